//! The words for opening a file: what it is, what it would change, and taking it in.
//! Knows no page; numbers come in, sentences go out.

use chrono::NaiveDate;

use super::super::number::count;
use super::super::{Locale, counted, date, list};
use super::tallied;
use crate::domain::{Source, Tally};

/// Heading.
pub const OPEN: &str = "Open a file";
/// The state beside the heading while nothing is chosen.
pub const OPEN_HOW: &str = "A backup of this app, or an export of PsychonautWiki Journal. You see first what it would change; nothing is doubled, and you can take it back for 30 days.";
/// The button that chooses a file.
pub const CHOOSE_FILE: &str = "Choose a file";
/// While it is read.
pub const READING: &str = "Reading the file …";
/// While what was read is compared with the journal.
pub const COMPARING: &str = "Comparing it with your journal …";
/// The state beside the heading while a file is shown.
pub const PREVIEW: &str = "preview, nothing changed yet";
/// The browser could not give the file.
pub const UNREADABLE: &str =
    "The browser could not read this file. It may have been moved, or may be open elsewhere.";

/// What kind of file it is, and when it was written.
pub fn recognised(
    file: &str,
    source: Source,
    written: Option<NaiveDate>,
    today: NaiveDate,
    locale: &Locale,
) -> String {
    let kind = match source {
        Source::Backup => ", a backup of this app",
        Source::PsychonautWiki => ", an export of PsychonautWiki Journal",
    };
    let mut text = [file, kind].concat();
    if let Some(day) = written {
        text.push_str(", written on ");
        text.push_str(&date::mention(day, today, locale));
    }
    text.push('.');
    text
}

/// A file without time zones: where its times are read.
pub const NO_ZONE: &str =
    "The file does not say in which time zone it was written. Its times are read as this device’s own.";

/// What a file has that the journal has no place for; `None` if there is nothing of the kind.
pub fn left_out(favourites: usize, coordinates: usize, ends: usize, descriptions: usize) -> Option<String> {
    let parts: Vec<String> = [
        (favourites, "favourite mark", "favourite marks"),
        (
            coordinates,
            "position on the map (the place’s name is kept)",
            "positions on the map (the places’ names are kept)",
        ),
        (ends, "end time of a dose", "end times of doses"),
        (
            descriptions,
            "description of a substance or unit",
            "descriptions of substances or units",
        ),
    ]
    .into_iter()
    .filter(|(n, _, _)| *n > 0)
    .map(|(n, one, many)| counted(n, one, many))
    .collect();
    let has_any = !parts.is_empty();
    has_any.then(|| {
        [
            "Not taken in, because this journal has no place for it: ",
            &list(&parts),
            ".",
        ]
        .concat()
    })
}

/// A backup whose checksum is wrong.
pub const EDITED: &str =
    "The file is not as it was written: its checksum is wrong or missing. Look closely before taking it in.";

/// Counts of the preview.
pub const NEW: &str = "new";
/// Counts of the preview.
pub const NEWER: &str = "newer in the file";
/// Counts of the preview.
pub const SAME: &str = "same";
/// Counts of the preview.
pub const OLDER: &str = "newer here";
/// Counts of the preview.
pub const CONFLICTS: &str = "conflict";
/// Counts of the preview.
pub const REJECTED: &str = "rejected";
/// Counts of the preview.
pub const OF_OTHERS: &str = "of somebody else";

/// What a file holds.
pub fn in_file(tally: &Tally) -> String {
    ["In the file: ", &tallied(tally), "."].concat()
}

/// The switch for records that were deleted here.
pub fn bring_back(tally: &Tally) -> String {
    ["Bring back ", &tallied(tally), " deleted here"].concat()
}

/// Below that switch.
pub const BRING_BACK_HOW: &str = "Otherwise they stay deleted.";
/// Keeps the person's own content of a record.
pub const KEEP_MINE: &str = "Keep mine";
/// Takes the file's content of a record.
pub const TAKE_FILE: &str = "Take the file’s";
/// Takes the file's content everywhere.
pub const TAKE_FILE_EVERYWHERE: &str = "Take the file’s for all";
/// A record that is deleted on one side.
pub const DELETED: &str = "Deleted";

/// Conflicts that are not shown one by one.
pub fn more_conflicts(n: usize) -> String {
    [
        "and ",
        &counted(
            n,
            "more, which stays as it is here",
            "more, which stay as they are here",
        ),
    ]
    .concat()
}

/// The line that opens the list of what was rejected.
pub fn why_rejected(n: usize) -> String {
    ["Why ", &counted(n, "was", "were"), " rejected"].concat()
}

/// Another tab has begun to write before the file was taken in.
pub const WRITTEN_ELSEWHERE: &str = "Another tab of this app writes now. Nothing was taken in; choose the file again there, or here when this tab writes.";
/// The columns of that list.
pub const PLACE: &str = "Place in the file";
/// The columns of that list.
pub const REASON: &str = "Reason";

/// The line that opens those that do not stand in it.
pub fn other_rejected(n: usize) -> String {
    ["The other ", &count(n)].concat()
}

/// The button that takes a file in.
pub fn take_in(tally: &Tally) -> String {
    if *tally == Tally::default() {
        return "Nothing to take in".to_owned();
    }
    ["Take in ", &tallied(tally)].concat()
}

/// While it is taken in.
pub fn taking_in(tally: &Tally) -> String {
    ["Taking in ", &tallied(tally), " …"].concat()
}

/// Said when it is done.
pub fn taken_in(tally: &Tally) -> String {
    [
        tallied(tally).as_str(),
        " taken in. You can take that back under Undo for 30 days.",
    ]
    .concat()
}

/// The button for the other way.
pub const REPLACE: &str = "Replace everything with this file";
/// The question of that dialog.
pub const REPLACE_TITLE: &str = "Replace everything?";
/// The word to type.
pub const REPLACE_WORD: &str = "REPLACE";

/// What replacing does.
pub fn replace_text(here: &Tally, file: &Tally) -> String {
    [
        "Your journal with ",
        &tallied(here),
        " becomes what the file holds: ",
        &tallied(file),
        ". What the file does not have is deleted here. Save a backup first.",
    ]
    .concat()
}

/// While it is done.
pub const REPLACING: &str = "Replacing the journal …";
/// Said when the file is in the journal, but the journal could not be saved.
pub const TAKEN_NOT_SAVED: &str = "The file is in the journal that you see, but the browser could not save that yet. Keep this page open; what to do stands at the top.";
/// Said when it is done.
pub const REPLACED: &str =
    "The journal is now what the file holds. You can take that back under Undo for 30 days.";

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_left_out_is_said_with_its_number() {
        assert_eq!(left_out(0, 0, 0, 0), None);
        assert_eq!(
            left_out(2, 0, 1, 0).as_deref(),
            Some(
                "Not taken in, because this journal has no place for it: 2 favourite marks and 1 end time of a dose."
            )
        );
    }
}
