//! The rest of the program: every page but Today, in a file of its own that arrives after the first page.
//! Knows how to ask for that file and what to show until it is there; knows no page from inside.

use std::future::Future;
use std::pin::pin;
use std::task::{Context, Poll, Waker};

use chrono::NaiveDate;
use leptos::prelude::*;
use leptos::task::spawn_local;

use super::entry::{Subject, form_of};
use super::{data, day, help, insights, journal, link, measure, onboarding, settings};
use crate::live::{Slot, view};
use crate::platform::document;
use crate::routes::Route;
use crate::text::app as words;

/// Something that only the rest of the program can draw.
#[derive(Clone, Copy)]
pub(crate) enum Piece {
    /// A page.
    Page(Route),
    /// The form for an entry: what it is about, the day of a new one, and what to call when it is done with.
    Form(Subject, NaiveDate, Callback<()>),
}

/// Whether the rest of the program is here.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
enum Arrival {
    /// Nobody has asked for it yet.
    #[default]
    Unasked,
    /// It is on its way.
    OnItsWay,
    /// It runs.
    Here,
    /// It could not be fetched.
    Missing,
}

/// The rest of the program, as the first part knows it.
#[derive(Clone, Copy)]
pub struct Rest(Slot<Arrival>);

impl Default for Rest {
    fn default() -> Self {
        Self(Slot::new(Arrival::Unasked))
    }
}

impl Rest {
    /// Asks for it, unless it is here or on its way.
    pub fn fetch(self) {
        if matches!(self.0.get_untracked(), Arrival::Unasked | Arrival::Missing) {
            spawn_local(self.arrive());
        }
    }

    /// Asks for it and waits until it is here or cannot be had.
    pub async fn arrive(self) {
        self.0.set(Arrival::OnItsWay);
        let is_here = cut::load().await.is_ok();
        self.0.set(if is_here { Arrival::Here } else { Arrival::Missing });
        // The page closes its connections when it sees this.
        document::set_root_attribute("data-whole", is_here.then_some("1"));
    }

    /// Whether it is known to be here or not to be had, reactive.
    pub fn has_settled(self) -> bool {
        matches!(self.0.get(), Arrival::Here | Arrival::Missing)
    }
}

/// Draws a piece as soon as the rest of the program is here.
pub(crate) fn piece(piece: Piece) -> AnyView {
    let rest = expect_context::<Rest>();
    rest.fetch();
    let shown = move || match rest.0.get() {
        Arrival::Unasked | Arrival::OnItsWay => view! {
            <p class="meta" role="status">
                {words::LOADING}
            </p>
        },
        Arrival::Here => at_once(cut::draw(piece))
            .and_then(Result::ok)
            .unwrap_or_else(|| not_loaded(piece)),
        Arrival::Missing => not_loaded(piece),
    };
    shown.into_any()
}

fn not_loaded(piece: Piece) -> AnyView {
    let heading = match piece {
        Piece::Page(_) => view! { <h1 tabindex="-1">{words::NOT_LOADED}</h1> },
        Piece::Form(..) => view! { <h3>{words::NOT_LOADED}</h3> },
    };
    view! {
        <section class="section">
            {heading}
            <p>{words::NOT_LOADED_HOW}</p>
            <div class="buttons">
                <button class="button" type="button" on:click=|_| document::reload()>
                    {words::RELOAD}
                </button>
            </div>
        </section>
    }
}

/// What a future gives that has nothing left to wait for.
fn at_once<T>(future: impl Future<Output = T>) -> Option<T> {
    match pin!(future).poll(&mut Context::from_waker(Waker::noop())) {
        Poll::Ready(value) => Some(value),
        Poll::Pending => None,
    }
}

/// What is reached from here and from nowhere else goes into the second file.
fn drawn(piece: Piece) -> AnyView {
    match piece {
        Piece::Page(route) => page(route),
        Piece::Form(subject, day, on_close) => form_of(subject, day, on_close),
    }
}

fn page(route: Route) -> AnyView {
    match route {
        Route::Data => view! { <data::DataPage/> },
        Route::Settings => view! { <settings::SettingsPage/> },
        Route::Measures => view! { <settings::MeasuresPage/> },
        Route::Substances => view! { <settings::SubstancesPage/> },
        Route::Help => view! { <help::HelpPage/> },
        Route::Start => view! { <onboarding::Onboarding/> },
        Route::Journal => view! { <journal::JournalPage /> },
        Route::Day(day) => view! { <day::DayPage day=day /> },
        Route::Insights => view! { <insights::Insights /> },
        Route::Measure(key) => view! { <measure::MeasurePage key=key /> },
        Route::Today | Route::NotFound => not_found(),
    }
}

fn not_found() -> AnyView {
    view! {
        <h1 tabindex="-1">{words::NOT_FOUND}</h1>
        <p>{words::NOT_FOUND_HOW}</p>
        <p>
            <a class="button" href=link(Route::Today)>
                {words::TO_TODAY}
            </a>
        </p>
    }
}

/// The cut. The macro turns `draw` into an import of the first file and an export of the second one.
#[cfg(split)]
mod cut {
    #![allow(unsafe_code)] // Imports and exports by name are unsafe in themselves; the tool that cuts checks that they fit.

    use leptos::prelude::AnyView;
    use leptos::wasm_split::{SplitLoaderError, wasm_split};

    use super::Piece;

    #[wasm_split(rest, wasm_split_path = ::leptos::wasm_split, preload(load), fallible)]
    pub(super) fn draw(piece: Piece) -> Result<AnyView, SplitLoaderError> {
        Ok(super::drawn(piece))
    }
}

/// One file, as in development: nothing to wait for.
#[cfg(not(split))]
mod cut {
    use std::convert::Infallible;

    use leptos::prelude::AnyView;

    use super::Piece;

    pub(super) async fn load() -> Result<(), Infallible> {
        Ok(())
    }

    pub(super) async fn draw(piece: Piece) -> Result<AnyView, Infallible> {
        Ok(super::drawn(piece))
    }
}
