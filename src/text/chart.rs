//! The words in and around charts: axis labels, readings of one day, what the marks mean.
//! Takes plain numbers and days; knows no chart and no statistics.

use chrono::{Datelike, NaiveDate};

use super::number::{count, minutes, rounded};
use super::{Locale, counted, date};
use crate::analysis::insights::StretchKind;
use crate::domain::MeasureKind;

/// A value of a measure, with one decimal place where it is not whole: `5`, `4.6`, `7 h 10 min`, `72.5 kg`.
pub fn value(value: f64, kind: &MeasureKind, locale: &Locale) -> String {
    match kind {
        MeasureKind::Rating | MeasureKind::Count => short(value, locale),
        MeasureKind::YesNo if value == 0.0 => "no".to_owned(),
        MeasureKind::YesNo if value == 1.0 => "yes".to_owned(),
        MeasureKind::YesNo => [rounded(value * 100.0, 0, locale).as_str(), " % yes"].concat(),
        MeasureKind::Minutes => minutes(whole(value)),
        MeasureKind::Number { unit } => {
            let mut text = short(value, locale);
            if let Some(unit) = unit {
                text.push(' ');
                text.push_str(unit.as_str());
            }
            text
        }
    }
}

/// A value where there is little room, as on an axis or in a cell: `5`, `7:10`, `72.5`.
pub fn tight(value: f64, kind: &MeasureKind, locale: &Locale) -> String {
    match kind {
        MeasureKind::Minutes => {
            let all = whole(value);
            let rest = (all % 60).to_string();
            let gap = if rest.len() < 2 { ":0" } else { ":" };
            [(all / 60).to_string().as_str(), gap, &rest].concat()
        }
        MeasureKind::Number { .. } => short(value, locale),
        kind => self::value(value, kind, locale),
    }
}

fn whole(value: f64) -> u32 {
    // `as` saturates, and a negative number of minutes is not one.
    value.round().max(0.0) as u32
}

/// One decimal place, or none when it would be zero.
fn short(value: f64, locale: &Locale) -> String {
    let is_whole = (value * 10.0).round() % 10.0 == 0.0;
    rounded(value, if is_whole { 0 } else { 1 }, locale)
}

/// `4 to 6`, `7 h to 7 h 50 min`.
pub fn between(low: f64, high: f64, kind: &MeasureKind, locale: &Locale) -> String {
    [value(low, kind, locale), value(high, kind, locale)].join(" to ")
}

/// A day on an axis.
pub fn axis_day(day: NaiveDate, locale: &Locale) -> String {
    date::day_short(day, locale)
}

/// A month on an axis; January shows its year.
pub fn axis_month(day: NaiveDate) -> String {
    match day.month() {
        1 => day.year().to_string(),
        month => date::month_short(month).to_owned(),
    }
}

/// One day read from a chart: `Wed 11 Nov: 5, dose day`.
pub fn reading(
    day: NaiveDate,
    today: NaiveDate,
    answer: Option<&str>,
    is_dose: bool,
    locale: &Locale,
) -> String {
    let mut text = if day.year() == today.year() {
        date::weekday_day_short(day, locale)
    } else {
        date::full_short(day, locale)
    };
    text.push_str(": ");
    text.push_str(answer.unwrap_or(NOT_ANSWERED));
    if is_dose {
        text.push_str(", ");
        text.push_str(DOSE_DAY);
    }
    text
}

/// A day of the calendar, in full: `Wednesday 11 November, dose day, pain 5`.
pub fn calendar_day(
    day: NaiveDate,
    today: NaiveDate,
    measure: &str,
    answer: Option<&str>,
    mark: Option<&str>,
    locale: &Locale,
) -> String {
    let mut parts = vec![date::heading(day, today, locale)];
    if day == today {
        parts.push("today".to_owned());
    }
    parts.extend(mark.map(str::to_owned));
    match answer {
        Some(answer) => parts.push([measure, " ", answer].concat()),
        None if day <= today => parts.push([measure, " ", NOT_ANSWERED].concat()),
        None => {}
    }
    parts.join(", ")
}

/// What the median and the middle half of some days were, and how many answered: the end of a chart's description.
pub struct Spread {
    /// The median, in words.
    pub median: String,
    /// The middle half, in words.
    pub middle_half: String,
}

/// What a chart shows, for those who do not see it.
pub fn described(
    name: &str,
    span: &str,
    spread: Option<&Spread>,
    answered: usize,
    days: usize,
    doses: usize,
) -> String {
    let mut text = [name, " by day, ", span, ": "].concat();
    if let Some(spread) = spread {
        text.push_str(
            &[
                "median ",
                &spread.median,
                ", middle half ",
                &spread.middle_half,
                ", ",
            ]
            .concat(),
        );
    }
    text.push_str(&answered_days(answered, days));
    text.push_str(", ");
    text.push_str(&counted(doses, "day", "days"));
    text.push_str(" with a dose.");
    text
}

/// `114 of 126 days answered`.
pub fn answered_days(answered: usize, days: usize) -> String {
    let word = if days == 1 {
        " day answered"
    } else {
        " days answered"
    };
    [count(answered).as_str(), " of ", &count(days), word].concat()
}

/// The batches that began on a day, by their labels: `Blue jar`, `Blue jar and Red`; one without a label is `a batch`.
pub fn batches(labels: &[String]) -> String {
    let named = labels.iter().map(|label| match label.as_str() {
        "" => "a batch".to_owned(),
        label => label.to_owned(),
    });
    super::list(&named.collect::<Vec<String>>())
}

/// A day on which a batch began: `first from Blue jar`.
pub fn first_from(label: &str) -> String {
    ["first from ", label].concat()
}

/// `Blue jar from 7 Oct`.
pub fn batch_from(label: &str, day: NaiveDate, locale: &Locale) -> String {
    [label, " from ", &date::full_short(day, locale)].concat()
}

/// What begins on a chart is named up to so many times; more are only counted.
const NAMED: usize = 6;

/// The batches of a chart, at the end of its description: ` New batches: Blue jar from 7 Oct 2026.`
pub fn batch_starts(starts: &[String]) -> String {
    match starts {
        [] => String::new(),
        [one] => [" New batch: ", one, "."].concat(),
        few if few.len() <= NAMED => [" New batches: ", &few.join(", "), "."].concat(),
        many => [" ", &count(many.len()), " new batches."].concat(),
    }
}

/// A cycle or rest above a chart: `Cycle 2`, `Rest`.
pub fn bracket(kind: StretchKind, cycle: u32) -> String {
    match kind {
        StretchKind::Cycle => ["Cycle ", &cycle.to_string()].concat(),
        StretchKind::Rest => "Rest".to_owned(),
    }
}

/// The cycle or rest of a day: `cycle 2`, `rest after cycle 2`.
pub fn in_part(kind: StretchKind, cycle: u32) -> String {
    let after = match kind {
        StretchKind::Cycle => "cycle ",
        StretchKind::Rest => "rest after cycle ",
    };
    [after, &cycle.to_string()].concat()
}

/// `cycle 2 from 7 Oct 2026`.
pub fn part_from(kind: StretchKind, cycle: u32, day: NaiveDate, locale: &Locale) -> String {
    [&in_part(kind, cycle), " from ", &date::full_short(day, locale)].concat()
}

/// The cycles and rests of a chart, at the end of its description: ` Plan: cycle 1 from 7 Oct 2026.`
pub fn part_starts(starts: &[String]) -> String {
    match starts {
        [] => String::new(),
        few if few.len() <= NAMED => [" Plan: ", &few.join(", "), "."].concat(),
        many => [" ", &count(many.len()), " cycles and rests of the plan."].concat(),
    }
}

/// In the dose column: a dose that was not planned.
pub const TAKEN_EXTRA: &str = "taken, not planned";
/// In the dose column: left out on purpose.
pub const SKIPPED_DOSE: &str = "skipped";
/// In the dose column: went by.
pub const MISSED_DOSE: &str = "missed";
/// In the dose column: to come.
pub const PLANNED_DOSE: &str = "planned";
/// A day with a dose.
pub const DOSE_DAY: &str = "dose day";
/// A dose that was not planned.
pub const EXTRA_DOSE: &str = "dose day, not planned";
/// A dose that was left out on purpose.
pub const SKIPPED: &str = "dose skipped";
/// A dose day that went by.
pub const MISSED: &str = "dose missed";
/// A dose day to come.
pub const PLANNED: &str = "planned dose day";
/// A day kept free.
pub const KEPT_FREE: &str = "kept free";
/// Under the year in pixels.
pub const HOW_TO_READ_YEAR: &str = "Point at a day, or use the arrow keys, to read it; press to open it.";
/// A day without an answer.
pub const NOT_ANSWERED: &str = "not answered";
/// Beside the ticks below the axis.
pub const DOSES: &str = "doses";
/// Names the part of a chart that the keyboard moves along.
pub const READ_A_DAY: &str = "Day";
/// Before a day is pointed at.
pub const HOW_TO_READ: &str = "Point at the chart, or use the arrow keys, to read a day.";
/// What the marks mean, with single days.
pub const MARKS: &str = "Line, and the number at its end: mean of 7 days with at least 4 answered. Dots: single days. Band: your own middle half, not a norm. \
     Ticks below: days with a dose; short dashes: days without an answer. Lines stop where days are missing.";
/// What the marks mean, with more days than dots.
pub const MARKS_DENSE: &str = "Dark line, and the number at its end: mean of 7 days with at least 4 answered. Pale line: single days, lowest and highest where they \
     share a pixel. Band: your own middle half, not a norm. Ticks below: days with a dose, fewer where they would touch; \
     dashes: days without an answer.";
/// What the marks mean, with the level of the last 28 days.
pub const MARKS_ROLLING: &str = "Line, and the number at its end: mean of 7 days with at least 4 answered. Pale line and dots: single days. Band and dotted line: \
     your own middle half and median of the last 28 days, not a norm; they stop where fewer than 14 of the 28 are answered. Ticks below: \
     days with a dose; dashes: days without an answer.";
/// What the flags mean, behind what the other marks mean, on a chart that has any.
pub const MARKS_BATCHES: &str = " Flags: the first dose from a batch.";
/// What the brackets mean, on a chart that has any.
pub const MARKS_PARTS: &str = " Brackets above: cycles and rests of your plans.";
/// Opens the table.
pub const SHOW_AS_TABLE: &str = "Show as table";
/// Table head.
pub const DAY: &str = "Day";
/// Table head.
pub const DOSE: &str = "Dose";
/// In the dose column.
pub const TAKEN: &str = "taken";
/// Chooses the year of a long table.
pub const YEAR: &str = "Year";
/// In a table cell without an answer.
pub const DASH: &str = "–";
/// Steps the calendar back.
pub const EARLIER: &str = "Earlier";
/// Steps the calendar forward.
pub const LATER: &str = "Later";

/// `Pain by day, 2026`.
pub fn table_caption(name: &str, year: i32) -> String {
    [name, " by day, ", &year.to_string()].concat()
}

/// The year in pixels, in a sentence.
pub fn year_described(name: &str, first: NaiveDate, last: NaiveDate, locale: &Locale) -> String {
    [
        "The days from ",
        &date::full(first, locale),
        " to ",
        &date::full(last, locale),
        ", months as rows: ",
        name,
        " as colour, doses and the plan as marks. The table holds every value.",
    ]
    .concat()
}

/// `Pain by day, 5 Oct to 15 Nov`.
pub fn by_day(name: &str, span: &str) -> String {
    [name, " by day, ", span].concat()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::Label;

    #[test]
    fn values_read_by_their_kind() {
        let locale = Locale::default();
        let kilogram = MeasureKind::Number {
            unit: Label::new("kg"),
        };
        for (number, kind, full, short) in [
            (5.0, MeasureKind::Rating, "5", "5"),
            (4.55, MeasureKind::Rating, "4.6", "4.6"),
            (4.97, MeasureKind::Rating, "5", "5"),
            (430.0, MeasureKind::Minutes, "7 h 10 min", "7:10"),
            (425.0, MeasureKind::Minutes, "7 h 5 min", "7:05"),
            (1.0, MeasureKind::YesNo, "yes", "yes"),
            (0.5, MeasureKind::YesNo, "50 % yes", "50 % yes"),
            (72.5, kilogram, "72.5 kg", "72.5"),
        ] {
            assert_eq!(value(number, &kind, &locale), full);
            assert_eq!(tight(number, &kind, &locale), short);
        }
    }

    #[test]
    fn a_day_reads_as_one_line() {
        let locale = Locale::default();
        let day = NaiveDate::from_ymd_opt(2026, 11, 11).unwrap();
        assert_eq!(
            reading(day, day, Some("5"), true, &locale),
            "Wed 11 Nov: 5, dose day"
        );
        assert_eq!(
            reading(day, day, None, false, &locale),
            "Wed 11 Nov: not answered"
        );
        let next_year = NaiveDate::from_ymd_opt(2027, 1, 1).unwrap();
        assert_eq!(
            reading(day, next_year, Some("0"), false, &locale),
            "11 Nov 2026: 0"
        );
        assert_eq!(
            calendar_day(day, day, "pain", Some("5"), Some(DOSE_DAY), &locale),
            "Wednesday 11 November, today, dose day, pain 5"
        );
    }

    #[test]
    fn a_chart_is_described_in_one_sentence() {
        let spread = Spread {
            median: "5".to_owned(),
            middle_half: "4 to 6".to_owned(),
        };
        assert_eq!(
            described("Pain", "20 Aug to 12 Nov", Some(&spread), 77, 84, 17),
            "Pain by day, 20 Aug to 12 Nov: median 5, middle half 4 to 6, 77 of 84 days answered, 17 days with a dose."
        );
    }
}
