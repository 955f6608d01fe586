//! How the days of a measure are spread: piles of days, the middle half, the median.
//! Knows no page and no state; it is told what to draw.

use std::sync::Arc;

use leptos::html::Div;
use leptos::prelude::*;

use super::figure::figure;
use super::measured::{measured_width, px};
use super::reader::{Read, reader};
use super::svg;
use super::{Pile, Rows, SpreadDrawing, spread};
use crate::analysis::{Summary, summary as summary_of};
use crate::domain::MeasureKind;
use crate::live::{Live, Slot, view};
use crate::text::{Locale, chart, plots};

/// The days of a measure by their values.
#[component]
pub fn SpreadPlot(
    /// What is spread, as the name of the chart and of its table.
    name: String,
    /// What it comes to, in one sentence.
    summary: String,
    /// One place for each day.
    values: Arc<Vec<Option<f64>>>,
    /// What the values are.
    kind: MeasureKind,
    /// How numbers are written.
    locale: Locale,
) -> impl IntoView {
    let holder = NodeRef::<Div>::new();
    let width = measured_width(holder);
    let own = summary_of(&values);
    let of = Looks { kind, locale };
    let (drawn, kind) = (Arc::clone(&values), of.kind.clone());
    let drawing = Live::memo(move || {
        let width = width.get();
        (width > 0.0).then(|| spread(&drawn, own.as_ref(), &kind, width))
    });
    // As finely as on a phone, whatever the screen.
    let rows = table(&name, &spread(&values, None, &of.kind, 350.0).piles, &of);
    let marks = if own.is_some_and(|own| own.answered >= 4) {
        plots::spread::MARKS_SPREAD
    } else {
        plots::spread::MARKS_SPREAD_FEW
    };
    let read = PileReader {
        drawing,
        looks: of.clone(),
    };
    let plot = view! {
        <div class="timeline timeline--low" node_ref=holder>
            {move || drawing.with(|drawing| Some(plot(drawing.as_ref()?, &name, own.as_ref(), &of)))}
            {reader(plots::spread::READ_A_PILE, plots::spread::HOW_TO_READ_PILES, Slot::new(None), read)}
        </div>
    };
    figure(summary, plot, marks.to_owned(), rows)
}

/// How values read.
#[derive(Clone)]
struct Looks {
    kind: MeasureKind,
    locale: Locale,
}

fn table(name: &str, piles: &[Pile], of: &Looks) -> Rows {
    let rows = piles.iter().filter(|pile| pile.days > 0);
    let rows = rows.map(|pile| {
        vec![
            plots::spread::pile(pile.low, pile.high, &of.kind, &of.locale),
            crate::text::number::count(pile.days),
        ]
    });
    Rows {
        caption: name.to_owned(),
        head: [plots::spread::VALUE, plots::spread::DAYS]
            .map(str::to_owned)
            .to_vec(),
        rows: rows.collect(),
    }
}

fn plot(drawing: &SpreadDrawing, name: &str, own: Option<&Summary>, of: &Looks) -> AnyView {
    let (left, right) = drawing.sides;
    let (top, axis) = drawing.ends;
    let value = |value: f64| chart::tight(value, &of.kind, &of.locale);
    let said = own.map(|own| chart::Spread {
        median: chart::value(own.median, &of.kind, &of.locale),
        middle_half: chart::between(own.lower_quartile, own.upper_quartile, &of.kind, &of.locale),
    });
    let mut marks = Vec::new();
    if let Some(((from, to), own)) = drawing.middle_half.zip(own) {
        // A middle half of one value is still seen.
        let (from, to) = (from.px() - 4.0, to.px() + 4.0);
        marks.extend([
            svg::band((from, to), (top.px() - 4.0, axis.px())),
            svg::words("end", from - 4.0, 32.0, value(own.lower_quartile)),
            svg::words("", to + 4.0, 32.0, value(own.upper_quartile)),
        ]);
    }
    marks.extend([
        svg::path("c-bars c-bars--wide", drawing.bars.clone()),
        svg::path_of("c-days", Some(px(drawing.dot)), drawing.dots.clone()),
    ]);
    if let Some((x, own)) = drawing.median.zip(own) {
        let line = ["M", &x.text(), " 18V", &axis.text()].concat();
        marks.push(svg::path("c-zero", line));
        marks.push(svg::words("mid t-strong", x.px(), 13.0, value(own.median)));
    }
    marks.push(svg::path("c-axis", svg::level((left, right), axis)));
    for (x, at) in &drawing.ticks {
        marks.push(svg::words("mid", x.px(), drawing.height - 4.0, value(*at)));
    }
    let answered = own.map_or(0, |own| own.answered);
    let label = plots::spread::described_spread(name, said.as_ref(), answered);
    svg::drawing(drawing.width, drawing.height, label, marks)
}

/// Reads one pile after another.
struct PileReader {
    drawing: Live<Option<SpreadDrawing>>,
    looks: Looks,
}

impl Read for PileReader {
    fn count(&self) -> usize {
        self.drawing
            .with(|drawing| drawing.as_ref().map_or(0, |drawing| drawing.piles.len()))
    }

    fn nearest(&self, x: f64, _: f64) -> Option<usize> {
        self.drawing
            .with_untracked(|drawing| drawing.as_ref()?.nearest(x))
    }

    fn words(&self, place: usize) -> String {
        self.drawing.with(|drawing| {
            let pile = drawing.as_ref().and_then(|drawing| drawing.piles.get(place));
            pile.map(|pile| {
                plots::spread::pile_reading(
                    &plots::spread::pile(pile.low, pile.high, &self.looks.kind, &self.looks.locale),
                    pile.days,
                )
            })
            .unwrap_or_default()
        })
    }

    fn mark(&self, place: usize) -> Option<AnyView> {
        self.drawing.with(|drawing| {
            let drawing = drawing.as_ref()?;
            let x = drawing.piles.get(place)?.x;
            let (top, axis) = drawing.ends;
            Some(svg::path("c-zero", svg::upright(x, (top, axis))))
        })
    }
}
