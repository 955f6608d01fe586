//! A plan as it is typed in, and what is wrong with it, field by field.
//! Knows no form and no wording; refuses nothing but what cannot be meant.

use chrono::{NaiveDate, NaiveTime};

use super::whole::check_whole;
use crate::domain::{
    Cycle, Dosage, FreeFor, InCalendar, KeptFree, Label, Limits, Missed, Pattern, Pause, Plan, Protocol,
    ProtocolKind, RecordId, Text, Weekdays, in_range,
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
    /// One on, two off, for six weeks with four weeks of rest; without a first day.
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
            alarm: None,
            note: None,
        }
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

    /// The plan that was meant. `known` is the plan that is changed; `others` are looked at for overlaps.
    ///
    /// # Errors
    /// Everything that is wrong, at least one thing.
    pub fn read(
        &self,
        known: Option<(RecordId, &Plan)>,
        others: &[(RecordId, &Plan)],
    ) -> Result<Plan, Vec<PlanProblem>> {
        let mut wrong = Wrong(Vec::new());
        let protocol = self.read_protocol(&mut wrong);
        let start = self.read_start(&mut wrong);
        let cycle = self.read_cycle(&mut wrong);
        if self.missed == Missed::Shift && protocol.is_some_and(|protocol| protocol.pattern().is_none()) {
            wrong.add(Field::Missed, Problem::CannotShift);
        }
        let kept_free = self.read_kept_free(&mut wrong);
        let pauses = self.read_pauses(&mut wrong);
        let alarm = self.alarm.and_then(|minutes| u16::try_from(minutes).ok());
        if self.alarm.is_some() && alarm.is_none_or(|minutes| minutes > InCalendar::EARLIEST_ALARM) {
            wrong.add(Field::Alarm, Problem::OutOfRange);
        }
        let (Some(protocol), Some(start), true) = (protocol, start, wrong.0.is_empty()) else {
            return Err(wrong.0);
        };
        let known_calendar = known.map(|(_, plan)| plan.calendar.clone()).unwrap_or_default();
        let plan = Plan {
            protocol,
            start,
            cycle,
            time: self.time,
            kept_free,
            pauses,
            missed: self.missed,
            substance: self.substance,
            batch: self.batch,
            dosage: self.dosage,
            calendar: InCalendar {
                title: self.title.clone(),
                alarm,
                ..known_calendar
            },
            note: self.note.clone(),
            ended: known.and_then(|(_, plan)| plan.ended),
        };
        check_whole(&plan, known.map(|(id, _)| id), others, &mut wrong);
        if wrong.0.is_empty() {
            Ok(plan)
        } else {
            Err(wrong.0)
        }
    }

    fn read_protocol(&self, wrong: &mut Wrong) -> Option<Protocol> {
        Some(match self.protocol {
            ProtocolKind::Fadiman => Protocol::Fadiman,
            ProtocolKind::EveryOtherDay => Protocol::EveryOtherDay,
            ProtocolKind::FourOnThreeOff => Protocol::FourOnThreeOff,
            ProtocolKind::FiveOnTwoOff => Protocol::FiveOnTwoOff,
            ProtocolKind::Nightly => Protocol::Nightly,
            ProtocolKind::FixedWeekdays => {
                if self.weekdays.count() != 2 {
                    wrong.add(Field::Weekdays, Problem::NotTwo);
                } else if self.weekdays.gap() == Some(1) {
                    wrong.add(Field::Weekdays, Problem::TooClose);
                }
                Protocol::FixedWeekdays(self.weekdays)
            }
            ProtocolKind::Weekdays => {
                if self.weekdays.count() == 0 {
                    wrong.add(Field::Weekdays, Problem::NoDose);
                }
                Protocol::Weekdays(self.weekdays)
            }
            ProtocolKind::AsNeeded => Protocol::AsNeeded(Limits {
                gap: wrong.number(Field::Gap, self.gap, (1, Limits::LONGEST_GAP))?,
                weekly: wrong.number(Field::Weekly, self.weekly, (1, 7))?,
            }),
            ProtocolKind::Pattern => {
                let pattern = Pattern::new(&self.pattern);
                if pattern.is_none() {
                    let is_long = self.pattern.len() > Pattern::LONGEST;
                    let problem = if is_long {
                        Problem::TooLong
                    } else {
                        Problem::NoDose
                    };
                    wrong.add(Field::Pattern, problem);
                }
                Protocol::Pattern(pattern?)
            }
        })
    }

    fn read_start(&self, wrong: &mut Wrong) -> Option<NaiveDate> {
        match self.start {
            None => wrong.add(Field::Start, Problem::Missing),
            Some(start) if !in_range(start) => wrong.add(Field::Start, Problem::OutOfRange),
            Some(_) => {}
        }
        self.start
    }

    fn read_cycle(&self, wrong: &mut Wrong) -> Option<Cycle> {
        let Some(weeks) = self.cycle_weeks else {
            if self.rest_weeks.is_some_and(|weeks| weeks > 0) {
                wrong.add(Field::RestWeeks, Problem::WithoutCycle);
            }
            if self.cycles.is_some() {
                wrong.add(Field::Cycles, Problem::WithoutCycle);
            }
            return None;
        };
        let weeks = wrong.number(Field::CycleWeeks, Some(weeks), (1, Cycle::LONGEST));
        let rest = self.rest_weeks.or(Some(0));
        let rest_weeks = wrong.number(Field::RestWeeks, rest, (0, Cycle::LONGEST_REST));
        let count = self
            .cycles
            .map(|count| wrong.number(Field::Cycles, Some(count), (1, Cycle::MOST)));
        Some(Cycle {
            weeks: weeks?,
            rest_weeks: rest_weeks?,
            count: count.flatten(),
        })
    }

    fn read_kept_free(&self, wrong: &mut Wrong) -> Vec<KeptFree> {
        let mut spans = Vec::new();
        for (place, span) in self.kept_free.iter().enumerate() {
            let to = span.to.or(span.from);
            let from = wrong.span(Field::KeptFree(place), span.from, to);
            spans.extend(from.zip(to).map(|(from, to)| KeptFree {
                from,
                to,
                why: span.why,
            }));
        }
        if spans.len() > Plan::MOST_SPANS {
            wrong.add(Field::KeptFree(Plan::MOST_SPANS), Problem::TooLong);
        }
        spans
    }

    fn read_pauses(&self, wrong: &mut Wrong) -> Vec<Pause> {
        let mut spans = Vec::new();
        for (place, span) in self.pauses.iter().enumerate() {
            let from = wrong.span(Field::Pause(place), span.from, span.to);
            spans.extend(from.map(|from| Pause { from, to: span.to }));
        }
        if spans.len() > Plan::MOST_SPANS {
            wrong.add(Field::Pause(Plan::MOST_SPANS), Problem::TooLong);
        }
        spans
    }
}

/// What is wrong so far.
pub(super) struct Wrong(Vec<PlanProblem>);

impl Wrong {
    pub(super) fn add(&mut self, field: Field, problem: Problem) {
        self.0.push(PlanProblem { field, problem });
    }

    fn number(&mut self, field: Field, given: Option<u32>, (least, most): (u8, u8)) -> Option<u8> {
        let number = given.and_then(|given| u8::try_from(given).ok());
        let number = number.filter(|number| (least..=most).contains(number));
        if number.is_none() {
            let problem = given.map_or(Problem::Missing, |_| Problem::OutOfRange);
            self.add(field, problem);
        }
        number
    }

    fn span(&mut self, field: Field, from: Option<NaiveDate>, to: Option<NaiveDate>) -> Option<NaiveDate> {
        let is_outside = |day: Option<NaiveDate>| day.is_some_and(|day| !in_range(day));
        if from.is_none() {
            self.add(field, Problem::Missing);
        } else if is_outside(from) || is_outside(to) {
            self.add(field, Problem::OutOfRange);
        } else if to.is_some() && to < from {
            self.add(field, Problem::Backwards);
        }
        from
    }
}
