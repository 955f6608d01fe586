//! How much a journal holds, counted in days.
//! Says nothing about whether it is enough for anything.

use std::collections::BTreeSet;

use chrono::NaiveDate;

use super::Days;
use crate::domain::{Body, Journal, Part};

/// Counts of days up to and including today.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Overview {
    /// From the first day with an entry to today, or to the last day with an entry if that is later.
    pub days: Days,
    /// Days with at least one entry.
    pub with_entry: usize,
    /// Days with a morning check-in.
    pub mornings: usize,
    /// Days with an evening check-in.
    pub evenings: usize,
    /// Doses, not days.
    pub doses: usize,
}

impl Overview {
    /// Days without any entry.
    pub fn without_entry(&self) -> usize {
        self.days.len().saturating_sub(self.with_entry)
    }
}

/// Counts what the journal holds; `None` for a journal without a day.
pub fn overview(journal: &Journal, today: NaiveDate) -> Option<Overview> {
    let first = journal.days().next()?;
    let last = journal.days().next_back()?;
    let (mut mornings, mut evenings, mut doses) = (BTreeSet::new(), BTreeSet::new(), 0_usize);
    for (_, entry) in journal.entries() {
        match (&entry.body, &entry.when) {
            (Body::CheckIn(check_in), Some(when)) => match check_in.part {
                Part::Morning => drop(mornings.insert(when.day)),
                Part::Evening => drop(evenings.insert(when.day)),
            },
            (Body::Dose(_), Some(_)) => doses = doses.saturating_add(1),
            _ => {}
        }
    }
    Some(Overview {
        days: Days::new(first, today.max(last))?,
        with_entry: journal.days().count(),
        mornings: mornings.len(),
        evenings: evenings.len(),
        doses,
    })
}
