//! Before and after: a line for each pair and its change in a pile, the better ones, the same and the worse told apart by
//! dash and shape.
//! Knows no page and no state; it is told what to draw.

use std::sync::Arc;

use chrono::NaiveDate;
use leptos::html::Div;
use leptos::prelude::*;

use super::figure::figure;
use super::measured::{measured_width, px};
use super::reader::{Read, reader};
use super::slopes::slope_shape;
use super::svg;
use super::{Domain, Rows, Shape, SlopeDrawing, Tenths, Way, nearest_pair, slopes};
use crate::analysis::insights::Pairs;
use crate::domain::{Direction, MeasureKind};
use crate::live::{Live, Slot, view};
use crate::text::{Locale, chart, plots};

/// A line from before to after for each pair, the medians, and the changes in piles.
#[component]
pub fn SlopePlot(
    /// What is compared, as the name of the chart and of its table.
    name: String,
    /// What it comes to, in one sentence.
    summary: String,
    /// The pairs, oldest first.
    pairs: Arc<Pairs>,
    /// What the values are.
    kind: MeasureKind,
    /// Which way is better.
    direction: Direction,
    /// The present civil day, for words only.
    today: NaiveDate,
    /// How numbers and dates are written.
    locale: Locale,
) -> impl IntoView {
    let holder = NodeRef::<Div>::new();
    let width = measured_width(holder);
    let better = match direction {
        Direction::HigherIsBetter => Some(Way::Up),
        Direction::LowerIsBetter => Some(Way::Down),
        Direction::Neither => None,
    };
    let rows = table(&name, &pairs, &kind, &locale);
    let ends = pairs
        .pairs
        .iter()
        .flat_map(|pair| [Some(pair.before), Some(pair.after)]);
    let domain = Domain::of(&kind, &ends.collect::<Vec<Option<f64>>>());
    let left = super::room_left(domain, &kind, &locale);
    let of = Looks { kind, better, locale };
    let (drawn, kind) = (Arc::clone(&pairs), of.kind.clone());
    let drawing = Live::memo(move || {
        let width = width.get();
        (width > 0.0).then(|| slopes(&drawn.pairs, &kind, domain, better, (width, left)))
    });
    let reading = PairReader {
        pairs: Arc::clone(&pairs),
        drawing,
        looks: of.clone(),
        today,
    };
    let plot = view! {
        <div class="timeline" node_ref=holder>
            {move || drawing.with(|drawing| Some(plot(drawing.as_ref()?, &name, &of)))}
            {reader(plots::slopes::READ_A_PAIR, plots::slopes::HOW_TO_READ_PAIRS, Slot::new(None), reading)}
        </div>
    };
    let marks = match better {
        Some(_) => plots::slopes::MARKS_SLOPES,
        None => plots::slopes::MARKS_SLOPES_EITHER,
    };
    figure(summary, plot, marks.to_owned(), rows)
}

/// How values read, and which way is better.
#[derive(Clone)]
struct Looks {
    kind: MeasureKind,
    better: Option<Way>,
    locale: Locale,
}

fn table(name: &str, pairs: &Pairs, kind: &MeasureKind, locale: &Locale) -> Rows {
    let rows = pairs.pairs.iter().rev().map(|pair| {
        let value = |value: f64| chart::value(value, kind, locale);
        let change = plots::slopes::changed(pair.change(), kind, locale);
        let after = pair
            .minutes
            .map_or_else(|| chart::DASH.to_owned(), crate::text::number::minutes);
        let day = crate::text::date::full_short(pair.day, locale);
        vec![day, value(pair.before), value(pair.after), change, after]
    });
    let head = [
        chart::DAY,
        plots::slopes::BEFORE,
        plots::slopes::AFTER,
        plots::slopes::CHANGE,
        plots::slopes::TIME_BETWEEN,
    ];
    Rows {
        caption: name.to_owned(),
        head: head.map(str::to_owned).to_vec(),
        rows: rows.collect(),
    }
}

fn plot(drawing: &SlopeDrawing, name: &str, of: &Looks) -> AnyView {
    let (left, right) = drawing.sides;
    let counts = drawing.groups.each_ref().map(|group| {
        let is_better = of.better.map(|better| better == group.way);
        plots::slopes::way_counted(group.count, ordering(group.way), is_better)
    });
    let medians = drawing.median.map(|((before, after), _)| {
        (
            chart::value(before, &of.kind, &of.locale),
            chart::value(after, &of.kind, &of.locale),
        )
    });
    let label = plots::slopes::described_pairs(name, medians.as_ref(), &counts);
    let mut marks = vec![
        svg::words("mid t-ink", left.px(), 14.0, plots::slopes::BEFORE),
        svg::words("mid t-ink", right.px(), 14.0, plots::slopes::AFTER),
        svg::path("c-grid", drawing.grid.clone()),
    ];
    for (y, value) in &drawing.ticks {
        let value = chart::tight(*value, &of.kind, &of.locale);
        marks.push(svg::words("end", drawing.left.px() - 7.0, y.px() + 4.0, value));
    }
    for group in &drawing.groups {
        let (line, _) = classes(group.way, of.better);
        for (width, path) in ["1.2", "2", "3"].into_iter().zip(&group.lines) {
            if !path.is_empty() {
                marks.push(svg::path_of(line, Some(width.to_owned()), path.clone()));
            }
        }
    }
    if let Some(((_, (before, after)), (low, high))) = drawing.median.zip(medians) {
        let (line, ends) = pair_paths((left, right), (before, after), 5.5);
        marks.extend([
            svg::path("c-slope--typical", line),
            svg::path("c-point c-point--dose", ends),
            svg::words("end t-accent", left.px() - 9.0, before.px() - 7.0, low),
            svg::words("t-accent", right.px() + 9.0, after.px() + 4.0, high),
        ]);
    }
    piles(drawing, of, &mut marks);
    key(drawing, &counts, of, &mut marks);
    svg::drawing(drawing.width, drawing.height + KEY, label, marks)
}

const fn ordering(way: Way) -> std::cmp::Ordering {
    match way {
        Way::Up => std::cmp::Ordering::Greater,
        Way::Same => std::cmp::Ordering::Equal,
        Way::Down => std::cmp::Ordering::Less,
    }
}

/// The changes in piles.
fn piles(drawing: &SlopeDrawing, of: &Looks, marks: &mut Vec<AnyView>) {
    let piles = &drawing.changes;
    let ((left, _), (top, axis)) = (piles.sides, piles.ends);
    let title = if piles.bars.is_empty() {
        plots::slopes::CHANGES
    } else {
        plots::slopes::MANY_CHANGES
    };
    marks.extend([
        svg::words("t-ink", left.px(), top.px() - 16.0, title),
        svg::path("c-bars c-bars--wide", piles.bars.clone()),
        svg::path("c-axis", svg::level(piles.sides, axis)),
    ]);
    for (group, shapes) in drawing.groups.iter().zip(&piles.shapes) {
        let (_, shape) = classes(group.way, of.better);
        marks.push(svg::path(shape, shapes.clone()));
    }
    for (x, change) in &piles.ticks {
        let change = plots::slopes::changed_tight(*change, &of.kind, &of.locale);
        marks.push(svg::words("mid", x.px(), axis.px() + 17.0, change));
    }
}

/// Room below the lines for how many went which way, in pixels.
const KEY: f64 = 26.0;

/// About the width of a letter, in pixels.
const LETTER: f64 = 6.0;
/// Room for a line and its shape, in pixels.
const SAMPLE: f64 = 31.0;

/// How many went which way, beside the shape and the dash that stand for it.
fn key(drawing: &SlopeDrawing, counts: &[String; 3], of: &Looks, marks: &mut Vec<AnyView>) {
    // What the words leave of a narrow drawing stands between them.
    let widths = counts
        .each_ref()
        .map(|words| SAMPLE + words.chars().count() as f64 * LETTER);
    let room = drawing.width.min(440.0) - 4.0 - widths.iter().sum::<f64>();
    let gap = (room / 2.0).max(4.0);
    let y = drawing.height + 14.0;
    let mut x = 4.0;
    for ((group, words), width) in drawing.groups.iter().zip(counts).zip(widths) {
        let (line, shape) = classes(group.way, of.better);
        let path = slope_shape(group.way, of.better).path(Tenths::from_px(x + 22.0), Tenths::from_px(y), 3.8);
        let dash = ["M", &px(x), " ", &px(y), "h18"].concat();
        marks.extend([
            svg::path_of(line, Some("2".to_owned()), dash),
            svg::path(shape, path),
            svg::words("", x + SAMPLE, y + 4.0, words.clone()),
        ]);
        x += width + gap;
    }
}

/// The classes of a line and of the shape of a change.
fn classes(way: Way, better: Option<Way>) -> (&'static str, &'static str) {
    match slope_shape(way, better) {
        Shape::Clear => ("c-slope c-slope--better", "c-change c-change--better"),
        Shape::Plus2 => ("c-slope c-slope--worse", "c-change c-change--worse"),
        _ => ("c-slope", "c-change"),
    }
}

/// Reads one pair after another.
struct PairReader {
    pairs: Arc<Pairs>,
    drawing: Live<Option<SlopeDrawing>>,
    looks: Looks,
    today: NaiveDate,
}

impl Read for PairReader {
    fn count(&self) -> usize {
        self.pairs.pairs.len()
    }

    fn nearest(&self, x: f64, y: f64) -> Option<usize> {
        let nearest =
            |drawing: &Option<SlopeDrawing>| nearest_pair(&self.pairs.pairs, drawing.as_ref()?, x, y);
        self.drawing.with_untracked(nearest)
    }

    fn words(&self, place: usize) -> String {
        let Looks { kind, locale, .. } = &self.looks;
        let words = |pair: &crate::analysis::insights::Pair| {
            let ends = [pair.before, pair.after].map(|value| chart::value(value, kind, locale));
            plots::slopes::pair_reading(pair.day, self.today, &ends, pair.minutes, locale)
        };
        self.pairs.pairs.get(place).map(words).unwrap_or_default()
    }

    fn mark(&self, place: usize) -> Option<AnyView> {
        let pair = self.pairs.pairs.get(place)?;
        self.drawing.with(|drawing| {
            let drawing = drawing.as_ref()?;
            let (left, right) = drawing.sides;
            let (before, after) = (drawing.y.at(pair.before), drawing.y.at(pair.after));
            let (line, ends) = pair_paths((left, right), (before, after), 4.5);
            let (x, y) = drawing.changes.at.get(place)?;
            let change = Shape::Clear.path(*x, *y, 4.5);
            let marks = vec![
                svg::path("c-zero c-zero--read", line),
                svg::path("c-point", [ends, change].concat()),
            ];
            Some(marks.into_any())
        })
    }
}

/// The line from before to after, and its two ends as shapes of a radius.
fn pair_paths(
    (left, right): (Tenths, Tenths),
    (before, after): (Tenths, Tenths),
    radius: f64,
) -> (String, String) {
    let line = [
        "M",
        &left.text(),
        " ",
        &before.text(),
        "L",
        &right.text(),
        " ",
        &after.text(),
    ];
    let ends = [(left, before), (right, after)].map(|(x, y)| Shape::Clear.path(x, y, radius));
    (line.concat(), ends.concat())
}
