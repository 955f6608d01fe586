//! A planted effect is found, noise is not; nothing depends on the order of anything, and what was not tried is told.

use tenth::analysis::insights::{
    Answer, Conclusions, Desk, Doses, Grouping, Input, Inquiry, Question, Sheet, Why, group_of,
};
use tenth::analysis::{Days, Phase};
use tenth::domain::{BuiltIn, Journal, MeasureKey, Part, SmallMap, When};

use super::super::{Book, MOOD, PAIN, check_in, day, dose};
use super::planted;
use super::tag;

const LAST: &str = "2026-11-12";

fn asked(journal: &Journal) -> (Inquiry, Conclusions) {
    let inquiry = Inquiry::of(journal, day(LAST)).unwrap();
    let mut desk = Desk::new(inquiry.sheet.clone());
    let questions = inquiry.associations();
    let mut answers: SmallMap<Question, Answer> = questions
        .into_iter()
        .map(|question| (question, desk.answer(question)))
        .collect();
    let concluded = inquiry.conclude(&answers).unwrap();
    assert!(concluded.found.iter().all(|tried| tried.slope.is_none()));
    for question in concluded.found.iter().map(|tried| inquiry.size(tried)) {
        answers.insert(question, desk.answer(question));
    }
    let concluded = inquiry.conclude(&answers).unwrap();
    (inquiry, concluded)
}

/// The findings as input, measure and lag.
fn found(journal: &Journal) -> Vec<(Input, MeasureKey, usize)> {
    let (inquiry, concluded) = asked(journal);
    concluded
        .found
        .iter()
        .map(|tried| {
            let input = inquiry.inputs[tried.input].input.clone();
            (
                input,
                inquiry.outcomes[tried.outcome].key,
                tried.association.strongest,
            )
        })
        .collect()
}

#[test]
fn the_planted_effect_is_found_and_nothing_else() {
    let planted = planted::journal(1.0, 0, day(LAST));
    let (inquiry, concluded) = asked(&planted);
    assert_eq!(inquiry.outcomes.len(), 12);
    let sleep_quality = MeasureKey::BuiltIn(BuiltIn::SleepQuality);
    assert_eq!(found(&planted), [(Input::Dose, sleep_quality, 1)]);
    // Four inputs against twelve measures and sleep quality against the others.
    assert_eq!(concluded.tried(), 4 * 12 + 11);
    let size = concluded.found[0].slope.unwrap();
    assert!(size.low > 0.0 && size.low < 1.0 && 1.0 < size.high, "{size:?}");
}

#[test]
fn with_the_effect_removed_nothing_is_found() {
    let (_, concluded) = asked(&planted::journal(0.0, 0, day(LAST)));
    assert_eq!((concluded.found.len(), concluded.nothing.len()), (0, 59));
    assert!(concluded.nothing.iter().all(|tried| tried.adjusted_p > 0.10));
}

#[test]
fn the_order_of_records_does_not_matter() {
    let planted = planted::journal(1.0, 3, day(LAST));
    let mut turned = Journal::default();
    let records: Vec<_> = planted.records().cloned().collect();
    for record in records.into_iter().rev() {
        turned.absorb(record);
    }
    assert_eq!(Inquiry::of(&planted, day(LAST)), Inquiry::of(&turned, day(LAST)));
}

#[test]
fn an_answer_depends_on_its_own_columns_alone() {
    let inquiry = Inquiry::of(&planted::journal(1.0, 5, day(LAST)), day(LAST)).unwrap();
    let question = Question::Association {
        input: inquiry.input_column(0),
        outcome: 5,
    };
    let alone = Desk::new(inquiry.sheet.clone()).answer(question);
    let mut busy = Desk::new(inquiry.sheet.clone());
    busy.answer(Question::Trend { outcome: 5 });
    busy.answer(Question::Association {
        input: inquiry.input_column(1),
        outcome: 5,
    });
    assert_eq!(busy.answer(question), alone);
    // In a sheet of only these two, in other places.
    let columns = [inquiry.input_column(0), 5].map(|column| inquiry.sheet.columns[column].clone());
    let small = Sheet {
        days: inquiry.sheet.days,
        columns: columns.to_vec(),
    };
    let same = Question::Association { input: 0, outcome: 1 };
    assert_eq!(Desk::new(small).answer(same), alone);
}

#[test]
fn nothing_is_concluded_while_an_answer_is_missing() {
    let inquiry = Inquiry::of(&planted::journal(1.0, 0, day(LAST)), day(LAST)).unwrap();
    let mut desk = Desk::new(inquiry.sheet.clone());
    let mut answers = SmallMap::new();
    for question in inquiry.associations().into_iter().skip(1) {
        // An answer of another kind is none either.
        answers.insert(question, Answer::Trend(None));
    }
    assert_eq!(inquiry.conclude(&answers), None);
    for question in inquiry.associations().into_iter().take(12) {
        answers.insert(question, desk.answer(question));
    }
    assert_eq!(inquiry.conclude(&answers), None);
}

#[test]
fn what_cannot_be_compared_is_told_with_its_reason() {
    let mut book = Book::default();
    let days = Days::ending(day(LAST), 140);
    for number in 0..140 {
        let when = When::on(days.at(number).unwrap());
        let points = u8::try_from(number * number % 7).unwrap();
        let mut answers = vec![(MOOD, points)];
        // Pain was answered for three weeks, now and then.
        if number >= 120 && number % 2 == 0 {
            answers.push((PAIN, points));
        }
        book.put(when.clone(), check_in(Part::Evening, &answers));
        if number % 7 == 2 {
            book.put(when.clone(), dose());
        }
        if number % 40 == 0 {
            book.put(when, tag("travel"));
        }
    }
    let (_, concluded) = asked(&book.journal);
    assert_eq!(concluded.tried(), 0);
    let reasons: Vec<(Input, Option<MeasureKey>, Why)> = concluded
        .untried
        .into_iter()
        .map(|untried| (untried.input, untried.outcome, untried.why))
        .collect();
    assert_eq!(reasons.len(), 3, "{reasons:?}");
    assert!(reasons.contains(&(Input::Dose, Some(MOOD), Why::SameWeekdays)));
    assert!(
        matches!(
            &reasons[..],
            [
                (Input::Dose, Some(PAIN), Why::TooRare { days: 1..=3 }),
                (Input::Tag(_), None, Why::TooRare { days: 4 }),
                _
            ]
        ),
        "{reasons:?}"
    );
}

#[test]
fn a_measure_is_asked_about_by_itself_and_by_parts() {
    let inquiry = Inquiry::of(&planted::journal(1.0, 0, day(LAST)), day(LAST)).unwrap();
    let place = |built_in| {
        let key = MeasureKey::BuiltIn(built_in);
        inquiry
            .outcomes
            .iter()
            .position(|outcome| outcome.key == key)
            .unwrap()
    };
    let (mood, soreness) = (place(BuiltIn::Mood), place(BuiltIn::Soreness));
    // A trend and three phases; runs beside what they are known to move.
    assert_eq!(inquiry.about(mood).len(), 1 + 3);
    assert_eq!(inquiry.about(soreness).len(), 1 + 3 + 3);
    // The doses of each of two amounts, as the page asks for them.
    let mut desk = Desk::new(inquiry.sheet.clone());
    let amounts: Vec<usize> = (0..inquiry.groupings.len())
        .filter(|place| matches!(inquiry.groupings[*place], Grouping::Doses(Doses::OfAmount(_))))
        .collect();
    assert_eq!(amounts.len(), 2);
    for place in amounts {
        let question = Question::Difference {
            grouping: inquiry.grouping_column(place),
            group: group_of(Phase::Dose),
            outcome: mood,
        };
        let Answer::Difference(Some(found)) = desk.answer(question) else {
            panic!("{question:?}");
        };
        let adjusted = found.adjusted.unwrap();
        assert!(adjusted.low <= adjusted.estimate && adjusted.estimate <= adjusted.high);
        assert!(found.these.days >= 10 && found.others.days >= 10);
    }
}
