//! Building the content of chunks from older chunks and newer records.
//! Reads the store, writes nothing. The text of an untouched record is carried over byte for byte.

use chrono::Datelike;

use super::super::bucket::Bucket;
use super::super::frame;
use super::{Repository, SaveError};
use crate::domain::{Record, RecordId, SmallMap, SmallSet, sort, sort_by};
use crate::schema::record::{from_text, to_text};
use crate::schema::stored::{ChunkInfo, LogRecord, chunk_lines, chunk_text};

/// What a chunk will hold.
#[derive(Default)]
pub(super) struct Lines {
    lines: Vec<Line>,
    /// Lines of a newer version's making that cannot be read here; carried along unchanged.
    unread: SmallSet<String>,
}

struct Line {
    record: Record,
    text: String,
}

impl Lines {
    pub(super) const fn is_empty(&self) -> bool {
        self.lines.is_empty() && self.unread.is_empty()
    }

    fn read(payload: &str) -> Self {
        let mut lines = Self::default();
        for text in chunk_lines(payload) {
            lines.add_text(text);
        }
        lines.settle();
        lines
    }

    fn add_text(&mut self, text: &str) {
        match from_text(text) {
            Ok(record) => self.lines.push(Line {
                record,
                text: text.to_owned(),
            }),
            Err(_) => {
                self.unread.insert(text.to_owned());
            }
        }
    }

    /// Adds a record; [`Lines::settle`] comes later.
    fn add(&mut self, record: &Record) {
        self.lines.push(Line {
            record: record.clone(),
            text: to_text(record),
        });
    }

    /// Keeps of every record only the newest version; of equal ones the one that was added first.
    fn settle(&mut self) {
        sort_by(&mut self.lines, &|a, b| {
            let newest_first = || {
                b.record
                    .supersedes(&a.record)
                    .cmp(&a.record.supersedes(&b.record))
            };
            a.record.id.cmp(&b.record.id).then_with(newest_first)
        });
        self.lines
            .dedup_by(|later, first| later.record.id == first.record.id);
    }

    /// The chunk's payload, newest day first.
    pub(super) fn payload(&self) -> String {
        let mut lines: Vec<&Line> = self.lines.iter().collect();
        // They are in order of id already.
        sort_by(&mut lines, &|a, b| b.day().cmp(&a.day()));
        let texts = lines.into_iter().map(|line| line.text.as_str());
        chunk_text(texts.chain(self.unread.iter().map(String::as_str)), &|line| {
            frame::checksum(&[line])
        })
    }

    /// The chunk's description, without what depends on its key.
    pub(super) fn info(&self, id: String, bucket: Bucket) -> ChunkInfo {
        let count = |n: usize| u32::try_from(n).unwrap_or(u32::MAX);
        let days = || self.lines.iter().filter_map(Line::day);
        let entries = self.lines.iter().filter(|line| line.record.entry().is_some());
        ChunkInfo {
            id,
            bucket: bucket.code(),
            from: days().min().unwrap_or(0),
            to: days().max().unwrap_or(0),
            records: count(self.lines.len().saturating_add(self.unread.len())),
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
#[derive(Default)]
pub(super) struct Newest {
    /// In order of id.
    records: Vec<Record>,
    /// Where in `records` those of a bucket are, in order.
    places: Vec<(Bucket, usize)>,
}

impl Newest {
    pub(super) fn of<'a>(logs: impl Iterator<Item = &'a LogRecord>) -> Self {
        let mut lines = Lines::default();
        for edit in logs.flat_map(|log| &log.change.edits) {
            lines.lines.push(Line {
                record: edit.after.clone(),
                text: String::new(),
            });
        }
        lines.settle();
        let records: Vec<Record> = lines.lines.into_iter().map(|line| line.record).collect();
        let mut places: Vec<(Bucket, usize)> = records.iter().map(Bucket::of).zip(0..).collect();
        sort(&mut places);
        Self { records, places }
    }

    fn get(&self, id: RecordId) -> Option<&Record> {
        let place = self.records.binary_search_by(|record| record.id.cmp(&id));
        place.ok().and_then(|place| self.records.get(place))
    }

    fn in_bucket(&self, bucket: Bucket) -> impl Iterator<Item = &Record> {
        let from = self.places.partition_point(|(one, _)| *one < bucket);
        let places = self.places.get(from..).unwrap_or_default();
        places
            .iter()
            .take_while(move |(one, _)| *one == bucket)
            .filter_map(|(_, place)| self.records.get(*place))
    }
}

/// The buckets whose content these log records change.
pub(super) fn touched<'a>(logs: impl Iterator<Item = &'a LogRecord>) -> SmallSet<Bucket> {
    logs.flat_map(|log| &log.change.edits)
        .flat_map(|edit| edit.before.iter().chain([&edit.after]))
        .map(Bucket::of)
        .collect()
}

impl Repository {
    /// What one bucket will hold once these records are in place.
    pub(super) fn bucket_lines(&mut self, bucket: Bucket, newest: &Newest) -> Result<Lines, SaveError> {
        let info = self
            .base
            .chunks
            .iter()
            .find(|chunk| chunk.bucket == bucket.code());
        let mut lines = match info.cloned() {
            None => Lines::default(),
            Some(info) => match self.chunk_payload(&info)? {
                Some(payload) => Lines::read(&payload),
                None => return Err(self.unreadable()),
            },
        };
        // A newer version replaces the line here, or has moved to another bucket.
        lines.lines.retain(|line| {
            let newer = newest.get(line.record.id);
            newer.is_none_or(|newer| !newer.supersedes(&line.record))
        });
        for record in newest.in_bucket(bucket) {
            lines.add(record);
        }
        lines.settle();
        Ok(lines)
    }

    /// What every bucket will hold, from everything that can be read.
    pub(super) fn all_lines(
        &mut self,
        extra: Option<&LogRecord>,
    ) -> Result<SmallMap<Bucket, Lines>, SaveError> {
        let mut all = Lines::default();
        let mut buckets: SmallMap<Bucket, Lines> = SmallMap::new();
        for info in self.base.chunks.clone() {
            let Some(payload) = self.chunk_payload(&info)? else {
                // What could be salvaged while loading is among the records outside the order.
                if self.salvaged.contains(&info.id) {
                    continue;
                }
                return Err(self.unreadable());
            };
            let bucket = Bucket::parse(&info.bucket).unwrap_or(Bucket::First);
            let mut lines = Lines::read(&payload);
            all.lines.append(&mut lines.lines);
            let unread = lines.unread.into_vec();
            buckets.update(bucket, |lines| {
                for line in unread {
                    lines.unread.insert(line);
                }
            });
        }
        let logged = self.pending.iter().chain(extra).flat_map(|log| &log.change.edits);
        for record in logged.map(|edit| &edit.after).chain(&self.rejoined) {
            all.add(record);
        }
        all.settle();
        for line in all.lines {
            buckets.update(Bucket::of(&line.record), |lines| lines.lines.push(line));
        }
        Ok(buckets)
    }

    /// A chunk that was not found damaged while loading is unreadable now. It stays as it is, and nothing is made
    /// without it: the recovery copy may still have it, and is asked when chunks are loaded.
    fn unreadable(&self) -> SaveError {
        if self.is_loaded() {
            SaveError::NotKept
        } else {
            SaveError::NotLoaded
        }
    }
}
