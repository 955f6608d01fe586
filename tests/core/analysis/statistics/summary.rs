//! Quartiles against published values, and the 7-day mean.

use proptest::prelude::*;
use tenth::analysis::{quantile, seven_day_mean, summary};

#[test]
fn quartiles_agree_with_definition_seven() {
    // The default of R's quantile() and of numpy.percentile.
    for (values, quartiles) in [
        (vec![1.0, 2.0, 3.0, 4.0], [1.75, 2.5, 3.25]),
        (vec![7.0, 15.0, 36.0, 39.0, 40.0, 41.0], [20.25, 37.5, 39.75]),
        (
            vec![6.0, 7.0, 15.0, 36.0, 39.0, 40.0, 41.0, 42.0, 43.0, 47.0, 49.0],
            [25.5, 40.0, 42.5],
        ),
        (vec![3.0], [3.0, 3.0, 3.0]),
    ] {
        for (p, expected) in [0.25, 0.5, 0.75].into_iter().zip(quartiles) {
            let found = quantile(&values, p).unwrap();
            assert!((found - expected).abs() < 1e-9, "{values:?} {p}: {found}");
        }
    }
    assert_eq!(quantile(&[], 0.5), None);
}

#[test]
fn a_summary_counts_days_and_answers() {
    let found = summary(&[Some(4.0), None, Some(2.0), Some(9.0), None]).unwrap();
    assert_eq!((found.days, found.answered), (5, 3));
    assert_eq!((found.least, found.median, found.most), (2.0, 4.0, 9.0));
    assert_eq!(summary(&[None, None]), None);
    assert_eq!(summary(&[]), None);
}

#[test]
fn the_mean_needs_four_of_seven_days_and_stops_at_a_gap() {
    let values = [
        Some(1.0),
        Some(2.0),
        Some(3.0),
        Some(4.0),
        None,
        Some(6.0),
        Some(7.0),
        Some(8.0),
        None,
        None,
        None,
        None,
        Some(5.0),
    ];
    let expected = [
        None,
        None,
        None,
        Some(2.5),
        None,
        Some(3.2),
        Some(23.0 / 6.0),
        Some(5.0),
        None,
        None,
        None,
        None,
        None,
    ];
    for (index, (found, expected)) in seven_day_mean(&values).into_iter().zip(expected).enumerate() {
        let is_same = match (found, expected) {
            (Some(a), Some(b)) => (a - b).abs() < 1e-9,
            (a, b) => a.is_none() && b.is_none(),
        };
        assert!(is_same, "day {index}: {found:?} for {expected:?}");
    }
}

proptest! {
    #[test]
    fn prop_quartiles_are_ordered_and_within_the_ends(
        values in prop::collection::vec(prop::option::of(-1e6_f64..1e6), 0..60)
    ) {
        if let Some(s) = summary(&values) {
            let order = [s.least, s.lower_quartile, s.median, s.upper_quartile, s.most];
            prop_assert!(order.windows(2).all(|pair| pair[0] <= pair[1]));
        } else {
            prop_assert!(values.iter().all(Option::is_none));
        }
    }

    #[test]
    fn prop_a_mean_lies_between_the_ends_and_only_on_answered_days(
        values in prop::collection::vec(prop::option::of(0_u8..=10), 0..60)
    ) {
        let values: Vec<Option<f64>> = values.into_iter().map(|v| v.map(f64::from)).collect();
        let means = seven_day_mean(&values);
        prop_assert_eq!(means.len(), values.len());
        for (mean, value) in means.iter().zip(&values) {
            prop_assert!(mean.is_none_or(|mean| value.is_some() && (0.0..=10.0).contains(&mean)));
        }
    }
}
