//! How large a difference is, with its interval, in the units of a measure.
//! Knows numbers and units; knows neither what differs nor why.

use super::super::{Locale, number};
use crate::analysis::statistics::Interval;
use crate::domain::{Measure, MeasureKind};

/// The size of a difference without its sign: `0.8`, `24 min`, `0.4 kg`, `8 in 100 days`; `less than 0.1` rather than nothing.
pub(super) fn size(difference: f64, kind: &MeasureKind, locale: &Locale) -> String {
    let difference = difference.abs();
    match kind {
        MeasureKind::Minutes if difference < 0.5 => "less than 1 min".to_owned(),
        // `as` saturates, and it is not below zero.
        MeasureKind::Minutes => number::minutes(difference.round() as u32),
        MeasureKind::YesNo => [&least(difference * 100.0, 0, locale), " in 100 days"].concat(),
        MeasureKind::Number { unit: Some(unit) } => {
            [&least(difference, 1, locale), " ", unit.as_str()].concat()
        }
        _ => least(difference, 1, locale),
    }
}

/// A number that is not zero, though it may be too small to show.
fn least(value: f64, places: u32, locale: &Locale) -> String {
    let step = if places == 0 { 1.0 } else { 0.1 };
    if value > 0.0 && value < step / 2.0 {
        return ["less than ", &number::rounded(step, places, locale)].concat();
    }
    number::rounded(value, places, locale)
}

/// The way of a difference.
fn way(difference: f64, kind: &MeasureKind) -> &'static str {
    match (kind, difference < 0.0) {
        (MeasureKind::YesNo, false) => " more often yes",
        (MeasureKind::YesNo, true) => " less often yes",
        (_, false) => " higher",
        (_, true) => " lower",
    }
}

/// A difference with its interval: `0.8 higher (0.2 to 1.4)`, or, where it may be either way,
/// `0.1 higher (0.3 lower to 0.5 higher)`.
pub fn with_interval(found: Interval, kind: &MeasureKind, locale: &Locale) -> String {
    let size = |value: f64| size(value, kind, locale);
    let sided = |value: f64| [&size(value), way(value, kind)].concat();
    let interval = match (found.low > 0.0, found.high < 0.0) {
        (true, _) => [size(found.low), size(found.high)],
        (_, true) => [size(found.high), size(found.low)],
        _ => [sided(found.low), sided(found.high)],
    };
    [&sided(found.estimate), " (", &interval.join(" to "), ")"].concat()
}

/// Whether a difference is large enough to matter, by what the person has said of the measure; empty if they have not.
pub fn against_smallest(found: Interval, of: &Measure, locale: &Locale) -> String {
    let said = of.smallest_change.filter(|_| of.kind != MeasureKind::YesNo);
    let Some(said) = said else {
        return String::new();
    };
    let smallest = f64::from(said) / 1000.0;
    let is_certain = found.low >= smallest || found.high <= -smallest;
    let is_small = found.low > -smallest && found.high < smallest;
    let (before, after) = match (is_certain, is_small) {
        (true, _) => (
            "All of that range is at least the ",
            " that you said would matter.",
        ),
        (_, true) => (
            "All of that range is less than the ",
            " that you said would matter.",
        ),
        _ => (
            "It cannot be said whether it reaches the ",
            " that you said would matter.",
        ),
    };
    [before, &change(said, &of.kind, locale), after].concat()
}

/// The smallest change that the person said would matter: `1 point`, `30 min`, `0.5 kg`.
pub fn smallest(of: &Measure, locale: &Locale) -> Option<String> {
    let said = of.smallest_change.filter(|_| of.kind != MeasureKind::YesNo);
    said.map(|said| change(said, &of.kind, locale))
}

fn change(thousandths: u32, kind: &MeasureKind, locale: &Locale) -> String {
    let number = number::scaled(i64::from(thousandths), 3, locale);
    let unit = match kind {
        MeasureKind::Rating if thousandths == 1_000 => " point",
        MeasureKind::Rating => " points",
        MeasureKind::Minutes => " min",
        MeasureKind::Number { unit: Some(unit) } => &[" ", unit.as_str()].concat(),
        _ => "",
    };
    [&number, unit].concat()
}

/// Whether an interval leaves no doubt which way a difference goes.
pub fn is_one_way(found: Interval) -> bool {
    found.low > 0.0 || found.high < 0.0
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::{BuiltIn, Label};

    fn interval(estimate: f64, low: f64, high: f64) -> Interval {
        Interval {
            estimate,
            low,
            high,
            likely: (low, high),
        }
    }

    #[test]
    fn a_difference_reads_by_its_way_and_its_unit() {
        let locale = Locale::default();
        let kilogram = MeasureKind::Number {
            unit: Label::new("kg"),
        };
        for (found, kind, text) in [
            (
                interval(0.8, 0.2, 1.4),
                MeasureKind::Rating,
                "0.8 higher (0.2 to 1.4)",
            ),
            (
                interval(-0.5, -0.8, -0.2),
                MeasureKind::Rating,
                "0.5 lower (0.2 to 0.8)",
            ),
            (
                interval(0.1, -0.3, 0.5),
                MeasureKind::Rating,
                "0.1 higher (0.3 lower to 0.5 higher)",
            ),
            (
                interval(0.01, -0.3, 0.5),
                MeasureKind::Count,
                "less than 0.1 higher (0.3 lower to 0.5 higher)",
            ),
            (
                interval(24.4, 10.0, 80.0),
                MeasureKind::Minutes,
                "24 min higher (10 min to 1 h 20 min)",
            ),
            (
                interval(-0.4, -0.6, -0.2),
                kilogram,
                "0.4 kg lower (0.2 kg to 0.6 kg)",
            ),
            (
                interval(0.08, 0.02, 0.14),
                MeasureKind::YesNo,
                "8 in 100 days more often yes (2 in 100 days to 14 in 100 days)",
            ),
        ] {
            assert_eq!(with_interval(found, &kind, &locale), text);
        }
    }

    #[test]
    fn what_matters_is_said_only_as_far_as_the_interval_goes() {
        let locale = Locale::default();
        let say = |found, said| {
            let of = Measure {
                smallest_change: said,
                ..Measure::built_in(BuiltIn::Pain)
            };
            against_smallest(found, &of, &locale)
        };
        let (more, less) = (interval(1.5, 1.1, 1.9), interval(-1.5, -1.9, -1.1));
        assert_eq!(say(more, None), "");
        for (found, said, text) in [
            (
                more,
                1_000,
                "All of that range is at least the 1 point that you said would matter.",
            ),
            (
                less,
                1_000,
                "All of that range is at least the 1 point that you said would matter.",
            ),
            (
                more,
                2_000,
                "All of that range is less than the 2 points that you said would matter.",
            ),
            (
                less,
                1_500,
                "It cannot be said whether it reaches the 1.5 points that you said would matter.",
            ),
        ] {
            assert_eq!(say(found, Some(said)), text);
        }
    }
}
