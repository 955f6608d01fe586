//! Days with a dose, and how far every other day is from the last of them.
//! Goes by what was taken, never by a plan; knows no amounts.

use chrono::NaiveDate;

use crate::domain::{Body, Journal};

/// How many days ago the last dose was, by civil day.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum Phase {
    /// A dose was taken on the day itself.
    Dose,
    /// The day after a dose.
    Plus1,
    /// Two days after the last dose.
    Plus2,
    /// Any other day.
    Other,
}

/// The days on which at least one dose was taken, oldest first, each once.
pub fn dose_days(journal: &Journal) -> Vec<NaiveDate> {
    let mut days: Vec<NaiveDate> = journal
        .entries()
        .filter(|(_, entry)| matches!(entry.body, Body::Dose(_)))
        .filter_map(|(_, entry)| Some(entry.when.as_ref()?.day))
        .collect();
    days.sort_unstable();
    days.dedup();
    days
}

/// The phase of a day, given the sorted days of doses.
pub fn phase(day: NaiveDate, dose_days: &[NaiveDate]) -> Phase {
    let up_to_day = dose_days.partition_point(|dose| *dose <= day);
    let last = up_to_day.checked_sub(1).and_then(|index| dose_days.get(index));
    match last.map(|last| day.signed_duration_since(*last).num_days()) {
        Some(0) => Phase::Dose,
        Some(1) => Phase::Plus1,
        Some(2) => Phase::Plus2,
        _ => Phase::Other,
    }
}
