//! The recovery copy as the engine sees it: a plain map, and what is known of it before it is read whole.
//! Knows no database; the shell reads and writes the copy.

use super::keys::{self, Named};
use crate::domain::SmallMap;

/// Everything in the recovery copy.
pub type MirrorSnapshot = SmallMap<String, String>;

/// What is to be done to the copy, in one strict transaction: values to put, keys to remove (`None`).
pub type Batch = Vec<(String, Option<String>)>;

/// What is known of the copy when the journal is opened.
#[derive(Clone, Copy, Debug)]
pub enum Mirror<'a> {
    /// There is none, or it cannot be reached.
    Absent,
    /// It is not known yet. Nothing is written until [`super::Repository::compare_mirror`] has been asked.
    Pending,
    /// All of it.
    Whole(&'a MirrorSnapshot),
}

/// The little of the copy that can be read at once: its head and its keys.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct MirrorMeta {
    /// The value of the head.
    pub head: Option<String>,
    /// Every key.
    pub keys: Vec<String>,
}

impl MirrorMeta {
    /// What a snapshot would say of itself.
    pub fn of(snapshot: &MirrorSnapshot) -> Self {
        Self {
            head: snapshot.get(keys::HEAD).cloned(),
            keys: snapshot.keys().cloned().collect(),
        }
    }

    /// The highest number of a log record; 0 without any.
    pub fn last_log(&self) -> u64 {
        self.keys
            .iter()
            .filter_map(|key| match keys::parse(key) {
                Named::Log(number) | Named::Past(number) => Some(number),
                _ => None,
            })
            .max()
            .unwrap_or(0)
    }
}

/// How the copy compares with what was opened.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum MirrorState {
    /// It holds the same.
    InStep,
    /// It lacks something; this batch brings it up to date.
    Behind(Batch),
    /// It knows more, or something here is damaged: read it whole and open again with it.
    Ahead,
}

/// Carries out a batch on a snapshot, as the shell does on the database.
pub fn apply(snapshot: &mut MirrorSnapshot, batch: &Batch) {
    for (key, value) in batch {
        match value {
            Some(value) => snapshot.insert(key.clone(), value.clone()),
            None => snapshot.remove(key),
        };
    }
}
