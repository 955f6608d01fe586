//! How far apart two groups of days are, with weekdays, slow trend and the resemblance of near days allowed for.

use super::super::rests::may_rest;
use super::adjust::{above, rho, slow_rho, without_pattern};
use super::blocks::interval_bars;
use super::{
    Adjusted, BLOCK_DAYS, FEWEST_DAYS, Interval, adjusted, finite, innovations, mean, median, robust_error,
};

/// Days that each group must have for an interval.
const FEWEST_OF_GROUP: usize = 5;

/// Times the groups must take turns for an interval: one stretch of days between others is one event, however long.
const FEWEST_CHANGES: usize = 3;

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
    /// How much higher these are, with the interval; `None` where there are too few days or turns between the groups, or where
    /// weekdays and slow trend cannot be told from the groups.
    pub adjusted: Option<Interval>,
}

/// Compares the answered days that are marked `Some(true)` with those marked `Some(false)`. Other days are a third group,
/// with a level of its own; they only help to tell weekday pattern, slow trend and noise.
/// `None` when either group has no answered day.
///
/// The adjusted difference is the coefficient of the group in a regression of the values that also has weekday pattern and
/// slow trend (taken out of both sides first: Frisch and Waugh, Econometrica 1 (1933); Lovell 1963) and noise that is
/// autoregressive of order one ([`super::innovations`]). Its 95 % (80 %) interval is what block resampling of what
/// remains does to the coefficient: ± the size that 5 % (20 %) of orders of the blocks exceed, or what independent days would
/// give where that is more, widened for the freedom used up. How much near days are alike is itself uncertain, and more so
/// over a week than over a day: the interval is the wider of those for the estimate and for one standard error more than
/// [`slow_rho`].
/// Where most days are equal, as between yes and no, the noise is larger where the mean is farther from that value: the
/// standard error then allows for it ([`robust_error`]).
pub async fn difference(group: &[Option<bool>], values: &[Option<f64>], seed: u64) -> Option<Difference> {
    let of = |wanted: bool| -> Vec<f64> {
        let days = values
            .iter()
            .zip(group)
            .filter(|(_, group)| **group == Some(wanted));
        days.filter_map(|(value, _)| value.filter(|v| v.is_finite()))
            .collect()
    };
    let (these, others) = (of(true), of(false));
    let is_enough = these.len().min(others.len()) >= FEWEST_OF_GROUP;
    Some(Difference {
        these: described(&these)?,
        others: described(&others)?,
        adjusted: if is_enough {
            interval(group, values, seed).await
        } else {
            None
        },
    })
}

fn described(known: &[f64]) -> Option<Group> {
    Some(Group {
        days: known.len(),
        mean: mean(known)?,
        median: median(known)?,
    })
}

async fn interval(group: &[Option<bool>], values: &[Option<f64>], seed: u64) -> Option<Interval> {
    let first = values.iter().position(Option::is_some)?;
    let last = values.iter().rposition(Option::is_some)?;
    let span = last.saturating_sub(first).saturating_add(1);
    if span < FEWEST_DAYS || changes(group, values) < FEWEST_CHANGES {
        return None;
    }
    let indicator = |wanted: Option<bool>| -> Adjusted {
        let is_wanted = |group: &Option<bool>| if *group == wanted { 1.0 } else { 0.0 };
        let known = values
            .iter()
            .zip(group)
            .map(|(value, group)| value.map(|_| is_wanted(group)));
        adjusted(&known.collect::<Vec<_>>())
    };
    let these = indicator(Some(true));
    may_rest().await;
    let rest = indicator(None);
    may_rest().await;
    let values = adjusted(values);
    may_rest().await;
    if values.left <= 0.0 {
        return None;
    }
    let days = values.values.iter().flatten().count();
    // What the groups explain must not count as near days being alike.
    let remains = regression(&these, &rest, &values, 0.0)?.remains;
    may_rest().await;
    let rho = rho(&remains, values.freedom);
    let slow = above(slow_rho(&remains, values.freedom), days);
    let fit = regression(&these, &rest, &values, rho)?;
    may_rest().await;
    let wider = regression(&these, &rest, &values, slow)?;
    let [half, likely] = fit.halves(&values, seed).await?;
    let [slow_half, slow_likely] = wider.halves(&values, seed).await?;
    Interval::around(fit.estimate, [half.max(slow_half), likely.max(slow_likely)])
}

/// How often the answered days of the two groups take turns.
fn changes(group: &[Option<bool>], values: &[Option<f64>]) -> usize {
    let known = group.iter().zip(values).filter(|(_, value)| value.is_some());
    let turns: Vec<bool> = known.filter_map(|(group, _)| *group).collect();
    turns
        .iter()
        .zip(turns.iter().skip(1))
        .filter(|(a, b)| a != b)
        .count()
}

/// A regression on the group, for noise of a given autocorrelation.
struct Fit {
    /// The coefficient of the group.
    estimate: f64,
    /// The group, whitened, as far as nothing else explains it.
    input: Vec<Option<f64>>,
    /// What nothing explains of the values, whitened.
    remains: Vec<Option<f64>>,
}

impl Fit {
    /// Half the widths of the intervals.
    async fn halves(&self, of: &Adjusted, seed: u64) -> Option<[f64; 2]> {
        let bars = interval_bars(&self.input, &self.remains, of.freedom, seed).await;
        if of.is_coarse {
            let error = robust_error(&self.input, &self.remains, BLOCK_DAYS)?;
            return Some(error.halves(bars));
        }
        let squares = dot(&self.input, &self.input);
        let days = self.remains.iter().flatten().count() as f64;
        let error = finite((dot(&self.remains, &self.remains) / days / squares).sqrt())?;
        Some(bars.map(|bar| error * bar))
    }
}

/// The regression of the values on `these` beside `rest`, for noise with the autocorrelation `rho`.
fn regression(these: &Adjusted, rest: &Adjusted, values: &Adjusted, rho: f64) -> Option<Fit> {
    // What near days explain is taken out first and leaves a little of the pattern behind.
    let whitened = |series: &Adjusted| {
        let whitened = innovations(&values.values, &series.values, 0, rho).output;
        without_pattern(&whitened).0
    };
    let (input, output, rest) = (whitened(these), whitened(values), whitened(rest));
    let before = dot(&input, &input);
    let (input, output) = (without(&input, &rest), without(&output, &rest));
    let squares = dot(&input, &input);
    if these.left * squares / before < LEAST_LEFT {
        return None;
    }
    Some(Fit {
        estimate: finite(dot(&input, &output) / squares)?,
        remains: without(&output, &input),
        input,
    })
}

fn dot(a: &[Option<f64>], b: &[Option<f64>]) -> f64 {
    a.iter().zip(b).filter_map(|(a, b)| Some((*a)? * (*b)?)).sum()
}

/// What the second series does not explain of the first, by least squares.
fn without(values: &[Option<f64>], explained: &[Option<f64>]) -> Vec<Option<f64>> {
    let slope = finite(dot(values, explained) / dot(explained, explained)).unwrap_or_default();
    values
        .iter()
        .zip(explained)
        .map(|(value, explained)| Some((*value)? - slope * (*explained)?))
        .collect()
}
