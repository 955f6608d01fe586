//! Civil dates and times in their one fixed form, `2026-11-12` and `09:10`, and back.
//! Knows no locale and no zone.

use chrono::{Datelike, NaiveDate, NaiveTime, Timelike};

/// A date as `2026-11-12`.
pub fn date_code(date: NaiveDate) -> String {
    let year = padded(date.year().unsigned_abs(), 4);
    [year, padded(date.month(), 2), padded(date.day(), 2)].join("-")
}

/// Reads [`date_code`], and nothing looser.
pub fn parse_date(code: &str) -> Option<NaiveDate> {
    let mut parts = code.split('-');
    let (year, month, day) = (parts.next()?, parts.next()?, parts.next()?);
    if parts.next().is_some() {
        return None;
    }
    let year = i32::try_from(digits(year, 4)?).ok()?;
    NaiveDate::from_ymd_opt(year, digits(month, 2)?, digits(day, 2)?)
}

/// A time as `09:10`.
pub fn time_code(time: NaiveTime) -> String {
    [padded(time.hour(), 2), padded(time.minute(), 2)].join(":")
}

/// Reads [`time_code`], and nothing looser.
pub fn parse_time(code: &str) -> Option<NaiveTime> {
    let (hour, minute) = code.split_once(':')?;
    NaiveTime::from_hms_opt(digits(hour, 2)?, digits(minute, 2)?, 0)
}

/// The digits of a number, with zeros in front up to `width`.
pub fn padded(number: u32, width: usize) -> String {
    let digits = number.to_string();
    ["0".repeat(width.saturating_sub(digits.len())), digits].concat()
}

/// A number of exactly this many digits.
fn digits(code: &str, width: usize) -> Option<u32> {
    let is_exact = code.len() == width && code.bytes().all(|byte| byte.is_ascii_digit());
    is_exact.then(|| code.parse().ok())?
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn codes_read_back_and_looser_ones_do_not() {
        let leap = NaiveDate::from_ymd_opt(2024, 2, 29).unwrap();
        assert_eq!(date_code(leap), "2024-02-29");
        assert_eq!(parse_date("2024-02-29"), Some(leap));
        for code in [
            "",
            "2024-2-29",
            "2023-02-29",
            "+024-02-29",
            "2024-02-29-",
            "24-02-29",
        ] {
            assert_eq!(parse_date(code), None, "{code}");
        }
        let early = NaiveTime::from_hms_opt(9, 5, 0).unwrap();
        assert_eq!(time_code(early), "09:05");
        assert_eq!(parse_time("09:05"), Some(early));
        for code in ["", "9:05", "24:00", "09:05:00", "09-05"] {
            assert_eq!(parse_time(code), None, "{code}");
        }
    }
}
