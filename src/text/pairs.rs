//! The words of the page of pairs: before and after the same dose or run, and at the same hours of ordinary days.
//! Takes what `analysis` found; finds nothing.

use super::{Locale, counted, measure, number, plots};
use crate::analysis::insights::{About, Pairs};
use crate::domain::{Measure, MeasureKind};

/// The page.
pub const TITLE: &str = "Before and after";
/// What stands on it.
pub const LEDE: &str = "The value nearest before and the value nearest after the same dose or run.";
/// Where there is no pair yet.
pub const EMPTY: &str = "A pair is one value before and one after the same dose or run. Answer both around a dose, or give a run a feeling before and after, \
     and they stand side by side here.";
/// The one thing to do then.
pub const TO_TODAY: &str = "Record a dose or a run";
/// Chooses what is shown.
pub const SHOWN: &str = "Shown";
/// Heading of the fair comparison.
pub const ORDINARY: &str = "Against ordinary days";
/// Names the notes beside it.
pub const NOTE: &str = "Notes: against ordinary days";
/// Heading of such a note.
pub const WHY: &str = "Why ordinary days";
/// While it is being worked out.
pub const WORKING: &str = "Being worked out.";
/// No values at the same hours of days without a dose.
pub const NO_ORDINARY: &str = "There are no values of days without a dose at the same hours yet, so nobody can say how much of the change comes by itself.";
/// Around runs nothing is asked on other days.
pub const NO_OTHER_DAYS: &str = "Nothing is asked at the same hours of days without a run, so nobody can say how much of the change comes by itself.";
/// Opens the way to answer on such a day.
pub const MEASURE_TODAY: &str = "Answer for today, a day without a dose";
/// How that is done.
pub const MEASURE_TODAY_HOW: &str = "At the hour at which you take a dose on other days, and again as long afterwards as you answer then. A dose later today makes it a \
     dose day; then these do not count.";
/// Heading of the first of the two.
pub const BEFORE: &str = "At the hour of a dose";
/// Heading of the second.
pub const AFTER: &str = "Some hours later";
/// Heading of everything that has pairs.
pub const ALL: &str = "All pairs";
/// Head of a column.
pub const WHAT: &str = "What";
/// Head of a column.
pub const PAIRS: &str = "Pairs";
/// Head of a column.
pub const CHANGE: &str = "Median change";
/// Head of a column.
pub const BETTER: &str = "Better (95 %)";
/// Head of a column.
pub const LATER: &str = "Time after";
/// Head of a column.
pub const MEAN_CHANGE: &str = "Mean change";
/// A row of the fair comparison.
pub const DOSES: &str = "Doses";
/// A row of it.
pub const ORDINARY_DAYS: &str = "Days without a dose, same hours";

/// What pairs are of: `Pain around a dose`, `Feeling around a run`.
pub fn what(of: &Measure, about: About) -> String {
    let around = match about {
        About::Dose => " around a dose",
        About::Run => " around a run",
        About::OrdinaryDay => " on ordinary days",
    };
    [&measure::name(of), around].concat()
}

/// The same with their number, to choose from: `Pain around a dose, 19 pairs`.
pub fn choice(of: &Measure, about: About, count: usize) -> String {
    [&what(of, about), ", ", &counted(count, "pair", "pairs")].concat()
}

/// Pairs as a row of numbers: how many, the median change, the share that got better with its interval, the time after.
pub fn row(found: &Pairs, of: &Measure, locale: &Locale) -> [String; 4] {
    let dash = || super::chart::DASH.to_owned();
    let change = found
        .median_change
        .filter(|_| of.kind != MeasureKind::YesNo)
        .map_or_else(dash, |change| plots::change(change, &of.kind, locale));
    let better = found
        .share_improved
        .map_or_else(dash, |better| plots::share(&better, locale));
    // `as` saturates, and no minutes are below zero.
    let later = found
        .median_minutes
        .map_or_else(dash, |minutes| number::minutes(minutes as u32));
    [number::count(found.pairs.len()), change, better, later]
}

/// How many ordinary days are there, of how many there should be.
pub fn few_ordinary(days: usize) -> String {
    [
        &counted(days, "ordinary day", "ordinary days"),
        " so far; from five on, over 84 days and on more than the same weekdays, an interval can be given.",
    ]
    .concat()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::analysis::statistics::wilson;
    use crate::domain::BuiltIn;

    #[test]
    fn pairs_read_as_a_row_of_numbers() {
        let (pain, locale) = (Measure::built_in(BuiltIn::Pain), Locale::default());
        let found = Pairs {
            median_change: Some(-1.0),
            share_improved: wilson(12, 19),
            median_minutes: Some(150.0),
            ..Pairs::default()
        };
        let cells = ["0", "−1.0", "63 % (41 to 81 %)", "2 h 30 min"].map(str::to_owned);
        assert_eq!(row(&found, &pain, &locale), cells);
        let cells = ["0", "–", "–", "–"].map(str::to_owned);
        assert_eq!(row(&Pairs::default(), &pain, &locale), cells);
        assert_eq!(choice(&pain, About::Run, 1), "Pain around a run, 1 pair");
    }
}
