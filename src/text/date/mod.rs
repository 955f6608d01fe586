//! Days, times and spans as people read them.
//! Takes civil dates as they are; knows no clock, no time zone rules and no "today" except as an argument.

mod clock;
mod since;

use chrono::{Datelike, NaiveDate, Weekday};

use super::{DateOrder, Locale};

pub use clock::{iso, iso_time, offset, parse_iso, parse_iso_time, time};
pub use since::{ago, elapsed, since};

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

/// A day as `Thursday 12 November`, seen from `today`: with its year where it would be taken for a nearer one without.
pub fn weekday_from(date: NaiveDate, today: NaiveDate, locale: &Locale) -> String {
    if is_far(date, today) {
        weekday_full(date, locale)
    } else {
        weekday_day(date, locale)
    }
}

/// A day as `12 November`, seen from `today`: with its year where it would be taken for a nearer one without.
pub fn day_from(date: NaiveDate, today: NaiveDate, locale: &Locale) -> String {
    if is_far(date, today) {
        full(date, locale)
    } else {
        day(date, locale)
    }
}

/// A day as `12 Nov`, seen from `today`: with its year where it would be taken for a nearer one without.
pub fn short_from(date: NaiveDate, today: NaiveDate, locale: &Locale) -> String {
    if is_far(date, today) {
        full_short(date, locale)
    } else {
        day_short(date, locale)
    }
}

/// Eleven months: within them nobody takes a day and a month for those of another year.
fn is_far(date: NaiveDate, today: NaiveDate) -> bool {
    const FAR: i64 = 330;
    date.signed_duration_since(today).num_days().saturating_abs() > FAR
}

/// `November 2026`.
pub fn month_year(date: NaiveDate) -> String {
    [month(date.month()), " ", &date.year().to_string()].concat()
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
        is_half_upper: false,
        order: DateOrder::DayMonth,
        week_start: Weekday::Mon,
    };
    const AMERICAN: Locale = Locale {
        decimal: '.',
        clock12: true,
        is_half_upper: true,
        order: DateOrder::MonthDay,
        week_start: Weekday::Sun,
    };

    fn date(y: i32, m: u32, d: u32) -> NaiveDate {
        NaiveDate::from_ymd_opt(y, m, d).unwrap()
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
    fn a_day_that_could_be_taken_for_a_nearer_one_has_its_year() {
        let today = date(2026, 12, 20);
        for (seen, weekday, full, short) in [
            (date(2027, 1, 8), "Friday 8 January", "8 January", "8 Jan"),
            (
                date(2027, 12, 20),
                "Monday 20 December 2027",
                "20 December 2027",
                "20 Dec 2027",
            ),
            (
                date(2025, 12, 21),
                "Sunday 21 December 2025",
                "21 December 2025",
                "21 Dec 2025",
            ),
            (
                date(2100, 12, 31),
                "Friday 31 December 2100",
                "31 December 2100",
                "31 Dec 2100",
            ),
        ] {
            assert_eq!(weekday_from(seen, today, &BRITISH), weekday);
            assert_eq!(day_from(seen, today, &BRITISH), full);
            assert_eq!(short_from(seen, today, &BRITISH), short);
        }
    }
}
