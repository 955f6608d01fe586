//! Looking into local storage and the recovery copy at once.
//! Decides nothing and writes nothing.

use super::super::frame;
use super::super::keys::{self, Named};
use super::super::mirror::{Mirror, MirrorSnapshot};
use super::super::port::{Store, StoreError};
use crate::domain::sort;
use crate::schema::stored::{Document, Head, decode};

/// Both places at once.
pub(super) struct Search<'a> {
    store: &'a dyn Store,
    /// The local keys, sorted.
    local: Vec<String>,
    /// The keys of both places, each once.
    keys: Vec<String>,
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
        let mut local = store.keys()?;
        sort(&mut local);
        let mut search = Self {
            store,
            keys: local.clone(),
            local,
            copies,
        };
        for key in copies.into_iter().flat_map(MirrorSnapshot::keys) {
            if !search.is_local(key) {
                search.keys.push(key.clone());
            }
        }
        Ok(search)
    }

    /// Whether local storage has a key.
    pub(super) fn is_local(&self, key: &str) -> bool {
        self.local
            .binary_search_by(|known| known.as_str().cmp(key))
            .is_ok()
    }

    pub(super) fn store_value(&self, key: &str) -> Result<Option<String>, StoreError> {
        if self.is_local(key) {
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
    pub(super) fn document<T: Document>(&self, key: &str) -> Result<Option<(T, bool)>, StoreError> {
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

    /// The numbers that `of` finds in the keys of both places, ascending, each once.
    fn numbers_of(&self, of: fn(Named<'_>) -> Option<u64>) -> Vec<u64> {
        let mut numbers: Vec<u64> = self.keys.iter().filter_map(|key| of(keys::parse(key))).collect();
        sort(&mut numbers);
        numbers.dedup();
        numbers
    }

    /// The generations of which there is a manifest, oldest first.
    pub(super) fn manifests(&self) -> Vec<u64> {
        self.numbers_of(|named| match named {
            Named::Manifest(generation) => Some(generation),
            _ => None,
        })
    }

    /// The numbers of the log records, oldest first.
    pub(super) fn numbers(&self) -> Vec<u64> {
        self.numbers_of(|named| match named {
            Named::Log(number) => Some(number),
            _ => None,
        })
    }

    /// The keys of chunks.
    pub(super) fn chunks(&self) -> impl Iterator<Item = &str> {
        let keys = self.keys.iter().map(String::as_str);
        keys.filter(|key| matches!(keys::parse(key), Named::Chunk(_)))
    }

    pub(super) fn has_chunks(&self) -> bool {
        self.chunks().next().is_some()
    }

    /// Whether neither place holds any part of a journal.
    pub(super) fn is_empty(&self) -> bool {
        !self.keys.iter().any(|key| {
            matches!(
                keys::parse(key),
                Named::Head | Named::Manifest(_) | Named::Chunk(_) | Named::Log(_)
            )
        })
    }
}
