//! The words of how days are spread.
//! Takes words and numbers; knows no chart.

use super::super::{Locale, chart, counted};
use crate::domain::MeasureKind;

/// How days are spread, for those who do not see it: `Pain by its values: median 5, middle half 4 to 6, 77 days.`
pub fn described_spread(name: &str, spread: Option<&chart::Spread>, answered: usize) -> String {
    let mut text = [name, ": "].concat();
    if let Some(spread) = spread {
        let parts = [
            "median ",
            &spread.median,
            ", middle half ",
            &spread.middle_half,
            ", ",
        ];
        text.push_str(&parts.concat());
    }
    text.push_str(&counted(answered, "day", "days"));
    text.push('.');
    text
}

/// The values of a pile: `4`, or `4 to 6` where several stand together.
pub fn pile(low: f64, high: f64, kind: &MeasureKind, locale: &Locale) -> String {
    if low == high {
        chart::value(low, kind, locale)
    } else {
        chart::between(low, high, kind, locale)
    }
}

/// One pile read out: `5: 12 days`.
pub fn pile_reading(values: &str, days: usize) -> String {
    [values, ": ", &counted(days, "day", "days")].concat()
}

/// What the marks of a spread mean.
pub const MARKS_SPREAD: &str =
    "Each dot is a day; with many days, bars. Upright line: median. Band: your own middle half, not a norm.";
/// The same where a middle half says nothing yet.
pub const MARKS_SPREAD_FEW: &str =
    "Each dot is a day. Upright line: median. From four days on: your own middle half.";
/// Names the part of a spread that the keyboard moves along.
pub const READ_A_PILE: &str = "Value";
/// Before a value is pointed at.
pub const HOW_TO_READ_PILES: &str =
    "Point at the chart, or use the arrow keys, to count the days of a value.";
/// Table head.
pub const VALUE: &str = "Value";
/// Table head.
pub const DAYS: &str = "Days";
