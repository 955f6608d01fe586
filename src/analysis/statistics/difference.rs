//! How far apart two groups of days are, with weekdays, slow trend and the resemblance of near days allowed for.

use super::association::inflation;
use super::{FEWEST_DAYS, adjusted, autocorrelation, chance_bar, finite, innovations, mean, median};

/// Days that each group must have for an interval.
const FEWEST_OF_GROUP: usize = 5;

/// The least share of the variance of who is in which group that weekdays and slow trend must leave.
const LEAST_LEFT: f64 = 0.05;

/// One group of days.
#[derive(Clone, Copy, PartialEq, Debug)]
pub struct Group {
    /// Answered days.
    pub days: usize,
    /// Their mean.
    pub mean: f64,
    /// Their median.
    pub median: f64,
}

/// Two groups of days side by side.
#[derive(Clone, Copy, PartialEq, Debug)]
pub struct Difference {
    /// The days in question.
    pub these: Group,
    /// The days they are compared with.
    pub others: Group,
    /// How much higher these are, with the interval; `None` where there are too few days or where weekdays and slow trend
    /// cannot be told from the groups.
    pub adjusted: Option<Interval>,
}

/// An estimate with its 95 % interval, in the person's units.
#[derive(Clone, Copy, PartialEq, Debug)]
pub struct Interval {
    /// The estimate.
    pub estimate: f64,
    /// Lower end.
    pub low: f64,
    /// Upper end.
    pub high: f64,
}

/// Compares the answered days that are marked `Some(true)` with those marked `Some(false)`; other days take no part.
/// `None` when either group has no answered day.
///
/// The adjusted difference is the coefficient of the group in a regression of the values that also has weekday pattern and
/// slow trend (taken out of both sides first: Frisch and Waugh, Econometrica 1 (1933); Lovell 1963) and noise that is
/// autoregressive of order one ([`super::innovations`]). Its interval is what block resampling of what remains does to the
/// coefficient: ± the size that 5 % of orders of the blocks exceed, widened for the freedom used up.
pub fn difference(group: &[Option<bool>], values: &[Option<f64>], seed: u64) -> Option<Difference> {
    let of = |wanted: bool| -> Vec<Option<f64>> {
        values
            .iter()
            .zip(group)
            .map(|(value, group)| value.filter(|v| *group == Some(wanted) && v.is_finite()))
            .collect()
    };
    let (these, others) = (of(true), of(false));
    Some(Difference {
        adjusted: interval(&these, &others, seed),
        these: described(&these)?,
        others: described(&others)?,
    })
}

fn described(values: &[Option<f64>]) -> Option<Group> {
    let known: Vec<f64> = values.iter().flatten().copied().collect();
    Some(Group {
        days: known.len(),
        mean: mean(&known)?,
        median: median(&known)?,
    })
}

fn interval(these: &[Option<f64>], others: &[Option<f64>], seed: u64) -> Option<Interval> {
    let counts = [these, others].map(|group| group.iter().flatten().count());
    let both: Vec<Option<f64>> = these.iter().zip(others).map(|(a, b)| (*a).or(*b)).collect();
    let first = both.iter().position(Option::is_some)?;
    let last = both.iter().rposition(Option::is_some)?;
    let span = last.saturating_sub(first).saturating_add(1);
    if span < FEWEST_DAYS || counts.iter().any(|count| *count < FEWEST_OF_GROUP) {
        return None;
    }
    let is_these: Vec<Option<f64>> = both
        .iter()
        .zip(these)
        .map(|(known, these)| known.map(|_| if these.is_some() { 1.0 } else { 0.0 }))
        .collect();
    let (x, y) = (adjusted(&is_these), adjusted(&both));
    if x.left < LEAST_LEFT {
        return None;
    }
    let rho = autocorrelation(&y.values)?.estimate;
    let whitened = innovations(&x.values, &y.values, 0, rho);
    let (products, squares, count) = whitened
        .pairs()
        .fold((0.0, 0.0, 0_usize), |(products, squares, count), (x, y)| {
            (products + x * y, squares + x * x, count.saturating_add(1))
        });
    let estimate = finite(products / squares)?;
    let rest: Vec<Option<f64>> = whitened
        .input
        .iter()
        .zip(&whitened.output)
        .map(|(x, y)| Some((*y)? - estimate * (*x)?))
        .collect();
    let noise: f64 = rest.iter().flatten().map(|e| e * e).sum::<f64>() / count as f64;
    let bar = chance_bar(&whitened.input, &rest, seed)?;
    let half = finite(bar * inflation(count, y.freedom + 1.0) * (noise / squares).sqrt())?;
    Some(Interval {
        estimate,
        low: estimate - half,
        high: estimate + half,
    })
}
