//! Where everything of a chart over time goes, at a given width.
//! Knows no elements, colours or words.

use super::loads::load_bars;
use super::path::{bars, dashes, dots, line, line_by_column, rug};
use super::ticks::{DateTick, Domain, date_ticks, value_ticks};
use super::{Scale, Tenths};
use crate::analysis::Days;

/// Up to this many days each day is a dot of its own; beyond, the days are a line reduced to pixels.
pub const SINGLE_DAYS: usize = 400;

/// What is to be drawn.
#[derive(Clone, Copy, Debug)]
pub struct Marks<'a> {
    /// The days of the horizontal axis.
    pub days: Days,
    /// One place for each day.
    pub values: &'a [Option<f64>],
    /// The 7-day mean, one place for each day.
    pub mean: &'a [Option<f64>],
    /// The person's own middle half: lower and upper quartile.
    pub band: Option<(f64, f64)>,
    /// The places of the days with a dose, ascending.
    pub doses: &'a [usize],
    /// The values of the vertical axis.
    pub domain: Domain,
}

/// The outer size and the room for labels, in pixels.
#[derive(Clone, Copy, PartialEq, Debug)]
pub struct Frame {
    /// The whole width.
    pub width: f64,
    /// Left of the plot, for the values' labels.
    pub left: f64,
    /// Right of the plot.
    pub right: f64,
    /// Above the plot, for the brackets of plans.
    pub above: f64,
}

/// Where everything goes. Coordinates are in tenths of a pixel, paths in SVG's language.
#[derive(Clone, PartialEq, Debug)]
pub struct Drawing {
    /// The whole width, pixels.
    pub width: f64,
    /// The whole height, pixels.
    pub height: f64,
    /// From the place of a day to the horizontal coordinate.
    pub x: Scale,
    /// From a value to the vertical coordinate.
    pub y: Scale,
    /// Left and right end of the plot.
    pub sides: (Tenths, Tenths),
    /// Top of the plot and its bottom, where the axis is.
    pub ends: (Tenths, Tenths),
    /// The band: top and height.
    pub band: Option<(Tenths, Tenths)>,
    /// The line through single days; empty in a small multiple.
    pub days_line: String,
    /// The dots of single days; empty beyond [`SINGLE_DAYS`].
    pub dots: String,
    /// The line through the means.
    pub mean: String,
    /// The bars of sums; empty for answers.
    pub bars: String,
    /// The ticks of doses, below the axis.
    pub rug: String,
    /// The dashes of missing days, below the axis.
    pub gaps: String,
    /// Ticks of the vertical axis: coordinate and value.
    pub values: Vec<(Tenths, f64)>,
    /// Ticks of the horizontal axis.
    pub dates: Vec<(Tenths, DateTick)>,
}

impl Drawing {
    /// The place of the day nearest to a horizontal pixel.
    pub fn index_at(&self, px: f64, days: usize) -> usize {
        // `as` saturates: a pixel left of the plot is the first day.
        let index = self.x.value_at(px).round() as usize;
        index.min(days.saturating_sub(1))
    }
}

/// The large time line of one measure.
pub fn time_line(marks: &Marks, frame: Frame) -> Drawing {
    let (top, axis, height) = if frame.width < 480.0 {
        (12.0, 174.0, 218.0)
    } else {
        (12.0, 194.0, 238.0)
    };
    let [top, axis, height] = [top, axis, height].map(|at: f64| at + frame.above);
    let mut drawing = laid_out(marks, frame, (top, axis, height), 64.0);
    let (x, y) = (drawing.x, drawing.y);
    let is_single = marks.values.len() <= SINGLE_DAYS;
    let draw = line_of(marks.values, &drawing);
    drawing.days_line = draw(marks.values, &x, &y);
    drawing.mean = draw(marks.mean, &x, &y);
    if is_single {
        drawing.dots = dots(marks.values, &x, &y);
    }
    let below = |px: f64| Tenths::from_px(axis + px);
    drawing.rug = rug(marks.doses, &x, below(8.0), below(17.0), Tenths(20));
    // A short dash a day, as long as a day has room for one, but never so short that it is a speck.
    let day = x.at_index(1).px() - x.at_index(0).px();
    let half = if is_single && day > 0.0 {
        (day * 0.3).max(1.2)
    } else {
        0.5
    };
    drawing.gaps = dashes(
        marks.values,
        &x,
        below(23.0),
        Tenths::from_px(half.clamp(0.2, 1.6)),
    );
    drawing.values = value_ticks(marks.domain)
        .into_iter()
        .map(|value| (y.at(value), value))
        .collect();
    drawing
}

/// Running load by day: bars, the 7-day mean in place of the line of means, and the line through `month`, which comes second.
pub(super) fn load_drawing(marks: &Marks, month: &[Option<f64>], frame: Frame) -> (Drawing, String) {
    let mut drawing = time_line(marks, frame);
    let (x, y) = (drawing.x, drawing.y);
    drawing.bars = load_bars(marks.values, &x, &y);
    drawing.dots = String::new();
    drawing.days_line = String::new();
    let month = line_of(month, &drawing)(month, &x, &y);
    (drawing, month)
}

/// How a line is drawn: reduced to pixels where there are more days than these.
fn line_of(values: &[Option<f64>], drawing: &Drawing) -> fn(&[Option<f64>], &Scale, &Scale) -> String {
    if values.len() as f64 > drawing.sides.1.px() - drawing.sides.0.px() {
        line_by_column
    } else {
        line
    }
}

/// A small chart without vertical labels of its own, 92 pixels high. Its lowest dots are kept off the axis.
pub fn small_multiple(marks: &Marks, frame: Frame) -> Drawing {
    let (top, axis, height) = SMALL;
    let mut drawing = laid_out(marks, frame, (top, axis, height), 72.0);
    drawing.y = Scale::new(marks.domain.low, marks.domain.high, axis - 6.0, top);
    let (x, y) = (drawing.x, drawing.y);
    drawing.band = band(marks, &y);
    drawing.dots = dots(marks.values, &x, &y);
    drawing.mean = line(marks.mean, &x, &y);
    drawing.rug = small_rug(marks, &x);
    drawing
}

/// The same with bars from zero in place of dots, mean and band: for sums, where a day without is a true zero.
pub fn small_bars(marks: &Marks, frame: Frame) -> Drawing {
    let from_zero = Marks {
        domain: Domain::new(0.0, marks.domain.high),
        band: None,
        ..*marks
    };
    let mut drawing = laid_out(&from_zero, frame, SMALL, 72.0);
    let (x, y) = (drawing.x, drawing.y);
    drawing.bars = bars(marks.values, 0.0, &x, &y);
    drawing.rug = small_rug(marks, &x);
    drawing
}

/// The doses below the axis of a small multiple.
fn small_rug(marks: &Marks, x: &Scale) -> String {
    let (_, axis, _) = SMALL;
    let (top, bottom) = (Tenths::from_px(axis + 3.0), Tenths::from_px(axis + 9.0));
    rug(marks.doses, x, top, bottom, Tenths(20))
}

/// Top of the plot, axis and height of a small multiple, in pixels.
const SMALL: (f64, f64, f64) = (8.0, 70.0, 92.0);

fn band(marks: &Marks, y: &Scale) -> Option<(Tenths, Tenths)> {
    marks.band.map(|(low, high)| {
        let (bottom, top) = (y.at(low), y.at(high));
        // A band of one value is still seen.
        (top, Tenths(bottom.0.saturating_sub(top.0).max(20)))
    })
}

fn laid_out(marks: &Marks, frame: Frame, (top, axis, height): (f64, f64, f64), px_per_label: f64) -> Drawing {
    let end = (frame.width - frame.right).max(frame.left + 1.0);
    let last = marks.days.len().saturating_sub(1) as f64;
    let x = Scale::new(0.0, last, frame.left, end);
    let y = Scale::new(marks.domain.low, marks.domain.high, axis, top);
    let most_labels = ((end - frame.left) / px_per_label).floor() as usize;
    Drawing {
        width: frame.width,
        height,
        x,
        y,
        sides: (Tenths::from_px(frame.left), Tenths::from_px(end)),
        ends: (Tenths::from_px(top), Tenths::from_px(axis)),
        band: band(marks, &y),
        days_line: String::new(),
        dots: String::new(),
        mean: String::new(),
        bars: String::new(),
        rug: String::new(),
        gaps: String::new(),
        values: Vec::new(),
        dates: date_ticks(marks.days, most_labels)
            .into_iter()
            .map(|tick| (x.at_index(tick.index), tick))
            .collect(),
    }
}
