//! Weeks, steps of colour and keys of the month heat map.

use chrono::{NaiveDate, Weekday};
use proptest::prelude::*;
use tenth::charts::{heat_level, move_in_calendar, weeks_ending};

fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

#[test]
fn weeks_are_whole_and_end_with_the_week_of_the_day() {
    let weeks = weeks_ending(day("2026-11-12"), 6, Weekday::Mon);
    assert_eq!(weeks.len(), 6);
    assert_eq!((weeks[0][0], weeks[5][6]), (day("2026-10-05"), day("2026-11-15")));
    let american = weeks_ending(day("2026-11-12"), 1, Weekday::Sun);
    assert_eq!(
        (american[0][0], american[0][6]),
        (day("2026-11-08"), day("2026-11-14"))
    );
}

#[test]
fn two_ratings_share_a_step_and_ten_has_its_own() {
    let levels: Vec<u8> = (0..=10_u8)
        .map(|points| heat_level(f64::from(points), 0.0, 10.0))
        .collect();
    assert_eq!(levels, [1, 1, 2, 2, 3, 3, 4, 4, 5, 5, 6]);
    assert_eq!(heat_level(7.0, 7.0, 7.0), 3);
    assert_eq!((heat_level(-5.0, 0.0, 1.0), heat_level(9.0, 0.0, 1.0)), (1, 6));
}

#[test]
fn keys_move_by_day_week_and_page() {
    let (first, last) = (day("2026-10-05"), day("2026-11-12"));
    for (from, key, expected) in [
        ("2026-11-04", "ArrowLeft", Some("2026-11-03")),
        ("2026-11-04", "ArrowDown", Some("2026-11-11")),
        ("2026-11-11", "ArrowDown", Some("2026-11-12")),
        ("2026-10-05", "ArrowUp", Some("2026-10-05")),
        ("2026-11-04", "Home", Some("2026-11-02")),
        ("2026-11-04", "End", Some("2026-11-08")),
        ("2026-11-11", "PageUp", Some("2026-10-11")),
        ("2026-11-04", "PageUp", Some("2026-10-05")),
        ("2026-11-04", "a", None),
    ] {
        let found = move_in_calendar(day(from), key, Weekday::Mon, first, last);
        assert_eq!(found, expected.map(day), "{from} {key}");
    }
}

proptest! {
    #[test]
    fn prop_a_higher_value_never_has_a_lower_step(a in 0.0_f64..=10.0, b in 0.0_f64..=10.0) {
        let (low, high) = (a.min(b), a.max(b));
        prop_assert!(heat_level(low, 0.0, 10.0) <= heat_level(high, 0.0, 10.0));
        prop_assert!((1..=6).contains(&heat_level(a, 0.0, 10.0)));
    }
}
