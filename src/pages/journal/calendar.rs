//! The calendar by one measure: six weeks of it or a whole year, which of them, and what its colours and marks mean.
//! Knows what the page shows; the days themselves are drawn by `weeks` and `year`.

use chrono::{Datelike, NaiveDate};
use leptos::prelude::*;

use super::{Looking, weeks, year};
use crate::analysis::Days;
use crate::components::{Icon, Segments, Select, icon_small};
use crate::domain::{Measure, MeasureKey, MeasureKind};
use crate::live::{Live, either, in_turn, view, when};
use crate::state::looking_back::Span;
use crate::text::{chart, journal as words, measure as measure_text};

pub(super) fn calendar(looking: Looking) -> AnyView {
    let is_year = Live::memo(move || looking.view.with(|view| view.span == Span::Year));
    // The view is asked itself: whoever asks first what is made of it and seldom differs is not told when the view does.
    let heading = move || match looking.view.with(|view| view.span) {
        Span::Weeks => weeks::heading(looking),
        Span::Year => year::heading(looking),
    };
    view! {
        <section class="section section--open desk__side" aria-labelledby="calendar">
            <div class="section__head">
                <h2 id="calendar">{heading}</h2>
                {steps(looking, is_year)}
            </div>
            {choices(looking, is_year)}
            // Days are laid out in a task of their own: those of the weeks are many elements.
            {in_turn(
                1,
                move || either(move || is_year.get(), move || year::year(looking), move || weeks::weeks(looking)),
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

/// The last day there is to show. After midnight the day that has begun is shown once it has entries.
pub(super) fn newest(looking: Looking) -> NaiveDate {
    let app = looking.app;
    let night = app.last_day();
    let has_begun = looking.ahead.with(|ahead| ahead.contains(&night));
    if has_begun { night } else { app.today() }
}

/// The last day that is shown.
pub(super) fn last_shown(looking: Looking) -> NaiveDate {
    let newest = newest(looking);
    looking.view.with(|view| view.last_shown(newest))
}

/// The journal's first day.
pub(super) fn first(looking: Looking) -> NaiveDate {
    let first = looking.days.with(|days| days.map(Days::first));
    first.unwrap_or_else(|| newest(looking))
}

/// The buttons that step a month back and forward, or a year.
fn steps(looking: Looking, is_year: Live<bool>) -> AnyView {
    let has_earlier = Live::memo(move || {
        let (first, newest) = (first(looking), newest(looking));
        looking.view.with(|view| view.has_earlier(first, newest))
    });
    let has_later = Live::memo(move || {
        let newest = newest(looking);
        looking.view.with(|view| view.has_later(newest))
    });
    let of_year = move |year: &'static str, month: &'static str| if is_year.get() { year } else { month };
    // A button that switched itself off would lose the focus.
    view! {
        <div class="line line--nowrap">
            <button
                class="button button--quiet button--icon"
                type="button"
                aria-label=move || of_year(words::EARLIER_YEAR, chart::EARLIER)
                aria-disabled=move || (!has_earlier.get()).then_some("true")
                on:click=move |_| {
                    if has_earlier.get_untracked() {
                        looking.show(|view| view.show_earlier(newest(looking)));
                    }
                }
            >
                {icon_small(Icon::Left)}
            </button>
            <button
                class="button button--quiet button--icon"
                type="button"
                aria-label=move || of_year(words::LATER_YEAR, chart::LATER)
                aria-disabled=move || (!has_later.get()).then_some("true")
                on:click=move |_| {
                    if has_later.get_untracked() {
                        looking.show(|view| view.show_later(newest(looking)));
                    }
                }
            >
                {icon_small(Icon::Right)}
            </button>
        </div>
    }
}

/// Weeks or a year, which measure, and which year where there is more than one.
fn choices(looking: Looking, is_year: Live<bool>) -> AnyView {
    let measures = Live::memo(move || {
        let option = |of: &Measure| (of.key.code(), measure_text::name(of));
        looking
            .measures
            .with(|measures| measures.iter().map(option).collect::<Vec<_>>())
    });
    let measure = Live::memo(move || chosen(looking).map(|of| of.key.code()).unwrap_or_default());
    let on_measure =
        Callback::new(move |code: String| looking.show(|view| view.measure = MeasureKey::parse(&code)));
    let years = Live::memo(move || {
        let years = first(looking).year()..=newest(looking).year();
        let named = |year: i32| (year.to_string(), year.to_string());
        years.rev().map(named).collect::<Vec<_>>()
    });
    let year = Live::memo(move || last_shown(looking).year().to_string());
    let on_year = Callback::new(move |code: String| {
        if let Ok(year) = code.parse() {
            looking.show(|view| view.show_year(year, newest(looking)));
        }
    });
    let on_span = Callback::new(move |place: usize| {
        let span = if place == 1 { Span::Year } else { Span::Weeks };
        looking.show(|view| view.show_span(span, newest(looking)));
    });
    view! {
        <Segments
            label=words::CALENDAR
            options=vec![words::WEEKS.to_owned(), words::YEAR.to_owned()]
            selected=Live::of(move || Some(usize::from(is_year.get())))
            on_select=on_span
            is_wide=true
        />
        <Select label=words::MEASURE options=measures value=measure on_change=on_measure is_label_hidden=true />
        {when(
            move || is_year.get() && years.with(Vec::len) > 1,
            move || {
                view! {
                    <Select
                        label=words::WHICH_YEAR
                        options=years
                        value=year
                        on_change=on_year
                        is_label_hidden=true
                    />
                }
            },
        )}
    }
}

/// What the colours and the marks mean, and how a day without an answer looks where nothing else says so.
pub(super) fn key(
    looking: Looking,
    kind: &MeasureKind,
    (low, high): (f64, f64),
    has_batches: bool,
    gap: Option<&'static str>,
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
            {gap.map(|gap| view! { <span class="heatkey__item">{gap}</span> })}
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
