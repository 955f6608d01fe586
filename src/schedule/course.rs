//! One plan, with what moved it so far: which kind of day each civil day is.
//! Knows no doses but those that moved the pattern; makes none.

use chrono::NaiveDate;

use super::anchor::Anchor;
use super::spans::{Span, date, days_before, first_planned_day, holding, last_planned_day, merged, number};
use crate::domain::{FreeFor, Pattern, Plan, Protocol, RecordId};

/// What kind of day a civil day is in a plan. Every day is exactly one.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum DayKind {
    /// Before the plan begins.
    Before,
    /// A dose day.
    Dose,
    /// The day after a dose day.
    Transition,
    /// Any other day of a cycle.
    Normal,
    /// A day of rest between cycles or after the last.
    Rest,
    /// A day kept free inside the plan.
    KeptFree,
    /// The plan stands still.
    Paused,
    /// The plan is over.
    After,
}

impl DayKind {
    /// Whether the plan holds on such a day.
    pub const fn is_inside(self) -> bool {
        !matches!(self, Self::Before | Self::After)
    }
}

/// The civil days of one cycle.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct CycleSpan {
    /// Its number, from 1.
    pub number: u32,
    /// The first day.
    pub first: NaiveDate,
    /// The last day before its rest; `None` while a pause has no end, or for a plan that simply goes on.
    pub last: Option<NaiveDate>,
    /// The last day of its rest; the same as `last` without one.
    pub rest_last: Option<NaiveDate>,
}

/// A plan as it runs.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Course {
    /// The plan's record.
    pub id: RecordId,
    /// The plan.
    pub plan: Plan,
    /// Days kept free, merged.
    pub(super) free: Vec<Span>,
    /// Pauses, merged.
    pub(super) pauses: Vec<Span>,
    /// Where the pattern goes on from, oldest first.
    pub(super) anchors: Vec<Anchor>,
}

/// Where a day lies among the cycles. Paused days are not counted.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) struct Place {
    /// The cycle, from 0.
    pub(super) cycle: i64,
    /// The day of the cycle and its rest, from 0.
    pub(super) day: i64,
}

impl Course {
    /// The plan as it was made, whatever was taken since.
    pub fn planned(id: RecordId, plan: &Plan) -> Self {
        let start = number(plan.start);
        let free = plan.kept_free.iter();
        let pauses = plan.pauses.iter();
        Self {
            id,
            free: merged(free.map(|span| (number(span.from), number(span.to))), start),
            pauses: merged(
                pauses.map(|span| (number(span.from), span.to.map_or(i64::MAX, number))),
                start,
            ),
            anchors: Vec::new(),
            plan: plan.clone(),
        }
    }

    /// What kind of day it is. Takes the same time for every day, however far away.
    pub fn on(&self, day: NaiveDate) -> DayKind {
        let n = number(day);
        if n < number(self.plan.start) {
            // A plan that was ended before it began never holds.
            return if self.plan.never_began() {
                DayKind::After
            } else {
                DayKind::Before
            };
        }
        let Some(place) = self.place(n) else {
            return DayKind::After;
        };
        if holding(&self.pauses, n).is_some() {
            DayKind::Paused
        } else if holding(&self.free, n).is_some() {
            DayKind::KeptFree
        } else if self.is_rest(place) {
            DayKind::Rest
        } else if self.is_slot(n, place) {
            DayKind::Dose
        } else if self.is_dose(n.saturating_sub(1)) {
            DayKind::Transition
        } else {
            DayKind::Normal
        }
    }

    /// Why a day is kept free, if it is.
    pub fn kept_free_for(&self, day: NaiveDate) -> Option<FreeFor> {
        let spans = self.plan.kept_free.iter();
        let mut holding = spans.filter(|span| span.from <= day && day <= span.to);
        holding.next().map(|span| span.why)
    }

    /// The first dose day that is not before `from`. Nothing is planned outside 1990–2100.
    pub fn next_dose(&self, from: NaiveDate) -> Option<NaiveDate> {
        let is_regular = self.plan.protocol.pattern().is_some()
            || self.plan.protocol.weekdays().is_some_and(|days| days.count() > 0);
        let first = from.max(self.plan.start).max(first_planned_day());
        let mut n = number(first);
        let last = number(last_planned_day());
        while is_regular && n <= last {
            let place = self.place(n)?;
            if let Some((_, to)) = holding(&self.pauses, n).or_else(|| holding(&self.free, n)) {
                n = to.saturating_add(1);
            } else if self.is_rest(place) {
                n = self.civil(place.cycle.saturating_add(1).saturating_mul(self.period()?))?;
            } else if self.is_slot(n, place) {
                return date(n);
            } else {
                n = n.saturating_add(1);
            }
        }
        None
    }

    /// The next dose days from `from` on, at most so many.
    pub fn next_doses(&self, from: NaiveDate, most: usize) -> Vec<NaiveDate> {
        let following = |day: &NaiveDate| self.next_dose(day.succ_opt()?);
        std::iter::successors(self.next_dose(from), following)
            .take(most)
            .collect()
    }

    /// The dose days from `first` to `last`, both included.
    pub fn doses_between(&self, first: NaiveDate, last: NaiveDate) -> Vec<NaiveDate> {
        let following = |day: &NaiveDate| self.next_dose(day.succ_opt()?);
        std::iter::successors(self.next_dose(first), following)
            .take_while(|day| *day <= last)
            .collect()
    }

    /// How many dose days of its cycle are left on a day, the day itself included.
    /// `None` outside the plan, and for a plan whose cycle has no end that is known.
    pub fn doses_left(&self, day: NaiveDate) -> Option<usize> {
        let last = self.cycle_on(day)?.last?;
        Some(self.doses_between(day, last).len())
    }

    /// The cycle that a day belongs to, its rest included. A plan without cycles is one cycle.
    pub fn cycle_on(&self, day: NaiveDate) -> Option<CycleSpan> {
        let n = number(day);
        let place = (n >= number(self.plan.start)).then(|| self.place(n))??;
        self.cycle(u32::try_from(place.cycle).ok()?.checked_add(1)?)
    }

    /// The cycle of a number, from 1; `None` if the plan has no such cycle.
    pub fn cycle(&self, number_from_1: u32) -> Option<CycleSpan> {
        let before = i64::from(number_from_1.checked_sub(1)?);
        let Some((cycle, period)) = self.plan.cycle.zip(self.period()) else {
            let last = self.plan.ended.and_then(|ended| ended.pred_opt());
            return (before == 0 && last.is_none_or(|last| self.plan.start <= last)).then_some(CycleSpan {
                number: number_from_1,
                first: self.plan.start,
                last,
                rest_last: last,
            });
        };
        let first = before.saturating_mul(period);
        // A pause between two cycles belongs to the later one.
        let first_day = match first.checked_sub(1).filter(|last| *last >= 0) {
            Some(last) => self.civil(last)?.saturating_add(1),
            None => number(self.plan.start),
        };
        self.place(first_day)?;
        let on = i64::from(cycle.weeks).saturating_mul(7);
        let last_of = |days: i64| {
            let last = self.civil(first.saturating_add(days).saturating_sub(1));
            let ended = self.plan.ended.map(|ended| number(ended).saturating_sub(1));
            let last = match (last, ended) {
                (Some(last), Some(ended)) => Some(last.min(ended)),
                (last, ended) => last.or(ended),
            };
            last.and_then(date)
        };
        Some(CycleSpan {
            number: number_from_1,
            first: date(first_day)?,
            last: last_of(on),
            rest_last: last_of(period),
        })
    }

    /// The last day of the plan, its last rest included; `None` while it has no end that is known.
    pub fn last_day(&self) -> Option<NaiveDate> {
        let ended = self.plan.ended.and_then(|ended| ended.pred_opt());
        let count = self.plan.cycle.and_then(|cycle| cycle.count);
        let last = count
            .and_then(|count| self.cycle(u32::from(count)))
            .and_then(|cycle| cycle.rest_last);
        match (last, ended) {
            (Some(last), Some(ended)) => Some(last.min(ended)),
            (last, ended) => last.or(ended),
        }
    }

    /// Whether a day is a dose day.
    pub(super) fn is_dose(&self, n: i64) -> bool {
        let is_held = holding(&self.pauses, n).is_some() || holding(&self.free, n).is_some();
        let is_inside = n >= number(self.plan.start) && !is_held;
        let place = is_inside.then(|| self.place(n)).flatten();
        place.is_some_and(|place| !self.is_rest(place) && self.is_slot(n, place))
    }

    /// Whether the pattern has a dose on a day of a cycle, kept free or not. Nothing is planned after 2100.
    pub(super) fn is_slot(&self, n: i64, place: Place) -> bool {
        if n > number(last_planned_day()) {
            return false;
        }
        if let Some(pattern) = self.plan.protocol.pattern() {
            let position = self.position(n, place, pattern);
            return position.is_some_and(|position| pattern.is_dose(position));
        }
        let weekdays = self.plan.protocol.weekdays();
        weekdays.zip(date(n)).is_some_and(|(days, day)| days.holds(day))
    }

    /// The day of the pattern, from 0; `None` while it waits for a late dose.
    pub(super) fn position(&self, n: i64, place: Place, pattern: Pattern) -> Option<u8> {
        let next = self.anchors.partition_point(|anchor| anchor.day <= n);
        if self
            .anchors
            .get(next)
            .is_some_and(|anchor| anchor.waits_from <= n)
        {
            return None;
        }
        let held = next.checked_sub(1).and_then(|last| self.anchors.get(last));
        let (stretch, day) = self.stretch(place);
        let days = match held.filter(|anchor| anchor.stretch == stretch) {
            Some(anchor) => {
                let since = self.active(n).saturating_sub(self.active(anchor.day));
                since.saturating_add(i64::from(anchor.position))
            }
            None => day,
        };
        u8::try_from(days.checked_rem_euclid(i64::from(pattern.length()))?).ok()
    }

    /// Where a day that is not before the plan lies in it; `None` after the plan.
    pub(super) fn place(&self, n: i64) -> Option<Place> {
        if self.plan.ended.is_some_and(|ended| number(ended) <= n) {
            return None;
        }
        let day = self.active(n);
        let Some((cycle, period)) = self.plan.cycle.zip(self.period()) else {
            return Some(Place { cycle: 0, day });
        };
        let place = Place {
            cycle: day.checked_div_euclid(period)?,
            day: day.checked_rem_euclid(period)?,
        };
        let is_over = cycle.count.is_some_and(|count| i64::from(count) <= place.cycle);
        (!is_over).then_some(place)
    }

    /// The stretch in which the pattern goes on without a break, by number, and the day of it, both from 0: a cycle, or
    /// all cycles where no rest divides them, lest the pattern begin anew the day after a dose.
    pub(super) fn stretch(&self, place: Place) -> (i64, i64) {
        match self
            .period()
            .filter(|_| self.plan.cycle.is_some_and(|cycle| cycle.rest_weeks == 0))
        {
            Some(period) => (0, place.cycle.saturating_mul(period).saturating_add(place.day)),
            None => (place.cycle, place.day),
        }
    }

    /// Days of a cycle and its rest.
    pub(super) fn period(&self) -> Option<i64> {
        let cycle = self.plan.cycle?;
        let weeks = i64::from(cycle.weeks).saturating_add(i64::from(cycle.rest_weeks));
        Some(weeks.saturating_mul(7)).filter(|days| *days > 0)
    }

    /// Whether a place lies in the rest after a cycle.
    pub(super) fn is_rest(&self, place: Place) -> bool {
        let cycle = self.plan.cycle;
        cycle.is_some_and(|cycle| place.day >= i64::from(cycle.weeks).saturating_mul(7))
    }

    /// How many days of the plan are over before a day; paused ones do not count.
    pub(super) fn active(&self, n: i64) -> i64 {
        n.saturating_sub(number(self.plan.start))
            .saturating_sub(days_before(&self.pauses, n))
    }

    /// The civil day before which so many days of the plan are over; `None` if a pause without an end is before it.
    pub(super) fn civil(&self, active: i64) -> Option<i64> {
        let mut n = number(self.plan.start).saturating_add(active);
        for (from, to) in &self.pauses {
            if n < *from {
                break;
            }
            let length = to.checked_sub(*from)?.checked_add(1)?;
            n = n.checked_add(length).filter(|_| *to != i64::MAX)?;
        }
        Some(n)
    }

    /// Whether doses are taken as needed, so that no day is a dose day before it comes.
    pub const fn is_as_needed(&self) -> bool {
        matches!(self.plan.protocol, Protocol::AsNeeded(_))
    }
}
