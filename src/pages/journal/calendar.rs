//! The calendar: six weeks of one measure, with the doses.
//! Knows what the page shows; the table itself belongs to `charts`.

use chrono::{Datelike, Days as Span, NaiveDate};
use leptos::prelude::*;

use super::Looking;
use crate::analysis::{Days, series_for};
use crate::charts::{Domain, HeatDays, HeatMap, WEEKS, weeks_ending};
use crate::components::{Icon, Select, icon_small};
use crate::domain::{Measure, MeasureKey};
use crate::live::{Live, in_turn, view};
use crate::pages::link;
use crate::routes::Route;
use crate::state::looking_back::{first_of_month, last_of_month};
use crate::text::{chart, date, journal as words, measure as measure_text};

pub(super) fn calendar(looking: Looking) -> AnyView {
    let measure = Live::memo(move || chosen(looking));
    let days = Live::memo(move || heat_days(looking, measure.get().as_ref()));
    let locale = looking.app.locale;
    let span = move || {
        let weeks = weeks_ending(end_shown(looking), WEEKS, locale.week_start);
        let ends = weeks.first().zip(weeks.last());
        ends.and_then(|(a, b)| Some(date::span(*a.first()?, *b.last()?, &locale)))
            .unwrap_or_default()
    };
    let heat_map = move || {
        let on_beyond = Callback::new(move |day: NaiveDate| show_month(looking, day));
        view! {
            <HeatMap
                days=days
                href=|day: NaiveDate| link(Route::Day(day))
                on_beyond=on_beyond
                locale=locale
            />
            {move || key(&days.read(), looking)}
        }
    };
    view! {
        <section class="section section--open desk__side" aria-labelledby="calendar">
            <div class="section__head">
                <h2 id="calendar">{move || span()}</h2>
                {steps(looking)}
            </div>
            {choices(looking, measure)}
            // Days are many elements, which the browser lays out in a task of their own.
            {in_turn(1, heat_map)}
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

/// The last day of the calendar: with a plan the dose days to come of this month are seen.
fn end_shown(looking: Looking) -> NaiveDate {
    let last = last_shown(looking);
    let is_planned = |day: NaiveDate| {
        let end = last_of_month(day);
        looking.known.plans.with(|calendar| {
            let course = calendar.course_on(day).or_else(|| calendar.course_after(day));
            course.is_some_and(|course| course.next_dose(day).is_some_and(|next| next <= end))
        })
    };
    if is_planned(last) {
        last_of_month(last)
    } else {
        last
    }
}

/// Shows the month of a day, as far as the journal goes.
fn show_month(looking: Looking, day: NaiveDate) {
    let first = looking.days.with(|days| days.map(Days::first));
    let now = first_of_month(looking.app.today());
    let month = first_of_month(day).max(first_of_month(first.unwrap_or(now)));
    looking.show(|view| view.month = (month < now).then_some(month));
}

fn heat_days(looking: Looking, measure: Option<&Measure>) -> HeatDays {
    let (last, today) = (end_shown(looking), looking.app.today());
    // The last week may run on into the next month. A year of values makes the ends of the colours.
    let end = last.checked_add_days(Span::new(6)).unwrap_or(last);
    let first = last
        .checked_sub_days(Span::new(u64::from(WEEKS).saturating_mul(7)))
        .unwrap_or(last);
    let year = Days::ending(end, 371);
    let values = measure.map(|measure| {
        let journal = looking.app.journal;
        journal.with(|journal| series_for(journal, measure, year))
    });
    let kind = measure.map_or(crate::domain::MeasureKind::Rating, |measure| measure.kind.clone());
    let values = values.unwrap_or_else(|| crate::analysis::Series {
        days: year,
        values: vec![None; year.len()],
    });
    let domain = Domain::of(&kind, &values.values);
    HeatDays {
        last,
        today,
        ahead: looking.ahead.get(),
        name: measure.map(measure_text::name_in_sentence).unwrap_or_default(),
        kind,
        values,
        ends: (domain.low, domain.high),
        marks: looking.marks(first, end),
        batches: looking.batches(first, end),
    }
}

/// The buttons that step a month back and forward.
fn steps(looking: Looking) -> AnyView {
    let month = move || first_of_month(last_shown(looking));
    let is_first = move || {
        looking
            .days
            .with(|days| days.is_none_or(|days| month() <= first_of_month(days.first())))
    };
    let is_last = move || month() >= first_of_month(looking.app.today());
    let earlier = move |_| {
        let to = first_of_month(last_shown(looking)).pred_opt().map(first_of_month);
        looking.show(|view| view.month = to);
    };
    let later = move |_| {
        let next = last_of_month(last_shown(looking)).succ_opt();
        let now = first_of_month(looking.app.today());
        looking.show(|view| view.month = next.filter(|next| *next < now));
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

/// Which measure, and which year. The year is offered only when there is more than one.
fn choices(looking: Looking, measure: Live<Option<Measure>>) -> AnyView {
    let measures = Live::of(move || {
        let option = |of: &Measure| (of.key.code(), measure_text::name(of));
        looking
            .measures
            .with(|measures| measures.iter().map(option).collect::<Vec<_>>())
    });
    let shown = Live::of(move || measure.with(|m| m.as_ref().map(|m| m.key.code()).unwrap_or_default()));
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
        let last_month = code
            .parse()
            .ok()
            .and_then(|year| NaiveDate::from_ymd_opt(year, 12, 1));
        let now = first_of_month(looking.app.today());
        looking.show(|view| view.month = last_month.filter(|month| *month < now));
    });
    view! {
        <Select label=words::MEASURE options=measures value=shown on_change=on_measure is_label_hidden=true />
        {move || {
            (years.with(Vec::len) > 1)
                .then(|| {
                    view! {
                        <Select label=words::YEAR options=options value=year on_change=on_year is_label_hidden=true />
                    }
                })
        }}
    }
}

/// What the colours and the tick mean.
fn key(days: &HeatDays, looking: Looking) -> AnyView {
    let locale = looking.app.locale;
    let end = |value: f64| chart::tight(value, &days.kind, &locale);
    view! {
        <div class="heatkey">
            <span class="heatkey__item">
                {end(days.ends.0)}
                <span class="heatkey__ramp" aria-hidden="true">
                    <i class="heat__cell--1"></i>
                    <i class="heat__cell--2"></i>
                    <i class="heat__cell--3"></i>
                    <i class="heat__cell--4"></i>
                    <i class="heat__cell--5"></i>
                    <i class="heat__cell--6"></i>
                </span>
                {end(days.ends.1)}
            </span>
            {marks_key(looking.has_plans(), !days.batches.is_empty())}
        </div>
    }
}

/// What the marks mean: those of a plan where there is one, and the flag where a batch began.
pub(super) fn marks_key(has_plans: bool, has_batches: bool) -> AnyView {
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
