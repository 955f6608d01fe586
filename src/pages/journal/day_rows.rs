//! A day in the list, as elements, and what its marks mean.
//! Knows one row; which days are listed and what a row holds is known elsewhere.

use chrono::Datelike;
use leptos::prelude::*;

use super::rows::Row;
use crate::analysis::Phase;
use crate::live::{Plain, view};
use crate::pages::link;
use crate::routes::Route;
use crate::text::{Locale, date, journal as words};

/// A day: what was answered, and below it what happened.
pub(super) fn day_rows(row: &Row, locale: &Locale) -> Vec<Plain> {
    let cells = row.cells.iter().map(|cell| match cell {
        Some(value) => Plain::new("td").with("class", "n").words(value),
        None => Plain::new("td")
            .with("class", "n daylist__none")
            .holding(named("span", words::NO_ENTRY).words(words::DASH)),
    });
    let seen = |class: &str, words: &str| {
        Plain::new("span")
            .with("class", class)
            .with("aria-hidden", "true")
            .words(words)
    };
    // Not a label: what is seen is short, and would have to be part of it.
    let said = Plain::new("span").with("class", "visually-hidden");
    let link = Plain::new("a")
        .with("class", "daylist__day")
        .with("href", &link(Route::Day(row.day)))
        .holding(seen("daylist__wd", date::weekday_short(row.day.weekday())))
        .holding(seen("", &row.day.day().to_string()))
        .holding(said.words(&date::weekday_day(row.day, locale)));
    let first = Plain::new("tr")
        .with("class", "daylist__first")
        .holding(Plain::new("th").with("scope", "row").holding(link))
        .holding(Plain::new("td").holding_all(phase_mark(row.phase)))
        .holding_all(cells);
    let facts = (!row.facts.is_empty()).then(|| {
        let width = row.cells.len().saturating_add(2).to_string();
        let cell = Plain::new("td")
            .with("colspan", &width)
            .with("class", "daylist__notes");
        Plain::new("tr").holding(cell.words(&row.facts))
    });
    std::iter::once(first).chain(facts).collect()
}

/// An element that stands for words.
fn named(tag: &str, words: &str) -> Plain {
    Plain::new(tag).with("role", "img").with("aria-label", words)
}

/// Shape first, then lightness; the words are for screen readers.
fn phase_mark(phase: Phase) -> Option<Plain> {
    let (class, shape, name) = phase_shape(phase)?;
    let path = Plain::drawn("path").with("class", class).with("d", shape);
    let drawing = Plain::drawn("svg")
        .with("role", "img")
        .with("aria-label", name)
        .with("class", "daylist__phase")
        .with("viewBox", "0 0 16 16");
    Some(drawing.holding(path))
}

const fn phase_shape(phase: Phase) -> Option<(&'static str, &'static str, &'static str)> {
    match phase {
        Phase::Dose => Some((
            "c-dose",
            "M8 3.8a4.2 4.2 0 1 1 0 8.4a4.2 4.2 0 1 1 0-8.4Z",
            words::DOSE_DAY,
        )),
        Phase::Plus1 => Some(("c-plus1", "M8 3.3L12.7 8L8 12.7L3.3 8Z", words::DAY_AFTER)),
        Phase::Plus2 => Some(("c-plus2", "M8 3.4L12.6 11.7L3.4 11.7Z", words::DAY_PLUS_2)),
        Phase::Other => None,
    }
}

/// What the marks mean.
pub(super) fn phase_key() -> AnyView {
    let marks = [Phase::Dose, Phase::Plus1, Phase::Plus2]
        .into_iter()
        .filter_map(phase_shape);
    let marks = marks.map(|(class, shape, name)| {
        view! {
            <span>
                <svg viewBox="0 0 16 16" aria-hidden="true">
                    <path class=class d=shape />
                </svg>
                {name}
            </span>
        }
    });
    view! {
        <p class="phasekey">
            {marks.collect_view()}
            <span>{words::DASH_KEY}</span>
        </p>
    }
}
