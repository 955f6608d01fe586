//! Committing a large action: a compaction that has it in its new chunks, so that the swap of the head is its commit.
//! Step by step; whoever stops in between has changed nothing. Knows nothing of how chunks are built.

use super::super::frame;
use super::super::keys;
use super::{MANY_DELETES, Part, Repository, SaveError};
use crate::domain::{Action, Change, Timestamp};
use crate::schema::stored::{LogRecord, log_text};

/// A large action that is being committed.
pub(super) struct Extra {
    pub(super) log: LogRecord,
    /// What is kept to take it back, in its frame, and the checksum of that.
    pub(super) past: String,
    pub(super) checksum: u32,
    /// How many characters its chunks may still take.
    pub(super) room: usize,
}

impl Repository {
    /// Begins to commit a large action as new chunks, which may take so many characters.
    pub(super) fn begin_large(&mut self, log: LogRecord, room: usize) -> Result<(), SaveError> {
        self.give_up();
        let past = frame::seal(&keys::past(log.number), &log_text(&log, true));
        let extra = Extra {
            checksum: frame::stated(&past),
            room: room.saturating_sub(past.len()),
            past,
            log,
        };
        self.job = Some(Box::new(self.plan(false, Some(extra))?));
        Ok(())
    }

    /// Whether a large action is being saved.
    pub(super) fn is_saving(&self) -> bool {
        (self.job.as_ref()).is_some_and(|job| job.parts().extra.is_some())
    }

    /// How far the work in progress is.
    pub(super) fn part(&self) -> Part {
        let Some(job) = self.job.as_ref().map(|job| job.parts()) else {
            return Part { done: 1, all: 1 };
        };
        let all = job.todo.len().saturating_add(job.built.len());
        Part {
            done: job.built.len(),
            // Reading back and swapping count as one more.
            all: all.saturating_add(1),
        }
    }

    /// One step of saving a large action; whether it is saved now. If it fails, nothing has changed.
    pub(super) fn large_step(&mut self, now: Timestamp) -> Result<bool, SaveError> {
        let before = self.base.generation;
        let may_go_on = self.writable().and_then(|()| self.fence());
        let result = may_go_on.and_then(|()| self.advance(now));
        // Once the head is swapped only tidying is left, and that can wait.
        let is_saved = self.base.generation > before;
        match result {
            Ok(_) => Ok(is_saved),
            Err(error) => {
                self.give_up();
                if is_saved { Ok(true) } else { Err(error) }
            }
        }
    }

    /// Tidies up to the end after a large action; what fails waits for the next compaction.
    pub(super) fn tidy_now(&mut self, now: Timestamp) {
        while self.job.is_some() {
            if self.advance(now).is_err() {
                self.give_up();
            }
        }
    }
}

/// Whether the state before this change is to be kept for some days.
pub(super) fn is_large(change: &Change) -> bool {
    let deletes = || {
        change
            .edits
            .iter()
            .filter(|edit| edit.after.entry().is_none())
            .count()
    };
    matches!(change.action, Action::Import(_) | Action::Replace) || deletes() >= MANY_DELETES
}
