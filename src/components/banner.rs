//! A banner: only for what must not be missed.
//! Knows its words and actions; knows no state.

use leptos::prelude::*;

use super::icon::{Icon, icon};
use crate::live::{Live, view};

/// How much a banner presses.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub enum BannerKind {
    /// Worth knowing.
    #[default]
    Info,
    /// Take care.
    Warn,
    /// Stop.
    Danger,
    /// Something is not saved. The loudest thing in the app.
    Unsaved,
}

impl BannerKind {
    const fn class(self) -> &'static str {
        match self {
            Self::Info => "banner",
            Self::Warn => "banner banner--warn",
            Self::Danger => "banner banner--danger",
            Self::Unsaved => "banner banner--unsaved",
        }
    }

    const fn icon(self) -> Icon {
        match self {
            Self::Info => Icon::Info,
            Self::Warn => Icon::Warning,
            Self::Danger => Icon::Stop,
            Self::Unsaved => Icon::Unsaved,
        }
    }

    /// Loud banners interrupt a screen reader; quiet ones are read where they stand.
    const fn role(self) -> Option<&'static str> {
        match self {
            Self::Unsaved => Some("alert"),
            Self::Danger | Self::Warn | Self::Info => None,
        }
    }
}

/// A banner.
#[component]
pub fn Banner(
    /// How much it presses.
    #[prop(optional)]
    kind: BannerKind,
    /// The words that come first, heavier.
    #[prop(into, optional)]
    title: String,
    /// The sentence.
    #[prop(into)]
    text: Live<String>,
    /// Buttons.
    #[prop(optional)]
    children: Option<Children>,
) -> impl IntoView {
    let stop = if title.ends_with('.') { " " } else { ". " };
    let title = (!title.is_empty()).then(|| view! { <strong>{title}</strong>{stop} });
    let actions = children.map(|children| view! { <div class="banner__actions">{children()}</div> });
    view! {
        <div class=kind.class() role=kind.role()>
            {icon(kind.icon())}
            <p>{title}{move || text.get()}</p>
            {actions}
        </div>
    }
}
