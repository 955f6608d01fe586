//! Reading chunks: from local storage, else from the recovery copy, else whatever is intact anywhere.
//! Writes nothing; what has to be repaired is only noted.

use std::collections::BTreeMap;

use super::super::bucket::Bucket;
use super::super::keys::{self, Named};
use super::super::{frame, port::StoreError};
use super::{Damage, Repository};
use crate::domain::{Record, RecordId, sort};
use crate::schema::record::from_text;
use crate::schema::stored::{ChunkInfo, Manifest, chunk_lines, decode, intact_lines, parse_log};

/// A chunk that is being handed out in slices.
pub(super) struct Reading {
    payload: String,
    offset: usize,
}

impl Reading {
    pub(super) const fn new(payload: String) -> Self {
        Self { payload, offset: 0 }
    }

    /// The next records, at most `budget` lines; empty at the end. Lines that cannot be read stay where they are.
    pub(super) fn next(&mut self, budget: usize) -> Vec<Record> {
        let mut records = Vec::new();
        while records.is_empty() {
            let rest = self.payload.get(self.offset..).unwrap_or_default();
            if rest.is_empty() {
                break;
            }
            let slice: Vec<&str> = rest.split('\n').take(budget.max(1)).collect();
            let length: usize = slice.iter().map(|line| line.len().saturating_add(1)).sum();
            records = slice
                .into_iter()
                .flat_map(chunk_lines)
                .filter_map(|line| from_text(line).ok())
                .collect();
            self.offset = self.offset.saturating_add(length);
        }
        records
    }
}

/// The payload of a framed value with this checksum.
pub(super) fn good(key: &str, value: &str, checksum: u32) -> Option<String> {
    frame::open(key, value)
        .filter(|_| frame::stated(value) == checksum)
        .map(str::to_owned)
}

/// The records of a value's intact lines, whatever the state of its frame.
pub(super) fn intact_records(value: &str) -> Vec<Record> {
    let (lines, _) = intact_lines(frame::inside(value), &|line| frame::checksum(&[line]));
    lines
        .into_iter()
        .filter_map(|line| from_text(line).ok())
        .collect()
}

impl Repository {
    /// The payload of a chunk from wherever it is good; `None` if it is good nowhere.
    pub(super) fn chunk_payload(&mut self, info: &ChunkInfo) -> Result<Option<String>, StoreError> {
        let key = keys::chunk(&info.id);
        let local = self.store.get(&key)?;
        if let Some(payload) = local
            .as_deref()
            .and_then(|value| good(&key, value, info.checksum))
        {
            return Ok(Some(payload));
        }
        let Some(copy) = self.copy(&key) else {
            return Ok(None);
        };
        let Some(payload) = good(&key, &copy, info.checksum) else {
            return Ok(None);
        };
        if local.is_some() {
            self.set_aside.push(key.clone());
            self.note(Damage::Chunk {
                bucket: Bucket::parse(&info.bucket).unwrap_or(Bucket::First),
                records: info.records,
                lost: 0,
            });
        }
        if !self.restore.iter().any(|(known, _)| *known == key) {
            self.restore.insert(0, (key, copy));
        }
        Ok(Some(payload))
    }

    /// Everything that can still be found of a chunk that is good nowhere, and notes exactly what cannot.
    pub(super) fn salvage_chunk(&mut self, info: &ChunkInfo) -> Result<Vec<Record>, StoreError> {
        let key = keys::chunk(&info.id);
        let bucket = Bucket::parse(&info.bucket).unwrap_or(Bucket::First);
        let mut found: BTreeMap<RecordId, Record> = BTreeMap::new();
        let mut take = |record: Record| {
            let known = found.get(&record.id);
            if known.is_none_or(|known| record.supersedes(known)) {
                found.insert(record.id, record);
            }
        };
        let local = self.store.get(&key)?;
        for value in local.iter().chain(self.copy(&key).iter()) {
            intact_records(value).into_iter().for_each(&mut take);
        }
        self.older_versions(bucket, info)?.into_iter().for_each(&mut take);
        let known = found
            .values()
            .filter(|record| Bucket::of(record) == bucket)
            .count();
        self.rebuild = true;
        self.salvaged.push(info.id.clone());
        self.note(Damage::Chunk {
            bucket,
            records: info.records,
            lost: info
                .records
                .saturating_sub(u32::try_from(known).unwrap_or(u32::MAX)),
        });
        let records: Vec<Record> = found.into_values().collect();
        self.rejoined.extend(records.iter().cloned());
        Ok(records)
    }

    /// The previous generation's records of a bucket, and every action still in the log that the base includes.
    fn older_versions(&self, bucket: Bucket, info: &ChunkInfo) -> Result<Vec<Record>, StoreError> {
        let mut records = Vec::new();
        let mut keys = self.store.keys()?;
        sort(&mut keys);
        for key in &keys {
            // Later log records are replayed anyway, and would hide what the chunk held.
            let is_wanted = match keys::parse(key) {
                Named::Manifest(_) => true,
                Named::Log(number) => number <= self.base.log,
                _ => false,
            };
            let Some(value) = self.store.get(key)?.filter(|_| is_wanted) else {
                continue;
            };
            let Some(payload) = frame::open(key, &value) else {
                continue;
            };
            if let Named::Log(_) = keys::parse(key) {
                let log = parse_log(payload);
                records.extend(
                    log.into_iter()
                        .flat_map(|log| log.change.edits)
                        .map(|edit| edit.after),
                );
                continue;
            }
            let older: Option<Manifest> = decode(payload);
            for chunk in older.into_iter().flat_map(|manifest| manifest.chunks) {
                if chunk.bucket == bucket.code() && chunk.id != info.id {
                    let value = self.store.get(&keys::chunk(&chunk.id))?;
                    records.extend(value.as_deref().map(intact_records).unwrap_or_default());
                }
            }
        }
        Ok(records)
    }

    fn copy(&self, key: &str) -> Option<String> {
        let from_snapshot = self.copies.as_ref().and_then(|copies| copies.get(key)).cloned();
        from_snapshot.or_else(|| match &self.asked {
            Some((asked, Some(answer))) if asked == key => answer.clone(),
            _ => None,
        })
    }

    /// Notes a damage once.
    pub(super) fn note(&mut self, damage: Damage) {
        if !self.damage.contains(&damage) {
            self.damage.push(damage);
        }
    }
}
