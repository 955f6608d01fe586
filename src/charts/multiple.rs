//! A small chart of one measure among others, and the link to its own page.
//! Knows no page and no state; it is told what to draw.

use std::sync::Arc;

use leptos::html::Div;
use leptos::prelude::*;

use super::measured::{measured_width, px};
use super::{
    Drawing, Frame, Past, batch_marks, batch_paths, date_label, description, small_bars, small_multiple,
};
use crate::live::view;
use crate::text::{Locale, chart};

/// A small multiple: name, newest number, line.
#[component]
pub fn SmallMultiple(
    /// What to draw, in the person's own range.
    past: Arc<Past>,
    /// The measure's name.
    name: String,
    /// The number beside the name, and the words behind it.
    now: (String, String),
    /// Where it leads, if it has a page.
    href: Option<String>,
    /// Bars from zero, for a sum; a line and dots otherwise.
    is_sum: bool,
    /// How numbers and dates are written.
    locale: Locale,
) -> impl IntoView {
    let holder = NodeRef::<Div>::new();
    let width = measured_width(holder);
    let label = name.clone();
    let (number, words) = now;
    let content = view! {
        <span class="multiple__head">
            <span class="multiple__name">{name}</span>
            <span class="multiple__now">
                <b>{number}</b>
                {words}
            </span>
        </span>
        <div class="multiple__plot" node_ref=holder>
            {move || {
                let width = width.get();
                (width > 0.0).then(|| plot(&past, &label, width, is_sum, &locale))
            }}
        </div>
    };
    match href {
        Some(href) => view! {
            <a class="multiple" href=href>
                {content}
            </a>
        },
        None => view! { <div class="multiple">{content}</div> },
    }
}

fn plot(past: &Past, name: &str, width: f64, is_sum: bool, locale: &Locale) -> AnyView {
    let low = if is_sum { 0.0 } else { past.domain.low };
    let ends = [past.domain.high, low].map(|end| chart::tight(end, &past.kind, locale));
    let room = ends.iter().map(|end| end.chars().count()).max().unwrap_or(1);
    let frame = Frame {
        width,
        left: 2.0,
        right: room as f64 * 7.0 + 17.0,
    };
    let draw = if is_sum { small_bars } else { small_multiple };
    let drawing = draw(&past.marks(), frame);
    let (left, right) = drawing.sides;
    let (_, axis) = drawing.ends;
    let band = drawing.band.map(|(top, height)| {
        view! {
            <rect
                class="c-band"
                x=left.text()
                y=top.text()
                width=px(right.px() - left.px())
                height=height.text()
            />
        }
    });
    let (flags, staffs) = batch_paths(&batch_marks(&past.batches, &drawing), &drawing);
    let has_range = past.summary.is_some();
    let [high, low] = ends;
    let end_label = move |y: &'static str, label: String| {
        has_range.then(|| {
            view! {
                <text class="end" x=px(width) y=y>
                    {label}
                </text>
            }
        })
    };
    view! {
        <svg
            class="chart"
            role="img"
            aria-label=description(name, past, locale)
            viewBox=["0 0 ", &px(width), " ", &px(drawing.height)].concat()
            width=px(width)
            height=px(drawing.height)
        >
            {band}
            <path class="c-bars" d=drawing.bars.clone() />
            <path class="c-days" stroke-width="2.5" d=drawing.dots.clone() />
            <path class="c-line c-line--s" d=drawing.mean.clone() />
            {end_label("12", high)}
            {end_label("68", low)}
            <path class="c-axis" d=["M", &left.text(), " ", &axis.text(), "H", &right.text()].concat() />
            <path class="c-rug" d=drawing.rug.clone() />
            <path class="c-staff" d=staffs />
            <path class="c-flag" d=flags />
            {dates(&drawing, locale)}
        </svg>
    }
}

fn dates(drawing: &Drawing, locale: &Locale) -> AnyView {
    let labels = drawing.dates.iter().map(|(x, tick)| {
        let anchor = if x.px() > drawing.sides.1.px() - 24.0 {
            "end"
        } else {
            ""
        };
        view! {
            <text class=anchor x=x.text() y=px(drawing.height - 1.0)>
                {date_label(tick, locale)}
            </text>
        }
    });
    labels.collect_view().into_any()
}
