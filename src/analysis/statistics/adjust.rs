//! Takes the weekday pattern and the slow trend out of a series, so that what is left are differences between near days.
//! What was missing stays missing.

use super::{answered, mean, quantile};
use crate::domain::sort_by;

/// Days on either side of a day that its slow trend is taken from: four weeks.
pub const TREND_REACH: usize = 28;

/// Rounds of taking turns between weekdays and trend; each leaves a small share of what was left before.
const ROUNDS: usize = 4;

/// A series without its weekday pattern and slow trend.
#[derive(Clone, PartialEq, Debug)]
pub struct Adjusted {
    /// What is left of each answered day, about zero; in the units of the series.
    pub values: Vec<Option<f64>>,
    /// How many free numbers the weekday pattern and the trend had, which is how many days' worth of freedom is gone.
    pub freedom: f64,
    /// The share of the variance that is left, 0 to 1; near 0 when weekdays or trend explain the series.
    pub left: f64,
}

/// Removes the weekday pattern (a mean for each weekday) and the slow trend (a straight line through the four weeks
/// before and after each day), each from what the other leaves, in turns until both are stable: backfitting of an
/// additive model (Buja, Hastie and Tibshirani, "Linear Smoothers and Additive Models", Annals of Statistics 17 (1989)
/// 453–510). Values beyond Tukey's outer fences (three quartile distances from the quartiles) are first brought to the
/// fence, so that one slip of the finger does not bend eight weeks.
pub fn adjusted(values: &[Option<f64>]) -> Adjusted {
    let clipped = within_fences(values);
    let (lines, freedom) = lines(&clipped);
    let mut rest = clipped.clone();
    for _ in 0..ROUNDS {
        remove_weekdays(&mut rest);
        remove_trend(&mut rest, &lines);
    }
    let left = squares(&rest) / squares(&clipped);
    Adjusted {
        left: if left.is_finite() { left.min(1.0) } else { 0.0 },
        values: rest,
        freedom: freedom + 6.0,
    }
}

fn squares(values: &[Option<f64>]) -> f64 {
    let known = answered(values);
    let centre = mean(&known).unwrap_or_default();
    known.iter().map(|value| (value - centre).powi(2)).sum()
}

fn within_fences(values: &[Option<f64>]) -> Vec<Option<f64>> {
    /// Larger numbers than any journal holds; their squares and sums stay finite.
    const BOUND: f64 = 1e100;
    let mut sorted = answered(values);
    sort_by(&mut sorted, &f64::total_cmp);
    let quartile = |p| quantile(&sorted, p).unwrap_or_default().clamp(-BOUND, BOUND);
    let (lower, upper) = (quartile(0.25), quartile(0.75));
    let reach = 3.0 * (upper - lower);
    let (low, high) = if reach > 0.0 {
        (lower - reach, upper + reach)
    } else {
        (-BOUND, BOUND)
    };
    let is_finite = |value: &f64| value.is_finite();
    values
        .iter()
        .map(|value| Some(value.filter(is_finite)?.clamp(low, high)))
        .collect()
}

/// Takes the mean of each weekday away.
pub(super) fn remove_weekdays(values: &mut [Option<f64>]) {
    for weekday in 0..7 {
        let days: Vec<Option<f64>> = values.iter().skip(weekday).step_by(7).copied().collect();
        let centre = mean(&answered(&days)).unwrap_or_default();
        for value in values.iter_mut().skip(weekday).step_by(7).flatten() {
            *value -= centre;
        }
    }
}

/// What a straight line around a day needs that does not depend on the values.
struct Line {
    /// The first day of the window.
    start: usize,
    /// The mean distance of the window's answered days from the day.
    centre: f64,
    /// Sum of the squared distances from that mean.
    squares: f64,
    /// How many of the window's days are answered.
    count: f64,
}

/// The window of every day, and the trace of the smoother: the sum of each answered day's leverage on itself.
fn lines(values: &[Option<f64>]) -> (Vec<Line>, f64) {
    let mut freedom = 0.0;
    let lines = values
        .iter()
        .enumerate()
        .map(|(day, value)| {
            let start = day.saturating_sub(TREND_REACH);
            let known = window(values, start, day).filter(|(_, value)| value.is_some());
            let (count, sum, square_sum) =
                known.fold((0.0, 0.0, 0.0), |(count, sum, square_sum), (distance, _)| {
                    (count + 1.0, sum + distance, square_sum + distance * distance)
                });
            let centre = if count > 0.0 { sum / count } else { 0.0 };
            let squares = square_sum - centre * sum;
            if value.is_some() {
                freedom += 1.0 / count
                    + if squares > 0.0 {
                        centre * centre / squares
                    } else {
                        0.0
                    };
            }
            Line {
                start,
                centre,
                squares,
                count,
            }
        })
        .collect();
    (lines, freedom)
}

/// The days around a day with their distances from it.
fn window(values: &[Option<f64>], start: usize, day: usize) -> impl Iterator<Item = (f64, Option<f64>)> {
    let end = day
        .saturating_add(TREND_REACH)
        .saturating_add(1)
        .min(values.len());
    let days = values.get(start..end).unwrap_or_default();
    days.iter()
        .zip(start..)
        .map(move |(value, at)| (at as f64 - day as f64, *value))
}

fn remove_trend(values: &mut Vec<Option<f64>>, lines: &[Line]) {
    let rest = values
        .iter()
        .zip(lines)
        .enumerate()
        .map(|(day, (value, line))| {
            let (sum, product) =
                window(values, line.start, day).fold((0.0, 0.0), |(sum, product), (distance, value)| {
                    let value = value.unwrap_or_default();
                    (sum + value, product + value * distance)
                });
            let slope = if line.squares > 0.0 {
                (product - sum * line.centre) / line.squares
            } else {
                0.0
            };
            Some((*value)? - (sum / line.count - slope * line.centre))
        })
        .collect();
    *values = rest;
}
