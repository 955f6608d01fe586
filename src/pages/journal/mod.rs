//! Looking back: the calendar by any measure, and the list of days with search and filters.
//! Knows the store; what is shown stands in the address, so that Back and a bookmark bring it back.

mod calendar;
mod day_rows;
mod filters;
mod list;
mod rows;
mod weeks;
mod year;

use chrono::NaiveDate;
use leptos::prelude::*;

use super::empty::empty;
use super::{Place, link_with};
use crate::analysis::{Days, Series, days_ahead, series_for};
use crate::charts::{DayMark, Domain};
use crate::components::{PageHead, Section};
use crate::domain::{Measure, MeasureKind};
use crate::live::{Live, either, in_turn, view};
use crate::routes::Route;
use crate::schedule::{CalendarDay, DayKind, Mark};
use crate::state::looking_back::JournalView;
use crate::state::{AppState, Known};
use crate::text::{chart, journal as words};

/// What the parts of the page share.
#[derive(Clone, Copy)]
struct Looking {
    app: AppState,
    place: Place,
    view: Live<JournalView>,
    /// What follows from the whole journal.
    known: Known,
    measures: Live<Vec<Measure>>,
    /// From the first day to today; `None` before there is one.
    days: Live<Option<Days>>,
    /// The days after today that have entries, newest first.
    ahead: Live<Vec<NaiveDate>>,
    /// The visible measures that were ever answered.
    answered: Live<Vec<Measure>>,
}

impl Looking {
    /// Shows something else, in place of what the address says now.
    fn show(self, change: impl FnOnce(&mut JournalView)) {
        let mut view = self.view.get_untracked();
        change(&mut view);
        self.put(&view);
    }

    /// What marks the days from `first` to `last`: doses, and what the plans say.
    fn marks(self, first: NaiveDate, last: NaiveDate) -> Vec<(NaiveDate, DayMark)> {
        let calendar = self.known.plans.read();
        if calendar.courses.is_empty() {
            let doses = self.known.dose_days.read();
            let shown = doses.iter().filter(|day| first <= **day && **day <= last);
            return shown.map(|day| (*day, DayMark::Dose)).collect();
        }
        let days = calendar.between(first, last, self.app.today()).into_iter();
        days.filter_map(|day| Some((day.day, mark_of(&day)?))).collect()
    }

    /// The answers to a measure, their kind, and the ends of its colours; ratings that nobody gave where there is no measure.
    fn answers(self, measure: Option<&Measure>, days: Days) -> (MeasureKind, Series, (f64, f64)) {
        let (kind, series) = measure.map_or_else(
            || {
                let values = vec![None; days.len()];
                (MeasureKind::Rating, Series { days, values })
            },
            |measure| {
                let series = self
                    .app
                    .journal
                    .with(|journal| series_for(journal, measure, days));
                (measure.kind.clone(), series)
            },
        );
        let domain = Domain::of(&kind, &series.values);
        (kind, series, (domain.low, domain.high))
    }

    /// The first days of batches from `first` to `last`, with what these batches are called.
    fn batches(self, first: NaiveDate, last: NaiveDate) -> Vec<(NaiveDate, String)> {
        let batches = self.known.batches.read();
        let shown = batches.iter().filter(|(day, _)| first <= *day && *day <= last);
        shown
            .map(|(day, labels)| (*day, chart::batches(labels)))
            .collect()
    }

    /// Whether there is or was a plan.
    fn has_plans(self) -> bool {
        self.known.plans.with(|calendar| !calendar.courses.is_empty())
    }

    fn put(self, view: &JournalView) {
        self.place.replace(&link_with(Route::Journal, &view.query()));
    }
}

/// The page.
#[component]
pub(crate) fn JournalPage() -> impl IntoView {
    let app = AppState::expect();
    let place = Place::expect();
    let measures = Live::memo(move || {
        let mut measures = app.journal.with(|journal| journal.measures());
        measures.retain(|measure| !measure.hidden);
        measures
    });
    let known = Known::expect();
    let days = Live::memo(move || known.overview.with(|overview| Some(overview.as_ref()?.days)));
    let looking = Looking {
        app,
        place,
        view: Live::memo(move || place.query.with(|query| JournalView::parse(query))),
        known,
        measures,
        days,
        ahead: Live::memo(move || app.journal.with(|journal| days_ahead(journal, app.today()))),
        answered: Live::memo(move || {
            let (ever, mut measures) = (known.answered.read(), measures.get());
            measures.retain(|measure| ever.contains_key(&measure.key));
            measures
        }),
    };
    let has_days =
        Live::memo(move || looking.days.with(Option::is_some) || !looking.ahead.with(Vec::is_empty));
    view! {
        <PageHead title=words::TITLE />
        // The page before is taken away first.
        {in_turn(
            1,
            move || either(move || has_days.get(), move || content(looking), move || empty(app, words::EMPTY, words::TO_TODAY, None)),
        )}
    }
}

fn content(looking: Looking) -> AnyView {
    // From top to bottom, so that nothing jumps.
    view! {
        <div class="desk">
            {calendar::calendar(looking)}
            <div class="desk__main">{in_turn(2, move || days(looking))}</div>
        </div>
    }
}

fn days(looking: Looking) -> AnyView {
    let state = Live::memo(move || {
        let overview = looking.known.overview.get()?;
        Some(words::count(
            overview.days.len(),
            overview.without_entry(),
            overview.ahead,
        ))
    });
    view! {
        <Section title=words::DAYS state=state>
            {filters::filters(looking)}
            {in_turn(1, move || list::list(looking))}
        </Section>
    }
}

fn mark_of(day: &CalendarDay) -> Option<DayMark> {
    match day.mark {
        Some(Mark::Taken | Mark::TakenLate(_)) => Some(DayMark::Dose),
        Some(Mark::Unplanned) => Some(DayMark::Extra),
        Some(Mark::Skipped) => Some(DayMark::Skipped),
        Some(Mark::Missed) => Some(DayMark::Missed),
        Some(Mark::Due | Mark::Planned) => Some(DayMark::Planned),
        // A dose that was taken late was not missed, nor one of a date that never was.
        Some(Mark::MovedTo(_) | Mark::Lost) | None => {
            (day.kind == Some(DayKind::KeptFree)).then_some(DayMark::Free)
        }
    }
}
