//! Reading a chart of many marks: by pointer, by finger, and by the keyboard as a slider.
//! Knows no chart; it asks what is near a point, what to say and what to mark.

use leptos::html::Div;
use leptos::prelude::*;

use super::step;
use crate::live::{Slot, view};

/// What can be read from a chart, one after another.
pub(super) trait Read: Send + Sync + 'static {
    /// How many there are.
    fn count(&self) -> usize;
    /// The one nearest to a point, in pixels from the upper left corner of the drawing.
    fn nearest(&self, x: f64, y: f64) -> Option<usize>;
    /// One of them, in words.
    fn words(&self, place: usize) -> String;
    /// What marks it.
    fn mark(&self, place: usize) -> Option<AnyView>;
    /// Whether they stand below each other and are read from the first: down is on, up is back.
    fn is_list(&self) -> bool {
        false
    }
}

/// The area that is pointed at, the mark on what is read, and the line of words under the chart.
/// `name` is the slider's for the keyboard; `how` stands under the chart before anything is read.
/// Goes into an element of the class `timeline`, behind the chart.
pub(super) fn reader(
    name: &'static str,
    how: &'static str,
    pointed: Slot<Option<usize>>,
    from: impl Read,
) -> AnyView {
    let slider = NodeRef::<Div>::new();
    let from: StoredValue<Box<dyn Read>> = StoredValue::new(Box::new(from));
    let count = move || from.with_value(|from| from.count());
    let last = move || count().saturating_sub(1);
    let is_list = from.with_value(|from| from.is_list());
    let first = move || if is_list { 0 } else { last() };
    let at = move || pointed.get().unwrap_or_else(first);
    let point = move |event: leptos::ev::PointerEvent| {
        let Some(element) = slider.get_untracked() else {
            return;
        };
        let corner = element.get_bounding_client_rect();
        let across = f64::from(event.client_x()) - corner.left();
        let down = f64::from(event.client_y()) - corner.top();
        let nearest = from.with_value(|from| from.nearest(across, down));
        if nearest.is_some() {
            pointed.set(nearest);
        }
    };
    let press = move |event: leptos::ev::KeyboardEvent| {
        let place = pointed.get_untracked().unwrap_or_else(first);
        let key = match event.key().as_str() {
            "ArrowDown" if is_list => "ArrowUp".to_owned(),
            "ArrowUp" if is_list => "ArrowDown".to_owned(),
            _ => event.key(),
        };
        if let Some(place) = step(place, &key, count()) {
            event.prevent_default();
            pointed.set(Some(place));
        }
    };
    let words = move |place: usize| from.with_value(|from| from.words(place));
    view! {
        <svg class="timeline__mark" aria-hidden="true" width="100%" height="100%">
            {move || {
                let place = pointed.get()?;
                from.with_value(|from| from.mark(place))
            }}
        </svg>
        <div
            class="timeline__cursor"
            node_ref=slider
            role="slider"
            tabindex="0"
            aria-label=name
            aria-orientation=is_list.then_some("vertical")
            aria-valuemin="1"
            aria-valuemax=move || count().max(1).to_string()
            aria-valuenow=move || at().saturating_add(1).to_string()
            aria-valuetext=move || words(at())
            on:pointermove=point
            on:pointerdown=point
            on:keydown=press
        ></div>
        <p class="timeline__reading">
            {move || pointed.get().map_or_else(|| how.to_owned(), words)}
        </p>
    }
}
