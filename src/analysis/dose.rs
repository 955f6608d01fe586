//! Days with a dose, and how far every other day is from the last of them.
//! Goes by what was taken, never by a plan; knows no amounts.

use chrono::NaiveDate;

use super::Days;
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
    let ends = (journal.days().next(), journal.days().next_back());
    let Some(days) = ends
        .0
        .zip(ends.1)
        .and_then(|(first, last)| Days::new(first, last))
    else {
        return Vec::new();
    };
    // One mark for each day keeps them sorted and once each.
    let mut has_dose = vec![false; days.len()];
    for (_, entry) in journal.entries() {
        let when = entry
            .when
            .as_ref()
            .filter(|_| matches!(entry.body, Body::Dose(_)));
        let index = when.and_then(|when| days.index_of(when.day));
        if let Some(mark) = index.and_then(|index| has_dose.get_mut(index)) {
            *mark = true;
        }
    }
    let marked = has_dose.iter().enumerate().filter(|(_, has_dose)| **has_dose);
    marked.filter_map(|(index, _)| days.at(index)).collect()
}

/// The phase of a day, given the sorted days of doses. Marks days in lists and charts; what is compared goes by
/// [`super::insights`], where a day is in no group if something before it is unknown.
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
