//! Plain descriptions of one person's own values: quartiles and a moving mean.
//! Compares with nobody else and infers nothing.

use crate::domain::sort_by;

/// Where the answered values of some days lie.
#[derive(Clone, Copy, PartialEq, Debug)]
pub struct Summary {
    /// How many days were asked about.
    pub days: usize,
    /// How many were answered.
    pub answered: usize,
    /// The smallest value.
    pub least: f64,
    /// A quarter of the values lie below.
    pub lower_quartile: f64,
    /// Half of the values lie below.
    pub median: f64,
    /// Three quarters of the values lie below.
    pub upper_quartile: f64,
    /// The largest value.
    pub most: f64,
}

/// Describes the answered values; `None` when there are none.
pub fn summary(values: &[Option<f64>]) -> Option<Summary> {
    let mut sorted: Vec<f64> = values.iter().flatten().copied().collect();
    sort_by(&mut sorted, &f64::total_cmp);
    Some(Summary {
        days: values.len(),
        answered: sorted.len(),
        least: *sorted.first()?,
        lower_quartile: quantile(&sorted, 0.25)?,
        median: quantile(&sorted, 0.5)?,
        upper_quartile: quantile(&sorted, 0.75)?,
        most: *sorted.last()?,
    })
}

/// The `p`-quantile (0–1) of ascending values, by definition 7 of Hyndman and Fan,
/// "Sample Quantiles in Statistical Packages", The American Statistician 50 (1996) 361–365:
/// linear between the order statistics around (n − 1) p. `None` for no values.
pub fn quantile(ascending: &[f64], p: f64) -> Option<f64> {
    let last = ascending.len().checked_sub(1)?;
    let place = last as f64 * p.clamp(0.0, 1.0);
    let below = ascending.get(place.floor() as usize)?;
    let above = ascending.get(place.ceil() as usize)?;
    Some(below + (above - below) * (place - place.floor()))
}

/// For each answered day the mean of the seven days that end with it, if at least four of them are answered.
/// A day without an answer has no mean, so that a line through the means stops there.
pub fn seven_day_mean(values: &[Option<f64>]) -> Vec<Option<f64>> {
    const WINDOW: usize = 7;
    const FEWEST: u32 = 4;
    values
        .iter()
        .enumerate()
        .map(|(index, value)| {
            (*value)?;
            let start = index.saturating_add(1).saturating_sub(WINDOW);
            let window = values.get(start..=index)?;
            let (sum, count) = window.iter().flatten().fold((0.0, 0_u32), |(sum, count), value| {
                (sum + value, count.saturating_add(1))
            });
            (count >= FEWEST).then(|| sum / f64::from(count))
        })
        .collect()
}
