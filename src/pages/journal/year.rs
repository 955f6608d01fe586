//! The year in pixels: every day of it by the calendar's measure, doses and the plan as marks.
//! Knows what the page shows; the drawing belongs to `charts`.

use chrono::{Datelike, NaiveDate};
use leptos::prelude::*;

use super::Looking;
use super::calendar::{chosen, key, last_shown, newest};
use crate::analysis::Days;
use crate::charts::{Past, PastTable, PastTools, YearDays, YearMap};
use crate::domain::Measure;
use crate::live::{Live, in_turn, view};
use crate::pages::link;
use crate::routes::Route;
use crate::state::looking_back::{first_of_month, last_of_month};
use crate::text::{journal as words, measure as measure_text};

/// `The year so far`, or `2025`.
pub(super) fn heading(looking: Looking) -> String {
    let year = last_shown(looking).year();
    if year == newest(looking).year() {
        words::YEAR_SO_FAR.to_owned()
    } else {
        year.to_string()
    }
}

pub(super) fn year(looking: Looking) -> AnyView {
    let shown = Live::memo(move || (last_shown(looking).year(), chosen(looking)));
    let days = Live::memo(move || shown.with(|(year, measure)| year_days(looking, *year, measure.as_ref())));
    let past = Live::memo(move || {
        let days = days.read();
        let marked = days.marks.iter().filter(|(_, mark)| mark.is_dose());
        let doses: Vec<NaiveDate> = marked.map(|(day, _)| *day).collect();
        let past = Past::new(&days.values, days.values.days, &doses, &days.kind);
        looking.known.batches.with(|batches| past.with_batches(batches))
    });
    let marks = Live::of(move || days.with(|days| days.marks.clone()));
    let name =
        Live::of(move || shown.with(|(_, of)| of.as_ref().map(measure_text::name).unwrap_or_default()));
    let locale = looking.app.locale;
    view! {
        <p class="summary">{move || days.with(|days| told(days, &name.get()))}</p>
        <figure class="figure">
            <YearMap days=days href=|day: NaiveDate| link(Route::Day(day)) locale=locale />
            {move || days.with(|days| key(looking, &days.kind, days.ends, !days.batches.is_empty(), Some(words::GAP_KEY)))}
            {in_turn(1, move || view! { <PastTools past=past name=name locale=locale /> })}
        </figure>
        <PastTable past=past name=name marks=marks locale=locale />
    }
}

/// How many of the days until today are answered, and how many have a dose.
fn told(days: &YearDays, name: &str) -> String {
    let until = Days::new(days.first, days.today.min(days.last)).map_or(0, Days::len);
    let answered = days.values.values.iter().flatten().count();
    let doses = days.marks.iter().filter(|(_, mark)| mark.is_dose()).count();
    words::year_told(name, answered, until, doses)
}

fn year_days(looking: Looking, year: i32, measure: Option<&Measure>) -> YearDays {
    let today = looking.app.today();
    let of_year = |month, day| NaiveDate::from_ymd_opt(year, month, day).unwrap_or(today);
    let begun = looking.days.with(|days| days.map_or(today, Days::first));
    // Whole months: from the first with entries to this one, or to the end of a year that is over.
    let first = first_of_month(begun.max(of_year(1, 1)));
    let last = last_of_month(today.min(of_year(12, 31))).max(first);
    let ahead = looking
        .ahead
        .with(|ahead| ahead.iter().copied().filter(|day| day.year() == year).max());
    let last = ahead.map_or(last, |ahead| last_of_month(ahead).max(last));
    let days = Days::new(first, last).unwrap_or_default();
    let (kind, values, ends) = looking.answers(measure, days);
    YearDays {
        first,
        last,
        today,
        name: measure.map(measure_text::name_in_sentence).unwrap_or_default(),
        kind,
        values,
        ends,
        marks: looking.marks(first, last),
        batches: looking.batches(first, last),
    }
}
