//! The documents the store is made of: head, manifest, chunk, log record, backup mark; as ASCII text and back.
//! Knows neither keys nor checksummed frames, and writes nothing itself.

use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};

use super::record;
use crate::domain::{Action, Change, Content, Edit, Kind, Record, RecordId, Revision, Source, Timestamp};

/// The version of this layout.
pub const FORMAT: u32 = 1;

/// Which generation is current and who may read and write it. Swapping it is the commit of a generation.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
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
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub kept: Option<Kept>,
}

/// A generation kept as the last full snapshot before something large.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Kept {
    /// Which generation; 0 for the log alone.
    pub generation: u64,
    /// The last log record that belongs to the snapshot.
    pub log: u64,
    /// Until when it is kept, in seconds since 1970 UTC.
    pub until: i64,
}

/// What a generation consists of.
#[derive(Clone, PartialEq, Eq, Debug, Default, Serialize, Deserialize)]
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
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
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
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
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

/// One action in the log.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct LogRecord {
    /// Its number; numbers are consecutive from 1.
    pub number: u64,
    /// The checksum of the record before.
    pub chain: u32,
    /// When it was committed.
    pub at: Timestamp,
    /// What was done.
    pub change: Change,
}

#[derive(Serialize, Deserialize)]
struct LogHeader {
    n: u64,
    prev: u32,
    at: i64,
    action: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    of: Option<String>,
}

/// A document as one line of JSON.
pub fn encode<T: Serialize>(document: &T) -> String {
    // Cannot fail: the documents hold only numbers, strings and lists of them.
    serde_json::to_string(document).unwrap_or_default()
}

/// Reads [`encode`].
pub fn decode<T: DeserializeOwned>(text: &str) -> Option<T> {
    serde_json::from_str(text).ok()
}

/// A log record as lines: a header, then for each edit the record before (`-`) and after (`+`).
/// `brief` writes only identity and revision of what came after (`=`), for content that is kept in chunks;
/// what was `before` is always whole, because taking the action back needs it.
pub fn log_text(log: &LogRecord, brief: bool) -> String {
    let (action, of) = action_code(log.change.action);
    let mut text = encode(&LogHeader {
        n: log.number,
        prev: log.chain,
        at: log.at.0,
        action: action.to_owned(),
        of: of.map(str::to_owned),
    });
    for edit in &log.change.edits {
        if let Some(before) = &edit.before {
            text.push_str("\n-");
            text.push_str(&record::to_text(before));
        }
        if brief {
            text.push_str("\n=");
            text.push_str(&edit.after.id.code());
            text.push_str(&edit.after.revision.code());
        } else {
            text.push_str("\n+");
            text.push_str(&record::to_text(&edit.after));
        }
    }
    text
}

/// Reads [`log_text`]. What came after a brief edit reads as deleted: only its id and revision are known.
pub fn parse_log(text: &str) -> Option<LogRecord> {
    let mut lines = text.split('\n');
    let header: LogHeader = decode(lines.next()?)?;
    let mut edits = Vec::new();
    let mut before = None;
    for line in lines {
        let (mark, rest) = line.split_at_checked(1)?;
        match mark {
            "-" => before = Some(record::from_text(rest).ok()?),
            "+" => edits.push(Edit {
                before: before.take(),
                after: record::from_text(rest).ok()?,
            }),
            "=" => {
                let (id, revision) = rest.split_at_checked(22)?;
                edits.push(Edit {
                    before: before.take(),
                    after: Record {
                        id: RecordId::parse(id)?,
                        revision: Revision::parse(revision)?,
                        content: Content::Deleted,
                    },
                });
            }
            _ => return None,
        }
    }
    let action = parse_action(&header.action, header.of.as_deref())?;
    before.is_none().then_some(LogRecord {
        number: header.n,
        chain: header.prev,
        at: Timestamp(header.at),
        change: Change { action, edits },
    })
}

/// The lines of a chunk, each with its own short check so that one damaged line does not cost the others.
pub fn chunk_text<'a>(lines: impl Iterator<Item = &'a str>, check: impl Fn(&str) -> u32) -> String {
    let mut text = String::new();
    for line in lines {
        if !text.is_empty() {
            text.push('\n');
        }
        push_check(&mut text, check(line));
        text.push_str(line);
    }
    text
}

/// The record texts of a chunk whose checksum is right.
pub fn chunk_lines(text: &str) -> impl Iterator<Item = &str> {
    text.split('\n')
        .filter_map(|line| line.split_at_checked(CHECK_DIGITS))
        .map(|(_, line)| line)
}

/// The record texts of a damaged chunk whose own check is right, and how many lines are not.
pub fn intact_lines(text: &str, check: impl Fn(&str) -> u32) -> (Vec<&str>, usize) {
    let mut lost: usize = 0;
    let intact = text
        .split('\n')
        .filter_map(|line| {
            let good = line.split_at_checked(CHECK_DIGITS).filter(|(digits, line)| {
                let mut expected = String::new();
                push_check(&mut expected, check(line));
                *digits == expected
            });
            if good.is_none() {
                lost = lost.saturating_add(1);
            }
            good.map(|(_, line)| line)
        })
        .collect();
    (intact, lost)
}

const CHECK_DIGITS: usize = 6;
const DIGITS: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";

fn push_check(text: &mut String, check: u32) {
    text.extend((0..CHECK_DIGITS).filter_map(|place| {
        let index = (check >> place.saturating_mul(6)) & 63;
        DIGITS
            .get(usize::try_from(index).ok()?)
            .map(|byte| char::from(*byte))
    }));
}

fn action_code(action: Action) -> (&'static str, Option<&'static str>) {
    match action {
        Action::Add(kind) => ("add", Some(kind.code())),
        Action::Edit(kind) => ("edit", Some(kind.code())),
        Action::Move(kind) => ("move", Some(kind.code())),
        Action::Delete(kind) => ("delete", Some(kind.code())),
        Action::MoveDay => ("move_day", None),
        Action::DeleteDay => ("delete_day", None),
        Action::Import(source) => ("import", Some(source.code())),
        Action::Replace => ("replace", None),
        Action::Undo => ("undo", None),
        Action::Start => ("start", None),
    }
}

fn parse_action(action: &str, of: Option<&str>) -> Option<Action> {
    let kind = || of.map(|of| Kind::parse(of).unwrap_or(Kind::Unknown));
    Some(match action {
        "add" => Action::Add(kind()?),
        "edit" => Action::Edit(kind()?),
        "move" => Action::Move(kind()?),
        "delete" => Action::Delete(kind()?),
        "move_day" => Action::MoveDay,
        "delete_day" => Action::DeleteDay,
        "import" => Action::Import(of.and_then(Source::parse)?),
        "replace" => Action::Replace,
        "undo" => Action::Undo,
        "start" => Action::Start,
        _ => return None,
    })
}
