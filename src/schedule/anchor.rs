//! What moves a pattern: a late dose, where the plan shifts, and the decision to begin anew.
//! Weekdays are never moved.

use chrono::NaiveDate;

use super::spans::{date, holding, number};
use super::{Course, Happened};
use crate::domain::{Choice, Missed, Plan, RecordId, sort};

/// A day from which the pattern goes on.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) struct Anchor {
    /// The day.
    pub(super) day: i64,
    /// The missed dose day it stands for: from there to the day the pattern waits. The day itself if none was missed.
    pub(super) waits_from: i64,
    /// The stretch of the pattern it belongs to, from 0.
    pub(super) stretch: i64,
    /// The day of the pattern that it is, from 0.
    pub(super) position: u8,
    /// Whether the pattern before had a dose on that day already.
    pub(super) was_dose: bool,
}

impl Course {
    /// The plan with what was taken and decided. Where it shifts, a late dose moves the rest of its cycle,
    /// so that the days between doses stay what they are in the pattern; a dose nobody missed moves nothing.
    pub fn of(id: RecordId, plan: &Plan, happened: &Happened) -> Self {
        let mut course = Self::planned(id, plan);
        // What lies outside the plan moves nothing.
        let last = course.last_day().unwrap_or(NaiveDate::MAX);
        let doses = happened.doses_from(plan.start).iter();
        let doses = doses.take_while(|day| **day <= last);
        let mut days: Vec<i64> = doses.map(|day| number(*day)).collect();
        days.extend(happened.decided(id, Choice::Anew).map(number));
        sort(&mut days);
        days.dedup();
        for n in days {
            if let Some(anchor) = course.anchor_at(n, happened) {
                course.anchors.push(anchor);
            }
        }
        course
    }

    /// The dose day before a day that is still open: missed, not skipped, and a dose on the day would move the rest.
    pub fn open_dose(&self, day: NaiveDate, happened: &Happened) -> Option<NaiveDate> {
        date(self.open_slot(number(day), happened)?)
    }

    /// The dose day that a dose on this day was late for, if it moved the pattern.
    pub fn late_for(&self, day: NaiveDate) -> Option<NaiveDate> {
        let n = number(day);
        let anchor = self.anchors.iter().find(|anchor| anchor.day == n)?;
        date(anchor.waits_from).filter(|_| anchor.waits_from < n)
    }

    /// The day to which the dose of this day moved because it was taken late.
    pub fn moved_to(&self, day: NaiveDate) -> Option<NaiveDate> {
        let n = number(day);
        let mut anchors = self.anchors.iter();
        let anchor = anchors.find(|anchor| anchor.waits_from == n && anchor.day > n)?;
        date(anchor.day)
    }

    /// Whether the pattern began anew with a day on which nothing was planned.
    pub(super) fn is_unplanned_anchor(&self, n: i64) -> bool {
        let mut anchors = self.anchors.iter();
        anchors.any(|anchor| anchor.day == n && anchor.waits_from == n && !anchor.was_dose)
    }

    fn anchor_at(&self, n: i64, happened: &Happened) -> Option<Anchor> {
        let pattern = self.plan.protocol.pattern()?;
        let is_running = n >= number(self.plan.start) && holding(&self.pauses, n).is_none();
        let place = is_running.then(|| self.place(n))??;
        if self.is_rest(place) {
            return None;
        }
        let was_dose = self.is_slot(n, place);
        if happened.has_decided(self.id, Choice::Anew, date(n)?) {
            let position = (0..pattern.length()).find(|day| pattern.is_dose(*day))?;
            return Some(Anchor {
                day: n,
                waits_from: n,
                stretch: self.stretch(place).0,
                position,
                was_dose,
            });
        }
        let missed = self.open_slot(n, happened)?;
        Some(Anchor {
            day: n,
            waits_from: missed,
            stretch: self.stretch(place).0,
            position: self.position(missed, self.place(missed)?, pattern)?,
            was_dose,
        })
    }

    fn open_slot(&self, n: i64, happened: &Happened) -> Option<i64> {
        let pattern = self.plan.protocol.pattern()?;
        let is_running = n >= number(self.plan.start) && holding(&self.pauses, n).is_none();
        let place = is_running.then(|| self.place(n))??;
        if self.plan.missed != Missed::Shift || self.is_rest(place) || self.is_slot(n, place) {
            return None;
        }
        let slot = self.slot_before(n, self.stretch(place).0, pattern.length())?;
        let day = date(slot)?;
        let is_known = !happened.is_unread(day);
        let is_open =
            is_known && !happened.has_dose(day) && !happened.has_decided(self.id, Choice::Skipped, day);
        is_open.then_some(slot)
    }

    /// The last day before `n`, in the same stretch and one round of the pattern, that has a dose in the pattern.
    fn slot_before(&self, n: i64, stretch: i64, round: u8) -> Option<i64> {
        let mut n = n.checked_sub(1)?;
        let mut left = round;
        while left > 0 && n >= number(self.plan.start) {
            if let Some((from, _)) = holding(&self.pauses, n) {
                n = from.saturating_sub(1);
                continue;
            }
            let place = self.place(n).filter(|place| self.stretch(*place).0 == stretch)?;
            if self.is_slot(n, place) {
                return Some(n);
            }
            n = n.saturating_sub(1);
            left = left.saturating_sub(1);
        }
        None
    }
}
