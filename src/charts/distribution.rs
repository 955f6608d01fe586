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
    let dot = ((axis - top) / most.max(1) as f64).min(DOT.0);
    let (mut dots, mut bars) = (String::new(), String::new());
    for pile in piles.iter().filter(|pile| pile.days > 0) {
        if known.len() <= SINGLE_DAYS && dot >= DOT.1 {
            for place in 0..pile.days {
                dots.push('M');
                pile.x.write(&mut dots);
                dots.push(' ');
                Tenths::from_px(axis - 3.0 - place as f64 * dot).write(&mut dots);
                dots.push_str("h0");
            }
        } else {
            bars.push('M');
            pile.x.write(&mut bars);
            bars.push(' ');
            Tenths::from_px(axis).write(&mut bars);
            bars.push('V');
            Tenths::from_px(axis - (axis - top) * pile.days as f64 / most.max(1) as f64).write(&mut bars);
        }
    }
    SpreadDrawing {
        width,
        height: axis + 22.0,
        sides: (Tenths::from_px(left), Tenths::from_px(right)),
        ends: (Tenths::from_px(top), Tenths::from_px(axis)),
        piles,
        dots,
        dot: dot * 0.8,
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

fn piles(known: &[f64], domain: Domain, kind: &MeasureKind, x: &Scale, px: f64) -> Vec<Pile> {
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
