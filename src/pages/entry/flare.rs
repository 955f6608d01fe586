//! The form of a flare or a hard moment.

use leptos::prelude::*;

use super::form::Frame;
use super::run::rating;
use crate::components::{Segments, TextArea, TextField};
use crate::domain::{Body, Flare, FlareKind, Label, Text};
use crate::live::{Live, Slot, view};
use crate::text::{forms as words, names};

pub(super) fn form(frame: Frame, body: Option<Body>) -> AnyView {
    let known = match body {
        Some(Body::Flare(flare)) => Some(flare),
        _ => None,
    };
    let text = |of: Option<&str>| Slot::new(of.unwrap_or_default().to_owned());
    let kind = Slot::new(Some(known.as_ref().map_or(FlareKind::Flare, |flare| flare.kind)));
    let intensity = Slot::new(known.as_ref().and_then(|flare| flare.intensity));
    let site = text(
        known
            .as_ref()
            .and_then(|flare| flare.site.as_ref())
            .map(|site| site.as_str()),
    );
    let note = text(
        known
            .as_ref()
            .and_then(|flare| flare.note.as_ref())
            .map(|note| note.as_str()),
    );
    let read = move || {
        Some(Body::Flare(Flare {
            kind: kind.get_untracked()?,
            intensity: intensity.get_untracked(),
            site: Label::new(&site.get_untracked()),
            note: Text::new(&note.get_untracked()),
        }))
    };
    let kinds = FlareKind::ALL
        .iter()
        .map(|one| names::flare(*one).to_owned())
        .collect();
    let chosen = Live::of(move || FlareKind::ALL.iter().position(|one| Some(*one) == kind.get()));
    let choose = Callback::new(move |position: usize| {
        kind.set(FlareKind::ALL.get(position).copied());
    });
    let fields = view! {
        <Segments label=words::KIND options=kinds selected=chosen on_select=choose />
        {rating(words::INTENSITY, words::INTENSITY_ENDS, intensity)}
        <TextField label=words::SITE value=site on_input=site.setter() />
        <TextArea label=words::NOTE value=note on_input=note.setter() />
    };
    frame.around(fields, read)
}
