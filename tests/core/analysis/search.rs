//! Finding days by kind, measure, tag and words.

use tenth::analysis::{Filter, folded, search, tags_by_use};
use tenth::domain::{
    Amount, Body, Correction, Intake, Kind, Label, Medication, Note, Part, RecordId, Severity, SideEffect,
    SideEffectKind, Tag, Text, Unit,
};

use super::{Book, MOOD, PAIN, check_in, day, dose};

fn note(text: &str, tags: &[&str]) -> Body {
    Body::Note(Note {
        text: Text::new(text),
        tags: tags.iter().map(|tag| Tag::new(tag).unwrap()).collect(),
    })
}

fn headache() -> Body {
    Body::SideEffect(SideEffect {
        kind: Some(SideEffectKind::Headache),
        name: None,
        severity: Severity::Mild,
        duration: None,
        dose: None,
        note: None,
    })
}

fn book() -> Book {
    let mut book = Book::default();
    book.add("2026-03-01", dose());
    book.add("2026-03-01", headache());
    book.add("2026-03-02", dose());
    book.add("2026-03-02", note("Café with Zoë, knee quiet.", &["Travel"]));
    book.add("2026-03-03", note("Knee loud", &["travel", "alcohol"]));
    book.add("2026-03-03", note("a quiet evening", &[]));
    book.add("2026-03-04", check_in(Part::Evening, &[(MOOD, 4)]));
    book.add("2026-03-05", check_in(Part::Evening, &[(PAIN, 4), (MOOD, 0)]));
    book.add(
        "2026-03-06",
        Body::Medication(Medication {
            name: Label::new("Ibuprofen").unwrap(),
            amount: Label::new("400 mg"),
            intake: Intake::Rescue,
            note: None,
        }),
    );
    book
}

fn name_of(body: &Body) -> String {
    match body {
        Body::SideEffect(effect) if effect.kind == Some(SideEffectKind::Headache) => "Headache".to_owned(),
        Body::Dose(_) => "0.12 g".to_owned(),
        _ => String::new(),
    }
}

/// The days found, as days of March 2026.
fn check(filter: Filter, expected: &[u32]) {
    use chrono::Datelike;
    let found: Vec<u32> = search(&book().journal, &filter, &name_of)
        .iter()
        .map(|found| found.day.day())
        .collect();
    assert_eq!(found, expected, "{filter:?}");
}

fn words(text: &str) -> Filter {
    Filter {
        text: text.to_owned(),
        ..Filter::default()
    }
}

#[test]
fn no_filter_finds_every_day_newest_first() {
    check(Filter::default(), &[6, 5, 4, 3, 2, 1]);
    check(words("  "), &[6, 5, 4, 3, 2, 1]);
}

#[test]
fn words_are_found_without_case_and_accents_within_one_entry() {
    check(words("KNEE"), &[3, 2]);
    check(words("knee quiet"), &[2]);
    check(words("cafe zoe"), &[2]);
    check(words("CAFÉ"), &[2]);
    check(words("ibu 400"), &[6]);
    check(words("alcohol"), &[3]);
    check(words("headache"), &[1]);
    check(words("nothing like it"), &[]);
}

#[test]
fn every_kind_measure_and_tag_must_be_there() {
    let kinds = |kinds: &[Kind]| Filter {
        kinds: kinds.iter().copied().collect(),
        ..Filter::default()
    };
    check(kinds(&[Kind::Dose]), &[2, 1]);
    check(kinds(&[Kind::Dose, Kind::SideEffect]), &[1]);
    check(kinds(&[Kind::Run]), &[]);
    let measures = Filter {
        measures: [PAIN, MOOD].into(),
        ..Filter::default()
    };
    check(measures, &[5]);
    let tagged = |tags: &[&str]| Filter {
        tags: tags.iter().map(|tag| Tag::new(tag).unwrap()).collect(),
        ..Filter::default()
    };
    check(tagged(&["travel"]), &[3, 2]);
    check(tagged(&["TRAVEL", "alcohol"]), &[3]);
    check(tagged(&["trav"]), &[]);
    check(
        Filter {
            kinds: [Kind::Dose].into(),
            text: "knee".to_owned(),
            ..Filter::default()
        },
        &[2],
    );
}

#[test]
fn what_an_entry_is_called_is_found_in_numbers_too() {
    check(words("0.12"), &[2, 1]);
    check(words("0.12 g"), &[2, 1]);
    check(words("0.13"), &[]);
}

#[test]
fn a_found_day_names_the_entries_that_made_it_match() {
    let book = book();
    let found = search(&book.journal, &words("quiet"), &name_of);
    let on_third = found.iter().find(|found| found.day == day("2026-03-03")).unwrap();
    assert_eq!(on_third.entries.len(), 1);
    let id = on_third.entries.first().unwrap();
    assert_eq!(
        book.journal.entry(*id).unwrap().body,
        note("a quiet evening", &[])
    );
}

#[test]
fn tags_are_counted_across_spellings() {
    let tags = tags_by_use(&book().journal);
    let tags: Vec<(&str, usize)> = tags.iter().map(|(tag, n)| (tag.as_str(), *n)).collect();
    assert_eq!(tags, [("travel", 2), ("alcohol", 1)]);
}

#[test]
fn folding_keeps_letters_and_drops_accents() {
    for (text, expected) in [
        ("ABC", "abc"),
        ("Łódź", "lodz"),
        ("Straße", "strasse"),
        ("cafe\u{301}", "cafe"),
        ("Ærø", "aero"),
        ("日本", "日本"),
    ] {
        assert_eq!(folded(text), expected);
    }
}

#[test]
fn the_words_of_a_correction_are_found() {
    let mut book = Book::default();
    book.add(
        "2026-03-07",
        Body::Correction(Correction {
            batch: RecordId::new(5),
            amount: Amount::new(300_000, Unit::Gram).unwrap(),
            is_less: true,
            note: Text::new("Spilled some"),
        }),
    );
    let filter = |text: &str| Filter {
        text: text.to_owned(),
        ..Filter::default()
    };
    assert_eq!(search(&book.journal, &filter("spilled"), &name_of).len(), 1);
    assert_eq!(search(&book.journal, &filter("found"), &name_of).len(), 0);
}
