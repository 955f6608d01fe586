//! What the days say and what they cannot say: phases of doses, pairs, what goes with what, trends, runs.
//! Knows no wording, no chart and no clock.
//!
//! An [`Inquiry`] turns the journal into numbers and questions; [`Desk`] answers them one by one from the numbers alone,
//! here or in a worker. [`Inquiry::conclude`] weighs all [`Inquiry::associations`] together; [`Inquiry::size`] then asks how
//! large one is. [`Inquiry::about`] asks about one measure and can be asked when it is looked at.

mod conclude;
mod inputs;
mod inquiry;
mod load;
mod own_scale;
mod pairs;
mod phases;
mod question;
mod records;
mod sheet;
mod stretches;
mod wire;

pub use conclude::{Conclusions, Tried, Untried, Why};
pub use inputs::{Input, InputSeries, MOST_NAMED};
pub use inquiry::{Asked, Draft, Inquiry, Outcome, group_of};
pub use load::{Loads, Week, loads, week};
pub use own_scale::OwnScale;
pub use pairs::{About, Pair, Pairs, against_ordinary_days, paired, pairs};
pub use phases::{Doses, Grouping};
pub use question::{Answer, Desk, Question};
pub use records::DayDoses;
pub use sheet::{Column, Sheet};
pub use stretches::{Described, Stretch, StretchKind, stretches};

/// The fewest days of a kind (with a tag, with doses from one batch, without a run) that are compared with the others.
/// With fewer, a single day decides what the mean of a kind is; others ask for three and find too much.
pub const FEWEST_OF_A_KIND: usize = 10;
