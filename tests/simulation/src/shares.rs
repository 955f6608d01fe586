//! Sizes of what is answered by yes or no: how near they come to the difference of the shares, and how often their
//! intervals hold it.

use tenth::analysis::at_once;
use tenth::analysis::statistics::{Interval, adjusted, association_slope, difference, mean};

use crate::chance::{many, percent};
use crate::coverage::phases;
use crate::journal::{Series, every_third_day};
use crate::noise::autoregressive;

/// The share of yes on other days and on dose days, each with the point of the normal distribution below which so much lies.
pub const SHARES: [[(f64, f64); 2]; 5] = [
    [(0.05, -1.644_854), (0.25, -0.674_490)],
    [(0.10, -1.281_552), (0.30, -0.524_401)],
    [(0.30, -0.524_401), (0.10, -1.281_552)],
    [(0.50, 0.0), (0.70, 0.524_401)],
    [(0.20, -0.841_621), (0.20, -0.841_621)],
];

/// The mean of the estimates, and the shares of 95 % and of 80 % intervals that hold the truth in percent; `None` where there
/// were none.
pub type Held = Option<(f64, f64, f64)>;

/// Slope and difference on dose days, every third day with rest weeks. A day is yes where a state that resembles the day
/// before is below a bar; one in seven is missing.
pub fn shares(runs: usize, days: usize, rho: f64, [other, dosed]: [(f64, f64); 2]) -> [Held; 2] {
    let truth = dosed.0 - other.0;
    let found = many(
        runs,
        &format!("shares {rho} {days} {truth} {}", other.0),
        |random| {
            let doses = every_third_day(days);
            let state = autoregressive(days, rho, random);
            let answers: Series = state
                .iter()
                .zip(&doses)
                .map(|(state, dose)| {
                    let (_, bar) = if *dose == Some(1.0) { dosed } else { other };
                    (random.below(7) > 0).then_some(f64::from(u8::from(*state < bar)))
                })
                .collect();
            let slope = at_once(association_slope(&adjusted(&doses), &adjusted(&answers), 0, 1));
            let difference = at_once(difference(&phases(&doses, false), &answers, 1));
            [slope, difference.and_then(|found| found.adjusted)]
        },
    );
    std::array::from_fn(|at| {
        let found: Vec<Interval> = found.iter().filter_map(|found| found[at]).collect();
        let estimates: Vec<f64> = found.iter().map(|found| found.estimate).collect();
        let wide = found
            .iter()
            .map(|found| found.low <= truth && truth <= found.high);
        let likely = found
            .iter()
            .map(|found| found.likely.0 <= truth && truth <= found.likely.1);
        Some((mean(&estimates)?, percent(wide), percent(likely)))
    })
}
