//! A plan as it is typed in, and what may be wrong with it, field by field.
//! Knows no form and no wording.

use chrono::{NaiveDate, NaiveTime};

use crate::domain::{
    Dosage, FreeFor, Label, Limits, Missed, Plan, Protocol, ProtocolKind, RecordId, Text, Weekdays,
};

/// What of a plan something is wrong with.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Field {
    /// The weekdays.
    Weekdays,
    /// One's own pattern.
    Pattern,
    /// The days between doses as needed.
    Gap,
    /// The doses in seven days as needed.
    Weekly,
    /// The first day.
    Start,
    /// Weeks of a cycle.
    CycleWeeks,
    /// Weeks of rest.
    RestWeeks,
    /// The number of cycles.
    Cycles,
    /// What a missed dose does.
    Missed,
    /// A span of days kept free, by its place in the list.
    KeptFree(usize),
    /// A pause, by its place in the list.
    Pause(usize),
    /// The alarm of the calendar file.
    Alarm,
}

/// What is wrong.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Problem {
    /// It is not said.
    Missing,
    /// A date outside 1990–2100, or a number outside what it may be.
    OutOfRange,
    /// More days, or more spans, than there may be.
    TooLong,
    /// There is no dose day in it.
    NoDose,
    /// There are not exactly two weekdays.
    NotTwo,
    /// The weekdays follow each other without a day between.
    TooClose,
    /// It says something about cycles, but there are none.
    WithoutCycle,
    /// It ends before it begins.
    Backwards,
    /// Another plan holds on some of the same days.
    Overlaps(RecordId),
    /// No dose day of a cycle is left.
    SwallowsCycle {
        /// The cycle's number, from 1.
        number: u32,
    },
    /// Weekdays and doses as needed cannot shift.
    CannotShift,
    /// It has gone by.
    Past,
    /// It lies wholly before the plan begins or after it is over.
    Outside,
    /// A plan without cycles that kept-free days leave without any dose.
    SwallowsPlan,
}

/// One thing that is wrong with a plan.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct PlanProblem {
    /// With what.
    pub field: Field,
    /// What.
    pub problem: Problem,
}

/// A span of days as it is typed in.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct SpanDraft {
    /// The first day.
    pub from: Option<NaiveDate>,
    /// The last day. For days kept free, none means the first day alone; for a pause, none means no end yet.
    pub to: Option<NaiveDate>,
    /// Why days are kept free; not looked at for a pause.
    pub why: FreeFor,
}

/// A plan as it is typed in.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct PlanDraft {
    /// Which protocol.
    pub protocol: ProtocolKind,
    /// The weekdays, for the two protocols that have some.
    pub weekdays: Weekdays,
    /// One's own pattern.
    pub pattern: Vec<bool>,
    /// Days from dose to dose as needed.
    pub gap: Option<u32>,
    /// Doses in seven days as needed.
    pub weekly: Option<u32>,
    /// The first day.
    pub start: Option<NaiveDate>,
    /// Weeks of a cycle; none for a plan without cycles.
    pub cycle_weeks: Option<u32>,
    /// Weeks of rest after each cycle.
    pub rest_weeks: Option<u32>,
    /// How many cycles; none for as many as come.
    pub cycles: Option<u32>,
    /// The time of day.
    pub time: Option<NaiveTime>,
    /// Days kept free.
    pub kept_free: Vec<SpanDraft>,
    /// Pauses.
    pub pauses: Vec<SpanDraft>,
    /// What a missed dose does.
    pub missed: Missed,
    /// What is taken.
    pub substance: Option<RecordId>,
    /// From which batch.
    pub batch: Option<RecordId>,
    /// How much each time.
    pub dosage: Option<Dosage>,
    /// The title in a calendar file.
    pub title: Option<Label>,
    /// Minutes before at which a calendar rings.
    pub alarm: Option<u32>,
    /// The person's words.
    pub note: Option<Text>,
}

impl Default for PlanDraft {
    /// One on, two off, for six weeks with four weeks of rest; without a first day. A calendar rings at its time, once it has one.
    fn default() -> Self {
        let limits = Limits::default();
        Self {
            protocol: ProtocolKind::Fadiman,
            weekdays: Weekdays::default(),
            pattern: Vec::new(),
            gap: Some(u32::from(limits.gap)),
            weekly: Some(u32::from(limits.weekly)),
            start: None,
            cycle_weeks: Some(6),
            rest_weeks: Some(4),
            cycles: None,
            time: None,
            kept_free: Vec::new(),
            pauses: Vec::new(),
            missed: Missed::Skip,
            substance: None,
            batch: None,
            dosage: None,
            title: None,
            alarm: Some(0),
            note: None,
        }
    }
}

/// The time of day once another protocol is chosen: an evening for doses at night if none is said, so that they are
/// not due from the morning on; what was proposed so goes with the protocol.
pub fn proposed_time(
    before: Option<ProtocolKind>,
    now: ProtocolKind,
    time: Option<NaiveTime>,
) -> Option<NaiveTime> {
    let evening = NaiveTime::from_hms_opt(21, 0, 0);
    match (before, now) {
        (_, ProtocolKind::Nightly) => time.or(evening),
        (Some(ProtocolKind::Nightly), _) => time.filter(|_| time != evening),
        _ => time,
    }
}

impl PlanDraft {
    /// A plan as it would be typed in.
    pub fn of(plan: &Plan) -> Self {
        let limits = match plan.protocol {
            Protocol::AsNeeded(limits) => limits,
            _ => Limits::default(),
        };
        let kept_free = plan.kept_free.iter().map(|span| SpanDraft {
            from: Some(span.from),
            to: Some(span.to),
            why: span.why,
        });
        let pauses = plan.pauses.iter().map(|span| SpanDraft {
            from: Some(span.from),
            to: span.to,
            why: FreeFor::Other,
        });
        Self {
            protocol: plan.protocol.kind(),
            weekdays: plan.protocol.weekdays().unwrap_or_default(),
            pattern: match plan.protocol {
                Protocol::Pattern(pattern) => pattern.days(),
                _ => Vec::new(),
            },
            gap: Some(u32::from(limits.gap)),
            weekly: Some(u32::from(limits.weekly)),
            start: Some(plan.start),
            cycle_weeks: plan.cycle.map(|cycle| u32::from(cycle.weeks)),
            rest_weeks: plan.cycle.map(|cycle| u32::from(cycle.rest_weeks)),
            cycles: plan.cycle.and_then(|cycle| cycle.count).map(u32::from),
            time: plan.time,
            kept_free: kept_free.collect(),
            pauses: pauses.collect(),
            missed: plan.missed,
            substance: plan.substance,
            batch: plan.batch,
            dosage: plan.dosage,
            title: plan.calendar.title.clone(),
            alarm: plan.calendar.alarm.map(u32::from),
            note: plan.note.clone(),
        }
    }
}
