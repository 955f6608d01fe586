//! When the last backup was made, and how much has happened since. Never part of a backup.

use super::super::mirror::Batch;
use super::super::{frame, keys};
use super::{Repository, SaveError};
use crate::domain::Timestamp;
use crate::schema::stored::{BackupMark, encode};

/// What a backup would save now that the last one did not.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub struct SinceBackup {
    /// Actions since.
    pub changes: u64,
    /// Records added, changed or deleted since.
    pub records: u64,
    /// When the last backup was made, if ever.
    pub last: Option<Timestamp>,
    /// How many entries it held.
    pub entries: u64,
}

impl Repository {
    /// Notes that a backup was made, and returns what the recovery copy needs.
    pub fn mark_backup(&mut self, now: Timestamp, entries: u64, digest: &str) -> Result<Batch, SaveError> {
        self.writable()?;
        self.fence()?;
        let mark = BackupMark {
            at: now.0,
            log: self.last,
            edits: self.edits,
            entries,
            digest: digest.chars().filter(char::is_ascii_graphic).collect(),
        };
        self.put(keys::BACKUP, frame::seal(keys::BACKUP, &encode(&mark)))?;
        self.backup = Some(mark);
        Ok(self.take_batch())
    }

    /// What has happened since the last backup.
    pub fn since_backup(&self) -> SinceBackup {
        let (log, edits) = self.backup.as_ref().map_or((0, 0), |mark| (mark.log, mark.edits));
        SinceBackup {
            changes: self.last.saturating_sub(log),
            records: self.edits.saturating_sub(edits),
            last: self.backup.as_ref().map(|mark| Timestamp(mark.at)),
            entries: self.backup.as_ref().map_or(0, |mark| mark.entries),
        }
    }

    /// The digest of the last backup's file.
    pub fn backup_digest(&self) -> Option<&str> {
        self.backup.as_ref().map(|mark| mark.digest.as_str())
    }
}
