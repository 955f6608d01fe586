//! Substances and their batches: what doses can be given a name from. The page, and the forms' common frame.
//! Knows what a person states about them; gives no potency of its own.

use leptos::prelude::*;

use super::batches::batches;
use crate::components::{
    Icon, Look, OffRow, PageHead, Section, Select, Switch, TextField, button, choices, icon_button, optional,
    quiet,
};
use crate::domain::{Body, Form, Label, RecordId, Substance, Unit, sort_by};
use crate::live::{Live, Slot, view};
use crate::pages::back;
use crate::platform::document;
use crate::routes::Route;
use crate::state::{AppState, command};
use crate::text::{components as part_words, forms, names, settings as words};

/// What is being changed: one that is there, or a new one.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Open {
    /// A substance.
    Substance(Option<RecordId>),
    /// A batch.
    Batch(Option<RecordId>),
    /// What is left of a batch.
    Correction(RecordId),
}

/// The page.
#[component]
pub(crate) fn SubstancesPage() -> impl IntoView {
    let app = AppState::expect();
    let open = Slot::new(None::<Open>);
    view! {
        {back(Route::Settings, words::BACK)}
        <PageHead title=words::SUBSTANCES.to_owned() lede=words::SUBSTANCES_LEDE.to_owned()/>
        <Section title=words::SUBSTANCES_HEADING>
            {move || substances(app, open)}
        </Section>
        <Section title=words::BATCHES_HEADING>{move || batches(app, open)}</Section>
    }
}

pub(super) fn all_substances(app: AppState) -> Vec<(RecordId, Substance)> {
    app.journal.with(|journal| {
        let mut found: Vec<_> = journal
            .entries()
            .filter_map(|(id, entry)| match &entry.body {
                Body::Substance(substance) => Some((id, substance.clone())),
                _ => None,
            })
            .collect();
        sort_by(&mut found, &|(_, a), (_, b)| {
            (a.hidden, &a.name).cmp(&(b.hidden, &b.name))
        });
        found
    })
}

fn substances(app: AppState, open: Slot<Option<Open>>) -> AnyView {
    let all = all_substances(app);
    let empty = all.is_empty().then(|| quiet(words::NO_SUBSTANCES));
    let rows = all
        .into_iter()
        .map(|(id, substance)| {
            if open.get() == Some(Open::Substance(Some(id))) {
                let form = substance_form(app, Some((id, substance)), open);
                return view! { <li class="editor">{form}</li> };
            }
            let title = substance.name.as_str().to_owned();
            let mut facts = vec![words::counted_in(substance.unit)];
            facts.extend(substance.form.map(|form| names::form(form).to_owned()));
            facts.extend(substance.hidden.then(|| words::HIDE_SUBSTANCE.to_owned()));
            row(title, facts.join(", "), Open::Substance(Some(id)), open)
        })
        .collect_view();
    let adding = if open.get() == Some(Open::Substance(None)) {
        view! { <div class="editor">{substance_form(app, None, open)}</div> }
    } else {
        add_button(words::ADD_SUBSTANCE, Open::Substance(None), open)
    };
    view! {
        {empty}
        <ul class="rows rows--framed">{rows}</ul>
        {adding}
    }
}

fn row(title: String, meta: String, what: Open, open: Slot<Option<Open>>) -> AnyView {
    view! {
        <OffRow
            title=title
            meta=meta
            action=part_words::EDIT
            id=button_id(what)
            on_press=Callback::new(move |()| show(open, Some(what)))
        />
    }
}

/// The id of the button that changes what is there, or of the box around the one that adds.
pub(super) fn button_id(what: Open) -> String {
    match what {
        Open::Substance(Some(id)) | Open::Batch(Some(id)) => ["edit-", &id.code()].concat(),
        Open::Correction(id) => ["correct-", &id.code()].concat(),
        Open::Substance(None) => "add-substance".to_owned(),
        Open::Batch(None) => "add-batch".to_owned(),
    }
}

/// Opens a form. The focus follows into its first field.
pub(super) fn show(open: Slot<Option<Open>>, what: Option<Open>) {
    open.set(what);
    request_animation_frame(|| {
        document::focus(".editor input");
    });
}

/// Closes the form. The focus goes back to what opened it, or to the row of what was added.
pub(super) fn close(open: Slot<Option<Open>>, added: Option<RecordId>) {
    let opened = open.get_untracked();
    open.set(None);
    let row = added.map(|id| ["#", &button_id(Open::Substance(Some(id)))].concat());
    let opener = opened.map(|opened| ["#", &button_id(opened)].concat());
    let near = opener.into_iter().flat_map(|id| [[&id, " button"].concat(), id]);
    document::focus_again(None, row.into_iter().chain(near).collect());
}

pub(super) fn add_button(label: &'static str, what: Open, open: Slot<Option<Open>>) -> AnyView {
    view! {
        <div class="buttons" id=button_id(what)>
            {icon_button(Icon::Plus, Look::Plain, label, move || show(open, Some(what)))}
        </div>
    }
}

/// Saves a substance or batch, and returns the id of a new one.
pub(super) fn save(app: AppState, id: Option<RecordId>, body: Body) -> Option<RecordId> {
    match id {
        Some(id) => {
            app.edit(id, None, body);
            None
        }
        None => Some(app.act(|journal, stamp| command::add_lasting(journal, stamp, body))),
    }
}

pub(super) fn frame(
    heading: &'static str,
    fields: AnyView,
    button_word: &'static str,
    open: Slot<Option<Open>>,
    submit: impl Fn() + 'static,
) -> AnyView {
    let on_submit = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        submit();
        document::focus_wrong(&event);
    };
    view! {
        <form class="stack" on:submit=on_submit>
            <h3>{heading}</h3>
            {fields}
            <div class="buttons">
                <button class="button button--primary" type="submit">
                    {button_word}
                </button>
                {button(Look::Plain, forms::CANCEL, move || close(open, None))}
            </div>
        </form>
    }
}

pub(super) fn text_field(
    label: &'static str,
    hint: &'static str,
    value: Slot<String>,
    error: Slot<Option<String>>,
) -> AnyView {
    let hint = Some(hint.to_owned()).filter(|hint| !hint.is_empty());
    view! {
        <TextField
            label=label
            value=value
            on_input=value.setter()
            hint=hint
            error=error
        />
    }
}

fn substance_form(app: AppState, known: Option<(RecordId, Substance)>, open: Slot<Option<Open>>) -> AnyView {
    let is_new = known.is_none();
    let id = known.as_ref().map(|(id, _)| *id);
    let known = known.map(|(_, substance)| substance);
    let start = |read: fn(&Substance) -> String| known.as_ref().map(read).unwrap_or_default();
    let name = Slot::new(start(|s| s.name.as_str().to_owned()));
    let unit = Slot::new(known.as_ref().map_or(Unit::Gram, |s| s.unit).code().to_owned());
    let form = Slot::new(start(|s| s.form.map_or("", Form::code).to_owned()));
    let hidden = Slot::new(known.as_ref().is_some_and(|s| s.hidden));
    let error = Slot::new(None::<String>);
    let units = choices(&Unit::ALL, Unit::code, |unit| names::unit(unit, true));
    let forms_offered = optional(words::NOT_SAID, choices(Form::ALL, Form::code, names::form));
    let submit = move || {
        let Some(label) = Label::new(&name.get_untracked()) else {
            error.set(Some(words::NAME_BAD.to_owned()));
            return;
        };
        let substance = Substance {
            name: label,
            unit: Unit::parse(&unit.get_untracked()).unwrap_or(Unit::Gram),
            form: Form::parse(&form.get_untracked()),
            hidden: hidden.get_untracked(),
        };
        close(open, save(app, id, Body::Substance(substance)));
    };
    let fields = view! {
        {text_field(words::NAME, "", name, error)}
        <div class="split">
            <Select
                label=words::USUAL_UNIT
                options=Live::just(units)
                value=unit
                on_change=unit.setter()
            />
            <Select
                label=words::FORM
                options=Live::just(forms_offered)
                value=form
                on_change=form.setter()
            />
        </div>
        <Switch label=words::HIDE_SUBSTANCE is_on=hidden on_toggle=hidden.setter()/>
    };
    let heading = if is_new {
        words::ADD_SUBSTANCE
    } else {
        words::CHANGE_SUBSTANCE
    };
    let button_word = if is_new { words::ADD } else { words::SAVE };
    frame(heading, fields, button_word, open, submit)
}
