//! One measure over time: a sentence, the line, what the marks mean, the table.
//! Knows the store; every number comes from `analysis`.

use chrono::NaiveDate;
use leptos::prelude::*;

use super::{Place, back, link};
use crate::analysis::{Days, Series, all_days, batch_labels, dose_days, series_for};
use crate::charts::{Past, PastTable, SINGLE_DAYS, TimeLine};
use crate::components::{Empty, PageHead, Segments, meta, quiet};
use crate::domain::{Journal, Measure, MeasureKey, MeasureKind};
use crate::live::{Live, either, in_turn, view};
use crate::platform::document;
use crate::routes::Route;
use crate::state::AppState;
use crate::state::looking_back::Range;
use crate::text::{chart, insights as words, measure as measure_text};

/// The page.
#[component]
pub(crate) fn MeasurePage(
    /// Which measure.
    key: MeasureKey,
) -> impl IntoView {
    let app = AppState::expect();
    let place = Place::expect();
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
    let range = Live::memo(move || place.query.with(|query| Range::parse(query, usual)));
    let all = Live::memo(move || {
        app.journal
            .with(|journal| whole(journal, measure.get().as_ref()?, app.today()))
    });
    let doses = Live::memo(move || app.journal.with(dose_days));
    let batches = Live::memo(move || app.journal.with(batch_labels));
    // Without an answer the page shows no chart, so an empty day stands in.
    let past = Live::memo(move || {
        let kind = measure.with(|measure| measure.as_ref().map_or(MeasureKind::Rating, |m| m.kind.clone()));
        let all = all.get().unwrap_or_else(|| unanswered(app.today()));
        let days = range.get().of(all.days);
        let past = doses.with(|doses| Past::new(&all, days, doses, &kind));
        batches.with(|batches| past.with_batches(batches))
    });
    let has_answers = Live::memo(move || all.with(Option::is_some));
    view! {
        {back(Route::Insights, words::BACK)}
        <PageHead
            title=name
            summary=Live::of(move || has_answers.get().then(|| sentence(&past.read(), app)))
        >
            {move || {
                let (past, measure) = (past.read(), measure.get().filter(|_| has_answers.get())?);
                let (first, last) = (past.days.first(), past.days.last());
                let text = words::coverage(past.answered(), past.days.len(), first, last, &measure, &app.locale);
                Some(meta(text))
            }}
        </PageHead>
        {either(
            move || has_answers.get(),
            move || over_time(app, place, key, past, name, range),
            move || nothing(app, measure.with(Option::is_some), &name.get()),
        )}
    }
}

/// The measure's series from its first answer to today; `None` without an answer.
fn whole(journal: &Journal, measure: &Measure, today: NaiveDate) -> Option<Series> {
    let all = all_days(journal, today)?;
    let found = series_for(journal, measure, all);
    let start = found.values.iter().position(Option::is_some)?;
    let days = Days::new(all.at(start)?, all.last())?;
    Some(found.within(days))
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

fn over_time(
    app: AppState,
    place: Place,
    key: MeasureKey,
    past: Live<Past>,
    name: Live<String>,
    range: Live<Range>,
) -> AnyView {
    let selected = Live::of(move || Range::ALL.iter().position(|one| *one == range.get()));
    let on_select = Callback::new(move |position: usize| {
        if let Some(chosen) = Range::ALL.get(position) {
            place.replace(&[link(Route::Measure(key)).as_str(), "?", &chosen.query()].concat());
        }
    });
    let options = words::RANGES.iter().map(|words| (*words).to_owned()).collect();
    let marks = move || {
        let past = past.read();
        let marks = if past.values.len() > SINGLE_DAYS {
            chart::MARKS_DENSE
        } else {
            chart::MARKS
        };
        let flags = if past.batches.is_empty() {
            ""
        } else {
            chart::MARKS_BATCHES
        };
        [marks, flags].concat()
    };
    view! {
        <section class="section" aria-labelledby="over-time">
            <div class="section__head">
                <h2 id="over-time">{words::OVER_TIME}</h2>
                <Segments label=words::RANGE options=options selected=selected on_select=on_select />
            </div>
            {move || app.loading.get().then(|| meta(words::STILL_READING))}
            <figure class="figure">
                <div class="timeline__place">
                    {in_turn(
                        1,
                        move || view! { <TimeLine past=past name=name today=app.today() locale=app.locale /> },
                    )}
                </div>
                <figcaption class="figure__caption">{move || marks()}</figcaption>
            </figure>
            {in_turn(2, move || view! { <PastTable past=past name=name locale=app.locale /> })}
        </section>
    }
}

fn nothing(app: AppState, is_known: bool, name: &str) -> AnyView {
    if app.loading.get() {
        return quiet(words::STILL_READING);
    }
    let text = if is_known {
        words::no_answers(name)
    } else {
        words::UNKNOWN.to_owned()
    };
    view! {
        <Empty text=text>
            <p class="line">
                <a class="button button--primary" href=link(Route::Today)>
                    {words::TO_TODAY}
                </a>
            </p>
        </Empty>
    }
}
