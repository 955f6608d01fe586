//! Erasing everything, and the raw dump of everything. Knows no file.

use std::collections::BTreeMap;

use super::super::keys;
use super::super::port::StoreError;
use super::{Gate, ReadOnly, Repository, SaveError};

impl Repository {
    /// Removes everything of ours except a mark that says so. Then the recovery copy is to be deleted
    /// and [`Repository::finish_erasing`] called; opening with [`super::Origin::Erasing`] means the same.
    pub fn erase(&mut self) -> Result<(), SaveError> {
        if self.gate == Gate::Frozen {
            return Err(SaveError::Frozen);
        }
        // A full store must not be in the way.
        self.store.remove(keys::RESERVE)?;
        self.store.set(keys::ERASING, "1")?;
        self.gate = Gate::ReadOnly(ReadOnly::Erased);
        self.outbox.clear();
        // The head first: whatever happens next, the journal does not open again.
        self.store.remove(keys::HEAD)?;
        for key in self.store.keys()? {
            if key != keys::ERASING {
                self.store.remove(&key)?;
            }
        }
        Ok(())
    }

    /// Removes the mark, once the recovery copy is deleted. Opening again gives a first run.
    pub fn finish_erasing(&mut self) -> Result<(), SaveError> {
        for key in self.store.keys()? {
            if key != keys::ERASING {
                self.store.remove(&key)?;
            }
        }
        Ok(self.store.remove(keys::ERASING)?)
    }

    /// Every value of ours as it is, damaged ones included, for a raw backup.
    pub fn raw_dump(&self) -> Result<BTreeMap<String, String>, StoreError> {
        let mut dump = BTreeMap::new();
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
