//! Slopes that single days cannot bend.

use super::super::rests::may_rest;
use super::interval::{LEVELS, Level};
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

/// The slope of least squares. `None` when x does not vary.
pub fn mean_slope(pairs: &[(f64, f64)]) -> Option<f64> {
    let (x, y): (Vec<f64>, Vec<f64>) = pairs.iter().copied().unzip();
    let (centre_x, centre_y) = (mean(&x)?, mean(&y)?);
    let centred = || pairs.iter().map(|(x, y)| (x - centre_x, y - centre_y));
    let squares: f64 = centred().map(|(x, _)| x * x).sum();
    finite(centred().map(|(x, y)| x * y).sum::<f64>() / squares)
}

/// The standard error of a slope of least squares, and how surely it is known.
#[derive(Clone, Copy, PartialEq, Debug)]
pub struct RobustError {
    /// The standard error, in units of the slope.
    pub error: f64,
    /// Its degrees of freedom, at least 3.
    pub freedom: f64,
}

impl RobustError {
    /// Half the widths of intervals, of bars that would hold were the standard error known: each wider by what Student's
    /// distribution has over the normal one at its level (Abramowitz and Stegun, "Handbook of Mathematical Functions" (1964)
    /// 26.7.5; within 1 %).
    pub fn halves(self, bars: [f64; 2]) -> [f64; 2] {
        let [wide, likely] = bars;
        let of = |bar: f64, level: Level| self.error * bar * student(level.normal, self.freedom);
        let [widest, inner] = LEVELS;
        [of(wide, widest), of(likely, inner)]
    }
}

/// A point of Student's distribution over the same point `z` of the normal one.
fn student(z: f64, freedom: f64) -> f64 {
    let (less, square) = (freedom.recip(), z * z);
    let first = (square + 1.0) / 4.0;
    let second = ((5.0 * square + 16.0) * square + 3.0) / 96.0;
    let third = (((3.0 * square + 19.0) * square + 17.0) * square - 15.0) / 384.0;
    1.0 + less * (first + less * (second + less * third))
}

/// The standard error of a slope of least squares, from x and what the slope leaves of y, both known on the same days.
/// It allows for noise that is larger at some x than at others, as it is where yes is more frequent (White, Econometrica 48
/// (1980) 817–838); and, where that is more, also for what days less than `reach` days apart still have in common, which
/// counts the less the farther apart they are (Newey and West, Econometrica 55 (1987) 703–708). A day that is missing adds
/// nothing to either (Parzen, Sankhyā A 25 (1963) 383–392). Where few days decide, as where yes is rare, there are few degrees
/// of freedom: twice the square of White's variance over the variance that it has itself (Satterthwaite, Biometrics Bulletin 2
/// (1946) 110–114), by what each day adds to it; they are taken for those of Newey and West, too. `None` when x does not vary.
pub fn robust_error(x: &[Option<f64>], rest: &[Option<f64>], reach: usize) -> Option<RobustError> {
    let centre = |values: &[Option<f64>]| mean(&values.iter().flatten().copied().collect::<Vec<_>>());
    let (centre_x, centre_rest) = (centre(x)?, centre(rest)?);
    let both = |(x, rest): (&Option<f64>, &Option<f64>)| Some(((*x)? - centre_x, (*rest)? - centre_rest));
    let days = || x.iter().zip(rest).map(both);
    let squares: f64 = days().flatten().map(|(x, _)| x * x).sum();
    let scores: Vec<f64> = days().map(|day| day.map_or(0.0, |(x, rest)| x * rest)).collect();
    let apart = |days: usize| -> f64 {
        let later = scores.iter().skip(days);
        scores.iter().zip(later).map(|(a, b)| a * b).sum()
    };
    let white = apart(0);
    let common: f64 = (1..reach)
        .map(|days| 2.0 * (1.0 - days as f64 / reach as f64) * apart(days))
        .sum();
    let shares: f64 = scores.iter().map(|score| (score * score / white).powi(2)).sum();
    let known = days().flatten().count() as f64;
    Some(RobustError {
        error: finite((white + common.max(0.0)).sqrt() / squares)?,
        freedom: (2.0 / (shares - known.recip()).max(0.0)).max(3.0),
    })
}

/// The slopes that the ranks do not refuse: where the association of x with the ranks of y − b x lies within
/// ± a bar (as in [`super::BlockProducts::observed`], about 1.96 for independent days), one for each of [`LEVELS`].
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
