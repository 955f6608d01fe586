//! Erasing everything, and the raw dump of everything. Knows no file.

use super::super::keys;
use super::super::port::StoreError;
use super::{Gate, ReadOnly, Repository, SaveError};
use crate::domain::SmallMap;

impl Repository {
    /// Removes everything of ours except a mark that says so: the head is overwritten first, which is the commit point.
    /// Then the recovery copy is to be deleted and [`Repository::finish_erasing`] called;
    /// opening with [`super::Origin::Erasing`] means the same.
    pub fn erase(&mut self) -> Result<(), SaveError> {
        if self.gate == Gate::Frozen {
            return Err(SaveError::Frozen);
        }
        self.store.remove(keys::RESERVE)?;
        self.store.set(keys::HEAD, keys::ERASING)?;
        if self.store.get(keys::HEAD)?.as_deref() != Some(keys::ERASING) {
            return Err(SaveError::NotKept);
        }
        self.gate = Gate::ReadOnly(ReadOnly::Erased);
        self.outbox.clear();
        self.job = None;
        self.remove_all_but_head()
    }

    /// Removes the mark, once the recovery copy is deleted. Opening again gives a first run.
    pub fn finish_erasing(&mut self) -> Result<(), SaveError> {
        if self.gate != Gate::ReadOnly(ReadOnly::Erased) {
            return Err(SaveError::Elsewhere);
        }
        let head = self.store.get(keys::HEAD)?;
        if head == self.head_text {
            // The browser has taken the mark back.
            self.store.set(keys::HEAD, keys::ERASING)?;
        } else if head.as_deref() != Some(keys::ERASING) {
            // Another tab has finished it: what is there now is a new journal.
            return Ok(());
        }
        self.remove_all_but_head()?;
        Ok(self.store.remove(keys::HEAD)?)
    }

    /// Whether another tab is erasing the journal that was opened here: the mark of it is in the place of the head.
    pub fn is_being_erased(&self) -> bool {
        self.gate != Gate::ReadOnly(ReadOnly::Erased) && self.is_head(Some(keys::ERASING))
    }

    /// Whether the journal that was opened here may have been erased: there is no head any more, or the mark.
    pub fn may_be_erased(&self) -> bool {
        self.is_head(None) || self.is_head(Some(keys::ERASING))
    }

    fn is_head(&self, value: Option<&str>) -> bool {
        self.store
            .get(keys::HEAD)
            .is_ok_and(|head| head.as_deref() == value)
    }

    fn remove_all_but_head(&self) -> Result<(), SaveError> {
        for key in self.store.keys()? {
            if key != keys::HEAD {
                self.store.remove(&key)?;
            }
        }
        let is_bare = self.store.keys()?.iter().all(|key| key == keys::HEAD);
        is_bare.then_some(()).ok_or(SaveError::NotKept)
    }

    /// Every value of ours as it is, damaged ones included, for a raw backup.
    pub fn raw_dump(&self) -> Result<SmallMap<String, String>, StoreError> {
        let mut dump = SmallMap::new();
        for key in self.store.keys()? {
            if key != keys::RESERVE
                && let Some(value) = self.store.get(&key)?
            {
                dump.insert(key, value);
            }
        }
        Ok(dump)
    }
}
