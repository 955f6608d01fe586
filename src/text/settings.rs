//! The words of the settings: look, discretion, day, measures, substances, about.
//! Knows no page.

use super::batch::POTENCY_NOT_KNOWN;
use super::{Locale, counted, names, number};
use crate::domain::{MeasureKind, Potency, Unit};

/// Its name in the navigation and the title.
pub const TITLE: &str = "Settings";
/// Leads back here.
pub const BACK: &str = "Settings";

/// Heading.
pub const LOOK: &str = "Look";
/// A choice.
pub const THEME: &str = "Theme";
/// A switch.
pub const LARGE_RATINGS: &str = "Larger rating cells";
/// Below it.
pub const LARGE_RATINGS_HOW: &str = "two rows, 0 to 5 and 6 to 10";
/// A switch.
pub const MORE_CONTRAST: &str = "More contrast";
/// A switch.
pub const LESS_MOTION: &str = "Less motion";

/// Heading.
pub const DISCRETION: &str = "Discretion";
/// A switch.
pub const HIDE_AMOUNTS: &str = "Hide amounts";
/// Below it.
pub const HIDE_AMOUNTS_HOW: &str = "shows “taken” instead of 0.12 g";
/// A switch.
pub const COVER: &str = "Cover the screen when the app is in the background";
/// Below the switches.
pub const NEUTRAL: &str =
    "The name, the icon, page titles and file names never say what this journal is about.";

/// Heading.
pub const DAY: &str = "Day and check-in";
/// A choice.
pub const DAY_START: &str = "A day starts at";
/// Below it.
pub const DAY_START_HOW: &str = "Entries after midnight belong to the evening before. Past days never move.";
/// A choice.
pub const COUNTRY: &str = "Country for help numbers";
/// Below it.
pub const COUNTRY_HOW: &str = "Used only for the help card.";
/// A row.
pub const MEASURES: &str = "Measures";
/// A row.
pub const SUBSTANCES: &str = "Substances and batches";
/// A row.
pub const FIRST_PAGE: &str = "The first page again";
/// Below it.
pub const FIRST_PAGE_HOW: &str = "safety questions and what to follow";

/// Below the row of measures: `9 in use`.
pub fn measures_in_use(n: usize) -> String {
    [
        super::number::count(n).as_str(),
        " in use; order, name, where asked",
    ]
    .concat()
}

/// Below the row of substances: `1 substance, 2 batches`.
pub fn substances(substances: usize, batches: usize) -> String {
    [
        counted(substances, "substance", "substances"),
        counted(batches, "batch", "batches"),
    ]
    .join(", ")
}

/// Chooses how several answers of a day become one.
pub const DAY_RULE: &str = "Several answers on one day";
/// Below it.
pub const DAY_RULE_HOW: &str = "Charts and comparisons have one value a day. The worst is by which way is better; without a better side it is the last.";
/// No rule of one's own.
pub const USUAL_RULE: &str = "As usual: the evening, or the mean after doses";

/// Below the heading of measures.
pub const MEASURES_LEDE: &str =
    "What the check-ins ask, in this order. Fewer is better. Hiding a measure keeps what was recorded.";
/// Heading of the list, for screen readers.
pub const IN_ORDER: &str = "In order";
/// State of a hidden measure.
pub const HIDDEN: &str = "hidden";
/// Moves a measure up; its name follows.
pub const UP: &str = "Move up: ";
/// Moves a measure down; its name follows.
pub const DOWN: &str = "Move down: ";
/// Heading of the form.
pub const ADD_MEASURE: &str = "Add a measure of your own";
/// Heading of the form.
pub const CHANGE_MEASURE: &str = "Change this measure";
/// A field.
pub const NAME: &str = "Name";
/// Below the name of a built-in measure.
pub const NAME_HOW: &str = "Empty: its own name.";
/// A choice.
pub const KIND: &str = "Answers are";
/// Below it.
pub const KIND_HOW: &str = "Cannot be changed later.";
/// A field.
pub const UNIT: &str = "Unit";
/// A choice.
pub const DIRECTION: &str = "What is better";
/// A heading of check rows.
pub const ASKED: &str = "Where it is asked";
/// A check row.
pub const ASKED_MORNING: &str = "In the morning check-in";
/// A check row.
pub const ASKED_EVENING: &str = "In the evening check-in";
/// A check row.
pub const ASKED_DOSE: &str = "Before and after a dose";
/// A field: the smallest change of a measure that would matter to the person.
pub fn smallest_change(kind: &MeasureKind) -> String {
    let unit = match kind {
        MeasureKind::Rating => ", in points",
        MeasureKind::Minutes => ", in minutes",
        MeasureKind::Number { unit: Some(unit) } => {
            return [SMALLEST_CHANGE, ", in ", unit.as_str()].concat();
        }
        _ => "",
    };
    [SMALLEST_CHANGE, unit].concat()
}
const SMALLEST_CHANGE: &str = "Smallest change that would matter to you";
/// Below it.
pub const SMALLEST_CHANGE_HOW: &str =
    "Insights then say whether a difference is large enough to matter. Empty: they only say how large it is.";
/// Below it, for pain.
pub const SMALLEST_CHANGE_OF_PAIN: &str = "In studies of chronic pain with 2\u{202f}724 people, about 2 points less went with feeling much improved \
     (Farrar and others, Pain 2001). Yours may be another. Empty: insights only say how large a difference is.";
/// Fills the field with the change of the studies: `Use 2 points`.
pub fn use_change(said: &str) -> String {
    ["Use ", said].concat()
}
/// What is in the field is no such change.
pub const SMALLEST_CHANGE_BAD: &str =
    "Write a number above zero, at most 10 for a scale from 0 to 10, or leave it empty.";
/// A switch.
pub const HIDE_MEASURE: &str = "Hide it from check-ins and charts";
/// Beside the name.
pub const NAME_TAKEN: &str = "Another measure has this name. Two of one name cannot be told apart.";
/// The name is missing or too long.
pub const NAME_BAD: &str = "Write a name, at most 80 characters.";
/// Buttons.
pub const SAVE: &str = "Save";
/// Buttons.
pub const ADD: &str = "Add";

/// Below the heading of substances.
pub const SUBSTANCES_LEDE: &str =
    "What you take, and from which batch. Names stay on this device like everything else.";
/// Heading.
pub const SUBSTANCES_HEADING: &str = "Substances";
/// Heading.
pub const BATCHES_HEADING: &str = "Batches";
/// Nothing is there yet.
pub const NO_SUBSTANCES: &str =
    "None yet. A substance gives doses a name and a usual unit; a journal of amounts alone works too.";
/// Nothing is there yet.
pub const NO_BATCHES: &str = "None yet. A batch lets you see later whether two of them differ.";
/// Buttons.
pub const ADD_SUBSTANCE: &str = "Add a substance";
/// Buttons.
pub const ADD_BATCH: &str = "Add a batch";
/// Heading of the form.
pub const CHANGE_SUBSTANCE: &str = "Change this substance";
/// Heading of the form.
pub const CHANGE_BATCH: &str = "Change this batch";
/// A choice.
pub const USUAL_UNIT: &str = "Usual unit";

/// A substance's unit in a row of facts: `in g`.
pub fn counted_in(unit: Unit) -> String {
    ["in ", names::unit(unit, true)].concat()
}

/// A choice.
pub const FORM: &str = "Form";
/// The choice of nothing.
pub const NOT_SAID: &str = "Not stated";
/// A switch.
pub const HIDE_SUBSTANCE: &str = "No longer offered";
/// A field.
pub const LABEL: &str = "Label";
/// Below it.
pub const LABEL_HOW: &str = "Whatever you call it: A, the blue jar, October.";
/// A choice.
pub const OF_SUBSTANCE: &str = "Substance";
/// A field.
pub const OPENED: &str = "Opened or made";
/// A field.
pub const STRAIN: &str = "Strain";
/// A field.
pub const POTENCY: &str = "Content, mg per gram";
/// Below it.
pub const POTENCY_HOW: &str = "Leave empty if it is not known.";
/// A field.
pub const PLUS_MINUS: &str = "± mg per gram";
/// Below it.
pub const PLUS_MINUS_HOW: &str = "How far it may be off. Content varies from piece to piece.";
/// A check row.
pub const FROM_LABORATORY: &str = "A laboratory’s result";
/// Below it.
pub const FROM_LABORATORY_HOW: &str = "Only then is it shown as one value.";
/// A switch.
pub const FINISHED: &str = "Used up";
/// A field.
pub const NOTE: &str = "Note";
/// Deletes a substance or batch that no dose uses.
pub const DELETE: &str = "Delete";

/// A stated content: `9 to 11 mg per gram`, or `10 mg per gram, laboratory`. One that is no laboratory's and without a
/// margin is as good as none, here as in what an amount holds.
pub fn potency(potency: Potency, locale: &Locale) -> String {
    let (middle, half) = (potency.micrograms_per_gram, potency.plus_minus);
    let milligrams = |micrograms: u32| number::scaled(i64::from(micrograms), 3, locale);
    let low = milligrams(middle.saturating_sub(half));
    let high = milligrams(middle.saturating_add(half));
    match (potency.from_laboratory, half == 0) {
        (true, true) => [&low, " mg per gram, laboratory"].concat(),
        (true, false) => [&low, " to ", &high, " mg per gram, laboratory"].concat(),
        (false, true) => [POTENCY_NOT_KNOWN, ": ", &low, " mg per gram stated without ±"].concat(),
        (false, false) => [&low, " to ", &high, " mg per gram"].concat(),
    }
}

/// Heading.
pub const ABOUT: &str = "About";
/// A fact's name.
pub const VERSION: &str = "Version";
/// A fact's name.
pub const OFFLINE: &str = "Works offline";
/// A fact's value.
pub const OFFLINE_YES: &str = "yes, this version is kept on the device";
/// A fact's value.
pub const OFFLINE_NO: &str = "not yet in this browser";

/// Version and build: `0.1.0, build 3f9c21d`.
pub fn version(version: &str, build: &str) -> String {
    if build.is_empty() {
        [version, ", development build"].concat()
    } else {
        [version, ", build ", build].concat()
    }
}

/// A disclosure.
pub const CHECK_NOTHING_LEAVES: &str = "How to check that nothing leaves";
/// Steps.
pub const CHECK_STEPS: &[&str] = &[
    "Flight mode: switch it on, reload, make an entry. Everything works, because nothing is needed from outside.",
    "Developer tools, Network: reload once, then use the app. After start none appears but one for sw.js every four hours, whether there is a newer version, and the app’s own worker files when Insights are opened: the program that compares your days, beside the page.",
    "Developer tools, Application: your journal is under Local storage, a recovery copy under IndexedDB. Nowhere else.",
    "The page forbids itself connections to anywhere but its own files, and to those too once it has started; the rule stands in the first lines of its source.",
    "The program’s source is open, and a build can be repeated and compared with the one you run.",
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_content_without_a_margin_is_not_told_as_known() {
        for (said, plus_minus, from_laboratory) in [
            ("10 mg per gram, laboratory", 0, true),
            ("9 to 11 mg per gram, laboratory", 1_000, true),
            ("9 to 11 mg per gram", 1_000, false),
            ("potency not known: 10 mg per gram stated without ±", 0, false),
        ] {
            let stated = Potency {
                micrograms_per_gram: 10_000,
                plus_minus,
                from_laboratory,
            };
            assert_eq!(potency(stated, &Locale::default()), said);
        }
    }
}
