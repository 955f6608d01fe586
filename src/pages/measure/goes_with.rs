//! What goes with a measure, what was compared with it and showed nothing, and what could not be compared.
//! Knows how it looks; what is so is known by `analysis`.

use std::sync::Arc;

use leptos::prelude::*;

use super::super::insights::{how_computed, stop_or_go_on};
use super::{Answered, Asked, Looked, noted};
use crate::analysis::insights::{Answer, Conclusions, Question, Tried};
use crate::analysis::statistics::Interval;
use crate::charts::{IntervalPlot, IntervalRow, Shape};
use crate::components::{Disclosure, Progress, meta, quiet};
use crate::domain::Measure;
use crate::live::{Live, anew, follow, in_turn, view};
use crate::text::findings::{self as said, Method};
use crate::text::{insights as insight_words, measure_page as words};

/// At least so many comparisons are drawn with their size; all that stand out are.
const DRAWN: usize = 8;

/// The comparisons of one measure.
#[derive(Clone, PartialEq, Default)]
struct Compared {
    /// What stands out, with what did not behind it.
    tried: Vec<Tried>,
    /// How many of them stand out.
    found: usize,
    /// How many comparisons there were of all measures.
    all: usize,
    /// What could not be compared, and why.
    untried: Vec<(String, String)>,
}

impl Compared {
    fn of(asked: &Asked, conclusions: &Conclusions) -> Self {
        let is_it = |tried: &&Tried| tried.outcome == asked.outcome;
        let mut tried: Vec<Tried> = conclusions.found.iter().filter(is_it).cloned().collect();
        let found = tried.len();
        tried.extend(conclusions.nothing.iter().filter(is_it).cloned());
        let key = asked
            .inquiry
            .outcomes
            .get(asked.outcome)
            .map(|outcome| outcome.key);
        let untried = conclusions
            .untried
            .iter()
            .filter(|untried| untried.outcome.is_none() || untried.outcome == key);
        Self {
            found,
            all: conclusions.tried(),
            untried: untried
                .map(|untried| (said::input(&untried.input), said::why(untried.why)))
                .collect(),
            tried,
        }
    }

    fn drawn(&self) -> &[Tried] {
        let count = self.found.max(DRAWN).min(self.tried.len());
        self.tried.get(..count).unwrap_or_default()
    }
}

/// The section.
pub(super) fn goes_with(look: Looked) -> AnyView {
    let compared = Live::memo(move || {
        let conclusions = look.insights.conclusions().get()?;
        Some(Compared::of(&look.asked.get()?, &conclusions))
    });
    let slopes = Live::memo(move || slopes(look, compared));
    let content = move || {
        if let Some(progress) = look.too_few() {
            return Some(progress);
        }
        let (Some(compared), Some(asked)) = (compared.get(), look.asked.get()) else {
            return Some(comparing(look));
        };
        Some(weighed(look, &asked, &look.of.get()?, compared, slopes))
    };
    let title = look.of.get_untracked().map(|of| words::goes_with(&of));
    let main = view! {
        {anew(content)}
        // Sizes take longer than tests: they are asked for when somebody looks, and after what the other sections ask.
        {in_turn(4, move || {
            follow(move || look.insights.ask(&sizes(look, compared)));
            ().into_any()
        })}
        {how_computed(&[Method::Association])}
    };
    let notes = view! {
        <h3>{words::READING_A_ROW}</h3>
        <p>{words::A_ROW}</p>
        <p>{said::NOTHING_FOUND}</p>
    };
    noted(title.unwrap_or_default(), words::WITH_NOTE, main, notes)
}

fn sizes(look: Looked, compared: Live<Option<Compared>>) -> Vec<Question> {
    let asked = look.asked.get();
    compared.with(|compared| {
        let both = compared.as_ref().zip(asked);
        both.map_or_else(Vec::new, |(compared, asked)| {
            compared
                .drawn()
                .iter()
                .map(|tried| asked.inquiry.size(tried))
                .collect()
        })
    })
}

/// The sizes of what is drawn, once all of them are known.
fn slopes(look: Looked, compared: Live<Option<Compared>>) -> Answered<Vec<Option<Interval>>> {
    let mut slopes = Vec::new();
    for question in sizes(look, compared) {
        match look.insights.answer(question) {
            Some(Answer::Slope(slope)) => slopes.push(slope),
            Some(_) => slopes.push(None),
            None => return Answered::NotYet,
        }
    }
    Answered::Known(slopes)
}

fn comparing(look: Looked) -> AnyView {
    if look.is_hidden() {
        return look.waiting();
    }
    let progress = look.insights.progress();
    view! {
        <Progress
            label=insight_words::COMPARING
            done=Live::of(move || progress.get().0)
            all=Live::of(move || progress.get().1)
            what=insight_words::COMPARISONS
        />
        {stop_or_go_on(look.insights)}
    }
}

fn weighed(
    look: Looked,
    asked: &Asked,
    of: &Measure,
    compared: Compared,
    slopes: Live<Answered<Vec<Option<Interval>>>>,
) -> AnyView {
    let style = look.app.style();
    let summary = words::stand_out(compared.found, compared.tried.len(), compared.all, of);
    let found = compared.tried.iter().take(compared.found).filter_map(|tried| {
        let input = asked.inquiry.inputs.get(tried.input)?;
        Some(quiet(said::finding(tried, input, of, &style)))
    });
    let found: Vec<AnyView> = found.collect();
    let others = compared.tried.get(compared.drawn().len()..).unwrap_or_default();
    let others: Vec<String> = others
        .iter()
        .filter_map(|tried| Some(said::input(&asked.inquiry.inputs.get(tried.input)?.input)))
        .collect();
    let others = lines(words::more_nothing(others.len()), others);
    let untried = compared.untried.iter();
    let untried = untried
        .map(|(what, why)| insight_words::because(what, why))
        .collect();
    let untried = lines(insight_words::not_compared(compared.untried.len()), untried);
    let (compared, asked, of) = (Arc::new(compared), asked.clone(), of.clone());
    let plot = move || match slopes.get() {
        Answered::Known(slopes) => plotted(look, &asked, &of, (&compared, &slopes), summary.clone()),
        _ => view! {
            <p class="summary">{summary.clone()}</p>
            {look.waiting()}
        },
    };
    view! {
        {anew(move || Some(plot()))}
        {found}
        {others}
        {untried}
    }
}

/// Lines behind a heading; nothing without any.
fn lines(label: String, lines: Vec<String>) -> Option<AnyView> {
    (!lines.is_empty()).then(|| {
        let lines = lines
            .into_iter()
            .map(|line| view! { <li class="row row--plain">{line}</li> });
        let lines: Vec<AnyView> = lines.collect();
        view! {
            <Disclosure label=label>
                <ul class="rows">{lines}</ul>
            </Disclosure>
        }
    })
}

fn plotted(
    look: Looked,
    asked: &Asked,
    of: &Measure,
    (compared, slopes): (&Compared, &[Option<Interval>]),
    summary: String,
) -> AnyView {
    let locale = look.app.locale;
    let rows = compared.drawn().iter().zip(slopes).enumerate();
    let rows = rows.filter_map(|(place, (tried, slope))| {
        let (input, slope) = (asked.inquiry.inputs.get(tried.input)?, (*slope)?);
        let lag = tried.association.lags.get(tried.association.strongest);
        let days = lag.copied().flatten().map_or(0, |lag| lag.days);
        let shape = if place < compared.found {
            Shape::Clear
        } else {
            Shape::Unclear
        };
        let later = said::later(&input.input, of, tried.association.strongest);
        let detail = words::behind(later, days);
        let size = slope.times(input.step);
        let name = said::step(&input.input, input.step, &look.app.style());
        Some(IntervalRow::size(shape, name, detail, size, &of.kind, &locale))
    });
    let rows: Vec<IntervalRow> = rows.collect();
    if rows.is_empty() {
        let no_sizes = (!compared.tried.is_empty()).then(|| meta(words::NO_SIZES));
        return view! {
            <p class="summary">{summary}</p>
            {no_sizes}
        };
    }
    view! {
        <IntervalPlot
            name=words::goes_with(of)
            summary=summary
            rows=rows
            kind=of.kind.clone()
            smallest=super::smallest_change(of)
            locale=locale
        />
    }
}
