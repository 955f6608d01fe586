//! The store, second half: saving a change, and what follows from it. Drafts, the backup mark, and erasing everything.
//! Knows the repository and the mirror; knows no page and no wording.

use std::time::Duration;

use leptos::prelude::*;
use leptos::task::spawn_local;

use super::app::{AppState, Saving};
use super::copied::Copied;
use super::errands::{self, Errand};
use super::keeper::{Attempt, Keeper, Kept};
use crate::domain::{Change, Record, SmallMap, Timestamp};
use crate::later::later;
use crate::platform::{clock, document, history, mirror, panic, tabs as tab};
use crate::storage::{
    BackupPoint, Batch, Damage, FormerBackup, MirrorMeta, MirrorState, Origin, Part, Repository, SaveError,
    Stored,
};

/// What a page that has just deleted everything tells the one that follows.
const ERASED: &str = "deleted";
/// How long until it is looked again whether something is saved now.
const LOOK_AGAIN: Duration = Duration::from_millis(500);

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
        spawn_local(async move {
            super::tabs::take_over(self).await;
        });
    }

    /// Saves what waits, large changes too, before another tab takes over.
    pub(super) async fn save_before_leaving(self) {
        self.save_waiting();
        if self.keeper.with_value(|keeper| !keeper.waiting().is_empty()) {
            run_errand(self, Errand::SaveAtOnce).await.ok();
        }
    }

    pub(super) fn attempted(self, attempt: Option<Attempt>, may_catch_up: bool) {
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
                    let is_missing = run_errand(self, Errand::Save { may_catch_up }).await.is_err();
                    if is_missing && !self.is_read_only() {
                        self.say_unsaved(SaveError::PartMissing);
                    }
                });
                saved
            }
            Attempt::Failed(saved, why) => {
                self.say_unsaved(why);
                saved
            }
        };
        for kept in saved {
            self.mirror_kept(kept);
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
            self.saving.set(Saving::Part(Part::default()));
        }
    }

    fn say_unsaved(self, why: SaveError) {
        let changes = self.keeper.with_value(|keeper| keeper.waiting().len());
        self.saving.set(Saving::Unsaved { changes, why });
    }

    pub(super) fn say_saved(self) {
        self.saves.update(|n| *n = n.wrapping_add(1));
        if self.saving.get_untracked() != Saving::InMemory {
            self.saving.set(Saving::Saved(Some(clock::read().time)));
        }
    }

    /// Writes to the recovery copy.
    pub(super) fn mirror(self, batch: Batch) {
        if self.saving.get_untracked() != Saving::InMemory {
            self.begin_copying();
            spawn_local(async move {
                self.copy(&batch).await;
                self.end_copying();
            });
        }
    }

    fn begin_copying(self) {
        self.copied
            .update(|copied| copied.under_way = copied.under_way.saturating_add(1));
    }

    fn end_copying(self) {
        self.copied
            .update(|copied| copied.under_way = copied.under_way.saturating_sub(1));
    }

    /// Whether this is in the copy now. What an earlier try left out is written after it.
    async fn copy(self, batch: &Batch) -> bool {
        let is_written = mirror::apply(batch).await.is_ok();
        if !is_written {
            self.doubt_the_copy();
        } else if self.copied.get_untracked().is_behind() {
            self.copy_what_lacks().await;
        }
        is_written
    }

    /// Brings the copy up to date. One that cannot be read, or knows more than this tab, is left alone, and doubted.
    async fn copy_what_lacks(self) {
        let doubts = self.copied.get_untracked().doubts();
        let Some(meta) = super::opening::copied().await else {
            return;
        };
        if !self.is_read_only()
            && let Some(MirrorState::Behind(batch)) = self.compare_copy(Some(&meta), doubts)
            && mirror::apply(&batch).await.is_ok()
        {
            self.copied.update(|copied| copied.settle(doubts));
        }
    }

    /// How the recovery copy compares with what is open, by what is known of it since there were so many doubts.
    /// One that cannot be read or compared is doubted; one in step settles the doubts there were.
    pub(super) fn compare_copy(self, meta: Option<&MirrorMeta>, doubts: u64) -> Option<MirrorState> {
        let compare = |keeper: &mut Keeper| keeper.repository().map(|r| r.compare_mirror(meta));
        let state = self.with_keeper(compare).flatten().and_then(Result::ok);
        if meta.is_none() || state.is_none() {
            self.doubt_the_copy();
        } else if state == Some(MirrorState::InStep) {
            self.copied.update(|copied| copied.settle(doubts));
        }
        state
    }

    /// Nothing is said to be stored safely before the copy has been compared again.
    pub(super) fn doubt_the_copy(self) {
        self.copied.update(Copied::doubt);
    }

    /// Writes what was saved to the recovery copy, tells the other tabs,
    /// then looks once more whether local storage has kept it: it is stored safely only after that.
    pub(super) fn mirror_kept(self, kept: Kept) {
        if self.saving.get_untracked() == Saving::InMemory {
            return;
        }
        self.begin_copying();
        spawn_local(async move {
            let Kept { committed, change } = kept;
            let is_written = self.copy(&committed.mirror).await;
            tab::announce(committed.number);
            let look =
                |keeper: &mut Keeper| keeper.repository().map(|r| r.confirm_mirrored(committed.number));
            match self.with_keeper(look).flatten() {
                Some(Ok(Stored::RolledBack)) if !self.is_read_only() => {
                    self.taken_back(change, is_written).await;
                }
                Some(Err(_)) => self.doubt_the_copy(),
                _ => {}
            }
            self.end_copying();
        });
    }

    /// The browser has taken back what it had accepted: it comes from the recovery copy again,
    /// or waits to be saved again if it is not there.
    async fn taken_back(self, change: Option<Change>, is_copied: bool) {
        if !is_copied && let Some(change) = change {
            self.with_keeper(|keeper| keeper.put_back(change));
        }
        let waiting = self.with_keeper(|keeper| keeper.waiting().len()).unwrap_or(0);
        self.saving.set(Saving::Unsaved {
            changes: waiting.max(1),
            why: SaveError::NotKept,
        });
        if is_copied && let Some(store) = self.with_keeper(|keeper| keeper.store()).flatten() {
            super::opening::reopen_from_copy(self, &store).await;
            self.save_waiting();
            super::opening::load_older(self);
        }
    }

    /// Whether something that was done is not saved yet. Reactive through attempts to save.
    pub fn has_unsaved(self) -> bool {
        self.saves.track();
        let is_kept = self.saving.get() != Saving::InMemory;
        is_kept && self.keeper.with_value(|keeper| !keeper.waiting().is_empty())
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

    /// Forgets a draft of what was recorded, as soon as that is saved: until then the draft is all that outlives
    /// the page. A draft that has become another one since stays.
    pub fn drop_draft_when_saved(self, name: String) {
        if let Some(recorded) = self.draft(&name) {
            self.drop_draft_of(name, recorded);
        }
    }

    fn drop_draft_of(self, name: String, recorded: String) {
        if untrack(|| self.has_unsaved()) {
            set_timeout(move || self.drop_draft_of(name, recorded), LOOK_AGAIN);
        } else if self.draft(&name).is_some_and(|draft| draft == recorded) {
            self.keep_draft(&name, "");
        }
    }

    /// How far the journal has come, for [`AppState::mark_backup`].
    pub fn backup_point(self) -> Option<BackupPoint> {
        self.with_keeper(|keeper| keeper.repository().map(|r| r.backup_point()))
            .flatten()
    }

    /// Notes that a backup of the journal as it was then was made and verified. What comes back takes the note back.
    pub fn mark_backup(self, point: Option<BackupPoint>, entries: u64, digest: &str) -> Option<FormerBackup> {
        let point = point?;
        let now = Timestamp(clock::read().seconds);
        let mark = |repository: &mut Repository| repository.mark_backup_of(point, now, entries, digest);
        let marked = self.with_keeper(|keeper| keeper.repository().map(mark));
        let (batch, former) = marked??.ok()?;
        self.tell_marked(batch);
        Some(former)
    }

    /// Takes the note of the last backup back: it is not there. Whether that could be noted.
    pub fn unmark_backup(self, former: FormerBackup) -> bool {
        let unmark = |repository: &mut Repository| repository.unmark_backup(former);
        match self.with_keeper(|keeper| keeper.repository().map(unmark)) {
            Some(Some(Ok(batch))) => {
                self.tell_marked(batch);
                true
            }
            _ => false,
        }
    }

    fn tell_marked(self, batch: Batch) {
        self.mirror(batch);
        self.saves.update(|n| *n = n.wrapping_add(1));
    }

    /// Until when the journal before the last large action is kept, if it is. Reactive through saves.
    pub fn kept_until(self) -> Option<Timestamp> {
        self.saves.track();
        let now = Timestamp(clock::read().seconds);
        let until = |keeper: &mut Keeper| keeper.repository().and_then(|r| r.kept_until());
        self.with_keeper(until).flatten().filter(|until| *until > now)
    }

    /// The records of that journal; `None` if they cannot be read.
    pub fn kept_records(self) -> Option<Vec<Record>> {
        self.with_keeper(|keeper| keeper.repository().and_then(|r| r.kept_records().ok()?))
            .flatten()
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

    /// Deletes the journal here and its recovery copy, then loads the page anew. `false` if the browser refuses,
    /// or another tab is just writing and does not let go.
    pub async fn delete_everything(self) -> bool {
        if self.saving.get_untracked() != Saving::InMemory && !super::tabs::take_over(self).await {
            return false;
        }
        let erased = self.with_keeper(|keeper| keeper.repository().map(|r| r.erase().is_ok()));
        if erased != Some(Some(true)) {
            return false;
        }
        if !self.finish_erasing().await {
            return false;
        }
        tab::announce_erased();
        history::leave_word(ERASED);
        document::reload();
        true
    }

    /// Whether this page follows one on which everything was deleted. Only the first to ask is told.
    pub fn was_erased(self) -> bool {
        history::take_word(ERASED)
    }

    /// Whether an erasure was under way when this was opened.
    pub(super) fn is_erasing(self) -> bool {
        self.report
            .with_untracked(|report| report.as_ref().is_some_and(|r| r.origin == Origin::Erasing))
    }

    /// Finishes an erasure that was begun and interrupted. Without the rest of the program it stays begun;
    /// while another tab writes, that one is at it.
    pub(super) async fn finish_erasing_if_begun(self) {
        if self.is_erasing() && !self.is_read_only() {
            run_errand(self, Errand::FinishErasing).await.ok();
        }
    }

    pub(super) async fn finish_erasing(self) -> bool {
        mirror::erase().await.is_ok()
            && self.with_keeper(|keeper| keeper.repository().map(|r| r.finish_erasing().is_ok()))
                == Some(Some(true))
    }
}

later! {
    fn run_errand(app: AppState, errand: Errand) -> () {
        errands::run(app, errand);
    }
    in rest fetched by fetch_errands
}
