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

/// The backup that counted before the last one.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct FormerBackup(Option<BackupMark>);

/// A point in the journal's history.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct BackupPoint {
    log: u64,
    edits: u64,
}

impl Repository {
    /// How far the journal has come: what a backup that begins now will hold.
    pub const fn backup_point(&self) -> BackupPoint {
        BackupPoint {
            log: self.last,
            edits: self.edits,
        }
    }

    /// Notes that a backup of what is here now was made, and returns what the recovery copy needs.
    pub fn mark_backup(&mut self, now: Timestamp, entries: u64, digest: &str) -> Result<Batch, SaveError> {
        let marked = self.mark_backup_of(self.backup_point(), now, entries, digest);
        marked.map(|(batch, _)| batch)
    }

    /// Notes that a backup of what was here at a point was made; what has been saved since is not in it.
    /// Returns what the recovery copy needs, and what takes the note back.
    pub fn mark_backup_of(
        &mut self,
        point: BackupPoint,
        now: Timestamp,
        entries: u64,
        digest: &str,
    ) -> Result<(Batch, FormerBackup), SaveError> {
        let mark = BackupMark {
            at: now.0,
            log: point.log,
            edits: point.edits,
            entries,
            digest: digest.chars().filter(char::is_ascii_graphic).collect(),
        };
        let former = FormerBackup(self.backup.clone());
        Ok((self.put_mark(Some(mark))?, former))
    }

    /// Takes the note of a backup back that turned out not to be there: what counted before counts again.
    /// Returns what the recovery copy needs.
    pub fn unmark_backup(&mut self, former: FormerBackup) -> Result<Batch, SaveError> {
        self.put_mark(former.0)
    }

    fn put_mark(&mut self, mark: Option<BackupMark>) -> Result<Batch, SaveError> {
        self.writable()?;
        self.fence()?;
        match &mark {
            Some(mark) => self.put(keys::BACKUP, frame::seal(keys::BACKUP, &encode(mark)))?,
            None => {
                self.store.remove(keys::BACKUP)?;
                // A backup that is not there must not count because the browser ignored this.
                if self.store.get(keys::BACKUP)?.is_some() {
                    return Err(SaveError::NotKept);
                }
                self.outbox.push((keys::BACKUP.to_owned(), None));
            }
        }
        self.backup = mark;
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
