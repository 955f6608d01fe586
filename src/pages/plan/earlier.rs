//! The plans that are over or still to begin, and how they were kept; each can be started again.
//! Knows every plan but the current one. Beside one that holds, those that are over are shown when they are asked for.

use leptos::prelude::*;

use super::kept::row as row_of;
use super::{Open, Planning, show, to_all};
use crate::components::{OffRow, Section};
use crate::domain::{Plan, RecordId};
use crate::live::{Live, Slot, anew, either, fill, view, when};
use crate::schedule::Course;
use crate::text::plan::{self as plan_words, kept as words, pattern};

/// Another plan in words: when and what it was, and how it was kept.
#[derive(Clone, PartialEq)]
struct Told {
    id: RecordId,
    /// Whether it has begun, or never will: another one holds, or none does.
    is_over: bool,
    title: String,
    meta: String,
}

pub(super) fn section(planning: Planning) -> AnyView {
    let is_free = Live::memo(move || planning.current.with(Option::is_none));
    let is_whole = Slot::new(false);
    let count = Live::memo(move || {
        let all = planning.calendar.with(|calendar| calendar.courses.len());
        all.saturating_sub(usize::from(!is_free.get()))
    });
    let others = Live::memo(move || told(planning, is_free.get() || is_whole.get()));
    let hidden = Live::memo(move || count.get().saturating_sub(others.with(Vec::len)));
    let title = Live::memo(move || {
        let is_earlier = others.with(|others| others.iter().all(|other| other.is_over));
        if is_earlier { words::EARLIER } else { words::OTHERS }
    });
    let again = move || {
        let row = move |told: Told| {
            let again = Callback::new(move |()| show(planning.open, Some(Open::New(Some(told.id)))));
            view! { <OffRow title=told.title meta=told.meta action=words::AGAIN on_press=again /> }
        };
        let rows = move || others.get().into_iter().map(row).collect_view();
        view! { <ul class="rows rows--framed">{rows}</ul> }
    };
    let only_told = move || {
        let list = NodeRef::new();
        let row = |told: Told| row_of(told.title, told.meta);
        fill(list, move || others.get().into_iter().map(row).collect());
        view! { <ul class="rows rows--framed" node_ref=list /> }
    };
    let list = move || {
        let more = move || to_all(words::show_plans(hidden.get()), is_whole);
        view! {
            <Section title=title.get()>
                {either(move || is_free.get(), again, only_told)} {when(move || hidden.get() > 0, more)}
            </Section>
        }
    };
    anew(move || (count.get() > 0).then(list))
}

/// The plans but the current one, newest first; of those that are over only if they are asked for.
fn told(planning: Planning, is_whole: bool) -> Vec<Told> {
    let (calendar, today, locale) = (
        planning.calendar.read(),
        planning.app.today(),
        planning.app.locale,
    );
    let current = planning.current.get().map(|course| course.id);
    let is_reading = planning.app.loading.get();
    let newest_first = calendar.courses.iter().rev();
    let is_over = |plan: &Plan| plan.start <= today || plan.never_began();
    let others =
        newest_first.filter(|course| Some(course.id) != current && (is_whole || !is_over(&course.plan)));
    let tell = |course: &Course| {
        let plan = &course.plan;
        let is_over = is_over(plan);
        let mut meta = pattern::facts(plan, &locale);
        if is_over && !plan.never_began() && !is_reading {
            meta.push_str(". ");
            meta.push_str(&words::kept(&course.adherence(today, &calendar.happened)));
        }
        let title = plan_words::was(plan.start, course.last_day(), &locale);
        Told {
            id: course.id,
            is_over,
            title,
            meta,
        }
    };
    others.map(tell).collect()
}
