//! How a measure moved over time: a trend, one cycle beside another, running load, and what days are like among themselves.
//! Describes; never says that a time was better because of something.

use super::super::{Locale, counted, measure, number, plots};
use super::size::{is_one_way, size};
use crate::analysis::insights::{Loads, OwnScale, Week};
use crate::analysis::statistics::Trend;
use crate::domain::{Measure, MeasureKind};

/// Days that a trend is told for.
const MONTH: f64 = 30.0;

/// A trend: `Your pain fell by 0.4 in 30 days (0.1 to 0.7), over 126 days.`
pub fn trend(found: Trend, of: &Measure, locale: &Locale) -> String {
    let month = found.a_day.times(MONTH);
    let name = measure::name_in_sentence(of);
    let over = [" over ", &counted(found.span, "day", "days"), "."].concat();
    if !is_one_way(month) {
        let [low, high] = [month.low, month.high].map(|end| size(end, &of.kind, locale));
        return [
            "No lasting rise or fall of your ",
            &name,
            " can be told: in 30 days from ",
            &low,
            " lower to ",
            &high,
            " higher,",
            &over,
        ]
        .concat();
    }
    let size = |value: f64| size(value, &of.kind, locale);
    let (verb, ends) = if month.low > 0.0 {
        (" rose by ", [month.low, month.high])
    } else {
        (" fell by ", [month.high, month.low])
    };
    let interval = ends.map(size).join(" to ");
    [
        "Your ",
        &name,
        verb,
        &size(month.estimate),
        " in 30 days (",
        &interval,
        "),",
        &over,
        " ",
        TREND_LIMIT,
    ]
    .concat()
}

/// Its 80 % interval: `80 % interval: −0.6 to −0.2 in 30 days.`
pub fn trend_likely(found: Trend, of: &Measure, locale: &Locale) -> String {
    let (low, high) = found.a_day.times(MONTH).likely;
    let [start, end] = [low, high].map(|end| plots::change(end, &of.kind, locale));
    let between = if start == end {
        // Too near to each other for digits, as where both would be 0.
        [low, high].map(|end| towards(end, of, locale)).join(" to ")
    } else {
        plots::change_between(low, high, &of.kind, locale)
    };
    [plots::intervals::LIKELY, ": ", &between, " in 30 days."].concat()
}

/// `less than 0.1 lower`.
fn towards(change: f64, of: &Measure, locale: &Locale) -> String {
    let side = if change < 0.0 { " lower" } else { " higher" };
    [&size(change, &of.kind, locale), side].concat()
}

/// What a trend cannot show.
pub const TREND_LIMIT: &str =
    "A season, an illness or a habit moves a line as well as anything that was taken.";

/// Below cycles and rests that stand side by side.
pub const STRETCHES_LIMIT: &str = "Cycles and rests of a plan are described, not compared: they come one after the other, so whatever else changed meanwhile is in the difference too.";

/// Running load: `925 in the last 7 days. 3 411 in the last 28 days, which is 853 a week.`
pub fn loads(week: Loads, month: Loads, locale: &Locale) -> String {
    let whole = |value: f64| number::rounded(value, 0, locale);
    let unknown = |of: Loads, days: usize| {
        let missing = days.saturating_sub(of.known);
        match missing {
            0 => String::new(),
            missing => [" (", &counted(missing, "day", "days"), " unknown)"].concat(),
        }
    };
    // What is not known of some days is not known of a week.
    let a_week = match month.known {
        28 => [", which is ", &whole(month.sum / 4.0), " a week"].concat(),
        _ => String::new(),
    };
    [
        &whole(week.sum),
        " in the last 7 days",
        &unknown(week, 7),
        ". ",
        &whole(month.sum),
        " in the last 28 days",
        &unknown(month, 28),
        &a_week,
        ".",
    ]
    .concat()
}

/// A week's monotony and strain: `Monotony 1.3, strain 2 444.`
pub fn week(found: Week, locale: &Locale) -> String {
    match (found.monotony, found.strain) {
        (Some(monotony), Some(strain)) => [
            "Monotony ",
            &number::rounded(monotony, 1, locale),
            ", strain ",
            &number::rounded(strain, 0, locale),
            ".",
        ]
        .concat(),
        _ => "Seven days of one load: monotony has no value then.".to_owned(),
    }
}

/// What days are like among themselves: `From one day to the next typically 1.4 apart; much of a day is carried over.`
/// Between yes and no: `From one day to the next the answer changed in 48 of 100 cases; …`
pub fn own_scale(found: &OwnScale, of: &Measure, locale: &Locale) -> String {
    let apart = found.day_to_day.map(|apart| {
        let carried = found
            .autocorrelation
            .map(|found| ["; ", carried(found.corrected)].concat());
        let carried = carried.unwrap_or_default();
        if of.kind == MeasureKind::YesNo {
            // The mean of squares that are 0 or 1 is how often they are 1.
            let times = number::rounded(apart * apart * 100.0, 0, locale);
            let changed = "From one day to the next the answer changed in ";
            return [changed, &times, " of 100 cases", &carried, "."].concat();
        }
        let apart = size(apart, &of.kind, locale);
        [
            "From one day to the next typically ",
            &apart,
            " apart",
            &carried,
            ".",
        ]
        .concat()
    });
    apart.unwrap_or_default()
}

/// How much of a day is still there the day after, in words.
pub fn carried(share: f64) -> &'static str {
    match share {
        // As it reads with one decimal place.
        share if share < -0.05 => "a high day is rather followed by a low one",
        share if share < 0.05 => "hardly anything of a day is carried over",
        share if share < 0.35 => "a little of a day is carried over",
        share if share < 0.65 => "much of a day is carried over",
        _ => "good and bad days come in spells",
    }
}
