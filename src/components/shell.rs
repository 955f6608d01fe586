//! The frame of the app: skip link, top bar with save state and help, main navigation.
//! Knows addresses as text; knows no route and no store.

use chrono::NaiveTime;
use leptos::prelude::*;

use super::icon::{Icon, icon, icon_small, icon_tiny, mark};
use crate::live::{Live, Slot, view};
use crate::platform::document;
use crate::text::{Locale, NAME, components as words};

/// What the top bar says about saving.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub enum SaveState {
    /// Nothing to say yet.
    #[default]
    Quiet,
    /// A save is taking longer than a moment.
    Saving,
    /// Everything is saved, the last of it at this time; the recovery copy is being written.
    Saved(NaiveTime),
    /// The recovery copy has it, too: it outlives a crash.
    Safe(NaiveTime),
    /// It is saved, and could not be copied.
    Single(NaiveTime),
    /// Something is not saved.
    Unsaved,
    /// Another tab writes.
    ReadOnly,
    /// The browser stores nothing.
    InMemory,
}

impl SaveState {
    const fn class(self) -> &'static str {
        match self {
            Self::Quiet | Self::ReadOnly => "status",
            Self::Saving => "status status--saving",
            Self::Saved(_) => "status status--saved status--copying",
            Self::Safe(_) | Self::Single(_) => "status status--saved",
            Self::Unsaved | Self::InMemory => "status status--unsaved",
        }
    }

    const fn icon(self) -> Option<Icon> {
        match self {
            Self::Quiet => None,
            Self::Saving => Some(Icon::Saving),
            Self::Saved(_) | Self::Safe(_) => Some(Icon::Saved),
            Self::Unsaved | Self::InMemory => Some(Icon::Unsaved),
            Self::ReadOnly | Self::Single(_) => Some(Icon::Info),
        }
    }

    fn words(self, locale: &Locale) -> String {
        match self {
            Self::Quiet => String::new(),
            Self::Saving => words::SAVING.to_owned(),
            Self::Saved(at) | Self::Safe(at) => words::saved(at, locale),
            Self::Single(at) => words::saved_once(at, locale),
            Self::Unsaved => words::NOT_SAVED.to_owned(),
            Self::ReadOnly => words::READ_ONLY.to_owned(),
            Self::InMemory => words::IN_MEMORY.to_owned(),
        }
    }

    /// Being saved is polite; not being saved interrupts.
    const fn live(self) -> &'static str {
        match self {
            Self::Unsaved | Self::InMemory => "assertive",
            _ => "polite",
        }
    }

    /// Said when it is over, once.
    const fn is_busy(self) -> bool {
        matches!(self, Self::Saved(_))
    }

    /// What follows in words where the tick says it. Both are there and hidden while the copy is being written:
    /// a save changes the class alone.
    fn copied(self) -> Option<&'static str> {
        matches!(self, Self::Saved(_) | Self::Safe(_)).then_some(words::STORED_SAFELY)
    }
}

/// Jumps over the bars. Moves the focus itself: beside a base address, a bare fragment would lead to another page.
#[component]
pub fn SkipLink() -> impl IntoView {
    let skip = |event: leptos::ev::MouseEvent| {
        event.prevent_default();
        document::focus("#main h1");
    };
    view! { <a class="skip" href="#main" on:click=skip>{words::SKIP}</a> }
}

/// Name, save state, help; the same order on every screen.
#[component]
pub fn TopBar(
    /// Where the name leads.
    #[prop(into)]
    home: String,
    /// Where help is.
    #[prop(into)]
    help: String,
    /// What to say about saving.
    #[prop(into)]
    save: Live<SaveState>,
    /// How to write the time.
    locale: Locale,
    /// Without the navigation beside it, on the first-run page.
    #[prop(optional)]
    is_bare: bool,
) -> impl IntoView {
    let icon = Live::memo(move || save.get().icon());
    let said = Live::memo(move || save.get().words(&locale));
    let copied = Live::memo(move || save.get().copied());
    let class = if is_bare { "topbar topbar--bare" } else { "topbar" };
    view! {
        <header class=class>
            <a class="topbar__name" href=home>
                {mark()}
                <span>{NAME}</span>
            </a>
            <p
                class=move || save.get().class()
                role="status"
                aria-live=move || save.get().live()
                aria-busy=move || save.get().is_busy().to_string()
            >
                {move || icon.get().map(icon_tiny)}
                <span class="status__text">{move || said.get()}</span>
                <span class="visually-hidden">{move || copied.get()}</span>
            </p>
            <a class="topbar__action" href=help>
                {icon_small(Icon::Help)}
                {words::HELP}
            </a>
        </header>
    }
}

/// One entry of the navigation.
#[derive(Clone)]
pub struct NavLink {
    /// Where to.
    pub href: String,
    /// Its icon.
    pub icon: Icon,
    /// Its word.
    pub label: &'static str,
    /// Whether the page shown belongs to it.
    pub is_current: Live<bool>,
}

/// The main navigation: a bar at the bottom of a phone, a rail beside a desk.
/// The bar has room for five: what is not used every day is behind *More* there.
#[component]
pub fn Navigation(
    /// Where the name leads.
    #[prop(into)]
    home: String,
    /// What is used every day.
    links: Vec<NavLink>,
    /// The rest.
    more: Vec<NavLink>,
) -> impl IntoView {
    let item = |link: NavLink| {
        let is_current = link.is_current;
        view! {
            <li>
                <a
                    class="nav__link"
                    href=link.href
                    aria-current=move || is_current.get().then_some("page")
                >
                    {icon(link.icon)}
                    <span>{link.label}</span>
                </a>
            </li>
        }
    };
    let current: Vec<Live<bool>> = more.iter().map(|link| link.is_current).collect();
    let is_here = move || current.iter().any(|link| link.get());
    let every_day = links.into_iter().map(item).collect_view();
    let others = more.into_iter().map(item).collect_view();
    let is_open = Slot::new(false);
    let on_key = move |event: leptos::ev::KeyboardEvent| {
        if event.key() == "Escape" && is_open.get_untracked() {
            is_open.set(false);
            document::focus(".nav__item--more button");
        }
    };
    view! {
        <nav
            class="nav"
            class:nav--open=move || is_open.get()
            aria-label=words::MAIN_NAVIGATION
            on:keydown=on_key
        >
            <a class="nav__brand" href=home>
                {mark()}
                <span>{NAME}</span>
            </a>
            <ul class="nav__list">
                {every_day}
                <li class="nav__item--more">
                    <button
                        class="nav__link"
                        class:nav__link--here=is_here
                        type="button"
                        aria-expanded=move || is_open.get().to_string()
                        on:click=move |_| is_open.set(!is_open.get_untracked())
                    >
                        {icon(Icon::More)}
                        <span>{words::MORE_PAGES}</span>
                    </button>
                </li>
            </ul>
            <ul class="nav__list nav__list--more" on:click=move |_| is_open.set(false)>
                {others}
            </ul>
        </nav>
    }
}
