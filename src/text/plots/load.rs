//! The words of running load.
//! Takes finished words and plain numbers; knows no chart.

use chrono::NaiveDate;

use super::super::{Locale, chart, date, insights};

/// The name of running load over some days: `Running load by day, 20 Aug to 12 Nov`.
pub fn load_by(first: NaiveDate, last: NaiveDate, locale: &Locale) -> String {
    chart::by_day(insights::RUN_LOAD, &date::span(first, last, locale))
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
/// Table head, where there is one.
pub const NEW_BATCH: &str = "New batch";

#[cfg(test)]
mod tests {
    use super::*;

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
}
