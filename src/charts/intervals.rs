//! Where estimates and their intervals go, one row for each, around a common zero.
//! Knows no elements and no colours.

use super::labels::shortened;
use super::ticks::{Domain, value_ticks};
use super::{Scale, Shape, Tenths};
use crate::analysis::statistics::{Difference, Group, Interval};
use crate::domain::MeasureKind;
use crate::text::{Locale, plots};

/// A row: what it is about, how large, how sure.
#[derive(Clone, PartialEq, Debug)]
pub struct IntervalRow {
    /// What the mark stands for.
    pub shape: Shape,
    /// What the row is about.
    pub name: String,
    /// More about it, in small: the mean, the days.
    pub detail: String,
    /// What is told of it in its table alone.
    pub behind: String,
    /// How large, on the axis; `None` when it cannot be said.
    pub estimate: Option<f64>,
    /// How sure, on the axis; `None` when it cannot be said.
    pub interval: Option<Interval>,
    /// The estimate in words.
    pub number: String,
    /// The 95 % interval in words, or why there is none.
    pub range: String,
    /// The 80 % interval in words, if there is one.
    pub likely: String,
}

impl IntervalRow {
    /// A group of days against others; the reason stands in place of an interval that there cannot be.
    pub fn difference(
        shape: Shape,
        name: String,
        found: &Difference,
        kind: &MeasureKind,
        locale: &Locale,
    ) -> Self {
        let Group { days, mean, .. } = found.these;
        let why = if days.min(found.others.days) < FEW {
            plots::intervals::TOO_FEW
        } else {
            plots::intervals::NOT_SEPARABLE
        };
        let row = found
            .adjusted
            .map(|found| Self::size(shape, String::new(), String::new(), found, kind, locale));
        let unsaid = Self::without_difference(shape, why.to_owned());
        Self {
            name,
            detail: plots::mean_of(mean, days, kind, locale),
            ..row.unwrap_or(unsaid)
        }
    }

    /// The group that the others are compared with: an open circle at zero.
    pub fn others(name: String, group: Group, kind: &MeasureKind, locale: &Locale) -> Self {
        Self {
            name,
            detail: plots::mean_of(group.mean, group.days, kind, locale),
            estimate: Some(0.0),
            ..Self::without_difference(Shape::Other, plots::intervals::COMPARED_WITH.to_owned())
        }
    }

    /// A size with its interval, in the unit of a measure: what goes with one step of something, or a difference.
    pub fn size(
        shape: Shape,
        name: String,
        detail: String,
        found: Interval,
        kind: &MeasureKind,
        locale: &Locale,
    ) -> Self {
        Self {
            shape,
            name,
            detail,
            behind: String::new(),
            estimate: Some(found.estimate),
            interval: Some(found),
            number: plots::change(found.estimate, kind, locale),
            range: plots::change_between(found.low, found.high, kind, locale),
            likely: plots::change_between(found.likely.0, found.likely.1, kind, locale),
        }
    }

    /// The same with the median of its days, in its table.
    pub fn with_median(mut self, median: f64, kind: &MeasureKind, locale: &Locale) -> Self {
        self.behind = plots::median_of(median, kind, locale);
        self
    }

    const fn without_difference(shape: Shape, range: String) -> Self {
        Self {
            shape,
            name: String::new(),
            detail: String::new(),
            behind: String::new(),
            estimate: None,
            interval: None,
            number: String::new(),
            range,
            likely: String::new(),
        }
    }

    /// Whether its interval could not be worked out.
    pub const fn lacks_interval(&self) -> bool {
        self.estimate.is_none()
    }
}

/// With fewer days than this in a group, it is for lack of days that there is no interval.
const FEW: usize = 5;

/// Where everything of a row goes.
#[derive(Clone, PartialEq, Debug)]
pub struct PlacedInterval {
    /// What the mark stands for.
    pub shape: Shape,
    /// The line of the name and of the number.
    pub first_line: Tenths,
    /// The line of the detail and of the interval in words.
    pub second_line: Tenths,
    /// The height of the marks.
    pub middle: Tenths,
    /// Left and right end of the 95 % interval.
    pub interval: Option<(Tenths, Tenths)>,
    /// Left and right end of the 80 % interval.
    pub likely: Option<(Tenths, Tenths)>,
    /// The mark as path data.
    pub mark: String,
    /// The name, as long as there is room.
    pub name: String,
    /// The detail, as long as there is room.
    pub detail: String,
}

/// Where everything goes. Coordinates are in tenths of a pixel, paths in SVG's language.
#[derive(Clone, PartialEq, Debug)]
pub struct IntervalDrawing {
    /// The whole width, pixels.
    pub width: f64,
    /// The whole height, pixels.
    pub height: f64,
    /// Left and right end of the plot.
    pub sides: (Tenths, Tenths),
    /// Top of the plot, and its bottom, where the axis is.
    pub ends: (Tenths, Tenths),
    /// No difference.
    pub zero: Tenths,
    /// The line there; where names stand above the marks it leaves them out.
    pub zero_line: String,
    /// Left and right end of what would not matter.
    pub band: Option<(Tenths, Tenths)>,
    /// Hairlines between rows, where they stand side by side with their names.
    pub rules: String,
    /// Lines at the ticks.
    pub grid: String,
    /// Ticks of the axis: coordinate and value.
    pub ticks: Vec<(Tenths, f64)>,
    /// The rows.
    pub rows: Vec<PlacedInterval>,
    /// Where names begin.
    pub names: Tenths,
}

/// Below this width names stand above the marks instead of beside them, in pixels.
const NARROW: f64 = 480.0;
/// About the width of a letter, in pixels.
const LETTER: f64 = 6.6;
/// Room above the rows, for the words beside zero, in pixels.
const TOP: f64 = 22.0;
/// Left of a name, for the shape as its key, in pixels.
const KEY: f64 = 20.0;

/// The values the axis runs over.
pub fn interval_domain(rows: &[IntervalRow], smallest: Option<f64>, kind: &MeasureKind) -> Domain {
    let ends = rows.iter().filter_map(|row| row.interval);
    let estimates = rows.iter().filter_map(|row| row.estimate);
    let band = smallest
        .map(|smallest| [smallest, -smallest])
        .into_iter()
        .flatten();
    let values: Vec<f64> = ends
        .flat_map(|found| [found.low, found.high])
        .chain(estimates)
        .chain(band)
        .collect();
    Domain::differences(kind, &values)
}

/// The drawing of some rows. `smallest` is the smallest change that matters, in the unit of the axis.
pub fn intervals(rows: &[IntervalRow], smallest: Option<f64>, domain: Domain, width: f64) -> IntervalDrawing {
    let is_narrow = width < NARROW;
    let row_height = if is_narrow { 62.0 } else { 46.0 };
    let (left, right) = if is_narrow {
        (8.0, width - 8.0)
    } else {
        ((width * 0.36).min(240.0), width - 168.0)
    };
    let right = right.max(left + 1.0);
    let x = Scale::new(domain.low, domain.high, left, right);
    let axis = TOP + row_height * rows.len() as f64;
    let name_room = if is_narrow { width - 96.0 } else { left - 12.0 };
    // Beside the interval in words, where there is no room of its own.
    let detail_room = |row: &IntervalRow| {
        if is_narrow {
            width - LETTER * (row.range.chars().count() as f64 + 1.0)
        } else {
            left - 12.0
        }
    };
    let ends = |(low, high): (f64, f64)| {
        let is_there = low.is_finite() && high.is_finite();
        is_there.then(|| (x.at(low.min(high)), x.at(high.max(low))))
    };
    let placed = rows.iter().enumerate().map(|(place, row)| {
        let top = TOP + row_height * place as f64;
        let (first, second, middle) = if is_narrow {
            (top + 14.0, top + 30.0, top + 46.0)
        } else {
            (top + 19.0, top + 35.0, top + 23.0)
        };
        let middle = Tenths::from_px(middle);
        let estimate = row.estimate.filter(|value| value.is_finite());
        PlacedInterval {
            shape: row.shape,
            first_line: Tenths::from_px(first),
            second_line: Tenths::from_px(second),
            middle,
            interval: row.interval.and_then(|found| ends((found.low, found.high))),
            likely: row.interval.and_then(|found| ends(found.likely)),
            mark: estimate.map_or_else(String::new, |value| row.shape.path(x.at(value), middle, 5.5)),
            name: fitted(&row.name, name_room - KEY),
            detail: fitted(&row.detail, detail_room(row) - KEY),
        }
    });
    let placed: Vec<PlacedInterval> = placed.collect();
    let ticks: Vec<(Tenths, f64)> = value_ticks(domain)
        .into_iter()
        .map(|value| (x.at(value), value))
        .collect();
    let (mut grid, mut rules) = (String::new(), String::new());
    let spans: Vec<(f64, f64)> = if is_narrow {
        let spans = placed
            .iter()
            .map(|row| (row.middle.px() - 10.0, row.middle.px() + 10.0));
        spans.collect()
    } else {
        vec![(TOP, axis)]
    };
    let zero = x.at(0.0);
    let mut zero_line = String::new();
    for (from, to) in spans {
        let (from, to) = (Tenths::from_px(from), Tenths::from_px(to));
        for (at, _) in &ticks {
            push_line(&mut grid, *at, from, 'V', to);
        }
        push_line(&mut zero_line, zero, from, 'V', to);
    }
    for place in 1..rows.len() {
        let y = Tenths::from_px(TOP + row_height * place as f64);
        push_line(&mut rules, Tenths(0), y, 'H', Tenths::from_px(width));
    }
    IntervalDrawing {
        width,
        height: axis + 24.0,
        sides: (Tenths::from_px(left), Tenths::from_px(right)),
        ends: (Tenths::from_px(TOP), Tenths::from_px(axis)),
        zero,
        zero_line,
        band: smallest
            .filter(|smallest| smallest.is_finite() && *smallest > 0.0)
            .map(|smallest| (x.at(-smallest), x.at(smallest))),
        rules,
        grid,
        ticks,
        rows: placed,
        names: Tenths::from_px(KEY),
    }
}

fn push_line(out: &mut String, x: Tenths, y: Tenths, way: char, to: Tenths) {
    out.push('M');
    x.write(out);
    out.push(' ');
    y.write(out);
    out.push(way);
    to.write(out);
}

impl IntervalDrawing {
    /// The row at a height, in pixels; the first or the last beyond the ends.
    pub fn row_at(&self, y: f64) -> Option<usize> {
        let last = self.rows.len().checked_sub(1)?;
        let place = (y - self.ends.0.px()) / self.row_height();
        // `as` saturates: above the first row is the first.
        Some((place.floor() as usize).min(last))
    }

    /// The upper and the lower end of a row.
    pub fn ends_of(&self, place: usize) -> (Tenths, Tenths) {
        let height = self.row_height();
        let top = self.ends.0.px() + height * place as f64;
        (Tenths::from_px(top + 4.0), Tenths::from_px(top + height - 4.0))
    }

    fn row_height(&self) -> f64 {
        let (top, axis) = self.ends;
        (axis.px() - top.px()) / self.rows.len().max(1) as f64
    }
}

/// As many letters as fit into some pixels.
fn fitted(text: &str, room: f64) -> String {
    // `as` saturates: no room is no letter.
    shortened(text, (room / LETTER).floor() as usize)
}
