//! The words of charts that compare: differences, shares and means. A file for each chart.
//! Takes plain numbers; knows no chart and finds nothing.

pub mod intervals;
pub mod load;
pub mod slopes;
pub mod spread;
pub mod strips;
pub mod tools;

use super::number::{self, MINUS, rounded};
use super::{Locale, chart, counted};
use crate::analysis::statistics::Proportion;
use crate::domain::MeasureKind;

/// A difference with its sign and unit: `+0.4`, `−24 min`, `+0.4 kg`, `+8 in 100 days`, `0.0`.
pub fn change(value: f64, kind: &MeasureKind, locale: &Locale) -> String {
    let size = value.abs();
    let (number, unit) = match kind {
        // `as` saturates, and a size is not below zero.
        MeasureKind::Minutes => (number::minutes(size.round() as u32), ""),
        MeasureKind::YesNo => (rounded(size * 100.0, 0, locale), "in 100 days"),
        MeasureKind::Number { unit: Some(unit) } => (rounded(size, 1, locale), unit.as_str()),
        _ => (rounded(size, 1, locale), ""),
    };
    let mut text = signed(value, number);
    if !unit.is_empty() {
        text.push(' ');
        text.push_str(unit);
    }
    text
}

/// A difference on an axis, in the unit that [`unit_of_change`] names: `+0.5`, `−20`, `0`.
pub fn change_tight(value: f64, kind: &MeasureKind, locale: &Locale) -> String {
    let value = if *kind == MeasureKind::YesNo {
        value * 100.0
    } else {
        value
    };
    let is_whole = (value * 10.0).round() % 10.0 == 0.0;
    signed(value, rounded(value.abs(), if is_whole { 0 } else { 1 }, locale))
}

/// `+` or `−` before a number, unless it reads as zero.
fn signed(value: f64, number: String) -> String {
    let is_zero = !number.chars().any(|letter| ('1'..='9').contains(&letter));
    let mut text = String::new();
    if !is_zero {
        text.push(if value < 0.0 { MINUS } else { '+' });
    }
    text.push_str(&number);
    text
}

/// `+0.3 to +0.6`. Of two ends with the same unit only the last shows it.
pub fn change_between(low: f64, high: f64, kind: &MeasureKind, locale: &Locale) -> String {
    let end = change(high, kind, locale);
    let start = match kind {
        MeasureKind::Minutes => change(low, kind, locale),
        MeasureKind::YesNo => signed(low, rounded((low * 100.0).abs(), 0, locale)),
        _ => change(low, &MeasureKind::Rating, locale),
    };
    [&start, " to ", &end].concat()
}

/// A share with its interval, in percent: `63 % (41 to 81 %)`.
pub fn share(found: &Proportion, locale: &Locale) -> String {
    let percent = |share: f64| rounded(share * 100.0, 0, locale);
    let [share, low, high] = [found.share, found.low, found.high].map(percent);
    [&share, " % (", &low, " to ", &high, " %)"].concat()
}

/// The mean of a group and its days: `mean 4.7, 41 days`.
pub fn mean_of(mean: f64, days: usize, kind: &MeasureKind, locale: &Locale) -> String {
    [
        "mean ",
        &chart::value(mean, kind, locale),
        ", ",
        &counted(days, "day", "days"),
    ]
    .concat()
}

/// The same goes on with the median: `, median 5`.
pub fn median_of(median: f64, kind: &MeasureKind, locale: &Locale) -> String {
    [", median ", &chart::value(median, kind, locale)].concat()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::Label;

    #[test]
    fn differences_read_with_their_sign_and_unit() {
        let locale = Locale::default();
        let kilogram = MeasureKind::Number {
            unit: Label::new("kg"),
        };
        for (value, kind, full, tight) in [
            (0.4, MeasureKind::Rating, "+0.4", "+0.4"),
            (-1.0, MeasureKind::Rating, "−1.0", "−1"),
            (-0.04, MeasureKind::Rating, "0.0", "0"),
            (-24.4, MeasureKind::Minutes, "−24 min", "−24.4"),
            (80.0, MeasureKind::Minutes, "+1 h 20 min", "+80"),
            (0.08, MeasureKind::YesNo, "+8 in 100 days", "+8"),
            (-0.4, kilogram.clone(), "−0.4 kg", "−0.4"),
        ] {
            assert_eq!(change(value, &kind, &locale), full);
            assert_eq!(change_tight(value, &kind, &locale), tight);
        }
        let range = |kind: &MeasureKind| change_between(-0.4, 0.6, kind, &locale);
        assert_eq!(range(&MeasureKind::Rating), "−0.4 to +0.6");
        assert_eq!(range(&kilogram), "−0.4 to +0.6 kg");
        assert_eq!(range(&MeasureKind::YesNo), "−40 to +60 in 100 days");
        let uneven = change_between(-0.159, 0.151, &MeasureKind::YesNo, &locale);
        assert_eq!(uneven, "−16 to +15 in 100 days");
    }
}
