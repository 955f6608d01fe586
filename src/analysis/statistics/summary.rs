//! Plain descriptions of one person's own values: quartiles, spread, weekdays and a moving mean.
//! Compares with nobody else and infers nothing.

use chrono::Weekday;

use super::{answered, finite};

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
    let sorted = ascending(answered(values));
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

/// Numbers from the smallest to the largest. They come by the thousand, so their sorting has code of its own.
pub(super) fn ascending(mut numbers: Vec<f64>) -> Vec<f64> {
    numbers.sort_unstable_by(f64::total_cmp);
    numbers
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

/// The middle of the values, in any order; `None` for no values.
pub fn median(values: &[f64]) -> Option<f64> {
    quantile(&ascending(values.to_vec()), 0.5)
}

/// The arithmetic mean; `None` for no values or a sum beyond all bounds.
pub fn mean(values: &[f64]) -> Option<f64> {
    finite(values.iter().sum::<f64>() / values.len() as f64)
}

/// The standard deviation with the divisor n − 1; `None` for fewer than two values.
pub fn standard_deviation(values: &[f64]) -> Option<f64> {
    if values.len() < 2 {
        return None;
    }
    let centre = mean(values)?;
    let squares: f64 = values.iter().map(|value| (value - centre).powi(2)).sum();
    finite((squares / (values.len() as f64 - 1.0)).sqrt())
}

/// How far one person's days differ from each other.
#[derive(Clone, Copy, PartialEq, Debug)]
pub struct Spread {
    /// The mean of the answered days.
    pub mean: f64,
    /// The standard deviation of the answered days, with the divisor n − 1.
    pub standard_deviation: f64,
    /// The typical change from one day to the next: the root of the mean square successive difference, over adjacent
    /// days that were both answered (von Neumann and others, Annals of Mathematical Statistics 12 (1941) 153–162).
    /// `None` when no two answered days are adjacent.
    pub day_to_day: Option<f64>,
}

/// Mean and spread of the answered days; `None` for fewer than two.
pub fn spread(values: &[Option<f64>]) -> Option<Spread> {
    let known = answered(values);
    let steps: Vec<f64> = values
        .iter()
        .zip(values.iter().skip(1))
        .filter_map(|(a, b)| finite(((*b)? - (*a)?).powi(2)))
        .collect();
    Some(Spread {
        mean: mean(&known)?,
        standard_deviation: standard_deviation(&known)?,
        day_to_day: mean(&steps).map(f64::sqrt),
    })
}

/// What a weekday is like.
#[derive(Clone, Copy, PartialEq, Debug)]
pub struct Weekly {
    /// How many of these weekdays were answered.
    pub answered: usize,
    /// Their mean.
    pub mean: f64,
    /// Their median.
    pub median: f64,
}

/// The days of a series by weekday, Monday first, `first` being the weekday of the first value;
/// a weekday that was never answered has none.
pub fn by_weekday(values: &[Option<f64>], first: Weekday) -> [Option<Weekly>; 7] {
    std::array::from_fn(|weekday| {
        let offset = weekday
            .saturating_add(7)
            .saturating_sub(first.num_days_from_monday() as usize)
            % 7;
        let days: Vec<Option<f64>> = values.iter().skip(offset).step_by(7).copied().collect();
        let known = answered(&days);
        Some(Weekly {
            answered: known.len(),
            mean: mean(&known)?,
            median: median(&known)?,
        })
    })
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
