//! The plans that are over or still to begin, and how they were kept; each can be started again.
//! Knows every plan but the current one.

use leptos::prelude::*;

use super::kept::row as row_of;
use super::{Open, Planning, show};
use crate::components::{OffRow, Section};
use crate::live::{Live, view};
use crate::text::plan::{self as plan_words, kept as words, pattern};

pub(super) fn section(planning: Planning) -> AnyView {
    let others = Live::memo(move || {
        let (calendar, today) = (planning.calendar.read(), planning.app.today());
        let current = planning.current.get().map(|course| course.id);
        let newest_first = calendar.courses.iter().rev();
        let others = newest_first.filter(|course| Some(course.id) != current);
        others
            .map(|course| {
                let kept = (course.plan.start <= today).then(|| course.adherence(today, &calendar.happened));
                (course.id, course.plan.clone(), course.last_day(), kept)
            })
            .collect::<Vec<_>>()
    });
    let rows = move || {
        let is_free = planning.current.get().is_none();
        let locale = planning.app.locale;
        let row =
            |(id, plan, last, kept): &(_, crate::domain::Plan, _, Option<crate::schedule::Adherence>)| {
                let id = *id;
                let title = plan_words::was(plan.start, *last, &locale);
                let mut meta = pattern::facts(plan, &locale);
                if let Some(kept) = kept {
                    meta.push_str(". ");
                    meta.push_str(&words::kept(kept));
                }
                if is_free {
                    let again = Callback::new(move |()| show(planning.open, Some(Open::New(Some(id)))));
                    view! { <OffRow title=title meta=meta action=words::AGAIN on_press=again /> }
                } else {
                    row_of(title, meta)
                }
            };
        others.with(|others| others.iter().map(row).collect_view())
    };
    let shown = move || {
        let is_empty = others.with(Vec::is_empty);
        (!is_empty).then(|| {
            view! {
                <Section title=words::EARLIER>
                    <ul class="rows rows--framed">{rows()}</ul>
                </Section>
            }
        })
    };
    shown.into_any()
}
