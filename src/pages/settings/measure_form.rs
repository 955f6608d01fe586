//! The form of a measure: its name, its kind while it is new, which way is better, where it is asked, which change matters.
//! Knows one measure; recorded values are never touched here.

use leptos::prelude::*;

use super::measures::close;
use crate::analysis::folded;
use crate::components::{CheckRow, Choice, Look, Select, Switch, TextField, button, choices};
use crate::domain::{Ask, DayRule, Direction, Label, Measure, MeasureKey, MeasureKind, RecordId};
use crate::live::{Live, Slot, view};
use crate::platform::document;
use crate::state::{AppState, command};
use crate::text::{Locale, findings, forms, measure as names, number, settings as words};

/// What the form holds.
#[derive(Clone, Copy)]
struct Form {
    name: Slot<String>,
    kind: Slot<String>,
    unit: Slot<String>,
    direction: Slot<String>,
    morning: Slot<bool>,
    evening: Slot<bool>,
    around_dose: Slot<bool>,
    hidden: Slot<bool>,
    smallest_change: Slot<String>,
    day_rule: Slot<String>,
    error: Slot<Option<String>>,
    change_error: Slot<Option<String>>,
}

const RATING: &str = "rating";
const NUMBER: &str = "number";
/// The choice of no rule of one's own.
const USUAL: &str = "usual";
/// The kinds that can be chosen, by the words of the form.
const KINDS: [(&str, MeasureKind); 5] = [
    (RATING, MeasureKind::Rating),
    ("yes_no", MeasureKind::YesNo),
    ("count", MeasureKind::Count),
    ("minutes", MeasureKind::Minutes),
    (NUMBER, MeasureKind::Number { unit: None }),
];

/// What is wrong with the form.
enum Wrong {
    Name,
    SmallestChange,
}

impl Form {
    fn new(measure: Option<&Measure>, locale: &Locale) -> Self {
        let ask = measure.map_or(Ask::EVENING, |measure| measure.ask);
        let own_name = measure
            .and_then(|measure| measure.name.as_ref())
            .map(|name| name.as_str().to_owned());
        let direction = measure.map_or(Direction::HigherIsBetter, |measure| measure.direction);
        let smallest_change = measure
            .and_then(|measure| measure.smallest_change)
            .map(|change| number::scaled(i64::from(change), 3, locale));
        let day_rule = measure.and_then(|measure| measure.day_rule);
        Self {
            name: Slot::new(own_name.unwrap_or_default()),
            kind: Slot::new(RATING.to_owned()),
            unit: Slot::new(String::new()),
            direction: Slot::new(direction.code().to_owned()),
            morning: Slot::new(ask.morning),
            evening: Slot::new(ask.evening),
            around_dose: Slot::new(ask.around_dose),
            hidden: Slot::new(measure.is_some_and(|measure| measure.hidden)),
            smallest_change: Slot::new(smallest_change.unwrap_or_default()),
            day_rule: Slot::new(day_rule.map_or(USUAL, DayRule::code).to_owned()),
            error: Slot::new(None),
            change_error: Slot::new(None),
        }
    }

    /// The measure as the form says; `known` is the one being changed.
    fn read(self, known: Option<&Measure>) -> Result<Measure, Wrong> {
        let raw = self.name.get_untracked();
        let name = Label::new(&raw);
        let may_be_empty = known.is_some_and(|known| matches!(known.key, MeasureKey::BuiltIn(_)));
        if name.is_none() && !(may_be_empty && raw.trim().is_empty()) {
            return Err(Wrong::Name);
        }
        let kind = known.map_or_else(|| self.chosen_kind(), |known| known.kind.clone());
        let smallest_change = self.chosen_change(&kind).ok_or(Wrong::SmallestChange)?;
        Ok(Measure {
            // A new one gets its id when it is put.
            key: known.map_or(MeasureKey::BuiltIn(crate::domain::BuiltIn::Mood), |known| {
                known.key
            }),
            name,
            kind,
            direction: Direction::parse(&self.direction.get_untracked()).unwrap_or(Direction::Neither),
            ask: Ask {
                morning: self.morning.get_untracked(),
                evening: self.evening.get_untracked(),
                around_dose: self.around_dose.get_untracked(),
            },
            order: known.map_or(0, |known| known.order),
            hidden: self.hidden.get_untracked(),
            smallest_change,
            // Where it is asked once a day there is nothing to choose, and what was chosen before is not lost.
            day_rule: DayRule::parse(&self.day_rule.get_untracked()),
        })
    }

    /// The smallest change that would matter, if any is said; `None` for what cannot be one.
    fn chosen_change(self, kind: &MeasureKind) -> Option<Option<u32>> {
        let raw = self.smallest_change.get_untracked();
        let most = match kind {
            MeasureKind::YesNo => return Some(None),
            MeasureKind::Rating => 10_000,
            _ => Measure::WIDEST_CHANGE,
        };
        if raw.trim().is_empty() {
            return Some(None);
        }
        let thousandths = u32::try_from(number::parse_thousandths(&raw)?).ok()?;
        (1..=most).contains(&thousandths).then_some(Some(thousandths))
    }

    fn chosen_kind(self) -> MeasureKind {
        let code = self.kind.get_untracked();
        if code == NUMBER {
            return MeasureKind::Number {
                unit: Label::new(&self.unit.get_untracked()),
            };
        }
        kind_of(&code)
    }
}

/// The kind of a code of the form; a number has no unit yet.
fn kind_of(code: &str) -> MeasureKind {
    KINDS
        .into_iter()
        .find(|(known, _)| *known == code)
        .map_or(MeasureKind::Rating, |(_, kind)| kind)
}

/// The form; `known` is the measure being changed.
pub(super) fn editor(
    app: AppState,
    known: Option<Measure>,
    open: Slot<Option<Option<MeasureKey>>>,
) -> AnyView {
    let form = Form::new(known.as_ref(), &app.locale);
    let is_new = known.is_none();
    let is_built_in = known
        .as_ref()
        .is_some_and(|known| matches!(known.key, MeasureKey::BuiltIn(_)));
    let hint = is_built_in.then(|| words::NAME_HOW.to_owned());
    let heading = if is_new {
        words::ADD_MEASURE
    } else {
        words::CHANGE_MEASURE
    };
    let change = change_field(form, known.clone(), &app.locale);
    let submit = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        form.error.set(None);
        form.change_error.set(None);
        match form.read(known.as_ref()) {
            Ok(measure) if is_taken(app, known.as_ref(), &measure) => {
                form.error.set(Some(words::NAME_TAKEN.to_owned()));
            }
            Ok(measure) => {
                let id = put(app, measure, is_new);
                close(open, is_new.then_some(MeasureKey::Own(id)));
            }
            Err(Wrong::Name) => form.error.set(Some(words::NAME_BAD.to_owned())),
            Err(Wrong::SmallestChange) => form.change_error.set(Some(words::SMALLEST_CHANGE_BAD.to_owned())),
        }
        document::focus_wrong(&event);
    };
    let kinds = is_new.then(|| kind_fields(form));
    let rule = move || {
        let ask = Ask {
            morning: form.morning.get(),
            evening: form.evening.get(),
            around_dose: form.around_dose.get(),
        };
        Measure::may_have_several(ask).then(|| rule_field(form))
    };
    let direction = (!is_built_in).then(|| direction_field(form));
    view! {
        <form class="stack" on:submit=submit>
            <h3>{heading}</h3>
            <TextField
                label=words::NAME
                value=form.name
                on_input=form.name.setter()
                hint=hint
                error=form.error
            />
            {kinds}
            {direction}
            <fieldset>
                <legend class="field__label">{words::ASKED}</legend>
                {check(words::ASKED_MORNING, form.morning)}
                {check(words::ASKED_EVENING, form.evening)}
                {check(words::ASKED_DOSE, form.around_dose)}
            </fieldset>
            {move || rule()}
            {change}
            <Switch
                label=words::HIDE_MEASURE
                is_on=form.hidden
                on_toggle=form.hidden.setter()
            />
            <div class="buttons">
                <button class="button button--primary" type="submit">
                    {if is_new { words::ADD } else { words::SAVE }}
                </button>
                {button(Look::Plain, forms::CANCEL, move || close(open, None))}
            </div>
        </form>
    }
}

/// Whether another measure has the name.
fn is_taken(app: AppState, known: Option<&Measure>, measure: &Measure) -> bool {
    let name = folded(&names::name(measure));
    let own = known.map(|known| known.key);
    let others = app.journal.with_untracked(|journal| journal.measures());
    let is_other = |other: &Measure| Some(other.key) != own && folded(&names::name(other)) == name;
    measure.name.is_some() && others.iter().any(is_other)
}

fn kind_fields(form: Form) -> AnyView {
    let options: Vec<Choice> = KINDS
        .iter()
        .map(|(code, kind)| ((*code).to_owned(), names::kind(kind).to_owned()))
        .collect();
    let unit = move || {
        (form.kind.get() == NUMBER).then(|| {
            view! {
                <TextField
                    label=words::UNIT
                    value=form.unit
                    on_input=form.unit.setter()
                />
            }
        })
    };
    view! {
        <Select
            label=words::KIND
            options=Live::just(options)
            value=form.kind
            on_change=form.kind.setter()
            hint=words::KIND_HOW
        />
        {move || unit()}
    }
}

fn direction_field(form: Form) -> AnyView {
    let options = choices(&Direction::ALL, Direction::code, names::direction);
    view! {
        <Select
            label=words::DIRECTION
            options=Live::just(options)
            value=form.direction
            on_change=form.direction.setter()
        />
    }
}

/// How several answers of a day become one.
fn rule_field(form: Form) -> AnyView {
    let mut options = choices(&DayRule::ALL, DayRule::code, names::day_rule);
    options.insert(0, (USUAL.to_owned(), words::USUAL_RULE.to_owned()));
    view! {
        <Select
            label=words::DAY_RULE
            options=Live::just(options)
            value=form.day_rule
            on_change=form.day_rule.setter()
            hint=words::DAY_RULE_HOW
        />
    }
}

/// The smallest change that would matter; there is none between yes and no.
fn change_field(form: Form, known: Option<Measure>, locale: &Locale) -> AnyView {
    let usual = known.as_ref().and_then(|known| match known.key {
        MeasureKey::BuiltIn(built_in) => built_in.usual_smallest_change(),
        MeasureKey::Own(_) => None,
    });
    let hint = match usual {
        Some(_) => words::SMALLEST_CHANGE_OF_PAIN,
        None => words::SMALLEST_CHANGE_HOW,
    };
    let offer = known
        .clone()
        .zip(usual)
        .map(|(known, usual)| offer(form, known, usual, locale));
    let field = move || {
        let kind = known.as_ref().map_or_else(
            || form.kind.with(|code| kind_of(code)),
            |known| known.kind.clone(),
        );
        (kind != MeasureKind::YesNo).then(|| {
            view! {
                <TextField
                    label=words::smallest_change(&kind)
                    value=form.smallest_change
                    on_input=form.smallest_change.setter()
                    hint=Some(hint.to_owned())
                    error=form.change_error
                    input_mode="decimal"
                />
            }
        })
    };
    view! {
        {move || field()}
        {offer}
    }
    .into_any()
}

/// One tap for the change that studies found, below where it is told; the field stays the person's.
fn offer(form: Form, known: Measure, usual: u32, locale: &Locale) -> AnyView {
    let number = number::scaled(i64::from(usual), 3, locale);
    let smallest_change = Some(usual);
    let of = Measure {
        smallest_change,
        ..known
    };
    let said = findings::smallest(&of, locale).unwrap_or_default();
    let fill = move || form.smallest_change.set(number.clone());
    view! { <div class="buttons">{button(Look::Plain, words::use_change(&said), fill)}</div> }.into_any()
}

fn check(label: &'static str, on: Slot<bool>) -> AnyView {
    view! { <CheckRow label=label is_on=on on_toggle=on.setter()/> }
}

/// Puts a measure; a new one gets its own id, which is returned, and goes to the end.
fn put(app: AppState, measure: Measure, is_new: bool) -> RecordId {
    app.act(|journal, stamp| {
        let measure = if is_new {
            let end = journal
                .measures()
                .iter()
                .map(|known| known.order)
                .max()
                .unwrap_or(0);
            Measure {
                key: MeasureKey::Own(stamp.id),
                order: end.saturating_add(10),
                ..measure
            }
        } else {
            measure
        };
        command::set_measures(journal, stamp, vec![measure])
    })
}
