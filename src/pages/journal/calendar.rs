//! The calendar by one measure: six weeks of it or a whole year, which of them, and what its colours and marks mean.
//! Knows what the page shows; the days themselves are drawn by `weeks` and `year`.

use chrono::{Datelike, NaiveDate};
use leptos::prelude::*;

use super::{Looking, weeks, year};
use crate::analysis::Days;
use crate::components::{Icon, Segments, Select, icon_small};
use crate::domain::{Measure, MeasureKey, MeasureKind};
use crate::live::{Live, either, in_turn, view, when};
use crate::state::looking_back::{first_of_month, last_of_month};
use crate::text::{chart, journal as words, measure as measure_text};

pub(super) fn calendar(looking: Looking) -> AnyView {
    let by_year = Live::memo(move || looking.view.with(|view| view.by_year));
    let heading = move || {
        if by_year.get() {
            year::heading(looking)
        } else {
            weeks::heading(looking)
        }
    };
    view! {
        <section class="section section--open desk__side" aria-labelledby="calendar">
            <div class="section__head">
                <h2 id="calendar">{heading}</h2>
                {steps(looking, by_year)}
            </div>
            {choices(looking, by_year)}
            // Days are many elements, which the browser lays out in a task of their own.
            {in_turn(
                1,
                move || either(move || by_year.get(), move || year::year(looking), move || weeks::weeks(looking)),
            )}
        </section>
    }
}

/// The measure that was chosen, or the first that was ever answered, or the first.
pub(super) fn chosen(looking: Looking) -> Option<Measure> {
    let measures = looking.measures.get();
    let wanted = looking.view.with(|view| view.measure);
    let is = |key: MeasureKey| measures.iter().find(|measure| measure.key == key).cloned();
    wanted
        .and_then(is)
        .or_else(|| looking.answered.with(|answered| answered.first().cloned()))
        .or_else(|| measures.first().cloned())
}

pub(super) fn last_shown(looking: Looking) -> NaiveDate {
    let app = looking.app;
    // After midnight the day that has begun is shown once it has entries.
    let begun = app.last_day();
    let has_begun = looking.ahead.with(|ahead| ahead.contains(&begun));
    let last = if has_begun { begun } else { app.today() };
    let month = looking.view.with(|view| view.month);
    month.map_or(last, |month| last_of_month(month).min(last))
}

/// The buttons that step a month back and forward, or a year.
fn steps(looking: Looking, by_year: Live<bool>) -> AnyView {
    let begun = move || {
        looking
            .days
            .with(|days| days.map_or(looking.app.today(), Days::first))
    };
    let unit = move |day: NaiveDate| {
        let month = if by_year.get() { 1 } else { day.month() };
        (day.year(), month)
    };
    let is_first = move || unit(last_shown(looking)) <= unit(begun());
    let is_last = move || unit(last_shown(looking)) >= unit(looking.app.today());
    let earlier = move |_| {
        let shown = last_shown(looking);
        if by_year.get_untracked() {
            show_year(looking, shown.year().saturating_sub(1));
        } else {
            let to = first_of_month(shown).pred_opt().map(first_of_month);
            looking.show(|view| view.month = to);
        }
    };
    let later = move |_| {
        let shown = last_shown(looking);
        if by_year.get_untracked() {
            show_year(looking, shown.year().saturating_add(1));
        } else {
            let next = last_of_month(shown).succ_opt();
            let now = first_of_month(looking.app.today());
            looking.show(|view| view.month = next.filter(|next| *next < now));
        }
    };
    view! {
        <div class="line line--nowrap">
            <button
                class="button button--quiet button--icon"
                type="button"
                aria-label=chart::EARLIER
                disabled=is_first
                on:click=earlier
            >
                {icon_small(Icon::Left)}
            </button>
            <button
                class="button button--quiet button--icon"
                type="button"
                aria-label=chart::LATER
                disabled=is_last
                on:click=later
            >
                {icon_small(Icon::Right)}
            </button>
        </div>
    }
}

/// Shows a year up to its last month, or to this one.
fn show_year(looking: Looking, year: i32) {
    let now = first_of_month(looking.app.today());
    let last_month = NaiveDate::from_ymd_opt(year, 12, 1);
    looking.show(|view| view.month = last_month.filter(|month| *month < now));
}

/// Weeks or a year, which measure, and which year where there is more than one.
fn choices(looking: Looking, by_year: Live<bool>) -> AnyView {
    let measures = Live::of(move || {
        let option = |of: &Measure| (of.key.code(), measure_text::name(of));
        looking
            .measures
            .with(|measures| measures.iter().map(option).collect::<Vec<_>>())
    });
    let measure = Live::of(move || chosen(looking).map(|of| of.key.code()).unwrap_or_default());
    let on_measure =
        Callback::new(move |code: String| looking.show(|view| view.measure = MeasureKey::parse(&code)));
    let years = Live::memo(move || {
        let today = looking.app.today();
        let first = looking.days.with(|days| days.map_or(today, Days::first));
        (first.year()..=today.year()).rev().collect::<Vec<i32>>()
    });
    let options = Live::of(move || {
        years.with(|years| {
            years
                .iter()
                .map(|year| (year.to_string(), year.to_string()))
                .collect::<Vec<_>>()
        })
    });
    let year = Live::of(move || last_shown(looking).year().to_string());
    let on_year = Callback::new(move |code: String| {
        if let Ok(year) = code.parse() {
            show_year(looking, year);
        }
    });
    view! {
        <Segments
            label=words::CALENDAR
            options=vec![words::WEEKS.to_owned(), words::YEAR.to_owned()]
            selected=Live::of(move || Some(usize::from(by_year.get())))
            on_select=Callback::new(move |place| looking.show(|view| view.by_year = place == 1))
            is_wide=true
        />
        <Select label=words::MEASURE options=measures value=measure on_change=on_measure is_label_hidden=true />
        {when(
            move || by_year.get() && years.with(Vec::len) > 1,
            move || {
                view! {
                    <Select
                        label=words::WHICH_YEAR
                        options=options
                        value=year
                        on_change=on_year
                        is_label_hidden=true
                    />
                }
            },
        )}
    }
}

/// What the colours and the marks mean, and the dash where days without an answer have one.
pub(super) fn key(
    looking: Looking,
    kind: &MeasureKind,
    (low, high): (f64, f64),
    has_batches: bool,
    has_dashes: bool,
) -> AnyView {
    let locale = looking.app.locale;
    view! {
        <div class="heatkey">
            <span class="heatkey__item">
                {chart::tight(low, kind, &locale)}
                <span class="heatkey__ramp" aria-hidden="true">
                    <i class="heat__cell--1"></i>
                    <i class="heat__cell--2"></i>
                    <i class="heat__cell--3"></i>
                    <i class="heat__cell--4"></i>
                    <i class="heat__cell--5"></i>
                    <i class="heat__cell--6"></i>
                </span>
                {chart::tight(high, kind, &locale)}
            </span>
            {marks_key(looking.has_plans(), has_batches)}
            {has_dashes.then(|| view! { <span class="heatkey__item">{words::GAP_KEY}</span> })}
        </div>
    }
}

/// What the marks mean: those of a plan where there is one, and the flag where a batch began.
fn marks_key(has_plans: bool, has_batches: bool) -> AnyView {
    let mark = |class: &'static str, path: &'static str, text: &'static str| {
        view! {
            <span class="heatkey__item">
                <svg viewBox="0 0 8 12" width="8" height="12" aria-hidden="true">
                    <path class=class d=path />
                </svg>
                {text}
            </span>
        }
    };
    let planned = has_plans.then(|| {
        view! {
            {mark("heatkey__mark", "M1.5 12V4.5H6.5V12", words::SKIPPED_KEY)}
            {mark("heatkey__mark", "M4 12V10M4 8V6M4 4V2", words::PLANNED_KEY)}
            {mark("heatkey__mark", "M1 8H7", words::MISSED_KEY)}
            {mark("heatkey__mark", "M1 4L7 10M1 10L7 4", words::FREE_KEY)}
        }
    });
    view! {
        {mark("c-rug c-rug--l", "M4 12V2", words::DOSE_KEY)}
        {planned}
        {has_batches.then(|| mark("c-flag", "M0 2H8L5.5 5L8 8H1.5V12H0Z", words::BATCH_KEY))}
    }
}
