//! The store, second half: saving a change, and what follows from it. Drafts, the backup mark, and erasing everything.
//! Knows the repository and the mirror; knows no page and no wording.

use leptos::prelude::*;
use leptos::task::spawn_local;

use super::app::{AppState, Saving};
use super::keeper::Attempt;
use crate::domain::{Change, SmallMap, Timestamp};
use crate::later::later;
use crate::platform::{clock, mirror, panic, tabs as tab};
use crate::storage::{Batch, Damage, Origin, SaveError, Stored};

impl AppState {
    /// Saves a change, or keeps it for another try.
    pub(super) fn save(self, change: &Change) {
        let now = Timestamp(clock::read().seconds);
        let attempt = self.with_keeper(|keeper| keeper.save(Some(change.clone()), now));
        self.attempted(attempt, true);
    }

    /// Tries again to save what is waiting.
    pub fn save_waiting(self) {
        self.try_waiting(true);
    }

    /// [`AppState::save_waiting`] after catching up with another tab, without catching up once more.
    pub(super) fn save_waiting_once(self) {
        self.try_waiting(false);
    }

    fn try_waiting(self, may_catch_up: bool) {
        if panic::happened() || self.is_read_only() {
            return;
        }
        let now = Timestamp(clock::read().seconds);
        let attempt = self.with_keeper(|keeper| keeper.save(None, now));
        self.attempted(attempt, may_catch_up);
    }

    /// Makes this the tab that writes.
    pub fn write_here(self) {
        spawn_local(super::tabs::take_over(self));
    }

    /// Saves what waits, large changes too, before another tab takes over.
    pub(super) async fn save_before_leaving(self) {
        self.save_waiting();
        if self.keeper.with_value(|keeper| !keeper.waiting().is_empty()) {
            save_all(self, false).await.ok();
        }
    }

    fn attempted(self, attempt: Option<Attempt>, may_catch_up: bool) {
        let Some(attempt) = attempt else { return };
        let needs_more = matches!(attempt, Attempt::NeedsMore(_));
        let saved = match attempt {
            Attempt::Saved(saved) => {
                if !saved.is_empty() || matches!(self.saving.get_untracked(), Saving::Unsaved { .. }) {
                    self.say_saved();
                }
                saved
            }
            Attempt::Waits(saved) => saved,
            Attempt::Elsewhere(saved) => {
                if may_catch_up {
                    super::tabs::catch_up(self, true);
                } else {
                    self.say_unsaved(SaveError::Elsewhere);
                }
                saved
            }
            Attempt::NeedsMore(saved) => {
                self.say_saving();
                spawn_local(async move {
                    if save_all(self, may_catch_up).await.is_err() && !self.is_read_only() {
                        self.say_unsaved(SaveError::Failed);
                    }
                });
                saved
            }
            Attempt::Failed(saved, why) => {
                self.say_unsaved(why);
                saved
            }
        };
        for committed in saved {
            self.mirror(committed.mirror, Some(committed.number));
        }
        // A store that is to be put in order is not compacted before that.
        if !needs_more {
            super::opening::compact_when_idle(self);
        }
    }

    /// Takes back "saved" while something waits for the rest of the program.
    fn say_saving(self) {
        let is_waiting = self.keeper.with_value(|keeper| !keeper.waiting().is_empty());
        if is_waiting && matches!(self.saving.get_untracked(), Saving::Saved(_)) {
            self.saving.set(Saving::Opening);
        }
    }

    fn say_unsaved(self, why: SaveError) {
        let changes = self.keeper.with_value(|keeper| keeper.waiting().len());
        self.saving.set(Saving::Unsaved { changes, why });
    }

    fn say_saved(self) {
        self.saves.update(|n| *n = n.wrapping_add(1));
        if self.saving.get_untracked() != Saving::InMemory {
            self.saving.set(Saving::Saved(Some(clock::read().time)));
        }
    }

    /// Writes to the recovery copy, then looks once more whether local storage has kept commit `number`.
    pub(super) fn mirror(self, batch: Batch, number: Option<u64>) {
        if self.saving.get_untracked() == Saving::InMemory {
            return;
        }
        spawn_local(async move {
            let is_written = mirror::apply(&batch).await.is_ok();
            self.mirrored.set(is_written);
            let Some(number) = number else { return };
            tab::announce(number);
            let stored = self.with_keeper(|keeper| keeper.repository().map(|r| r.confirm_mirrored(number)));
            if stored == Some(Some(Ok(Stored::RolledBack))) && !self.is_read_only() {
                self.saving.set(Saving::Unsaved {
                    changes: 1,
                    why: SaveError::NotKept,
                });
                if is_written && let Some(store) = self.with_keeper(|keeper| keeper.store()).flatten() {
                    super::opening::reopen_from_copy(self, &store).await;
                    self.save_waiting();
                    super::opening::load_older(self);
                }
            }
        });
    }

    /// A kept draft.
    pub fn draft(self, name: &str) -> Option<String> {
        self.keeper.with_value(|keeper| keeper.draft(name))
    }

    /// Keeps a draft of a text that is not recorded yet.
    pub fn keep_draft(self, name: &str, text: &str) {
        let text = Some(text).filter(|text| !text.trim().is_empty());
        if !panic::happened() && !self.is_read_only() {
            self.keeper.with_value(|keeper| keeper.put_draft(name, text));
        }
    }

    /// Forgets a draft.
    pub fn drop_draft(self, name: &str) {
        self.keep_draft(name, "");
    }

    /// Notes that a backup was made and verified.
    pub fn mark_backup(self, entries: u64, digest: &str) {
        let now = Timestamp(clock::read().seconds);
        let marked =
            self.with_keeper(|keeper| keeper.repository().map(|r| r.mark_backup(now, entries, digest)));
        if let Some(Some(Ok(batch))) = marked {
            self.mirror(batch, None);
            self.saves.update(|n| *n = n.wrapping_add(1));
        }
    }

    /// Reads and checks everything that is stored; `None` if it cannot be read at all.
    pub fn check_everything(self) -> Option<Vec<Damage>> {
        self.with_keeper(|keeper| keeper.repository().and_then(|r| r.check_everything().ok()))
            .flatten()
    }

    /// Everything of ours exactly as it is stored, damaged parts included.
    pub fn raw_dump(self) -> Option<SmallMap<String, String>> {
        self.with_keeper(|keeper| keeper.repository().and_then(|r| r.raw_dump().ok()))
            .flatten()
    }

    /// Deletes the journal here and its recovery copy, then loads the page anew. `false` if the browser refuses.
    pub async fn delete_everything(self) -> bool {
        let erased = self.with_keeper(|keeper| keeper.repository().map(|r| r.erase().is_ok()));
        if erased != Some(Some(true)) {
            return false;
        }
        if !self.finish_erasing().await {
            return false;
        }
        crate::platform::document::reload();
        true
    }

    /// Finishes an erasure that was begun and interrupted.
    pub(super) async fn finish_erasing_if_begun(self) {
        let is_begun = self
            .report
            .with_untracked(|report| report.as_ref().is_some_and(|r| r.origin == Origin::Erasing));
        if is_begun && self.finish_erasing().await {
            crate::platform::document::reload();
        }
    }

    async fn finish_erasing(self) -> bool {
        mirror::erase().await.is_ok()
            && self.with_keeper(|keeper| keeper.repository().map(|r| r.finish_erasing().is_ok()))
                == Some(Some(true))
    }
}

later! {
    fn save_all(app: AppState, may_catch_up: bool) -> () {
        if !panic::happened() && !app.is_read_only() {
            let now = Timestamp(clock::read().seconds);
            let attempt = app.with_keeper(|keeper| keeper.save_all(now));
            app.attempted(attempt, may_catch_up);
        }
    }
    in rest fetched by fetch_saving
}
