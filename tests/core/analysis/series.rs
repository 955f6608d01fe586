//! One value a day; missing stays missing.

use proptest::prelude::*;
use tenth::analysis::{Days, Rule, Series, Source, answered, run_load, series, series_by, series_for};
use tenth::domain::{
    Body, BuiltIn, DayRule, Direction, Duration, Measure, MeasureKey, Moment, Part, Rating, Reading,
    RecordId, Run, When,
};

use super::{Book, MOOD, PAIN, answers, check_in, day, dose};

fn days(first: &str, last: &str) -> Days {
    Days::new(day(first), day(last)).unwrap()
}

fn run(minutes: u32, effort: Option<u8>, after: Option<u8>) -> Body {
    Body::Run(Run {
        duration: Duration::from_minutes(minutes).unwrap(),
        metres: None,
        effort: effort.and_then(Rating::new),
        before: None,
        after: after.and_then(Rating::new),
        surface: None,
        note: None,
    })
}

fn usual(built_in: BuiltIn) -> Source {
    Source::of(&Measure::built_in(built_in))
}

fn reading(moment: Moment, key: MeasureKey, points: u8) -> Body {
    Body::Reading(Reading {
        moment,
        about: None,
        minutes: None,
        answers: answers(&[(key, points)]),
    })
}

#[test]
fn a_missing_day_is_missing_and_zero_is_an_answer() {
    let mut book = Book::default();
    book.add("2026-03-01", check_in(Part::Evening, &[(PAIN, 0)]));
    book.add("2026-03-02", check_in(Part::Evening, &[(MOOD, 4)]));
    book.add("2026-03-03", dose());
    book.add("2026-03-05", check_in(Part::Evening, &[(PAIN, 7)]));
    let pain = series(
        &book.journal,
        PAIN,
        Source::CheckIns,
        days("2026-03-01", "2026-03-06"),
    );
    assert_eq!(pain.values, [Some(0.0), None, None, None, Some(7.0), None]);
    assert_eq!(pain.answered(), 2);
    assert_eq!(pain.newest(), Some((day("2026-03-05"), 7.0)));
    assert_eq!(pain.on(day("2026-03-01")), Some(0.0));
    assert_eq!(pain.on(day("2026-02-28")), None);
}

#[test]
fn every_entry_that_answers_a_measure_is_counted() {
    let own = MeasureKey::Own(RecordId::new(77));
    let mut book = Book::default();
    book.add("2026-03-01", check_in(Part::Evening, &[(PAIN, 0), (own, 3)]));
    book.add("2026-03-02", check_in(Part::Morning, &[(PAIN, 4)]));
    book.add("2026-03-02", reading(Moment::Before, PAIN, 5));
    book.add("2026-03-02", run(30, Some(4), Some(7)));
    book.add("2026-03-02", run(30, Some(4), None));
    book.add("2026-03-03", dose());
    book.add("2026-03-04", check_in(Part::Evening, &[(MOOD, 4)]));
    let feeling = MeasureKey::BuiltIn(BuiltIn::Feeling);
    let counted = answered(&book.journal, days("2026-03-01", "2026-03-03"));
    let counted: Vec<_> = counted.iter().map(|(key, held)| (*key, *held)).collect();
    assert_eq!(counted, [(PAIN, 3), (feeling, 1), (own, 1)]);
}

#[test]
fn the_evening_counts_before_the_morning_and_then_what_was_written_last() {
    let mut book = Book::default();
    book.add("2026-03-01", check_in(Part::Evening, &[(PAIN, 5)]));
    book.add("2026-03-01", check_in(Part::Morning, &[(PAIN, 9), (MOOD, 3)]));
    book.add("2026-03-01", check_in(Part::Evening, &[(PAIN, 6)]));
    let range = days("2026-03-01", "2026-03-01");
    assert_eq!(
        series(&book.journal, PAIN, Source::CheckIns, range).values,
        [Some(6.0)]
    );
    assert_eq!(
        series(&book.journal, MOOD, Source::CheckIns, range).values,
        [Some(3.0)]
    );
}

#[test]
fn a_day_with_several_answers_is_told_by_its_rule() {
    let mut book = Book::default();
    book.add("2026-03-01", check_in(Part::Evening, &[(PAIN, 3)]));
    book.add("2026-03-01", check_in(Part::Morning, &[(PAIN, 8)]));
    book.add("2026-03-01", check_in(Part::Morning, &[(PAIN, 1)]));
    let by = |rule| {
        let range = days("2026-03-01", "2026-03-02");
        series_by(&book.journal, PAIN, Source::CheckIns, rule, range).values
    };
    let rules = [Rule::Last, Rule::Mean, Rule::Lowest, Rule::Highest].map(by);
    let expected = [3.0, 4.0, 1.0, 8.0].map(|value| vec![Some(value), None]);
    assert_eq!(rules, expected);
    let worst = [
        Direction::HigherIsBetter,
        Direction::LowerIsBetter,
        Direction::Neither,
    ]
    .map(Rule::worst);
    assert_eq!(worst, [Rule::Lowest, Rule::Highest, Rule::Last]);
}

#[test]
fn a_measure_is_told_by_the_rule_that_was_chosen_for_it() {
    let mut book = Book::default();
    book.add("2026-03-01", check_in(Part::Morning, &[(PAIN, 7)]));
    book.add("2026-03-01", check_in(Part::Evening, &[(PAIN, 4)]));
    let range = days("2026-03-01", "2026-03-01");
    let by = |day_rule| {
        let pain = Measure {
            day_rule,
            ..Measure::built_in(BuiltIn::Pain)
        };
        series_for(&book.journal, &pain, range).values
    };
    let rules = [
        None,
        Some(DayRule::Last),
        Some(DayRule::Mean),
        Some(DayRule::Worst),
    ];
    let told: Vec<Option<f64>> = rules.map(by).concat();
    assert_eq!(told, [Some(4.0), Some(4.0), Some(5.5), Some(7.0)]);
    // Readings after doses are told by their mean unless something else is chosen.
    let noticed = Measure::built_in(BuiltIn::Noticed);
    assert_eq!(Rule::of(&noticed), Rule::Mean);
    let highest = Measure {
        day_rule: Some(DayRule::Worst),
        direction: Direction::LowerIsBetter,
        ..noticed
    };
    assert_eq!(Rule::of(&highest), Rule::Highest);
}

#[test]
fn readings_count_only_where_they_are_asked_for() {
    let noticed = MeasureKey::BuiltIn(BuiltIn::Noticed);
    let feeling = MeasureKey::BuiltIn(BuiltIn::Feeling);
    let mut book = Book::default();
    book.add("2026-03-01", reading(Moment::Before, PAIN, 9));
    book.add("2026-03-01", reading(Moment::After, PAIN, 2));
    book.add("2026-03-01", reading(Moment::After, PAIN, 5));
    book.add("2026-03-01", reading(Moment::After, noticed, 1));
    book.add("2026-03-01", run(30, Some(5), Some(8)));
    let range = days("2026-03-01", "2026-03-01");
    let value = |key, source| series(&book.journal, key, source, range).values;
    assert_eq!(value(PAIN, usual(BuiltIn::Pain)), [None]);
    assert_eq!(value(PAIN, Source::After), [Some(3.5)]);
    let mut around_doses = Measure::built_in(BuiltIn::Pain);
    around_doses.ask.evening = false;
    assert_eq!(Source::of(&around_doses), Source::After);
    assert_eq!(value(noticed, usual(BuiltIn::Noticed)), [Some(1.0)]);
    assert_eq!(value(feeling, usual(BuiltIn::Feeling)), [Some(8.0)]);
}

#[test]
fn deleted_entries_and_other_days_leave_no_value() {
    let mut book = Book::default();
    let id = book.add("2026-03-01", check_in(Part::Evening, &[(PAIN, 5)]));
    book.add("2026-03-09", check_in(Part::Evening, &[(PAIN, 5)]));
    let mut gone = book.journal.record(id).unwrap().clone();
    gone.revision.counter = 99;
    gone.content = tenth::domain::Content::Deleted;
    book.journal.absorb(gone);
    let range = days("2026-03-01", "2026-03-03");
    assert_eq!(
        series(&book.journal, PAIN, Source::CheckIns, range).values,
        [None; 3]
    );
}

#[test]
fn load_is_zero_on_a_kept_day_and_missing_on_an_unknown_one() {
    let mut book = Book::default();
    book.add("2026-03-01", run(40, Some(6), None));
    book.add("2026-03-01", run(10, Some(2), None));
    book.add("2026-03-02", check_in(Part::Evening, &[(PAIN, 5)]));
    book.add("2026-03-04", run(40, None, None));
    book.add("2026-03-04", run(40, Some(1), None));
    let load = run_load(&book.journal, days("2026-03-01", "2026-03-04"));
    assert_eq!(load.values, [Some(260.0), Some(0.0), None, None]);
}

#[test]
fn a_part_of_a_series_keeps_its_days() {
    let mut book = Book::default();
    book.add("2026-03-02", check_in(Part::Evening, &[(PAIN, 5)]));
    let all = series(
        &book.journal,
        PAIN,
        Source::CheckIns,
        days("2026-03-01", "2026-03-03"),
    );
    let part = all.within(days("2026-03-02", "2026-03-05"));
    assert_eq!(part.values, [Some(5.0), None, None, None]);
}

proptest! {
    #[test]
    fn prop_a_part_of_a_series_is_what_each_of_its_days_says(count in 1_usize..20, first in -30_i64..30, length in 1_usize..30) {
        let all = Series {
            days: Days::ending(day("2026-03-31"), count),
            values: (0..count).map(|index| (index % 3 > 0).then_some(index as f64)).collect(),
        };
        let last = all.days.first() + chrono::Duration::days(first);
        let wanted = Days::ending(last, length);
        let part = all.within(wanted);
        let expected: Vec<Option<f64>> = (0..length).map(|index| all.on(wanted.at(index)?)).collect();
        prop_assert_eq!(part.values, expected);
    }

    #[test]
    fn prop_a_series_is_what_each_day_says(points in prop::collection::vec(prop::option::of(0_u8..=10), 1..40)) {
        let mut book = Book::default();
        let range = Days::ending(day("2026-03-31"), points.len());
        for (index, points) in points.iter().enumerate() {
            if let Some(points) = points {
                let when = When::on(range.at(index).unwrap());
                book.put(when, check_in(Part::Evening, &[(PAIN, *points)]));
            }
        }
        let pain = series(&book.journal, PAIN, Source::CheckIns, range);
        let expected: Vec<Option<f64>> = points.iter().map(|p| p.map(f64::from)).collect();
        prop_assert_eq!(pain.values, expected);
    }
}

#[test]
fn short_and_long_ranges_agree() {
    let mut book = Book::default();
    let long = Days::ending(day("2026-03-31"), 900);
    for index in (0..900_usize).step_by(7) {
        let points = u8::try_from(index % 11).unwrap();
        let when = When::on(long.at(index).unwrap());
        book.put(when, check_in(Part::Evening, &[(PAIN, points)]));
    }
    let all = series(&book.journal, PAIN, Source::CheckIns, long);
    let short = Days::ending(day("2026-03-20"), 400);
    assert_eq!(
        series(&book.journal, PAIN, Source::CheckIns, short),
        all.within(short)
    );
}
