//! What pages of insights share: how a result was computed, one tap away; asking; and what is said meanwhile.
//! Knows no result; the words are known by `text`.

use leptos::prelude::*;

use crate::analysis::insights::{Answer, Question};
use crate::components::{Disclosure, meta};
use crate::live::{Live, anew, follow, view};
use crate::state::{AppState, Insights};
use crate::text::findings::{self as said, Method};
use crate::text::insights as words;

/// How results of some kinds are computed: in plain words, as a formula, and where it comes from.
pub(crate) fn how_computed(of: &'static [Method]) -> AnyView {
    let told = of.iter().map(|of| {
        let how = said::how(*of);
        view! {
            <p>{how.plain}</p>
            <p class="meta">{how.formula}</p>
            <p class="meta">{how.source}</p>
        }
    });
    let told = told.collect_view();
    view! { <Disclosure label=said::HEADING>{told}</Disclosure> }
}

/// Has everything drawn up that the journal can be asked. Shows nothing.
pub(super) fn look(app: AppState) -> AnyView {
    let insights = Insights::expect();
    follow(move || insights.look(app));
    ().into_any()
}

/// Asks some questions about what was drawn up; their answers as they come, in the same order.
pub(super) fn answers(questions: Vec<Question>) -> Live<Vec<Option<Answer>>> {
    let insights = Insights::expect();
    insights.ask(&questions);
    // Answers to other questions change nothing here.
    Live::memo(move || {
        questions
            .iter()
            .map(|question| insights.answer(*question))
            .collect()
    })
}

/// Said while older days are still being read.
pub(super) fn still_reading(app: AppState) -> AnyView {
    anew(move || app.loading.get().then(|| meta(words::STILL_READING)))
}
