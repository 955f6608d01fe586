//! Path strings: gaps, lone days, reduction to pixels, ticks and dashes.

use proptest::prelude::*;
use tenth::charts::{Scale, Tenths, bars, dashes, dots, line, line_by_column, rug};

/// 0 at 100 px, 10 at 0 px.
fn y() -> Scale {
    Scale::new(0.0, 10.0, 100.0, 0.0)
}

/// `px` pixels a day.
fn x(px: f64) -> Scale {
    Scale::new(0.0, 1.0, 0.0, px)
}

#[test]
fn numbers_are_written_in_tenths() {
    for (px, expected) in [
        (0.0, "0"),
        (7.0, "7"),
        (12.34, "12.3"),
        (-0.26, "-0.3"),
        (-120.0, "-120"),
        (1234.56, "1234.6"),
        (f64::NAN, "0"),
        (-0.04, "0"),
    ] {
        assert_eq!(Tenths::from_px(px).text(), expected, "{px}");
    }
}

#[test]
fn a_scale_without_width_puts_everything_in_the_middle() {
    let flat = Scale::new(5.0, 5.0, 0.0, 100.0);
    assert_eq!(flat.px(5.0), 50.0);
    assert_eq!(flat.px(900.0), 50.0);
    assert_eq!(flat.value_at(70.0), 5.0);
    let down = y();
    assert_eq!(
        (down.px(0.0), down.px(10.0), down.value_at(25.0)),
        (100.0, 0.0, 7.5)
    );
}

#[test]
fn a_line_breaks_at_missing_days_and_marks_lone_ones() {
    for (values, expected) in [
        (vec![], ""),
        (vec![None, None], ""),
        (vec![Some(5.0)], "M0 50h0"),
        (vec![Some(0.0), Some(10.0)], "M0 100L10 0"),
        (
            vec![Some(0.0), None, Some(10.0), Some(4.0), None],
            "M0 100h0M20 0L30 60",
        ),
        (vec![None, Some(5.0), None], "M10 50h0"),
    ] {
        assert_eq!(line(&values, &x(10.0), &y()), expected, "{values:?}");
    }
    assert_eq!(
        dots(&[Some(0.0), None, Some(10.0)], &x(10.0), &y()),
        "M0 100h0M20 0h0"
    );
}

#[test]
fn columns_keep_first_least_most_and_last() {
    // Four days a pixel: 3 9 1 4 | 4 4 4 4 | nothing | 2 (alone after a missing column).
    let day = |points: f64| Some(points);
    let values = [
        [day(3.0), day(9.0), day(1.0), day(4.0)],
        [day(4.0), day(4.0), None, day(4.0)],
        [None; 4],
        [None, day(2.0), None, None],
    ]
    .concat();
    let quarter = Scale::new(0.0, 4.0, -0.45, 0.55);
    assert_eq!(
        line_by_column(&values, &quarter, &y()),
        "M0 70V10V90V60L1 60M3 80h0"
    );
    assert_eq!(line_by_column(&[], &quarter, &y()), "");
    assert_eq!(line_by_column(&[None; 9], &quarter, &y()), "");
}

#[test]
fn bars_stand_on_the_floor_and_zero_has_none() {
    let values = [Some(5.0), Some(0.0), None, Some(10.0)];
    assert_eq!(bars(&values, 0.0, &x(10.0), &y()), "M0 100V50M30 100V0");
}

#[test]
fn a_rug_leaves_out_what_would_lie_on_top() {
    let (top, bottom) = (Tenths(80), Tenths(170));
    assert_eq!(rug(&[0, 3], &x(10.0), top, bottom, Tenths(20)), "M0 8V17M30 8V17");
    assert_eq!(
        rug(&[0, 1, 2, 3], &x(1.0), top, bottom, Tenths(20)),
        "M0 8V17M2 8V17"
    );
    assert_eq!(rug(&[], &x(1.0), top, bottom, Tenths(20)), "");
}

#[test]
fn a_missing_day_is_a_short_dash() {
    let values = [Some(1.0), None, None, Some(1.0), None, Some(1.0)];
    assert_eq!(
        dashes(&values, &x(10.0), Tenths(230), Tenths(16)),
        "M8.4 23H11.6M18.4 23H21.6M38.4 23H41.6"
    );
    // Half a pixel a day: they touch and are one.
    assert_eq!(dashes(&values, &x(0.5), Tenths(230), Tenths(10)), "M-0.5 23H3");
    assert_eq!(dashes(&[Some(1.0); 3], &x(1.0), Tenths(0), Tenths(1)), "");
}

/// The heights a path reaches, in tenths.
fn heights(path: &str) -> Vec<i32> {
    path.split(['M', 'L'])
        .filter(|part| !part.is_empty())
        .flat_map(|part| part.trim_end_matches("h0").split_once(' ').unwrap().1.split('V'))
        .map(|number| (number.parse::<f64>().unwrap() * 10.0).round() as i32)
        .collect()
}

proptest! {
    #[test]
    fn prop_reduction_keeps_the_extremes(
        values in prop::collection::vec(prop::option::of(0_u8..=10), 1..600),
        px in 0.02_f64..3.0,
    ) {
        let values: Vec<Option<f64>> = values.into_iter().map(|v| v.map(f64::from)).collect();
        let reduced = heights(&line_by_column(&values, &x(px), &y()));
        let full = heights(&line(&values, &x(px), &y()));
        prop_assert_eq!(reduced.iter().min(), full.iter().min());
        prop_assert_eq!(reduced.iter().max(), full.iter().max());
        prop_assert!(reduced.len() <= 4 * ((values.len() as f64 * px) as usize + 2));
    }
}
