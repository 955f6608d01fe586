//! The words of the page of runs: load, how alike the days of a week were, the mornings after.
//! Takes counts and finished numbers; knows no journal.

use chrono::NaiveDate;

use super::{Locale, counted, date, number};
use crate::analysis::Phase;

/// The page.
pub const TITLE: &str = "Runs and recovery";
/// Where there is no run yet.
pub const EMPTY: &str = "Each run you record becomes a bar here, as effort × minutes, and the mornings after it stand against the others.";
/// The one thing to do then.
pub const TO_TODAY: &str = "Record a run";
/// Heading of the bars.
pub const LOAD: &str = "Load by day";
/// Runs, but none with an effort.
pub const NO_LOAD: &str = "Load is effort × minutes, and none of these runs says how hard it was. The effort can be added to a run later.";
/// Names the notes beside the bars.
pub const NOTE: &str = "Notes: load";
/// Heading of such a note.
pub const WHY_NO_ZONE: &str = "Why there is no risk zone";
/// Why there is no ratio and no zone (Impellizzeri and others 2020, 2021).
pub const NO_ZONE: &str = "Seven days divided by 28 was long said to foretell injuries. When the 28 days were replaced by a random number, much of that link \
     stayed: it comes from dividing, not from the training. Its critics ask to give it up, so both numbers stand side by side here and \
     nothing is coloured red.";
/// Where that comes from.
pub const NO_ZONE_SOURCE: &str = "Impellizzeri and others, International Journal of Sports Physiology and Performance 15 (2020) 907; Sports Medicine 51 (2021) 581.";
/// Read-out.
pub const WEEK_LOAD: &str = "load in these 7 days";
/// Read-out.
pub const MONOTONY: &str = "monotony: mean of a day / SD between days, divisor n − 1";
/// Read-out.
pub const STRAIN: &str = "strain: load × monotony";
/// A week of equal days.
pub const ALL_EQUAL: &str =
    "All seven days had the same load. Monotony divides by how much they differ, so it has no value then.";
/// Heading of the mornings after.
pub const MORNINGS: &str = "The mornings after";
/// Neither soreness nor recovery was ever answered.
pub const NO_MORNINGS: &str = "Soreness and recovery are asked in the morning once runs are followed. Their mornings after a run will stand against the others here.";
/// Where to have them asked.
pub const TO_MEASURES: &str = "Choose what is asked";
/// Names the notes beside it.
pub const MORNINGS_NOTE: &str = "Notes: the mornings after";
/// What the comparison cannot show.
pub const MORNINGS_LIMIT: &str = "One runs when one feels recovered, so the morning of a run itself says as much about the runner as about the run. Hard \
     and easy runs count alike here; what goes with load is among the comparisons of Insights.";

/// `46 runs on 44 days since 10 July 2026.`, and how many of them have no load.
pub fn lede(runs: usize, days: usize, unrated: usize, first: NaiveDate, locale: &Locale) -> String {
    let mut text = [
        &counted(runs, "run", "runs"),
        " on ",
        &counted(days, "day", "days"),
        " since ",
        &date::full(first, locale),
        ".",
    ]
    .concat();
    match unrated {
        0 => {}
        1 => text.push_str(" One has no effort, so the load of its day is not known."),
        unrated => text.push_str(
            &[
                " ",
                &number::count(unrated),
                " have no effort, so the load of their days is not known.",
            ]
            .concat(),
        ),
    }
    text
}

/// Heading of the newest week: `Seven days to 11 November`.
pub fn week_to(day: NaiveDate, locale: &Locale) -> String {
    ["Seven days to ", &date::day(day, locale)].concat()
}

/// Why a week has no monotony: `Monotony and strain need the load of all seven days, and 2 of them are not known.`
pub fn not_all_known(missing: usize) -> String {
    let missing = match missing {
        1 => "one of them is".to_owned(),
        missing => [&number::count(missing), " of them are"].concat(),
    };
    [
        "Monotony and strain need the load of all seven days, and ",
        &missing,
        " not known.",
    ]
    .concat()
}

/// The name of the comparison: `Soreness after a run`.
pub fn after_a_run(measure: &str) -> String {
    [measure, " after a run"].concat()
}

/// A group of days in a row of the chart, by how far they are from a run.
pub const fn group(phase: Phase, is_morning: bool) -> &'static str {
    match (phase, is_morning) {
        (Phase::Dose, true) => "Before a run, same day",
        (Phase::Dose, false) => "Day of a run",
        (Phase::Plus1, true) => "Morning after",
        (Phase::Plus1, false) => "Day after",
        (Phase::Plus2, true) => "Two mornings after",
        (Phase::Plus2, false) => "Two days after",
        (Phase::Other, true) => "Other mornings",
        (Phase::Other, false) => "Other days",
    }
}

/// There are no answers of a measure on mornings after a run, or on no others.
pub fn nothing_to_compare(measure: &str) -> String {
    [
        measure,
        ": there are not yet answers both on mornings after a run and on others.",
    ]
    .concat()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn counts_agree_with_their_words() {
        let locale = Locale::default();
        let first = NaiveDate::from_ymd_opt(2026, 7, 10).unwrap();
        assert_eq!(
            lede(1, 1, 0, first, &locale),
            "1 run on 1 day since 10 July 2026."
        );
        assert_eq!(
            lede(46, 44, 2, first, &locale),
            "46 runs on 44 days since 10 July 2026. 2 have no effort, so the load of their days is not known."
        );
        assert_eq!(
            not_all_known(1),
            "Monotony and strain need the load of all seven days, and one of them is not known."
        );
    }
}
