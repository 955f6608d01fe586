//! The undo bar: what was just done, and one button to take it back. Stays 20 seconds or until the next action.
//! Knows words; knows no change.

use std::time::Duration;

use leptos::prelude::*;

use crate::text::components as words;

/// How long the bar stays.
const STAY: Duration = Duration::from_secs(20);

/// The undo bar. A polite live region that is always there and mostly empty.
#[component]
pub fn UndoBar(
    /// What was done, with a number that changes with every action.
    #[prop(into)]
    message: Signal<Option<(u64, String)>>,
    /// Called when the person takes it back.
    on_undo: Callback<()>,
    /// Called when the time is up.
    on_close: Callback<()>,
) -> impl IntoView {
    let timer = StoredValue::new(None::<TimeoutHandle>);
    let is_held = StoredValue::new(false);
    let stop = move || {
        if let Some(Some(handle)) = timer.try_get_value() {
            handle.clear();
            timer.set_value(None);
        }
    };
    Effect::new(move |_| {
        stop();
        if message.with(Option::is_some) {
            wait(timer, is_held, on_close);
        }
    });
    on_cleanup(stop);
    let bar = move || {
        message.get().map(|(_, words_of_it)| {
            view! {
                <div
                    class="undo"
                    on:focusin=move |_| is_held.set_value(true)
                    on:focusout=move |_| is_held.set_value(false)
                >
                    <span>{words_of_it}</span>
                    <button class="undo__button" type="button" on:click=move |_| on_undo.run(())>
                        {words::UNDO}
                    </button>
                </div>
            }
        })
    };
    view! { <div role="status">{bar}</div> }.into_any()
}

/// Closes the bar when the time is up, but not while the person has the focus in it.
fn wait(timer: StoredValue<Option<TimeoutHandle>>, is_held: StoredValue<bool>, on_close: Callback<()>) {
    let handle = set_timeout_with_handle(
        move || match is_held.try_get_value() {
            Some(true) => wait(timer, is_held, on_close),
            Some(false) => {
                on_close.try_run(());
            }
            None => {}
        },
        STAY,
    );
    timer.set_value(handle.ok());
}
