//! A row of eleven cells from 0 to 10, with no preset. Native radio buttons, so arrows, labels and screen readers work by themselves.
//! Knows its value and its words; knows no measure and no storage.

use std::time::Duration;

use leptos::ev::{FocusEvent, KeyboardEvent};
use leptos::prelude::*;
use wasm_bindgen::JsCast;

use super::{Timer, unique_id};
use crate::domain::Rating;
use crate::live::{Live, Slot, follow, view};
use crate::text::components as words;

/// After the last key, so that arrowing from 3 to 7 is one entry.
const SETTLE: Duration = Duration::from_millis(400);
/// After a 1, which may become 10.
const AFTER_ONE: Duration = Duration::from_millis(500);

/// A rating row.
#[component]
pub fn RatingRow(
    /// The question.
    #[prop(into)]
    label: String,
    /// The words at 0.
    low: &'static str,
    /// The words at 10.
    high: &'static str,
    /// The stored answer.
    #[prop(into)]
    value: Live<Option<Rating>>,
    /// Called with the settled answer: at once after a press, a moment after the last key.
    on_change: Callback<Option<Rating>>,
    /// Lower cells, for forms with many rows.
    #[prop(optional)]
    is_small: bool,
) -> impl IntoView {
    let (name, label_id, ends_id) = (unique_id(), unique_id(), unique_id());
    let cells: NodeRef<leptos::html::Div> = NodeRef::new();
    let row = Row::new(value, on_change);
    let input = {
        let name = name.clone();
        move |points: u8| {
            let name = name.clone();
            let is_checked = move || row.shown.get().map(Rating::points) == Some(points);
            view! {
                <label class="rating__cell">
                    <input type="radio" name=name value=points.to_string() prop:checked=is_checked/>
                    <span>{points}</span>
                </label>
            }
        }
    };
    let on_choice = move |event: leptos::ev::Event| {
        let points = event_target_value(&event).parse().ok().and_then(Rating::new);
        row.choose(points);
    };
    let on_key = move |event: KeyboardEvent| {
        if let Some(points) = row.key(&event) {
            event.prevent_default();
            if let Some(points) = points {
                focus_cell(cells, points);
            }
        }
    };
    let on_clear = move |_| {
        row.by_key.set(false);
        row.choose(None);
        // The button is gone now; the row is where the person was.
        focus_cell(cells, 0);
    };
    let name_for_clear = label.clone();
    view! {
        <div
            class="rating"
            class:rating--small=is_small
            role="radiogroup"
            aria-labelledby=label_id
            aria-describedby=ends_id
            on:keydown=on_key
            on:pointerdown=move |_| row.by_key.set(false)
            on:focusout=move |event| {
                if leaves_row(&event) {
                    row.flush();
                }
            }
        >
            <div class="rating__head">
                <p class="rating__label" id=label_id.clone()>{label}</p>
                <span class="rating__none">{words::NOT_ANSWERED}</span>
                <button class="rating__clear" type="button" on:click=on_clear>
                    {words::CLEAR}
                    <span class="visually-hidden">{[" ", &name_for_clear].concat()}</span>
                </button>
            </div>
            <div class="rating__cells" node_ref=cells on:change=on_choice>
                {(0..=10).map(input).collect_view()}
            </div>
            <p class="rating__ends" id=ends_id.clone()>
                <span><span class="visually-hidden">{words::ZERO_IS}</span>{low}</span>
                <span><span class="visually-hidden">{words::TEN_IS}</span>{high}</span>
            </p>
        </div>
    }
}

/// What a row shows while a key press settles, and what is still to be told.
#[derive(Clone, Copy)]
struct Row {
    shown: Slot<Option<Rating>>,
    stored: Live<Option<Rating>>,
    on_change: Callback<Option<Rating>>,
    by_key: Slot<bool>,
    timer: Timer,
    last_one_at: Slot<f64>,
}

impl Row {
    fn new(stored: Live<Option<Rating>>, on_change: Callback<Option<Rating>>) -> Self {
        let row = Self {
            shown: Slot::new(stored.get_untracked()),
            stored,
            on_change,
            by_key: Slot::new(false),
            timer: Timer::default(),
            last_one_at: Slot::new(f64::NEG_INFINITY),
        };
        follow(move || {
            let stored = row.stored.get();
            // While keys settle, the row shows what the person is doing, not what was.
            if !row.timer.is_running() {
                row.shown.set(stored);
            }
        });
        on_cleanup(move || row.flush());
        row
    }

    fn choose(self, points: Option<Rating>) {
        self.shown.set(points);
        if self.by_key.get_untracked() {
            self.settle(SETTLE);
        } else {
            self.commit();
        }
    }

    /// Handles a key: `None` if it is not ours, otherwise the cell to move to, if any.
    fn key(self, event: &KeyboardEvent) -> Option<Option<u8>> {
        if event.ctrl_key() || event.alt_key() || event.meta_key() {
            return None;
        }
        let is_button = event
            .target()
            .is_some_and(|target| target.dyn_into::<web_sys::HtmlInputElement>().is_err());
        if is_button {
            return None;
        }
        let key = event.key();
        match key.as_str() {
            "Delete" | "Backspace" => {
                self.shown.set(None);
                self.settle(SETTLE);
                Some(None)
            }
            " " | "ArrowLeft" | "ArrowRight" | "ArrowUp" | "ArrowDown" => {
                // The browser moves the choice and reports it; only the waiting is ours.
                self.by_key.set(true);
                None
            }
            digit => {
                let digit = digit.parse::<u8>().ok().filter(|digit| *digit <= 9)?;
                let now = event.time_stamp();
                let is_ten = digit == 0 && now - self.last_one_at.get_untracked() <= 500.0;
                let points = if is_ten { 10 } else { digit };
                self.last_one_at
                    .set(if digit == 1 { now } else { f64::NEG_INFINITY });
                self.shown.set(Rating::new(points));
                self.settle(if points == 1 { AFTER_ONE } else { SETTLE });
                Some(Some(points))
            }
        }
    }

    fn settle(self, wait: Duration) {
        self.timer.start(wait, move || self.commit());
    }

    /// Tells at once what would have been told a moment later: the person leaves the row.
    fn flush(self) {
        if self.timer.is_running() {
            self.commit();
        }
    }

    fn commit(self) {
        self.timer.stop();
        let (Some(shown), Some(stored)) = (self.shown.try_get_untracked(), self.stored.try_get_untracked())
        else {
            return;
        };
        if shown != stored {
            self.on_change.try_run(shown);
        }
    }
}

/// Whether the focus goes elsewhere: arrows move it from cell to cell, and that is still the same row.
fn leaves_row(event: &FocusEvent) -> bool {
    let row = event
        .current_target()
        .and_then(|row| row.dyn_into::<web_sys::Element>().ok());
    let next = event
        .related_target()
        .and_then(|next| next.dyn_into::<web_sys::Element>().ok());
    match (row, next) {
        (Some(row), Some(next)) => !row.contains(Some(&next)),
        _ => true,
    }
}

fn focus_cell(cells: NodeRef<leptos::html::Div>, points: u8) {
    let selector = ["input[value=\"", &points.to_string(), "\"]"].concat();
    let input = cells
        .get_untracked()
        .and_then(|cells| cells.query_selector(&selector).ok().flatten())
        .and_then(|cell| cell.dyn_into::<web_sys::HtmlElement>().ok());
    if let Some(input) = input {
        // Refused only for elements that are not shown.
        let _ = input.focus();
    }
}
