//! What is kept as long as the app runs, though a page made it.
//! Knows nothing of what is kept.

use leptos::prelude::*;

use super::AppState;

/// The part of the program that is never left. What a page makes there stays when the page is gone.
#[derive(Clone)]
pub struct Lasting(pub Owner);

impl Lasting {
    /// What the app keeps of a kind, made for the first page that asks for it: what starts the app need not know of it.
    pub(super) fn keep<T: Clone + Send + Sync + 'static>(make: impl FnOnce(AppState) -> T) -> T {
        let Self(owner) = expect_context();
        owner.with(|| {
            use_context().unwrap_or_else(|| {
                let kept = make(AppState::expect());
                provide_context(kept.clone());
                kept
            })
        })
    }
}
