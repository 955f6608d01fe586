//! How long ago something was.
//! Knows no clock: now is an argument.

use chrono::NaiveDate;

use super::super::counted;
use super::super::number::count;

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

#[cfg(test)]
mod tests {
    use super::*;

    fn date(y: i32, m: u32, d: u32) -> NaiveDate {
        NaiveDate::from_ymd_opt(y, m, d).unwrap()
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
}
