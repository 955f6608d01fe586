//! The dose days of a cycle in order, kept-free ones included, so that each keeps its number when others are called off.
//! Knows no calendar program.

use chrono::NaiveDate;

use super::spans::{date, first_planned_day, holding, last_planned_day, number};
use super::{Course, CycleSpan, DayKind};

/// A dose day of the pattern in a cycle.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Slot {
    /// Its number in the cycle, from 1. A kept-free day has one, and a late dose takes the place of the missed one.
    pub number: u16,
    /// The day.
    pub day: NaiveDate,
    /// Whether the day is kept free, so that there is no dose.
    pub is_kept_free: bool,
}

impl Course {
    /// The dose days of a cycle's pattern up to a day, the day included. None for doses as needed.
    pub fn slots(&self, cycle: CycleSpan, until: NaiveDate) -> Vec<Slot> {
        let last = cycle.last.unwrap_or(until).min(until).min(last_planned_day());
        let (first, last) = (number(cycle.first.max(first_planned_day())), number(last));
        let mut slots = Vec::new();
        let mut n = first;
        while n <= last {
            if let Some((_, to)) = holding(&self.pauses, n) {
                n = to.saturating_add(1);
                continue;
            }
            let Some(place) = self.place(n) else { break };
            if !self.is_rest(place)
                && self.is_slot(n, place)
                && let Some(day) = date(n)
            {
                slots.push(Slot {
                    number: u16::try_from(slots.len().saturating_add(1)).unwrap_or(u16::MAX),
                    day,
                    is_kept_free: self.on(day) == DayKind::KeptFree,
                });
            }
            n = n.saturating_add(1);
        }
        slots
    }
}
