//! One measure over time: line, band, doses and gaps, read by pointer, finger and keyboard.
//! Knows no page and no state; it is told what to draw.

use chrono::NaiveDate;
use leptos::html::Div;
use leptos::prelude::*;

use super::measured::shared_width;
use super::reader::{Read, reader};
use super::svg;
use super::{
    ABOVE, Bracket, Drawing, Frame, Past, SINGLE_DAYS, batch_marks, batch_paths, bracket_path, brackets,
    date_label, description, reading, room_left, time_line,
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
    /// How wide its place is; 0 until that is known.
    width: Slot<f64>,
    /// The present civil day, for words only.
    today: NaiveDate,
    /// How numbers and dates are written.
    locale: Locale,
) -> impl IntoView {
    let holder = NodeRef::<Div>::new();
    let width = shared_width(holder, width);
    let drawing = Live::memo(move || {
        let width = width.get();
        (width > 0.0).then(|| {
            let past = past.read();
            let frame = Frame {
                width,
                left: room_left(past.domain, &past.kind, &locale),
                right: 46.0,
                above: if past.parts.is_empty() { 0.0 } else { ABOVE },
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
    let beside = right.px() + 6.0;
    let dense = past.values.len() > SINGLE_DAYS;
    let (thin, line) = if dense {
        ("c-thin c-thin--dense", "c-line c-line--s")
    } else {
        ("c-thin", "c-line")
    };
    let mut marks = Vec::new();
    if let Some(rolling) = &past.rolling {
        let (band, median) = rolling.paths(&drawing.x, &drawing.y, dense);
        marks.extend([svg::path("c-band", band), svg::path("c-ref", median)]);
    } else if let Some((top, height)) = drawing.band {
        let bottom = top.px() + height.px();
        marks.push(svg::band((left.px(), right.px()), (top.px(), bottom)));
    }
    marks.extend([
        value_marks(drawing, &past.kind, locale),
        svg::path(thin, drawing.days_line.clone()),
        svg::path_of("c-days", Some("3.5".to_owned()), drawing.dots.clone()),
        svg::path(line, drawing.mean.clone()),
        svg::path("c-rug", drawing.rug.clone()),
        svg::path("c-gap", drawing.gaps.clone()),
        date_marks(drawing, locale),
        svg::path("c-axis", svg::level((left, right), axis)),
    ]);
    if let Some(mean) = past.mean.iter().flatten().next_back() {
        let label = chart::tight(*mean, &past.kind, locale);
        marks.push(svg::words("t-strong", beside, drawing.y.px(*mean) + 4.0, label));
    }
    if !past.doses.is_empty() {
        marks.push(svg::words("", beside, axis.px() + 17.0, chart::DOSES));
    }
    marks.push(flags(&past.batches, drawing));
    let parts = brackets(&past.parts, past.days, drawing);
    marks.push(svg::path("c-axis", bracket_path(&parts)));
    for Bracket { sides, label } in parts {
        marks.extend(label.map(|label| svg::words("", sides.0.px(), 10.0, label)));
    }
    svg::drawing(
        drawing.width,
        drawing.height,
        description(name, past, locale),
        marks,
    )
}

/// The flags of new batches with their labels.
pub(super) fn flags(batches: &[(usize, String)], drawing: &Drawing) -> AnyView {
    let batches = batch_marks(batches, drawing);
    let (flags, staffs) = batch_paths(&batches, drawing);
    let mut marks = vec![svg::path("c-staff", staffs), svg::path("c-flag", flags)];
    for label in batches.into_iter().filter_map(|mark| mark.label) {
        let class = if label.is_end { "end" } else { "" };
        let y = drawing.ends.0.px() - 2.0;
        marks.push(svg::words(class, label.x.px(), y, label.text));
    }
    marks.into_any()
}

/// Lines and labels of the vertical axis.
pub(super) fn value_marks(drawing: &Drawing, kind: &MeasureKind, locale: &Locale) -> AnyView {
    let left = drawing.sides.0.px();
    let mut marks = Vec::new();
    for (y, value) in &drawing.values {
        let label = chart::tight(*value, kind, locale);
        marks.push(svg::path("c-grid", svg::level(drawing.sides, *y)));
        marks.push(svg::words("end", left - 7.0, y.px() + 4.0, label));
    }
    marks.into_any()
}

/// Marks and labels of the horizontal axis.
pub(super) fn date_marks(drawing: &Drawing, locale: &Locale) -> AnyView {
    let (_, axis) = drawing.ends;
    let mut marks = Vec::new();
    for (x, tick) in &drawing.dates {
        let mark = ["M", &x.text(), " ", &axis.text(), "v3"].concat();
        let (y, label) = (drawing.height - 4.0, date_label(tick, locale));
        marks.push(svg::path("c-axis", mark));
        marks.push(svg::words(edge(*x, drawing), x.px(), y, label));
    }
    marks.into_any()
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
    let mut marks = vec![svg::path("c-zero", svg::upright(x, (top, axis)))];
    if let Some(value) = value {
        marks.push(svg::path(
            "c-point",
            super::Shape::Clear.path(x, drawing.y.at(value), 4.5),
        ));
    }
    marks.into_any()
}
