//! One action of the person as one change: what is put, and what it replaced, so that every action can be undone.
//! Knows no storage and no wording.

use super::{Content, Journal, Kind, Record, Revision};

/// Where imported records came from.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum Source {
    /// A backup of this app.
    Backup,
    /// PsychonautWiki Journal.
    PsychonautWiki,
}

impl Source {
    /// The stored name.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Backup => "backup",
            Self::PsychonautWiki => "psychonautwiki",
        }
    }

    /// Reads [`Source::code`].
    pub fn parse(code: &str) -> Option<Self> {
        [Self::Backup, Self::PsychonautWiki]
            .into_iter()
            .find(|source| source.code() == code)
    }
}

/// What the person did; names an undo.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum Action {
    /// Added an entry.
    Add(Kind),
    /// Changed an entry.
    Edit(Kind),
    /// Moved an entry to another day.
    Move(Kind),
    /// Deleted an entry.
    Delete(Kind),
    /// Moved a whole day.
    MoveDay,
    /// Deleted a whole day.
    DeleteDay,
    /// Merged a file into the journal.
    Import(Source),
    /// Replaced the journal by a backup.
    Replace,
    /// Took back an earlier action.
    Undo,
    /// Answered the first-run page.
    Start,
}

/// One record put, with what it replaced.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Edit {
    /// The record as it was; `None` if the id was not there.
    pub before: Option<Record>,
    /// The record as it is now.
    pub after: Record,
}

/// One action: all of it happens or none.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Change {
    /// What the person did.
    pub action: Action,
    /// The records it touches, each at most once.
    pub edits: Vec<Edit>,
}

/// The change that takes another back, and how much of it could not be taken back.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Inverse {
    /// The change to apply.
    pub change: Change,
    /// Records that were changed again since and are left alone.
    pub left_alone: usize,
}

impl Edit {
    /// Whether nothing else has changed the record since.
    fn stands(&self, journal: &Journal) -> bool {
        let now = journal.record(self.after.id);
        now.is_none_or(|now| now.revision == self.after.revision)
    }
}

impl Change {
    /// Whether any of it can still be taken back.
    pub fn stands(&self, journal: &Journal) -> bool {
        self.edits.iter().any(|edit| edit.stands(journal))
    }

    /// A change that puts these contents under these ids, all at one revision.
    pub fn putting(
        action: Action,
        journal: &Journal,
        revision: Revision,
        contents: impl IntoIterator<Item = (super::RecordId, Content)>,
    ) -> Self {
        let edits = contents
            .into_iter()
            .map(|(id, content)| Edit {
                before: journal.record(id).cloned(),
                after: Record {
                    id,
                    revision,
                    content,
                },
            })
            .collect();
        Self { action, edits }
    }

    /// How many entries of a day it is about: settings and what belongs to no day are not counted.
    /// A change that is remembered may know no more of its records than their ids; the journal knows the rest.
    pub fn entries(&self, journal: &Journal) -> usize {
        let is_of_day = |record: &Record| record.entry().is_some_and(|entry| entry.when.is_some());
        let is_counted = |edit: &&Edit| {
            let known = [
                Some(&edit.after),
                edit.before.as_ref(),
                journal.record(edit.after.id),
            ];
            known.into_iter().flatten().any(is_of_day)
        };
        self.edits.iter().filter(is_counted).count()
    }

    /// The change that restores what was there before, at a new revision.
    /// Records that something else has changed since are left alone and counted.
    pub fn inverse(&self, journal: &Journal, revision: Revision) -> Inverse {
        let mut left_alone: usize = 0;
        let edits = self
            .edits
            .iter()
            .filter_map(|edit| {
                let current = journal.record(edit.after.id);
                if !edit.stands(journal) {
                    left_alone = left_alone.saturating_add(1);
                    return None;
                }
                let content = edit
                    .before
                    .as_ref()
                    .map_or(Content::Deleted, |before| before.content.clone());
                Some(Edit {
                    before: current.cloned(),
                    after: Record {
                        id: edit.after.id,
                        revision,
                        content,
                    },
                })
            })
            .collect();
        Inverse {
            change: Self {
                action: Action::Undo,
                edits,
            },
            left_alone,
        }
    }
}
