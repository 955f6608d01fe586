//! One tab writes, the others follow: what this tab does when another speaks.
//! Knows the repository's way of catching up; messages are hints, and what they hint at is read and checked.

use std::rc::Rc;

use leptos::task::spawn_local;

use super::AppState;
use super::app::Saving;
use super::keeper::Keeper;
use crate::domain::Journal;
use crate::platform::document;
use crate::platform::tabs::{self, Role, TabEvent};
use crate::storage::{CaughtUp, Repository, Store};

/// Listens to the other tabs for the life of the page.
pub(super) fn start(app: AppState, store: Rc<dyn Store>) {
    tabs::listen(move |event| match event {
        TabEvent::Committed | TabEvent::Changed => catch_up(app, false),
        TabEvent::ReleaseAsked => spawn_local(async move {
            app.save_before_leaving().await;
            tabs::release();
            follow(app);
        }),
        TabEvent::Released if app.is_erasing() => document::reload(),
        TabEvent::Released => spawn_local(join(app)),
        TabEvent::Lost => follow(app),
        TabEvent::Erased => {
            start_anew_if(app, Repository::may_be_erased);
        }
        TabEvent::Returned if start_anew_if(app, Repository::may_be_erased) => {}
        TabEvent::Returned => {
            // The lock was let go when the page was put aside: nothing is written before it is held again.
            follow(app);
            let store = store.clone();
            spawn_local(async move {
                super::opening::reopen_from_copy(app, &store).await;
                join(app).await;
                super::opening::load_older(app);
            });
        }
    });
}

/// Becomes the writing tab if no other is.
pub(super) async fn join(app: AppState) {
    settle(app, tabs::join().await).await;
}

/// Asks the writing tab to let go and takes its place. Whether this is the tab that writes now.
pub(super) async fn take_over(app: AppState) -> bool {
    say_asked(app, true);
    let role = tabs::take_over().await;
    settle(app, role).await;
    say_asked(app, false);
    role == Role::Writer && tabs::is_writer()
}

/// One question at a time: every further one would wait for its turn, and then look at the copy once more.
fn say_asked(app: AppState, is_asked: bool) {
    app.saving.update(|saving| {
        if let Saving::OtherTab { asked, .. } = saving {
            *asked = is_asked;
        }
    });
}

/// Follows another tab that writes. What waits here goes on waiting, and that is said.
/// Newer data stay newer data, whoever writes them.
fn follow(app: AppState) {
    let saving = app.saving.get_untracked();
    if saving != Saving::Newer {
        let unsaved = app.with_keeper(|keeper| keeper.waiting().len()).unwrap_or(0);
        let asked = matches!(saving, Saving::OtherTab { asked: true, .. });
        app.saving.set(Saving::OtherTab { unsaved, asked });
    }
}

/// Forgets the journal and begins again if it was deleted in another tab: nothing of it is shown or written any more,
/// neither what waits here nor what can be taken back. Whether it was.
fn start_anew_if(app: AppState, is_gone: fn(&Repository) -> bool) -> bool {
    let is_gone = app.with_keeper(|keeper| keeper.repository().is_some_and(|repository| is_gone(repository)));
    if is_gone != Some(true) {
        return false;
    }
    app.with_keeper(Keeper::forget);
    follow(app);
    app.undo.set(None);
    app.journal.set(Journal::default());
    document::reload();
    true
}

async fn settle(app: AppState, role: Role) {
    let saving = app.saving.get_untracked();
    match role {
        Role::Reader => follow(app),
        // Meanwhile another tab has finished it, or has left it unfinished.
        Role::Writer if matches!(saving, Saving::OtherTab { .. }) && app.is_erasing() => document::reload(),
        Role::Writer if matches!(saving, Saving::OtherTab { .. }) => {
            catch_up(app, false);
            super::opening::take_over_from_copy(app).await;
            // Meanwhile a third tab may have taken the place.
            if tabs::is_writer() {
                app.saving.set(Saving::Saved(None));
                app.save_waiting();
            }
        }
        _ => {}
    }
}

/// Takes in what another tab has written; then, if asked, saves what was waiting.
pub(super) fn catch_up(app: AppState, and_save: bool) {
    if app.is_erasing() {
        return;
    }
    let caught = app.with_keeper(|keeper| keeper.repository().map(|repository| repository.catch_up()));
    match caught.flatten() {
        Some(Ok(CaughtUp::Records(records))) => {
            if !records.is_empty() {
                app.journal.update(|journal| {
                    for record in records {
                        journal.absorb(record);
                    }
                });
                app.saves.update(|n| *n = n.wrapping_add(1));
            }
            if and_save {
                app.save_waiting_once();
            }
        }
        Some(Ok(CaughtUp::Reopen)) if start_anew_if(app, Repository::is_being_erased) => {}
        Some(Ok(CaughtUp::Reopen)) => {
            let Some(store) = app.with_keeper(|keeper| keeper.store()).flatten() else {
                return;
            };
            spawn_local(async move {
                super::opening::reopen_from_copy(app, &store).await;
                super::opening::load_older(app);
                if and_save {
                    app.save_waiting_once();
                }
            });
        }
        _ => {}
    }
}
