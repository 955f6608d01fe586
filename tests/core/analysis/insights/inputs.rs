//! Which days are yes, which are no, and which nobody can tell; and the groups of days made of them.

use tenth::analysis::insights::{Doses, Grouping, Input, Inquiry, group_of};
use tenth::analysis::{Days, Phase};
use tenth::domain::{Amount, BuiltIn, Part, RecordId, Tag, Unit, When};

use super::super::{Book, MOOD, check_in, day, dose};
use super::{dose_of, run, tag};

const FIRST: &str = "2026-03-01";

/// The place of a day.
fn on(number: usize) -> When {
    When::on(
        Days::new(day(FIRST), day("2026-12-31"))
            .unwrap()
            .at(number)
            .unwrap(),
    )
}

fn values(inquiry: &Inquiry, input: &Input) -> Vec<Option<f64>> {
    let place = inquiry
        .inputs
        .iter()
        .position(|asked| asked.input == *input)
        .unwrap();
    inquiry.sheet.values(inquiry.input_column(place)).to_vec()
}

/// The groups of days: 0 other, 1 the day, 2 and 3 the days after; 9 for none.
fn groups(inquiry: &Inquiry, grouping: Grouping) -> Vec<u8> {
    let place = inquiry
        .groupings
        .iter()
        .position(|known| *known == grouping)
        .unwrap();
    let column = inquiry.sheet.values(inquiry.grouping_column(place));
    column
        .iter()
        .map(|group| group.map_or(9, |group| group as u8))
        .collect()
}

#[test]
fn a_day_without_an_entry_is_unknown_and_a_kept_day_without_a_dose_is_a_no() {
    let mut book = Book::default();
    for number in [0, 1, 3, 4, 5, 6, 7] {
        book.put(on(number), check_in(Part::Evening, &[(MOOD, 5)]));
    }
    book.put(on(1), dose());
    book.put(on(9), dose());
    let inquiry = Inquiry::of(&book.journal, day("2026-03-11")).unwrap();
    let (yes, no) = (Some(1.0), Some(0.0));
    assert_eq!(
        values(&inquiry, &Input::Dose),
        [no, yes, None, no, no, no, no, no, None, yes, None]
    );
    // Day 0 may be the day after a dose that was before the journal, day 4 two days after one on day 2, for all we know.
    assert_eq!(
        groups(&inquiry, Grouping::Doses(Doses::All)),
        [9, 1, 9, 9, 9, 0, 0, 0, 9, 1, 9]
    );
}

#[test]
fn days_after_a_dose_are_in_the_group_of_the_nearest_one() {
    let mut book = Book::default();
    for number in 0..8 {
        book.put(on(number), check_in(Part::Evening, &[(MOOD, 5)]));
    }
    book.put(on(2), dose());
    book.put(on(3), dose());
    let inquiry = Inquiry::of(&book.journal, day("2026-03-08")).unwrap();
    assert_eq!(
        groups(&inquiry, Grouping::Doses(Doses::All)),
        [9, 9, 1, 1, 2, 3, 0, 0]
    );
    assert_eq!(inquiry.by_group(0, 0).map(|days| days.len()), [2, 2, 1, 1]);
    assert_eq!(
        [Phase::Other, Phase::Dose, Phase::Plus1, Phase::Plus2].map(group_of),
        [0, 1, 2, 3]
    );
}

#[test]
fn what_is_written_by_name_is_unknown_before_it_was_first_written() {
    let mut book = Book::default();
    for number in 0..30 {
        book.put(on(number), check_in(Part::Evening, &[(MOOD, 5)]));
        if number >= 8 && number % 2 == 0 {
            // The same in capital letters.
            book.put(
                on(number),
                tag(if number % 4 == 0 { "alcohol" } else { "ALCOHOL" }),
            );
        }
        if number % 10 == 0 {
            book.put(on(number), tag("travel"));
        }
        if number >= 5 && number % 3 == 0 {
            book.put(on(number), run(30, Some(5)));
        }
    }
    let inquiry = Inquiry::of(&book.journal, on(29).day).unwrap();
    let alcohol = values(&inquiry, &Input::Tag(Tag::new("ALCOHOL").unwrap()));
    assert!(alcohol.iter().take(8).all(Option::is_none));
    assert!((8..30).all(|number| alcohol[number] == Some(f64::from(u8::from(number % 2 == 0)))));
    let load = values(&inquiry, &Input::Load);
    assert_eq!(&load[4..9], [None, None, Some(150.0), Some(0.0), Some(0.0)]);
    // Three days are too few to be compared, and are told.
    assert_eq!(inquiry.left_out, [(Input::Tag(Tag::new("travel").unwrap()), 3)]);
    assert!(!inquiry.inputs.iter().any(|asked| asked.input == Input::Run));
}

#[test]
fn runs_without_an_effort_are_compared_as_runs() {
    let mut book = Book::default();
    for number in 0..20 {
        book.put(on(number), run(30, (number % 5 == 0).then_some(4)));
    }
    book.put(on(20), check_in(Part::Morning, &[(MOOD, 5)]));
    let inquiry = Inquiry::of(&book.journal, on(20).day).unwrap();
    let inputs: Vec<&Input> = inquiry.inputs.iter().map(|asked| &asked.input).collect();
    assert_eq!(inputs, [&Input::Run]);
}

#[test]
fn amounts_are_told_among_dose_days_and_only_when_they_differ() {
    let mut book = Book::default();
    for number in 0..40 {
        book.put(on(number), check_in(Part::Evening, &[(MOOD, 5)]));
        let batch = Some(if number < 20 { 7 } else { 8 });
        match number % 2 {
            // The same amount in two units, taken at once and in two halves.
            0 if number % 4 == 0 => {
                book.put(on(number), dose_of(100_000, Unit::Gram, batch));
            }
            0 => {
                book.put(on(number), dose_of(50_000, Unit::Milligram, batch));
                book.put(on(number), dose_of(50_000, Unit::Milligram, batch));
            }
            _ => {}
        }
    }
    let of = |book: &Book| Inquiry::of(&book.journal, on(39).day).unwrap();
    let is_amount = |input: &Input| matches!(input, Input::Amount(_));
    assert!(!of(&book).inputs.iter().any(|asked| is_amount(&asked.input)));
    // Two batches of ten dose days each, and one amount.
    let batches = [7, 8].map(|id| Grouping::Doses(Doses::OfBatch(RecordId::new(id))));
    assert_eq!(
        of(&book).groupings,
        [Grouping::Doses(Doses::All), batches[0], batches[1]]
    );
    // What is too little to be compared is counted all the same.
    let parts = of(&book).parts;
    let batch = |id: u128| Doses::OfBatch(RecordId::new(id));
    assert_eq!(parts[..2], [(batch(7), 10), (batch(8), 10)]);
    assert!(matches!(parts[2..], [(Doses::OfAmount(_), 20)]), "{parts:?}");
    let first = groups(&of(&book), batches[0]);
    assert!(
        first.iter().take(20).any(|group| *group == 1) && !first.iter().skip(20).any(|group| *group == 1)
    );
    for number in (1..40).step_by(4) {
        book.put(on(number), dose_of(200_000, Unit::Gram, None));
    }
    let inquiry = of(&book);
    let amounts = values(&inquiry, &Input::Amount(Unit::Gram));
    assert_eq!(
        &amounts[..4],
        [Some(100_000.0), Some(200_000.0), Some(100_000.0), None]
    );
    let step = inquiry
        .inputs
        .iter()
        .find(|asked| is_amount(&asked.input))
        .unwrap()
        .step;
    assert_eq!(step, 100_000.0);
    let of_amounts: Vec<u64> = inquiry
        .groupings
        .iter()
        .filter_map(|grouping| match grouping {
            Grouping::Doses(Doses::OfAmount(amount)) => Some(amount.smallest()),
            _ => None,
        })
        .collect();
    assert_eq!(of_amounts, [100_000, 200_000]);
    let larger = Grouping::Doses(Doses::OfAmount(Amount::new(200_000, Unit::Gram).unwrap()));
    // Day 1 is one of them; days 2 and 4 belong to the smaller ones, and day 3 follows one of those.
    assert_eq!(&groups(&inquiry, larger)[..5], [9, 1, 9, 9, 9]);
}

#[test]
fn sleep_is_asked_about_as_input_and_as_measure_but_not_against_itself() {
    let quality = tenth::domain::MeasureKey::BuiltIn(BuiltIn::SleepQuality);
    let mut book = Book::default();
    for number in 0..30 {
        let points = u8::try_from(number % 7).unwrap();
        book.put(
            on(number),
            check_in(Part::Morning, &[(quality, points), (MOOD, points)]),
        );
    }
    let inquiry = Inquiry::of(&book.journal, on(29).day).unwrap();
    assert_eq!(inquiry.outcomes.len(), 2);
    assert_eq!(inquiry.inputs.len(), 1);
    assert_eq!(inquiry.associations().len(), 1);
    assert_eq!(inquiry.outcomes[0].progress(), Some((30, 84)));
    // Eighty-four days of which every other is answered are still not enough.
    let mut book = Book::default();
    for number in (0..85).step_by(2) {
        book.put(on(number), check_in(Part::Evening, &[(MOOD, 5)]));
    }
    let of = |book: &Book| Inquiry::of(&book.journal, on(90).day).unwrap().outcomes[0].progress();
    assert_eq!(of(&book), Some((43, 56)));
    for number in (1..28).step_by(2) {
        book.put(on(number), check_in(Part::Evening, &[(MOOD, 5)]));
    }
    assert_eq!(of(&book), None);
}
