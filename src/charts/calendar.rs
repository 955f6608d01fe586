//! The month heat map: whole weeks of days, the step of colour of a value, and where the keyboard goes.
//! Knows no colours and no wording.

use chrono::{Datelike, Days, Months, NaiveDate, Weekday};

/// The `count` weeks that end with the week of `day`, oldest first, each of seven days from `first_weekday`.
pub fn weeks_ending(day: NaiveDate, count: u32, first_weekday: Weekday) -> Vec<[NaiveDate; 7]> {
    let start = day.week(first_weekday).checked_first_day().unwrap_or(day);
    (0..count)
        .rev()
        .filter_map(|back| {
            let first = start.checked_sub_days(Days::new(u64::from(back).saturating_mul(7)))?;
            let mut week = [first; 7];
            for (ahead, place) in (0_u64..).zip(&mut week) {
                *place = first.checked_add_days(Days::new(ahead))?;
            }
            Some(week)
        })
        .collect()
}

/// The step of colour, 1 to 6, of a value between `low` and `high`; only the highest value is 6.
/// On 0 to 10 each step holds two values.
pub fn heat_level(value: f64, low: f64, high: f64) -> u8 {
    let share = (value - low) / (high - low);
    if !share.is_finite() {
        return 3;
    }
    // Whole steps are meant to be exact: the smallest slack undoes the rounding of the division.
    1 + (share.clamp(0.0, 1.0) * 5.0 + 1e-9).floor() as u8
}

/// The day the keyboard goes to: arrows by day and week, Home and End within the week, Page keys by month,
/// kept between `first` and `last`. `None` for other keys.
pub fn move_in_calendar(
    day: NaiveDate,
    key: &str,
    first_weekday: Weekday,
    first: NaiveDate,
    last: NaiveDate,
) -> Option<NaiveDate> {
    let into_week = u64::from(day.weekday().days_since(first_weekday));
    let to = match key {
        "ArrowLeft" => day.checked_sub_days(Days::new(1)),
        "ArrowRight" => day.checked_add_days(Days::new(1)),
        "ArrowUp" => day.checked_sub_days(Days::new(7)),
        "ArrowDown" => day.checked_add_days(Days::new(7)),
        "Home" => day.checked_sub_days(Days::new(into_week)),
        "End" => day.checked_add_days(Days::new(6_u64.saturating_sub(into_week))),
        _ => month_away(day, key),
    };
    to.map(|to| to.max(first).min(last.max(first)))
}

/// The same day of the month before or after, for the Page keys.
pub fn month_away(day: NaiveDate, key: &str) -> Option<NaiveDate> {
    match key {
        "PageUp" => day.checked_sub_months(Months::new(1)),
        "PageDown" => day.checked_add_months(Months::new(1)),
        _ => None,
    }
}
