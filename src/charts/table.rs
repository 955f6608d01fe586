//! A chart as a table: one row for each day with an answer or a dose, a year at a time.
//! Rows are made only once the table is opened.

use chrono::{Datelike, NaiveDate};
use leptos::prelude::*;

use super::Past;
use super::disclosed::{disclosed, in_parts};
use crate::domain::MeasureKind;
use crate::live::{Live, Slot, view};
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
    disclosed(move |is_printing| {
        let Some(year) = shown() else {
            return ().into_any();
        };
        let choice = (years.read().len() > 1).then(|| year_choice(&years.read(), year, chosen));
        view! {
            {choice}
            {table(&past.read(), &name.read(), year, is_printing, locale)}
        }
    })
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

fn table(past: &Past, name: &str, year: i32, is_whole: bool, locale: Locale) -> AnyView {
    let caption = chart::table_caption(name, year);
    let label = caption.clone();
    let (rows, kind) = (rows(past, year), past.kind.clone());
    let body = in_parts(rows.len(), is_whole, move |place| {
        rows.get(place).map(|shown| row(shown, &kind, &locale))
    });
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
                <tbody>{body}</tbody>
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
