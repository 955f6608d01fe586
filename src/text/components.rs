//! The words inside reusable parts: save state, clear and undo, navigation, dialogs.
//! Knows no page.

use chrono::NaiveTime;

use super::{Locale, date};

/// Jumps over bars to the content.
pub const SKIP: &str = "Skip to content";
/// Names the main navigation.
pub const MAIN_NAVIGATION: &str = "Main";
/// Today.
pub const TODAY: &str = "Today";
/// Journal.
pub const JOURNAL: &str = "Journal";
/// Insights.
pub const INSIGHTS: &str = "Insights";
/// Plan.
pub const PLAN: &str = "Plan";
/// Opens the entries that have no room in the bar.
pub const MORE_PAGES: &str = "More";
/// Data.
pub const DATA: &str = "Data";
/// Settings.
pub const SETTINGS: &str = "Settings";
/// Help.
pub const HELP: &str = "Help";

/// While a save takes longer than a moment.
pub const SAVING: &str = "Saving …";
/// A save failed.
pub const NOT_SAVED: &str = "Not saved";
/// Another tab writes.
pub const READ_ONLY: &str = "Read only";
/// The browser stores nothing.
pub const IN_MEMORY: &str = "Not being saved";

/// `Saved 20:14`.
pub fn saved(at: NaiveTime, locale: &Locale) -> String {
    ["Saved ", &date::time(at, locale)].concat()
}

/// Follows [`saved`] once the recovery copy has it; the tick says the same to the eye.
pub const STORED_SAFELY: &str = ", stored safely";

/// [`saved`] where there is no recovery copy.
pub fn saved_once(at: NaiveTime, locale: &Locale) -> String {
    [saved(at, locale).as_str(), ", no copy"].concat()
}

/// How much of a work is done: `42 %`.
pub fn percent(done: &str) -> String {
    [done, "\u{202f}%"].concat()
}

/// A row without an answer.
pub const NOT_ANSWERED: &str = "not answered";
/// Takes an answer back; the row's name follows for screen readers.
pub const CLEAR: &str = "Clear";

/// What the value at the low end means, for screen readers: the words follow.
pub const ZERO_IS: &str = "0 is ";
/// What the value at the high end means, for screen readers: the words follow.
pub const TEN_IS: &str = "10 is ";

/// Yes.
pub const YES: &str = "Yes";
/// No.
pub const NO: &str = "No";
/// A switch that is on.
pub const ON: &str = "On";
/// A switch that is off.
pub const OFF: &str = "Off";

/// Takes the last action back.
pub const UNDO: &str = "Undo";
/// Leaves without doing it.
pub const CANCEL: &str = "Cancel";
/// Opens an entry to change it; its name follows.
pub const EDIT: &str = "Edit";

/// One step less in a number field; the field's name follows.
pub const LESS: &str = "Less, ";
/// One step more in a number field; the field's name follows.
pub const MORE: &str = "More, ";
/// In place of a count that is not answered.
pub const NO_COUNT: &str = "–";
/// Takes the suggested value; the value stands in front.
pub const USE: &str = "Use";

/// `4 of 7 answered`.
pub fn answered(done: usize, all: usize) -> String {
    [
        super::number::count(done).as_str(),
        " of ",
        &super::number::count(all),
        " answered",
    ]
    .concat()
}

/// What the browser refuses in a date or a time: a day outside those that can be, or what is not whole.
pub const fn refused_date(is_date: bool, may_be_to_come: bool, is_outside: bool) -> &'static str {
    match (is_date, is_outside, may_be_to_come) {
        (false, ..) => "Enter the whole time, or none.",
        (true, false, _) => "Enter the whole date, or none.",
        (true, true, true) => "Choose a day from 1990 to 2100.",
        (true, true, false) => "Choose a day from 1990 on that is not yet to come.",
    }
}

/// `19 of 84 days`, with any word for what is counted.
pub fn progress(done: usize, all: usize, what: &str) -> String {
    [
        super::number::count(done).as_str(),
        " of ",
        &super::number::count(all),
        " ",
        what,
    ]
    .concat()
}

/// The label of the field in a dialog that must be typed: `Type DELETE to go on`.
pub fn type_to_confirm(word: &str) -> String {
    ["Type ", word, " to go on"].concat()
}

/// A severity group's name for screen readers: `Headache, severity`.
pub fn severity_of(effect: &str) -> String {
    [effect, ", severity"].concat()
}

/// An edit button's name for screen readers: `Edit Headache`.
pub fn edit(what: &str) -> String {
    [EDIT, " ", what].concat()
}
