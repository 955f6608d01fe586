//! Civil days as numbers, and lists of spans of them.
//! Knows no plan. A day has 24 hours or 23 or 25: it counts as one.

use chrono::{Datelike, NaiveDate};

use crate::domain::{FIRST_DAY, LAST_DAY, sort};

/// A day as a number, so that the next day is one more.
pub(super) fn number(day: NaiveDate) -> i64 {
    i64::from(day.num_days_from_ce())
}

/// The day of a number; `None` beyond what a date can be.
pub(super) fn date(number: i64) -> Option<NaiveDate> {
    NaiveDate::from_num_days_from_ce_opt(i32::try_from(number).ok()?)
}

/// The first day that anything is planned for.
pub(super) fn first_planned_day() -> NaiveDate {
    let (year, month, day) = FIRST_DAY;
    NaiveDate::from_ymd_opt(year, month, day).unwrap_or_default()
}

/// The last day that anything is planned for.
pub(super) fn last_planned_day() -> NaiveDate {
    let (year, month, day) = LAST_DAY;
    NaiveDate::from_ymd_opt(year, month, day).unwrap_or_default()
}

/// The first and last day of a span, as numbers.
pub(super) type Span = (i64, i64);

/// Spans in order, each apart from the next, none before `first`.
pub(super) fn merged(spans: impl Iterator<Item = Span>, first: i64) -> Vec<Span> {
    let mut spans: Vec<Span> = spans
        .map(|(from, to)| (from.max(first), to))
        .filter(|(from, to)| from <= to)
        .collect();
    sort(&mut spans);
    let mut apart: Vec<Span> = Vec::new();
    for (from, to) in spans {
        match apart.last_mut() {
            Some((_, end)) if from <= end.saturating_add(1) => *end = to.max(*end),
            _ => apart.push((from, to)),
        }
    }
    apart
}

/// The span that holds a day.
pub(super) fn holding(spans: &[Span], day: i64) -> Option<Span> {
    let span = spans.iter().find(|(_, to)| day <= *to)?;
    (span.0 <= day).then_some(*span)
}

/// How many days of the spans lie before a day.
pub(super) fn days_before(spans: &[Span], day: i64) -> i64 {
    let before = |(from, to): &Span| to.saturating_add(1).min(day).saturating_sub(*from).max(0);
    spans.iter().map(before).fold(0, i64::saturating_add)
}
