//! A record: identity, revision and content. Deleted records stay as tombstones so that deletes survive a merge.
//! Knows no journal.

use std::hash::{Hash, Hasher};

use super::{Body, Kind, RecordId, Revision, Timestamp, When};

/// One record of the journal.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Record {
    /// Which record.
    pub id: RecordId,
    /// How new its content is.
    pub revision: Revision,
    /// What it holds now.
    pub content: Content,
}

/// What a record holds now.
// Nearly every record is an entry, so a box would only add an allocation to each.
#[allow(clippy::large_enum_variant)]
#[derive(Clone, PartialEq, Eq, Hash, Debug)]
pub enum Content {
    /// Deleted; only the fact is kept.
    Deleted,
    /// Present.
    Entry(Entry),
}

/// A present record's content.
#[derive(Clone, PartialEq, Eq, Hash, Debug)]
pub struct Entry {
    /// When it happened; `None` for records without a day (measures, substances, batches, plans, settings).
    pub when: Option<When>,
    /// When this content was written.
    pub written: Timestamp,
    /// The content itself.
    pub body: Body,
}

/// How many records of each sort there are: what a person calls an entry is only the first.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub struct Tally {
    /// What happened on a day.
    pub entries: usize,
    /// What belongs to no day: settings, measures, substances, batches, plans.
    pub settings: usize,
    /// What was deleted.
    pub deletions: usize,
}

impl Tally {
    /// Counts records.
    pub fn of<'a>(records: impl Iterator<Item = &'a Record>) -> Self {
        let mut tally = Self::default();
        for record in records {
            let place = match record.entry().map(|entry| entry.when.is_some()) {
                Some(true) => &mut tally.entries,
                Some(false) => &mut tally.settings,
                None => &mut tally.deletions,
            };
            *place = place.saturating_add(1);
        }
        tally
    }
}

impl Record {
    /// The entry, unless deleted.
    pub const fn entry(&self) -> Option<&Entry> {
        match &self.content {
            Content::Entry(entry) => Some(entry),
            Content::Deleted => None,
        }
    }

    /// The kind, unless deleted.
    pub const fn kind(&self) -> Option<Kind> {
        match &self.content {
            Content::Entry(entry) => Some(entry.body.kind()),
            Content::Deleted => None,
        }
    }

    /// Whether this record wins over another of the same id: the higher revision,
    /// and for equal revisions (a copied browser profile) the content with the greater digest, so that every device
    /// decides alike.
    pub fn supersedes(&self, other: &Self) -> bool {
        let revisions = self.revision.cmp(&other.revision);
        revisions
            .then_with(|| self.content.digest().cmp(&other.content.digest()))
            .is_gt()
    }
}

impl Content {
    /// A number that differs where the content does, but for one chance in 2⁶⁴, and is the same on every device.
    /// A comparison field by field would be several times the code.
    fn digest(&self) -> u64 {
        let mut digest = Fnv(0xcbf2_9ce4_8422_2325);
        self.hash(&mut digest);
        digest.0
    }
}

/// The hash function FNV-1a of 64 bits (draft-eastlake-fnv). Sizes and variants count as 64 bits whatever the machine.
struct Fnv(u64);

impl Hasher for Fnv {
    fn finish(&self) -> u64 {
        self.0
    }

    fn write(&mut self, bytes: &[u8]) {
        for byte in bytes {
            self.0 = (self.0 ^ u64::from(*byte)).wrapping_mul(0x0100_0000_01b3);
        }
    }

    fn write_usize(&mut self, number: usize) {
        self.write_u64(u64::try_from(number).unwrap_or(u64::MAX));
    }

    fn write_isize(&mut self, number: isize) {
        self.write_u64(i64::try_from(number).unwrap_or(0).cast_unsigned());
    }
}
