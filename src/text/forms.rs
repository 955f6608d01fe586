//! The words of the entry forms, and what is odd about a typed value.
//! Knows no form.

use super::Locale;

/// Labels.
pub const AMOUNT: &str = "Amount";
/// Labels.
pub const UNIT: &str = "Unit";
/// Hint under the amount.
pub const AMOUNT_HINT: &str =
    "For example 0.1 g, 10–20 µg, half a gram, 1 capsule. Leave it empty if you do not know.";
/// Labels.
pub const TIME: &str = "Time";
/// Labels.
pub const DAY: &str = "Day";
/// Labels.
pub const SUBSTANCE: &str = "Substance";
/// Labels.
pub const BATCH: &str = "Batch";
/// A disclosure with the rest of the fields.
pub const MORE_FIELDS: &str = "Food, what else, note";
/// Labels.
pub const FOOD: &str = "With food";
/// Labels.
pub const WITH: &str = "Taken with";
/// Hint under that field.
pub const WITH_HINT: &str = "Several with commas between.";
/// Labels.
pub const NOTE: &str = "Note";
/// The choice of nothing.
pub const NOT_STATED: &str = "Not stated";
/// Labels.
pub const DURATION: &str = "Minutes";
/// Labels.
pub const DISTANCE: &str = "Distance";
/// Labels.
pub const EFFORT: &str = "How hard was it overall?";
/// The words at 0 and 10 of effort.
pub const EFFORT_ENDS: (&str, &str) = ("no effort", "all I had");
/// Labels.
pub const FELT_BEFORE: &str = "How you felt before";
/// Labels.
pub const FELT_AFTER: &str = "How you felt after";
/// The words at 0 and 10 of feeling.
pub const FELT_ENDS: (&str, &str) = ("very bad", "very good");
/// Labels.
pub const SURFACE: &str = "Surface";
/// Labels.
pub const WHAT: &str = "What";
/// Labels.
pub const OWN_WORDS: &str = "Something else";
/// Labels.
pub const OWN_NAME: &str = "What it was";
/// Labels.
pub const SEVERITY: &str = "How strong";
/// Labels.
pub const LASTED: &str = "How long, in minutes";
/// Labels.
pub const MEDICINE: &str = "Medicine";
/// Labels.
pub const MEDICINE_AMOUNT: &str = "Amount, as on the pack";
/// Labels.
pub const WHY: &str = "Why";
/// Labels.
pub const USED_BEFORE: &str = "Used before";
/// Labels.
pub const KIND: &str = "Kind";
/// Labels.
pub const INTENSITY: &str = "How strong";
/// The words at 0 and 10 of intensity.
pub const INTENSITY_ENDS: (&str, &str) = ("hardly", "worst imaginable");
/// Labels.
pub const SITE: &str = "Where in the body";
/// Labels.
pub const WORDS: &str = "Your words";
/// Labels.
pub const TAGS: &str = "Tags";
/// Labels.
pub const NEW_TAG: &str = "Another tag";
/// Tags offered before any was used.
pub const FIRST_TAGS: &[&str] = &["alcohol", "travel", "ill", "caffeine", "cannabis"];
/// Said beside a restored draft.
pub const DRAFT_KEPT: &str = "draft kept";
/// Buttons.
pub const RECORD: &str = "Record";
/// Buttons.
pub const SAVE_CHANGE: &str = "Save change";
/// Buttons.
pub const CANCEL: &str = "Cancel";
/// Buttons.
pub const DONE: &str = "Done";
/// Buttons.
pub const DELETE: &str = "Delete";
/// Buttons.
pub const OTHER_DAY: &str = "Other day";
/// Buttons.
pub const MOVE: &str = "Move";

/// Beside a field.
pub const NO_DURATION: &str = "How many minutes did it last? A whole number from 1 to 20160.";
/// Beside a field.
pub const BAD_DURATION: &str =
    "This is not a number of minutes from 1 to 20160. Correct it or leave it empty.";
/// Beside a field.
pub const BAD_DISTANCE: &str = "This is not a distance from 0.01 to 1000 km. Correct it or leave it empty.";
/// Beside the field for the day.
pub const NO_DAY: &str = "Choose a day from 1990 on.";
/// Beside a field.
pub const NO_NAME: &str = "Write its name, at most 80 characters.";
/// Beside a field.
pub const NOTHING_CHOSEN: &str = "Choose one from the list, or write what it was.";
/// Beside a field.
pub const NO_WORDS: &str = "Write a few words or choose a tag.";
/// Beside a field.
pub const TOO_LONG: &str = "This is longer than fits. Shorten it, please.";
/// Beside a field.
pub const BAD_NUMBER: &str = "This is not a number this row can hold. Correct it or leave it empty.";

/// The label of the distance field with its unit.
pub const KILOMETRES: &str = "km";

/// Accepting an odd amount: `12 g is right`.
pub fn is_right(amount: &str) -> String {
    [amount, " is right"].concat()
}

/// Taking the likely amount: `Use 0.12 g`.
pub fn use_instead(amount: &str) -> String {
    ["Use ", amount].concat()
}

/// What was understood, shown back before saving: `Understood as 0.15 g`.
pub fn understood(amount: &str) -> String {
    ["Understood as ", amount, "."].concat()
}

/// The heading of a form: `Dose, 09:10` or `New dose`.
pub fn heading(kind: &str, clock: Option<&str>) -> String {
    match clock {
        Some(clock) if !clock.is_empty() => [kind, ", ", clock].concat(),
        _ => kind.to_owned(),
    }
}

/// Where an entry was recorded, when that is not here: `Recorded in Tokyo, UTC+9`.
pub fn recorded_elsewhere(offset: i16, zone: Option<&str>) -> String {
    [
        super::day::RECORDED_IN,
        &super::day::place_and_offset(zone, Some(offset)),
    ]
    .concat()
}

/// Distance in kilometres as it stands in a field.
pub fn kilometres(metres: u32, locale: &Locale) -> String {
    super::number::scaled(i64::from(metres), 3, locale).replace(super::number::GROUP, "")
}

/// Below a time in the small hours: it is the night that ends the day.
pub fn after_midnight(next: &str) -> String {
    ["After midnight, in the night to ", next, "."].concat()
}
