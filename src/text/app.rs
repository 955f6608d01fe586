//! The words of the frame: page titles, and the banners that stand on every page while something is wrong.
//! Knows the routes' names and why a save failed; knows no page.

use chrono::NaiveDate;

use super::{counted, date};

/// Tries to save again.
pub const TRY_AGAIN: &str = "Try again";
/// Saves what is on the screen as a file.
pub const SAVE_COPY: &str = "Save a copy as a file";
/// Makes this the tab that writes.
pub const WRITE_HERE: &str = "Write in this tab";
/// Loads the page anew.
pub const RELOAD: &str = "Reload";
/// Said when another tab writes.
pub const OTHER_TAB: &str =
    "The journal is open in another tab, and only one tab writes. This one follows along.";
/// Said from then on until the tab that wrote has let go, or has not.
pub const ASKED_TO_LET_GO: &str = "Asking the other tab. This can take some seconds …";
/// Said when a newer version wrote the journal.
pub const NEWER: &str =
    "A newer version of Tenth has written this journal. Nothing is changed here; reload to get it.";
/// Said when the browser keeps nothing.
pub const IN_MEMORY: &str = "This browser does not let the page keep anything. Everything is lost when it is closed. Save a copy as a file first.";
/// Ends a message that has been read.
pub const UNDERSTOOD: &str = "Understood";
/// The title of the first-run page.
pub const WELCOME: &str = "Welcome";
/// Said while the rest of the program is on its way.
pub const LOADING: &str = "Loading this part of Tenth …";
/// Said when the rest of the program could not be fetched.
pub const NOT_LOADED: &str = "This part of Tenth could not be loaded";
/// Below it.
pub const NOT_LOADED_HOW: &str =
    "There is no connection, or a newer version is there. Your entries are untouched. Reload when connected.";
/// The words of a page that is not there.
pub const NOT_FOUND: &str = "There is no such page";
/// Below them.
pub const NOT_FOUND_HOW: &str = "The address may be mistyped, or from another version.";
/// Leads back.
pub const TO_TODAY: &str = "Go to Today";

/// Why something was not saved, as the page says it.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Unsaved {
    /// No room is left.
    Full,
    /// There is not enough room for something large.
    TooLarge,
    /// The browser does not allow it.
    Denied,
    /// The browser said yes and did not keep it.
    NotKept,
    /// A part of the program could not be fetched.
    PartMissing,
    /// Another tab was in the way.
    Elsewhere,
    /// It failed in some other way.
    Failed,
}

/// `Not saved` in a sentence: what happened, where the entries are, what helps.
pub fn unsaved(changes: usize, why: Unsaved) -> String {
    let help = match why {
        Unsaved::Full | Unsaved::TooLarge => " Save a copy as a file.",
        _ => "",
    };
    let why = match why {
        Unsaved::Full => "The browser’s storage is full.",
        Unsaved::TooLarge => "The browser’s storage has not enough room to save so much at once.",
        Unsaved::Denied => "The browser refused to store anything.",
        Unsaved::NotKept => "The browser did not keep what it had accepted.",
        Unsaved::PartMissing => {
            "The part of the app that does this could not be fetched. Connect to the internet, then try again."
        }
        Unsaved::Elsewhere => "Another tab wrote at the same moment.",
        Unsaved::Failed => "The browser’s storage did not answer.",
    };
    let kept = match changes {
        0 => "What was saved before is untouched.".to_owned(),
        n => [kept_here(n).as_str(), ". What was saved before is untouched."].concat(),
    };
    [why, " ", &kept, help].concat()
}

/// `Not saved` in a tab that does not write any more and has changes that it could not save before.
pub fn unsaved_here(changes: usize) -> String {
    [
        kept_here(changes).as_str(),
        ": the journal is open in another tab, and only one tab writes. Save a copy as a file, or write in this tab, before you close it.",
    ]
    .concat()
}

fn kept_here(changes: usize) -> String {
    [
        counted(changes, "change is", "changes are").as_str(),
        " kept only while this page stays open",
    ]
    .concat()
}

/// What was found damaged when the journal was opened, as the page says it.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Found {
    /// Nothing.
    Nothing,
    /// Something was lost or damaged here, and the recovery copy had all of it.
    Restored,
    /// The order of the store was damaged; what could be read was put together.
    PutTogether,
    /// Entries that could not be read anywhere: the first day of their month (`None`: of no one month) and how many.
    Lost(Vec<(Option<NaiveDate>, u64)>),
}

/// What was found, what became of it, and where the rest is.
pub fn found(found: &Found) -> String {
    match found {
        Found::Nothing => String::new(),
        Found::Restored => {
            "This browser had lost part of what it stored. It was put back from the recovery copy; nothing is missing."
                .to_owned()
        }
        Found::PutTogether => {
            "Part of the store was damaged. Everything that could be read was put together; see whether something is missing."
                .to_owned()
        }
        Found::Lost(parts) => {
            let parts: Vec<String> = parts.iter().map(|(month, n)| lost(*month, *n)).collect();
            [
                parts.join(", ").as_str(),
                " could not be read. Everything else is here. The damaged part is kept aside, unchanged; Data can save it as a raw copy.",
            ]
            .concat()
        }
    }
}

fn lost(month: Option<NaiveDate>, n: u64) -> String {
    let entries = counted(usize::try_from(n).unwrap_or(usize::MAX), "entry", "entries");
    match month {
        Some(month) => [entries.as_str(), " of ", &date::month_year(month)].concat(),
        None => entries,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_banner_says_what_happened_where_it_is_and_what_helps() {
        let said = unsaved(2, Unsaved::Full);
        for part in [
            "full",
            "2 changes are kept only while this page stays open",
            "Save a copy",
        ] {
            assert!(said.contains(part), "{said}");
        }
        assert!(unsaved(1, Unsaved::NotKept).contains("1 change is kept"));
    }

    #[test]
    fn a_tab_that_reads_says_what_only_it_has() {
        let said = unsaved_here(2);
        for part in [
            "2 changes are kept only while this page stays open",
            "only one tab writes",
            "Save a copy",
        ] {
            assert!(said.contains(part), "{said}");
        }
    }

    #[test]
    fn what_is_lost_is_named_exactly() {
        let may = NaiveDate::from_ymd_opt(2024, 5, 1);
        let said = found(&Found::Lost(vec![(may, 2), (None, 1)]));
        assert!(
            said.starts_with("2 entries of May 2024, 1 entry could not be read."),
            "{said}"
        );
    }
}
