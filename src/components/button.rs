//! Buttons: an icon, words, how loud they are, what they do.
//! Knows nothing of what is done.

use leptos::prelude::*;

use super::icon::{Icon, icon_small};
use crate::live::view;

/// How loud a button is.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Look {
    /// One of several.
    Plain,
    /// The one thing to do here.
    Primary,
    /// Beside something more important.
    Quiet,
    /// What takes something away.
    Danger,
}

impl Look {
    const fn class(self) -> &'static str {
        match self {
            Self::Plain => "button",
            Self::Primary => "button button--primary",
            Self::Quiet => "button button--quiet",
            Self::Danger => "button button--danger",
        }
    }
}

/// A button with words.
pub fn button(look: Look, words: impl Into<String>, press: impl FnMut() + 'static) -> AnyView {
    drawn(look, None, words.into(), Box::new(press))
}

/// A button with an icon before its words.
pub fn icon_button(
    icon: Icon,
    look: Look,
    words: impl Into<String>,
    press: impl FnMut() + 'static,
) -> AnyView {
    drawn(look, Some(icon), words.into(), Box::new(press))
}

/// A quiet button that is only an icon. Screen readers say its name.
pub fn tool(icon: Icon, name: String, press: impl FnMut() + 'static) -> AnyView {
    tool_of(icon, name, Box::new(press))
}

/// What a button does.
trait Press {
    fn press(&mut self);
}

impl<F: FnMut()> Press for F {
    fn press(&mut self) {
        self();
    }
}

fn drawn(look: Look, icon: Option<Icon>, words: String, mut press: Box<dyn Press>) -> AnyView {
    view! {
        <button class=look.class() type="button" on:click=move |_| press.press()>
            {icon.map(icon_small)}
            {words}
        </button>
    }
}

fn tool_of(icon: Icon, name: String, mut press: Box<dyn Press>) -> AnyView {
    view! {
        <button
            class="button button--quiet button--icon"
            type="button"
            aria-label=name
            on:click=move |_| press.press()
        >
            {icon_small(icon)}
        </button>
    }
}
