//! What stands out of all that was compared, what was tried besides, and what still lacks days.
//! Knows how it looks; what is so is known by `analysis`, how it is said by `text::findings`.

use std::sync::Arc;

use leptos::prelude::*;

use super::super::link;
use super::{how_computed, look};
use crate::analysis::insights::{Conclusions, Inquiry, Outcome, Tried};
use crate::components::{Disclosure, LinkRow, Progress, Section, meta, quiet};
use crate::domain::{Measure, MeasureKey};
use crate::live::{Live, anew, either, in_turn, view};
use crate::routes::Route;
use crate::state::{AppState, Insights};
use crate::text::findings::{self as said, Method};
use crate::text::{insights as words, measure as measure_text};

/// How many findings are shown before the others.
const FIRST: usize = 5;

/// What stands out, and the measures that lack days.
pub(super) fn findings(app: AppState) -> AnyView {
    let insights = Insights::expect();
    let inquiry = insights.inquiry();
    view! {
        {stands(app, insights)}
        {anew(move || too_few(app, &*inquiry.get()?))}
        // What is asked is drawn up after everything that can be drawn at once.
        {in_turn(6, move || look(app))}
    }
}

fn stands(app: AppState, insights: Insights) -> AnyView {
    let (progress, conclusions) = (insights.progress(), insights.conclusions());
    let is_known = Live::memo(move || conclusions.with(Option::is_some));
    let working = move || {
        view! {
            <div class="multiples">
                <Progress
                    label=words::COMPARING
                    done=Live::of(move || progress.get().0)
                    all=Live::of(move || progress.get().1)
                    what=words::COMPARISONS
                    count=Live::of(move || (progress.get().1 == 0).then(|| words::GATHERING.to_owned()))
                />
            </div>
            {stop_or_go_on(insights)}
        }
    };
    let known = move || {
        anew(move || {
            let both = insights.inquiry().get().zip(conclusions.get());
            both.map(|(inquiry, conclusions)| weighed(app, &inquiry, &conclusions))
        })
    };
    view! {
        <Section title=words::STANDS class="section--noted">
            <div class="section__main stands">
                {either(move || is_known.get(), known, working)}
                {how_computed(&[Method::Association])}
            </div>
            <aside class="note" aria-label=words::STANDS_NOTE>
                <p>{said::OPEN_JOURNAL}</p>
            </aside>
        </Section>
    }
}

/// In place of what is still being worked out, or was stopped before.
pub(crate) fn waiting(insights: Insights) -> AnyView {
    let is_stopped = insights.is_stopped();
    let told = move || {
        if is_stopped.get() {
            words::STOPPED
        } else {
            words::WORKING
        }
    };
    view! {
        <p class="quiet">{told}</p>
        {stop_or_go_on(insights)}
    }
}

/// Ends what is being worked out, or goes on with it: it costs power, and can wait.
pub(crate) fn stop_or_go_on(insights: Insights) -> AnyView {
    let is_stopped = insights.is_stopped();
    let label = move || {
        if is_stopped.get() {
            words::GO_ON
        } else {
            words::STOP
        }
    };
    let press = move |_| {
        if is_stopped.get_untracked() {
            insights.go_on();
        } else {
            insights.stop();
        }
    };
    view! {
        <div class="buttons">
            <button class="button button--small" type="button" on:click=press>
                {label}
            </button>
        </div>
    }
}

fn weighed(app: AppState, inquiry: &Arc<Inquiry>, conclusions: &Conclusions) -> AnyView {
    let row = |tried: &Tried| {
        let asked = inquiry.inputs.get(tried.input)?;
        let measure = measure(app, inquiry.outcomes.get(tried.outcome)?.key)?;
        let (title, with_it) = said::finding_parts(tried, asked, &measure, &app.style());
        let href = link(Route::Measure(measure.key));
        Some(view! { <LinkRow href=href title=title meta=Live::just(with_it) /> })
    };
    let rows = |some: &[Tried]| {
        let rows = some.iter().filter_map(row).collect_view();
        view! { <ul class="rows rows--framed">{rows}</ul> }
    };
    let (first, others) = conclusions
        .found
        .split_at_checked(FIRST)
        .unwrap_or((&conclusions.found, &[]));
    let first = (!first.is_empty()).then(|| rows(first));
    let others = (!others.is_empty()).then(|| {
        let rows = rows(others);
        view! { <Disclosure label=words::others(others.len())>{rows}</Disclosure> }
    });
    view! {
        <p class="summary">{said::tried(conclusions, &inquiry.inputs)}</p>
        {first}
        {others}
        {nothing(app, inquiry, conclusions)}
        {untried(app, conclusions)}
    }
}

/// What was compared and does not stand out: a line for each measure.
fn nothing(app: AppState, inquiry: &Inquiry, conclusions: &Conclusions) -> Option<AnyView> {
    let line = |(place, outcome): (usize, &Outcome)| {
        let tried = conclusions.nothing.iter().filter(|tried| tried.outcome == place);
        let inputs: Vec<String> = tried
            .filter_map(|tried| Some(said::input(&inquiry.inputs.get(tried.input)?.input)))
            .collect();
        let measure = measure(app, outcome.key).filter(|_| !inputs.is_empty())?;
        let line = words::nothing_with(&measure_text::name(&measure), &inputs);
        Some(view! { <li class="row row--plain">{line}</li> })
    };
    let count = conclusions.nothing.len();
    (count > 0).then(|| {
        let lines = inquiry
            .outcomes
            .iter()
            .enumerate()
            .filter_map(line)
            .collect_view();
        view! {
            <Disclosure label=words::showed_nothing(count)>
                {meta(said::NOTHING_FOUND)}
                <ul class="rows">{lines}</ul>
            </Disclosure>
        }
    })
}

/// What could not be compared, and why.
fn untried(app: AppState, conclusions: &Conclusions) -> Option<AnyView> {
    let count = conclusions.untried.len();
    (count > 0).then(|| {
        let lines = conclusions.untried.iter().map(|untried| {
            let input = said::input(&untried.input);
            let of = untried.outcome.and_then(|key| measure(app, key));
            let what = match of {
                Some(of) => words::compared(&input, &measure_text::name(&of)),
                None => input,
            };
            view! { <li class="row row--plain">{words::because(&what, &said::why(untried.why))}</li> }
        });
        let lines = lines.collect_view();
        view! {
            <Disclosure label=words::not_compared(count)>
                <ul class="rows">{lines}</ul>
            </Disclosure>
        }
    })
}

/// The measures that do not have enough days.
fn too_few(app: AppState, inquiry: &Inquiry) -> Option<AnyView> {
    let of = |outcome: &Outcome| {
        let (have, need) = outcome.progress()?;
        let name = measure_text::name(&measure(app, outcome.key)?);
        Some(view! { <Progress label=name done=have all=need what=words::DAYS /> })
    };
    let waiting: Vec<AnyView> = inquiry.outcomes.iter().filter_map(of).collect();
    (!waiting.is_empty()).then(|| {
        view! {
            <Section title=words::TOO_FEW>
                {quiet(words::TOO_FEW_HOW)}
                <div class="multiples">{waiting}</div>
            </Section>
        }
    })
}

fn measure(app: AppState, key: MeasureKey) -> Option<Measure> {
    app.journal.with_untracked(|journal| journal.measure(key))
}
