//! A switch with On or Off beside it, and a check row.
//! Knows its words and state; knows no setting.

use leptos::prelude::*;

use crate::live::{Live, view};
use crate::text::components as words;

/// A switch.
#[component]
pub fn Switch(
    /// What it switches.
    #[prop(into)]
    label: String,
    /// A quieter line below.
    #[prop(into, optional)]
    hint: String,
    /// Whether it is on.
    #[prop(into)]
    is_on: Live<bool>,
    /// Called with what it became.
    on_toggle: Callback<bool>,
) -> impl IntoView {
    let hint = (!hint.is_empty()).then(|| view! { <span class="meta">{hint}</span> });
    let state = move || if is_on.get() { words::ON } else { words::OFF };
    view! {
        <label class="switch">
            <span class="switch__text">
                <span>{label}</span>
                {hint}
            </span>
            <span class="line line--nowrap">
                <span class="switch__state" aria-hidden="true">{move || state()}</span>
                <input
                    type="checkbox"
                    role="switch"
                    prop:checked=move || is_on.get()
                    on:change=move |event| on_toggle.run(event_target_checked(&event))
                />
            </span>
        </label>
    }
}

/// A check box with its words; the whole row is the target.
#[component]
pub fn CheckRow(
    /// What it says.
    #[prop(into)]
    label: String,
    /// A quieter line below.
    #[prop(into, optional)]
    hint: String,
    /// Whether it is ticked.
    #[prop(into)]
    is_on: Live<bool>,
    /// Called with what it became.
    on_toggle: Callback<bool>,
) -> impl IntoView {
    let hint = (!hint.is_empty()).then(|| view! { <span class="check__hint">{hint}</span> });
    view! {
        <label class="check">
            <input
                type="checkbox"
                prop:checked=move || is_on.get()
                on:change=move |event| on_toggle.run(event_target_checked(&event))
            />
            <span>{label}</span>
            {hint}
        </label>
    }
}
