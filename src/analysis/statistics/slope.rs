//! Slopes that single days cannot bend.

use super::super::rests::may_rest;
use super::{Interval, finite, mean, median, mid_ranks};

/// Pairs of points that are looked at; beyond, the pairs at evenly spread distances in the list.
const MOST_PAIRS: usize = 200_000;

/// The Theil–Sen slope: the median of the slopes of all pairs of points with different x (Theil, Proceedings of the
/// Royal Netherlands Academy 53 (1950); Sen, Journal of the American Statistical Association 63 (1968) 1379–1389).
/// Of more than 632 points not all pairs are taken but those at evenly spread distances in the list, about 200,000:
/// an incomplete U-statistic of balanced design (Blom, Biometrika 63 (1976) 573–580). `None` when no x differ.
pub fn theil_sen(points: &[(f64, f64)]) -> Option<f64> {
    let n = points.len();
    let distances = n.saturating_sub(1);
    let affordable = (MOST_PAIRS / n.max(1)).max(1);
    let stride = (distances / 2).div_ceil(affordable).max(1);
    let step = if distances.saturating_mul(n) / 2 <= MOST_PAIRS {
        1
    } else {
        stride
    };
    let mut slopes = Vec::new();
    for distance in (1..n).step_by(step) {
        for (a, b) in points.iter().zip(points.iter().skip(distance)) {
            slopes.extend(finite((b.1 - a.1) / (b.0 - a.0)));
        }
    }
    middle(&mut slopes)
}

fn middle(values: &mut [f64]) -> Option<f64> {
    let (half, is_odd) = (values.len() / 2, values.len() % 2 == 1);
    if values.is_empty() {
        return None;
    }
    let (below, upper, _) = values.select_nth_unstable_by(half, f64::total_cmp);
    let upper = *upper;
    if is_odd {
        return Some(upper);
    }
    let lower = below.iter().copied().max_by(f64::total_cmp)?;
    finite(lower / 2.0 + upper / 2.0)
}

/// The slope at which the ranks of what remains no longer go with x. It is the median of the slopes of all pairs
/// weighted by their distance in x (Sievers, "Weighted Rank Statistics for Simple Linear Regression", Journal of the
/// American Statistical Association 73 (1978) 628–631; Scholz 1978): a Theil–Sen slope in which pairs that hardly
/// differ in x hardly count. For an x of two values it is the median of all differences between the groups
/// (Hodges and Lehmann 1963). `None` when x does not vary.
pub async fn rank_slope(pairs: &[(f64, f64)]) -> Option<f64> {
    slope_at(&Centred::new(pairs)?, 0.0).await
}

/// The slopes that the ranks do not refuse: where the association of x with the ranks of y − b x lies within
/// ± a bar (as in [`super::BlockProducts::observed`], about 1.96 for independent days), one for each of [`super::interval::LEVELS`].
/// `estimate` is their [`rank_slope`].
pub(super) async fn rank_slope_interval(
    pairs: &[(f64, f64)],
    estimate: f64,
    [bar, likely]: [f64; 2],
) -> Option<Interval> {
    let centred = Centred::new(pairs)?;
    let mut slopes = [0.0; 4];
    for (slope, level) in slopes.iter_mut().zip([bar, -bar, likely, -likely]) {
        *slope = slope_at(&centred, level).await?;
    }
    let [low, high, from, to] = slopes;
    let (low, high) = (low.min(estimate), high.max(estimate));
    Some(Interval {
        estimate,
        low,
        high,
        likely: (from.max(low).min(estimate), to.min(high).max(estimate)),
    })
}

/// Pairs with x centred and of mean square one.
struct Centred {
    pairs: Vec<(f64, f64)>,
    unit: f64,
    reach: f64,
}

impl Centred {
    fn new(pairs: &[(f64, f64)]) -> Option<Self> {
        let x: Vec<f64> = pairs.iter().map(|(x, _)| *x).collect();
        let y: Vec<f64> = pairs.iter().map(|(_, y)| *y).collect();
        let (centre, centre_y) = (mean(&x)?, median(&y)?);
        let unit = finite((x.iter().map(|x| (x - centre).powi(2)).sum::<f64>() / x.len() as f64).sqrt())?;
        let reach = y.iter().map(|y| (y - centre_y).abs()).fold(0.0, f64::max);
        if unit <= 0.0 || !reach.is_finite() {
            return None;
        }
        let pairs = pairs
            .iter()
            .map(|(x, y)| ((x - centre) / unit, y - centre_y))
            .collect();
        Some(Self { pairs, unit, reach })
    }

    /// Σ x r / √n where r are the ranks of y − b x, centred and of mean square one. Falls as b grows.
    fn association(&self, b: f64) -> f64 {
        let rest: Vec<f64> = self.pairs.iter().map(|(x, y)| y - b * x).collect();
        let ranks = mid_ranks(&rest);
        let n = ranks.len() as f64;
        let centre = (n + 1.0) / 2.0;
        let (sum, squares) =
            self.pairs
                .iter()
                .zip(&ranks)
                .fold((0.0, 0.0), |(sum, squares), ((x, _), rank)| {
                    let rank = rank - centre;
                    (sum + x * rank, squares + rank * rank)
                });
        if squares > 0.0 { sum / squares.sqrt() } else { 0.0 }
    }
}

/// Halvings of the interval that holds a slope: down to the last digits of a number.
const HALVINGS: usize = 64;

/// The slope at which the association falls through `level`: the middle of where it equals it, if it does for a while.
async fn slope_at(centred: &Centred, level: f64) -> Option<f64> {
    let above = falls_through(centred, &|found| found > level).await?;
    let below = falls_through(centred, &|found| found >= level).await?;
    finite((above / 2.0 + below / 2.0) / centred.unit)
}

/// Where a condition on the association, true for slopes far down, stops being true.
async fn falls_through(centred: &Centred, holds: &dyn Fn(f64) -> bool) -> Option<f64> {
    let is_below = |b: f64| holds(centred.association(b));
    let mut reach = centred.reach.max(f64::MIN_POSITIVE);
    let mut doublings = 0;
    while !is_below(-reach) || is_below(reach) {
        may_rest().await;
        reach *= 4.0;
        doublings += 1;
        if doublings > 60 || !reach.is_finite() {
            return None;
        }
    }
    let (mut low, mut high) = (-reach, reach);
    for _ in 0..HALVINGS {
        may_rest().await;
        let middle = low / 2.0 + high / 2.0;
        if is_below(middle) {
            low = middle;
        } else {
            high = middle;
        }
    }
    Some(low / 2.0 + high / 2.0)
}
