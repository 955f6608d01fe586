//! The undo bar: what was just done, and one button to take it back. Stays 20 seconds or until the next action.
//! Knows words; knows no change.

use std::time::Duration;

use leptos::ev::FocusEvent;
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::HtmlElement;

use super::Timer;
use crate::live::{Live, Slot, follow, view};
use crate::platform::document;
use crate::text::components as words;

/// How long the bar stays.
const STAY: Duration = Duration::from_secs(20);

/// The undo bar. A polite live region that is always there and mostly empty.
#[component]
pub fn UndoBar(
    /// What was done, with a number that changes with every action.
    #[prop(into)]
    message: Live<Option<(u64, String)>>,
    /// Called when the person takes it back.
    on_undo: Callback<()>,
    /// Called when the time is up.
    on_close: Callback<()>,
) -> impl IntoView {
    let timer = Timer::default();
    let is_held = Slot::new(false);
    let came_from = StoredValue::new_local(None::<HtmlElement>);
    let hold = move |event: FocusEvent| {
        is_held.set(true);
        let before = event
            .related_target()
            .and_then(|before| before.dyn_into::<HtmlElement>().ok());
        came_from.set_value(before);
    };
    // The bar goes with what it undoes, and the focus back to where it came from.
    let undo = move |_| {
        let before = came_from.try_get_value().flatten();
        is_held.set(false);
        on_undo.run(());
        document::focus_again(before, Vec::new());
    };
    follow(move || {
        timer.stop();
        if message.with(Option::is_some) {
            wait(timer, is_held, on_close);
        }
    });
    on_cleanup(move || timer.stop());
    let bar = move || {
        message.get().map(|(_, words_of_it)| {
            view! {
                <div
                    class="undo"
                    on:focusin=hold
                    on:focusout=move |_| is_held.set(false)
                >
                    <span>{words_of_it}</span>
                    <button class="undo__button" type="button" on:click=undo>
                        {words::UNDO}
                    </button>
                </div>
            }
        })
    };
    view! { <div role="status">{move || bar()}</div> }
}

/// Closes the bar when the time is up, but not while the person has the focus in it.
fn wait(timer: Timer, is_held: Slot<bool>, on_close: Callback<()>) {
    timer.start(STAY, move || {
        if is_held.get_untracked() {
            wait(timer, is_held, on_close);
        } else {
            on_close.try_run(());
        }
    });
}
