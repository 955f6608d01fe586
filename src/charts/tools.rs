//! Taking a chart along: as a picture, or its table as text to paste.
//! Knows no chart; it looks for the drawing of the figure it stands in.

use leptos::prelude::*;
use leptos::task::spawn_local;
use leptos::web_sys::Element;
use wasm_bindgen::JsCast;

use super::{Past, Rows};
use crate::live::{Live, Slot, view};
use crate::platform::files;
use crate::platform::picture::Picture;
use crate::text::{Locale, plots};

/// What came of it.
#[derive(Clone, PartialEq, Eq, Default)]
struct Outcome {
    /// In words.
    said: &'static str,
    /// The text to copy by hand, where the browser would not.
    left: Option<String>,
}

/// The tools of a time line, for the `figure` that it stands in: save its picture, copy all of its days.
#[component]
pub fn PastTools(
    /// What the chart shows.
    #[prop(into)]
    past: Live<Past>,
    /// The measure's name.
    #[prop(into)]
    name: Live<String>,
    /// How numbers and dates are written.
    locale: Locale,
) -> impl IntoView {
    tools(move || super::table::past_rows(&past.read_untracked(), &name.read_untracked(), &locale))
}

/// The buttons, and what came of pressing them. The caption of the table is the title of the picture.
pub(super) fn tools(rows: impl Fn() -> Rows + Send + Sync + 'static) -> AnyView {
    let rows: StoredValue<Box<dyn Fn() -> Rows + Send + Sync>> = StoredValue::new(Box::new(rows));
    let outcome = Slot::new(Outcome::default());
    let say = move |said| outcome.set(Outcome { said, left: None });
    let picture = move |event: leptos::ev::MouseEvent| {
        let button: Element = event.current_target()?.dyn_into().ok()?;
        let figure = button.closest(".figure").ok()??;
        Picture::of(&figure, &rows.with_value(|rows| rows()).caption)
    };
    let save_svg = move |event| {
        let is_offered = picture(event).is_some_and(|picture| picture.offer_svg(plots::tools::SVG_NAME));
        say(if is_offered {
            plots::tools::PICTURE_SAVED
        } else {
            plots::tools::PICTURE_REFUSED
        });
    };
    let save_png = move |event| {
        let picture = picture(event);
        spawn_local(async move {
            let is_offered = match picture {
                Some(picture) => picture.offer_png(plots::tools::PNG_NAME).await,
                None => false,
            };
            say(if is_offered {
                plots::tools::PICTURE_SAVED
            } else {
                plots::tools::PNG_REFUSED
            });
        });
    };
    let copy = move |_| {
        let text = rows.with_value(|rows| rows()).as_text();
        spawn_local(async move {
            if files::copy(&text).await {
                say(plots::tools::TABLE_COPIED);
            } else {
                outcome.set(Outcome {
                    said: plots::tools::TABLE_NOT_COPIED,
                    left: Some(text),
                });
            }
        });
    };
    let by_hand = move || {
        let text = outcome.with(|outcome| outcome.left.clone())?;
        let area = view! {
            <textarea class="field__input" rows="6" readonly aria-label=plots::tools::TABLE_AS_TEXT prop:value=text></textarea>
        };
        Some(area)
    };
    view! {
        <div class="charttools">
            {small_button(plots::tools::SAVE_SVG, save_svg)}
            {small_button(plots::tools::SAVE_PNG, save_png)}
            {small_button(plots::tools::COPY_TABLE, copy)}
            <p class="charttools__said" role="status">
                {move || outcome.with(|outcome| outcome.said)}
            </p>
            {by_hand}
        </div>
    }
}

fn small_button(words: &'static str, press: impl Fn(leptos::ev::MouseEvent) + 'static) -> AnyView {
    let press: Box<dyn Fn(leptos::ev::MouseEvent)> = Box::new(press);
    view! {
        <button class="button button--quiet" type="button" on:click=press>
            {words}
        </button>
    }
}
