//! A chart as a table: one row for each day with an answer or a dose, a year at a time.
//! Rows are made only once the table is opened.

use std::sync::Arc;
use std::time::Duration;

use chrono::{Datelike, NaiveDate};
use leptos::prelude::*;

use super::Past;
use crate::domain::MeasureKind;
use crate::live::{Keyed, Live, Slot, each, follow, view};
use crate::text::{Locale, chart, date};

/// The disclosure below a chart.
#[component]
pub fn PastTable(
    /// What the chart shows.
    #[prop(into)]
    past: Live<Past>,
    /// The measure's name.
    #[prop(into)]
    name: Live<String>,
    /// How numbers and dates are written.
    locale: Locale,
) -> impl IntoView {
    let is_open = Slot::new(false);
    // On paper everything is open, and there is no time for rows to follow.
    let is_printing = Slot::new(false);
    let before = window_event_listener_untyped("beforeprint", move |_| is_printing.set(true));
    let after = window_event_listener_untyped("afterprint", move |_| is_printing.set(false));
    on_cleanup(move || {
        before.remove();
        after.remove();
    });
    let chosen = Slot::new(None::<i32>);
    let years = Live::memo(move || {
        let days = past.read().days;
        (days.first().year()..=days.last().year())
            .rev()
            .collect::<Vec<i32>>()
    });
    let shown = move || {
        let years = years.read();
        chosen
            .get()
            .filter(|year| years.contains(year))
            .or_else(|| years.first().copied())
    };
    view! {
        <details
            class="disclose"
            on:toggle=move |event| {
                let element = event_target::<leptos::web_sys::Element>(&event);
                is_open.set(element.has_attribute("open"));
            }
        >
            <summary>
                <svg class="icon" viewBox="0 0 24 24" aria-hidden="true">
                    <path d="M5.5 9.5L12 16l6.5-6.5" />
                </svg>
                {chart::SHOW_AS_TABLE}
            </summary>
            {move || {
                (is_open.get() || is_printing.get()).then(|| {
                    let year = shown()?;
                    let choice = (years.read().len() > 1).then(|| year_choice(&years.read(), year, chosen));
                    Some(view! {
                        <div class="disclose__body">
                            {choice}
                            {table(&past.read(), &name.read(), year, is_printing.get(), locale)}
                        </div>
                    })
                })
            }}
        </details>
    }
}

fn year_choice(years: &[i32], shown: i32, chosen: Slot<Option<i32>>) -> AnyView {
    let buttons = years.iter().copied().map(|year| {
        let pressed = if year == shown { "true" } else { "false" };
        view! {
            <button
                class="button button--small"
                type="button"
                aria-pressed=pressed
                on:click=move |_| chosen.set(Some(year))
            >
                {year.to_string()}
            </button>
        }
    });
    view! {
        <div class="buttons" role="group" aria-label=chart::YEAR>
            {buttons.collect_view()}
        </div>
    }
}

/// How many rows are built in one go; the rest follows after each paint.
const ROWS: usize = 30;

fn table(past: &Past, name: &str, year: i32, is_whole: bool, locale: Locale) -> AnyView {
    let caption = chart::table_caption(name, year);
    let label = caption.clone();
    let rows = Arc::new(rows(past, year));
    let kind = past.kind.clone();
    let all = rows.len().div_ceil(ROWS);
    let chunks = Slot::new(if is_whole { all } else { 1 });
    follow(move || {
        if chunks.get() < all {
            // The table may be closed again by then.
            set_timeout(
                move || {
                    chunks.update(|chunks| *chunks = chunks.saturating_add(1));
                },
                Duration::ZERO,
            );
        }
    });
    let chunk = move |chunk: usize| {
        let (rows, kind) = (Arc::clone(&rows), kind.clone());
        Keyed::new(chunk.to_string(), move || {
            let shown = rows.iter().skip(chunk.saturating_mul(ROWS)).take(ROWS);
            let shown = shown.map(|shown| row(shown, &kind, &locale));
            shown.collect_view().into_any()
        })
    };
    view! {
        <div class="tablebox" role="region" aria-label=label tabindex="0">
            <table class="table">
                <caption>{caption}</caption>
                <thead>
                    <tr>
                        <th scope="col">{chart::DAY}</th>
                        <th scope="col" class="n">
                            {name.to_owned()}
                        </th>
                        <th scope="col">{chart::DOSE}</th>
                    </tr>
                </thead>
                <tbody>{each(move || (0..chunks.get()).map(&chunk).collect())}</tbody>
            </table>
        </div>
    }
}

struct Row {
    day: NaiveDate,
    value: Option<f64>,
    is_dose: bool,
    batch: Option<String>,
}

fn row(shown: &Row, kind: &MeasureKind, locale: &Locale) -> AnyView {
    let value = shown.value.map_or_else(
        || chart::DASH.to_owned(),
        |value| chart::value(value, kind, locale),
    );
    let dose = match (shown.is_dose, &shown.batch) {
        (_, Some(label)) => [chart::TAKEN, ", ", &chart::first_from(label)].concat(),
        (true, None) => chart::TAKEN.to_owned(),
        (false, None) => String::new(),
    };
    view! {
        <tr>
            <th scope="row">{date::weekday_day_short(shown.day, locale)}</th>
            <td class="n">{value}</td>
            <td>{dose}</td>
        </tr>
    }
}

/// The days of a year with an answer or a dose, newest first.
fn rows(past: &Past, year: i32) -> Vec<Row> {
    past.values
        .iter()
        .enumerate()
        .rev()
        .filter_map(|(index, value)| {
            let day = past.days.at(index).filter(|day| day.year() == year)?;
            let is_dose = past.is_dose(index);
            (value.is_some() || is_dose).then(|| Row {
                day,
                value: *value,
                is_dose,
                batch: past.batch(index).map(str::to_owned),
            })
        })
        .collect()
}
