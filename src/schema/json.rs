//! Reading JSON objects as lists of named raw values: small code, precise faults, untouched unknowns.
//! Knows no record.

use std::borrow::Cow;

use super::scan::{NotJson, Scan, unescaped};
use super::{Fault, Reason};

/// The most members of an object, and items of a list inside a record.
const MOST: usize = 256;
/// The most records of any document.
pub(crate) const MOST_RECORDS: usize = 200_000;

/// The members of one JSON object, in their order, values unread.
pub(crate) struct Members<'a>(Vec<Member<'a>>);

/// A name and its value as JSON.
type Member<'a> = (Cow<'a, str>, &'a str);

impl<'a> Members<'a> {
    /// Reads an object. A repeated name is a fault.
    pub(crate) fn parse(field: &'static str, text: &'a str) -> Result<Self, Fault> {
        let members = match Self::scan(text) {
            Ok(Some(members)) => members,
            Ok(None) => return Err(Fault::new(field, Reason::WrongType)),
            Err(_) => return Err(Fault::new(field, Reason::NotJson)),
        };
        if members.len() > MOST {
            return Err(Fault::new(field, Reason::TooMany));
        }
        let is_repeated = |(at, (name, _)): (usize, &(Cow<'a, str>, _))| {
            members.iter().take(at).any(|(earlier, _)| earlier == name)
        };
        if members.iter().enumerate().any(is_repeated) {
            return Err(Fault::new(field, Reason::Repeated));
        }
        Ok(Self(members))
    }

    /// The members of an object, at most one more than are allowed; `None` for a value of another kind.
    fn scan(text: &'a str) -> Result<Option<Vec<Member<'a>>>, NotJson> {
        let mut scan = Scan::new(text);
        let mut members = Vec::with_capacity(12);
        if !scan.pass(b'{') {
            scan.value()?;
            scan.end()?;
            return Ok(None);
        }
        if !scan.pass(b'}') {
            loop {
                let name = said(scan.string()?).ok_or(NotJson(0))?;
                scan.expect(b':')?;
                let value = scan.value()?;
                // One more than allowed is enough to refuse the whole.
                if members.len() <= MOST {
                    members.push((name, value));
                }
                if !scan.pass(b',') {
                    break;
                }
            }
            scan.expect(b'}')?;
        }
        scan.end()?;
        Ok(Some(members))
    }

    /// Every member.
    pub(crate) fn iter(&self) -> impl Iterator<Item = (&str, &'a str)> {
        self.0.iter().map(|(name, value)| (name.as_ref(), *value))
    }

    /// The JSON of a field; `None` if absent or null.
    pub(crate) fn raw(&self, field: &str) -> Option<&'a str> {
        let (_, value) = self.0.iter().find(|(name, _)| name == field)?;
        Some(*value).filter(|json| *json != "null")
    }

    /// A text.
    pub(crate) fn text(&self, field: &'static str) -> Result<Option<Cow<'a, str>>, Fault> {
        self.raw(field).map(|json| unquoted(field, json)).transpose()
    }

    /// A whole number within a range.
    pub(crate) fn number(&self, field: &'static str, least: i64, most: i64) -> Result<Option<i64>, Fault> {
        let Some(json) = self.raw(field) else {
            return Ok(None);
        };
        whole(field, json, least, most).map(Some)
    }

    /// A whole number within a range, as `u32`.
    pub(crate) fn small(&self, field: &'static str, least: u32, most: u32) -> Result<Option<u32>, Fault> {
        let number = self.number(field, i64::from(least), i64::from(most))?;
        Ok(number.and_then(|number| u32::try_from(number).ok()))
    }

    /// Yes or no; absent is `None`.
    pub(crate) fn flag(&self, field: &'static str) -> Result<Option<bool>, Fault> {
        match self.raw(field) {
            None => Ok(None),
            Some("true") => Ok(Some(true)),
            Some("false") => Ok(Some(false)),
            Some(_) => Err(Fault::new(field, Reason::WrongType)),
        }
    }

    /// A text that `parse` understands.
    pub(crate) fn parsed<T>(
        &self,
        field: &'static str,
        reason: Reason,
        parse: fn(&str) -> Option<T>,
    ) -> Result<Option<T>, Fault> {
        match self.text(field)? {
            None => Ok(None),
            Some(text) => parse(&text)
                .map(Some)
                .ok_or_else(|| Fault::new(field, text_reason(&text, reason))),
        }
    }

    /// The texts of a list; absent is empty.
    pub(crate) fn texts(&self, field: &'static str) -> Result<Vec<Cow<'a, str>>, Fault> {
        let Some(json) = self.raw(field) else {
            return Ok(Vec::new());
        };
        let mut texts = Vec::new();
        for item in items(field, json, MOST)? {
            texts.push(unquoted(field, item)?);
        }
        Ok(texts)
    }
}

/// Cleaned texts are refused for one of two causes, told apart here.
pub(super) fn text_reason(text: &str, reason: Reason) -> Reason {
    match reason {
        Reason::TooLong if text.chars().count() <= 40 => Reason::Empty,
        other => other,
    }
}

/// The items of a list, unread.
pub(crate) fn items<'a>(field: &'static str, json: &'a str, most: usize) -> Result<Vec<&'a str>, Fault> {
    let items = scan_items(json, most).map_err(|_| Fault::new(field, Reason::WrongType))?;
    if items.len() > most {
        return Err(Fault::new(field, Reason::TooMany));
    }
    Ok(items)
}

/// The items of a list, at most one more than are allowed.
fn scan_items(json: &str, most: usize) -> Result<Vec<&str>, NotJson> {
    let mut scan = Scan::new(json);
    let mut items = Vec::new();
    scan.expect(b'[')?;
    if !scan.pass(b']') {
        loop {
            let item = scan.value()?;
            if items.len() <= most {
                items.push(item);
            }
            if !scan.pass(b',') {
                break;
            }
        }
        scan.expect(b']')?;
    }
    scan.end()?;
    Ok(items)
}

/// The text in a JSON string.
pub(crate) fn unquoted<'a>(field: &'static str, json: &'a str) -> Result<Cow<'a, str>, Fault> {
    if json.starts_with('"') {
        said(json).ok_or(Fault::new(field, Reason::NotJson))
    } else {
        Err(Fault::new(field, Reason::WrongType))
    }
}

/// What a JSON string with its quotes says.
fn said(json: &str) -> Option<Cow<'_, str>> {
    let inside = json.strip_prefix('"')?.strip_suffix('"')?;
    if inside.contains('\\') {
        unescaped(inside).map(Cow::Owned)
    } else {
        Some(Cow::Borrowed(inside))
    }
}

/// Where a text stops being JSON, in bytes; `None` if it is JSON.
pub(crate) fn fault_place(text: &str) -> Option<usize> {
    let mut scan = Scan::new(text);
    let checked = scan.value().and_then(|_| scan.end());
    checked.err().map(|NotJson(at)| at)
}

/// A whole JSON number within a range.
pub(crate) fn whole(field: &'static str, json: &str, least: i64, most: i64) -> Result<i64, Fault> {
    let is_number = json.starts_with(|c: char| c == '-' || c.is_ascii_digit());
    match json.parse::<i64>() {
        Ok(number) if (least..=most).contains(&number) => Ok(number),
        Err(_) if !is_number => Err(Fault::new(field, Reason::WrongType)),
        _ => Err(Fault::new(field, Reason::OutOfRange)),
    }
}

/// Fails with [`Reason::Missing`] when there is nothing.
pub(crate) fn required<T>(field: &'static str, value: Option<T>) -> Result<T, Fault> {
    value.ok_or(Fault::new(field, Reason::Missing))
}
