//! "Anything unpleasant?": chips for side effects, those used before first, with how strong each was.
//! Knows the store; a chip that is on is a side-effect entry of that day.

use chrono::NaiveDate;
use leptos::prelude::*;

use super::check_in::when_for;
use super::{EntryForm, Subject};
use crate::components::{ChipButton, ChipCheck, Chips, Icon, SeverityRow, unique_id};
use crate::domain::{Body, CheckIn, Kind, RecordId, Severity, SideEffect, SideEffectKind};
use crate::live::{Keyed, Live, Slot, each, either, view, when};
use crate::platform::document;
use crate::state::{AppState, command, selectors};
use crate::text::{names, today as words};

/// How many kinds are shown before "More".
const FIRST: usize = 6;

/// The chips for a day. Its evening check-in knows whether there was nothing.
pub(crate) fn side_effect_chips(day: NaiveDate, check_in: Live<Option<CheckIn>>) -> AnyView {
    let app = AppState::expect();
    let is_open = Slot::new(false);
    let is_writing = Slot::new(false);
    let today = Live::memo(move || app.journal.with(|journal| side_effects(journal, day)));
    // The order is decided once: a chip must not jump away because it was just used.
    let kinds = app.journal.with_untracked(selectors::side_effect_kinds);
    let later = kinds.iter().skip(FIRST).copied().collect::<Vec<_>>();
    let first = kinds.into_iter().take(FIRST).collect::<Vec<_>>();
    let chip = move |kind: SideEffectKind| {
        let of_kind =
            move || today.with(|all| all.iter().find(|(_, e)| e.kind == Some(kind)).map(|(id, _)| *id));
        let on_toggle = Callback::new(move |is_on: bool| match (is_on, of_kind()) {
            (true, None) => record(app, day, kind),
            (false, Some(id)) => app.delete(id),
            _ => {}
        });
        let is_on = Live::of(move || of_kind().is_some());
        view! { <ChipCheck label=names::side_effect_kind(kind) is_on=is_on on_toggle=on_toggle /> }
    };
    let nothing = Live::of(move || {
        today.with(Vec::is_empty) && check_in.with(|c| c.as_ref().is_some_and(|c| c.no_side_effects))
    });
    let on_nothing = Callback::new(move |is_on: bool| {
        let when = when_for(app, day);
        app.act(|journal, stamp| command::answer_nothing_unpleasant(journal, stamp, when, is_on));
    });
    let group = unique_id();
    // After the chips for nothing and for the first kinds.
    let place = FIRST.saturating_add(2).to_string();
    let first_other = StoredValue::new(["#", &group, " .chip:nth-child(", &place, ") input"].concat());
    let more = move || {
        view! {
            <ChipButton
                label=words::MORE
                icon=Icon::Plus
                on_press=Callback::new(move |()| {
                    is_open.set(true);
                    document::focus_again(None, vec![first_other.get_value()]);
                })
            />
        }
    };
    let others = move || {
        view! {
            {later.iter().copied().map(chip).collect_view()}
            <ChipButton
                label=crate::text::forms::OWN_WORDS
                icon=Icon::Plus
                on_press=Callback::new(move |()| is_writing.set(true))
            />
        }
    };
    let severities = move || {
        let effects = today.get().into_iter();
        effects
            .map(|(id, effect)| {
                // Its name is part of the key: a row is drawn once.
                let key = [id.code().as_str(), &names::side_effect(&effect)].concat();
                Keyed::new(key, move || severity_row(app, today, id, &effect))
            })
            .collect()
    };
    let form = move || {
        view! {
            <EntryForm
                subject=Subject::New(Kind::SideEffect)
                day=day
                on_close=Callback::new(move |()| is_writing.set(false))
            />
        }
    };
    view! {
        <fieldset class="stack stack--tight" id=group>
            <legend class="rating__label legend">{words::UNPLEASANT}</legend>
            <Chips label=words::UNPLEASANT>
                <ChipCheck label=words::NOTHING is_on=nothing on_toggle=on_nothing />
                {first.into_iter().map(chip).collect_view()}
                {either(move || is_open.get(), others, more)}
            </Chips>
            {each(severities)}
        </fieldset>
        {when(move || is_writing.get(), form)}
    }
}

type Found = Vec<(RecordId, SideEffect)>;

fn side_effects(journal: &crate::domain::Journal, day: NaiveDate) -> Found {
    journal
        .on(day)
        .into_iter()
        .filter_map(|(id, entry)| match &entry.body {
            Body::SideEffect(effect) => Some((id, effect.clone())),
            _ => None,
        })
        .collect()
}

fn record(app: AppState, day: NaiveDate, kind: SideEffectKind) {
    let when = when_for(app, day);
    let dose = app
        .journal
        .with_untracked(|journal| selectors::dose_of_day(journal, day));
    let effect = SideEffect {
        kind: Some(kind),
        name: None,
        severity: Severity::Mild,
        duration: None,
        dose,
        note: None,
    };
    let body = Body::SideEffect(effect);
    app.act(|journal, stamp| command::add_of_day(journal, stamp, when, body));
}

fn severity_row(app: AppState, today: Live<Found>, id: RecordId, effect: &SideEffect) -> AnyView {
    let value = Live::of(move || {
        today.with(|all| {
            all.iter()
                .find(|(other, _)| *other == id)
                .map(|(_, effect)| effect.severity)
        })
    });
    let on_change = Callback::new(move |severity| {
        let entry = app.journal.with_untracked(|journal| journal.entry(id).cloned());
        if let Some(entry) = entry
            && let Body::SideEffect(effect) = entry.body
        {
            app.edit(
                id,
                entry.when,
                Body::SideEffect(SideEffect { severity, ..effect }),
            );
        }
    });
    view! { <SeverityRow label=names::side_effect(effect) value=value on_change=on_change /> }
}
