//! Making a generation current: verification, shrink guard, manifest, then the head, which is the commit point.
//! Knows nothing of how chunks are built or old ones tidied away.

use super::super::bucket::Bucket;
use super::super::port::StoreError;
use super::super::{frame, keys};
use super::chunks::good;
use super::compact::Compaction;
use super::large::is_large;
use super::{Damage, KEPT_SECONDS, Repository, SaveError};
use crate::domain::Timestamp;
use crate::schema::stored::{ChunkInfo, Kept, LogRecord, Manifest, encode, log_text};

impl Repository {
    /// Shrink guard, manifest, then the head.
    pub(super) fn swap(&mut self, job: &Compaction, now: Timestamp) -> Result<(), SaveError> {
        let edits = |logs: &[LogRecord]| logs.iter().map(|log| log.change.edits.len() as u64).sum::<u64>();
        let later: Vec<LogRecord> = (self.pending.iter())
            .filter(|log| log.number > job.upto)
            .cloned()
            .collect();
        let extra_edits = job
            .extra
            .as_ref()
            .map_or(0, |extra| extra.log.change.edits.len() as u64);
        let chunks = self.chunks_after(job);
        let manifest = Manifest {
            generation: job.generation,
            log: job.upto,
            chain: job.chain,
            counter: job
                .extra
                .iter()
                .flat_map(|extra| &extra.log.change.edits)
                .map(|edit| edit.after.revision.counter)
                .fold(self.counter, u64::max),
            at: job.at.unwrap_or(now).0,
            edits: self
                .edits
                .saturating_sub(edits(&later))
                .saturating_add(extra_edits),
            chunks,
        };
        self.guard_against_shrinking(job, &manifest)?;
        let key = keys::manifest(job.generation);
        let value = frame::seal(&key, &encode(&manifest));
        let checksum = frame::stated(&value);
        self.put(&key, value.clone())?;
        self.fence()?;
        if self.store.get(&key)?.as_ref() != Some(&value) {
            return Err(SaveError::NotKept);
        }
        let mut head = self.new_head(job.generation, checksum);
        head.kept = self.kept_after(job, now);
        self.put_head(head)?;
        self.became(manifest, later, job);
        Ok(())
    }

    fn became(&mut self, manifest: Manifest, later: Vec<LogRecord>, job: &Compaction) {
        if let Some(extra) = &job.extra {
            self.take_in(&extra.log, extra.checksum);
        } else if later.is_empty() {
            self.chain = manifest.chain;
        }
        self.pending = later;
        if self.pending.is_empty() {
            self.entries = manifest.entries();
            self.pending_chars = 0;
        } else {
            self.pending_chars = self.pending.iter().map(|log| log_text(log, false).len()).sum();
        }
        // What is not yet handed out is now under new ids; everything rebuilt has been handed out with the rest.
        for info in &mut self.unread {
            if let Some(new) = manifest.chunks.iter().find(|chunk| chunk.bucket == info.bucket) {
                *info = new.clone();
            }
        }
        self.unread
            .retain(|info| manifest.chunks.iter().any(|chunk| chunk.id == info.id));
        if job.whole.is_some() {
            self.rebuild = false;
            self.rejoined.clear();
            let salvaged = self.salvaged.drain(..).map(|id| keys::chunk(&id));
            self.set_aside.extend(salvaged);
        }
        self.base = manifest;
    }

    fn chunks_after(&self, job: &Compaction) -> Vec<ChunkInfo> {
        let untouched = self.base.chunks.iter().filter(|chunk| {
            Bucket::parse(&chunk.bucket).is_none_or(|bucket| !job.built.contains_key(&bucket))
        });
        let built = job.built.values().flatten();
        untouched.chain(built).cloned().collect()
    }

    /// Fewer entries than before are only right if as many were deleted, or lost and now left out for the first time.
    fn guard_against_shrinking(&self, job: &Compaction, manifest: &Manifest) -> Result<(), SaveError> {
        let included = self.pending.iter().filter(|log| log.number <= job.upto);
        let deleted = included
            .chain(job.extra.iter().map(|extra| &extra.log))
            .flat_map(|log| &log.change.edits)
            .map(|edit| &edit.after)
            .chain(&self.rejoined)
            .filter(|record| record.entry().is_none())
            .count() as u64;
        let damage = self.damage.iter().filter(|_| job.whole.is_some());
        let lost: u64 = damage.map(Damage::lost).sum();
        let explained = manifest.entries().saturating_add(deleted).saturating_add(lost);
        if explained < self.base.entries() {
            return Err(SaveError::Shrunk);
        }
        Ok(())
    }

    /// Reads new chunks once more.
    pub(super) fn verify(&self, chunks: &[ChunkInfo]) -> Result<(), SaveError> {
        for info in chunks {
            if !self.is_chunk_there(info)? {
                return Err(SaveError::NotKept);
            }
        }
        Ok(())
    }

    fn is_chunk_there(&self, info: &ChunkInfo) -> Result<bool, StoreError> {
        let key = keys::chunk(&info.id);
        let value = self.store.get(&key)?;
        Ok(value.is_some_and(|value| good(&key, &value, info.checksum).is_some()))
    }

    /// Whether the current manifest and what was written with it are still in the store.
    pub(super) fn is_generation_there(&self) -> Result<bool, StoreError> {
        // Before the first compaction there is no manifest to lose.
        if self.base.generation == 0 {
            return Ok(true);
        }
        let key = keys::manifest(self.base.generation);
        let value = self.store.get(&key)?;
        let checksum = self.head.as_ref().map(|head| head.checksum);
        if value.map(|value| frame::stated(&value)) != checksum {
            return Ok(false);
        }
        let written = [&self.base.generation.to_string(), "."].concat();
        for info in self
            .base
            .chunks
            .iter()
            .filter(|info| info.id.starts_with(&written))
        {
            if !self.is_chunk_there(info)? {
                return Ok(false);
            }
        }
        Ok(true)
    }

    /// The snapshot to keep: the state before the newest large action, or the one kept so far while it is due.
    fn kept_after(&self, job: &Compaction, now: Timestamp) -> Option<Kept> {
        let included = self.pending.iter().filter(|log| log.number <= job.upto);
        let large = included
            .chain(job.extra.iter().map(|extra| &extra.log))
            .rfind(|log| is_large(&log.change));
        let kept = self.head.as_ref().and_then(|head| head.kept.clone());
        match large {
            Some(log) => Some(Kept {
                generation: self.base.generation,
                log: log.number.saturating_sub(1),
                until: now.0.saturating_add(KEPT_SECONDS),
            }),
            None => kept.filter(|kept| kept.until > now.0),
        }
    }
}
