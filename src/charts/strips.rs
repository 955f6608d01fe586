//! The days of several groups by their values, a strip a group on one axis: a dot a day, or bars where there are too many.
//! Knows no elements, colours or wording.

use super::distribution::{Pile, dots_of, piles, stacked};
use super::ticks::{Domain, value_ticks};
use super::{Scale, Tenths};
use crate::analysis::statistics::mean;
use crate::domain::MeasureKind;

/// Where the days of a group go.
#[derive(Clone, PartialEq, Debug)]
pub struct Strip {
    /// The line of its name.
    pub name: (Tenths, Tenths),
    /// Top of its piles, and their foot.
    pub ends: (Tenths, Tenths),
    /// The piles, lowest value first, those without a day too; the same for every strip.
    pub piles: Vec<Pile>,
    /// One dot a day; empty where there are too many.
    pub dots: String,
    /// Bars instead of dots.
    pub bars: String,
    /// The mean, below the piles.
    pub mean: Option<(Tenths, Tenths)>,
}

/// Where everything goes. Coordinates are in tenths of a pixel, paths in SVG's language.
#[derive(Clone, PartialEq, Debug)]
pub struct StripDrawing {
    /// The whole width, pixels.
    pub width: f64,
    /// The whole height, pixels.
    pub height: f64,
    /// The strips, in the order of the groups.
    pub strips: Vec<Strip>,
    /// How large a dot is, in pixels.
    pub dot: f64,
    /// Lines at the ticks.
    pub grid: String,
    /// Ticks of the axis: coordinate and value.
    pub ticks: Vec<(Tenths, f64)>,
}

/// The height of the piles of a strip, in pixels.
const PILES: f64 = 30.0;
/// From this width on names stand beside their strips, in pixels.
const BESIDE: f64 = 480.0;

/// The drawing of some groups of days.
pub fn strips(groups: &[Vec<f64>], kind: &MeasureKind, width: f64) -> StripDrawing {
    let all: Vec<Option<f64>> = groups.iter().flatten().copied().map(Some).collect();
    let domain = Domain::of(kind, &all);
    // Beside the strip, or above it.
    let (left, above) = if width < BESIDE { (8.0, 20.0) } else { (150.0, 4.0) };
    let right = (width - 12.0).max(left + 1.0);
    let x = Scale::new(domain.low, domain.high, left, right);
    let heaped: Vec<Vec<Pile>> = groups
        .iter()
        .map(|days| piles(days, domain, kind, &x, right - left))
        .collect();
    let most = heaped.iter().flatten().map(|pile| pile.days).max().unwrap_or(0);
    let first = heaped.first().map_or(&[][..], Vec::as_slice);
    let dots_of_all = dots_of(first, most, all.len(), PILES);
    let row = above + PILES + 22.0;
    let mut drawn = Vec::new();
    for (place, (days, piles)) in groups.iter().zip(heaped).enumerate() {
        let top = row * place as f64;
        let foot = top + above + PILES;
        let path = stacked(&piles, (top + above, foot), dots_of_all);
        let (dots, bars) = match dots_of_all {
            Some(_) => (path, String::new()),
            None => (String::new(), path),
        };
        let line = if left < 100.0 { top + 12.0 } else { foot - 8.0 };
        drawn.push(Strip {
            name: (Tenths(0), Tenths::from_px(line)),
            ends: (Tenths::from_px(top + above), Tenths::from_px(foot)),
            piles,
            dots,
            bars,
            mean: mean(days).map(|mean| (x.at(mean), Tenths::from_px(foot + 9.0))),
        });
    }
    let axis = row * groups.len() as f64;
    let ticks: Vec<(Tenths, f64)> = value_ticks(domain)
        .into_iter()
        .map(|value| (x.at(value), value))
        .collect();
    let mut grid = String::new();
    for (at, _) in &ticks {
        grid.extend(["M", &at.text(), " 0V", &Tenths::from_px(axis).text()]);
    }
    StripDrawing {
        width,
        height: axis + 20.0,
        strips: drawn,
        dot: dots_of_all.map_or(0.0, |(_, dot)| dot) * 0.8,
        grid,
        ticks,
    }
}

impl StripDrawing {
    /// The piles with a day, strip by strip: the places of the strip and of the pile in it.
    pub fn filled(&self) -> Vec<(usize, usize)> {
        let strips = self.strips.iter().enumerate();
        let filled = strips.flat_map(|(strip, drawn)| {
            let piles = drawn.piles.iter().enumerate();
            let filled = piles.filter(|(_, pile)| pile.days > 0);
            filled.map(move |(pile, _)| (strip, pile))
        });
        filled.collect()
    }

    /// The pile at places that [`Self::filled`] gave, with its strip.
    pub fn at(&self, (strip, pile): (usize, usize)) -> Option<(&Strip, &Pile)> {
        let strip = self.strips.get(strip)?;
        Some((strip, strip.piles.get(pile)?))
    }

    /// The place among [`Self::filled`] of what is nearest to a point in pixels.
    pub fn nearest(&self, x: f64, y: f64) -> Option<usize> {
        let mut nearest: Option<(usize, (f64, f64))> = None;
        for (place, found) in self.filled().into_iter().enumerate() {
            let Some((strip, pile)) = self.at(found) else {
                continue;
            };
            // First the strip, then the pile in it.
            let middle = (strip.ends.0.px() + strip.ends.1.px()) / 2.0;
            let away = ((middle - y).abs(), (pile.x.px() - x).abs());
            if nearest.is_none_or(|(_, least)| away < least) {
                nearest = Some((place, away));
            }
        }
        nearest.map(|(place, _)| place)
    }
}
