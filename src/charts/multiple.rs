//! A small chart of one measure among others, and the link to its own page.
//! Knows no page and no state; it is told what to draw.

use std::sync::Arc;

use leptos::html::Div;
use leptos::prelude::*;

use super::measured::shared_width;
use super::svg;
use super::{Frame, Past, batch_marks, batch_paths, date_label, description, small_bars, small_multiple};
use crate::live::{Slot, view};
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
    /// How wide each of the charts beside it is.
    width: Slot<f64>,
    /// How numbers and dates are written.
    locale: Locale,
) -> impl IntoView {
    let holder = NodeRef::<Div>::new();
    let width = shared_width(holder, width);
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
        above: 0.0,
    };
    let draw = if is_sum { small_bars } else { small_multiple };
    let drawing = draw(&past.marks(), frame);
    let (left, right) = drawing.sides;
    let (_, axis) = drawing.ends;
    let (flags, staffs) = batch_paths(&batch_marks(&past.batches, &drawing), &drawing);
    let mut marks = Vec::new();
    if let Some((top, height)) = drawing.band {
        let bottom = top.px() + height.px();
        marks.push(svg::band((left.px(), right.px()), (top.px(), bottom)));
    }
    marks.extend([
        svg::path("c-bars", drawing.bars.clone()),
        svg::path_of("c-days", Some("2.5".to_owned()), drawing.dots.clone()),
        svg::path("c-line c-line--s", drawing.mean.clone()),
    ]);
    if past.summary.is_some() {
        for (y, label) in [12.0, 68.0].into_iter().zip(ends) {
            marks.push(svg::words("end", width, y, label));
        }
    }
    marks.extend([
        svg::path("c-axis", svg::level((left, right), axis)),
        svg::path("c-rug", drawing.rug.clone()),
        svg::path("c-staff", staffs),
        svg::path("c-flag", flags),
    ]);
    for (x, tick) in &drawing.dates {
        let class = if x.px() > right.px() - 24.0 { "end" } else { "" };
        let (y, label) = (drawing.height - 1.0, date_label(tick, locale));
        marks.push(svg::words(class, x.px(), y, label));
    }
    svg::drawing(width, drawing.height, description(name, past, locale), marks)
}
