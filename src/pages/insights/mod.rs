//! What stands out, the ways to look closer, and all measures as small charts of the last twelve weeks.
//! Knows the store; every number comes from `analysis`.

mod choice;
pub(super) mod doses;
mod findings;
mod how;
mod mornings;
pub(super) mod pairs;
pub(super) mod runs;

use how::{answers, look, still_reading};

pub(super) use choice::ranges;
pub(super) use findings::{stop_or_go_on, waiting};
pub(super) use how::how_computed;

use std::sync::Arc;

use leptos::prelude::*;

use super::empty::empty;
use super::link;
use crate::analysis::insights::loads;
use crate::analysis::{Days, Source, run_load, series_for, summary};
use crate::charts::{Past, SmallMultiple};
use crate::components::{LinkRow, PageHead, Section, meta, quiet};
use crate::domain::{Body, Journal, Measure, MeasureKey, MeasureKind};
use crate::live::{Live, Slot, anew, in_turn, view};
use crate::routes::Route;
use crate::state::{AppState, Known};
use crate::text::findings::Method;
use crate::text::{Locale, chart, insights as words, measure as measure_text, number, runs as runs_text};

/// Twelve weeks.
const DAYS: usize = 84;
/// How many of the newest days the number beside a name is the middle of.
const NOW: usize = 14;

/// Where a measure stands on the page.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum Group {
    Evening,
    Morning,
    Around,
}

/// One small chart.
#[derive(Clone, PartialEq)]
struct Item {
    group: Group,
    key: Option<MeasureKey>,
    name: String,
    past: Arc<Past>,
    now: (String, String),
}

/// What the page shows.
#[derive(Clone, PartialEq, Default)]
struct Shown {
    items: Vec<Item>,
    waiting: Vec<String>,
}

/// The page.
#[component]
pub(crate) fn Insights() -> impl IntoView {
    let app = AppState::expect();
    let known = Known::expect();
    let shown = Live::memo(move || {
        app.journal
            .with(|journal| shown(journal, known, Days::ending(app.today(), DAYS), &app.locale))
    });
    let lede = Live::of(move || {
        known
            .overview
            .get()
            .map(|counts| words::lede(counts.days.len(), counts.evenings, counts.doses))
    });
    let content = move || {
        let shown = shown.get();
        if shown.items.is_empty() {
            let measures = Some((Route::Measures, words::TO_MEASURES));
            return Some(empty(app, words::EMPTY, words::TO_TODAY, measures));
        }
        Some(charts(app, shown))
    };
    view! {
        <PageHead title=words::TITLE lede=lede />
        {in_turn(1, move || anew(content))}
    }
}

fn charts(app: AppState, shown: Shown) -> AnyView {
    let locale = app.locale;
    let groups = [
        (Group::Evening, words::EVENING),
        (Group::Morning, words::MORNING),
        (Group::Around, words::AROUND),
    ];
    let width = Slot::new(0.0);
    let sections = (1..).zip(groups).filter_map(|(turn, (group, title))| {
        let items: Vec<Item> = shown
            .items
            .iter()
            .filter(|item| item.group == group)
            .cloned()
            .collect();
        let has_load = items.iter().any(|item| item.key.is_none());
        (!items.is_empty()).then(|| {
            let charts = (0..).zip(items).map(|(place, item)| {
                // Three charts a turn: a row on a wide screen.
                in_turn(turn + place / 3, move || multiple(item.clone(), width, locale))
            });
            let charts = charts.collect_view();
            view! {
                <Section title=title state=words::LAST_12_WEEKS.to_owned()>
                    {(turn == 1).then(|| meta(words::HOW_TO_READ))}
                    <div class="multiples">{charts}</div>
                    {(turn == 1).then(|| how_computed(&[Method::OverTime]))}
                    {has_load.then(|| meta(words::LOAD_HOW))}
                </Section>
            }
        })
    });
    let sections = sections.collect_view();
    let waiting = (!shown.waiting.is_empty()).then(|| {
        view! {
            <Section title=words::NOTHING_YET>
                {quiet(words::waiting(&shown.waiting))}
                <p class="line">
                    <a class="more" href=link(Route::Measures)>
                        {words::TO_MEASURES}
                    </a>
                </p>
            </Section>
        }
    });
    view! {
        {findings::findings(app)}
        {in_turn(1, closer)}
        {sections}
        {waiting}
    }
}

/// The ways to the pages that compare days of one kind with others.
fn closer() -> AnyView {
    let rows = [
        (Route::Doses, words::DOSES, words::DOSES_HOW),
        (Route::Pairs, words::PAIRS, words::PAIRS_HOW),
        (Route::Runs, runs_text::TITLE, words::RUNS_HOW),
    ];
    let rows = rows.map(|(route, title, meta)| {
        view! { <LinkRow href=link(route) title=title meta=Live::just(meta.to_owned()) /> }
    });
    view! {
        <Section title=words::CLOSER>
            <ul class="rows rows--framed">{rows.collect_view()}</ul>
        </Section>
    }
}

fn multiple(item: Item, width: Slot<f64>, locale: Locale) -> AnyView {
    let is_sum = item.key.is_none();
    // Nobody answers running load, so it has no page as a measure.
    let href = Some(link(item.key.map_or(Route::Runs, Route::Measure)));
    view! { <SmallMultiple past=item.past name=item.name now=item.now href=href is_sum=is_sum width=width locale=locale /> }
}

fn shown(journal: &Journal, known: Known, days: Days, locale: &Locale) -> Shown {
    let Some(first) = journal.days().next() else {
        return Shown::default();
    };
    let doses = known.dose_days.read();
    // Days before the first are not unanswered: there was nothing to answer.
    let days = Days::new(days.first().max(first), days.last()).unwrap_or(days);
    let (batches, ever) = (known.batches.read(), known.answered.read());
    let mut shown = Shown::default();
    for measure in journal.measures().into_iter().filter(|measure| !measure.hidden) {
        let name = measure_text::name(&measure);
        if !ever.contains_key(&measure.key) {
            if group(&measure) != Group::Around {
                shown.waiting.push(name);
            }
            continue;
        }
        let of = series_for(journal, &measure, days);
        let past = Past::new(&of, days, &doses, &measure.kind).with_batches(&batches);
        let now = now(&past, locale);
        shown.items.push(Item {
            group: group(&measure),
            key: Some(measure.key),
            name,
            past: Arc::new(past.in_own_range()),
            now,
        });
    }
    let has_runs = journal
        .entries()
        .any(|(_, entry)| matches!(&entry.body, Body::Run(run) if run.effort.is_some()));
    if has_runs {
        let load = load(journal, days, &doses, locale);
        shown.items.push(Item {
            past: Arc::new(load.past.as_ref().clone().with_batches(&batches)),
            ..load
        });
    }
    shown
}

/// Measures that no check-in asks are read after doses and runs.
fn group(measure: &Measure) -> Group {
    match (Source::of(measure), measure.ask.evening, measure.ask.morning) {
        (Source::After, _, _) => Group::Around,
        (_, true, _) => Group::Evening,
        (_, _, true) => Group::Morning,
        _ => Group::Evening,
    }
}

/// The median of the newest days, in words.
fn now(past: &Past, locale: &Locale) -> (String, String) {
    let start = past.values.len().saturating_sub(NOW);
    match summary(past.values.get(start..).unwrap_or_default()) {
        None => (words::NO_NUMBER.to_owned(), words::NOT_LATELY.to_owned()),
        Some(newest) => {
            let of = if past.kind == MeasureKind::Rating {
                words::OF_TEN
            } else {
                ""
            };
            (chart::value(newest.median, &past.kind, locale), of.to_owned())
        }
    }
}

/// Running load as a chart of its own.
fn load(journal: &Journal, days: Days, doses: &[chrono::NaiveDate], locale: &Locale) -> Item {
    let of = run_load(journal, days);
    // The same seven days as on the page of runs.
    let week = loads(&of.values, runs::newest_place(&of), 7).sum;
    Item {
        group: Group::Around,
        key: None,
        name: words::RUN_LOAD.to_owned(),
        past: Arc::new(Past::new(&of, days, doses, &MeasureKind::Count).in_own_range()),
        now: (number::rounded(week, 0, locale), words::IN_7_DAYS.to_owned()),
    }
}
