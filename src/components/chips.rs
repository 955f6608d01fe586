//! Chips: one that does something, and one that can be on or off.
//! Knows its words; knows nothing of what a press means.

use leptos::prelude::*;

use super::icon::{Icon, icon_small, icon_tiny};
use crate::live::{Live, view};

/// A group of chips.
#[component]
pub fn Chips(
    /// What the chips are for, for screen readers.
    #[prop(into)]
    label: String,
    /// The chips.
    children: Children,
) -> impl IntoView {
    view! {
        <div class="chips" role="group" aria-label=label>
            {children()}
        </div>
    }
}

/// A chip that does something.
#[component]
pub fn ChipButton(
    /// Its words.
    #[prop(into)]
    label: String,
    /// Quieter words behind them.
    #[prop(into, optional)]
    meta: String,
    /// An icon in front.
    #[prop(optional)]
    icon: Option<Icon>,
    /// Called on a press.
    on_press: Callback<()>,
) -> impl IntoView {
    let meta = (!meta.is_empty()).then(|| view! { <span class="chip__meta">{meta}</span> });
    view! {
        <button class="chip" type="button" on:click=move |_| on_press.run(())>
            {icon.map(icon_small)}
            <span class="num">{label}</span>
            {meta}
        </button>
    }
}

/// A chip that is on or off.
#[component]
pub fn ChipCheck(
    /// Its words.
    #[prop(into)]
    label: String,
    /// Whether it is on.
    #[prop(into)]
    is_on: Live<bool>,
    /// Called with what it became.
    on_toggle: Callback<bool>,
) -> impl IntoView {
    view! {
        <label class="chip">
            <input
                type="checkbox"
                prop:checked=move || is_on.get()
                on:change=move |event| {
                    on_toggle.run(event_target_checked(&event));
                    // What was not accepted does not look as if it were.
                    event_target::<web_sys::HtmlInputElement>(&event).set_checked(is_on.get_untracked());
                }
            />
            {icon_tiny(Icon::Check)}
            <span>{label}</span>
        </label>
    }
}
