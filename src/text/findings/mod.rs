//! What was found, in words: one sentence each with its size, its interval, the days behind it and what it cannot show.
//! Takes what `analysis` found; finds nothing.

mod associations;
mod how;
mod inputs;
mod phases;
mod size;
mod time;

pub use associations::{
    NOTHING_FOUND, NOTHING_TRIED, OPEN_JOURNAL, YOU_KNEW, finding, finding_parts, limit, tried, why,
};
pub use how::{HEADING, How, Method, how};
pub use inputs::{input, later, step};
pub use phases::{NO_PAIRS, REGRESSION_TO_THE_MEAN, against_ordinary, pairs, phase};
pub use size::{against_smallest, is_one_way, smallest, with_interval};
pub use time::{STRETCHES_LIMIT, TREND_LIMIT, carried, loads, own_scale, trend, trend_likely, week};
