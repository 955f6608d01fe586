//! The words of the Data page: backup, opening a file, storage, undo, deleting.
//! Knows no page; numbers come in, sentences go out.

use chrono::NaiveDate;

use super::number::{bytes, count};
use super::{Locale, counted, date};
use crate::domain::Source;

/// Its name in the navigation and the title.
pub const TITLE: &str = "Data";
/// Below the heading.
pub const SUMMARY: &str = "Everything is on this device and nowhere else. Only a backup outlives it.";

/// Heading.
pub const BACKUP: &str = "Backup";
/// Saves a backup.
pub const SAVE_BACKUP: &str = "Save a backup";
/// While it is made and read back.
pub const SAVING_BACKUP: &str = "Saving and reading back …";
/// Why there is no backup yet: older days are still being read.
pub const STILL_LOADING: &str =
    "Older days are still being read. A backup needs all of them; this takes a moment.";
/// What a backup is.
pub const BACKUP_HOW: &str = "One file with everything, in plain text. Keep it somewhere that is not this device. Anyone who has the file can read it.";
/// The browser would not make the file.
pub const NOT_OFFERED: &str =
    "The browser refused to make the file. Nothing was lost; try again, or save a raw copy below.";
/// The file was made but does not read back as the journal.
pub const NOT_VERIFIED_TITLE: &str = "Not a good backup.";

/// The state beside the heading: `last on 4 November`.
pub fn last_backup(last: Option<NaiveDate>, today: NaiveDate, locale: &Locale) -> String {
    match last {
        Some(day) => ["last on ", &date::mention(day, today, locale)].concat(),
        None => "none yet".to_owned(),
    }
}

/// Below the read-out: `entries changed since the last backup, 8 days ago`.
pub fn since_backup(changed: u64, last: Option<NaiveDate>, today: NaiveDate) -> String {
    let noun = if changed == 1 { "entry" } else { "entries" };
    match last {
        Some(day) => [
            noun,
            " added or changed since the last backup, ",
            &date::ago(day, today),
        ]
        .concat(),
        None if changed == 0 => "entries, so nothing to save yet".to_owned(),
        None => [noun, " added or changed, none of them in a backup"].concat(),
    }
}

/// The neutral name of a backup's file: `tenth-2026-11-12.json`.
pub fn file_name(day: NaiveDate) -> String {
    ["tenth-", &date::iso(day), ".json"].concat()
}

/// The neutral name of a raw copy's file.
pub fn raw_file_name(day: NaiveDate) -> String {
    ["tenth-raw-", &date::iso(day), ".json"].concat()
}

/// The file was read back and is the journal: what to look for, and what it holds.
pub fn verified(file: &str, entries: usize, size: usize, digest: &str, locale: &Locale) -> String {
    [
        "Read back and complete: ",
        &counted(entries, "entry", "entries"),
        ", ",
        &bytes(size, locale),
        ", checksum ",
        digest,
        ". Look for ",
        file,
        " where your browser keeps downloads.",
    ]
    .concat()
}

/// Why a file is not the journal: this many records differ.
pub fn not_verified(different: Option<usize>) -> String {
    match different {
        Some(n) => [
            counted(n, "record", "records").as_str(),
            " in the file differ from the journal. Do not rely on this file; save a raw copy below as well.",
        ]
        .concat(),
        None => {
            "The file could not be read back. Do not rely on it; save a raw copy below as well.".to_owned()
        }
    }
}

/// Heading.
pub const OPEN: &str = "Open a file";
/// The state beside the heading while nothing is chosen.
pub const OPEN_HOW: &str = "A backup of this app, or an export of PsychonautWiki Journal. You see first what it would change; nothing is doubled, and you can take it back for 30 days.";
/// The button that chooses a file.
pub const CHOOSE_FILE: &str = "Choose a file";
/// While it is read.
pub const READING: &str = "Reading …";
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

/// The switch for records that were deleted here.
pub fn bring_back(n: usize) -> String {
    [
        "Bring back ",
        &counted(n, "entry that was", "entries that were"),
        " deleted here",
    ]
    .concat()
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

/// The columns of that list.
pub const PLACE: &str = "Place in the file";
/// The columns of that list.
pub const REASON: &str = "Reason";

/// More of them than are shown.
pub fn more_rejected(n: usize) -> String {
    ["and ", &count(n), " more"].concat()
}

/// The button that takes a file in.
pub fn take_in(n: usize) -> String {
    match n {
        0 => "Nothing to take in".to_owned(),
        n => ["Take in ", &counted(n, "entry", "entries")].concat(),
    }
}

/// Said when it is done.
pub fn taken_in(n: usize) -> String {
    [
        counted(n, "entry", "entries").as_str(),
        " taken in. You can take that back under Undo for 30 days.",
    ]
    .concat()
}

/// The button for the other way.
pub const REPLACE: &str = "Replace everything by this file";
/// The question of that dialog.
pub const REPLACE_TITLE: &str = "Replace everything?";
/// The word to type.
pub const REPLACE_WORD: &str = "REPLACE";

/// What replacing does.
pub fn replace_text(here: usize, file: usize) -> String {
    [
        "Your journal with ",
        &counted(here, "entry", "entries"),
        " becomes what the file holds: ",
        &counted(file, "entry", "entries"),
        ". What the file does not have is deleted here. Save a backup first.",
    ]
    .concat()
}

/// Said when it is done.
pub const REPLACED: &str =
    "The journal is now what the file holds. You can take that back under Undo for 30 days.";

/// Heading.
pub const STORAGE: &str = "Storage";
/// State beside the heading.
pub const IN_ORDER: &str = "in order";
/// State beside the heading.
pub const NEEDS_A_LOOK: &str = "needs a look";
/// A fact's name.
pub const LAST_ENTRY: &str = "Last save";
/// A fact's name.
pub const ENTRIES: &str = "Entries";
/// A fact's name.
pub const DAMAGED: &str = "Damaged";
/// A fact's name.
pub const RECOVERY_COPY: &str = "Recovery copy";
/// A fact's value.
pub const RECOVERY_COMPLETE: &str = "complete";
/// A fact's value.
pub const RECOVERY_BEHIND: &str = "the last change is not in it";
/// A fact's name.
pub const PROTECTED: &str = "Protected";
/// A fact's value.
pub const NONE: &str = "none";
/// Nothing was saved yet.
pub const NOTHING_SAVED: &str = "nothing yet";

/// The last save: `20:14, read back`, or with its day.
pub fn last_saved(day: NaiveDate, time: chrono::NaiveTime, today: NaiveDate, locale: &Locale) -> String {
    let at = date::time(time, locale);
    if day == today {
        [at.as_str(), ", read back"].concat()
    } else {
        [date::mention(day, today, locale).as_str(), ", ", &at].concat()
    }
}

/// Values that were set aside.
pub fn set_aside(n: usize) -> String {
    [
        counted(n, "value", "values").as_str(),
        " could not be read; kept aside, unchanged",
    ]
    .concat()
}

/// Whether the browser may clear storage by itself.
pub const fn protected(is_persistent: Option<bool>) -> &'static str {
    match is_persistent {
        Some(true) => "yes, the browser will not clear it by itself",
        Some(false) => "not yet; the browser may clear it when space is short",
        None => "not known; this browser does not say",
    }
}

/// Asks the browser to keep the storage.
pub const PROTECT: &str = "Ask the browser to protect it";
/// The gauge's name.
pub const SPACE: &str = "Space";

/// The gauge in words: `0.21 of 5.24 MB`.
pub fn space(used: usize, limit: usize, locale: &Locale) -> String {
    [
        super::number::megabytes(used, locale).as_str(),
        " of ",
        &super::number::megabytes(limit, locale),
        " million characters",
    ]
    .concat()
}

/// Below the gauge.
pub const SPACE_HOW: &str = "Warns at 60 %. Saving and exporting stay possible to the end.";
/// Below the gauge when it is filling.
pub const SPACE_FILLING: &str = "More than 60 % is used. Save a backup now, and remove what you do not need.";

/// Reads and checks every stored value.
pub const CHECK: &str = "Check everything now";

/// What the check found.
pub fn checked(damaged: usize, entries: u64) -> String {
    match damaged {
        0 => [
            "Everything was read and is whole: ",
            &counted(usize::try_from(entries).unwrap_or(usize::MAX), "entry", "entries"),
            ".",
        ]
        .concat(),
        n => [
            counted(n, "part", "parts").as_str(),
            " of the store cannot be read. Save a backup and a raw copy now, then reload.",
        ]
        .concat(),
    }
}

/// The store could not be asked.
pub const NO_HEALTH: &str =
    "The browser stores nothing for this page. Everything is lost when it closes; save a backup.";
/// Offers every stored value as it is.
pub const RAW_COPY: &str = "Save a raw copy";
/// What a raw copy is for.
pub const RAW_COPY_HOW: &str =
    "Every stored value as it is, damaged ones too. For repairs, not for everyday use.";
/// It could not be made.
pub const RAW_FAILED: &str = "The raw copy could not be made.";

/// Heading.
pub const UNDO: &str = "Undo";
/// Nothing can be taken back.
pub const UNDO_EMPTY: &str = "What you do in the next 30 days can be taken back here.";
/// The button of a row.
pub const TAKE_BACK: &str = "Take back";

/// More actions than are shown.
pub fn show_all(n: usize) -> String {
    ["Show all ", &count(n)].concat()
}

/// After an action that could only be taken back in part.
pub fn left_alone(n: usize) -> String {
    [
        counted(n, "entry has", "entries have").as_str(),
        " been changed again since; that stays as it is.",
    ]
    .concat()
}

/// Heading, button and question.
pub const DELETE_ALL: &str = "Delete everything";
/// What it does.
pub const DELETE_ALL_HOW: &str = "Empties this journal and its recovery copy. Parts may remain readable on the disk until the browser overwrites them. Backups you saved as files stay where they are.";
/// The question of the dialog.
pub const DELETE_ALL_TITLE: &str = "Delete everything?";
/// The word to type.
pub const DELETE_WORD: &str = "DELETE";

/// What will be gone.
pub fn delete_text(entries: usize) -> String {
    [
        counted(entries, "entry", "entries").as_str(),
        ", all settings and the list of actions are deleted. This cannot be taken back.",
    ]
    .concat()
}

/// It did not work.
pub const DELETE_FAILED: &str = "Not everything could be deleted. Close other tabs of this app, reload, and try again; or clear the site's data in the browser's settings.";

#[cfg(test)]
mod tests {
    use super::*;

    fn day(d: u32) -> NaiveDate {
        NaiveDate::from_ymd_opt(2026, 11, d).unwrap()
    }

    #[test]
    fn what_a_backup_would_save_is_said_with_its_age() {
        assert_eq!(
            since_backup(41, Some(day(4)), day(12)),
            "entries added or changed since the last backup, 8 days ago"
        );
        assert_eq!(
            since_backup(1, None, day(12)),
            "entry added or changed, none of them in a backup"
        );
        assert_eq!(file_name(day(4)), "tenth-2026-11-04.json");
    }

    #[test]
    fn one_and_many_read_as_sentences() {
        assert_eq!(
            left_alone(1),
            "1 entry has been changed again since; that stays as it is."
        );
    }
}
