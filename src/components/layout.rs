//! The frame of a page: its head, sections, disclosures, empty states, scrolling tables.
//! Knows words; knows no page.

use leptos::prelude::*;

use super::icon::{Icon, icon};
use super::unique_id;
use crate::live::{Live, Slot, follow, view, when};
use crate::platform::size::watch_width;

/// Words for screen readers only.
pub fn visually_hidden(words: impl Into<String>) -> AnyView {
    let words: String = words.into();
    view! { <span class="visually-hidden">{words}</span> }
}

/// A line in small type: how something works, or what it means.
pub fn meta(words: impl Into<String>) -> AnyView {
    paragraph("meta", words.into())
}

/// A line in the quiet voice: there is nothing here, or not yet.
pub fn quiet(words: impl Into<String>) -> AnyView {
    paragraph("quiet", words.into())
}

/// A line that is there while it has words. When they change, only they are written anew.
fn line(class: &'static str, words: Live<Option<String>>) -> AnyView {
    when(
        move || words.with(Option::is_some),
        move || view! { <p class=class>{move || words.get()}</p> },
    )
}

fn paragraph(class: &'static str, words: String) -> AnyView {
    view! { <p class=class>{words}</p> }
}

/// The head of a page. Its heading takes the focus when the page is opened.
#[component]
pub fn PageHead(
    /// The heading.
    #[prop(into)]
    title: Live<String>,
    /// A sentence below, in the quiet voice.
    #[prop(into, optional)]
    lede: Live<Option<String>>,
    /// A sentence below that interprets.
    #[prop(into, optional)]
    summary: Live<Option<String>>,
    /// Anything more.
    #[prop(optional)]
    children: Option<Children>,
) -> impl IntoView {
    view! {
        <header class="page__head">
            <h1 tabindex="-1">{move || title.get()}</h1>
            {line("page__lede", lede)}
            {line("summary", summary)}
            {children.map(|children| children())}
        </header>
    }
}

/// A section: heading, a short state on the right, content.
#[component]
pub fn Section(
    /// The heading.
    #[prop(into)]
    title: String,
    /// A few words on the right.
    #[prop(into, optional)]
    state: Live<Option<String>>,
    /// More classes, such as `desk__side`.
    #[prop(optional)]
    class: &'static str,
    /// The content.
    children: Children,
) -> impl IntoView {
    let id = unique_id();
    view! {
        <section class=["section ", class].concat() aria-labelledby=id>
            <div class="section__head">
                <h2 id=id.clone()>{title}</h2>
                {line("section__state", state)}
            </div>
            {children()}
        </section>
    }
}

/// Details behind one line.
#[component]
pub fn Disclosure(
    /// The line.
    #[prop(into)]
    label: String,
    /// The details.
    children: Children,
) -> impl IntoView {
    view! {
        <details class="disclose">
            <summary>{icon(Icon::Down)}{label}</summary>
            <div class="disclose__body">{children()}</div>
        </details>
    }
}

/// An empty state: what will be here, what to do now.
#[component]
pub fn Empty(
    /// The sentence.
    #[prop(into)]
    text: String,
    /// One action.
    #[prop(optional)]
    children: Option<Children>,
) -> impl IntoView {
    view! {
        <div class="stack">
            {quiet(text)}
            {children.map(|children| children())}
        </div>
    }
}

/// A box around a table that may be wider than the page. Can be focused, and so scrolled by keys, only when it scrolls.
#[component]
pub fn TableBox(
    /// The table's name.
    #[prop(into)]
    label: String,
    /// The table.
    children: Children,
) -> impl IntoView {
    let area: NodeRef<leptos::html::Div> = NodeRef::new();
    let scrolls = Slot::new(false);
    let watched = StoredValue::new_local(None);
    follow(move || {
        let Some(element) = area.get() else { return };
        // Called when the browser has laid the page out anyway: asking earlier would make it do so twice.
        let on_width = move |_| {
            if let Some(Some(area)) = area.try_get_untracked() {
                scrolls.set(area.scroll_width() > area.client_width());
            }
        };
        watched.set_value(watch_width(&element, on_width));
    });
    on_cleanup(move || {
        watched.try_update_value(|watched| *watched = None);
    });
    view! {
        <div
            class="tablebox"
            node_ref=area
            role=move || scrolls.get().then_some("region")
            aria-label=move || scrolls.get().then(|| label.clone())
            tabindex=move || scrolls.get().then_some("0")
        >
            {children()}
        </div>
    }
}
