//! Which values and days an axis names.
//! Knows no wording: a tick is a number or a day, and what kind of label it wants.

use chrono::{Datelike, NaiveDate};

use crate::analysis::Days;
use crate::domain::MeasureKind;

/// The values an axis runs over.
#[derive(Clone, Copy, PartialEq, Debug)]
pub struct Domain {
    /// The lowest value shown.
    pub low: f64,
    /// The highest value shown.
    pub high: f64,
    /// What the distance between two ticks may be a 1-2-5 multiple of: 1, or 60 for minutes.
    unit: f64,
}

impl Domain {
    /// A domain as given.
    pub const fn new(low: f64, high: f64) -> Self {
        Self { low, high, unit: 1.0 }
    }

    /// The domain of a measure: ratings keep 0 to 10 and yes/no 0 to 1, others take a round range around the values.
    pub fn of(kind: &MeasureKind, values: &[Option<f64>]) -> Self {
        match kind {
            MeasureKind::Rating => Self::new(0.0, 10.0),
            MeasureKind::YesNo => Self::new(0.0, 1.0),
            MeasureKind::Minutes => Self::around(values, 60.0, true, 3.0),
            MeasureKind::Count => Self::around(values, 1.0, true, 3.0),
            MeasureKind::Number { .. } => Self::around(values, 1.0, false, 3.0),
        }
    }

    /// The person's own range and nothing more, for small multiples; 0 to 1 when nothing is answered.
    pub fn own(values: &[Option<f64>]) -> Self {
        let (low, high) = ends(values).unwrap_or((0.0, 1.0));
        Self::new(low, high)
    }

    /// Around differences: zero is in it, and it is never so narrow that next to nothing looks large.
    pub fn differences(kind: &MeasureKind, values: &[f64]) -> Self {
        let least = match kind {
            MeasureKind::Minutes => 10.0,
            MeasureKind::YesNo => 0.1,
            _ => 0.5,
        };
        let known = values.iter().copied().filter(|value| value.is_finite());
        let all: Vec<Option<f64>> = known.chain([-least, least]).map(Some).collect();
        // Finely enough that an interval a little longer does not halve all others.
        Self::around(&all, 1.0, false, 5.0)
    }

    fn around(values: &[Option<f64>], unit: f64, at_least_unit: bool, parts: f64) -> Self {
        let Some((low, high)) = ends(values) else {
            return Self {
                low: 0.0,
                high: unit,
                unit,
            };
        };
        let spread = if high > low {
            high - low
        } else {
            (high.abs() * 0.1).max(unit)
        };
        let step = nice_step(spread / parts, unit, at_least_unit);
        let (bottom, top) = ((low / step).floor() * step, (high / step).ceil() * step);
        Self {
            low: bottom,
            high: if top > bottom { top } else { bottom + step },
            unit,
        }
    }
}

fn ends(values: &[Option<f64>]) -> Option<(f64, f64)> {
    values.iter().flatten().fold(None, |ends, value| match ends {
        None => Some((*value, *value)),
        Some((low, high)) => Some((value.min(low), value.max(high))),
    })
}

/// The smallest of 1, 2 or 5 × 10ⁿ units that is at least `least` (Heckbert, "Nice Numbers for Graph Labels",
/// Graphics Gems, 1990); with `whole`, at least one unit (half a unit for minutes).
pub(super) fn nice_step(least: f64, unit: f64, whole: bool) -> f64 {
    let least = (least / unit).max(if whole {
        0.5_f64.max(1.0 / unit)
    } else {
        f64::MIN_POSITIVE
    });
    let power = 10_f64.powi(least.log10().floor().clamp(-12.0, 12.0) as i32);
    let factor = [1.0, 2.0, 5.0, 10.0]
        .into_iter()
        .find(|factor| factor * power >= least * (1.0 - 1e-9))
        .unwrap_or(10.0);
    let step = factor * power * unit;
    if whole && unit == 1.0 {
        step.max(1.0).round()
    } else {
        step
    }
}

/// Two to six ticks, lowest first: ends and middle of a rating, round numbers otherwise.
pub fn value_ticks(domain: Domain) -> Vec<f64> {
    let Domain { low, high, unit } = domain;
    if (low, high) == (0.0, 10.0) {
        return vec![0.0, 5.0, 10.0];
    }
    if (low, high) == (0.0, 1.0) {
        return vec![0.0, 1.0];
    }
    let spread = high - low;
    if !spread.is_finite() || spread <= 0.0 {
        return vec![low];
    }
    let step = nice_step(spread / 4.0, unit, false);
    let first = (low / step - 1e-9).ceil();
    (0..=8_u8)
        .map(|count| (first + f64::from(count)) * step)
        .take_while(|tick| *tick <= high + step * 1e-9)
        .collect()
}

/// What a date tick marks the start of.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum DateUnit {
    /// A day.
    Day,
    /// A month.
    Month,
    /// A year.
    Year,
}

/// A named day on the axis.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct DateTick {
    /// The place of the day in the range.
    pub index: usize,
    /// The day.
    pub day: NaiveDate,
    /// What starts there.
    pub unit: DateUnit,
}

/// The finest of daily, weekly, monthly, quarterly, half-yearly and yearly ticks that gives at most `most` of them.
pub fn date_ticks(days: Days, most: usize) -> Vec<DateTick> {
    let most = most.max(1);
    let len = days.len();
    if len <= most {
        return every(days, DateUnit::Day, &|_| true);
    }
    if len <= most.saturating_mul(7) && len < 60 {
        let mondays = every(days, DateUnit::Day, &|day| {
            day.weekday().num_days_from_monday() == 0
        });
        return or_first(mondays, days);
    }
    for months in [1, 2, 3, 6] {
        let ticks = starts(days, months);
        if ticks.len() <= most {
            return or_first(ticks, days);
        }
    }
    for years in [1, 2, 5, 10, 20, 50] {
        let ticks: Vec<DateTick> = starts(days, 12)
            .into_iter()
            .filter(|tick| tick.day.year().rem_euclid(years) == 0)
            .map(|tick| DateTick {
                unit: DateUnit::Year,
                ..tick
            })
            .collect();
        if ticks.len() <= most {
            return or_first(ticks, days);
        }
    }
    or_first(Vec::new(), days)
}

/// Firsts of the months whose number, counted from January, divides by `months`.
fn starts(days: Days, months: u32) -> Vec<DateTick> {
    let mut ticks = Vec::new();
    let (mut year, mut month) = (days.first().year(), days.first().month());
    while let Some(day) = NaiveDate::from_ymd_opt(year, month, 1).filter(|day| *day <= days.last()) {
        if month.saturating_sub(1).is_multiple_of(months)
            && let Some(index) = days.index_of(day)
        {
            ticks.push(DateTick {
                index,
                day,
                unit: DateUnit::Month,
            });
        }
        (year, month) = if month == 12 {
            (year.saturating_add(1), 1)
        } else {
            (year, month.saturating_add(1))
        };
    }
    ticks
}

fn every(days: Days, unit: DateUnit, wanted: &dyn Fn(NaiveDate) -> bool) -> Vec<DateTick> {
    (0..days.len())
        .filter_map(|index| {
            Some(DateTick {
                index,
                day: days.at(index)?,
                unit,
            })
        })
        .filter(|tick| wanted(tick.day))
        .collect()
}

/// An axis names at least one day.
fn or_first(ticks: Vec<DateTick>, days: Days) -> Vec<DateTick> {
    if ticks.is_empty() {
        return vec![DateTick {
            index: 0,
            day: days.first(),
            unit: DateUnit::Day,
        }];
    }
    ticks
}
