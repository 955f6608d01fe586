//! Compaction: new chunks, manifest, verification, then the head is swapped, which is the commit point.
//! In steps small enough for idle moments; commits may happen in between. A crash at any step leaves a valid state.

use std::collections::{BTreeMap, BTreeSet};

use super::super::bucket::Bucket;
use super::super::frame;
use super::super::keys::{self, Named};
use super::super::mirror::Batch;
use super::super::port::{LIMIT, StoreError};
use super::build::{Lines, newest, touched};
use super::chunks::good;
use super::{
    HISTORY_CHARS, HISTORY_SECONDS, KEPT_SECONDS, LOG_CHARS, LOG_RECORDS, MANY_DELETES, RESERVE_CHARS,
    Repository, SaveError,
};
use crate::domain::{Action, Change, Timestamp};
use crate::schema::stored::{ChunkInfo, Kept, LogRecord, Manifest, decode, encode, log_text, parse_log};

/// How far a compaction is.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Step {
    /// More to do. What the recovery copy needs so far.
    Working(Batch),
    /// Finished. What the recovery copy needs.
    Done(Batch),
}

/// A compaction in progress.
pub(super) struct Compaction {
    generation: u64,
    /// The last log record that goes into chunks, its checksum and its time.
    upto: u64,
    chain: u32,
    at: Option<Timestamp>,
    todo: Vec<Bucket>,
    /// The content of every bucket, when all of them are made anew.
    whole: Option<BTreeMap<Bucket, Lines>>,
    built: BTreeMap<Bucket, Option<ChunkInfo>>,
    /// An action that is committed by this compaction, and the checksum of what is kept to take it back.
    extra: Option<(LogRecord, u32)>,
    stage: Stage,
}

enum Stage {
    Build,
    Swap,
    Clean(Vec<String>),
}

impl Repository {
    /// Whether the log has grown long enough for a compaction, or something waits for repair.
    pub fn wants_compaction(&self) -> bool {
        self.job.is_some()
            || self.rebuild
            || self.pending.len() > LOG_RECORDS
            || self.pending_chars > LOG_CHARS
    }

    /// One step of compacting. On an error the attempt is given up, the state is as it was, and it can be tried again.
    pub fn compact_step(&mut self, now: Timestamp) -> Result<Step, SaveError> {
        self.writable()?;
        self.fence()?;
        self.repair_values()?;
        if self.job.is_none() {
            let job = self.plan(self.rebuild, None)?;
            self.job = Some(job);
        }
        match self.advance(now) {
            Ok(true) => Ok(Step::Done(self.take_batch())),
            Ok(false) => Ok(Step::Working(self.take_batch())),
            Err(error) => {
                self.give_up();
                Err(error)
            }
        }
    }

    /// Compacts to the end. Returns what the recovery copy needs.
    pub fn compact(&mut self, now: Timestamp) -> Result<Batch, SaveError> {
        let mut batch = Batch::new();
        loop {
            match self.compact_step(now)? {
                Step::Working(part) => batch.extend(part),
                Step::Done(part) => {
                    batch.extend(part);
                    return Ok(batch);
                }
            }
        }
    }

    pub(super) fn rebuild_all(&mut self, now: Timestamp) -> Result<(), SaveError> {
        self.give_up();
        self.run(true, None, now)
    }

    /// Commits a large action as new chunks.
    pub(super) fn compact_with(&mut self, log: LogRecord, now: Timestamp) -> Result<(), SaveError> {
        self.give_up();
        let key = keys::past(log.number);
        let value = frame::seal(&key, &log_text(&log, true));
        let checksum = frame::stated(&value);
        let result = self
            .put(&key, value)
            .and_then(|()| self.run(false, Some((log, checksum)), now));
        if result.is_err() && self.last < number_of(&key) {
            let _ = self.discard(&key);
        }
        result
    }

    fn run(
        &mut self,
        is_whole: bool,
        extra: Option<(LogRecord, u32)>,
        now: Timestamp,
    ) -> Result<(), SaveError> {
        let committed_before = self.base.generation;
        let job = self.plan(is_whole, extra)?;
        self.job = Some(job);
        loop {
            match self.advance(now) {
                Ok(true) => return Ok(()),
                Ok(false) => {}
                Err(error) => {
                    self.give_up();
                    // Once the head is swapped only tidying is left, and that can wait.
                    return if self.base.generation > committed_before {
                        Ok(())
                    } else {
                        Err(error)
                    };
                }
            }
        }
    }

    fn plan(&mut self, is_whole: bool, extra: Option<(LogRecord, u32)>) -> Result<Compaction, SaveError> {
        let logs = || self.pending.iter().chain(extra.iter().map(|(log, _)| log));
        let todo: Vec<Bucket> = touched(logs()).into_iter().collect();
        let generation = self.unused_generation()?;
        let (whole, todo) = if is_whole {
            let whole = self.all_lines(extra.as_ref().map(|(log, _)| log))?;
            let old = self
                .base
                .chunks
                .iter()
                .filter_map(|chunk| Bucket::parse(&chunk.bucket));
            let todo: BTreeSet<Bucket> = whole.keys().copied().chain(old).collect();
            (Some(whole), todo.into_iter().collect())
        } else {
            (None, todo)
        };
        Ok(Compaction {
            generation,
            upto: extra.as_ref().map_or(self.last, |(log, _)| log.number),
            chain: extra.as_ref().map_or(self.chain, |(_, checksum)| *checksum),
            at: extra.as_ref().map_or(self.last_commit, |(log, _)| Some(log.at)),
            todo,
            whole,
            built: BTreeMap::new(),
            extra,
            stage: Stage::Build,
        })
    }

    /// A generation of which no trace is in the store, so that no key is ever used for two contents.
    fn unused_generation(&self) -> Result<u64, StoreError> {
        let used = self
            .store
            .keys()?
            .into_iter()
            .filter_map(|key| match keys::parse(&key) {
                Named::Manifest(generation) => Some(generation),
                Named::Chunk(id) => id
                    .split_once('.')
                    .and_then(|(generation, _)| generation.parse().ok()),
                _ => None,
            });
        Ok(used.fold(self.base.generation, u64::max).saturating_add(1))
    }

    /// Does one step; whether that was the last.
    fn advance(&mut self, now: Timestamp) -> Result<bool, SaveError> {
        let Some(mut job) = self.job.take() else {
            return Ok(true);
        };
        let result = self.advance_job(&mut job, now);
        if !matches!(result, Ok(true)) {
            self.job = Some(job);
        }
        result
    }

    fn advance_job(&mut self, job: &mut Compaction, now: Timestamp) -> Result<bool, SaveError> {
        match &mut job.stage {
            Stage::Build => {
                match job.todo.pop() {
                    Some(bucket) => self.build_bucket(job, bucket)?,
                    None => job.stage = Stage::Swap,
                }
                Ok(false)
            }
            Stage::Swap => {
                self.swap(job, now)?;
                job.stage = Stage::Clean(self.unneeded(now)?);
                Ok(false)
            }
            Stage::Clean(unneeded) => {
                let rest = unneeded.split_off(unneeded.len().min(16));
                for key in std::mem::replace(unneeded, rest) {
                    self.discard(&key)?;
                }
                if !unneeded.is_empty() {
                    return Ok(false);
                }
                self.restore_reserve()?;
                Ok(true)
            }
        }
    }

    fn build_bucket(&mut self, job: &mut Compaction, bucket: Bucket) -> Result<(), SaveError> {
        let lines = match &mut job.whole {
            Some(whole) => whole.remove(&bucket).unwrap_or_default(),
            None => {
                let included = self.pending.iter().filter(|log| log.number <= job.upto);
                let newest = newest(included.chain(job.extra.iter().map(|(log, _)| log)));
                self.bucket_lines(bucket, &newest)?
            }
        };
        if lines.is_empty() {
            job.built.insert(bucket, None);
            return Ok(());
        }
        let id = format!("{}.{}", job.generation, bucket.code());
        let key = keys::chunk(&id);
        let value = frame::seal(&key, &lines.payload());
        let mut info = lines.info(id, bucket);
        info.length = value.len();
        info.checksum = frame::stated(&value);
        job.built.insert(bucket, Some(info));
        self.put(&key, value)
    }

    /// Manifest, verification, shrink guard, then the head.
    fn swap(&mut self, job: &Compaction, now: Timestamp) -> Result<(), SaveError> {
        let edits = |logs: &[LogRecord]| logs.iter().map(|log| log.change.edits.len() as u64).sum::<u64>();
        let later: Vec<LogRecord> = (self.pending.iter())
            .filter(|log| log.number > job.upto)
            .cloned()
            .collect();
        let extra_edits = job
            .extra
            .as_ref()
            .map_or(0, |(log, _)| log.change.edits.len() as u64);
        let chunks = self.chunks_after(job);
        let manifest = Manifest {
            generation: job.generation,
            log: job.upto,
            chain: job.chain,
            counter: job
                .extra
                .iter()
                .flat_map(|(log, _)| &log.change.edits)
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
        self.verify(job)?;
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
        if let Some((log, checksum)) = &job.extra {
            self.take_in(log, *checksum);
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

    /// Fewer entries than before are only right if as many were deleted.
    fn guard_against_shrinking(&self, job: &Compaction, manifest: &Manifest) -> Result<(), SaveError> {
        let included = self.pending.iter().filter(|log| log.number <= job.upto);
        let deleted = included
            .chain(job.extra.iter().map(|(log, _)| log))
            .flat_map(|log| &log.change.edits)
            .map(|edit| &edit.after)
            .chain(&self.rejoined)
            .filter(|record| record.entry().is_none())
            .count() as u64;
        let lost: u64 = self.damage.iter().map(super::Damage::lost).sum();
        let explained = manifest.entries().saturating_add(deleted).saturating_add(lost);
        if explained < self.base.entries() {
            return Err(SaveError::Shrunk);
        }
        Ok(())
    }

    /// Reads every new chunk once more.
    fn verify(&self, job: &Compaction) -> Result<(), SaveError> {
        for info in job.built.values().flatten() {
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
        let key = keys::manifest(self.base.generation);
        let value = self.store.get(&key)?;
        let checksum = self.head.as_ref().map(|head| head.checksum);
        if value.map(|value| frame::stated(&value)) != checksum {
            return Ok(false);
        }
        let written = format!("{}.", self.base.generation);
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
            .chain(job.extra.iter().map(|(log, _)| log))
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

    /// Keys that neither the current nor the previous generation, a kept snapshot or the history needs.
    /// What cannot be read is never among them.
    fn unneeded(&self, now: Timestamp) -> Result<Vec<String>, StoreError> {
        // Only if the new head is really there.
        let Some(head) = self.head.as_ref().filter(|_| self.fence().is_ok()) else {
            return Ok(Vec::new());
        };
        let mut generations = BTreeSet::from([head.generation, head.previous]);
        generations.extend(head.kept.as_ref().map(|kept| kept.generation));
        let mut needed: BTreeSet<String> = BTreeSet::new();
        let mut log_from = self.base.log;
        for generation in generations {
            let key = keys::manifest(generation);
            let value = self.store.get(&key)?;
            let payload = value.as_deref().and_then(|value| frame::open(&key, value));
            let manifest: Manifest = payload.and_then(decode).unwrap_or_default();
            log_from = log_from.min(manifest.log);
            needed.extend(manifest.chunks.iter().map(|chunk| keys::chunk(&chunk.id)));
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
        logs.sort();
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

    fn restore_reserve(&self) -> Result<(), SaveError> {
        if self.store.get(keys::RESERVE)?.is_none() {
            let room = LIMIT.saturating_div(5).saturating_mul(3);
            if self.store.usage()?.all.saturating_add(RESERVE_CHARS) < room {
                self.store.set(keys::RESERVE, &"0".repeat(RESERVE_CHARS))?;
            }
        }
        Ok(())
    }

    /// Drops an attempt and tidies away what it had written.
    fn give_up(&mut self) {
        let Some(job) = self.job.take() else {
            return;
        };
        if self.base.generation == job.generation {
            return;
        }
        // If the head was written although it was reported as failed, these keys are in use.
        if self
            .store
            .get(keys::HEAD)
            .ok()
            .is_none_or(|head| head != self.head_text)
        {
            return;
        }
        let built = job.built.values().flatten().map(|info| keys::chunk(&info.id));
        for key in built.chain([keys::manifest(job.generation)]) {
            let _ = self.discard(&key);
        }
    }
}

fn number_of(key: &str) -> u64 {
    match keys::parse(key) {
        Named::Past(number) => number,
        _ => 0,
    }
}

/// Whether the state before this change is to be kept for some days.
pub(super) fn is_large(change: &Change) -> bool {
    let deletes = || {
        change
            .edits
            .iter()
            .filter(|edit| edit.after.entry().is_none())
            .count()
    };
    matches!(change.action, Action::Import(_) | Action::Replace) || deletes() >= MANY_DELETES
}
