//! The words of the Data page: backup, undo, deleting; and below, opening a file and storage.
//! Knows no page; numbers come in, sentences go out.

mod conflict;
mod opening;
mod storage;

use chrono::NaiveDate;

use super::number::{bytes, count};
use super::{Locale, counted, date, list};
use crate::domain::Tally;

pub use conflict::*;
pub use opening::*;
pub use storage::*;

/// Its name in the navigation and the title.
pub const TITLE: &str = "Data";
/// Below the heading.
pub const SUMMARY: &str = "Everything is on this device and nowhere else. Only a backup outlives it.";

/// Heading.
pub const BACKUP: &str = "Backup";
/// Saves a backup.
pub const SAVE_BACKUP: &str = "Save a backup";
/// While it is made and read back.
pub const SAVING_BACKUP: &str = "Saving …";
/// While it is written.
pub const WRITING: &str = "Writing the backup …";
/// While it is read back.
pub const READING_BACK: &str = "Reading it back …";
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
    let noun = if changed == 1 {
        "entry or setting"
    } else {
        "entries and settings"
    };
    match last {
        Some(day) if day == today => [noun, " added or changed since the last backup"].concat(),
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

/// The neutral name of the file with the journal before a large action.
pub fn before_file_name(day: NaiveDate) -> String {
    ["tenth-before-", &date::iso(day), ".json"].concat()
}

/// The neutral name of a raw copy's file.
pub fn raw_file_name(day: NaiveDate) -> String {
    ["tenth-raw-", &date::iso(day), ".json"].concat()
}

/// `230 entries, 4 settings and 24 deletions`: what a person recorded, and what else there is.
pub fn tallied(tally: &Tally) -> String {
    let parts: Vec<String> = [
        (tally.entries, "entry", "entries"),
        (tally.settings, "setting", "settings"),
        (tally.deletions, "deletion", "deletions"),
    ]
    .into_iter()
    .filter(|(n, ..)| *n > 0)
    .map(|(n, one, many)| counted(n, one, many))
    .collect();
    if parts.is_empty() {
        return counted(0, "entry", "entries");
    }
    list(&parts)
}

/// The file was read back and is the journal: what to look for, and what it holds.
pub fn verified(file: &str, tally: &Tally, size: usize, digest: &str, locale: &Locale) -> String {
    [
        "Read back and complete: ",
        &tallied(tally),
        ", ",
        &bytes(size, locale),
        ", checksum ",
        digest,
        ". Look for ",
        file,
        " where your browser keeps downloads: it is a backup once you see it there.",
    ]
    .concat()
}

/// The file is not where downloads are.
pub const NOT_SEEN: &str = "I don’t see it";
/// Then it does not count; what to do instead.
pub fn not_counted(file: &str) -> String {
    [
        "Then it does not count as a backup. The browser may have stopped the download; often a sign beside the address says so. \
         Save the backup again, or copy its text and paste it into a file of your own called ",
        file,
        ".",
    ]
    .concat()
}
/// It could not even be noted that there is no file.
pub const STILL_COUNTED: &str =
    "The browser could not note that. Do not rely on the date of the last backup that is shown here.";
/// Copies the text of the file.
pub const COPY_TEXT: &str = "Copy its text";
/// It was copied.
pub const COPIED: &str =
    "Copied. Paste it into a plain text file and keep that; open it here to see that it is whole.";
/// It could not be copied.
pub const NOT_COPIED: &str = "The browser would not copy it. Save a raw copy below, or try another browser.";

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

/// The journal before the last large action is kept for some days.
pub fn before(until: &str) -> String {
    [
        "The journal as it was before the last import or large deletion is kept until ",
        until,
        ". To go back to it, open that file and choose to replace everything with it.",
    ]
    .concat()
}
/// Saves that journal as a backup.
pub const SAVE_BEFORE: &str = "Save it as a file";
/// It was read back, and the browser has taken it.
pub fn before_saved(name: &str) -> String {
    [
        "Read back and complete. Look for ",
        name,
        " where your browser keeps downloads.",
    ]
    .concat()
}
/// It could not be saved, or does not read as what is kept.
pub const BEFORE_FAILED: &str = "That file could not be made. The journal is as it was.";

/// Heading, button and question.
pub const DELETE_ALL: &str = "Delete everything";
/// What it does.
pub const DELETE_ALL_HOW: &str = "Empties this journal and its recovery copy. Parts may remain readable on the disk until the browser overwrites them. Backups you saved as files stay where they are.";
/// The question of the dialog.
pub const DELETE_ALL_TITLE: &str = "Delete everything?";
/// The word to type.
pub const DELETE_WORD: &str = "DELETE";

/// What will be gone.
pub fn delete_text(tally: &Tally) -> String {
    [
        counted(tally.entries, "entry", "entries").as_str(),
        ", all settings and the list of actions are deleted. This cannot be taken back.",
    ]
    .concat()
}

/// Said once, on the page that follows.
pub const DELETED_ALL: &str =
    "Everything was deleted. This is a new, empty journal; nothing of the old one is in it.";
/// It did not work.
pub const DELETE_FAILED: &str = "Not everything could be deleted. Close other tabs of this app, reload, and try again; or clear the site’s data in the browser’s settings.";

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
            "entries and settings added or changed since the last backup, 8 days ago"
        );
        assert_eq!(
            since_backup(1, None, day(12)),
            "entry or setting added or changed, none of them in a backup"
        );
        assert_eq!(file_name(day(4)), "tenth-2026-11-04.json");
    }

    #[test]
    fn entries_are_what_was_recorded_and_the_rest_has_names_of_its_own() {
        let tally = |entries, settings, deletions| {
            tallied(&Tally {
                entries,
                settings,
                deletions,
            })
        };
        assert_eq!(tally(230, 4, 24), "230 entries, 4 settings and 24 deletions");
        assert_eq!(tally(1, 0, 1), "1 entry and 1 deletion");
        assert_eq!(tally(0, 0, 0), "0 entries");
    }

    #[test]
    fn one_and_many_read_as_sentences() {
        assert_eq!(
            left_alone(1),
            "1 entry has been changed again since; that stays as it is."
        );
    }
}
