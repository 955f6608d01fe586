//! The words of the pages of measures: all of them, and one over time.
//! Takes counts and finished phrases; knows no journal.

use chrono::NaiveDate;

use super::{Locale, chart, counted, date, measure};
use crate::domain::Measure;

/// The page of all measures.
pub const TITLE: &str = "Insights";
/// What the small charts show.
pub const HOW_TO_READ: &str = "Number: middle of the last 14 days. Line: mean of 7 days. Dots: single days. Band: your own middle half. \
     Ticks: doses. Flags: the first dose from a batch. Where days are missing, the line stops.";
/// Heading of what the evening asks.
pub const EVENING: &str = "Evening";
/// Heading of what the morning asks.
pub const MORNING: &str = "Morning";
/// Heading of readings after doses and runs, and of runs.
pub const AROUND: &str = "After doses and runs";
/// Beside those headings.
pub const LAST_12_WEEKS: &str = "last 12 weeks";
/// Heading of what stands out.
pub const STANDS: &str = "What stands so far";
/// Names the notes beside it.
pub const STANDS_NOTE: &str = "Notes: what stands so far";
/// While answers are being worked out.
pub const COMPARING: &str = "Comparing";
/// In place of what is still being worked out.
pub const WORKING: &str = "Being worked out from all of your days.";
/// In place of what was stopped.
pub const STOPPED: &str = "Stopped before this was worked out.";
/// Before it is known how many.
pub const GATHERING: &str = "putting the days together";
/// What is counted meanwhile.
pub const COMPARISONS: &str = "comparisons";
/// Ends that.
pub const STOP: &str = "Stop comparing";
/// Goes on with it.
pub const GO_ON: &str = "Go on comparing";
/// Heading of the ways to other pages.
pub const CLOSER: &str = "Look closer";
/// One of them.
pub const DOSES: &str = "Doses by amount and batch";
/// Below it.
pub const DOSES_HOW: &str = "any measure on the days of each, against other days";
/// One of them.
pub const PAIRS: &str = "Before and after";
/// Below it.
pub const PAIRS_HOW: &str = "the same dose or run, against ordinary days";
/// Below the page of runs.
pub const RUNS_HOW: &str = "load of 7 and 28 days, the mornings after";
/// Heading of measures with too few days.
pub const TOO_FEW: &str = "Not enough days yet";
/// Below it.
pub const TOO_FEW_HOW: &str =
    "Comparisons start at 84 days, six blocks of two weeks. Below that, chance patterns look like real ones.";
/// What is counted there.
pub const DAYS: &str = "days";
/// Heading of measures without any answer.
pub const NOTHING_YET: &str = "Nothing recorded yet";
/// Name of the sum of effort × minutes.
pub const RUN_LOAD: &str = "Running load";
/// Behind the newest rating.
pub const OF_TEN: &str = "of 10";
/// Behind the running load.
pub const IN_7_DAYS: &str = "in 7 days";
/// In place of a number.
pub const NO_NUMBER: &str = "–";
/// Behind that.
pub const NOT_LATELY: &str = "not in the last 14 days";
/// What running load is.
pub const LOAD_HOW: &str =
    "Load is effort × minutes. There is no ratio and no risk zone here: that idea did not survive testing.";
/// The empty page.
pub const EMPTY: &str = "Each measure you answer gets a line over time here, with your doses as ticks below it. It starts with the first check-in.";
/// The one thing to do on an empty page.
pub const TO_TODAY: &str = "Answer today’s check-in";
/// The way to choose measures.
pub const TO_MEASURES: &str = "Choose what is asked";
/// The way back from one measure.
pub const BACK: &str = "Insights";
/// Heading of the chart.
pub const OVER_TIME: &str = "Over time";
/// Names the choice of ranges.
pub const RANGE: &str = "Range";
/// The ranges in days, shortest first; short enough to stand side by side on a phone.
pub const RANGES: [&str; 4] = ["30 d", "90 d", "365 d", "All"];
/// A measure that is not there.
pub const UNKNOWN: &str = "This measure is not in the journal. It may have been deleted, or belong to a backup that is not restored yet.";
/// Older days are still being read.
pub const STILL_READING: &str = "Older days are still being read.";

/// `8 more that stand out`
pub fn others(count: usize) -> String {
    [&super::number::count(count), " more that stand out"].concat()
}

/// `Tested, and nothing found: 85`
pub fn showed_nothing(count: usize) -> String {
    ["Tested, and nothing found: ", &super::number::count(count)].concat()
}

/// `Could not be compared: 12`
pub fn not_compared(count: usize) -> String {
    ["Could not be compared: ", &super::number::count(count)].concat()
}

/// A measure and all that did not stand out with it: `Pain: Dose, Sleep quality and Running load`.
pub fn nothing_with(measure: &str, inputs: &[String]) -> String {
    [measure, ": ", &super::list(inputs)].concat()
}

/// `Dose and mood`: what was compared with what.
pub fn compared(input: &str, measure: &str) -> String {
    [input, " \u{2013} ", measure].concat()
}

/// Something and why: `Tag rain: 4 days of its kind, and at least 10 are needed.`
pub fn because(what: &str, why: &str) -> String {
    [what, ": ", why].concat()
}

/// `126 days in this journal, 114 with an evening check-in, 24 doses.`
pub fn lede(days: usize, evenings: usize, doses: usize) -> String {
    [
        counted(days, "day", "days").as_str(),
        " in this journal, ",
        &super::number::count(evenings),
        " with an evening check-in, ",
        &counted(doses, "dose", "doses"),
        ".",
    ]
    .concat()
}

/// Measures that wait for their first answer: `Resting pulse and knee will be here once you answer them.`
pub fn waiting(names: &[String]) -> String {
    let them = if names.len() == 1 { "it" } else { "them" };
    [
        super::list(names).as_str(),
        " will be here once you answer ",
        them,
        ".",
    ]
    .concat()
}

/// The sentence above the chart. `middle_half` is two values; with fewer than four answers there is no middle half worth a sentence.
pub fn sentence(answered: usize, median: &str, low: &str, high: &str) -> String {
    match answered {
        0 => "No answer in these days.".to_owned(),
        1 => ["One answer in these days: ", median, "."].concat(),
        2..=3 => [
            counted(answered, "answer", "answers").as_str(),
            " in these days, the middle of them ",
            median,
            ".",
        ]
        .concat(),
        _ if low == high => [
            "Typically ",
            median,
            ", and exactly that on at least half of the answered days.",
        ]
        .concat(),
        _ => [
            "Typically ",
            median,
            ", and the middle half of the answered days between ",
            low,
            " and ",
            high,
            ".",
        ]
        .concat(),
    }
}

/// The sentence above the chart of a measure answered by yes or no.
pub fn yes_sentence(yes: usize, answered: usize) -> String {
    let days = if answered == 1 {
        " answered day."
    } else {
        " answered days."
    };
    [
        "Yes on ",
        &super::number::count(yes),
        " of ",
        &super::number::count(answered),
        days,
    ]
    .concat()
}

/// `114 of 126 days answered, 10 Jul to 12 Nov. 0 is none, 10 is worst imaginable.`
pub fn coverage(
    answered: usize,
    days: usize,
    first: NaiveDate,
    last: NaiveDate,
    of: &Measure,
    locale: &Locale,
) -> String {
    let mut text = [
        chart::answered_days(answered, days).as_str(),
        ", ",
        &date::span(first, last, locale),
        ".",
    ]
    .concat();
    let (low, high) = measure::ends(of);
    if of.kind == crate::domain::MeasureKind::Rating && !low.is_empty() {
        text.push_str(&[" 0 is ", low, ", 10 is ", high, "."].concat());
    }
    text
}

/// Said when a measure has no answer at all.
pub fn no_answers(name: &str) -> String {
    [
        "The line of ",
        name,
        " over time will be here, with dose days as ticks below it. It starts with your first answer in a check-in.",
    ]
    .concat()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::BuiltIn;

    #[test]
    fn the_sentence_claims_no_more_than_the_answers_hold() {
        for (answered, expected) in [
            (0, "No answer in these days."),
            (1, "One answer in these days: 5."),
            (3, "3 answers in these days, the middle of them 5."),
            (
                90,
                "Typically 5, and the middle half of the answered days between 4 and 6.",
            ),
        ] {
            assert_eq!(sentence(answered, "5", "4", "6"), expected);
        }
        assert_eq!(
            sentence(9, "5", "5", "5"),
            "Typically 5, and exactly that on at least half of the answered days."
        );
    }

    #[test]
    fn yes_and_no_are_counted() {
        assert_eq!(yes_sentence(8, 40), "Yes on 8 of 40 answered days.");
        assert_eq!(yes_sentence(0, 1), "Yes on 0 of 1 answered day.");
    }

    #[test]
    fn coverage_says_what_the_ends_mean() {
        let day = |d| NaiveDate::from_ymd_opt(2026, 11, d).unwrap();
        let pain = Measure::built_in(BuiltIn::Pain);
        assert_eq!(
            coverage(2, 3, day(1), day(3), &pain, &Locale::default()),
            "2 of 3 days answered, 1 Nov to 3 Nov. 0 is none, 10 is worst imaginable."
        );
        let sleep = Measure::built_in(BuiltIn::Sleep);
        assert_eq!(
            coverage(1, 1, day(1), day(1), &sleep, &Locale::default()),
            "1 of 1 day answered, 1 Nov to 1 Nov."
        );
    }

    #[test]
    fn counts_agree_with_their_words() {
        assert_eq!(
            lede(1, 1, 1),
            "1 day in this journal, 1 with an evening check-in, 1 dose."
        );
        assert_eq!(
            waiting(&["Sleep".to_owned()]),
            "Sleep will be here once you answer it."
        );
    }
}
