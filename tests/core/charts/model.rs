//! What a chart is drawn from, and its words.

use chrono::NaiveDate;
use tenth::analysis::{Days, Series};
use tenth::charts::{DateTick, DateUnit, Domain, Past, date_label, description, reading};
use tenth::domain::MeasureKind;
use tenth::text::Locale;

fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

/// Ten days to 10 March 2026, all 4 but the last, which is missing; doses on the 2nd, 8th and long before.
fn past(last: usize) -> Past {
    let mut values = vec![Some(4.0); 9];
    values.push(None);
    let all = Series {
        days: Days::ending(day("2026-03-10"), 10),
        values,
    };
    let doses = [day("2020-01-01"), day("2026-03-02"), day("2026-03-08")];
    Past::new(
        &all,
        Days::ending(day("2026-03-10"), last),
        &doses,
        &MeasureKind::Rating,
    )
}

#[test]
fn a_shorter_range_keeps_the_means_that_reach_back() {
    let three = past(3);
    assert_eq!(three.values, [Some(4.0), Some(4.0), None]);
    assert_eq!(three.mean, [Some(4.0), Some(4.0), None]);
    assert_eq!(three.doses, [0]);
    assert!(three.is_dose(0) && !three.is_dose(1));
    assert_eq!(
        (three.answered(), three.value(2), three.value(99)),
        (2, None, None)
    );
}

#[test]
fn a_longer_range_than_the_journal_is_missing_there() {
    let long = past(12);
    assert_eq!(long.values.len(), 12);
    assert_eq!(long.values.first(), Some(&None));
    assert_eq!(long.doses, [3, 9]);
    assert_eq!(long.domain, Domain::new(0.0, 10.0));
    assert_eq!(long.in_own_range().domain, Domain::new(4.0, 4.0));
}

#[test]
fn a_chart_and_its_days_are_said_in_words() {
    let locale = Locale::default();
    assert_eq!(
        description("Pain", &past(3), &locale),
        "Pain by day, 8 Mar to 10 Mar: median 4, middle half 4 to 4, 2 of 3 days answered, 1 day with a dose."
    );
    let today = day("2026-03-10");
    assert_eq!(reading(&past(3), 0, today, &locale), "Sun 8 Mar: 4, dose day");
    assert_eq!(reading(&past(3), 2, today, &locale), "Tue 10 Mar: not answered");
    assert_eq!(reading(&past(3), 3, today, &locale), "");
}

#[test]
fn axis_labels_are_short() {
    let locale = Locale::default();
    for (on, unit, expected) in [
        ("2026-03-09", DateUnit::Day, "9 Mar"),
        ("2026-03-01", DateUnit::Month, "Mar"),
        ("2026-01-01", DateUnit::Month, "2026"),
        ("2024-01-01", DateUnit::Year, "2024"),
    ] {
        let tick = DateTick {
            index: 0,
            day: day(on),
            unit,
        };
        assert_eq!(date_label(&tick, &locale), expected);
    }
}
