//! A choice that is in the address: each is a step of its own, and Back undoes it.
//! Knows how it looks; what is chosen is known by the page.

use leptos::prelude::*;

use crate::components::Segments;
use crate::live::{Live, follow, soon, view};
use crate::platform::document;
use crate::state::looking_back::Range;
use crate::text::insights as words;

/// How far back is looked.
pub(crate) fn ranges(range: Live<Range>, go: impl Fn(Range) + Send + Sync + 'static) -> AnyView {
    let selected = Live::of(move || Range::ALL.iter().position(|one| *one == range.get()));
    let on_select = Callback::new(move |position: usize| {
        if let Some(range) = Range::ALL.get(position) {
            go(*range);
        }
    });
    choice(words::RANGE, &words::RANGES, selected, on_select)
}

/// One of some words. Where Back changes which it is, the focus goes with it.
pub(super) fn choice(
    label: &'static str,
    options: &[&str],
    selected: Live<Option<usize>>,
    on_select: Callback<usize>,
) -> AnyView {
    follow(move || {
        selected.get();
        // After the words say so themselves.
        soon(Box::new(document::focus_chosen));
    });
    let options = options.iter().map(|words| (*words).to_owned()).collect();
    view! { <Segments label=label options=options selected=selected on_select=on_select /> }
}
