//! What the first part of the program leaves to the rest of it: saving what is large, in parts, and what comes after damage.
//! Knows the keeper and how attempts are told; knows no page.

use leptos::task::spawn_local;

use super::AppState;
use super::app::Saving;
use super::keeper::{Attempt, Keeper, Turn};
use crate::domain::Timestamp;
use crate::platform::pause::Rests;
use crate::platform::{clock, document, panic};
use crate::storage::Part;

/// What the first part of the program leaves to the rest.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Errand {
    /// Save everything that waits, with rests in which the page is drawn. One such saver is enough.
    Save {
        /// Whether what another tab has written may be taken in first.
        may_catch_up: bool,
    },
    /// The same without a rest, because another tab waits; also what a resting saver has begun.
    SaveAtOnce,
    /// Finish an erasure.
    FinishErasing,
}

/// Runs an errand, or begins it if it takes longer.
pub(super) fn run(app: AppState, errand: Errand) {
    match errand {
        Errand::SaveAtOnce => {
            let mut saver = Saver::of(app, false);
            while saver.turn().is_some() {}
        }
        Errand::Save { may_catch_up } => {
            if app.with_keeper(Keeper::begin_saving) == Some(true) {
                spawn_local(save_with_rests(Saver::of(app, may_catch_up)));
            }
        }
        Errand::FinishErasing => spawn_local(async move {
            if app.finish_erasing().await {
                document::reload();
            }
        }),
    }
}

async fn save_with_rests(mut saver: Saver) {
    let rests = Rests::default();
    while let Some(part) = saver.turn() {
        if rests.is_due() {
            saver.tell(part);
            rests.rest().await;
        }
    }
}

/// Saves everything that waits, turn by turn, until nothing does or somebody else writes.
struct Saver {
    app: AppState,
    may_catch_up: bool,
    has_saved: bool,
}

impl Saver {
    const fn of(app: AppState, may_catch_up: bool) -> Self {
        Self {
            app,
            may_catch_up,
            has_saved: false,
        }
    }

    /// One turn; how far the change is that is being saved, or nothing when all is over.
    fn turn(&mut self) -> Option<Part> {
        let app = self.app;
        loop {
            if panic::happened() || app.is_read_only() {
                return self.end(None);
            }
            let now = Timestamp(clock::read().seconds);
            match app.with_keeper(|keeper| keeper.save_part(now)) {
                Some(Turn::Part(part)) => return Some(part),
                Some(Turn::Saved(kept)) => {
                    self.has_saved = true;
                    // At once: after a rest this tab may not be the one that writes any more.
                    app.mirror_kept(kept);
                }
                Some(Turn::Ended(attempt)) => return self.end(Some(attempt)),
                None => return self.end(None),
            }
        }
    }

    /// Whether it stands on the screen that something is being saved, and nothing more important.
    fn is_told(&self) -> bool {
        matches!(self.app.saving.get_untracked(), Saving::Part(_))
    }

    fn tell(&self, part: Part) {
        if self.is_told() {
            self.app.saving.set(Saving::Part(part));
        }
    }

    fn end(&self, ended: Option<Attempt>) -> Option<Part> {
        let app = self.app;
        // First, because what follows may ask for another saver.
        app.with_keeper(Keeper::end_saving);
        if self.is_told() {
            app.saving.set(Saving::Opening);
        }
        if self.has_saved && matches!(ended, Some(Attempt::Saved(_))) {
            app.say_saved();
        }
        app.attempted(ended, self.may_catch_up);
        None
    }
}
