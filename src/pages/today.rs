//! Today: what to record now, in as few taps as can be, and what is recorded already.
//! Knows the store; decides nothing that a selector or command could decide.

use chrono::NaiveDate;
use leptos::prelude::*;

use super::entry::{AddGrid, CheckInRows, EntryForm, EntryList, ReadingRows, Subject, answered};
use super::link;
use super::rest::{self, Piece};
use crate::components::{ChipButton, Chips, Icon, LinkRow, PageHead, ReadOut, Section, Segments, meta};
use crate::domain::{Body, Dose, Kind, Moment, Part, When};
use crate::live::{Keyed, Live, Slot, each, in_turn, view, when};
use crate::platform::clock;
use crate::routes::Route;
use crate::state::{AppState, command, selectors};
use crate::text::{date, entry as entry_text, names, number, today as words};

const KINDS: &[Kind] = &[
    Kind::Run,
    Kind::SideEffect,
    Kind::Medication,
    Kind::Flare,
    Kind::Note,
];
/// The most chips that repeat a dose.
const MOST_CHIPS: usize = 6;
/// From this hour on the evening check-in comes first.
const EVENING_FROM: u32 = 15;
/// A backup is due after this many changes, or after this many days with any.
const BACKUP_AFTER_CHANGES: u64 = 40;
const BACKUP_AFTER_DAYS: i64 = 14;

/// The page.
#[component]
pub(crate) fn Today() -> impl IntoView {
    let app = AppState::expect();
    // The day that what is recorded now belongs to: today's, or the one chosen in the small hours.
    let day = Live::memo(move || app.night_day.get().unwrap_or_else(|| app.today()));
    let heading = Live::of(move || date::weekday_day(day.get(), &app.locale));
    // What there is to say of a plan is said behind the cut; its place is kept from the first frame on.
    let has_plan = Live::memo(move || {
        let day = day.get();
        app.journal.with(|journal| journal.has_plan(day))
    });
    let pressed = Slot::new(0_i64);
    let lede = Live::of(move || {
        if has_plan.get() {
            return None;
        }
        let day = day.get();
        let took = |day: Option<NaiveDate>| {
            app.journal
                .with(|journal| day.is_some_and(|day| selectors::dose_of_day(journal, day).is_some()))
        };
        Some(words::lede(took(Some(day)), took(day.pred_opt())).to_owned()).filter(|lede| !lede.is_empty())
    });
    view! {
        <PageHead title=heading lede=lede>
            {when(
                move || has_plan.get(),
                move || view! { <div class="plan-today">{rest::piece(Piece::Plan(day, pressed))}</div> },
            )}
            {move || app.is_small_hours().then(|| night_choice(app))}
        </PageHead>
        <div class="desk">
            {dose_section(app, day, pressed)}
            {move || check_ins(app, day.get())}
            {in_turn(3, move || below(app, day))}
        </div>
    }
}

/// What stands below the check-ins, drawn with the last of their rows so that it does not jump.
fn below(app: AppState, day: Live<NaiveDate>) -> AnyView {
    view! {
        {due_section(app)}
        <Section title=words::SO_FAR class="desk__side">
            {rest::piece(Piece::Entries(day))}
            <p class="meta">
                <a href=link(Route::Journal)>{words::ANOTHER_DAY}</a>
            </p>
        </Section>
    }
}

/// Between midnight and the hour a day starts: which day does it belong to?
fn night_choice(app: AppState) -> AnyView {
    let evening = app.today();
    let days = [evening, app.clock.with(|clock| clock.date)];
    let options = days
        .iter()
        .map(|day| date::weekday_day_short(*day, &app.locale))
        .collect();
    let selected = Live::of(move || {
        let chosen = app.night_day.get().unwrap_or(evening);
        days.iter().position(|day| *day == chosen)
    });
    let on_select = Callback::new(move |position: usize| {
        let chosen = days.get(position).copied();
        app.night_day.set(chosen.filter(|day| *day != evening));
    });
    view! {
        <div class="stack stack--tight">
            <p class="rating__label">{words::WHICH_DAY}</p>
            <Segments label=words::WHICH_DAY options=options selected=selected on_select=on_select />
            {meta(words::WHICH_DAY_HOW)}
        </div>
    }
}

fn dose_section(app: AppState, day: Live<NaiveDate>, pressed: Slot<i64>) -> AnyView {
    let open = Slot::new(None::<Kind>);
    let chips = Live::memo(move || {
        app.journal
            .with(|journal| selectors::repeatable_doses(journal, MOST_CHIPS))
    });
    // A form that is open already stays as it is, with what was typed.
    let show = move |kind| {
        if open.get_untracked() != Some(kind) {
            open.set(Some(kind));
        }
    };
    let other = Callback::new(move |()| show(Kind::Dose));
    let again = move || {
        let doses = chips.get();
        let (heading, other_word) = if doses.is_empty() {
            (names::kind(Kind::Dose), words::FIRST_DOSE)
        } else {
            (words::AGAIN, words::OTHER)
        };
        let repeats = doses
            .into_iter()
            .map(|dose| repeat_chip(app, dose, pressed))
            .collect_view();
        let how = (other_word == words::OTHER).then(|| meta(words::AGAIN_HOW));
        view! {
            <h3>{heading}</h3>
            <Chips label=heading>
                {repeats}
                <ChipButton label=other_word on_press=other />
            </Chips>
            {how}
        }
    };
    let form = move || {
        open.get().map(|kind| {
            let close = Callback::new(move |()| open.set(None));
            view! { <EntryForm subject=Subject::New(kind) day=day.get_untracked() on_close=close /> }
        })
    };
    view! {
        <section class="section section--open desk__side" aria-labelledby="since">
            {move || since_last(app)}
            <div class="stack stack--tight">{move || again()}</div>
            <AddGrid kinds=KINDS on_choose=Callback::new(show) />
            {move || form()}
        </section>
    }
}

fn since_last(app: AppState) -> AnyView {
    app.clock.track();
    let now = app.when_now();
    let last = app
        .journal
        .with(|journal| selectors::last_dose(journal, &now).and_then(|(_, entry)| entry.when.clone()));
    // Its name is only heard.
    let name = if last.is_some() {
        words::SINCE
    } else {
        words::FIRST_DOSE
    };
    let name = view! {
        <h2 class="visually-hidden" id="since">
            {name}
        </h2>
    };
    let Some(last) = last else { return name };
    let parts = match command::minutes_between(&last, &now) {
        Some(minutes) => date::elapsed(u64::from(minutes)),
        None => {
            let days = now.day.signed_duration_since(last.day).num_days();
            vec![(days.unsigned_abs(), "d")]
        }
    };
    let parts: Vec<_> = parts
        .into_iter()
        .map(|(n, unit)| (number::count(usize::try_from(n).unwrap_or(usize::MAX)), unit))
        .collect();
    let label = words::since_last(last.date, last.time, &app.locale);
    view! {
        {name}
        <ReadOut parts=Live::just(parts) label=Live::just(label) is_large=true />
    }
}

/// One tap for a dose like an earlier one. What is hidden is told apart by what it was of and when it was taken.
fn repeat_chip(app: AppState, dose: Dose, pressed: Slot<i64>) -> AnyView {
    let hides = app.setting(|settings| settings.hide_amounts);
    let (label, meta) = app.journal.with_untracked(|journal| {
        let (amount, of) = (
            entry_text::dose_amount(&dose, &app.style()),
            entry_text::dose_of(&dose, journal),
        );
        let last = selectors::last_taken(journal, &dose).filter(|_| hides);
        match last.map(|when| words::last_taken(when.date, when.time, &app.locale)) {
            Some(last) if of.is_empty() => (amount, last),
            Some(last) => (of, last),
            None => (amount, of),
        }
    });
    let record = Callback::new(move |()| {
        // The chips may have moved under a finger that presses twice: that is still one dose.
        let now = clock::read().seconds;
        if now.abs_diff(pressed.get_untracked()) > 1 {
            pressed.set(now);
            app.add(app.when_now(), Body::Dose(dose.clone()));
        }
    });
    view! { <ChipButton label=label meta=meta on_press=record /> }
}

/// The check-in that fits the hour, and the other one behind one line.
fn check_ins(app: AppState, day: NaiveDate) -> AnyView {
    use chrono::Timelike;
    let is_evening = app
        .clock
        .with_untracked(|clock| clock.time.hour() >= EVENING_FROM)
        || app.is_small_hours();
    let (first, second) = if is_evening {
        (Part::Evening, Part::Morning)
    } else {
        (Part::Morning, Part::Evening)
    };
    let state = Live::of(move || {
        let (done, all) = answered(app, day, first);
        Some(words::answered(done, all))
    });
    let how = match first {
        Part::Morning => words::MORNING_HOW,
        Part::Evening => words::EVENING_HOW,
    };
    let is_open = Slot::new(false);
    let other = move || words::other_part(second, answered(app, day, second).0 > 0);
    view! {
        <Section title=names::check_in(first) state=state class="desk__main">
            {meta(how)}
            <CheckInRows day=day part=first />
            <details
                class="disclose"
                on:toggle=move |event| is_open.set(is_details_open(&event))
            >
                <summary>{crate::components::icon(Icon::Down)}{other}</summary>
                <div class="disclose__body">
                    {when(move || is_open.get(), move || view! { <CheckInRows day=day part=second /> })}
                </div>
            </details>
            <p class="meta">
                <a href=link(Route::Measures)>{words::CHANGE_ROWS}</a>
            </p>
        </Section>
    }
}

fn is_details_open(event: &leptos::ev::Event) -> bool {
    crate::platform::document::is_open(event)
}

/// What is due: readings that fit now, and a backup.
fn due_section(app: AppState) -> AnyView {
    let readings = Live::memo(move || {
        app.clock.track();
        let now = app.when_now();
        app.journal.with(|journal| selectors::readings_now(journal, &now))
    });
    let has_readings = move || !readings.with(Vec::is_empty);
    let backup = Live::memo(move || backup_due(app));
    let is_any = move || has_readings() || backup.with(Option::is_some);
    let backup_row = move || {
        backup.get().map(|meta| {
            view! {
                <ul class="rows">
                    <LinkRow href=link(Route::Data) icon=Icon::Backup title=words::BACKUP meta=meta />
                </ul>
            }
        })
    };
    let section = move || {
        view! {
            <Section title=words::DUE class="desk__side">
                {when(has_readings, move || rest::piece(Piece::Readings(readings)))}
                {move || backup_row()}
            </Section>
        }
    };
    when(is_any, section)
}

/// What is recorded already.
pub(super) fn so_far(day: Live<NaiveDate>) -> AnyView {
    view! { <EntryList day=day empty=words::NOTHING_YET /> }
}

/// The readings that are due, each with its rows.
pub(super) fn due_readings(readings: Live<Vec<selectors::DueReading>>) -> AnyView {
    let app = AppState::expect();
    each(move || {
        let due = (1..).zip(readings.get());
        due.map(|(turn, due)| {
            let mark = if due.moment == Moment::Before {
                "before-"
            } else {
                "after-"
            };
            // When the dose was is part of the key: a block is drawn once.
            let when = app.journal.with(|journal| journal.entry(due.dose)?.when.clone());
            let key = [mark, &due.dose.code(), &when_code(when)].concat();
            // After a dose, that it is saved is seen first.
            let draw = move || reading_block(app, due.dose, due.moment, readings);
            Keyed::new(key, move || in_turn(turn, draw))
        })
        .collect()
    })
}

fn when_code(when: Option<When>) -> String {
    let Some(When { day, time, .. }) = when else {
        return String::new();
    };
    let time = time.map(date::iso_time).unwrap_or_default();
    [date::iso(day), time].concat()
}

fn reading_block(
    app: AppState,
    dose: crate::domain::RecordId,
    moment: Moment,
    readings: Live<Vec<selectors::DueReading>>,
) -> AnyView {
    let when = app
        .journal
        .with_untracked(|journal| journal.entry(dose)?.when.clone());
    let Some(when) = when else { return ().into_any() };
    let at = when
        .time
        .map(|time| date::time(time, &app.locale))
        .unwrap_or_default();
    let how = move || {
        let minutes = readings.with(|all| all.iter().find(|due| due.dose == dose).map(|due| due.minutes));
        words::reading_how(moment, minutes.unwrap_or(0), &at)
    };
    let When { day, .. } = when;
    view! {
        <div class="stack">
            <div class="stack stack--tight">
                <h3>{words::reading_heading(moment)}</h3>
                <p class="meta">{move || how()}</p>
            </div>
            <ReadingRows day=day moment=moment about=Some(dose) />
        </div>
    }
}

fn backup_due(app: AppState) -> Option<String> {
    let since = app.since_backup();
    let today = app.today();
    let last = since.last.map(|last| clock::read_at(last.0).date);
    let is_long_ago = match last {
        Some(last) => today.signed_duration_since(last).num_days() >= BACKUP_AFTER_DAYS,
        None => app.journal.with(|journal| journal.days().count() >= 3),
    };
    let is_due = since.changes >= BACKUP_AFTER_CHANGES || (since.changes > 0 && is_long_ago);
    let ago = last.map(|last| date::ago(last, today));
    is_due.then(|| {
        words::backup_due(
            usize::try_from(since.records).unwrap_or(usize::MAX),
            ago.as_deref(),
        )
    })
}
