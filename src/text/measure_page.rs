//! The words of the page of one measure: its sections, its own scale, its groups of days, its parts of a plan.
//! Takes what was found; what a finding says is known by `text::findings`.

use super::findings::{carried, is_one_way};
use super::{Locale, chart, counted, list, measure, number};
use crate::analysis::insights::{Grouping, OwnScale, StretchKind};
use crate::analysis::statistics::{Difference, Weekly};
use crate::analysis::{Phase, summary};
use crate::domain::{Measure, MeasureKind};

/// Chooses what is drawn behind the line.
pub const LEVEL: &str = "Level of the last 28 days";
/// Heading of what the days are like among themselves.
pub const OWN_SCALE: &str = "Your own scale";
/// Names the notes beside it.
pub const OWN_NOTE: &str = "Notes: your own scale";
/// What it is not.
pub const OWN_LIMIT: &str = "This compares your days with each other and with nobody else’s. Weekdays differ by chance as well; nothing here is tested.";
/// Heading of days around a dose.
pub const PHASES: &str = "Dose day, day after, and the rest";
/// Heading of days around a run.
pub const RUN_PHASES: &str = "Run day, day after, and the rest";
/// Names the notes beside them.
pub const PHASES_NOTE: &str = "Notes: groups of days";
/// Heading in these notes.
pub const WHAT_THIS_IS: &str = "What this is";
/// How days get into a group.
pub const PHASES_ARE: &str = "A day is in a group by what was taken, not by the plan. A day without an entry is unknown and in no group.";
/// Heading in these notes.
pub const WHAT_THIS_IS_NOT: &str = "What this is not";
/// Where no dose is recorded.
pub const NO_DOSES: &str = "Days around a dose stand side by side here once a dose is recorded.";
/// At the top, while dose days are being compared.
pub const COMPARING_DOSES: &str = "Dose days are still being compared with other days.";
/// At the top, where a comparison found nothing.
pub const NO_DIFFERENCE: &str = "Dose days and other days cannot be told apart.";
/// At the top, where there was none.
pub const DOSES_NOT_COMPARED: &str = "Dose days cannot be compared with other days yet.";
/// Leads to the page of amounts and batches.
pub const TO_DOSES: &str = "By amount and batch";
/// Leads to the page of pairs.
pub const TO_PAIRS: &str = "Against ordinary days, and all pairs";
/// Heading of trend and cycles.
pub const CHANGE: &str = "Change over time";
/// Names the notes beside it.
pub const CHANGE_NOTE: &str = "Notes: change over time";
/// Heading of before and after.
pub const BEFORE_AFTER: &str = "Before and after";
/// Names the notes beside it.
pub const BEFORE_AFTER_NOTE: &str = "Notes: before and after";
/// Names the notes beside what goes with a measure.
pub const WITH_NOTE: &str = "Notes: what goes with it";
/// Heading in these notes.
pub const READING_A_ROW: &str = "Reading one row";
/// How a row is read.
pub const A_ROW: &str = "How much higher or lower the measure was for one step more of something, or on days with it against days without, \
     with weekdays and slow drift taken out. It does not say which causes which.";
/// Heading of the smallest change.
pub const SMALLEST: &str = "What would matter";
/// Leads to the form where it is set.
pub const SET_SMALLEST: &str = "Change this measure";
/// Nothing was said about it.
pub const SMALLEST_UNSAID: &str =
    "You have not said yet which change would matter to you. With it, findings say whether they reach it.";
/// Of a hidden measure.
pub const NOT_COMPARED: &str =
    "This measure is hidden, so it is compared with nothing. Show it again in Settings to have it compared.";
/// Where a comparison could not be made at all.
pub const NOT_POSSIBLE: &str = "The groups take turns too rarely, are too much on the same weekdays, or have too few answered days to compare them.";
/// Where there is no trend though there are days enough.
pub const NO_TREND: &str = "A trend needs answers on at least a third of the days.";
/// Below a count of days that is too small.
pub const TOO_FEW: &str =
    "Comparisons start at 84 days, six blocks of two weeks. Below that, chance patterns look like real ones.";
/// Where no comparison has a size.
pub const NO_SIZES: &str = "How large any of it is cannot be worked out from these days.";
/// Above cycles and rests.
pub const PARTS_HOW: &str = "What the days of each cycle of your plan were like, and of the rest after it.";
/// Names the table of cycles and rests.
pub const PARTS: &str = "Cycles and rests";
/// Opens those that are not shown at first.
pub const EARLIER_PARTS: &str = "Earlier cycles and rests";
/// Opens the sentences of all rows.
pub const IN_SENTENCES: &str = "Each row in a sentence";
/// Opens what each weekday is like.
pub const WEEKDAYS: &str = "Each weekday";
/// Table head.
pub const WEEKDAY: &str = "Weekday";
/// Table head.
pub const MEAN: &str = "Mean";
/// Table head and fact.
pub const MEDIAN: &str = "Median";
/// Table head and fact.
pub const ANSWERED: &str = "Answered";
/// Table head.
pub const PART_OF_PLAN: &str = "Part of the plan";
/// Table head.
pub const SINCE: &str = "Days";
/// Fact: where half of the days lie.
pub const MIDDLE_HALF: &str = "Middle half";
/// Fact: the ends.
pub const ENDS: &str = "Lowest and highest";
/// Fact: how far days are apart.
pub const DAY_TO_DAY: &str = "From day to day";
/// Fact: how far days are from their mean.
pub const DEVIATION: &str = "Around the mean";
/// Fact: what is left of a day.
pub const CARRIED: &str = "From a day to the next";
/// Fact: the week.
pub const WEEK: &str = "Within the week";

/// `What goes with pain`
pub fn goes_with(of: &Measure) -> String {
    ["What goes with ", &measure::name_in_sentence(of)].concat()
}

/// What the days around a dose are a chart of: `Pain around doses`.
pub fn around(of: &Measure, by: Grouping) -> String {
    let what = match by {
        Grouping::Doses(_) => " around doses",
        Grouping::Runs => " around runs",
    };
    [&measure::name(of), what].concat()
}

/// What the days of the groups are a chart of: `Pain around doses, by its values`.
pub fn days_around(of: &Measure, by: Grouping) -> String {
    [&around(of, by), ", by its values"].concat()
}

/// How far dose days and other days overlap: `The middle half of the dose days lies from 4 to 6, that of the other days from 4 to 7.`
/// Of fewer than four days a middle half says nothing.
pub fn overlap(groups: &[(Phase, Vec<f64>); 4], by: Grouping, kind: &MeasureKind, locale: &Locale) -> String {
    let half = |wanted: Phase| {
        let (_, days) = groups.iter().find(|(phase, _)| *phase == wanted)?;
        let days: Vec<Option<f64>> = days.iter().copied().map(Some).collect();
        let found = summary(&days).filter(|found| found.answered >= 4)?;
        Some(chart::between(
            found.lower_quartile,
            found.upper_quartile,
            kind,
            locale,
        ))
    };
    match (half(Phase::Dose), half(Phase::Other)) {
        (Some(these), Some(others)) => {
            let parts = [
                "The middle half of the ",
                group(Phase::Dose, by),
                " lies from ",
                &these,
                ", that of the ",
                group(Phase::Other, by),
                " from ",
                &others,
                ".",
            ];
            parts.concat()
        }
        _ => "Every day of each group by its value.".to_owned(),
    }
}

/// `Pain by its values`
pub fn by_values(of: &Measure) -> String {
    [&measure::name(of), " by its values"].concat()
}

/// What a pair is of: `Pain after a dose`.
pub fn after(of: &Measure, is_run: bool) -> String {
    let what = if is_run { " after a run" } else { " after a dose" };
    [&measure::name(of), what].concat()
}

/// A group of days in a chart.
pub const fn phase(phase: Phase, by: Grouping) -> &'static str {
    match (phase, by) {
        (Phase::Dose, Grouping::Doses(_)) => "Dose day",
        (Phase::Dose, Grouping::Runs) => "Run day",
        (Phase::Plus1, _) => "Day after",
        (Phase::Plus2, _) => "Two days after",
        (Phase::Other, _) => "Other days",
    }
}

/// A group of days in a sentence.
const fn group(phase: Phase, by: Grouping) -> &'static str {
    match (phase, by) {
        (Phase::Dose, Grouping::Doses(_)) => "dose days",
        (Phase::Dose, Grouping::Runs) => "run days",
        (Phase::Plus1, _) => "the day after",
        (Phase::Plus2, _) => "two days after",
        (Phase::Other, _) => "other days",
    }
}

/// The groups that can be told from other days: `Looked at alone, dose days and the day after can be told from other days.`
/// `stands_out` is whether doses (or runs) do so among all comparisons of the journal, on whichever days, once that is known.
pub fn phases(found: &[(Phase, Difference)], by: Grouping, stands_out: Option<bool>) -> String {
    let known = found.iter().filter(|(_, found)| found.adjusted.is_some());
    let is_clear = |found: &Difference| found.adjusted.is_some_and(is_one_way);
    let clear: Vec<String> = found
        .iter()
        .filter(|(_, found)| is_clear(found))
        .map(|(phase, _)| group(*phase, by).to_owned())
        .collect();
    match (known.count(), clear.as_slice()) {
        (0, _) => NOT_POSSIBLE.to_owned(),
        (_, []) => "None of these groups can be told from other days.".to_owned(),
        (_, some) => {
            let weighed = match (stands_out, by) {
                (Some(true), Grouping::Doses(_)) => {
                    " Doses stand out among all comparisons of this journal too."
                }
                (Some(true), Grouping::Runs) => {
                    " Running stands out among all comparisons of this journal too."
                }
                (Some(false), _) => " Among all comparisons of this journal, chance does as much.",
                (None, _) => "",
            };
            let told = [
                "Looked at alone, ",
                &list(some),
                " can be told from other days.",
                weighed,
            ];
            told.concat()
        }
    }
}

/// The facts of an own scale: what each is, and its value.
pub fn facts(found: &OwnScale, of: &Measure, locale: &Locale) -> Vec<(&'static str, String)> {
    let value = |value: f64| chart::value(value, &of.kind, locale);
    let own = found.summary;
    let share = number::rounded(found.completeness() * 100.0, 0, locale);
    let answered = [
        &chart::answered_days(own.answered, own.days),
        ", ",
        share.as_str(),
        " %",
    ];
    let is_number = of.kind != MeasureKind::YesNo;
    let between = |low: f64, high: f64| chart::between(low, high, &of.kind, locale);
    let size = |size: f64| match &of.kind {
        MeasureKind::YesNo => String::new(),
        MeasureKind::Minutes | MeasureKind::Number { .. } => value(size),
        _ => number::rounded(size, 1, locale),
    };
    let facts = [
        is_number.then(|| (MEDIAN, value(own.median))),
        is_number.then(|| (MIDDLE_HALF, between(own.lower_quartile, own.upper_quartile))),
        is_number.then(|| (ENDS, between(own.least, own.most))),
        found
            .standard_deviation
            .filter(|_| is_number)
            .map(|found| (DEVIATION, ["standard deviation ", &size(found)].concat())),
        found
            .day_to_day
            .filter(|_| is_number)
            .map(|found| (DAY_TO_DAY, ["typically ", &size(found), " apart"].concat())),
        found.autocorrelation.map(|found| {
            let number = number::rounded(found.corrected, 1, locale);
            (
                CARRIED,
                [carried(found.corrected), " (", &number, " of 1)"].concat(),
            )
        }),
        week(&found.weekdays, &of.kind, locale).map(|week| (WEEK, week)),
        Some((ANSWERED, answered.concat())),
    ];
    facts.into_iter().flatten().collect()
}

/// The highest and the lowest weekday, where each has been answered often enough to be looked at.
fn week(days: &[Option<Weekly>; 7], kind: &MeasureKind, locale: &Locale) -> Option<String> {
    const FEWEST: usize = 4;
    let known: Vec<(usize, &Weekly)> = days
        .iter()
        .enumerate()
        .filter_map(|(place, day)| Some((place, day.as_ref()?)))
        .filter(|(_, day)| day.answered >= FEWEST)
        .collect();
    if known.len() < 7 {
        return None;
    }
    let by_mean = |a: &&(usize, &Weekly), b: &&(usize, &Weekly)| a.1.mean.total_cmp(&b.1.mean);
    let (least, most) = (known.iter().min_by(by_mean)?, known.iter().max_by(by_mean)?);
    let end = |(place, day): &(usize, &Weekly)| {
        [weekday(*place), " ", &chart::value(day.mean, kind, locale)].concat()
    };
    Some(["means from ", end(least).as_str(), " to ", &end(most)].concat())
}

/// A weekday by its place, Monday first.
pub const fn weekday(place: usize) -> &'static str {
    match place {
        0 => "Monday",
        1 => "Tuesday",
        2 => "Wednesday",
        3 => "Thursday",
        4 => "Friday",
        5 => "Saturday",
        _ => "Sunday",
    }
}

/// A part of a plan: `Cycle 2`, `Rest after cycle 2`.
pub fn part(kind: StretchKind, place: u32) -> String {
    match kind {
        StretchKind::Cycle => chart::bracket(kind, place),
        StretchKind::Rest => ["Rest after ", &chart::in_part(StretchKind::Cycle, place)].concat(),
    }
}

/// What stands out for a measure: `Of 7 comparisons of pain, one stands out from chance, counting all 59 of this journal.`
pub fn stand_out(found: usize, tried: usize, all: usize, of: &Measure) -> String {
    let name = measure::name_in_sentence(of);
    let all = ["counting all ", &number::count(all), " of this journal."].concat();
    match (tried, found) {
        (0, _) => ["Nothing could be compared with ", &name, " yet."].concat(),
        (_, 0) => [
            "Nothing stands out from chance in ",
            &counted(tried, "comparison", "comparisons"),
            " of ",
            &name,
            ", ",
            &all,
        ]
        .concat(),
        (_, found) => {
            let some = match found {
                1 => "one stands out".to_owned(),
                found => [&number::count(found), " stand out"].concat(),
            };
            [
                "Of ",
                &counted(tried, "comparison", "comparisons"),
                " of ",
                &name,
                ", ",
                &some,
                " from chance, ",
                &all,
            ]
            .concat()
        }
    }
}

/// What was said to matter: `You said that a change of 2 points would matter.`
pub fn smallest(said: &str) -> String {
    [
        "You said that a change of ",
        said,
        " would matter. Charts show what is less than that as a band around zero.",
    ]
    .concat()
}

/// The rest of the comparisons: `12 more that showed nothing`.
pub fn more_nothing(count: usize) -> String {
    [&number::count(count), " more that showed nothing"].concat()
}

/// When and how often, in small below a row: `same day, 111 days`.
pub fn behind(later: &str, days: usize) -> String {
    [later, ", ", &counted(days, "day", "days")].concat()
}

/// `18 of 21`
pub fn of(have: usize, all: usize) -> String {
    [&number::count(have), " of ", &number::count(all)].concat()
}
