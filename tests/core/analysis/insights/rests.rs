//! Wherever an answer may rest, and whether it does, it is the same; of ten years it may rest often enough.

use std::cell::Cell;

use tenth::analysis::insights::{Answer, Desk, Inquiry, Question};
use tenth::analysis::{at_once, with_rests};

use super::super::day;
use super::planted;

/// A question of each kind about a journal of so many days, in which what is planted is asked about.
fn questions(days: u64) -> (Inquiry, [Question; 4]) {
    let last = day("2026-11-12");
    let inquiry = Inquiry::of(&planted::journal_of(days, 1.0, 0, last), last).unwrap();
    let (input, outcome, lag) = (inquiry.input_column(0), 0, 1);
    let questions = [
        Question::Association { input, outcome },
        Question::Slope { input, outcome, lag },
        Question::Difference {
            grouping: inquiry.grouping_column(0),
            group: 2,
            outcome,
        },
        Question::Trend { outcome },
    ];
    (inquiry, questions)
}

/// The answer of somebody who rests at most so often and then gives up, and how often that was.
fn with_at_most(most: usize, desk: &mut Desk, question: Question) -> (Option<Answer>, usize) {
    let rests = Cell::new(0);
    let rest = async || {
        rests.set(rests.get() + 1);
        rests.get() <= most
    };
    (at_once(with_rests(desk.answering(question), rest)), rests.get())
}

#[test]
fn rests_and_what_was_called_off_change_no_answer() {
    let (inquiry, questions) = questions(120);
    for question in questions {
        let without = Desk::new(inquiry.sheet.clone()).answer(question);
        let mut desk = Desk::new(inquiry.sheet.clone());
        let (with, rests) = with_at_most(usize::MAX, &mut desk, question);
        assert_eq!(with.as_ref(), Some(&without));
        // Called off early, half-way and at the last chance, and then asked again at the same desk.
        for most in [0, rests / 2, rests - 1] {
            let mut desk = Desk::new(inquiry.sheet.clone());
            assert_eq!(with_at_most(most, &mut desk, question), (None, most + 1));
            assert_eq!(desk.answer(question), without, "{question:?}");
        }
    }
}

#[test]
fn of_ten_years_each_answer_may_rest_often() {
    let (inquiry, questions) = questions(3_652);
    let mut desk = Desk::new(inquiry.sheet.clone());
    for question in questions {
        let (answer, rests) = with_at_most(usize::MAX, &mut desk, question);
        // The hundreds of times that something is drawn, weighed or ranked, which is nearly all of the work.
        let fewest = match answer.unwrap() {
            Answer::Association(found) => found.unwrap().drawn as usize / 20,
            Answer::Slope(found) => found.map(|_| 12 * 64).unwrap(),
            Answer::Difference(found) => found.and_then(|found| found.adjusted).map(|_| 200).unwrap(),
            Answer::Trend(found) => found.map(|_| 499).unwrap(),
        };
        assert!(rests >= fewest, "{question:?}: {rests} for {fewest}");
    }
}
