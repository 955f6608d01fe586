//! Selectors: what is offered again, and what is due.

use super::{Desk, at, day, grams_dose};
use tenth::domain::{
    Body, DeviceId, Intake, Label, Medication, Moment, Note, Part, RecordId, Severity, SideEffect,
    SideEffectKind, Tag, Timestamp, When,
};
use tenth::state::command::{self, Stamp};
use tenth::state::selectors;

fn effect(kind: SideEffectKind) -> Body {
    Body::SideEffect(SideEffect {
        kind: Some(kind),
        name: None,
        severity: Severity::Mild,
        duration: None,
        dose: None,
        note: None,
    })
}

#[test]
fn recent_distinct_doses_are_offered_newest_first() {
    let mut desk = Desk::default();
    for (d, milligrams) in [(1, 100), (4, 120), (7, 100), (10, 120)] {
        desk.add(at(d, 9, 0), grams_dose(milligrams));
    }
    let sizes: Vec<u64> = selectors::repeatable_doses(&desk.journal, 6)
        .iter()
        .filter_map(|dose| dose.dosage.map(|dosage| dosage.amount.smallest() / 1000))
        .collect();
    assert_eq!(sizes, [120, 100]);
    assert_eq!(selectors::repeatable_doses(&desk.journal, 1).len(), 1);
    assert_eq!(
        selectors::usual_amount(&desk.journal, None).unwrap().smallest(),
        120_000
    );
}

#[test]
fn of_doses_recorded_within_one_second_the_one_recorded_last_is_the_newest() {
    let mut desk = Desk::default();
    for n in 1..=40 {
        let stamp = Stamp {
            revision: desk.journal.next_revision(DeviceId::new(1)),
            written: Timestamp(1),
            // Ids are random: in no order.
            id: RecordId::new(n * 17 % 41),
        };
        let dose = grams_dose(n as u64 * 10);
        let change = command::add(&desk.journal, stamp, at(1, 9, 0), dose);
        desk.journal.apply(&change);
    }
    let newest = selectors::repeatable_doses(&desk.journal, 40);
    let sizes = newest
        .iter()
        .filter_map(|dose| Some(dose.dosage?.amount.smallest() / 10_000));
    assert_eq!(sizes.collect::<Vec<_>>(), (1..=40).rev().collect::<Vec<u64>>());
}

#[test]
fn a_dose_that_can_be_repeated_has_been_taken_some_time() {
    let mut desk = Desk::default();
    let mut with_note = grams_dose(100);
    if let Body::Dose(dose) = &mut with_note {
        dose.note = tenth::domain::Text::new("Good tea");
    }
    desk.add(at(1, 9, 0), grams_dose(100));
    desk.add(at(4, 9, 30), with_note);
    desk.add(at(5, 9, 0), grams_dose(120));
    let last: Vec<_> = selectors::repeatable_doses(&desk.journal, 6)
        .iter()
        .map(|dose| selectors::last_taken(&desk.journal, dose).cloned())
        .collect();
    assert_eq!(last, [Some(at(5, 9, 0)), Some(at(4, 9, 30))]);
}

#[test]
fn the_last_dose_is_the_newest_that_has_happened() {
    let mut desk = Desk::default();
    let past = desk.add(at(12, 9, 0), grams_dose(100));
    desk.add(at(12, 23, 0), grams_dose(100));
    desk.add(at(14, 9, 0), grams_dose(100));
    let found = selectors::last_dose(&desk.journal, &at(12, 20, 0)).map(|(id, _)| id);
    assert_eq!(found, Some(past));
    assert!(selectors::last_dose(&desk.journal, &at(11, 20, 0)).is_none());
}

#[test]
fn after_midnight_the_last_dose_is_the_newest_whichever_day_it_was_filed_under() {
    let mut desk = Desk::default();
    let found = |desk: &Desk, h, m| selectors::last_dose(&desk.journal, &at(13, h, m)).map(|(id, _)| id);
    desk.add(at(12, 19, 30), grams_dose(100));
    let chosen = When {
        day: day(13),
        ..at(13, 1, 40)
    };
    let on_the_next_day = desk.add(chosen.clone(), grams_dose(100));
    assert_eq!(at(13, 1, 45).day, day(12));
    assert_eq!(found(&desk, 1, 45), Some(on_the_next_day));
    let readings = selectors::readings_now(&desk.journal, &at(13, 1, 45));
    assert_eq!(readings.first().map(|due| due.dose), Some(on_the_next_day));
    let on_the_old_day = desk.add(at(13, 1, 50), grams_dose(100));
    assert_eq!(found(&desk, 1, 55), Some(on_the_old_day));
    let seen_from_the_next = When {
        time: at(13, 1, 55).time,
        ..chosen
    };
    let last = selectors::last_dose(&desk.journal, &seen_from_the_next).map(|(id, _)| id);
    assert_eq!(last, Some(on_the_old_day));
}

#[test]
fn used_side_effects_come_first() {
    let mut desk = Desk::default();
    assert_eq!(selectors::side_effect_kinds(&desk.journal), SideEffectKind::ALL);
    desk.add(at(1, 9, 0), effect(SideEffectKind::Tension));
    desk.add(at(2, 9, 0), effect(SideEffectKind::Dizzy));
    let kinds = selectors::side_effect_kinds(&desk.journal);
    assert_eq!(kinds.len(), SideEffectKind::ALL.len());
    assert_eq!(
        kinds.get(..2),
        Some([SideEffectKind::Dizzy, SideEffectKind::Tension].as_slice())
    );
}

#[test]
fn medicines_and_tags_used_before_are_offered() {
    let mut desk = Desk::default();
    let medicine = |name: &str| {
        Body::Medication(Medication {
            name: Label::new(name).unwrap(),
            amount: Label::new("400 mg"),
            intake: Intake::Rescue,
            note: None,
        })
    };
    for (d, name) in [(1, "Ibuprofen"), (2, "Magnesium"), (3, "Ibuprofen")] {
        desk.add(at(d, 9, 0), medicine(name));
    }
    let names: Vec<String> = selectors::repeatable_medications(&desk.journal, 4)
        .iter()
        .map(|medication| medication.name.as_str().to_owned())
        .collect();
    assert_eq!(names, ["Ibuprofen", "Magnesium"]);
    let tag = |name: &str| Tag::new(name).unwrap();
    for tags in [vec![tag("travel")], vec![tag("alcohol"), tag("travel")]] {
        desk.add(at(4, 9, 0), Body::Note(Note { text: None, tags }));
    }
    assert_eq!(
        selectors::used_tags(&desk.journal, 9),
        [tag("travel"), tag("alcohol")]
    );
}

#[test]
fn readings_are_offered_just_after_and_two_to_four_hours_after_a_dose() {
    let mut desk = Desk::default();
    let dose = desk.add(at(12, 9, 0), grams_dose(100));
    let offered = |h, m| {
        selectors::readings_now(&desk.journal, &at(12, h, m))
            .first()
            .map(|due| (due.dose, due.moment, due.minutes))
    };
    assert_eq!(offered(9, 0), Some((dose, Moment::Before, 0)));
    assert_eq!(offered(10, 1), None);
    assert_eq!(offered(10, 59), None);
    assert_eq!(offered(11, 30), Some((dose, Moment::After, 150)));
    assert_eq!(offered(13, 0), Some((dose, Moment::After, 240)));
    assert_eq!(offered(13, 1), None);
    assert_eq!(offered(8, 59), None, "not before it was taken");
}

#[test]
fn only_the_newest_doses_are_asked_about() {
    let mut desk = Desk::default();
    let doses: Vec<_> = (0..9).map(|m| desk.add(at(12, 9, m), grams_dose(100))).collect();
    let asked: Vec<_> = selectors::readings_now(&desk.journal, &at(12, 9, 30))
        .into_iter()
        .map(|due| due.dose)
        .collect();
    assert_eq!(asked, doses[5..]);
}

#[test]
fn a_late_doses_reading_is_offered_after_midnight() {
    let mut desk = Desk::default();
    let dose = desk.add(at(12, 23, 0), grams_dose(100));
    let offered = selectors::readings_now(&desk.journal, &at(13, 1, 30));
    assert_eq!(offered.first().map(|due| due.dose), Some(dose));
}

#[test]
fn check_ins_ask_what_the_person_has_left_visible() {
    let mut desk = Desk::default();
    let asked = selectors::asked(&desk.journal, Part::Evening).len();
    let mut first = selectors::asked(&desk.journal, Part::Evening).remove(0);
    first.hidden = true;
    desk.act(|j, s| tenth::state::command::set_measures(j, s, vec![first]));
    assert_eq!(selectors::asked(&desk.journal, Part::Evening).len(), asked - 1);
    assert!(desk.journal.on(day(12)).is_empty());
}
