//! Laws: what must stay when numbers are shifted, scaled or reordered, and no number that is none, whatever comes in.

use proptest::prelude::*;
use tenth::analysis::at_once;
use tenth::analysis::statistics::{
    BlockProducts, Interval, Permutations, Random, Untested, adjusted, adjusted_p, association,
    association_slope, autocorrelation, difference, rank_slope, spread, summary, theil_sen, trend, wilson,
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

/// Whether the likely interval lies around the estimate and within the wide one, and all of it are numbers.
fn is_in_order(found: Interval) -> bool {
    let Interval {
        estimate,
        low,
        high,
        likely,
    } = found;
    let ends = [low, likely.0, estimate, likely.1, high];
    ends.is_sorted() && ends.iter().all(|end| end.is_finite())
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
            prop_assert!(is_in_order(found));
        }
        let groups: Vec<Option<bool>> = x.iter().map(|v| Some((*v)? > 4.0)).collect();
        if let Some(found) = at_once(difference(&groups, &y, 1)) {
            prop_assert!(found.these.mean.is_finite() && found.others.median.is_finite());
            if let Some(interval) = found.adjusted {
                prop_assert!(is_in_order(interval));
            }
        }
        if let Some(found) = at_once(trend(&y, 1)) {
            prop_assert!(is_in_order(found.a_day));
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
    }

    #[test]
    fn prop_shifting_and_scaling_change_no_order(x in series(20..60), shift in -50.0..50.0, scale in 0.1..9.0) {
        let pairs: Vec<(f64, f64)> = x.iter().flatten().enumerate().map(|(i, v)| (i as f64, *v)).collect();
        let moved: Vec<(f64, f64)> = pairs.iter().map(|(x, y)| (*x, y * scale + shift)).collect();
        let same = |a: Option<f64>, b: Option<f64>| match (a, b) {
            (Some(a), Some(b)) => (a - b).abs() < 1e-9,
            (a, b) => a == b,
        };
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

/// Every third day, with a rest now and then.
fn every_third_day(days: usize) -> Vec<Option<f64>> {
    let is_on = |day: usize| day % 77 < 56 && (day % 77).is_multiple_of(3);
    (0..days)
        .map(|day| Some(f64::from(u8::from(is_on(day)))))
        .collect()
}

/// Days of rest and of the day after a dose are no other days.
fn dose_days(doses: &[Option<f64>]) -> Vec<Option<bool>> {
    let is_on = |day: Option<usize>| day.is_some_and(|day| doses[day] == Some(1.0));
    (0..doses.len())
        .map(|day| match (is_on(Some(day)), is_on(day.checked_sub(1))) {
            (true, _) => Some(true),
            (_, after) => (!after).then_some(false),
        })
        .collect()
}

/// What rounding leaves is not compared, as if it were what somebody felt.
#[test]
fn of_what_never_varies_beyond_its_weekday_nothing_is_said() {
    let doses = every_third_day(365);
    for (level, weekend) in [(5.0, 0.0), (72.3, 0.0), (1.0 / 3.0, 0.0), (5.0, 2.0), (72.3, 0.1)] {
        let value = |day: usize| level + if day % 7 < 5 { 0.0 } else { weekend };
        let values: Vec<Option<f64>> = (0..365).map(|day| (day % 11 != 3).then(|| value(day))).collect();
        let (x, y) = (adjusted(&doses), adjusted(&values));
        let found = at_once(association(&x, &y, few(), 1));
        assert_eq!(found, Err(Untested::NothingVaries), "{level} {weekend}");
        assert_eq!(at_once(association_slope(&x, &y, 0, 1)), None);
        let found = at_once(difference(&dose_days(&doses), &values, 1)).unwrap();
        assert_eq!(found.adjusted, None, "{level} {weekend}");
    }
}

/// The middle of all differences between a yes and a no is near zero wherever most days are alike, however often a dose
/// makes a yes of a no: the size is the difference of the shares.
#[test]
fn the_size_between_yes_and_no_is_the_difference_of_the_shares() {
    const RUNS: u32 = 60;
    for (other, dosed) in [(0.1, 0.3), (0.55, 0.15)] {
        let (truth, doses) = (dosed - other, every_third_day(300));
        let mut random = Random::new(9);
        let (mut sum, mut held, mut likely) = (0.0, [0, 0], [0, 0]);
        for _ in 0..RUNS {
            let yes = |dose: &Option<f64>| if *dose == Some(1.0) { dosed } else { other };
            let answers: Vec<Option<f64>> = doses
                .iter()
                .map(|dose| Some(f64::from(u8::from(random.unit() < yes(dose)))))
                .collect();
            let slope = at_once(association_slope(&adjusted(&doses), &adjusted(&answers), 0, 1)).unwrap();
            let found = at_once(difference(&dose_days(&doses), &answers, 1)).unwrap();
            let found = found.adjusted.unwrap();
            sum += slope.estimate;
            let counts = held.iter_mut().zip(&mut likely);
            for ((held, likely), found) in counts.zip([slope, found]) {
                *held += u32::from(found.low <= truth && truth <= found.high);
                *likely += u32::from(found.likely.0 <= truth && truth <= found.likely.1);
            }
        }
        let mean = sum / f64::from(RUNS);
        assert!((mean - truth).abs() < 0.03, "{mean} for {truth}");
        // Of 60 intervals that hold in 95 %, fewer than 52 do so once in 200 times.
        assert!(held.iter().all(|held| *held >= 52), "{held:?} of {RUNS}");
        // Of 60 that hold in 80 %, fewer than 40 or more than 56 do so once in 200 times.
        assert!(
            likely.iter().all(|held| (40..=56).contains(held)),
            "{likely:?} of {RUNS}"
        );
    }
}
