//! The person's own level over time: median and middle half of the last 28 days, and their paths.
//! Describes; knows no elements and no words.

use super::path::{line, line_by_column};
use super::{Scale, Tenths};
use crate::analysis::{Days, Series, summary};

/// How many days each value is of, and how many of them must be known.
const WINDOW: usize = 28;
const FEWEST: usize = 14;

/// Median and middle half of the last 28 days, one place for each day; missing with fewer than 14 of them known.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct Rolling {
    /// A quarter of the days lie below.
    pub lower: Vec<Option<f64>>,
    /// Half of the days lie below.
    pub median: Vec<Option<f64>>,
    /// Three quarters of the days lie below.
    pub upper: Vec<Option<f64>>,
}

impl Rolling {
    /// Of the days of a series that lie in `days`. Those at its start take in the days before.
    pub fn new(series: &Series, days: Days) -> Self {
        let mut rolling = Self::default();
        for place in 0..days.len() {
            let last = days.at(place).and_then(|day| series.days.index_of(day));
            let window = last.and_then(|last| {
                let end = last.saturating_add(1);
                series.values.get(end.saturating_sub(WINDOW)..end)
            });
            let own = window.and_then(summary).filter(|own| own.answered >= FEWEST);
            rolling.lower.push(own.map(|own| own.lower_quartile));
            rolling.median.push(own.map(|own| own.median));
            rolling.upper.push(own.map(|own| own.upper_quartile));
        }
        rolling
    }

    /// The band of the middle half and the line of the median. More days than pixels are reduced to these.
    pub fn paths(&self, x: &Scale, y: &Scale, is_dense: bool) -> (String, String) {
        let draw = if is_dense { line_by_column } else { line };
        (self.band(x, y, is_dense), draw(&self.median, x, y))
    }

    fn band(&self, x: &Scale, y: &Scale, is_dense: bool) -> String {
        let mut out = String::new();
        let mut piece: Vec<(Tenths, Tenths, Tenths)> = Vec::new();
        for (index, ends) in self.lower.iter().zip(&self.upper).enumerate() {
            let (Some(lower), Some(upper)) = ends else {
                close(&mut piece, &mut out);
                continue;
            };
            let at = x.at_index(index);
            let at = if is_dense {
                Tenths(at.0.saturating_add(5).div_euclid(10).saturating_mul(10))
            } else {
                at
            };
            let (bottom, top) = (y.at(*lower), y.at(*upper));
            match piece.last_mut() {
                Some((held, highest, lowest)) if *held == at => {
                    (*highest, *lowest) = ((*highest).min(top), (*lowest).max(bottom));
                }
                _ => piece.push((at, top, bottom)),
            }
        }
        close(&mut piece, &mut out);
        out
    }
}

/// Writes a piece of the band: along its upper edge, and back along its lower. A band of one value is still seen.
fn close(piece: &mut Vec<(Tenths, Tenths, Tenths)>, out: &mut String) {
    let half = |from: Tenths, to: Tenths| if to.0.saturating_sub(from.0) < 20 { 10 } else { 0 };
    let above = piece
        .iter()
        .map(|(x, top, bottom)| (*x, Tenths(top.0.saturating_sub(half(*top, *bottom)))));
    let below = piece.iter().rev();
    let below = below.map(|(x, top, bottom)| (*x, Tenths(bottom.0.saturating_add(half(*top, *bottom)))));
    for (place, (x, y)) in above.chain(below).enumerate() {
        out.push(if place == 0 { 'M' } else { 'L' });
        x.write(out);
        out.push(' ');
        y.write(out);
    }
    if !piece.is_empty() {
        out.push('Z');
    }
    piece.clear();
}
