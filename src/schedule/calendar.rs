//! Planned and taken side by side, day by day.
//! Draws nothing; knows which plan holds on a day and what became of it.

use chrono::{Days, NaiveDate};

use super::limits::{Allowance, allowance};
use super::spans::number;
use super::{Course, DayKind, Happened};
use crate::domain::{Choice, FreeFor, Journal, Plan, Protocol, RecordId};

/// What became of a day's dose, or will.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Mark {
    /// Taken, as planned; or taken where no plan holds.
    Taken,
    /// Taken late for the dose day that is named; the rest of the pattern moved.
    TakenLate(NaiveDate),
    /// Taken although nothing was planned.
    Unplanned,
    /// Left out on purpose.
    Skipped,
    /// A dose day that went by without a dose.
    Missed,
    /// A dose day that went by without a dose, and whose dose was taken late on the day that is named.
    MovedTo(NaiveDate),
    /// A dose day on a date that a flight over the date line left out.
    Lost,
    /// Today is a dose day, and nothing is recorded yet.
    Due,
    /// A dose day to come.
    Planned,
}

/// One day of the calendar.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct CalendarDay {
    /// The day.
    pub day: NaiveDate,
    /// The plan that holds, if one does.
    pub plan: Option<RecordId>,
    /// What kind of day it is in that plan.
    pub kind: Option<DayKind>,
    /// Why it is kept free, if it is.
    pub free_for: Option<FreeFor>,
    /// What became of its dose; `None` for a day without one.
    pub mark: Option<Mark>,
}

/// All plans and what happened, read once and asked for any day.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Calendar {
    /// Every plan as it ran, by its first day; ended, at the latest, where the next began.
    pub courses: Vec<Course>,
    /// What happened.
    pub happened: Happened,
}

impl Calendar {
    /// Everything in the journal, in one pass.
    pub fn of(journal: &Journal) -> Self {
        Self::reading(journal, None)
    }

    /// The same of a journal whose days before `first` are not read yet.
    pub fn reading(journal: &Journal, first: Option<NaiveDate>) -> Self {
        Self::with(&apart(&journal.plans()), Happened::of(journal).read_from(first))
    }

    /// Only what the plan that holds today needs: nothing before it began. Days before `first` are not read yet.
    pub fn of_today(journal: &Journal, today: NaiveDate, first: Option<NaiveDate>) -> Self {
        let plans = apart(&journal.plans());
        // What was taken moves no plan's end, so the plan as it was made says whether it holds.
        let holds = |id: RecordId, plan: &Plan| Course::planned(id, plan).on(today).is_inside();
        let held = plans.iter().rev().find(|(id, plan)| holds(*id, plan));
        // The limits of doses as needed look four weeks back.
        let since = held.map_or(today, |(_, plan)| plan.start);
        let since = since.checked_sub_days(Days::new(28)).unwrap_or(since);
        Self::with(&plans, Happened::since(journal, since).read_from(first))
    }

    fn with(plans: &[(RecordId, Plan)], happened: Happened) -> Self {
        Self {
            courses: plans
                .iter()
                .map(|(id, plan)| Course::of(*id, plan, &happened))
                .collect(),
            happened,
        }
    }

    /// The plan that holds on a day.
    pub fn course_on(&self, day: NaiveDate) -> Option<&Course> {
        self.held_on(day).map(|(course, _)| course)
    }

    /// The plan that holds on a day, and what kind of day it is in it.
    fn held_on(&self, day: NaiveDate) -> Option<(&Course, DayKind)> {
        let newest_first = self.courses.iter().rev();
        let mut kinds = newest_first.map(|course| (course, course.on(day)));
        kinds.find(|(_, kind)| kind.is_inside())
    }

    /// The plan that holds on a day, or held last before it.
    pub fn course_until(&self, day: NaiveDate) -> Option<&Course> {
        let mut newest_first = self.courses.iter().rev();
        newest_first.find(|course| course.plan.start <= day && !course.plan.never_began())
    }

    /// The first plan that begins after a day.
    pub fn course_after(&self, day: NaiveDate) -> Option<&Course> {
        self.courses
            .iter()
            .find(|course| course.on(day) == DayKind::Before)
    }

    /// The newest dose of the last days that a plan's pattern could begin anew with, and does not yet: one that was
    /// not planned, on a day that is neither rest nor paused.
    pub fn extra_dose(&self, plan: RecordId, today: NaiveDate) -> Option<NaiveDate> {
        const DAYS_BACK: u64 = 3;
        let course = self.courses.iter().find(|course| course.id == plan)?;
        course.plan.protocol.pattern()?;
        let first = today.checked_sub_days(Days::new(DAYS_BACK))?;
        let mut newest_first = self.between(first, today, today).into_iter().rev();
        let extra = newest_first.find(|day| day.mark == Some(Mark::Unplanned) && day.plan == Some(plan))?;
        let is_still = matches!(extra.kind, Some(DayKind::Rest | DayKind::Paused));
        let is_decided = self.happened.has_decided(plan, Choice::Anew, extra.day);
        (!is_still && !is_decided).then_some(extra.day)
    }

    /// One day.
    pub fn on(&self, day: NaiveDate, today: NaiveDate) -> CalendarDay {
        let held = self.held_on(day);
        let mark = match held {
            Some((course, kind)) => course.mark_of(kind, day, today, &self.happened),
            None => self.happened.has_dose(day).then_some(Mark::Taken),
        };
        CalendarDay {
            day,
            plan: held.map(|(course, _)| course.id),
            kind: held.map(|(_, kind)| kind),
            free_for: held.and_then(|(course, _)| course.kept_free_for(day)),
            mark,
        }
    }

    /// The days from `first` to `last`, both included.
    pub fn between(&self, first: NaiveDate, last: NaiveDate, today: NaiveDate) -> Vec<CalendarDay> {
        let days = first.iter_days().take_while(|day| *day <= last);
        days.map(|day| self.on(day, today)).collect()
    }

    /// The days of a month (1–12); none if there is no such month.
    pub fn month(&self, year: i32, month: u32, today: NaiveDate) -> Vec<CalendarDay> {
        let first = NaiveDate::from_ymd_opt(year, month, 1);
        let last = first.and_then(|first| {
            let next = first.checked_add_months(chrono::Months::new(1))?;
            next.pred_opt()
        });
        let days = first.zip(last);
        days.map_or_else(Vec::new, |(first, last)| self.between(first, last, today))
    }

    /// The days of a year; none if there is no such year.
    pub fn year(&self, year: i32, today: NaiveDate) -> Vec<CalendarDay> {
        let ends = (
            NaiveDate::from_ymd_opt(year, 1, 1),
            NaiveDate::from_ymd_opt(year, 12, 31),
        );
        let days = ends.0.zip(ends.1);
        days.map_or_else(Vec::new, |(first, last)| self.between(first, last, today))
    }
}

/// Plans by their first day, each ended, at the latest, where the next begins that ever held: files and pauses make plans
/// overlap, and no day is in two.
pub(super) fn apart(plans: &[(RecordId, &Plan)]) -> Vec<(RecordId, Plan)> {
    let later = |place: usize| plans.iter().skip(place).map(|(_, plan)| *plan);
    let plans = plans.iter().zip(1..);
    plans
        .map(|((id, plan), next)| (*id, before(plan, later(next))))
        .collect()
}

/// A plan ended, at the latest, where the next begins that ever held. `later` are those that follow, by their first day.
pub(super) fn before<'a>(plan: &Plan, mut later: impl Iterator<Item = &'a Plan>) -> Plan {
    let next = later.find(|next| !next.never_began());
    let next = next.map(|next| next.start);
    Plan {
        ended: next.into_iter().chain(plan.ended).min(),
        ..plan.clone()
    }
}

impl Course {
    /// What became of a day's dose, or will; `None` for a day without one.
    pub fn mark(&self, day: NaiveDate, today: NaiveDate, happened: &Happened) -> Option<Mark> {
        self.mark_of(self.on(day), day, today, happened)
    }

    /// The same of a day whose kind is known.
    pub(super) fn mark_of(
        &self,
        kind: DayKind,
        day: NaiveDate,
        today: NaiveDate,
        happened: &Happened,
    ) -> Option<Mark> {
        let is_dose_day = kind == DayKind::Dose;
        let is_extra = self.is_unplanned_anchor(number(day));
        if happened.has_dose(day) {
            return Some(match self.late_for(day) {
                Some(missed) => Mark::TakenLate(missed),
                None if is_dose_day && !is_extra || self.is_within_limits(kind, day, happened) => Mark::Taken,
                None => Mark::Unplanned,
            });
        }
        if let Some(moved_to) = self.moved_to(day) {
            return Some(Mark::MovedTo(moved_to));
        }
        if !is_dose_day || is_extra || happened.is_unread(day) {
            return None;
        }
        Some(if happened.has_decided(self.id, Choice::Skipped, day) {
            Mark::Skipped
        } else if day > today {
            Mark::Planned
        } else if day == today {
            Mark::Due
        } else if happened.is_lost(day) {
            Mark::Lost
        } else {
            Mark::Missed
        })
    }

    /// Whether a dose as needed on a day that is not rest, kept free or paused keeps to the limits.
    fn is_within_limits(&self, kind: DayKind, day: NaiveDate, happened: &Happened) -> bool {
        let Protocol::AsNeeded(limits) = self.plan.protocol else {
            return false;
        };
        kind == DayKind::Normal && allowance(limits, happened, day) == Allowance::Within
    }
}
