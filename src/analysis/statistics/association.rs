//! Whether an input goes with a measure on the same day or up to three days later.

use super::adjust::rho;
use super::blocks::{inflation, interval_bars};
use super::slope::rank_slope_interval;
use super::{
    Adjusted, BLOCK_DAYS, BlockProducts, FEWEST_DAYS, Innovations, Interval, Permutations, innovations,
    mean_slope, mid_ranks, rank_slope, robust_error,
};

/// Days by which the input may come first.
const LAGS: usize = 4;

/// Days on which both must be known: two thirds of the six blocks.
const FEWEST_PAIRS: usize = 56;

/// The least share of an input's variance that weekdays and slow trend must leave.
const LEAST_LEFT: f64 = 0.05;

/// An input and a measure at one lag.
#[derive(Clone, Copy, PartialEq, Debug)]
pub struct Lag {
    /// Days on which both are known.
    pub days: usize,
    /// The correlation, −1 to 1, of the input with the ranks of the measure, both without what weekday, trend and the day
    /// before explain.
    pub rank_correlation: f64,
    /// How strong that is against chance, about standard normal without an association.
    pub strength: f64,
}

/// An input against a measure at lags of 0 to 3 days, as one question.
#[derive(Clone, PartialEq, Debug)]
pub struct Association {
    /// By lag in days: how the measure goes with the input so many days before.
    pub lags: [Option<Lag>; LAGS],
    /// The lag with the strongest association.
    pub strongest: usize,
    /// The probability of an association as strong at any of the lags by chance alone.
    pub p: f64,
    /// How many orders of the blocks that rests on.
    pub drawn: u32,
}

/// Why a question cannot be asked.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Untested {
    /// Too few days: so many with both known, and so many from the first to the last of them.
    TooFew {
        /// Days with both known.
        pairs: usize,
        /// Days from the first to the last.
        span: usize,
    },
    /// One side is always the same.
    NothingVaries,
    /// Weekdays and slow trend leave nothing of the input, as when a dose is always on the same weekdays.
    SameWeekdays,
}

/// Tests whether a measure goes with an input of the same day or of one to three days before.
///
/// From both, weekday pattern and slow trend are removed (see [`super::adjusted`]) and from each day what the day before
/// says ([`super::innovations`]). The statistic is the largest, over the lags, of the associations between the input and
/// the ranks of the measure; its distribution by chance comes from putting the blocks of the measure in other orders, at
/// all lags the same (Westfall and Young, "Resampling-Based Multiple Testing" (1993), single step over the lags).
/// The freedom that the trend has used up is taken off the observed strength; that of the weekdays need not be, since
/// blocks of two weeks keep what the weekdays' removal has left of them.
pub async fn association(
    input: &Adjusted,
    measure: &Adjusted,
    permutations: Permutations,
    seed: u64,
) -> Result<Association, Untested> {
    let whitened = usable(input, measure)?;
    let ranked: Vec<Vec<Option<f64>>> = whitened.iter().map(|lag| ranks(&lag.output)).collect();
    let pairings: Vec<_> = whitened
        .iter()
        .zip(&ranked)
        .map(|(lag, ranks)| (lag.input.as_slice(), ranks.as_slice()))
        .collect();
    let mut products = BlockProducts::new(&pairings);
    let observed = products.observed();
    let mut lags = [None; LAGS];
    for ((place, lag), strength) in lags.iter_mut().zip(&whitened).zip(observed) {
        let days = lag.pairs().count();
        *place = (days > 0).then(|| Lag {
            days,
            rank_correlation: (strength / (days as f64).sqrt()).clamp(-1.0, 1.0),
            strength: strength / inflation(days, measure.freedom),
        });
    }
    let (strongest, strength) = lags
        .iter()
        .enumerate()
        .filter_map(|(lag, found)| Some((lag, found.as_ref()?.strength.abs())))
        .max_by(|a, b| a.1.total_cmp(&b.1))
        .ok_or(Untested::NothingVaries)?;
    let chance = products.exceedance(strength, permutations, seed).await;
    Ok(Association {
        lags,
        strongest,
        p: chance.p,
        drawn: chance.drawn,
    })
}

/// How much the measure changes for a unit of the input `lag` days before, in the measure's units, with its intervals:
/// the slopes that the test of [`association`] at this lag does not refuse. `None` where the test is.
///
/// Where at least half of all pairs of days are equal, as between yes and no, the middle of their differences says little of
/// how often it is yes. There it is the slope of least squares, which for yes and no is the difference of the shares, ± the
/// bars of blocks times its standard error ([`robust_error`]).
pub async fn association_slope(
    input: &Adjusted,
    measure: &Adjusted,
    lag: usize,
    seed: u64,
) -> Option<Interval> {
    let slope_of = async |pairs: &[(f64, f64)]| match measure.is_coarse {
        true => mean_slope(pairs),
        false => rank_slope(pairs).await,
    };
    let first = usable(input, measure).ok()?.into_iter().nth(lag)?;
    let slope = slope_of(&first.pairs().collect::<Vec<_>>()).await?;
    // What the input explains must not count as near days being alike.
    let earlier = std::iter::repeat_n(&None, lag).chain(&input.values);
    let rho = rho(&rest(earlier, &measure.values, slope), measure.freedom);
    let whitened = innovations(&input.values, &measure.values, lag, rho);
    let pairs: Vec<(f64, f64)> = whitened.pairs().collect();
    let slope = slope_of(&pairs).await?;
    let rest = rest(whitened.input.iter(), &whitened.output, slope);
    if measure.is_coarse {
        let error = robust_error(&whitened.input, &rest, BLOCK_DAYS)?;
        let bars = interval_bars(&whitened.input, &rest, measure.freedom, seed).await;
        return Interval::around(slope, error.halves(bars));
    }
    let bars = interval_bars(&whitened.input, &ranks(&rest), measure.freedom, seed).await;
    rank_slope_interval(&pairs, slope, bars).await
}

/// What a slope leaves of the output.
fn rest<'a>(
    input: impl Iterator<Item = &'a Option<f64>>,
    output: &[Option<f64>],
    slope: f64,
) -> Vec<Option<f64>> {
    input
        .zip(output)
        .map(|(x, y)| Some((*y)? - slope * (*x)?))
        .collect()
}

/// The innovations at each lag, if the question can be asked.
fn usable(input: &Adjusted, measure: &Adjusted) -> Result<Vec<Innovations>, Untested> {
    if input.left <= 0.0 || measure.left <= 0.0 {
        return Err(Untested::NothingVaries);
    }
    if input.left < LEAST_LEFT {
        return Err(Untested::SameWeekdays);
    }
    let whitened: Vec<Innovations> = (0..LAGS)
        .map(|lag| innovations(&input.values, &measure.values, lag, measure.rho))
        .collect();
    for lag in &whitened {
        let pairs = lag.pairs().count();
        let first = lag.output.iter().position(Option::is_some).unwrap_or_default();
        let last = lag.output.iter().rposition(Option::is_some).unwrap_or_default();
        // Days that the lag takes count, and a first or last evening without an answer costs nobody the question.
        let span = last.saturating_sub(first).saturating_add(LAGS);
        if pairs < FEWEST_PAIRS || span < FEWEST_DAYS {
            return Err(Untested::TooFew { pairs, span });
        }
    }
    Ok(whitened)
}

fn ranks(values: &[Option<f64>]) -> Vec<Option<f64>> {
    let known: Vec<f64> = values.iter().flatten().copied().collect();
    let mut ranks = mid_ranks(&known).into_iter();
    values
        .iter()
        .map(|value| value.and_then(|_| ranks.next()))
        .collect()
}
