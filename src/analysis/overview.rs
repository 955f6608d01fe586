//! How much a journal holds, counted in days.
//! Says nothing about whether it is enough for anything.

use chrono::NaiveDate;

use super::Days;
use crate::domain::{Body, Journal, Part};

/// Counts of days up to and including today, and of what lies ahead of it.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Overview {
    /// All days, as [`all_days`] says.
    pub days: Days,
    /// Days with at least one entry.
    pub with_entry: usize,
    /// Days after today that have entries all the same: from a clock that was wrong, or from a file.
    pub ahead: usize,
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

/// From the first day with an entry to today; `None` for a journal without a day up to today.
/// What lies ahead of today makes nothing longer: [`days_ahead`] has it.
pub fn all_days(journal: &Journal, today: NaiveDate) -> Option<Days> {
    Days::new(journal.days().next()?, today)
}

/// The days after today that have entries, newest first.
pub fn days_ahead(journal: &Journal, today: NaiveDate) -> Vec<NaiveDate> {
    journal.days().rev().take_while(|day| *day > today).collect()
}

/// Counts what the journal holds; `None` for a journal without a day up to today.
pub fn overview(journal: &Journal, today: NaiveDate) -> Option<Overview> {
    let days = all_days(journal, today)?;
    let (mut mornings, mut evenings) = (vec![false; days.len()], vec![false; days.len()]);
    let mut doses = 0_usize;
    for (_, entry) in journal.entries() {
        match (&entry.body, &entry.when) {
            (Body::CheckIn(check_in), Some(when)) => {
                let marks = match check_in.part {
                    Part::Morning => &mut mornings,
                    Part::Evening => &mut evenings,
                };
                if let Some(mark) = days.index_of(when.day).and_then(|index| marks.get_mut(index)) {
                    *mark = true;
                }
            }
            (Body::Dose(_), Some(_)) => doses = doses.saturating_add(1),
            _ => {}
        }
    }
    let ahead = days_ahead(journal, today).len();
    Some(Overview {
        days,
        with_entry: journal.days().count().saturating_sub(ahead),
        ahead,
        mornings: marked(&mornings),
        evenings: marked(&evenings),
        doses,
    })
}

fn marked(marks: &[bool]) -> usize {
    marks.iter().filter(|mark| **mark).count()
}
