//! The sentence under the page's title: where today is in the plan, and where the plan leads.
//! Knows one plan and the calendar; every word is `text`'s.

use chrono::NaiveDate;

use super::Planning;
use crate::domain::Choice;
use crate::schedule::{Calendar, Course, DayKind, Mark};
use crate::state::plan_today::plan_today;
use crate::text::plan::{self as plan_words, sentence as words};

/// How many dose days are looked at for two that are not skipped.
const LOOKED_AT: usize = 14;

/// Where today is in the plan, and where the plan leads.
pub(super) fn sentence(planning: Planning, course: &Course) -> String {
    let (app, today) = (planning.app, planning.app.today());
    let locale = &app.locale;
    let position = course.position_on(today);
    let start = match (position.kind, position.cycle, position.rest) {
        (DayKind::Before, ..) => words::begins(course.plan.start, today, locale),
        (DayKind::Paused, ..) => {
            let Some(since) = course.paused_since(today) else {
                return String::new();
            };
            return plan_words::paused(since, course.paused_to(today), today, locale);
        }
        (_, _, Some(rest)) => plan_words::rest_day(rest),
        (_, Some(cycle), _) => words::cycle_day(cycle),
        _ => String::new(),
    };
    if course.is_as_needed() {
        let said = planning.calendar.with(|calendar| plan_today(calendar, today));
        let said = said.map(|of| words::as_needed(of.allowance, of.free_for, of.mark, locale));
        return joined(&start, &said.unwrap_or_default());
    }
    let from = next_open_day(planning, today);
    let cycle = course.cycle_on(from.max(course.plan.start));
    let last = cycle.and_then(|cycle| cycle.last);
    let is_skipped = |day: &NaiveDate| {
        let decided = |calendar: &Calendar| calendar.happened.has_decided(course.id, Choice::Skipped, *day);
        planning.calendar.with(decided)
    };
    let doses: Vec<NaiveDate> = course
        .next_doses(from, LOOKED_AT)
        .into_iter()
        .filter(|day| !is_skipped(day) && (position.rest.is_some() || last.is_none_or(|last| *day <= last)))
        .take(2)
        .collect();
    let rest = course.plan.cycle.map_or(0, |cycle| cycle.rest_weeks);
    let rests = words::of_rest(rest);
    let then =
        (doses.len() < 2 && last.is_some() && rest > 0 && position.rest.is_none()).then_some(rests.as_str());
    joined(&start, &words::leads(&doses, then, today, locale))
}

fn joined(start: &str, end: &str) -> String {
    [start, end].join(" ").trim().to_owned()
}

/// Today while nothing is recorded for it, tomorrow afterwards.
fn next_open_day(planning: Planning, today: NaiveDate) -> NaiveDate {
    let is_over = planning.calendar.with(|calendar| {
        matches!(
            calendar.on(today, today).mark,
            Some(Mark::Taken | Mark::TakenLate(_) | Mark::Unplanned | Mark::Skipped)
        )
    });
    if is_over {
        today.succ_opt().unwrap_or(today)
    } else {
        today
    }
}
