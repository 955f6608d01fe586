//! Following another tab that writes, and comparing with the recovery copy.
//! Writes nothing to the store.

use super::super::frame;
use super::super::keys::{self, Named};
use super::super::mirror::{Batch, MirrorMeta, MirrorState};
use super::super::port::StoreError;
use super::{Gate, Repository};
use crate::domain::Record;
use crate::schema::stored::{Head, decode, parse_log};

/// What another tab has written since.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum CaughtUp {
    /// These records, perhaps none.
    Records(Vec<Record>),
    /// A new generation or something unexpected: open again.
    Reopen,
}

impl Repository {
    /// Reads what another tab has committed since this was opened.
    pub fn catch_up(&mut self) -> Result<CaughtUp, StoreError> {
        if self.store.get(keys::HEAD)? != self.head_text || self.rebuild || !self.restore.is_empty() {
            return Ok(CaughtUp::Reopen);
        }
        if let Some(last) = self.pending.last() {
            let value = self.store.get(&keys::log(last.number))?;
            if value.is_none_or(|value| frame::stated(&value) != self.chain) {
                // What was read before has been taken back.
                return Ok(CaughtUp::Reopen);
            }
        }
        let mut records = Vec::new();
        loop {
            let number = self.last.saturating_add(1);
            let key = keys::log(number);
            let Some(value) = self.store.get(&key)? else {
                return Ok(CaughtUp::Records(records));
            };
            let log = frame::open(&key, &value).and_then(parse_log);
            let Some(log) = log.filter(|log| log.number == number && log.chain == self.chain) else {
                return Ok(CaughtUp::Reopen);
            };
            if self.is_saving() {
                // What was begun here does not fit any more, and begins anew when this tab writes again.
                self.job = None;
            }
            self.take_in(&log, frame::stated(&value));
            self.pending_chars = self.pending_chars.saturating_add(value.len());
            records.extend(log.change.edits.iter().map(|edit| edit.after.clone()));
            self.pending.push(log);
        }
    }

    /// Compares with the recovery copy (`None`: there is none) and allows writing, unless the copy knows more.
    pub fn compare_mirror(&mut self, meta: Option<&MirrorMeta>) -> Result<MirrorState, StoreError> {
        let Some(meta) = meta else {
            self.has_mirror = false;
            self.unlock();
            return Ok(MirrorState::InStep);
        };
        let copied: Option<Head> = (meta.head.as_ref())
            .and_then(|value| frame::open(keys::HEAD, value))
            .and_then(decode);
        let is_ahead = copied
            .as_ref()
            .is_some_and(|head| head.generation > self.base.generation)
            || meta.last_log() > self.last;
        let is_damaged = self.rebuild || !self.set_aside.is_empty();
        if self.copies.is_none() && copied.is_some() && (is_ahead || is_damaged) {
            return Ok(MirrorState::Ahead);
        }
        self.unlock();
        let batch = self.difference(meta)?;
        Ok(if batch.is_empty() {
            MirrorState::InStep
        } else {
            MirrorState::Behind(batch)
        })
    }

    fn unlock(&mut self) {
        if self.gate == Gate::MirrorPending {
            self.gate = Gate::Open;
        }
    }

    /// What the copy lacks, and what it has too much of.
    fn difference(&self, meta: &MirrorMeta) -> Result<Batch, StoreError> {
        let is_mirrored = |key: &str| !matches!(keys::parse(key), Named::Quarantine) && key != keys::RESERVE;
        let local = self.store.keys()?;
        let mut batch = Batch::new();
        for key in &local {
            let changes = key == keys::HEAD || key == keys::BACKUP;
            if !is_mirrored(key) || (meta.keys.contains(key) && !changes) {
                continue;
            }
            if let Some(value) = self.store.get(key)? {
                let is_same = key == keys::HEAD && meta.head.as_ref() == Some(&value);
                // A damaged value must not replace or hide what the copy has.
                if !is_same && frame::open(key, &value).is_some() {
                    batch.push((key.clone(), Some(value)));
                }
            }
        }
        let only_mark = batch.iter().all(|(key, _)| key == keys::BACKUP);
        let is_whole = self.damage.is_empty() && !self.rebuild && self.restore.is_empty();
        for key in meta.keys.iter().filter(|_| is_whole) {
            let is_needed = self
                .base
                .chunks
                .iter()
                .any(|chunk| keys::chunk(&chunk.id) == *key);
            if !local.contains(key) && !is_needed {
                batch.push((key.clone(), None));
            }
        }
        // One that was taken back is different, whatever the copy's says.
        let is_only_known_mark = only_mark
            && matches!(batch.as_slice(), [(_, Some(_))])
            && meta.keys.iter().any(|key| key == keys::BACKUP);
        Ok(if is_only_known_mark { Batch::new() } else { batch })
    }
}
