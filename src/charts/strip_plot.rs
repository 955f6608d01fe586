//! The days of several groups by their values: a strip a group, so that it is seen how far the groups overlap.
//! Knows no page and no state; it is told what to draw.

use leptos::html::Div;
use leptos::prelude::*;

use super::figure::figure;
use super::measured::{measured_width, px};
use super::reader::{Read, reader};
use super::svg;
use super::{Rows, Shape, StripDrawing, Tenths, strips};
use crate::analysis::statistics::mean;
use crate::domain::MeasureKind;
use crate::live::{Live, Slot, view};
use crate::text::{Locale, chart, number, plots};

/// One group of days.
#[derive(Clone, PartialEq, Debug)]
pub struct StripGroup {
    /// What its mean is marked with.
    pub shape: Shape,
    /// What it is called.
    pub name: String,
    /// The values of its days.
    pub days: Vec<f64>,
}

/// A strip of days for each group, with its mean.
#[component]
pub fn StripPlot(
    /// What is shown, as the name of the chart and of its table.
    name: String,
    /// What it comes to, in one sentence.
    summary: String,
    /// The groups.
    groups: Vec<StripGroup>,
    /// What the values are.
    kind: MeasureKind,
    /// How numbers are written.
    locale: Locale,
) -> impl IntoView {
    let holder = NodeRef::<Div>::new();
    let width = measured_width(holder);
    let days: Vec<Vec<f64>> = groups.iter().map(|group| group.days.clone()).collect();
    let of = Looks {
        groups: groups
            .into_iter()
            .map(|group| {
                let mean = mean(&group.days).unwrap_or_default();
                let detail = plots::mean_of(mean, group.days.len(), &kind, &locale);
                (group.shape, group.name, detail)
            })
            .collect(),
        kind,
        locale,
    };
    // As finely as on a phone, whatever the screen.
    let rows = table(&name, &strips(&days, &of.kind, 350.0), &of);
    let kind = of.kind.clone();
    let drawing = Live::memo(move || {
        let width = width.get();
        (width > 0.0).then(|| strips(&days, &kind, width))
    });
    let read = StripReader {
        drawing,
        looks: of.clone(),
    };
    let plot = view! {
        <div class="timeline" node_ref=holder>
            {move || drawing.with(|drawing| Some(plot(drawing.as_ref()?, &name, &of)))}
            {reader(plots::strips::READ_A_STRIP, plots::spread::HOW_TO_READ_PILES, Slot::new(None), read)}
        </div>
    };
    figure(summary, plot, plots::strips::MARKS_STRIPS.to_owned(), rows)
}

/// What the groups are, and how values read.
#[derive(Clone)]
struct Looks {
    /// Shape, name, and mean with days.
    groups: Vec<(Shape, String, String)>,
    kind: MeasureKind,
    locale: Locale,
}

fn table(name: &str, drawing: &StripDrawing, of: &Looks) -> Rows {
    let names = of.groups.iter().map(|(_, name, _)| name.clone());
    let head = std::iter::once(plots::spread::VALUE.to_owned()).chain(names);
    let first = drawing.strips.first().map_or(&[][..], |strip| &strip.piles);
    let rows = first.iter().enumerate().filter_map(|(place, pile)| {
        let days = drawing.strips.iter().map(|strip| strip.piles.get(place));
        let days: Vec<usize> = days.map(|pile| pile.map_or(0, |pile| pile.days)).collect();
        let counts = days.iter().map(|days| number::count(*days));
        let is_any = days.iter().any(|days| *days > 0);
        is_any.then(|| {
            std::iter::once(plots::spread::pile(pile.low, pile.high, &of.kind, &of.locale))
                .chain(counts)
                .collect()
        })
    });
    Rows {
        caption: name.to_owned(),
        head: head.collect(),
        rows: rows.collect(),
    }
}

fn plot(drawing: &StripDrawing, name: &str, of: &Looks) -> AnyView {
    let mut marks = vec![svg::path("c-grid", drawing.grid.clone())];
    let mut said = Vec::new();
    for (strip, (shape, group, detail)) in drawing.strips.iter().zip(&of.groups) {
        said.push(plots::strips::strip_described(group, detail));
        let (x, y) = strip.name;
        let (names, key) = (x.px() + 20.0, Tenths(y.0.saturating_sub(40)));
        let mut shapes = shape.path(Tenths(80), key, 4.5);
        if let Some((x, y)) = strip.mean {
            shape.write(x, y, 5.0, &mut shapes);
        }
        marks.extend([
            svg::path_of(days_class(*shape), Some(px(drawing.dot)), strip.dots.clone()),
            svg::path("c-bars c-bars--wide", strip.bars.clone()),
            svg::path(shape.class(), shapes),
        ]);
        if drawing.width < 480.0 {
            let both = plots::strips::strip_described(group, detail);
            marks.push(svg::words("t-ink", names, y.px(), both));
        } else {
            marks.push(svg::words("t-ink", names, y.px(), group.clone()));
            marks.push(svg::words("", names, y.px() + 15.0, detail.clone()));
        }
    }
    for (x, value) in &drawing.ticks {
        let value = chart::tight(*value, &of.kind, &of.locale);
        marks.push(svg::words("mid", x.px(), drawing.height - 4.0, value));
    }
    let label = plots::strips::described_strips(name, &said);
    svg::drawing(drawing.width, drawing.height, label, marks)
}

const fn days_class(shape: Shape) -> &'static str {
    match shape {
        Shape::Dose => "c-days c-days--dose",
        Shape::Plus1 => "c-days c-days--plus1",
        Shape::Plus2 => "c-days c-days--plus2",
        _ => "c-days c-days--other",
    }
}

/// Reads one pile after another, strip by strip.
struct StripReader {
    drawing: Live<Option<StripDrawing>>,
    looks: Looks,
}

impl Read for StripReader {
    fn count(&self) -> usize {
        self.drawing
            .with(|drawing| drawing.as_ref().map_or(0, |drawing| drawing.filled().len()))
    }

    fn nearest(&self, x: f64, y: f64) -> Option<usize> {
        self.drawing
            .with_untracked(|drawing| drawing.as_ref()?.nearest(x, y))
    }

    fn words(&self, place: usize) -> String {
        let words = |drawing: &StripDrawing| {
            let found = *drawing.filled().get(place)?;
            let ((_, pile), (_, group, _)) = (drawing.at(found)?, self.looks.groups.get(found.0)?);
            let read = plots::spread::pile_reading(
                &plots::spread::pile(pile.low, pile.high, &self.looks.kind, &self.looks.locale),
                pile.days,
            );
            Some(plots::strips::pile_of(group, &read))
        };
        self.drawing
            .with(|drawing| drawing.as_ref().and_then(words))
            .unwrap_or_default()
    }

    fn mark(&self, place: usize) -> Option<AnyView> {
        self.drawing.with(|drawing| {
            let drawing = drawing.as_ref()?;
            let (strip, pile) = drawing.at(*drawing.filled().get(place)?)?;
            Some(svg::path("c-zero", svg::upright(pile.x, strip.ends)))
        })
    }
}
