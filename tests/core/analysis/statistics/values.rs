//! Values worked out elsewhere or by hand.

use tenth::analysis::statistics::{
    Random, adjusted_p, autocorrelation, median, mid_ranks, seed, spread, theil_sen, wilson,
};

pub(super) fn close(found: f64, expected: f64) {
    let scale = expected.abs().max(1.0);
    assert!((found - expected).abs() < 1e-9 * scale, "{found} for {expected}");
}

#[test]
fn chance_is_the_published_generator_and_repeats() {
    // FNV-1a of "a" and "foobar", from the test vectors of its authors.
    assert_eq!(seed(b"a"), 0xaf63_dc4c_8601_ec8c);
    assert_eq!(seed(b"foobar"), 0x8594_4171_f739_67e8);
    let draw = || {
        let mut random = Random::new(7);
        let mut items: Vec<u8> = (0..20).collect();
        random.shuffle(&mut items);
        (items, random.below(1000))
    };
    assert_eq!(draw(), draw());
    assert_eq!(Random::new(1).below(0), 0);
}

#[test]
fn every_order_of_a_shuffle_is_equally_likely() {
    let mut random = Random::new(3);
    let mut counts = std::collections::BTreeMap::new();
    for _ in 0..24_000 {
        let mut items = [0, 1, 2, 3];
        random.shuffle(&mut items);
        *counts.entry(items).or_insert(0_i32) += 1;
    }
    assert_eq!(counts.len(), 24);
    // Six standard deviations of a binomial count of 1 in 24.
    assert!(
        counts.values().all(|count| (count - 1000).abs() < 190),
        "{counts:?}"
    );
}

#[test]
fn ties_share_their_ranks() {
    assert_eq!(mid_ranks(&[3.0, 1.0, 3.0, 2.0]), [3.5, 1.0, 3.5, 2.0]);
}

#[test]
fn adjusted_p_values_agree_with_the_paper() {
    let p = [
        0.001, 0.008, 0.039, 0.041, 0.042, 0.06, 0.074, 0.205, 0.212, 0.216,
    ];
    let expected = [
        0.01,
        0.04,
        0.084,
        0.084,
        0.084,
        0.1,
        0.74 / 7.0,
        0.216,
        0.216,
        0.216,
    ];
    for (found, expected) in adjusted_p(&p).into_iter().zip(expected) {
        close(found, expected);
    }
    assert_eq!(adjusted_p(&[f64::NAN, 0.01]), [1.0, 0.02]);
    assert!(adjusted_p(&[]).is_empty());
}

#[test]
fn fourteen_of_twenty_have_the_known_interval() {
    let found = wilson(14, 20).unwrap();
    assert!((found.low - 0.481_027_2).abs() < 1e-7 && (found.high - 0.854_522_8).abs() < 1e-7);
    assert_eq!(wilson(0, 0), None);
    assert_eq!(wilson(3, 2), None);
}

#[test]
fn a_series_resembles_its_yesterday_as_published() {
    let y = [3, 4, 4, 5, 5, 4, 6, 5, 6, 7, 6, 5, 5, 4, 5, 6, 7, 6, 5, 5].map(|v| Some(f64::from(v)));
    let found = autocorrelation(&y).unwrap();
    assert!((found.estimate - 0.449_026_8).abs() < 1e-7);
    close(found.corrected, (20.0 * found.estimate + 1.0) / 16.0);
    assert_eq!(autocorrelation(&[Some(1.0); 9]), None);
}

#[test]
fn a_step_counts_between_adjacent_days_only() {
    let found = spread(&[Some(1.0), Some(3.0), None, Some(9.0), Some(9.0)]).unwrap();
    close(found.day_to_day.unwrap(), 2.0_f64.sqrt());
    close(found.mean, 5.5);
    assert_eq!(spread(&[Some(1.0)]), None);
}

#[test]
fn one_wild_point_does_not_bend_a_slope() {
    let points = [(0.0, 0.0), (1.0, 2.0), (2.0, 4.0), (3.0, 6.0), (4.0, 1e6)];
    close(theil_sen(&points).unwrap(), 2.0);
    assert_eq!(theil_sen(&[(1.0, 1.0), (1.0, 2.0)]), None);
    assert_eq!(median(&[]), None);
}
