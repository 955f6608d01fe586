//! What can only be seen of a plan as a whole: where it ends, what it overlaps, what its kept-free days leave.
//! Knows no form and no wording.

use chrono::NaiveDate;

use super::Course;
use super::calendar::{apart, before};
use super::draft::{Field, Problem};
use super::read::Wrong;
use super::spans::{last_planned_day, number};
use crate::domain::{KeptFree, Plan, RecordId};

/// Notes what is wrong with a plan whose every field is as it must be.
pub(super) fn check_whole(
    plan: &Plan,
    id: Option<RecordId>,
    others: &[(RecordId, &Plan)],
    wrong: &mut Wrong,
) {
    let own = id.unwrap_or(RecordId::new(0));
    let course = Course::planned(own, plan);
    if course.last_day().is_some_and(|last| last > last_planned_day()) {
        wrong.add(Field::Cycles, Problem::OutOfRange);
    }
    let runs = |course: &Course| {
        let last = course.last_day().unwrap_or(NaiveDate::MAX);
        (course.plan.start <= last).then_some((course.plan.start, last))
    };
    // A pattern may be longer than a cycle of one week.
    let first_cycle = course.cycle(1).and_then(|cycle| cycle.last);
    let bare = Course::planned(
        own,
        &Plan {
            kept_free: Vec::new(),
            ..plan.clone()
        },
    );
    if let Some(last) = first_cycle
        && plan.protocol.pattern().is_some()
        && bare.next_dose(plan.start).is_none_or(|dose| dose > last)
    {
        wrong.add(Field::Pattern, Problem::NoDose);
    }
    let overlap = |one: Option<(NaiveDate, NaiveDate)>, other: Option<(NaiveDate, NaiveDate)>| {
        one.zip(other)
            .is_some_and(|((start, last), (its_start, its_last))| start <= its_last && its_start <= last)
    };
    // One that a file or a pause made overlap ends where the next begins: it may be changed as long as it begins before
    // that one, but not moved into another.
    let known = others.iter().find(|(other, _)| Some(*other) == id);
    let ran = known.and_then(|(id, plan)| runs(&Course::planned(*id, plan)));
    let run = runs(&course);
    for (other, its_plan) in apart(others).iter().filter(|(other, _)| Some(*other) != id) {
        let its_run = runs(&Course::planned(*other, its_plan));
        let is_cut_there = overlap(ran, its_run) && plan.start < its_plan.start;
        if overlap(run, its_run) && !is_cut_there {
            wrong.add(Field::Start, Problem::Overlaps(*other));
            break;
        }
    }
    if let Some((place, problem)) = swallowed(&course, &bare) {
        wrong.add(Field::KeptFree(place), problem);
    }
}

/// The last day on which a plan holds among others, which are in order of their first day.
pub(super) fn last_day_among(
    plan: &Plan,
    id: Option<RecordId>,
    others: &[(RecordId, &Plan)],
) -> Option<NaiveDate> {
    let others = others.iter().filter(|(other, _)| Some(*other) != id);
    let later = others.map(|(_, its_plan)| *its_plan);
    let cut = before(plan, later.filter(|its_plan| plan.start < its_plan.start));
    Course::planned(RecordId::new(0), &cut).last_day()
}

/// The first span kept free on which the plan, whose last day is given, does not hold at all, but for known ones: those may
/// have come to lie outside since the plan was changed.
pub(super) fn outside(
    plan: &Plan,
    last: Option<NaiveDate>,
    is_known: impl Fn(&KeptFree) -> bool,
) -> Option<usize> {
    let is_outside = |span: &KeptFree| span.to < plan.start || last.is_some_and(|last| last < span.from);
    plan.kept_free
        .iter()
        .position(|span| is_outside(span) && !is_known(span))
}

/// The first cycle of which kept-free days leave no dose day, and the span that holds its first dose day.
/// `bare` is the same plan without any.
fn swallowed(course: &Course, bare: &Course) -> Option<(usize, Problem)> {
    let spans = &course.plan.kept_free;
    let last_free = spans.iter().map(|span| span.to).max()?;
    let place_of = |day: NaiveDate| spans.iter().position(|span| span.from <= day && day <= span.to);
    if course.is_as_needed() {
        // Doses as needed have no days of their own: a cycle is swallowed if every day of it is kept free.
        let cycles = (1..).map_while(|number| course.cycle(number));
        let mut reached = cycles.take_while(|cycle| cycle.first <= last_free);
        return reached.find_map(|cycle| {
            let last = cycle.last.filter(|last| *last <= last_free)?;
            let free = course.free.iter();
            let mut holding = free.filter(|(from, to)| *from <= number(cycle.first) && number(last) <= *to);
            holding.next()?;
            let number = cycle.number;
            Some((place_of(cycle.first)?, Problem::SwallowsCycle { number }))
        });
    }
    if course.plan.cycle.is_none() {
        let first = bare.next_dose(course.plan.start)?;
        let problem = (place_of(first)?, Problem::SwallowsPlan);
        return course.next_dose(course.plan.start).is_none().then_some(problem);
    }
    let cycles = (1..).map_while(|number| course.cycle(number));
    let mut reached = cycles.take_while(|cycle| cycle.first <= last_free);
    reached.find_map(|cycle| {
        let last = cycle.last?;
        let planned = bare.next_dose(cycle.first).filter(|day| *day <= last)?;
        let left = course.next_dose(cycle.first).filter(|day| *day <= last);
        let number = cycle.number;
        left.is_none()
            .then_some((place_of(planned)?, Problem::SwallowsCycle { number }))
    })
}
