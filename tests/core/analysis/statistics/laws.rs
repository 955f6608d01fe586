//! Laws: what must stay when numbers are shifted, scaled or reordered, and no number that is none, whatever comes in.

use proptest::prelude::*;
use tenth::analysis::at_once;
use tenth::analysis::statistics::{
    BlockProducts, Permutations, Random, adjusted, adjusted_p, association, association_slope,
    autocorrelation, difference, rank_slope, spearman, spread, summary, theil_sen, trend, wilson,
};

/// Days as nobody keeps them: all sizes, all missing, constant, infinite, not a number.
fn hostile() -> impl Strategy<Value = Vec<Option<f64>>> {
    let value = prop_oneof![
        5 => (0_u8..=10).prop_map(|v| Some(f64::from(v))),
        2 => Just(None),
        1 => prop_oneof![
            Just(f64::INFINITY), Just(f64::NEG_INFINITY), Just(f64::NAN), Just(f64::MAX), Just(f64::MIN),
            Just(f64::MIN_POSITIVE), Just(1e200), Just(-0.0)
        ].prop_map(Some),
    ];
    prop_oneof![
        prop::collection::vec(value, 0..200),
        (0_usize..200, any::<f64>()).prop_map(|(n, v)| vec![Some(v); n]),
        (0_usize..200).prop_map(|n| vec![None; n]),
        prop::collection::vec(any::<f64>().prop_map(Some), 80..120),
    ]
}

fn series(days: std::ops::Range<usize>) -> impl Strategy<Value = Vec<Option<f64>>> {
    prop::collection::vec(prop::option::weighted(0.9, (0_u8..=10).prop_map(f64::from)), days)
}

fn few() -> Permutations {
    Permutations { most: 99, enough: 10 }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn prop_no_number_that_is_none_comes_out(x in hostile(), y in hostile()) {
        let (ax, ay) = (adjusted(&x), adjusted(&y));
        for adjusted in [&ax, &ay] {
            prop_assert!(adjusted.values.iter().flatten().all(|v| v.is_finite()));
            prop_assert!(adjusted.freedom.is_finite() && (0.0..=1.0).contains(&adjusted.left));
        }
        if let Ok(found) = at_once(association(&ax, &ay, few(), 1)) {
            prop_assert!(found.p > 0.0 && found.p <= 1.0);
            for lag in found.lags.iter().flatten() {
                prop_assert!(lag.rank_correlation.abs() <= 1.0 && lag.strength.is_finite());
            }
        }
        if let Some(found) = at_once(association_slope(&ax, &ay, 1, 1)) {
            prop_assert!(found.low <= found.slope && found.slope <= found.high && found.high.is_finite());
        }
        let groups: Vec<Option<bool>> = x.iter().map(|v| Some((*v)? > 4.0)).collect();
        if let Some(found) = at_once(difference(&groups, &y, 1)) {
            prop_assert!(found.these.mean.is_finite() && found.others.median.is_finite());
            if let Some(interval) = found.adjusted {
                prop_assert!(interval.low <= interval.estimate && interval.estimate <= interval.high);
            }
        }
        if let Some(found) = at_once(trend(&y, 1)) {
            prop_assert!(found.a_day.low <= found.a_day.estimate && found.a_day.high.is_finite());
        }
        if let Some(found) = autocorrelation(&y) {
            prop_assert!(found.estimate.abs() <= 1.0 && found.corrected.abs() <= 1.0);
        }
        if let Some(found) = spread(&y) {
            prop_assert!(found.mean.is_finite() && found.standard_deviation.is_finite());
            prop_assert!(found.day_to_day.is_none_or(f64::is_finite));
        }
        if let Some(found) = summary(&y) {
            prop_assert!(found.median.is_finite() && found.least <= found.most);
        }
        let pairs: Vec<(f64, f64)> = x.iter().zip(&y).filter_map(|(x, y)| Some(((*x)?, (*y)?))).collect();
        prop_assert!(theil_sen(&pairs).is_none_or(f64::is_finite));
        prop_assert!(at_once(rank_slope(&pairs)).is_none_or(f64::is_finite));
        prop_assert!(spearman(&pairs).is_none_or(|r| r.abs() <= 1.0));
    }

    #[test]
    fn prop_shifting_and_scaling_change_no_order(x in series(20..60), shift in -50.0..50.0, scale in 0.1..9.0) {
        let pairs: Vec<(f64, f64)> = x.iter().flatten().enumerate().map(|(i, v)| (i as f64, *v)).collect();
        let moved: Vec<(f64, f64)> = pairs.iter().map(|(x, y)| (*x, y * scale + shift)).collect();
        let same = |a: Option<f64>, b: Option<f64>| match (a, b) {
            (Some(a), Some(b)) => (a - b).abs() < 1e-9,
            (a, b) => a == b,
        };
        prop_assert!(same(spearman(&pairs), spearman(&moved)));
        prop_assert!(same(theil_sen(&pairs).map(|b| b * scale), theil_sen(&moved)));
        prop_assert!(same(at_once(rank_slope(&pairs)).map(|b| b * scale), at_once(rank_slope(&moved))));
    }

    #[test]
    fn prop_what_is_adjusted_keeps_its_gaps_and_loses_its_line(x in series(84..150), level in -9.0..9.0, slope in -0.5..0.5) {
        let bent: Vec<Option<f64>> = x.iter().enumerate()
            .map(|(day, v)| Some((*v)? + level + slope * day as f64 + [0.0, 1.0, -2.0, 3.0, 0.5, 0.0, 1.5][day % 7])).collect();
        let (plain, bent) = (adjusted(&x), adjusted(&bent));
        for (value, (a, b)) in x.iter().zip(plain.values.iter().zip(&bent.values)) {
            prop_assert_eq!(value.is_some(), a.is_some());
            prop_assert_eq!(value.is_some(), b.is_some());
        }
        prop_assert!((plain.freedom - bent.freedom).abs() < 1e-9);
    }

    #[test]
    fn prop_drawing_changes_nothing_that_was_observed(x in series(84..200), seed in any::<u64>()) {
        let y: Vec<Option<f64>> = x.iter().rev().copied().collect();
        let mut products = BlockProducts::new(&[(&x, &y)]);
        let before = products.observed();
        let mut random = Random::new(seed);
        let drawn = products.draw(20, &mut random);
        prop_assert_eq!(before, products.observed());
        // No order can exceed the bound of Cauchy and Schwarz.
        prop_assert!(drawn.iter().all(|z| *z >= 0.0 && *z <= (x.len() as f64) * 1.0));
        let mut again = BlockProducts::new(&[(&x, &y)]);
        let mut random = Random::new(seed);
        let repeated: Vec<f64> = (0..4).flat_map(|_| again.draw(5, &mut random)).collect();
        prop_assert_eq!(drawn, repeated);
    }

    #[test]
    fn prop_adjusted_p_keeps_the_order_and_is_never_smaller(p in prop::collection::vec(0.0..=1.0_f64, 0..40)) {
        let adjusted = adjusted_p(&p);
        for (a, pa) in adjusted.iter().zip(&p) {
            prop_assert!(*a >= *pa && *a <= 1.0);
            for (b, pb) in adjusted.iter().zip(&p) {
                prop_assert!(pa > pb || a <= b);
            }
        }
    }

    #[test]
    fn prop_an_interval_holds_its_share(hits in 0_usize..500, misses in 0_usize..500) {
        if let Some(found) = wilson(hits, hits + misses) {
            prop_assert!(0.0 <= found.low && found.low <= found.share && found.share <= found.high && found.high <= 1.0);
        }
    }
}
