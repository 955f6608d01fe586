//! Work that takes its time: what is being done and how far it is.
//! Knows words and numbers; knows no work.

use leptos::prelude::*;

use super::unique_id;
use crate::live::{Live, view};
use crate::text::components as words;

/// A bar that fills. What is being done is announced, once; how far it is can be asked for, and is only shown.
#[component]
pub fn Working(
    /// What is being done.
    #[prop(into)]
    label: Live<String>,
    /// How far it is, in whole per cent; nothing while that is not known.
    #[prop(into)]
    percent: Live<Option<String>>,
) -> impl IntoView {
    let id = unique_id();
    let filled = move || percent.get();
    let shown = move || percent.get().map(|percent| words::percent(&percent));
    view! {
        <div class="working">
            <p id=id.clone() role="status">
                {move || label.get()}
            </p>
            <span class="working__share num" aria-hidden="true">
                {move || shown()}
            </span>
            <progress class="working__bar" aria-labelledby=id max="100" value=filled></progress>
        </div>
    }
}
