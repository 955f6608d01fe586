//! The form of a dose. What is typed is shown back as it was understood; what is odd is questioned, never refused.

use leptos::prelude::*;

use super::form::Frame;
use crate::analysis::batch_uses;
use crate::components::{
    Choice, Disclosure, Look, Select, TextArea, TextField, button, choices, meta, optional,
};
use crate::domain::typed::{self, Misread, Question, Why};
use crate::domain::{Body, Dosage, Dose, Food, Journal, Label, RecordId, Text, Unit};
use crate::live::{Live, Slot, view};
use crate::schedule::content_of;
use crate::state::{AppState, selectors};
use crate::text::{Locale, batch as batch_words, forms as words, names, number, typed as said};

/// More characters than the longest list that a record can hold, so that the field cuts none.
const LONGEST_LIST: &str = "25000";

/// Everything the fields hold.
#[derive(Clone, Copy)]
struct Fields {
    app: AppState,
    is_new: bool,
    amount: Slot<String>,
    unit: Slot<String>,
    substance: Slot<String>,
    batch: Slot<String>,
    food: Slot<String>,
    with: Slot<String>,
    known_with: Slot<Vec<Label>>,
    note: Slot<String>,
    /// The odd amount that the person has confirmed.
    accepted: Slot<Option<Dosage>>,
    /// The odd amount that was to be recorded once already.
    pressed: Slot<Option<Dosage>>,
    error: Slot<Option<String>>,
}

pub(super) fn form(frame: Frame, body: Option<Body>) -> AnyView {
    let app = frame.app;
    let known = match body {
        Some(Body::Dose(dose)) => Some(dose),
        _ => None,
    };
    // A new dose starts from the last one's substance, batch and unit, but never from its amount.
    let last = app
        .journal
        .with_untracked(|journal| selectors::repeatable_doses(journal, 1))
        .pop();
    let like = known.as_ref().or(last.as_ref());
    let code = |id: Option<RecordId>| id.map(RecordId::code).unwrap_or_default();
    let unit = like
        .and_then(|dose| dose.dosage)
        .map_or(Unit::Gram, |dosage| dosage.amount.unit());
    // A new dose does not go on with a batch that is used up.
    let batch = like.and_then(|dose| dose.batch).filter(|id| {
        let is_offered = |journal: &Journal| {
            let entry = journal.entry(*id);
            entry.is_some_and(|entry| batch_name(&entry.body).is_some())
        };
        known.is_some() || app.journal.with_untracked(is_offered)
    });
    let dosage = known.as_ref().and_then(|dose| dose.dosage);
    let fields = Fields {
        app,
        is_new: known.is_none(),
        amount: Slot::new(
            dosage
                .map(|dosage| typed_again(dosage, &app.locale))
                .unwrap_or_default(),
        ),
        unit: Slot::new(unit.code().to_owned()),
        substance: Slot::new(code(like.and_then(|dose| dose.substance))),
        batch: Slot::new(code(batch)),
        food: Slot::new(
            known
                .as_ref()
                .and_then(|d| d.food)
                .map(|food| food.code().to_owned())
                .unwrap_or_default(),
        ),
        with: Slot::new(known.as_ref().map(|dose| labels(&dose.with)).unwrap_or_default()),
        known_with: Slot::new(known.as_ref().map(|dose| dose.with.clone()).unwrap_or_default()),
        note: Slot::new(
            known
                .as_ref()
                .and_then(|d| d.note.as_ref())
                .map(|note| note.as_str().to_owned())
                .unwrap_or_default(),
        ),
        accepted: Slot::new(dosage),
        pressed: Slot::new(None),
        error: Slot::new(None),
    };
    frame.around(fields.view(), move || fields.read())
}

impl Fields {
    fn read_with(self) -> Result<Vec<Label>, Misread> {
        self.known_with
            .with(|known| self.with.with(|raw| typed::labels(raw, known)))
    }

    fn typed(self) -> Result<Option<Dosage>, Misread> {
        let unit = self.unit.with(|code| Unit::parse(code)).unwrap_or(Unit::Gram);
        self.amount.with(|raw| match raw.trim().is_empty() {
            true => Ok(None),
            false => typed::dosage(raw, unit).map(Some),
        })
    }

    /// What is odd about the amount and not confirmed yet.
    fn question(self) -> Option<(Dosage, Question)> {
        let dosage = self.typed().ok().flatten()?;
        if self.accepted.get() == Some(dosage) {
            return None;
        }
        let substance = self.substance.with(|code| RecordId::parse(code));
        let usual = self
            .app
            .journal
            .with(|journal| selectors::usual_amount(journal, substance));
        Some((
            dosage,
            typed::question(dosage, usual).or_else(|| self.two_ways())?,
        ))
    }

    /// Where a comma is the decimal sign, one sign before three digits is read as people elsewhere write it.
    fn two_ways(self) -> Option<Question> {
        let unit = self.unit.with(|code| Unit::parse(code)).unwrap_or(Unit::Gram);
        let raw = self.amount.get();
        let other = typed::other_way(&raw, unit).filter(|_| self.app.locale.decimal == ',')?;
        let other = other.amount;
        Some(Question {
            why: Why::TwoWays { other },
            likely: Some(other),
        })
    }

    fn read(self) -> Option<Body> {
        let typed = untrack(|| self.typed());
        let odd = untrack(|| self.question());
        let mut note = self.note.with_untracked(|raw| Text::new(raw));
        let dosage = match (typed, odd) {
            (Err(misread), _) => {
                // Saving a second time keeps what cannot be read in front of the note, where both fit.
                let typed = self.amount.get_untracked();
                let kept = self
                    .note
                    .with_untracked(|raw| Text::new(&[&typed, "\n", raw].concat()));
                let fits = kept.is_some() || note.is_none();
                let mut text = said::misread(&misread);
                if fits {
                    text.extend([" ", said::SAVE_AS_NOTE]);
                }
                let is_asked = self.error.with_untracked(|error| error.as_ref() == Some(&text));
                if !fits || !is_asked {
                    self.error.set(Some(text));
                    return None;
                }
                note = kept;
                None
            }
            (Ok(dosage), Some(_)) if self.pressed.get_untracked() != dosage => {
                // The question stands beside the field; saving a second time is the answer.
                self.pressed.set(dosage);
                return None;
            }
            (Ok(dosage), Some(_)) => dosage,
            (Ok(dosage), None) => dosage,
        };
        // What is wrong stands beside the field already.
        let with = untrack(|| self.read_with()).ok()?;
        Some(Body::Dose(Dose {
            substance: self.substance.with_untracked(|code| RecordId::parse(code)),
            dosage,
            batch: self.batch.with_untracked(|code| RecordId::parse(code)),
            food: self.food.with_untracked(|code| Food::parse(code)),
            with,
            note,
        }))
    }

    fn view(self) -> AnyView {
        let locale = self.app.locale;
        let on_amount = Callback::new(move |raw: String| {
            self.error.set(None);
            self.amount.set(raw);
        });
        let hint = Live::of(move || match self.typed() {
            Ok(Some(dosage)) => {
                let mut text = words::understood(&number::dosage(dosage, &locale));
                text.extend(self.content(dosage));
                Some(text)
            }
            Ok(None) => Some(words::AMOUNT_HINT.to_owned()),
            Err(_) => None,
        });
        let problem = Live::of(move || {
            let odd = self.question().map(|(dosage, question)| {
                let mut text = said::question(dosage, &question, &locale);
                if self.pressed.get() == Some(dosage) {
                    text.extend([" ", said::SAVE_AGAIN]);
                }
                text
            });
            odd.or_else(|| self.error.get())
        });
        let unreadable = Live::of(move || {
            let misread = self.read_with().err()?;
            Some(said::misread(&misread))
        });
        let units = choices(&Unit::ALL, Unit::code, |unit| names::unit(unit, true));
        let foods = optional(words::NOT_STATED, choices(Food::ALL, Food::code, names::food));
        view! {
            <div class="split">
                <TextField
                    label=words::AMOUNT
                    value=self.amount
                    on_input=on_amount
                    hint=hint
                    error=problem
                />
                <Select
                    label=words::UNIT
                    options=Live::just(units)
                    value=self.unit
                    on_change=self.unit.setter()
                />
            </div>
            {move || self.answer_buttons()}
            {move || self.what_fields()}
            <div role="status">{move || self.begin_low()}</div>
            <Disclosure label=words::MORE_FIELDS>
                <Select label=words::FOOD options=Live::just(foods) value=self.food on_change=self.food.setter() />
                <TextField
                    label=words::WITH
                    value=self.with
                    on_input=self.with.setter()
                    hint=words::WITH_HINT
                    error=unreadable
                    longest=LONGEST_LIST
                />
                <TextArea label=words::NOTE value=self.note on_input=self.note.setter() />
            </Disclosure>
        }
    }

    /// What an amount holds, as a sentence behind how it was understood.
    fn content(self, dosage: Dosage) -> Option<String> {
        let substance = self.substance.with(|code| RecordId::parse(code));
        let batch = self.batch.with(|code| RecordId::parse(code));
        let content = self
            .app
            .journal
            .with(|journal| content_of(journal, dosage, substance, batch))?;
        let words = batch_words::content(content, dosage, &self.app.locale);
        Some([" ", &words, "."].concat())
    }

    /// Said of the first dose from a batch.
    fn begin_low(self) -> Option<AnyView> {
        let batch = self.batch.with(|code| RecordId::parse(code))?;
        let is_first = self.is_new
            && self
                .app
                .journal
                .with_untracked(|journal| batch_uses(journal).iter().all(|known| known.batch != batch));
        is_first.then(|| meta(batch_words::BEGIN_LOW))
    }

    /// "Use 0.12 g" and "12 g is right".
    fn answer_buttons(self) -> Option<AnyView> {
        let (dosage, question) = self.question()?;
        let locale = self.app.locale;
        let likely = question.likely.map(|amount| {
            let use_it = move || {
                self.unit.set(amount.unit().code().to_owned());
                self.amount.set(typed_again(Dosage::exactly(amount), &locale));
                self.error.set(None);
            };
            button(
                Look::Plain,
                words::use_instead(&number::amount(amount, &locale)),
                use_it,
            )
        });
        let accept = move || {
            self.accepted.set(Some(dosage));
            self.error.set(None);
        };
        let buttons = view! {
            <div class="buttons">
                {likely}
                {button(Look::Quiet, words::is_right(&number::dosage(dosage, &locale)), accept)}
            </div>
        };
        Some(buttons)
    }

    /// Substance and batch, once the person has named any.
    fn what_fields(self) -> AnyView {
        let (substances, batches) = self
            .app
            .journal
            .with(|journal| (named(journal, substance_name), named(journal, batch_name)));
        let field = |label: &'static str, options: Vec<Choice>, value: Slot<String>| {
            (options.len() > 1).then(|| {
                view! { <Select label=label options=Live::just(options) value=value on_change=value.setter() /> }
            })
        };
        view! {
            <div class="split">
                {field(words::SUBSTANCE, substances, self.substance)} {field(words::BATCH, batches, self.batch)}
            </div>
        }
    }
}

/// What can be named in a dose, as far as the person has named any.
fn named(journal: &Journal, name: fn(&Body) -> Option<&Label>) -> Vec<Choice> {
    let named = journal.entries().filter_map(|(id, entry)| {
        let label = name(&entry.body)?;
        Some((id.code(), label.as_str().to_owned()))
    });
    optional(words::NOT_STATED, named.collect())
}

fn substance_name(body: &Body) -> Option<&Label> {
    match body {
        Body::Substance(substance) if !substance.hidden => Some(&substance.name),
        _ => None,
    }
}

fn batch_name(body: &Body) -> Option<&Label> {
    match body {
        Body::Batch(batch) if !batch.finished => Some(&batch.label),
        _ => None,
    }
}

fn labels(labels: &[Label]) -> String {
    let labels: Vec<&str> = labels.iter().map(Label::as_str).collect();
    labels.join(", ")
}

/// A dosage as it could have been typed, in the unit beside the field.
fn typed_again(dosage: Dosage, locale: &Locale) -> String {
    if dosage.plus_minus == 0 && !dosage.about {
        return number::amount_number(dosage.amount, locale);
    }
    number::dosage(dosage, locale)
}
