//! Takes the weekday pattern and the slow trend out of a series, so that what is left are differences between near days.
//! What was missing stays missing.

use super::summary::ascending;
use super::{answered, autocorrelation, finite, mean, quantile};

/// Days between the knots of the slow trend: six weeks.
const KNOT_DAYS: f64 = 42.0;

/// Rounds of taking turns between weekdays and trend; each leaves a small share of what was left before.
const ROUNDS: usize = 8;

/// Bounds of an autocorrelation.
const LEAST_RHO: f64 = -0.5;
const MOST_RHO: f64 = 0.95;

/// Days over which near days are looked at for what is slow.
const WEEK: usize = 7;

/// Halvings of the interval that holds an autocorrelation: to twelve digits.
const HALVINGS: usize = 40;

/// A series without its weekday pattern and slow trend.
#[derive(Clone, PartialEq, Debug)]
pub struct Adjusted {
    /// What is left of each answered day, about zero; in the units of the series.
    pub values: Vec<Option<f64>>,
    /// How many free numbers the slow trend had: so many days' worth of freedom are gone, beside six for the weekdays.
    pub freedom: f64,
    /// How much what is left of a day resembles what is left of the day before, −0.5 to 0.95: the lag-1 autocorrelation,
    /// corrected for what the mean and the trend have taken from it.
    pub rho: f64,
    /// The share of the variance that is left, 0 to 1; near 0 when weekdays or trend explain the series, 0 when nothing varies.
    pub left: f64,
    /// Whether at least half of all pairs of days are equal, as they always are between yes and no.
    pub is_coarse: bool,
}

/// An autocorrelation from so many days and one standard error more, √((1 − ρ²) / n) (Bartlett 1946), at most 0.95.
pub(super) fn above(rho: f64, days: usize) -> f64 {
    (rho + ((1.0 - rho * rho) / days.max(1) as f64).sqrt()).min(MOST_RHO)
}

/// Removes the weekday pattern (a mean for each weekday) and the slow trend (straight lines that meet every six weeks),
/// by least squares, each from what the other leaves, in turns until both are stable: backfitting of an additive model
/// (Buja, Hastie and Tibshirani, "Linear Smoothers and Additive Models", Annals of Statistics 17 (1989) 453–510), which
/// between two least-squares fits ends at their joint fit. Values beyond Tukey's outer fences (three quartile distances from the quartiles) are first brought to the
/// fence, so that one slip of the finger does not bend eight weeks.
pub fn adjusted(values: &[Option<f64>]) -> Adjusted {
    /// A smaller share is what rounding leaves where weekdays or trend explain everything.
    const ROUNDING: f64 = 1e-12;
    let clipped = within_fences(values);
    let (rest, freedom) = without_pattern(&clipped);
    let left = squares(&rest) / squares(&clipped);
    Adjusted {
        rho: rho(&rest, freedom),
        left: if left > ROUNDING { left.min(1.0) } else { 0.0 },
        values: rest,
        freedom,
        is_coarse: is_coarse(&clipped),
    }
}

/// Whether at least half of all pairs of days are equal.
fn is_coarse(values: &[Option<f64>]) -> bool {
    let sorted = ascending(answered(values));
    let pairs = |count: usize| (count as f64).powi(2);
    let equal: f64 = sorted.chunk_by(|a, b| a == b).map(|same| pairs(same.len())).sum();
    equal * 2.0 >= pairs(sorted.len())
}

/// What weekday pattern and slow trend leave, and the free numbers of the trend.
pub(super) fn without_pattern(values: &[Option<f64>]) -> (Vec<Option<f64>>, f64) {
    let spline = Spline::new(values);
    let mut rest = values.to_vec();
    for _ in 0..ROUNDS {
        remove_weekdays(&mut rest);
        spline.remove(&mut rest);
    }
    (rest, spline.freedom())
}

/// The autocorrelation that noise had before `freedom` slow parameters were fitted to n days: (n r₁ + p) / (n − p − 3).
/// For p = 1 and 2 (a mean, a line) this is the expansion of Shaman and Stine (Journal of the American Statistical
/// Association 83 (1988) 842–848); each further slow parameter adds about as much.
pub(super) fn rho(rest: &[Option<f64>], freedom: f64) -> f64 {
    let estimate = autocorrelation(rest).map_or(0.0, |found| found.estimate);
    before_fitting(rest, estimate, freedom).clamp(LEAST_RHO, MOST_RHO)
}

/// The autocorrelation for what is slow: that of one day with the next, or the one of autoregressive noise in which days up
/// to a week apart are as alike as here, whichever is larger. A day that is a slow state and a slip of its own resembles the
/// next day less than its week (Schuurman, Houtveen and Hamaker, "Incorporating measurement error in n = 1 psychological
/// autoregressive modeling", Frontiers in Psychology 6 (2015) 1038), and it is the week that slow comparisons rest on.
pub(super) fn slow_rho(rest: &[Option<f64>], freedom: f64) -> f64 {
    let wanted = before_fitting(rest, within_a_week(rest), freedom);
    let as_alike = |rho: f64| (0..WEEK).fold(0.0, |sum, _| (sum + 1.0) * rho) / WEEK as f64;
    let (mut low, mut high) = (LEAST_RHO, MOST_RHO);
    for _ in 0..HALVINGS {
        let middle = (low + high) / 2.0;
        if as_alike(middle) < wanted {
            low = middle;
        } else {
            high = middle;
        }
    }
    rho(rest, freedom).max(low)
}

/// The mean autocorrelation of days one to seven days apart, over all pairs of answered days.
fn within_a_week(rest: &[Option<f64>]) -> f64 {
    let centre = mean(&answered(rest)).unwrap_or_default();
    let centred = |value: &Option<f64>| value.map_or((0.0, 0.0), |value| (value - centre, 1.0));
    let nothing = std::iter::repeat_n((0.0, 0.0), WEEK);
    let days: Vec<(f64, f64)> = rest.iter().map(centred).chain(nothing).collect();
    let (mut products, mut pairs, mut squares, mut count) = (0.0, 0.0, 0.0, 0.0);
    for window in days.windows(WEEK + 1) {
        let Some(((value, weight), later)) = window.split_first() else {
            continue;
        };
        let (sum, known) = later.iter().fold((0.0, 0.0), |(sum, known), (value, weight)| {
            (sum + value, known + weight)
        });
        products += value * sum;
        pairs += weight * known;
        squares += value * value;
        count += weight;
    }
    finite(products / pairs / (squares / count)).unwrap_or_default()
}

fn before_fitting(rest: &[Option<f64>], estimate: f64, freedom: f64) -> f64 {
    let n = rest.iter().flatten().count() as f64;
    finite((n * estimate + freedom) / (n - freedom - 3.0).max(1.0)).unwrap_or_default()
}

fn squares(values: &[Option<f64>]) -> f64 {
    let known = answered(values);
    let centre = mean(&known).unwrap_or_default();
    known.iter().map(|value| (value - centre).powi(2)).sum()
}

/// The values around their middle, and at most so far from it: of what never varies exactly nothing is left, where the mean of
/// many 72.3 would not be 72.3.
fn within_fences(values: &[Option<f64>]) -> Vec<Option<f64>> {
    /// Larger numbers than any journal holds; their squares and sums stay finite.
    const BOUND: f64 = 1e100;
    let sorted = ascending(answered(values));
    let quartile = |p| quantile(&sorted, p).unwrap_or_default().clamp(-BOUND, BOUND);
    let (lower, middle, upper) = (quartile(0.25), quartile(0.5), quartile(0.75));
    let reach = 3.0 * (upper - lower);
    let (low, high) = if reach > 0.0 {
        (lower - reach, upper + reach)
    } else {
        (-BOUND, BOUND)
    };
    let is_finite = |value: &f64| value.is_finite();
    values
        .iter()
        .map(|value| Some(value.filter(is_finite)?.clamp(low, high) - middle))
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

/// The slow trend as a linear spline: a straight line between knots at even distances of about [`KNOT_DAYS`].
struct Spline {
    /// For each day the knot before it and how far it is on the way to the next, 0 up to 1.
    places: Vec<(usize, f64)>,
    /// The normal equations of least squares, which are tridiagonal: what stands on the diagonal, and beside it.
    equations: Vec<(f64, f64)>,
}

impl Spline {
    /// For the answered days of a series; it begins with the first answer and ends with the last.
    fn new(values: &[Option<f64>]) -> Self {
        let first = values.iter().position(Option::is_some).unwrap_or_default();
        let last = values.iter().rposition(Option::is_some).unwrap_or_default();
        let span = last.saturating_sub(first).max(1) as f64;
        let pieces = (span / KNOT_DAYS).round().max(1.0);
        let places: Vec<(usize, f64)> = (0..values.len())
            .map(|day| {
                let at = (day.saturating_sub(first) as f64 / span * pieces).min(pieces);
                let knot = at.floor().min(pieces - 1.0);
                (knot as usize, at - knot)
            })
            .collect();
        let mut equations = vec![(0.0, 0.0); pieces as usize + 1];
        for ((knot, along), _) in places.iter().zip(values).filter(|(_, value)| value.is_some()) {
            if let Some(before) = equations.get_mut(*knot) {
                before.0 += (1.0 - along).powi(2);
                before.1 += (1.0 - along) * along;
            }
            if let Some(after) = equations.get_mut(knot.saturating_add(1)) {
                after.0 += along.powi(2);
            }
        }
        Self { places, equations }
    }

    /// Its free numbers: the knots that answered days lie beside.
    fn freedom(&self) -> f64 {
        self.equations
            .iter()
            .filter(|(diagonal, _)| *diagonal > 0.0)
            .count() as f64
    }

    /// Takes away the spline that fits best.
    fn remove(&self, values: &mut [Option<f64>]) {
        let mut sums = vec![0.0; self.equations.len()];
        for ((knot, along), value) in self.places.iter().zip(values.iter()) {
            let value = value.unwrap_or_default();
            for (knot, weight) in [(*knot, 1.0 - along), (knot.saturating_add(1), *along)] {
                if let Some(sum) = sums.get_mut(knot) {
                    *sum += weight * value;
                }
            }
        }
        let heights = self.solved(&sums);
        let height = |knot: usize| heights.get(knot).copied().unwrap_or_default();
        for ((knot, along), value) in self.places.iter().zip(values) {
            if let Some(value) = value {
                *value -= (1.0 - along) * height(*knot) + along * height(knot.saturating_add(1));
            }
        }
    }

    /// The heights at the knots, by elimination down and substitution up (Thomas). A knot without days is at zero.
    fn solved(&self, sums: &[f64]) -> Vec<f64> {
        /// Nothing beside a whole day; keeps the elimination from dividing by nothing.
        const LITTLE: f64 = 1e-12;
        let mut rows: Vec<(f64, f64)> = Vec::with_capacity(sums.len());
        let (mut beside, mut last) = (0.0, (0.0, 0.0));
        for ((diagonal, next), sum) in self.equations.iter().zip(sums) {
            let pivot = diagonal + LITTLE - beside * last.0;
            last = (next / pivot, (sum - beside * last.1) / pivot);
            beside = *next;
            rows.push(last);
        }
        let mut above = 0.0;
        let mut heights: Vec<f64> = rows
            .iter()
            .rev()
            .map(|(factor, right)| {
                above = right - factor * above;
                above
            })
            .collect();
        heights.reverse();
        heights
    }
}
