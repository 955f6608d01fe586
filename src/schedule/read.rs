//! The plan that a draft means, or everything that is wrong with it.
//! Refuses nothing but what cannot be meant.

use chrono::NaiveDate;

use super::draft::{Field, PlanDraft, PlanProblem, Problem};
use super::whole::{check_whole, last_day_among, outside};
use crate::domain::{
    Cycle, InCalendar, KeptFree, Limits, Missed, Pattern, Pause, Plan, Protocol, ProtocolKind, RecordId,
    in_range,
};

impl PlanDraft {
    /// The plan that was meant. `known` is the plan that is changed; `others`, by their first day, are looked at
    /// for overlaps.
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
        let id = known.map(|(id, _)| id);
        check_whole(&plan, id, others, &mut wrong);
        let last = last_day_among(&plan, id, others);
        let is_known = |span: &KeptFree| known.is_some_and(|(_, plan)| plan.kept_free.contains(span));
        if let Some(place) = outside(&plan, last, is_known) {
            wrong.add(Field::KeptFree(place), Problem::Outside);
        }
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
