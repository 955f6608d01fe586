//! The words of the page of one measure.

use tenth::analysis::insights::{Doses, Grouping, OwnScale, StretchKind};
use tenth::analysis::statistics::{Difference, Group, Interval};
use tenth::analysis::{Days, Phase, Series};
use tenth::domain::{BuiltIn, Measure, MeasureKind};
use tenth::text::{Locale, findings, measure_page as words};

use super::super::day;

const DOSES: Grouping = Grouping::Doses(Doses::All);

fn pain() -> Measure {
    Measure::built_in(BuiltIn::Pain)
}

fn difference(adjusted: Option<(f64, f64, f64)>) -> Difference {
    let group = Group {
        days: 20,
        mean: 5.0,
        median: 5.0,
    };
    Difference {
        these: group,
        others: group,
        adjusted: adjusted.map(|(estimate, low, high)| Interval {
            estimate,
            low,
            high,
            likely: (low, high),
        }),
    }
}

#[test]
fn groups_that_differ_are_named_and_weighed_against_everything_that_was_tried() {
    let (clear, unclear) = (
        difference(Some((0.6, 0.1, 1.2))),
        difference(Some((0.4, -0.1, 0.9))),
    );
    let unknown = difference(None);
    let phases = |dose, after, later| [(Phase::Dose, dose), (Phase::Plus1, after), (Phase::Plus2, later)];
    for (found, by, stands_out, text) in [
        (
            phases(unclear, clear, unclear),
            DOSES,
            None,
            "Looked at alone, the day after can be told from other days.",
        ),
        (
            phases(unclear, clear, unclear),
            DOSES,
            Some(true),
            "Looked at alone, the day after can be told from other days. Doses stand out among all comparisons of this journal too.",
        ),
        (
            phases(clear, clear, unclear),
            DOSES,
            Some(false),
            "Looked at alone, dose days and the day after can be told from other days. Among all comparisons of this journal, chance \
             does as much.",
        ),
        (
            phases(clear, unclear, clear),
            Grouping::Runs,
            None,
            "Looked at alone, run days and two days after can be told from other days.",
        ),
        (
            phases(unclear, unclear, unknown),
            DOSES,
            Some(false),
            "None of these groups can be told from other days.",
        ),
        (
            phases(unknown, unknown, unknown),
            DOSES,
            None,
            words::NOT_POSSIBLE,
        ),
    ] {
        assert_eq!(words::phases(&found, by, stands_out), text);
    }
}

#[test]
fn comparisons_are_counted() {
    for (found, tried, text) in [
        (0, 0, "Nothing could be compared with pain yet."),
        (
            0,
            1,
            "Nothing stands out from chance in 1 comparison of pain, counting all 59 of this journal.",
        ),
        (
            1,
            7,
            "Of 7 comparisons of pain, one stands out from chance, counting all 59 of this journal.",
        ),
        (
            3,
            7,
            "Of 7 comparisons of pain, 3 stand out from chance, counting all 59 of this journal.",
        ),
    ] {
        assert_eq!(words::stand_out(found, tried, 59, &pain()), text);
    }
    assert_eq!(words::behind("same day", 1), "same day, 1 day");
    assert_eq!(words::of(18, 21), "18 of 21");
    assert_eq!(words::more_nothing(12), "12 more that showed nothing");
}

#[test]
fn headings_and_charts_are_named_by_the_measure() {
    for (text, expected) in [
        (words::goes_with(&pain()), "What goes with pain"),
        (words::around(&pain(), DOSES), "Pain around doses"),
        (words::around(&pain(), Grouping::Runs), "Pain around runs"),
        (words::by_values(&pain()), "Pain by its values"),
        (words::after(&pain(), false), "Pain after a dose"),
        (words::after(&pain(), true), "Pain after a run"),
        (words::part(StretchKind::Cycle, 2), "Cycle 2"),
        (words::part(StretchKind::Rest, 2), "Rest after cycle 2"),
    ] {
        assert_eq!(text, expected);
    }
    for (phase, by, expected) in [
        (Phase::Dose, DOSES, "Dose day"),
        (Phase::Dose, Grouping::Runs, "Run day"),
        (Phase::Plus1, DOSES, "Day after"),
        (Phase::Plus2, Grouping::Runs, "Two days after"),
        (Phase::Other, DOSES, "Other days"),
    ] {
        assert_eq!(words::phase(phase, by), expected);
    }
    assert!(words::smallest("2 points").starts_with("You said that a change of 2 points would matter."));
    assert_eq!(
        [0, 6].map(words::weekday),
        ["Monday", "Sunday"],
        "a week begins on Monday"
    );
}

/// Five weeks that end on a Thursday, of which the last day is not answered.
fn five_weeks(value: impl Fn(usize) -> f64) -> OwnScale {
    let days = Days::ending(day("2026-11-12"), 35);
    let values = (0..35).map(|place| (place < 34).then(|| value(place)));
    let series = Series {
        days,
        values: values.collect(),
    };
    OwnScale::of(&series).unwrap()
}

#[test]
fn an_own_scale_is_told_in_facts_and_in_one_sentence() {
    let locale = Locale::default();
    // Up and down by turns.
    let found = five_weeks(|place| if place % 2 == 0 { 4.0 } else { 6.0 });
    let facts = words::facts(&found, &pain(), &locale);
    let fact = |name: &str| {
        let found = facts.iter().find(|(what, _)| *what == name);
        found.map(|(_, value)| value.as_str())
    };
    assert_eq!(fact(words::MEDIAN), Some("5"));
    assert_eq!(fact(words::MIDDLE_HALF), Some("4 to 6"));
    assert_eq!(fact(words::ENDS), Some("4 to 6"));
    assert_eq!(fact(words::DEVIATION), Some("standard deviation 1.0"));
    assert_eq!(fact(words::DAY_TO_DAY), Some("typically 2.0 apart"));
    assert_eq!(fact(words::ANSWERED), Some("34 of 35 days answered, 97 %"));
    assert!(fact(words::CARRIED).is_some_and(|text| text.starts_with("a high day is rather followed")));
    assert!(fact(words::WEEK).is_some_and(|text| text.starts_with("means from ")));
    assert_eq!(
        findings::own_scale(&found, &pain(), &locale),
        "From one day to the next typically 2.0 apart; a high day is rather followed by a low one."
    );
    // Between yes and no there is no middle and no end.
    let noticed = Measure {
        kind: MeasureKind::YesNo,
        ..Measure::built_in(BuiltIn::Noticed)
    };
    let found = five_weeks(|place| if place < 17 { 0.0 } else { 1.0 });
    let facts = words::facts(&found, &noticed, &locale);
    let names: Vec<&str> = facts.iter().map(|(what, _)| *what).collect();
    assert_eq!(names.first(), Some(&words::CARRIED));
    assert_eq!(names.last(), Some(&words::ANSWERED));
    assert!(!names.contains(&words::MEDIAN) && !names.contains(&words::ENDS));
}

#[test]
fn how_far_the_groups_overlap_is_told_by_their_middle_halves() {
    let locale = Locale::default();
    let groups = |these: &[f64], others: &[f64]| {
        [
            (Phase::Dose, these.to_vec()),
            (Phase::Plus1, vec![]),
            (Phase::Plus2, vec![]),
            (Phase::Other, others.to_vec()),
        ]
    };
    let (few, many) = ([5.0; 3], [3.0, 4.0, 5.0, 6.0, 7.0]);
    for (these, others, by, text) in [
        (
            &many[..],
            &[2.0; 4][..],
            DOSES,
            "The middle half of the dose days lies from 4 to 6, that of the other days from 2 to 2.",
        ),
        (
            &many[..],
            &many[..],
            Grouping::Runs,
            "The middle half of the run days lies from 4 to 6, that of the other days from 4 to 6.",
        ),
        (
            &few[..],
            &many[..],
            DOSES,
            "Every day of each group by its value.",
        ),
        (&[][..], &[][..], DOSES, "Every day of each group by its value."),
    ] {
        let found = words::overlap(&groups(these, others), by, &MeasureKind::Rating, &locale);
        assert_eq!(found, text);
    }
}

#[test]
fn how_much_of_a_day_is_left_is_said_in_words() {
    for (share, text) in [
        (-0.5, "a high day is rather followed by a low one"),
        (0.0, "hardly anything of a day is carried over"),
        (0.1, "a little of a day is carried over"),
        (0.34, "a little of a day is carried over"),
        (0.36, "much of a day is carried over"),
        (0.2, "a little of a day is carried over"),
        (0.5, "much of a day is carried over"),
        (0.9, "good and bad days come in spells"),
    ] {
        assert_eq!(findings::carried(share), text);
    }
}
