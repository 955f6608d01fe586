//! Where in a plan a day is: "day 2 of 3", "day 35 of 42", "day 3 of rest".
//! Says it as numbers; knows no wording.

use chrono::NaiveDate;

use super::spans::{date, holding, number};
use super::{Course, DayKind};
use crate::domain::Pause;

/// One day of several, from 1.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct DayOf {
    /// Which day.
    pub day: u32,
    /// Of how many.
    pub of: u32,
}

/// Where in its plan a day is.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Position {
    /// What kind of day.
    pub kind: DayKind,
    /// The day of the pattern. `None` for weekdays and doses as needed, outside a cycle, and while it waits for a late dose.
    pub pattern: Option<DayOf>,
    /// The day of the cycle. `None` outside a cycle and for a plan without cycles.
    pub cycle: Option<DayOf>,
    /// The day of the rest. `None` outside a rest.
    pub rest: Option<DayOf>,
    /// The number of the cycle, from 1. `None` outside the plan and for a plan without cycles.
    pub number: Option<u32>,
    /// How many cycles there are, if that is said.
    pub cycles: Option<u32>,
}

impl Course {
    /// Where in the plan a day is.
    pub fn position_on(&self, day: NaiveDate) -> Position {
        let kind = self.on(day);
        let nowhere = Position {
            kind,
            pattern: None,
            cycle: None,
            rest: None,
            number: None,
            cycles: self.plan.cycle.and_then(|cycle| cycle.count).map(u32::from),
        };
        let n = number(day);
        let Some(place) = kind.is_inside().then(|| self.place(n)).flatten() else {
            return nowhere;
        };
        let is_running = !matches!(kind, DayKind::Rest | DayKind::Paused) && !self.is_rest(place);
        let pattern = self.plan.protocol.pattern().filter(|_| is_running);
        let pattern = pattern.and_then(|pattern| {
            let position = self.position(n, place, pattern)?;
            part(i64::from(position), i64::from(pattern.length()))
        });
        let Some(cycle) = self.plan.cycle else {
            return Position { pattern, ..nowhere };
        };
        let on = i64::from(cycle.weeks).saturating_mul(7);
        let rest = i64::from(cycle.rest_weeks).saturating_mul(7);
        let is_rest = self.is_rest(place);
        Position {
            pattern,
            cycle: (!is_rest).then(|| part(place.day, on)).flatten(),
            rest: is_rest
                .then(|| part(place.day.saturating_sub(on), rest))
                .flatten(),
            number: u32::try_from(place.cycle.saturating_add(1)).ok(),
            ..nowhere
        }
    }

    /// The last day of the pause that holds on a day; `None` without one, and while nobody has said when it ends.
    pub fn paused_to(&self, day: NaiveDate) -> Option<NaiveDate> {
        let (_, to) = holding(&self.pauses, number(day))?;
        date(to)
    }

    /// The first day of the pause that holds on a day, if one does.
    pub fn paused_since(&self, day: NaiveDate) -> Option<NaiveDate> {
        let holds = |pause: &&Pause| pause.from <= day && pause.to.is_none_or(|to| day <= to);
        self.plan
            .pauses
            .iter()
            .filter(holds)
            .map(|pause| pause.from)
            .min()
    }
}

/// A day from 0 as one of several.
fn part(day: i64, of: i64) -> Option<DayOf> {
    Some(DayOf {
        day: u32::try_from(day.checked_add(1)?).ok()?,
        of: u32::try_from(of).ok()?,
    })
}
