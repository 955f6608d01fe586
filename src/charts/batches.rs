//! The new batches of a chart over time: on which days, where their flags stand, and which of their labels fit.
//! Knows no elements and no colours.

use chrono::NaiveDate;

use super::labels::shortened;
use super::{Drawing, Tenths};
use crate::analysis::Days;
use crate::text::chart;

/// Flags closer than this to the one before are left out, since they would be drawn over it, in pixels.
const APART: f64 = 7.0;
/// Between a flag and its label, in pixels.
const GAP: f64 = 10.0;
/// About the width of a letter, in pixels.
const LETTER: f64 = 6.5;
/// Longer labels end with dots.
const LETTERS: usize = 16;

/// A flag at the first day of a batch.
#[derive(Clone, PartialEq, Debug)]
pub struct BatchMark {
    /// Where its staff stands.
    pub x: Tenths,
    /// Its label, if that fits.
    pub label: Option<BatchLabel>,
}

/// A label beside a flag.
#[derive(Clone, PartialEq, Debug)]
pub struct BatchLabel {
    /// Where it begins, or ends.
    pub x: Tenths,
    /// Whether it ends there.
    pub is_end: bool,
    /// The words.
    pub text: String,
}

/// The places of the days with the first dose from a batch, ascending, and what these batches are called.
pub(super) fn batches_of(starts: &[(NaiveDate, Vec<String>)], days: Days) -> Vec<(usize, String)> {
    let of_these_days = starts.iter().filter_map(|(day, labels)| {
        let index = days.index_of(*day)?;
        Some((index, chart::batches(labels)))
    });
    of_these_days.collect()
}

/// The batches of which the first dose was on the day at a place.
pub(super) fn batch_at(batches: &[(usize, String)], index: usize) -> Option<&str> {
    let place = batches.binary_search_by_key(&index, |(at, _)| *at).ok()?;
    batches.get(place).map(|(_, label)| label.as_str())
}

/// The flags of a drawing, from the places of the first days and their labels, ascending.
pub fn batch_marks(batches: &[(usize, String)], drawing: &Drawing) -> Vec<BatchMark> {
    let mut kept: Vec<(f64, &str)> = Vec::new();
    for (index, label) in batches {
        let x = drawing.x.at_index(*index).px();
        if kept.last().is_none_or(|(last, _)| x - last >= APART) {
            kept.push((x, label));
        }
    }
    let (left, right) = (drawing.sides.0.px(), drawing.sides.1.px());
    let nexts = kept.iter().skip(1).map(|(x, _)| *x - 4.0);
    let ends: Vec<f64> = nexts.chain([right]).collect();
    let mut taken = left;
    let mut marks = Vec::new();
    for ((x, label), end) in kept.into_iter().zip(ends) {
        let text = shortened(label, LETTERS);
        let width = text.chars().count() as f64 * LETTER;
        let (start, is_end) = if x + GAP + width <= end {
            (Some(x + GAP), false)
        } else if x - 4.0 - width >= taken {
            (Some(x - 4.0), true)
        } else {
            (None, false)
        };
        taken = match start {
            Some(start) if !is_end => start + width,
            _ => x + GAP,
        };
        marks.push(BatchMark {
            x: Tenths::from_px(x),
            label: start.map(|start| BatchLabel {
                x: Tenths::from_px(start),
                is_end,
                text,
            }),
        });
    }
    marks
}

/// The flags themselves as path data: pennants above the plot, and staffs down to the axis.
pub fn batch_paths(marks: &[BatchMark], drawing: &Drawing) -> (String, String) {
    let (top, axis) = drawing.ends;
    let (mut flags, mut staffs) = (String::new(), String::new());
    for BatchMark { x, .. } in marks {
        let at = ["M", &x.text(), " "].concat();
        flags.push_str(&at);
        flags.push_str(&Tenths::from_px((top.px() - 10.0).max(0.0)).text());
        flags.push_str("h8l-3 3l3 3h-8z");
        staffs.push_str(&at);
        staffs.push_str(&Tenths::from_px((top.px() - 10.0).max(0.0)).text());
        staffs.push('V');
        staffs.push_str(&axis.text());
    }
    (flags, staffs)
}
