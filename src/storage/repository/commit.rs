//! Committing one action: one write, read back.
//! Knows no screen; a failed commit leaves everything as it was.

use super::super::port::LIMIT;
use super::super::{frame, keys};
use super::large::is_large;
use super::{Committed, LARGE_CHARS, Progress, Repository, SaveError, Stored};
use crate::domain::{Action, Change, Timestamp};
use crate::schema::stored::{LogRecord, log_text};

impl Repository {
    /// Saves one action. Nothing has changed if this fails.
    /// An import, a replacement and anything large go into chunks at once; the swap of the head is their commit,
    /// and the generation before is kept for some days.
    pub fn commit(&mut self, change: &Change, now: Timestamp) -> Result<Committed, SaveError> {
        let Progress::Saved(committed) = self.begin(change, now)? else {
            return self.finish(now);
        };
        Ok(committed)
    }

    /// Begins to save one action, as [`Repository::commit`] does, but only begins if it is large:
    /// [`Repository::go_on`] does the rest, a small part at a time. Nothing of it is in the journal before it is saved.
    /// Nothing else can be committed in between; whoever leaves it unfinished has changed nothing.
    pub fn begin(&mut self, change: &Change, now: Timestamp) -> Result<Progress, SaveError> {
        self.may_commit(change)?;
        if self.is_saving() {
            self.give_up();
        }
        self.repair(now).map(|batch| self.outbox.extend(batch))?;
        let log = self.next_log(change, now);
        if !is_large(change) {
            let text = log_text(&log, false);
            if text.len() <= LARGE_CHARS {
                self.commit_into_log(log, &text)?;
                return Ok(Progress::Saved(self.committed()));
            }
        }
        let most = LIMIT.saturating_div(5).saturating_mul(4);
        let room = most.checked_sub(self.store.usage()?.all);
        self.begin_large(log, room.ok_or(SaveError::TooLarge)?)?;
        Ok(Progress::Working(self.part()))
    }

    /// The next part of saving the large action that was begun. If it fails, nothing has changed.
    pub fn go_on(&mut self, now: Timestamp) -> Result<Progress, SaveError> {
        if !self.is_saving() {
            return Err(SaveError::Failed);
        }
        Ok(if self.large_step(now)? {
            Progress::Saved(self.committed())
        } else {
            Progress::Working(self.part())
        })
    }

    /// All that is left of saving the large action that was begun, and the tidying after it.
    fn finish(&mut self, now: Timestamp) -> Result<Committed, SaveError> {
        loop {
            if let Progress::Saved(mut committed) = self.go_on(now)? {
                self.tidy_now(now);
                committed.mirror.extend(self.take_batch());
                return Ok(committed);
            }
        }
    }

    /// Whether a large action was begun and is not saved yet.
    pub fn is_under_way(&self) -> bool {
        self.is_saving()
    }

    /// Saves one ordinary action, as [`Repository::commit`] does. `None`, and nothing has changed, for a large action
    /// or a store that has to be put in order first.
    pub fn commit_ordinary(
        &mut self,
        change: &Change,
        now: Timestamp,
    ) -> Result<Option<Committed>, SaveError> {
        self.may_commit(change)?;
        if !self.is_in_order() || self.is_saving() || is_large(change) {
            return Ok(None);
        }
        let log = self.next_log(change, now);
        let text = log_text(&log, false);
        if text.len() > LARGE_CHARS {
            return Ok(None);
        }
        self.commit_into_log(log, &text)?;
        Ok(Some(self.committed()))
    }

    fn may_commit(&self, change: &Change) -> Result<(), SaveError> {
        self.writable()?;
        if !self.is_loaded() && needs_everything(change) {
            return Err(SaveError::NotLoaded);
        }
        self.fence()
    }

    fn next_log(&self, change: &Change, now: Timestamp) -> LogRecord {
        LogRecord {
            number: self.last.saturating_add(1),
            chain: self.chain,
            at: now,
            change: change.clone(),
        }
    }

    fn committed(&mut self) -> Committed {
        Committed {
            number: self.last,
            mirror: self.take_batch(),
        }
    }

    /// Compares local storage once more, now that the recovery copy has commit `number`.
    pub fn confirm_mirrored(&self, number: u64) -> Result<Stored, SaveError> {
        let is_same_head = self.store.get(keys::HEAD)? == self.head_text;
        let is_there = if number <= self.base.log {
            self.is_generation_there()?
        } else {
            let key = keys::log(number);
            let value = self.store.get(&key)?;
            value.is_some_and(|value| {
                let is_ours = number != self.last || frame::stated(&value) == self.chain;
                is_ours && frame::open(&key, &value).is_some()
            })
        };
        Ok(if is_same_head && is_there {
            Stored::Safe
        } else {
            Stored::RolledBack
        })
    }

    fn commit_into_log(&mut self, log: LogRecord, text: &str) -> Result<(), SaveError> {
        if self.head.is_none() {
            self.put_head(self.new_head(0, 0))?;
        }
        let key = keys::log(log.number);
        let value = frame::seal(&key, text);
        let checksum = frame::stated(&value);
        let length = value.len();
        if let Err(error) = self.put(&key, value) {
            // It may have been written after all: what is reported as not saved should not come back.
            let _ = self.store.remove(&key);
            return Err(error);
        }
        self.take_in(&log, checksum);
        self.pending_chars = self.pending_chars.saturating_add(length);
        self.pending.push(log);
        Ok(())
    }

    /// Counts a log record that is now in the store.
    pub(super) fn take_in(&mut self, log: &LogRecord, checksum: u32) {
        self.last = log.number;
        self.chain = checksum;
        self.last_commit = Some(log.at);
        for edit in &log.change.edits {
            let was = edit
                .before
                .as_ref()
                .is_some_and(|record| record.entry().is_some());
            let is = edit.after.entry().is_some();
            self.entries = self
                .entries
                .saturating_add(u64::from(is))
                .saturating_sub(u64::from(was));
            self.edits = self.edits.saturating_add(1);
            self.counter = self.counter.max(edit.after.revision.counter);
        }
    }
}

/// Whether a change is only right if it was made with every record at hand.
fn needs_everything(change: &Change) -> bool {
    match change.action {
        Action::Import(_) | Action::Replace => true,
        Action::Undo => change.edits.iter().any(|edit| edit.before.is_none()),
        _ => false,
    }
}
