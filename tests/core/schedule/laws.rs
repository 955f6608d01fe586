//! Laws of the engine, for any plan, any doses and any day.

use chrono::{Datelike, Days, NaiveDate};
use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::select;
use tenth::domain::*;
use tenth::schedule::*;

use super::{PLAN, planned};
use crate::domain::arbitrary;

fn repeating() -> BoxedStrategy<Protocol> {
    arbitrary::protocol()
        .prop_filter("goes by weekdays or as needed", |protocol| {
            protocol.pattern().is_some()
        })
        .boxed()
}

/// Any plan that begins in 2025 and 2026, with up to ninety dose days and decisions about it.
fn lived() -> BoxedStrategy<(Plan, Happened)> {
    let near = || (0_u64..500).prop_map(|n| NaiveDate::from_ymd_opt(2025, 6, 1).unwrap() + Days::new(n));
    let decision = (near(), select(Choice::ALL)).prop_map(|(day, choice)| (PLAN, choice, day));
    (
        arbitrary::plan(),
        near(),
        vec(near(), 0..90),
        vec(decision, 0..9),
        vec((near(), 0_u64..20), 0..3),
    )
        .prop_map(|(plan, start, doses, decisions, spans)| {
            let kept_free = spans.iter().map(|(from, days)| KeptFree {
                from: *from,
                to: *from + Days::new(*days),
                why: FreeFor::Other,
            });
            let plan = Plan {
                start,
                kept_free: kept_free.collect(),
                pauses: spans
                    .iter()
                    .map(|(from, days)| Pause {
                        from: *from + Days::new(40),
                        to: Some(*from + Days::new(40 + days)),
                    })
                    .collect(),
                ended: plan.ended.filter(|ended| *ended > start),
                ..plan
            };
            (plan, Happened::just(&doses, &decisions))
        })
        .boxed()
}

proptest! {
    #[test]
    fn prop_a_pattern_repeats(protocol in repeating(), ahead in 0_u64..20_000) {
        let start = NaiveDate::from_ymd_opt(2025, 1, 6).unwrap();
        let course = planned(&Plan::new(protocol, start));
        let length = u64::from(protocol.pattern().unwrap().length());
        let day = start + Days::new(ahead);
        prop_assert_eq!(course.on(day) == DayKind::Dose, course.on(day + Days::new(length)) == DayKind::Dose);
        prop_assert_eq!(course.position_on(day).pattern, course.position_on(day + Days::new(length)).pattern);
    }

    /// Cycles that no rest divides only count: a pattern that began anew with each could have two doses in a row.
    #[test]
    fn prop_without_rest_the_pattern_goes_on_over_its_cycles((plan, happened) in lived(), weeks in 1_u8..=12) {
        let cycle = Cycle { weeks, rest_weeks: 0, count: None };
        let cycles = Course::of(PLAN, &Plan { cycle: Some(cycle), ..plan.clone() }, &happened);
        let none = Course::of(PLAN, &Plan { cycle: None, ..plan.clone() }, &happened);
        for day in plan.start.iter_days().take(800) {
            prop_assert_eq!(cycles.on(day), none.on(day), "{}", day);
            prop_assert_eq!(cycles.late_for(day), none.late_for(day), "{}", day);
        }
    }

    #[test]
    fn prop_skipping_never_moves_a_date((plan, happened) in lived(), days in vec(0_u64..900, 20)) {
        let plan = Plan { missed: Missed::Skip, ..plan };
        let doses_only = Happened::just(happened.doses(), &[]);
        let course = Course::of(PLAN, &plan, &doses_only);
        prop_assert_eq!(&course, &planned(&plan));
        for ahead in days {
            let day = plan.start + Days::new(ahead);
            prop_assert_eq!(course.on(day), planned(&plan).on(day));
        }
    }

    /// Between two dose days that a shift put further apart lies no shorter gap than the pattern's own,
    /// and after the last late dose the gaps are exactly the pattern's.
    #[test]
    fn prop_shifting_keeps_the_gaps(protocol in repeating(), start in 0_u64..7, doses in vec(0_u64..80, 0..40)) {
        let start = NaiveDate::from_ymd_opt(2024, 2, 25).unwrap() + Days::new(start);
        let plan = Plan { missed: Missed::Shift, ..Plan::new(protocol, start) };
        let mut doses: Vec<NaiveDate> = doses.into_iter().map(|ahead| start + Days::new(ahead)).collect();
        doses.sort();
        let happened = Happened::just(&doses, &[]);
        let course = Course::of(PLAN, &plan, &happened);
        let dates = course.doses_between(start, start + Days::new(120));
        let pattern = protocol.pattern().unwrap().days();
        let bits: Vec<usize> = (0..pattern.len()).filter(|n| pattern[*n]).collect();
        let shortest = (0..bits.len())
            .map(|n| match bits.get(n + 1) {
                Some(next) => next - bits[n],
                None => pattern.len() + bits[0] - bits[n],
            })
            .min()
            .unwrap();
        let gap = |pair: &[NaiveDate]| usize::try_from((pair[1] - pair[0]).num_days()).unwrap();
        prop_assert!(dates.windows(2).all(|pair| gap(pair) >= shortest), "{:?}", dates);
        let last_late = doses.iter().rfind(|day| course.late_for(**day).is_some());
        if let Some(late) = last_late {
            let begun = course.position_on(*late).pattern.unwrap().day;
            for ahead in 0..100 {
                let day = *late + Days::new(ahead);
                let at = (usize::try_from(begun).unwrap() - 1 + usize::try_from(ahead).unwrap()) % pattern.len();
                prop_assert_eq!(course.on(day) == DayKind::Dose, pattern[at], "{} after {}", day, late);
            }
        }
    }

    /// Every day is exactly one kind: what lists dose days and what names the kind of a day agree, and so do all the others.
    #[test]
    fn prop_no_date_has_two_kinds((plan, happened) in lived()) {
        let course = Course::of(PLAN, &plan, &happened);
        let (first, last) = (plan.start - Days::new(30), plan.start + Days::new(700));
        let listed = course.doses_between(first, last);
        let by_kind: Vec<NaiveDate> = first
            .iter_days()
            .take_while(|day| *day <= last)
            .filter(|day| course.on(*day) == DayKind::Dose)
            .collect();
        prop_assert_eq!(&listed, &by_kind);
        let mut previous = None;
        for day in first.iter_days().take_while(|day| *day <= last) {
            let position = course.position_on(day);
            prop_assert_eq!(position.kind, course.on(day));
            prop_assert_eq!(position.kind == DayKind::Before, day < plan.start);
            prop_assert!(position.cycle.is_none() || position.rest.is_none());
            prop_assert!(previous != Some(DayKind::After) || position.kind == DayKind::After);
            if position.kind == DayKind::Transition {
                prop_assert_eq!(previous, Some(DayKind::Dose));
            }
            previous = Some(position.kind);
            let cycle = course.cycle_on(day);
            prop_assert_eq!(cycle.is_some(), position.kind.is_inside());
            if let Some(cycle) = cycle {
                prop_assert!(cycle.first <= day && cycle.rest_last.is_none_or(|last| day <= last || position.kind == DayKind::Paused));
            }
        }
    }

    /// Nothing depends on where in the calendar a plan begins: moved by any number of days, all of it moves along.
    /// So neither leap days, nor the ends of months and years, nor any change of clocks can change anything.
    #[test]
    fn prop_a_plan_that_begins_later_is_the_same_plan(protocol in repeating(), cycle in proptest::option::of(arbitrary::cycle()), by in 0_u64..25_000, doses in vec(0_u64..300, 0..30)) {
        let start = NaiveDate::from_ymd_opt(2023, 12, 30).unwrap();
        let course = |by: u64| {
            let plan = Plan { cycle, missed: Missed::Shift, ..Plan::new(protocol, start + Days::new(by)) };
            let doses: Vec<NaiveDate> = doses.iter().map(|ahead| start + Days::new(by + ahead)).collect();
            Course::of(PLAN, &plan, &Happened::just(&doses, &[]))
        };
        let (here, there) = (course(0), course(by));
        for ahead in 0..400 {
            let day = start + Days::new(ahead);
            prop_assert_eq!(here.position_on(day), there.position_on(day + Days::new(by)), "day {}", ahead);
        }
    }

    /// The zone, the clock and the offset of what was recorded change nothing; its civil day decides alone.
    #[test]
    fn prop_no_clock_and_no_zone_changes_a_day(
        whens in vec((arbitrary::when(), 0_u64..300, 0_i16..=720), 0..20),
        west in 0_i16..=720,
    ) {
        let start = NaiveDate::from_ymd_opt(2026, 2, 1).unwrap();
        let journal = |zoned: bool| {
            super::journal(
                whens
                    .iter()
                    .enumerate()
                    .map(|(id, (when, ahead, east))| {
                        let when = when.moved_to(start + Days::new(*ahead));
                        let bare = When::on(when.day);
                        // Offsets more than twelve hours apart may be a flight over the date line, which loses a day.
                        let when = When { offset: Some(east - west), ..when };
                        (u128::try_from(id).unwrap(), Some(if zoned { when } else { bare }), super::dose(None, None))
                    })
                    .collect(),
            )
        };
        prop_assert_eq!(Happened::of(&journal(true)), Happened::of(&journal(false)));
        prop_assert_eq!(Happened::of(&journal(true)), Happened::since(&journal(true), start));
    }

    /// The furthest dates there are have an answer, and adding up never overflows.
    #[test]
    fn prop_the_ends_of_time_have_answers((plan, happened) in lived(), years in any::<i32>(), day in 1_u32..=28) {
        let far = NaiveDate::from_ymd_opt(years % 262_000, 1 + years.unsigned_abs() % 12, day).unwrap();
        let plan = Plan { start: if years % 3 == 0 { far } else { plan.start }, ..plan };
        let course = Course::of(PLAN, &plan, &happened);
        let position = course.position_on(far);
        prop_assert_eq!(position.kind, course.on(far));
        let _ = (course.next_doses(far, 3), course.doses_left(far), course.cycle_on(far), course.last_day());
        let _ = counters(&happened, Some(&course), far);
        prop_assert!(course.next_dose(far).is_none_or(|day| day.year() <= 2100));
    }

    #[test]
    fn prop_what_is_counted_adds_up((plan, happened) in lived(), ahead in 0_u64..700) {
        let course = Course::of(PLAN, &plan, &happened);
        let today = plan.start + Days::new(ahead);
        let all = course.adherence(today, &happened);
        prop_assert_eq!(all.planned, all.taken + all.skipped + all.missed);
        prop_assert!(all.late <= all.taken && all.off_kept + all.unplanned == all.off);
        let by_cycle = course.adherence_by_cycle(today, &happened);
        prop_assert_eq!(by_cycle.into_iter().map(|(_, kept)| kept).sum::<Adherence>(), all);
        let inside = plan.start.iter_days().take_while(|day| *day <= today);
        let inside = inside.filter(|day| course.on(*day).is_inside() && happened.has_dose(*day)).count();
        prop_assert_eq!(u32::try_from(inside).unwrap(), all.taken + all.unplanned, "each dose day counts once");
    }

    /// Whatever plans a file brings, and however far a pause moves the end of one: no day is in two of them, so none has two
    /// kinds, and what was taken counts once.
    #[test]
    fn prop_no_date_is_in_two_plans(lives in vec(lived(), 1..5)) {
        let plans = lives.iter().zip(1..).map(|((plan, _), id)| (id, None, Body::Plan(Box::new(plan.clone()))));
        let taken: std::collections::BTreeSet<NaiveDate> =
            lives.iter().flat_map(|(_, happened)| happened.doses().iter().copied()).collect();
        let doses = taken.iter().zip(1_000..).map(|(day, id)| (id, Some(When::on(*day)), super::dose(None, None)));
        let calendar = Calendar::of(&super::journal(plans.chain(doses).collect()));
        let first = NaiveDate::from_ymd_opt(2025, 5, 1).unwrap();
        let last = first + Days::new(900);
        let mut inside = 0;
        for day in first.iter_days().take_while(|day| *day <= last) {
            let mut holding = calendar.courses.iter().filter(|course| course.on(day).is_inside());
            let held = holding.next();
            prop_assert!(holding.next().is_none(), "two plans on {}", day);
            prop_assert_eq!(calendar.on(day, last).kind, held.map(|course| course.on(day)));
            inside += u32::from(held.is_some() && taken.contains(&day));
        }
        let kept: Adherence = calendar.courses.iter().map(|course| course.adherence(last, &calendar.happened)).sum();
        prop_assert_eq!(kept.taken + kept.unplanned, inside);
    }
}
