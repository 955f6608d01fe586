//! A question that stops everything else: a native modal dialog, perhaps with a word that must be typed.
//! Knows its words; knows nothing of what is confirmed.

use leptos::prelude::*;

use super::button::{Look, button};
use super::unique_id;
use crate::live::{Live, Slot, follow, view};
use crate::text::components as words;

/// A dialog with one way on and one way back. Escape is the way back; the focus returns to where it was.
#[component]
pub fn ConfirmDialog(
    /// Whether it is open.
    #[prop(into)]
    is_open: Live<bool>,
    /// The question.
    #[prop(into)]
    title: String,
    /// What will happen.
    #[prop(into)]
    text: Live<String>,
    /// The button that does it.
    #[prop(into)]
    action: String,
    /// A word that must be typed first.
    #[prop(optional)]
    typed: Option<&'static str>,
    /// Called when the person goes on.
    on_confirm: Callback<()>,
    /// Called when the person goes back.
    on_cancel: Callback<()>,
) -> impl IntoView {
    let dialog: NodeRef<leptos::html::Dialog> = NodeRef::new();
    let (title_id, text_id, field_id) = (unique_id(), unique_id(), unique_id());
    let entered = Slot::new(String::new());
    follow(move || {
        let open = is_open.get();
        if let Some(dialog) = dialog.get() {
            if open && !dialog.open() {
                entered.set(String::new());
                // Fails only for a dialog that is not in the document.
                let _ = dialog.show_modal();
            } else if !open && dialog.open() {
                dialog.close();
            }
        }
    });
    let is_ready = move || typed.is_none_or(|word| entered.with(|text| text.trim() == word));
    let on_submit = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        if is_ready() {
            on_confirm.run(());
        }
    };
    let field = typed.map(|word| {
        view! {
            <div class="field">
                <label class="field__label" for=field_id.clone()>{words::type_to_confirm(word)}</label>
                <input
                    class="field__input"
                    id=field_id.clone()
                    type="text"
                    autocomplete="off"
                    autocapitalize="characters"
                    prop:value=move || entered.get()
                    on:input=move |event| entered.set(event_target_value(&event))
                />
            </div>
        }
    });
    view! {
        <dialog
            class="dialog"
            node_ref=dialog
            aria-labelledby=title_id
            aria-describedby=text_id
            on:cancel=move |event: leptos::ev::Event| {
                event.prevent_default();
                on_cancel.run(());
            }
        >
            <form class="stack" on:submit=on_submit>
                <h2 id=title_id.clone()>{title}</h2>
                <p id=text_id.clone()>{move || text.get()}</p>
                {field}
                <div class="buttons">
                    {button(Look::Plain, words::CANCEL, move || on_cancel.run(()))}
                    <button
                        class="button button--danger"
                        type="submit"
                        aria-disabled=move || (!is_ready()).then_some("true")
                    >
                        {action}
                    </button>
                </div>
            </form>
        </dialog>
    }
}
