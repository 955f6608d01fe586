//! What was damaged when the journal was opened, and what became of it; until the person has read it.
//! Knows the words for it; repairs nothing.

use leptos::prelude::*;

use super::link;
use crate::components::{Banner, BannerKind};
use crate::live::view;
use crate::routes::Route;
use crate::state::AppState;
use crate::text::app::{self as words, Found};

/// The banner.
pub(super) fn banner(found: &Found) -> AnyView {
    let app = AppState::expect();
    let kind = match found {
        Found::Nothing => return ().into_any(),
        Found::Restored => BannerKind::Info,
        Found::PutTogether => BannerKind::Warn,
        Found::Lost(_) => BannerKind::Danger,
    };
    let save_copy = (kind != BannerKind::Info).then(|| {
        view! {
            <a class="button" href=link(Route::Data)>
                {words::SAVE_COPY}
            </a>
        }
    });
    view! {
        <Banner kind=kind text=words::found(found)>
            <button class="button" type="button" on:click=move |_| app.report.set(None)>
                {words::UNDERSTOOD}
            </button>
            {save_copy}
        </Banner>
    }
}
