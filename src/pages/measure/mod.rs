//! One measure: a sentence, its line over time, its days around doses, what goes with it, its change, its own scale.
//! Knows the store and which section comes when; every number comes from `analysis`.

mod before_after;
mod change;
mod goes_with;
mod over_time;
mod own_scale;
mod phases;
mod smallest;

use std::sync::Arc;

use chrono::NaiveDate;
use leptos::prelude::*;

use super::empty::empty;
use super::insights::waiting;
use super::{Place, back};
use crate::analysis::insights::{Inquiry, Stretch, stretches};
use crate::analysis::{Days, Series, all_days, series_for};
use crate::charts::{self, Past};
use crate::components::{PageHead, Progress, Section, meta, quiet};
use crate::domain::{Journal, Measure, MeasureKey, MeasureKind};
use crate::live::{Live, Slot, either, follow, in_turn, in_turn_for, soon, view};
use crate::platform::document;
use crate::routes::Route;
use crate::schedule::Calendar;
use crate::state::looking_back::{MeasureView, Range};
use crate::state::{AppState, Insights, Known};
use crate::text::{chart, insights as words, measure as measure_text, measure_page};

/// What every section looks at. A handle.
#[derive(Clone, Copy)]
struct Looked {
    app: AppState,
    insights: Insights,
    key: MeasureKey,
    /// The measure.
    of: Live<Option<Measure>>,
    /// Its days from the first answer to today; `None` without one.
    all: Live<Option<Series>>,
    /// What is asked of it; `None` until it is known what is asked of the journal.
    asked: Live<Option<Asked>>,
}

/// What is asked of the journal, and the place of this measure in it.
#[derive(Clone)]
struct Asked {
    inquiry: Arc<Inquiry>,
    outcome: usize,
}

impl PartialEq for Asked {
    fn eq(&self, other: &Self) -> bool {
        Arc::ptr_eq(&self.inquiry, &other.inquiry) && self.outcome == other.outcome
    }
}

/// What is known of some questions.
#[derive(Clone, PartialEq, Default)]
enum Answered<T> {
    /// They are still being answered.
    #[default]
    NotYet,
    /// There is nothing to ask.
    NotAsked,
    /// The answers.
    Known(T),
}

impl Looked {
    /// Whether it is left out of what is asked of the journal.
    fn is_hidden(self) -> bool {
        self.of.with(|of| of.as_ref().is_some_and(|of| of.hidden))
    }

    /// In place of what is still being worked out; of a hidden measure nothing is.
    fn waiting(self) -> AnyView {
        if self.is_hidden() {
            return quiet(measure_page::NOT_COMPARED);
        }
        waiting(self.insights)
    }

    /// How many days there are of how many; `None` where there are enough, or that is not known yet.
    fn progress(self) -> Option<(usize, usize)> {
        let asked = self.asked.get()?;
        asked.inquiry.outcomes.get(asked.outcome)?.progress()
    }

    /// [`Self::progress`], shown.
    fn too_few(self) -> Option<AnyView> {
        let (have, need) = self.progress()?;
        let name = measure_text::name(&self.of.get()?);
        Some(view! { <Progress label=name done=have all=need what=words::DAYS note=measure_page::TOO_FEW /> })
    }
}

/// A section with what it is not, or what else is to be known, beside it.
fn noted(title: String, label: &'static str, main: AnyView, notes: AnyView) -> AnyView {
    let holder = NodeRef::new();
    // As wide as its charts, which come later and are drawn at once then.
    charts::measured_width(holder);
    view! {
        <Section title=title class="section--noted">
            <div class="section__main" node_ref=holder>
                {main}
            </div>
            <aside class="note" aria-label=label>
                {notes}
            </aside>
        </Section>
    }
}

/// The smallest change that the person said would matter, in the unit of the measure.
fn smallest_change(of: &Measure) -> Option<f64> {
    of.smallest_change.map(|change| f64::from(change) / 1000.0)
}

/// The page.
#[component]
pub(crate) fn MeasurePage(
    /// Which measure.
    key: MeasureKey,
) -> impl IntoView {
    let app = AppState::expect();
    let place = Place::expect();
    let insights = Insights::expect();
    let measure = Live::memo(move || app.journal.with(|journal| journal.measure(key)));
    let name = Live::of(move || {
        measure.with(|measure| {
            measure
                .as_ref()
                .map_or_else(|| words::TITLE.to_owned(), measure_text::name)
        })
    });
    // A wide screen has room for everything.
    let usual = if document::is_wide() {
        Range::All
    } else {
        Range::Quarter
    };
    let shown = Live::memo(move || place.query.with(|query| MeasureView::parse(query, usual)));
    let all = Live::memo(move || {
        app.journal
            .with(|journal| whole(journal, measure.get().as_ref()?, app.today()))
    });
    let asked = Live::memo(move || {
        let inquiry = insights.inquiry().get()?;
        let outcome = inquiry.outcomes.iter().position(|outcome| outcome.key == key)?;
        Some(Asked { inquiry, outcome })
    });
    let look = Looked {
        app,
        insights,
        key,
        of: measure,
        all,
        asked,
    };
    let known = Known::expect();
    let (doses, batches, plans) = (known.dose_days, known.batches, known.plans);
    let parts = Live::memo(move || plans.with(|plans| parts(plans, app.today())));
    // Without an answer the page shows no chart, so an empty day stands in.
    let past = Live::memo(move || {
        let kind = measure.with(|measure| measure.as_ref().map_or(MeasureKind::Rating, |m| m.kind.clone()));
        let all = all.get().unwrap_or_else(|| unanswered(app.today()));
        let shown = shown.get();
        let past = doses.with(|doses| Past::new(&all, shown.range.of(all.days), doses, &kind));
        let past = batches.with(|batches| past.with_batches(batches));
        let past = parts.with(|parts| past.with_parts(parts));
        if shown.with_level {
            past.with_rolling(&all)
        } else {
            past
        }
    });
    let has_answers = Live::memo(move || all.with(Option::is_some));
    let width = Slot::new(0.0);
    let sections = move || {
        view! {
            {over_time::over_time(look, past, name, shown, width)}
            {in_turn(2, move || compared(look))}
        }
    };
    // In a task of its own, which holds up less than one for it and the drawing.
    soon(Box::new(move || drop(past.read_untracked())));
    // The page before is taken away first; until then nothing is drawn.
    let is_due = Slot::new(false);
    let content = move || {
        is_due.set(true);
        either(
            move || has_answers.get(),
            sections,
            move || nothing(app, measure.with(Option::is_some), &name.get()),
        )
    };
    let is_told = move || is_due.get() && has_answers.get();
    let has_doses = Live::memo(move || doses.with(|doses| !doses.is_empty()));
    let of_doses = Live::memo(move || has_doses.get().then(|| phases::told_first(look))?);
    let told = move || {
        let parts = [Some(sentence(&past.read(), app)), of_doses.get()];
        parts.into_iter().flatten().collect::<Vec<String>>().join(" ")
    };
    view! {
        {back(Route::Insights, words::BACK)}
        <PageHead title=name summary=Live::of(move || is_told().then(told))>
            {move || {
                let measure = is_told().then(|| measure.get())??;
                let past = past.read();
                let (first, last) = (past.days.first(), past.days.last());
                let text = words::coverage(past.answered(), past.days.len(), first, last, &measure, &app.locale);
                Some(meta(text))
            }}
        </PageHead>
        {in_turn_for(1, content, move || charts::place(width))}
    }
}

/// What is worked out beside the page.
fn compared(look: Looked) -> AnyView {
    charts::equally_wide();
    view! {
        {phases::phases(look)}
        {in_turn(2, move || before_after::before_after(look))}
        {in_turn(3, move || goes_with::goes_with(look))}
        {in_turn(4, move || change::change(look))}
        {in_turn(5, move || own_scale::own_scale(look))}
        {in_turn(6, move || {
            ask(look);
            smallest::smallest(look)
        })}
    }
}

/// Asks what the sections wait for, once they stand: whoever answers takes from the page what processors there are.
fn ask(look: Looked) {
    follow(move || look.insights.look(look.app));
    follow(move || {
        if let Some(asked) = look.asked.get() {
            look.insights.ask(&asked.inquiry.about(asked.outcome));
        }
    });
}

/// The measure's series from its first answer to today; `None` without an answer.
fn whole(journal: &Journal, measure: &Measure, today: NaiveDate) -> Option<Series> {
    let all = all_days(journal, today)?;
    let found = series_for(journal, measure, all);
    let start = found.values.iter().position(Option::is_some)?;
    let days = Days::new(all.at(start)?, all.last())?;
    Some(found.within(days))
}

/// The cycles and rests of all plans that have any, up to today.
fn parts(plans: &Calendar, today: NaiveDate) -> Vec<Stretch> {
    let in_cycles = plans.courses.iter().filter(|course| course.plan.cycle.is_some());
    in_cycles.flat_map(|course| stretches(course, today)).collect()
}

fn unanswered(today: NaiveDate) -> Series {
    Series {
        days: Days::ending(today, 1),
        values: vec![None],
    }
}

fn sentence(past: &Past, app: AppState) -> String {
    let say = |value: f64| chart::value(value, &past.kind, &app.locale);
    match past.summary {
        Some(summary) if past.kind == MeasureKind::YesNo => {
            let yes = past.values.iter().flatten().filter(|value| **value > 0.5).count();
            words::yes_sentence(yes, summary.answered)
        }
        Some(summary) => words::sentence(
            summary.answered,
            &say(summary.median),
            &say(summary.lower_quartile),
            &say(summary.upper_quartile),
        ),
        None => words::sentence(0, "", "", ""),
    }
}

fn nothing(app: AppState, is_known: bool, name: &str) -> AnyView {
    if is_known {
        empty(app, &words::no_answers(name), words::TO_TODAY, None)
    } else {
        empty(app, words::UNKNOWN, words::TO_TODAY, None)
    }
}
