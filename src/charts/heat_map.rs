//! Weeks of days as a table, coloured by one measure: the number is printed, a tick is a dose, a dashed cell has no answer.
//! Knows no page and no state; it is told what to draw.

use chrono::{Datelike, NaiveDate, Weekday};
use leptos::prelude::*;

use super::{DayMark, batch_of, heat_level, mark_of, month_away, move_in_calendar, said, weeks_ending};
use crate::domain::MeasureKind;
use crate::live::{Live, Slot, in_turn, view};
use crate::platform::document;
use crate::text::{Locale, chart, date};

/// How many weeks are shown at once.
pub const WEEKS: u32 = 6;

/// What the calendar shows.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct HeatDays {
    /// The last day of the last week shown.
    pub last: NaiveDate,
    /// The present civil day; later days are not filled unless they have entries.
    pub today: NaiveDate,
    /// The later days that have entries, such as the one chosen after midnight.
    pub ahead: Vec<NaiveDate>,
    /// The measure's name, as in a sentence.
    pub name: String,
    /// What its values are.
    pub kind: MeasureKind,
    /// The values of the days shown.
    pub values: crate::analysis::Series,
    /// The ends of the colour scale.
    pub ends: (f64, f64),
    /// What marks the days, sorted.
    pub marks: Vec<(NaiveDate, DayMark)>,
    /// The days with the first dose from a batch, sorted, and what these batches are called.
    pub batches: Vec<(NaiveDate, String)>,
}

impl HeatDays {
    /// The weeks shown, oldest first.
    pub fn weeks(&self, first_weekday: Weekday) -> Vec<[NaiveDate; 7]> {
        weeks_ending(self.last, WEEKS, first_weekday)
    }
}

/// The calendar.
#[component]
pub fn HeatMap(
    /// What to show.
    #[prop(into)]
    days: Live<HeatDays>,
    /// Where a day leads.
    href: fn(NaiveDate) -> String,
    /// Called with a day of a month that is not shown, to which the keyboard goes.
    on_beyond: Callback<NaiveDate>,
    /// How numbers and dates are written.
    locale: Locale,
) -> impl IntoView {
    let focused = Slot::new(None::<NaiveDate>);
    let press = move |event: leptos::ev::KeyboardEvent| {
        let days = days.read_untracked();
        let weeks = days.weeks(locale.week_start);
        let Some(first) = weeks.first().and_then(|week| week.first()).copied() else {
            return;
        };
        let last = weeks
            .last()
            .and_then(|week| week.last())
            .copied()
            .unwrap_or(first)
            .min(days.ahead.iter().copied().fold(days.today, NaiveDate::max));
        let from = focused.get_untracked().unwrap_or(last).max(first).min(last);
        if let Some(to) = month_away(from, &event.key()).filter(|to| *to < first || *to > last) {
            // Another month is to be shown first.
            event.prevent_default();
            focused.set(Some(to));
            on_beyond.run(to);
            request_animation_frame(move || {
                document::focus(&["#", &id_of(to)].concat());
            });
            return;
        }
        if let Some(to) = move_in_calendar(from, &event.key(), locale.week_start, first, last) {
            event.prevent_default();
            focused.set(Some(to));
            document::focus(&["#", &id_of(to)].concat());
        }
    };
    let caption = move || {
        let days = days.read();
        let weeks = days.weeks(locale.week_start);
        let ends = weeks.first().zip(weeks.last());
        let span = ends
            .and_then(|(a, b)| Some(date::span(*a.first()?, *b.last()?, &locale)))
            .unwrap_or_default();
        chart::by_day(&days.name, &span)
    };
    let head = move || {
        let weeks = days.read().weeks(locale.week_start);
        let week = weeks.first().into_iter().flatten();
        week.map(|day| view! { <th scope="col">{date::weekday_short(day.weekday())}</th> })
            .collect_view()
    };
    let cells = move |week: usize| {
        let days = days.read();
        let weeks = days.weeks(locale.week_start);
        let week = weeks.get(week).into_iter().flatten();
        week.map(|day| cell(&days, *day, focused, href, &locale))
            .collect_view()
            .into_any()
    };
    // Half of the weeks at a time, so that no task holds up a slow screen. Their rows are there at once.
    let row = move |week: u32| {
        let turn = week.saturating_mul(2).checked_div(WEEKS).unwrap_or_default();
        let place = usize::try_from(week).unwrap_or_default();
        view! { <tr>{in_turn(turn, move || (move || cells(place)).into_any())}</tr> }
    };
    view! {
        <table class="heat" on:keydown=press>
            <caption class="visually-hidden">{move || caption()}</caption>
            <thead>
                <tr>{move || head()}</tr>
            </thead>
            <tbody>{(0..WEEKS).map(row).collect_view()}</tbody>
        </table>
    }
}

fn cell(
    days: &HeatDays,
    day: NaiveDate,
    focused: Slot<Option<NaiveDate>>,
    href: fn(NaiveDate) -> String,
    locale: &Locale,
) -> AnyView {
    let number = if day.day() == 1 {
        date::day_short(day, locale)
    } else {
        day.day().to_string()
    };
    let mark = mark_of(&days.marks, day);
    if day > days.today && !days.ahead.contains(&day) {
        let class = ["heat__cell heat__cell--future", mark_class(mark)].concat();
        let words = mark.map(|mark| visually_hidden(mark.words()));
        return view! {
            <td>
                <span class=class>
                    <span class="heat__day">{number}</span>
                    {words}
                </span>
            </td>
        };
    }
    let value = days.values.on(day);
    let answer = value.map(|value| chart::value(value, &days.kind, locale));
    let said = said(mark, batch_of(&days.batches, day));
    let words = chart::calendar_day(
        day,
        days.today,
        &days.name,
        answer.as_deref(),
        said.as_deref(),
        locale,
    );
    let printed = value.map(|value| chart::tight(value, &days.kind, locale));
    let start = days.today.min(days.last);
    view! {
        <td>
            <a
                id=id_of(day)
                class=class_of(days, day, value, mark)
                href=href(day)
                tabindex=move || if focused.get().unwrap_or(start) == day { "0" } else { "-1" }
                on:focus=move |_| focused.set(Some(day))
            >
                <span class="heat__day" aria-hidden="true">{number}</span>
                <span aria-hidden="true">{printed}</span>
                <span class="visually-hidden">{words}</span>
            </a>
        </td>
    }
}

fn id_of(day: NaiveDate) -> String {
    ["heat-", &date::iso(day)].concat()
}

fn class_of(days: &HeatDays, day: NaiveDate, value: Option<f64>, mark: Option<DayMark>) -> String {
    let mut class = String::from("heat__cell heat__cell--");
    match value {
        Some(value) => {
            let level = heat_level(value, days.ends.0, days.ends.1);
            class.extend(char::from_digit(u32::from(level), 10));
        }
        None => class.push_str("none"),
    }
    class.push_str(mark_class(mark));
    if batch_of(&days.batches, day).is_some() {
        class.push_str(" heat__cell--batch");
    }
    if day == days.today {
        class.push_str(" heat__cell--today");
    }
    class
}

/// Every mark has a shape of its own.
const fn mark_class(mark: Option<DayMark>) -> &'static str {
    match mark {
        None => "",
        Some(DayMark::Dose | DayMark::Extra) => " heat__cell--dose",
        Some(DayMark::Skipped) => " heat__cell--dose heat__cell--skipped",
        Some(DayMark::Missed) => " heat__cell--dose heat__cell--missed",
        Some(DayMark::Planned) => " heat__cell--dose heat__cell--planned",
        Some(DayMark::Free) => " heat__cell--dose heat__cell--kept",
    }
}

fn visually_hidden(words: &'static str) -> AnyView {
    view! { <span class="visually-hidden">{words}</span> }
}
