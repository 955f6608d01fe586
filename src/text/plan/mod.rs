//! The words of the plan page and of what its parts share.
//! A file for each part of the page, by the same name; knows a plan's facts one at a time, no form and no calendar.

pub mod calendar_file;
pub mod cycle;
pub mod dates;
pub mod form;
pub mod kept;
pub mod pattern;
pub mod sentence;
pub mod today;

use chrono::{Datelike, NaiveDate};

use super::{Locale, counted, date, number};
use crate::domain::FreeFor;
use crate::schedule::DayOf;

/// The page.
pub const TITLE: &str = "Plan";
/// The page without a plan.
pub const NONE: &str = "No plan. The journal works without one.";
/// Heading of the pattern.
pub const PATTERN: &str = "Pattern";
/// Heading of the form for a new plan.
pub const NEW_PLAN: &str = "A new plan";
/// Heading of the batches.
pub const BATCHES: &str = "Batches";
/// Leads to the batches.
pub const TO_BATCHES: &str = "Substances and batches";
/// What is there.
pub const BATCHES_HOW: &str = "What you take, how strong it is, how much is left.";
/// The honest line about patterns.
pub const NONE_BETTER: &str = "No pattern has been shown to work better than another, or better than placebo. More days a week means more exposure and less room to see a difference.";
/// Opens the fields for a pause.
pub const PAUSE: &str = "Pause this plan";
/// Opens them for the pause that holds.
pub const CHANGE_PAUSE: &str = "Change the pause";
/// Field.
pub const PAUSE_FROM: &str = "First day of the pause";
/// Field.
pub const PAUSE_TO: &str = "Last day of the pause";
/// How the field is read when it is empty.
pub const PAUSE_TO_HOW: &str = "Empty: until you go on.";
/// Ends a pause.
pub const GO_ON: &str = "Go on from today";
/// Ends the plan.
pub const END: &str = "End this plan";
/// Asks whether to end it.
pub const END_TITLE: &str = "End this plan?";
/// What ending does.
pub const END_TEXT: &str = "From today on nothing is planned. What was planned and taken stays under Earlier plans, and you can start again at any time.";
/// Saves a changed plan.
pub const SAVE: &str = "Save";
/// Begins the pattern anew.
pub const BEGIN_ANEW: &str = "Begin the pattern anew";
/// The plan was deleted elsewhere.
pub const GONE: &str = "This plan is not there any more.";

/// `6 weeks`.
pub fn weeks(n: u8) -> String {
    counted(usize::from(n), "week", "weeks")
}

/// Why days are kept free.
pub const fn free_for(why: FreeFor) -> &'static str {
    match why {
        FreeFor::Race => "Race",
        FreeFor::Travel => "Travel",
        FreeFor::Driving => "Driving",
        FreeFor::Other => "Something else",
    }
}

/// `day 35 of 42`.
fn day_of(at: DayOf) -> String {
    let number = |n: u32| number::count(usize::try_from(n).unwrap_or(usize::MAX));
    ["day ", &number(at.day), " of ", &number(at.of)].concat()
}

/// The first words of the page's sentence while resting.
pub fn rest_day(at: DayOf) -> String {
    ["Rest, ", &day_of(at), "."].concat()
}

/// A plan that stands still, until a day if one is known.
pub fn paused(first: NaiveDate, last: Option<NaiveDate>, today: NaiveDate, locale: &Locale) -> String {
    let first = date::weekday_from(first, today, locale);
    match last.map(|last| date::weekday_from(last, today, locale)) {
        Some(last) => ["Paused from ", &first, " to ", &last, "."].concat(),
        None => ["Paused since ", &first, "."].concat(),
    }
}

/// Why a day is kept free, in a sentence.
pub fn kept_free(why: FreeFor) -> String {
    match why {
        FreeFor::Other => "Kept free".to_owned(),
        why => ["Kept free, ", &free_for(why).to_ascii_lowercase()].concat(),
    }
}

/// A cycle and how it was kept, as a heading: `Cycle 2, 9 Oct to 19 Nov`, or from when on while its end is not known.
/// One of another year than `today`'s has its year.
pub fn cycle_of(
    n: u32,
    first: NaiveDate,
    last: Option<NaiveDate>,
    today: NaiveDate,
    locale: &Locale,
) -> String {
    let number = number::count(usize::try_from(n).unwrap_or(usize::MAX));
    let span = match last {
        None => ["from ", &date::mention(first, today, locale)].concat(),
        Some(last) if last.year() == today.year() => date::span(first, last, locale),
        last => was(first, last, locale),
    };
    ["Cycle ", &number, ", ", &span].concat()
}

/// A dose that was not planned, and what can follow.
pub fn extra_dose(day: NaiveDate, locale: &Locale) -> String {
    [
        "A dose on ",
        &date::weekday_day(day, locale),
        " was not planned. The plan goes on as it was; or its pattern can begin anew with that day.",
    ]
    .concat()
}

/// An earlier plan: when it was.
pub fn was(first: NaiveDate, last: Option<NaiveDate>, locale: &Locale) -> String {
    match last {
        // Years ago: of which year is always said.
        Some(last) if last >= first && last.year() == first.year() => {
            let (first, last) = (date::day_short(first, locale), date::full_short(last, locale));
            [first.as_str(), " to ", &last].concat()
        }
        Some(last) if last >= first => date::span(first, last, locale),
        Some(last) if last.succ_opt() == Some(first) => {
            ["Ended on its first day, ", &date::full(first, locale)].concat()
        }
        Some(_) => ["Ended before it began on ", &date::full(first, locale)].concat(),
        None => ["from ", &date::full(first, locale)].concat(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_earlier_plan_says_its_year() {
        let day = |text: &str| text.parse::<NaiveDate>().unwrap();
        let says = |first, last: &str| was(day(first), Some(day(last)), &Locale::default());
        assert_eq!(says("2025-01-30", "2025-12-27"), "30 Jan to 27 Dec 2025");
        assert_eq!(says("2025-01-30", "2026-01-03"), "30 Jan 2025 to 3 Jan 2026");
        assert_eq!(
            says("2025-01-30", "2025-01-11"),
            "Ended before it began on 30 January 2025"
        );
        assert_eq!(
            says("2025-01-30", "2025-01-29"),
            "Ended on its first day, 30 January 2025"
        );
        assert_eq!(
            was(day("2025-01-30"), None, &Locale::default()),
            "from 30 January 2025"
        );
    }

    #[test]
    fn a_cycle_of_another_year_says_its_year() {
        let day = |text: &str| text.parse::<NaiveDate>().unwrap();
        let today = day("2026-11-23");
        let says =
            |first, last: Option<&str>| cycle_of(2, day(first), last.map(day), today, &Locale::default());
        for (first, last, said) in [
            ("2026-10-09", Some("2026-11-19"), "Cycle 2, 9 Oct to 19 Nov"),
            ("2025-10-09", Some("2025-11-19"), "Cycle 2, 9 Oct to 19 Nov 2025"),
            (
                "2025-12-09",
                Some("2026-01-19"),
                "Cycle 2, 9 Dec 2025 to 19 Jan 2026",
            ),
            ("2027-01-09", Some("2027-02-19"), "Cycle 2, 9 Jan to 19 Feb 2027"),
            ("2026-10-09", None, "Cycle 2, from 9 October"),
            ("2025-10-09", None, "Cycle 2, from 9 October 2025"),
        ] {
            assert_eq!(says(first, last), said);
        }
    }

    #[test]
    fn what_has_no_end_yet_is_said_to_have_none() {
        let day = |text: &str| text.parse::<NaiveDate>().unwrap();
        let (first, today, locale) = (day("2026-03-27"), day("2026-03-30"), Locale::default());
        assert_eq!(cycle_of(1, first, None, today, &locale), "Cycle 1, from 27 March");
        assert_eq!(
            paused(first, None, today, &locale),
            "Paused since Friday 27 March."
        );
        assert_eq!(
            paused(first, Some(day("2026-08-20")), today, &locale),
            "Paused from Friday 27 March to Thursday 20 August."
        );
        assert_eq!(
            paused(first, Some(day("2028-08-20")), today, &locale),
            "Paused from Friday 27 March to Sunday 20 August 2028."
        );
        assert_eq!(
            paused(first, None, day("2027-05-01"), &locale),
            "Paused since Friday 27 March 2026."
        );
    }
}
