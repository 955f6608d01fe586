//! What a page says that has nothing to show yet, and the one thing to do about it.
//! Knows no page; while older days are still being read, it says only that.

use leptos::prelude::*;

use super::link;
use crate::components::{Empty, quiet};
use crate::live::view;
use crate::routes::Route;
use crate::state::AppState;
use crate::text::insights as words;

/// What will be here, what to do for it today, and another way where there is one.
pub(super) fn empty(
    app: AppState,
    text: &str,
    today: &'static str,
    other: Option<(Route, &'static str)>,
) -> AnyView {
    if app.loading.get() {
        return quiet(words::STILL_READING);
    }
    let other = other.map(|(route, words)| {
        view! {
            <a class="button" href=link(route)>
                {words}
            </a>
        }
    });
    view! {
        <Empty text=text.to_owned()>
            <p class="line">
                <a class="button button--primary" href=link(Route::Today)>
                    {today}
                </a>
                {other}
            </p>
        </Empty>
    }
}
