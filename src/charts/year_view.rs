//! A year in pixels, as an element: read by pointer, finger and keyboard, and a way to each of its days.
//! Knows no page and no state; it is told what to draw.

use chrono::NaiveDate;
use leptos::html::A;
use leptos::prelude::*;

use super::measured::{measured_width, px};
use super::{Ground, YearDays, YearDrawing, move_in_year, said};
use crate::live::{Live, Slot, follow, view};
use crate::text::{Locale, chart, date};

/// The year at the width of its place.
#[component]
pub fn YearMap(
    /// What to show.
    #[prop(into)]
    days: Live<YearDays>,
    /// Where a day leads.
    href: fn(NaiveDate) -> String,
    /// How numbers and dates are written.
    locale: Locale,
) -> impl IntoView {
    let holder = NodeRef::new();
    let width = measured_width(holder);
    let drawing = Live::memo(move || {
        let width = width.get();
        (width > 0.0).then(|| YearDrawing::of(&days.read(), width))
    });
    let pointed = Slot::new(None::<NaiveDate>);
    follow(move || {
        days.track();
        pointed.set(None);
    });
    let at = move || {
        let days = days.read();
        pointed
            .get()
            .unwrap_or_else(|| days.today.min(days.last).max(days.first))
    };
    let link = NodeRef::<A>::new();
    let point = move |event: leptos::ev::PointerEvent| {
        let (Some(drawing), Some(element)) = (drawing.get_untracked(), link.get_untracked()) else {
            return;
        };
        let place = element.get_bounding_client_rect();
        let (x, y) = (
            f64::from(event.client_x()) - place.left(),
            f64::from(event.client_y()) - place.top(),
        );
        let found = drawing.day_at(x, y);
        if found.is_some() && found != pointed.get_untracked() {
            pointed.set(found);
        }
    };
    let press = move |event: leptos::ev::KeyboardEvent| {
        let shown = days.read_untracked();
        let from = pointed
            .get_untracked()
            .unwrap_or_else(|| shown.today.min(shown.last).max(shown.first));
        if let Some(to) = move_in_year(from, &event.key(), shown.first, shown.last) {
            event.prevent_default();
            pointed.set(Some(to));
        }
    };
    let words = move |day: NaiveDate| spoken(&days.read(), day, &locale);
    view! {
        <div class="year">
            <div class="year__plot" node_ref=holder>
                {move || drawing.with(|drawing| Some(plot(drawing.as_ref()?, &days.read(), &locale)))}
                <svg class="timeline__mark" aria-hidden="true" width="100%" height="100%">
                    {move || {
                        let day = pointed.get()?;
                        let frame = drawing.with(|drawing| drawing.as_ref()?.frame_of(day))?;
                        Some(view! { <path class="year__cell" d=frame /> })
                    }}
                </svg>
                <a
                    class="year__days"
                    node_ref=link
                    href=move || href(at())
                    aria-label=move || words(at())
                    on:pointermove=point
                    on:pointerdown=point
                    on:keydown=press
                    on:focus=move |_| pointed.set(Some(at()))
                ></a>
            </div>
            <p class="timeline__reading" aria-live="polite">
                {move || pointed.get().map_or_else(|| chart::HOW_TO_READ_YEAR.to_owned(), words)}
            </p>
        </div>
    }
}

fn spoken(days: &YearDays, day: NaiveDate, locale: &Locale) -> String {
    let answer = days
        .values
        .on(day)
        .map(|value| chart::value(value, &days.kind, locale));
    let said = said(days.mark(day), days.batch(day));
    chart::calendar_day(
        day,
        days.today,
        &days.name,
        answer.as_deref(),
        said.as_deref(),
        locale,
    )
}

const fn class_of(ground: Ground, is_free: bool) -> &'static str {
    match (ground, is_free) {
        (Ground::None, false) => "year__mark year__mark--none",
        (Ground::Low, false) => "year__mark year__mark--low",
        (Ground::High, false) => "year__mark year__mark--high",
        (Ground::None, true) => "year__mark year__mark--none year__mark--thin",
        (Ground::Low, true) => "year__mark year__mark--low year__mark--thin",
        (Ground::High, true) => "year__mark year__mark--high year__mark--thin",
    }
}

const fn flag_class(ground: Ground) -> &'static str {
    match ground {
        Ground::None => "year__flag year__flag--none",
        Ground::Low => "year__flag year__flag--low",
        Ground::High => "year__flag year__flag--high",
    }
}

const LEVELS: [&str; 6] = ["c-seq-1", "c-seq-2", "c-seq-3", "c-seq-4", "c-seq-5", "c-seq-6"];

fn plot(drawing: &YearDrawing, days: &YearDays, locale: &Locale) -> AnyView {
    let numbers = drawing.numbers.iter().map(|(x, day)| {
        view! {
            <text class="mid" x=px(*x) y="11">
                {day.to_string()}
            </text>
        }
    });
    let months = drawing.months.iter().map(|(y, month)| {
        view! {
            <text x="0" y=px(*y)>
                {date::month_short(*month)}
            </text>
        }
    });
    let cells = LEVELS.iter().zip(&drawing.levels).map(|(class, path)| {
        view! { <path class=*class d=path.clone() /> }
    });
    let marks = drawing.marks.iter().map(|(mark, ground, path)| {
        let class = class_of(
            *ground,
            !matches!(mark, super::DayMark::Dose | super::DayMark::Planned),
        );
        view! { <path class=class d=path.clone() /> }
    });
    let flags = drawing.flags.iter().map(|(ground, path)| {
        view! { <path class=flag_class(*ground) d=path.clone() /> }
    });
    view! {
        <svg
            class="chart"
            role="img"
            aria-label=chart::year_described(&days.name, days.first, days.last, locale)
            viewBox=["0 0 ", &px(drawing.width), " ", &px(drawing.height)].concat()
            width=px(drawing.width)
            height=px(drawing.height)
        >
            {numbers.collect_view()}
            {months.collect_view()}
            {cells.collect_view()}
            <path class="c-gap" d=drawing.gaps.clone() />
            {marks.collect_view()}
            {flags.collect_view()}
        </svg>
    }
}
