//! The rest of the program: every page but Today, in a file of its own that arrives after the first page.
//! Knows how to ask for that file and what to show until it is there; knows no page from inside.

use std::future::Future;
use std::pin::pin;
use std::task::{Context, Poll, Waker};

use chrono::NaiveDate;
use leptos::prelude::*;
use leptos::task::spawn_local;

use super::entry::{NumberRow, Subject, form_of, number_row};
use super::{data, day, help, insights, journal, link, measure, onboarding, settings, today};
use crate::later::later;
use crate::live::{Live, Slot, view};
use crate::platform::document;
use crate::routes::Route;
use crate::state::selectors::DueReading;
use crate::text::app as words;

/// Something that only the rest of the program can draw.
#[derive(Clone)]
pub(crate) enum Piece {
    /// A page.
    Page(Route),
    /// The form for an entry: what it is about, the day of a new one, and what to call when it is done with.
    Form(Subject, NaiveDate, Callback<()>),
    /// A row for a number.
    Number(NumberRow),
    /// The readings that are due.
    Readings(Live<Vec<DueReading>>),
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
        let is_here = fetch().await.is_ok();
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
        Arrival::Here => at_once(draw(piece.clone()))
            .and_then(Result::ok)
            .unwrap_or_else(|| not_loaded(&piece)),
        Arrival::Missing => not_loaded(&piece),
    };
    shown.into_any()
}

fn not_loaded(piece: &Piece) -> AnyView {
    let heading = match piece {
        Piece::Page(_) => view! { <h1 tabindex="-1">{words::NOT_LOADED}</h1> },
        _ => view! { <h3>{words::NOT_LOADED}</h3> },
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

later! {
    fn draw(piece: Piece) -> AnyView {
        match piece {
            Piece::Page(route) => page(route),
            Piece::Form(subject, day, on_close) => form_of(subject, day, on_close),
            Piece::Number(row) => number_row(row),
            Piece::Readings(readings) => today::due_readings(readings),
        }
    }
    fetched by fetch
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
