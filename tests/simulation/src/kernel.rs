//! How long the longest journal takes.

use std::time::{Duration, Instant};

use tenth::analysis::statistics::{
    Adjusted, Permutations, Random, adjusted, association, association_slope, trend,
};

use crate::journal::{inputs, measures};
use crate::noise::Kind;

/// Ten years of days.
const DAYS: usize = 3_652;

/// What it takes to ask everything of ten years: twelve measures against seven inputs at four lags.
pub struct Kernel {
    /// All series without weekdays and trend.
    pub adjusting: Duration,
    /// All questions with 2,000 orders of the blocks each.
    pub all_orders: Duration,
    /// All questions as the app asks them: drawing stops when it is clear that there is nothing.
    pub as_asked: Duration,
    /// One slope with its interval.
    pub slope: Duration,
    /// One trend with its interval.
    pub trend: Duration,
}

/// Measures it, once.
pub fn kernel() -> Kernel {
    let kind = Kind {
        rho: 0.4,
        drift: 1.0,
        weekdays: 0.3,
        is_rough: false,
    };
    let mut random = Random::new(1);
    let (inputs, mut series) = (inputs(DAYS, kind, &mut random), measures(DAYS, kind, &mut random));
    series.extend(measures(DAYS, kind, &mut random).into_iter().take(2));
    let (adjusting, (inputs, measures)) = timed(|| {
        let all = |series: &[Vec<Option<f64>>]| -> Vec<Adjusted> {
            series.iter().map(|one| adjusted(one)).collect()
        };
        (all(&inputs), all(&series))
    });
    let ask = |permutations: Permutations| {
        timed(|| {
            let pairs = inputs
                .iter()
                .flat_map(|input| measures.iter().map(move |measure| (input, measure)));
            pairs
                .map(|(input, measure)| association(input, measure, permutations, 1).is_ok())
                .filter(|ok| *ok)
                .count()
        })
        .0
    };
    Kernel {
        adjusting,
        all_orders: ask(Permutations {
            most: 2_000,
            enough: u32::MAX,
        }),
        as_asked: ask(Permutations::default()),
        slope: timed(|| association_slope(&inputs[0], &measures[0], 1, 1)).0,
        trend: timed(|| trend(&series[0], 1)).0,
    }
}

fn timed<T>(work: impl FnOnce() -> T) -> (Duration, T) {
    let start = Instant::now();
    let done = std::hint::black_box(work());
    (start.elapsed(), done)
}
