//! The words about the store: what is in order, how full it is, the raw copy.
//! Knows no store; figures come in, sentences go out.

use chrono::{NaiveDate, NaiveTime};

use super::super::number::megabytes;
use super::super::{Locale, counted, date};
use crate::domain::Tally;

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
/// Its value while older days are still being read.
pub const STILL_COUNTING: &str = "still being read";
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
pub fn last_saved(day: NaiveDate, time: NaiveTime, today: NaiveDate, locale: &Locale) -> String {
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
        megabytes(used, locale).as_str(),
        " of ",
        &megabytes(limit, locale),
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
pub fn checked(damaged: usize, tally: &Tally) -> String {
    match damaged {
        0 => ["Everything was read and is whole: ", &super::tallied(tally), "."].concat(),
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
