//! The dates to come: dose days to skip, days kept free, the rest that follows; and the form for a day to keep free.
//! Knows one plan; a skipped dose is a decision on record, not a change of the plan.

use chrono::{Datelike, Days, NaiveDate};
use leptos::prelude::*;

use super::form_parts::problem_of;
use super::{Open, Planning, change_plan, decide, show, undecide};
use crate::components::{DateField, Icon, Look, Section, Select, button, choices, icon_button, quiet, tool};
use crate::domain::{Choice, FreeFor, Pause, Plan, RecordId, sort_by};
use crate::live::{Slot, view};
use crate::platform::document;
use crate::schedule::{Course, Field, Mark, PlanDraft, SpanDraft};
use crate::state::AppState;
use crate::text::plan::{self as plan_words, dates as words};
use crate::text::{components as part_words, date};

/// How many dose days are listed that are not skipped.
const DOSES: usize = 4;

/// How many dose days are looked at for them.
const LOOKED_AT: usize = 14;

/// How many days are looked ahead where no dose day is to come, as with doses as needed.
const AHEAD: u64 = 84;

/// A line of the list.
enum Line {
    /// A dose day, whether it is skipped, and whether it is the last of its cycle.
    Dose { is_skipped: bool, is_last: bool },
    /// A rest, its weeks and its last day.
    Rest(u8, Option<NaiveDate>),
    /// A cycle begins.
    Cycle(u32),
    /// Days kept free, to this one.
    Free(FreeFor, NaiveDate),
    /// A pause to come, and its last day.
    Pause(Option<NaiveDate>),
    /// The plan is over.
    End,
}

pub(super) fn section(planning: Planning, course: &Course) -> AnyView {
    let (id, course) = (course.id, course.clone());
    let listed = move || {
        let lines = lines(planning, &course).into_iter();
        let rows: Vec<AnyView> = lines.map(|(day, line)| row(planning, id, day, &line)).collect();
        let empty = rows.is_empty().then(|| quiet(words::NOTHING_TO_COME));
        view! {
            {empty}
            <ul class="rows rows--framed">{rows}</ul>
        }
    };
    view! {
        <Section title=words::NEXT_DATES class="section--noted">
            <div class="section__main">
                {listed}
                {move || {
                    if planning.open.get() == Some(Open::KeepFree) {
                        view! { <div class="editor">{keep_free(planning, id)}</div> }
                    } else {
                        let open = move || show(planning.open, Some(Open::KeepFree));
                        view! {
                            <div class="buttons" id="plan-keep-free">{icon_button(Icon::Plus, Look::Plain, words::KEEP_FREE, open)}</div>
                        }
                    }
                }}
            </div>
            <aside class="note" aria-label=words::NEXT_DATES>
                <p>{words::NEVER_DOUBLED}</p>
            </aside>
        </Section>
    }
}

fn lines(planning: Planning, course: &Course) -> Vec<(NaiveDate, Line)> {
    let today = planning.app.today();
    let (cycle, plan) = (course.plan.cycle, &course.plan);
    let mut lines: Vec<(NaiveDate, Line)> = Vec::new();
    let from = today.max(plan.start);
    planning.calendar.with(|calendar| {
        let is_open = |(_, line): &&(NaiveDate, Line)| {
            matches!(
                line,
                Line::Dose {
                    is_skipped: false,
                    ..
                }
            )
        };
        for day in course.next_doses(from, LOOKED_AT) {
            if lines.iter().filter(is_open).count() == DOSES {
                break;
            }
            let is_skipped = match course.mark(day, today, &calendar.happened) {
                Some(Mark::Due | Mark::Planned) => false,
                Some(Mark::Skipped) => true,
                _ => continue,
            };
            let is_last = cycle.is_some() && course.doses_left(day) == Some(1);
            lines.push((day, Line::Dose { is_skipped, is_last }));
        }
    });
    let last = lines.iter().map(|(day, _)| *day).max();
    let until = last.or_else(|| from.checked_add_days(Days::new(AHEAD)));
    let mut next = course.cycle_on(from);
    while let (Some(now), Some(cycle)) = (next, cycle) {
        if until.is_none_or(|until| now.first > until) {
            break;
        }
        if now.first > today {
            lines.push((now.first, Line::Cycle(now.number)));
        }
        let rest_begins = now.last.and_then(|last| last.succ_opt());
        // That of a cycle that is still to begin is far behind its first doses.
        let is_near =
            |day: NaiveDate| day > today && (now.first <= today || until.is_none_or(|last| day <= last));
        if let Some(day) = rest_begins.filter(|day| cycle.rest_weeks > 0 && is_near(*day)) {
            lines.push((day, Line::Rest(cycle.rest_weeks, now.rest_last)));
        }
        next = now.number.checked_add(1).and_then(|number| course.cycle(number));
    }
    for span in plan.kept_free.iter().filter(|span| span.to >= today) {
        lines.push((span.from, Line::Free(span.why, span.to)));
    }
    for pause in plan.pauses.iter().filter(|pause| pause.from > today) {
        lines.push((pause.from, Line::Pause(pause.to)));
    }
    if let Some(day) = course.last_day().and_then(|last| last.succ_opt()) {
        lines.push((day, Line::End));
    }
    // That a cycle begins comes before its first dose.
    let place = |(day, line): &(NaiveDate, Line)| (*day, matches!(line, Line::Dose { .. }));
    sort_by(&mut lines, &|one, other| place(one).cmp(&place(other)));
    lines
}

fn row(planning: Planning, plan: RecordId, day: NaiveDate, line: &Line) -> AnyView {
    let (app, locale) = (planning.app, planning.app.locale);
    let today = app.today();
    let weekday = date::weekday(day.weekday());
    let (title, meta) = match line {
        Line::Dose { is_skipped, is_last } => {
            let what = if *is_skipped {
                words::SKIPPED_DAY
            } else {
                words::DOSE_DAY
            };
            let meta = if *is_last { words::LAST_OF_CYCLE } else { "" };
            ([weekday, ", ", what].concat(), meta.to_owned())
        }
        Line::Rest(weeks, last) => (
            words::REST_BEGINS.to_owned(),
            words::rest_until(*weeks, *last, today, &locale),
        ),
        Line::Cycle(number) => (words::cycle_begins(*number), weekday.to_owned()),
        Line::Free(why, to) => {
            let span = if *to > day {
                date::span(day, *to, &locale)
            } else {
                String::new()
            };
            (plan_words::kept_free(*why), span)
        }
        Line::Pause(last) => (
            words::PAUSE_BEGINS.to_owned(),
            words::pause_until(*last, today, &locale),
        ),
        Line::End => (words::PLAN_ENDS.to_owned(), String::new()),
    };
    let spoken = [title.as_str(), ", ", &date::day_from(day, today, &locale)].concat();
    let hidden = view! { <span class="visually-hidden">{[" ", &spoken].concat()}</span> };
    let button_id = ["day-", &date::iso(day)].concat();
    let refocus = {
        let again = ["#", &button_id].concat();
        move || document::focus_again(None, vec![again.clone()])
    };
    let action = match line {
        Line::Dose { is_skipped, .. } => {
            let is_skipped = *is_skipped;
            let turn = if is_skipped { undecide } else { decide };
            Some(view! {
                <button
                    class="button button--quiet"
                    type="button"
                    id=button_id
                    on:click=move |_| {
                        refocus();
                        turn(app, plan, Choice::Skipped, day);
                    }
                >
                    {if is_skipped { words::UNSKIP } else { words::SKIP }}
                    {hidden}
                </button>
            })
        }
        Line::Free(why, to) => {
            let (why, to) = (*why, *to);
            Some(removal(&spoken, app, plan, move |plan| {
                plan.kept_free
                    .retain(|span| (span.from, span.to, span.why) != (day, to, why));
            }))
        }
        Line::Pause(last) => {
            let gone = Pause { from: day, to: *last };
            Some(removal(&spoken, app, plan, move |plan| {
                plan.pauses.retain(|pause| *pause != gone)
            }))
        }
        _ => None,
    };
    let shown = if day == today {
        words::TODAY.to_owned()
    } else {
        date::short_from(day, today, &locale)
    };
    let meta = (!meta.is_empty()).then(|| view! { <span class="row__meta">{meta}</span> });
    view! {
        <li class="row row--time row--date">
            <span class="row__time">{shown}</span>
            <span>
                <span class="row__title">{title}</span>
                {meta}
            </span>
            {action}
        </li>
    }
}

/// Takes days kept free or a pause out of the plan.
fn removal(
    spoken: &str,
    app: AppState,
    plan: RecordId,
    change: impl Fn(&mut Plan) + Clone + Send + 'static,
) -> AnyView {
    let name = [words::REMOVE, " ", spoken].concat();
    tool(Icon::Close, name, move || {
        document::focus_again(None, Vec::new());
        change_plan(app, plan, change.clone());
    })
}

fn keep_free(planning: Planning, id: RecordId) -> AnyView {
    let app = planning.app;
    let (from, to) = (Slot::new(None::<NaiveDate>), Slot::new(None::<NaiveDate>));
    let why = Slot::new(FreeFor::Race.code().to_owned());
    let error = Slot::new(None::<String>);
    let submit = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        let span = SpanDraft {
            from: from.get_untracked(),
            to: to.get_untracked(),
            why: FreeFor::parse(&why.get_untracked()).unwrap_or(FreeFor::Other),
        };
        match with_span(planning, id, span) {
            Ok(plan) => {
                change_plan(app, id, |known| *known = plan);
                show(planning.open, None);
            }
            Err(wrong) => {
                error.set(Some(wrong));
                document::focus_wrong(&event);
            }
        }
    };
    view! {
        <form class="stack" on:submit=submit>
            <h3>{words::KEEP_FREE}</h3>
            <div class="split">
                <DateField label=words::FREE_FROM value=from on_change=from.setter() error=error />
                <DateField label=words::FREE_TO value=to on_change=to.setter() hint=words::FREE_TO_HOW />
            </div>
            <Select
                label=words::FREE_WHY
                options=choices(FreeFor::ALL, FreeFor::code, plan_words::free_for)
                value=why
                on_change=why.setter()
            />
            <div class="buttons">
                <button class="button button--primary" type="submit">
                    {plan_words::SAVE}
                </button>
                {button(Look::Plain, part_words::CANCEL, move || show(planning.open, None))}
            </div>
        </form>
    }
}

/// The plan with one more span kept free; or what is wrong with that, in words.
fn with_span(planning: Planning, id: RecordId, span: SpanDraft) -> Result<Plan, String> {
    planning.app.journal.with_untracked(|journal| {
        let known = journal.plan(id).ok_or_else(|| plan_words::GONE.to_owned())?;
        let mut draft = PlanDraft::of(known);
        let place = draft.kept_free.len();
        draft.kept_free.push(span);
        draft.read(Some((id, known)), &journal.plans()).map_err(|wrong| {
            let mine = wrong.iter().find(|one| one.field == Field::KeptFree(place));
            let first = mine.or_else(|| wrong.first());
            first.map(|one| problem_of(planning, *one)).unwrap_or_default()
        })
    })
}
