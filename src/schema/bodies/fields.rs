//! The members of a body, read one after the other; the first that is not as it must be is remembered.
//! Knows no body. Reading goes on after a fault, so that each body is one plain expression.

use std::borrow::Cow;
use std::cell::Cell;

use super::super::json::text_reason;
use super::super::{Fault, Members, Reason};
use crate::domain::{Label, RecordId, Text};

/// Members, and the first fault among those read so far.
pub(super) struct Fields<'a> {
    members: &'a Members<'a>,
    fault: Cell<Option<Fault>>,
}

impl<'a> Fields<'a> {
    /// Members of which none is read yet.
    pub(super) const fn new(members: &'a Members<'a>) -> Self {
        Self {
            members,
            fault: Cell::new(None),
        }
    }

    /// What was read, if all of it was as it must be.
    pub(super) fn finish<T>(self, read: Option<T>) -> Result<T, Fault> {
        match (self.fault.get(), read) {
            (None, Some(read)) => Ok(read),
            (fault, _) => Err(fault.unwrap_or(Fault::new("data", Reason::Missing))),
        }
    }

    /// Remembers a fault unless there was one before.
    pub(super) fn fail(&self, field: &'static str, reason: Reason) {
        if self.fault.get().is_none() {
            self.fault.set(Some(Fault::new(field, reason)));
        }
    }

    /// A value that may be absent, or nothing and its fault.
    pub(super) fn take<T>(&self, read: Result<Option<T>, Fault>) -> Option<T> {
        match read {
            Ok(value) => value,
            Err(fault) => {
                self.fail(fault.field, fault.reason);
                None
            }
        }
    }

    /// A value that must be there.
    pub(super) fn required<T>(&self, field: &'static str, value: Option<T>) -> Option<T> {
        if value.is_none() {
            self.fail(field, Reason::Missing);
        }
        value
    }

    pub(super) fn raw(&self, field: &str) -> Option<&'a str> {
        self.members.raw(field)
    }

    /// An object inside this one, read by `read`; its faults are faults here.
    pub(super) fn inner<T>(&self, field: &'static str, read: fn(&Fields<'_>) -> Option<T>) -> Option<T> {
        let members = self.take(Members::inside(field, self.raw(field)?).map(Some))?;
        let inner = Fields::new(&members);
        let value = read(&inner);
        self.take(inner.finish(value).map(Some))
    }

    pub(super) fn text(&self, field: &'static str) -> Option<Cow<'a, str>> {
        self.take(self.members.text(field))
    }

    pub(super) fn number(&self, field: &'static str, least: i64, most: i64) -> Option<i64> {
        self.take(self.members.number(field, least, most))
    }

    pub(super) fn small(&self, field: &'static str, least: u32, most: u32) -> Option<u32> {
        self.take(self.members.small(field, least, most))
    }

    pub(super) fn flag(&self, field: &'static str) -> Option<bool> {
        self.take(self.members.flag(field))
    }

    /// Yes if it says so; absent is no.
    pub(super) fn is(&self, field: &'static str) -> bool {
        self.flag(field).unwrap_or(false)
    }

    /// A text that `parse` understands.
    pub(super) fn parsed<T>(
        &self,
        field: &'static str,
        reason: Reason,
        parse: fn(&str) -> Option<T>,
    ) -> Option<T> {
        let text = self.text(field)?;
        let value = parse(&text);
        if value.is_none() {
            self.fail(field, text_reason(&text, reason));
        }
        value
    }

    /// One of a list of known names.
    pub(super) fn coded<T>(&self, field: &'static str, parse: fn(&str) -> Option<T>) -> Option<T> {
        self.parsed(field, Reason::UnknownName, parse)
    }

    /// A list of texts that `parse` understands; absent is empty.
    pub(super) fn list<T>(
        &self,
        field: &'static str,
        reason: Reason,
        parse: fn(&str) -> Option<T>,
    ) -> Vec<T> {
        let mut list = Vec::new();
        for text in self.take(self.members.texts(field).map(Some)).unwrap_or_default() {
            match parse(&text) {
                Some(item) => list.push(item),
                None => self.fail(field, text_reason(&text, reason)),
            }
        }
        list
    }

    pub(super) fn label(&self, field: &'static str) -> Option<Label> {
        self.parsed(field, Reason::TooLong, Label::new)
    }

    pub(super) fn note(&self) -> Option<Text> {
        self.parsed("note", Reason::TooLong, Text::new)
    }

    pub(super) fn id(&self, field: &'static str) -> Option<RecordId> {
        self.parsed(field, Reason::Malformed, RecordId::parse)
    }
}
