//! A record as text and back: identity, revision, when, and the data of its kind.
//! What this version does not know is kept as it was found. Knows nothing of where the text is kept.

use super::bodies;
use super::json::required;
use super::{Fault, Members, Object, Reason, compact_ascii};
use crate::domain::{
    Body, Content, Entry, Kind, Record, RecordId, Revision, Timestamp, When, Zone, date_code, in_range,
    parse_date, parse_time, time_code,
};

/// The kind that marks a deleted record.
const DELETED: &str = "deleted";
/// The longest record that can be kept without understanding it, in characters.
const LONGEST_UNKNOWN: usize = 262_144;
/// The last second of the year 9999.
const LAST_SECOND: i64 = 253_402_300_799;

/// The record as one line of compact ASCII JSON.
pub fn to_text(record: &Record) -> String {
    let mut object = Object::new();
    object.text("id", &record.id.code());
    object.text("rev", &record.revision.code());
    match &record.content {
        Content::Deleted => object.text("kind", DELETED),
        Content::Entry(entry) => match &entry.body {
            Body::Unknown { text, .. } => return with_members_of(object, text),
            body => {
                object.text("kind", body.kind().code());
                if let Some(when) = &entry.when {
                    write_when(&mut object, when);
                }
                object.number("written", entry.written.0);
                let data = bodies::write(body);
                if data != "{}" {
                    object.raw("data", &data);
                }
            }
        },
    }
    object.finish()
}

/// Reads one record.
///
/// # Errors
/// The first field that is not as it must be.
pub fn from_text(text: &str) -> Result<Record, Fault> {
    let members = Members::parse("", text)?;
    let id = required("id", members.parsed("id", Reason::Malformed, RecordId::parse)?)?;
    let revision = required("rev", members.parsed("rev", Reason::Malformed, Revision::parse)?)?;
    let kind = required("kind", members.text("kind")?)?;
    let content = if kind == DELETED {
        Content::Deleted
    } else {
        Content::Entry(match Kind::parse(&kind).filter(|kind| *kind != Kind::Unknown) {
            Some(kind) => read_known(&members, kind)?,
            None => read_unknown(&members, &kind)?,
        })
    };
    Ok(Record {
        id,
        revision,
        content,
    })
}

fn read_known(members: &Members<'_>, kind: Kind) -> Result<Entry, Fault> {
    let when = match read_when(members)? {
        None if kind.has_day() => return Err(Fault::new("day", Reason::Missing)),
        when => when.filter(|_| kind.has_day()),
    };
    let written = required("written", members.number("written", -LAST_SECOND, LAST_SECOND)?)?;
    let data = Members::inside("data", members.raw("data").unwrap_or("{}"))?;
    Ok(Entry {
        when,
        written: Timestamp(written),
        body: bodies::read(kind, &data)?,
    })
}

/// Keeps every member but identity and revision, so that the content stays the same under a new revision.
fn read_unknown(members: &Members<'_>, kind: &str) -> Result<Entry, Fault> {
    let mut object = Object::new();
    for (name, json) in members.iter().filter(|(name, _)| !matches!(*name, "id" | "rev")) {
        object.raw(name, &compact_ascii("data", json)?);
    }
    let text = object.finish();
    if text.len() > LONGEST_UNKNOWN {
        return Err(Fault::new("data", Reason::TooLong));
    }
    let written = members
        .number("written", -LAST_SECOND, LAST_SECOND)
        .ok()
        .flatten();
    Ok(Entry {
        when: None,
        written: Timestamp(written.unwrap_or(0)),
        body: Body::Unknown {
            kind: kind.to_owned(),
            text,
        },
    })
}

fn with_members_of(object: Object, text: &str) -> String {
    let mut out = object.finish();
    if let Some(members) = text.strip_prefix('{').filter(|members| *members != "}") {
        out.pop();
        out.push(',');
        out.push_str(members);
    }
    out
}

fn write_when(object: &mut Object, when: &When) {
    object.text("day", &date_code(when.day));
    if when.date != when.day {
        object.text("date", &date_code(when.date));
    }
    if let Some(time) = when.time {
        object.text("time", &time_code(time));
    }
    if let Some(offset) = when.offset {
        object.number("offset", i64::from(offset));
    }
    object.maybe_text("zone", when.zone.as_ref().map(Zone::as_str));
}

fn read_when(members: &Members<'_>) -> Result<Option<When>, Fault> {
    let Some(day) = members.parsed("day", Reason::Malformed, parse_date)? else {
        return Ok(None);
    };
    if !in_range(day) {
        return Err(Fault::new("day", Reason::OutOfRange));
    }
    let date = members
        .parsed("date", Reason::Malformed, parse_date)?
        .unwrap_or(day);
    if date.signed_duration_since(day).num_days().unsigned_abs() > 1 {
        return Err(Fault::new("date", Reason::OutOfRange));
    }
    let offset = members.number("offset", -1080, 1080)?;
    Ok(Some(When {
        day,
        date,
        time: members.parsed("time", Reason::Malformed, parse_time)?,
        offset: offset.and_then(|minutes| i16::try_from(minutes).ok()),
        zone: members.parsed("zone", Reason::Malformed, Zone::new)?,
    }))
}
