//! The form of a plan: its fields, and what is wrong with them.
//! Knows no form.

use crate::schedule::{Field, PlanProblem, Problem};
use crate::text::number;

/// Heading of the form for a plan that is there.
pub const CHANGE_PLAN: &str = "Change this plan";
/// When a confirmation is asked for.
pub const CONFIRMS: &str =
    "Cycles longer than eight weeks, or rests shorter than two, ask for a confirmation.";
/// What changing a plan does to the past.
pub const CHANGES_ALL: &str =
    "A change holds for the whole plan, past days too. To keep what was, end this plan and start another.";
/// Starts the plan of the form.
pub const START: &str = "Start this plan";
/// Asks whether a plan without much rest is meant.
pub const SURE_TITLE: &str = "Is this meant?";
/// Goes on all the same.
pub const SURE: &str = "Yes, as it is";
/// Field.
pub const FIRST_DAY: &str = "First day";
/// Field.
pub const CYCLE: &str = "Cycle";
/// Field.
pub const REST: &str = "Rest after it";
/// Field.
pub const CYCLES: &str = "Number of cycles";
/// Field.
pub const TIME: &str = "Time of day";
/// Field.
pub const WHEN_MISSED: &str = "When a dose day is missed";
/// The two ways, in order: skip, shift.
pub const MISSED: [&str; 2] = ["Leave the pattern", "Shift it"];
/// What the two ways do.
pub const MISSED_HOW: &str = "Shifting moves the dates after it by as many days as the dose was late.";
/// Field.
pub const GAP: &str = "Days from dose to dose, at least";
/// Field.
pub const WEEKLY: &str = "Doses in seven days, at most";
/// Field.
pub const WEEKDAYS: &str = "Weekdays";
/// Field.
pub const OWN_DAYS: &str = "Days of the pattern";
/// How one's own pattern is made.
pub const OWN_DAYS_HOW: &str = "Tap the dose days; it repeats after the last day.";
/// Field.
pub const LENGTH: &str = "Days until it repeats";
/// No cycles.
pub const NO_CYCLES: &str = "No cycles, no rest";
/// Cycles without end.
pub const OPEN_END: &str = "Until I end it";
/// No rest.
pub const NO_REST: &str = "No rest";

/// What is wrong in the form, in plain words, with what to do.
pub fn problem(wrong: PlanProblem, other: Option<&str>) -> String {
    match (wrong.problem, wrong.field) {
        (Problem::Missing, Field::Start) => "Choose the first day.".to_owned(),
        (Problem::Missing, Field::KeptFree(_) | Field::Pause(_)) => "Choose its first day.".to_owned(),
        (Problem::Missing, _) => "Enter a number.".to_owned(),
        (Problem::OutOfRange, Field::Start | Field::KeptFree(_) | Field::Pause(_)) => {
            "Choose a day from 1990 to 2100.".to_owned()
        }
        (Problem::OutOfRange, Field::Gap) => "Enter 1 to 28 days.".to_owned(),
        (Problem::OutOfRange, Field::Weekly) => "Enter 1 to 7 doses.".to_owned(),
        (Problem::OutOfRange, Field::CycleWeeks) => "A cycle has 1 to 12 weeks.".to_owned(),
        (Problem::OutOfRange, Field::RestWeeks) => "A rest has 0 to 52 weeks.".to_owned(),
        (Problem::OutOfRange, Field::Cycles) => {
            "That goes beyond the year 2100 or 100 cycles; choose fewer.".to_owned()
        }
        (Problem::OutOfRange, Field::Alarm) => "It rings at most a day before.".to_owned(),
        (Problem::OutOfRange, _) => "This number is out of range.".to_owned(),
        (Problem::TooLong, Field::Pattern) => "A pattern has at most 14 days; leave some out.".to_owned(),
        (Problem::TooLong, _) => "There are too many; remove some that are over.".to_owned(),
        (Problem::NoDose, _) => "Choose at least one dose day.".to_owned(),
        (Problem::NotTwo, _) => "Choose exactly two weekdays.".to_owned(),
        (Problem::TooClose, _) => "Leave at least one day between the two.".to_owned(),
        (Problem::WithoutCycle, Field::RestWeeks) => {
            "A rest follows a cycle; choose how long a cycle is, or no rest.".to_owned()
        }
        (Problem::WithoutCycle, _) => "Without cycles there is no number of them.".to_owned(),
        (Problem::Backwards, _) => "The last day is before the first; change one of them.".to_owned(),
        (Problem::Past, _) => "Choose today or a later day.".to_owned(),
        (Problem::Outside, Field::Pause(_)) => {
            "The plan does not hold on this day: it has not begun, is over, or the next one has begun. Choose a day inside it."
                .to_owned()
        }
        (Problem::Outside, _) => {
            "The plan does not hold on these days: it has not begun, is over, or the next one has begun. \
             Choose days inside it."
                .to_owned()
        }
        (Problem::Overlaps(_), _) => match other {
            Some(other) => [
                "Another plan holds on some of these days (",
                other,
                "). End it first, or choose a later day.",
            ]
            .concat(),
            None => {
                "Another plan holds on some of these days. End it first, or choose a later day.".to_owned()
            }
        },
        (Problem::SwallowsCycle { number: n }, _) => [
            "No dose day of cycle ",
            &number::count(usize::try_from(n).unwrap_or(usize::MAX)),
            " would be left; keep fewer days free, or pause the plan instead.",
        ]
        .concat(),
        (Problem::SwallowsPlan, _) => {
            "No dose day would be left; keep fewer days free, or pause the plan instead.".to_owned()
        }
        (Problem::CannotShift, _) => {
            "Weekdays and doses as needed cannot shift; leave the pattern.".to_owned()
        }
    }
}

/// The name of a day of one's own pattern, from 1.
pub fn pattern_place(n: usize) -> String {
    ["Day ", &number::count(n)].concat()
}
