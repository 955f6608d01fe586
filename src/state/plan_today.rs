//! What Today says of the plan: where the day is in it, what is due, what one tap would record.
//! Pure; knows no clock (now is an argument) and no wording.

use chrono::{NaiveDate, NaiveDateTime, NaiveTime, Timelike};

use crate::domain::{Body, Dose, FreeFor, Journal, Plan, Protocol, RecordId};
use crate::schedule::{Allowance, Calendar, Course, DayKind, Mark, Position, allowance};

/// How many dose days are looked through for the next one that is not skipped.
const LOOKED_AT: usize = 60;

/// What a dose taken now would be.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Due {
    /// That of the day.
    Today,
    /// Late for the dose day that is named; the rest of the plan would move.
    Late(NaiveDate),
}

/// What Today says of the plan that holds, or of the next one.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct PlanToday {
    /// The plan.
    pub plan: RecordId,
    /// Its first day.
    pub start: NaiveDate,
    /// Its time of day, if said.
    pub time: Option<NaiveTime>,
    /// Where in it the day is.
    pub position: Position,
    /// What became of the day's dose, or will.
    pub mark: Option<Mark>,
    /// Why the day is kept free, if it is.
    pub free_for: Option<FreeFor>,
    /// The first day of the pause that holds, if one does.
    pub paused_since: Option<NaiveDate>,
    /// The last day of it, if somebody has said when it ends.
    pub paused_to: Option<NaiveDate>,
    /// The next dose day after the day that is not skipped.
    pub next: Option<NaiveDate>,
    /// How many doses of the cycle are to come, the day's included; `None` where the cycle has no known end.
    pub left: Option<usize>,
    /// What is offered, whatever the time of day.
    pub due: Option<Due>,
    /// For doses as needed: whether the limits allow one, and from when on if not.
    pub allowance: Option<Allowance>,
}

/// What there is to say on a day; `None` without a plan that holds or is to come.
pub fn plan_today(calendar: &Calendar, day: NaiveDate) -> Option<PlanToday> {
    let course = calendar.course_on(day).or_else(|| calendar.course_after(day))?;
    let happened = &calendar.happened;
    let mark = course.mark(day, day, happened);
    let is_open = |day_of: &NaiveDate| {
        matches!(
            course.mark(*day_of, day, happened),
            Some(Mark::Due | Mark::Planned)
        )
    };
    let due = match mark {
        Some(Mark::Due) => Some(Due::Today),
        // What is recorded already is not offered again.
        None if course.on(day) != DayKind::KeptFree => course.open_dose(day, happened).map(Due::Late),
        _ => None,
    };
    let limits = match course.plan.protocol {
        Protocol::AsNeeded(limits) => Some(limits),
        _ => None,
    };
    let is_free_to = course.on(day) == DayKind::Normal && !happened.has_dose(day);
    let last = course.cycle_on(day).and_then(|cycle| cycle.last);
    let left = last.filter(|_| limits.is_none()).map(|last| {
        let days = course.doses_between(day, last);
        days.iter().filter(|day| is_open(day)).count()
    });
    Some(PlanToday {
        plan: course.id,
        start: course.plan.start,
        time: course.plan.time,
        position: course.position_on(day),
        mark,
        free_for: course.kept_free_for(day),
        paused_since: course.paused_since(day),
        paused_to: course.paused_to(day),
        next: next_open(course, day, &is_open),
        left,
        due,
        allowance: limits
            .filter(|_| is_free_to)
            .map(|limits| allowance(limits, happened, day)),
    })
}

fn next_open(course: &Course, day: NaiveDate, is_open: &dyn Fn(&NaiveDate) -> bool) -> Option<NaiveDate> {
    let following = course.next_doses(day.succ_opt()?, LOOKED_AT);
    following.into_iter().find(|day| is_open(day))
}

/// Whether the plan's time of a day has come. A time before the hour a day starts belongs to the night that ends the day.
pub fn is_time(time: Option<NaiveTime>, day: NaiveDate, now: NaiveDateTime, day_start_hour: u8) -> bool {
    let Some(time) = time else { return true };
    let is_night = time.hour() < u32::from(day_start_hour);
    let date = if is_night { day.succ_opt() } else { Some(day) };
    date.is_none_or(|date| now >= date.and_time(time))
}

/// What "as planned" records: the plan's substance, batch and amount; what it leaves open is as the last time.
pub fn planned_dose(journal: &Journal, plan: &Plan) -> Dose {
    let last = last_like(journal, plan);
    let dosage = plan.dosage.or_else(|| last.and_then(|dose| dose.dosage));
    Dose {
        substance: plan.substance.or_else(|| last.and_then(|dose| dose.substance)),
        batch: plan.batch.or_else(|| last.and_then(|dose| dose.batch)),
        dosage,
        food: None,
        with: Vec::new(),
        note: None,
    }
}

/// The newest dose that is what the plan names, as far as it names anything.
fn last_like<'a>(journal: &'a Journal, plan: &Plan) -> Option<&'a Dose> {
    let is_like = |dose: &Dose| {
        let names = |named: Option<RecordId>, taken: Option<RecordId>| named.is_none() || named == taken;
        names(plan.substance, dose.substance) && names(plan.batch, dose.batch)
    };
    let entries = journal
        .newest_days()
        .flat_map(|(_, entries)| entries.into_iter().rev());
    let mut doses = entries.filter_map(|(_, entry)| match &entry.body {
        Body::Dose(dose) => Some(dose),
        _ => None,
    });
    doses.find(|dose| is_like(dose))
}
