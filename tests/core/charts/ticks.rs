//! Which values and days an axis names.

use chrono::Datelike;
use proptest::prelude::*;
use tenth::analysis::Days;
use tenth::charts::{DateUnit, Domain, date_ticks, value_ticks};
use tenth::domain::MeasureKind;

fn days(first: &str, last: &str) -> Days {
    Days::new(first.parse().unwrap(), last.parse().unwrap()).unwrap()
}

fn check_values(kind: MeasureKind, values: &[f64], expected: &[f64]) {
    let values: Vec<Option<f64>> = values.iter().copied().map(Some).collect();
    assert_eq!(
        value_ticks(Domain::of(&kind, &values)),
        expected,
        "{kind:?} {values:?}"
    );
}

#[test]
fn ratings_keep_their_scale_and_others_get_round_numbers() {
    check_values(MeasureKind::Rating, &[4.0, 5.0], &[0.0, 5.0, 10.0]);
    check_values(MeasureKind::YesNo, &[1.0], &[0.0, 1.0]);
    check_values(
        MeasureKind::Minutes,
        &[375.0, 500.0],
        &[360.0, 420.0, 480.0, 540.0],
    );
    check_values(MeasureKind::Count, &[0.0, 3.0], &[0.0, 1.0, 2.0, 3.0]);
    check_values(
        MeasureKind::Number { unit: None },
        &[71.2, 74.9],
        &[70.0, 72.0, 74.0, 76.0],
    );
}

#[test]
fn one_value_and_none_still_have_an_axis() {
    for kind in [
        MeasureKind::Minutes,
        MeasureKind::Count,
        MeasureKind::Number { unit: None },
    ] {
        for values in [
            vec![],
            vec![None],
            vec![Some(0.0)],
            vec![Some(430.0); 2],
            vec![Some(-3.5)],
        ] {
            let domain = Domain::of(&kind, &values);
            assert!(domain.low < domain.high, "{kind:?} {values:?} {domain:?}");
            let ticks = value_ticks(domain);
            assert!((2..=9).contains(&ticks.len()), "{kind:?} {values:?} {ticks:?}");
        }
    }
    assert_eq!(value_ticks(Domain::own(&[Some(4.0)])), [4.0]);
}

fn check_dates(range: Days, most: usize, unit: DateUnit, expected: &[&str]) {
    let ticks = date_ticks(range, most);
    let found: Vec<String> = ticks.iter().map(|tick| tick.day.to_string()).collect();
    assert_eq!(found, expected);
    assert!(ticks.iter().all(|tick| tick.unit == unit), "{ticks:?}");
}

#[test]
fn dates_get_coarser_with_the_range() {
    check_dates(
        days("2026-11-10", "2026-11-12"),
        5,
        DateUnit::Day,
        &["2026-11-10", "2026-11-11", "2026-11-12"],
    );
    check_dates(
        days("2026-10-14", "2026-11-12"),
        5,
        DateUnit::Day,
        &["2026-10-19", "2026-10-26", "2026-11-02", "2026-11-09"],
    );
    check_dates(
        days("2026-08-20", "2026-11-12"),
        4,
        DateUnit::Month,
        &["2026-09-01", "2026-10-01", "2026-11-01"],
    );
    check_dates(
        days("2025-11-13", "2026-11-12"),
        4,
        DateUnit::Month,
        &["2026-01-01", "2026-04-01", "2026-07-01", "2026-10-01"],
    );
    check_dates(
        days("2016-11-13", "2026-11-12"),
        5,
        DateUnit::Year,
        &[
            "2018-01-01",
            "2020-01-01",
            "2022-01-01",
            "2024-01-01",
            "2026-01-01",
        ],
    );
    check_dates(
        days("2026-11-12", "2026-11-12"),
        5,
        DateUnit::Day,
        &["2026-11-12"],
    );
    // Tuesday to Thursday, with room for one: no Monday to name, and yet a name.
    check_dates(
        days("2026-11-10", "2026-11-12"),
        1,
        DateUnit::Day,
        &["2026-11-10"],
    );
}

proptest! {
    #[test]
    fn prop_ticks_lie_on_their_days_and_are_few(first in 0_u64..30_000, len in 1_usize..30_000, most in 1_usize..14) {
        let start: chrono::NaiveDate = "1990-01-01".parse().unwrap();
        let last = start + chrono::Days::new(first + len as u64);
        let range = Days::ending(last, len);
        let ticks = date_ticks(range, most);
        prop_assert!(!ticks.is_empty() && ticks.len() <= most, "{} of {}", ticks.len(), most);
        for tick in &ticks {
            prop_assert_eq!(range.at(tick.index), Some(tick.day));
            prop_assert!(tick.unit != DateUnit::Year || tick.day.ordinal() == 1);
        }
    }

    #[test]
    fn prop_value_ticks_ascend_within_the_axis(a in -1e6_f64..1e6, width in 0.0_f64..1e6) {
        let values = [Some(a), Some(a + width)];
        for kind in [MeasureKind::Minutes, MeasureKind::Count, MeasureKind::Number { unit: None }] {
            let domain = Domain::of(&kind, &values);
            let slack = (domain.high - domain.low) * 1e-6;
            prop_assert!(domain.low <= a + slack && a + width <= domain.high + slack);
            let ticks = value_ticks(domain);
            prop_assert!((2..=9).contains(&ticks.len()), "{:?} {:?}", domain, ticks);
            prop_assert!(ticks.windows(2).all(|pair| pair[0] < pair[1]));
            prop_assert!(ticks.iter().all(|t| domain.low - slack <= *t && *t <= domain.high + slack));
        }
    }
}
