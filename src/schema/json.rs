//! Reading JSON objects as lists of named raw values: small code, precise faults, untouched unknowns.
//! serde_json says once whether a text is JSON; what is taken apart after that is known to be, and its own readers, with what
//! they can say about every wrong type, would be the largest single thing in the first part of the program.
//! Knows no record.

use std::borrow::Cow;
use std::str::Chars;

use serde::de::IgnoredAny;

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
    /// Reads an object in a text that may be anything. A repeated name is a fault.
    pub(crate) fn parse(field: &'static str, text: &'a str) -> Result<Self, Fault> {
        match fault_place(text) {
            None => Self::inside(field, text.trim()),
            Some(_) => Err(Fault::new(field, Reason::NotJson)),
        }
    }

    /// Reads an object in JSON that is part of a text that was read.
    pub(crate) fn inside(field: &'static str, json: &'a str) -> Result<Self, Fault> {
        let inside = enclosed(json, '{', '}').ok_or(Fault::new(field, Reason::WrongType))?;
        let mut members: Vec<Member<'a>> = Vec::with_capacity(12);
        for member in parts(inside) {
            let (name, value) = split(member, b':');
            let name = unquoted(field, name)?;
            if members.iter().any(|(earlier, _)| *earlier == name) {
                return Err(Fault::new(field, Reason::Repeated));
            }
            members.push((name, value));
            if members.len() > MOST {
                return Err(Fault::new(field, Reason::TooMany));
            }
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

/// The items of a list in JSON that is part of a text that was read; themselves unread.
pub(crate) fn items<'a>(field: &'static str, json: &'a str, most: usize) -> Result<Vec<&'a str>, Fault> {
    let inside = enclosed(json, '[', ']').ok_or(Fault::new(field, Reason::WrongType))?;
    // One more than allowed is enough to refuse the whole.
    let items: Vec<&str> = parts(inside).take(most.saturating_add(1)).collect();
    if items.len() > most {
        return Err(Fault::new(field, Reason::TooMany));
    }
    Ok(items)
}

/// What is between two brackets around everything.
fn enclosed(json: &str, opening: char, closing: char) -> Option<&str> {
    json.strip_prefix(opening)?.strip_suffix(closing)
}

/// What stands between the commas of a list or an object.
fn parts(inside: &str) -> impl Iterator<Item = &str> {
    let mut left = inside.trim();
    std::iter::from_fn(move || {
        let (part, rest) = split(left, b',');
        left = rest;
        (!part.is_empty()).then_some(part)
    })
}

/// What comes before and after a character that is in no text, list or object; without it everything comes before.
fn split(json: &str, at: u8) -> (&str, &str) {
    let (mut depth, mut is_text, mut is_escaped) = (0_usize, false, false);
    let place = json.bytes().position(|byte| {
        if is_text {
            let ends = byte == b'"' && !is_escaped;
            is_escaped = byte == b'\\' && !is_escaped;
            is_text = !ends;
            return false;
        }
        match byte {
            b'"' => is_text = true,
            b'{' | b'[' => depth = depth.saturating_add(1),
            b'}' | b']' => depth = depth.saturating_sub(1),
            _ => return byte == at && depth == 0,
        }
        false
    });
    let halves = place.and_then(|place| Some((json.get(..place)?, json.get(place.checked_add(1)?..)?)));
    let (before, after) = halves.unwrap_or((json, ""));
    (before.trim(), after.trim())
}

/// The text in a JSON string that is part of a text that was read.
pub(crate) fn unquoted<'a>(field: &'static str, json: &'a str) -> Result<Cow<'a, str>, Fault> {
    match enclosed(json, '"', '"') {
        None => Err(Fault::new(field, Reason::WrongType)),
        Some(plain) if !plain.contains('\\') => Ok(Cow::Borrowed(plain)),
        Some(escaped) => unescaped(escaped)
            .map(Cow::Owned)
            .ok_or(Fault::new(field, Reason::NotJson)),
    }
}

/// A text with what its escapes stand for (RFC 8259 § 7); `None` where one of them stands for half a character.
fn unescaped(text: &str) -> Option<String> {
    let mut plain = String::with_capacity(text.len());
    let mut chars = text.chars();
    while let Some(char) = chars.next() {
        plain.push(if char == '\\' { escape(&mut chars)? } else { char });
    }
    Some(plain)
}

fn escape(chars: &mut Chars) -> Option<char> {
    Some(match chars.next()? {
        'b' => '\u{8}',
        'f' => '\u{c}',
        'n' => '\n',
        'r' => '\r',
        't' => '\t',
        'u' => {
            let first = unit(chars)?;
            let is_half = (0xd800..0xdc00).contains(&first);
            let second = (is_half && chars.next() == Some('\\') && chars.next() == Some('u'))
                .then(|| unit(chars))
                .flatten();
            let units = std::iter::once(first).chain(second);
            char::decode_utf16(units).next()?.ok()?
        }
        itself => itself,
    })
}

/// Four hexadecimal digits.
fn unit(chars: &mut Chars) -> Option<u16> {
    let digits = chars.as_str().get(..4)?;
    *chars = chars.as_str().get(4..)?.chars();
    u16::from_str_radix(digits, 16).ok()
}

/// The line and column, from 1, where a text stops being JSON; `None` if it is JSON.
pub(crate) fn fault_place(text: &str) -> Option<(usize, usize)> {
    let error = serde_json::from_str::<IgnoredAny>(text).err()?;
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

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use serde_json::Value;

    use super::*;

    fn any_json() -> impl Strategy<Value = Value> {
        let leaf = prop_oneof![
            Just(Value::Null),
            any::<bool>().prop_map(Value::from),
            any::<i64>().prop_map(Value::from),
            any::<f64>().prop_map(Value::from),
            any::<String>().prop_map(Value::from),
        ];
        leaf.prop_recursive(3, 24, 5, |inner| {
            let list = prop::collection::vec(inner.clone(), 0..5).prop_map(Value::from);
            let object = prop::collection::btree_map(any::<String>(), inner, 0..5);
            prop_oneof![
                list,
                object.prop_map(|map| Value::Object(map.into_iter().collect()))
            ]
        })
    }

    proptest! {
        /// What is taken apart here is what serde_json takes apart, however it is written.
        #[test]
        fn reads_what_serde_json_reads(value in any_json(), is_pretty: bool) {
            let text = if is_pretty { serde_json::to_string_pretty(&value) } else { serde_json::to_string(&value) };
            let text = text.expect("it can be written");
            let read = |json: &str| serde_json::from_str::<Value>(json).expect("a part is JSON");
            match &value {
                Value::Object(known) => {
                    let members = Members::parse("", &text).expect("an object");
                    let found: Vec<_> = members.iter().map(|(name, json)| (name.to_owned(), read(json))).collect();
                    let known: Vec<_> = known.iter().map(|(name, value)| (name.clone(), value.clone())).collect();
                    prop_assert_eq!(found, known);
                }
                Value::Array(known) => {
                    let found: Vec<Value> = items("", &text, 99).expect("a list").into_iter().map(read).collect();
                    prop_assert_eq!(&found, known);
                }
                Value::String(known) => prop_assert_eq!(unquoted("", &text).expect("a text"), known.as_str()),
                _ => prop_assert!(Members::parse("", &text).is_err() && items("", &text, 99).is_err()),
            }
        }

        /// Nothing panics over what is no JSON.
        #[test]
        fn is_total(text: String, brackets in "[\\[\\]{}\",:\\\\u0-9a ]{0,24}") {
            for text in [text, brackets] {
                let is_json = serde_json::from_str::<Value>(&text).is_ok();
                prop_assert!(is_json || Members::parse("", &text).is_err());
                let _ = (Members::inside("", &text).is_ok(), items("", &text, 3), unquoted("", &text));
            }
        }
    }

    #[test]
    fn escapes_stand_for_what_they_stand_for() {
        for (json, text) in [
            (r#""\"\\\/\b\f\n\r\t""#, Some("\"\\/\u{8}\u{c}\n\r\t")),
            (r#""\u00e4 \uD83C\uDF44""#, Some("ä 🍄")),
            (r#""\ud83c""#, None),
            (r#""\ud83c\n""#, None),
            (r#""\udf44\ud83c""#, None),
        ] {
            let known = serde_json::from_str::<String>(json).ok();
            assert_eq!(known.as_deref(), text, "{json}");
            assert_eq!(unquoted("", json).ok().as_deref(), text, "{json}");
        }
    }
}
