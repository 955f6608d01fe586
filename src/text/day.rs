//! The words of the page of one day.
//! Knows no entries.

use chrono::NaiveDate;

use super::{counted, date};

/// The way back.
pub const BACK: &str = "Journal";
/// Heading of the list.
pub const ENTRIES: &str = "Entries";
/// Below the heading of a day with a dose.
pub const DOSE_DAY: &str = "Dose day.";
/// Below the heading of the day after.
pub const DAY_AFTER: &str = "The day after a dose.";
/// Below the heading two days after.
pub const DAY_PLUS_2: &str = "Two days after a dose.";
/// Instead of a day that has not been read yet.
pub const STILL_READING: &str = super::insights::STILL_READING;
/// A day without entries.
pub const NOTHING_YET: &str =
    "Nothing recorded on this day. What you add here belongs to it, with or without a time.";
/// A day that has not come.
pub const NOT_YET: &str = "This day has not come yet. Entries are for what has happened.";
/// Above the rows of a check-in that was recorded more than once.
pub const SEVERAL: &str = "Recorded more than once on this day; each is listed as an entry. Where they differ, the newest answer counts here and in the charts.";
/// Heading.
pub const WHOLE_DAY: &str = "The whole day";
/// Moves every entry.
pub const MOVE: &str = "Move to another day";
/// Below that.
pub const MOVE_HOW: &str = "entries keep their times";
/// The field that says where to.
pub const MOVE_TO: &str = "Move to";
/// Does it.
pub const MOVE_NOW: &str = "Move";
/// Deletes every entry.
pub const DELETE: &str = "Delete this day";
/// Asks before.
pub const DELETE_QUESTION: &str = "Delete this day?";
/// Does it.
pub const DELETE_NOW: &str = "Delete";
/// An entry recorded elsewhere.
pub const RECORDED_IN: &str = "Recorded in ";

/// `6 entries; can be undone for 30 days`.
pub fn delete_how(entries: usize) -> String {
    [
        counted(entries, "entry", "entries").as_str(),
        "; can be undone for 30 days",
    ]
    .concat()
}

/// What the question says before a day is deleted.
pub fn delete_text(entries: usize) -> String {
    [
        counted(entries, "entry", "entries").as_str(),
        " will be deleted. You can take it back for 30 days, on the page Data.",
    ]
    .concat()
}

/// What the line says before a day is moved onto one that has entries.
pub fn joins(entries: usize) -> String {
    [
        "That day has ",
        &counted(entries, "entry", "entries"),
        " already. Both will stand together.",
    ]
    .concat()
}

/// `Recorded in Lisbon, UTC+0.`, or in several places: for each the zone's name as the browser told it,
/// and the offset of that moment.
pub fn recorded_in(places: &[(Option<&str>, Option<i16>)]) -> String {
    let mut all: Vec<String> = Vec::new();
    // An offset without a zone says nothing beside a zone with that offset.
    let is_named = |offset: &Option<i16>| places.iter().any(|(zone, of)| zone.is_some() && of == offset);
    let told = places
        .iter()
        .filter(|(zone, offset)| zone.is_some() || !is_named(offset));
    for (zone, offset) in told {
        let place = place_and_offset(*zone, *offset);
        if !place.is_empty() && !all.contains(&place) {
            all.push(place);
        }
    }
    if all.is_empty() {
        return String::new();
    }
    [RECORDED_IN, &all.join(" and in "), "."].concat()
}

/// `Lisbon, UTC+0`; nothing is said twice.
pub(super) fn place_and_offset(zone: Option<&str>, offset: Option<i16>) -> String {
    let zone = zone.map(place).filter(|zone| offset != Some(0) || zone != "UTC");
    let parts: Vec<String> = [zone, offset.map(date::offset)].into_iter().flatten().collect();
    parts.join(", ")
}

/// The last part of a zone's name: `Europe/Lisbon` is `Lisbon`.
fn place(zone: &str) -> String {
    zone.rsplit('/').next().unwrap_or(zone).replace('_', " ")
}

/// The day as a title in the browser's tab: its date and nothing else.
pub fn title(day: NaiveDate, locale: &super::Locale) -> String {
    date::full(day, locale)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn where_it_was_recorded_is_said_as_far_as_known() {
        assert_eq!(
            recorded_in(&[(Some("Europe/Lisbon"), Some(0))]),
            "Recorded in Lisbon, UTC+0."
        );
        assert_eq!(
            recorded_in(&[(Some("America/New_York"), None)]),
            "Recorded in New York."
        );
        assert_eq!(recorded_in(&[(None, Some(-210))]), "Recorded in UTC−3:30.");
        assert_eq!(recorded_in(&[(None, None)]), "");
        let berlin = (Some("Europe/Berlin"), Some(60));
        assert_eq!(
            recorded_in(&[
                (Some("Etc/UTC"), Some(0)),
                berlin,
                (None, Some(60)),
                (None, None),
                berlin
            ]),
            "Recorded in UTC+0 and in Berlin, UTC+1."
        );
    }
}
