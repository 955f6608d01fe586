//! How many days with a dose lately, how long since the last, how long without a rest.
//! Counts every substance alike; knows no amounts and judges nothing.

use chrono::{Days, NaiveDate};

use super::{Course, DayKind, Happened};

/// Days without a dose that make a rest.
pub(super) const REST: i64 = 14;

/// Counted up to today.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub struct Counters {
    /// Dosing days in the last 30 days, today included.
    pub in_30: usize,
    /// Dosing days in the last 90 days, today included.
    pub in_90: usize,
    /// Dosing days in the last 365 days, today included.
    pub in_365: usize,
    /// Days since the last dosing day, 0 on the day itself; `None` without one.
    pub since_last: Option<i64>,
    /// Dosing days in a row that end with the last one; 0 without one.
    pub in_a_row: u32,
    /// The week of the current cycle, from 1; `None` outside a cycle.
    pub week_of_cycle: Option<u32>,
    /// Weeks of rest that follow the current cycle; `None` without a plan or cycles.
    pub rest_weeks: Option<u32>,
    /// Days from the first dosing day after the last rest (14 days without a dose) to today; `None` while resting.
    pub without_rest: Option<i64>,
    /// Days without a dose in the last break of at least 7 days between two dosing days; `None` without one.
    pub last_break: Option<i64>,
}

/// Counts up to today, later doses left out. `course` is the plan that holds today, if one does.
pub fn counters(happened: &Happened, course: Option<&Course>, today: NaiveDate) -> Counters {
    let up_to_today = happened.doses().partition_point(|day| *day <= today);
    let doses = happened.doses().get(..up_to_today).unwrap_or_default();
    let last_days = |days: u64| {
        let first = today.checked_sub_days(Days::new(days.saturating_sub(1)));
        happened.doses_between(first.unwrap_or(NaiveDate::MIN), today)
    };
    let since_last = doses.last().map(|last| between(*last, today));
    let position = course.map(|course| course.position_on(today));
    let week = position
        .filter(|position| !matches!(position.kind, DayKind::Paused))
        .and_then(|position| position.cycle)
        .map(|cycle| cycle.day.saturating_sub(1) / 7);
    let cycle = course.and_then(|course| course.plan.cycle);
    Counters {
        in_30: last_days(30),
        in_90: last_days(90),
        in_365: last_days(365),
        since_last,
        in_a_row: in_a_row(doses),
        week_of_cycle: week.map(|week| week.saturating_add(1)),
        rest_weeks: cycle.map(|cycle| u32::from(cycle.rest_weeks)),
        without_rest: since_last
            .filter(|days| *days <= REST)
            .and_then(|_| without_rest(doses, today)),
        last_break: last_break(doses),
    }
}

fn between(from: NaiveDate, to: NaiveDate) -> i64 {
    to.signed_duration_since(from).num_days()
}

fn in_a_row(doses: &[NaiveDate]) -> u32 {
    let mut run = 0_u32;
    let mut next: Option<NaiveDate> = None;
    for day in doses.iter().rev() {
        if next.is_some_and(|next| between(*day, next) > 1) {
            break;
        }
        run = run.saturating_add(1);
        next = Some(*day);
    }
    run
}

/// Days from the first dosing day of the present spell, the last one included, which no rest divides.
fn without_rest(doses: &[NaiveDate], today: NaiveDate) -> Option<i64> {
    let mut first = *doses.last()?;
    for day in doses.iter().rev() {
        if between(*day, first) > REST {
            break;
        }
        first = *day;
    }
    Some(between(first, today).saturating_add(1))
}

fn last_break(doses: &[NaiveDate]) -> Option<i64> {
    let pairs = doses.iter().zip(doses.iter().skip(1));
    let mut breaks = pairs
        .map(|(from, to)| between(*from, *to).saturating_sub(1))
        .rev();
    breaks.find(|days| *days >= 7)
}
