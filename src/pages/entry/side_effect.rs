//! The form of a side effect.

use leptos::prelude::*;

use super::form::Frame;
use crate::components::{Select, SeverityRow, TextArea, TextField, choices};
use crate::domain::{Body, Duration, Label, Severity, SideEffect, SideEffectKind, Text};
use crate::live::{Live, Slot, view, when};
use crate::state::selectors;
use crate::text::{forms as words, names, number};

/// The value of the choice "something else".
const OWN: &str = "own";

pub(super) fn form(frame: Frame, body: Option<Body>) -> AnyView {
    let (app, day) = (frame.app, frame.day());
    let known = match body {
        Some(Body::SideEffect(effect)) => Some(effect),
        _ => None,
    };
    let text = |of: Option<String>| Slot::new(of.unwrap_or_default());
    let first_kind = match &known {
        Some(SideEffect { kind: Some(kind), .. }) => kind.code(),
        _ => OWN,
    };
    let kind = Slot::new(first_kind.to_owned());
    let own = text(
        known
            .as_ref()
            .and_then(|e| e.name.as_ref())
            .map(|name| name.as_str().to_owned()),
    );
    let severity = Slot::new(Some(
        known.as_ref().map_or(Severity::Mild, |effect| effect.severity),
    ));
    let minutes = text(
        known
            .as_ref()
            .and_then(|e| e.duration)
            .map(|duration| duration.minutes().to_string()),
    );
    let note = text(
        known
            .as_ref()
            .and_then(|e| e.note.as_ref())
            .map(|note| note.as_str().to_owned()),
    );
    let (own_error, minutes_error) = (Slot::new(None::<String>), Slot::new(None::<String>));
    let dose = match &known {
        Some(effect) => effect.dose,
        None => app
            .journal
            .with_untracked(|journal| selectors::dose_of_day(journal, day)),
    };
    let read = move || {
        let kind = SideEffectKind::parse(&kind.get_untracked());
        let name = Label::new(&own.get_untracked());
        own_error.set((kind.is_none() && name.is_none()).then(|| words::NOTHING_CHOSEN.to_owned()));
        let duration = read_duration(&minutes.get_untracked());
        minutes_error.set(duration.is_none().then(|| words::BAD_DURATION.to_owned()));
        (kind.is_some() || name.is_some()).then_some(())?;
        Some(Body::SideEffect(SideEffect {
            kind,
            name: name.filter(|_| kind.is_none()),
            severity: severity.get_untracked()?,
            duration: duration?,
            dose,
            note: Text::new(&note.get_untracked()),
        }))
    };
    let kinds = app.journal.with_untracked(selectors::side_effect_kinds);
    let mut kinds = choices(&kinds, SideEffectKind::code, names::side_effect_kind);
    kinds.insert(0, (OWN.to_owned(), words::OWN_WORDS.to_owned()));
    let used = app
        .journal
        .with_untracked(|journal| selectors::own_side_effects(journal, 12));
    let used = used
        .into_iter()
        .map(|label| label.as_str().to_owned())
        .collect::<Vec<_>>();
    let own_words = move || {
        view! {
            <TextField
                label=words::OWN_NAME
                value=own
                on_input=own.setter()
                error=own_error
                suggestions=used.clone()
            />
        }
    };
    let fields = view! {
        <Select label=words::WHAT options=Live::just(kinds) value=kind on_change=kind.setter() />
        {when(move || kind.with(|kind| kind == OWN), own_words)}
        <SeverityRow
            label=words::SEVERITY
            value=severity
            on_change=Callback::new(move |chosen| severity.set(Some(chosen)))
        />
        <TextField
            label=words::LASTED
            value=minutes
            on_input=minutes.setter()
            error=minutes_error
            input_mode="numeric"
        />
        <TextArea label=words::NOTE value=note on_input=note.setter() />
    };
    frame.around(fields, read)
}

/// Minutes: `Some(None)` for an empty field, `None` for nonsense.
fn read_duration(raw: &str) -> Option<Option<Duration>> {
    if raw.trim().is_empty() {
        return Some(None);
    }
    number::parse_minutes(raw)
        .and_then(Duration::from_minutes)
        .map(Some)
}
