//! Estimates and intervals: from no rows to many, with and without an interval.

use tenth::analysis::Phase;
use tenth::analysis::statistics::{Difference, Group, Interval};
use tenth::charts::{IntervalDrawing, IntervalRow, Shape, interval_domain, intervals};
use tenth::domain::MeasureKind;
use tenth::text::Locale;

const RATING: MeasureKind = MeasureKind::Rating;

fn group(days: usize) -> Group {
    Group {
        days,
        mean: 4.7,
        median: 5.0,
    }
}

fn difference(days: usize, adjusted: Option<(f64, f64, f64)>) -> Difference {
    Difference {
        these: group(days),
        others: group(80),
        adjusted: adjusted.map(|(low, estimate, high)| Interval {
            estimate,
            low,
            high,
            likely: (low / 2.0 + estimate / 2.0, high / 2.0 + estimate / 2.0),
        }),
    }
}

fn row(phase: Phase, found: &Difference) -> IntervalRow {
    IntervalRow::difference(
        Shape::of(phase),
        "Dose day".to_owned(),
        found,
        &RATING,
        &Locale::default(),
    )
}

fn draw(rows: &[IntervalRow], smallest: Option<f64>, width: f64) -> IntervalDrawing {
    intervals(rows, smallest, interval_domain(rows, smallest, &RATING), width)
}

#[test]
fn rows_say_their_size_their_days_and_why_there_is_no_interval() {
    let sure = row(Phase::Dose, &difference(41, Some((0.2, 0.8, 1.4))));
    assert_eq!(
        (sure.number.as_str(), sure.range.as_str(), sure.detail.as_str()),
        ("+0.8", "+0.2 to +1.4", "mean 4.7, 41 days")
    );
    for (days, said) in [(3, "too few days to say"), (40, "not to be told apart")] {
        let unsure = row(Phase::Plus2, &difference(days, None));
        assert_eq!((unsure.number.as_str(), unsure.range.as_str()), ("", said));
        assert!(unsure.lacks_interval());
    }
    let others = IntervalRow::others("Other days".to_owned(), group(80), &RATING, &Locale::default());
    assert_eq!((others.estimate, others.interval), (Some(0.0), None));
    assert!(!others.lacks_interval());
}

#[test]
fn intervals_lie_left_and_right_of_their_estimate() {
    let rows = [
        row(Phase::Dose, &difference(41, Some((0.2, 0.8, 1.4)))),
        row(Phase::Plus1, &difference(4, Some((-2.0, -0.5, 1.0)))),
        row(Phase::Plus2, &difference(2, None)),
    ];
    for width in [320.0, 360.0, 600.0, 944.0] {
        let drawing = draw(&rows, Some(1.0), width);
        assert_eq!(drawing.rows.len(), 3);
        let (left, right) = drawing.sides;
        let (from, to) = drawing.band.unwrap();
        assert!(left <= from && from < drawing.zero && drawing.zero < to && to <= right);
        let mut above = drawing.ends.0;
        for placed in &drawing.rows {
            assert!(placed.middle > above, "rows stand below each other");
            above = placed.middle;
            if let Some((low, high)) = placed.interval {
                let (from, to) = placed.likely.unwrap();
                let ends = [left, low, from, to, high, right];
                assert!(ends.is_sorted() && low < from && to < high, "{width}: {ends:?}");
            }
        }
        assert!(above < drawing.ends.1 && drawing.ends.1.px() < drawing.height);
        assert_eq!((drawing.rows[2].interval, drawing.rows[2].likely), (None, None));
        assert_eq!(drawing.rows[2].mark, "", "what cannot be said is not drawn");
        assert!(drawing.rows[0].interval.unwrap().0 > drawing.zero);
        assert!(drawing.ticks.iter().any(|(_, value)| *value == 0.0));
    }
}

#[test]
fn nothing_and_nonsense_draw_without_harm() {
    let empty = draw(&[], None, 360.0);
    assert!(empty.rows.is_empty() && empty.band.is_none());
    assert!(empty.ticks.len() >= 2, "an axis is there all the same");
    let same = row(Phase::Dose, &difference(9, Some((0.0, 0.0, 0.0))));
    let drawing = draw(std::slice::from_ref(&same), None, 360.0);
    assert_eq!(drawing.rows[0].interval, Some((drawing.zero, drawing.zero)));
    let odd = row(Phase::Dose, &difference(9, Some((f64::NAN, f64::INFINITY, 1.0))));
    let drawing = draw(&[odd, same], Some(f64::NAN), 0.0);
    assert_eq!(
        (
            drawing.rows[0].interval,
            drawing.rows[0].likely,
            drawing.rows[0].mark.as_str()
        ),
        (None, None, "")
    );
    assert_eq!(drawing.band, None);
    for path in [&drawing.grid, &drawing.rules, &drawing.rows[1].mark] {
        assert!(!path.contains("NaN") && !path.contains("inf"), "{path}");
    }
}

#[test]
fn next_to_nothing_does_not_look_large() {
    let rows = [row(Phase::Dose, &difference(200, Some((-0.01, 0.0, 0.02))))];
    let drawing = draw(&rows, None, 600.0);
    let (low, high) = drawing.rows[0].interval.unwrap();
    assert!(high.px() - low.px() < 0.1 * (drawing.sides.1.px() - drawing.sides.0.px()));
}

#[test]
fn long_names_end_with_dots_and_keep_their_place() {
    let mut long = row(Phase::Dose, &difference(41, Some((0.2, 0.8, 1.4))));
    long.name = "Side effect: a very long name that somebody wrote in full sentences".to_owned();
    for width in [320.0, 600.0] {
        let drawing = draw(std::slice::from_ref(&long), None, width);
        let name = &drawing.rows[0].name;
        assert!(name.ends_with('…') && name.chars().count() >= 18, "{name}");
    }
}

#[test]
fn days_behind_a_row_are_whole_on_a_narrow_screen_beside_its_interval() {
    let of = row(Phase::Dose, &difference(41, Some((0.2, 0.8, 1.4))));
    for (detail, is_whole) in [
        ("next morning, 337 days", true),
        ("the day after that night, 337 days, and more", false),
    ] {
        let row = IntervalRow {
            detail: detail.to_owned(),
            ..of.clone()
        };
        let drawing = draw(std::slice::from_ref(&row), None, 328.0);
        let shown = &drawing.rows[0].detail;
        assert_eq!(shown == detail, is_whole, "{shown}");
        // A letter is about 6.6 pixels wide, and a key of 20 stands left of the names.
        let letters = shown.chars().count() + row.range.chars().count();
        assert!(20.0 + 6.6 * letters as f64 <= 328.0, "{shown}");
    }
}

#[test]
fn shapes_close_around_their_point() {
    use tenth::charts::Tenths;
    let at = |shape: Shape| shape.path(Tenths(100), Tenths(200), 5.0);
    assert_eq!(at(Shape::Dose), "M5 20a5 5 0 1 0 10 0a5 5 0 1 0 -10 0Z");
    assert_eq!(at(Shape::Plus1), "M10 14.3L15.8 20L10 25.8L4.3 20Z");
    assert!(at(Shape::Plus2).ends_with('Z'));
}

#[test]
fn every_height_is_in_a_row() {
    let some = row(Phase::Dose, &difference(41, Some((0.2, 0.8, 1.4))));
    for width in [360.0, 900.0] {
        let drawing = draw(&[some.clone(), some.clone(), some.clone()], None, width);
        for (place, placed) in drawing.rows.iter().enumerate() {
            assert_eq!(drawing.row_at(placed.middle.px()), Some(place));
            let (top, bottom) = drawing.ends_of(place);
            assert!(top < placed.middle && placed.middle < bottom);
        }
        for (y, place) in [(-50.0, 0), (0.0, 0), (5_000.0, 2), (f64::NAN, 0)] {
            assert_eq!(drawing.row_at(y), Some(place));
        }
    }
    assert_eq!(draw(&[], None, 360.0).row_at(10.0), None);
}
