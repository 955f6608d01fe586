//! The words of the Today page.
//! Knows no page.

use chrono::NaiveDate;

use super::{Locale, date, number};
use crate::domain::{Moment, Part};

/// Its name in the navigation and the title.
pub const TITLE: &str = "Today";
/// Heading of the read-out, for screen readers.
pub const SINCE: &str = "Since the last dose";
/// Heading of the repeat chips.
pub const AGAIN: &str = "Record again";
/// Below the repeat chips.
pub const AGAIN_HOW: &str = "One tap records it as now. You can undo it or change the time.";
/// The chip that opens the full dose form.
pub const OTHER: &str = "Other";
/// The button that opens the dose form when nothing can be repeated yet.
pub const FIRST_DOSE: &str = "Record a dose";
/// The name of the grid of entry kinds.
pub const ADD: &str = "Add an entry";
/// Short names in that grid.
pub const ADD_RUN: &str = "Run";
/// Short names in that grid.
pub const ADD_SIDE_EFFECT: &str = "Side effect";
/// Short names in that grid.
pub const ADD_MEDICINE: &str = "Medicine";
/// Short names in that grid.
pub const ADD_FLARE: &str = "Flare";
/// Short names in that grid.
pub const ADD_NOTE: &str = "Note";
/// Short names in that grid.
pub const ADD_DOSE: &str = "Dose";
/// Above the rows of the evening.
pub const EVENING_HOW: &str = "How today was, on the whole. Every tap is saved; skip what you like.";
/// Above the rows of the morning.
pub const MORNING_HOW: &str = "The night, and how you woke. Every tap is saved; skip what you like.";
/// Below the rows.
pub const EMPTY_STAYS_EMPTY: &str = "Rows you leave empty stay empty. They are never counted as 0.";
/// The question before bounce-back.
pub const HARD_MOMENT: &str = "A hard moment today?";
/// The question before the side-effect chips.
pub const UNPLEASANT: &str = "Anything unpleasant?";
/// The chip for nothing.
pub const NOTHING: &str = "None";
/// The chip that shows more side effects.
pub const MORE: &str = "More";
/// Heading of what is due.
pub const DUE: &str = "Due";
/// Heading of the day's entries.
pub const SO_FAR: &str = "Today so far";
/// Said when the day has no entries.
pub const NOTHING_YET: &str = "Nothing yet. What you record today stands here, and can be changed here.";
/// The due row for a backup.
pub const BACKUP: &str = "Backup";
/// The choice of days in the small hours.
pub const WHICH_DAY: &str = "Which day does this belong to?";
/// Below that choice.
pub const WHICH_DAY_HOW: &str =
    "It is past midnight. What you record now is filed under the day chosen here.";
/// Link to yesterday and earlier.
pub const ANOTHER_DAY: &str = "Add to another day";
/// Link that opens measures in settings.
pub const CHANGE_ROWS: &str = "Change these rows";

/// Below the heading, by what was taken lately.
pub fn lede(dose_today: bool, dose_yesterday: bool) -> &'static str {
    match (dose_today, dose_yesterday) {
        (true, _) => "A dose is recorded today.",
        (false, true) => "The day after a dose.",
        (false, false) => "",
    }
}

/// Below the read-out: `since the last dose, Wed 11 Nov, 09:10`.
pub fn since_last(day: NaiveDate, time: Option<chrono::NaiveTime>, locale: &Locale) -> String {
    moment("since the last dose, ", day, time, locale)
}

/// Behind what can be repeated while amounts are hidden: `last Wed 11 Nov, 09:10`.
pub fn last_taken(day: NaiveDate, time: Option<chrono::NaiveTime>, locale: &Locale) -> String {
    moment("last ", day, time, locale)
}

fn moment(before: &str, day: NaiveDate, time: Option<chrono::NaiveTime>, locale: &Locale) -> String {
    let mut text = [before, &date::weekday_day_short(day, locale)].concat();
    if let Some(time) = time {
        text.push_str(", ");
        text.push_str(&date::time(time, locale));
    }
    text
}

/// `4 of 7 answered`.
pub fn answered(done: usize, all: usize) -> String {
    super::components::answered(done, all)
}

/// The heading of a reading that can be given now.
pub fn reading_heading(moment: Moment) -> &'static str {
    match moment {
        Moment::Before => "Just before the dose",
        Moment::After => "After the dose",
    }
}

/// Below that heading: which dose it belongs to.
pub fn reading_how(moment: Moment, minutes: u32, at: &str) -> String {
    match moment {
        Moment::Before => ["How it was just before the dose at ", at, ". Skip what you like."].concat(),
        Moment::After => [
            number::minutes(minutes).as_str(),
            " after the dose at ",
            at,
            ". Best at about 2½ hours.",
        ]
        .concat(),
    }
}

/// The due row's second line for a backup: entries and settings added or changed since the last one.
pub fn backup_due(changes: usize, last: Option<&str>) -> String {
    let changes = super::counted(changes, "change", "changes");
    match last {
        Some(last) => [changes.as_str(), " since the last one, ", last].concat(),
        None => ["no backup yet; ", &changes, " to save"].concat(),
    }
}

/// The other check-in of the day, as a disclosure.
pub fn other_part(part: Part, is_answered: bool) -> String {
    let name = super::names::check_in(part);
    if is_answered {
        [name, ", answered"].concat()
    } else {
        [name, ", not answered"].concat()
    }
}

/// The label of a repeat chip for a screen reader: `Record 0.12 g again`.
pub fn repeat(amount: &str) -> String {
    ["Record ", amount, " again"].concat()
}
