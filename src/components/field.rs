//! Text, date and time fields with label, hint and error tied to them.
//! Knows text and civil values; knows no meaning of them.

use chrono::{NaiveDate, NaiveTime};
use leptos::prelude::*;

use super::icon::{Icon, icon_small};
use super::unique_id;
use crate::live::{Live, Slot, view};
use crate::platform::document::{self, Refused};
use crate::text::{components as words, date};

/// The days a journal can hold; the browser refuses others when a form is sent, and the field says so.
const FIRST_DATE: &str = "1990-01-01";
const LAST_DATE: &str = "2100-12-31";

/// The most characters a journal keeps of a line and of a note: nothing longer can be typed, lest it be left out when
/// it is saved.
const LONGEST_LINE: &str = "80";
const LONGEST_NOTE: &str = "10000";

/// A text field on one line.
#[component]
pub fn TextField(
    /// Its label.
    #[prop(into)]
    label: String,
    /// Its text.
    #[prop(into)]
    value: Live<String>,
    /// Called with the text after every key.
    #[prop(optional)]
    on_input: Option<Callback<String>>,
    /// Called with the text when the person is done with it.
    #[prop(optional)]
    on_change: Option<Callback<String>>,
    /// A quieter line below.
    #[prop(into, optional)]
    hint: Live<Option<String>>,
    /// What is odd, and the likely fix; shown in place of nothing.
    #[prop(into, optional)]
    error: Live<Option<String>>,
    /// Which keyboard a phone shows: `text`, `decimal`, `numeric`.
    #[prop(optional)]
    input_mode: Option<&'static str>,
    /// The most characters, where it is not one line of the journal.
    #[prop(default = LONGEST_LINE)]
    longest: &'static str,
    /// Words offered while typing.
    #[prop(optional)]
    suggestions: Vec<String>,
) -> impl IntoView {
    let (id, hint_id, error_id, list_id) = (unique_id(), unique_id(), unique_id(), unique_id());
    let is_number = input_mode.is_some_and(|mode| mode != "text");
    let list = (!suggestions.is_empty()).then(|| list_id.clone());
    let offered = (!suggestions.is_empty()).then(|| {
        let options = suggestions
            .into_iter()
            .map(|word| view! { <option value=word></option> })
            .collect_view();
        view! { <datalist id=list_id>{options}</datalist> }
    });
    view! {
        <div class="field" class:field--error=move || error.get().is_some()>
            <label class="field__label" for=id.clone()>{label}</label>
            <input
                class="field__input"
                class:field__input--num=is_number
                id=id
                type="text"
                autocomplete="off"
                inputmode=input_mode
                maxlength=longest
                list=list
                prop:value=move || value.get()
                aria-invalid=move || error.get().map(|_| "true")
                aria-describedby=described(hint, error, &hint_id, &error_id)
                on:input=move |event| {
                    if let Some(on_input) = on_input {
                        on_input.run(event_target_value(&event));
                    }
                }
                on:change=move |event| {
                    if let Some(on_change) = on_change {
                        on_change.run(event_target_value(&event));
                    }
                }
            />
            {offered}
            {below(hint, error, hint_id, error_id)}
        </div>
    }
}

/// A text field of several lines.
#[component]
pub fn TextArea(
    /// Its label.
    #[prop(into)]
    label: String,
    /// Its text.
    #[prop(into)]
    value: Live<String>,
    /// Called with the text after every key, so that a draft can be kept.
    #[prop(optional)]
    on_input: Option<Callback<String>>,
    /// Called with the text when the person is done with it.
    #[prop(optional)]
    on_change: Option<Callback<String>>,
    /// A quieter line below.
    #[prop(into, optional)]
    hint: Live<Option<String>>,
    /// Shows the label to screen readers only.
    #[prop(optional)]
    is_label_hidden: bool,
) -> impl IntoView {
    let (id, hint_id) = (unique_id(), unique_id());
    view! {
        <div class="field">
            <label class="field__label" class:visually-hidden=is_label_hidden for=id.clone()>{label}</label>
            <textarea
                class="field__input"
                id=id
                rows="4"
                maxlength=LONGEST_NOTE
                prop:value=move || value.get()
                aria-describedby=described(hint, Live::default(), &hint_id, "")
                on:input=move |event| {
                    if let Some(on_input) = on_input {
                        on_input.run(event_target_value(&event));
                    }
                }
                on:change=move |event| {
                    if let Some(on_change) = on_change {
                        on_change.run(event_target_value(&event));
                    }
                }
            ></textarea>
            {below(hint, Live::default(), hint_id, String::new())}
        </div>
    }
}

/// A date.
#[component]
pub fn DateField(
    /// Its label.
    #[prop(into)]
    label: String,
    /// The date.
    #[prop(into)]
    value: Live<Option<NaiveDate>>,
    /// Called with the date when it is complete, or with `None` when it is emptied.
    on_change: Callback<Option<NaiveDate>>,
    /// The last date offered.
    #[prop(optional)]
    last: Option<NaiveDate>,
    /// A quieter line below.
    #[prop(into, optional)]
    hint: Live<Option<String>>,
    /// What is wrong with it, if something is.
    #[prop(into, optional)]
    error: Live<Option<String>>,
) -> impl IntoView {
    let shown = Live::of(move || value.get().map(date::iso).unwrap_or_default());
    let changed = Callback::new(move |raw: String| on_change.run(date::parse_iso(&raw)));
    let ends = (FIRST_DATE, last.map_or_else(|| LAST_DATE.to_owned(), date::iso));
    native("date", label, shown, changed, Some(ends), (hint, error))
}

/// A time of day.
#[component]
pub fn TimeField(
    /// Its label.
    #[prop(into)]
    label: String,
    /// The time.
    #[prop(into)]
    value: Live<Option<NaiveTime>>,
    /// Called with the time when it is complete, or with `None` when it is emptied.
    on_change: Callback<Option<NaiveTime>>,
    /// A quieter line below.
    #[prop(into, optional)]
    hint: Live<Option<String>>,
) -> impl IntoView {
    let shown = Live::of(move || value.get().map(date::iso_time).unwrap_or_default());
    let changed = Callback::new(move |raw: String| on_change.run(date::parse_iso_time(&raw)));
    native("time", label, shown, changed, None, (hint, Live::default()))
}

fn native(
    kind: &'static str,
    label: String,
    value: Live<String>,
    on_change: Callback<String>,
    ends: Option<(&'static str, String)>,
    (hint, error): (Live<Option<String>>, Live<Option<String>>),
) -> AnyView {
    let (first, last) = ends.unzip();
    let (id, hint_id, error_id) = (unique_id(), unique_id(), unique_id());
    let is_date = first.is_some();
    let is_open_end = last.as_deref() == Some(LAST_DATE);
    // What the browser refuses is said here as everything else is, until the field changes.
    let refused = Slot::new(None::<Refused>);
    let error = Live::of(move || {
        let words = refused
            .get()
            .map(|why| words::refused_date(is_date, is_open_end, why == Refused::Outside));
        words.map(str::to_owned).or_else(|| error.get())
    });
    view! {
        <div class="field">
            <label class="field__label" for=id.clone()>{label}</label>
            <input
                class="field__input field__input--num"
                id=id
                type=kind
                min=first
                max=last
                prop:value=move || value.get()
                aria-describedby=described(hint, error, &hint_id, &error_id)
                aria-invalid=move || error.get().is_some().then_some("true")
                on:change=move |event| on_change.run(event_target_value(&event))
                on:input=move |_| refused.set(None)
                on:invalid=move |event| refused.set(document::refused(&event))
            />
            {below(hint, error, hint_id, error_id)}
        </div>
    }
}

pub(super) fn described(
    hint: Live<Option<String>>,
    error: Live<Option<String>>,
    hint_id: &str,
    error_id: &str,
) -> impl Fn() -> Option<String> + Clone + Send + Sync + 'static {
    let (hint_id, error_id) = (hint_id.to_owned(), error_id.to_owned());
    move || match (hint.get().is_some(), error.get().is_some()) {
        (true, true) => Some([error_id.as_str(), " ", &hint_id].concat()),
        (true, false) => Some(hint_id.clone()),
        (false, true) => Some(error_id.clone()),
        (false, false) => None,
    }
}

pub(super) fn below(
    hint: Live<Option<String>>,
    error: Live<Option<String>>,
    hint_id: String,
    error_id: String,
) -> AnyView {
    view! {
        {move || {
            hint.get().map(|hint| view! { <p class="field__hint" id=hint_id.clone()>{hint}</p> })
        }}
        // Polite: where the focus moves to the field, its description is read and this is not.
        <div class="field__live" role="status">
            {move || {
                error
                    .get()
                    .map(|error| {
                        view! {
                            <p class="field__error" id=error_id.clone()>
                                {icon_small(Icon::Warning)}
                                <span>{error}</span>
                            </p>
                        }
                    })
            }}
        </div>
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::{Label, Text};

    #[test]
    fn as_much_can_be_typed_as_is_kept() {
        assert_eq!(LONGEST_LINE, Label::LONGEST.to_string());
        assert_eq!(LONGEST_NOTE, Text::LONGEST.to_string());
    }
}
