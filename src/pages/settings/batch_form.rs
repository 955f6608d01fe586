//! The form of a batch: what a person states about it, and whether that can be.
//! Knows one batch; gives no potency of its own.

use chrono::NaiveDate;
use leptos::prelude::*;

use super::substances::{Open, all_substances, close, frame, save, text_field};
use crate::components::{CheckRow, DateField, Select, Switch, TextArea, optional};
use crate::domain::{Batch, Body, Label, Potency, RecordId, Text};
use crate::live::{Live, Slot, view};
use crate::state::AppState;
use crate::text::{Locale, number, settings as words};

/// The form; `known` is the batch being changed.
pub(super) fn batch_form(
    app: AppState,
    known: Option<(RecordId, Batch)>,
    open: Slot<Option<Open>>,
) -> AnyView {
    let is_new = known.is_none();
    let id = known.as_ref().map(|(id, _)| *id);
    let form = BatchForm::new(known.as_ref().map(|(_, batch)| batch), &app.locale);
    let substances = all_substances(app).into_iter();
    let substances = substances.map(|(id, s)| (id.code(), s.name.as_str().to_owned()));
    let substances = optional(words::NOT_SAID, substances.collect());
    // What this form does not ask stays as it is.
    let kept = known.map(|(_, batch)| (batch.form, batch.made, batch.capsule));
    let submit = move || {
        if let Some(batch) = form.read() {
            let (form, made, capsule) = kept.unwrap_or_default();
            let batch = Batch {
                form,
                made,
                capsule,
                ..batch
            };
            close(open, save(app, id, Body::Batch(batch)));
        }
    };
    let fields = view! {
        {text_field(words::LABEL, words::LABEL_HOW, form.label, form.label_error)}
        <div class="split">
            <Select
                label=words::OF_SUBSTANCE
                options=Live::just(substances)
                value=form.substance
                on_change=form.substance.setter()
            />
            <DateField
                label=words::OPENED
                value=form.opened
                on_change=form.opened.setter()
            />
        </div>
        {text_field(words::STRAIN, "", form.strain, Slot::new(None))}
        {form.potency_fields()}
        <TextArea
            label=words::NOTE
            value=form.note
            on_input=form.note.setter()
        />
        <Switch
            label=words::FINISHED
            is_on=form.finished
            on_toggle=form.finished.setter()
        />
    };
    let heading = if is_new {
        words::ADD_BATCH
    } else {
        words::CHANGE_BATCH
    };
    frame(heading, fields, is_new, open, submit)
}

/// What the form of a batch holds.
#[derive(Clone, Copy)]
struct BatchForm {
    label: Slot<String>,
    label_error: Slot<Option<String>>,
    substance: Slot<String>,
    opened: Slot<Option<NaiveDate>>,
    strain: Slot<String>,
    potency: Slot<String>,
    potency_error: Slot<Option<String>>,
    plus_minus: Slot<String>,
    plus_minus_error: Slot<Option<String>>,
    from_laboratory: Slot<bool>,
    note: Slot<String>,
    finished: Slot<bool>,
}

impl BatchForm {
    fn new(batch: Option<&Batch>, locale: &Locale) -> Self {
        let potency = batch.and_then(|batch| batch.potency);
        let milligrams = |micrograms: u32| number::scaled(i64::from(micrograms), 3, locale);
        let text = |read: fn(&Batch) -> Option<String>| batch.and_then(read).unwrap_or_default();
        let half = potency
            .filter(|potency| potency.plus_minus > 0)
            .map(|potency| milligrams(potency.plus_minus));
        Self {
            label: Slot::new(text(|b| Some(b.label.as_str().to_owned()))),
            label_error: Slot::new(None),
            substance: Slot::new(text(|b| b.substance.map(RecordId::code))),
            opened: Slot::new(batch.and_then(|batch| batch.opened)),
            strain: Slot::new(text(|b| Some(b.strain.as_ref()?.as_str().to_owned()))),
            potency: Slot::new(
                potency
                    .map(|p| milligrams(p.micrograms_per_gram))
                    .unwrap_or_default(),
            ),
            potency_error: Slot::new(None),
            plus_minus: Slot::new(half.unwrap_or_default()),
            plus_minus_error: Slot::new(None),
            from_laboratory: Slot::new(potency.is_some_and(|potency| potency.from_laboratory)),
            note: Slot::new(text(|b| Some(b.note.as_ref()?.as_str().to_owned()))),
            finished: Slot::new(batch.is_some_and(|batch| batch.finished)),
        }
    }

    fn potency_fields(self) -> AnyView {
        view! {
            <div class="split">
                {text_field(words::POTENCY, words::POTENCY_HOW, self.potency, self.potency_error)}
                {text_field(words::PLUS_MINUS, words::PLUS_MINUS_HOW, self.plus_minus, self.plus_minus_error)}
            </div>
            <CheckRow
                label=words::FROM_LABORATORY
                hint=words::FROM_LABORATORY_HOW
                is_on=self.from_laboratory
                on_toggle=self.from_laboratory.setter()
            />
        }
    }

    /// The batch as the form says; `None` after marking what has to be put right.
    fn read(self) -> Option<Batch> {
        let label = Label::new(&self.label.get_untracked());
        self.label_error
            .set(label.is_none().then(|| words::NAME_BAD.to_owned()));
        let potency = self.read_potency();
        Some(Batch {
            substance: RecordId::parse(&self.substance.get_untracked()),
            label: label?,
            opened: self.opened.get_untracked(),
            strain: Label::new(&self.strain.get_untracked()),
            potency: potency.ok()?,
            note: Text::new(&self.note.get_untracked()),
            finished: self.finished.get_untracked(),
            form: None,
            made: None,
            capsule: None,
        })
    }

    fn read_potency(self) -> Result<Option<Potency>, ()> {
        self.potency_error.set(None);
        self.plus_minus_error.set(None);
        let (content, half) = (self.potency.get_untracked(), self.plus_minus.get_untracked());
        if content.trim().is_empty() {
            return Ok(None);
        }
        let micrograms = |raw: &str| u32::try_from(number::parse_thousandths(raw)?).ok();
        let content = micrograms(&content).filter(|n| (1..=1_000_000).contains(n));
        let from_laboratory = self.from_laboratory.get_untracked();
        let plus_minus = if half.trim().is_empty() {
            Some(0)
        } else {
            micrograms(&half).filter(|n| *n <= 1_000_000)
        };
        let half_wrong = match plus_minus {
            None => Some(words::PLUS_MINUS_BAD),
            Some(0) if !from_laboratory => Some(words::PLUS_MINUS_MISSING),
            Some(_) => None,
        };
        self.potency_error
            .set(content.is_none().then(|| words::POTENCY_BAD.to_owned()));
        self.plus_minus_error.set(half_wrong.map(str::to_owned));
        match (content, plus_minus, half_wrong) {
            (Some(micrograms_per_gram), Some(plus_minus), None) => Ok(Some(Potency {
                micrograms_per_gram,
                plus_minus,
                from_laboratory,
            })),
            _ => Err(()),
        }
    }
}
