//! Rows: the list of this product. A row that leads somewhere, one that does something, one entry with its time.
//! Knows words and addresses; knows no entry.

use leptos::prelude::*;

use super::icon::{Icon, icon_small};
use crate::live::{Live, view};

fn words(title: String, meta: String) -> AnyView {
    let meta = (!meta.is_empty()).then(|| view! { <span class="row__meta">{meta}</span> });
    view! {
        <span>
            <span class="row__title">{title}</span>
            {meta}
        </span>
    }
}

/// A row that leads somewhere. Stands inside a list of class `rows`.
#[component]
pub fn LinkRow(
    /// Where to.
    #[prop(into)]
    href: String,
    /// An icon in front.
    #[prop(optional)]
    icon: Option<Icon>,
    /// Its words.
    #[prop(into)]
    title: String,
    /// A quieter line below, empty for none. When it changes, only its words are written anew.
    #[prop(into, optional)]
    meta: Live<String>,
) -> impl IntoView {
    let is_plain = icon.is_none();
    view! {
        <li>
            <a class="row" class:row--plain=is_plain href=href>
                {icon.map(super::icon::icon)}
                <span>
                    <span class="row__title">{title}</span>
                    <span class="row__meta">{move || meta.get()}</span>
                </span>
                {icon_small(Icon::Right)}
            </a>
        </li>
    }
}

/// A row that does something when it is pressed anywhere.
#[component]
pub fn ActionRow(
    /// An icon in front.
    icon: Icon,
    /// Its words.
    #[prop(into)]
    title: String,
    /// A quieter line below.
    #[prop(into, optional)]
    meta: String,
    /// Called on a press.
    on_press: Callback<()>,
) -> impl IntoView {
    view! {
        <li>
            <button class="row row--button" type="button" on:click=move |_| on_press.run(())>
                {super::icon::icon(icon)}
                {words(title, meta)}
                {icon_small(Icon::Right)}
            </button>
        </li>
    }
}

/// One entry with its time and a button to change it.
#[component]
pub fn EntryRow(
    /// The time as it is read; empty when there is none.
    #[prop(into)]
    time: String,
    /// What it is.
    #[prop(into)]
    title: String,
    /// Its values in a few words.
    #[prop(into, optional)]
    meta: String,
    /// The button's name for screen readers.
    #[prop(into)]
    edit_label: String,
    /// The button's id, so that the focus can return to it.
    #[prop(into)]
    edit_id: String,
    /// Called when the person wants to change it.
    on_edit: Callback<()>,
) -> impl IntoView {
    // `2:23 pm` needs more room than `14:23`.
    let has_half = time.contains(' ');
    view! {
        <li class="row row--time" class:row--time12=has_half>
            <span class="row__time">{time}</span>
            {words(title, meta)}
            <button
                class="button button--quiet button--icon"
                type="button"
                id=edit_id
                aria-label=edit_label
                on:click=move |_| on_edit.run(())
            >
                {icon_small(Icon::Edit)}
            </button>
        </li>
    }
}

/// A row with one button at its end.
#[component]
pub fn OffRow(
    /// What it is.
    #[prop(into)]
    title: String,
    /// A quieter line below.
    #[prop(into, optional)]
    meta: String,
    /// The button's word.
    #[prop(into)]
    action: String,
    /// The button's id, so that the focus can return to it.
    #[prop(into, optional)]
    id: Option<String>,
    /// Called on a press of the button.
    on_press: Callback<()>,
) -> impl IntoView {
    let hidden = [" ", &title].concat();
    view! {
        <li class="row row--plain">
            {words(title, meta)}
            <button class="button button--quiet" type="button" id=id on:click=move |_| on_press.run(())>
                {action}
                <span class="visually-hidden">{hidden}</span>
            </button>
        </li>
    }
}
