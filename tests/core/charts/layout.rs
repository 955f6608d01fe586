//! The whole drawing, from nothing to ten years, and reading it.

use tenth::analysis::{Days, seven_day_mean};
use tenth::charts::{Domain, Drawing, Frame, Marks, small_bars, small_multiple, step, time_line};

const FRAME: Frame = Frame {
    width: 350.0,
    left: 26.0,
    right: 44.0,
    above: 0.0,
};

fn draw(values: &[Option<f64>], doses: &[usize]) -> Drawing {
    let mean = seven_day_mean(values);
    let marks = Marks {
        days: Days::ending("2026-11-12".parse().unwrap(), values.len()),
        values,
        mean: &mean,
        band: Some((4.0, 6.0)),
        doses,
        domain: Domain::new(0.0, 10.0),
    };
    time_line(&marks, FRAME)
}

#[test]
fn a_fortnight_has_dots_a_line_and_ticks() {
    let values: Vec<Option<f64>> = (0..14).map(|day| (day != 6).then_some(5.0)).collect();
    let drawing = draw(&values, &[0, 13]);
    assert_eq!(drawing.dots.matches('M').count(), 13);
    assert_eq!(drawing.days_line.matches('M').count(), 2);
    assert_eq!(drawing.mean.matches('M').count(), 2);
    assert_eq!(drawing.rug.matches('M').count(), 2);
    assert_eq!(drawing.gaps.matches('M').count(), 1);
    assert_eq!(drawing.values.len(), 3);
    assert!(drawing.dots.starts_with("M26 93h0"), "{}", drawing.dots);
    assert!(drawing.rug.ends_with("M306 182V191"), "{}", drawing.rug);
}

#[test]
fn nothing_and_one_point_draw_without_harm() {
    let empty = draw(&[], &[]);
    assert_eq!(
        (empty.dots.as_str(), empty.mean.as_str(), empty.gaps.as_str()),
        ("", "", "")
    );
    assert_eq!(empty.index_at(100.0, 0), 0);
    let missing = draw(&[None; 30], &[]);
    assert_eq!((missing.dots.as_str(), missing.days_line.as_str()), ("", ""));
    assert_eq!(missing.gaps.matches('M').count(), 30);
    let one = draw(&[Some(0.0)], &[0]);
    assert_eq!(one.dots, "M166 174h0");
    assert_eq!(one.index_at(0.0, 1), 0);
    assert_eq!(one.dates.len(), 1);
}

#[test]
fn ten_years_are_no_more_than_the_pixels_hold() {
    let values: Vec<Option<f64>> = (0..3650_u32)
        .map(|day| Some(f64::from(day * 7919 % 11)))
        .collect();
    let doses: Vec<usize> = (0..3650).step_by(3).collect();
    let drawing = draw(&values, &doses);
    assert_eq!(drawing.dots, "");
    assert!(drawing.days_line.len() < 281 * 30, "{}", drawing.days_line.len());
    assert!(drawing.rug.matches('M').count() <= 141);
    assert!(drawing.dates.len() <= 5);
}

#[test]
fn pointing_finds_the_nearest_day() {
    let values = vec![Some(5.0); 15];
    let drawing = draw(&values, &[]);
    // 280 px of plot over 14 steps: 20 px a day.
    for (px, expected) in [
        (-50.0, 0),
        (26.0, 0),
        (35.9, 0),
        (36.1, 1),
        (306.0, 14),
        (9000.0, 14),
        (f64::NAN, 0),
    ] {
        assert_eq!(drawing.index_at(px, 15), expected, "{px}");
    }
}

#[test]
fn the_keyboard_walks_the_days() {
    for (from, key, expected) in [
        (5, "ArrowLeft", Some(4)),
        (0, "ArrowLeft", Some(0)),
        (5, "ArrowRight", Some(6)),
        (89, "ArrowRight", Some(89)),
        (5, "PageUp", Some(35)),
        (5, "PageDown", Some(0)),
        (5, "End", Some(89)),
        (5, "Home", Some(0)),
        (5, "Enter", None),
    ] {
        assert_eq!(step(from, key, 90), expected, "{from} {key}");
    }
    assert_eq!(step(0, "End", 0), None);
}

#[test]
fn a_small_multiple_keeps_dots_off_the_axis() {
    let values = [Some(3.0), Some(9.0)];
    let marks = Marks {
        days: Days::ending("2026-11-12".parse().unwrap(), 2),
        values: &values,
        mean: &[None, None],
        band: None,
        doses: &[],
        domain: Domain::own(&values),
    };
    let drawing = small_multiple(
        &marks,
        Frame {
            width: 300.0,
            left: 2.0,
            right: 24.0,
            above: 0.0,
        },
    );
    assert_eq!(drawing.dots, "M2 64h0M276 8h0");
}

#[test]
fn sums_are_bars_from_zero() {
    let values = [Some(300.0), Some(0.0), Some(600.0)];
    let marks = Marks {
        days: Days::ending("2026-11-12".parse().unwrap(), 3),
        values: &values,
        mean: &[None; 3],
        band: Some((100.0, 200.0)),
        doses: &[1],
        domain: Domain::own(&values),
    };
    let frame = Frame {
        width: 226.0,
        left: 2.0,
        right: 24.0,
        above: 0.0,
    };
    let drawing = small_bars(&marks, frame);
    assert_eq!(drawing.bars, "M2 70V39M202 70V8");
    assert_eq!((drawing.dots.as_str(), drawing.band), ("", None));
    assert_eq!(drawing.rug, "M102 73V79");
}
