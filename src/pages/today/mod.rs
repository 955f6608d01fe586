//! Today: what to record now, in as few taps as can be, and what is recorded already.
//! Knows the store; decides nothing that a selector or command could decide.

mod below;

use chrono::NaiveDate;
use leptos::prelude::*;

use crate::components::{ChipButton, Chips, Icon, PageHead, ReadOut, Section, Segments, meta};
use crate::domain::{Body, Dose, Kind, Part, When};
use crate::live::{Live, Slot, in_turn, view, when};
use crate::pages::entry::{AddGrid, CheckInRows, EntryForm, Subject, answered};
use crate::pages::link;
use crate::pages::rest::{self, Piece};
use crate::platform::clock;
use crate::routes::Route;
use crate::state::{AppState, command, selectors};
use crate::text::{date, entry as entry_text, names, number, today as words};

pub(super) use self::below::below;

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
            // With the last of the rows, so that it does not jump.
            {in_turn(3, move || rest::piece(Piece::Below(day)))}
        </div>
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
    let last = Live::memo(move || {
        app.clock.track();
        let now = app.when_now();
        app.journal
            .with(|journal| selectors::last_dose(journal, &now).and_then(|(_, entry)| entry.when.clone()))
    });
    view! {
        <section class="section section--open desk__side" aria-labelledby="since">
            {move || since_last(app, last)}
            <div class="stack stack--tight">{move || again()}</div>
            <AddGrid kinds=KINDS on_choose=Callback::new(show) />
            {move || form()}
        </section>
    }
}

fn since_last(app: AppState, last: Live<Option<When>>) -> AnyView {
    app.clock.track();
    let now = app.when_now();
    let last = last.get();
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
                <a class="more" href=link(Route::Measures)>{words::CHANGE_ROWS}</a>
            </p>
        </Section>
    }
}

fn is_details_open(event: &leptos::ev::Event) -> bool {
    crate::platform::document::is_open(event)
}
