//! Before and after: which readings make a pair, and what pairs say together.

use chrono::Days;
use tenth::analysis::insights::{About, Answer, Desk, against_ordinary_days, paired, pairs};
use tenth::domain::{Body, BuiltIn, Direction, Measure, MeasureKey, Moment, Reading, RecordId};

use tenth::text::Locale;

use super::super::{Book, PAIN, answers, day, dose};
use super::run;

const LOWER: Direction = Direction::LowerIsBetter;

fn reading(moment: Moment, about: Option<RecordId>, minutes: Option<u32>, points: u8) -> Body {
    Body::Reading(Reading {
        moment,
        about,
        minutes,
        answers: answers(&[(PAIN, points)]),
    })
}

#[test]
fn a_pair_is_the_nearest_value_before_and_the_nearest_after_the_same_dose() {
    let mut book = Book::default();
    let first = book.add("2026-03-01", dose());
    for (moment, minutes, points) in [
        (Moment::After, Some(240), 1),
        (Moment::After, Some(150), 4),
        (Moment::After, None, 0),
        (Moment::Before, Some(90), 9),
        (Moment::Before, Some(5), 7),
        (Moment::Before, Some(5), 6),
    ] {
        book.add("2026-03-01", reading(moment, Some(first), minutes, points));
    }
    // Only before; and of a dose that is gone.
    let second = book.add("2026-03-04", dose());
    book.add("2026-03-04", reading(Moment::Before, Some(second), None, 7));
    let gone = Some(RecordId::new(999));
    book.add("2026-03-05", reading(Moment::Before, gone, None, 7));
    book.add("2026-03-05", reading(Moment::After, gone, None, 1));
    let found = pairs(&book.journal, PAIN, LOWER, About::Dose);
    assert_eq!(found.pairs.len(), 1);
    let pair = found.pairs[0];
    assert_eq!((pair.before, pair.after, pair.minutes), (6.0, 4.0, Some(150)));
    assert_eq!(found.median_minutes, Some(150.0));
}

#[test]
fn no_change_is_an_answer_and_counts_among_all() {
    let mut book = Book::default();
    for (number, after) in [3, 5, 5, 6, 4].into_iter().enumerate() {
        let date = ["2026-03-0", &(number + 1).to_string()].concat();
        let id = book.add(&date, dose());
        book.add(&date, reading(Moment::Before, Some(id), None, 5));
        book.add(&date, reading(Moment::After, Some(id), Some(60), after));
    }
    let found = pairs(&book.journal, PAIN, LOWER, About::Dose);
    assert_eq!((found.improved, found.unchanged), (Some(2), 2));
    assert_eq!(found.median_change, Some(0.0));
    assert!((found.mean_change.unwrap() + 0.4).abs() < 1e-9);
    let share = found.share_improved.unwrap();
    // Wilson's interval of 2 of 5.
    assert!(
        (share.low - 0.117_621).abs() < 1e-5 && (share.high - 0.769_276).abs() < 1e-5,
        "{share:?}"
    );
    let higher = pairs(&book.journal, PAIN, Direction::HigherIsBetter, About::Dose);
    assert_eq!(higher.improved, Some(1));
    let neither = pairs(&book.journal, PAIN, Direction::Neither, About::Dose);
    assert_eq!((neither.improved, neither.share_improved), (None, None));
}

#[test]
fn ordinary_days_are_those_without_a_dose() {
    let mut book = Book::default();
    for date in ["2026-03-01", "2026-03-02"] {
        book.add(date, reading(Moment::Before, None, None, 6));
        book.add(date, reading(Moment::After, None, None, 5));
    }
    book.add("2026-03-02", dose());
    let found = pairs(&book.journal, PAIN, LOWER, About::OrdinaryDay);
    assert_eq!(found.pairs.len(), 1);
    assert_eq!(pairs(&book.journal, PAIN, LOWER, About::Dose).pairs, []);
}

#[test]
fn a_run_holds_its_own_pair_unless_readings_do() {
    let feeling = MeasureKey::BuiltIn(BuiltIn::Feeling);
    let higher = Direction::HigherIsBetter;
    let mut book = Book::default();
    let id = book.add("2026-03-01", run(30, None));
    let of = |book: &Book| pairs(&book.journal, feeling, higher, About::Run).pairs[0];
    assert_eq!((of(&book).before, of(&book).after), (4.0, 6.0));
    for (moment, points) in [(Moment::Before, 1), (Moment::After, 9)] {
        let reading = Reading {
            moment,
            about: Some(id),
            minutes: Some(10),
            answers: answers(&[(feeling, points)]),
        };
        book.add("2026-03-01", Body::Reading(reading));
    }
    assert_eq!((of(&book).before, of(&book).after), (1.0, 9.0));
}

#[test]
fn ordinary_days_take_away_what_comes_by_itself() {
    // Pain falls by two at these hours on any day, and by one more after a dose.
    let mut book = Book::default();
    let first = day("2026-01-01");
    for number in 0..120_u64 {
        let date = first.checked_add_days(Days::new(number)).unwrap().to_string();
        let is_dosed = number % 5 == 0;
        let about = is_dosed.then(|| book.add(&date, dose()));
        let noise = u8::try_from(number * 7 % 3).unwrap();
        book.add(&date, reading(Moment::Before, about, None, 7));
        book.add(
            &date,
            reading(Moment::After, about, Some(150), 6 - noise - u8::from(is_dosed)),
        );
    }
    let [these, ordinary] =
        [About::Dose, About::OrdinaryDay].map(|about| pairs(&book.journal, PAIN, LOWER, about));
    assert_eq!((these.pairs.len(), ordinary.pairs.len()), (24, 96));
    let (sheet, question) = against_ordinary_days(&these, &ordinary, PAIN).unwrap();
    let Answer::Difference(Some(found)) = Desk::new(sheet).answer(question) else {
        panic!("{question:?}");
    };
    let size = found.adjusted.unwrap();
    assert!(size.low < -1.0 && -1.0 < size.high && size.high < 0.0, "{size:?}");
    assert!((these.mean_change.unwrap() + 3.0).abs() < 0.1);
    let said = tenth::text::findings::against_ordinary(
        &found,
        &Measure::built_in(BuiltIn::Pain),
        &Locale::default(),
    );
    assert!(
        said.starts_with("On 96 ordinary days at the same hours your pain fell by 2.0 too. After doses it ended another 1.0 lower ("),
        "{said}"
    );
    assert!(said.ends_with(", 24 days."), "{said}");
    assert_eq!(against_ordinary_days(&these, &Default::default(), PAIN), None);
}

#[test]
fn what_has_values_on_both_sides_may_have_pairs() {
    let mut book = Book::default();
    let dosed = book.add("2026-03-01", dose());
    book.add("2026-03-01", reading(Moment::Before, Some(dosed), None, 5));
    assert_eq!(paired(&book.journal), [], "only before");
    book.add("2026-03-01", reading(Moment::After, Some(dosed), None, 4));
    // Of an ordinary day, and of a dose that is gone.
    book.add("2026-03-02", reading(Moment::Before, None, None, 5));
    let gone = Some(RecordId::new(999));
    book.add("2026-03-02", reading(Moment::After, gone, None, 5));
    assert_eq!(paired(&book.journal), [(PAIN, About::Dose)]);
    book.add("2026-03-03", run(30, None));
    let feeling = MeasureKey::BuiltIn(BuiltIn::Feeling);
    assert_eq!(
        paired(&book.journal),
        [(PAIN, About::Dose), (feeling, About::Run)]
    );
}
