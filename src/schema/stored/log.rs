//! The log: each action as a header and the records before and after.
//! Knows no chunk.

use std::borrow::Cow;

use super::super::{Members, Object, record};
use super::document::{Document, decode, encode, number, text};
use crate::domain::{Action, Change, Content, Edit, Kind, Record, RecordId, Revision, Source, Timestamp};

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

struct LogHeader {
    n: u64,
    prev: u32,
    at: i64,
    action: String,
    of: Option<String>,
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

impl Document for LogHeader {
    fn write(&self, object: &mut Object) {
        object.count("n", self.n);
        object.count("prev", u64::from(self.prev));
        object.number("at", self.at);
        object.text("action", &self.action);
        object.maybe_text("of", self.of.as_deref());
    }

    fn read(members: &Members<'_>) -> Option<Self> {
        Some(Self {
            n: number(members, "n")?,
            prev: number(members, "prev")?,
            at: number(members, "at")?,
            action: text(members, "action")?,
            of: members.text("of").ok()?.map(Cow::into_owned),
        })
    }
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
