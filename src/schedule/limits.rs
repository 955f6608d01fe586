//! Doses as needed: whether the limits allow one on a day.
//! Never stops anybody from recording one.

use chrono::{Days, NaiveDate};

use super::Happened;
use crate::domain::Limits;

/// Whether a dose on a day is within the limits.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Allowance {
    /// It is.
    Within,
    /// The last dose is too near.
    TooSoon {
        /// The first day that is within all limits.
        earliest: NaiveDate,
    },
    /// Seven days hold as many doses as they may.
    WeekFull {
        /// The first day that is within all limits.
        earliest: NaiveDate,
    },
}

/// Whether a dose on `day` is within the limits, given the dose days before it.
pub fn allowance(limits: Limits, happened: &Happened, day: NaiveDate) -> Allowance {
    let doses = happened.doses();
    let before = doses.partition_point(|dose| *dose < day);
    let back = |count: u8| {
        let place = before.checked_sub(usize::from(count.max(1)))?;
        doses.get(place).copied()
    };
    let after = |dose: Option<NaiveDate>, days: u8| {
        let earliest = dose?.checked_add_days(Days::new(u64::from(days)))?;
        (day < earliest).then_some(earliest)
    };
    // A dose is within seven days of another if it is less than seven days later.
    let (gap, week) = (after(back(1), limits.gap), after(back(limits.weekly), 7));
    match (gap, week) {
        (None, None) => Allowance::Within,
        (Some(gap), week) => Allowance::TooSoon {
            earliest: week.map_or(gap, |week| week.max(gap)),
        },
        (None, Some(earliest)) => Allowance::WeekFull { earliest },
    }
}
