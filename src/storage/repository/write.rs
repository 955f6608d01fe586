//! Single writes: put and read back, the fence against other writers, repairs before the first write.
//! Knows no actions.

use super::super::keys::{self, Named};
use super::super::port::StoreError;
use super::super::{frame, mirror::Batch};
use super::{Committed, Gate, RESERVE_CHARS, Repository, SaveError};
use crate::domain::Timestamp;
use crate::schema::stored::{FORMAT, Head, encode};

impl Repository {
    /// Whether anything may be written now.
    pub(super) const fn writable(&self) -> Result<(), SaveError> {
        match self.gate {
            Gate::Open => Ok(()),
            Gate::MirrorPending => Err(SaveError::MirrorPending),
            Gate::ReadOnly(why) => Err(SaveError::ReadOnly(why)),
            Gate::Frozen => Err(SaveError::Frozen),
        }
    }

    /// Writes and reads back. A small value may use up the reserve.
    pub(super) fn put(&mut self, key: &str, value: String) -> Result<(), SaveError> {
        let mut result = self.store.set(key, &value);
        let may_use_reserve = value.len() < RESERVE_CHARS;
        if result == Err(StoreError::Full) && may_use_reserve && self.store.remove(keys::RESERVE).is_ok() {
            result = self.store.set(key, &value);
        }
        match (self.store.get(key), result) {
            (Ok(Some(found)), _) if found == value => {
                self.outbox.push((key.to_owned(), Some(value)));
                Ok(())
            }
            (_, Err(error)) | (Err(error), Ok(())) => Err(error.into()),
            (Ok(_), Ok(())) => Err(SaveError::NotKept),
        }
    }

    /// Removes a key here and in the recovery copy.
    pub(super) fn discard(&mut self, key: &str) -> Result<(), SaveError> {
        self.store.remove(key)?;
        self.outbox.push((key.to_owned(), None));
        Ok(())
    }

    /// Makes a head current.
    pub(super) fn put_head(&mut self, head: Head) -> Result<(), SaveError> {
        let value = frame::seal(keys::HEAD, &encode(&head));
        self.put(keys::HEAD, value.clone())?;
        self.head = Some(head);
        self.head_text = Some(value);
        Ok(())
    }

    /// A head for this profile.
    pub(super) fn new_head(&self, generation: u64, checksum: u32) -> Head {
        Head {
            format: FORMAT,
            min_reader: FORMAT,
            min_writer: FORMAT,
            generation,
            checksum,
            previous: self.base.generation,
            device: self.device.code(),
            kept: None,
        }
    }

    /// Whether the store is still the one that was opened: nobody else has written.
    pub(super) fn fence(&self) -> Result<(), SaveError> {
        if self.store.get(keys::HEAD)? != self.head_text {
            return Err(SaveError::Elsewhere);
        }
        let next = keys::log(self.last.saturating_add(1));
        if !self.set_aside.contains(&next) && self.store.get(&next)?.is_some() {
            return Err(SaveError::Elsewhere);
        }
        let is_in_log = self.pending.last().is_some_and(|log| log.number == self.last);
        if is_in_log && !self.rebuild && self.restore.is_empty() {
            let last = self.store.get(&keys::log(self.last))?;
            if last.is_none_or(|value| frame::stated(&value) != self.chain) {
                return Err(SaveError::Elsewhere);
            }
        }
        Ok(())
    }

    /// Repairs what opening found: sets unreadable values aside, takes over what the recovery copy still had,
    /// and writes a new generation if anything was found outside the order, for which everything must be loaded first.
    /// Then the store is ordinary again. Returns what the recovery copy needs.
    pub fn repair(&mut self, now: Timestamp) -> Result<Batch, SaveError> {
        self.writable()?;
        self.repair_values()?;
        if self.rebuild {
            self.rebuild_all(now)?;
            self.repair_values()?;
        }
        Ok(self.take_batch())
    }

    /// [`Repository::repair`] without an action to save, if there is anything to repair and nobody else has written.
    pub fn repair_if_needed(&mut self, now: Timestamp) -> Result<Option<Committed>, SaveError> {
        if !self.can_be_repaired() {
            return Ok(None);
        }
        self.writable()?;
        self.fence()?;
        let mirror = self.repair(now)?;
        Ok(Some(Committed {
            number: self.last,
            mirror,
        }))
    }

    /// Whether opening found nothing to repair, or it is repaired.
    pub(super) const fn is_in_order(&self) -> bool {
        !self.rebuild && self.set_aside.is_empty() && self.restore.is_empty()
    }

    /// Whether there is something to repair that does not wait for older records.
    pub fn can_be_repaired(&self) -> bool {
        !self.is_in_order() && (!self.rebuild || self.is_loaded())
    }

    pub(super) fn repair_values(&mut self) -> Result<(), SaveError> {
        if self.rebuild && !self.is_loaded() {
            // What is damaged is asked of the recovery copy while it is being loaded.
            return Err(SaveError::NotLoaded);
        }
        while let Some(key) = self.set_aside.last().cloned() {
            if let Some(value) = self.store.get(&key)? {
                let aside = keys::quarantine(&key, frame::checksum(&[&value]));
                self.store.set(&aside, &value)?;
                if self.store.get(&aside)?.as_ref() != Some(&value) {
                    return Err(SaveError::NotKept);
                }
                // The head stays until a good one replaces it.
                if keys::parse(&key) != Named::Head {
                    self.store.remove(&key)?;
                }
            }
            self.set_aside.pop();
        }
        while let Some((key, value)) = self.restore.first().cloned() {
            self.put(&key, value.clone())?;
            if key == keys::HEAD {
                self.head_text = Some(value);
            }
            self.restore.remove(0);
        }
        Ok(())
    }
}
