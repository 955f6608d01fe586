//! Where the brackets of cycles and rests stand above a chart over time, and which of their labels fit.
//! Knows no elements and no colours.

use super::{Drawing, Tenths};
use crate::analysis::Days;
use crate::analysis::insights::Stretch;
use crate::text::chart;

/// The room that brackets take above a chart, in pixels.
pub const ABOVE: f64 = 16.0;
/// Shorter brackets are left out, in pixels.
const SHORTEST: f64 = 4.0;
/// From the end of a bracket to the next, in pixels.
const APART: f64 = 3.0;
/// About the width of a letter, in pixels.
const LETTER: f64 = 6.5;

/// A bracket over the days of a cycle or rest.
#[derive(Clone, PartialEq, Debug)]
pub struct Bracket {
    /// Left and right end.
    pub sides: (Tenths, Tenths),
    /// What it is, if there is room to say it.
    pub label: Option<String>,
}

/// The brackets of some cycles and rests over the days of a drawing.
pub fn brackets(parts: &[Stretch], days: Days, drawing: &Drawing) -> Vec<Bracket> {
    let bracket = |part: &Stretch| {
        let first = days.index_of(part.days.first().max(days.first()))?;
        let last = days.index_of(part.days.last().min(days.last()))?;
        let at = |index: usize| drawing.x.at_index(index).px();
        let (left, right) = (at(first), at(last).min(at(last.saturating_add(1)) - APART));
        let room = right - left;
        let label = chart::bracket(part.kind, part.number);
        let fits = label.chars().count() as f64 * LETTER <= room;
        (room >= SHORTEST).then(|| Bracket {
            sides: (Tenths::from_px(left), Tenths::from_px(right)),
            label: fits.then_some(label),
        })
    };
    parts.iter().filter_map(bracket).collect()
}

/// All of them as path data.
pub fn bracket_path(brackets: &[Bracket]) -> String {
    let mut path = String::new();
    for Bracket { sides, .. } in brackets {
        path.extend(["M", &sides.0.text(), " 18v-4H", &sides.1.text(), "v4"]);
    }
    path
}
