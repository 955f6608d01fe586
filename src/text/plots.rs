//! The words of charts that compare: differences and their intervals, pairs, running load, how days are spread.
//! Takes plain numbers; knows no chart and finds nothing.

use std::cmp::Ordering;

use chrono::NaiveDate;

use super::number::{self, MINUS, rounded};
use super::{Locale, chart, counted, date};
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
        MeasureKind::YesNo => change_tight(low, kind, locale),
        _ => change(low, &MeasureKind::Rating, locale),
    };
    [&start, " to ", &end].concat()
}

/// Beside zero, on both sides of the axis of a difference: `lower` and `higher`, with the unit where the axis needs it.
pub const fn sides(kind: &MeasureKind) -> (&'static str, &'static str) {
    match kind {
        MeasureKind::YesNo => ("fewer of 100 days", "more of 100 days"),
        MeasureKind::Minutes => ("min less", "min more"),
        _ => ("lower", "higher"),
    }
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

/// In place of an interval, with few days.
pub const TOO_FEW: &str = "too few days to say";
/// In place of an interval, with enough days.
pub const NOT_SEPARABLE: &str = "not to be told apart";
/// Beside the group that the others are compared with.
pub const COMPARED_WITH: &str = "the others against these";

/// What the marks of intervals mean.
pub const MARKS_INTERVALS: &str =
    "Line: 95 % interval of the difference. Mark: the estimate. Upright line: no difference.";
/// The same, behind it, where some rows have no interval.
pub const MARKS_NO_INTERVAL: &str =
    " Without a line: too few days, or weekdays and season cannot be told from the groups.";
/// The same, behind it, where some rows do not stand out.
pub const MARKS_UNCLEAR: &str =
    " Grey and hollow: cannot be told from chance, after correcting for everything that was tried.";

/// The band around zero: ` Band: less than the 1 that you said would matter.`
pub fn marks_band(smallest: f64, kind: &MeasureKind, locale: &Locale) -> String {
    let size = match kind {
        MeasureKind::Minutes | MeasureKind::Number { .. } => chart::value(smallest, kind, locale),
        _ => chart::value(smallest, &MeasureKind::Rating, locale),
    };
    [" Band: less than the ", &size, " that you said would matter."].concat()
}

/// One row read out: `Dose day: +0.4, −0.1 to +0.9, mean 4.7, 41 days`.
pub fn interval_row(name: &str, number: &str, range: &str, detail: &str) -> String {
    let parts = [number, range, detail];
    let said: Vec<&str> = parts.into_iter().filter(|part| !part.is_empty()).collect();
    [name, ": ", &said.join(", ")].concat()
}

/// All rows, for those who do not see them: the name, then the rows.
pub fn described_rows(name: &str, rows: &[String]) -> String {
    [name, ". ", &rows.join("; "), "."].concat()
}

/// Table head.
pub const COMPARED: &str = "Compared";
/// Table head.
pub const DIFFERENCE: &str = "Difference";
/// Table head.
pub const INTERVAL: &str = "95 % interval";
/// Table head.
pub const BEHIND: &str = "Behind it";

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

/// What the marks of pairs mean.
pub const MARKS_SLOPES: &str = "Each line is one pair or more; thicker where several are the same. Full circle: better; open circle: the same; open triangle      and dashes: worse. Without a better side: higher, the same, lower. Heavy line: the medians.";
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

/// The name of running load over some days: `Running load by day, 20 Aug to 12 Nov`.
pub fn load_by(first: NaiveDate, last: NaiveDate, locale: &Locale) -> String {
    chart::by_day(super::insights::RUN_LOAD, &date::span(first, last, locale))
}

/// Running load, for those who do not see it: `…: a mean day of the last 7 days 60, of the last 28 days 48.`
pub fn described_load(
    first: NaiveDate,
    last: NaiveDate,
    means: &[Option<String>; 2],
    locale: &Locale,
) -> String {
    let [week, month] = means
        .each_ref()
        .map(|mean| mean.as_deref().unwrap_or("not known"));
    let means = [
        ": a mean day of the last 7 days ",
        week,
        ", of the last 28 days ",
        month,
        ".",
    ];
    [&load_by(first, last, locale), means.concat().as_str()].concat()
}

/// One day of running load read out: `Wed 11 Nov: 300, mean of 7 days 60, of 28 days 48, dose day`.
pub fn load_reading(
    day: NaiveDate,
    today: NaiveDate,
    load: Option<String>,
    [week, month]: &[Option<String>; 2],
    is_dose: bool,
    locale: &Locale,
) -> String {
    let mut values = load.unwrap_or_else(|| NOT_KNOWN.to_owned());
    for (words, mean) in [(", mean of 7 days ", week), (", mean of 28 days ", month)] {
        if let Some(mean) = mean {
            values.push_str(&[words, mean].concat());
        }
    }
    chart::reading(day, today, Some(&values), is_dose, locale)
}

/// A day of which nothing was recorded: whether there was a run cannot be known.
const NOT_KNOWN: &str = "not known";
/// At the end of the line of seven days.
pub const SEVEN_DAYS: &str = "7 days";
/// At the end of the line of 28 days.
pub const FOUR_WEEKS: &str = "28 days";
/// What the marks of running load mean.
pub const MARKS_LOAD: &str = "Bars: effort × minutes of a day. Solid line: mean day of the last 7 days; dashed line: of the last 28. Ticks below: days \
     with a dose; dashes: days that are not known. There is no ratio and no risk zone here: that idea did not survive testing.";
/// The same with more days than bars.
pub const MARKS_LOAD_DENSE: &str = "Bars: effort × minutes, the highest day where several share a pixel. Solid line: mean day of the last 7 days; dashed line: of \
     the last 28. Ticks below: days with a dose; dashes: days that are not known. There is no ratio and no risk zone here: that idea did not survive testing.";
/// Table head.
pub const WEEK_FROM: &str = "Week from";
/// Table head.
pub const LOAD: &str = "Load";
/// Table head.
pub const DAYS_KNOWN: &str = "Days known";
/// Table head.
pub const MONOTONY: &str = "Monotony";
/// Table head.
pub const STRAIN: &str = "Strain";

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

/// Takes the chart along as a picture that can be made larger.
pub const SAVE_SVG: &str = "Save picture (SVG)";
/// Takes the chart along as a picture that every program opens.
pub const SAVE_PNG: &str = "Save picture (PNG)";
/// Takes the numbers along.
pub const COPY_TABLE: &str = "Copy table";
/// The neutral name of a picture's file.
pub const SVG_NAME: &str = "chart.svg";
/// The neutral name of a picture's file.
pub const PNG_NAME: &str = "chart.png";
/// After a picture was offered.
pub const PICTURE_SAVED: &str = "The picture was given to the browser to save.";
/// The browser would not make it.
pub const PICTURE_REFUSED: &str = "The browser would not make the picture. Copying the table still works.";
/// The browser would not make it, but may make the other.
pub const PNG_REFUSED: &str = "The browser would not make this picture. Try the other kind, SVG.";
/// After a table was copied.
pub const TABLE_COPIED: &str = "The table is copied. Paste it into a spreadsheet or a message.";
/// The browser would not copy it.
pub const TABLE_NOT_COPIED: &str =
    "The browser would not copy the table. It is below: select all of it and copy it by hand.";
/// Names that field.
pub const TABLE_AS_TEXT: &str = "The table as text";

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
    }

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
        let day = NaiveDate::from_ymd_opt(2026, 11, 11).unwrap();
        let ends = ["5", "4"].map(str::to_owned);
        assert_eq!(
            pair_reading(day, day, &ends, Some(150), &Locale::default()),
            "Wed 11 Nov: 5 before, 4 after, 2 h 30 min later"
        );
    }

    #[test]
    fn a_day_of_load_reads_with_its_means() {
        let locale = Locale::default();
        let day = NaiveDate::from_ymd_opt(2026, 11, 11).unwrap();
        let number = |text: &str| Some(text.to_owned());
        assert_eq!(
            load_reading(
                day,
                day,
                number("300"),
                &[number("60"), number("48")],
                true,
                &locale
            ),
            "Wed 11 Nov: 300, mean of 7 days 60, mean of 28 days 48, dose day"
        );
        assert_eq!(
            load_reading(day, day, None, &[None, None], false, &locale),
            "Wed 11 Nov: not known"
        );
    }

    #[test]
    fn a_row_reads_as_one_line_and_says_why_it_has_no_interval() {
        assert_eq!(
            interval_row("Dose day", "+0.4", "−0.1 to +0.9", "mean 4.7, 41 days"),
            "Dose day: +0.4, −0.1 to +0.9, mean 4.7, 41 days"
        );
        assert_eq!(
            interval_row("Day +2", "", TOO_FEW, "mean 4, 2 days"),
            "Day +2: too few days to say, mean 4, 2 days"
        );
    }
}
