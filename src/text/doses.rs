//! The words of the page of doses: any measure by how much was taken and from which batch.
//! Takes what `analysis` found; finds nothing.

use super::findings::{is_one_way, with_interval};
use super::{Locale, counted, list, measure, number};
use crate::analysis::Phase;
use crate::analysis::statistics::Difference;
use crate::domain::{Amount, Measure};

/// The page.
pub const TITLE: &str = "Doses by amount and batch";
/// What stands on it.
pub const LEDE: &str = "The days of each amount and of each batch against days without a dose on them or on the two days before.";
/// Where there is no dose yet.
pub const EMPTY: &str = "Once there are doses and answered days, the days of each amount and of each batch stand against other days here, from ten dose days \
     of each on.";
/// The one thing to do then.
pub const TO_TODAY: &str = "Record a dose";
/// Doses, but no answers.
pub const NO_ANSWERS: &str = "There are doses, but no measure is answered yet to compare their days by.";
/// Chooses the measure.
pub const MEASURE: &str = "Measure";
/// Chooses the days.
pub const WHICH_DAYS: &str = "Which days";
/// The days, nearest to the dose first.
pub const DAYS: [&str; 3] = ["Dose day", "Day after", "2 days after"];
/// Where the dose day of a measure of the morning is chosen.
pub const MORNING_FIRST: &str = "This measure is asked in the morning, before a dose of that day. An effect could show from the morning after on.";
/// Names the notes beside the first chart.
pub const NOTE: &str = "Notes: doses by amount and batch";
/// Heading of such a note.
pub const NOT_BY_CHANCE: &str = "Nobody drew the amounts";
/// What the comparison cannot show.
pub const LIMIT: &str = "You chose how much to take and when, or your plan did. A hard week may have led to more, and a later batch also means a later season. Such \
     differences are in these numbers as well as any effect; only amounts assigned by chance could tell them apart.";
/// Amounts are not to be shown.
pub const HIDDEN: &str = "Amounts are hidden on this device. They are numbered from the smallest on.";
/// Heading.
pub const BY_AMOUNT: &str = "By amount";
/// Heading.
pub const BY_BATCH: &str = "By batch";
/// Heading.
pub const MORE: &str = "Whether more goes with more";
/// Below it.
pub const MORE_HOW: &str =
    "Among the days with a dose alone, amount against measure, as one of all the comparisons of Insights.";
/// All doses were alike.
pub const ONE_AMOUNT: &str = "All amounts that are known are the same, so there is nothing to compare.";
/// Not known yet.
pub const COMPARING: &str = "Everything is being compared.";
/// The row of all doses.
pub const ALL: &str = "All doses";
/// The row that the others are compared with.
pub const OTHERS: &str = "Other days";
/// The way to the plan.
pub const COUNTERS: &str = "Doses in 30, 90 and 365 days";
/// Below it.
pub const COUNTERS_HOW: &str = "the counters are on the page of the plan";
/// A batch that is no longer in the journal.
pub const UNKNOWN_BATCH: &str = "A batch without a name";

/// What stands in place of an amount that is hidden: `Amount 2`.
pub fn numbered(place: usize) -> String {
    ["Amount ", &number::count(place)].concat()
}

/// An amount: `0.1 g`.
pub fn amount(of: Amount, locale: &Locale) -> String {
    number::amount(of, locale)
}

/// The name of a chart: `Mood by amount, day after`.
pub fn chart(of: &Measure, by_batch: bool, days: &str) -> String {
    let by = if by_batch { " by batch, " } else { " by amount, " };
    [&measure::name(of), by, &days.to_ascii_lowercase()].concat()
}

/// Why amounts or batches are not compared: `Amounts are compared once two of them have ten dose days each: 0.1 g has 34 and 0.15 g has 8.`
pub fn too_few(by_batch: bool, parts: &[(String, usize)]) -> String {
    let kind = if by_batch { "Batches" } else { "Amounts" };
    let mut text = [kind, " are compared once two of them have ten dose days each"].concat();
    let told: Vec<String> = parts
        .iter()
        .map(|(name, days)| [name, " has ", &number::count(*days)].concat())
        .collect();
    if told.is_empty() {
        text.push_str(if by_batch {
            ". No dose says which batch it is from."
        } else {
            ". No dose has an amount."
        });
    } else {
        text.extend([": ", &list(&told), "."]);
    }
    text
}

/// What stands above a chart: `The day after 0.15 g your mood was 0.8 higher (0.2 to 1.4) than on other days; after 0.2 g 0.9
/// higher (0.3 to 1.5). 0.1 g cannot be told from them.`
pub fn summary(parts: &[(String, Difference)], phase: Phase, of: &Measure, locale: &Locale) -> String {
    let known = parts
        .iter()
        .filter_map(|(name, found)| Some((name, found.adjusted?)));
    let (clear, unclear): (Vec<_>, Vec<_>) = known.partition(|(_, found)| is_one_way(*found));
    if clear.is_empty() && unclear.is_empty() {
        return NO_INTERVAL.to_owned();
    }
    let told = clear.iter().take(MOST_TOLD).enumerate();
    let told: Vec<String> = told
        .map(|(place, (name, found))| {
            let size = with_interval(*found, &of.kind, locale);
            if place > 0 {
                return [again(phase), name, " ", &size].concat();
            }
            [
                after(phase, of),
                name,
                " your ",
                &measure::name_in_sentence(of),
                " was ",
                &size,
                " than on other days",
            ]
            .concat()
        })
        .collect();
    let mut sentences = Vec::new();
    if !told.is_empty() {
        sentences.push([&told.join("; "), "."].concat());
    }
    if let Some(rest) = clear.len().checked_sub(MOST_TOLD).filter(|rest| *rest > 0) {
        sentences.push([&counted(rest, "other differs", "others differ"), " too."].concat());
    }
    let names: Vec<String> = unclear.iter().map(|(name, _)| (*name).clone()).collect();
    if clear.is_empty() {
        let days = match names.len() {
            0..=MOST_TOLD => [after(phase, of), &list(&names)].concat(),
            _ => [after(phase, of), "any of them"].concat(),
        };
        sentences.push(
            [
                &days,
                " your ",
                &measure::name_in_sentence(of),
                " cannot be told from other days.",
            ]
            .concat(),
        );
    } else if !names.is_empty() {
        sentences.push(match names.len() {
            1..=MOST_TOLD => [&list(&names), " cannot be told from them."].concat(),
            many => [&number::count(many), " cannot be told from them."].concat(),
        });
    }
    sentences.join(" ")
}

/// More than so many are counted, not told one by one.
const MOST_TOLD: usize = 3;

/// Where no group can be compared.
const NO_INTERVAL: &str =
    "There are too few days, or they are too much on the same weekdays, to say more than their means.";

const fn after(phase: Phase, of: &Measure) -> &'static str {
    let is_morning = of.ask.morning && !of.ask.evening;
    match (phase, is_morning) {
        (Phase::Plus1, true) => "The morning after ",
        (Phase::Plus1, false) => "The day after ",
        (Phase::Plus2, true) => "Two mornings after ",
        (Phase::Plus2, false) => "Two days after ",
        (_, true) => "On the morning before ",
        (_, false) => "On days of ",
    }
}

/// The same once more in a sentence.
const fn again(phase: Phase) -> &'static str {
    match phase {
        Phase::Plus1 | Phase::Plus2 => "after ",
        Phase::Dose | Phase::Other => "with ",
    }
}

/// The amount does not go with the measure.
pub fn no_more(of: &Measure, comparisons: usize) -> String {
    [
        "How much was taken does not go with your ",
        &measure::name_in_sentence(of),
        " beyond chance, in ",
        &counted(comparisons, "comparison", "comparisons"),
        ".",
    ]
    .concat()
}

/// It could not be compared, and why.
pub fn not_compared(of: &Measure, why: &str) -> String {
    [
        "Amount and ",
        &measure::name_in_sentence(of),
        " could not be compared. ",
        why,
    ]
    .concat()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::analysis::statistics::{Group, Interval};
    use crate::domain::BuiltIn;

    fn difference(adjusted: Option<(f64, f64, f64)>) -> Difference {
        let group = Group {
            days: 20,
            mean: 5.0,
            median: 5.0,
        };
        Difference {
            these: group,
            others: group,
            adjusted: adjusted.map(|(estimate, low, high)| Interval {
                estimate,
                low,
                high,
                likely: (low, high),
            }),
        }
    }

    #[test]
    fn the_sentence_tells_what_differs_and_what_cannot_be_told() {
        let (mood, locale) = (Measure::built_in(BuiltIn::Mood), Locale::default());
        let part = |name: &str, adjusted| (name.to_owned(), difference(adjusted));
        let (small, none) = (Some((0.1, -0.3, 0.5)), None);
        let clear = Some((0.8, 0.2, 1.4));
        for (parts, text) in [
            (
                vec![part("0.1 g", small), part("0.15 g", clear)],
                "The day after 0.15 g your mood was 0.8 higher (0.2 to 1.4) than on other days. 0.1 g cannot be told from them.",
            ),
            (
                vec![part("0.1 g", small), part("0.15 g", small)],
                "The day after 0.1 g and 0.15 g your mood cannot be told from other days.",
            ),
            (
                vec![part("0.1 g", clear), part("0.15 g", clear)],
                "The day after 0.1 g your mood was 0.8 higher (0.2 to 1.4) than on other days; after 0.15 g 0.8 higher (0.2 to 1.4).",
            ),
            (vec![part("0.1 g", none)], NO_INTERVAL),
        ] {
            assert_eq!(summary(&parts, Phase::Plus1, &mood, &locale), text);
        }
        let many: Vec<_> = (0..5).map(|n| part(&n.to_string(), clear)).collect();
        assert!(summary(&many, Phase::Dose, &mood, &locale).ends_with("2 others differ too."));
    }

    #[test]
    fn what_is_too_few_is_told_with_its_numbers() {
        let parts = [("0.1 g".to_owned(), 34), ("0.15 g".to_owned(), 8)];
        assert_eq!(
            too_few(false, &parts),
            "Amounts are compared once two of them have ten dose days each: 0.1 g has 34 and 0.15 g has 8."
        );
        assert_eq!(
            too_few(true, &[]),
            "Batches are compared once two of them have ten dose days each. No dose says which batch it is from."
        );
    }
}
