//! The fields of the plan's form, and what is wrong with each in words.
//! Knows slots; reads nothing from the journal but the name of a plan that stands in the way.

use chrono::{NaiveDate, NaiveTime};
use leptos::prelude::*;

use super::Planning;
use crate::components::{DateField, Icon, Segments, Select, TimeField, icon_small, optional, unique_id};
use crate::domain::{Cycle, Missed, ProtocolKind, Weekdays};
use crate::live::{Live, Slot, view};
use crate::schedule::{Field, PlanDraft, PlanProblem, Problem};
use crate::text::number;
use crate::text::plan::{self as plan_words, form as words, pattern};

/// The numbers of cycles offered.
const MOST_CYCLES: u8 = 12;

/// What the form holds.
#[derive(Clone, Copy)]
pub(super) struct Fields {
    pub(super) planning: Planning,
    pub(super) protocol: Slot<String>,
    pub(super) weekdays: Slot<Weekdays>,
    pub(super) days: Slot<Vec<bool>>,
    pub(super) gap: Slot<String>,
    pub(super) weekly: Slot<String>,
    start: Slot<Option<NaiveDate>>,
    weeks: Slot<String>,
    rest: Slot<String>,
    cycles: Slot<String>,
    pub(super) time: Slot<Option<NaiveTime>>,
    missed: Slot<Option<usize>>,
    wrong: Slot<Vec<PlanProblem>>,
}

/// A number as the value of a select; empty for none.
fn code(number: Option<u32>) -> String {
    number.map(|number| number.to_string()).unwrap_or_default()
}

impl Fields {
    pub(super) fn new(planning: Planning, draft: &PlanDraft) -> Self {
        let days = if draft.pattern.is_empty() {
            vec![true, false, false]
        } else {
            draft.pattern.clone()
        };
        Self {
            planning,
            protocol: Slot::new(draft.protocol.code().to_owned()),
            weekdays: Slot::new(draft.weekdays),
            days: Slot::new(days),
            gap: Slot::new(code(draft.gap)),
            weekly: Slot::new(code(draft.weekly)),
            start: Slot::new(draft.start),
            weeks: Slot::new(code(draft.cycle_weeks)),
            rest: Slot::new(code(draft.rest_weeks.or(Some(0)))),
            cycles: Slot::new(code(draft.cycles)),
            time: Slot::new(draft.time),
            missed: Slot::new(Some(usize::from(draft.missed == Missed::Shift))),
            wrong: Slot::new(Vec::new()),
        }
    }

    pub(super) fn kind(self) -> ProtocolKind {
        let code = self.protocol.get();
        ProtocolKind::parse(&code).unwrap_or(ProtocolKind::Fadiman)
    }

    /// What was typed in, over what the draft already holds.
    pub(super) fn read(self, known: PlanDraft) -> PlanDraft {
        let number = |slot: Slot<String>| slot.get_untracked().parse::<u32>().ok();
        let protocol = untrack(|| self.kind());
        let can_shift = is_pattern(protocol);
        PlanDraft {
            protocol,
            weekdays: self.weekdays.get_untracked(),
            pattern: self.days.get_untracked(),
            gap: number(self.gap),
            weekly: number(self.weekly),
            start: self.start.get_untracked(),
            cycle_weeks: number(self.weeks),
            rest_weeks: number(self.rest),
            cycles: number(self.cycles),
            time: self.time.get_untracked(),
            missed: match self.missed.get_untracked() {
                Some(1) if can_shift => Missed::Shift,
                _ => Missed::Skip,
            },
            ..known
        }
    }

    /// Shows what is wrong beside its fields.
    pub(super) fn mark(self, wrong: Vec<PlanProblem>) {
        self.wrong.set(wrong);
    }

    pub(super) fn error(self, of: &'static [Field]) -> Live<Option<String>> {
        Live::of(move || {
            let wrong = self.wrong.get();
            let found = wrong.into_iter().find(|one| of.contains(&one.field))?;
            Some(problem_of(self.planning, found))
        })
    }

    /// What is wrong with fields this form does not have.
    fn other_errors(self) -> Option<AnyView> {
        let wrong = self.wrong.get();
        let of_others = wrong
            .into_iter()
            .find(|one| matches!(one.field, Field::KeptFree(_) | Field::Pause(_) | Field::Alarm))?;
        let text = problem_of(self.planning, of_others);
        Some(said(text))
    }

    pub(super) fn drawn(self) -> AnyView {
        let number_options = |all: std::ops::RangeInclusive<u8>, words: fn(u8) -> String| -> Vec<_> {
            all.map(|n| (n.to_string(), words(n))).collect()
        };
        let weeks = optional(
            words::NO_CYCLES,
            number_options(1..=Cycle::LONGEST, plan_words::weeks),
        );
        let mut rests = vec![("0".to_owned(), words::NO_REST.to_owned())];
        rests.extend(number_options(1..=Cycle::LONGEST_REST, plan_words::weeks));
        let plain = |n: u8| number::count(usize::from(n));
        let cycles = optional(
            words::OPEN_END,
            number_options(1..=MOST_CYCLES.max(self.stated_cycles()), plain),
        );
        view! {
            {self.protocols()}
            {move || self.of_protocol()}
            <div class="split">
                <DateField
                    label=words::FIRST_DAY
                    value=self.start
                    on_change=self.start.setter()
                    error=self.error(&[Field::Start])
                />
                <TimeField label=words::TIME value=self.time on_change=self.time.setter() />
            </div>
            <div class="split">
                <Select
                    label=words::CYCLE
                    options=weeks
                    value=self.weeks
                    on_change=self.weeks.setter()
                    error=self.error(&[Field::CycleWeeks])
                />
                <Select
                    label=words::REST
                    options=rests
                    value=self.rest
                    on_change=self.rest.setter()
                    error=self.error(&[Field::RestWeeks])
                />
            </div>
            <Select
                label=words::CYCLES
                options=cycles
                value=self.cycles
                on_change=self.cycles.setter()
                error=self.error(&[Field::Cycles])
            />
            {move || is_pattern(self.kind()).then(|| self.missed_field())}
            {move || self.other_errors()}
        }
    }

    fn stated_cycles(self) -> u8 {
        self.cycles.get_untracked().parse().unwrap_or(0)
    }

    fn missed_field(self) -> AnyView {
        let id = unique_id();
        let options = words::MISSED.iter().map(|word| (*word).to_owned()).collect();
        let on_select = Callback::new(move |place: usize| self.missed.set(Some(place)));
        view! {
            <div class="field">
                <p class="field__label" id=id>
                    {words::WHEN_MISSED}
                </p>
                <Segments
                    label=words::WHEN_MISSED
                    options=options
                    selected=self.missed
                    on_select=on_select
                    is_wide=true
                />
                <p class="field__hint">{words::MISSED_HOW}</p>
                {self.shown_error(&[Field::Missed])}
            </div>
        }
    }

    pub(super) fn shown_error(self, of: &'static [Field]) -> AnyView {
        let error = self.error(of);
        (move || error.get().map(said)).into_any()
    }
}

/// What is wrong with fields that cannot be marked as wrong themselves; the focus can move to it in their place.
fn said(text: String) -> AnyView {
    view! {
        <p class="field__error" role="alert" tabindex="-1">
            {icon_small(Icon::Warning)}
            <span>{text}</span>
        </p>
    }
}

/// Whether a protocol goes by a repeating pattern, so that it can shift.
const fn is_pattern(kind: ProtocolKind) -> bool {
    !matches!(
        kind,
        ProtocolKind::FixedWeekdays | ProtocolKind::Weekdays | ProtocolKind::AsNeeded
    )
}

/// What is wrong, in words; a plan that stands in the way is named by its days.
pub(super) fn problem_of(planning: Planning, wrong: PlanProblem) -> String {
    let other = match wrong.problem {
        Problem::Overlaps(id) => planning.app.journal.with_untracked(|journal| {
            let plan = journal.plan(id)?;
            Some(pattern::facts(plan, &planning.app.locale))
        }),
        _ => None,
    };
    words::problem(wrong, other.as_deref())
}
