//! The mornings after a run: soreness and recovery against other mornings.
//! Knows the store; every number comes from `analysis`.

use leptos::prelude::*;

use super::super::link;
use super::{answers, how_computed, look, waiting};
use crate::analysis::Phase;
use crate::analysis::insights::{Answer, Grouping, Inquiry, Question, group_of};
use crate::analysis::statistics::Difference;
use crate::charts::{IntervalPlot, IntervalRow, Shape};
use crate::components::{Section, quiet};
use crate::domain::{BuiltIn, Measure, MeasureKey};
use crate::live::{anew, either, in_turn, view};
use crate::routes::Route;
use crate::state::{AppState, Insights};
use crate::text::findings::{self as said, Method};
use crate::text::{doses, measure as measure_text, runs as words};

/// What is asked in the morning about the day before.
const ASKED: [BuiltIn; 2] = [BuiltIn::Soreness, BuiltIn::Recovered];
/// The groups of days, the most telling first.
const PHASES: [Phase; 3] = [Phase::Plus1, Phase::Plus2, Phase::Dose];

/// The section.
pub(super) fn mornings(app: AppState) -> AnyView {
    let insights = Insights::expect();
    let inquiry = insights.inquiry();
    let is_asked =
        move || inquiry.with(|inquiry| inquiry.as_ref().is_some_and(|inquiry| !asked(inquiry).is_empty()));
    let plots = move || {
        view! {
            {anew(move || Some(compared(app, insights, &*inquiry.get()?)))}
            {how_computed(&[Method::Difference])}
        }
    };
    let is_known = move || inquiry.with(Option::is_some);
    let either_way = move || either(is_asked, plots, nothing);
    view! {
        {look(app)}
        <Section title=words::MORNINGS class="section--noted">
            <div class="section__main">
                {in_turn(1, move || either(is_known, either_way, || quiet(doses::COMPARING)))}
            </div>
            <aside class="note" aria-label=words::MORNINGS_NOTE>
                <p>{words::MORNINGS_LIMIT}</p>
            </aside>
        </Section>
    }
}

fn nothing() -> AnyView {
    view! {
        {quiet(words::NO_MORNINGS)}
        <p class="line">
            <a class="more" href=link(Route::Measures)>
                {words::TO_MEASURES}
            </a>
        </p>
    }
}

/// The places of what is asked among the measures of an inquiry.
fn asked(inquiry: &Inquiry) -> Vec<usize> {
    let place = |key: &BuiltIn| {
        let key = MeasureKey::BuiltIn(*key);
        inquiry.outcomes.iter().position(|outcome| outcome.key == key)
    };
    ASKED.iter().filter_map(place).collect()
}

fn compared(app: AppState, insights: Insights, inquiry: &Inquiry) -> AnyView {
    let Some(runs) = inquiry.groupings.iter().position(|by| *by == Grouping::Runs) else {
        return ().into_any();
    };
    let plots = asked(inquiry).into_iter().filter_map(|outcome| {
        let key = inquiry.outcomes.get(outcome)?.key;
        let of = app.journal.with_untracked(|journal| journal.measure(key))?;
        let questions = PHASES.map(|phase| Question::Difference {
            grouping: inquiry.grouping_column(runs),
            group: group_of(phase),
            outcome,
        });
        let answers = answers(questions.to_vec());
        Some(anew(move || Some(plot(app, insights, &of, &answers.read()))))
    });
    plots.collect_view().into_any()
}

fn plot(app: AppState, insights: Insights, of: &Measure, answers: &[Option<Answer>]) -> AnyView {
    if answers.iter().any(Option::is_none) {
        return waiting(insights);
    }
    let (locale, is_morning) = (app.locale, of.ask.morning && !of.ask.evening);
    let name = measure_text::name(of);
    let found: Vec<(Phase, Difference)> = PHASES
        .into_iter()
        .zip(answers)
        .filter_map(|(phase, answer)| match answer {
            Some(Answer::Difference(Some(found))) => Some((phase, *found)),
            _ => None,
        })
        .collect();
    let Some((_, after)) = found.iter().find(|(phase, _)| *phase == Phase::Plus1) else {
        return quiet(words::nothing_to_compare(&name));
    };
    let row = |phase: Phase, found: &Difference| {
        let name = words::group(phase, is_morning).to_owned();
        IntervalRow::difference(Shape::of(phase), name, found, &of.kind, &locale)
    };
    let mut rows: Vec<IntervalRow> = found.iter().map(|(phase, found)| row(*phase, found)).collect();
    let others = words::group(Phase::Other, is_morning).to_owned();
    rows.push(IntervalRow::others(others, after.others, &of.kind, &locale));
    let summary = said::phase(after, Phase::Plus1, Grouping::Runs, of, &locale);
    let smallest = of.smallest_change.map(|change| f64::from(change) / 1000.0);
    let (name, kind) = (words::after_a_run(&name), of.kind.clone());
    view! { <IntervalPlot name=name summary=summary rows=rows kind=kind smallest=smallest locale=locale /> }
}
