//! Differences and their intervals around a common zero: phases of doses, amounts, batches, and what goes with what.
//! Knows no page and no state; it is told what to draw.

use leptos::html::Div;
use leptos::prelude::*;

use super::figure::figure;
use super::measured::{measured_width, px};
use super::{IntervalDrawing, IntervalRow, PlacedInterval, Rows, Shape, Tenths, interval_domain, intervals};
use crate::domain::MeasureKind;
use crate::live::view;
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
    let plot = view! {
        <div node_ref=holder>
            {move || {
                let width = width.get();
                (width > 0.0).then(|| plot(&name, &rows, smallest, &kind, width, &locale))
            }}
        </div>
    };
    figure(summary, plot, marks, table)
}

/// What the marks mean, no more than there are.
fn marks(rows: &[IntervalRow], smallest: Option<f64>, kind: &MeasureKind, locale: &Locale) -> String {
    let mut text = plots::MARKS_INTERVALS.to_owned();
    if let Some(smallest) = smallest {
        text.push_str(&plots::marks_band(smallest, kind, locale));
    }
    if rows.iter().any(IntervalRow::lacks_interval) {
        text.push_str(plots::MARKS_NO_INTERVAL);
    }
    if rows.iter().any(|row| row.shape == Shape::Unclear) {
        text.push_str(plots::MARKS_UNCLEAR);
    }
    text
}

fn table(name: &str, rows: &[IntervalRow]) -> Rows {
    let head = [plots::COMPARED, plots::DIFFERENCE, plots::INTERVAL, plots::BEHIND];
    let cells = rows.iter().map(|row| {
        let cells = [&row.name, &row.number, &row.range, &row.detail];
        cells.map(String::clone).to_vec()
    });
    Rows {
        caption: name.to_owned(),
        head: head.map(str::to_owned).to_vec(),
        rows: cells.collect(),
    }
}

fn plot(
    name: &str,
    rows: &[IntervalRow],
    smallest: Option<f64>,
    kind: &MeasureKind,
    width: f64,
    locale: &Locale,
) -> AnyView {
    let drawing = intervals(rows, smallest, interval_domain(rows, smallest, kind), width);
    let (top, axis) = drawing.ends;
    let said = rows
        .iter()
        .map(|row| plots::interval_row(&row.name, &row.number, &row.range, &row.detail));
    let label = plots::described_rows(name, &said.collect::<Vec<String>>());
    let band = drawing.band.map(|(left, right)| {
        view! {
            <rect
                class="c-band"
                x=left.text()
                y=top.text()
                width=px(right.px() - left.px())
                height=px(axis.px() - top.px())
            />
        }
    });
    let drawn = rows.iter().zip(&drawing.rows);
    let drawn = drawn
        .map(|(row, placed)| interval(row, placed, &drawing))
        .collect_view();
    view! {
        <svg
            class="chart"
            role="img"
            aria-label=label
            viewBox=["0 0 ", &px(drawing.width), " ", &px(drawing.height)].concat()
            width=px(drawing.width)
            height=px(drawing.height)
        >
            {band}
            <path class="c-grid" d=[drawing.grid.as_str(), &drawing.rules].concat() />
            <path class="c-zero" d=["M", &drawing.zero.text(), " ", &top.text(), "V", &axis.text()].concat() />
            {beside_zero(&drawing, kind)}
            {axis_labels(&drawing, kind, locale)}
            {drawn}
        </svg>
    }
}

/// Which side of zero is which.
fn beside_zero(drawing: &IntervalDrawing, kind: &MeasureKind) -> AnyView {
    let (less, more) = plots::sides(kind);
    let zero = drawing.zero.px();
    view! {
        <text class="end" x=px(zero - 7.0) y="13">
            {less}
        </text>
        <text x=px(zero + 7.0) y="13">
            {more}
        </text>
    }
}

fn axis_labels(drawing: &IntervalDrawing, kind: &MeasureKind, locale: &Locale) -> AnyView {
    let labels = drawing.ticks.iter().map(|(x, value)| {
        view! {
            <text class="mid" x=x.text() y=px(drawing.height - 6.0)>
                {plots::change_tight(*value, kind, locale)}
            </text>
        }
    });
    labels.collect_view().into_any()
}

/// A row: the interval first, then the estimate; name and numbers directly beside them.
fn interval(row: &IntervalRow, placed: &PlacedInterval, drawing: &IntervalDrawing) -> AnyView {
    let line = placed.interval.map(|(left, right)| {
        let line = ["M", &left.text(), " ", &placed.middle.text(), "H", &right.text()].concat();
        let class = if row.shape == Shape::Unclear {
            "c-ci c-ci--soft"
        } else {
            "c-ci"
        };
        view! { <path class=class d=line /> }
    });
    let key = row
        .shape
        .path(Tenths(80), Tenths(placed.first_line.0.saturating_sub(40)), 4.5);
    let (first, second) = (placed.first_line.text(), placed.second_line.text());
    let (names, end) = (drawing.names.text(), px(drawing.width));
    view! {
        {line}
        <path class=row.shape.class() d=placed.mark.clone() />
        <path class=row.shape.class() d=key />
        <text class="t-ink" x=names.clone() y=first.clone()>
            {placed.name.clone()}
        </text>
        <text x=names y=second.clone()>
            {placed.detail.clone()}
        </text>
        <text class="end t-strong" x=end.clone() y=first>
            {row.number.clone()}
        </text>
        <text class="end" x=end y=second>
            {row.range.clone()}
        </text>
    }
}
