//! The form of a run.

use leptos::prelude::*;

use super::form::Frame;
use crate::components::{RatingRow, Select, TextArea, TextField, choices, optional};
use crate::domain::{Body, Duration, Rating, Run, Surface, Text};
use crate::live::{Live, Slot, view};
use crate::text::{forms as words, names, number};

/// The furthest run, in metres.
const FURTHEST: i64 = 1_000_000;

pub(super) fn form(frame: Frame, body: Option<Body>) -> AnyView {
    let locale = frame.app.locale;
    let run = match body {
        Some(Body::Run(run)) => Some(run),
        _ => None,
    };
    let text = |of: Option<String>| Slot::new(of.unwrap_or_default());
    let minutes = text(run.as_ref().map(|run| run.duration.minutes().to_string()));
    let distance = text(
        run.as_ref()
            .and_then(|run| run.metres)
            .map(|metres| words::kilometres(metres, &locale)),
    );
    let effort = Slot::new(run.as_ref().and_then(|run| run.effort));
    let before = Slot::new(run.as_ref().and_then(|run| run.before));
    let after = Slot::new(run.as_ref().and_then(|run| run.after));
    let surface = text(
        run.as_ref()
            .and_then(|run| run.surface)
            .map(|surface| surface.code().to_owned()),
    );
    let note = text(
        run.as_ref()
            .and_then(|run| run.note.as_ref())
            .map(|note| note.as_str().to_owned()),
    );
    let (minutes_error, distance_error) = (Slot::new(None::<String>), Slot::new(None::<String>));
    let read = move || {
        let duration = minutes
            .with_untracked(|raw| number::parse_minutes(raw))
            .and_then(Duration::from_minutes);
        let metres = read_distance(&distance.get_untracked());
        minutes_error.set(duration.is_none().then(|| words::NO_DURATION.to_owned()));
        distance_error.set(metres.is_none().then(|| words::BAD_DISTANCE.to_owned()));
        Some(Body::Run(Run {
            duration: duration?,
            metres: metres?,
            effort: effort.get_untracked(),
            before: before.get_untracked(),
            after: after.get_untracked(),
            surface: Surface::parse(&surface.get_untracked()),
            note: Text::new(&note.get_untracked()),
        }))
    };
    let surfaces = optional(
        words::NOT_STATED,
        choices(Surface::ALL, Surface::code, names::surface),
    );
    let fields = view! {
        <div class="split">
            <TextField
                label=words::DURATION
                value=minutes
                on_input=minutes.setter()
                error=minutes_error
                input_mode="numeric"
            />
            <TextField
                label=words::DISTANCE
                value=distance
                on_input=distance.setter()
                error=distance_error
                hint=words::KILOMETRES
                input_mode="decimal"
            />
        </div>
        {rating(words::EFFORT, words::EFFORT_ENDS, effort)}
        {rating(words::FELT_BEFORE, words::FELT_ENDS, before)}
        {rating(words::FELT_AFTER, words::FELT_ENDS, after)}
        <Select label=words::SURFACE options=Live::just(surfaces) value=surface on_change=surface.setter() />
        <TextArea label=words::NOTE value=note on_input=note.setter() />
    };
    frame.around(fields, read)
}

/// Kilometres into metres: `Some(None)` for an empty field, `None` for nonsense.
fn read_distance(raw: &str) -> Option<Option<u32>> {
    if raw.trim().is_empty() {
        return Some(None);
    }
    // Thousandths of a kilometre are metres.
    let metres = number::parse_kilometres(raw).filter(|metres| (10..=FURTHEST).contains(metres))?;
    Some(Some(u32::try_from(metres).ok()?))
}

pub(super) fn rating(
    label: &'static str,
    (low, high): (&'static str, &'static str),
    value: Slot<Option<Rating>>,
) -> AnyView {
    let on_change = value.setter();
    view! { <RatingRow label=label low=low high=high value=value on_change=on_change is_small=true /> }
}
