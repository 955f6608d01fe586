//! Writing JSON by hand, in compact ASCII, and bringing foreign JSON into that form.
//! Knows no record.

use super::{Fault, Reason};

/// How deep unknown content may nest.
const DEEPEST: usize = 64;

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

    /// Adds a number that is never negative.
    pub(crate) fn count(&mut self, field: &str, count: u64) {
        self.raw(field, &count.to_string());
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
