//! Doses by amount and batch: any measure on the days of each, against other days.
//! Knows the store; every number comes from `analysis`.

use std::sync::Arc;

use leptos::prelude::*;

use super::super::empty::empty;
use super::super::{Place, back, link, link_with};
use super::{answers, choice, how_computed, look, still_reading, waiting};
use crate::analysis::insights::{Answer, Conclusions, Doses, Grouping, Input, Inquiry, Question, group_of};
use crate::analysis::statistics::Difference;
use crate::analysis::{Phase, batch_starts};
use crate::charts::{IntervalPlot, IntervalRow, Shape};
use crate::components::{LinkRow, PageHead, Section, Select, meta, quiet};
use crate::domain::{Body, Measure, RecordId, sort_by};
use crate::live::{Live, anew, either, in_turn, view};
use crate::routes::Route;
use crate::state::looking_back::DosesView;
use crate::state::{AppState, Insights, Known};
use crate::text::findings::{self as said, Method};
use crate::text::{doses as words, insights as insight_words, measure as measure_text};

/// What is compared: everything that was asked, which of its measures, and which days after a dose.
#[derive(Clone)]
struct Compared {
    inquiry: Arc<Inquiry>,
    outcome: usize,
    of: Measure,
    phase: Phase,
}

impl PartialEq for Compared {
    fn eq(&self, other: &Self) -> bool {
        Arc::ptr_eq(&self.inquiry, &other.inquiry)
            && (self.outcome, self.phase) == (other.outcome, other.phase)
            && self.of == other.of
    }
}

/// Amounts or batches, with the days of each that has enough.
type Parts = Vec<(String, Difference)>;

/// The page.
pub(crate) fn page() -> AnyView {
    let app = AppState::expect();
    let insights = Insights::expect();
    let place = Place::expect();
    let inquiry = insights.inquiry();
    let all_doses = Known::expect().dose_days;
    let has_doses = move || all_doses.with(|doses| !doses.is_empty());
    let compared = Live::memo(move || {
        let asked = place.query.with(|query| DosesView::parse(query));
        chosen(app, &inquiry.get()?, asked)
    });
    let content = move || {
        either(
            move || compared.with(Option::is_some),
            move || content(app, compared),
            move || {
                quiet(if inquiry.with(Option::is_some) {
                    words::NO_ANSWERS
                } else {
                    words::COMPARING
                })
            },
        )
    };
    view! {
        {back(Route::Insights, insight_words::BACK)}
        <PageHead title=words::TITLE lede=words::LEDE />
        {in_turn(1, move || look(app))}
        {in_turn(2, move || either(
            has_doses,
            content,
            move || empty(app, words::EMPTY, words::TO_TODAY, None),
        ))}
    }
}

/// What the address asks for, or what fits best: the first measure, and the first days on which an effect could show.
fn chosen(app: AppState, inquiry: &Arc<Inquiry>, asked: DosesView) -> Option<Compared> {
    let wanted = asked
        .measure
        .and_then(|key| inquiry.outcomes.iter().position(|outcome| outcome.key == key));
    let place = wanted.unwrap_or(0);
    let outcome = inquiry.outcomes.get(place)?;
    let usual = if outcome.is_morning {
        Phase::Plus1
    } else {
        Phase::Dose
    };
    Some(Compared {
        of: app
            .journal
            .with_untracked(|journal| journal.measure(outcome.key))?,
        phase: asked.phase.unwrap_or(usual),
        outcome: place,
        inquiry: Arc::clone(inquiry),
    })
}

fn content(app: AppState, compared: Live<Option<Compared>>) -> AnyView {
    let shown = move || anew(move || Some(comparisons(app, compared.get()?)));
    let more = move || anew(move || Some(more_with_more(app, compared.get()?)));
    view! {
        {chosen_by(app, compared)}
        {in_turn(1, shown)}
        {in_turn(2, more)}
        <section class="section">
            <ul class="rows rows--framed">
                <LinkRow
                    href=link(Route::Plan)
                    title=words::COUNTERS
                    meta=Live::just(words::COUNTERS_HOW.to_owned())
                />
            </ul>
        </section>
    }
}

/// Which measure, on which days.
fn chosen_by(app: AppState, compared: Live<Option<Compared>>) -> AnyView {
    let place = Place::expect();
    let go = move |view: DosesView| place.go(&link_with(Route::Doses, &view.query()));
    let options = Live::memo(move || {
        let Some(compared) = compared.get() else {
            return Vec::new();
        };
        let names = compared.inquiry.outcomes.iter().filter_map(|outcome| {
            let measure = app
                .journal
                .with_untracked(|journal| journal.measure(outcome.key))?;
            Some((outcome.key.code(), measure_text::name(&measure)))
        });
        names.collect::<Vec<_>>()
    });
    let value = Live::of(move || {
        compared
            .with(|compared| Some(compared.as_ref()?.of.key.code()))
            .unwrap_or_default()
    });
    let on_change = Callback::new(move |code: String| {
        // The days that fit one measure need not fit the next.
        go(DosesView {
            measure: crate::domain::MeasureKey::parse(&code),
            phase: None,
        });
    });
    let phase = Live::of(move || {
        let phase = compared.with(|compared| Some(compared.as_ref()?.phase))?;
        DosesView::PHASES.iter().position(|one| *one == phase)
    });
    let on_select = Callback::new(move |position: usize| {
        let measure = compared.with_untracked(|compared| Some(compared.as_ref()?.of.key));
        go(DosesView {
            measure,
            phase: DosesView::PHASES.get(position).copied(),
        });
    });
    let is_before = move || {
        compared.with(|compared| {
            let compared = compared.as_ref()?;
            let is_morning = compared.of.ask.morning && !compared.of.ask.evening;
            (is_morning && compared.phase == Phase::Dose).then(|| meta(words::MORNING_FIRST))
        })
    };
    view! {
        <section class="section">
            <div class="pick">
                <Select label=words::MEASURE options=options value=value on_change=on_change />
                {choice::choice(words::WHICH_DAYS, &words::DAYS, phase, on_select)}
            </div>
            {anew(is_before)}
            {still_reading(app)}
        </section>
    }
}

/// By amount and by batch.
fn comparisons(app: AppState, compared: Compared) -> AnyView {
    let names = names(app, &compared.inquiry);
    let hidden = app
        .setting(|settings| settings.hide_amounts)
        .then(|| meta(words::HIDDEN));
    let (amounts, batches) = (
        by(app, &compared, &names, false),
        by(app, &compared, &names, true),
    );
    view! {
        <Section title=words::BY_AMOUNT class="section--noted">
            <div class="section__main">{hidden} {amounts} {how_computed(&[Method::Difference])}</div>
            <aside class="note" aria-label=words::NOTE>
                <h3>{words::NOT_BY_CHANCE}</h3>
                <p>{words::LIMIT}</p>
            </aside>
        </Section>
        <Section title=words::BY_BATCH class="section--noted">
            <div class="section__main">{batches} {how_computed(&[Method::Difference])}</div>
        </Section>
    }
}

/// The chart of amounts or of batches, or why there is none yet.
fn by(app: AppState, compared: &Compared, names: &[(Doses, String)], by_batch: bool) -> AnyView {
    // All doses stand among the amounts.
    let is_of = |doses: Doses| matches!(doses, Doses::OfBatch(_)) == by_batch;
    let groupings = compared.inquiry.groupings.iter().enumerate();
    let asked: Vec<(Doses, Question)> = groupings
        .filter_map(|(place, by)| {
            let Grouping::Doses(doses) = *by else { return None };
            let question = Question::Difference {
                grouping: compared.inquiry.grouping_column(place),
                group: group_of(compared.phase),
                outcome: compared.outcome,
            };
            is_of(doses).then_some((doses, question))
        })
        .collect();
    let mut asked = asked;
    // Batches stand in the order in which they were begun; amounts from the smallest on, as they come.
    let begun: Vec<RecordId> = app.journal.with_untracked(|journal| {
        batch_starts(journal)
            .into_iter()
            .map(|(_, batch)| batch)
            .collect()
    });
    let place = |doses: Doses| match doses {
        Doses::OfBatch(batch) => begun.iter().position(|one| *one == batch),
        _ => None,
    };
    sort_by(&mut asked, &|(a, _), (b, _)| place(*a).cmp(&place(*b)));
    let questions: Vec<Question> = asked.iter().map(|(_, question)| *question).collect();
    let answers = answers(questions);
    let insights = Insights::expect();
    let too_few = asked.iter().all(|(doses, _)| *doses == Doses::All).then(|| {
        let parts = compared.inquiry.parts.iter().filter(|(doses, _)| is_of(*doses));
        let told = parts.map(|(doses, days)| (name_of(*doses, names), *days));
        meta(words::too_few(by_batch, &told.collect::<Vec<_>>()))
    });
    let parts: Vec<String> = asked.iter().map(|(doses, _)| name_of(*doses, names)).collect();
    let compared = compared.clone();
    let plotted = move || {
        let mut found = Parts::new();
        for (name, answer) in parts.iter().zip(answers.read().iter()) {
            match answer {
                None => return Some(waiting(insights)),
                Some(Answer::Difference(Some(difference))) => found.push((name.clone(), *difference)),
                Some(_) => {}
            }
        }
        (!parts.is_empty()).then(|| plot(app, &compared, by_batch, &found))
    };
    view! {
        {anew(plotted)}
        {too_few}
    }
}

fn plot(app: AppState, compared: &Compared, by_batch: bool, found: &Parts) -> AnyView {
    let (of, locale) = (&compared.of, app.locale);
    let Some((_, first)) = found.first() else {
        return quiet(words::NO_ANSWERS);
    };
    let shape = Shape::of(compared.phase);
    let rows = found.iter().map(|(name, found)| {
        let row = IntervalRow::difference(shape, name.clone(), found, &of.kind, &locale);
        row.with_median(found.these.median, &of.kind, &locale)
    });
    let others = IntervalRow::others(words::OTHERS.to_owned(), first.others, &of.kind, &locale);
    let others = others.with_median(first.others.median, &of.kind, &locale);
    let rows: Vec<IntervalRow> = rows.chain(std::iter::once(others)).collect();
    let days = DosesView::PHASES
        .iter()
        .position(|phase| *phase == compared.phase);
    let days = days
        .and_then(|place| words::DAYS.get(place))
        .copied()
        .unwrap_or_default();
    let name = words::chart(of, by_batch, days);
    // All doses stand among the amounts for comparison; where there are amounts, these are told.
    let told: Parts = found
        .iter()
        .filter(|(name, _)| found.len() == 1 || name != words::ALL)
        .cloned()
        .collect();
    let summary = words::summary(&told, compared.phase, of, &locale);
    let smallest = of.smallest_change.map(|change| f64::from(change) / 1000.0);
    let kind = of.kind.clone();
    view! { <IntervalPlot name=name summary=summary rows=rows kind=kind smallest=smallest locale=locale /> }
}

/// What amounts and batches are called, as far as they are shown.
fn names(app: AppState, inquiry: &Inquiry) -> Vec<(Doses, String)> {
    let is_hidden = app.setting(|settings| settings.hide_amounts);
    let label = |batch: RecordId| {
        app.journal
            .with_untracked(|journal| match &journal.entry(batch)?.body {
                Body::Batch(batch) => Some(batch.label.as_str().to_owned()),
                _ => None,
            })
    };
    let mut amounts = 0_usize;
    let parts = inquiry.parts.iter().map(|(doses, _)| {
        let name = match doses {
            Doses::All => words::ALL.to_owned(),
            Doses::OfBatch(batch) => label(*batch).unwrap_or_else(|| words::UNKNOWN_BATCH.to_owned()),
            Doses::OfAmount(amount) => {
                amounts = amounts.saturating_add(1);
                if is_hidden {
                    words::numbered(amounts)
                } else {
                    words::amount(*amount, &app.locale)
                }
            }
        };
        (*doses, name)
    });
    parts.collect()
}

fn name_of(doses: Doses, names: &[(Doses, String)]) -> String {
    let known = names.iter().find(|(one, _)| *one == doses);
    known.map_or_else(|| words::ALL.to_owned(), |(_, name)| name.clone())
}

/// Whether more in a dose goes with more of the measure, as weighed together with everything else.
fn more_with_more(app: AppState, compared: Compared) -> AnyView {
    let insights = Insights::expect();
    let told = move || {
        let Some(conclusions) = insights.conclusions().get() else {
            return Some(waiting(insights));
        };
        let told = amount_and(app, &compared, &conclusions);
        Some(view! { <p class="summary">{told}</p> })
    };
    view! {
        <Section title=words::MORE>
            {anew(told)}
            {meta(words::MORE_HOW)}
            {how_computed(&[Method::Association])}
        </Section>
    }
}

fn amount_and(app: AppState, compared: &Compared, conclusions: &Conclusions) -> String {
    let Compared { inquiry, of, .. } = compared;
    let input = inquiry
        .inputs
        .iter()
        .position(|asked| matches!(asked.input, Input::Amount(_)));
    let Some((place, asked)) = input.and_then(|place| Some((place, inquiry.inputs.get(place)?))) else {
        return words::ONE_AMOUNT.to_owned();
    };
    let is_it = |input: usize, outcome: usize| input == place && outcome == compared.outcome;
    if let Some(tried) = conclusions
        .found
        .iter()
        .find(|tried| is_it(tried.input, tried.outcome))
    {
        return said::finding(tried, asked, of, &app.style());
    }
    if conclusions
        .nothing
        .iter()
        .any(|tried| is_it(tried.input, tried.outcome))
    {
        return words::no_more(of, conclusions.tried());
    }
    let untried = conclusions.untried.iter().find(|untried| {
        matches!(untried.input, Input::Amount(_)) && untried.outcome.is_none_or(|key| key == of.key)
    });
    untried.map_or_else(
        || words::ONE_AMOUNT.to_owned(),
        |untried| words::not_compared(of, &said::why(untried.why)),
    )
}
