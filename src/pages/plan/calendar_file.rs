//! The plan's dates as a file for the person's own calendar, which can ring where a closed web app cannot.
//! Knows what goes into the file; the file itself is `interop`'s.

use leptos::prelude::*;

use super::{Planning, change_plan};
use crate::components::{
    Banner, BannerKind, Icon, Look, Section, Segments, Select, TextField, icon, icon_button, meta,
};
use crate::domain::{InCalendar, Journal, Label, RecordId, Timestamp};
use crate::interop::{CalendarFile, CalendarStamp, Extent, calendar_file};
use crate::live::{Live, view, when};
use crate::platform::{clock, document, files};
use crate::schedule::Course;
use crate::text::NAME;
use crate::text::plan::{self as plan_words, calendar_file as words};

/// When a calendar may ring, in minutes before.
const ALARMS: [u16; 6] = [0, 10, 30, 60, 120, 720];
/// How much of the plan, in the order of the words.
const EXTENTS: [Extent; 2] = [Extent::ComingCycle, Extent::WholePlan];

/// What came of saving a file.
#[derive(Clone, PartialEq, Eq, Default)]
pub(super) enum Outcome {
    /// None was saved.
    #[default]
    Nothing,
    /// It was offered; what is in it, in words.
    Saved(String),
    /// It was not; why.
    Failed(&'static str),
}

pub(super) fn section(planning: Planning, course: &Course) -> AnyView {
    let (app, id) = (planning.app, course.id);
    if course.is_as_needed() {
        let to_call_off = to_call_off(planning, Some(id));
        return view! {
            <Section title=words::REMINDERS class="section--tools">
                {meta(words::NO_DATES_AS_NEEDED)}
                {calling_off(planning, Some(id), to_call_off)}
            </Section>
        };
    }
    let known = course.plan.calendar.clone();
    let title = known.title.map(|title| title.as_str().to_owned());
    let change = move |change: &dyn Fn(&mut InCalendar)| {
        change_plan(app, id, |plan| change(&mut plan.calendar));
    };
    let on_title =
        Callback::new(move |title: String| change(&|calendar| calendar.title = Label::new(&title)));
    let alarm = Live::just(known.alarm.map(|minutes| minutes.to_string()).unwrap_or_default());
    let on_alarm =
        Callback::new(move |minutes: String| change(&|calendar| calendar.alarm = minutes.parse().ok()));
    let has_time = course.plan.time.is_some();
    let extent = planning.extent;
    let outcome = planning.file;
    let save = move || {
        let place = extent.get_untracked().unwrap_or(0);
        let extent = EXTENTS.get(place).copied().unwrap_or(Extent::ComingCycle);
        outcome.set(saved(planning, Some(id), extent));
    };
    // What the file says is seldom changed: drawn when it is opened.
    let is_open = planning.is_file_open;
    let title = title.unwrap_or_else(|| NAME.to_owned());
    let fields = move || {
        let alarms = std::iter::once(None).chain(ALARMS.map(Some)).map(|minutes| {
            let code = minutes.map(|minutes| minutes.to_string()).unwrap_or_default();
            (code, words::alarm(minutes))
        });
        let alarms: Vec<_> = alarms.collect();
        let spans = words::EVENT_SPANS.iter().map(|word| (*word).to_owned()).collect();
        let rings = if has_time {
            view! { <Select label=words::EVENT_ALARM options=alarms value=alarm on_change=on_alarm /> }
        } else {
            meta(words::NO_TIME)
        };
        view! {
            <div class="disclose__body">
                <div class="split">
                    <TextField
                        label=words::EVENT_TITLE
                        value=title.clone()
                        on_change=on_title
                        hint=words::EVENT_TITLE_HOW
                    />
                    {rings}
                </div>
                <Segments
                    label=words::EVENT_SPAN
                    options=spans
                    selected=extent
                    on_select=Callback::new(move |place: usize| extent.set(Some(place)))
                />
            </div>
        }
    };
    let toggle = move |event: leptos::ev::Event| {
        is_open.set(event_target::<leptos::web_sys::Element>(&event).has_attribute("open"));
    };
    view! {
        <Section title=words::REMINDERS class="section--tools">
            <p>{words::CANNOT_RING}</p>
            <details class="disclose" open=is_open.get_untracked() on:toggle=toggle>
                <summary>{icon(Icon::Down)}{words::EVENT_FIELDS}</summary>
                {when(move || is_open.get(), fields)}
            </details>
            <div class="buttons">{icon_button(Icon::Today, Look::Plain, words::SAVE_FILE, save)}</div>
            {told(planning)}
            {meta(words::FILE_HOW)}
        </Section>
    }
}

/// Where no plan holds: calls off what ended plans still have in the person's calendar.
pub(super) fn after_the_end(planning: Planning) -> AnyView {
    let to_call_off = to_call_off(planning, None);
    let is_shown = move || to_call_off.get() || planning.file.get() != Outcome::Nothing;
    let shown = move || {
        view! {
            <Section title=words::REMINDERS class="section--tools">
                {calling_off(planning, None, to_call_off)}
            </Section>
        }
    };
    when(is_shown, shown)
}

/// Whether dates stand in the person's calendar that are to come and not planned any more, of this plan or ended ones.
fn to_call_off(planning: Planning, plan: Option<RecordId>) -> Live<bool> {
    Live::memo(move || {
        let made = made(planning, plan, Extent::ComingCycle);
        made.is_some_and(|file| file.called_off > 0)
    })
}

fn calling_off(planning: Planning, plan: Option<RecordId>, to_call_off: Live<bool>) -> AnyView {
    let save = move || {
        document::focus_again(None, Vec::new());
        planning.file.set(saved(planning, plan, Extent::ComingCycle));
    };
    let offer = move || {
        view! {
            <p>{words::STILL_THERE}</p>
            <div class="buttons">{icon_button(Icon::Today, Look::Plain, words::SAVE_FILE, save)}</div>
        }
        .into_any()
    };
    view! {
        {when(move || to_call_off.get(), offer)}
        {told(planning)}
    }
}

/// What came of saving.
fn told(planning: Planning) -> AnyView {
    view! {
        <div role="status">
            {move || match planning.file.get() {
                Outcome::Nothing => ().into_any(),
                Outcome::Saved(text) => view! { <Banner text=text /> },
                Outcome::Failed(why) => view! { <Banner kind=BannerKind::Warn text=why.to_owned() /> },
            }}
        </div>
    }
}

/// Makes the file, offers it, and notes what is in it, so that the next one can bring it up to date.
fn saved(planning: Planning, plan: Option<RecordId>, extent: Extent) -> Outcome {
    let Some(made) = made(planning, plan, extent) else {
        return Outcome::Failed(plan_words::GONE);
    };
    if made.dates.is_empty() && made.called_off == 0 {
        return Outcome::Failed(words::NO_DATES);
    }
    if !files::offer(words::FILE_NAME, &made.text) {
        return Outcome::Failed(words::NOT_OFFERED);
    }
    let said = words::saved_file(made.dates.len(), made.called_off);
    for (id, written) in made.written {
        let is_noted = planning.calendar.with(|calendar| {
            let course = calendar.courses.iter().find(|course| course.id == id);
            course.is_none_or(|course| course.plan.calendar == written)
        });
        if !is_noted {
            change_plan(planning.app, id, |plan| plan.calendar = written);
            // It is no change of the plan that one would take back.
            planning.app.undo.set(None);
        }
    }
    Outcome::Saved(said)
}

fn made(planning: Planning, plan: Option<RecordId>, extent: Extent) -> Option<CalendarFile> {
    let app = planning.app;
    let stamp = CalendarStamp {
        today: app.today(),
        written: Timestamp(clock::read().seconds),
        sequence: app.journal.with_untracked(Journal::counter),
        day_start_hour: app.setting(|settings| settings.day_start_hour),
    };
    planning
        .calendar
        .with(|calendar| calendar_file(calendar, plan, extent, stamp, NAME))
}
