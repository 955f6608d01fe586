//! The actions of the last 30 days, each with a way back; and the journal before the last large one, as a file.
//! Knows actions and how they are said; the way back itself is the store's.

use chrono::NaiveDate;
use leptos::prelude::*;
use leptos::task::spawn_local;

use super::backup::{Work, verified};
use crate::components::{Look, OffRow, Section, button, meta, quiet};
use crate::domain::{Change, Journal};
use crate::interop::backup::Writing;
use crate::live::{Live, Slot, view};
use crate::platform::pause::Rests;
use crate::platform::{clock, files};
use crate::state::AppState;
use crate::text::{data as words, date, entry as entry_words, insights};

/// How many are shown at first, and at most.
const FIRST: usize = 6;
const MOST: usize = 200;

/// The section.
pub(super) fn section(app: AppState) -> AnyView {
    let shows_all = Slot::new(false);
    let left_alone = Slot::new(0_usize);
    // Another journal that is kept for as long is another one: what was said of the last one goes.
    let kept_until = Live::memo(move || app.kept_until());
    let said = move || Some(left_alone.get()).filter(|n| *n > 0).map(words::left_alone);
    view! {
        <Section title=words::UNDO class="desk__side">
            {move || list(app, shows_all, left_alone)}
            <p class="meta" role="status">{move || said()}</p>
            {move || kept_until.get().map(|until| before(app, clock::read_at(until.0).date))}
        </Section>
    }
}

/// The journal as it was before the last import or large deletion: also what was changed since, as it was then.
fn before(app: AppState, until: NaiveDate) -> AnyView {
    let work = Work::default();
    let said = Slot::new(None::<String>);
    let today = app.clock.with_untracked(|clock| clock.date);
    let save = move || {
        if untrack(|| work.is_going_on()) {
            return;
        }
        said.set(None);
        work.say(words::WRITING);
        spawn_local(async move {
            said.set(Some(save_before(app, work).await));
            work.say("");
        });
    };
    let is_working = Live::memo(move || work.is_going_on());
    let working = move || is_working.get().then(|| work.view());
    view! {
        {meta(words::before(date::day_from(until, today, &app.locale).as_str()))}
        <div class="buttons">{button(Look::Quiet, words::SAVE_BEFORE, save)}</div>
        {move || working()}
        <p class="meta" role="status">{move || said.get()}</p>
    }
}

/// Writes that journal, reads it back, and offers it as a file; what became of it, in words.
async fn save_before(app: AppState, work: Work) -> String {
    let rests = Rests::default();
    rests.until_drawn().await;
    let Some(records) = app.kept_records() else {
        return words::BEFORE_FAILED.to_owned();
    };
    let mut journal = Journal::default();
    for record in records {
        journal.absorb(record);
    }
    let name = words::before_file_name(clock::read().date);
    match verified(app, Writing::of(&journal), &rests, work).await {
        Ok((text, _)) if files::offer(&name, &text) => words::before_saved(&name),
        _ => words::BEFORE_FAILED.to_owned(),
    }
}

fn list(app: AppState, shows_all: Slot<bool>, left_alone: Slot<usize>) -> AnyView {
    // What is taken back is compared with what is there now; that has to be all there is.
    if app.loading.get() {
        return quiet(insights::STILL_READING);
    }
    let past = app.history();
    if past.is_empty() {
        return quiet(words::UNDO_EMPTY);
    }
    let all = past.len().min(MOST);
    let shown = if shows_all.get() { all } else { FIRST };
    let rows = past
        .into_iter()
        .take(shown)
        .map(|past| row(app, past.at.0, past.change, left_alone))
        .collect_view();
    let more = (all > shown).then(|| {
        view! {
            <div class="buttons">
                {button(Look::Quiet, words::show_all(all), move || shows_all.set(true))}
            </div>
        }
    });
    view! {
        <ul class="rows">{rows}</ul>
        {more}
    }
}

fn row(app: AppState, at: i64, change: Change, left_alone: Slot<usize>) -> AnyView {
    let at = clock::read_at(at);
    let today = app.clock.with_untracked(|clock| clock.date);
    let when = [date::ago(at.date, today), date::time(at.time, &app.locale)].join(", ");
    let take_back = {
        let change = change.clone();
        Callback::new(move |()| left_alone.set(app.take_back_change(&change)))
    };
    view! { <OffRow title=said(app, &change) meta=when action=words::TAKE_BACK on_press=take_back/> }
}

fn said(app: AppState, change: &Change) -> String {
    let described = match change.edits.as_slice() {
        [edit, ..] => {
            let entry = edit
                .after
                .entry()
                .or_else(|| edit.before.as_ref().and_then(|before| before.entry()));
            entry.map(|entry| {
                app.journal
                    .with_untracked(|journal| entry_words::describe(entry, journal, &app.style()))
            })
        }
        _ => None,
    };
    let entries = app.journal.with_untracked(|journal| change.entries(journal));
    entry_words::done(change.action, described.as_ref(), entries)
}
