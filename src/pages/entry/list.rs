//! The entries of a day, each changed in place, and the grid that adds one.
//! Knows the store; knows no address.

use chrono::NaiveDate;
use leptos::prelude::*;

use super::{EntryForm, Subject};
use crate::components::{Empty, EntryRow, Icon, icon};
use crate::domain::{Kind, RecordId};
use crate::live::{Keyed, Live, Slot, each, either, view};
use crate::state::AppState;
use crate::text::entry::{self as entry_text, Described};
use crate::text::{components as part_words, today as words};

/// The entries of a day.
#[component]
pub(crate) fn EntryList(
    /// The day.
    #[prop(into)]
    day: Live<NaiveDate>,
    /// Said when there are none.
    empty: &'static str,
) -> impl IntoView {
    let app = AppState::expect();
    let ids = Live::memo(move || {
        app.journal.with(|journal| {
            journal
                .on(day.get())
                .into_iter()
                .map(|(id, _)| id)
                .collect::<Vec<_>>()
        })
    });
    let open = Slot::new(None::<RecordId>);
    let row = move |id: RecordId| {
        let is_open = move || open.get() == Some(id);
        let open_row = move || open_row(id, day.get_untracked(), open);
        Keyed::new(id.code(), move || {
            // A row is drawn anew only when what it says has changed.
            let said = Live::memo(move || said(app, id));
            let closed_row = move || closed_row(said.get(), id, open);
            either(is_open, open_row, closed_row)
        })
    };
    let rows = move || ids.get().into_iter().map(row).collect();
    either(
        move || !ids.with(Vec::is_empty),
        move || view! { <ul class="rows">{each(rows)}</ul> },
        move || view! { <Empty text=empty /> },
    )
}

fn open_row(id: RecordId, day: NaiveDate, open: Slot<Option<RecordId>>) -> AnyView {
    let close = Callback::new(move |()| open.set(None));
    view! {
        <li>
            <EntryForm subject=Subject::Existing(id) day=day on_close=close />
        </li>
    }
}

/// An entry's time, and what it is.
fn said(app: AppState, id: RecordId) -> Option<(String, Described)> {
    app.journal.with(|journal| {
        let entry = journal.entry(id)?;
        let described = entry_text::describe(entry, journal, &app.style());
        Some((entry_text::clock(entry, &app.locale), described))
    })
}

fn closed_row(said: Option<(String, Described)>, id: RecordId, open: Slot<Option<RecordId>>) -> AnyView {
    let Some((time, described)) = said else {
        return ().into_any();
    };
    let edit_label = part_words::edit(&described.title);
    let on_edit = Callback::new(move |()| open.set(Some(id)));
    view! {
        <EntryRow
            time=time
            title=described.title
            meta=described.meta
            edit_label=edit_label
            edit_id=edit_id(id)
            on_edit=on_edit
        />
    }
}

/// The id of the button that changes an entry.
pub(super) fn edit_id(id: RecordId) -> String {
    ["edit-", &id.code()].concat()
}

/// The grid of kinds that can be added.
#[component]
pub(crate) fn AddGrid(
    /// The kinds, in order.
    kinds: &'static [Kind],
    /// Called with the chosen kind.
    on_choose: Callback<Kind>,
) -> impl IntoView {
    let buttons = kinds
        .iter()
        .map(|kind| {
            let kind = *kind;
            let (shape, word) = face(kind);
            view! {
                <button type="button" on:click=move |_| on_choose.run(kind)>
                    {icon(shape)}
                    {word}
                </button>
            }
        })
        .collect_view();
    view! {
        <div class="addgrid addgrid--5" role="group" aria-label=words::ADD>
            {buttons}
        </div>
    }
}

const fn face(kind: Kind) -> (Icon, &'static str) {
    match kind {
        Kind::Dose => (Icon::Dose, words::ADD_DOSE),
        Kind::Run => (Icon::Run, words::ADD_RUN),
        Kind::SideEffect => (Icon::Effect, words::ADD_SIDE_EFFECT),
        Kind::Medication => (Icon::Medication, words::ADD_MEDICINE),
        Kind::Flare => (Icon::Warning, words::ADD_FLARE),
        _ => (Icon::Note, words::ADD_NOTE),
    }
}
