//! The dates to come, and the form for days to keep free.
//! Knows no plan.

use chrono::NaiveDate;

use super::weeks;
use crate::text::{Locale, date, number};

/// Heading of the list of dates.
pub const NEXT_DATES: &str = "Next dates";
/// What a skipped dose never does.
pub const NEVER_DOUBLED: &str = "A skipped or missed dose is never added to the next one.";
/// Leaves out a planned dose.
pub const SKIP: &str = "Skip";
/// Takes that back.
pub const UNSKIP: &str = "Plan it again";
/// Opens the fields for a day to keep free.
pub const KEEP_FREE: &str = "Keep a day free";
/// Takes away days that were kept free, or a pause.
pub const REMOVE: &str = "Remove";
/// Field.
pub const FREE_FROM: &str = "First day kept free";
/// Field.
pub const FREE_TO: &str = "Last day kept free";
/// Field.
pub const FREE_WHY: &str = "Why";
/// Nothing is to come.
pub const NOTHING_TO_COME: &str = "No date is to come.";
/// A row.
pub const DOSE_DAY: &str = "dose day";
/// A row.
pub const SKIPPED_DAY: &str = "skipped";
/// A row.
pub const LAST_OF_CYCLE: &str = "last of this cycle";
/// A row.
pub const REST_BEGINS: &str = "Rest begins";
/// A row.
pub const PAUSE_BEGINS: &str = "Pause begins";
/// A row.
pub const PLAN_ENDS: &str = "The plan is over";
/// In place of a date.
pub const TODAY: &str = "Today";
/// How the field is read when it is empty.
pub const FREE_TO_HOW: &str = "Empty: that day alone.";

/// `Rest begins`, with how long: `four weeks, to 17 December`.
pub fn rest_until(rest_weeks: u8, last: Option<NaiveDate>, today: NaiveDate, locale: &Locale) -> String {
    let mut text = weeks(rest_weeks);
    if let Some(last) = last {
        text.push_str(", to ");
        text.push_str(&date::day_from(last, today, locale));
    }
    text
}

/// `Pause begins`, with its last day: `to 17 December`.
pub fn pause_until(last: Option<NaiveDate>, today: NaiveDate, locale: &Locale) -> String {
    match last {
        Some(last) => ["to ", &date::day_from(last, today, locale)].concat(),
        None => "until you go on".to_owned(),
    }
}

/// A row: `Cycle 2 begins`.
pub fn cycle_begins(n: u32) -> String {
    let number = number::count(usize::try_from(n).unwrap_or(usize::MAX));
    ["Cycle ", &number, " begins"].concat()
}
