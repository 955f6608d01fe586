//! Clock times, offsets, and the fixed forms that fields take.
//! Knows no names of days or months.

use chrono::{NaiveDate, NaiveTime, Timelike};

use super::super::Locale;
use super::super::number::MINUS;
use crate::domain::{date_code, padded, time_code};

/// `20:14`, `8:14 pm` or `8:14 PM`.
pub fn time(time: NaiveTime, locale: &Locale) -> String {
    if !locale.clock12 {
        return time_code(time);
    }
    let minute = padded(time.minute(), 2);
    let (is_pm, hour) = time.hour12();
    let half = match (is_pm, locale.is_half_upper) {
        (true, true) => " PM",
        (true, false) => " pm",
        (false, true) => " AM",
        (false, false) => " am",
    };
    [&hour.to_string(), ":", &minute, half].concat()
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

#[cfg(test)]
mod tests {
    use super::*;

    fn at(h: u32, m: u32) -> NaiveTime {
        NaiveTime::from_hms_opt(h, m, 0).unwrap()
    }

    #[test]
    fn clocks_have_twelve_or_twenty_four_hours() {
        let half_day = Locale {
            clock12: true,
            ..Locale::default()
        };
        for (h, m, british, american) in [
            (0, 5, "00:05", "12:05 am"),
            (9, 10, "09:10", "9:10 am"),
            (12, 0, "12:00", "12:00 pm"),
            (20, 14, "20:14", "8:14 pm"),
        ] {
            assert_eq!(time(at(h, m), &Locale::default()), british);
            assert_eq!(time(at(h, m), &half_day), american);
            let upper = Locale {
                is_half_upper: true,
                ..half_day
            };
            assert_eq!(time(at(h, m), &upper), american.to_ascii_uppercase());
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
        for (y, m, d) in [(2026, 11, 2), (2024, 2, 29), (1990, 1, 1)] {
            let day = NaiveDate::from_ymd_opt(y, m, d).unwrap();
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
