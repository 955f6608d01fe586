//! A pause: from when to when a plan stands still, and that it goes on.
//! Changes a plan that is handed in; keeps nothing.

use chrono::NaiveDate;

use super::draft::{Problem, SpanDraft};
use super::whole::last_day_among;
use crate::domain::{Pause, Plan, RecordId, in_range};

/// The plan with a pause; one that holds today is changed to it.
///
/// # Errors
/// What is wrong with the first day, and what with the last: a pause begins inside the plan, which ends where the next of
/// `plans` begins, and ends today at the earliest.
pub fn paused(
    (id, plan): (RecordId, &Plan),
    plans: &[(RecordId, &Plan)],
    today: NaiveDate,
    pause: SpanDraft,
) -> Result<Plan, [Option<Problem>; 2]> {
    let others = plan.pauses.iter().filter(|pause| !holds(pause, today));
    let mut pauses: Vec<Pause> = others.copied().collect();
    let last = last_day_among(plan, Some(id), plans);
    let first = match pause.from {
        None => Some(Problem::Missing),
        Some(from) if !in_range(from) => Some(Problem::OutOfRange),
        Some(from) if from < plan.start || last.is_some_and(|last| last < from) => Some(Problem::Outside),
        Some(_) if pauses.len() >= Plan::MOST_SPANS => Some(Problem::TooLong),
        Some(_) => None,
    };
    let last = match pause.to {
        Some(to) if !in_range(to) => Some(Problem::OutOfRange),
        Some(to) if to < today => Some(Problem::Past),
        Some(to) if pause.from.is_some_and(|from| to < from) => Some(Problem::Backwards),
        _ => None,
    };
    match pause.from {
        Some(from) if first.or(last).is_none() => {
            pauses.push(Pause { from, to: pause.to });
            let plan = plan.clone();
            Ok(Plan { pauses, ..plan })
        }
        _ => Err([first, last]),
    }
}

/// Ends the pause that holds today; one that began today has not been.
pub fn go_on(plan: &mut Plan, today: NaiveDate) {
    plan.pauses.retain(|pause| pause.from != today);
    for pause in plan.pauses.iter_mut().filter(|pause| holds(pause, today)) {
        pause.to = today.pred_opt();
    }
}

fn holds(pause: &Pause, today: NaiveDate) -> bool {
    pause.from <= today && pause.to.is_none_or(|to| today <= to)
}
