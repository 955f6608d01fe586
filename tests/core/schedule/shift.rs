//! Late and extra doses.

use tenth::domain::*;

use super::*;

#[test]
fn a_late_dose_moves_the_rest_where_the_plan_shifts() {
    // The dose of the 9th is taken on the 11th.
    let doses = days("2025-01", &[6, 11]);
    let (course, _) = with_doses(&shifting(Protocol::Fadiman), &doses);
    assert_eq!(
        course.next_doses(day("2025-01-06"), 5),
        days("2025-01", &[6, 11, 14, 17, 20])
    );
    assert_eq!(course.late_for(day("2025-01-11")), Some(day("2025-01-09")));
    assert_eq!(course.moved_to(day("2025-01-09")), Some(day("2025-01-11")));
    assert_eq!(course.on(day("2025-01-12")), DayKind::Transition);
    // The pattern waits: the days between are days off, in no pattern.
    for n in [9, 10] {
        let position = course.position_on(days("2025-01", &[n])[0]);
        assert_eq!((position.kind, position.pattern), (DayKind::Normal, None));
    }
    // The next cycle begins when it would have.
    assert_eq!(course.on(day("2025-03-31")), DayKind::Dose);
    assert_eq!(
        course.cycle_on(day("2025-01-11")).unwrap().last,
        Some(day("2025-03-02"))
    );
}

#[test]
fn a_late_dose_moves_nothing_where_the_plan_skips() {
    let doses = days("2025-01", &[6, 11]);
    let (course, happened) = with_doses(&plan(Protocol::Fadiman), &doses);
    assert_eq!(course, planned(&plan(Protocol::Fadiman)));
    let today = day("2025-01-20");
    assert_eq!(
        course.mark(day("2025-01-09"), today, &happened),
        Some(Mark::Missed)
    );
    assert_eq!(
        course.mark(day("2025-01-11"), today, &happened),
        Some(Mark::Unplanned)
    );
}

#[test]
fn a_late_dose_keeps_its_place_in_a_longer_pattern() {
    // Four on, three off: the fourth dose, of the 9th, is taken on the 11th; three days off follow it.
    let doses = days("2025-01", &[6, 7, 8, 11]);
    let (course, _) = with_doses(&shifting(Protocol::FourOnThreeOff), &doses);
    assert_eq!(
        course.next_doses(day("2025-01-06"), 9),
        days("2025-01", &[6, 7, 8, 11, 15, 16, 17, 18, 22])
    );
}

#[test]
fn only_the_last_missed_dose_can_be_taken_late_and_only_once() {
    // Nothing from the 6th to the 14th; a dose on the 16th is late for the 15th, and the 17th is an extra.
    let doses = days("2025-01", &[16, 17]);
    let (course, happened) = with_doses(&shifting(Protocol::Fadiman), &doses);
    let today = day("2025-01-31");
    let mark = |n| course.mark(days("2025-01", &[n])[0], today, &happened);
    assert_eq!(
        (mark(6), mark(9), mark(12), mark(15), mark(16), mark(17)),
        (
            Some(Mark::Missed),
            Some(Mark::Missed),
            Some(Mark::Missed),
            Some(Mark::MovedTo(day("2025-01-16"))),
            Some(Mark::TakenLate(day("2025-01-15"))),
            Some(Mark::Unplanned)
        )
    );
    assert_eq!(course.next_dose(day("2025-01-17")), Some(day("2025-01-19")));
}

#[test]
fn a_dose_left_out_on_purpose_cannot_be_late() {
    let happened = Happened::just(
        &days("2025-01", &[6, 11]),
        &[(PLAN, Choice::Skipped, day("2025-01-09"))],
    );
    let course = Course::of(PLAN, &shifting(Protocol::Fadiman), &happened);
    assert_eq!(course.next_doses(day("2025-01-07"), 2), days("2025-01", &[9, 12]));
    let today = day("2025-01-20");
    assert_eq!(
        course.mark(day("2025-01-09"), today, &happened),
        Some(Mark::Skipped)
    );
    assert_eq!(
        course.mark(day("2025-01-11"), today, &happened),
        Some(Mark::Unplanned)
    );
    assert_eq!(course.open_dose(day("2025-01-10"), &happened), None);
    // A decision about another plan says nothing about this one.
    let others = Happened::just(&[], &[(RecordId::new(5), Choice::Skipped, day("2025-01-09"))]);
    let course = Course::of(PLAN, &shifting(Protocol::Fadiman), &others);
    assert_eq!(
        course.open_dose(day("2025-01-10"), &others),
        Some(day("2025-01-09"))
    );
}

#[test]
fn a_missed_dose_is_open_until_the_next_dose_day() {
    let (course, happened) = with_doses(&shifting(Protocol::Fadiman), &days("2025-01", &[6]));
    let open = |n| course.open_dose(days("2025-01", &[n])[0], &happened);
    assert_eq!(
        [6, 7, 8, 9, 10, 11, 12].map(open),
        [
            None,
            None,
            None,
            None,
            Some(day("2025-01-09")),
            Some(day("2025-01-09")),
            None
        ]
    );
    let (skipping, happened) = with_doses(&plan(Protocol::Fadiman), &days("2025-01", &[6]));
    assert_eq!(skipping.open_dose(day("2025-01-10"), &happened), None);
}

#[test]
fn an_extra_dose_becomes_the_beginning_only_when_decided() {
    let doses = days("2025-01", &[6, 8]);
    let (course, happened) = with_doses(&shifting(Protocol::Fadiman), &doses);
    assert_eq!(course.next_doses(day("2025-01-08"), 2), days("2025-01", &[9, 12]));
    let today = day("2025-01-08");
    assert_eq!(course.mark(today, today, &happened), Some(Mark::Unplanned));
    for policy in [Missed::Skip, Missed::Shift] {
        let happened = Happened::just(&doses, &[(PLAN, Choice::Anew, day("2025-01-08"))]);
        let plan = Plan {
            missed: policy,
            ..plan(Protocol::Fadiman)
        };
        let course = Course::of(PLAN, &plan, &happened);
        assert_eq!(
            course.next_doses(day("2025-01-08"), 3),
            days("2025-01", &[8, 11, 14])
        );
        assert_eq!(
            course.mark(today, today, &happened),
            Some(Mark::Unplanned),
            "it was not planned, whatever began with it"
        );
    }
}

#[test]
fn weekdays_are_never_moved() {
    let monday_and_thursday =
        Protocol::FixedWeekdays(weekdays(&[chrono::Weekday::Mon, chrono::Weekday::Thu]));
    let happened = Happened::just(
        &days("2025-01", &[6, 10]),
        &[(PLAN, Choice::Anew, day("2025-01-10"))],
    );
    let course = Course::of(PLAN, &shifting(monday_and_thursday), &happened);
    assert_eq!(
        course.next_doses(day("2025-01-07"), 3),
        days("2025-01", &[9, 13, 16])
    );
}

#[test]
fn a_kept_free_dose_day_can_be_caught_up_where_the_plan_shifts() {
    let plan = Plan {
        kept_free: vec![KeptFree {
            from: day("2025-01-09"),
            to: day("2025-01-09"),
            why: FreeFor::Travel,
        }],
        ..shifting(Protocol::Fadiman)
    };
    let (course, happened) = with_doses(&plan, &days("2025-01", &[6, 10]));
    assert_eq!(
        course.next_doses(day("2025-01-07"), 2),
        days("2025-01", &[10, 13])
    );
    let counted = course.adherence(day("2025-01-12"), &happened);
    assert_eq!((counted.planned, counted.taken, counted.missed), (2, 2, 0));
}
