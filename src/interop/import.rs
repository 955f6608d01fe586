//! What a file turned out to hold: good records, rejected ones with their place, or a refusal of the whole.
//! Knows no journal; nothing here changes anything.

use crate::domain::{Record, RecordId, Source, Timestamp, Zone};
use crate::schema::{Fault, Members, Reason, fault_place};

use super::{backup, psychonautwiki};

/// The largest file that is read, in bytes.
pub const LARGEST_FILE: usize = 32 * 1024 * 1024;

/// What a reader needs to know about the person's place, for files that hold instants without a zone.
pub struct Context<'a> {
    /// Minutes east of UTC at an instant in seconds since 1970.
    pub offset_at: &'a dyn Fn(i64) -> i16,
    /// The zone those offsets come from, if known.
    pub zone: Option<Zone>,
    /// The hour at which a day begins, 0–12.
    pub day_start_hour: u8,
}

/// What a file holds.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Import {
    /// What kind of file it is.
    pub source: Source,
    /// The records that can be taken, each id once, by id.
    pub records: Vec<Record>,
    /// What cannot be taken, and why.
    pub rejected: Vec<Rejected>,
    /// Doses of somebody else, left out on purpose.
    pub of_others: usize,
    /// What is left out because the journal has no place for it.
    pub left_out: LeftOut,
    /// When the file says it was written.
    pub exported: Option<Timestamp>,
    /// Whether the file is as it was written.
    pub integrity: Integrity,
}

impl Import {
    /// The file's record with this id.
    pub fn record(&self, id: RecordId) -> Option<&Record> {
        let place = self.records.binary_search_by(|record| record.id.cmp(&id)).ok()?;
        self.records.get(place)
    }
}

/// How many things of a kind are left out of what is otherwise taken, because the journal has no place for them.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub struct LeftOut {
    /// Marks that something is a favourite.
    pub favourites: usize,
    /// Coordinates of places; their names are kept.
    pub coordinates: usize,
    /// Times at which a dose ended.
    pub ends: usize,
    /// Descriptions of substances and units.
    pub descriptions: usize,
}

/// Whether a file is as it was written.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Integrity {
    /// Its checksum is right.
    Intact {
        /// The checksum.
        digest: String,
    },
    /// Its checksum is wrong or absent: it was edited or damaged.
    Changed,
    /// This kind of file has no checksum.
    Unstated,
}

/// Something in a file that cannot be taken.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Rejected {
    /// Where it is.
    pub place: Place,
    /// Whose record it would have been, if that much could be read.
    pub id: Option<RecordId>,
    /// Why.
    pub reason: Rejection,
}

/// A place in a file; every number counts from zero.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Place {
    /// A record of a backup.
    Record(usize),
    /// An experience.
    Experience(usize),
    /// An ingestion of an experience.
    Ingestion {
        /// Which experience.
        experience: usize,
        /// Which of its ingestions.
        ingestion: usize,
    },
    /// A timed note of an experience.
    TimedNote {
        /// Which experience.
        experience: usize,
        /// Which of its notes.
        note: usize,
    },
    /// A rating of an experience.
    Rating {
        /// Which experience.
        experience: usize,
        /// Which of its ratings.
        rating: usize,
    },
    /// A custom unit.
    CustomUnit(usize),
    /// A custom substance.
    CustomSubstance(usize),
}

/// Why something cannot be taken.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Rejection {
    /// A field is not as it must be.
    Fault(Fault),
    /// The same id is in the file again with newer content.
    Superseded,
}

/// Why nothing of a file can be taken.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Refusal {
    /// There is nothing in it.
    Empty,
    /// It is larger than [`LARGEST_FILE`].
    TooLarge {
        /// Its size.
        bytes: usize,
    },
    /// It has more records than any journal.
    TooManyRecords,
    /// It is a zip or gzip archive and has to be unpacked first.
    Archive,
    /// It is text in UTF-16 and has to be saved as UTF-8.
    Utf16,
    /// It is not text: the first byte that is not UTF-8.
    NotText {
        /// The place of that byte, from zero.
        at: usize,
    },
    /// It is not JSON, or ends too early.
    NotJson {
        /// The line, from one.
        line: usize,
        /// The column, from one.
        column: usize,
    },
    /// It is JSON of a kind this app does not know.
    NotRecognised,
    /// A newer version of this app wrote it.
    Newer {
        /// The version of its form.
        schema: u32,
    },
    /// A top-level field is absent, repeated or of the wrong type.
    Fault(Fault),
}

impl From<Fault> for Refusal {
    fn from(fault: Fault) -> Self {
        Self::Fault(fault)
    }
}

/// Reads any file this app understands, recognised by its content.
///
/// # Errors
/// Why nothing of it can be taken.
pub fn read_any(bytes: &[u8], context: &Context<'_>) -> Result<Import, Refusal> {
    let mut reading = Reading::begin(bytes, context)?;
    while reading.go_on(usize::MAX) {}
    Ok(reading.finish())
}

/// A file that is being read, some records at a time.
pub struct Reading<'a>(Kind<'a>);

enum Kind<'a> {
    Backup(backup::Reading<'a>),
    /// Read at once: these files are small.
    Foreign(Import),
}

impl<'a> Reading<'a> {
    /// Recognises a file and reads what it says of itself.
    ///
    /// # Errors
    /// Why nothing of it can be taken.
    pub fn begin(bytes: &'a [u8], context: &Context<'_>) -> Result<Self, Refusal> {
        let members = top_level(text_of(bytes)?)?;
        if members.raw("format").is_some() {
            return Ok(Self(Kind::Backup(backup::Reading::begin(&members)?)));
        }
        if psychonautwiki::LISTS
            .iter()
            .any(|list| members.raw(list).is_some())
        {
            return Ok(Self(Kind::Foreign(psychonautwiki::read(&members, context)?)));
        }
        Err(Refusal::NotRecognised)
    }

    /// Reads at most so many records more; whether there are others after them.
    pub fn go_on(&mut self, most: usize) -> bool {
        match &mut self.0 {
            Kind::Backup(reading) => reading.go_on(most),
            Kind::Foreign(_) => false,
        }
    }

    /// How many records are read, and how many there are.
    pub fn part(&self) -> (usize, usize) {
        match &self.0 {
            Kind::Backup(reading) => reading.part(),
            Kind::Foreign(import) => (import.records.len(), import.records.len()),
        }
    }

    /// What the file holds, as far as it is read.
    pub fn finish(self) -> Import {
        match self.0 {
            Kind::Backup(reading) => reading.finish(),
            Kind::Foreign(import) => import,
        }
    }
}

/// The text of a file, without a byte order mark.
pub(super) fn text_of(bytes: &[u8]) -> Result<&str, Refusal> {
    if bytes.len() > LARGEST_FILE {
        return Err(Refusal::TooLarge { bytes: bytes.len() });
    }
    match bytes {
        [0xff, 0xfe, ..] | [0xfe, 0xff, ..] | [0, b'{', ..] | [b'{', 0, ..] => return Err(Refusal::Utf16),
        [b'P', b'K', 3, 4, ..] | [0x1f, 0x8b, ..] => return Err(Refusal::Archive),
        _ => {}
    }
    let bytes = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes);
    let text = std::str::from_utf8(bytes).map_err(|error| Refusal::NotText {
        at: error.valid_up_to(),
    })?;
    if text.trim().is_empty() {
        return Err(Refusal::Empty);
    }
    Ok(text)
}

/// The members of the file's one object.
pub(super) fn top_level(text: &str) -> Result<Members<'_>, Refusal> {
    Members::parse("", text).map_err(|fault| match fault.reason {
        Reason::NotJson => {
            let (line, column) = fault_place(text).unwrap_or((1, 1));
            Refusal::NotJson { line, column }
        }
        Reason::WrongType => Refusal::NotRecognised,
        _ => Refusal::Fault(fault),
    })
}
