//! A number with a button on either side, such as hours slept. A suggestion is shown but counts only after a tap.
//! Knows whole numbers and how to print them; knows no measure.

use std::time::Duration;

use leptos::prelude::*;

use super::icon::{Icon, icon_small};
use super::{Timer, unique_id};
use crate::live::{Live, Slot, either, follow, view};
use crate::text::components as words;

/// After the last tap, so that seven taps make one entry.
const SETTLE: Duration = Duration::from_millis(600);

/// A stepper.
#[component]
pub fn Stepper(
    /// What is counted.
    #[prop(into)]
    label: String,
    /// The stored answer.
    #[prop(into)]
    value: Live<Option<u32>>,
    /// Shown, dashed, while there is no answer; the first tap starts from it.
    #[prop(into)]
    suggestion: Live<u32>,
    /// One tap changes by this much.
    step: u32,
    /// The largest value.
    most: u32,
    /// Prints a value.
    print: fn(u32) -> String,
    /// Called with the settled answer.
    on_change: Callback<Option<u32>>,
) -> impl IntoView {
    let label_id = unique_id();
    let counter = Counter::new(value, on_change);
    let start = move || {
        counter
            .shown
            .get_untracked()
            .unwrap_or_else(|| suggestion.get_untracked())
    };
    let less = move |_| counter.put(Some(start().saturating_sub(step)));
    let more = move |_| counter.put(Some(start().saturating_add(step).min(most)));
    let is_set = move || counter.shown.get().is_some();
    let middle = move || {
        let number = counter.shown.get();
        match number {
            Some(number) => view! { <output class="stepper__value num">{print(number)}</output> },
            None => {
                let mut offer = [words::USE, " "].concat();
                let mut suggested = print(suggestion.get());
                if suggestion.get() == 0 {
                    // A count that is not answered does not look like nought.
                    offer.push_str(&suggested);
                    suggested = words::NO_COUNT.to_owned();
                }
                let accept = move |_| counter.put(Some(suggestion.get_untracked()));
                view! {
                    <button class="stepper__value stepper__suggestion num" type="button" on:click=accept>
                        <span class="visually-hidden">{offer}</span>
                        {suggested}
                    </button>
                }
            }
        }
    };
    let (less_name, more_name) = ([words::LESS, &label].concat(), [words::MORE, &label].concat());
    let clear_name = [" ", &label].concat();
    let clear = move || {
        view! {
            <button class="rating__clear stepper__clear" type="button" on:click=move |_| counter.put(None)>
                {words::CLEAR}
                <span class="visually-hidden">{clear_name.clone()}</span>
            </button>
        }
    };
    let not_answered = || view! { <span class="rating__none">{words::NOT_ANSWERED}</span> };
    view! {
        <div class="stepperrow" role="group" aria-labelledby=label_id>
            <div class="rating__head">
                <p class="rating__label" id=label_id.clone()>{label}</p>
                {either(is_set, clear, not_answered)}
            </div>
            <div class="stepper" class:stepper--unset=move || !is_set()>
                <button class="stepper__button" type="button" aria-label=less_name on:click=less>
                    {icon_small(Icon::Minus)}
                </button>
                {move || middle()}
                <button class="stepper__button" type="button" aria-label=more_name on:click=more>
                    {icon_small(Icon::Plus)}
                </button>
            </div>
        </div>
    }
}

#[derive(Clone, Copy)]
struct Counter {
    shown: Slot<Option<u32>>,
    stored: Live<Option<u32>>,
    on_change: Callback<Option<u32>>,
    timer: Timer,
}

impl Counter {
    fn new(stored: Live<Option<u32>>, on_change: Callback<Option<u32>>) -> Self {
        let counter = Self {
            shown: Slot::new(stored.get_untracked()),
            stored,
            on_change,
            timer: Timer::default(),
        };
        follow(move || {
            let stored = counter.stored.get();
            if !counter.timer.is_running() && counter.shown.get_untracked() != stored {
                counter.shown.set(stored);
            }
        });
        on_cleanup(move || {
            if counter.timer.is_running() {
                counter.commit();
            }
        });
        counter
    }

    fn put(self, number: Option<u32>) {
        self.shown.set(number);
        self.timer.start(SETTLE, move || self.commit());
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
