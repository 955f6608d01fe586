//! The calendar of a cycle, planned and taken side by side, readable without colour; and the counters beside it.
//! Knows which days are shown; what each is comes from `schedule`.

use chrono::{Datelike, Days, NaiveDate};
use leptos::prelude::*;

use super::{Planning, kept};
use crate::charts::weeks_ending;
use crate::components::{Icon, Look, ReadOut, Section, button, icon_small, meta};
use crate::live::{Live, Plain, Slot, either, fill, view, when};
use crate::platform::document;
use crate::schedule::{CalendarDay, Course, DayKind, Mark, WeekRow};
use crate::text::plan::{self as plan_words, cycle as words};
use crate::text::{chart, date, insights, number};

/// The most weeks shown of a rest, and around today where there are no cycles.
const MOST_REST_WEEKS: u64 = 4;

pub(super) fn section(planning: Planning, course: &Course) -> AnyView {
    let app = planning.app;
    let has_cycles = course.plan.cycle.is_some();
    let today = app.today();
    let now = course.cycle_on(today.max(course.plan.start));
    let shown = Slot::new(now.map_or(1, |cycle| cycle.number));
    let id = course.id;
    let of_plan = move |read: &mut dyn FnMut(&Course)| {
        planning.calendar.with(|calendar| {
            if let Some(course) = calendar.courses.iter().find(|course| course.id == id) {
                read(course);
            }
        });
    };
    let span = Live::memo(move || {
        let mut span = None;
        of_plan(&mut |course| span = Some(span_of(course, shown.get(), planning.app.today())));
        span
    });
    let steps = has_cycles.then(|| {
        let is_there = move |number: u32| {
            let mut is_there = false;
            of_plan(&mut |course| is_there = course.cycle(number).is_some());
            is_there
        };
        let name = move || {
            let mut name = String::new();
            of_plan(&mut |course| {
                if let Some(cycle) = course.cycle(shown.get()) {
                    let today = app.today();
                    name =
                        plan_words::cycle_of(cycle.number, cycle.first, cycle.rest_last, today, &app.locale);
                }
            });
            name
        };
        let step = move |to: Option<u32>, icon: Icon, label: &'static str| {
            let to = to.filter(|to| is_there(*to));
            view! {
                <button
                    class="button button--quiet button--icon"
                    type="button"
                    aria-label=label
                    disabled=to.is_none()
                    on:click=move |_| shown.set(to.unwrap_or(1))
                >
                    {icon_small(icon)}
                </button>
            }
        };
        view! {
            <div class="line line--between line--nowrap">
                <p class="meta">{name}</p>
                <div class="line line--nowrap">
                    {move || step(shown.get().checked_sub(1), Icon::Left, chart::EARLIER)}
                    {move || step(shown.get().checked_add(1), Icon::Right, chart::LATER)}
                </div>
            </div>
        }
    });
    let days = NodeRef::new();
    fill(days, move || {
        span.get()
            .map_or_else(Vec::new, |(first, last)| table(planning, first, last))
    });
    let heading = if has_cycles {
        words::THIS_CYCLE
    } else {
        words::THESE_WEEKS
    };
    view! {
        <Section title=heading class="section--noted">
            <div class="section__main">
                {steps}
                <table class="cal" node_ref=days />
                {planning.afterwards(|| view! {
                    {key()}
                    <div class="buttons">{button(Look::Quiet, words::PRINT, document::print)}</div>
                })}
            </div>
            <aside class="note" aria-label=heading>
                {planning.afterwards(move || lately(planning))}
            </aside>
        </Section>
    }
}

/// What was taken lately, while there is no plan whose calendar it could stand beside.
pub(super) fn unplanned(planning: Planning) -> AnyView {
    let has_doses = move || planning.counted.with(|counted| counted.since_last.is_some());
    when(has_doses, move || {
        view! {
            <Section title=words::LATELY>
                <div class="note">{lately(planning)}</div>
            </Section>
        }
    })
}

/// The counters with their reasons, and notes; not while older days are still being read, which they count.
fn lately(planning: Planning) -> AnyView {
    let is_reading = move || planning.app.loading.get();
    either(
        is_reading,
        || meta(insights::STILL_READING),
        move || counted(planning),
    )
}

fn counted(planning: Planning) -> AnyView {
    view! {
        {move || counters(planning)}
        <p>{words::WHY_COUNTED}</p>
        {move || week(planning).map(|week| view! { <p>{week}</p> })}
        {move || kept::record_notes(planning)}
    }
}

/// The first and the last day shown of a cycle and its rest, or around today.
fn span_of(course: &Course, number: u32, today: NaiveDate) -> (NaiveDate, NaiveDate) {
    let ahead = |day: NaiveDate, weeks: u64| {
        day.checked_add_days(Days::new(weeks.saturating_mul(7)))
            .unwrap_or(day)
    };
    let around = today.max(course.plan.start);
    let unending = (
        around
            .checked_sub_days(Days::new(MOST_REST_WEEKS.saturating_mul(7)))
            .unwrap_or(around),
        ahead(around, MOST_REST_WEEKS),
    );
    let cycle = course.plan.cycle.and_then(|_| course.cycle(number));
    cycle.map_or(unending, |cycle| match (cycle.last, cycle.rest_last) {
        (Some(last), Some(rest_last)) => (cycle.first, rest_last.min(ahead(last, MOST_REST_WEEKS))),
        // A pause without an end: as far as can be said.
        _ => (cycle.first, ahead(around, MOST_REST_WEEKS)),
    })
}

fn table(planning: Planning, first: NaiveDate, last: NaiveDate) -> Vec<Plain> {
    let locale = planning.app.locale;
    let start = locale.week_start;
    let today = planning.app.today();
    let found = planning.calendar.read().week_rows((first, last), start, today);
    // A pause of decades is not drawn to its end.
    let drawn = match found.last() {
        Some(WeekRow::Week(days)) => days.last().map(|day| day.day),
        Some(WeekRow::Paused { last, .. }) => Some(*last),
        None => None,
    };
    let last = drawn.map_or(last, |drawn| drawn.min(last));
    let goes_on = |last: NaiveDate| {
        let calendar = planning.calendar.read();
        last.succ_opt()
            .is_some_and(|next| calendar.on(next, today).kind == Some(DayKind::Paused))
    };
    let head = weeks_ending(first, 1, start).into_iter().flatten().map(|day| {
        Plain::new("th")
            .with("scope", "col")
            .words(date::weekday_short(day.weekday()))
    });
    let mut is_first = true;
    let rows = found.into_iter().map(|row| {
        let days = match row {
            WeekRow::Week(days) => days,
            WeekRow::Paused { first, last } => {
                is_first = true;
                // What goes on below the last row has no end that could be read here.
                let is_cut = Some(last) == drawn && goes_on(last);
                let last = Some(last).filter(|_| !is_cut);
                let paused = Plain::new("td")
                    .with("class", "is-rest")
                    .with("colspan", "7")
                    .words(&words::paused(first, last, &locale));
                return Plain::new("tr").holding(paused);
            }
        };
        let cells = days.iter().map(|day| {
            let names_month = std::mem::take(&mut is_first) || day.day.day() == 1;
            cell(day, names_month, today, planning)
        });
        Plain::new("tr").holding_all(cells)
    });
    vec![
        Plain::new("caption")
            .with("class", "visually-hidden")
            .words(&words::caption(first, last, &locale)),
        Plain::new("thead").holding(Plain::new("tr").holding_all(head)),
        Plain::new("tbody").holding_all(rows),
    ]
}

fn cell(found: &CalendarDay, names_month: bool, today: NaiveDate, planning: Planning) -> Plain {
    let locale = planning.app.locale;
    let day = found.day;
    let shown = if names_month {
        date::day_short(day, &locale)
    } else {
        day.day().to_string()
    };
    let mut class = class_of(found).to_owned();
    if names_month {
        class.push_str(" is-named");
    }
    if day == today {
        class.push_str(" is-today");
    }
    let spoken = spoken(found, planning);
    let spoken = (!spoken.is_empty()).then(|| {
        Plain::new("span")
            .with("class", "cal__words")
            .words(&[", ", &spoken].concat())
    });
    Plain::new("td")
        .with("class", &class)
        .words(&shown)
        .holding_all(spoken)
}

/// Every mark has a shape of its own.
fn class_of(found: &CalendarDay) -> &'static str {
    match (found.mark, found.kind) {
        (Some(Mark::Taken | Mark::TakenLate(_)), _) => "is-dose",
        (Some(Mark::Unplanned), _) => "is-dose is-extra",
        (Some(Mark::Skipped), _) => "is-skipped",
        (Some(Mark::Missed), _) => "is-missed",
        (Some(Mark::Due | Mark::Planned), _) => "is-next",
        // A dose that was taken late was not missed, nor one of a date that never was.
        (Some(Mark::Lost | Mark::MovedTo(_)) | None, kind) => match kind {
            Some(DayKind::KeptFree) => "is-rest is-black",
            Some(DayKind::Rest | DayKind::Paused | DayKind::Before | DayKind::After) | None => "is-rest",
            Some(_) => "",
        },
    }
}

fn spoken(found: &CalendarDay, planning: Planning) -> String {
    let locale = &planning.app.locale;
    if let Some(mark) = found.mark {
        return words::mark(mark, locale);
    }
    match found.kind {
        Some(DayKind::KeptFree) => found
            .free_for
            .map_or_else(|| words::FREE.to_owned(), plan_words::kept_free),
        kind => words::day_kind(kind).to_owned(),
    }
}

/// What the marks mean.
fn key() -> AnyView {
    let tick = |class: &'static str, path: &'static str, dashes: Option<&'static str>, text: &'static str| {
        view! {
            <span class="heatkey__item">
                <svg viewBox="0 0 10 14" width="10" height="14" aria-hidden="true">
                    <path class=class d=path stroke-dasharray=dashes />
                </svg>
                {text}
            </span>
        }
    };
    let box_path = "M2 14V1H8V14";
    view! {
        <div class="heatkey">
            {tick("c-rug c-rug--l", "M5 14V1", None, words::RECORDED)}
            {tick("c-rug c-rug--open", box_path, None, words::SKIPPED)}
            {tick("c-rug c-rug--open", box_path, Some("2 2"), words::TO_COME)}
            {tick("c-rug c-rug--open", "M2 9H8", None, words::MISSED_DAY)}
            <span class="heatkey__item">{words::EXTRA_KEY}</span>
            <span class="heatkey__item">{words::FREE_KEY}</span>
            <span class="heatkey__item">{words::REST_KEY}</span>
        </div>
    }
}

/// How far its cycle has come, and the rest that follows.
fn week(planning: Planning) -> Option<String> {
    let counted = planning.counted.get();
    let cycle = planning.current.with(|course| course.as_ref()?.plan.cycle)?;
    Some(words::week(
        counted.week_of_cycle?,
        cycle.weeks,
        counted.rest_weeks?,
    ))
}

fn counters(planning: Planning) -> AnyView {
    let counted = planning.counted.get();
    let read_out = |count: usize, label: &'static str| {
        let parts = vec![(number::count(count), "")];
        view! { <ReadOut parts=parts label=label.to_owned() /> }
    };
    view! {
        <div class="readouts">
            {read_out(counted.in_30, words::IN_30)}
            {read_out(counted.in_90, words::IN_90)}
            {read_out(counted.in_365, words::IN_365)}
        </div>
        {kept::since(&counted)}
    }
}
