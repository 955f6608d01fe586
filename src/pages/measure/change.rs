//! How a measure moved over the whole time, and what it was like in each cycle and rest of the plan.
//! Knows how it looks; every number comes from `analysis`.

use leptos::prelude::*;

use super::super::insights::how_computed;
use super::{Answered, Looked, noted};
use crate::analysis::insights::{Answer, Described, Question, stretches};
use crate::analysis::statistics::Trend;
use crate::components::{Disclosure, meta, quiet, table_of};
use crate::domain::Measure;
use crate::live::{Live, anew, view};
use crate::schedule::Calendar;
use crate::text::findings::{self as said, Method};
use crate::text::{chart, date, measure_page as words};

/// How many cycles and rests are shown before the others.
const NEWEST: usize = 6;

/// The section.
pub(super) fn change(look: Looked) -> AnyView {
    let found = Live::memo(move || trend(look));
    let trend = move || match found.get() {
        Answered::NotYet | Answered::NotAsked => look.waiting(),
        Answered::Known(Some(trend)) => {
            let locale = look.app.locale;
            let said = look.of.get().map(|of| {
                (
                    said::trend(trend, &of, &locale),
                    said::trend_likely(trend, &of, &locale),
                )
            });
            let (said, likely) = said.unzip();
            view! {
                <p class="summary">{said}</p>
                {likely.map(meta)}
            }
        }
        Answered::Known(None) => look.too_few().unwrap_or_else(|| quiet(words::NO_TREND)),
    };
    let parts = Live::memo(move || parts(look));
    let cycles = move || {
        let parts = parts.get();
        let of = look.of.get().filter(|_| parts.len() > 1)?;
        Some(side_by_side(look, &of, &parts))
    };
    let main = view! {
        {anew(move || Some(trend()))}
        {anew(cycles)}
        {how_computed(&[Method::Trend, Method::Stretches])}
    };
    let note = view! { <p>{said::STRETCHES_LIMIT}</p> };
    noted(words::CHANGE.to_owned(), words::CHANGE_NOTE, main, note)
}

fn trend(look: Looked) -> Answered<Option<Trend>> {
    let asked = look.asked.get();
    let answer = asked.and_then(|asked| {
        look.insights.answer(Question::Trend {
            outcome: asked.outcome,
        })
    });
    match answer {
        Some(Answer::Trend(trend)) => Answered::Known(trend),
        _ => Answered::NotYet,
    }
}

/// The cycles and rests of the plan that holds now, or held last, newest first.
fn parts(look: Looked) -> Vec<Described> {
    let today = look.app.today();
    let Some(all) = look.all.get() else {
        return Vec::new();
    };
    let calendar = look
        .app
        .journal
        .with(|journal| Calendar::of_today(journal, today, None));
    let parts = calendar
        .course_until(today)
        .map_or_else(Vec::new, |course| stretches(course, today));
    parts
        .into_iter()
        .rev()
        .map(|part| Described::new(part, &all))
        .collect()
}

fn side_by_side(look: Looked, of: &Measure, parts: &[Described]) -> AnyView {
    let (newest, older) = parts.split_at_checked(NEWEST).unwrap_or((parts, &[]));
    let older = (!older.is_empty()).then(|| {
        let table = parts_table(look, of, older);
        view! { <Disclosure label=words::EARLIER_PARTS>{table}</Disclosure> }
    });
    view! {
        {meta(words::PARTS_HOW)}
        {parts_table(look, of, newest)}
        {older}
    }
}

fn parts_table(look: Looked, of: &Measure, parts: &[Described]) -> AnyView {
    let locale = look.app.locale;
    let value = |value: Option<f64>| {
        let said = value.map(|value| chart::value(value, &of.kind, &locale));
        said.unwrap_or_else(|| chart::DASH.to_owned())
    };
    let rows = parts.iter().map(|part| {
        let answered = part.summary.map_or(0, |summary| summary.answered);
        vec![
            words::part(part.of.kind, part.of.number),
            date::span(part.of.days.first(), part.of.days.last(), &locale),
            value(part.summary.map(|summary| summary.median)),
            value(part.mean),
            words::of(answered, part.of.days.len()),
        ]
    });
    let head = [
        words::PART_OF_PLAN,
        words::SINCE,
        words::MEDIAN,
        words::MEAN,
        words::ANSWERED,
    ];
    table_of(words::PARTS, &head, rows.collect())
}
