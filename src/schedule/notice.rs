//! What is worth a note about a plan or about what was taken: facts with their grade, never a refusal.
//! Knows no wording and invents no curve: tolerance is a plain note.

use chrono::{Days, NaiveDate};

use super::Counters;
use super::counters::REST;
use crate::domain::{Amount, Body, Journal, Plan, RecordId, sort};

/// More weeks than these without a rest are worth a note.
const LONG_CYCLE: u8 = 8;
/// Fewer weeks of rest than these are worth a note.
const SHORT_REST: u8 = 2;
/// Amounts rise if the last week's is at least so many tenths of the first week's.
const RISEN_TENTHS: u64 = 12;

/// How good the reason for a note is.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Grade {
    /// Follows from how the substance acts; no study shows it in people at these amounts.
    Mechanistic,
    /// Documented at full doses; at small ones plausible and weak.
    Plausible,
    /// Our own caution, from no source.
    Ours,
}

/// A note.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Notice {
    /// The plan has cycles of more than eight weeks.
    LongCycle {
        /// Weeks of a cycle.
        weeks: u8,
    },
    /// The plan rests less than two weeks after a cycle.
    ShortRest {
        /// Weeks of rest.
        weeks: u8,
    },
    /// The plan has no cycles and so no rest.
    NoRest,
    /// The plan has dose days in a row.
    PlannedInARow {
        /// The most in a row.
        days: u8,
    },
    /// Doses were taken for more than eight weeks without a rest of two.
    LongWithoutRest {
        /// Days since the first dose after the last rest.
        days: i64,
    },
    /// The last break between two spells was shorter than two weeks.
    BriefBreak {
        /// Days without a dose.
        days: i64,
    },
    /// Doses were taken on days in a row.
    TakenInARow {
        /// How many days.
        days: u32,
    },
    /// Amounts rose over the last four weeks.
    RisingAmount {
        /// The middle amount of the first of them.
        from: Amount,
        /// The middle amount of the last of them.
        to: Amount,
    },
}

impl Notice {
    /// How good its reason is. Repeated use: heart valves (Tagen 2023); in a row: tolerance (Buchborn 2016).
    pub const fn grade(self) -> Grade {
        match self {
            Self::LongCycle { .. }
            | Self::ShortRest { .. }
            | Self::NoRest
            | Self::LongWithoutRest { .. }
            | Self::BriefBreak { .. } => Grade::Mechanistic,
            Self::PlannedInARow { .. } | Self::TakenInARow { .. } => Grade::Plausible,
            Self::RisingAmount { .. } => Grade::Ours,
        }
    }
}

/// Notes about a plan as it is made. The first three ask for a confirmation.
pub fn plan_notices(plan: &Plan) -> Vec<Notice> {
    let mut notices = Vec::new();
    match plan.cycle {
        Some(cycle) => {
            if cycle.weeks > LONG_CYCLE {
                notices.push(Notice::LongCycle { weeks: cycle.weeks });
            }
            if cycle.rest_weeks < SHORT_REST {
                notices.push(Notice::ShortRest {
                    weeks: cycle.rest_weeks,
                });
            }
        }
        None => notices.push(Notice::NoRest),
    }
    let days = plan.protocol.longest_run();
    if days > 1 {
        notices.push(Notice::PlannedInARow { days });
    }
    notices
}

/// Notes about what was taken up to today.
pub fn record_notices(journal: &Journal, counters: &Counters, today: NaiveDate) -> Vec<Notice> {
    let mut notices = Vec::new();
    let long = i64::from(LONG_CYCLE).saturating_mul(7);
    if let Some(days) = counters.without_rest.filter(|days| *days > long) {
        notices.push(Notice::LongWithoutRest { days });
    }
    let is_taking = counters.without_rest.is_some();
    if let Some(days) = counters.last_break.filter(|days| *days < REST && is_taking) {
        notices.push(Notice::BriefBreak { days });
    }
    if counters.in_a_row > 1 && counters.since_last.is_some_and(|days| days <= 7) {
        notices.push(Notice::TakenInARow {
            days: counters.in_a_row,
        });
    }
    notices.extend(rising(journal, today));
    notices
}

/// Amounts that never fell from one of the last four weeks to the next and rose by a fifth or more in all.
/// Goes by the middle amount of each week, and only by doses of the substance of the last one, in comparable units.
fn rising(journal: &Journal, today: NaiveDate) -> Option<Notice> {
    let first = today.checked_sub_days(Days::new(27))?;
    let mut taken: Vec<(NaiveDate, Option<RecordId>, Amount)> = journal
        .within(first, today)
        .filter_map(|(_, entry)| match &entry.body {
            Body::Dose(dose) => Some((entry.when.as_ref()?.day, dose.substance, dose.dosage?.amount)),
            _ => None,
        })
        .collect();
    sort(&mut taken);
    let (_, substance, like) = *taken.last()?;
    taken.retain(|(_, of, amount)| *of == substance && amount.is_comparable(like));
    let weeks = (0..4_u64).map(|week| {
        let from = first.checked_add_days(Days::new(week.saturating_mul(7)))?;
        let to = from.checked_add_days(Days::new(6))?;
        let in_week = taken.iter().filter(|(day, ..)| from <= *day && *day <= to);
        let mut amounts: Vec<(u64, Amount)> = in_week
            .map(|(_, _, amount)| (amount.smallest(), *amount))
            .collect();
        sort(&mut amounts);
        amounts.get(amounts.len() / 2).map(|(_, amount)| *amount)
    });
    let weeks: Vec<Amount> = weeks.collect::<Option<_>>()?;
    let mut pairs = weeks.iter().zip(weeks.iter().skip(1));
    let never_fell = pairs.all(|(one, next)| one.smallest() <= next.smallest());
    let (from, to) = (*weeks.first()?, *weeks.last()?);
    let rose = to.smallest().saturating_mul(10) >= from.smallest().saturating_mul(RISEN_TENTHS);
    (never_fell && rose).then_some(Notice::RisingAmount { from, to })
}
