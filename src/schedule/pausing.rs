//! A pause that holds today: when it ends, or that it ends now.
//! Changes a plan that is handed in; keeps nothing.

use chrono::NaiveDate;

use super::draft::Problem;
use crate::domain::{Pause, Plan, in_range};

/// The plan with a last day of the pause that holds today, or with none that is said.
///
/// # Errors
/// The day has gone by, or lies outside 1990–2100.
pub fn pause_to(plan: &Plan, today: NaiveDate, last: Option<NaiveDate>) -> Result<Plan, Problem> {
    match last {
        Some(last) if !in_range(last) => Err(Problem::OutOfRange),
        Some(last) if last < today => Err(Problem::Past),
        to => {
            let mut plan = plan.clone();
            for pause in plan.pauses.iter_mut().filter(|pause| holds(pause, today)) {
                pause.to = to;
            }
            Ok(plan)
        }
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
