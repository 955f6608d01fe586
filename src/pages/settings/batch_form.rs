//! The form of a batch: what a person states about it. Whether that can be, `schedule` says.
//! Knows one batch; gives no potency of its own, and touches no dose.

use chrono::NaiveDate;
use leptos::prelude::*;

use super::substances::{Open, all_substances, close, frame, save, text_field};
use crate::components::{
    CheckRow, Choice, DateField, Select, Switch, TextArea, TextField, choices, meta, optional,
};
use crate::domain::{Amount, Batch, Body, Form, Label, RecordId, Text, Unit};
use crate::live::{Live, Slot, view, when};
use crate::schedule::{BatchDraft, BatchField, BatchNumbers};
use crate::state::AppState;
use crate::text::{Locale, batch as words, names, number, settings as page_words};

/// The masses that a capsule can be said to hold.
const MASSES: [Unit; 3] = [Unit::Gram, Unit::Milligram, Unit::Microgram];

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
    let substances = optional(page_words::NOT_SAID, substances.collect());
    let forms = optional(page_words::NOT_SAID, choices(Form::ALL, Form::code, names::form));
    let submit = move || {
        if let Some(batch) = form.read() {
            close(open, save(app, id, Body::Batch(batch)));
        }
    };
    let fields = view! {
        {is_new.then(|| meta(words::BEGIN_LOW))}
        {text_field(page_words::LABEL, page_words::LABEL_HOW, form.label, form.label_error)}
        <div class="split">
            {select(page_words::OF_SUBSTANCE, substances, form.substance)}
            {select(words::FORM_OF_BATCH, forms, form.form)}
        </div>
        <div class="split">
            <DateField
                label=page_words::OPENED
                value=form.opened
                on_change=form.opened.setter()
                error=form.error(BatchField::Opened)
            />
            {text_field(page_words::STRAIN, "", form.strain, Slot::new(None))}
        </div>
        {form.amount_fields()}
        {form.potency_fields()}
        <TextArea
            label=page_words::NOTE
            value=form.note
            on_input=form.note.setter()
        />
        <Switch
            label=page_words::FINISHED
            is_on=form.finished
            on_toggle=form.finished.setter()
        />
    };
    let (heading, button_word) = if is_new {
        (page_words::ADD_BATCH, page_words::ADD)
    } else {
        (page_words::CHANGE_BATCH, page_words::SAVE)
    };
    frame(heading, fields, button_word, open, submit)
}

fn select(label: &'static str, options: Vec<Choice>, value: Slot<String>) -> AnyView {
    view! { <Select label=label options=Live::just(options) value=value on_change=value.setter() /> }
}

/// What the form of a batch holds.
#[derive(Clone, Copy)]
struct BatchForm {
    label: Slot<String>,
    label_error: Slot<Option<String>>,
    substance: Slot<String>,
    form: Slot<String>,
    opened: Slot<Option<NaiveDate>>,
    strain: Slot<String>,
    made: Slot<String>,
    made_unit: Slot<String>,
    capsule: Slot<String>,
    capsule_unit: Slot<String>,
    potency: Slot<String>,
    plus_minus: Slot<String>,
    from_laboratory: Slot<bool>,
    note: Slot<String>,
    finished: Slot<bool>,
    /// What is wrong, beside the fields.
    problems: Slot<Vec<(BatchField, &'static str)>>,
}

impl BatchForm {
    fn new(batch: Option<&Batch>, locale: &Locale) -> Self {
        let potency = batch.and_then(|batch| batch.potency);
        let milligrams = |micrograms: u32| {
            let text = number::scaled(i64::from(micrograms), 3, locale);
            text.replace(number::GROUP, "")
        };
        let text = |read: fn(&Batch) -> Option<String>| batch.and_then(read).unwrap_or_default();
        let amount = |amount: Option<Amount>| {
            let shown = amount.map(|amount| number::amount_number(amount, locale));
            let unit = amount.map_or(Unit::Gram, Amount::unit);
            (
                Slot::new(shown.unwrap_or_default()),
                Slot::new(unit.code().to_owned()),
            )
        };
        let (made, made_unit) = amount(batch.and_then(|batch| batch.made));
        let (capsule, capsule_unit) = amount(batch.and_then(|batch| batch.capsule));
        let content = potency.map(|potency| milligrams(potency.micrograms_per_gram));
        let half = potency.filter(|potency| potency.plus_minus > 0);
        let half = half.map(|potency| milligrams(potency.plus_minus));
        Self {
            label: Slot::new(text(|b| Some(b.label.as_str().to_owned()))),
            label_error: Slot::new(None),
            substance: Slot::new(text(|b| b.substance.map(RecordId::code))),
            form: Slot::new(text(|b| Some(b.form?.code().to_owned()))),
            opened: Slot::new(batch.and_then(|batch| batch.opened)),
            strain: Slot::new(text(|b| Some(b.strain.as_ref()?.as_str().to_owned()))),
            made,
            made_unit,
            capsule,
            capsule_unit,
            potency: Slot::new(content.unwrap_or_default()),
            plus_minus: Slot::new(half.unwrap_or_default()),
            from_laboratory: Slot::new(potency.is_some_and(|potency| potency.from_laboratory)),
            note: Slot::new(text(|b| Some(b.note.as_ref()?.as_str().to_owned()))),
            finished: Slot::new(batch.is_some_and(|batch| batch.finished)),
            problems: Slot::new(Vec::new()),
        }
    }

    fn error(self, field: BatchField) -> Live<Option<String>> {
        Live::of(move || {
            self.problems.with(|problems| {
                let mut problems = problems.iter();
                let found = problems.find(|(at, _)| *at == field);
                found.map(|(_, words)| (*words).to_owned())
            })
        })
    }

    fn number_field(
        self,
        label: &'static str,
        hint: &'static str,
        value: Slot<String>,
        field: BatchField,
    ) -> AnyView {
        view! {
            <TextField
                label=label
                value=value
                on_input=value.setter()
                input_mode="decimal"
                hint=hint
                error=self.error(field)
            />
        }
    }

    /// How much there was, and what a capsule holds where there are capsules.
    fn amount_fields(self) -> AnyView {
        let units = |units: &[Unit]| choices(units, Unit::code, |unit| names::unit(unit, true));
        let has_capsules = move || {
            self.form.with(|code| code == Form::Capsule.code())
                || self.made_unit.with(|code| code == Unit::Capsule.code())
                || !self.capsule.with_untracked(String::is_empty)
        };
        let capsule = move || {
            view! {
                <div class="split">
                    {self.number_field(words::CAPSULE, words::CAPSULE_HOW, self.capsule, BatchField::Capsule)}
                    {select(words::CAPSULE_UNIT, units(&MASSES), self.capsule_unit)}
                </div>
            }
        };
        view! {
            <div class="split">
                {self.number_field(words::MADE, words::MADE_HOW, self.made, BatchField::Made)}
                {select(words::MADE_UNIT, units(&Unit::ALL), self.made_unit)}
            </div>
            {when(has_capsules, capsule)}
        }
    }

    fn potency_fields(self) -> AnyView {
        view! {
            <div class="split">
                {self.number_field(page_words::POTENCY, page_words::POTENCY_HOW, self.potency, BatchField::Potency)}
                {self.number_field(
                    page_words::PLUS_MINUS,
                    page_words::PLUS_MINUS_HOW,
                    self.plus_minus,
                    BatchField::PlusMinus,
                )}
            </div>
            <CheckRow
                label=page_words::FROM_LABORATORY
                hint=page_words::FROM_LABORATORY_HOW
                is_on=self.from_laboratory
                on_toggle=self.from_laboratory.setter()
            />
        }
    }

    /// The batch as the form says; `None` after marking what has to be put right.
    fn read(self) -> Option<Batch> {
        let label = Label::new(&self.label.get_untracked());
        self.label_error
            .set(label.is_none().then(|| page_words::NAME_BAD.to_owned()));
        let numbers = self.numbers();
        let BatchNumbers {
            made,
            capsule,
            potency,
            opened,
        } = numbers?;
        Some(Batch {
            substance: RecordId::parse(&self.substance.get_untracked()),
            label: label?,
            opened,
            strain: Label::new(&self.strain.get_untracked()),
            potency,
            note: Text::new(&self.note.get_untracked()),
            finished: self.finished.get_untracked(),
            form: Form::parse(&self.form.get_untracked()),
            made,
            capsule,
        })
    }

    fn numbers(self) -> Option<BatchNumbers> {
        let unit = |slot: Slot<String>| {
            slot.with_untracked(|code| Unit::parse(code))
                .unwrap_or(Unit::Gram)
        };
        let typed = |slot: Slot<String>, places: u8| slot.with_untracked(|raw| number::typed(raw, places));
        let (made_unit, capsule_unit) = (unit(self.made_unit), unit(self.capsule_unit));
        let draft = BatchDraft {
            made: typed(self.made, number::places(made_unit)),
            made_unit,
            capsule: typed(self.capsule, number::places(capsule_unit)),
            capsule_unit,
            potency: typed(self.potency, number::places(Unit::Milligram)),
            plus_minus: typed(self.plus_minus, number::places(Unit::Milligram)),
            from_laboratory: self.from_laboratory.get_untracked(),
            opened: self.opened.get_untracked(),
        };
        let read = draft.read();
        let problems = read.as_ref().err().into_iter().flatten();
        let problems = problems.map(|found| (found.field, words::wrong(found.field, found.wrong)));
        self.problems.set(problems.collect());
        read.ok()
    }
}
