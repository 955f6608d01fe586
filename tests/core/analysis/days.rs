//! Ranges, phases, the summary of a day and the overview of a journal.

use tenth::analysis::{Days, Fact, Phase, all_days, day_summary, days_ahead, dose_days, overview, phase};
use tenth::domain::{Body, Intake, Label, Medication, Note, Part, Tag, Text};

use super::{Book, MOOD, PAIN, check_in, day, dose, rating};

#[test]
fn ranges_hold_both_ends() {
    let leap = Days::new(day("2024-02-27"), day("2024-03-01")).unwrap();
    assert_eq!(leap.len(), 4);
    assert_eq!(leap.index_of(day("2024-02-29")), Some(2));
    assert_eq!((leap.at(3), leap.at(4)), (Some(day("2024-03-01")), None));
    assert_eq!(leap.index_of(day("2024-02-26")), None);
    assert_eq!(leap.index_of(day("2024-03-02")), None);
    assert_eq!(Days::new(day("2024-03-02"), day("2024-03-01")), None);
    assert_eq!(Days::ending(day("2026-01-05"), 30).first(), day("2025-12-07"));
    assert_eq!(Days::ending(day("2026-01-05"), 0).len(), 1);
}

#[test]
fn phases_follow_what_was_taken() {
    let mut book = Book::default();
    for on in ["2026-03-05", "2026-03-01", "2026-03-05"] {
        book.add(on, dose());
    }
    let doses = dose_days(&book.journal);
    assert_eq!(doses, [day("2026-03-01"), day("2026-03-05")]);
    for (on, expected) in [
        ("2026-02-28", Phase::Other),
        ("2026-03-01", Phase::Dose),
        ("2026-03-02", Phase::Plus1),
        ("2026-03-03", Phase::Plus2),
        ("2026-03-04", Phase::Other),
        ("2026-03-05", Phase::Dose),
        ("2026-03-07", Phase::Plus2),
        ("2027-01-01", Phase::Other),
    ] {
        assert_eq!(phase(day(on), &doses), expected, "{on}");
    }
    assert_eq!(phase(day("2026-03-01"), &[]), Phase::Other);
}

#[test]
fn a_day_shows_its_answers_and_its_doses_first() {
    let mut book = Book::default();
    book.add("2026-03-01", check_in(Part::Evening, &[(PAIN, 5)]));
    book.add("2026-03-01", check_in(Part::Morning, &[(PAIN, 9), (MOOD, 3)]));
    book.add(
        "2026-03-01",
        Body::Note(Note {
            text: Text::new("Slept badly."),
            tags: vec![Tag::new("travel").unwrap()],
        }),
    );
    book.at(
        "2026-03-01",
        "08:00:00",
        Body::Medication(Medication {
            name: Label::new("Ibuprofen").unwrap(),
            amount: None,
            intake: Intake::Rescue,
            note: None,
        }),
    );
    book.at("2026-03-01", "09:10:00", dose());
    let doses = dose_days(&book.journal);
    let summary = day_summary(&book.journal, &doses, day("2026-03-01"));
    assert_eq!((summary.phase, summary.entries), (Phase::Dose, 5));
    assert_eq!(summary.answers.get(&PAIN), Some(&rating(5)));
    assert_eq!(summary.answers.get(&MOOD), Some(&rating(3)));
    let kinds: Vec<&str> = summary
        .facts
        .iter()
        .map(|fact| match fact {
            Fact::Dose(_, Some(_)) => "dose with time",
            Fact::Note(_) => "note",
            Fact::Tags(_) => "tags",
            Fact::Medication(_) => "medicine",
            _ => "other",
        })
        .collect();
    assert_eq!(kinds, ["dose with time", "note", "tags", "medicine"]);
    let empty = day_summary(&book.journal, &doses, day("2026-03-02"));
    assert_eq!(
        (empty.phase, empty.entries, empty.facts.len()),
        (Phase::Plus1, 0, 0)
    );
}

#[test]
fn an_overview_counts_days_not_entries() {
    let mut book = Book::default();
    assert_eq!(overview(&book.journal, day("2026-03-10")), None);
    assert_eq!(all_days(&book.journal, day("2026-03-10")), None);
    book.add("2026-03-01", check_in(Part::Evening, &[(PAIN, 5)]));
    book.add("2026-03-01", check_in(Part::Evening, &[(PAIN, 6)]));
    book.add("2026-03-04", check_in(Part::Morning, &[(PAIN, 6)]));
    book.add("2026-03-04", dose());
    book.add("2026-03-04", dose());
    let found = overview(&book.journal, day("2026-03-10")).unwrap();
    assert_eq!(
        (found.days.len(), found.with_entry, found.without_entry()),
        (10, 2, 8)
    );
    assert_eq!(all_days(&book.journal, day("2026-03-10")), Some(found.days));
    assert_eq!((found.mornings, found.evenings, found.doses), (1, 1, 2));
}

#[test]
fn what_lies_ahead_of_today_is_counted_and_makes_nothing_longer() {
    let mut book = Book::default();
    book.add("2026-03-01", check_in(Part::Evening, &[(PAIN, 5)]));
    book.add("2027-03-01", dose());
    book.add("2027-03-01", dose());
    book.add("2099-12-31", dose());
    let today = day("2026-03-10");
    let found = overview(&book.journal, today).unwrap();
    assert_eq!(found.days, Days::new(day("2026-03-01"), today).unwrap());
    assert_eq!((found.without_entry(), found.ahead, found.doses), (9, 2, 3));
    assert_eq!(
        days_ahead(&book.journal, today),
        [day("2099-12-31"), day("2027-03-01")]
    );
    // A clock that was set back: everything is ahead.
    assert_eq!(all_days(&book.journal, day("2026-02-01")), None);
    assert_eq!(days_ahead(&book.journal, day("2026-02-01")).len(), 3);
}
