//! The only clock: the instant, and the civil moment as this device shows it.
//! Knows no day start and no journal.

use std::cell::RefCell;

use chrono::{Datelike, NaiveDate, NaiveTime, Timelike};
use js_sys::{Date, Intl, Object, Reflect};
use wasm_bindgen::JsValue;

/// What the device's clock and calendar say at one moment.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Reading {
    /// Seconds since 1970 UTC.
    pub seconds: i64,
    /// The civil date.
    pub date: NaiveDate,
    /// The civil time, to the minute.
    pub time: NaiveTime,
    /// Minutes east of UTC.
    pub offset: i16,
    /// The zone's name, if the browser tells it.
    pub zone: Option<String>,
}

/// Reads the clock.
pub fn read() -> Reading {
    at(&Date::new_0())
}

/// What this device's calendar says about another instant, in seconds since 1970 UTC.
pub fn read_at(seconds: i64) -> Reading {
    at(&Date::new(&JsValue::from_f64(seconds as f64 * 1000.0)))
}

/// What this device's calendar says about a civil moment. Moments that a clock change skips come out later.
pub fn read_civil(date: NaiveDate, time: NaiveTime) -> Reading {
    let there = Date::new_with_year_month_day_hr_min(
        date.year().cast_unsigned(),
        i32::try_from(date.month0()).unwrap_or(0),
        i32::try_from(date.day()).unwrap_or(1),
        i32::try_from(time.hour()).unwrap_or(0),
        i32::try_from(time.minute()).unwrap_or(0),
    );
    at(&there)
}

/// The years a clock is believed. One that shows another (an empty battery: 1970) would file entries
/// where the journal has no days; the nearest day, a night's length inside, keeps them readable.
const FIRST_DAY: (i32, u32, u32) = (1990, 1, 2);
const LAST_DAY: (i32, u32, u32) = (2100, 12, 31);

fn believed(day: NaiveDate) -> NaiveDate {
    let limit = |(year, month, day)| NaiveDate::from_ymd_opt(year, month, day).unwrap_or_default();
    day.clamp(limit(FIRST_DAY), limit(LAST_DAY))
}

fn at(date: &Date) -> Reading {
    let year = i32::try_from(date.get_full_year()).unwrap_or(1970);
    let day = NaiveDate::from_ymd_opt(year, date.get_month().saturating_add(1), date.get_date());
    Reading {
        seconds: (date.get_time() / 1000.0).floor() as i64,
        date: believed(day.unwrap_or_default()),
        time: NaiveTime::from_hms_opt(date.get_hours(), date.get_minutes(), 0).unwrap_or_default(),
        offset: -(date.get_timezone_offset() as i16),
        zone: zone(),
    }
}

thread_local! {
    /// The zone's name, with the minute and the offset in which it was asked for: asking takes milliseconds,
    /// and every save reads the clock several times.
    static ZONE: RefCell<Option<(f64, f64, Option<String>)>> = const { RefCell::new(None) };
}

fn zone() -> Option<String> {
    let minute = (Date::now() / 60_000.0).floor();
    let offset = Date::new_0().get_timezone_offset();
    let known = ZONE.with_borrow(|known| {
        let (then, there, name) = known.as_ref()?;
        (*then == minute && *there == offset).then(|| name.clone())
    });
    known.unwrap_or_else(|| {
        let name = ask_zone();
        ZONE.set(Some((minute, offset, name.clone())));
        name
    })
}

fn ask_zone() -> Option<String> {
    let format = Intl::DateTimeFormat::new(&js_sys::Array::new(), &Object::new());
    Reflect::get(&format.resolved_options(), &JsValue::from_str("timeZone"))
        .ok()?
        .as_string()
}
