//! How a plan was kept: doses taken, skipped, missed and unplanned, and days off that were kept.
//! Counts days and praises nothing; a day off without a dose is a success like any other.

use std::iter::Sum;

use chrono::NaiveDate;

use super::calendar::Mark;
use super::spans::{first_planned_day, last_planned_day};
use super::{Course, CycleSpan, DayKind, Happened};

/// Days of a plan, counted by what became of them. A day that is not over counts once something is recorded on it.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub struct Adherence {
    /// Dose days that are over: taken, skipped or missed. For doses as needed those within the limits.
    pub planned: u32,
    /// Of these, taken; late ones included.
    pub taken: u32,
    /// Of the taken ones, late: on another day than planned, which moved the rest.
    pub late: u32,
    /// Left out on purpose.
    pub skipped: u32,
    /// Gone by without a dose.
    pub missed: u32,
    /// Days with a dose that was not planned.
    pub unplanned: u32,
    /// Days without a planned dose that are over: off, rest, kept free and paused.
    pub off: u32,
    /// Of these, kept without a dose.
    pub off_kept: u32,
}

impl Course {
    /// How the plan was kept up to today, over all cycles.
    pub fn adherence(&self, today: NaiveDate, happened: &Happened) -> Adherence {
        self.adherence_between(self.plan.start, self.last_day().unwrap_or(today), today, happened)
    }

    /// How one cycle and its rest were kept up to today.
    pub fn adherence_in(&self, cycle: CycleSpan, today: NaiveDate, happened: &Happened) -> Adherence {
        let last = cycle.rest_last.unwrap_or(today);
        self.adherence_between(cycle.first, last, today, happened)
    }

    /// The cycles that have begun, oldest first, each with how it was kept up to today.
    pub fn adherence_by_cycle(&self, today: NaiveDate, happened: &Happened) -> Vec<(CycleSpan, Adherence)> {
        (1..)
            .map_while(|number| self.cycle(number))
            .take_while(|cycle| cycle.first <= today.min(last_planned_day()))
            .map(|cycle| (cycle, self.adherence_in(cycle, today, happened)))
            .collect()
    }

    fn adherence_between(
        &self,
        first: NaiveDate,
        last: NaiveDate,
        today: NaiveDate,
        happened: &Happened,
    ) -> Adherence {
        let mut counted = Adherence::default();
        let last = last.min(today).min(last_planned_day());
        let first = first.max(first_planned_day());
        for day in first.iter_days().take_while(|day| *day <= last) {
            let kind = self.on(day);
            if kind == DayKind::After {
                break;
            }
            counted.add(self.mark_of(kind, day, today, happened), day < today);
        }
        counted
    }
}

impl Sum for Adherence {
    fn sum<I: Iterator<Item = Self>>(parts: I) -> Self {
        parts.fold(Self::default(), |one, other| Self {
            planned: one.planned.saturating_add(other.planned),
            taken: one.taken.saturating_add(other.taken),
            late: one.late.saturating_add(other.late),
            skipped: one.skipped.saturating_add(other.skipped),
            missed: one.missed.saturating_add(other.missed),
            unplanned: one.unplanned.saturating_add(other.unplanned),
            off: one.off.saturating_add(other.off),
            off_kept: one.off_kept.saturating_add(other.off_kept),
        })
    }
}

impl Adherence {
    fn add(&mut self, mark: Option<Mark>, is_over: bool) {
        let count = |counter: &mut u32| *counter = counter.saturating_add(1);
        match mark {
            Some(Mark::Taken | Mark::TakenLate(_)) => {
                count(&mut self.planned);
                count(&mut self.taken);
                if matches!(mark, Some(Mark::TakenLate(_))) {
                    count(&mut self.late);
                }
            }
            Some(Mark::Skipped) => {
                count(&mut self.planned);
                count(&mut self.skipped);
            }
            Some(Mark::Missed) => {
                count(&mut self.planned);
                count(&mut self.missed);
            }
            Some(Mark::Unplanned) => {
                count(&mut self.unplanned);
                count(&mut self.off);
            }
            // The day to which a dose moved counts in its place; what was neither day nor dose does not count.
            Some(Mark::MovedTo(_)) | None if is_over => {
                count(&mut self.off);
                count(&mut self.off_kept);
            }
            Some(Mark::MovedTo(_) | Mark::Lost | Mark::Due | Mark::Planned) | None => {}
        }
    }
}
