//! What is wrong with a file, and where in it.
//! Knows no format; kinds of places and faults come in as they are named here.

use super::number::count;

/// The n-th thing of a kind, counted from one: `record 12`.
pub fn nth(what: &str, index: usize) -> String {
    [what, " ", &count(index.saturating_add(1))].concat()
}

/// A part of a thing: `experience 3, ingestion 2`.
pub fn nth_of(outer: &str, outer_index: usize, what: &str, index: usize) -> String {
    [nth(outer, outer_index), nth(what, index)].join(", ")
}

/// Names of places in a file.
pub mod place {
    /// A record of a backup.
    pub const RECORD: &str = "record";
    /// An experience.
    pub const EXPERIENCE: &str = "experience";
    /// An ingestion.
    pub const INGESTION: &str = "ingestion";
    /// A timed note.
    pub const TIMED_NOTE: &str = "timed note";
    /// A rating.
    pub const RATING: &str = "rating";
    /// A custom unit.
    pub const CUSTOM_UNIT: &str = "custom unit";
    /// A custom substance.
    pub const CUSTOM_SUBSTANCE: &str = "custom substance";
}

/// Why something in a file cannot be taken; the field's name stands in front.
pub mod fault {
    /// Not JSON.
    pub const NOT_JSON: &str = "is not written as JSON";
    /// Something else was expected.
    pub const WRONG_TYPE: &str = "is not of the expected type";
    /// Absent.
    pub const MISSING: &str = "is missing";
    /// There twice.
    pub const REPEATED: &str = "is there twice";
    /// Too many items.
    pub const TOO_MANY: &str = "has too many items";
    /// Too long.
    pub const TOO_LONG: &str = "is too long";
    /// Nested too deeply.
    pub const TOO_DEEP: &str = "is nested too deeply";
    /// Empty.
    pub const EMPTY: &str = "is empty";
    /// Outside its range.
    pub const OUT_OF_RANGE: &str = "is outside what is possible";
    /// Malformed.
    pub const MALFORMED: &str = "is not written as it must be";
    /// Not one of the known names.
    pub const UNKNOWN_NAME: &str = "is not a known name";
    /// There again with newer content.
    pub const SUPERSEDED: &str = "is in the file again with newer content";
    /// The thing itself, where no field can be named.
    pub const IT: &str = "it";
}

/// Why nothing of a file can be taken.
pub mod refusal {
    use super::super::{Locale, number};

    /// Nothing in it.
    pub const EMPTY: &str = "The file is empty.";
    /// Too many records.
    pub const TOO_MANY: &str = "The file has more records than any journal. Nothing was taken.";
    /// An archive.
    pub const ARCHIVE: &str = "This is an archive. Unpack it first, then choose the file inside.";
    /// UTF-16.
    pub const UTF16: &str = "This text is saved as UTF-16. Save it again as UTF-8, then choose it.";
    /// Not text.
    pub const NOT_TEXT: &str = "This is not a text file. A backup is a text file that ends in .json.";
    /// JSON of an unknown kind.
    pub const NOT_RECOGNISED: &str = "This is not a backup of this app, nor an export it knows.";
    /// Written by a newer version.
    pub const NEWER: &str = "A newer version of this app wrote this file. Update the app first (Settings, About), then open it again.";

    /// Too large.
    pub fn too_large(bytes: usize, locale: &Locale) -> String {
        [
            "The file is ",
            &number::bytes(bytes, locale),
            " large, more than any journal. Nothing was taken.",
        ]
        .concat()
    }

    /// Not JSON.
    pub fn not_json(line: usize, column: usize) -> String {
        [
            "The file ends too early or is damaged: line ",
            &number::count(line),
            ", column ",
            &number::count(column),
            ". Download or copy it again.",
        ]
        .concat()
    }

    /// A field of the whole file is wrong.
    pub fn fault(field: &str, what: &str) -> String {
        ["The file cannot be read: ", field, " ", what, "."].concat()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn places_count_from_one() {
        assert_eq!(
            nth_of(place::EXPERIENCE, 2, place::INGESTION, 0),
            "experience 3, ingestion 1"
        );
    }
}
