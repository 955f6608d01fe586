//! Counted progress, one tick a day, never a percentage; and the read-out of one number.
//! Knows numbers and words; knows no statistic.

use leptos::prelude::*;

use super::{meta, unique_id};
use crate::live::{Live, view};
use crate::text::{components as words, number};

/// Units of the drawing between two ticks.
const STEP: u32 = 34;

/// Progress: `19 of 84 days` and its ticks. More than 120 are drawn as 84 ticks of equal share.
#[component]
pub fn Progress(
    /// What it is about.
    #[prop(into)]
    label: String,
    /// How many are there.
    #[prop(into)]
    done: Live<usize>,
    /// How many there will be.
    #[prop(into)]
    all: Live<usize>,
    /// What is counted, such as `days`.
    what: &'static str,
    /// The count in other words, where numbers alone would not do, such as `0.21 of 5 MB`.
    #[prop(into, optional)]
    count: Live<Option<String>>,
    /// A quieter line below.
    #[prop(into, optional)]
    note: Live<Option<String>>,
) -> impl IntoView {
    let id = unique_id();
    let spoken = move || {
        count
            .get()
            .unwrap_or_else(|| words::progress(done.get(), all.get(), what))
    };
    let counted = move || match count.get() {
        Some(count) => view! { <span>{count}</span> },
        None => {
            let of = [" of ", &number::count(all.get()), " ", what].concat();
            view! { <b>{number::count(done.get())}</b>{of} }
        }
    };
    view! {
        <div class="progress">
            <div class="progress__head">
                <h3 id=id.clone()>{label}</h3>
                <p class="progress__count">{move || counted()}</p>
            </div>
            {move || ticks(done.get(), all.get(), spoken())}
            {move || note.get().map(meta)}
        </div>
    }
}

fn ticks(done: usize, all: usize, spoken: String) -> AnyView {
    let shown = if all > 120 { 84 } else { all.max(1) };
    let filled = if all == 0 {
        0
    } else {
        (done.min(all).saturating_mul(shown)).div_ceil(all).min(shown)
    };
    let width = u32::try_from(shown).unwrap_or(84).saturating_mul(STEP);
    let view_box = ["0 0 ", &tenths(width), " 16"].concat();
    view! {
        <svg
            class="progress__bar"
            viewBox=view_box
            width=tenths(width)
            height="16"
            role="img"
            aria-label=spoken
        >
            <path class="c-tick" d=path(filled, shown, "9")></path>
            <path class="c-tick--on" d=path(0, filled, "1")></path>
        </svg>
    }
}

fn path(from: usize, to: usize, top: &str) -> String {
    let mut d = String::new();
    for tick in from..to {
        let x = u32::try_from(tick)
            .unwrap_or(0)
            .saturating_mul(STEP)
            .saturating_add(STEP / 2);
        for part in ["M", &tenths(x), " ", top, "V15"] {
            d.push_str(part);
        }
    }
    d
}

fn tenths(n: u32) -> String {
    [(n / 10).to_string(), (n % 10).to_string()].join(".")
}

/// One number as on an instrument: value and small unit, what it is below.
#[component]
pub fn ReadOut(
    /// Numbers with their units, in order: 1 d 11 h.
    #[prop(into)]
    parts: Live<Vec<(String, &'static str)>>,
    /// What it is.
    #[prop(into)]
    label: Live<String>,
    /// The one large read-out of a page.
    #[prop(optional)]
    is_large: bool,
) -> impl IntoView {
    let value = move || {
        parts
            .get()
            .into_iter()
            .map(|(number, unit)| {
                let unit = (!unit.is_empty()).then(|| view! { <span class="readout__unit">{unit}</span> });
                view! { {number}{unit} }
            })
            .collect_view()
    };
    view! {
        <div class="readout">
            <p class="readout__value" class:readout__value--l=is_large>
                <span class="num">{move || value()}</span>
            </p>
            <p class="readout__label">{move || label.get()}</p>
        </div>
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ticks_stand_in_the_middle_of_their_share() {
        assert_eq!(path(0, 2, "1"), "M1.7 1V15M5.1 1V15");
        assert_eq!(path(3, 3, "9"), "");
    }
}
