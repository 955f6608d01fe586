//! The dates that protocols are published with, from Monday 6 January 2025.

use chrono::Weekday::*;
use tenth::domain::*;

use super::*;

fn check(protocol: Protocol, january: &[u32]) {
    let course = planned(&plan(protocol));
    assert_eq!(
        course.next_doses(day("2025-01-01"), january.len()),
        days("2025-01", january),
        "{protocol:?}"
    );
}

#[test]
fn published_dates_come_out() {
    check(Protocol::Fadiman, &[6, 9, 12, 15, 18, 21, 24, 27, 30]);
    check(Protocol::EveryOtherDay, &[6, 8, 10, 12]);
    check(Protocol::Nightly, &[6, 8, 10, 12]);
    check(
        Protocol::FixedWeekdays(weekdays(&[Mon, Thu])),
        &[6, 9, 13, 16, 20, 23],
    );
    check(
        Protocol::FourOnThreeOff,
        &[6, 7, 8, 9, 13, 14, 15, 16, 20, 21, 22, 23],
    );
    check(Protocol::FiveOnTwoOff, &[6, 7, 8, 9, 10, 13, 14, 15, 16, 17]);
    check(pattern("100"), &[6, 9, 12, 15]);
    check(pattern("0100100"), &[7, 10, 14, 17, 21]);
    check(
        Protocol::Weekdays(weekdays(&[Tue, Sat, Sun])),
        &[7, 11, 12, 14, 18, 19],
    );
    check(Protocol::AsNeeded(Limits::default()), &[]);
}

#[test]
fn an_eight_week_cycle_has_the_published_number_of_doses() {
    for (protocol, doses) in [
        (Protocol::Fadiman, 19),
        (Protocol::EveryOtherDay, 28),
        (Protocol::FixedWeekdays(weekdays(&[Mon, Thu])), 16),
        (Protocol::FourOnThreeOff, 32),
        (Protocol::FiveOnTwoOff, 40),
        (Protocol::AsNeeded(Limits::default()), 0),
    ] {
        let course = planned(&plan(protocol));
        assert_eq!(course.doses_left(day("2025-01-06")), Some(doses), "{protocol:?}");
        let cycle = course.cycle_on(day("2025-01-06")).unwrap();
        assert_eq!(
            (cycle.last, cycle.rest_last),
            (Some(day("2025-03-02")), Some(day("2025-03-30")))
        );
    }
}

#[test]
fn one_on_two_off_is_dose_transition_normal_and_drifts_through_the_week() {
    let course = planned(&plan(Protocol::Fadiman));
    let kinds: Vec<DayKind> = (6..12)
        .map(|n| course.on(day(&format!("2025-01-{n:02}"))))
        .collect();
    assert_eq!(
        kinds,
        [
            DayKind::Dose,
            DayKind::Transition,
            DayKind::Normal,
            DayKind::Dose,
            DayKind::Transition,
            DayKind::Normal
        ]
    );
    // A fixed set of weekdays can never do this: in three weeks every weekday is a dose day once.
    let three_weeks = course.doses_between(day("2025-01-06"), day("2025-01-26"));
    let met: std::collections::BTreeSet<_> = three_weeks
        .iter()
        .map(|day| chrono::Datelike::weekday(day).num_days_from_monday())
        .collect();
    assert_eq!((three_weeks.len(), met.len()), (7, 7));
}

#[test]
fn day_two_of_three_says_where_in_everything_a_day_is() {
    let course = planned(&Plan {
        cycle: Some(Cycle {
            weeks: 6,
            rest_weeks: 4,
            count: Some(2),
        }),
        ..plan(Protocol::Fadiman)
    });
    let part = |day, of| Some(DayOf { day, of });
    let at = |code| course.position_on(day(code));
    assert_eq!(
        at("2025-01-07"),
        Position {
            kind: DayKind::Transition,
            pattern: part(2, 3),
            cycle: part(2, 42),
            rest: None,
            number: Some(1),
            cycles: Some(2),
        }
    );
    // 17 February is the 43rd day: the first of 28 days of rest.
    assert_eq!(
        (
            at("2025-02-17").kind,
            at("2025-02-17").rest,
            at("2025-02-17").cycle
        ),
        (DayKind::Rest, part(1, 28), None)
    );
    // The second cycle begins on 17 March, with a dose.
    assert_eq!(
        (
            at("2025-03-17").kind,
            at("2025-03-17").pattern,
            at("2025-03-17").number
        ),
        (DayKind::Dose, part(1, 3), Some(2))
    );
    assert_eq!(course.last_day(), Some(day("2025-05-25")));
    assert_eq!(course.on(day("2025-05-25")), DayKind::Rest);
    assert_eq!(at("2025-05-26").kind, DayKind::After);
    assert_eq!(
        (at("2025-05-26").number, at("2025-01-05").kind),
        (None, DayKind::Before)
    );
    assert_eq!(course.next_dose(day("2025-02-16")), Some(day("2025-03-17")));
    assert_eq!(course.doses_left(day("2025-02-14")), Some(1));
    assert_eq!(course.doses_left(day("2025-02-17")), Some(0));
    assert_eq!(course.doses_left(day("2025-05-26")), None);
}
