//! Reading JSON objects as lists of named raw values: small code, precise faults, untouched unknowns.
//! Knows no record.

use std::borrow::Cow;
use std::fmt;

use serde::Deserialize;
use serde::de::{Deserializer, MapAccess, SeqAccess, Visitor};
use serde_json::value::RawValue;

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
        if !text.trim_start().starts_with('{') {
            let reason = match fault_place(text) {
                None => Reason::WrongType,
                Some(_) => Reason::NotJson,
            };
            return Err(Fault::new(field, reason));
        }
        let Self(members) = serde_json::from_str(text).map_err(|_| Fault::new(field, Reason::NotJson))?;
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
    let Items(items) = serde_json::from_str(json).map_err(|_| Fault::new(field, Reason::WrongType))?;
    if items.len() > most {
        return Err(Fault::new(field, Reason::TooMany));
    }
    Ok(items)
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

/// The line and column, from 1, where a text stops being JSON; `None` if it is JSON.
pub(crate) fn fault_place(text: &str) -> Option<(usize, usize)> {
    let error = serde_json::from_str::<&RawValue>(text).err()?;
    Some((error.line(), error.column()))
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
            let value: &RawValue = map.next_value()?;
            // One more than allowed is enough to refuse the whole.
            if members.len() <= MOST {
                members.push((name, value.get()));
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

/// A list that stops growing at one item more than any list may have.
struct Items<'a>(Vec<&'a str>);

impl<'de> Deserialize<'de> for Items<'de> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_seq(ItemsVisitor)
    }
}

struct ItemsVisitor;

impl<'de> Visitor<'de> for ItemsVisitor {
    type Value = Items<'de>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a list")
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut seq: A) -> Result<Self::Value, A::Error> {
        let mut items = Vec::new();
        while let Some(item) = seq.next_element::<&RawValue>()? {
            if items.len() <= MOST_RECORDS {
                items.push(item.get());
            }
        }
        Ok(Items(items))
    }
}
