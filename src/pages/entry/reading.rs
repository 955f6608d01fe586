//! The rows of a reading before or after a dose or run. Every answer is saved as it is given.
//! Knows the store; a reading with no answers left is deleted.

use chrono::NaiveDate;
use leptos::prelude::*;

use super::measure_row::measure_row;
use crate::domain::{Answers, Body, BuiltIn, Measure, MeasureKey, Moment, Reading, RecordId, Value};
use crate::live::{Live, view};
use crate::state::{AppState, command, selectors};
use crate::text::measure::Occasion;

/// The rows of a reading.
#[component]
pub(crate) fn ReadingRows(
    /// The day of the dose or run, or of the reading on an ordinary day.
    day: NaiveDate,
    /// Before or after.
    moment: Moment,
    /// What it is about; `None` on an ordinary day.
    about: Option<RecordId>,
) -> impl IntoView {
    let app = AppState::expect();
    let id = Live::memo(move || {
        app.journal
            .with(|journal| selectors::reading_about(journal, day, about, moment))
    });
    let reading = Live::memo(move || {
        app.journal
            .with(|journal| match journal.entry(id.get()?)?.body.clone() {
                Body::Reading(reading) => Some(reading),
                _ => None,
            })
    });
    let asked = app.journal.with_untracked(|journal| {
        let mut asked = selectors::asked_around_dose(journal);
        let noticed = journal
            .measure(MeasureKey::BuiltIn(BuiltIn::Noticed))
            .filter(|m| !m.hidden);
        asked.extend(noticed.filter(|_| moment == Moment::After && about.is_some()));
        asked.dedup_by_key(|measure| measure.key);
        asked
    });
    let row = move |measure: Measure| {
        let key = measure.key;
        let value = Live::of(move || reading.with(|r| r.as_ref()?.answers.get(&key).copied()));
        let on_change = Callback::new(move |value: Option<Value>| {
            put(
                app,
                (day, moment, about),
                id.get_untracked(),
                reading.get_untracked(),
                key,
                value,
            );
        });
        measure_row(&measure, Occasion::Now, app.locale, 0, value, on_change)
    };
    view! { <div class="ratings">{asked.into_iter().map(row).collect_view()}</div> }
}

fn put(
    app: AppState,
    (day, moment, about): (NaiveDate, Moment, Option<RecordId>),
    id: Option<RecordId>,
    known: Option<Reading>,
    key: MeasureKey,
    value: Option<Value>,
) {
    let mut answers = known
        .as_ref()
        .map_or_else(Answers::new, |reading| reading.answers.clone());
    match value {
        Some(value) => answers.insert(key, value),
        None => answers.remove(&key),
    };
    match (id, known) {
        (Some(id), Some(_)) if answers.is_empty() => app.delete(id),
        (Some(id), Some(reading)) => {
            let when = app
                .journal
                .with_untracked(|journal| journal.entry(id)?.when.clone());
            app.edit(id, when, Body::Reading(Reading { answers, ..reading }));
        }
        _ => {
            let of = about.and_then(|id| {
                app.journal
                    .with_untracked(|journal| journal.entry(id)?.when.clone())
            });
            // A reading "just before" belongs to the minute of the dose, whenever it is given.
            let when = match (moment, &of) {
                (Moment::Before, Some(of)) => of.clone(),
                _ => super::check_in::when_for(app, day),
            };
            let minutes = of.as_ref().and_then(|of| command::minutes_between(of, &when));
            app.add(
                when,
                Body::Reading(Reading {
                    moment,
                    about,
                    minutes,
                    answers,
                }),
            );
        }
    }
}
