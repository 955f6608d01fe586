//! The names under which things are kept. Opaque and short; knows no content.

use super::port::PREFIX;
use crate::schema::hex;

/// The head: which generation is current.
pub const HEAD: &str = "tenth.h";
/// When the last backup was made.
pub(super) const BACKUP: &str = "tenth.b";
/// Padding that can be given up when the store is full.
pub(super) const RESERVE: &str = "tenth.r";
/// The head's value while everything is being erased. Shorter than any head, so that a full store takes it.
pub(super) const ERASING: &str = "E";

/// What a key of ours names.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Named<'a> {
    /// [`HEAD`].
    Head,
    /// The manifest of a generation.
    Manifest(u64),
    /// A chunk, by its id.
    Chunk(&'a str),
    /// A log record, by its number.
    Log(u64),
    /// What is needed to take back an action whose content went straight into chunks, by its log number.
    Past(u64),
    /// Something unreadable that was set aside.
    Quarantine,
    /// Anything else of ours.
    Other,
}

/// The key of a generation's manifest.
pub(super) fn manifest(generation: u64) -> String {
    [PREFIX, "m.", &generation.to_string()].concat()
}

/// The key of a chunk.
pub(super) fn chunk(id: &str) -> String {
    [PREFIX, "c.", id].concat()
}

/// The key of a log record.
pub(super) fn log(number: u64) -> String {
    [PREFIX, "j.", &number.to_string()].concat()
}

/// The key of what is needed to take back an action that went straight into chunks.
pub(super) fn past(number: u64) -> String {
    [PREFIX, "p.", &number.to_string()].concat()
}

/// The key under which the value of `key`, with this checksum, is set aside.
pub(super) fn quarantine(key: &str, checksum: u32) -> String {
    let name = key.strip_prefix(PREFIX).unwrap_or(key);
    [PREFIX, "q.", &hex(checksum), ".", name].concat()
}

/// What a key names. Numbers are only read in the one way they are written.
pub(super) fn parse(key: &str) -> Named<'_> {
    let number = |text: &str| text.parse::<u64>().ok().filter(|n| n.to_string() == text);
    let Some(name) = key.strip_prefix(PREFIX) else {
        return Named::Other;
    };
    match name.split_once('.') {
        None if key == HEAD => Named::Head,
        Some(("m", rest)) => number(rest).map_or(Named::Other, Named::Manifest),
        Some(("j", rest)) => number(rest).map_or(Named::Other, Named::Log),
        Some(("p", rest)) => number(rest).map_or(Named::Other, Named::Past),
        Some(("c", rest)) => Named::Chunk(rest),
        Some(("q", _)) => Named::Quarantine,
        _ => Named::Other,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keys_read_back_and_look_alikes_do_not() {
        assert_eq!(parse(&log(17)), Named::Log(17));
        assert_eq!(parse(&manifest(u64::MAX)), Named::Manifest(u64::MAX));
        assert_eq!(parse(&chunk("3.2026-11")), Named::Chunk("3.2026-11"));
        assert_eq!(parse(HEAD), Named::Head);
        for key in [
            "tenth.j.017",
            "tenth.j.+17",
            "tenth.j.",
            "tenth.j.x",
            "tent.h",
            "tenth.hh",
        ] {
            assert_eq!(parse(key), Named::Other, "{key}");
        }
    }
}
