//! A native select with its label.
//! Knows values as text; knows no meaning of them.

use leptos::prelude::*;

use super::field::{below, described};
use super::icon::{Icon, icon};
use super::unique_id;
use crate::live::{Live, Plain, fill, view};

/// Value and words of an option.
pub type Choice = (String, String);

/// The options for the members of a list.
pub fn choices<T: Copy>(all: &[T], code: fn(T) -> &'static str, words: fn(T) -> &'static str) -> Vec<Choice> {
    let choice = |one: &T| (code(*one).to_owned(), words(*one).to_owned());
    all.iter().map(choice).collect()
}

/// Options with one more in front, for none of them.
pub fn optional(words: &str, mut choices: Vec<Choice>) -> Vec<Choice> {
    choices.insert(0, (String::new(), words.to_owned()));
    choices
}

/// A select.
#[component]
pub fn Select(
    /// Its label.
    #[prop(into)]
    label: String,
    /// Value and words of every option.
    #[prop(into)]
    options: Live<Vec<Choice>>,
    /// The chosen value.
    #[prop(into)]
    value: Live<String>,
    /// Called with the value that was chosen.
    on_change: Callback<String>,
    /// A quieter line below.
    #[prop(into, optional)]
    hint: Live<Option<String>>,
    /// What is wrong with it, if something is.
    #[prop(into, optional)]
    error: Live<Option<String>>,
    /// Shows the label to screen readers only.
    #[prop(optional)]
    is_label_hidden: bool,
) -> impl IntoView {
    let (id, hint_id, error_id) = (unique_id(), unique_id(), unique_id());
    let select = NodeRef::new();
    fill(select, move || {
        let chosen = value.get();
        let option = |(code, words): &Choice| {
            let option = Plain::new("option").with("value", code).words(words);
            if *code == chosen {
                option.with("selected", "")
            } else {
                option
            }
        };
        options.with(|options| options.iter().map(option).collect())
    });
    view! {
        <div class="field">
            <label class="field__label" class:visually-hidden=is_label_hidden for=id.clone()>{label}</label>
            <div class="select">
                <select
                    class="field__input"
                    id=id
                    aria-describedby=described(hint, error, &hint_id, &error_id)
                    aria-invalid=move || error.get().is_some().then_some("true")
                    node_ref=select
                    on:change=move |event| on_change.run(event_target_value(&event))
                ></select>
                {icon(Icon::Down)}
            </div>
            {below(hint, error, hint_id, error_id)}
        </div>
    }
}
