//! The slope of least squares, and how surely it is known where the noise is neither even nor independent.
//! Knows no ranks and no blocks.

use super::interval::{LEVELS, Level};
use super::student::wider;
use super::{finite, mean};

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
    /// distribution has over the normal one at its level.
    pub fn halves(self, bars: [f64; 2]) -> [f64; 2] {
        let [wide, likely] = bars;
        let of = |bar: f64, level: Level| self.error * bar * wider(level, self.freedom);
        let [widest, inner] = LEVELS;
        [of(wide, widest), of(likely, inner)]
    }
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
