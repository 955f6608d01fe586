//! Where the lines from before to after go, equal ones drawn once and thicker, and where the piles of their changes stand.
//! Knows no elements, colours or wording.

use super::changes::{ChangeDrawing, changes};
use super::ticks::{Domain, value_ticks};
use super::{Scale, Shape, Tenths};
use crate::analysis::insights::Pair;
use crate::analysis::statistics::median;
use crate::domain::{MeasureKind, sort};

/// Which way a value went.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum Way {
    /// It fell.
    Down,
    /// It stayed the same.
    Same,
    /// It rose.
    Up,
}

impl Way {
    /// The way from before to after; what cannot be compared did not move.
    pub fn of(before: f64, after: f64) -> Self {
        if after > before {
            Self::Up
        } else if after < before {
            Self::Down
        } else {
            Self::Same
        }
    }

    /// The way of a pair.
    pub(super) fn of_pair(pair: &Pair) -> Self {
        Self::of(pair.before, pair.after)
    }
}

/// All lines of one way: a path for each of three widths.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct SlopeGroup {
    /// The way.
    pub way: Way,
    /// How many pairs went it.
    pub count: usize,
    /// The lines: those of few pairs, of more, and of most.
    pub lines: [String; 3],
}

/// Where everything goes. Coordinates are in tenths of a pixel, paths in SVG's language.
#[derive(Clone, PartialEq, Debug)]
pub struct SlopeDrawing {
    /// The whole width, pixels.
    pub width: f64,
    /// The whole height, pixels.
    pub height: f64,
    /// From a value to the vertical coordinate.
    pub y: Scale,
    /// Left and right end of the lines.
    pub sides: (Tenths, Tenths),
    /// Left end of the grid.
    pub left: Tenths,
    /// Lines at the ticks.
    pub grid: String,
    /// Ticks of the vertical axis: coordinate and value.
    pub ticks: Vec<(Tenths, f64)>,
    /// The three ways, always all of them: what fell, stayed and rose.
    pub groups: [SlopeGroup; 3],
    /// The medians before and after, and their heights.
    pub median: Option<((f64, f64), (Tenths, Tenths))>,
    /// The piles of the changes: beside the lines where there is room, otherwise below.
    pub changes: ChangeDrawing,
}

/// Top and bottom of the lines, in pixels.
const ENDS: (f64, f64) = (30.0, 224.0);
/// From this width on the piles stand beside the lines, in pixels.
const BESIDE: f64 = 520.0;
/// The widest that lines below which the piles stand may be, so that a slope is not flattened, in pixels.
const WIDEST: f64 = 440.0;
/// From the end of the lines to the label of the median, and for that, in pixels.
const LABEL: f64 = 44.0;

/// The drawing of some pairs. `better` is the way that is better, if one is.
pub fn slopes(
    pairs: &[Pair],
    kind: &MeasureKind,
    domain: Domain,
    better: Option<Way>,
    (width, left): (f64, f64),
) -> SlopeDrawing {
    let (top, bottom) = ENDS;
    let y = Scale::new(domain.low, domain.high, bottom, top);
    let (end, piles, height) = if width < BESIDE {
        let end = width.min(WIDEST);
        (
            end,
            ((4.0, end - 4.0), (bottom + 50.0, bottom + 146.0)),
            bottom + 168.0,
        )
    } else {
        let half = width / 2.0;
        (
            half,
            ((half + 36.0, width - 4.0), (top, bottom - 10.0)),
            bottom + 12.0,
        )
    };
    let sides = (left + 30.0, (end - LABEL).max(left + 31.0));
    let sides = (Tenths::from_px(sides.0), Tenths::from_px(sides.1));
    let groups = [Way::Down, Way::Same, Way::Up].map(|way| group(pairs, way, &y, sides));
    let ticks: Vec<(Tenths, f64)> = value_ticks(domain)
        .into_iter()
        .map(|value| (y.at(value), value))
        .collect();
    let mut grid = String::new();
    for (at, _) in &ticks {
        let right = Tenths::from_px(sides.1.px() + 8.0).text();
        grid.extend(["M", &Tenths::from_px(left).text(), " ", &at.text(), "H", &right]);
    }
    let middle = |end: fn(&Pair) -> f64| median(&pairs.iter().map(end).collect::<Vec<f64>>());
    let medians = middle(|pair| pair.before).zip(middle(|pair| pair.after));
    SlopeDrawing {
        width,
        height,
        y,
        sides,
        left: Tenths::from_px(left),
        grid,
        ticks,
        groups,
        median: medians.map(|(before, after)| ((before, after), (y.at(before), y.at(after)))),
        changes: changes(pairs, kind, better, piles.0, piles.1),
    }
}

/// The shape of a pair: full where it is better, an open triangle where it is worse.
pub(super) fn slope_shape(way: Way, better: Option<Way>) -> Shape {
    match way {
        Way::Same => Shape::Other,
        way if way == better.unwrap_or(Way::Up) => Shape::Clear,
        _ => Shape::Plus2,
    }
}

fn group(pairs: &[Pair], way: Way, y: &Scale, (left, right): (Tenths, Tenths)) -> SlopeGroup {
    let whole = |value: f64| (y.at(value).0.saturating_add(5)).div_euclid(10);
    let of_way = pairs.iter().filter(|pair| Way::of_pair(pair) == way);
    // Pairs that share their pixels are one line.
    let mut ends: Vec<(i32, i32)> = of_way
        .map(|pair| (whole(pair.before), whole(pair.after)))
        .collect();
    sort(&mut ends);
    let drawn = || ends.chunk_by(|one, next| one == next);
    let most = drawn().map(<[_]>::len).max().unwrap_or(1);
    let mut lines: [String; 3] = Default::default();
    for same in drawn() {
        let place = match same.len() {
            _ if most <= 1 => 0,
            times => times.saturating_mul(3).div_ceil(most).saturating_sub(1),
        };
        if let Some(((before, after), path)) = same.first().zip(lines.get_mut(place)) {
            let [before, after] = [before, after].map(i32::to_string);
            path.extend(["M", &left.text(), " ", &before, "L", &right.text(), " ", &after]);
        }
    }
    SlopeGroup {
        way,
        count: ends.len(),
        lines,
    }
}

/// The pair whose line is nearest to a point, or whose change is where the piles stand; the newest of several.
pub fn nearest_pair(pairs: &[Pair], drawing: &SlopeDrawing, x: f64, y: f64) -> Option<usize> {
    let (left, right) = drawing.sides;
    let piles = &drawing.changes;
    let is_beside = piles.sides.0 > right;
    let is_at_piles = if is_beside {
        x > piles.sides.0.px() - 16.0
    } else {
        y > piles.ends.0.px() - 34.0
    };
    let share = ((x - left.px()) / (right.px() - left.px())).clamp(0.0, 1.0);
    let to_line = |pair: &Pair| (drawing.y.px(pair.before + (pair.after - pair.before) * share) - y).abs();
    let to_shape = |(across, down): &(Tenths, Tenths)| (across.px() - x).abs() + (down.px() - y).abs();
    let distances: Vec<f64> = if is_at_piles {
        piles.at.iter().map(to_shape).collect()
    } else {
        pairs.iter().map(to_line).collect()
    };
    let mut nearest: Option<(usize, f64)> = None;
    for (place, away) in distances.into_iter().enumerate() {
        if away.is_finite() && nearest.is_none_or(|(_, least)| away <= least) {
            nearest = Some((place, away));
        }
    }
    nearest.map(|(place, _)| place)
}
