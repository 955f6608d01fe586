//! One measure over time: line, band, doses and gaps, read by pointer, finger and keyboard.
//! Knows no page and no state; it is told what to draw.

use chrono::NaiveDate;
use leptos::html::Div;
use leptos::prelude::*;

use super::measured::{measured_width, px};
use super::reader::{Read, reader};
use super::{
    Drawing, Frame, Past, SINGLE_DAYS, batch_marks, batch_paths, date_label, description, reading, room_left,
    time_line,
};
use crate::domain::MeasureKind;
use crate::live::{Live, Slot, follow, view};
use crate::text::{Locale, chart};

/// A time line at the width of its place. Redrawn when the width changes, never scaled.
#[component]
pub fn TimeLine(
    /// What to draw.
    #[prop(into)]
    past: Live<Past>,
    /// The measure's name.
    #[prop(into)]
    name: Live<String>,
    /// The present civil day, for words only.
    today: NaiveDate,
    /// How numbers and dates are written.
    locale: Locale,
) -> impl IntoView {
    let holder = NodeRef::<Div>::new();
    let width = measured_width(holder);
    let drawing = Live::memo(move || {
        let width = width.get();
        (width > 0.0).then(|| {
            let past = past.read();
            let frame = Frame {
                width,
                left: room_left(past.domain, &past.kind, &locale),
                right: 46.0,
            };
            time_line(&past.marks(), frame)
        })
    });
    let pointed = Slot::new(None::<usize>);
    follow(move || {
        past.track();
        pointed.set(None);
    });
    let days = DayReader {
        past,
        drawing,
        today,
        locale,
    };
    view! {
        <div class="timeline" node_ref=holder>
            {move || drawing.with(|drawing| Some(plot(drawing.as_ref()?, &past.read(), &name.read(), &locale)))}
            {reader(chart::READ_A_DAY, chart::HOW_TO_READ, pointed, days)}
        </div>
    }
}

fn plot(drawing: &Drawing, past: &Past, name: &str, locale: &Locale) -> AnyView {
    let (left, right) = drawing.sides;
    let (_, axis) = drawing.ends;
    let beside = px(right.px() + 6.0);
    let axis_line = ["M", &left.text(), " ", &axis.text(), "H", &right.text()].concat();
    let dense = past.values.len() > SINGLE_DAYS;
    let rolling = past.rolling.as_ref().map(|rolling| {
        let (band, median) = rolling.paths(&drawing.x, &drawing.y, dense);
        view! {
            <path class="c-band" d=band />
            <path class="c-ref" d=median />
        }
    });
    let flat = drawing.band.filter(|_| rolling.is_none());
    let band = flat.map(|(top, height)| {
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
    let newest = past.mean.iter().flatten().next_back().copied().map(|mean| {
        let y = drawing.y.px(mean) + 4.0;
        let label = chart::tight(mean, &past.kind, locale);
        view! {
            <text class="t-strong" x=beside.clone() y=px(y)>
                {label}
            </text>
        }
    });
    let doses = (!past.doses.is_empty()).then(|| {
        view! {
            <text x=beside.clone() y=px(axis.px() + 17.0)>
                {chart::DOSES}
            </text>
        }
    });
    let batches = batch_marks(&past.batches, drawing);
    let (flags, staffs) = batch_paths(&batches, drawing);
    let flag_words = batches.into_iter().filter_map(|mark| {
        let label = mark.label?;
        let y = px(drawing.ends.0.px() - 2.0);
        let class = if label.is_end { "end" } else { "" };
        Some(view! {
            <text class=class x=label.x.text() y=y>
                {label.text}
            </text>
        })
    });
    view! {
        <svg
            class="chart"
            role="img"
            aria-label=description(name, past, locale)
            viewBox=["0 0 ", &px(drawing.width), " ", &px(drawing.height)].concat()
            width=px(drawing.width)
            height=px(drawing.height)
        >
            {band}
            {rolling}
            {value_marks(drawing, &past.kind, locale)}
            <path class="c-thin" class:c-thin--dense=dense d=drawing.days_line.clone() />
            <path class="c-days" stroke-width="3.5" d=drawing.dots.clone() />
            <path class="c-line" class:c-line--s=dense d=drawing.mean.clone() />
            <path class="c-rug" d=drawing.rug.clone() />
            <path class="c-gap" d=drawing.gaps.clone() />
            {date_marks(drawing, locale)}
            <path class="c-axis" d=axis_line />
            {newest}
            {doses}
            <path class="c-staff" d=staffs />
            <path class="c-flag" d=flags />
            {flag_words.collect_view()}
        </svg>
    }
}

/// Lines and labels of the vertical axis.
pub(super) fn value_marks(drawing: &Drawing, kind: &MeasureKind, locale: &Locale) -> AnyView {
    let (left, right) = drawing.sides;
    let values = drawing.values.iter().map(|(y, value)| {
        let label = chart::tight(*value, kind, locale);
        let line = ["M", &left.text(), " ", &y.text(), "H", &right.text()].concat();
        view! {
            <path class="c-grid" d=line />
            <text class="end" x=px(left.px() - 7.0) y=px(y.px() + 4.0)>
                {label}
            </text>
        }
    });
    values.collect_view().into_any()
}

/// Marks and labels of the horizontal axis.
pub(super) fn date_marks(drawing: &Drawing, locale: &Locale) -> AnyView {
    let (_, axis) = drawing.ends;
    let dates = drawing.dates.iter().map(|(x, tick)| {
        let mark = ["M", &x.text(), " ", &axis.text(), "v3"].concat();
        view! {
            <path class="c-axis" d=mark />
            <text class=edge(*x, drawing) x=x.text() y=px(drawing.height - 4.0)>
                {date_label(tick, locale)}
            </text>
        }
    });
    dates.collect_view().into_any()
}

/// Labels at the ends stay inside the plot.
fn edge(x: super::Tenths, drawing: &Drawing) -> &'static str {
    let (left, right) = drawing.sides;
    if x.px() < left.px() + 16.0 {
        ""
    } else if x.px() > right.px() - 16.0 {
        "end"
    } else {
        "mid"
    }
}

/// Reads one day after another.
struct DayReader {
    past: Live<Past>,
    drawing: Live<Option<Drawing>>,
    today: NaiveDate,
    locale: Locale,
}

impl Read for DayReader {
    fn count(&self) -> usize {
        self.past.read().days.len()
    }

    fn nearest(&self, x: f64, _: f64) -> Option<usize> {
        let days = self.past.read_untracked().days.len();
        let nearest = |drawing: &Option<Drawing>| Some(drawing.as_ref()?.index_at(x, days));
        self.drawing.with_untracked(nearest)
    }

    fn words(&self, place: usize) -> String {
        reading(&self.past.read(), place, self.today, &self.locale)
    }

    fn mark(&self, place: usize) -> Option<AnyView> {
        let value = self.past.read().value(place);
        self.drawing
            .with(|drawing| Some(mark(drawing.as_ref()?, value, place)))
    }
}

/// The mark on a day that is read.
pub(super) fn mark(drawing: &Drawing, value: Option<f64>, index: usize) -> AnyView {
    let x = drawing.x.at_index(index);
    let (top, axis) = drawing.ends;
    let line = ["M", &x.text(), " ", &top.text(), "V", &axis.text()].concat();
    let dot = value.map(|value| {
        view! { <circle class="c-point" cx=x.text() cy=drawing.y.at(value).text() r="4.5" /> }
    });
    view! {
        <path class="c-zero" d=line />
        {dot}
    }
}
