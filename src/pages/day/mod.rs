//! One day: every entry, changed in place; both check-ins; moving or deleting the whole day.
//! Knows the store; the forms are those of Today.

mod whole_day;

use chrono::NaiveDate;
use leptos::prelude::*;

use super::entry::{AddGrid, CheckInRows, EntryForm, EntryList, Subject, answered};
use super::{back, link};
use crate::analysis::{Phase, phase};
use crate::components::{Icon, PageHead, Section, icon_small, meta};
use crate::domain::{Kind, Part};
use crate::live::{Live, Slot, in_turn, view, when};
use crate::routes::Route;
use crate::state::{AppState, Known, command};
use crate::text::{components, date, day as words, names};

/// What can be added to a day.
const KINDS: &[Kind] = &[
    Kind::Dose,
    Kind::Run,
    Kind::SideEffect,
    Kind::Medication,
    Kind::Flare,
    Kind::Note,
];

/// The page.
#[component]
pub(crate) fn DayPage(
    /// Which day.
    day: NaiveDate,
) -> impl IntoView {
    let app = AppState::expect();
    let heading = Live::of(move || date::heading(day, app.today(), &app.locale));
    let doses = Known::expect().dose_days;
    let lede = Live::of(move || Some(lede(app, doses, day)).filter(|lede| !lede.is_empty()));
    let is_past = Live::memo(move || day <= app.last_day());
    let has_entries = Live::memo(move || entries(app, day) > 0);
    // Changing half of a day would leave the other half behind.
    let is_read = Live::memo(move || app.has_read(day));
    let content = move || {
        view! {
            <div class="desk">
                <div class="desk__main">
                    {entries_section(app, day, is_past)}
                    {when(move || is_past.get(), move || check_ins(app, day))}
                </div>
                {in_turn(6, move || when(move || has_entries.get(), move || whole_day::whole_day(app, day)))}
            </div>
        }
    };
    view! {
        {top(app, day)}
        <PageHead title=heading lede=lede />
        {when(move || is_read.get(), content)}
        {when(move || !is_read.get(), || meta(words::STILL_READING))}
    }
}

/// How many entries a day has.
fn entries(app: AppState, day: NaiveDate) -> usize {
    app.journal.with(|journal| journal.on(day).len())
}

/// The way back, and to the days before and after.
fn top(app: AppState, day: NaiveDate) -> AnyView {
    let step = move |to: Option<NaiveDate>, icon: Icon| {
        to.filter(|to| crate::domain::in_range(*to)).map(|to| {
            view! {
                <a
                    class="button button--quiet button--icon"
                    href=link(Route::Day(to))
                    aria-label=date::heading(to, app.today(), &app.locale)
                >
                    {icon_small(icon)}
                </a>
            }
        })
    };
    view! {
        <div class="line line--between">
            {back(Route::Journal, words::BACK)}
            <span class="line line--nowrap">
                {step(day.pred_opt(), Icon::Left)}
                {move || step(day.succ_opt().filter(|next| *next <= app.last_day()), Icon::Right)}
            </span>
        </div>
    }
}

/// How far the day is from a dose, and where it was recorded if that is known.
fn lede(app: AppState, doses: Live<Vec<NaiveDate>>, day: NaiveDate) -> String {
    let doses = doses.read();
    app.journal.with(|journal| {
        let near = match phase(day, &doses) {
            Phase::Dose => words::DOSE_DAY,
            Phase::Plus1 => words::DAY_AFTER,
            Phase::Plus2 => words::DAY_PLUS_2,
            Phase::Other => "",
        };
        let entries = journal.on(day);
        let places: Vec<_> = entries
            .iter()
            .filter_map(|(_, entry)| entry.when.as_ref())
            .filter(|when| when.offset.is_some())
            .map(|when| (when.zone.as_ref().map(|zone| zone.as_str()), when.offset))
            .collect();
        let place = words::recorded_in(&places);
        let gap = if near.is_empty() || place.is_empty() {
            ""
        } else {
            " "
        };
        [near, gap, &place].concat()
    })
}

fn entries_section(app: AppState, day: NaiveDate, is_past: Live<bool>) -> AnyView {
    let open = Slot::new(None::<Kind>);
    // A form that is open already stays as it is, with what was typed.
    let show = move |kind| {
        if open.get_untracked() != Some(kind) {
            open.set(Some(kind));
        }
    };
    let shown = Live::memo(move || day);
    let count = Live::of(move || Some(entries(app, day)).filter(|n| *n > 0).map(|n| n.to_string()));
    let form = move || {
        open.get().map(|kind| {
            let close = Callback::new(move |()| open.set(None));
            view! { <EntryForm subject=Subject::New(kind) day=day on_close=close /> }
        })
    };
    let add = move || {
        view! { <AddGrid kinds=KINDS on_choose=Callback::new(show) /> }
    };
    let empty = move || {
        if is_past.get() {
            words::NOTHING_YET
        } else {
            words::NOT_YET
        }
    };
    view! {
        <Section title=words::ENTRIES state=count class="section--open">
            <EntryList day=shown empty=empty() />
            {when(move || is_past.get(), add)}
            {move || form()}
        </Section>
    }
}

fn check_ins(app: AppState, day: NaiveDate) -> AnyView {
    view! {
        {in_turn(1, move || check_in(app, day, Part::Evening))}
        {in_turn(5, move || check_in(app, day, Part::Morning))}
    }
}

fn check_in(app: AppState, day: NaiveDate, part: Part) -> AnyView {
    let state = Live::of(move || {
        let (done, all) = answered(app, day, part);
        Some(components::answered(done, all))
    });
    let several = move || {
        app.journal
            .with(|journal| command::check_ins(journal, day, part).len() > 1)
    };
    view! {
        <Section title=names::check_in(part) state=state>
            {move || several().then(|| meta(words::SEVERAL))}
            <CheckInRows day=day part=part />
        </Section>
    }
}
