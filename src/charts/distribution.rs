//! How the days of a measure are spread over its values: one dot a day in piles, or bars where there are too many days.
//! The person's own scale; knows no elements and no wording.

use super::ticks::{Domain, value_ticks};
use super::{SINGLE_DAYS, Scale, Tenths};
use crate::analysis::Summary;
use crate::domain::MeasureKind;

/// A pile: from which value to which, and how many days.
#[derive(Clone, Copy, PartialEq, Debug)]
pub struct Pile {
    /// The lowest value in it.
    pub low: f64,
    /// The value where the next begins; `low` itself for whole values.
    pub high: f64,
    /// How many days.
    pub days: usize,
    /// Its middle.
    pub x: Tenths,
}

/// Where everything goes. Coordinates are in tenths of a pixel, paths in SVG's language.
#[derive(Clone, PartialEq, Debug)]
pub struct SpreadDrawing {
    /// The whole width, pixels.
    pub width: f64,
    /// The whole height, pixels.
    pub height: f64,
    /// Left and right end of the plot.
    pub sides: (Tenths, Tenths),
    /// Top of the plot, and its bottom, where the axis is.
    pub ends: (Tenths, Tenths),
    /// The piles, lowest value first, those without a day too.
    pub piles: Vec<Pile>,
    /// One dot a day; empty where there are too many.
    pub dots: String,
    /// How large a dot is, in pixels.
    pub dot: f64,
    /// Bars instead of dots.
    pub bars: String,
    /// Left and right end of the middle half.
    pub middle_half: Option<(Tenths, Tenths)>,
    /// The median.
    pub median: Option<Tenths>,
    /// Ticks of the axis: coordinate and value.
    pub ticks: Vec<(Tenths, f64)>,
}

impl SpreadDrawing {
    /// The pile nearest to a horizontal pixel.
    pub fn nearest(&self, px: f64) -> Option<usize> {
        let away = |pile: &Pile| (pile.x.px() - px).abs();
        let mut nearest: Option<(usize, f64)> = None;
        for (place, pile) in self.piles.iter().enumerate() {
            let away = away(pile);
            if nearest.is_none_or(|(_, least)| away < least) {
                nearest = Some((place, away));
            }
        }
        nearest.map(|(place, _)| place)
    }
}

/// Top of the piles and the axis, in pixels.
const ENDS: (f64, f64) = (40.0, 116.0);
/// The most that a dot takes, and the least at which it can still be told from the next, in pixels.
const DOT: (f64, f64) = (5.0, 2.8);
/// The most marks of a pile that stand abreast.
const ABREAST: usize = 8;
/// More whole values than this are put in piles of several.
const WHOLE: f64 = 40.0;
/// About the width of such a pile, in pixels.
const PILE: f64 = 9.0;

/// The drawing of some days.
pub fn spread(
    values: &[Option<f64>],
    summary: Option<&Summary>,
    kind: &MeasureKind,
    width: f64,
) -> SpreadDrawing {
    let (top, axis) = ENDS;
    let domain = Domain::of(kind, values);
    let (left, right) = (12.0, (width - 12.0).max(13.0));
    let x = Scale::new(domain.low, domain.high, left, right);
    let known: Vec<f64> = values
        .iter()
        .flatten()
        .copied()
        .filter(|value| value.is_finite())
        .collect();
    let piles = piles(&known, domain, kind, &x, right - left);
    let most = piles.iter().map(|pile| pile.days).max().unwrap_or(0);
    let dot = dots_of(&piles, most, known.len(), axis - top);
    let path = stacked(&piles, ENDS, dot);
    let (dots, bars) = match dot {
        Some(_) => (path, String::new()),
        None => (String::new(), path),
    };
    SpreadDrawing {
        width,
        height: axis + 22.0,
        sides: (Tenths::from_px(left), Tenths::from_px(right)),
        ends: (Tenths::from_px(top), Tenths::from_px(axis)),
        piles,
        dots,
        dot: dot.map_or(0.0, |(_, dot)| dot) * 0.8,
        bars,
        // Of fewer than four days a middle half says nothing.
        middle_half: summary
            .filter(|summary| summary.answered >= 4)
            .map(|summary| (x.at(summary.lower_quartile), x.at(summary.upper_quartile))),
        median: summary.map(|summary| x.at(summary.median)),
        ticks: value_ticks(domain)
            .into_iter()
            .map(|value| (x.at(value), value))
            .collect(),
    }
}

/// How many marks of a pile stand abreast, so that they are largest, and how much each takes; `most` are in the highest pile.
pub(super) fn abreast(most: usize, height: f64, apart: f64, largest: f64) -> (usize, f64) {
    let size_of = |abreast: usize| {
        let rows = most.div_ceil(abreast).max(1) as f64;
        (height / rows).min(apart * 0.75 / abreast as f64).min(largest)
    };
    let mut found = (1, size_of(1));
    for more in 2..=ABREAST {
        let size = size_of(more);
        if size > found.1 {
            found = (more, size);
        }
    }
    found
}

/// The dots of piles, of which the highest has so many days: how many stand abreast, and how much each takes. `None` where
/// there are too many days for dots.
pub(super) fn dots_of(piles: &[Pile], most: usize, days: usize, height: f64) -> Option<(usize, f64)> {
    let apart = match piles {
        [first, second, ..] => second.x.px() - first.x.px(),
        _ => DOT.0,
    };
    let (abreast, dot) = abreast(most, height, apart, DOT.0);
    (days <= SINGLE_DAYS && dot >= DOT.1).then_some((abreast, dot))
}

/// Piles as path data: dots, or bars of which the highest reaches the top.
pub(super) fn stacked(piles: &[Pile], (top, axis): (f64, f64), dots: Option<(usize, f64)>) -> String {
    let most = piles.iter().map(|pile| pile.days).max().unwrap_or(0).max(1) as f64;
    let mut path = String::new();
    for pile in piles.iter().filter(|pile| pile.days > 0) {
        let Some((abreast, dot)) = dots else {
            let (foot, end) = (
                Tenths::from_px(axis),
                axis - (axis - top) * pile.days as f64 / most,
            );
            let ends = [pile.x.text(), foot.text(), Tenths::from_px(end).text()];
            path.extend(["M", &ends[0], " ", &ends[1], "V", &ends[2]]);
            continue;
        };
        for place in 0..pile.days {
            let (row, column) = (place / abreast, place % abreast);
            let in_row = pile.days.saturating_sub(place - column).min(abreast);
            let across = column as f64 - (in_row as f64 - 1.0) / 2.0;
            let x = Tenths::from_px(pile.x.px() + across * dot);
            let y = Tenths::from_px(axis - 3.0 - row as f64 * dot);
            path.extend(["M", &x.text(), " ", &y.text(), "h0"]);
        }
    }
    path
}

/// The piles of some values.
pub(super) fn piles(known: &[f64], domain: Domain, kind: &MeasureKind, x: &Scale, px: f64) -> Vec<Pile> {
    let range = domain.high - domain.low;
    let is_whole = !matches!(kind, MeasureKind::Number { .. } | MeasureKind::Minutes) && range <= WHOLE;
    let count = if is_whole {
        range + 1.0
    } else {
        (px / PILE).floor().clamp(1.0, 80.0)
    };
    let step = if is_whole { 1.0 } else { range / count };
    // `as` saturates, and there are at most eighty.
    let count = count as usize;
    let pile = |place: usize| {
        let low = domain.low + step * place as f64;
        let (high, middle) = if is_whole {
            (low, low)
        } else {
            (low + step, low + step / 2.0)
        };
        Pile {
            low,
            high,
            days: 0,
            x: x.at(middle),
        }
    };
    let mut piles: Vec<Pile> = (0..count).map(pile).collect();
    for value in known {
        let place = (value - domain.low) / step;
        // A mean of several answers goes to the nearest whole value.
        let place = if is_whole {
            place.round()
        } else {
            (place + 1e-9).floor()
        } as usize;
        if let Some(pile) = piles.get_mut(place.min(count.saturating_sub(1))) {
            pile.days = pile.days.saturating_add(1);
        }
    }
    piles
}
