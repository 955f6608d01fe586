//! What the journal's entries say when they are put side by side: series, day summaries, search.
//! Knows no pixels, colours or user text, and no clock: today is an argument.

mod answered;
mod batch;
mod day;
mod days;
mod dose;
pub mod insights;
mod overview;
mod rests;
mod run;
mod search;
mod series;
pub mod statistics;

pub use answered::answered;
pub use batch::{BatchUse, batch_labels, batch_starts, batch_uses};
pub use day::{DaySummary, Fact, day_answers, day_summary};
pub use days::Days;
pub use dose::{Phase, dose_days, phase};
pub use overview::{Overview, all_days, days_ahead, overview};
pub use rests::{at_once, with_rests};
pub use run::{Runs, runs};
pub use search::{DayMatch, Filter, folded, search, tags_by_use};
pub use series::{Rule, Series, Source, run_load, series, series_by, series_for, series_of};
pub use statistics::{Summary, quantile, seven_day_mean, summary};
