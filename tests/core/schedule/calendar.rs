//! Planned and taken side by side.

use tenth::domain::*;

use super::*;

fn with_plans(plans: &[(u128, Plan)], doses: &[&str]) -> Journal {
    let plans = plans
        .iter()
        .map(|(id, plan)| (*id, None, Body::Plan(Box::new(plan.clone()))));
    let doses = doses.iter().enumerate().map(|(n, code)| {
        let id = 1_000 + u128::try_from(n).unwrap();
        (id, Some(When::on(day(code))), dose(None, None))
    });
    journal(plans.chain(doses).collect())
}

#[test]
fn a_month_shows_what_was_planned_and_what_became_of_it() {
    let plan = Plan {
        kept_free: vec![KeptFree {
            from: day("2025-01-21"),
            to: day("2025-01-21"),
            why: FreeFor::Race,
        }],
        ..plan(Protocol::Fadiman)
    };
    let journal = with_plans(&[(1, plan)], &["2025-01-03", "2025-01-06", "2025-01-10"]);
    let calendar = Calendar::of(&journal);
    let today = day("2025-01-15");
    let month = calendar.month(2025, 1, today);
    assert_eq!(month.len(), 31);
    let at = |n: usize| (month[n - 1].kind, month[n - 1].mark);
    assert_eq!(at(3), (None, Some(Mark::Taken)));
    assert_eq!(at(6), (Some(DayKind::Dose), Some(Mark::Taken)));
    assert_eq!(at(7), (Some(DayKind::Transition), None));
    assert_eq!(at(9), (Some(DayKind::Dose), Some(Mark::Missed)));
    assert_eq!(at(10), (Some(DayKind::Transition), Some(Mark::Unplanned)));
    assert_eq!(at(15), (Some(DayKind::Dose), Some(Mark::Due)));
    assert_eq!(at(18), (Some(DayKind::Dose), Some(Mark::Planned)));
    assert_eq!(at(21), (Some(DayKind::KeptFree), None));
    assert_eq!(
        (month[20].free_for, month[20].plan),
        (Some(FreeFor::Race), Some(RecordId::new(1)))
    );
    assert_eq!(calendar.month(2025, 13, today), []);
    assert_eq!(calendar.month(2024, 2, today).len(), 29);
    assert_eq!(
        (calendar.year(2024, today).len(), calendar.year(2025, today).len()),
        (366, 365)
    );
    assert_eq!(calendar.year(NaiveDate::MAX.year() + 1, today), []);
}

use chrono::Datelike;

#[test]
fn ended_plans_stay_and_the_newer_of_two_holds() {
    let old = Plan {
        ended: Some(day("2025-01-20")),
        ..plan(Protocol::Fadiman)
    };
    let new = Plan {
        start: day("2025-02-01"),
        ..plan(Protocol::EveryOtherDay)
    };
    let journal = with_plans(&[(2, new), (1, old)], &["2025-01-06", "2025-02-01"]);
    let calendar = Calendar::of(&journal);
    let plan_on = |code| calendar.course_on(day(code)).map(|course| course.id);
    assert_eq!(
        ["2025-01-05", "2025-01-19", "2025-01-20", "2025-02-01"].map(plan_on),
        [None, Some(RecordId::new(1)), None, Some(RecordId::new(2))]
    );
    let after = calendar.course_after(day("2025-01-25")).map(|course| course.id);
    assert_eq!(after, Some(RecordId::new(2)));
    assert_eq!(journal.plans().len(), 2);
    // Today's page reads less and sees the same.
    let today = day("2025-02-03");
    let brief = Calendar::of_today(&journal, today);
    assert_eq!(brief.on(today, today), calendar.on(today, today));
    assert!(brief.happened.doses().len() < calendar.happened.doses().len() + 1);
}

// A native test may look at the clock.
#[allow(clippy::disallowed_methods)]
#[test]
fn ten_years_of_plans_and_doses_make_a_year_at_once() {
    let start = day("2016-01-04");
    let plans: Vec<(u128, Plan)> = (0..40_u32)
        .map(|n| {
            let start = start + chrono::Days::new(u64::from(n) * 90);
            let plan = Plan {
                missed: Missed::Shift,
                cycle: Some(Cycle {
                    weeks: 8,
                    rest_weeks: 4,
                    count: Some(1),
                }),
                ..Plan::new(Protocol::Fadiman, start)
            };
            (u128::from(n), plan)
        })
        .collect();
    let doses: Vec<String> = (0..1_200_u64)
        .map(|n| date_code(start + chrono::Days::new(n * 3 + n % 2)))
        .collect();
    let doses: Vec<&str> = doses.iter().map(String::as_str).collect();
    let journal = with_plans(&plans, &doses);
    let begun = std::time::Instant::now();
    let calendar = Calendar::of(&journal);
    let year = calendar.year(2024, day("2025-06-01"));
    let taken = begun.elapsed();
    assert!(
        year.iter()
            .any(|day| matches!(day.mark, Some(Mark::TakenLate(_))))
    );
    // Without optimisation and beside other tests; as it is shipped it takes a few milliseconds.
    assert!(taken < std::time::Duration::from_secs(2), "{taken:?}");
}
