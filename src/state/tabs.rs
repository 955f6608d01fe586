//! One tab writes, the others follow: what this tab does when another speaks.
//! Knows the repository's way of catching up; messages are hints, and what they hint at is read and checked.

use std::rc::Rc;

use leptos::task::spawn_local;

use super::AppState;
use super::app::Saving;
use crate::platform::tabs::{self, Role, TabEvent};
use crate::storage::{CaughtUp, Store};

/// Listens to the other tabs for the life of the page.
pub(super) fn start(app: AppState, store: Rc<dyn Store>) {
    tabs::listen(move |event| match event {
        TabEvent::Committed | TabEvent::Changed => catch_up(app, false),
        TabEvent::ReleaseAsked => spawn_local(async move {
            app.save_before_leaving().await;
            tabs::release();
            app.saving.set(Saving::OtherTab);
        }),
        TabEvent::Released => spawn_local(join(app)),
        TabEvent::Lost => app.saving.set(Saving::OtherTab),
        TabEvent::Returned => {
            // The lock was let go when the page was put aside: nothing is written before it is held again.
            if app.saving.get_untracked() != Saving::Newer {
                app.saving.set(Saving::OtherTab);
            }
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
    settle(app, tabs::join().await);
}

/// Asks the writing tab to let go and takes its place.
pub(super) async fn take_over(app: AppState) {
    settle(app, tabs::take_over().await);
}

fn settle(app: AppState, role: Role) {
    let saving = app.saving.get_untracked();
    match role {
        Role::Reader if !matches!(saving, Saving::Newer) => app.saving.set(Saving::OtherTab),
        Role::Writer if saving == Saving::OtherTab => {
            catch_up(app, false);
            app.saving.set(Saving::Saved(None));
            app.save_waiting();
        }
        _ => {}
    }
}

/// Takes in what another tab has written; then, if asked, saves what was waiting.
pub(super) fn catch_up(app: AppState, and_save: bool) {
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
