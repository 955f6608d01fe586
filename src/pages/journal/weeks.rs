//! Six weeks of the calendar's measure, a cell a day, with the doses.
//! Knows what the page shows; the table itself belongs to `charts`.

use chrono::{Days as Ahead, NaiveDate};
use leptos::prelude::*;

use super::Looking;
use super::calendar::{chosen, first, key, last_shown, newest};
use crate::analysis::Days;
use crate::charts::{HeatDays, HeatMap, WEEKS, weeks_ending};
use crate::domain::Measure;
use crate::live::{Live, view};
use crate::pages::link;
use crate::routes::Route;
use crate::state::looking_back::last_of_month;
use crate::text::{date, measure as measure_text};

/// `5 Oct to 15 Nov`.
pub(super) fn heading(looking: Looking) -> String {
    let locale = looking.app.locale;
    let weeks = weeks_ending(end_shown(looking), WEEKS, locale.week_start);
    let ends = weeks.first().zip(weeks.last());
    ends.and_then(|(a, b)| Some(date::span(*a.first()?, *b.last()?, &locale)))
        .unwrap_or_default()
}

pub(super) fn weeks(looking: Looking) -> AnyView {
    let days = Live::memo(move || heat_days(looking, chosen(looking).as_ref()));
    let on_beyond = Callback::new(move |day: NaiveDate| show_month(looking, day));
    view! {
        <HeatMap
            days=days
            href=|day: NaiveDate| link(Route::Day(day))
            on_beyond=on_beyond
            locale=looking.app.locale
        />
        {move || {
            days.with(|days| key(looking, &days.kind, days.ends, !days.batches.is_empty(), None))
        }}
    }
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
    let newest = newest(looking);
    let first = first(looking);
    looking.show(|view| view.show_month(day.max(first), newest));
}

fn heat_days(looking: Looking, measure: Option<&Measure>) -> HeatDays {
    let (last, today) = (end_shown(looking), looking.app.today());
    // The last week may run on into the next month. A year of values makes the ends of the colours.
    let end = last.checked_add_days(Ahead::new(6)).unwrap_or(last);
    let first = last
        .checked_sub_days(Ahead::new(u64::from(WEEKS).saturating_mul(7)))
        .unwrap_or(last);
    let year = Days::ending(end, 371);
    let (kind, values, ends) = looking.answers(measure, year);
    HeatDays {
        last,
        today,
        ahead: looking.ahead.get(),
        name: measure.map(measure_text::name_in_sentence).unwrap_or_default(),
        kind,
        values,
        ends,
        marks: looking.marks(first, end),
        batches: looking.batches(first, end),
    }
}
