//! The app's own backup: every record, one a line, with a checksum that proves the file whole.
//! Knows no device and no state of the app; only what a person would miss is in it.

use std::borrow::Cow;
use std::collections::BTreeMap;

use chrono::{DateTime, Timelike};

use super::import::{text_of, top_level};
use super::{Import, Integrity, LeftOut, Place, Refusal, Rejected, Rejection};
use crate::domain::{Journal, Record, RecordId, Source, Timestamp, date_code, padded, parse_date};
use crate::schema::json::{MOST_RECORDS, items, required};
use crate::schema::record::{from_text, to_text};
use crate::schema::{Checksum, Fault, Members, Object, Reason, SCHEMA_VERSION, compact_ascii};

/// What the format calls itself.
pub const FORMAT: &str = "tenth-journal";
/// The oldest version of the form that can read what is written now.
const MIN_READER: u32 = 1;
/// No honest journal gets near this counter; a forged one must not leave every later edit without a higher number.
const HIGHEST_COUNTER: u64 = 1_000_000_000_000_000;

/// What an export is stamped with.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Stamp<'a> {
    /// When it is written.
    pub written: Timestamp,
    /// The app's version.
    pub app: &'a str,
}

/// The whole journal as text: tombstones and records of newer versions included.
pub fn export(journal: &Journal, stamp: Stamp<'_>) -> String {
    let mut writing = Writing::of(journal);
    while writing.go_on(usize::MAX) {}
    writing.finish(stamp)
}

/// A backup that is being written, some records at a time: the journal as it was when this was made.
pub struct Writing {
    records: Vec<Record>,
    entries: usize,
    written: usize,
    lines: String,
    checksum: Checksum,
}

impl Writing {
    /// Nothing is written yet.
    pub fn of(journal: &Journal) -> Self {
        Self {
            records: journal.records().cloned().collect(),
            entries: journal.len(),
            written: 0,
            lines: String::new(),
            checksum: Checksum::new(),
        }
    }

    /// Writes at most so many records; whether there are more.
    pub fn go_on(&mut self, most: usize) -> bool {
        let rest = self.records.get(self.written..).unwrap_or_default();
        for record in rest.iter().take(most) {
            let text = to_text(record);
            self.checksum = line_added(self.checksum, &text);
            self.lines
                .push_str(if self.lines.is_empty() { "\n" } else { ",\n" });
            self.lines.push_str(&text);
            self.written = self.written.saturating_add(1);
        }
        self.written < self.records.len()
    }

    /// How many records are written.
    pub const fn written(&self) -> usize {
        self.written
    }

    /// How many records there are.
    pub const fn all(&self) -> usize {
        self.records.len()
    }

    /// The text of the file.
    pub fn finish(&self, stamp: Stamp<'_>) -> String {
        let mut head = Object::new();
        head.text("format", FORMAT);
        head.number("schema", i64::from(SCHEMA_VERSION));
        head.number("min_reader", i64::from(MIN_READER));
        head.text("app", stamp.app);
        head.maybe_text("exported", instant_code(stamp.written).as_deref());
        head.number("entries", i64::try_from(self.entries).unwrap_or(i64::MAX));
        head.text("digest", &self.checksum.code());
        let mut out = head.finish();
        out.pop();
        out.reserve(self.lines.len().saturating_add(24));
        out.push_str(",\n\"records\":[");
        out.push_str(&self.lines);
        out.push_str("\n]}\n");
        out
    }

    /// Compares what was read back from the file with what was to be written.
    ///
    /// # Errors
    /// How it differs.
    pub fn verify(&self, read: Import) -> Result<Verified, Unverified> {
        let Integrity::Intact { digest } = read.integrity else {
            return Err(Unverified::Damaged);
        };
        if !read.rejected.is_empty() {
            return Err(Unverified::Damaged);
        }
        // Both are in order of id; only what stands in one of them alone is left of each.
        let is_in = |records: &[Record], record: &Record| {
            let place = records.binary_search_by(|one| one.id.cmp(&record.id));
            place.ok().and_then(|place| records.get(place)) == Some(record)
        };
        let absent = self
            .records
            .iter()
            .filter(|record| !is_in(&read.records, record))
            .count();
        let is_known = |id| self.records.binary_search_by(|one| one.id.cmp(&id)).is_ok();
        let added = read.records.iter().filter(|record| !is_known(record.id)).count();
        match absent.saturating_add(added) {
            0 => Ok(Verified {
                entries: self.entries,
                digest,
            }),
            different => Err(Unverified::Different(different)),
        }
    }
}

/// Reads a backup.
///
/// # Errors
/// Why nothing of it can be taken.
pub fn read(bytes: &[u8]) -> Result<Import, Refusal> {
    let mut reading = Reading::begin(&top_level(text_of(bytes)?)?)?;
    while reading.go_on(usize::MAX) {}
    Ok(reading.finish())
}

/// What reading a fresh export back has shown.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Verified {
    /// How many entries the file holds.
    pub entries: usize,
    /// The checksum of its records.
    pub digest: String,
}

/// Why a file is not the journal's backup.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Unverified {
    /// The file cannot be read at all.
    Refused(Refusal),
    /// The file is damaged or edited, or some of it cannot be read.
    Damaged,
    /// The file is whole, but this many records differ from the journal's.
    Different(usize),
}

/// Reads a backup and compares every record with the journal.
///
/// # Errors
/// How it differs.
pub fn verify(text: &str, journal: &Journal) -> Result<Verified, Unverified> {
    let import = read(text.as_bytes()).map_err(Unverified::Refused)?;
    Writing::of(journal).verify(import)
}

/// A backup that is being read, some records at a time.
pub(super) struct Reading<'a> {
    items: Vec<&'a str>,
    read: usize,
    records: Gathered,
    checksum: Checksum,
    stated: Option<String>,
    exported: Option<Timestamp>,
}

impl<'a> Reading<'a> {
    /// Reads all but the records of a file whose top level is parsed already.
    pub(super) fn begin(members: &Members<'a>) -> Result<Self, Refusal> {
        if members.text("format")?.as_deref() != Some(FORMAT) {
            return Err(Refusal::NotRecognised);
        }
        let schema = required("schema", members.small("schema", 1, u32::MAX)?)?;
        let min_reader = members.small("min_reader", 1, u32::MAX)?.unwrap_or(schema);
        if min_reader > SCHEMA_VERSION {
            return Err(Refusal::Newer { schema });
        }
        let list = required("records", members.raw("records"))?;
        let items = items("records", list, MOST_RECORDS).map_err(|fault| match fault.reason {
            Reason::TooMany => Refusal::TooManyRecords,
            _ => Refusal::Fault(fault),
        })?;
        Ok(Self {
            items,
            read: 0,
            records: Gathered::default(),
            checksum: Checksum::new(),
            stated: members.text("digest")?.map(Cow::into_owned),
            exported: members.text("exported")?.and_then(|code| parse_instant(&code)),
        })
    }

    /// Reads at most so many records; whether there are more.
    pub(super) fn go_on(&mut self, most: usize) -> bool {
        let rest = self.items.get(self.read..).unwrap_or_default();
        for item in rest.iter().take(most) {
            if let Ok(line) = compact_ascii("records", item) {
                self.checksum = line_added(self.checksum, &line);
            }
            self.records.add(self.read, item);
            self.read = self.read.saturating_add(1);
        }
        self.read < self.items.len()
    }

    /// How many records are read, and how many there are.
    pub(super) const fn part(&self) -> (usize, usize) {
        (self.read, self.items.len())
    }

    /// What it holds.
    pub(super) fn finish(self) -> Import {
        let digest = self.checksum.code();
        let is_intact = self.stated.as_deref() == Some(&digest);
        Import {
            source: Source::Backup,
            records: (self.records.good.into_values())
                .map(|(_, record)| record)
                .collect(),
            rejected: self.records.rejected,
            of_others: 0,
            left_out: LeftOut::default(),
            exported: self.exported,
            integrity: if is_intact {
                Integrity::Intact { digest }
            } else {
                Integrity::Changed
            },
        }
    }
}

#[derive(Default)]
struct Gathered {
    good: BTreeMap<RecordId, (usize, Record)>,
    rejected: Vec<Rejected>,
}

impl Gathered {
    fn add(&mut self, at: usize, text: &str) {
        match read_record(text) {
            Ok(record) => self.keep(at, record),
            Err(fault) => self.reject(at, id_of(text), Rejection::Fault(fault)),
        }
    }

    /// Of two records with one id the one that any journal would keep is kept.
    fn keep(&mut self, at: usize, record: Record) {
        let id = record.id;
        let place = match self.good.get(&id) {
            Some((_, known)) if *known == record => return,
            Some((_, known)) if !record.supersedes(known) => at,
            Some((earlier, _)) => {
                let earlier = *earlier;
                self.good.insert(id, (at, record));
                earlier
            }
            None => {
                self.good.insert(id, (at, record));
                return;
            }
        };
        self.reject(place, Some(id), Rejection::Superseded);
    }

    fn reject(&mut self, at: usize, id: Option<RecordId>, reason: Rejection) {
        self.rejected.push(Rejected {
            place: Place::Record(at),
            id,
            reason,
        });
    }
}

fn read_record(text: &str) -> Result<Record, Fault> {
    let record = from_text(text)?;
    if record.revision.counter > HIGHEST_COUNTER {
        return Err(Fault::new("rev", Reason::OutOfRange));
    }
    Ok(record)
}

fn id_of(text: &str) -> Option<RecordId> {
    RecordId::parse(&Members::parse("", text).ok()?.text("id").ok()??)
}

fn line_added(checksum: Checksum, line: &str) -> Checksum {
    checksum.and(line.as_bytes()).and(b"\n")
}

/// An instant as `2026-11-12T20:14:00Z`; `None` beyond the years 0–9999.
fn instant_code(instant: Timestamp) -> Option<String> {
    let instant = DateTime::from_timestamp(instant.0, 0)?.naive_utc();
    let mut code = date_code(instant.date());
    for (mark, number) in [
        ('T', instant.hour()),
        (':', instant.minute()),
        (':', instant.second()),
    ] {
        code.push(mark);
        code.push_str(&padded(number, 2));
    }
    code.push('Z');
    parse_instant(&code).map(|_| code)
}

/// Reads [`instant_code`].
fn parse_instant(code: &str) -> Option<Timestamp> {
    let (date, time) = code.strip_suffix('Z')?.split_once('T')?;
    let mut parts = time
        .split(':')
        .map(|part| (part.len() == 2).then(|| part.parse::<u32>().ok())?);
    let (hour, minute, second) = (parts.next()??, parts.next()??, parts.next()??);
    let instant = parse_date(date)?.and_hms_opt(hour, minute, second)?;
    Some(Timestamp(instant.and_utc().timestamp()))
}
