//! What is wrong with a plan or a batch as it is typed in.

use chrono::Weekday::*;
use tenth::domain::*;

use super::*;

fn draft() -> PlanDraft {
    PlanDraft {
        start: Some(day("2025-01-06")),
        ..PlanDraft::default()
    }
}

fn wrong(draft: &PlanDraft) -> Vec<(Field, Problem)> {
    let read = draft.read(None, &[]);
    let problems = read.err().unwrap_or_default();
    problems.iter().map(|one| (one.field, one.problem)).collect()
}

fn span(from: &str, to: &str) -> SpanDraft {
    let day = |code: &str| (!code.is_empty()).then(|| day(code));
    SpanDraft {
        from: day(from),
        to: day(to),
        why: FreeFor::Driving,
    }
}

#[test]
fn each_bad_input_is_named_beside_its_field() {
    let check = |draft: PlanDraft, field: Field, problem: Problem| {
        assert_eq!(wrong(&draft), [(field, problem)], "{draft:?}");
    };
    let with = draft;
    assert_eq!(wrong(&draft()), []);
    check(
        PlanDraft {
            start: None,
            ..with()
        },
        Field::Start,
        Problem::Missing,
    );
    for code in ["1989-12-31", "2101-01-01"] {
        let start = Some(day(code));
        check(PlanDraft { start, ..with() }, Field::Start, Problem::OutOfRange);
    }
    let own = |days: &[bool]| PlanDraft {
        protocol: ProtocolKind::Pattern,
        pattern: days.to_vec(),
        ..with()
    };
    check(own(&[]), Field::Pattern, Problem::NoDose);
    check(own(&[false; 5]), Field::Pattern, Problem::NoDose);
    check(own(&[true; 15]), Field::Pattern, Problem::TooLong);
    assert_eq!(wrong(&own(&[true; 14])), []);
    let mut late = vec![false; 14];
    late[13] = true;
    check(
        PlanDraft {
            cycle_weeks: Some(1),
            ..own(&late)
        },
        Field::Pattern,
        Problem::NoDose,
    );
    let on = |protocol, days: &[chrono::Weekday]| PlanDraft {
        protocol,
        weekdays: Weekdays::of(days),
        ..with()
    };
    check(
        on(ProtocolKind::FixedWeekdays, &[Mon]),
        Field::Weekdays,
        Problem::NotTwo,
    );
    check(
        on(ProtocolKind::FixedWeekdays, &[Mon, Wed, Fri]),
        Field::Weekdays,
        Problem::NotTwo,
    );
    check(
        on(ProtocolKind::FixedWeekdays, &[Sun, Mon]),
        Field::Weekdays,
        Problem::TooClose,
    );
    check(on(ProtocolKind::Weekdays, &[]), Field::Weekdays, Problem::NoDose);
    assert_eq!(wrong(&on(ProtocolKind::FixedWeekdays, &[Sat, Mon])), []);
    let needed = |gap, weekly| PlanDraft {
        protocol: ProtocolKind::AsNeeded,
        gap,
        weekly,
        ..with()
    };
    check(needed(Some(0), Some(3)), Field::Gap, Problem::OutOfRange);
    check(needed(Some(2), Some(8)), Field::Weekly, Problem::OutOfRange);
    check(needed(Some(2), None), Field::Weekly, Problem::Missing);
    for weeks in [0, 13, 256, u32::MAX] {
        let draft = PlanDraft {
            cycle_weeks: Some(weeks),
            ..with()
        };
        check(draft, Field::CycleWeeks, Problem::OutOfRange);
    }
    let rest = PlanDraft {
        rest_weeks: Some(53),
        ..with()
    };
    check(rest, Field::RestWeeks, Problem::OutOfRange);
    let without = PlanDraft {
        cycle_weeks: None,
        ..with()
    };
    check(without.clone(), Field::RestWeeks, Problem::WithoutCycle);
    let many = PlanDraft {
        cycles: Some(101),
        ..with()
    };
    check(many, Field::Cycles, Problem::OutOfRange);
    let unbound = PlanDraft {
        rest_weeks: None,
        cycles: Some(2),
        ..without
    };
    check(unbound, Field::Cycles, Problem::WithoutCycle);
    let shift = PlanDraft {
        missed: Missed::Shift,
        ..on(ProtocolKind::FixedWeekdays, &[Mon, Thu])
    };
    check(shift, Field::Missed, Problem::CannotShift);
    let ringing = PlanDraft {
        alarm: Some(1441),
        ..with()
    };
    check(ringing, Field::Alarm, Problem::OutOfRange);
    let far = PlanDraft {
        start: Some(day("2099-01-05")),
        cycle_weeks: Some(12),
        rest_weeks: Some(52),
        cycles: Some(3),
        ..with()
    };
    check(far, Field::Cycles, Problem::OutOfRange);
}

#[test]
fn spans_are_checked_one_by_one() {
    let free = |spans: Vec<SpanDraft>| PlanDraft {
        kept_free: spans,
        ..draft()
    };
    let check = |spans: Vec<SpanDraft>, place: usize, problem: Problem| {
        assert_eq!(wrong(&free(spans)), [(Field::KeptFree(place), problem)]);
    };
    check(vec![span("", "2025-01-07")], 0, Problem::Missing);
    check(
        vec![span("2025-01-07", ""), span("2025-02-02", "2025-02-01")],
        1,
        Problem::Backwards,
    );
    check(vec![span("1900-01-01", "2025-02-01")], 0, Problem::OutOfRange);
    check(vec![span("2025-01-07", ""); 201], 200, Problem::TooLong);
    let paused = PlanDraft {
        pauses: vec![span("2025-01-07", ""), span("2025-03-07", "2025-03-06")],
        ..draft()
    };
    assert_eq!(wrong(&paused), [(Field::Pause(1), Problem::Backwards)]);
    // One day alone is a span.
    let one = free(vec![span("2025-01-07", "")]).read(None, &[]).unwrap();
    assert_eq!(one.kept_free[0].to, day("2025-01-07"));
}

#[test]
fn kept_free_days_may_not_swallow_a_cycle() {
    // Six weeks from 6 January, four of rest, and so on: the second cycle is from 17 March to 27 April.
    let free = |from, to| PlanDraft {
        kept_free: vec![span("2025-01-20", ""), span(from, to)],
        ..draft()
    };
    let second = Problem::SwallowsCycle { number: 2 };
    assert_eq!(
        wrong(&free("2025-03-10", "2025-05-01")),
        [(Field::KeptFree(1), second)]
    );
    assert_eq!(
        wrong(&free("2025-03-10", "2025-04-25")),
        [(Field::KeptFree(1), second)]
    );
    assert_eq!(
        wrong(&free("2025-03-18", "2025-05-01")),
        [],
        "its first dose is left"
    );
    let needed = PlanDraft {
        protocol: ProtocolKind::AsNeeded,
        ..free("2025-03-10", "2025-05-01")
    };
    assert_eq!(wrong(&needed), [(Field::KeptFree(1), second)]);
    let no_cycles = PlanDraft {
        cycle_weeks: None,
        rest_weeks: None,
        ..free("2025-01-01", "2100-12-31")
    };
    assert_eq!(wrong(&no_cycles), [(Field::KeptFree(1), Problem::SwallowsPlan)]);
}

#[test]
fn plans_may_not_overlap() {
    let other = RecordId::new(9);
    let check = |start: &str, cycles: Option<u32>, is_refused: bool| {
        let draft = PlanDraft {
            start: Some(day(start)),
            cycles,
            ..draft()
        };
        // It holds from 6 January to the end of its rest on 30 March.
        let held = Plan {
            cycle: Some(Cycle {
                weeks: 8,
                rest_weeks: 4,
                count: Some(1),
            }),
            ..plan(Protocol::Fadiman)
        };
        let read = draft.read(None, &[(other, &held)]);
        let expected = vec![PlanProblem {
            field: Field::Start,
            problem: Problem::Overlaps(other),
        }];
        assert_eq!(read.err(), is_refused.then_some(expected), "{start}");
        // A plan does not overlap itself.
        assert!(draft.read(Some((other, &held)), &[(other, &held)]).is_ok());
    };
    check("2025-03-30", None, true);
    check("2025-03-31", None, false);
    check("2024-11-01", Some(1), true);
    check("2024-10-01", Some(1), false);
    check("2024-10-01", None, true);
}

#[test]
fn several_things_are_said_at_once() {
    let draft = PlanDraft {
        start: None,
        cycle_weeks: Some(0),
        rest_weeks: Some(99),
        ..PlanDraft::default()
    };
    assert_eq!(
        wrong(&draft),
        [
            (Field::Start, Problem::Missing),
            (Field::CycleWeeks, Problem::OutOfRange),
            (Field::RestWeeks, Problem::OutOfRange)
        ]
    );
}

proptest::proptest! {
    #[test]
    fn prop_what_is_typed_is_what_is_kept(plan in crate::domain::arbitrary::plan()) {
        let draft = PlanDraft::of(&plan);
        match draft.read(Some((PLAN, &plan)), &[]) {
            Ok(read) => proptest::prop_assert_eq!(read, plan),
            Err(problems) => proptest::prop_assert!(!problems.is_empty()),
        }
    }
}

#[test]
fn each_bad_number_of_a_batch_is_named_beside_its_field() {
    let good = BatchDraft {
        made: Typed::Number(5_000_000),
        made_unit: Unit::Gram,
        capsule: Typed::Number(100_000),
        capsule_unit: Unit::Gram,
        potency: Typed::Number(6_300),
        plus_minus: Typed::Number(1_200),
        from_laboratory: false,
        opened: Some(day("2025-01-06")),
    };
    let read = good.read().unwrap();
    assert_eq!(read.made, Some(amount(5_000_000, Unit::Gram)));
    assert_eq!(read.potency.map(|potency| potency.plus_minus), Some(1_200));
    let check = |draft: BatchDraft, field: BatchField, wrong: Wrong| {
        assert_eq!(
            draft.read(),
            Err(vec![BatchProblem { field, wrong }]),
            "{draft:?}"
        );
    };
    let made = |made| BatchDraft { made, ..good };
    check(made(Typed::Number(-1)), BatchField::Made, Wrong::Negative);
    check(made(Typed::Number(0)), BatchField::Made, Wrong::Zero);
    check(made(Typed::Unreadable), BatchField::Made, Wrong::Unreadable);
    check(made(Typed::Number(i64::MAX)), BatchField::Made, Wrong::TooLarge);
    let capsule_unit = Unit::Millilitre;
    check(
        BatchDraft { capsule_unit, ..good },
        BatchField::Capsule,
        Wrong::NoMass,
    );
    let potency = |potency| BatchDraft { potency, ..good };
    check(
        potency(Typed::Number(30_001)),
        BatchField::Potency,
        Wrong::TooPotent,
    );
    check(potency(Typed::Number(0)), BatchField::Potency, Wrong::Zero);
    check(potency(Typed::Number(-5)), BatchField::Potency, Wrong::Negative);
    assert!(potency(Typed::Number(30_000)).read().is_ok());
    let margin = |plus_minus| BatchDraft { plus_minus, ..good };
    check(
        margin(Typed::Nothing),
        BatchField::PlusMinus,
        Wrong::MarginMissing,
    );
    check(
        margin(Typed::Number(6_301)),
        BatchField::PlusMinus,
        Wrong::MarginTooWide,
    );
    check(
        potency(Typed::Nothing),
        BatchField::Potency,
        Wrong::ContentMissing,
    );
    let measured = BatchDraft {
        from_laboratory: true,
        ..margin(Typed::Nothing)
    };
    assert!(measured.read().is_ok());
    let opened = Some(day("1989-01-01"));
    check(
        BatchDraft { opened, ..good },
        BatchField::Opened,
        Wrong::OutOfRange,
    );
    let empty = BatchDraft {
        made: Typed::Nothing,
        capsule: Typed::Nothing,
        potency: Typed::Nothing,
        plus_minus: Typed::Nothing,
        opened: None,
        ..good
    };
    let nothing = BatchNumbers {
        made: None,
        capsule: None,
        potency: None,
        opened: None,
    };
    assert_eq!(empty.read(), Ok(nothing));
}

#[test]
fn days_outside_the_plan_cannot_be_kept_free_anew() {
    // Six weeks and their rest, once: to 16 March.
    let once = |kept_free: Vec<SpanDraft>| PlanDraft {
        cycles: Some(1),
        kept_free,
        ..draft()
    };
    for (from, to) in [("2025-01-01", "2025-01-05"), ("2025-03-17", "2025-03-20")] {
        let problems = wrong(&once(vec![span("2025-01-09", ""), span(from, to)]));
        assert_eq!(problems, [(Field::KeptFree(1), Problem::Outside)], "{from}");
    }
    for (from, to) in [("2025-01-01", "2025-01-06"), ("2025-03-16", "2025-03-20")] {
        assert_eq!(wrong(&once(vec![span(from, to)])), [], "{from}");
    }
    // One that lies outside since the first day moved stands in nobody's way.
    let plan = once(vec![span("2025-01-09", "")]).read(None, &[]).unwrap();
    let later = PlanDraft {
        start: Some(day("2025-02-03")),
        ..PlanDraft::of(&plan)
    };
    assert!(later.read(Some((PLAN, &plan)), &[]).is_ok());
}

#[test]
fn nights_are_proposed_an_evening_and_nothing_else_a_time() {
    use ProtocolKind::{Fadiman, Nightly};
    let (evening, ten) = (parse_time("21:00"), parse_time("22:00"));
    assert_eq!(proposed_time(Some(Fadiman), Nightly, None), evening);
    assert_eq!(proposed_time(Some(Fadiman), Nightly, ten), ten);
    assert_eq!(proposed_time(Some(Nightly), Fadiman, evening), None);
    assert_eq!(proposed_time(Some(Nightly), Fadiman, ten), ten);
    assert_eq!(proposed_time(Some(Fadiman), Fadiman, None), None);
}
