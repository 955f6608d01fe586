//! What the planted year says, in the words of the pages.

use tenth::analysis::insights::{
    About, Answer, Asked, Conclusions, Desk, Doses, Grouping, Input, Inquiry, OwnScale, Pair, Pairs,
    Question, Tried, Why, group_of, loads, week,
};
use tenth::analysis::statistics::{
    Association, Difference, Group, Interval, Lag, Permutations, Trend, wilson,
};
use tenth::analysis::{Days, Phase, Series, run_load};
use tenth::domain::{BuiltIn, Direction, Label, Measure, MeasureKey, MeasureKind, SmallMap};
use tenth::text::entry::Style;
use tenth::text::{Locale, findings as words, number};

use super::super::day;
use super::planted;

const LAST: &str = "2026-11-12";

fn style() -> Style {
    Style {
        locale: Locale::default(),
        hide_amounts: false,
    }
}

fn sleep_quality() -> Measure {
    Measure::built_in(BuiltIn::SleepQuality)
}

fn headache() -> Measure {
    Measure {
        name: Label::new("Headache"),
        kind: MeasureKind::YesNo,
        direction: Direction::LowerIsBetter,
        ..Measure::built_in(BuiltIn::Pain)
    }
}

struct Year {
    inquiry: Inquiry,
    desk: Desk,
}

impl Year {
    fn with(effect: f64) -> Self {
        let inquiry = Inquiry::of(&planted::journal(effect, 0, day(LAST)), day(LAST)).unwrap();
        let desk = Desk::new(inquiry.sheet.clone());
        Self { inquiry, desk }
    }

    fn outcome(&self, key: MeasureKey) -> usize {
        let outcomes = &self.inquiry.outcomes;
        outcomes.iter().position(|outcome| outcome.key == key).unwrap()
    }

    fn concluded(&mut self) -> Conclusions {
        let questions = self.inquiry.associations();
        let mut answers: SmallMap<Question, Answer> = questions
            .into_iter()
            .map(|question| (question, self.desk.answer(question)))
            .collect();
        let concluded = self.inquiry.conclude(&answers).unwrap();
        for question in concluded.found.iter().map(|tried| self.inquiry.size(tried)) {
            answers.insert(question, self.desk.answer(question));
        }
        self.inquiry.conclude(&answers).unwrap()
    }
}

#[test]
fn a_finding_says_its_size_its_days_and_what_it_cannot_show() {
    let mut year = Year::with(1.0);
    let concluded = year.concluded();
    let locale = Locale::default();
    let tried = &concluded.found[0];
    let asked = &year.inquiry.inputs[tried.input];
    let sentence = words::finding(tried, asked, &sleep_quality(), &style());
    let size = tried.slope.unwrap();
    let kind = &sleep_quality().kind;
    assert_eq!(
        sentence,
        [
            "The morning after a dose your sleep quality was ",
            &words::with_interval(size, kind, &locale),
            ", 337 days. You knew which days these were; expectation alone can do this."
        ]
        .concat()
    );
    assert!(sentence.contains(" higher (0."), "{sentence}");
    let unsized_one = Tried {
        slope: None,
        ..tried.clone()
    };
    let sentence = words::finding(&unsized_one, asked, &sleep_quality(), &style());
    assert!(
        sentence.starts_with("The morning after a dose your sleep quality differed, 337 days."),
        "{sentence}"
    );
    let wanted = Measure {
        smallest_change: Some(2_000),
        ..sleep_quality()
    };
    let sentence = words::finding(tried, asked, &wanted, &style());
    assert!(
        sentence.contains("less than the 2 points that you said would matter."),
        "{sentence}"
    );
    assert_eq!(
        words::tried(&concluded, &year.inquiry.inputs),
        "Of 59 comparisons, one stands out from chance. It is about doses."
    );
    assert_eq!(words::input(&asked.input), "Dose");
    assert_eq!(words::later(&asked.input, &sleep_quality(), 1), "next morning");
    assert_eq!(
        words::later(&asked.input, &sleep_quality(), 0),
        "the morning before"
    );
    assert!(words::limit(&asked.input, &sleep_quality(), 0).contains("cannot be an effect"));
}

#[test]
fn without_findings_it_says_that_nothing_stands_out() {
    let nothing = Year::with(0.0).concluded();
    assert_eq!(
        words::tried(&nothing, &[]),
        "Nothing stands out from chance in 59 comparisons."
    );
    assert_eq!(words::tried(&Conclusions::default(), &[]), words::NOTHING_TRIED);
    assert_eq!(
        words::why(Why::TooRare { days: 1 }),
        "Only 1 day unlike the rest in this, and at least 10 are needed."
    );
}

#[test]
fn a_phase_says_whether_it_can_be_told_from_other_days() {
    let mut year = Year::with(1.0);
    let outcome = year.outcome(MeasureKey::BuiltIn(BuiltIn::SleepQuality));
    let by = Grouping::Doses(Doses::All);
    let place = year
        .inquiry
        .groupings
        .iter()
        .position(|known| *known == by)
        .unwrap();
    let said = [Phase::Dose, Phase::Plus1].map(|phase| {
        let question = Question::Difference {
            grouping: year.inquiry.grouping_column(place),
            group: group_of(phase),
            outcome,
        };
        assert!(year.inquiry.about(outcome).contains(&question));
        let Answer::Difference(Some(found)) = year.desk.answer(question) else {
            panic!("{question:?}");
        };
        words::phase(&found, phase, by, &sleep_quality(), &Locale::default())
    });
    let [dose_day, next] = &said;
    assert!(
        dose_day
            .starts_with("On the mornings of dose days your sleep quality cannot be told from other days: "),
        "{dose_day}"
    );
    assert!(
        next.starts_with("The morning after a dose your sleep quality was 1."),
        "{next}"
    );
    assert!(next.ends_with(words::YOU_KNEW), "{next}");
    let few = Difference {
        these: Group {
            days: 6,
            mean: 5.2,
            median: 5.0,
        },
        others: Group {
            days: 12,
            mean: 4.94,
            median: 5.0,
        },
        adjusted: None,
    };
    assert_eq!(
        words::phase(
            &few,
            Phase::Plus2,
            Grouping::Runs,
            &Measure::built_in(BuiltIn::Soreness),
            &Locale::default()
        ),
        "Two mornings after a run your soreness was 5.2 in the mean, on other days 4.9: 6 days against 12, too few or too much on the same weekdays to say more."
    );
    let mean = |mean| Group { mean, ..few.these };
    let few = Difference {
        these: mean(432.0),
        others: mean(420.0),
        ..few
    };
    let sleep = Measure::built_in(BuiltIn::Sleep);
    let said = words::phase(&few, Phase::Plus1, Grouping::Runs, &sleep, &Locale::default());
    assert!(
        said.contains("was 7 h 12 min in the mean, on other days 7 h:"),
        "{said}"
    );
}

#[test]
fn pairs_say_no_change_too() {
    let pair = |after: f64| Pair {
        day: day(LAST),
        before: 5.0,
        after,
        minutes: Some(150),
    };
    let found = Pairs {
        pairs: [4.0, 4.0, 5.0, 6.0].map(pair).to_vec(),
        median_change: Some(-0.5),
        mean_change: Some(-0.25),
        improved: Some(2),
        unchanged: 1,
        share_improved: wilson(2, 4),
        median_minutes: Some(150.0),
    };
    let pain = Measure::built_in(BuiltIn::Pain);
    let locale = Locale::default();
    assert_eq!(
        words::pairs(&found, About::Dose, &pain, &locale),
        "After 4 doses your pain was typically 0.5 lower, 2 h 30 min later. It was lower 2 times, the same once and higher \
         once: lower in 50 % (15 to 85 %)."
    );
    assert_eq!(
        words::pairs(&Pairs::default(), About::Run, &pain, &locale),
        words::NO_PAIRS
    );
    // Between yes and no there is no size to tell, only how often it went which way.
    let turned = |after: f64| Pair {
        before: 1.0,
        ..pair(after)
    };
    let found = Pairs {
        pairs: [0.0, 0.0, 1.0, 1.0].map(turned).to_vec(),
        unchanged: 2,
        ..found
    };
    assert_eq!(
        words::pairs(&found, About::Dose, &headache(), &locale),
        "After 4 doses your Headache changed from yes to no 2 times and from no to yes never, and was the same 2 times, \
         2 h 30 min later. Better in 50 % (15 to 85 %)."
    );
}

#[test]
fn changes_after_doses_stand_beside_those_of_ordinary_days() {
    let (pain, locale) = (Measure::built_in(BuiltIn::Pain), Locale::default());
    let group = |days, mean| Group {
        days,
        mean,
        median: mean,
    };
    let say = |these, others, adjusted: Option<(f64, f64, f64)>| {
        let adjusted = adjusted.map(|(estimate, low, high)| Interval {
            estimate,
            low,
            high,
            likely: (low, high),
        });
        let found = Difference {
            these: group(19, these),
            others: group(17, others),
            adjusted,
        };
        words::against_ordinary(&found, &pain, &locale)
    };
    for (text, expected) in [
        (
            say(-1.0, -0.5, Some((-0.5, -0.7, -0.3))),
            "On 17 ordinary days at the same hours your pain fell by 0.5 too. After doses it ended another 0.5 lower (0.3 to 0.7), 19 \
             days.",
        ),
        (
            say(-0.2, -0.5, Some((0.3, 0.1, 0.5))),
            "On 17 ordinary days at the same hours your pain fell by 0.5 too. After doses it ended 0.3 higher (0.1 to 0.5), 19 days.",
        ),
        (
            say(-0.4, 0.1, Some((-0.5, -1.0, 0.1))),
            "On 17 ordinary days at the same hours your pain rose by 0.1. The change after doses cannot be told from that: 0.5 lower \
             (1.0 lower to 0.1 higher), 19 days.",
        ),
        (
            say(-0.4, 0.0, None),
            "On 17 ordinary days at the same hours your pain did not change. There are too few, or too much on the same weekdays, to say whether doses add to that.",
        ),
    ] {
        assert_eq!(text, expected);
    }
}

#[test]
fn a_trend_is_described() {
    let locale = Locale::default();
    let pain = Measure::built_in(BuiltIn::Pain);
    let trend = |estimate, low, high| Trend {
        a_day: Interval {
            estimate,
            low,
            high,
            likely: (low, high),
        },
        span: 126,
        point_days: 7,
    };
    assert_eq!(
        words::trend(trend(-0.02, -0.04, -0.01), &pain, &locale),
        [
            "Your pain fell by 0.6 in 30 days (0.3 to 1.2), over 126 days. ",
            words::TREND_LIMIT
        ]
        .concat()
    );
    assert_eq!(
        words::trend(trend(0.01, -0.01, 0.02), &pain, &locale),
        "No lasting rise or fall of your pain can be told: in 30 days from 0.3 lower to 0.6 higher, over 126 days."
    );
    assert_eq!(
        words::trend_likely(trend(0.01, -0.01, 0.02), &pain, &locale),
        "80 % interval: −0.3 to +0.6 in 30 days."
    );
    assert_eq!(
        words::trend_likely(trend(0.0, -0.000_4, 0.000_4), &pain, &locale),
        "80 % interval: less than 0.1 lower to less than 0.1 higher in 30 days."
    );
}

#[test]
fn how_many_orders_are_tried_is_said_as_it_is() {
    let associations = words::how(words::Method::Association);
    let orders = number::count(usize::try_from(Permutations::default().most).unwrap());
    assert!(associations.plain.contains(&orders) && associations.formula.contains(&orders));
}

#[test]
fn load_and_the_own_scale_are_told_in_numbers() {
    let locale = Locale::default();
    let journal = planted::journal(0.0, 0, day(LAST));
    let load = run_load(&journal, Days::ending(day(LAST), 90));
    let said = words::loads(loads(&load.values, 89, 7), loads(&load.values, 89, 28), &locale);
    assert!(
        said.contains(" in the last 7 days") && said.ends_with(" a week."),
        "{said}"
    );
    let some = words::loads(loads(&load.values, 6, 7), loads(&load.values, 6, 28), &locale);
    assert!(
        some.ends_with(" in the last 28 days (21 days unknown)."),
        "{some}"
    );
    let series = Series {
        days: Days::ending(day(LAST), 7),
        values: [0.0, 300.0, 450.0, 0.0, 360.0, 240.0, 600.0].map(Some).to_vec(),
    };
    assert_eq!(
        words::week(week(&series.values, 6).unwrap(), &locale),
        "Monotony 1.3, strain 2\u{202f}444."
    );
    let own = OwnScale::of(&series).unwrap();
    assert_eq!(own.completeness(), 1.0);
    let said = words::own_scale(&own, &Measure::built_in(BuiltIn::Pain), &locale);
    assert!(said.starts_with("From one day to the next typically 3"), "{said}");
    assert_eq!(OwnScale::of(&Series::default()), None);
    // Between yes and no no day is so and so far from the next.
    let answers = Series {
        values: [1.0, 0.0, 0.0, 1.0, 1.0, 0.0, 0.0].map(Some).to_vec(),
        ..series
    };
    let own = OwnScale::of(&answers).unwrap();
    let said = words::own_scale(&own, &headache(), &locale);
    assert!(
        said.starts_with("From one day to the next the answer changed in 50 of 100 cases;"),
        "{said}"
    );
}

#[test]
fn every_method_is_explained_with_formula_and_source() {
    for method in words::Method::ALL {
        let how = words::how(method);
        let has_year = how.source.chars().filter(char::is_ascii_digit).count() >= 4;
        assert!(
            how.plain.len() > 60 && how.formula.len() > 10 && has_year,
            "{method:?}"
        );
    }
}

#[test]
fn more_of_something_is_told_by_the_step_of_its_input() {
    let lag = Lag {
        days: 111,
        rank_correlation: -0.3,
        strength: -3.4,
    };
    let tried = Tried {
        input: 0,
        outcome: 0,
        association: Association {
            lags: [Some(lag), None, None, None],
            strongest: 0,
            p: 0.001,
            drawn: 9_999,
        },
        slope: Some(Interval {
            estimate: -0.5 / 60.0,
            low: -0.8 / 60.0,
            high: -0.2 / 60.0,
            likely: (-0.7 / 60.0, -0.3 / 60.0),
        }),
        adjusted_p: 0.04,
    };
    let asked = Asked {
        input: Input::Measure(BuiltIn::Sleep),
        step: 60.0,
        usual: 450.0,
        days: 100,
    };
    let pain = Measure::built_in(BuiltIn::Pain);
    assert_eq!(
        words::finding(&tried, &asked, &pain, &style()),
        "For every hour more sleep, your pain (the day after that night) was 0.5 lower (0.2 to 0.8), 111 days. \
         The two went together. That does not say that one makes the other."
    );
}
