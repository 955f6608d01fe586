//! Looking into local storage and the recovery copy at once.
//! Decides nothing and writes nothing.

use std::collections::{BTreeMap, BTreeSet};

use super::super::frame;
use super::super::keys::{self, Named};
use super::super::mirror::{Mirror, MirrorSnapshot};
use super::super::port::{Store, StoreError};
use crate::schema::stored::{Head, decode};

/// Both places at once.
pub(super) struct Search<'a> {
    store: &'a dyn Store,
    pub(super) local: BTreeSet<String>,
    pub(super) copies: Option<&'a MirrorSnapshot>,
}

/// The heads of both places.
pub(super) struct FoundHead {
    /// The newer one.
    pub(super) head: Option<Head>,
    /// The local one exactly as it is.
    pub(super) text: Option<String>,
    /// Whether the newer one is the copy's.
    pub(super) is_copied: bool,
    /// Whether the local one is there but unreadable.
    pub(super) is_damaged: bool,
}

impl<'a> Search<'a> {
    pub(super) fn new(store: &'a dyn Store, mirror: Mirror<'a>) -> Result<Self, StoreError> {
        let copies = match mirror {
            Mirror::Whole(copies) => Some(copies),
            Mirror::Absent | Mirror::Pending => None,
        };
        Ok(Self {
            store,
            local: store.keys()?.into_iter().collect(),
            copies,
        })
    }

    pub(super) fn store_value(&self, key: &str) -> Result<Option<String>, StoreError> {
        if self.local.contains(key) {
            self.store.get(key)
        } else {
            Ok(None)
        }
    }

    /// A key's values, the local one first.
    pub(super) fn values(&self, key: &str) -> Result<Vec<String>, StoreError> {
        let copy = self.copies.and_then(|copies| copies.get(key)).cloned();
        Ok(self.store_value(key)?.into_iter().chain(copy).collect())
    }

    /// A document from local storage, else from the copy; whether it is the copy's.
    pub(super) fn document<T: serde::de::DeserializeOwned>(
        &self,
        key: &str,
    ) -> Result<Option<(T, bool)>, StoreError> {
        let read = |value: &String| frame::open(key, value).and_then(decode::<T>);
        if let Some(document) = self.store_value(key)?.as_ref().and_then(read) {
            return Ok(Some((document, false)));
        }
        let copy = self.copies.and_then(|copies| copies.get(key));
        Ok(copy.and_then(read).map(|document| (document, true)))
    }

    pub(super) fn head(&self) -> Result<FoundHead, StoreError> {
        let text = self.store_value(keys::HEAD)?;
        let read = |value: &String| frame::open(keys::HEAD, value).and_then(decode::<Head>);
        let local = text.as_ref().and_then(read);
        let copy = self
            .copies
            .and_then(|copies| copies.get(keys::HEAD))
            .and_then(read);
        let is_damaged = text.is_some() && local.is_none();
        let is_copied = match (&local, &copy) {
            (Some(local), Some(copy)) => copy.generation > local.generation,
            (local, copy) => local.is_none() && copy.is_some(),
        };
        Ok(FoundHead {
            head: if is_copied { copy } else { local },
            text,
            is_copied,
            is_damaged,
        })
    }

    fn all(&self) -> impl Iterator<Item = &str> {
        let copied = self
            .copies
            .into_iter()
            .flat_map(BTreeMap::keys)
            .map(String::as_str);
        self.local.iter().map(String::as_str).chain(copied)
    }

    pub(super) fn manifests(&self) -> BTreeSet<u64> {
        self.all()
            .filter_map(|key| match keys::parse(key) {
                Named::Manifest(generation) => Some(generation),
                _ => None,
            })
            .collect()
    }

    pub(super) fn chunks(&self) -> BTreeSet<String> {
        self.all()
            .filter(|key| matches!(keys::parse(key), Named::Chunk(_)))
            .map(str::to_owned)
            .collect()
    }

    pub(super) fn has_chunks(&self) -> bool {
        self.all().any(|key| matches!(keys::parse(key), Named::Chunk(_)))
    }

    pub(super) fn numbers(&self) -> BTreeSet<u64> {
        self.all()
            .filter_map(|key| match keys::parse(key) {
                Named::Log(number) => Some(number),
                _ => None,
            })
            .collect()
    }

    /// Whether neither place holds any part of a journal.
    pub(super) fn is_empty(&self) -> bool {
        !self.all().any(|key| {
            matches!(
                keys::parse(key),
                Named::Head | Named::Manifest(_) | Named::Chunk(_) | Named::Log(_)
            )
        })
    }
}
