//! How a plan was kept.

use tenth::domain::*;

use super::*;

#[test]
fn taken_skipped_missed_and_unplanned_are_told_apart_and_days_off_are_successes() {
    // Dose days to the 18th: 6, 9, 12, 15, 18.
    let happened = Happened::just(
        &days("2025-01", &[6, 12, 13, 18]),
        &[(PLAN, Choice::Skipped, day("2025-01-09"))],
    );
    let course = Course::of(PLAN, &plan(Protocol::Fadiman), &happened);
    let counted = |n| course.adherence(days("2025-01", &[n])[0], &happened);
    assert_eq!(
        counted(19),
        Adherence {
            planned: 5,
            taken: 3,
            late: 0,
            skipped: 1,
            missed: 1,
            unplanned: 1,
            off: 8,
            off_kept: 7,
        }
    );
    // Today is not missed before it is over, and no day off is kept before it is over.
    assert_eq!(
        (
            counted(15).missed,
            counted(16).missed,
            counted(7).off_kept,
            counted(8).off_kept
        ),
        (0, 1, 0, 1)
    );
    assert_eq!(counted(5), Adherence::default());
    assert_eq!(
        course.adherence(day("2025-01-05"), &happened),
        Adherence::default()
    );
}

#[test]
fn a_late_dose_is_one_dose_that_was_taken() {
    let (course, happened) = with_doses(&shifting(Protocol::Fadiman), &days("2025-01", &[6, 11, 14]));
    let counted = course.adherence(day("2025-01-15"), &happened);
    assert_eq!(
        (
            counted.planned,
            counted.taken,
            counted.late,
            counted.missed,
            counted.unplanned
        ),
        (3, 3, 1, 0, 0)
    );
}

#[test]
fn each_cycle_has_its_own_count_and_a_dose_in_its_rest_is_unplanned() {
    let plan = Plan {
        cycle: Some(Cycle {
            weeks: 1,
            rest_weeks: 1,
            count: Some(2),
        }),
        ..plan(Protocol::EveryOtherDay)
    };
    // Cycles from the 6th and the 20th; the rest of the first is from the 13th to the 19th.
    let (course, happened) = with_doses(&plan, &days("2025-01", &[6, 8, 10, 12, 15, 20]));
    let cycles = course.adherence_by_cycle(day("2025-03-01"), &happened);
    let brief: Vec<_> = cycles
        .iter()
        .map(|(cycle, one)| (cycle.number, one.taken, one.missed, one.unplanned, one.off_kept))
        .collect();
    assert_eq!(brief, [(1, 4, 0, 1, 9), (2, 1, 3, 0, 10)]);
    assert_eq!(course.adherence(day("2025-03-01"), &happened).planned, 8);
}

#[test]
fn doses_as_needed_are_as_planned_while_they_keep_to_the_limits() {
    let limits = Limits { gap: 2, weekly: 3 };
    let (course, happened) = with_doses(
        &plan(Protocol::AsNeeded(limits)),
        &days("2025-01", &[6, 7, 9, 11, 14, 16]),
    );
    let today = day("2025-01-20");
    let marks: Vec<_> = happened
        .doses()
        .iter()
        .map(|day| course.mark(*day, today, &happened))
        .collect();
    let (taken, unplanned) = (Some(Mark::Taken), Some(Mark::Unplanned));
    // The 7th is a day too early; the 11th is the fourth in the seven days from the 5th; the 14th and the 16th are the third.
    assert_eq!(marks, [taken, unplanned, taken, unplanned, taken, taken]);
    let at = |n| allowance(limits, &happened, days("2025-01", &[n])[0]);
    assert_eq!(at(5), Allowance::Within);
    assert_eq!(
        at(8),
        Allowance::TooSoon {
            earliest: day("2025-01-09")
        }
    );
    assert_eq!(
        at(13),
        Allowance::WeekFull {
            earliest: day("2025-01-14")
        }
    );
    assert_eq!(at(23), Allowance::Within);
}

#[test]
fn a_flight_over_the_date_line_loses_no_day_and_misses_none() {
    let on = |code: &str, minutes: i16| {
        let when = When {
            offset: Some(minutes),
            ..When::on(day(code))
        };
        Some(when)
    };
    let note = || {
        Body::Note(Note {
            text: Text::new("here"),
            tags: Vec::new(),
        })
    };
    // Honolulu on the 8th, Auckland on the 10th: there was no 9th.
    let west = journal(vec![
        (1, on("2025-01-06", -600), dose(None, None)),
        (2, on("2025-01-08", -600), note()),
        (3, on("2025-01-10", 780), note()),
    ]);
    let happened = Happened::of(&west);
    assert!(happened.is_lost(day("2025-01-09")) && !happened.is_lost(day("2025-01-07")));
    let course = Course::of(PLAN, &plan(Protocol::Fadiman), &happened);
    let today = day("2025-01-10");
    assert_eq!(course.mark(day("2025-01-09"), today, &happened), Some(Mark::Lost));
    let counted = course.adherence(today, &happened);
    assert_eq!((counted.planned, counted.taken, counted.missed), (1, 1, 0));
    assert_eq!(course.next_dose(today), Some(day("2025-01-12")));
    // Back again: the 9th comes twice, and two doses on it are one dose day.
    let east = journal(vec![
        (1, on("2025-01-06", 780), dose(None, None)),
        (2, on("2025-01-09", 780), dose(None, None)),
        (3, on("2025-01-09", -600), dose(None, None)),
    ]);
    let happened = Happened::of(&east);
    let course = Course::of(PLAN, &plan(Protocol::Fadiman), &happened);
    let counted = course.adherence(day("2025-01-11"), &happened);
    assert_eq!((counted.planned, counted.taken, counted.unplanned), (2, 2, 0));
    // A day without an entry is no lost day as long as the clock stayed on one side.
    let home = journal(vec![
        (1, on("2025-01-08", 60), note()),
        (2, on("2025-01-10", 780), note()),
    ]);
    assert!(!Happened::of(&home).is_lost(day("2025-01-09")));
}
