//! What Today says of the plan, and what one tap would record.

use chrono::NaiveTime;
use tenth::domain::*;
use tenth::schedule::{Allowance, Calendar, DayKind, Mark};
use tenth::state::plan_today::{Due, PlanToday, is_time, plan_today, planned_dose};

use super::{Desk, at, day, grams_dose};

/// Every third day from Monday 2 November 2026, four weeks on and two of rest.
fn plan() -> Plan {
    Plan {
        cycle: Some(Cycle {
            weeks: 4,
            rest_weeks: 2,
            count: None,
        }),
        ..Plan::new(Protocol::Fadiman, day(2))
    }
}

fn desk(plan: Plan, doses: &[u32]) -> (Desk, RecordId) {
    let mut desk = Desk::default();
    let (id, _) = desk
        .act(|journal, stamp| tenth::state::command::add_lasting(journal, stamp, Body::Plan(Box::new(plan))));
    for d in doses {
        desk.add(at(*d, 9, 0), grams_dose(100));
    }
    (desk, id)
}

fn said(desk: &Desk, d: u32) -> PlanToday {
    plan_today(&Calendar::of_today(&desk.journal, day(d), None), day(d)).unwrap()
}

#[test]
fn a_day_has_its_place_its_next_dose_and_what_is_left() {
    let (desk, id) = desk(plan(), &[2, 5]);
    let on_3 = said(&desk, 3);
    assert_eq!((on_3.plan, on_3.position.kind), (id, DayKind::Transition));
    // Of ten dose days, 2 to 29 November, nine are after the 3rd; that of the 5th is recorded ahead.
    assert_eq!((on_3.next, on_3.due, on_3.mark), (Some(day(8)), None, None));
    assert_eq!(on_3.left, Some(8));
    let on_8 = said(&desk, 8);
    assert_eq!((on_8.due, on_8.mark), (Some(Due::Today), Some(Mark::Due)));
    assert_eq!((on_8.next, on_8.left), (Some(day(11)), Some(8)));
    assert_eq!(said(&desk, 5).mark, Some(Mark::Taken));
    assert_eq!(said(&desk, 30).position.rest.map(|rest| rest.day), Some(1));
    assert_eq!(said(&desk, 1).position.kind, DayKind::Before);
}

#[test]
fn what_is_skipped_is_neither_due_nor_next_nor_left() {
    let (mut desk, id) = desk(plan(), &[2, 5]);
    let decision = Decision {
        plan: id,
        choice: Choice::Skipped,
    };
    for d in [8, 11] {
        desk.add(When::on(day(d)), Body::Decision(decision));
    }
    let on_8 = said(&desk, 8);
    assert_eq!((on_8.due, on_8.mark), (None, Some(Mark::Skipped)));
    assert_eq!((on_8.next, on_8.left), (Some(day(14)), Some(6)));
}

#[test]
fn a_missed_dose_is_offered_late_only_where_the_plan_shifts() {
    let shifting = Plan {
        missed: Missed::Shift,
        ..plan()
    };
    let (mut shifted, _) = desk(shifting.clone(), &[2]);
    assert_eq!(said(&shifted, 6).due, Some(Due::Late(day(5))));
    shifted.add(at(6, 9, 0), grams_dose(100));
    let after = said(&shifted, 6);
    assert_eq!((after.due, after.mark), (None, Some(Mark::TakenLate(day(5)))));
    assert_eq!(after.next, Some(day(9)));
    let (kept, _) = desk(plan(), &[2]);
    assert_eq!((said(&kept, 6).due, said(&kept, 6).next), (None, Some(day(8))));
    // Nobody is asked to take it on a day that is kept free.
    let free = KeptFree {
        from: day(6),
        to: day(6),
        why: FreeFor::Race,
    };
    let racing = Plan {
        kept_free: vec![free],
        ..shifting
    };
    let (racing, _) = desk(racing, &[2]);
    assert_eq!(
        (said(&racing, 6).due, said(&racing, 6).free_for),
        (None, Some(FreeFor::Race))
    );
    assert_eq!(said(&racing, 7).due, Some(Due::Late(day(5))));
}

#[test]
fn a_pause_says_until_when_and_what_comes_after_it() {
    let paused = |to| Plan {
        pauses: vec![Pause { from: day(6), to }],
        ..plan()
    };
    let (ending, _) = desk(paused(Some(day(10))), &[2, 5]);
    let on_7 = said(&ending, 7);
    assert_eq!((on_7.paused_since, on_7.paused_to), (Some(day(6)), Some(day(10))));
    // The 6th and the 7th would have been days off: they come after the pause.
    assert_eq!((on_7.next, on_7.left), (Some(day(13)), Some(8)));
    let (open, _) = desk(paused(None), &[2, 5]);
    let on_7 = said(&open, 7);
    assert_eq!((on_7.paused_since, on_7.paused_to), (Some(day(6)), None));
    assert_eq!((on_7.next, on_7.left), (None, None));
}

#[test]
fn doses_as_needed_are_never_due_and_say_from_when_on() {
    let limits = Limits { gap: 3, weekly: 2 };
    let (desk, _) = desk(Plan::new(Protocol::AsNeeded(limits), day(2)), &[2]);
    let on_3 = said(&desk, 3);
    assert_eq!(on_3.allowance, Some(Allowance::TooSoon { earliest: day(5) }));
    assert_eq!((on_3.due, on_3.left, on_3.next), (None, None, None));
    assert_eq!(said(&desk, 5).allowance, Some(Allowance::Within));
}

#[test]
fn nothing_is_said_without_a_plan_that_holds_or_comes() {
    let ended = Plan {
        ended: Some(day(10)),
        ..plan()
    };
    let (desk, _) = desk(ended, &[]);
    let calendar = Calendar::of_today(&desk.journal, day(10), None);
    assert_eq!(plan_today(&calendar, day(10)), None);
    assert_eq!(plan_today(&Calendar::default(), day(10)), None);
}

#[test]
fn a_plans_time_is_of_the_day_or_of_the_night_that_ends_it() {
    let time = |h, m| NaiveTime::from_hms_opt(h, m, 0).unwrap();
    let now = |d, h, m| day(d).and_time(time(h, m));
    let nine = Some(time(9, 0));
    assert!(is_time(None, day(8), now(8, 4, 0), 4));
    assert!(!is_time(nine, day(8), now(8, 8, 59), 4));
    assert!(is_time(nine, day(8), now(8, 9, 0), 4));
    assert!(is_time(nine, day(8), now(9, 1, 0), 4));
    let one = Some(time(1, 0));
    assert!(!is_time(one, day(8), now(8, 23, 0), 4));
    assert!(is_time(one, day(8), now(9, 1, 0), 4));
}

#[test]
fn one_tap_records_what_the_plan_names_and_else_what_was_taken_last() {
    let (mut desk, _) = desk(plan(), &[2]);
    let (mine, other) = (RecordId::new(501), RecordId::new(502));
    let amount = |milligrams: u64| Dosage::exactly(Amount::new(milligrams * 1000, Unit::Gram).unwrap());
    for (d, substance, milligrams) in [(3, mine, 120), (4, other, 300)] {
        let mut dose = grams_dose(milligrams);
        if let Body::Dose(dose) = &mut dose {
            dose.substance = Some(substance);
            dose.note = Text::new("with tea");
        }
        desk.add(at(d, 9, 0), dose);
    }
    let of = |plan: &Plan| {
        let dose = planned_dose(&desk.journal, plan);
        assert_eq!(dose.note, None);
        (dose.substance, dose.dosage)
    };
    assert_eq!(of(&plan()), (Some(other), Some(amount(300))));
    let named = Plan {
        substance: Some(mine),
        ..plan()
    };
    assert_eq!(of(&named), (Some(mine), Some(amount(120))));
    let said = Plan {
        dosage: Some(amount(80)),
        ..named
    };
    assert_eq!(of(&said), (Some(mine), Some(amount(80))));
    assert_eq!(planned_dose(&Journal::default(), &plan()).dosage, None);
}
