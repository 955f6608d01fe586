//! Dose days against other days, before against after, in one sentence each.
//! Says how large and how sure; never says why.

use super::super::{Locale, chart, counted, measure, number, plots};
use super::associations::YOU_KNEW;
use super::inputs::{days, is_morning};
use super::size::{against_smallest, is_one_way, size, with_interval};
use crate::analysis::Phase;
use crate::analysis::insights::{About, Grouping, Input, Pairs};
use crate::analysis::statistics::{Difference, Group};
use crate::domain::{Direction, Measure, MeasureKind};

/// How a measure was so many days after a dose or a run: `On dose days your focus was 0.8 higher (0.2 to 1.4) than on other
/// days, 41 days against 80. You knew which days these were; expectation alone can do this.`
pub fn phase(found: &Difference, phase: Phase, by: Grouping, of: &Measure, locale: &Locale) -> String {
    let input = match by {
        Grouping::Doses(_) => Input::Dose,
        Grouping::Runs => Input::Run,
    };
    let lag = match phase {
        Phase::Plus1 => 1,
        Phase::Plus2 => 2,
        Phase::Dose | Phase::Other => 0,
    };
    let start = [
        &days(&input, lag, is_morning(of)),
        " your ",
        &measure::name_in_sentence(of),
    ]
    .concat();
    let counts = [
        &counted(found.these.days, "day", "days"),
        " against ",
        &number::count(found.others.days),
    ]
    .concat();
    let Some(adjusted) = found.adjusted else {
        let mean = |group: Group| chart::value(group.mean, &of.kind, locale);
        let means = [mean(found.these), mean(found.others)];
        return [
            &start,
            " was ",
            &means[0],
            " in the mean, on other days ",
            &means[1],
            ": ",
            &counts,
            ", too few or too much on the same weekdays to say more.",
        ]
        .concat();
    };
    let difference = with_interval(adjusted, &of.kind, locale);
    let compared = if is_one_way(adjusted) {
        [" was ", &difference, " than on other days, ", &counts, "."].concat()
    } else {
        [
            " cannot be told from other days: ",
            &difference,
            ", ",
            &counts,
            ".",
        ]
        .concat()
    };
    let parts = [
        [start, compared].concat(),
        against_smallest(adjusted, of, locale),
        match by {
            Grouping::Doses(_) if is_one_way(adjusted) => YOU_KNEW.to_owned(),
            _ => String::new(),
        },
    ];
    let said: Vec<String> = parts.into_iter().filter(|part| !part.is_empty()).collect();
    said.join(" ")
}

/// Before and after: `After 19 doses your pain was typically 1.0 lower, 2 h 30 min later. It was lower 12 times, the same 4 times
/// and higher 3 times: lower in 63 % (41 to 81 %).`
pub fn pairs(found: &Pairs, about: About, of: &Measure, locale: &Locale) -> String {
    let Some(median) = found.median_change else {
        return NO_PAIRS.to_owned();
    };
    let all = found.pairs.len();
    let what = match about {
        About::Dose => ["After ", &counted(all, "dose", "doses")].concat(),
        About::Run => ["After ", &counted(all, "run", "runs")].concat(),
        About::OrdinaryDay => [
            "At the same hours of ",
            &counted(all, "ordinary day", "ordinary days"),
        ]
        .concat(),
    };
    // `as` saturates, and no minutes are below zero.
    let later = found.median_minutes.map_or_else(String::new, |minutes| {
        [", ", &number::minutes(minutes as u32), " later"].concat()
    });
    let name = measure::name_in_sentence(of);
    if of.kind == MeasureKind::YesNo {
        return [what, " your ".to_owned(), name, turned(found, &later, locale)].concat();
    }
    let changed = match median {
        0.0 => " had typically not changed".to_owned(),
        median => {
            let way = if median < 0.0 { " lower" } else { " higher" };
            [" was typically ", &size(median, &of.kind, locale), way].concat()
        }
    };
    let first = [&what, " your ", &name, &changed, &later, "."].concat();
    [first, times(found, of.direction, locale)].join(" ")
}

/// The changes after doses or runs against those of ordinary days: `On 17 ordinary days at the same hours your pain fell by 0.4
/// too. After doses it ended another 0.3 lower (0.1 to 0.5), 19 days.`
pub fn against_ordinary(found: &Difference, of: &Measure, locale: &Locale) -> String {
    let (these, others) = (found.these, found.others);
    let is_same_way = these.mean * others.mean > 0.0;
    let changed = match others.mean {
        0.0 => " did not change".to_owned(),
        mean => {
            let way = if mean < 0.0 { " fell by " } else { " rose by " };
            let too = if is_same_way { " too" } else { "" };
            [way, &size(mean, &of.kind, locale), too].concat()
        }
    };
    let start = [
        "On ",
        &counted(others.days, "ordinary day", "ordinary days"),
        " at the same hours your ",
        &measure::name_in_sentence(of),
        &changed,
        ".",
    ]
    .concat();
    let days = counted(these.days, "day", "days");
    let Some(adjusted) = found.adjusted else {
        return [
            &start,
            " There are too few, or too much on the same weekdays, to say whether doses add to that.",
        ]
        .concat();
    };
    let difference = with_interval(adjusted, &of.kind, locale);
    let is_more = is_same_way && adjusted.estimate * others.mean > 0.0;
    let ended = match (is_one_way(adjusted), is_more) {
        (true, true) => "After doses it ended another ",
        (true, false) => "After doses it ended ",
        (false, _) => "The change after doses cannot be told from that: ",
    };
    let parts = [
        start,
        [ended, &difference, ", ", &days, "."].concat(),
        against_smallest(adjusted, of, locale),
    ];
    let said: Vec<String> = parts.into_iter().filter(|part| !part.is_empty()).collect();
    said.join(" ")
}

/// Pairs of yes and no: ` changed from yes to no 58 times and from no to yes never, and was the same 36 times, 2 h 30 min later.
/// Better in 62 % (52 to 71 %).`
fn turned(found: &Pairs, later: &str, locale: &Locale) -> String {
    let count = |is_it: fn(f64) -> bool| found.pairs.iter().filter(|pair| is_it(pair.change())).count();
    let mut text = [
        " changed from yes to no ",
        &times_of(count(|change| change < 0.0)),
        " and from no to yes ",
        &times_of(count(|change| change > 0.0)),
        ", and was the same ",
        &times_of(found.unchanged),
        later,
        ".",
    ]
    .concat();
    if let Some(share) = &found.share_improved {
        text.push_str(&[" Better in ", &plots::share(share, locale), "."].concat());
    }
    text
}

fn times(found: &Pairs, direction: Direction, locale: &Locale) -> String {
    let all = found.pairs.len();
    let same = times_of(found.unchanged);
    let (Some(better), Some(share)) = (found.improved, found.share_improved) else {
        return ["It was the same ", &same, " of ", &number::count(all), "."].concat();
    };
    let worse = all.saturating_sub(better).saturating_sub(found.unchanged);
    let (up, down) = match direction {
        Direction::LowerIsBetter => ("lower", "higher"),
        _ => ("higher", "lower"),
    };
    [
        "It was ",
        &way_times(up, better),
        ", the same ",
        &same,
        " and ",
        &way_times(down, worse),
        ": ",
        up,
        " in ",
        &plots::share(&share, locale),
        ".",
    ]
    .concat()
}

/// How often it went a way: `lower 12 times`, `never higher`.
fn way_times(way: &str, times: usize) -> String {
    match times {
        0 => ["never ", way].concat(),
        times => [way, " ", &times_of(times)].concat(),
    }
}

fn times_of(n: usize) -> String {
    match n {
        0 => "never".to_owned(),
        1 => "once".to_owned(),
        n => counted(n, "time", "times"),
    }
}

/// Where there are no pairs.
pub const NO_PAIRS: &str = "A pair is one value before and one after the same dose or run. Answer both, and they stand side by side here.";

/// Why ordinary days stand beside dose days.
pub const REGRESSION_TO_THE_MEAN: &str = "People take something when they feel worst, and what is far from its middle comes back by itself. Without days measured \
     at the same hours and without a dose, before and after would always look like an effect.";
