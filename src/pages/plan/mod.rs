//! The plan: what it looks like, where in it today is, how it was kept, and its dates for a calendar.
//! Knows the store; which day is what comes from `schedule`.

mod calendar_file;
mod cycle;
mod dates;
mod earlier;
mod form;
mod form_parts;
mod form_protocol;
mod kept;
mod pattern;
mod sentence;
pub(super) mod today;

use chrono::NaiveDate;
use leptos::prelude::*;

use crate::components::{Banner, ConfirmDialog, DateField, LinkRow, Look, PageHead, Section, button, meta};
use crate::domain::{Body, Choice, Decision, FreeFor, Plan, RecordId};
use crate::live::{Live, Slot, in_turn, view, when};
use crate::pages::link;
use crate::platform::document;
use crate::routes::Route;
use crate::schedule::{
    Calendar, Counters, Course, DayKind, Field, Happened, PlanProblem, SpanDraft, counters, go_on, paused,
};
use crate::state::{AppState, Known, command};
use crate::text::components as part_words;
use crate::text::plan::{self as words, pattern as pattern_words};

/// The button that lets the plan go on, and in its place the one that opens the form of a pause.
const PAUSING: &str = "#plan-pausing button";
/// The buttons that open a form in the page.
const CHANGING: &str = "#plan-change button";
const KEEPING_FREE: &str = "#plan-keep-free button";

/// What the parts of this page share.
#[derive(Clone, Copy)]
struct Planning {
    app: AppState,
    /// All plans and what happened.
    calendar: Live<Calendar>,
    /// The plan that holds today, or the next one.
    current: Live<Option<Course>>,
    /// The form that is open.
    open: Slot<Option<Open>>,
    /// What came of saving the dates; outlives the plan's being drawn anew.
    file: Slot<calendar_file::Outcome>,
    /// Whether what the file says is open; outlives the plan's being drawn anew, too.
    is_file_open: Slot<bool>,
    /// How much of the plan the file is to have, by place; outlives the plan's being drawn anew as well.
    extent: Slot<Option<usize>>,
    /// Whether all cycles are listed; outlives the plan's being drawn anew.
    are_cycles_whole: Slot<bool>,
    /// How often doses were taken lately.
    counted: Live<Counters>,
    /// Whether everything has been drawn once: later changes are drawn in one go, and nothing jumps.
    is_whole: Slot<bool>,
}

impl Planning {
    /// A part of the page that comes after its head and the calendar, what one came for, are painted.
    fn afterwards(self, part: impl Fn() -> AnyView + Send + 'static) -> AnyView {
        in_turn(u32::from(!self.is_whole.get_untracked()), part)
    }
}

/// Which form is open.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Open {
    /// A new plan, perhaps like an earlier one.
    New(Option<RecordId>),
    /// The plan being changed.
    Change(RecordId),
    /// Days to keep free.
    KeepFree,
    /// A pause.
    Pause,
}

/// The page.
#[component]
pub(crate) fn PlanPage() -> impl IntoView {
    let app = AppState::expect();
    let calendar = Known::expect().plans;
    let current = Live::memo(move || {
        let today = app.today();
        calendar.with(|calendar| {
            let course = calendar.course_on(today);
            course.or_else(|| calendar.course_after(today)).cloned()
        })
    });
    // The calendar is asked first, here and below: whoever asks the plan first, which is made of it and seldom differs,
    // is not told when the calendar does.
    let counted = Live::memo(move || {
        let (calendar, today, course) = (calendar.read(), app.today(), current.get());
        if calendar.courses.is_empty() {
            // Without any plan the calendar has not read what was taken.
            let happened = app.journal.with(Happened::of);
            return counters(&happened, None, today);
        }
        counters(&calendar.happened, course.as_ref(), today)
    });
    let planning = Planning {
        app,
        calendar,
        current,
        open: Slot::new(None),
        file: Slot::new(calendar_file::Outcome::default()),
        is_file_open: Slot::new(false),
        extent: Slot::new(Some(0)),
        are_cycles_whole: Slot::new(false),
        counted,
        is_whole: Slot::new(false),
    };
    let summary = Live::of(move || {
        calendar.track();
        Some(current.get().map_or_else(
            || words::NONE.to_owned(),
            |course| sentence::sentence(planning, &course),
        ))
    });
    view! {
        <PageHead title=words::TITLE summary=summary />
        {move || extra_dose(planning)}
        {move || match current.get() {
            Some(course) => planned(planning, &course),
            None => unplanned(planning),
        }}
        // Asked for in its place, so that it comes after what stands above it.
        {move || in_turn(1, move || below(planning))}
    }
}

/// Drawn anew when the plan changes. What only follows from what was taken and decided is drawn anew in its part.
fn planned(planning: Planning, course: &Course) -> AnyView {
    let course = course.clone();
    view! {
        {cycle::section(planning, &course)}
        {planning.afterwards(move || view! {
            {dates::section(planning, &course)}
            {kept::section(planning, &course)}
            {pattern_section(planning, &course)}
            {calendar_file::section(planning, &course)}
        })}
    }
}

/// What stands below every plan.
fn below(planning: Planning) -> AnyView {
    planning.is_whole.set(true);
    view! {
        {earlier::section(planning)}
        <Section title=words::BATCHES>
            <ul class="rows rows--framed">
                <LinkRow href=link(Route::Substances) title=words::TO_BATCHES meta=words::BATCHES_HOW />
            </ul>
        </Section>
    }
}

fn unplanned(planning: Planning) -> AnyView {
    let like = move || match planning.open.get() {
        Some(Open::New(like)) => like,
        _ => None,
    };
    view! {
        {calendar_file::after_the_end(planning)}
        {cycle::unplanned(planning)}
        <Section title=words::NEW_PLAN>
            {meta(words::NONE_BETTER)}
            {move || form::new_plan(planning, like())}
        </Section>
    }
}

/// A dose today or in the last days that was not planned: the pattern may begin anew with it.
fn extra_dose(planning: Planning) -> AnyView {
    let (app, today) = (planning.app, planning.app.today());
    let calendar = planning.calendar.read();
    let found = planning.current.get().and_then(|course| {
        let day = calendar.extra_dose(course.id, today)?;
        Some((course.id, day))
    });
    let Some((plan, day)) = found else {
        return ().into_any();
    };
    let begin = move || decide(app, plan, Choice::Anew, day);
    view! {
        <Banner text=words::extra_dose(day, &app.locale)>{button(Look::Plain, words::BEGIN_ANEW, begin)}</Banner>
    }
}

/// Records a decision about a day of a plan.
fn decide(app: AppState, plan: RecordId, choice: Choice, day: NaiveDate) {
    let when = app.when_on(day, None);
    app.add(when, Body::Decision(Decision { plan, choice }));
}

/// Takes a decision about a day of a plan back.
fn undecide(app: AppState, plan: RecordId, choice: Choice, day: NaiveDate) {
    let found = app.journal.with_untracked(|journal| {
        let mut entries = journal.on(day).into_iter();
        let (id, _) = entries.find(
            |(_, entry)| matches!(&entry.body, Body::Decision(of) if *of == Decision { plan, choice }),
        )?;
        Some(id)
    });
    if let Some(id) = found {
        app.delete(id);
    }
}

/// Changes the plan of a record.
fn change_plan(app: AppState, id: RecordId, change: impl FnOnce(&mut Plan)) {
    let known = app.journal.with_untracked(|journal| journal.plan(id).cloned());
    if let Some(mut plan) = known {
        change(&mut plan);
        app.edit(id, None, Body::Plan(Box::new(plan)));
    }
}

/// Adds a plan.
fn add_plan(app: AppState, plan: Plan) {
    app.act(|journal, stamp| command::add_lasting(journal, stamp, Body::Plan(Box::new(plan))));
}

/// Opens or closes a form; the focus follows, and goes back to what opened one within the page.
fn show(open: Slot<Option<Open>>, what: Option<Open>) {
    let was = open.get_untracked();
    open.set(what);
    let target = match (what, was) {
        (Some(Open::New(_)), _) => "#main form input, #main form select",
        (Some(_), _) => ".editor input, .editor select",
        (None, None | Some(Open::New(_))) => "#main h1",
        (None, Some(Open::Change(_))) => return document::focus_again(None, vec![CHANGING.to_owned()]),
        (None, Some(Open::Pause)) => return document::focus_again(None, vec![PAUSING.to_owned()]),
        (None, Some(Open::KeepFree)) => return document::focus_again(None, vec![KEEPING_FREE.to_owned()]),
    };
    request_animation_frame(move || {
        document::focus(target);
    });
}

/// What leads to all of a list.
fn to_all(label: String, is_whole: Slot<bool>) -> AnyView {
    let show = move || {
        document::focus_again(None, Vec::new());
        is_whole.set(true);
    };
    view! { <div class="buttons">{button(Look::Quiet, label, show)}</div> }
}

/// What the plan is, and how to change, pause or end it.
fn pattern_section(planning: Planning, course: &Course) -> AnyView {
    let (app, id, plan) = (planning.app, course.id, course.plan.clone());
    let today = app.today();
    let is_ending = Slot::new(false);
    let is_paused = course.paused_since(today).is_some();
    let going_on = move || {
        document::focus_again(None, vec![PAUSING.to_owned()]);
        change_plan(app, id, |plan| go_on(plan, today));
    };
    let end = Callback::new(move |()| {
        is_ending.set(false);
        planning.file.set(calendar_file::Outcome::Nothing);
        document::focus_again(None, Vec::new());
        change_plan(app, id, |plan| plan.ended = Some(today));
    });
    let is_before = course.on(today) == DayKind::Before;
    let opening = move |what: Open| move || show(planning.open, Some(what));
    let is_idle = move || match planning.open.get() {
        Some(Open::Change(changed)) => changed != id,
        Some(Open::Pause) => false,
        _ => true,
    };
    // Not beside a form: what they change draws it anew, without what was typed.
    let buttons = move || {
        let pausing = (!is_before).then(|| {
            let label = if is_paused {
                words::CHANGE_PAUSE
            } else {
                words::PAUSE
            };
            let button = button(Look::Plain, label, opening(Open::Pause));
            view! { <span id="plan-pausing">{button}</span> }
        });
        let going_on = is_paused.then(|| button(Look::Plain, words::GO_ON, going_on));
        view! {
            <div class="buttons">
                <span id="plan-change">
                    {button(Look::Plain, part_words::EDIT, opening(Open::Change(id)))}
                </span>
                {going_on}
                {pausing}
                {button(Look::Quiet, words::END, move || is_ending.set(true))}
            </div>
        }
        .into_any()
    };
    let course = course.clone();
    let notes = kept::plan_notes(&plan, &app.locale);
    let facts = pattern_words::facts(&plan, &app.locale);
    view! {
        <Section title=words::PATTERN class="section--noted">
            <div class="section__main">
                {move || match planning.open.get() {
                    Some(Open::Change(changed)) if changed == id => {
                        view! { <div class="editor">{form::changed_plan(planning, id)}</div> }
                    }
                    Some(Open::Pause) => {
                        view! { <div class="editor">{pause(planning, &course)}</div> }
                    }
                    _ => view! { <p>{facts.clone()}</p> },
                }}
                {when(is_idle, buttons)}
            </div>
            <aside class="note" aria-label=words::PATTERN>
                {notes}
                <p>{words::NONE_BETTER}</p>
            </aside>
            <ConfirmDialog
                is_open=is_ending
                title=words::END_TITLE
                text=words::END_TEXT
                action=words::END
                on_confirm=end
                on_cancel=Callback::new(move |()| is_ending.set(false))
            />
        </Section>
    }
}

/// A pause to come, or the one that holds today; its last day may be left open.
fn pause(planning: Planning, course: &Course) -> AnyView {
    let (app, id, today) = (planning.app, course.id, planning.app.today());
    let from = Slot::new(course.paused_since(today).or(Some(today)));
    let to = Slot::new(course.paused_to(today));
    let errors = [Slot::new(None::<String>), Slot::new(None::<String>)];
    let submit = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        let pause = SpanDraft {
            from: from.get_untracked(),
            to: to.get_untracked(),
            why: FreeFor::Other,
        };
        let changed = app.journal.with_untracked(|journal| {
            let known = journal.plan(id)?;
            Some(paused((id, known), &journal.plans(), today, pause))
        });
        match changed {
            Some(Ok(plan)) => {
                change_plan(app, id, |known| *known = plan);
                show(planning.open, None);
            }
            Some(Err(wrong)) => {
                let field = Field::Pause(0);
                for (error, problem) in errors.into_iter().zip(wrong) {
                    let of = |problem| form_parts::problem_of(planning, PlanProblem { field, problem });
                    error.set(problem.map(of));
                }
                document::focus_wrong(&event);
            }
            None => show(planning.open, None),
        }
    };
    let [wrong_from, wrong_to] = errors;
    view! {
        <form class="stack" on:submit=submit>
            <div class="split">
                <DateField label=words::PAUSE_FROM value=from on_change=from.setter() error=wrong_from />
                <DateField
                    label=words::PAUSE_TO
                    value=to
                    on_change=to.setter()
                    hint=words::PAUSE_TO_HOW
                    error=wrong_to
                />
            </div>
            <div class="buttons">
                <button class="button button--primary" type="submit">
                    {words::SAVE}
                </button>
                {button(Look::Plain, part_words::CANCEL, move || show(planning.open, None))}
            </div>
        </form>
    }
}
