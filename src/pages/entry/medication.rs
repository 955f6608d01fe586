//! The form of a medicine taken; those taken before are one tap away.

use leptos::prelude::*;

use super::form::Frame;
use crate::components::{ChipButton, Chips, Segments, TextArea, TextField};
use crate::domain::{Body, Intake, Label, Medication, Text};
use crate::live::{Live, Slot, view};
use crate::state::selectors;
use crate::text::{forms as words, names};

pub(super) fn form(frame: Frame, body: Option<Body>) -> AnyView {
    let app = frame.app;
    let known = match body {
        Some(Body::Medication(medication)) => Some(medication),
        _ => None,
    };
    let is_new = known.is_none();
    let text = |of: Option<&str>| Slot::new(of.unwrap_or_default().to_owned());
    let name = text(known.as_ref().map(|m| m.name.as_str()));
    let amount = text(
        known
            .as_ref()
            .and_then(|m| m.amount.as_ref())
            .map(|amount| amount.as_str()),
    );
    let intake = Slot::new(Some(known.as_ref().map_or(Intake::Scheduled, |m| m.intake)));
    let note = text(
        known
            .as_ref()
            .and_then(|m| m.note.as_ref())
            .map(|note| note.as_str()),
    );
    let error = Slot::new(None::<String>);
    let read = move || {
        let label = Label::new(&name.get_untracked());
        error.set(label.is_none().then(|| words::NO_NAME.to_owned()));
        Some(Body::Medication(Medication {
            name: label?,
            amount: Label::new(&amount.get_untracked()),
            intake: intake.get_untracked()?,
            note: Text::new(&note.get_untracked()),
        }))
    };
    let used = app
        .journal
        .with_untracked(|journal| selectors::repeatable_medications(journal, 6));
    let chips = (is_new && !used.is_empty()).then(|| {
        let chips = used
            .into_iter()
            .map(|medication| repeat_chip(medication, name, amount, intake))
            .collect_view();
        view! { <Chips label=words::USED_BEFORE>{chips}</Chips> }
    });
    let reasons = Intake::ALL
        .iter()
        .map(|one| names::intake(*one).to_owned())
        .collect();
    let chosen = Live::of(move || Intake::ALL.iter().position(|one| Some(*one) == intake.get()));
    let choose = Callback::new(move |position: usize| {
        intake.set(Intake::ALL.get(position).copied());
    });
    let fields = view! {
        {chips}
        <div class="split">
            <TextField label=words::MEDICINE value=name on_input=name.setter() error=error />
            <TextField label=words::MEDICINE_AMOUNT value=amount on_input=amount.setter() />
        </div>
        <Segments label=words::WHY options=reasons selected=chosen on_select=choose />
        <TextArea label=words::NOTE value=note on_input=note.setter() />
    };
    frame.around(fields, read)
}

fn repeat_chip(
    medication: Medication,
    name: Slot<String>,
    amount: Slot<String>,
    intake: Slot<Option<Intake>>,
) -> AnyView {
    let meta = medication
        .amount
        .as_ref()
        .map(|amount| amount.as_str().to_owned())
        .unwrap_or_default();
    let label = medication.name.as_str().to_owned();
    let (fill_name, fill_amount, why) = (label.clone(), meta.clone(), medication.intake);
    let fill = Callback::new(move |()| {
        name.set(fill_name.clone());
        amount.set(fill_amount.clone());
        intake.set(Some(why));
    });
    view! { <ChipButton label=label meta=meta on_press=fill /> }
}
