//! The plans that are over or still to begin, and how they were kept; each can be started again.
//! Knows every plan but the current one.

use leptos::prelude::*;

use super::kept::row as row_of;
use super::{Open, Planning, show};
use crate::components::{Look, OffRow, Section, button};
use crate::domain::RecordId;
use crate::live::{Live, Slot, either, fill, view, when};
use crate::platform::document;
use crate::schedule::Course;
use crate::text::plan::{self as plan_words, kept as words, pattern};

/// How many are shown beside a plan that runs, until all are asked for.
const FEW: usize = 3;

/// An earlier plan in words: what it was, and how it was kept.
type Told = (RecordId, String, String);

pub(super) fn section(planning: Planning) -> AnyView {
    let is_free = Live::memo(move || planning.current.with(Option::is_none));
    let is_whole = Slot::new(false);
    let count = Live::memo(move || {
        let all = planning.calendar.with(|calendar| calendar.courses.len());
        all.saturating_sub(usize::from(!is_free.get()))
    });
    let shown = move || {
        if is_free.get() || is_whole.get() {
            usize::MAX
        } else {
            FEW
        }
    };
    let others = Live::memo(move || told(planning, shown()));
    let again = move || {
        let row = move |(id, title, meta): Told| {
            let again = Callback::new(move |()| show(planning.open, Some(Open::New(Some(id)))));
            view! { <OffRow title=title meta=meta action=words::AGAIN on_press=again /> }
        };
        let rows = move || others.get().into_iter().map(row).collect_view();
        view! { <ul class="rows rows--framed">{rows}</ul> }
    };
    let only_told = move || {
        let list = NodeRef::new();
        let row = |(_, title, meta): Told| row_of(title, meta);
        fill(list, move || others.get().into_iter().map(row).collect());
        view! { <ul class="rows rows--framed" node_ref=list /> }
    };
    let list = move || {
        let more = move || {
            let all = words::all_earlier(count.get());
            let show_all = move || {
                document::focus_again(None, Vec::new());
                is_whole.set(true);
            };
            view! { <div class="buttons">{button(Look::Quiet, all, show_all)}</div> }
        };
        view! {
            <Section title=words::EARLIER>
                {either(move || is_free.get(), again, only_told)} {when(move || shown() < count.get(), more)}
            </Section>
        }
    };
    when(move || count.get() > 0, list)
}

/// So many of the plans but the current one, newest first.
fn told(planning: Planning, most: usize) -> Vec<Told> {
    let (calendar, today, locale) = (
        planning.calendar.read(),
        planning.app.today(),
        planning.app.locale,
    );
    let current = planning.current.get().map(|course| course.id);
    let is_reading = planning.app.loading.get();
    let newest_first = calendar.courses.iter().rev();
    let others = newest_first.filter(|course| Some(course.id) != current);
    let tell = |course: &Course| {
        let plan = &course.plan;
        let mut meta = pattern::facts(plan, &locale);
        if plan.start <= today && !course.never_began() && !is_reading {
            meta.push_str(". ");
            meta.push_str(&words::kept(&course.adherence(today, &calendar.happened)));
        }
        (
            course.id,
            plan_words::was(plan.start, course.last_day(), &locale),
            meta,
        )
    };
    others.take(most).map(tell).collect()
}
