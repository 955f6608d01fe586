//! Flags of new batches: where they stand, and which labels fit.

use chrono::NaiveDate;
use tenth::analysis::{Days, Series};
use tenth::charts::{Frame, Past, batch_marks, batch_paths, description, reading, time_line};
use tenth::domain::MeasureKind;
use tenth::text::Locale;

fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

/// Thirty days to 30 June 2026.
fn past(starts: &[(&str, &[&str])]) -> Past {
    let days = Days::ending(day("2026-06-30"), 30);
    let all = Series {
        days,
        values: vec![Some(5.0); 30],
    };
    let label = |label: &&str| (*label).to_owned();
    let starts: Vec<(NaiveDate, Vec<String>)> = starts
        .iter()
        .map(|(on, labels)| (day(on), labels.iter().map(label).collect()))
        .collect();
    Past::new(&all, days, &[day("2026-06-10")], &MeasureKind::Rating).with_batches(&starts)
}

fn labels(past: &Past) -> Vec<Option<(String, bool)>> {
    // 29 steps of 10 px from 26.
    let frame = Frame {
        width: 360.0,
        left: 26.0,
        right: 44.0,
        above: 0.0,
    };
    let drawing = time_line(&past.marks(), frame);
    let marks = batch_marks(&past.batches, &drawing);
    let (flags, staffs) = batch_paths(&marks, &drawing);
    assert_eq!(flags.matches('M').count(), marks.len());
    assert_eq!(staffs.matches('V').count(), marks.len());
    let labels = marks.into_iter();
    labels
        .map(|mark| mark.label.map(|label| (label.text, label.is_end)))
        .collect()
}

#[test]
fn a_flag_stands_at_the_first_day_with_its_label() {
    let blue = past(&[("2026-06-10", &["Blue jar"]), ("2020-01-01", &["Old"])]);
    assert_eq!(blue.batches, [(9, "Blue jar".to_owned())]);
    assert_eq!(labels(&blue), [Some(("Blue jar".to_owned(), false))]);
    let frame = Frame {
        width: 360.0,
        left: 26.0,
        right: 44.0,
        above: 0.0,
    };
    let drawing = time_line(&blue.marks(), frame);
    let marks = batch_marks(&blue.batches, &drawing);
    assert_eq!(batch_paths(&marks, &drawing).1, "M116 2V174");
}

#[test]
fn labels_stay_inside_and_never_overlap() {
    let late = past(&[("2026-06-30", &["Blue jar"])]);
    assert_eq!(labels(&late), [Some(("Blue jar".to_owned(), true))]);
    let near = past(&[
        ("2026-06-10", &["Blue jar"]),
        ("2026-06-11", &["Red jar"]),
        ("2026-06-12", &["A label that is far too long"]),
    ]);
    assert_eq!(
        labels(&near),
        [
            Some(("Blue jar".to_owned(), true)),
            None,
            Some(("A label that is…".to_owned(), false))
        ]
    );
}

#[test]
fn flags_that_would_cover_each_other_are_left_out() {
    let days = Days::ending(day("2026-06-30"), 3650);
    let all = Series {
        days,
        values: vec![Some(5.0); 3650],
    };
    let starts: Vec<(NaiveDate, Vec<String>)> = (0..3650)
        .step_by(9)
        .filter_map(|index| Some((days.at(index)?, vec!["B".to_owned()])))
        .collect();
    let past = Past::new(&all, days, &[], &MeasureKind::Rating).with_batches(&starts);
    assert!(past.batches.len() > 400);
    assert!(labels(&past).len() <= 42);
    assert!(description("Mood", &past, &Locale::default()).ends_with(" 406 new batches."));
}

#[test]
fn a_new_batch_is_told_and_read() {
    let locale = Locale::default();
    let two = past(&[("2026-06-10", &["Blue jar", "Red"]), ("2026-06-20", &[""])]);
    assert!(
        description("Mood", &two, &locale)
            .ends_with(" New batches: Blue jar and Red from 10 Jun 2026, a batch from 20 Jun 2026.")
    );
    assert_eq!(
        reading(&two, 9, day("2026-06-30"), &locale),
        "Wed 10 Jun: 5, dose day, first from Blue jar and Red"
    );
    assert!(!reading(&two, 10, day("2026-06-30"), &locale).contains("first"));
}
