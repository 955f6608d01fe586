//! A dry run: what taking a file into the journal would do, before anything is done.
//! Knows no screen; choices are handed in.

use super::{Import, Integrity, LeftOut, Rejected};
use crate::domain::{
    Action, Body, Change, Content, Edit, Entry, Journal, Record, RecordId, Revision, SmallSet, Source,
    Timestamp,
};

/// No honest journal counts as far as this. A record that does is taken in under the new revision, so that
/// this journal's own counter stays where its later backups can be read.
const TRUSTED_COUNTER: u64 = 1_000_000_000_000;

/// What taking a file into the journal would do.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Plan {
    /// What kind of file it is.
    pub source: Source,
    /// Records the journal does not have.
    pub new: Vec<Record>,
    /// Records that are newer in the file; the file's content wins.
    pub newer: Vec<Record>,
    /// How many records are the same in both.
    pub same: usize,
    /// How many records are newer in the journal, which stay.
    pub older: usize,
    /// Records that were deleted here after the file was written; they stay deleted unless brought back.
    pub deleted: Vec<Record>,
    /// Records changed on both sides in a way that only the person can settle.
    pub conflicts: Vec<Conflict>,
    /// What cannot be taken, and why.
    pub rejected: Vec<Rejected>,
    /// Doses of somebody else, left out on purpose.
    pub of_others: usize,
    /// What is left out because the journal has no place for it.
    pub left_out: LeftOut,
    /// When the file says it was written.
    pub exported: Option<Timestamp>,
    /// Whether the file is as it was written.
    pub integrity: Integrity,
}

/// One record with two contents.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Conflict {
    /// What the journal has.
    pub mine: Record,
    /// What the file has.
    pub file: Record,
}

/// What the person decided. By default everything of theirs stays.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Choices {
    /// The conflicts in which the file's content is taken.
    pub take_file: SmallSet<RecordId>,
    /// Whether records that were deleted here are brought back.
    pub bring_back: bool,
}

impl Choices {
    /// Takes the file's content in every conflict.
    pub fn taking_file(plan: &Plan) -> Self {
        Self {
            take_file: plan.conflicts.iter().map(|conflict| conflict.mine.id).collect(),
            bring_back: false,
        }
    }

    /// Keeps what was decided about conflicts that this plan has too.
    pub fn keep_to(&mut self, plan: &Plan) {
        let of = |conflict: &Conflict| conflict.mine.id;
        self.take_file = plan
            .conflicts
            .iter()
            .map(of)
            .filter(|id| self.take_file.contains(id))
            .collect();
    }
}

enum Standing {
    Newer,
    Same,
    Older,
    Deleted,
    Conflict,
}

impl Plan {
    /// Compares a file with the journal.
    pub fn new(import: Import, journal: &Journal) -> Self {
        let mut plan = Self {
            source: import.source,
            new: Vec::new(),
            newer: Vec::new(),
            same: 0,
            older: 0,
            deleted: Vec::new(),
            conflicts: Vec::new(),
            rejected: import.rejected,
            of_others: import.of_others,
            left_out: import.left_out,
            exported: import.exported,
            integrity: import.integrity,
        };
        for record in import.records {
            plan.sort_in(record, journal);
        }
        plan
    }

    fn sort_in(&mut self, file: Record, journal: &Journal) {
        let Some(mine) = journal.record(file.id) else {
            self.new.push(file);
            return;
        };
        let standing = match self.source {
            Source::Backup => standing(mine, &file),
            Source::PsychonautWiki => foreign_standing(mine, &file),
        };
        match standing {
            Standing::Newer => self.newer.push(file),
            Standing::Same => self.same = self.same.saturating_add(1),
            Standing::Older => self.older = self.older.saturating_add(1),
            Standing::Deleted => self.deleted.push(file),
            Standing::Conflict => self.conflicts.push(Conflict {
                mine: mine.clone(),
                file,
            }),
        }
    }

    /// Whether the file adds nothing, whatever is chosen.
    pub fn is_empty(&self) -> bool {
        self.new.is_empty() && self.newer.is_empty() && self.deleted.is_empty() && self.conflicts.is_empty()
    }

    /// The one change that takes the file in.
    /// Records of a backup keep their own revisions, so that devices that exchange backups agree;
    /// what the person decided against that order, foreign records, and those whose revision cannot be trusted
    /// get the new revision.
    pub fn change(&self, journal: &Journal, revision: Revision, choices: &Choices) -> Change {
        let is_backup = self.source == Source::Backup;
        let merged = self.new.iter().chain(&self.newer).map(|record| {
            if is_backup && is_trusted(record) {
                record.clone()
            } else {
                stamped(record, revision)
            }
        });
        let chosen = self
            .conflicts
            .iter()
            .filter(|conflict| choices.take_file.contains(&conflict.file.id))
            .map(|conflict| stamped(&conflict.file, revision));
        let brought_back = self
            .deleted
            .iter()
            .filter(|_| choices.bring_back)
            .map(|record| stamped(record, revision));
        Change {
            action: Action::Import(self.source),
            edits: merged
                .chain(chosen)
                .chain(brought_back)
                .map(|after| edit(journal, after))
                .collect(),
        }
    }
}

/// The change that makes the journal hold what a backup holds and nothing else.
/// Records of the journal that the file has but that could not be read from it stay as they are.
pub fn replace(journal: &Journal, import: &Import, revision: Revision) -> Change {
    let unreadable: SmallSet<RecordId> = import
        .rejected
        .iter()
        .filter_map(|rejected| rejected.id)
        .collect();
    let put = import
        .records
        .iter()
        .filter_map(|record| match journal.record(record.id) {
            Some(mine) if mine.content == record.content => None,
            Some(mine) if !record.supersedes(mine) => Some(stamped(record, revision)),
            _ if !is_trusted(record) => Some(stamped(record, revision)),
            _ => Some(record.clone()),
        });
    let removed = journal
        .entries()
        .filter(|(id, _)| import.record(*id).is_none() && !unreadable.contains(id))
        .map(|(id, _)| Record {
            id,
            revision,
            content: Content::Deleted,
        });
    Change {
        action: Action::Replace,
        edits: put.chain(removed).map(|after| edit(journal, after)).collect(),
    }
}

const fn is_trusted(record: &Record) -> bool {
    record.revision.counter <= TRUSTED_COUNTER
}

fn stamped(record: &Record, revision: Revision) -> Record {
    Record {
        revision,
        ..record.clone()
    }
}

fn edit(journal: &Journal, after: Record) -> Edit {
    Edit {
        before: journal.record(after.id).cloned(),
        after,
    }
}

/// The higher revision wins, unless the other side was written later by its clock: then the two orders disagree
/// (a copied profile, an old device) and the person decides. Equal revisions with different content likewise.
fn standing(mine: &Record, file: &Record) -> Standing {
    if mine.content == file.content {
        return Standing::Same;
    }
    let file_wins = file.revision > mine.revision;
    match (mine.entry(), file.entry()) {
        _ if file.revision == mine.revision => Standing::Conflict,
        (Some(mine), Some(file)) if file_wins && file.written < mine.written => Standing::Conflict,
        (Some(mine), Some(file)) if !file_wins && file.written > mine.written => Standing::Conflict,
        (None, Some(_)) if !file_wins => Standing::Deleted,
        _ if file_wins => Standing::Newer,
        _ => Standing::Older,
    }
}

/// Foreign records have no revision of their own. A substance that is there already stays the person's.
fn foreign_standing(mine: &Record, file: &Record) -> Standing {
    match (mine.entry(), file.entry()) {
        (None, _) => Standing::Deleted,
        (Some(mine), Some(file)) if is_same_entry(mine, file) => Standing::Same,
        (Some(mine), _) if matches!(mine.body, Body::Substance(_)) => Standing::Same,
        _ => Standing::Conflict,
    }
}

/// The same content at the same instant, whatever zone the file was read in.
fn is_same_entry(mine: &Entry, file: &Entry) -> bool {
    let instant = |entry: &Entry| entry.when.as_ref().and_then(|when| when.instant_minutes());
    let is_same_instant = instant(mine).is_some() && instant(mine) == instant(file);
    mine.body == file.body && (mine.when == file.when || is_same_instant)
}
