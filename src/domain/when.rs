//! When something happened: the civil day it belongs to, the civil time, and the offset of that moment.
//! Knows no clock and no time-zone rules: what was true at the moment of writing is stored and never recomputed.

use chrono::{Datelike, Days, NaiveDate, NaiveTime, Timelike};

/// A UTC instant in whole seconds since 1970. Says when something was written; never orders records.
#[derive(Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Debug)]
pub struct Timestamp(pub i64);

/// The first year an entry may belong to.
pub const FIRST_DAY: (i32, u32, u32) = (1990, 1, 1);
/// The last day an entry may belong to.
pub const LAST_DAY: (i32, u32, u32) = (2100, 12, 31);

/// Whether a civil day lies within 1990–2100.
pub fn in_range(day: NaiveDate) -> bool {
    (FIRST_DAY.0..=LAST_DAY.0).contains(&day.year())
}

/// The name of a time zone as the browser reports it, for example `Europe/Lisbon`. Shown, never computed with.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub struct Zone(String);

impl Zone {
    /// A zone name of 1–64 ASCII letters, digits and `/ _ + -`.
    pub fn new(name: &str) -> Option<Self> {
        let plain = |b: u8| b.is_ascii_alphanumeric() || b"/_+-".contains(&b);
        ((1..=64).contains(&name.len()) && name.bytes().all(plain)).then(|| Self(name.to_owned()))
    }

    /// The name.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

/// When an entry happened, in the person's own calendar.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub struct When {
    /// The civil day the entry belongs to: with a day start of 04:00, an entry at 01:30 belongs to the evening before.
    pub day: NaiveDate,
    /// The civil date on the wall calendar at that moment.
    pub date: NaiveDate,
    /// The wall-clock time in whole minutes, if known.
    pub time: Option<NaiveTime>,
    /// Minutes east of UTC at that moment, −1080 to 1080, if known.
    pub offset: Option<i16>,
    /// The zone's name at that moment, if known.
    pub zone: Option<Zone>,
}

impl When {
    /// Somewhere in a day, at no particular time.
    pub fn on(day: NaiveDate) -> Self {
        Self {
            day,
            date: day,
            time: None,
            offset: None,
            zone: None,
        }
    }

    /// At a wall-clock time, filed under the day it belongs to when days start at `day_start_hour` (0–12).
    pub fn at(
        date: NaiveDate,
        time: NaiveTime,
        day_start_hour: u8,
        offset: Option<i16>,
        zone: Option<Zone>,
    ) -> Self {
        Self {
            day: civil_day(date, time, day_start_hour),
            date,
            time: whole_minute(time),
            offset: offset.filter(|minutes| minutes.unsigned_abs() <= 1080),
            zone,
        }
    }

    /// The same entry on another day: times stay as they are.
    pub fn moved_to(&self, day: NaiveDate) -> Self {
        let ahead = self.date.signed_duration_since(self.day).num_days();
        let date = match ahead {
            1 => day.checked_add_days(Days::new(1)).unwrap_or(day),
            _ => day,
        };
        Self {
            day,
            date,
            ..self.clone()
        }
    }

    /// The instant in minutes since 1970 UTC, if time and offset are known. For durations only.
    pub fn instant_minutes(&self) -> Option<i64> {
        let time = self.time?;
        let offset = i64::from(self.offset?);
        let epoch = NaiveDate::from_ymd_opt(1970, 1, 1)?;
        let days = self.date.signed_duration_since(epoch).num_days();
        let minute = i64::from(time.hour().saturating_mul(60).saturating_add(time.minute()));
        Some(
            days.saturating_mul(1440)
                .saturating_add(minute)
                .saturating_sub(offset),
        )
    }

    /// Sorts the entries of one day: first those without a time, then by wall calendar and clock.
    pub fn sort_key(&self) -> (bool, NaiveDate, Option<NaiveTime>) {
        (self.time.is_some(), self.date, self.time)
    }
}

/// The civil day that a wall-clock moment belongs to when days start at `day_start_hour`.
pub fn civil_day(date: NaiveDate, time: NaiveTime, day_start_hour: u8) -> NaiveDate {
    if time.hour() < u32::from(day_start_hour) {
        date.pred_opt().unwrap_or(date)
    } else {
        date
    }
}

fn whole_minute(time: NaiveTime) -> Option<NaiveTime> {
    NaiveTime::from_hms_opt(time.hour(), time.minute(), 0)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn date(y: i32, m: u32, d: u32) -> NaiveDate {
        NaiveDate::from_ymd_opt(y, m, d).unwrap()
    }

    fn time(h: u32, m: u32) -> NaiveTime {
        NaiveTime::from_hms_opt(h, m, 0).unwrap()
    }

    #[test]
    fn the_small_hours_belong_to_the_evening_before() {
        for (h, m, start, day) in [
            (3, 59, 4, date(2026, 2, 28)),
            (4, 0, 4, date(2026, 3, 1)),
            (0, 0, 0, date(2026, 3, 1)),
            (23, 59, 4, date(2026, 3, 1)),
        ] {
            assert_eq!(
                civil_day(date(2026, 3, 1), time(h, m), start),
                day,
                "{h}:{m} start {start}"
            );
        }
    }

    #[test]
    fn moving_keeps_the_clock_and_the_night() {
        let late = When::at(date(2026, 11, 13), time(1, 30), 4, Some(0), None);
        assert_eq!(late.day, date(2026, 11, 12));
        let moved = late.moved_to(date(2026, 12, 31));
        assert_eq!(
            (moved.day, moved.date, moved.time),
            (date(2026, 12, 31), date(2027, 1, 1), late.time)
        );
    }

    #[test]
    fn instants_use_the_offset_of_the_moment() {
        let kathmandu = When::at(date(2026, 1, 1), time(5, 45), 4, Some(345), None);
        let london = When::at(date(2026, 1, 1), time(0, 0), 0, Some(0), None);
        assert_eq!(kathmandu.instant_minutes(), london.instant_minutes());
        assert_eq!(When::on(date(2026, 1, 1)).instant_minutes(), None);
    }

    #[test]
    fn the_last_second_of_a_day_is_kept_to_the_minute() {
        let end = NaiveTime::from_hms_milli_opt(23, 59, 59, 999).unwrap();
        let when = When::at(date(2024, 2, 29), end, 4, Some(60), None);
        assert_eq!((when.day, when.time), (date(2024, 2, 29), Some(time(23, 59))));
    }
}
