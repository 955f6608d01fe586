//! A year in pixels: a path a step of colour, marks with a shape each, days by point and by key.

use chrono::{Days as Span, NaiveDate};
use proptest::prelude::*;
use tenth::analysis::{Days, Series};
use tenth::charts::{DayMark, Ground, YearDays, YearDrawing, mark_of, move_in_year, said};
use tenth::domain::MeasureKind;

fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

fn year(first: &str, last: &str, today: &str) -> YearDays {
    let days = Days::new(day(first), day(last)).unwrap();
    YearDays {
        first: day(first),
        last: day(last),
        today: day(today),
        name: "pain".to_owned(),
        kind: MeasureKind::Rating,
        values: Series {
            days,
            values: vec![None; days.len()],
        },
        ends: (0.0, 10.0),
        marks: Vec::new(),
        batches: Vec::new(),
    }
}

#[test]
fn values_are_cells_missing_days_are_dashes_and_days_to_come_are_nothing() {
    let mut shown = year("2026-11-01", "2026-11-30", "2026-11-04");
    shown.values.values[0] = Some(0.0);
    shown.values.values[1] = Some(10.0);
    shown.values.values[2] = Some(10.0);
    let drawing = YearDrawing::of(&shown, 344.0);
    let cells = |level: usize| drawing.levels[level - 1].matches('M').count();
    assert_eq!(
        [cells(1), cells(2), cells(3), cells(4), cells(5), cells(6)],
        [1, 0, 0, 0, 0, 2]
    );
    assert_eq!(drawing.levels[0], "M34 18h9v14h-9z");
    assert_eq!(drawing.gaps.matches('M').count(), 1);
    assert_eq!((drawing.months.len(), drawing.months[0].1), (1, 11));
}

#[test]
fn every_mark_has_its_shape_and_the_ink_of_its_ground() {
    let mut shown = year("2026-01-01", "2026-12-31", "2026-06-30");
    shown.values.values[1] = Some(1.0);
    shown.values.values[2] = Some(9.9);
    let marked = [
        DayMark::Dose,
        DayMark::Extra,
        DayMark::Skipped,
        DayMark::Missed,
        DayMark::Planned,
        DayMark::Free,
    ];
    shown.marks = (0..)
        .zip(marked)
        .map(|(n, mark)| (day("2026-01-01") + Span::new(n), mark))
        .collect();
    let drawing = YearDrawing::of(&shown, 344.0);
    let found: Vec<_> = drawing
        .marks
        .iter()
        .map(|(mark, ground, _)| (*mark, *ground))
        .collect();
    assert_eq!(
        found,
        [
            (DayMark::Dose, Ground::None),
            (DayMark::Dose, Ground::Low),
            (DayMark::Skipped, Ground::High),
            (DayMark::Missed, Ground::None),
            (DayMark::Planned, Ground::None),
            (DayMark::Free, Ground::None),
        ]
    );
    let mut shapes: Vec<String> = drawing
        .marks
        .iter()
        .skip(1)
        .map(|(_, _, path)| path.chars().filter(char::is_ascii_alphabetic).collect())
        .collect();
    assert_eq!(shapes, ["Mv", "Mvhv", "Mh", "MvMvMv", "MlMl"]);
    shapes.dedup();
    assert_eq!(shapes.len(), 5);
    assert_eq!(mark_of(&shown.marks, day("2026-01-03")), Some(DayMark::Skipped));
    assert_eq!(mark_of(&shown.marks, day("2026-02-03")), None);
}

#[test]
fn a_new_batch_flies_a_flag_in_the_ink_of_its_ground() {
    let mut shown = year("2026-11-01", "2026-11-30", "2026-11-30");
    shown.values.values[1] = Some(10.0);
    shown.batches = ["2026-10-31", "2026-11-01", "2026-11-02", "2026-12-01"]
        .map(|date| (day(date), "Blue jar".to_owned()))
        .to_vec();
    let drawing = YearDrawing::of(&shown, 344.0);
    let found: Vec<_> = drawing
        .flags
        .iter()
        .map(|(ground, path)| (*ground, path.as_str()))
        .collect();
    assert_eq!(
        found,
        [
            (Ground::None, "M34 18h5l-1.5 2l1.5 2h-3.75v3h-1.25z"),
            (Ground::High, "M44 18h5l-1.5 2l1.5 2h-3.75v3h-1.25z"),
        ]
    );
    assert_eq!(shown.batch(day("2026-11-02")), Some("Blue jar"));
    assert_eq!(shown.batch(day("2026-11-03")), None);
}

#[test]
fn what_is_said_of_a_day_names_its_mark_and_its_batch() {
    assert_eq!(said(None, None), None);
    assert_eq!(said(Some(DayMark::Missed), None).unwrap(), "dose missed");
    assert_eq!(
        said(Some(DayMark::Dose), Some("Blue jar")).unwrap(),
        "dose day, first from Blue jar"
    );
    assert_eq!(said(None, Some("Blue jar")).unwrap(), "first from Blue jar");
}

#[test]
fn keys_move_by_day_and_month() {
    let (first, last) = (day("2026-01-01"), day("2026-12-31"));
    for (from, key, expected) in [
        ("2026-03-31", "ArrowLeft", Some("2026-03-30")),
        ("2026-03-31", "ArrowRight", Some("2026-04-01")),
        ("2026-03-31", "ArrowUp", Some("2026-02-28")),
        ("2026-03-31", "ArrowDown", Some("2026-04-30")),
        ("2026-03-31", "PageUp", Some("2026-02-28")),
        ("2026-12-05", "PageDown", Some("2026-12-31")),
        ("2026-01-05", "ArrowUp", Some("2026-01-01")),
        ("2024-02-10", "End", Some("2026-01-01")),
        ("2026-02-10", "End", Some("2026-02-28")),
        ("2026-02-10", "Home", Some("2026-02-01")),
        ("2026-02-10", "Enter", None),
    ] {
        assert_eq!(
            move_in_year(day(from), key, first, last),
            expected.map(day),
            "{from} {key}"
        );
    }
}

proptest! {
    #[test]
    fn prop_every_day_is_found_where_it_is_drawn(n in 0_u64..366, width in 200.0_f64..1200.0, leap: bool) {
        let of = if leap { 2024 } else { 2026 };
        let shown = year(&format!("{of}-01-01"), &format!("{of}-12-31"), &format!("{of}-06-30"));
        let drawing = YearDrawing::of(&shown, width);
        let wanted = (shown.first + Span::new(n)).min(shown.last);
        let (x, y) = drawing.place_of(wanted).unwrap();
        prop_assert_eq!(drawing.day_at(x + 0.5, y + 0.5), Some(wanted));
        prop_assert!(x + 1.0 < width && y + 14.0 <= drawing.height);
    }

    #[test]
    fn prop_no_point_leads_outside_the_year(x in -1e9_f64..1e9, y in -1e9_f64..1e9) {
        let shown = year("2026-07-01", "2026-11-30", "2026-11-12");
        if let Some(found) = YearDrawing::of(&shown, 350.0).day_at(x, y) {
            prop_assert!(shown.first <= found && found <= shown.last);
        }
    }
}
