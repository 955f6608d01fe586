//! The cycles and rests of a plan, and what a measure was like in each.
//! Describes them side by side; a cycle that was better was not better because of anything.

use chrono::{Days as Span, NaiveDate};

use super::super::statistics::{Summary, mean, summary};
use super::super::{Days, Series};
use crate::schedule::{Course, CycleSpan};

/// What a stretch of days is in its plan.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum StretchKind {
    /// A cycle.
    Cycle,
    /// The rest after a cycle.
    Rest,
}

/// A cycle, or the rest after one.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Stretch {
    /// Which of the two.
    pub kind: StretchKind,
    /// The number of the cycle, from 1.
    pub number: u32,
    /// Its days up to today.
    pub days: Days,
}

/// What a measure was like in a cycle or rest.
#[derive(Clone, PartialEq, Debug)]
pub struct Described {
    /// The cycle or rest.
    pub of: Stretch,
    /// Where the answers lie; `None` without any.
    pub summary: Option<Summary>,
    /// Their mean.
    pub mean: Option<f64>,
}

/// The cycles of a plan up to today, each followed by its rest, oldest first. A plan without cycles is one.
pub fn stretches(course: &Course, today: NaiveDate) -> Vec<Stretch> {
    let cycles = (1..).map_while(|number| course.cycle(number));
    let begun = cycles.take_while(|cycle| cycle.first <= today);
    let both = begun.flat_map(|cycle| {
        [
            (StretchKind::Cycle, cycle.number, cycle_days(&cycle, today)),
            (StretchKind::Rest, cycle.number, rest_days(&cycle, today)),
        ]
    });
    both.filter_map(|(kind, number, days)| {
        let days = days?;
        Some(Stretch { kind, number, days })
    })
    .collect()
}

impl Described {
    /// What a measure was like in a cycle or rest.
    pub fn new(of: Stretch, series: &Series) -> Self {
        let values = series.within(of.days).values;
        let known: Vec<f64> = values.iter().flatten().copied().collect();
        Self {
            of,
            summary: summary(&values),
            mean: mean(&known),
        }
    }
}

fn cycle_days(cycle: &CycleSpan, today: NaiveDate) -> Option<Days> {
    Days::new(cycle.first, cycle.last.unwrap_or(today).min(today))
}

fn rest_days(cycle: &CycleSpan, today: NaiveDate) -> Option<Days> {
    let first = cycle.last?.checked_add_days(Span::new(1))?;
    Days::new(first, cycle.rest_last?.min(today))
}
