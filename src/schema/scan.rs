//! Where the parts of JSON text begin and end (RFC 8259, strictly), and what its strings say.
//! Knows no field and no meaning. Nesting costs no stack, so that no file can exhaust it.

/// Where something was not JSON, in bytes from the start of the text.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) struct NotJson(pub(crate) usize);

/// A place in a text, from which it reads on.
pub(super) struct Scan<'a> {
    text: &'a str,
    at: usize,
}

impl<'a> Scan<'a> {
    /// The start of a text.
    pub(super) const fn new(text: &'a str) -> Self {
        Self { text, at: 0 }
    }

    /// The next byte that is not white space; `None` at the end.
    pub(super) fn peek(&mut self) -> Option<u8> {
        while let Some(b' ' | b'\n' | b'\r' | b'\t') = self.byte() {
            self.step();
        }
        self.byte()
    }

    /// Passes a byte, if it is the next one after white space.
    pub(super) fn pass(&mut self, wanted: u8) -> bool {
        let is_next = self.peek() == Some(wanted);
        if is_next {
            self.step();
        }
        is_next
    }

    /// Passes a byte that must be next.
    pub(super) fn expect(&mut self, wanted: u8) -> Result<(), NotJson> {
        if self.pass(wanted) {
            Ok(())
        } else {
            Err(self.here())
        }
    }

    /// Makes sure that nothing more follows.
    pub(super) fn end(&mut self) -> Result<(), NotJson> {
        match self.peek() {
            None => Ok(()),
            Some(_) => Err(self.here()),
        }
    }

    /// Passes a string and returns it with its quotes.
    pub(super) fn string(&mut self) -> Result<&'a str, NotJson> {
        self.peek();
        let start = self.at;
        self.pass_string()?;
        Ok(self.since(start))
    }

    /// Passes a value of any kind and returns its text.
    pub(super) fn value(&mut self) -> Result<&'a str, NotJson> {
        self.peek();
        let start = self.at;
        // What closes each list and object that is open.
        let mut open: Vec<u8> = Vec::new();
        loop {
            match self.peek() {
                Some(b'{') => {
                    self.step();
                    open.push(b'}');
                    if self.peek() != Some(b'}') {
                        self.pass_name()?;
                        continue;
                    }
                }
                Some(b'[') => {
                    self.step();
                    open.push(b']');
                    if self.peek() != Some(b']') {
                        continue;
                    }
                }
                Some(b'"') => self.pass_string()?,
                Some(b't') => self.pass_word("true")?,
                Some(b'f') => self.pass_word("false")?,
                Some(b'n') => self.pass_word("null")?,
                _ => self.pass_number()?,
            }
            while let Some(closer) = open.last().copied() {
                if !self.pass(closer) {
                    break;
                }
                open.pop();
            }
            match open.last() {
                None => return Ok(self.since(start)),
                Some(closer) => {
                    let is_object = *closer == b'}';
                    self.expect(b',')?;
                    if is_object {
                        self.pass_name()?;
                    }
                }
            }
        }
    }

    fn pass_name(&mut self) -> Result<(), NotJson> {
        self.peek();
        self.pass_string()?;
        self.expect(b':')
    }

    fn pass_string(&mut self) -> Result<(), NotJson> {
        if self.byte() != Some(b'"') {
            return Err(self.here());
        }
        self.step();
        loop {
            let rest = self.text.as_bytes().get(self.at..).unwrap_or_default();
            let is_special = |byte: &u8| matches!(byte, b'"' | b'\\' | 0..0x20);
            let plain = rest.iter().position(is_special).unwrap_or(rest.len());
            self.at = self.at.saturating_add(plain);
            match self.byte() {
                Some(b'"') => {
                    self.step();
                    return Ok(());
                }
                Some(b'\\') => self.pass_escape()?,
                _ => return Err(self.here()),
            }
        }
    }

    fn pass_escape(&mut self) -> Result<(), NotJson> {
        self.step();
        match self.byte() {
            Some(b'"' | b'\\' | b'/' | b'b' | b'f' | b'n' | b'r' | b't') => self.step(),
            Some(b'u') => {
                self.step();
                for _ in 0..4 {
                    if !self.byte().is_some_and(|byte| byte.is_ascii_hexdigit()) {
                        return Err(self.here());
                    }
                    self.step();
                }
            }
            _ => return Err(self.here()),
        }
        Ok(())
    }

    fn pass_number(&mut self) -> Result<(), NotJson> {
        if self.byte() == Some(b'-') {
            self.step();
        }
        if self.byte() == Some(b'0') {
            self.step();
        } else {
            self.pass_digits()?;
        }
        if self.byte() == Some(b'.') {
            self.step();
            self.pass_digits()?;
        }
        if let Some(b'e' | b'E') = self.byte() {
            self.step();
            if let Some(b'+' | b'-') = self.byte() {
                self.step();
            }
            self.pass_digits()?;
        }
        Ok(())
    }

    fn pass_digits(&mut self) -> Result<(), NotJson> {
        let start = self.at;
        while self.byte().is_some_and(|byte| byte.is_ascii_digit()) {
            self.step();
        }
        if self.at == start {
            Err(self.here())
        } else {
            Ok(())
        }
    }

    fn pass_word(&mut self, word: &str) -> Result<(), NotJson> {
        for wanted in word.bytes() {
            if self.byte() != Some(wanted) {
                return Err(self.here());
            }
            self.step();
        }
        Ok(())
    }

    fn byte(&self) -> Option<u8> {
        self.text.as_bytes().get(self.at).copied()
    }

    const fn step(&mut self) {
        self.at = self.at.saturating_add(1);
    }

    const fn here(&self) -> NotJson {
        NotJson(self.at)
    }

    fn since(&self, start: usize) -> &'a str {
        self.text.get(start..self.at).unwrap_or_default()
    }
}

/// What a JSON string without its quotes says; `None` for an escape that is no character.
pub(super) fn unescaped(quoted: &str) -> Option<String> {
    let mut text = String::with_capacity(quoted.len());
    let mut rest = quoted.chars();
    while let Some(c) = rest.next() {
        let c = match c {
            '\\' => escaped(&mut rest)?,
            other => other,
        };
        text.push(c);
    }
    Some(text)
}

fn escaped(rest: &mut std::str::Chars<'_>) -> Option<char> {
    match rest.next()? {
        'b' => Some('\u{8}'),
        'f' => Some('\u{c}'),
        'n' => Some('\n'),
        'r' => Some('\r'),
        't' => Some('\t'),
        'u' => {
            let first = unit(rest)?;
            // Characters beyond 16 bits are two units, the higher half first.
            let is_half = (0xd800..0xdc00).contains(&first);
            let second = if is_half && rest.next()? == '\\' && rest.next()? == 'u' {
                Some(unit(rest)?)
            } else {
                None
            };
            let units = [first, second.unwrap_or(0)];
            let used = units.get(..if second.is_some() { 2 } else { 1 })?;
            char::decode_utf16(used.iter().copied()).next()?.ok()
        }
        other => Some(other),
    }
}

/// Four hexadecimal digits.
fn unit(rest: &mut std::str::Chars<'_>) -> Option<u16> {
    let mut unit = 0_u16;
    for _ in 0..4 {
        let digit = u16::try_from(rest.next()?.to_digit(16)?).ok()?;
        unit = (unit << 4) | digit;
    }
    Some(unit)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn whole(text: &str) -> Option<&str> {
        let mut scan = Scan::new(text);
        let value = scan.value().ok()?;
        scan.end().ok()?;
        Some(value)
    }

    fn agrees(text: &str) -> bool {
        let theirs = serde_json::from_str::<&serde_json::value::RawValue>(text).ok();
        whole(text) == theirs.map(serde_json::value::RawValue::get)
    }

    proptest! {
        // Texts of the characters that matter, so that many are nearly JSON.
        #[test]
        fn prop_it_takes_what_json_is_and_nothing_else(text in "[\\[\\]{}:,\"\\\\ \n019.eE+\\-abntrufls/é\u{1}]{0,24}") {
            prop_assert!(agrees(&text), "{text}");
        }

        #[test]
        fn prop_a_changed_document_is_judged_alike(at in 0_usize..120, with in "[\\[\\]{}:,\"\\\\ 0-9.e\\-tné]?") {
            let good = r#" {"a": [1, -0.5e+7, "x\n\u00e9\"", {}, []], "": {"b": null, "c": [true, false]}, "d": "é/\\"} "#;
            let (before, after) = good.split_at(good.floor_char_boundary(at));
            let mut after = after.chars();
            after.next();
            let text = [before, with.as_str(), after.as_str()].concat();
            prop_assert!(agrees(&text), "{text}");
        }

        #[test]
        fn prop_strings_say_the_same(text in "(\\\\u[dD][89a-fA-F][0-9a-f]{2}|\\\\u[0-9a-f]{4}|\\\\[bfnrt\"/\\\\]|[ a-zé])*") {
            let quoted = ["\"", &text, "\""].concat();
            let theirs = serde_json::from_str::<String>(&quoted).ok();
            prop_assert_eq!(unescaped(&text), theirs);
        }
    }

    #[test]
    fn deep_nesting_costs_no_stack() {
        let deep = "[".repeat(1_000_000);
        assert_eq!(whole(&deep), None);
        let closed = [deep.as_str(), &"]".repeat(1_000_000)].concat();
        assert_eq!(whole(&closed), Some(closed.as_str()));
    }
}
