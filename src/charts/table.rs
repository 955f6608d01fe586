//! A chart as a table: one row for each day with an answer, a dose or something planned, a year at a time.
//! Rows are made only once the table is opened.

use chrono::{Datelike, NaiveDate};
use leptos::prelude::*;

use super::disclosed::{disclosed, in_parts};
use super::{DayMark, Past, Rows, mark_of};
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
    /// What marks the days, sorted, where a plan says more than the doses of the chart.
    #[prop(into, optional)]
    marks: Live<Vec<(NaiveDate, DayMark)>>,
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
            {table(&past.read(), &marks.read(), &name.read(), year, is_printing, locale)}
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

fn table(
    past: &Past,
    marks: &[(NaiveDate, DayMark)],
    name: &str,
    year: i32,
    is_whole: bool,
    locale: Locale,
) -> AnyView {
    let caption = chart::table_caption(name, year);
    let label = caption.clone();
    let (rows, kind) = (rows(past, marks, year), past.kind.clone());
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

/// All years of a chart as a table of words, newest day first.
pub(super) fn past_rows(past: &Past, name: &str, locale: &Locale) -> Rows {
    let years = (past.days.first().year()..=past.days.last().year()).rev();
    let cells = years.flat_map(|year| rows(past, &[], year)).map(|shown| {
        let (value, dose) = said(&shown, &past.kind, locale);
        vec![date::full_short(shown.day, locale), value, dose]
    });
    Rows {
        caption: chart::by_day(name, &date::span(past.days.first(), past.days.last(), locale)),
        head: vec![chart::DAY.to_owned(), name.to_owned(), chart::DOSE.to_owned()],
        rows: cells.collect(),
    }
}

struct Row {
    day: NaiveDate,
    value: Option<f64>,
    mark: Option<DayMark>,
    batch: Option<String>,
}

/// The value and the dose of a day in words.
fn said(shown: &Row, kind: &MeasureKind, locale: &Locale) -> (String, String) {
    let value = shown.value.map_or_else(
        || chart::DASH.to_owned(),
        |value| chart::value(value, kind, locale),
    );
    let dose = shown.mark.map(DayMark::in_table).unwrap_or_default();
    let dose = match &shown.batch {
        Some(label) => [dose, ", ", &chart::first_from(label)].concat(),
        None => dose.to_owned(),
    };
    (value, dose)
}

fn row(shown: &Row, kind: &MeasureKind, locale: &Locale) -> AnyView {
    let (value, dose) = said(shown, kind, locale);
    view! {
        <tr>
            <th scope="row">{date::weekday_day_short(shown.day, locale)}</th>
            <td class="n">{value}</td>
            <td>{dose}</td>
        </tr>
    }
}

/// The days of a year with an answer, a dose or a mark, newest first.
fn rows(past: &Past, marks: &[(NaiveDate, DayMark)], year: i32) -> Vec<Row> {
    past.values
        .iter()
        .enumerate()
        .rev()
        .filter_map(|(index, value)| {
            let day = past.days.at(index).filter(|day| day.year() == year)?;
            let dose = past.is_dose(index).then_some(DayMark::Dose);
            let mark = mark_of(marks, day).or(dose);
            (value.is_some() || mark.is_some()).then(|| Row {
                day,
                value: *value,
                mark,
                batch: past.batch(index).map(str::to_owned),
            })
        })
        .collect()
}
