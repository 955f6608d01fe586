//! The rows of a morning or evening check-in for one day. Every answer is saved as it is given.
//! Knows the store; asks nothing that the person has hidden.

use chrono::NaiveDate;
use leptos::prelude::*;

use super::super::rest::{self, Piece};
use super::measure_row::measure_row;
use crate::components::{YesNo, meta};
use crate::domain::{BuiltIn, CheckIn, HardMoment, Measure, MeasureKey, Part, Value, When};
use crate::live::{Keyed, Live, each, in_turn, view};
use crate::state::{AppState, command, selectors};
use crate::text::measure::Occasion;
use crate::text::today as words;

const BOUNCE_BACK: MeasureKey = MeasureKey::BuiltIn(BuiltIn::BounceBack);
/// Offered for hours slept before there is an own median: seven and a half hours.
const FIRST_SLEEP: u32 = 450;
/// How many rows are drawn in one go, so that no task holds up a slow screen.
const ROWS: u32 = 2;

/// The rows of a check-in.
#[component]
pub(crate) fn CheckInRows(
    /// The day it is about.
    day: NaiveDate,
    /// Morning or evening.
    part: Part,
) -> impl IntoView {
    let app = AppState::expect();
    let check_in = Live::memo(move || app.journal.with(|journal| command::check_in(journal, day, part)));
    let asked = Live::memo(move || app.journal.with(|journal| selectors::asked(journal, part)));
    let usual_sleep = app
        .journal
        .with_untracked(selectors::usual_sleep)
        .unwrap_or(FIRST_SLEEP);
    let row = move |measure: &Measure| {
        let key = measure.key;
        let value = Live::of(move || check_in.with(|c| c.as_ref()?.answers.get(&key).copied()));
        let on_change = Callback::new(move |value: Option<Value>| {
            let when = when_for(app, day);
            app.act(|journal, stamp| command::answer(journal, stamp, when, part, key, value));
        });
        let row = measure_row(
            measure,
            Occasion::CheckIn,
            app.locale,
            usual_sleep,
            value,
            on_change,
        );
        if key == BOUNCE_BACK {
            hard_moment(app, day, check_in, row)
        } else {
            row
        }
    };
    let rows = move || {
        let asked = (0_u32..).zip(asked.get());
        asked
            .map(|(place, measure)| {
                let turn = place.checked_div(ROWS).unwrap_or_default();
                let key = measure.key.code();
                Keyed::new(key, move || in_turn(turn, move || row(&measure)))
            })
            .collect()
    };
    view! {
        <div class="ratings">
            {each(rows)}
            {(part == Part::Evening)
                .then(|| in_turn(3, move || rest::piece(Piece::SideEffects(day, check_in))))}
        </div>
        {meta(words::EMPTY_STAYS_EMPTY)}
    }
}

/// "A hard moment today?", and after a yes the row that asks how well one bounced back.
fn hard_moment(app: AppState, day: NaiveDate, check_in: Live<Option<CheckIn>>, row: AnyView) -> AnyView {
    let answer = Live::of(move || {
        check_in
            .with(|c| c.as_ref()?.hard_moment)
            .map(|answer| answer == HardMoment::Yes)
    });
    let on_change = Callback::new(move |yes: bool| {
        let answer = if yes { HardMoment::Yes } else { HardMoment::No };
        let when = when_for(app, day);
        app.act(|journal, stamp| command::answer_hard_moment(journal, stamp, when, Some(answer)));
    });
    view! {
        <div class="stack stack--tight">
            <YesNo label=words::HARD_MOMENT value=answer on_change=on_change />
            <div hidden=move || answer.get() != Some(true)>{row}</div>
        </div>
    }
}

/// Now, if the day is today's; otherwise somewhere in that day.
pub(super) fn when_for(app: AppState, day: NaiveDate) -> When {
    let now = app.when_now();
    if now.day == day { now } else { When::on(day) }
}

/// How many of the rows of a check-in are answered, and how many there are.
pub(crate) fn answered(app: AppState, day: NaiveDate, part: Part) -> (usize, usize) {
    app.journal.with(|journal| {
        let check_in = command::check_in(journal, day, part);
        let is_answered = |measure: &Measure| match (&check_in, measure.key) {
            (Some(check_in), BOUNCE_BACK) => match check_in.hard_moment {
                Some(HardMoment::No) => true,
                Some(HardMoment::Yes) => check_in.answers.contains_key(&BOUNCE_BACK),
                None => false,
            },
            (Some(check_in), key) => check_in.answers.contains_key(&key),
            (None, _) => false,
        };
        let asked = selectors::asked(journal, part);
        let unpleasant = usize::from(part == Part::Evening);
        let unpleasant_done = part == Part::Evening
            && (check_in.as_ref().is_some_and(|c| c.no_side_effects)
                || selectors::has_side_effect(journal, day));
        let done = asked.iter().filter(|measure| is_answered(measure)).count();
        (
            done.saturating_add(usize::from(unpleasant_done)),
            asked.len().saturating_add(unpleasant),
        )
    })
}
