//! The actions of the last weeks, so that each can be taken back, also after a reload.
//! Writes nothing.

use super::super::frame;
use super::super::keys::{self, Named};
use super::super::port::StoreError;
use super::{HISTORY_SECONDS, Repository};
use crate::domain::{Action, Change, Timestamp, sort};
use crate::schema::stored::parse_log;

/// An action of the past.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Past {
    /// The number of its log record.
    pub number: u64,
    /// When it was committed.
    pub at: Timestamp,
    /// The action, good for [`Change::inverse`]. Of a large one only ids and revisions of what came after are kept.
    pub change: Change,
}

impl Past {
    /// What was done.
    pub const fn action(&self) -> Action {
        self.change.action
    }
}

impl Repository {
    /// The actions of the last 30 days, newest first; fewer when they would take too much room.
    pub fn history(&self, now: Timestamp) -> Result<Vec<Past>, StoreError> {
        let mut numbers: Vec<(u64, String)> = (self.store.keys()?.into_iter())
            .filter_map(|key| match keys::parse(&key) {
                Named::Log(number) | Named::Past(number) => Some((number, key)),
                _ => None,
            })
            .filter(|(number, _)| *number <= self.last)
            .collect();
        sort(&mut numbers);
        // Of one number the log record is what happened; the other was left by a large action that was never finished.
        numbers.dedup_by_key(|(number, _)| *number);
        let mut history = Vec::new();
        for (number, key) in numbers.into_iter().rev() {
            let value = self.store.get(&key)?;
            let log = value.and_then(|value| frame::open(&key, &value).and_then(parse_log));
            let oldest = now.0.saturating_sub(HISTORY_SECONDS);
            if let Some(log) = log.filter(|log| log.at.0 >= oldest) {
                history.push(Past {
                    number,
                    at: log.at,
                    change: log.change,
                });
            }
        }
        Ok(history)
    }
}
