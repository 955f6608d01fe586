//! Tidying away what nothing needs any more, and keeping a reserve. What cannot be read is never touched.
//! Knows nothing of how generations are made.

use super::super::frame;
use super::super::keys::{self, Named};
use super::super::port::{LIMIT, StoreError};
use super::{HISTORY_CHARS, HISTORY_SECONDS, RESERVE_CHARS, Repository, SaveError};
use crate::domain::{SmallSet, Timestamp, sort};
use crate::schema::stored::{Manifest, decode, parse_log};

impl Repository {
    /// Keys that neither the current nor the previous generation, a kept snapshot or the history needs.
    /// What cannot be read is never among them.
    pub(super) fn unneeded(&self, now: Timestamp) -> Result<Vec<String>, StoreError> {
        // Only if the new head is really there.
        let Some(head) = self.head.as_ref().filter(|_| self.fence().is_ok()) else {
            return Ok(Vec::new());
        };
        let kept = head.kept.as_ref().map(|kept| kept.generation);
        let mut needed: SmallSet<String> = SmallSet::default();
        let mut log_from = self.base.log;
        for generation in [head.generation, head.previous].into_iter().chain(kept) {
            let key = keys::manifest(generation);
            let value = self.store.get(&key)?;
            let payload = value.as_deref().and_then(|value| frame::open(&key, value));
            let manifest: Manifest = payload.and_then(decode).unwrap_or_default();
            log_from = log_from.min(manifest.log);
            for chunk in &manifest.chunks {
                needed.insert(keys::chunk(&chunk.id));
            }
            needed.insert(key);
        }
        let mut logs: Vec<(u64, String)> = Vec::new();
        let mut unneeded = Vec::new();
        for key in self.store.keys()? {
            match keys::parse(&key) {
                Named::Manifest(_) | Named::Chunk(_) if !needed.contains(&key) => unneeded.push(key),
                Named::Log(number) | Named::Past(number) if number <= log_from => logs.push((number, key)),
                // Left by an attempt that was never committed.
                Named::Past(number) if number > self.last => unneeded.push(key),
                _ => {}
            }
        }
        sort(&mut logs);
        // A log record of the same number is what happened instead of a large action that was never finished.
        let mut before = None;
        for (number, key) in &logs {
            if before == Some(*number) {
                unneeded.push(key.clone());
            }
            before = Some(*number);
        }
        logs.dedup_by_key(|(number, _)| *number);
        unneeded.extend(self.expired(logs, now)?);
        let mut readable = Vec::new();
        for key in unneeded {
            let value = self.store.get(&key)?;
            if value.is_some_and(|value| frame::open(&key, &value).is_some()) {
                readable.push(key);
            }
        }
        Ok(readable)
    }

    /// Of log records that recovery does not need, oldest first: those too old or too many for the history.
    fn expired(&self, logs: Vec<(u64, String)>, now: Timestamp) -> Result<Vec<String>, StoreError> {
        let mut chars: usize = 0;
        let mut expired = Vec::new();
        for (_, key) in logs.into_iter().rev() {
            let Some(value) = self.store.get(&key)? else {
                continue;
            };
            chars = chars.saturating_add(value.len());
            let log = frame::open(&key, &value).and_then(parse_log);
            let is_young = log.is_some_and(|log| log.at.0 > now.0.saturating_sub(HISTORY_SECONDS));
            let is_large = matches!(keys::parse(&key), Named::Past(_));
            if !is_young || (chars > HISTORY_CHARS && !is_large) {
                expired.push(key);
            }
        }
        Ok(expired)
    }

    pub(super) fn restore_reserve(&self) -> Result<(), SaveError> {
        if self.store.get(keys::RESERVE)?.is_none() {
            let room = LIMIT.saturating_div(5).saturating_mul(3);
            if self.store.usage()?.all.saturating_add(RESERVE_CHARS) < room {
                self.store.set(keys::RESERVE, &"0".repeat(RESERVE_CHARS))?;
            }
        }
        Ok(())
    }
}
