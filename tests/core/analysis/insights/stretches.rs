//! Cycles and rests side by side.

use tenth::analysis::insights::{Described, StretchKind, stretches};
use tenth::analysis::{Days, Series};
use tenth::domain::{Cycle, Pattern, Plan, Protocol, RecordId};
use tenth::schedule::Course;

use super::super::day;

fn course(cycle: Option<Cycle>) -> Course {
    let pattern = Pattern::parse("1..").or_else(|| Pattern::parse("100")).unwrap();
    let plan = Plan {
        cycle,
        ..Plan::new(Protocol::Pattern(pattern), day("2026-01-05"))
    };
    Course::planned(RecordId::new(7), &plan)
}

/// The number of days since 1 January for each day, and none for the first days of the plan.
fn counted() -> Series {
    let days = Days::new(day("2026-01-01"), day("2026-06-30")).unwrap();
    let values = (0..days.len()).map(|number| (number >= 6).then_some(number as f64));
    Series {
        days,
        values: values.collect(),
    }
}

#[test]
fn each_cycle_is_followed_by_its_rest_up_to_today() {
    let weeks = Cycle {
        weeks: 2,
        rest_weeks: 1,
        count: None,
    };
    let found = stretches(&course(Some(weeks)), day("2026-01-28")).into_iter();
    let found: Vec<Described> = found.map(|of| Described::new(of, &counted())).collect();
    let told: Vec<_> = found
        .iter()
        .map(|found| (found.of.kind, found.of.number, found.of.days, found.mean))
        .collect();
    let days = |first, last| Days::new(day(first), day(last)).unwrap();
    assert_eq!(
        told,
        [
            // Two of its fourteen days are not answered.
            (
                StretchKind::Cycle,
                1,
                days("2026-01-05", "2026-01-18"),
                Some(11.5)
            ),
            (StretchKind::Rest, 1, days("2026-01-19", "2026-01-25"), Some(21.0)),
            (
                StretchKind::Cycle,
                2,
                days("2026-01-26", "2026-01-28"),
                Some(26.0)
            ),
        ]
    );
    assert_eq!(found[0].summary.unwrap().answered, 12);
}

#[test]
fn a_plan_without_cycles_is_one_stretch_and_one_to_come_is_none() {
    let found = stretches(&course(None), day("2026-02-01"));
    assert_eq!(found.len(), 1);
    assert_eq!(found[0].days.last(), day("2026-02-01"));
    assert_eq!(stretches(&course(None), day("2026-01-04")), []);
}
