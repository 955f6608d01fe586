//! Brackets of cycles and rests: which are drawn, which are named, and what is said of them.

use chrono::NaiveDate;
use tenth::analysis::insights::{Stretch, StretchKind};
use tenth::analysis::{Days, Series};
use tenth::charts::{ABOVE, Bracket, Frame, Past, bracket_path, brackets, description, reading, time_line};
use tenth::domain::MeasureKind;
use tenth::text::Locale;

fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

fn part(kind: StretchKind, number: u32, first: &str, last: &str) -> Stretch {
    Stretch {
        kind,
        number,
        days: Days::new(day(first), day(last)).unwrap(),
    }
}

/// So many days to 30 June 2026, all answered.
fn past(days: usize, parts: &[Stretch]) -> Past {
    let days = Days::ending(day("2026-06-30"), days);
    let all = Series {
        days,
        values: vec![Some(5.0); days.len()],
    };
    Past::new(&all, days, &[], &MeasureKind::Rating).with_parts(parts)
}

fn drawn(past: &Past, width: f64) -> Vec<Bracket> {
    let frame = Frame {
        width,
        left: 26.0,
        right: 44.0,
        above: ABOVE,
    };
    let drawing = time_line(&past.marks(), frame);
    let found = brackets(&past.parts, past.days, &drawing);
    let (left, right) = drawing.sides;
    for bracket in &found {
        assert!(left <= bracket.sides.0 && bracket.sides.0 < bracket.sides.1 && bracket.sides.1 <= right);
    }
    for pair in found.windows(2) {
        assert!(pair[0].sides.1 < pair[1].sides.0, "{pair:?}");
    }
    // What stands above the plot is given room there.
    let plain = time_line(&past.marks(), Frame { above: 0.0, ..frame });
    assert_eq!(drawing.height, plain.height + ABOVE);
    assert_eq!(drawing.ends.0.px(), plain.ends.0.px() + ABOVE);
    found
}

#[test]
fn brackets_span_their_days_and_are_named_where_there_is_room() {
    let past = past(
        30,
        &[
            part(StretchKind::Rest, 1, "2026-05-20", "2026-06-03"),
            part(StretchKind::Cycle, 2, "2026-06-04", "2026-06-24"),
            part(StretchKind::Rest, 2, "2026-06-25", "2026-06-30"),
            part(StretchKind::Cycle, 9, "2020-01-01", "2020-02-01"),
        ],
    );
    // 29 steps of 10 px from 26: what began before the chart begins with it.
    let found = drawn(&past, 360.0);
    let labels: Vec<_> = found.iter().map(|bracket| bracket.label.as_deref()).collect();
    assert_eq!(labels, [None, Some("Cycle 2"), Some("Rest")]);
    assert_eq!(
        bracket_path(&found),
        "M26 18v-4H46v4M56 18v-4H256v4M266 18v-4H316v4"
    );
}

#[test]
fn no_plan_one_day_and_ten_years_draw_without_harm() {
    assert_eq!(drawn(&past(30, &[]), 360.0), []);
    assert_eq!(bracket_path(&[]), "");
    let today = part(StretchKind::Cycle, 1, "2026-06-30", "2026-06-30");
    assert_eq!(drawn(&past(1, &[today]), 360.0), []);
    assert_eq!(drawn(&past(30, &[today]), 360.0), []);
    assert_eq!(drawn(&past(30, &[today]), 0.0), []);
    let first = day("2016-07-01");
    let parts: Vec<Stretch> = (0..520_u32)
        .map(|number| {
            let first = first + chrono::Days::new(u64::from(number) * 7);
            Stretch {
                kind: if number % 2 == 0 {
                    StretchKind::Cycle
                } else {
                    StretchKind::Rest
                },
                number: number / 2 + 1,
                days: Days::new(first, first + chrono::Days::new(6)).unwrap(),
            }
        })
        .collect();
    // A week of ten years is less than a pixel on a phone, and two on a desk.
    let ten = past(3650, &parts);
    assert_eq!(drawn(&ten, 360.0), []);
    assert_eq!(drawn(&ten, 944.0), []);
    assert!(description("Mood", &ten, &Locale::default()).ends_with(" 520 cycles and rests of the plan."));
}

#[test]
fn a_day_says_which_cycle_it_is_in() {
    let locale = Locale::default();
    let parts = [
        part(StretchKind::Cycle, 1, "2026-06-04", "2026-06-17"),
        part(StretchKind::Rest, 1, "2026-06-18", "2026-06-24"),
    ];
    let past = past(30, &parts);
    let read = |index: usize| reading(&past, index, day("2026-06-30"), &locale);
    assert_eq!(read(0), "Mon 1 Jun: 5");
    assert_eq!(read(3), "Thu 4 Jun: 5, cycle 1");
    assert_eq!(read(17), "Thu 18 Jun: 5, rest after cycle 1");
    assert_eq!(read(29), "Tue 30 Jun: 5");
    assert!(
        description("Mood", &past, &locale)
            .ends_with(" Plan: cycle 1 from 4 Jun 2026, rest after cycle 1 from 18 Jun 2026.")
    );
}
