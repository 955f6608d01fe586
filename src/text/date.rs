//! Days, times and spans as people read them.
//! Takes civil dates as they are; knows no clock, no time zone rules and no "today" except as an argument.

use chrono::{Datelike, NaiveDate, NaiveTime, Timelike, Weekday};

use super::number::{MINUS, count};
use super::{DateOrder, Locale, counted};
use crate::domain::{date_code, padded, time_code};

/// `Thursday`.
pub const fn weekday(day: Weekday) -> &'static str {
    match day {
        Weekday::Mon => "Monday",
        Weekday::Tue => "Tuesday",
        Weekday::Wed => "Wednesday",
        Weekday::Thu => "Thursday",
        Weekday::Fri => "Friday",
        Weekday::Sat => "Saturday",
        Weekday::Sun => "Sunday",
    }
}

/// `Thu`.
pub const fn weekday_short(day: Weekday) -> &'static str {
    match day {
        Weekday::Mon => "Mon",
        Weekday::Tue => "Tue",
        Weekday::Wed => "Wed",
        Weekday::Thu => "Thu",
        Weekday::Fri => "Fri",
        Weekday::Sat => "Sat",
        Weekday::Sun => "Sun",
    }
}

/// `November`, by number from 1; empty for any other number.
pub const fn month(number: u32) -> &'static str {
    match number {
        1 => "January",
        2 => "February",
        3 => "March",
        4 => "April",
        5 => "May",
        6 => "June",
        7 => "July",
        8 => "August",
        9 => "September",
        10 => "October",
        11 => "November",
        12 => "December",
        _ => "",
    }
}

/// `Nov`, by number from 1; empty for any other number.
pub const fn month_short(number: u32) -> &'static str {
    match number {
        1 => "Jan",
        2 => "Feb",
        3 => "Mar",
        4 => "Apr",
        5 => "May",
        6 => "Jun",
        7 => "Jul",
        8 => "Aug",
        9 => "Sep",
        10 => "Oct",
        11 => "Nov",
        12 => "Dec",
        _ => "",
    }
}

/// `12 November` or `November 12`.
pub fn day(date: NaiveDate, locale: &Locale) -> String {
    ordered(date, month(date.month()), locale)
}

/// `12 Nov` or `Nov 12`; for axes too.
pub fn day_short(date: NaiveDate, locale: &Locale) -> String {
    ordered(date, month_short(date.month()), locale)
}

/// `Thursday 12 November` or `Thursday, November 12`.
pub fn weekday_day(date: NaiveDate, locale: &Locale) -> String {
    after(weekday(date.weekday()), &day(date, locale), locale)
}

/// `Thu 12 Nov` or `Thu, Nov 12`.
pub fn weekday_day_short(date: NaiveDate, locale: &Locale) -> String {
    after(weekday_short(date.weekday()), &day_short(date, locale), locale)
}

/// `12 November 2026` or `November 12, 2026`.
pub fn full(date: NaiveDate, locale: &Locale) -> String {
    with_year(&day(date, locale), date.year(), locale)
}

/// `Thursday 12 November 2026` or `Thursday, November 12, 2026`.
pub fn weekday_full(date: NaiveDate, locale: &Locale) -> String {
    after(weekday(date.weekday()), &full(date, locale), locale)
}

/// `12 Nov 2026` or `Nov 12, 2026`.
pub fn full_short(date: NaiveDate, locale: &Locale) -> String {
    with_year(&day_short(date, locale), date.year(), locale)
}

/// A day in a heading: with its year unless it is in the year of `today`.
pub fn heading(date: NaiveDate, today: NaiveDate, locale: &Locale) -> String {
    if date.year() == today.year() {
        weekday_day(date, locale)
    } else {
        weekday_full(date, locale)
    }
}

/// A day in passing: `12 November`, with its year unless it is in the year of `today`.
pub fn mention(date: NaiveDate, today: NaiveDate, locale: &Locale) -> String {
    if date.year() == today.year() {
        day(date, locale)
    } else {
        full(date, locale)
    }
}

/// `November 2026`.
pub fn month_year(date: NaiveDate) -> String {
    [month(date.month()), " ", &date.year().to_string()].concat()
}

/// `Nov 2026`.
pub fn month_year_short(date: NaiveDate) -> String {
    [month_short(date.month()), " ", &date.year().to_string()].concat()
}

/// `5 Oct to 15 Nov`, with years where they differ.
pub fn span(from: NaiveDate, to: NaiveDate, locale: &Locale) -> String {
    let (from, to) = if from.year() == to.year() {
        (day_short(from, locale), day_short(to, locale))
    } else {
        (full_short(from, locale), full_short(to, locale))
    };
    [from.as_str(), " to ", &to].concat()
}

/// `20:14` or `8:14 pm`.
pub fn time(time: NaiveTime, locale: &Locale) -> String {
    if !locale.clock12 {
        return time_code(time);
    }
    let minute = padded(time.minute(), 2);
    let (is_pm, hour) = time.hour12();
    let half = if is_pm { " pm" } else { " am" };
    [&hour.to_string(), ":", &minute, half].concat()
}

/// Time since, as number and unit, at most two of them: 3 d 4 h, 5 h 20 min, 12 min. Zero minutes for less than one.
pub fn elapsed(minutes: u64) -> Vec<(u64, &'static str)> {
    let (days, hours, rest) = (minutes / 1440, minutes / 60 % 24, minutes % 60);
    if days >= 100 {
        vec![(days, "d")]
    } else if days > 0 {
        vec![(days, "d"), (hours, "h")]
    } else if hours > 0 {
        vec![(hours, "h"), (rest, "min")]
    } else {
        vec![(rest, "min")]
    }
}

/// [`elapsed`] as words: `3 d 4 h`.
pub fn since(minutes: u64) -> String {
    let parts: Vec<String> = elapsed(minutes)
        .into_iter()
        .map(|(n, unit)| {
            [
                count(usize::try_from(n).unwrap_or(usize::MAX)).as_str(),
                " ",
                unit,
            ]
            .concat()
        })
        .collect();
    parts.join(" ")
}

/// `today`, `yesterday`, `2 days ago`, `tomorrow`, `in 3 days`.
pub fn ago(date: NaiveDate, today: NaiveDate) -> String {
    let days = today.signed_duration_since(date).num_days();
    let size = usize::try_from(days.unsigned_abs()).unwrap_or(usize::MAX);
    match days {
        0 => "today".to_owned(),
        1 => "yesterday".to_owned(),
        -1 => "tomorrow".to_owned(),
        2.. => [counted(size, "day", "days").as_str(), " ago"].concat(),
        _ => ["in ", &counted(size, "day", "days")].concat(),
    }
}

/// Minutes east of UTC as `UTC+1`, `UTC−3:30`, `UTC+0`.
pub fn offset(minutes: i16) -> String {
    let size = minutes.unsigned_abs();
    let mut text = String::from("UTC");
    text.push(if minutes < 0 { MINUS } else { '+' });
    text.push_str(&(size / 60).to_string());
    if !size.is_multiple_of(60) {
        text.push(':');
        text.push_str(&padded(u32::from(size % 60), 2));
    }
    text
}

/// `2026-11-12`: for file names, and for the value of a date field.
pub fn iso(date: NaiveDate) -> String {
    date_code(date)
}

/// Reads [`iso`]; `None` for anything else.
pub fn parse_iso(text: &str) -> Option<NaiveDate> {
    let mut parts = text.split('-').map(digits);
    let (year, month, day) = (parts.next()??, parts.next()??, parts.next()??);
    if parts.next().is_some() {
        return None;
    }
    NaiveDate::from_ymd_opt(i32::try_from(year).ok()?, month, day)
}

/// `09:10`: for the value of a time field.
pub fn iso_time(time: NaiveTime) -> String {
    time_code(time)
}

/// Reads [`iso_time`], with or without seconds, which are dropped; `None` for anything else.
pub fn parse_iso_time(text: &str) -> Option<NaiveTime> {
    let mut parts = text.split(':').map(digits);
    NaiveTime::from_hms_opt(parts.next()??, parts.next()??, 0)
}

fn digits(part: &str) -> Option<u32> {
    (!part.is_empty() && part.bytes().all(|b| b.is_ascii_digit()))
        .then(|| part.parse().ok())
        .flatten()
}

fn ordered(date: NaiveDate, month: &str, locale: &Locale) -> String {
    let number = date.day().to_string();
    match locale.order {
        DateOrder::DayMonth => [&number, " ", month].concat(),
        DateOrder::MonthDay => [month, " ", &number].concat(),
    }
}

fn after(weekday: &str, rest: &str, locale: &Locale) -> String {
    let gap = match locale.order {
        DateOrder::DayMonth => " ",
        DateOrder::MonthDay => ", ",
    };
    [weekday, gap, rest].concat()
}

fn with_year(day: &str, year: i32, locale: &Locale) -> String {
    let gap = match locale.order {
        DateOrder::DayMonth => " ",
        DateOrder::MonthDay => ", ",
    };
    [day, gap, &year.to_string()].concat()
}

#[cfg(test)]
mod tests {
    use super::*;

    const BRITISH: Locale = Locale {
        decimal: '.',
        clock12: false,
        order: DateOrder::DayMonth,
        week_start: Weekday::Mon,
    };
    const AMERICAN: Locale = Locale {
        decimal: '.',
        clock12: true,
        order: DateOrder::MonthDay,
        week_start: Weekday::Sun,
    };

    fn date(y: i32, m: u32, d: u32) -> NaiveDate {
        NaiveDate::from_ymd_opt(y, m, d).unwrap()
    }

    fn at(h: u32, m: u32) -> NaiveTime {
        NaiveTime::from_hms_opt(h, m, 0).unwrap()
    }

    #[test]
    fn days_follow_the_order_of_the_place() {
        let thursday = date(2026, 11, 12);
        assert_eq!(weekday_day(thursday, &BRITISH), "Thursday 12 November");
        assert_eq!(weekday_day(thursday, &AMERICAN), "Thursday, November 12");
        assert_eq!(weekday_day_short(thursday, &BRITISH), "Thu 12 Nov");
        assert_eq!(full(thursday, &BRITISH), "12 November 2026");
        assert_eq!(full(thursday, &AMERICAN), "November 12, 2026");
        assert_eq!(month_year(thursday), "November 2026");
        assert_eq!(span(date(2026, 10, 5), thursday, &BRITISH), "5 Oct to 12 Nov");
        assert_eq!(
            span(date(2025, 12, 5), thursday, &AMERICAN),
            "Dec 5, 2025 to Nov 12, 2026"
        );
        assert_eq!(
            heading(thursday, date(2027, 1, 1), &BRITISH),
            "Thursday 12 November 2026"
        );
        assert_eq!(mention(thursday, thursday, &BRITISH), "12 November");
    }

    #[test]
    fn clocks_have_twelve_or_twenty_four_hours() {
        for (h, m, british, american) in [
            (0, 5, "00:05", "12:05 am"),
            (9, 10, "09:10", "9:10 am"),
            (12, 0, "12:00", "12:00 pm"),
            (20, 14, "20:14", "8:14 pm"),
        ] {
            assert_eq!(time(at(h, m), &BRITISH), british);
            assert_eq!(time(at(h, m), &AMERICAN), american);
        }
    }

    #[test]
    fn spans_keep_two_units() {
        for (minutes, text) in [
            (0, "0 min"),
            (59, "59 min"),
            (60, "1 h 0 min"),
            (2_100, "1 d 11 h"),
            (4_560, "3 d 4 h"),
            (144_000, "100 d"),
        ] {
            assert_eq!(since(minutes), text);
        }
    }

    #[test]
    fn days_are_counted_from_today() {
        let today = date(2026, 3, 1);
        for (day, text) in [
            (date(2026, 3, 1), "today"),
            (date(2026, 2, 28), "yesterday"),
            (date(2026, 2, 27), "2 days ago"),
            (date(2026, 3, 2), "tomorrow"),
            (date(2026, 3, 4), "in 3 days"),
        ] {
            assert_eq!(ago(day, today), text);
        }
    }

    #[test]
    fn offsets_show_odd_minutes() {
        for (minutes, text) in [
            (0, "UTC+0"),
            (60, "UTC+1"),
            (345, "UTC+5:45"),
            (-210, "UTC−3:30"),
            (-720, "UTC−12"),
        ] {
            assert_eq!(offset(minutes), text);
        }
    }

    #[test]
    fn field_values_read_back() {
        for day in [date(2026, 11, 2), date(2024, 2, 29), date(1990, 1, 1)] {
            assert_eq!(parse_iso(&iso(day)), Some(day));
        }
        for text in ["", "2026", "2026-02-30", "2026-1-1-1", "+2026-01-01", "x-y-z"] {
            assert_eq!(parse_iso(text), None, "{text}");
        }
        assert_eq!(parse_iso_time("09:10"), Some(at(9, 10)));
        assert_eq!(parse_iso_time("09:10:59"), Some(at(9, 10)));
        assert_eq!(parse_iso_time("24:00"), None);
        assert_eq!(iso_time(at(9, 5)), "09:05");
    }
}
