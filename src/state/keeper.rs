//! The part of the store that holds the repository: what is saved, what still waits to be saved, and drafts.
//! Knows no signal and no browser; `app` decides when, this decides what.

use std::rc::Rc;

use crate::domain::{Change, DeviceId, Journal, Revision, Timestamp};
use crate::storage::{
    Committed, Health, PREFIX, Part, Past, Progress, Repository, SaveError, SinceBackup, Store,
};

/// Something that is in local storage.
pub(super) struct Kept {
    /// Its number, and what the recovery copy needs.
    pub(super) committed: Committed,
    /// The change itself, in case the browser takes it back; nothing if the store was put in order.
    pub(super) change: Option<Change>,
}

/// What became of an attempt to save.
pub(super) enum Attempt {
    /// Everything that was waiting is saved.
    Saved(Vec<Kept>),
    /// It waits: for the recovery copy to be compared, or for older records. Nothing is wrong.
    Waits(Vec<Kept>),
    /// Another tab wrote in the meantime; look at what it wrote, then try again.
    Elsewhere(Vec<Kept>),
    /// Only [`Keeper::save_part`] can go on: a large change is next, or the store is to be put in order.
    NeedsMore(Vec<Kept>),
    /// Something could not be saved and waits for another try.
    Failed(Vec<Kept>, SaveError),
}

/// What became of one part of saving everything.
pub(super) enum Turn {
    /// There is more to do; how far the change is that is being saved.
    Part(Part),
    /// The first of what was waiting is saved, or the store is in order.
    Saved(Kept),
    /// Nothing is left to do, or it cannot go on.
    Ended(Attempt),
}

/// The repository and what waits for it.
pub(super) struct Keeper {
    store: Option<Rc<dyn Store>>,
    repository: Option<Repository>,
    /// What is not saved yet, oldest first. Every record states its revision, so that an ordinary change may be saved
    /// before an older, large one that there is no room for.
    waiting: Vec<Change>,
    /// Why large changes were refused. They are not tried again before somebody asks for that.
    refused: Option<SaveError>,
    /// How many of those that wait were refused in this pass of saving everything, all at the front.
    passed_over: usize,
    /// Whether somebody is reading older records now. There is one reader at a time, because what it has read
    /// and not yet handed on is known to nobody else.
    is_reading: bool,
    /// Whether everything is being saved, in parts.
    is_saving: bool,
}

impl Keeper {
    /// Before anything is opened.
    pub(super) const fn closed() -> Self {
        Self {
            store: None,
            repository: None,
            waiting: Vec::new(),
            refused: None,
            passed_over: 0,
            is_reading: false,
            is_saving: false,
        }
    }

    /// Takes an opened repository. What was waiting goes on waiting.
    pub(super) fn open(&mut self, store: Rc<dyn Store>, repository: Repository) {
        self.store = Some(store);
        self.repository = Some(repository);
    }

    /// Forgets the repository and what waits for it.
    pub(super) fn forget(&mut self) {
        *self = Self::closed();
    }

    pub(super) fn repository(&mut self) -> Option<&mut Repository> {
        self.repository.as_mut()
    }

    pub(super) fn store(&self) -> Option<Rc<dyn Store>> {
        self.store.clone()
    }

    /// Whether older records may be read now; then nobody else may until [`Keeper::end_reading`].
    pub(super) const fn begin_reading(&mut self) -> bool {
        !std::mem::replace(&mut self.is_reading, true)
    }

    /// Nothing is left to read.
    pub(super) const fn end_reading(&mut self) {
        self.is_reading = false;
    }

    /// The changes that are not saved.
    pub(super) fn waiting(&self) -> &[Change] {
        &self.waiting
    }

    /// Puts a change that was taken back before those that wait. It states its revision: saved twice, it is there once.
    pub(super) fn put_back(&mut self, change: Change) {
        self.waiting.insert(0, change);
    }

    /// The revision of the next change: above everything seen, loaded or not.
    pub(super) fn next_revision(&self, journal: &Journal) -> Revision {
        let stored = self.repository.as_ref().map_or(0, Repository::counter);
        let device = self
            .repository
            .as_ref()
            .map_or(DeviceId::new(0), Repository::device);
        Revision {
            counter: journal.counter().max(stored).saturating_add(1),
            device,
        }
    }

    /// Puts a change behind those that wait and saves ordinary ones, in order. Without a change, tries everything again.
    pub(super) fn save(&mut self, change: Option<Change>, now: Timestamp) -> Attempt {
        if change.is_none() {
            self.refused = None;
        }
        self.waiting.extend(change);
        match &self.repository {
            Some(repository) if repository.can_be_repaired() => Attempt::NeedsMore(Vec::new()),
            _ => self.commit_waiting(now),
        }
    }

    fn commit_waiting(&mut self, now: Timestamp) -> Attempt {
        let mut saved = Vec::new();
        let Some(repository) = self.repository.as_mut() else {
            return Attempt::Waits(saved);
        };
        let (mut left, mut is_last_left) = (0, false);
        while let Some(change) = self.waiting.get(left) {
            match repository.commit_ordinary(change, now) {
                Ok(Some(committed)) => {
                    let change = Some(self.waiting.remove(left));
                    saved.push(Kept { committed, change });
                    is_last_left = false;
                }
                Ok(None) => {
                    left = left.saturating_add(1);
                    is_last_left = true;
                }
                Err(error) => return stopped(saved, error),
            }
        }
        match self.refused {
            _ if left == 0 => Attempt::Saved(saved),
            Some(why) if !is_last_left => Attempt::Failed(saved, why),
            _ => Attempt::NeedsMore(saved),
        }
    }

    /// A part of saving everything: puts in order what opening found damaged or only in the recovery copy,
    /// then saves what waits, in order, large changes too and those in several parts.
    pub(super) fn save_part(&mut self, now: Timestamp) -> Turn {
        let Some(repository) = self.repository.as_mut() else {
            return Turn::Ended(Attempt::Waits(Vec::new()));
        };
        let progress = if repository.is_under_way() {
            repository.go_on(now)
        } else {
            match repository.repair_if_needed(now) {
                Ok(Some(committed)) => {
                    return Turn::Saved(Kept {
                        committed,
                        change: None,
                    });
                }
                Ok(None) => {}
                Err(error) => return Turn::Ended(stopped(Vec::new(), error)),
            }
            let Some(change) = self.waiting.get(self.passed_over) else {
                let nothing = Vec::new();
                let refused = self.refused.filter(|_| self.passed_over > 0);
                return Turn::Ended(
                    refused.map_or(Attempt::Saved(Vec::new()), |why| Attempt::Failed(nothing, why)),
                );
            };
            repository.begin(change, now)
        };
        match progress {
            Ok(Progress::Working(part)) => Turn::Part(part),
            Ok(Progress::Saved(committed)) => {
                let is_there = self.passed_over < self.waiting.len();
                let change = is_there.then(|| self.waiting.remove(self.passed_over));
                Turn::Saved(Kept { committed, change })
            }
            Err(why) => match stopped(Vec::new(), why) {
                Attempt::Failed(..) if self.passed_over < self.waiting.len() => {
                    // What is behind it may be small enough.
                    self.refused.get_or_insert(why);
                    self.passed_over = self.passed_over.saturating_add(1);
                    self.save_part(now)
                }
                ended => Turn::Ended(ended),
            },
        }
    }

    /// Whether saving everything may begin now; then nobody else begins it until [`Keeper::end_saving`].
    pub(super) const fn begin_saving(&mut self) -> bool {
        !std::mem::replace(&mut self.is_saving, true)
    }

    /// Saving everything has ended.
    pub(super) const fn end_saving(&mut self) {
        self.is_saving = false;
        self.passed_over = 0;
    }

    pub(super) fn since_backup(&self) -> SinceBackup {
        self.repository
            .as_ref()
            .map(Repository::since_backup)
            .unwrap_or_default()
    }

    pub(super) fn history(&self, now: Timestamp) -> Vec<Past> {
        self.repository
            .as_ref()
            .and_then(|repository| repository.history(now).ok())
            .unwrap_or_default()
    }

    pub(super) fn health(&self) -> Option<Health> {
        self.repository
            .as_ref()
            .and_then(|repository| repository.health().ok())
    }

    /// The kept draft of a text that is not recorded yet.
    pub(super) fn draft(&self, name: &str) -> Option<String> {
        self.store.as_ref()?.get(&draft_key(name)).ok()?
    }

    /// Keeps or drops a draft. A draft that cannot be kept is not worth a warning: the text is still on the screen.
    pub(super) fn put_draft(&self, name: &str, text: Option<&str>) {
        let Some(store) = &self.store else { return };
        let _ = match text {
            Some(text) => store.set(&draft_key(name), text),
            None => store.remove(&draft_key(name)),
        };
    }
}

/// What it means that saving stopped here.
fn stopped(saved: Vec<Kept>, error: SaveError) -> Attempt {
    match error {
        SaveError::MirrorPending | SaveError::NotLoaded => Attempt::Waits(saved),
        SaveError::Elsewhere => Attempt::Elsewhere(saved),
        error => Attempt::Failed(saved, error),
    }
}

fn draft_key(name: &str) -> String {
    [PREFIX, "d.", name].concat()
}
