//! Whatever a journal or a sheet holds, every question has an answer, and no answer holds what is not a number.

use proptest::collection::vec;
use proptest::prelude::*;
use tenth::analysis::insights::{About, Answer, Column, Desk, Inquiry, Question, Sheet, pairs};
use tenth::analysis::{Rule, Source, series_by};
use tenth::domain::SmallMap;

use super::super::super::domain::arbitrary::journal;
use super::super::day;

fn value() -> impl Strategy<Value = Option<f64>> {
    prop_oneof![
        3 => Just(None),
        6 => (0_u8..=10).prop_map(|points| Some(f64::from(points))),
        2 => Just(Some(0.0)),
        1 => prop::sample::select(vec![1e6, -1e6, 1e300, -1e300, f64::MAX, f64::MIN_POSITIVE, 1e-300]).prop_map(Some),
    ]
}

fn column(days: usize) -> impl Strategy<Value = Column> {
    let values = prop_oneof![
        6 => vec(value(), days).boxed(),
        1 => value().prop_map(move |value| vec![value; days]).boxed(),
        2 => vec(prop::option::of(0_u8..4), days)
            .prop_map(|groups| groups.into_iter().map(|group| group.map(f64::from)).collect())
            .boxed(),
    ];
    (any::<u32>(), values).prop_map(|(seed, values)| Column { seed, values })
}

fn sheet() -> impl Strategy<Value = Sheet> {
    prop_oneof![0_usize..20, 80_usize..180]
        .prop_flat_map(|days| vec(column(days), 3).prop_map(move |columns| Sheet { days, columns }))
}

/// Every kind of question, of a column that is not there too.
fn questions() -> Vec<Question> {
    let mut questions = vec![
        Question::Trend { outcome: 1 },
        Question::Trend { outcome: 9 },
        Question::Association { input: 9, outcome: 1 },
        Question::Slope {
            input: 0,
            outcome: 1,
            lag: 9,
        },
    ];
    for (input, outcome) in [(0, 1), (2, 1), (1, 1)] {
        questions.push(Question::Association { input, outcome });
        questions.push(Question::Slope {
            input,
            outcome,
            lag: 1,
        });
        questions.push(Question::Difference {
            grouping: input,
            group: 1,
            outcome,
        });
    }
    questions
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(40))]

    #[test]
    fn prop_every_answer_is_of_numbers_and_reads_back(sheet in sheet()) {
        let read = Sheet::from_numbers(&sheet.to_numbers());
        prop_assert_eq!(read.as_ref(), Some(&sheet));
        let mut desk = Desk::new(sheet);
        for question in questions() {
            prop_assert_eq!(Question::from_numbers(&question.to_numbers()), Some(question));
            let answer = desk.answer(question);
            // What is not a number does not read back.
            let read = Answer::from_numbers(&answer.to_numbers());
            prop_assert_eq!(read.as_ref(), Some(&answer), "{:?}", question);
            if let Answer::Association(Ok(found)) = &answer {
                prop_assert!(found.p > 0.0 && found.p <= 1.0 && found.strongest < 4);
            }
        }
    }

    #[test]
    fn prop_numbers_of_anything_else_are_refused(numbers in vec(prop_oneof![
        (0_u8..9).prop_map(f64::from), any::<f64>(), Just(f64::NAN)
    ], 0..40)) {
        // Whatever is read from anything is written as the same.
        if let Some(sheet) = Sheet::from_numbers(&numbers) {
            prop_assert_eq!(Sheet::from_numbers(&sheet.to_numbers()), Some(sheet));
        }
        if let Some(question) = Question::from_numbers(&numbers) {
            prop_assert_eq!(question.to_numbers().to_vec(), numbers.clone());
        }
        if let Some(answer) = Answer::from_numbers(&numbers) {
            prop_assert_eq!(Answer::from_numbers(&answer.to_numbers()), Some(answer));
        }
    }

    #[test]
    fn prop_any_journal_can_be_asked(journal in journal(), today in super::super::super::domain::arbitrary::date()) {
        let Some(inquiry) = Inquiry::of(&journal, today) else {
            prop_assert!(journal.days().next().is_none_or(|first| first > today));
            return Ok(());
        };
        let all = inquiry.sheet.columns.iter();
        prop_assert!(all.flat_map(|column| &column.values).flatten().all(|value| value.is_finite()));
        prop_assert!(inquiry.sheet.columns.iter().all(|column| column.values.len() == inquiry.days.len()));
        let columns = inquiry.outcomes.len() + inquiry.inputs.len() + inquiry.groupings.len();
        prop_assert_eq!(inquiry.sheet.columns.len(), columns);
        let mut desk = Desk::new(inquiry.sheet.clone());
        let asked = inquiry.associations();
        let answers: SmallMap<_, _> = asked.into_iter().map(|question| (question, desk.answer(question))).collect();
        prop_assert!(inquiry.conclude(&answers).is_some());
        for measure in journal.measures() {
            for about in [About::Dose, About::Run, About::OrdinaryDay] {
                let found = pairs(&journal, measure.key, measure.direction, about);
                let numbers = [found.mean_change, found.median_change, found.median_minutes];
                prop_assert!(numbers.iter().flatten().all(|number| number.is_finite()));
                prop_assert!(found.improved.unwrap_or(0) + found.unchanged <= found.pairs.len());
            }
        }
    }

    #[test]
    fn prop_the_rules_of_a_day_are_ordered(journal in journal()) {
        let Some(days) = tenth::analysis::all_days(&journal, day("2100-12-31")) else {
            return Ok(());
        };
        for measure in journal.measures() {
            let source = Source::of(&measure);
            let by = |rule| series_by(&journal, measure.key, source, rule, days).values;
            let [low, mean, high, last] = [Rule::Lowest, Rule::Mean, Rule::Highest, Rule::Last].map(by);
            let days = low.into_iter().zip(mean).zip(high).zip(last);
            for (((low, mean), high), last) in days {
                prop_assert_eq!(low.is_some(), last.is_some());
                let rounding = 1e-9 * high.unwrap_or(0.0).abs();
                prop_assert!(low.zip(mean).is_none_or(|(low, mean)| low <= mean + rounding));
                prop_assert!(mean.zip(high).is_none_or(|(mean, high)| mean <= high + rounding));
                prop_assert!(low <= last && last <= high);
            }
        }
    }
}

#[test]
fn an_empty_journal_asks_nothing() {
    assert_eq!(
        Inquiry::of(&tenth::domain::Journal::default(), day("2026-03-01")),
        None
    );
    let nothing = Desk::new(Sheet::default()).answer(Question::Trend { outcome: 0 });
    assert_eq!(nothing, Answer::Trend(None));
}
