//! Data: backup, opening a file, storage, undo, deleting everything.
//! Knows the store and the file formats; shows what they report and decides nothing for the person.

mod backup;
mod import;
mod preview;
mod refusal;
mod storage;
mod undo;

use leptos::prelude::*;

use crate::components::PageHead;
use crate::live::view;
use crate::state::AppState;
use crate::text::data as words;

/// The page.
#[component]
pub(crate) fn DataPage() -> impl IntoView {
    let app = AppState::expect();
    view! {
        <PageHead title=words::TITLE.to_owned() summary=words::SUMMARY.to_owned()/>
        <div class="desk">
            <div class="desk__main">
                {backup::section(app)}
                {import::section(app)}
            </div>
            {storage::section(app)}
            {undo::section(app)}
            {storage::delete_section(app)}
        </div>
    }
}
