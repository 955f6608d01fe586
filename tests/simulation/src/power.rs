//! How often something is found that is there, among everything else that is asked.

use tenth::analysis::at_once;
use tenth::analysis::statistics::{Permutations, Q, adjusted, adjusted_p, association, seed};

use crate::chance::{many, percent};
use crate::journal::{inputs, measures, moved};
use crate::noise::Kind;

/// In percent, how often a planted effect is found at the right lag: doses every third day act on one of ten measures
/// the day after, by `effect` standard deviations of its noise.
pub fn power(runs: usize, days: usize, effect: f64, kind: Kind) -> f64 {
    let found = many(runs, &format!("power {kind:?} {days} {effect}"), |random| {
        let inputs = inputs(days, kind, random);
        let mut measures = measures(days, kind, random);
        measures[0] = moved(&inputs[0], effect, 1, kind, random);
        let mut is_right_lag = false;
        let mut p = Vec::new();
        for (i, input) in (0_u8..).zip(&inputs) {
            let input = adjusted(input);
            for (m, measure) in (0_u8..).zip(&measures) {
                let found = at_once(association(
                    &input,
                    &adjusted(measure),
                    Permutations::default(),
                    seed(&[i, m]),
                ));
                if let Ok(found) = found {
                    is_right_lag |= p.is_empty() && i == 0 && m == 0 && found.strongest == 1;
                    p.push(found.p);
                }
            }
        }
        is_right_lag && adjusted_p(&p).first().is_some_and(|p| *p <= Q)
    });
    percent(found.into_iter())
}
