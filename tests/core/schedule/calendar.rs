//! Planned and taken side by side.

use tenth::domain::*;

use super::*;

fn with_plans(plans: &[(u128, Plan)], doses: &[&str]) -> Journal {
    let plans = plans
        .iter()
        .map(|(id, plan)| (*id, None, Body::Plan(Box::new(plan.clone()))));
    let doses = doses.iter().enumerate().map(|(n, code)| {
        let id = 1_000 + u128::try_from(n).unwrap();
        (id, Some(When::on(day(code))), dose(None, None))
    });
    journal(plans.chain(doses).collect())
}

#[test]
fn nothing_is_missed_on_days_that_are_not_read_yet() {
    let shifting = Plan {
        missed: Missed::Shift,
        ..plan(Protocol::Fadiman)
    };
    // The dose of the 7th moves the pattern if that of the 6th was missed; whether it was nobody knows yet.
    let journal = with_plans(&[(1, shifting)], &["2025-01-07"]);
    let today = day("2025-01-15");
    let marks = |calendar: &Calendar| {
        let days = ["2025-01-06", "2025-01-07", "2025-01-09", "2025-01-10"];
        days.map(|code| calendar.on(day(code), today).mark)
    };
    let read = Calendar::of(&journal);
    let moved = Some(Mark::MovedTo(day("2025-01-07")));
    let late = Some(Mark::TakenLate(day("2025-01-06")));
    assert_eq!(marks(&read), [moved, late, None, Some(Mark::Missed)]);
    let reading = Calendar::reading(&journal, Some(day("2025-01-07")));
    assert_eq!(
        marks(&reading),
        [None, Some(Mark::Unplanned), Some(Mark::Missed), None]
    );
}

#[test]
fn a_month_shows_what_was_planned_and_what_became_of_it() {
    let plan = Plan {
        kept_free: vec![KeptFree {
            from: day("2025-01-21"),
            to: day("2025-01-21"),
            why: FreeFor::Race,
        }],
        ..plan(Protocol::Fadiman)
    };
    let journal = with_plans(&[(1, plan)], &["2025-01-03", "2025-01-06", "2025-01-10"]);
    let calendar = Calendar::of(&journal);
    let today = day("2025-01-15");
    let month = calendar.month(2025, 1, today);
    assert_eq!(month.len(), 31);
    let at = |n: usize| (month[n - 1].kind, month[n - 1].mark);
    assert_eq!(at(3), (None, Some(Mark::Taken)));
    assert_eq!(at(6), (Some(DayKind::Dose), Some(Mark::Taken)));
    assert_eq!(at(7), (Some(DayKind::Transition), None));
    assert_eq!(at(9), (Some(DayKind::Dose), Some(Mark::Missed)));
    assert_eq!(at(10), (Some(DayKind::Transition), Some(Mark::Unplanned)));
    assert_eq!(at(15), (Some(DayKind::Dose), Some(Mark::Due)));
    assert_eq!(at(18), (Some(DayKind::Dose), Some(Mark::Planned)));
    assert_eq!(at(21), (Some(DayKind::KeptFree), None));
    assert_eq!(
        (month[20].free_for, month[20].plan),
        (Some(FreeFor::Race), Some(RecordId::new(1)))
    );
    assert_eq!(calendar.month(2025, 13, today), []);
    assert_eq!(calendar.month(2024, 2, today).len(), 29);
    assert_eq!(
        (calendar.year(2024, today).len(), calendar.year(2025, today).len()),
        (366, 365)
    );
    assert_eq!(calendar.year(NaiveDate::MAX.year() + 1, today), []);
}

use chrono::Datelike;

#[test]
fn ended_plans_stay_and_the_newer_of_two_holds() {
    let old = Plan {
        ended: Some(day("2025-01-20")),
        ..plan(Protocol::Fadiman)
    };
    let new = Plan {
        start: day("2025-02-01"),
        ..plan(Protocol::EveryOtherDay)
    };
    let journal = with_plans(&[(2, new), (1, old)], &["2025-01-06", "2025-02-01"]);
    let calendar = Calendar::of(&journal);
    let plan_on = |code| calendar.course_on(day(code)).map(|course| course.id);
    assert_eq!(
        ["2025-01-05", "2025-01-19", "2025-01-20", "2025-02-01"].map(plan_on),
        [None, Some(RecordId::new(1)), None, Some(RecordId::new(2))]
    );
    let after = calendar.course_after(day("2025-01-25")).map(|course| course.id);
    assert_eq!(after, Some(RecordId::new(2)));
    assert_eq!(journal.plans().len(), 2);
    // Today's page reads less and sees the same.
    let today = day("2025-02-03");
    let brief = Calendar::of_today(&journal, today, None);
    assert_eq!(brief.on(today, today), calendar.on(today, today));
    assert!(brief.happened.doses().len() < calendar.happened.doses().len() + 1);
}

/// A newer plan that was ended before it began hides nothing of an older one that goes on; one whose cycles have run out was
/// the end of it, and Today knows that, too.
#[test]
fn today_knows_all_of_the_plan_that_holds_whatever_was_planned_later() {
    let running = shifting(Protocol::Fadiman);
    let is_over = |ended: Option<&str>, count| Plan {
        start: day("2025-02-10"),
        ended: ended.map(day),
        cycle: Some(Cycle {
            weeks: 1,
            rest_weeks: 0,
            count,
        }),
        ..plan(Protocol::Fadiman)
    };
    let today = day("2025-04-01");
    for (over, holds) in [
        (is_over(Some("2025-01-20"), None), Some(RecordId::new(1))),
        (is_over(None, Some(1)), None),
    ] {
        // The second dose is late by a day and moves the rest of its cycle.
        let plans = [(1, running.clone()), (2, over)];
        let journal = with_plans(&plans, &["2025-01-06", "2025-01-10"]);
        let (all, brief) = (Calendar::of(&journal), Calendar::of_today(&journal, today, None));
        let id = all.course_on(today).map(|course| course.id);
        assert_eq!(id, holds);
        assert_eq!(brief.course_on(today), all.course_on(today));
        assert_eq!(
            all.courses[0].late_for(day("2025-01-10")),
            Some(day("2025-01-09"))
        );
    }
}

#[test]
fn a_plan_that_was_ended_before_it_began_never_holds_and_makes_room() {
    for ended in ["2025-01-20", "2025-02-01"] {
        let never = Plan {
            start: day("2025-02-01"),
            ended: Some(day(ended)),
            ..plan(Protocol::Fadiman)
        };
        let course = planned(&never);
        for code in ["2025-01-20", "2025-01-31", "2025-02-01", "2025-03-01"] {
            assert_eq!(course.on(day(code)), DayKind::After, "{code}");
        }
        assert_eq!(course.next_dose(day("2025-01-20")), None);
        let calendar = Calendar::of(&with_plans(&[(1, never.clone())], &[]));
        assert_eq!(calendar.course_after(day("2025-01-20")), None);
        let later = Plan {
            start: day("2025-02-03"),
            ..plan(Protocol::Fadiman)
        };
        let calendar = Calendar::of(&with_plans(&[(1, never), (2, later)], &[]));
        let after = calendar.course_after(day("2025-01-20")).map(|course| course.id);
        assert_eq!(after, Some(RecordId::new(2)));
    }
}

#[test]
fn a_pattern_can_begin_anew_with_an_extra_dose_but_not_while_it_stands_still() {
    let extra = |plan: Plan| {
        let calendar = Calendar::of(&with_plans(&[(1, plan)], &["2025-01-06", "2025-01-07"]));
        calendar.extra_dose(RecordId::new(1), day("2025-01-08"))
    };
    assert_eq!(extra(plan(Protocol::Fadiman)), Some(day("2025-01-07")));
    let paused = Plan {
        pauses: vec![Pause {
            from: day("2025-01-07"),
            to: None,
        }],
        ..plan(Protocol::Fadiman)
    };
    assert_eq!(extra(paused), None);
    assert_eq!(extra(plan(Protocol::AsNeeded(Limits::default()))), None);
}

#[test]
fn a_long_pause_is_one_row_and_hides_no_week_of_the_cycle() {
    let paused = Plan {
        pauses: vec![Pause {
            from: day("2025-01-23"),
            to: Some(day("2026-01-21")),
        }],
        ..plan(Protocol::Fadiman)
    };
    let calendar = Calendar::of(&with_plans(&[(1, paused.clone())], &["2025-01-06", "2025-05-14"]));
    let cycle = planned(&paused).cycle(1).unwrap();
    let span = (cycle.first, cycle.last.unwrap());
    let rows = calendar.week_rows(span, Weekday::Mon, day("2025-02-12"));
    let told: Vec<String> = rows
        .iter()
        .map(|row| match row {
            WeekRow::Week(days) => date_code(days[0].day),
            WeekRow::Paused { first, last } => [date_code(*first), date_code(*last)].join(" to "),
        })
        .collect();
    let expected = [
        "2025-01-06",
        "2025-01-13",
        "2025-01-20",
        "2025-01-27 to 2025-02-09",
        // Today, and a dose that was recorded all the same.
        "2025-02-10",
        "2025-02-17 to 2025-05-11",
        "2025-05-12",
        "2025-05-19 to 2026-01-18",
        "2026-01-19",
        "2026-01-26",
        "2026-02-02",
        "2026-02-09",
        "2026-02-16",
        "2026-02-23",
    ];
    assert_eq!(told, expected);
    let endless = calendar.week_rows((cycle.first, NaiveDate::MAX), Weekday::Mon, cycle.first);
    assert!(endless.len() <= 520);
}

#[test]
fn nothing_is_planned_after_2100_in_the_calendar_either() {
    let endless = Plan {
        cycle: None,
        ..plan(Protocol::EveryOtherDay)
    };
    let (course, last) = (planned(&endless), day("2100-12-01"));
    let calendar = Calendar::of(&with_plans(&[(1, endless)], &[]));
    let marked = calendar.between(last, NaiveDate::from_ymd_opt(2101, 1, 31).unwrap(), last);
    let marked: Vec<_> = marked
        .iter()
        .filter(|day| day.mark.is_some())
        .map(|day| day.day)
        .collect();
    assert_eq!(marked, course.next_doses(last, 99));
}

// A native test may look at the clock.
#[allow(clippy::disallowed_methods)]
#[test]
fn ten_years_of_plans_and_doses_make_a_year_at_once() {
    let start = day("2016-01-04");
    let plans: Vec<(u128, Plan)> = (0..40_u32)
        .map(|n| {
            let start = start + chrono::Days::new(u64::from(n) * 90);
            let plan = Plan {
                missed: Missed::Shift,
                cycle: Some(Cycle {
                    weeks: 8,
                    rest_weeks: 4,
                    count: Some(1),
                }),
                ..Plan::new(Protocol::Fadiman, start)
            };
            (u128::from(n), plan)
        })
        .collect();
    let doses: Vec<String> = (0..1_200_u64)
        .map(|n| date_code(start + chrono::Days::new(n * 3 + n % 2)))
        .collect();
    let doses: Vec<&str> = doses.iter().map(String::as_str).collect();
    let journal = with_plans(&plans, &doses);
    let begun = std::time::Instant::now();
    let calendar = Calendar::of(&journal);
    let year = calendar.year(2024, day("2025-06-01"));
    let taken = begun.elapsed();
    assert!(
        year.iter()
            .any(|day| matches!(day.mark, Some(Mark::TakenLate(_))))
    );
    // Without optimisation and beside other tests; as it is shipped it takes a few milliseconds.
    assert!(taken < std::time::Duration::from_secs(2), "{taken:?}");
}

#[test]
fn a_plan_is_over_where_the_next_begins_that_ever_held() {
    let from = |start: &str| Plan::new(Protocol::Fadiman, day(start));
    let ended = |start: &str, ended: &str| Plan {
        ended: Some(day(ended)),
        ..from(start)
    };
    let today = day("2025-05-01");
    let journal = with_plans(
        &[
            (1, from("2025-01-06")),
            (2, ended("2025-02-03", "2025-03-03")),
            (3, ended("2025-04-07", "2025-04-01")),
        ],
        &[],
    );
    let calendar = Calendar::of(&journal);
    let last_days: Vec<_> = calendar.courses.iter().map(Course::last_day).collect();
    assert_eq!(last_days[0], Some(day("2025-02-02")));
    assert_eq!(last_days[1], Some(day("2025-03-02")));
    assert_eq!(calendar.course_on(today), None);
    // One that was ended before it began never held, and is not the last that did.
    let held_last = calendar.course_until(today).map(|course| course.id);
    assert_eq!(held_last, Some(RecordId::new(2)));
    let held_first = calendar.course_until(day("2025-02-02")).map(|course| course.id);
    assert_eq!(held_first, Some(RecordId::new(1)));
    assert_eq!(calendar.course_until(day("2025-01-05")), None);
    assert_eq!(Calendar::of_today(&journal, today, None).courses.len(), 3);
    // A new one has room after it, though the first was never ended by hand.
    let draft = PlanDraft {
        start: Some(today),
        ..PlanDraft::default()
    };
    let made = draft.read(None, &journal.plans()).unwrap();
    assert_eq!(made.calendar.alarm, Some(0));
}

#[test]
fn a_plan_that_overlaps_the_next_can_be_changed_but_not_moved_into_one_before() {
    let first = Plan {
        ended: Some(day("2025-01-20")),
        ..Plan::new(Protocol::Fadiman, day("2025-01-06"))
    };
    let running = Plan::new(Protocol::Fadiman, day("2025-02-03"));
    let next = Plan::new(Protocol::Nightly, day("2025-03-03"));
    let journal = with_plans(&[(1, first), (2, running.clone()), (3, next)], &[]);
    let read = |start: &str| {
        let draft = PlanDraft {
            start: Some(day(start)),
            ..PlanDraft::of(&running)
        };
        draft.read(Some((RecordId::new(2), &running)), &journal.plans())
    };
    assert!(read("2025-02-04").is_ok());
    for (start, other) in [("2025-01-14", 1), ("2025-03-03", 3), ("2025-03-10", 3)] {
        let wrong = read(start).unwrap_err();
        assert_eq!(
            wrong[0].problem,
            Problem::Overlaps(RecordId::new(other)),
            "{start}"
        );
    }
}

#[test]
fn nothing_is_kept_free_after_the_next_plan_has_begun() {
    let running = Plan::new(Protocol::Fadiman, day("2025-02-03"));
    let next = Plan::new(Protocol::Nightly, day("2025-03-03"));
    let journal = with_plans(&[(2, running.clone()), (3, next)], &[]);
    let read = |from: &str| {
        let mut draft = PlanDraft::of(&running);
        draft.kept_free.push(SpanDraft {
            from: Some(day(from)),
            to: Some(day("2025-03-09")),
            why: FreeFor::Other,
        });
        draft.read(Some((RecordId::new(2), &running)), &journal.plans())
    };
    assert!(read("2025-03-02").is_ok());
    let wrong = PlanProblem {
        field: Field::KeptFree(0),
        problem: Problem::Outside,
    };
    assert_eq!(read("2025-03-03"), Err(vec![wrong]));
}
