//! What stands below the check-ins of Today: what is due, and what is recorded already.
//! Lives behind the cut; decides nothing that a selector could decide.

use chrono::NaiveDate;
use leptos::prelude::*;

use crate::components::{Icon, LinkRow, Section};
use crate::domain::{Moment, When};
use crate::live::{Keyed, Live, each, in_turn, view, when};
use crate::pages::entry::{EntryList, ReadingRows};
use crate::pages::link;
use crate::platform::clock;
use crate::routes::Route;
use crate::state::{AppState, selectors};
use crate::text::{date, today as words};

/// A backup is due after this many changes, or after this many days with any.
const BACKUP_AFTER_CHANGES: u64 = 40;
const BACKUP_AFTER_DAYS: i64 = 14;

/// Both.
pub(in crate::pages) fn below(day: Live<NaiveDate>) -> AnyView {
    view! {
        {due_section(AppState::expect())}
        <Section title=words::SO_FAR class="desk__side">
            <EntryList day=day empty=words::NOTHING_YET />
            <p class="meta">
                <a class="more" href=link(Route::Journal)>{words::ANOTHER_DAY}</a>
            </p>
        </Section>
    }
}

/// What is due: readings that fit now, and a backup.
fn due_section(app: AppState) -> AnyView {
    let readings = Live::memo(move || {
        app.clock.track();
        let now = app.when_now();
        app.journal.with(|journal| selectors::readings_now(journal, &now))
    });
    let has_readings = move || !readings.with(Vec::is_empty);
    let backup = Live::memo(move || backup_due(app));
    let is_any = move || has_readings() || backup.with(Option::is_some);
    let backup_row = move || {
        let meta = Live::of(move || backup.get().unwrap_or_default());
        view! {
            <ul class="rows">
                <LinkRow href=link(Route::Data) icon=Icon::Backup title=words::BACKUP meta=meta />
            </ul>
        }
    };
    let section = move || {
        view! {
            <Section title=words::DUE class="desk__side">
                {when(has_readings, move || due_readings(readings))}
                {when(move || backup.with(Option::is_some), backup_row)}
            </Section>
        }
    };
    when(is_any, section)
}

/// The readings that are due, each with its rows.
fn due_readings(readings: Live<Vec<selectors::DueReading>>) -> AnyView {
    let app = AppState::expect();
    each(move || {
        let due = (1..).zip(readings.get());
        due.map(|(turn, due)| {
            let mark = if due.moment == Moment::Before {
                "before-"
            } else {
                "after-"
            };
            // When the dose was is part of the key: a block is drawn once.
            let when = app.journal.with(|journal| journal.entry(due.dose)?.when.clone());
            let key = [mark, &due.dose.code(), &when_code(when)].concat();
            // After a dose, that it is saved is seen first.
            let draw = move || reading_block(app, due.dose, due.moment, readings);
            Keyed::new(key, move || in_turn(turn, draw))
        })
        .collect()
    })
}

fn when_code(when: Option<When>) -> String {
    let Some(When { day, time, .. }) = when else {
        return String::new();
    };
    let time = time.map(date::iso_time).unwrap_or_default();
    [date::iso(day), time].concat()
}

fn reading_block(
    app: AppState,
    dose: crate::domain::RecordId,
    moment: Moment,
    readings: Live<Vec<selectors::DueReading>>,
) -> AnyView {
    let when = app
        .journal
        .with_untracked(|journal| journal.entry(dose)?.when.clone());
    let Some(when) = when else { return ().into_any() };
    let at = when
        .time
        .map(|time| date::time(time, &app.locale))
        .unwrap_or_default();
    let how = move || {
        let minutes = readings.with(|all| all.iter().find(|due| due.dose == dose).map(|due| due.minutes));
        words::reading_how(moment, minutes.unwrap_or(0), &at)
    };
    let When { day, .. } = when;
    view! {
        <div class="stack">
            <div class="stack stack--tight">
                <h3>{words::reading_heading(moment)}</h3>
                <p class="meta">{move || how()}</p>
            </div>
            <ReadingRows day=day moment=moment about=Some(dose) />
        </div>
    }
}

fn backup_due(app: AppState) -> Option<String> {
    let since = app.since_backup();
    let today = app.today();
    let last = since.last.map(|last| clock::read_at(last.0).date);
    let is_long_ago = match last {
        Some(last) => today.signed_duration_since(last).num_days() >= BACKUP_AFTER_DAYS,
        None => app.journal.with(|journal| journal.days().count() >= 3),
    };
    let is_due = since.changes >= BACKUP_AFTER_CHANGES || (since.changes > 0 && is_long_ago);
    let ago = last.map(|last| date::ago(last, today));
    is_due.then(|| {
        words::backup_due(
            usize::try_from(since.records).unwrap_or(usize::MAX),
            ago.as_deref(),
        )
    })
}
