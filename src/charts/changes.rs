//! The changes from before to after in piles: one shape a pair above the size of its change, or bars where there are too
//! many pairs.
//! Knows no elements, colours or wording.

use super::distribution::abreast;
use super::slopes::{Way, slope_shape};
use super::ticks::{Domain, nice_step, value_ticks};
use super::{SINGLE_DAYS, Scale, Tenths};
use crate::analysis::insights::Pair;
use crate::domain::{MeasureKind, sort};

/// Where everything goes. Coordinates are in tenths of a pixel, paths in SVG's language.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct ChangeDrawing {
    /// Left and right end of the axis.
    pub sides: (Tenths, Tenths),
    /// Top of the highest pile, and the axis.
    pub ends: (Tenths, Tenths),
    /// One shape a pair: of those that fell, stayed and rose. Empty where there are too many.
    pub shapes: [String; 3],
    /// Bars instead of shapes.
    pub bars: String,
    /// Ticks of the axis: coordinate and change.
    pub ticks: Vec<(Tenths, f64)>,
    /// Where each pair is: its shape, or the end of its bar.
    pub at: Vec<(Tenths, Tenths)>,
}

/// The most that a shape takes, and the least at which it can still be told from others, in pixels.
const MARK: (f64, f64) = (11.0, 5.0);
/// More changes than this, whole or not, are put in piles of several.
const PILES: f64 = 24.0;
/// Up to so many whole changes each is named.
const NAMED: f64 = 8.0;

/// The piles of some pairs between two sides and between top and axis, in pixels. `better` is the way that is better, if one
/// is: its shapes are full circles.
pub fn changes(
    pairs: &[Pair],
    kind: &MeasureKind,
    better: Option<Way>,
    (left, right): (f64, f64),
    (top, axis): (f64, f64),
) -> ChangeDrawing {
    let (domain, step) = piles(pairs, kind);
    // Half a pile to spare at both ends.
    let (first, last) = (domain.low - step / 2.0, domain.high + step / 2.0);
    let x = Scale::new(first, last, left, right);
    // What fell stands below what rose by nearly as little. `as` saturates.
    let pair =
        |(place, pair): (usize, &Pair)| ((pair.change() / step).round() as i32, Way::of_pair(pair), place);
    let mut placed: Vec<(i32, Way, usize)> = pairs.iter().enumerate().map(pair).collect();
    sort(&mut placed);
    let piles = || placed.chunk_by(|(pile, ..), (next, ..)| pile == next);
    let most = piles().map(<[_]>::len).max().unwrap_or(1);
    let apart = x.px(domain.low + step) - x.px(domain.low);
    let (abreast, size) = abreast(most, axis - top, apart, MARK.0);
    let is_single = pairs.len() <= SINGLE_DAYS && size >= MARK.1;
    let ticks = if step == 1.0 && domain.high - domain.low <= NAMED {
        let each = std::iter::successors(Some(domain.low), |tick| Some(tick + 1.0));
        each.take_while(|tick| *tick <= domain.high).collect()
    } else {
        value_ticks(domain)
    };
    let mut drawn = ChangeDrawing {
        sides: (Tenths::from_px(left), Tenths::from_px(right)),
        ends: (Tenths::from_px(top), Tenths::from_px(axis)),
        ticks: ticks.into_iter().map(|change| (x.at(change), change)).collect(),
        at: vec![Default::default(); pairs.len()],
        ..ChangeDrawing::default()
    };
    for pile in piles() {
        let x = x.at(pile.first().map_or(0.0, |(pile, ..)| f64::from(*pile)) * step);
        let end = Tenths::from_px(axis - (axis - top) * pile.len() as f64 / most as f64);
        if !is_single {
            let foot = drawn.ends.1.text();
            drawn.bars.extend(["M", &x.text(), " ", &foot, "V", &end.text()]);
        }
        for (level, row) in pile.chunks(abreast).enumerate() {
            for (column, (_, way, place)) in row.iter().enumerate() {
                let at = if is_single {
                    let across = column as f64 - (row.len() as f64 - 1.0) / 2.0;
                    let up = level as f64 + 0.5;
                    let (across, down) = (x.px() + across * size, axis - 2.0 - up * size);
                    (Tenths::from_px(across), Tenths::from_px(down))
                } else {
                    (x, end)
                };
                if let Some(held) = drawn.at.get_mut(*place) {
                    *held = at;
                }
                if let Some(path) = drawn.shapes.get_mut(*way as usize).filter(|_| is_single) {
                    slope_shape(*way, better).write(at.0, at.1, size * 0.4, path);
                }
            }
        }
    }
    drawn
}

/// From the least to the largest change with room on both sides of none, and how far piles are apart.
fn piles(pairs: &[Pair], kind: &MeasureKind) -> (Domain, f64) {
    let changes: Vec<f64> = pairs.iter().map(Pair::change).collect();
    let low = changes.iter().copied().fold(-1.0, f64::min).floor();
    let high = changes.iter().copied().fold(1.0, f64::max).ceil();
    let is_whole = !matches!(kind, MeasureKind::Number { .. } | MeasureKind::Minutes);
    if is_whole && high - low <= PILES {
        return (Domain::new(low, high), 1.0);
    }
    let domain = Domain::differences(kind, &changes);
    (domain, nice_step((domain.high - domain.low) / PILES, 1.0, false))
}
