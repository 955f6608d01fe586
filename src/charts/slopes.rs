//! Where the lines from before to after go, equal ones drawn once and thicker.
//! Knows no elements, colours or wording.

use super::ticks::{Domain, value_ticks};
use super::{Scale, Shape, Tenths};
use crate::analysis::insights::Pair;
use crate::analysis::statistics::median;
use crate::domain::sort_by;

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
}

/// All lines of one way: a path for each of three widths, and a path of shapes at their ends.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct SlopeGroup {
    /// The way.
    pub way: Way,
    /// How many pairs went it.
    pub count: usize,
    /// The lines: those of few pairs, of more, and of most.
    pub lines: [String; 3],
    /// Shapes at the ends after.
    pub ends: String,
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
    /// The three ways, always all of them.
    pub groups: [SlopeGroup; 3],
    /// The medians before and after, and their heights.
    pub median: Option<((f64, f64), (Tenths, Tenths))>,
}

/// Widest, so that a slope is not flattened, in pixels.
const WIDEST: f64 = 440.0;
/// Top and bottom of the plot, in pixels.
const ENDS: (f64, f64) = (30.0, 224.0);
/// How far right of the lines the shapes of each way stand, in tenths of a pixel: what rose, stayed and fell to the same value
/// is seen side by side.
const ENDS_AT: [i32; 3] = [120, 200, 280];
/// Shapes of a way stand at least so far apart, in pixels; of nearer ones one stands for all.
const APART: i32 = 8;

/// The drawing of some pairs. `better` is the way that is better, if one is: its ends are full circles.
pub fn slopes(pairs: &[Pair], domain: Domain, better: Option<Way>, width: f64, left: f64) -> SlopeDrawing {
    let (top, bottom) = ENDS;
    let y = Scale::new(domain.low, domain.high, bottom, top);
    let sides = (left + 30.0, (width.min(WIDEST) - 74.0).max(left + 31.0));
    let sides = (Tenths::from_px(sides.0), Tenths::from_px(sides.1));
    let [up, same, down] = ENDS_AT;
    let groups = [(Way::Up, up), (Way::Same, same), (Way::Down, down)];
    let groups = groups.map(|(way, at)| group(pairs, way, at, better, &y, sides));
    let ticks: Vec<(Tenths, f64)> = value_ticks(domain)
        .into_iter()
        .map(|value| (y.at(value), value))
        .collect();
    let mut grid = String::new();
    for (at, _) in &ticks {
        let right = Tenths(sides.1.0.saturating_add(ENDS_AT[2]).saturating_add(60)).text();
        grid.extend(["M", &Tenths::from_px(left).text(), " ", &at.text(), "H", &right]);
    }
    let middle = |end: fn(&Pair) -> f64| median(&pairs.iter().map(end).collect::<Vec<f64>>());
    let medians = middle(|pair| pair.before).zip(middle(|pair| pair.after));
    SlopeDrawing {
        width,
        height: bottom + 12.0,
        y,
        sides,
        left: Tenths::from_px(left),
        grid,
        ticks,
        groups,
        median: medians.map(|(before, after)| ((before, after), (y.at(before), y.at(after)))),
    }
}

/// The shape at the end of a line: full where it is better, an open triangle where it is worse.
pub(super) fn slope_shape(way: Way, better: Option<Way>) -> Shape {
    match way {
        Way::Same => Shape::Other,
        way if way == better.unwrap_or(Way::Up) => Shape::Clear,
        _ => Shape::Plus2,
    }
}

fn group(
    pairs: &[Pair],
    way: Way,
    at: i32,
    better: Option<Way>,
    y: &Scale,
    (left, right): (Tenths, Tenths),
) -> SlopeGroup {
    let whole = |value: f64| (y.at(value).0.saturating_add(5)).div_euclid(10);
    let of_way = pairs
        .iter()
        .filter(|pair| Way::of(pair.before, pair.after) == way);
    // Pairs that share their pixels are one line.
    let mut ends: Vec<(i32, i32)> = of_way
        .map(|pair| (whole(pair.before), whole(pair.after)))
        .collect();
    let count = ends.len();
    sort_by(&mut ends, &|a, b| a.cmp(b));
    let mut lines: Vec<((i32, i32), usize)> = Vec::new();
    for end in ends {
        match lines.last_mut() {
            Some((held, times)) if *held == end => *times = times.saturating_add(1),
            _ => lines.push((end, 1)),
        }
    }
    let most = lines.iter().map(|(_, times)| *times).max().unwrap_or(1);
    let shape = slope_shape(way, better);
    let mut drawn = SlopeGroup {
        way,
        count,
        lines: [String::new(), String::new(), String::new()],
        ends: String::new(),
    };
    let mut last: Option<i32> = None;
    let mut heights: Vec<i32> = lines.iter().map(|((_, after), _)| *after).collect();
    sort_by(&mut heights, &|a, b| a.cmp(b));
    for height in heights {
        if last.is_none_or(|last| height.saturating_sub(last) >= APART) {
            let x = Tenths(right.0.saturating_add(at));
            shape.write(x, Tenths(height.saturating_mul(10)), 3.2, &mut drawn.ends);
            last = Some(height);
        }
    }
    for ((before, after), times) in lines {
        let place = if most <= 1 {
            0
        } else {
            times.saturating_mul(3).div_ceil(most).saturating_sub(1)
        };
        if let Some(path) = drawn.lines.get_mut(place) {
            path.extend([
                "M",
                &left.text(),
                " ",
                &before.to_string(),
                "L",
                &right.text(),
                " ",
                &after.to_string(),
            ]);
        }
    }
    drawn
}

/// The pair whose line is nearest to a point; the newest of several.
pub fn nearest_pair(pairs: &[Pair], drawing: &SlopeDrawing, x: f64, y: f64) -> Option<usize> {
    let (left, right) = drawing.sides;
    let share = ((x - left.px()) / (right.px() - left.px())).clamp(0.0, 1.0);
    let distance = |pair: &Pair| (drawing.y.px(pair.before + (pair.after - pair.before) * share) - y).abs();
    let mut nearest: Option<(usize, f64)> = None;
    for (place, pair) in pairs.iter().enumerate() {
        let away = distance(pair);
        if away.is_finite() && nearest.is_none_or(|(_, least)| away <= least) {
            nearest = Some((place, away));
        }
    }
    nearest.map(|(place, _)| place)
}
