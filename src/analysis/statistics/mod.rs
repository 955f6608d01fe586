//! Statistics on plain numbers: one value a day, missing kept missing, each formula with its source.
//! Knows no journal, no wording, no clock; chance comes from a seed that the caller derives from the question.
//! What takes long is `async`: it may rest in between ([`super::at_once`], [`super::with_rests`]), which changes no number.
//! Every function is total and returns no NaN: values that are not finite count as missing.

mod adjust;
mod association;
mod autocorrelation;
mod blocks;
mod difference;
mod discoveries;
mod interval;
mod least_squares;
mod proportion;
mod random;
mod rank;
mod slope;
mod student;
mod summary;
mod trend;
mod whiten;

pub use adjust::{Adjusted, adjusted};
pub use association::{Association, Lag, Untested, association, association_slope};
pub use autocorrelation::{Autocorrelation, autocorrelation};
pub use blocks::{BLOCK_DAYS, BlockProducts, Exceedance, FEWEST_DAYS, Permutations, Shifted};
pub use difference::{Difference, Group, difference};
pub use discoveries::{Q, adjusted_p};
pub use interval::Interval;
pub use least_squares::{RobustError, mean_slope, robust_error};
pub use proportion::{Proportion, wilson};
pub use random::{Random, seed};
pub use rank::mid_ranks;
pub use slope::{rank_slope, theil_sen};
pub use summary::{
    Spread, Summary, Weekly, by_weekday, mean, median, quantile, seven_day_mean, spread, standard_deviation,
    summary,
};
pub use trend::{Trend, trend};
pub use whiten::{Innovations, innovations};

/// The number, if it is one.
fn finite(value: f64) -> Option<f64> {
    value.is_finite().then_some(value)
}

/// The answered and finite values.
fn answered(values: &[Option<f64>]) -> Vec<f64> {
    values
        .iter()
        .flatten()
        .copied()
        .filter(|v| v.is_finite())
        .collect()
}
