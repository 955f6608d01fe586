//! Counters and notes.

use chrono::{Days, Weekday};
use tenth::domain::*;

use super::*;

#[test]
fn dosing_days_are_counted_by_civil_day() {
    let today = day("2025-03-31");
    let doses = [
        "2024-03-31",
        "2024-04-01",
        "2024-12-31",
        "2025-01-01",
        "2025-03-01",
        "2025-03-02",
        "2025-03-30",
        "2025-04-02",
    ]
    .map(day);
    let counted = counters(&Happened::just(&doses, &[]), None, today);
    assert_eq!((counted.in_30, counted.in_90, counted.in_365), (2, 4, 6));
    assert_eq!((counted.since_last, counted.in_a_row), (Some(1), 1));
    // The 27 days without a dose before the 30th were a rest.
    assert_eq!((counted.without_rest, counted.last_break), (Some(2), Some(27)));
    let none = counters(&Happened::default(), None, today);
    assert_eq!(none, Counters::default());
}

#[test]
fn weeks_of_the_cycle_come_from_the_plan() {
    let course = planned(&plan(Protocol::Fadiman));
    let at = |code| {
        let counted = counters(&Happened::default(), Some(&course), day(code));
        (counted.week_of_cycle, counted.rest_weeks)
    };
    assert_eq!(at("2025-01-06"), (Some(1), Some(4)));
    assert_eq!(at("2025-01-13"), (Some(2), Some(4)));
    assert_eq!(at("2025-03-02"), (Some(8), Some(4)));
    assert_eq!(at("2025-03-03"), (None, Some(4)));
}

#[test]
fn plans_are_noted_for_long_cycles_short_rests_and_days_in_a_row() {
    let cycle = |weeks, rest_weeks| {
        plan_notices(&Plan {
            cycle: Some(Cycle {
                weeks,
                rest_weeks,
                count: None,
            }),
            ..plan(Protocol::Fadiman)
        })
    };
    assert_eq!(cycle(8, 2), []);
    assert_eq!(
        cycle(9, 1),
        [Notice::LongCycle { weeks: 9 }, Notice::ShortRest { weeks: 1 }]
    );
    assert_eq!(cycle(12, 0).len(), 2);
    assert_eq!(
        plan_notices(&Plan::new(Protocol::Fadiman, day("2025-01-06"))),
        [Notice::NoRest]
    );
    for (protocol, run) in [
        (Protocol::FourOnThreeOff, 4),
        (Protocol::FiveOnTwoOff, 5),
        (pattern("1001"), 2),
        (pattern("111"), 3),
        (Protocol::Weekdays(weekdays(&[Weekday::Sun, Weekday::Mon])), 2),
        (Protocol::AsNeeded(Limits { gap: 1, weekly: 3 }), 3),
    ] {
        let notices = plan_notices(&plan(protocol));
        assert_eq!(notices, [Notice::PlannedInARow { days: run }], "{protocol:?}");
        assert_eq!(notices[0].grade(), Grade::Plausible);
    }
    for protocol in [Protocol::EveryOtherDay, Protocol::AsNeeded(Limits::default())] {
        assert_eq!(plan_notices(&plan(protocol)), []);
    }
}

fn notices(doses: &[NaiveDate], today: NaiveDate) -> Vec<Notice> {
    let counted = counters(&Happened::just(doses, &[]), None, today);
    record_notices(&Journal::default(), &counted, today)
}

#[test]
fn what_was_taken_is_noted_like_what_was_planned() {
    let start = day("2025-01-06");
    let every = |days: u64, count: u64| -> Vec<NaiveDate> {
        (0..count).map(|n| start + Days::new(n * days)).collect()
    };
    // Every third day for 57 days: the 57th is over eight weeks.
    let long = every(3, 30);
    assert_eq!(notices(&long, start + Days::new(55)), []);
    assert_eq!(
        notices(&every(3, 19), start + Days::new(56)),
        [Notice::LongWithoutRest { days: 57 }]
    );
    // Two weeks without a dose end it.
    assert_eq!(notices(&every(3, 19), start + Days::new(54 + 15)), []);
    let mut brief = every(3, 3);
    brief.push(start + Days::new(6 + 9));
    assert_eq!(
        notices(&brief, start + Days::new(16)),
        [Notice::BriefBreak { days: 8 }]
    );
    assert_eq!(
        notices(&every(1, 3), start + Days::new(4)),
        [Notice::TakenInARow { days: 3 }]
    );
}

#[test]
fn amounts_that_rise_over_four_weeks_are_noted() {
    let today = day("2025-02-02");
    let taken = |milligrams: &[(u64, u64)]| {
        let entries = milligrams.iter().enumerate().map(|(n, (ahead, amount_mg))| {
            let when = When::on(day("2025-01-06") + Days::new(*ahead));
            let taken = amount(amount_mg * 1_000, Unit::Milligram);
            (u128::try_from(n).unwrap(), Some(when), dose(Some(taken), None))
        });
        let journal = journal(entries.collect());
        let counted = counters(&Happened::of(&journal), None, today);
        let notices = record_notices(&journal, &counted, today);
        notices.into_iter().find_map(|notice| match notice {
            Notice::RisingAmount { from, to } => Some((from.smallest() / 1_000, to.smallest() / 1_000)),
            _ => None,
        })
    };
    let weekly = |amounts: [u64; 4]| {
        let doses: Vec<_> = (0..4)
            .zip(amounts)
            .map(|(week, amount)| (week * 7 + 1, amount))
            .collect();
        taken(&doses)
    };
    assert_eq!(weekly([100, 100, 110, 120]), Some((100, 120)));
    assert_eq!(weekly([100, 100, 110, 119]), None, "less than a fifth");
    assert_eq!(weekly([100, 130, 120, 150]), None, "it fell once");
    assert_eq!(weekly([200, 180, 150, 100]), None);
    assert_eq!(taken(&[(1, 100), (8, 110), (22, 200)]), None, "a week is missing");
}
