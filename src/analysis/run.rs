//! How many runs there are, and since when.
//! Knows no load; [`super::run_load`] has it day by day.

use chrono::NaiveDate;

use super::Days;
use crate::domain::{Body, Journal};

/// The runs up to today.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Runs {
    /// From the first day with a run to today.
    pub days: Days,
    /// How many runs.
    pub runs: usize,
    /// On how many days.
    pub with_run: usize,
    /// How many of the runs have no effort, so that their load is not known.
    pub unrated: usize,
}

/// Counts the runs up to today; `None` without one.
pub fn runs(journal: &Journal, today: NaiveDate) -> Option<Runs> {
    let mut days = Vec::new();
    let mut unrated = 0_usize;
    for (_, entry) in journal.entries() {
        if let (Body::Run(run), Some(when)) = (&entry.body, &entry.when)
            && when.day <= today
        {
            days.push(when.day);
            unrated = unrated.saturating_add(usize::from(run.effort.is_none()));
        }
    }
    let runs = days.len();
    crate::domain::sort(&mut days);
    days.dedup();
    Some(Runs {
        days: Days::new(*days.first()?, today)?,
        runs,
        with_run: days.len(),
        unrated,
    })
}
