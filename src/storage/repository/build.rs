//! Building the content of chunks from older chunks and newer records.
//! Reads the store, writes nothing. The text of an untouched record is carried over byte for byte.

use std::collections::{BTreeMap, BTreeSet};

use chrono::Datelike;

use super::super::bucket::Bucket;
use super::super::frame;
use super::super::port::StoreError;
use super::{Repository, SaveError};
use crate::domain::{Record, RecordId};
use crate::schema::record::{from_text, to_text};
use crate::schema::stored::{ChunkInfo, LogRecord, chunk_lines, chunk_text};

/// What a chunk will hold.
#[derive(Default)]
pub(super) struct Lines {
    by_id: BTreeMap<RecordId, Line>,
    /// Lines of a newer version's making that cannot be read here; carried along unchanged.
    unread: BTreeSet<String>,
}

struct Line {
    record: Record,
    text: String,
}

impl Lines {
    pub(super) fn is_empty(&self) -> bool {
        self.by_id.is_empty() && self.unread.is_empty()
    }

    fn read(payload: &str) -> Self {
        let mut lines = Self::default();
        for text in chunk_lines(payload) {
            lines.add_text(text);
        }
        lines
    }

    fn add_text(&mut self, text: &str) {
        match from_text(text) {
            Ok(record) => self.add(record, Some(text)),
            Err(_) => {
                self.unread.insert(text.to_owned());
            }
        }
    }

    /// Adds a record unless a newer one with its id is there.
    fn add(&mut self, record: Record, text: Option<&str>) {
        let known = self.by_id.get(&record.id);
        if known.is_some_and(|known| !record.supersedes(&known.record)) {
            return;
        }
        let text = text.map_or_else(|| to_text(&record), str::to_owned);
        self.by_id.insert(record.id, Line { record, text });
    }

    /// The chunk's payload, newest day first.
    pub(super) fn payload(&self) -> String {
        let mut lines: Vec<_> = self.by_id.values().collect();
        lines.sort_by_key(|line| (std::cmp::Reverse(line.day()), line.record.id));
        let texts = lines.into_iter().map(|line| line.text.as_str());
        chunk_text(texts.chain(self.unread.iter().map(String::as_str)), |line| {
            frame::checksum(&[line])
        })
    }

    /// The chunk's description, without what depends on its key.
    pub(super) fn info(&self, id: String, bucket: Bucket) -> ChunkInfo {
        let count = |n: usize| u32::try_from(n).unwrap_or(u32::MAX);
        let days = || self.by_id.values().filter_map(Line::day);
        let entries = self.by_id.values().filter(|line| line.record.entry().is_some());
        ChunkInfo {
            id,
            bucket: bucket.code(),
            from: days().min().unwrap_or(0),
            to: days().max().unwrap_or(0),
            records: count(self.by_id.len().saturating_add(self.unread.len())),
            entries: count(entries.count()),
            length: 0,
            checksum: 0,
        }
    }
}

impl Line {
    /// The day in days of the common era.
    fn day(&self) -> Option<i32> {
        let when = self.record.entry()?.when.as_ref()?;
        Some(when.day.num_days_from_ce())
    }
}

/// The newest version of every record that these log records put.
pub(super) fn newest<'a>(logs: impl Iterator<Item = &'a LogRecord>) -> BTreeMap<RecordId, Record> {
    let mut newest: BTreeMap<RecordId, Record> = BTreeMap::new();
    for edit in logs.flat_map(|log| &log.change.edits) {
        let known = newest.get(&edit.after.id);
        if known.is_none_or(|known| edit.after.supersedes(known)) {
            newest.insert(edit.after.id, edit.after.clone());
        }
    }
    newest
}

/// The buckets whose content these log records change.
pub(super) fn touched<'a>(logs: impl Iterator<Item = &'a LogRecord>) -> BTreeSet<Bucket> {
    logs.flat_map(|log| &log.change.edits)
        .flat_map(|edit| edit.before.iter().chain([&edit.after]))
        .map(Bucket::of)
        .collect()
}

impl Repository {
    /// What one bucket will hold once these records are in place.
    pub(super) fn bucket_lines(
        &mut self,
        bucket: Bucket,
        newest: &BTreeMap<RecordId, Record>,
    ) -> Result<Lines, SaveError> {
        let info = self
            .base
            .chunks
            .iter()
            .find(|chunk| chunk.bucket == bucket.code());
        let mut lines = match info.cloned() {
            None => Lines::default(),
            Some(info) => match self.chunk_payload(&info)? {
                Some(payload) => Lines::read(&payload),
                None => {
                    // Found damaged just now: everything is put together anew, with what can be salvaged.
                    self.salvage_chunk(&info)?;
                    return Err(SaveError::NotLoaded);
                }
            },
        };
        for record in newest.values() {
            if Bucket::of(record) == bucket {
                lines.add(record.clone(), None);
            } else if lines
                .by_id
                .get(&record.id)
                .is_some_and(|line| record.supersedes(&line.record))
            {
                lines.by_id.remove(&record.id);
            }
        }
        Ok(lines)
    }

    /// What every bucket will hold, from everything that can be read.
    pub(super) fn all_lines(
        &mut self,
        extra: Option<&LogRecord>,
    ) -> Result<BTreeMap<Bucket, Lines>, StoreError> {
        let mut all = Lines::default();
        let mut buckets: BTreeMap<Bucket, Lines> = BTreeMap::new();
        for info in self.base.chunks.clone() {
            let Some(payload) = self.chunk_payload(&info)? else {
                // What can be salvaged joins the records outside the order.
                self.salvage_chunk(&info)?;
                continue;
            };
            let bucket = Bucket::parse(&info.bucket).unwrap_or(Bucket::First);
            let lines = Lines::read(&payload);
            buckets.entry(bucket).or_default().unread.extend(lines.unread);
            for line in lines.by_id.into_values() {
                all.add(line.record, Some(&line.text));
            }
        }
        let logged = self.pending.iter().chain(extra).flat_map(|log| &log.change.edits);
        for record in logged.map(|edit| &edit.after).chain(&self.rejoined) {
            all.add(record.clone(), None);
        }
        for line in all.by_id.into_values() {
            let lines = buckets.entry(Bucket::of(&line.record)).or_default();
            lines.by_id.insert(line.record.id, line);
        }
        Ok(buckets)
    }
}
