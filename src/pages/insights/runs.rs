//! Runs and recovery: load by day, how alike the days of a week were, and the mornings after.
//! Knows the store; every number comes from `analysis`.

use std::sync::Arc;

use chrono::NaiveDate;
use leptos::prelude::*;

use super::super::empty::empty;
use super::super::{Place, back, link_with};
use super::{choice, how_computed, mornings, still_reading};
use crate::analysis::insights::{loads, week};
use crate::analysis::{Days, Runs, Series, run_load, runs};
use crate::charts::{LoadPast, LoadPlot};
use crate::components::{PageHead, ReadOut, Section, meta, quiet};
use crate::live::{Live, anew, either, in_turn, view};
use crate::platform::document;
use crate::routes::Route;
use crate::state::looking_back::Range;
use crate::state::{AppState, Known};
use crate::text::findings::{self as said, Method};
use crate::text::{insights, number, runs as words};

/// What is known of the runs.
#[derive(Clone, PartialEq)]
struct Running {
    counts: Runs,
    /// From the first run to today.
    load: Series,
    doses: Vec<NaiveDate>,
    batches: Vec<(NaiveDate, Vec<String>)>,
}

/// The page.
pub(crate) fn page() -> AnyView {
    let app = AppState::expect();
    let (all_doses, all_batches) = (Known::expect().dose_days, Known::expect().batches);
    let known = Live::memo(move || {
        app.journal
            .with(|journal| {
                let counts = runs(journal, app.today())?;
                Some(Running {
                    load: run_load(journal, counts.days),
                    doses: all_doses.get(),
                    batches: all_batches.get(),
                    counts,
                })
            })
            .map(Arc::new)
    });
    let lede = Live::of(move || {
        let counts = known.get()?.counts;
        let first = counts.days.first();
        Some(words::lede(
            counts.runs,
            counts.with_run,
            counts.unrated,
            first,
            &app.locale,
        ))
    });
    view! {
        {back(Route::Insights, insights::BACK)}
        <PageHead title=words::TITLE lede=lede />
        {either(
            move || known.with(Option::is_some),
            move || content(app, known),
            move || empty(app, words::EMPTY, words::TO_TODAY, None),
        )}
    }
}

fn content(app: AppState, known: Live<Option<Arc<Running>>>) -> AnyView {
    let has_load = move || {
        known.with(|known| {
            known
                .as_ref()
                .is_some_and(|known| known.counts.unrated < known.counts.runs)
        })
    };
    let unrated = move || view! { <Section title=words::LOAD>{quiet(words::NO_LOAD)}</Section> };
    view! {
        {either(has_load, move || load(app, known), unrated)}
        {in_turn(3, move || mornings::mornings(app))}
    }
}

fn load(app: AppState, known: Live<Option<Arc<Running>>>) -> AnyView {
    let place = Place::expect();
    // A wide screen has room for everything.
    let usual = if document::is_wide() {
        Range::All
    } else {
        Range::Quarter
    };
    let range = Live::memo(move || place.query.with(|query| Range::parse(query, usual)));
    let go = move |range: Range| place.go(&link_with(Route::Runs, &range.query()));
    let plot = move || {
        anew(move || {
            let known = known.get()?;
            Some(load_plot(&known, range.get().of(known.counts.days), app))
        })
    };
    let newest = move || anew(move || Some(newest_week(&*known.get()?, app)));
    view! {
        <section class="section section--noted" aria-labelledby="load">
            <div class="section__main">
                <div class="section__head">
                    <h2 id="load">{words::LOAD}</h2>
                    {choice::ranges(range, go)}
                </div>
                {still_reading(app)}
                {in_turn(1, plot)}
            </div>
            <aside class="note" aria-label=words::NOTE>
                <h3>{words::WHY_NO_ZONE}</h3>
                <p>{words::NO_ZONE}</p>
                <p>{words::NO_ZONE_SOURCE}</p>
            </aside>
        </section>
        {in_turn(2, newest)}
    }
}

fn load_plot(known: &Running, days: Days, app: AppState) -> AnyView {
    let last = newest_place(&known.load);
    let [week, month] = [7, 28].map(|days| loads(&known.load.values, last, days));
    let summary = said::loads(week, month, &app.locale);
    let past = LoadPast::new(&known.load, days, &known.doses).with_batches(&known.batches);
    let past = Arc::new(past);
    view! { <LoadPlot summary=summary past=past today=app.today() locale=app.locale /> }
}

/// Today, or yesterday while nothing is recorded today.
pub(super) fn newest_place(load: &Series) -> usize {
    let last = load.values.len().saturating_sub(1);
    let is_known = load.values.last().is_some_and(Option::is_some);
    last.saturating_sub(usize::from(!is_known))
}

fn newest_week(known: &Running, app: AppState) -> AnyView {
    let (values, last) = (&known.load.values, newest_place(&known.load));
    let title = words::week_to(
        known.load.days.at(last).unwrap_or_else(|| app.today()),
        &app.locale,
    );
    let sum = loads(values, last, 7);
    let found = week(values, last);
    let why = match found {
        None => Some(words::not_all_known(7_usize.saturating_sub(sum.known))),
        Some(week) => week.monotony.is_none().then(|| words::ALL_EQUAL.to_owned()),
    };
    let locale = app.locale;
    let shown = move |value: f64, places: u32, label: &'static str| {
        let parts = vec![(number::rounded(value, places, &locale), "")];
        view! { <ReadOut parts=parts label=label /> }
    };
    let foster = found.and_then(|week| week.monotony.zip(week.strain));
    let sum = shown(sum.sum, 0, words::WEEK_LOAD);
    let foster = foster.map(|(monotony, strain)| {
        [
            shown(monotony, 2, words::MONOTONY),
            shown(strain, 0, words::STRAIN),
        ]
        .collect_view()
    });
    view! {
        <Section title=title>
            <div class="readouts">{sum} {foster}</div>
            {why.map(meta)}
            {how_computed(&[Method::Load])}
        </Section>
    }
}
