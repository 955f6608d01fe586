//! A measure on dose days (or run days), one and two days after, and on all other days.
//! Knows how it looks; every number comes from `analysis`.

use leptos::prelude::*;

use super::super::insights::how_computed;
use super::super::link;
use super::{Answered, Looked, noted};
use crate::analysis::Phase;
use crate::analysis::insights::{Answer, Doses, Grouping, Input, Question, Tried, group_of};
use crate::analysis::statistics::Difference;
use crate::charts::{IntervalPlot, IntervalRow, Shape, StripGroup, StripPlot};
use crate::components::{Disclosure, LinkRow, quiet};
use crate::domain::{Measure, MeasureKind};
use crate::live::{Live, anew, in_turn, paints_later, view, when};
use crate::routes::Route;
use crate::text::findings::{self as said, Method};
use crate::text::measure_page as words;

type Phases = Vec<(Phase, Difference)>;

/// Around doses, and for measures of recovery around runs.
pub(super) fn phases(look: Looked) -> AnyView {
    let has_runs = move || {
        look.asked.with(|asked| {
            let about = asked.as_ref().map(|asked| asked.inquiry.about(asked.outcome));
            let runs = asked.as_ref().and_then(|asked| column(asked, Grouping::Runs));
            about.unwrap_or_default().iter().any(|question| {
                matches!(question, Question::Difference { grouping, .. } if Some(*grouping) == runs)
            })
        })
    };
    view! {
        {around(look, Grouping::Doses(Doses::All))}
        {when(has_runs, move || in_turn(2, move || around(look, Grouping::Runs)))}
    }
}

/// The column of a grouping, if days are grouped by it.
fn column(asked: &super::Asked, by: Grouping) -> Option<usize> {
    let place = asked.inquiry.groupings.iter().position(|one| *one == by)?;
    Some(asked.inquiry.grouping_column(place))
}

/// The answers for the three groups.
fn found(look: Looked, by: Grouping) -> Answered<Phases> {
    let Some(asked) = look.asked.get() else {
        return Answered::NotYet;
    };
    let Some(grouping) = column(&asked, by) else {
        return Answered::NotAsked;
    };
    let mut found = Vec::new();
    for phase in [Phase::Dose, Phase::Plus1, Phase::Plus2] {
        let question = Question::Difference {
            grouping,
            group: group_of(phase),
            outcome: asked.outcome,
        };
        match look.insights.answer(question) {
            Some(Answer::Difference(Some(difference))) => found.push((phase, difference)),
            Some(_) => {}
            None => return Answered::NotYet,
        }
    }
    Answered::Known(found)
}

/// Whether there are too few days for any interval.
fn has_too_few(look: Looked, found: &Phases) -> bool {
    let is_known = found.iter().any(|(_, found)| found.adjusted.is_some());
    !is_known && look.progress().is_some()
}

fn around(look: Looked, by: Grouping) -> AnyView {
    let found = Live::memo(move || found(look, by));
    let stands_out = Live::memo(move || stands_out(look, by));
    let content = move || match found.get() {
        Answered::NotYet => look.waiting(),
        Answered::NotAsked => quiet(words::NO_DOSES),
        Answered::Known(found) => look.of.get().map_or_else(
            || ().into_any(),
            |of| {
                let too_few = has_too_few(look, &found).then(|| look.too_few()).flatten();
                too_few.unwrap_or_else(|| plotted(look, &of, &found, by, stands_out.get()))
            },
        ),
    };
    let title = match by {
        Grouping::Doses(_) => words::PHASES,
        Grouping::Runs => words::RUN_PHASES,
    };
    let of_doses = matches!(by, Grouping::Doses(_)).then(|| {
        let to = [&link(Route::Insights), "/doses?measure=", &look.key.code()].concat();
        view! {
            <h3>{words::WHAT_THIS_IS_NOT}</h3>
            <p>{said::OPEN_JOURNAL}</p>
            <ul class="rows">
                <LinkRow href=to title=words::TO_DOSES />
            </ul>
        }
    });
    let later = paints_later(1, found);
    let days = move || match later.get() {
        Answered::Known(found) if !found.is_empty() && !has_too_few(look, &found) => {
            days(look, &look.of.get()?, by)
        }
        _ => None,
    };
    let main = view! {
        {anew(move || Some(content()))}
        // Two charts in one frame hold up the page, whether their answers come or are kept from an earlier visit.
        {in_turn(1, move || anew(days))}
        {how_computed(&[Method::Difference])}
    };
    let notes = view! {
        <h3>{words::WHAT_THIS_IS}</h3>
        <p>{words::PHASES_ARE}</p>
        {of_doses}
    };
    noted(title.to_owned(), words::PHASES_NOTE, main, notes)
}

/// Whether the measure goes with doses (or with runs) beyond chance among everything that was compared; `None` until that is
/// known, or where it was not compared.
fn stands_out(look: Looked, by: Grouping) -> Option<bool> {
    let (asked, conclusions) = (look.asked.get()?, look.insights.conclusions().get()?);
    let is_it = |tried: &Tried| {
        let input = asked.inquiry.inputs.get(tried.input).map(|asked| &asked.input);
        let is_of = match by {
            Grouping::Doses(_) => matches!(input, Some(Input::Dose)),
            Grouping::Runs => matches!(input, Some(Input::Run | Input::Load)),
        };
        is_of && tried.outcome == asked.outcome
    };
    let is_found = conclusions.found.iter().any(is_it);
    (is_found || conclusions.nothing.iter().any(is_it)).then_some(is_found)
}

/// What the page says first of the measure and doses, as weighed among everything that was compared; `None` where that was
/// stopped.
pub(super) fn told_first(look: Looked) -> Option<String> {
    let both = look.asked.get().zip(look.insights.conclusions().get());
    let Some((asked, conclusions)) = both else {
        let is_under_way = !look.is_hidden() && !look.insights.is_stopped().get();
        return is_under_way.then(|| words::COMPARING_DOSES.to_owned());
    };
    let inputs = &asked.inquiry.inputs;
    let is_it = |tried: &&Tried| {
        let input = inputs.get(tried.input).map(|asked| &asked.input);
        tried.outcome == asked.outcome && input == Some(&Input::Dose)
    };
    if let Some(found) = conclusions.found.iter().find(is_it) {
        let (told, _) = said::finding_parts(
            found,
            inputs.get(found.input)?,
            &look.of.get()?,
            &look.app.style(),
        );
        return Some(told);
    }
    let is_tried = conclusions.nothing.iter().any(|tried| is_it(&tried));
    let words = if is_tried {
        words::NO_DIFFERENCE
    } else {
        words::DOSES_NOT_COMPARED
    };
    Some(words.to_owned())
}

fn plotted(look: Looked, of: &Measure, found: &Phases, by: Grouping, stands_out: Option<bool>) -> AnyView {
    let locale = look.app.locale;
    let Some((_, first)) = found.first() else {
        return quiet(words::NOT_POSSIBLE);
    };
    let rows = found.iter().map(|(phase, found)| {
        let name = words::phase(*phase, by).to_owned();
        IntervalRow::difference(Shape::of(*phase), name, found, &of.kind, &locale).with_median(
            found.these.median,
            &of.kind,
            &locale,
        )
    });
    let others = words::phase(Phase::Other, by).to_owned();
    let others = IntervalRow::others(others, first.others, &of.kind, &locale).with_median(
        first.others.median,
        &of.kind,
        &locale,
    );
    let rows: Vec<IntervalRow> = rows.chain([others]).collect();
    let sentences = found
        .iter()
        .map(|(phase, found)| said::phase(found, *phase, by, of, &locale));
    let sentences: Vec<AnyView> = sentences.map(quiet).collect();
    view! {
        <IntervalPlot
            name=words::around(of, by)
            summary=words::phases(found, by, stands_out)
            rows=rows
            kind=of.kind.clone()
            smallest=super::smallest_change(of)
            locale=locale
        />
        <Disclosure label=words::IN_SENTENCES>{sentences}</Disclosure>
    }
}

/// The days of the groups, each by its value; there is nothing to see between yes and no.
fn days(look: Looked, of: &Measure, by: Grouping) -> Option<AnyView> {
    let asked = look
        .asked
        .get_untracked()
        .filter(|_| of.kind != MeasureKind::YesNo)?;
    let place = asked.inquiry.groupings.iter().position(|one| *one == by)?;
    let [others, these, plus1, plus2] = asked.inquiry.by_group(place, asked.outcome);
    let groups = [
        (Phase::Dose, these),
        (Phase::Plus1, plus1),
        (Phase::Plus2, plus2),
        (Phase::Other, others),
    ];
    let summary = words::overlap(&groups, by, &of.kind, &look.app.locale);
    let groups = groups.into_iter().filter(|(_, days)| !days.is_empty());
    let groups = groups.map(|(phase, days)| StripGroup {
        shape: Shape::of(phase),
        name: words::phase(phase, by).to_owned(),
        days,
    });
    let groups: Vec<StripGroup> = groups.collect();
    Some(view! {
        <StripPlot
            name=words::days_around(of, by)
            summary=summary
            groups=groups
            kind=of.kind.clone()
            locale=look.app.locale
        />
    })
}
