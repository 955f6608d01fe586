//! How the plan was kept, cycle by cycle; counters and notes with their reasons.
//! Knows no wording of its own; days off that were kept count as much as doses.

use leptos::prelude::*;

use super::{Planning, to_all};
use crate::components::{Section, meta};
use crate::domain::Plan;
use crate::live::{Live, Plain, fill, view, when};
use crate::schedule::{Adherence, Counters, Course, CycleSpan, Notice, plan_notices, record_notices};
use crate::text::Locale;
use crate::text::insights;
use crate::text::plan::{self as plan_words, kept as words};

/// How many cycles are listed, newest first, until all are asked for.
const FEW: usize = 2;

pub(super) fn section(planning: Planning, course: &Course) -> AnyView {
    if course.plan.start > planning.app.today() {
        return ().into_any();
    }
    let (course, has_cycles) = (course.clone(), course.plan.cycle.is_some());
    let list = NodeRef::new();
    let is_whole = planning.are_cycles_whole;
    let is_reading = move || planning.app.loading.get();
    // Counted once for the list and for what leads to all of it.
    let by_cycle = Live::memo(move || {
        if is_reading() {
            return Vec::new();
        }
        let calendar = planning.calendar.read();
        course.adherence_by_cycle(planning.app.today(), &calendar.happened)
    });
    let count = Live::of(move || by_cycle.with(Vec::len));
    let shown = move || if is_whole.get() { usize::MAX } else { FEW };
    fill(list, move || rows(planning, has_cycles, &by_cycle.get(), shown()));
    view! {
        <Section title=words::KEPT class="section--noted">
            <div class="section__main">
                {when(is_reading, || meta(insights::STILL_READING))}
                <ul class="rows rows--framed" node_ref=list />
                {when(move || shown() < count.get(), move || to_all(words::show_cycles(count.get()), is_whole))}
            </div>
            <aside class="note" aria-label=words::KEPT>
                <p>{words::OFF_COUNTS}</p>
            </aside>
        </Section>
    }
}

fn rows(
    planning: Planning,
    has_cycles: bool,
    by_cycle: &[(CycleSpan, Adherence)],
    most: usize,
) -> Vec<Plain> {
    let (today, locale) = (planning.app.today(), planning.app.locale);
    let overall = (by_cycle.len() > 1).then(|| {
        let all: Adherence = by_cycle.iter().map(|(_, kept)| *kept).sum();
        row(words::OVERALL.to_owned(), words::kept(&all))
    });
    let each = by_cycle.iter().rev().take(most).map(|(cycle, kept)| {
        let title = if has_cycles {
            plan_words::cycle_of(cycle.number, cycle.first, cycle.rest_last, today, &locale)
        } else {
            plan_words::was(cycle.first, cycle.last, &locale)
        };
        row(title, words::kept(kept))
    });
    overall.into_iter().chain(each).collect()
}

/// A row that only tells.
pub(super) fn row(title: String, meta: String) -> Plain {
    let line = |class: &str, words: &str| Plain::new("span").with("class", class).words(words);
    let lines = [line("row__title", &title), line("row__meta", &meta)];
    Plain::new("li")
        .with("class", "row row--plain")
        .holding(Plain::new("span").holding_all(lines))
}

/// How long ago the last dose was.
pub(super) fn since(counted: &Counters) -> AnyView {
    let text = words::since(counted.since_last, counted.without_rest);
    text.map(|text| view! { <p>{text}</p> }).into_any()
}

/// Notes about what was taken.
pub(super) fn record_notes(planning: Planning) -> AnyView {
    let app = planning.app;
    let counted = planning.counted.get();
    let notices = app
        .journal
        .with(|journal| record_notices(journal, &counted, app.today()));
    notes(&notices, &app.locale)
}

/// Notes about a plan.
pub(super) fn plan_notes(plan: &Plan, locale: &Locale) -> AnyView {
    notes(&plan_notices(plan), locale)
}

fn notes(notices: &[Notice], locale: &Locale) -> AnyView {
    let notes = notices
        .iter()
        .map(|one| view! { <p>{words::notice(*one, locale)}</p> });
    notes.collect_view().into_any()
}
