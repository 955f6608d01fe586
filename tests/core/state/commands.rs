//! Commands: one change each, and every change can be taken back.

use super::{Desk, at, day, grams_dose};
use tenth::analysis::{Days, Source, day_answers, series};
use tenth::domain::{
    Action, Answers, Body, BuiltIn, CheckIn, Content, HardMoment, Kind, MeasureKey, Moment, Part, Rating,
    Reading, Severity, SideEffect, SideEffectKind, Value,
};
use tenth::state::command::{self, check_in, check_ins};

const PAIN: MeasureKey = MeasureKey::BuiltIn(BuiltIn::Pain);
const BOUNCE: MeasureKey = MeasureKey::BuiltIn(BuiltIn::BounceBack);

fn rating(points: u8) -> Option<Value> {
    Rating::new(points).map(Value::Rating)
}

#[test]
fn answers_of_one_evening_share_one_record() {
    let mut desk = Desk::default();
    let when = at(12, 21, 0);
    let (id, _) = desk.act(|j, s| command::answer(j, s, when.clone(), Part::Evening, PAIN, rating(0)));
    desk.act(|j, s| command::answer(j, s, at(12, 22, 30), Part::Evening, BOUNCE, rating(10)));
    let answers = check_in(&desk.journal, day(12), Part::Evening).unwrap();
    let found: Vec<_> = check_ins(&desk.journal, day(12), Part::Evening)
        .iter()
        .map(|(id, ..)| *id)
        .collect();
    assert_eq!((found, answers.answers.len()), (vec![id], 2));
    assert_eq!(
        answers.answers.get(&PAIN).copied(),
        rating(0),
        "zero is an answer"
    );
    assert_eq!(
        desk.journal.entry(id).unwrap().when,
        Some(when),
        "the first answer's time stays"
    );
    assert!(check_in(&desk.journal, day(12), Part::Morning).is_none());
}

#[test]
fn clearing_the_last_answer_deletes_the_check_in() {
    let mut desk = Desk::default();
    let (id, _) = desk.act(|j, s| command::answer(j, s, at(12, 21, 0), Part::Evening, PAIN, rating(4)));
    desk.act(|j, s| command::answer(j, s, at(12, 21, 1), Part::Evening, PAIN, None));
    assert_eq!(desk.journal.record(id).unwrap().content, Content::Deleted);
    let (_, change) = desk.act(|j, s| command::answer(j, s, at(12, 21, 2), Part::Evening, PAIN, None));
    assert!(change.edits.is_empty(), "clearing nothing changes nothing");
}

#[test]
fn no_hard_moment_means_no_bounce_back() {
    let mut desk = Desk::default();
    desk.act(|j, s| command::answer_hard_moment(j, s, at(12, 21, 0), Some(HardMoment::Yes)));
    desk.act(|j, s| command::answer(j, s, at(12, 21, 0), Part::Evening, BOUNCE, rating(7)));
    desk.act(|j, s| command::answer_hard_moment(j, s, at(12, 21, 0), Some(HardMoment::No)));
    let evening = check_in(&desk.journal, day(12), Part::Evening).unwrap();
    assert_eq!(
        (evening.hard_moment, evening.answers.get(&BOUNCE)),
        (Some(HardMoment::No), None)
    );
}

fn effect() -> Body {
    Body::SideEffect(SideEffect {
        kind: Some(SideEffectKind::Nausea),
        name: None,
        severity: Severity::Mild,
        duration: None,
        dose: None,
        note: None,
    })
}

#[test]
fn nothing_unpleasant_and_a_side_effect_are_never_said_together() {
    let said_nothing = |desk: &Desk| {
        check_in(&desk.journal, day(12), Part::Evening).is_some_and(|said| said.no_side_effects)
    };
    let mut desk = Desk::default();
    desk.act(|j, s| command::answer(j, s, at(12, 21, 0), Part::Evening, PAIN, rating(4)));
    desk.act(|j, s| command::answer_nothing_unpleasant(j, s, at(12, 21, 0), true));
    assert!(said_nothing(&desk));
    let (id, change) = desk.act(|j, s| command::add_of_day(j, s, at(12, 21, 5), effect()));
    assert_eq!(
        (change.action, change.edits.len()),
        (Action::Add(Kind::SideEffect), 2)
    );
    assert!(!said_nothing(&desk));
    let (_, refused) = desk.act(|j, s| command::answer_nothing_unpleasant(j, s, at(12, 21, 6), true));
    assert!(refused.edits.is_empty());
    // Both are one action, and come back as one.
    assert_eq!(desk.undo(&change), 0);
    assert!(said_nothing(&desk) && desk.journal.entry(id).is_none());
    // One that comes from another day does the same.
    let moved = desk.add(at(11, 21, 0), effect());
    desk.act(|j, s| command::move_to_day(j, s, moved, day(12)));
    assert!(!said_nothing(&desk));
    // Nothing but "nothing": the check-in goes with it.
    desk.act(|j, s| command::answer_nothing_unpleasant(j, s, at(14, 21, 0), true));
    desk.act(|j, s| command::add_of_day(j, s, at(14, 21, 0), effect()));
    assert!(check_ins(&desk.journal, day(14), Part::Evening).is_empty());
}

#[test]
fn two_check_ins_of_one_evening_say_the_same_everywhere() {
    let mut desk = Desk::default();
    let evening = |list: &[(MeasureKey, u8)]| {
        Body::CheckIn(CheckIn {
            answers: list
                .iter()
                .map(|(key, points)| (*key, rating(*points).unwrap()))
                .collect(),
            ..CheckIn::empty(Part::Evening)
        })
    };
    // The earlier of the day was written later, on another device.
    let newer = at(12, 18, 0);
    desk.add(at(12, 21, 0), evening(&[(PAIN, 3), (BOUNCE, 5)]));
    desk.add(newer, evening(&[(PAIN, 6)]));
    let said = |desk: &Desk, key: MeasureKey| {
        let said = check_in(&desk.journal, day(12), Part::Evening).and_then(|c| c.answers.get(&key).copied());
        let listed = day_answers(&desk.journal.on(day(12))).get(&key).copied();
        let days = Days::ending(day(12), 1);
        let drawn = series(&desk.journal, key, Source::CheckIns, days).on(day(12));
        assert_eq!(said, listed);
        assert_eq!(said.map(|value| value.as_number()), drawn);
        said
    };
    assert_eq!((said(&desk, PAIN), said(&desk, BOUNCE)), (rating(6), rating(5)));
    // Changing one answer changes no other, and leaves nothing else said about it.
    desk.act(|j, s| command::answer(j, s, at(12, 22, 0), Part::Evening, BOUNCE, rating(8)));
    assert_eq!((said(&desk, PAIN), said(&desk, BOUNCE)), (rating(6), rating(8)));
    desk.act(|j, s| command::answer(j, s, at(12, 22, 0), Part::Evening, PAIN, None));
    assert_eq!((said(&desk, PAIN), said(&desk, BOUNCE)), (None, rating(8)));
    assert_eq!(check_ins(&desk.journal, day(12), Part::Evening).len(), 1);
}

#[test]
fn changing_a_doses_time_changes_the_minutes_of_its_readings() {
    let mut desk = Desk::default();
    let dose = desk.add(at(12, 9, 0), grams_dose(100));
    let reading = desk.add(
        at(12, 11, 30),
        Body::Reading(Reading {
            moment: Moment::After,
            about: Some(dose),
            minutes: Some(150),
            answers: Answers::from([(PAIN, rating(3).unwrap())]),
        }),
    );
    desk.act(|j, s| command::edit(j, s, dose, Some(at(12, 9, 30)), grams_dose(100)));
    match &desk.journal.entry(reading).unwrap().body {
        Body::Reading(reading) => assert_eq!(reading.minutes, Some(120)),
        other => panic!("{other:?}"),
    }
}

#[test]
fn a_whole_day_moves_and_comes_back() {
    let mut desk = Desk::default();
    let dose = desk.add(at(12, 9, 0), grams_dose(100));
    let late = desk.add(at(13, 1, 30), grams_dose(120));
    let before = desk.journal.clone();
    let (_, change) = desk.act(|j, s| command::move_day(j, s, day(12), day(20)));
    assert_eq!(change.action, Action::MoveDay);
    assert_eq!(desk.journal.on(day(20)).len(), 2);
    assert_eq!(
        desk.journal.entry(late).unwrap().when.as_ref().unwrap().date,
        day(21),
        "the night stays a night"
    );
    assert_eq!(desk.undo(&change), 0);
    for id in [dose, late] {
        assert_eq!(desk.journal.entry(id), before.entry(id));
    }
}

#[test]
fn an_action_counts_its_entries_and_not_what_belongs_to_no_day() {
    let mut desk = Desk::default();
    desk.add(at(12, 9, 0), grams_dose(100));
    desk.add(at(12, 10, 0), grams_dose(100));
    let (_, moved) = desk.act(|j, s| command::move_day(j, s, day(12), day(11)));
    assert_eq!(moved.entries(&desk.journal), 2);
    // Remembered by its ids alone.
    let mut remembered = moved.clone();
    for edit in &mut remembered.edits {
        edit.before = None;
        edit.after.content = Content::Deleted;
    }
    assert_eq!(remembered.entries(&desk.journal), 2);
    let (_, deleted) = desk.act(|j, s| command::delete_day(j, s, day(11)));
    assert_eq!(deleted.entries(&desk.journal), 2);
    let settings = desk.journal.settings();
    let (_, set) = desk.act(|j, s| command::set_settings(j, s, settings));
    assert_eq!(set.entries(&desk.journal), 0);
}

#[test]
fn undo_leaves_what_was_changed_since() {
    let mut desk = Desk::default();
    let first = desk.add(at(12, 9, 0), grams_dose(100));
    let second = desk.add(at(12, 10, 0), grams_dose(100));
    let (_, deleted) = desk.act(|j, s| command::delete_day(j, s, day(12)));
    assert_eq!(deleted.action, Action::DeleteDay);
    let back = deleted.inverse(
        &desk.journal,
        desk.journal.next_revision(tenth::domain::DeviceId::new(1)),
    );
    desk.journal.apply(&back.change);
    desk.act(|j, s| command::edit(j, s, first, Some(at(12, 9, 5)), grams_dose(200)));
    assert_eq!(desk.undo(&back.change), 1, "the edited dose is left alone");
    assert!(desk.journal.entry(first).is_some());
    assert!(desk.journal.entry(second).is_none());
}

#[test]
fn actions_name_what_was_done() {
    let mut desk = Desk::default();
    let id = desk.add(at(12, 9, 0), grams_dose(100));
    for (command, action) in [
        (
            Box::new(move |j: &_, s| command::move_to_day(j, s, id, day(13)))
                as Box<dyn FnOnce(&tenth::domain::Journal, command::Stamp) -> tenth::domain::Change>,
            Action::Move(Kind::Dose),
        ),
        (
            Box::new(move |j: &_, s| command::delete(j, s, id)),
            Action::Delete(Kind::Dose),
        ),
    ] {
        assert_eq!(desk.act(command).1.action, action);
    }
}
