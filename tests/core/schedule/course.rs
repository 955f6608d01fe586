//! Kept-free days, pauses and ends.

use tenth::domain::*;

use super::*;

fn free(from: &str, to: &str) -> KeptFree {
    KeptFree {
        from: day(from),
        to: day(to),
        why: FreeFor::Race,
    }
}

fn pause(from: &str, to: Option<&str>) -> Pause {
    Pause {
        from: day(from),
        to: to.map(day),
    }
}

#[test]
fn kept_free_days_take_doses_away_and_move_nothing() {
    let course = planned(&Plan {
        kept_free: vec![free("2025-01-11", "2025-01-12"), free("2025-01-12", "2025-01-13")],
        ..plan(Protocol::Fadiman)
    });
    assert_eq!(
        course.next_doses(day("2025-01-06"), 4),
        days("2025-01", &[6, 9, 15, 18])
    );
    assert_eq!(course.on(day("2025-01-12")), DayKind::KeptFree);
    assert_eq!(course.kept_free_for(day("2025-01-13")), Some(FreeFor::Race));
    assert_eq!(course.kept_free_for(day("2025-01-14")), None);
    // The day after a dose that was not to be taken is no transition.
    assert_eq!(course.on(day("2025-01-14")), DayKind::Normal);
}

#[test]
fn a_pause_stops_the_plan_where_it_is() {
    let course = planned(&Plan {
        pauses: vec![pause("2025-01-10", Some("2025-01-19"))],
        ..plan(Protocol::Fadiman)
    });
    // 10 January was the second of three days; 20 January is.
    assert_eq!(
        course.next_doses(day("2025-01-06"), 4),
        days("2025-01", &[6, 9, 22, 25])
    );
    assert_eq!(course.on(day("2025-01-15")), DayKind::Paused);
    assert_eq!(
        course.position_on(day("2025-01-20")).pattern,
        Some(DayOf { day: 2, of: 3 })
    );
    let cycle = course.cycle_on(day("2025-01-15")).unwrap();
    assert_eq!(
        cycle.last,
        Some(day("2025-03-12")),
        "ten days later than without the pause"
    );
    assert_eq!(
        course.doses_between(cycle.first, day("2025-03-12")).len(),
        19,
        "no dose of the cycle is lost"
    );
}

#[test]
fn a_pause_without_an_end_leaves_everything_after_it_open() {
    let course = planned(&Plan {
        pauses: vec![pause("2025-01-10", None)],
        ..plan(Protocol::Fadiman)
    });
    assert_eq!(course.next_dose(day("2025-01-10")), None);
    assert_eq!(course.next_doses(day("2025-01-01"), 9), days("2025-01", &[6, 9]));
    assert_eq!(course.on(day("2100-12-31")), DayKind::Paused);
    assert_eq!(
        (course.last_day(), course.doses_left(day("2025-01-10"))),
        (None, None)
    );
}

#[test]
fn pauses_that_touch_or_overlap_count_each_day_once() {
    let once = planned(&Plan {
        pauses: vec![pause("2025-01-10", Some("2025-01-19"))],
        ..plan(Protocol::EveryOtherDay)
    });
    let often = planned(&Plan {
        pauses: vec![
            pause("2025-01-15", Some("2025-01-19")),
            pause("2025-01-10", Some("2025-01-12")),
            pause("2025-01-11", Some("2025-01-14")),
            pause("2024-12-01", Some("2025-01-05")),
        ],
        ..plan(Protocol::EveryOtherDay)
    });
    for day in day("2024-12-01").iter_days().take(800) {
        assert_eq!(once.on(day), often.on(day), "{day}");
    }
}

#[test]
fn an_ended_plan_ends_on_its_day_and_stays() {
    let course = planned(&Plan {
        ended: Some(day("2025-01-12")),
        ..plan(Protocol::Fadiman)
    });
    assert_eq!(course.next_doses(day("2025-01-01"), 9), days("2025-01", &[6, 9]));
    assert_eq!(course.on(day("2025-01-11")), DayKind::Normal);
    assert_eq!(course.on(day("2025-01-12")), DayKind::After);
    assert_eq!(course.last_day(), Some(day("2025-01-11")));
    let cycle = course.cycle_on(day("2025-01-06")).unwrap();
    assert_eq!(
        (cycle.last, cycle.rest_last),
        (course.last_day(), course.last_day())
    );
    assert_eq!(course.cycle(2), None);
    let never = planned(&Plan {
        ended: Some(day("2025-01-06")),
        ..plan(Protocol::Fadiman)
    });
    assert_eq!(
        (never.on(day("2025-01-06")), never.cycle(1)),
        (DayKind::After, None)
    );
}

#[test]
fn a_plan_without_cycles_simply_goes_on() {
    let course = planned(&Plan::new(Protocol::Fadiman, day("2025-01-06")));
    assert_eq!(course.last_day(), None);
    let cycle = course.cycle_on(day("2031-05-05")).unwrap();
    assert_eq!(
        (cycle.number, cycle.first, cycle.last),
        (1, day("2025-01-06"), None)
    );
    // 2 January 2026 is the 361st day after the first: 361 = 3 × 120 + 1.
    let position = course.position_on(day("2026-01-02"));
    assert_eq!(
        (position.kind, position.pattern, position.cycle, position.number),
        (DayKind::Transition, Some(DayOf { day: 2, of: 3 }), None, None)
    );
}

#[test]
fn no_cycle_without_a_rest_before_it_begins_with_a_second_dose_in_a_row() {
    let weeks_on = |weeks: u8, rest_weeks: u8| Cycle {
        weeks,
        rest_weeks,
        count: None,
    };
    // Five weeks of every other day end with a dose day, the 9th of February.
    for (rest_weeks, next) in [(0, "2025-02-11"), (1, "2025-02-17")] {
        let course = planned(&Plan {
            cycle: Some(weeks_on(5, rest_weeks)),
            ..plan(Protocol::EveryOtherDay)
        });
        assert_eq!(course.cycle(1).unwrap().last, Some(day("2025-02-09")));
        assert_eq!(
            course.next_doses(day("2025-02-09"), 2),
            [day("2025-02-09"), day(next)]
        );
    }
}

#[test]
fn nothing_is_planned_beyond_2100_and_every_date_has_an_answer() {
    for protocol in [
        Protocol::Fadiman,
        Protocol::Weekdays(Weekdays::default()),
        Protocol::AsNeeded(Limits::default()),
        Protocol::FixedWeekdays(weekdays(&[chrono::Weekday::Fri])),
    ] {
        for plan in [plan(protocol), Plan::new(protocol, day("2025-01-06"))] {
            let course = planned(&plan);
            for extreme in [NaiveDate::MIN, NaiveDate::MAX, day("2101-01-01")] {
                let _ = (
                    course.on(extreme),
                    course.position_on(extreme),
                    course.cycle_on(extreme),
                );
                let _ = course.doses_left(extreme);
                if extreme > day("2100-12-31") {
                    assert_eq!(course.next_dose(extreme), None);
                }
            }
            assert_eq!(course.on(NaiveDate::MIN), DayKind::Before);
        }
    }
    let last = planned(&Plan::new(
        Protocol::Weekdays(weekdays(&Weekdays::ALL)),
        day("2100-12-30"),
    ));
    assert_eq!(
        last.next_doses(day("2000-01-01"), 9),
        [day("2100-12-30"), day("2100-12-31")]
    );
}

// A native test may look at the clock.
#[allow(clippy::disallowed_methods)]
#[test]
fn a_day_a_hundred_years_off_costs_no_more_than_tomorrow() {
    let course = planned(&Plan {
        pauses: vec![pause("2025-02-01", Some("2025-02-10"))],
        kept_free: vec![free("2025-03-01", "2090-01-01")],
        ..plan(Protocol::Fadiman)
    });
    let ask = |day: NaiveDate| {
        let begun = std::time::Instant::now();
        for _ in 0..2_000 {
            std::hint::black_box((course.on(day), course.next_dose(day)));
        }
        begun.elapsed()
    };
    let (near, far) = (ask(day("2025-01-07")), ask(day("2098-06-01")));
    assert!(
        far < near * 20 + std::time::Duration::from_millis(400),
        "{near:?} and {far:?}"
    );
    // Sixty-five years kept free are passed over at once.
    assert!(ask(day("2025-03-01")) < std::time::Duration::from_secs(2));
}

#[test]
fn a_pause_has_days_that_can_be_kept_and_what_is_wrong_is_told_of_each() {
    let today = day("2025-01-20");
    let pause = |from, to: Option<&str>| Pause {
        from: day(from),
        to: to.map(day),
    };
    let draft = |from: &str, to: &str| SpanDraft {
        from: parse_date(from),
        to: parse_date(to),
        why: FreeFor::Other,
    };
    let over = pause("2025-01-07", Some("2025-01-08"));
    let running = Plan {
        pauses: vec![over],
        ended: Some(day("2025-04-01")),
        ..plan(Protocol::Fadiman)
    };
    let wrong = |from, to| paused((RecordId::new(1), &running), &[], today, draft(from, to)).unwrap_err();
    assert_eq!(
        wrong("", "2025-01-19"),
        [Some(Problem::Missing), Some(Problem::Past)]
    );
    assert_eq!(
        wrong("2025-02-03", "2025-02-02"),
        [None, Some(Problem::Backwards)]
    );
    assert_eq!(wrong("2025-01-05", ""), [Some(Problem::Outside), None]);
    assert_eq!(wrong("2025-04-01", ""), [Some(Problem::Outside), None]);
    assert_eq!(
        wrong("2025-01-20", "2101-01-01"),
        [None, Some(Problem::OutOfRange)]
    );

    // Where the next plan begins, this one is over; one that never held leaves it as it is.
    let next = Plan {
        start: day("2025-03-03"),
        ..plan(Protocol::Nightly)
    };
    let never = Plan {
        start: day("2025-02-10"),
        ended: Some(day("2025-02-10")),
        ..plan(Protocol::Nightly)
    };
    let plans = [
        (RecordId::new(1), &running),
        (RecordId::new(2), &never),
        (RecordId::new(3), &next),
    ];
    let among = |from| paused((RecordId::new(1), &running), &plans, today, draft(from, ""));
    assert!(among("2025-03-02").is_ok());
    assert_eq!(among("2025-03-03"), Err([Some(Problem::Outside), None]));

    // One to come leaves today as it is.
    let to_come = paused(
        (RecordId::new(1), &running),
        &[],
        today,
        draft("2025-02-03", "2025-02-09"),
    )
    .unwrap();
    assert_eq!(to_come.pauses, [over, pause("2025-02-03", Some("2025-02-09"))]);
    assert_eq!(planned(&to_come).on(today), planned(&running).on(today));
    assert_eq!(planned(&to_come).on(day("2025-02-09")), DayKind::Paused);

    // The one that holds today is changed, and another stays.
    let open = paused((RecordId::new(1), &to_come), &[], today, draft("2025-01-14", "")).unwrap();
    assert_eq!(planned(&open).paused_to(today), None);
    let mut until = paused(
        (RecordId::new(1), &open),
        &[],
        today,
        draft("2025-01-14", "2025-01-20"),
    )
    .unwrap();
    assert_eq!(
        until.pauses,
        [
            over,
            pause("2025-02-03", Some("2025-02-09")),
            pause("2025-01-14", Some("2025-01-20"))
        ]
    );
    assert_eq!(planned(&until).on(day("2025-01-21")), DayKind::Dose);
    go_on(&mut until, today);
    assert_eq!(planned(&until).on(today), DayKind::Dose);
    assert_eq!(planned(&until).on(day("2025-01-19")), DayKind::Paused);
    go_on(&mut until, day("2025-01-14"));
    assert_eq!(until, to_come);
}
