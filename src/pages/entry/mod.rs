//! Entries on a page: the list of a day, and a form for every kind, in place.
//! Shared by Today and by the page of a day; knows the store, no address.

mod check_in;

mod dose;
mod flare;
mod form;
mod list;
mod measure_row;
mod medication;
mod note;
mod reading;
mod run;
mod side_effect;
mod side_effect_chips;

pub(crate) use check_in::{CheckInRows, answered};
pub(crate) use list::{AddGrid, EntryList};
pub(crate) use measure_row::{NumberRow, number_row};
pub(crate) use reading::ReadingRows;
pub(crate) use side_effect_chips::side_effect_chips;

use chrono::NaiveDate;
use leptos::prelude::*;

use super::rest::{self, Piece};
use crate::components::meta;
use crate::domain::{Body, Kind, RecordId};
use crate::live::view;
use crate::state::AppState;
use crate::text::batch;

/// What a form is about.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Subject {
    /// A new entry of a kind.
    New(Kind),
    /// An entry that is there.
    Existing(RecordId),
}

/// The form for an entry, in place. Closes itself when it is done. Forms are in the rest of the program.
#[component]
pub(crate) fn EntryForm(
    /// What it is about.
    subject: Subject,
    /// The day that a new entry belongs to unless the person chooses another.
    day: NaiveDate,
    /// Called when the form is done with.
    on_close: Callback<()>,
) -> impl IntoView {
    rest::piece(Piece::Form(subject, day, on_close))
}

/// Draws the form for an entry.
pub(super) fn form_of(subject: Subject, day: NaiveDate, on_close: Callback<()>) -> AnyView {
    let app = AppState::expect();
    let existing = match subject {
        Subject::New(_) => None,
        Subject::Existing(id) => app
            .journal
            .with_untracked(|journal| Some((id, journal.entry(id)?.clone()))),
    };
    let kind = match subject {
        Subject::New(kind) => kind,
        Subject::Existing(_) => existing
            .as_ref()
            .map_or(Kind::Unknown, |(_, entry)| entry.body.kind()),
    };
    let frame = form::Frame::new(app, kind, existing.clone(), day, on_close);
    match (kind, existing.map(|(_, entry)| entry.body)) {
        (Kind::Dose, body) => dose::form(frame, body),
        (Kind::Run, body) => run::form(frame, body),
        (Kind::SideEffect, body) => side_effect::form(frame, body),
        (Kind::Medication, body) => medication::form(frame, body),
        (Kind::Flare, body) => flare::form(frame, body),
        (Kind::Note, body) => note::form(frame, body),
        (Kind::CheckIn, Some(Body::CheckIn(check_in))) => {
            let day = frame.day();
            let rows = move || view! { <CheckInRows day=day part=check_in.part /> };
            frame.around_rows(rows)
        }
        (Kind::Reading, Some(Body::Reading(reading))) => {
            let day = frame.day();
            let rows = move || {
                view! { <ReadingRows day=day moment=reading.moment about=reading.about /> }
            };
            frame.around_rows(rows)
        }
        (Kind::Correction, Some(_)) => frame.around_rows(|| meta(batch::COUNT_ANEW)),
        // What has no fields here can still be closed, moved and deleted.
        _ => frame.around_rows(|| ().into_any()),
    }
}
