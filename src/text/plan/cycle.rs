//! The calendar of a cycle: what its marks mean, and the counters beside it.
//! Knows marks and kinds of day one at a time.

use chrono::NaiveDate;

use crate::schedule::{DayKind, Mark};
use crate::text::{Locale, counted, date, number};

/// Heading of the calendar.
pub const THIS_CYCLE: &str = "This cycle";
/// Heading of the calendar of a plan without cycles.
pub const THESE_WEEKS: &str = "These weeks";
/// Heading of the counters without a plan.
pub const LATELY: &str = "What was taken lately";
/// Why dosing days are counted.
pub const WHY_COUNTED: &str = "Shown because nobody knows how many are safe over the years. Repeated use has never been studied for heart valves.";
/// Prints the page.
pub const PRINT: &str = "Print";
/// Heading of the calendar's key and the hidden text of its days.
pub const RECORDED: &str = "recorded";
/// The key and the hidden text.
pub const SKIPPED: &str = "skipped";
/// The key and the hidden text.
pub const MISSED_DAY: &str = "missed";
/// The key and the hidden text.
pub const TO_COME: &str = "to come";
/// The key and the hidden text.
pub const FREE: &str = "kept free";
/// The key.
pub const REST_KEY: &str = "no mark: rest or paused";
/// Counters.
pub const IN_30: &str = "dose days in the last 30 days";
/// Counters.
pub const IN_90: &str = "in the last 90";
/// Counters.
pub const IN_365: &str = "in the last 365";
/// The key.
pub const EXTRA_KEY: &str = "+ not planned";
/// The key.
pub const FREE_KEY: &str = "× kept free";

/// How far a cycle has come: `Week of this cycle: 5 of 6, then 4 weeks of rest.`, and why it is shown.
pub fn week(week: u32, of: u8, rest_weeks: u32) -> String {
    let size = |n: u32| usize::try_from(n).unwrap_or(usize::MAX);
    let rest = match rest_weeks {
        0 => "no rest".to_owned(),
        weeks => [&counted(size(weeks), "week", "weeks"), " of rest"].concat(),
    };
    [
        "Week of this cycle: ",
        &number::count(size(week)),
        " of ",
        &number::count(usize::from(of)),
        ", then ",
        &rest,
        ". Shown because weeks without a rest add up; how long a rest should be, nobody has studied.",
    ]
    .concat()
}

/// The name of the calendar's table.
pub fn caption(first: NaiveDate, last: NaiveDate, locale: &Locale) -> String {
    ["Planned and recorded, ", &date::span(first, last, locale)].concat()
}

/// Weeks in which the plan stands still: `Paused, 2 Mar – 10 May`.
pub fn paused(first: NaiveDate, last: Option<NaiveDate>, locale: &Locale) -> String {
    match last {
        Some(last) => ["Paused, ", &date::span(first, last, locale)].concat(),
        None => ["Paused from ", &date::day_short(first, locale), " on"].concat(),
    }
}

/// What a mark means, for the key and for screen readers.
pub fn mark(mark: Mark, locale: &Locale) -> String {
    match mark {
        Mark::Taken => "dose recorded".to_owned(),
        Mark::TakenLate(day) => ["dose recorded, late for ", &date::day(day, locale)].concat(),
        Mark::Unplanned => "dose recorded, not planned".to_owned(),
        Mark::Skipped => "dose skipped".to_owned(),
        Mark::Missed => "dose missed".to_owned(),
        Mark::MovedTo(day) => ["taken late, on ", &date::day(day, locale)].concat(),
        Mark::Lost => "dose day that the date line left out".to_owned(),
        Mark::Due => "dose day, nothing recorded yet".to_owned(),
        Mark::Planned => "dose day to come".to_owned(),
    }
}

/// What kind of day one without a dose is. Nothing for a day off in a cycle: it has no mark to see either.
pub const fn day_kind(kind: Option<DayKind>) -> &'static str {
    match kind {
        Some(DayKind::Dose) => "dose day",
        Some(DayKind::Transition | DayKind::Normal) => "",
        Some(DayKind::Rest) => "rest",
        Some(DayKind::KeptFree) => "kept free",
        Some(DayKind::Paused) => "paused",
        Some(DayKind::Before) => "before the plan",
        Some(DayKind::After) => "after the plan",
        None => "no plan",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_week_of_a_cycle_is_told_with_the_rest_that_follows() {
        for (rest_weeks, said) in [
            (
                4,
                "Week of this cycle: 5 of 6, then 4 weeks of rest. Shown because",
            ),
            (
                1,
                "Week of this cycle: 5 of 6, then 1 week of rest. Shown because",
            ),
            (0, "Week of this cycle: 5 of 6, then no rest. Shown because"),
        ] {
            let told = week(5, 6, rest_weeks);
            assert!(told.starts_with(said), "{told}");
        }
    }

    #[test]
    fn weeks_that_stand_still_end_where_somebody_has_said_so() {
        let day = |text: &str| text.parse::<NaiveDate>().unwrap();
        let says = |last: Option<&str>| paused(day("2026-03-30"), last.map(day), &Locale::default());
        assert_eq!(says(Some("2026-08-16")), "Paused, 30 Mar to 16 Aug");
        assert_eq!(says(None), "Paused from 30 Mar on");
    }
}
