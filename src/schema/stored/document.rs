//! The documents that are one JSON object each, with their members in a fixed order.
//! Knows no log record.

use std::str::FromStr;

use super::super::json::{MOST_RECORDS, items};
use super::super::{Members, Object};

/// The version of this layout.
pub const FORMAT: u32 = 1;

/// Which generation is current and who may read and write it. Swapping it is the commit of a generation.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Head {
    /// The layout's version.
    pub format: u32,
    /// The lowest version that can read it.
    pub min_reader: u32,
    /// The lowest version that may write to it.
    pub min_writer: u32,
    /// The current generation; 0 while there is only a log.
    pub generation: u64,
    /// The checksum of the current manifest's value; 0 for generation 0.
    pub checksum: u32,
    /// The generation before; 0 if there is none.
    pub previous: u64,
    /// The device id of this browser profile.
    pub device: String,
    /// A generation that is kept for some days after an import or a large deletion.
    pub kept: Option<Kept>,
}

/// A generation kept as the last full snapshot before something large.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Kept {
    /// Which generation; 0 for the log alone.
    pub generation: u64,
    /// The last log record that belongs to the snapshot.
    pub log: u64,
    /// Until when it is kept, in seconds since 1970 UTC.
    pub until: i64,
}

/// What a generation consists of.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Manifest {
    /// Which generation.
    pub generation: u64,
    /// The last log record it includes.
    pub log: u64,
    /// The checksum of that log record, which the next one continues.
    pub chain: u32,
    /// The highest revision counter seen.
    pub counter: u64,
    /// When that was committed, in seconds since 1970 UTC.
    pub at: i64,
    /// How many records were put in all, ever.
    pub edits: u64,
    /// Its chunks.
    pub chunks: Vec<ChunkInfo>,
}

impl Manifest {
    /// How many entries are present in all chunks.
    pub fn entries(&self) -> u64 {
        self.chunks.iter().map(|chunk| u64::from(chunk.entries)).sum()
    }
}

/// One immutable chunk.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct ChunkInfo {
    /// Its id, never used again for other content.
    pub id: String,
    /// Which records it holds: `first`, `dead`, or a month such as `2026-11`.
    pub bucket: String,
    /// Its first day, in days of the common era; 0 without days.
    pub from: i32,
    /// Its last day.
    pub to: i32,
    /// How many records.
    pub records: u32,
    /// How many of them are present entries.
    pub entries: u32,
    /// The length of its value.
    pub length: usize,
    /// The checksum of its value.
    pub checksum: u32,
}

/// When a backup was last made.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct BackupMark {
    /// When, in seconds since 1970 UTC.
    pub at: i64,
    /// The last log record it includes.
    pub log: u64,
    /// How many records had been put in all.
    pub edits: u64,
    /// How many entries it holds.
    pub entries: u64,
    /// The digest of the file.
    pub digest: String,
}

/// What is kept as one JSON object.
pub(crate) trait Document: Sized {
    /// Adds its members, in the order in which they are always written.
    fn write(&self, object: &mut Object);
    /// Reads [`Document::write`]; `None` if anything is missing or not as it must be.
    fn read(members: &Members<'_>) -> Option<Self>;
}

/// A document as one line of JSON.
pub(crate) fn encode(document: &impl Document) -> String {
    let mut object = Object::new();
    document.write(&mut object);
    object.finish()
}

/// Reads [`encode`].
pub(crate) fn decode<T: Document>(text: &str) -> Option<T> {
    T::read(&Members::parse("", text).ok()?)
}

impl Document for Head {
    fn write(&self, object: &mut Object) {
        object.count("format", u64::from(self.format));
        object.count("min_reader", u64::from(self.min_reader));
        object.count("min_writer", u64::from(self.min_writer));
        object.count("generation", self.generation);
        object.count("checksum", u64::from(self.checksum));
        object.count("previous", self.previous);
        object.text("device", &self.device);
        if let Some(kept) = &self.kept {
            object.raw("kept", &encode(kept));
        }
    }

    fn read(members: &Members<'_>) -> Option<Self> {
        Some(Self {
            format: number(members, "format")?,
            min_reader: number(members, "min_reader")?,
            min_writer: number(members, "min_writer")?,
            generation: number(members, "generation")?,
            checksum: number(members, "checksum")?,
            previous: number(members, "previous")?,
            device: text(members, "device")?,
            kept: match members.raw("kept") {
                Some(json) => Some(decode(json)?),
                None => None,
            },
        })
    }
}

impl Document for Kept {
    fn write(&self, object: &mut Object) {
        object.count("generation", self.generation);
        object.count("log", self.log);
        object.number("until", self.until);
    }

    fn read(members: &Members<'_>) -> Option<Self> {
        Some(Self {
            generation: number(members, "generation")?,
            log: number(members, "log")?,
            until: number(members, "until")?,
        })
    }
}

impl Document for Manifest {
    fn write(&self, object: &mut Object) {
        object.count("generation", self.generation);
        object.count("log", self.log);
        object.count("chain", u64::from(self.chain));
        object.count("counter", self.counter);
        object.number("at", self.at);
        object.count("edits", self.edits);
        let chunks: Vec<String> = self.chunks.iter().map(encode).collect();
        object.raw("chunks", &["[", &chunks.join(","), "]"].concat());
    }

    fn read(members: &Members<'_>) -> Option<Self> {
        let mut chunks = Vec::new();
        for item in items("chunks", members.raw("chunks")?, MOST_RECORDS).ok()? {
            chunks.push(decode(item)?);
        }
        Some(Self {
            generation: number(members, "generation")?,
            log: number(members, "log")?,
            chain: number(members, "chain")?,
            counter: number(members, "counter")?,
            at: number(members, "at")?,
            edits: number(members, "edits")?,
            chunks,
        })
    }
}

impl Document for ChunkInfo {
    fn write(&self, object: &mut Object) {
        object.text("id", &self.id);
        object.text("bucket", &self.bucket);
        object.number("from", i64::from(self.from));
        object.number("to", i64::from(self.to));
        object.count("records", u64::from(self.records));
        object.count("entries", u64::from(self.entries));
        object.count("length", self.length as u64);
        object.count("checksum", u64::from(self.checksum));
    }

    fn read(members: &Members<'_>) -> Option<Self> {
        Some(Self {
            id: text(members, "id")?,
            bucket: text(members, "bucket")?,
            from: number(members, "from")?,
            to: number(members, "to")?,
            records: number(members, "records")?,
            entries: number(members, "entries")?,
            length: number(members, "length")?,
            checksum: number(members, "checksum")?,
        })
    }
}

impl Document for BackupMark {
    fn write(&self, object: &mut Object) {
        object.number("at", self.at);
        object.count("log", self.log);
        object.count("edits", self.edits);
        object.count("entries", self.entries);
        object.text("digest", &self.digest);
    }

    fn read(members: &Members<'_>) -> Option<Self> {
        Some(Self {
            at: number(members, "at")?,
            log: number(members, "log")?,
            edits: number(members, "edits")?,
            entries: number(members, "entries")?,
            digest: text(members, "digest")?,
        })
    }
}

pub(super) fn number<T: FromStr>(members: &Members<'_>, field: &str) -> Option<T> {
    members.raw(field)?.parse().ok()
}

pub(super) fn text(members: &Members<'_>, field: &'static str) -> Option<String> {
    Some(members.text(field).ok()??.into_owned())
}
