//! Weeks of days as a table, coloured by one measure: the number is printed, a tick is a dose, a dashed cell has no answer.
//! Knows no page and no state; it is told what to draw.

use std::sync::Arc;

use chrono::{Datelike, NaiveDate, Weekday};
use leptos::prelude::*;

use super::{heat_level, move_in_calendar, weeks_ending};
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
    /// The sorted days of doses.
    pub doses: Arc<Vec<NaiveDate>>,
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
        chart::calendar_caption(&days.name, &span)
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
    if day > days.today && !days.ahead.contains(&day) {
        return view! {
            <td>
                <span class="heat__cell heat__cell--future">
                    <span class="heat__day">{number}</span>
                </span>
            </td>
        };
    }
    let value = days.values.on(day);
    let is_dose = days.doses.binary_search(&day).is_ok();
    let answer = value.map(|value| chart::value(value, &days.kind, locale));
    let words = chart::calendar_day(day, days.today, &days.name, answer.as_deref(), is_dose, locale);
    let printed = value.map(|value| chart::tight(value, &days.kind, locale));
    let start = days.today.min(days.last);
    view! {
        <td>
            <a
                id=id_of(day)
                class=class_of(days, day, value, is_dose)
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

fn class_of(days: &HeatDays, day: NaiveDate, value: Option<f64>, is_dose: bool) -> String {
    let mut class = String::from("heat__cell heat__cell--");
    match value {
        Some(value) => {
            let level = heat_level(value, days.ends.0, days.ends.1);
            class.extend(char::from_digit(u32::from(level), 10));
        }
        None => class.push_str("none"),
    }
    if is_dose {
        class.push_str(" heat__cell--dose");
    }
    if day == days.today {
        class.push_str(" heat__cell--today");
    }
    class
}
