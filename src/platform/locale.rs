//! How the browser writes numbers, dates and times: read once from its formatting interface.
//! Knows no words; what cannot be read is as in British English.

use chrono::Weekday;
use js_sys::{Array, Date, Function, Intl, Object, Reflect};
use wasm_bindgen::{JsCast, JsValue};

use crate::text::{DateOrder, Locale};

/// Reads the locale of the browser.
pub fn detect() -> Locale {
    let standard = Locale::default();
    let locales = Array::new();
    let options = Object::new();
    for (key, value) in [("hour", "numeric"), ("month", "long"), ("day", "numeric")] {
        // Setting a property of a plain object does not fail.
        let _ = Reflect::set(&options, &JsValue::from_str(key), &JsValue::from_str(value));
    }
    let format = Intl::DateTimeFormat::new(&locales, &options);
    let resolved: JsValue = format.resolved_options().into();
    let clock12 = get(&resolved, "hour12").and_then(|is_12| is_12.as_bool());
    let parts = call(&format, "formatToParts", &Date::new_0());
    let order = parts.as_ref().and_then(order_of);
    let half = parts.as_ref().and_then(|parts| part(parts, "dayPeriod"));
    let number = Intl::NumberFormat::new(&locales, &Object::new());
    let decimal = call(&number, "formatToParts", &JsValue::from_f64(1.5))
        .as_ref()
        .and_then(|parts| part(parts, "decimal"))
        .and_then(|text| text.chars().next());
    Locale {
        decimal: decimal
            .filter(|sign| matches!(sign, '.' | ','))
            .unwrap_or(standard.decimal),
        clock12: clock12.unwrap_or(standard.clock12),
        is_half_upper: half.is_some_and(|half| half.starts_with(['A', 'P'])),
        order: order.unwrap_or(standard.order),
        week_start: get(&resolved, "locale")
            .and_then(|tag| tag.as_string())
            .and_then(|tag| week_start(&tag))
            .unwrap_or(standard.week_start),
    }
}

fn get(of: &JsValue, key: &str) -> Option<JsValue> {
    Reflect::get(of, &JsValue::from_str(key))
        .ok()
        .filter(|value| !value.is_undefined())
}

fn call(of: &JsValue, method: &str, argument: &JsValue) -> Option<Array> {
    let method: Function = get(of, method)?.dyn_into().ok()?;
    method.call1(of, argument).ok()?.dyn_into().ok()
}

/// The text of the first part of a kind.
fn part(parts: &Array, kind: &str) -> Option<String> {
    parts
        .iter()
        .find(|part| get(part, "type").and_then(|of| of.as_string()).as_deref() == Some(kind))
        .and_then(|part| get(&part, "value"))
        .and_then(|value| value.as_string())
}

fn order_of(parts: &Array) -> Option<DateOrder> {
    parts
        .iter()
        .filter_map(|part| get(&part, "type").and_then(|of| of.as_string()))
        .find_map(|of| match of.as_str() {
            "day" => Some(DateOrder::DayMonth),
            "month" => Some(DateOrder::MonthDay),
            _ => None,
        })
}

/// The first day of the week, from `Intl.Locale`, which writes it as a property in some browsers and as a method in others.
fn week_start(tag: &str) -> Option<Weekday> {
    let intl = get(&js_sys::global(), "Intl")?;
    let constructor: Function = get(&intl, "Locale")?.dyn_into().ok()?;
    let locale = Reflect::construct(&constructor, &Array::of1(&JsValue::from_str(tag))).ok()?;
    let info = match get(&locale, "getWeekInfo").and_then(|method| method.dyn_into::<Function>().ok()) {
        Some(method) => method.call0(&locale).ok()?,
        None => get(&locale, "weekInfo")?,
    };
    match get(&info, "firstDay")?.as_f64()? as u8 {
        1 => Some(Weekday::Mon),
        6 => Some(Weekday::Sat),
        7 => Some(Weekday::Sun),
        _ => None,
    }
}
