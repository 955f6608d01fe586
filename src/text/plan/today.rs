//! What Today says of the plan: where the day is in it, what is next, what is due and what one tap records.
//! Knows a plan's facts one at a time; knows no page and no calendar.

use chrono::{NaiveDate, NaiveTime};

use super::day_of;
use crate::schedule::{DayOf, Mark};
use crate::text::{Locale, counted, date, number};

/// Name of the block, for screen readers.
pub const PLAN: &str = "Plan";
/// Leads to the plan's page.
pub const TO_PLAN: &str = "See the plan";
/// Kinds of day, as they follow the day of the pattern.
pub const DOSE_DAY: &str = "dose day";
/// Kinds of day.
pub const TRANSITION: &str = "transition";
/// Kinds of day.
pub const NORMAL: &str = "normal";
/// A day after a dose day, in plans that go by weekdays.
pub const AFTER_DOSE_DAY: &str = "The day after a dose day.";
/// Any other day, in plans that go by weekdays.
pub const NO_DOSE_DAY: &str = "Not a dose day.";
/// The pattern waits for a late dose.
pub const WAITS: &str = "The plan waits for a late dose.";
/// A rest without a known length.
pub const REST: &str = "Rest.";
/// The last cycle is over, or the last dose of it.
pub const NO_NEXT: &str = "No dose day is to come.";
/// Doses as needed, within the limits.
pub const WITHIN: &str = "As needed: a dose today is within your limits.";
/// Doses as needed, today recorded.
pub const AS_NEEDED: &str = "As needed.";
/// Begins the banner.
pub const DUE: &str = "Today is a dose day in your plan.";
/// Closes what is said of it on another page.
pub const NOT_NOW: &str = "Not now";
/// Records the dose.
pub const TAKEN: &str = "Taken as planned";
/// Records a late dose.
pub const TAKEN_LATE: &str = "Taken today";
/// Leaves it out.
pub const SKIP: &str = "Skip";
/// Hides the banner for a while.
pub const LATER: &str = "Later";
/// Shows it again.
pub const SHOW_NOW: &str = "Show now";
/// Nothing is known of what is taken.
pub const RECORDS_BARE: &str = "Records a dose without an amount, as now.";
/// Under the ruler, from today on.
pub const TODAY: &str = "today";

/// `Day 2 of 3: transition.`
pub fn pattern_day(at: DayOf, kind: &str) -> String {
    ["D", day_of(at).get(1..).unwrap_or_default(), ": ", kind, "."].concat()
}

/// `The plan begins on Monday 2 November.`
pub fn begins(day: NaiveDate, today: NaiveDate, locale: &Locale) -> String {
    [
        "The plan begins on ",
        &date::weekday_from(day, today, locale),
        ".",
    ]
    .concat()
}

/// What became of the day's dose; empty while there is nothing to say.
pub fn became(mark: Option<Mark>, locale: &Locale) -> String {
    match mark {
        Some(Mark::Taken) => "Taken as planned.".to_owned(),
        Some(Mark::TakenLate(day)) => [
            "Taken late, for ",
            &date::weekday_day(day, locale),
            ". The dates after it moved.",
        ]
        .concat(),
        Some(Mark::Unplanned) => "The dose today was not planned.".to_owned(),
        Some(Mark::Skipped) => "Skipped. Nothing is added to the next one.".to_owned(),
        _ => String::new(),
    }
}

/// `Planned for 09:00.`
pub fn planned_for(time: NaiveTime, locale: &Locale) -> String {
    ["Planned for ", &date::time(time, locale), "."].concat()
}

/// `Next dose day: Saturday 14 November.`
pub fn next(day: Option<NaiveDate>, today: NaiveDate, locale: &Locale) -> String {
    match day {
        Some(day) => ["Next dose day: ", &date::weekday_from(day, today, locale), "."].concat(),
        None => NO_NEXT.to_owned(),
    }
}

/// `4 doses left in this cycle.`
pub fn left(doses: usize) -> String {
    match doses {
        0 => "No dose is left in this cycle.".to_owned(),
        doses => [counted(doses, "dose", "doses").as_str(), " left in this cycle."].concat(),
    }
}

/// `As needed: within your limits from Sunday 15 November on.`
pub fn earliest(day: NaiveDate, locale: &Locale) -> String {
    [
        "As needed: within your limits from ",
        &date::weekday_day(day, locale),
        " on.",
    ]
    .concat()
}

/// The banner on a day on which a missed dose is still open.
pub fn open_dose(day: NaiveDate, locale: &Locale) -> String {
    [
        "The dose of ",
        &date::weekday_day(day, locale),
        " is open. Taken today, it moves the dates after it.",
    ]
    .concat()
}

/// What one tap records: `Records 0.12 g, batch B, as now.`
pub fn records(amount: &str, of: &str) -> String {
    let gap = if of.is_empty() || amount.is_empty() {
        ""
    } else {
        ", "
    };
    ["Records ", amount, gap, of, ", as now."].concat()
}

/// When the banner comes back: `Hidden until 11:30, or until you open Today again.`
pub fn hidden_until(time: NaiveTime, locale: &Locale) -> String {
    [
        "Hidden until ",
        &date::time(time, locale),
        ", or until you open Today again.",
    ]
    .concat()
}

/// What a screen reader says of the ruler.
pub fn ruler(first: NaiveDate, last: NaiveDate, counts: &RulerCounts, locale: &Locale) -> String {
    let mut text = [
        "Doses from ",
        &date::day(first, locale),
        " to ",
        &date::day(last, locale),
        ": ",
        &number::count(counts.taken),
        " recorded",
    ]
    .concat();
    for (count, what) in [
        (counts.skipped, " skipped"),
        (counts.missed, " missed"),
        (counts.to_come, " to come"),
    ] {
        if count > 0 {
            text.extend([", ", &number::count(count), what]);
        }
    }
    text.push('.');
    text
}

/// What a ruler holds.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub struct RulerCounts {
    /// Dose days with a dose, planned or not.
    pub taken: usize,
    /// Skipped.
    pub skipped: usize,
    /// Missed.
    pub missed: usize,
    /// To come, today's included.
    pub to_come: usize,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sentences_are_whole() {
        let locale = Locale::default();
        let saturday = NaiveDate::from_ymd_opt(2026, 11, 14).unwrap();
        assert_eq!(
            pattern_day(DayOf { day: 2, of: 3 }, TRANSITION),
            "Day 2 of 3: transition."
        );
        assert_eq!(
            next(Some(saturday), saturday, &locale),
            "Next dose day: Saturday 14 November."
        );
        assert_eq!(left(1), "1 dose left in this cycle.");
        assert_eq!(records("0.12 g", "batch B"), "Records 0.12 g, batch B, as now.");
        assert_eq!(records("0.12 g", ""), "Records 0.12 g, as now.");
        let counts = RulerCounts {
            taken: 11,
            skipped: 1,
            missed: 0,
            to_come: 2,
        };
        assert_eq!(
            ruler(saturday, saturday, &counts, &locale),
            "Doses from 14 November to 14 November: 11 recorded, 1 skipped, 2 to come."
        );
    }
}
