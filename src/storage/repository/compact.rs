//! Compaction: new chunks, manifest, verification, then the head is swapped, which is the commit point.
//! In steps small enough for idle moments; commits may happen in between. A crash at any step leaves a valid state.

use super::super::bucket::Bucket;
use super::super::frame;
use super::super::keys::{self, Named};
use super::super::mirror::Batch;
use super::super::port::StoreError;
use super::build::{Lines, Newest, touched};
use super::large::Extra;
use super::{LOG_CHARS, LOG_RECORDS, Repository, SaveError};
use crate::domain::{SmallMap, Timestamp};
use crate::schema::stored::ChunkInfo;

/// New chunks that are read once more in one step.
const VERIFIED_AT_ONCE: usize = 8;

/// How far a compaction is.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Step {
    /// More to do. What the recovery copy needs so far.
    Working(Batch),
    /// Finished. What the recovery copy needs.
    Done(Batch),
    /// Nothing was done: a large action is being saved.
    Nothing,
}

/// A compaction in progress, as the engine holds it. Behind a trait, because the first part of the program
/// can then let go of one without knowing what it is made of (`docs/decisions/0003-split.md`).
pub(super) trait Job {
    /// What it is made of.
    fn parts(&self) -> &Compaction;
    /// What it is made of.
    fn parts_mut(&mut self) -> &mut Compaction;
}

impl Job for Compaction {
    fn parts(&self) -> &Compaction {
        self
    }

    fn parts_mut(&mut self) -> &mut Compaction {
        self
    }
}

/// A compaction in progress.
pub(super) struct Compaction {
    pub(super) generation: u64,
    /// The last log record that goes into chunks, its checksum and its time.
    pub(super) upto: u64,
    pub(super) chain: u32,
    pub(super) at: Option<Timestamp>,
    pub(super) todo: Vec<Bucket>,
    /// The content of every bucket, when all of them are made anew.
    pub(super) whole: Option<SmallMap<Bucket, Lines>>,
    /// What the log it includes puts into buckets, when only some of them are made anew.
    newest: Newest,
    pub(super) built: SmallMap<Bucket, Option<ChunkInfo>>,
    /// An action that is committed by this compaction.
    pub(super) extra: Option<Extra>,
    stage: Stage,
}

enum Stage {
    Build,
    /// Chunks that are to be read once more.
    Verify(Vec<ChunkInfo>),
    Swap,
    Clean(Vec<String>),
}

impl Repository {
    /// Whether the log has grown long enough for a compaction, or something waits for repair.
    pub fn wants_compaction(&self) -> bool {
        let is_due = self.job.is_some()
            || self.rebuild
            || self.pending.len() > LOG_RECORDS
            || self.pending_chars > LOG_CHARS;
        is_due && !self.is_saving()
    }

    /// One step of compacting. On an error the attempt is given up, the state is as it was, and it can be tried again.
    /// While a large action is being saved there is nothing else to compact.
    pub fn compact_step(&mut self, now: Timestamp) -> Result<Step, SaveError> {
        if self.is_saving() {
            return Ok(Step::Nothing);
        }
        self.writable()?;
        self.fence()?;
        self.repair_values()?;
        if self.job.is_none() {
            let job = self.plan(self.rebuild, None)?;
            self.job = Some(Box::new(job));
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
                Step::Nothing => return Ok(batch),
            }
        }
    }

    pub(super) fn rebuild_all(&mut self, now: Timestamp) -> Result<(), SaveError> {
        self.give_up();
        self.run_whole(now)
    }

    fn run_whole(&mut self, now: Timestamp) -> Result<(), SaveError> {
        let committed_before = self.base.generation;
        let job = self.plan(true, None)?;
        self.job = Some(Box::new(job));
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

    pub(super) fn plan(&mut self, is_whole: bool, extra: Option<Extra>) -> Result<Compaction, SaveError> {
        let logs = || self.pending.iter().chain(extra.iter().map(|extra| &extra.log));
        let todo = touched(logs());
        let newest = if is_whole {
            Newest::default()
        } else {
            Newest::of(logs())
        };
        let generation = self.unused_generation()?;
        let (whole, todo) = if is_whole {
            let whole = self.all_lines(extra.as_ref().map(|extra| &extra.log))?;
            let old = self
                .base
                .chunks
                .iter()
                .filter_map(|chunk| Bucket::parse(&chunk.bucket));
            let todo = whole.keys().copied().chain(old).collect();
            (Some(whole), todo)
        } else {
            (None, todo)
        };
        Ok(Compaction {
            generation,
            upto: extra.as_ref().map_or(self.last, |extra| extra.log.number),
            chain: extra.as_ref().map_or(self.chain, |extra| extra.checksum),
            at: (extra.as_ref()).map_or(self.last_commit, |extra| Some(extra.log.at)),
            todo: todo.into_vec(),
            whole,
            newest,
            built: SmallMap::new(),
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
    pub(super) fn advance(&mut self, now: Timestamp) -> Result<bool, SaveError> {
        let Some(mut job) = self.job.take() else {
            return Ok(true);
        };
        let result = self.advance_job(job.parts_mut(), now);
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
                    None => job.stage = Stage::Verify(job.built.values().flatten().cloned().collect()),
                }
                Ok(false)
            }
            Stage::Verify(unread) => {
                let rest = unread.split_off(unread.len().min(VERIFIED_AT_ONCE));
                self.verify(&std::mem::replace(unread, rest))?;
                if unread.is_empty() {
                    job.stage = Stage::Swap;
                }
                Ok(false)
            }
            Stage::Swap => {
                if let Some(extra) = &job.extra {
                    self.put(&keys::past(extra.log.number), extra.past.clone())?;
                }
                self.swap(job, now)?;
                job.extra = None;
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
            None => self.bucket_lines(bucket, &job.newest)?,
        };
        if lines.is_empty() {
            job.built.insert(bucket, None);
            return Ok(());
        }
        let id = [&job.generation.to_string(), ".", &bucket.code()].concat();
        let key = keys::chunk(&id);
        let value = frame::seal(&key, &lines.payload());
        let mut info = lines.info(id, bucket);
        info.length = value.len();
        info.checksum = frame::stated(&value);
        if let Some(extra) = &mut job.extra {
            extra.room = extra.room.checked_sub(value.len()).ok_or(SaveError::TooLarge)?;
        }
        job.built.insert(bucket, Some(info));
        self.put(&key, value)
    }

    /// Drops an attempt and tidies away what it had written.
    pub(super) fn give_up(&mut self) {
        let Some(job) = self.job.take() else {
            return;
        };
        let job = job.parts();
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
        let past = job.extra.iter().map(|extra| keys::past(extra.log.number));
        for key in built.chain(past).chain([keys::manifest(job.generation)]) {
            let _ = self.discard(&key);
        }
    }
}
