//! Before and after the same dose or run, and at the same hours of ordinary days.
//! Knows the store; every number comes from `analysis`.

use std::sync::Arc;

use leptos::prelude::*;

use super::super::empty::empty;
use super::super::entry::ReadingRows;
use super::super::{Place, back, link_with};
use super::{how_computed, still_reading};
use crate::analysis::insights::{About, Answer, Pairs, against_ordinary_days, paired, pairs};
use crate::analysis::statistics::Difference;
use crate::charts::SlopePlot;
use crate::components::{Disclosure, PageHead, Section, Select, meta, quiet, table_of};
use crate::domain::{Journal, Measure, Moment};
use crate::live::{Live, anew, either, in_turn, view};
use crate::routes::Route;
use crate::state::looking_back::PairsView;
use crate::state::{AppState, Known, answer_of, selectors};
use crate::text::findings::{self as said, Method};
use crate::text::{insights, pairs as words, plots};

/// The pairs of a measure around doses or around runs.
#[derive(Clone, PartialEq)]
struct Around {
    of: Measure,
    about: About,
    pairs: Arc<Pairs>,
}

impl Around {
    fn query(&self) -> String {
        let view = PairsView {
            measure: Some(self.of.key),
            about: Some(self.about),
        };
        view.query()
    }
}

/// The page.
pub(crate) fn page() -> AnyView {
    let app = AppState::expect();
    let all = Live::memo(move || app.journal.with(all_pairs));
    let has_pairs = move || all.with(|all| !all.is_empty());
    view! {
        {back(Route::Insights, insights::BACK)}
        <PageHead title=words::TITLE lede=words::LEDE />
        {either(
            has_pairs,
            move || content(app, all),
            move || empty(app, words::EMPTY, words::TO_TODAY, None),
        )}
    }
}

/// Everything that has pairs, in the person's order of measures.
fn all_pairs(journal: &Journal) -> Vec<Around> {
    let there = paired(journal);
    let mut measures = journal.measures();
    measures.retain(|measure| !measure.hidden);
    let both = measures
        .into_iter()
        .flat_map(|of| [(of.clone(), About::Dose), (of, About::Run)]);
    both.filter(|(of, about)| there.contains(&(of.key, *about)))
        .map(|(of, about)| Around {
            pairs: Arc::new(pairs(journal, of.key, of.direction, about)),
            of,
            about,
        })
        .filter(|around| !around.pairs.pairs.is_empty())
        .collect()
}

fn content(app: AppState, all: Live<Vec<Around>>) -> AnyView {
    let place = Place::expect();
    let chosen = Live::memo(move || {
        let asked = place.query.with(|query| PairsView::parse(query));
        all.with(|all| {
            let is_asked = |around: &&Around| {
                asked.measure.is_none_or(|key| key == around.of.key)
                    && asked.about.is_none_or(|about| about == around.about)
            };
            all.iter().find(is_asked).or_else(|| all.first()).cloned()
        })
    });
    let options = Live::memo(move || {
        all.with(|all| {
            let choice = |around: &Around| {
                let count = around.pairs.pairs.len();
                (around.query(), words::choice(&around.of, around.about, count))
            };
            all.iter().map(choice).collect::<Vec<_>>()
        })
    });
    let value = Live::of(move || {
        chosen
            .with(|chosen| chosen.as_ref().map(Around::query))
            .unwrap_or_default()
    });
    let on_change = Callback::new(move |query: String| place.go(&link_with(Route::Pairs, &query)));
    let shown = move || anew(move || Some(section(app, &chosen.get()?)));
    let fair = move || anew(move || Some(against(app, &chosen.get()?)));
    let whole = move || anew(move || everything(app, &all.read()));
    view! {
        <section class="section">
            <div class="pick">
                <Select label=words::SHOWN options=options value=value on_change=on_change />
            </div>
            {still_reading(app)}
        </section>
        {in_turn(1, shown)}
        {in_turn(2, fair)}
        {in_turn(3, whole)}
    }
}

fn section(app: AppState, around: &Around) -> AnyView {
    let Around { of, about, pairs } = around;
    let name = words::what(of, *about);
    let summary = said::pairs(pairs, *about, of, &app.locale);
    let (pairs, kind, direction) = (Arc::clone(pairs), of.kind.clone(), of.direction);
    view! {
        <Section title=name.clone()>
            <SlopePlot
                name=name
                summary=summary
                pairs=pairs
                kind=kind
                direction=direction
                today=app.today()
                locale=app.locale
            />
            {how_computed(&[Method::Pairs])}
        </Section>
    }
}

/// The fair comparison, or why there is none.
fn against(app: AppState, around: &Around) -> AnyView {
    let is_of_doses = around.about == About::Dose;
    let compared = if is_of_doses {
        with_ordinary(app, &around.of, &around.pairs)
    } else {
        quiet(words::NO_OTHER_DAYS)
    };
    let offered = is_of_doses.then(|| {
        view! {
            {how_computed(&[Method::Difference])}
            {for_today(app)}
        }
    });
    view! {
        <Section title=words::ORDINARY class="section--noted">
            <div class="section__main">{compared} {offered}</div>
            <aside class="note" aria-label=words::NOTE>
                <h3>{words::WHY}</h3>
                <p>{said::REGRESSION_TO_THE_MEAN}</p>
            </aside>
        </Section>
    }
}

/// The changes after doses against those at the same hours of days without.
pub(crate) fn with_ordinary(app: AppState, of: &Measure, these: &Arc<Pairs>) -> AnyView {
    let (key, direction) = (of.key, of.direction);
    let ordinary = Live::memo(move || {
        app.journal
            .with(|journal| Some(Arc::new(pairs(journal, key, direction, About::OrdinaryDay))))
    });
    let (of, these) = (of.clone(), Arc::clone(these));
    let compared = move || {
        let ordinary = ordinary.get()?;
        let Some((sheet, question)) = against_ordinary_days(&these, &ordinary, key) else {
            return Some(quiet(words::NO_ORDINARY));
        };
        let answer = answer_of(sheet, question);
        let (of, these) = (of.clone(), Arc::clone(&these));
        let told = move || {
            Some(match answer.get() {
                Some(Answer::Difference(Some(found))) => fair(app, &of, (&these, &ordinary), &found),
                Some(_) => quiet(words::NO_ORDINARY),
                None => quiet(words::WORKING),
            })
        };
        Some(anew(told))
    };
    anew(compared)
}

fn fair(app: AppState, of: &Measure, (these, ordinary): (&Pairs, &Pairs), found: &Difference) -> AnyView {
    let change = |mean: f64| plots::change(mean, &of.kind, &app.locale);
    let row = |name: &str, pairs: &Pairs| {
        let mean = pairs.mean_change.map(change).unwrap_or_default();
        vec![name.to_owned(), mean, pairs.pairs.len().to_string()]
    };
    let mut rows = vec![row(words::DOSES, these), row(words::ORDINARY_DAYS, ordinary)];
    let few = match found.adjusted {
        Some(found) => {
            let range = plots::change_between(found.low, found.high, &of.kind, &app.locale);
            let size = [&change(found.estimate), " (", &range, ")"].concat();
            rows.push(vec![plots::intervals::DIFFERENCE.to_owned(), size, String::new()]);
            None
        }
        None => Some(meta(words::few_ordinary(found.others.days))),
    };
    let head = [words::WHAT, words::MEAN_CHANGE, words::PAIRS];
    view! {
        <p class="summary">{said::against_ordinary(found, of, &app.locale)}</p>
        {table_of(words::ORDINARY, &head, rows)}
        {few}
    }
}

/// The two readings of an ordinary day, while today is one.
fn for_today(app: AppState) -> AnyView {
    let today = app.today();
    let doses = Known::expect().dose_days.read_untracked();
    let is_offered = app.journal.with_untracked(|journal| {
        doses.binary_search(&today).is_err() && !selectors::asked_around_dose(journal).is_empty()
    });
    let reading = |heading: &'static str, moment: Moment| {
        view! {
            <div class="stack stack--tight">
                <h3>{heading}</h3>
                <ReadingRows day=today moment=moment about=None />
            </div>
        }
    };
    if !is_offered {
        return ().into_any();
    }
    let (before, after) = (
        reading(words::BEFORE, Moment::Before),
        reading(words::AFTER, Moment::After),
    );
    view! {
        <Disclosure label=words::MEASURE_TODAY>
            {meta(words::MEASURE_TODAY_HOW)}
            {before}
            {after}
        </Disclosure>
    }
}

/// All pairs as one table, where there is more than one kind.
fn everything(app: AppState, all: &[Around]) -> Option<AnyView> {
    let rows = all.iter().map(|around| {
        let cells = words::row(&around.pairs, &around.of, &app.locale);
        let name = words::what(&around.of, around.about);
        std::iter::once(name).chain(cells).collect()
    });
    let rows: Vec<Vec<String>> = rows.collect();
    let head = [
        words::WHAT,
        words::PAIRS,
        words::CHANGE,
        words::BETTER,
        words::LATER,
    ];
    (rows.len() > 1).then(|| {
        view! { <Section title=words::ALL>{table_of(words::ALL, &head, rows)}</Section> }
    })
}
