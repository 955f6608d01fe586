//! The words of pairs, before and after.
//! Takes finished words and plain numbers; knows no chart.

use std::cmp::Ordering;

use chrono::NaiveDate;

use super::super::{Locale, chart, number};
use crate::domain::MeasureKind;

/// How many pairs went which way: `12 better`, `6 the same`, `1 worse`; `3 higher` for a measure without a better side.
pub fn way_counted(count: usize, way: Ordering, is_better: Option<bool>) -> String {
    let words = match (way, is_better) {
        (Ordering::Equal, _) => " the same",
        (_, Some(true)) => " better",
        (_, Some(false)) => " worse",
        (Ordering::Greater, None) => " higher",
        (Ordering::Less, None) => " lower",
    };
    [&number::count(count), words].concat()
}

/// All pairs, for those who do not see them: `Pain after a dose: 19 pairs …`
pub fn described_pairs(name: &str, medians: Option<&(String, String)>, counts: &[String]) -> String {
    let mut text = [name, ": "].concat();
    match medians {
        Some((before, after)) => {
            text.push_str(
                &[
                    "median ",
                    before,
                    " before, ",
                    after,
                    " after; ",
                    &counts.join(", "),
                    ".",
                ]
                .concat(),
            );
        }
        None => text.push_str("no pair yet."),
    }
    text
}

/// One pair read out: `Wed 11 Nov: 5 before, 4 after, 2 h 30 min later`.
pub fn pair_reading(
    day: NaiveDate,
    today: NaiveDate,
    [before, after]: &[String; 2],
    minutes: Option<u32>,
    locale: &Locale,
) -> String {
    let values = [before, " before, ", after, " after"].concat();
    let mut text = chart::reading(day, today, Some(&values), false, locale);
    if let Some(minutes) = minutes {
        text.push_str(&[", ", &number::minutes(minutes), " later"].concat());
    }
    text
}

/// How far a value went: `−1.0`, `+20 min`; between yes and no, which it became.
pub fn changed(change: f64, kind: &MeasureKind, locale: &Locale) -> String {
    let words = match (kind, change.total_cmp(&0.0)) {
        (MeasureKind::YesNo, Ordering::Greater) => "to yes",
        (MeasureKind::YesNo, Ordering::Less) => "to no",
        (MeasureKind::YesNo, Ordering::Equal) => "the same",
        _ => return super::change(change, kind, locale),
    };
    words.to_owned()
}

/// The same where there is little room, as on an axis.
pub fn changed_tight(change: f64, kind: &MeasureKind, locale: &Locale) -> String {
    match kind {
        MeasureKind::YesNo => changed(change, kind, locale),
        _ => super::change_tight(change, kind, locale),
    }
}

/// What the marks of pairs mean, where one side is better.
pub const MARKS_SLOPES: &str = "Each line is one pair or more; thicker where several are the same. Heavy line: the medians. Full circle: better; open circle: the same; open triangle and dashes: worse.";
/// The same where no side is better.
pub const MARKS_SLOPES_EITHER: &str = "Each line is one pair or more; thicker where several are the same. Heavy line: the medians. Full circle: higher; open circle: the same; open triangle and dashes: lower.";
/// Above the piles of changes.
pub const CHANGES: &str = "Change, one mark a pair";
/// The same where there are too many pairs for marks.
pub const MANY_CHANGES: &str = "Change, the longer the more pairs";
/// Names the part of a chart of pairs that the keyboard moves along.
pub const READ_A_PAIR: &str = "Pair";
/// Before a pair is pointed at.
pub const HOW_TO_READ_PAIRS: &str = "Point at a line, or use the arrow keys, to read a pair.";
/// At the left end of a pair, and table head.
pub const BEFORE: &str = "Before";
/// At the right end of a pair, and table head.
pub const AFTER: &str = "After";
/// Table head.
pub const CHANGE: &str = "Change";
/// Table head.
pub const TIME_BETWEEN: &str = "Time after";

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pairs_are_counted_by_what_is_better() {
        for (count, way, is_better, text) in [
            (12, Ordering::Less, Some(true), "12 better"),
            (1, Ordering::Greater, Some(false), "1 worse"),
            (6, Ordering::Equal, Some(false), "6 the same"),
            (3, Ordering::Greater, None, "3 higher"),
            (0, Ordering::Less, None, "0 lower"),
        ] {
            assert_eq!(way_counted(count, way, is_better), text);
        }
        let locale = Locale::default();
        for (change, kind, text, tight) in [
            (-1.0, MeasureKind::YesNo, "to no", "to no"),
            (0.0, MeasureKind::YesNo, "the same", "the same"),
            (1.0, MeasureKind::YesNo, "to yes", "to yes"),
            (-2.0, MeasureKind::Rating, "−2.0", "−2"),
        ] {
            assert_eq!(changed(change, &kind, &locale), text);
            assert_eq!(changed_tight(change, &kind, &locale), tight);
        }
        let day = NaiveDate::from_ymd_opt(2026, 11, 11).unwrap();
        let ends = ["5", "4"].map(str::to_owned);
        assert_eq!(
            pair_reading(day, day, &ends, Some(150), &Locale::default()),
            "Wed 11 Nov: 5 before, 4 after, 2 h 30 min later"
        );
    }
}
