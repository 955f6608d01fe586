//! Differences and their intervals around a common zero: phases of doses, amounts, batches, and what goes with what.
//! Knows no page and no state; it is told what to draw.

use std::sync::Arc;

use leptos::html::Div;
use leptos::prelude::*;

use super::figure::figure;
use super::measured::measured_width;
use super::reader::{Read, reader};
use super::svg;
use super::{IntervalDrawing, IntervalRow, PlacedInterval, Rows, Shape, Tenths, interval_domain, intervals};
use crate::domain::MeasureKind;
use crate::live::{Live, Slot, view};
use crate::text::{Locale, plots};

/// Rows of an estimate with its interval, all on one axis.
#[component]
pub fn IntervalPlot(
    /// What is compared, as the name of the chart and of its table.
    name: String,
    /// What it comes to, in one sentence.
    summary: String,
    /// The rows, the most telling first.
    rows: Vec<IntervalRow>,
    /// What the differences are of.
    kind: MeasureKind,
    /// The smallest change that matters, if the person has said one.
    smallest: Option<f64>,
    /// How numbers are written.
    locale: Locale,
) -> impl IntoView {
    let holder = NodeRef::<Div>::new();
    let width = measured_width(holder);
    let marks = marks(&rows, smallest, &kind, &locale);
    let table = table(&name, &rows);
    let rows = Arc::new(rows);
    let drawing = {
        let (rows, kind) = (Arc::clone(&rows), kind.clone());
        Live::memo(move || {
            let width = width.get();
            let domain = || interval_domain(&rows, smallest, &kind);
            (width > 0.0).then(|| intervals(&rows, smallest, domain(), width))
        })
    };
    let read = RowReader {
        rows: Arc::clone(&rows),
        drawing,
    };
    let plot = view! {
        <div class="timeline timeline--rows" node_ref=holder>
            {move || drawing.with(|drawing| Some(plot(drawing.as_ref()?, &name, &rows, &kind, &locale)))}
            {reader(
                plots::intervals::READ_A_ROW,
                plots::intervals::HOW_TO_READ_ROWS,
                Slot::new(None),
                read,
            )}
        </div>
    };
    figure(summary, plot, marks, table)
}

/// What the marks mean, no more than there are.
fn marks(rows: &[IntervalRow], smallest: Option<f64>, kind: &MeasureKind, locale: &Locale) -> String {
    let mut text = plots::intervals::MARKS_INTERVALS.to_owned();
    if let Some(smallest) = smallest {
        text.push_str(&plots::intervals::marks_band(smallest, kind, locale));
    }
    if rows.iter().any(IntervalRow::lacks_interval) {
        text.push_str(plots::intervals::MARKS_NO_INTERVAL);
    }
    if rows.iter().any(|row| row.shape == Shape::Unclear) {
        text.push_str(plots::intervals::MARKS_UNCLEAR);
    }
    text
}

fn table(name: &str, rows: &[IntervalRow]) -> Rows {
    let head = [
        plots::intervals::COMPARED,
        plots::intervals::DIFFERENCE,
        plots::intervals::INTERVAL,
        plots::intervals::LIKELY,
        plots::intervals::BEHIND,
    ];
    let cells = rows.iter().map(|row| {
        let behind = [row.detail.as_str(), &row.behind].concat();
        let words = [&row.name, &row.number, &row.range, &row.likely, &behind];
        words.map(String::clone).to_vec()
    });
    Rows {
        caption: name.to_owned(),
        head: head.map(str::to_owned).to_vec(),
        rows: cells.collect(),
    }
}

fn plot(
    drawing: &IntervalDrawing,
    name: &str,
    rows: &[IntervalRow],
    kind: &MeasureKind,
    locale: &Locale,
) -> AnyView {
    let (top, axis) = drawing.ends;
    let said = rows
        .iter()
        .map(|row| plots::intervals::interval_row(&row.name, &row.number, &row.range, &row.detail));
    let label = plots::intervals::described_rows(name, &said.collect::<Vec<String>>());
    let mut marks = Vec::new();
    if let Some((left, right)) = drawing.band {
        marks.push(svg::band((left.px(), right.px()), (top.px(), axis.px())));
    }
    marks.push(svg::path(
        "c-grid",
        [drawing.grid.as_str(), &drawing.rules].concat(),
    ));
    marks.push(svg::path("c-zero", drawing.zero_line.clone()));
    beside_zero(drawing, kind, &mut marks);
    for (x, value) in &drawing.ticks {
        let value = plots::change_tight(*value, kind, locale);
        marks.push(svg::words("mid", x.px(), drawing.height - 6.0, value));
    }
    for (row, placed) in rows.iter().zip(&drawing.rows) {
        interval(row, placed, drawing, &mut marks);
    }
    svg::drawing(drawing.width, drawing.height, label, marks)
}

/// Which side of zero is which.
fn beside_zero(drawing: &IntervalDrawing, kind: &MeasureKind, marks: &mut Vec<AnyView>) {
    let (less, more) = plots::intervals::sides(kind);
    let zero = drawing.zero.px();
    marks.push(svg::words("end", zero - 7.0, 13.0, less));
    marks.push(svg::words("", zero + 7.0, 13.0, more));
}

/// A row: the interval first, then the estimate; name and numbers directly beside them.
fn interval(row: &IntervalRow, placed: &PlacedInterval, drawing: &IntervalDrawing, marks: &mut Vec<AnyView>) {
    let (wide, likely) = if row.shape == Shape::Unclear {
        ("c-ci c-ci--soft", "c-ci80 c-ci--soft")
    } else {
        ("c-ci", "c-ci80")
    };
    for (ends, class) in [(placed.interval, wide), (placed.likely, likely)] {
        marks.extend(ends.map(|ends| svg::path(class, svg::level(ends, placed.middle))));
    }
    let key = Tenths(placed.first_line.0.saturating_sub(40));
    let key = row.shape.path(Tenths(80), key, 4.5);
    marks.push(svg::path(
        row.shape.class(),
        [placed.mark.as_str(), &key].concat(),
    ));
    let (first, second) = (placed.first_line.px(), placed.second_line.px());
    let (names, end) = (drawing.names.px(), drawing.width);
    marks.extend([
        svg::words("t-ink", names, first, placed.name.clone()),
        svg::words("", names, second, placed.detail.clone()),
        svg::words("end t-strong", end, first, row.number.clone()),
        svg::words("end", end, second, row.range.clone()),
    ]);
}

/// Reads one row after another, in full where there was no room for all of it.
struct RowReader {
    rows: Arc<Vec<IntervalRow>>,
    drawing: Live<Option<IntervalDrawing>>,
}

impl Read for RowReader {
    fn count(&self) -> usize {
        self.rows.len()
    }

    fn nearest(&self, _x: f64, y: f64) -> Option<usize> {
        self.drawing.with_untracked(|drawing| drawing.as_ref()?.row_at(y))
    }

    fn words(&self, place: usize) -> String {
        let words = |row: &IntervalRow| {
            let detail = [row.detail.as_str(), &row.behind].concat();
            plots::intervals::interval_row(&row.name, &row.number, &row.range, &detail)
        };
        self.rows.get(place).map(words).unwrap_or_default()
    }

    fn mark(&self, place: usize) -> Option<AnyView> {
        self.drawing.with(|drawing| {
            let ends = drawing.as_ref()?.ends_of(place);
            Some(svg::path("c-zero c-zero--read", svg::upright(Tenths(0), ends)))
        })
    }

    fn is_list(&self) -> bool {
        true
    }
}
