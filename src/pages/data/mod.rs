//! Data: backup, opening a file, storage, undo, deleting everything.
//! Knows the store and the file formats; shows what they report and decides nothing for the person.

mod backup;
mod import;
mod parts;
mod preview;
mod refusal;
mod storage;
mod undo;

use leptos::prelude::*;

use crate::components::{Banner, PageHead};
use crate::live::{in_turn, view};
use crate::platform::document;
use crate::state::AppState;
use crate::text::data as words;

/// The page.
#[component]
pub(crate) fn DataPage() -> impl IntoView {
    let app = AppState::expect();
    let deleted = app.was_erased().then(|| {
        // The page was loaded anew, which leaves the focus nowhere.
        document::focus_again(None, Vec::new());
        view! { <div role="status"><Banner text=words::DELETED_ALL/></div> }
    });
    view! {
        <PageHead title=words::TITLE.to_owned() summary=words::SUMMARY.to_owned()/>
        {deleted}
        <div class="desk">
            <div class="desk__main">
                {backup::section(app)}
                {in_turn(1, move || import::section(app))}
            </div>
            {in_turn(2, move || storage::section(app))}
            {in_turn(3, move || undo::section(app))}
            {in_turn(3, move || storage::delete_section(app))}
        </div>
    }
}
