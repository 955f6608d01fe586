//! The parts of the program behind the cut: the first-run page in one file, what finds out about days in another, and the
//! rest, which is every other page but Today.
//! Knows how to ask for them and what to show until they are there; knows no page from inside.

use std::future::Future;
use std::pin::pin;
use std::task::{Context, Poll, Waker};

use chrono::NaiveDate;
use leptos::prelude::*;
use leptos::task::spawn_local;

use super::entry::{NumberRow, Subject, form_of, number_row, side_effect_chips};
use super::{data, day, found, help, insights, journal, link, measure, onboarding, plan, settings, today};
use crate::components::PageHead;
use crate::domain::CheckIn;
use crate::later::later;
use crate::live::{Live, Slot, view, when};
use crate::platform::document;
use crate::platform::pause::Rests;
use crate::routes::Route;
use crate::schedule::Calendar;
use crate::state::{AppState, Known, UndoOffer};
use crate::text::app::{self as words, Found};
use crate::text::entry as entry_text;

/// Something that only the rest of the program can draw.
#[derive(Clone)]
pub(crate) enum Piece {
    /// A page.
    Page(Route),
    /// The form for an entry: what it is about, the day of a new one, and what to call when it is done with.
    Form(Subject, NaiveDate, Callback<()>),
    /// A row for a number.
    Number(NumberRow),
    /// The chips for side effects, with a day and its evening check-in.
    SideEffects(NaiveDate, Live<Option<CheckIn>>),
    /// What was damaged when the journal was opened.
    Found(Found),
    /// What Today says of the plan on its day; when a dose was last recorded with one tap, in seconds.
    Plan(Live<NaiveDate>, Slot<i64>),
    /// The badge on the app's icon, and what every page but Today says when a dose becomes due. With it the app begins to
    /// work out ahead what follows from the whole journal.
    Badge,
    /// What stands below Today's check-ins: what is due, and what is recorded on its day.
    Below(Live<NaiveDate>),
}

/// Whether a part of the program is here.
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

/// The parts behind the cut, as the first part knows them.
#[derive(Clone, Copy, Default)]
pub struct Rest {
    first_run: Slot<Arrival>,
    all: Slot<Arrival>,
    insights: Slot<Arrival>,
    /// What Today needs of the plan, kept up by the badge.
    pub(super) planned: Slot<Option<Live<Calendar>>>,
}

impl Rest {
    /// Asks for everything, unless it is here or on its way.
    pub fn fetch(self) {
        let is_due =
            |part: Slot<Arrival>| matches!(part.get_untracked(), Arrival::Unasked | Arrival::Missing);
        if is_due(self.all) || is_due(self.insights) {
            spawn_local(self.arrive());
        }
    }

    /// Asks for what a page needs, and waits until it is here or cannot be had.
    pub async fn arrive_for(self, route: Route) {
        match route {
            Route::Today => {}
            Route::Start => {
                on_its_way(self.first_run);
                settle(self.first_run, fetch_first_run().await.is_ok());
            }
            route if finds_out(route) => self.arrive().await,
            _ => self.arrive_rest().await,
        }
    }

    async fn arrive_rest(self) {
        on_its_way(self.all);
        let first_run = fetch_first_run().await.is_ok();
        let rest = fetch().await.is_ok() && fetch_words().await.is_ok();
        // What has just come was made ready in this task: the page answers before it is called for the first time.
        Rests::default().rest().await;
        settle(self.first_run, first_run);
        settle(self.all, rest);
    }

    async fn arrive(self) {
        on_its_way(self.insights);
        self.arrive_rest().await;
        settle(self.insights, fetch_insights().await.is_ok());
        let parts = [self.first_run, self.all, self.insights];
        // The page closes its connections when it sees this.
        let is_whole = parts.map(|part| part.get_untracked()) == [Arrival::Here; 3];
        document::set_root_attribute("data-whole", is_whole.then_some("1"));
    }

    /// The part that a page is in; what is no page is in the rest.
    fn part_of(self, page: Option<Route>) -> Slot<Arrival> {
        match page {
            Some(Route::Start) => self.first_run,
            Some(route) if finds_out(route) => self.insights,
            _ => self.all,
        }
    }

    /// Whether what a page needs is known to be here or not to be had, reactive.
    pub fn has_settled(self, route: Route) -> bool {
        matches!(self.part_of(Some(route)).get(), Arrival::Here | Arrival::Missing)
    }
}

/// What is here already stays.
fn on_its_way(part: Slot<Arrival>) {
    if part.get_untracked() != Arrival::Here {
        part.set(Arrival::OnItsWay);
    }
}

/// Says so only once: whoever is told draws anew.
fn settle(part: Slot<Arrival>, is_here: bool) {
    let arrival = if is_here { Arrival::Here } else { Arrival::Missing };
    if part.get_untracked() != arrival {
        part.set(arrival);
    }
}

/// What was damaged when the journal was opened.
pub fn what_was_found(found: Found) -> AnyView {
    piece(Piece::Found(found))
}

/// Keeps the badge of the app's icon and says when a dose becomes due, once what knows about it is here.
pub fn badge() -> AnyView {
    let rest = expect_context::<Rest>();
    when(move || rest.all.get() == Arrival::Here, || piece(Piece::Badge))
}

/// What was done, as the undo bar says it: with the entry's amount or name as soon as the words for that are here.
pub fn said(app: AppState, offer: UndoOffer) -> String {
    let is_here = expect_context::<Rest>().all.get() == Arrival::Here;
    let plain = entry_text::done(offer.change.action, None, offer.change.edits.len());
    let described = is_here.then(|| at_once(describe_done(app, offer))?.ok());
    described.flatten().unwrap_or(plain)
}

/// Draws a piece as soon as the rest of the program is here.
pub(crate) fn piece(piece: Piece) -> AnyView {
    let rest = expect_context::<Rest>();
    let arrival = rest.part_of(match &piece {
        Piece::Page(route) => Some(*route),
        _ => None,
    });
    // What a person has asked for is fetched at once and announced; what else a page shows comes when there is time.
    let is_asked_for = matches!(piece, Piece::Page(_) | Piece::Form(..));
    if is_asked_for && arrival.get_untracked() != Arrival::Here {
        rest.fetch();
    }
    let shown = move || match arrival.get() {
        Arrival::Unasked | Arrival::OnItsWay => view! {
            <p class="meta" role=is_asked_for.then_some("status")>
                {words::LOADING}
            </p>
        },
        Arrival::Here => drawn(piece.clone()).unwrap_or_else(|| not_loaded(&piece)),
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

fn drawn(piece: Piece) -> Option<AnyView> {
    match piece {
        Piece::Page(Route::Start) => at_once(first_run())?.ok(),
        Piece::Page(route) if finds_out(route) => at_once(find_out(route))?.ok(),
        piece => at_once(draw(piece))?.ok(),
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
    fn first_run() -> AnyView {
        view! { <onboarding::Onboarding/> }
    }
    in first_run fetched by fetch_first_run
}

later! {
    fn describe_done(app: AppState, offer: UndoOffer) -> String {
        let edits = &offer.change.edits;
        let described = match edits.as_slice() {
            [edit, ..] => app.journal.with_untracked(|journal| {
                let entry = edit
                    .after
                    .entry()
                    .or_else(|| edit.before.as_ref().and_then(|before| before.entry()))?;
                Some(entry_text::describe(entry, journal, &app.style()))
            }),
            _ => None,
        };
        entry_text::done(offer.change.action, described.as_ref(), app.journal.with_untracked(|journal| offer.change.entries(journal)))
    }
    in rest fetched by fetch_words
}

later! {
    fn draw(piece: Piece) -> AnyView {
        match piece {
            Piece::Page(route) => page(route),
            Piece::Form(subject, day, on_close) => form_of(subject, day, on_close),
            Piece::Number(row) => number_row(row),
            Piece::SideEffects(day, check_in) => side_effect_chips(day, check_in),
            Piece::Found(what) => found::banner(&what),
            Piece::Plan(day, pressed) => plan::today::block(day, pressed),
            Piece::Badge => {
                Known::prepare(AppState::expect());
                plan::today::keep_badge()
            }
            Piece::Below(day) => today::below(day),
        }
    }
    in rest fetched by fetch
}

fn page(route: Route) -> AnyView {
    match route {
        Route::Plan => view! { <plan::PlanPage/> },
        Route::Data => view! { <data::DataPage/> },
        Route::Settings => view! { <settings::SettingsPage/> },
        Route::Measures => view! { <settings::MeasuresPage/> },
        Route::Substances => view! { <settings::SubstancesPage/> },
        Route::Help => view! { <help::HelpPage/> },
        Route::Journal => view! { <journal::JournalPage /> },
        Route::Day(day) => view! { <day::DayPage day=day /> },
        _ => not_found(),
    }
}

/// Whether a page finds out about many days at once, which is in a part of its own.
const fn finds_out(route: Route) -> bool {
    matches!(
        route,
        Route::Insights | Route::Doses | Route::Pairs | Route::Runs | Route::Measure(_)
    )
}

later! {
    fn find_out(route: Route) -> AnyView {
        match route {
            Route::Insights => view! { <insights::Insights /> },
            Route::Doses => insights::doses::page(),
            Route::Pairs => insights::pairs::page(),
            Route::Runs => insights::runs::page(),
            Route::Measure(key) => view! { <measure::MeasurePage key=key /> },
            _ => not_found(),
        }
    }
    in insights fetched by fetch_insights
}

fn not_found() -> AnyView {
    view! {
        <PageHead title=words::NOT_FOUND.to_owned() lede=words::NOT_FOUND_HOW.to_owned()/>
        <a class="button" href=link(Route::Today)>
            {words::TO_TODAY}
        </a>
    }
}
