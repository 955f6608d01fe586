//! Two to five exclusive words side by side: a native radio group.
//! Knows positions and words; knows no meaning of them.

use leptos::prelude::*;

use super::unique_id;
use crate::domain::Severity;
use crate::live::{Live, view};
use crate::text::{components as words, names};

/// Exclusive words.
#[component]
pub fn Segments(
    /// What is being chosen, for screen readers.
    #[prop(into)]
    label: String,
    /// The words.
    options: Vec<String>,
    /// The position of the chosen word.
    #[prop(into)]
    selected: Live<Option<usize>>,
    /// Called with the position that was chosen.
    on_select: Callback<usize>,
    /// As wide as the column.
    #[prop(optional)]
    is_wide: bool,
) -> impl IntoView {
    let name = unique_id();
    let items = options
        .into_iter()
        .enumerate()
        .map(|(position, word)| {
            let is_chosen = move || selected.get() == Some(position);
            view! {
                <label class="segments__item">
                    <input type="radio" name=name.clone() value=position.to_string() prop:checked=is_chosen/>
                    <span>{word}</span>
                </label>
            }
        })
        .collect_view();
    let on_change = move |event: leptos::ev::Event| {
        if let Ok(position) = event_target_value(&event).parse() {
            on_select.run(position);
        }
    };
    view! {
        <div
            class="segments segments--unset"
            class:segments--wide=is_wide
            role="radiogroup"
            aria-label=label
            on:change=on_change
        >
            {items}
        </div>
    }
}

/// A question with No and Yes beside it.
#[component]
pub fn YesNo(
    /// The question.
    #[prop(into)]
    label: String,
    /// The answer.
    #[prop(into)]
    value: Live<Option<bool>>,
    /// Called with the answer that was chosen.
    on_change: Callback<bool>,
    /// As one of several rating rows, not as one of several questions.
    #[prop(optional)]
    is_row: bool,
) -> impl IntoView {
    let selected = Live::of(move || value.get().map(usize::from));
    let (class, text_class) = if is_row {
        ("line line--between line--nowrap", "rating__label")
    } else {
        ("question", "question__text")
    };
    view! {
        <div class=class>
            <p class=text_class aria-hidden="true">{label.clone()}</p>
            <Segments
                label=label
                options=vec![words::NO.to_owned(), words::YES.to_owned()]
                selected=selected
                on_select=Callback::new(move |position| on_change.run(position == 1))
            />
        </div>
    }
}

/// A side effect with its severity beside it.
#[component]
pub fn SeverityRow(
    /// The side effect's name.
    #[prop(into)]
    label: String,
    /// How strong.
    #[prop(into)]
    value: Live<Option<Severity>>,
    /// Called with the severity that was chosen.
    on_change: Callback<Severity>,
) -> impl IntoView {
    let selected = Live::of(move || {
        Severity::ALL
            .iter()
            .position(|severity| Some(*severity) == value.get())
    });
    let options = Severity::ALL
        .iter()
        .map(|severity| names::severity(*severity).to_owned())
        .collect();
    let on_select = Callback::new(move |position: usize| {
        if let Some(severity) = Severity::ALL.get(position) {
            on_change.run(*severity);
        }
    });
    view! {
        <div class="severity">
            <span aria-hidden="true">{label.clone()}</span>
            <Segments label=words::severity_of(&label) options=options selected=selected on_select=on_select/>
        </div>
    }
}
