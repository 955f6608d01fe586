//! How the store is doing: size, generations, damage. Writes nothing.

use super::super::bucket::Bucket;
use super::super::frame;
use super::super::keys::{self, Named};
use super::super::port::{LIMIT, StoreError};
use super::chunks::good;
use super::{Damage, Repository};
use crate::domain::Timestamp;

/// The state of the store.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Health {
    /// Characters used by the journal.
    pub ours: usize,
    /// Characters used by everything on the origin.
    pub all: usize,
    /// Characters a browser keeps for an origin.
    pub limit: usize,
    /// The current generation.
    pub generation: u64,
    /// Actions since the last compaction.
    pub in_log: usize,
    /// Entries present.
    pub entries: u64,
    /// The first and last month with entries.
    pub months: Option<(Bucket, Bucket)>,
    /// When something was last saved.
    pub last_commit: Option<Timestamp>,
    /// Values that were set aside because they cannot be read.
    pub quarantined: usize,
}

impl Health {
    /// Used room in per cent of the limit.
    pub const fn percent(&self) -> usize {
        self.all.saturating_mul(100).saturating_div(self.limit)
    }

    /// Whether to warn: 60 % or more.
    pub const fn is_filling(&self) -> bool {
        self.percent() >= 60
    }
}

impl Repository {
    /// The state of the store now.
    pub fn health(&self) -> Result<Health, StoreError> {
        let usage = self.store.usage()?;
        let logged = self.pending.iter().flat_map(|log| &log.change.edits);
        let months = (self.base.chunks.iter())
            .filter_map(|chunk| Bucket::parse(&chunk.bucket))
            .chain(logged.map(|edit| Bucket::of(&edit.after)))
            .filter(|bucket| matches!(bucket, Bucket::Month { .. }));
        let (first, last) = (months.clone().min(), months.max());
        let keys = self.store.keys()?;
        Ok(Health {
            ours: usage.ours,
            all: usage.all,
            limit: LIMIT,
            generation: self.base.generation,
            in_log: self.pending.len(),
            entries: self.entries,
            months: first.zip(last),
            last_commit: self.last_commit,
            quarantined: (keys.iter())
                .filter(|key| keys::parse(key) == Named::Quarantine)
                .count(),
        })
    }

    /// Reads and checks every value that the journal needs now.
    pub fn check_everything(&self) -> Result<Vec<Damage>, StoreError> {
        let mut damage = Vec::new();
        if self.store.get(keys::HEAD)? != self.head_text {
            damage.push(Damage::Head);
        }
        let is_good = |key: &str| -> Result<bool, StoreError> {
            let value = self.store.get(key)?;
            Ok(value.is_some_and(|value| frame::open(key, &value).is_some()))
        };
        if self.base.generation > 0 && !is_good(&keys::manifest(self.base.generation))? {
            damage.push(Damage::Manifest(self.base.generation));
        }
        for log in &self.pending {
            if !is_good(&keys::log(log.number))? {
                damage.push(Damage::Log(log.number));
            }
        }
        for info in &self.base.chunks {
            let key = keys::chunk(&info.id);
            let value = self.store.get(&key)?;
            if value.is_none_or(|value| good(&key, &value, info.checksum).is_none()) {
                damage.push(Damage::Chunk {
                    bucket: Bucket::parse(&info.bucket).unwrap_or(Bucket::First),
                    records: info.records,
                    lost: info.records,
                });
            }
        }
        Ok(damage)
    }
}
