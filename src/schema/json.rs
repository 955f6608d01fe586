//! Objects as lists of named raw values, read lazily and written by hand: small code, precise faults, untouched unknowns.
//! Knows no record.

use std::borrow::Cow;
use std::fmt;

use serde::Deserialize;
use serde::de::{Deserializer, MapAccess, Visitor};
use serde_json::value::RawValue;

use super::{Fault, Reason};

/// The most members of an object and items of a list.
const MOST: usize = 256;
/// How deep unknown content may nest.
const DEEPEST: usize = 64;

/// The members of one JSON object, in their order, values unread.
pub(crate) struct Members<'a>(Vec<(Cow<'a, str>, &'a RawValue)>);

impl<'a> Members<'a> {
    /// Reads an object. A repeated name is a fault.
    pub(crate) fn parse(field: &'static str, text: &'a str) -> Result<Self, Fault> {
        if !text.trim_start().starts_with('{') {
            let reason = match serde_json::from_str::<&RawValue>(text) {
                Ok(_) => Reason::WrongType,
                Err(_) => Reason::NotJson,
            };
            return Err(Fault::new(field, reason));
        }
        let members: Self = serde_json::from_str(text).map_err(|_| Fault::new(field, Reason::NotJson))?;
        if members.0.len() > MOST {
            return Err(Fault::new(field, Reason::TooMany));
        }
        let is_repeated = |(at, (name, _)): (usize, &(Cow<'a, str>, _))| {
            members.0.iter().take(at).any(|(earlier, _)| earlier == name)
        };
        if members.0.iter().enumerate().any(is_repeated) {
            return Err(Fault::new(field, Reason::Repeated));
        }
        Ok(members)
    }

    /// Every member.
    pub(crate) fn iter(&self) -> impl Iterator<Item = (&str, &'a str)> {
        self.0.iter().map(|(name, value)| (name.as_ref(), value.get()))
    }

    /// The JSON of a field; `None` if absent or null.
    pub(crate) fn raw(&self, field: &str) -> Option<&'a str> {
        let (_, value) = self.0.iter().find(|(name, _)| name == field)?;
        Some(value.get()).filter(|json| *json != "null")
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

    /// One of a list of known names.
    pub(crate) fn coded<T>(
        &self,
        field: &'static str,
        parse: fn(&str) -> Option<T>,
    ) -> Result<Option<T>, Fault> {
        self.parsed(field, Reason::UnknownName, parse)
    }

    /// A list of texts that `parse` understands; absent is empty.
    pub(crate) fn list<T>(
        &self,
        field: &'static str,
        reason: Reason,
        parse: fn(&str) -> Option<T>,
    ) -> Result<Vec<T>, Fault> {
        let Some(json) = self.raw(field) else {
            return Ok(Vec::new());
        };
        let items = items(field, json)?;
        if items.len() > MOST {
            return Err(Fault::new(field, Reason::TooMany));
        }
        items
            .into_iter()
            .map(|item| {
                let text = unquoted(field, item.get())?;
                parse(&text).ok_or_else(|| Fault::new(field, text_reason(&text, reason)))
            })
            .collect()
    }
}

/// Cleaned texts are refused for one of two causes, told apart here.
fn text_reason(text: &str, reason: Reason) -> Reason {
    match reason {
        Reason::TooLong if text.chars().count() <= 40 => Reason::Empty,
        other => other,
    }
}

/// The items of a list, unread.
pub(crate) fn items<'a>(field: &'static str, json: &'a str) -> Result<Vec<&'a RawValue>, Fault> {
    serde_json::from_str(json).map_err(|_| Fault::new(field, Reason::WrongType))
}

/// The text in a JSON string.
pub(crate) fn unquoted<'a>(field: &'static str, json: &'a str) -> Result<Cow<'a, str>, Fault> {
    match json.strip_prefix('"').and_then(|rest| rest.strip_suffix('"')) {
        None => Err(Fault::new(field, Reason::WrongType)),
        Some(plain) if !plain.contains('\\') => Ok(Cow::Borrowed(plain)),
        Some(_) => serde_json::from_str(json)
            .map(Cow::Owned)
            .map_err(|_| Fault::new(field, Reason::NotJson)),
    }
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

impl<'de> Deserialize<'de> for Members<'de> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_map(MembersVisitor)
    }
}

struct MembersVisitor;

impl<'de> Visitor<'de> for MembersVisitor {
    type Value = Members<'de>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("an object")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Self::Value, A::Error> {
        let mut members = Vec::with_capacity(12);
        while let Some(Name(name)) = map.next_key()? {
            let value = map.next_value()?;
            // One more than allowed is enough to refuse the whole.
            if members.len() <= MOST {
                members.push((name, value));
            }
        }
        Ok(Members(members))
    }
}

struct Name<'a>(Cow<'a, str>);

impl<'de> Deserialize<'de> for Name<'de> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_str(NameVisitor)
    }
}

struct NameVisitor;

impl<'de> Visitor<'de> for NameVisitor {
    type Value = Name<'de>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a name")
    }

    fn visit_borrowed_str<E>(self, name: &'de str) -> Result<Self::Value, E> {
        Ok(Name(Cow::Borrowed(name)))
    }

    fn visit_str<E>(self, name: &str) -> Result<Self::Value, E> {
        Ok(Name(Cow::Owned(name.to_owned())))
    }
}

/// An object being written, in compact ASCII.
pub(crate) struct Object(String);

impl Object {
    /// An object without members.
    pub(crate) fn new() -> Self {
        Self(String::from("{"))
    }

    /// Adds a member that is JSON already.
    pub(crate) fn raw(&mut self, field: &str, json: &str) {
        if !self.is_empty() {
            self.0.push(',');
        }
        push_quoted(&mut self.0, field);
        self.0.push(':');
        self.0.push_str(json);
    }

    /// Adds a text.
    pub(crate) fn text(&mut self, field: &str, text: &str) {
        self.raw(field, &quoted(text));
    }

    /// Adds a text if there is one.
    pub(crate) fn maybe_text(&mut self, field: &str, text: Option<&str>) {
        if let Some(text) = text {
            self.text(field, text);
        }
    }

    /// Adds a number.
    pub(crate) fn number(&mut self, field: &str, number: i64) {
        self.raw(field, &number.to_string());
    }

    /// Adds a number if there is one.
    pub(crate) fn maybe_number(&mut self, field: &str, number: Option<u32>) {
        if let Some(number) = number {
            self.number(field, i64::from(number));
        }
    }

    /// Adds yes or no.
    pub(crate) fn flag(&mut self, field: &str, yes: bool) {
        self.raw(field, if yes { "true" } else { "false" });
    }

    /// Adds `true`, or nothing.
    pub(crate) fn if_true(&mut self, field: &str, yes: bool) {
        if yes {
            self.raw(field, "true");
        }
    }

    /// Adds a list of texts unless it is empty.
    pub(crate) fn list<'t>(&mut self, field: &str, texts: impl Iterator<Item = &'t str>) {
        let mut list = String::new();
        for text in texts {
            list.push(if list.is_empty() { '[' } else { ',' });
            push_quoted(&mut list, text);
        }
        if !list.is_empty() {
            list.push(']');
            self.raw(field, &list);
        }
    }

    /// Whether nothing was added yet.
    pub(crate) fn is_empty(&self) -> bool {
        self.0.len() == 1
    }

    /// The finished JSON.
    pub(crate) fn finish(mut self) -> String {
        self.0.push('}');
        self.0
    }
}

/// A text as a JSON string in ASCII.
pub(crate) fn quoted(text: &str) -> String {
    let mut out = String::with_capacity(text.len().saturating_add(2));
    push_quoted(&mut out, text);
    out
}

fn push_quoted(out: &mut String, text: &str) {
    out.push('"');
    for c in text.chars() {
        match c {
            '"' => out.push_str("\\\""),
            '\\' => out.push_str("\\\\"),
            '\n' => out.push_str("\\n"),
            '\t' => out.push_str("\\t"),
            ' '..='~' => out.push(c),
            other => push_escaped(out, other),
        }
    }
    out.push('"');
}

/// `\uXXXX` for each UTF-16 unit of a character.
fn push_escaped(out: &mut String, c: char) {
    for unit in c.encode_utf16(&mut [0; 2]) {
        out.push_str("\\u");
        for shift in [12, 8, 4, 0] {
            let digit = u32::from((*unit >> shift) & 0xf);
            out.push(char::from_digit(digit, 16).unwrap_or('0'));
        }
    }
}

/// Valid JSON without white space between tokens and without characters beyond ASCII; otherwise byte for byte the same.
pub(crate) fn compact_ascii(field: &'static str, json: &str) -> Result<String, Fault> {
    let mut out = String::with_capacity(json.len());
    let (mut in_text, mut is_escaped, mut depth) = (false, false, 0_usize);
    for c in json.chars() {
        match c {
            ' ' | '\n' | '\r' | '\t' if !in_text => continue,
            '{' | '[' if !in_text => depth = depth.saturating_add(1),
            '}' | ']' if !in_text => depth = depth.saturating_sub(1),
            '"' if !is_escaped => in_text = !in_text,
            _ => {}
        }
        if depth > DEEPEST {
            return Err(Fault::new(field, Reason::TooDeep));
        }
        is_escaped = in_text && c == '\\' && !is_escaped;
        if c.is_ascii() {
            out.push(c);
        } else {
            push_escaped(&mut out, c);
        }
    }
    Ok(out)
}
