//! A record: identity, revision and content. Deleted records stay as tombstones so that deletes survive a merge.
//! Knows no journal.

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
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum Content {
    /// Deleted; only the fact is kept.
    Deleted,
    /// Present.
    Entry(Entry),
}

/// A present record's content.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub struct Entry {
    /// When it happened; `None` for records without a day (measures, substances, batches, plans, settings).
    pub when: Option<When>,
    /// When this content was written.
    pub written: Timestamp,
    /// The content itself.
    pub body: Body,
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
    /// and for equal revisions (a copied browser profile) the greater content, so that every device decides alike.
    pub fn supersedes(&self, other: &Self) -> bool {
        let revisions = self.revision.cmp(&other.revision);
        revisions.then_with(|| self.content.cmp(&other.content)).is_gt()
    }
}
