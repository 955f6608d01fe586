//! Weeks of days as a table, coloured by one measure: the number is printed, a tick is a dose, a dashed cell has no answer.
//! Knows no page and no state; it is told what to draw.

use chrono::{Datelike, NaiveDate, Weekday};
use leptos::prelude::*;
use leptos::web_sys::Element;

use super::{DayMark, batch_of, heat_level, mark_of, month_away, move_in_calendar, said, weeks_ending};
use crate::domain::MeasureKind;
use crate::live::{Live, Plain, Slot, fill, view};
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
    let caption = move |days: &HeatDays, weeks: &[[NaiveDate; 7]]| {
        let ends = weeks.first().zip(weeks.last());
        let span = ends
            .and_then(|(a, b)| Some(date::span(*a.first()?, *b.last()?, &locale)))
            .unwrap_or_default();
        Plain::new("caption")
            .with("class", "visually-hidden")
            .words(&chart::by_day(&days.name, &span))
    };
    let table = NodeRef::new();
    fill(table, move || {
        let days = days.read();
        let weeks = days.weeks(locale.week_start);
        let head = weeks.first().into_iter().flatten().map(|day| {
            Plain::new("th")
                .with("scope", "col")
                .words(date::weekday_short(day.weekday()))
        });
        let head = Plain::new("thead").holding(Plain::new("tr").holding_all(head));
        let stop = stop_of(&days, &weeks, focused.get_untracked());
        let row = |week: &[NaiveDate; 7]| {
            let cells = week
                .iter()
                .map(|day| cell(&days, *day, *day == stop, href, &locale));
            Plain::new("tr").holding_all(cells)
        };
        let body = Plain::new("tbody").holding_all(weeks.iter().map(row));
        vec![caption(&days, &weeks), head, body]
    });
    view! { <table class="heat" node_ref=table on:keydown=press on:focusin=move |event| focused.set(stop_at(&event)) /> }
}

/// The one day at which Tab stops: that which had the focus last, or the last that is not to come.
fn stop_of(days: &HeatDays, weeks: &[[NaiveDate; 7]], focused: Option<NaiveDate>) -> NaiveDate {
    let is_shown = |day: &NaiveDate| weeks.iter().any(|week| week.contains(day));
    focused.filter(is_shown).unwrap_or(days.today.min(days.last))
}

/// The day that has got the focus, at which Tab stops from now on.
fn stop_at(event: &leptos::ev::FocusEvent) -> Option<NaiveDate> {
    let cell = event_target::<Element>(event);
    let table = cell.closest("table").ok()??;
    let is_moved = move_stop(&table, &cell);
    cell.id().strip_prefix(ID).filter(|_| is_moved)?.parse().ok()
}

fn move_stop(table: &Element, to: &Element) -> bool {
    let before = table.query_selector("[tabindex='0']").ok().flatten();
    let left = before.is_none_or(|cell| cell.set_attribute("tabindex", "-1").is_ok());
    left && to.set_attribute("tabindex", "0").is_ok()
}

fn cell(
    days: &HeatDays,
    day: NaiveDate,
    is_stop: bool,
    href: fn(NaiveDate) -> String,
    locale: &Locale,
) -> Plain {
    let number = if day.day() == 1 {
        date::day_short(day, locale)
    } else {
        day.day().to_string()
    };
    let number = Plain::new("span").with("class", "heat__day").words(&number);
    let mark = mark_of(&days.marks, day);
    if day > days.today && !days.ahead.contains(&day) {
        let class = ["heat__cell heat__cell--future", mark_class(mark)].concat();
        let words = mark.map(|mark| {
            Plain::new("span")
                .with("class", "visually-hidden")
                .words(mark.words())
        });
        let shown = Plain::new("span").with("class", &class).holding(number);
        return Plain::new("td").holding(shown.holding_all(words));
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
    let link = Plain::new("a")
        .with("id", &id_of(day))
        .with("class", &class_of(days, day, value, mark))
        .with("href", &href(day))
        .with("tabindex", if is_stop { "0" } else { "-1" })
        .holding(number.with("aria-hidden", "true"))
        .holding(
            Plain::new("span")
                .with("aria-hidden", "true")
                .words(&printed.unwrap_or_default()),
        )
        // Not a label: what is seen is short, and would have to be part of it.
        .holding(Plain::new("span").with("class", "visually-hidden").words(&words));
    Plain::new("td").holding(link)
}

const ID: &str = "heat-";

fn id_of(day: NaiveDate) -> String {
    [ID, &date::iso(day)].concat()
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
