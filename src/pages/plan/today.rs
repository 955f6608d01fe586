//! The plan on Today: where the day is in it, what is next, what is due with one tap to record it; and the app's badge.
//! Knows the store; which day is what comes from `schedule`.

use chrono::{Days, NaiveDate, NaiveTime};
use leptos::prelude::*;

use crate::charts::{Ruler, RulerDay};
use crate::components::{Banner, Icon, Look, button, icon_button, meta};
use crate::domain::{Body, Choice, Decision, FreeFor, RecordId, When};
use crate::live::{Live, Slot, either, follow, view, when};
use crate::pages::{Place, Rest, link};
use crate::platform::{badge, clock, document};
use crate::routes::Route;
use crate::schedule::{Allowance, Calendar, DayKind, Mark};
use crate::state::AppState;
use crate::state::plan_today::{Due, PlanToday, is_time, plan_today, planned_dose};
use crate::text::app::TO_TODAY;
use crate::text::{
    date, entry as entry_text,
    plan::{self as plan_words, today as words},
};

/// How long "Later" hides what is due, in seconds.
const LATER: i64 = 2 * 60 * 60;
/// The most days of the ruler, and how many it shows on each side of today in a plan without cycles.
const MOST_DAYS: i64 = 126;
const AROUND: u64 = 20;

/// What one block needs of the plan.
#[derive(Clone, PartialEq, Default)]
struct Shown {
    today: Option<PlanToday>,
    ruler: Option<RulerOf>,
}

/// The days of the ruler.
#[derive(Clone, PartialEq)]
struct RulerOf {
    first: NaiveDate,
    last: NaiveDate,
    days: Vec<RulerDay>,
    place: usize,
}

/// The block below the heading. `pressed` is when a dose was last recorded with one tap, in seconds.
pub(in crate::pages) fn block(day: Live<NaiveDate>, pressed: Slot<i64>) -> AnyView {
    let app = AppState::expect();
    let calendar = expect_context::<Rest>().planned;
    let shown = Live::memo(move || {
        let Some(calendar) = calendar.get() else {
            return Shown::default();
        };
        let (calendar, day) = (calendar.read(), day.get());
        Shown {
            today: plan_today(&calendar, day),
            ruler: ruler_of(&calendar, day),
        }
    });
    let hidden = Slot::new(None::<i64>);
    let due = Live::memo(move || shown.with(|shown| offered(app, day.get(), shown.today.as_ref())));
    let line = move || shown.with(|shown| shown.today.as_ref().map(|today| sentence(app, day.get(), today)));
    let is_hidden = Live::memo(move || {
        app.clock.track();
        let now = clock::read().seconds;
        hidden.get().is_some_and(|until| now < until)
    });
    let is_offered = move || due.with(Option::is_some) && !is_hidden.get();
    view! {
        <p class="page__lede">
            {move || line()} " " <a class="page__more" href=link(Route::Plan)>{words::TO_PLAN}</a>
        </p>
        <div aria-live="polite" id="plan-due">
            {either(
                is_offered,
                move || (move || due.get().map(|(plan, due)| banner(app, day, plan, due, hidden, pressed))).into_any(),
                move || (move || ruled(app, shown, due.with(Option::is_some), hidden)).into_any(),
            )}
        </div>
    }
}

/// What is offered now, and of which plan: nothing before the plan's time of the day.
fn offered(app: AppState, day: NaiveDate, today: Option<&PlanToday>) -> Option<(RecordId, Due)> {
    let today = today?;
    let due = today.due?;
    (due != Due::Today || has_come(app, day, today.time)).then_some((today.plan, due))
}

fn has_come(app: AppState, day: NaiveDate, time: Option<NaiveTime>) -> bool {
    let hour = app.setting(|settings| settings.day_start_hour);
    let now = app.clock.with(|clock| clock.date.and_time(clock.time));
    is_time(time, day, now, hour)
}

/// Where the day is in the plan, what became of its dose, what is next and how many are left.
fn sentence(app: AppState, day: NaiveDate, today: &PlanToday) -> String {
    let locale = &app.locale;
    let position = today.position;
    let is_as_needed = today.allowance.is_some();
    let place = match (position.kind, position.pattern, position.rest) {
        (DayKind::Before, ..) => return words::begins(today.start, day, locale),
        (DayKind::Paused, ..) => {
            let since = today.paused_since;
            let said = since.map(|since| plan_words::paused(since, today.paused_to, day, locale));
            said.unwrap_or_default()
        }
        (DayKind::KeptFree, ..) => {
            let why = today.free_for.unwrap_or(FreeFor::Other);
            [plan_words::kept_free(why).as_str(), "."].concat()
        }
        (DayKind::Rest, _, Some(rest)) => plan_words::rest_day(rest),
        (DayKind::Rest, ..) => words::REST.to_owned(),
        (DayKind::Dose, Some(at), _) => words::pattern_day(at, words::DOSE_DAY),
        (DayKind::Transition, Some(at), _) => words::pattern_day(at, words::TRANSITION),
        (_, Some(at), _) => words::pattern_day(at, words::NORMAL),
        (DayKind::Dose, ..) => String::new(),
        (DayKind::Transition, ..) => words::AFTER_DOSE_DAY.to_owned(),
        _ if matches!(today.due, Some(Due::Late(_))) => words::WAITS.to_owned(),
        _ => match today.allowance {
            Some(Allowance::Within) => words::WITHIN.to_owned(),
            Some(Allowance::TooSoon { earliest } | Allowance::WeekFull { earliest }) => {
                words::earliest(earliest, locale)
            }
            None if today.left.is_none() && today.next.is_none() => words::AS_NEEDED.to_owned(),
            None => words::NO_DOSE_DAY.to_owned(),
        },
    };
    let mut parts = vec![place, words::became(today.mark, locale)];
    if let Some(time) = today.time.filter(|_| today.mark == Some(Mark::Due)) {
        parts.extend((!has_come(app, day, Some(time))).then(|| words::planned_for(time, locale)));
    }
    if !is_as_needed && today.left.is_some() | today.next.is_some() {
        parts.push(words::next(today.next, day, locale));
    }
    parts.extend(today.left.filter(|_| position.cycle.is_some()).map(words::left));
    parts.retain(|part| !part.is_empty());
    parts.join(" ")
}

/// What is due, with what one tap records.
fn banner(
    app: AppState,
    day: Live<NaiveDate>,
    plan: RecordId,
    due: Due,
    hidden: Slot<Option<i64>>,
    pressed: Slot<i64>,
) -> AnyView {
    let locale = app.locale;
    let dose = app.journal.with(|journal| {
        let plan = journal.plan(plan)?;
        Some(planned_dose(journal, plan))
    });
    let Some(dose) = dose else { return ().into_any() };
    let recorded = app.journal.with(|journal| {
        let of = entry_text::dose_of(&dose, journal);
        match dose.dosage {
            Some(_) => words::records(&entry_text::dose_amount(&dose, &app.style()), &of),
            None if of.is_empty() => words::RECORDS_BARE.to_owned(),
            None => words::records("", &of),
        }
    });
    let (text, taken, skipped) = match due {
        Due::Today => (words::DUE.to_owned(), words::TAKEN, None),
        Due::Late(missed) => (words::open_dose(missed, &locale), words::TAKEN_LATE, Some(missed)),
    };
    let record = move || {
        // Like a chip that is pressed twice: still one dose.
        let now = clock::read().seconds;
        if now.abs_diff(pressed.get_untracked()) > 1 {
            pressed.set(now);
            app.add(app.when_now(), Body::Dose(dose.clone()));
        }
        document::focus_again(None, Vec::new());
    };
    let skip = move || {
        let of = skipped.unwrap_or_else(|| day.get_untracked());
        let choice = Choice::Skipped;
        app.add(When::on(of), Body::Decision(Decision { plan, choice }));
        document::focus_again(None, Vec::new());
    };
    let later = move || {
        hidden.set(Some(clock::read().seconds.saturating_add(LATER)));
        document::focus_again(None, vec!["#plan-due button".to_owned()]);
    };
    let text = [text.as_str(), " ", &recorded].concat();
    view! {
        <Banner text=text>
            {button(Look::Primary, taken, record)}
            {button(Look::Plain, words::SKIP, skip)}
            {button(Look::Quiet, words::LATER, later)}
        </Banner>
    }
}

/// The ruler, and when what is due comes back if it is hidden.
fn ruled(app: AppState, shown: Live<Shown>, is_due: bool, hidden: Slot<Option<i64>>) -> AnyView {
    let back = hidden.get().filter(|_| is_due).map(|until| {
        let text = words::hidden_until(clock::read_at(until).time, &app.locale);
        let show = move || {
            hidden.set(None);
            document::focus_again(None, vec!["#plan-due button".to_owned()]);
        };
        view! {
            <div class="line line--between">
                {meta(text)}
                {icon_button(Icon::Down, Look::Quiet, words::SHOW_NOW, show)}
            </div>
        }
    });
    view! {
        {shown.with(|shown| shown.ruler.as_ref().map(|ruler| drawn(ruler, app)))}
        {back}
    }
}

fn ruler_of(calendar: &Calendar, day: NaiveDate) -> Option<RulerOf> {
    let course = calendar.course_on(day)?;
    let ahead = |days| day.checked_add_days(Days::new(days));
    let cycle = course.cycle_on(day)?;
    let is_rest = course.on(day) == DayKind::Rest;
    let last = if is_rest { cycle.rest_last } else { cycle.last };
    let length = |last: NaiveDate| last.signed_duration_since(cycle.first).num_days();
    let (first, last) = match last {
        Some(last) if length(last) < MOST_DAYS => (cycle.first, last),
        _ => {
            let first = day.checked_sub_days(Days::new(AROUND))?.max(cycle.first);
            (first, ahead(AROUND)?.min(last.unwrap_or(NaiveDate::MAX)))
        }
    };
    let days = calendar.between(first, last, day).into_iter();
    let days = days.map(|found| match found.mark {
        Some(Mark::Taken | Mark::TakenLate(_) | Mark::Unplanned) => RulerDay::Dose,
        Some(Mark::Skipped) => RulerDay::Skipped,
        Some(Mark::Missed) => RulerDay::Missed,
        Some(Mark::Due | Mark::Planned) => RulerDay::Planned,
        // A dose that was taken late was not missed, nor one of a date that never was.
        Some(Mark::MovedTo(_) | Mark::Lost) | None => RulerDay::Plain,
    });
    Some(RulerOf {
        first,
        last,
        days: days.collect(),
        place: usize::try_from(day.signed_duration_since(first).num_days()).ok()?,
    })
}

fn drawn(ruler: &RulerOf, app: AppState) -> AnyView {
    let locale = app.locale;
    let count = |what: RulerDay| ruler.days.iter().filter(|day| **day == what).count();
    let counts = words::RulerCounts {
        taken: count(RulerDay::Dose),
        skipped: count(RulerDay::Skipped),
        missed: count(RulerDay::Missed),
        to_come: count(RulerDay::Planned),
    };
    let paths = Ruler::of(&ruler.days);
    let width = paths.width.to_string();
    view! {
        <figure class="ruler">
            <svg
                viewBox=["0 0 ", &width, " 38"].concat()
                preserveAspectRatio="none"
                role="img"
                aria-label=words::ruler(ruler.first, ruler.last, &counts, &locale)
            >
                <path class="c-tick" d=paths.days />
                <path class="c-rug c-rug--l" d=paths.doses />
                <path class="c-rug c-rug--open" d=paths.skipped />
                <path class="c-rug c-rug--open" d=paths.missed />
                <path class="c-rug c-rug--open" stroke-dasharray="2 2" d=paths.planned />
                <path class="c-axis" d=["M0 28H", &width].concat() />
                <path class="c-dose" d=Ruler::mark_below(ruler.place) />
            </svg>
            <p class="ruler__ends" aria-hidden="true">
                <span>{date::day_short(ruler.first, &locale)}</span>
                <span>{date::day_short(ruler.last, &locale)}</span>
            </p>
        </figure>
    }
}

/// Keeps the badge of the app's icon: there while a dose is due and nothing is recorded. It is there as long as the
/// program is, so what the plan says today is worked out here, once for it and for the block.
pub(in crate::pages) fn keep_badge() -> AnyView {
    let app = AppState::expect();
    let calendar = Live::memo(move || {
        let today = app.today();
        let is_reading = app.loading.get();
        app.journal.with(|journal| {
            let first = journal.days().next().filter(|_| is_reading);
            Calendar::of_today(journal, today, first)
        })
    });
    expect_context::<Rest>().planned.set(Some(calendar));
    let due = Live::memo(move || {
        let today = app.today();
        calendar
            .with(|calendar| plan_today(calendar, today))
            .filter(|of| of.due == Some(Due::Today))
            .map(|of| of.time)
    });
    let is_due = Live::memo(move || due.get().is_some_and(|time| has_come(app, app.today(), time)));
    follow(move || badge::show(is_due.get()));
    reminder(is_due)
}

/// Says on every page but Today, which says it itself, that a dose has become due: once, until it is closed, followed or
/// no longer so.
fn reminder(is_due: Live<bool>) -> AnyView {
    let place = Place::expect();
    let is_said = Slot::new(false);
    let mut was_due = false;
    follow(move || {
        let (is_now, is_elsewhere) = (is_due.get(), place.route.get() != Route::Today);
        let is_new = is_now && !was_due;
        was_due = is_now;
        let is_open = is_elsewhere && is_now && (is_new || is_said.get_untracked());
        if is_open != is_said.get_untracked() {
            is_said.set(is_open);
        }
    });
    let banner = move || {
        view! {
            <Banner text=words::DUE>
                <a class="button" href=link(Route::Today)>
                    {TO_TODAY}
                </a>
                {button(Look::Quiet, words::NOT_NOW, move || is_said.set(false))}
            </Banner>
        }
    };
    when(move || is_said.get(), banner)
}
