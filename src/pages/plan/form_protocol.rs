//! The fields of a protocol: which, by what it looks like, and what of it is the person's to choose.
//! Knows slots; nothing of the journal.

use leptos::prelude::*;

use super::form_parts::Fields;
use super::pattern::picture;
use crate::components::{ChipCheck, Chips, Select, meta, unique_id};
use crate::domain::{Limits, Pattern, ProtocolKind};
use crate::live::{Live, view};
use crate::schedule::{Field, proposed_time};
use crate::text::plan::{self as plan_words, form as words, pattern};
use crate::text::{date, number};

impl Fields {
    pub(super) fn protocols(self) -> AnyView {
        let name = unique_id();
        let option = |kind: &ProtocolKind| {
            let kind = *kind;
            let is_chosen = move || self.protocol.with(|code| code == kind.code());
            let picture = move || {
                let (weekdays, days) = (self.weekdays.get(), self.days.get());
                picture(kind, weekdays, &days)
            };
            view! {
                <label class="option">
                    <input type="radio" name=name.clone() value=kind.code() prop:checked=is_chosen />
                    <span class="option__body">
                        <span class="row__title">{pattern::protocol(kind)}</span>
                        <span class="row__meta">{pattern::protocol_how(kind)}</span>
                    </span>
                    <span class="option__aside">{picture}</span>
                </label>
            }
        };
        let options = ProtocolKind::ALL.iter().map(option).collect_view();
        let on_change = move |event: leptos::ev::Event| {
            let before = self.protocol.get_untracked();
            self.protocol.set(event_target_value(&event));
            let now = untrack(|| self.kind());
            let time = self.time.get_untracked();
            self.time
                .set(proposed_time(ProtocolKind::parse(&before), now, time));
        };
        view! {
            <div class="options" role="radiogroup" aria-label=plan_words::PATTERN on:change=on_change>
                {options}
            </div>
        }
    }

    /// The fields that only some protocols have.
    pub(super) fn of_protocol(self) -> AnyView {
        match self.kind() {
            ProtocolKind::FixedWeekdays | ProtocolKind::Weekdays => self.weekday_field(),
            ProtocolKind::Pattern => self.days_field(),
            ProtocolKind::AsNeeded => self.limits_fields(),
            _ => ().into_any(),
        }
    }

    fn weekday_field(self) -> AnyView {
        let first = self.planning.app.locale.week_start;
        let all = std::iter::successors(Some(first), |day| Some(day.succ())).take(7);
        let chips = all.map(move |day| {
            let is_on = Live::of(move || self.weekdays.get().contains(day));
            let toggle =
                Callback::new(move |is_in: bool| self.weekdays.update(|days| *days = days.with(day, is_in)));
            view! { <ChipCheck label=date::weekday(day) is_on=is_on on_toggle=toggle /> }
        });
        view! {
            <div class="stack stack--tight">
                <Chips label=words::WEEKDAYS>{chips.collect_view()}</Chips>
                {self.shown_error(&[Field::Weekdays])}
            </div>
        }
    }

    fn days_field(self) -> AnyView {
        let longest = u8::try_from(Pattern::LONGEST).unwrap_or(14);
        let lengths: Vec<_> = (1..=longest)
            .map(|n| (n.to_string(), number::count(usize::from(n))))
            .collect();
        let length = Live::of(move || self.days.with(Vec::len).to_string());
        let resize = Callback::new(move |length: String| {
            let length = length.parse().unwrap_or(1);
            self.days.update(|days| days.resize(length, false));
        });
        let count = Live::memo(move || self.days.with(Vec::len));
        let chips = move || {
            let chip = |place: usize| {
                let is_on = Live::of(move || self.days.with(|days| days.get(place) == Some(&true)));
                let toggle = Callback::new(move |is_dose: bool| {
                    self.days.update(|days| {
                        if let Some(day) = days.get_mut(place) {
                            *day = is_dose;
                        }
                    });
                });
                let label = words::pattern_place(place.saturating_add(1));
                view! { <ChipCheck label=label is_on=is_on on_toggle=toggle /> }
            };
            (0..count.get()).map(chip).collect_view()
        };
        view! {
            <Select label=words::LENGTH options=lengths value=length on_change=resize />
            <div class="stack stack--tight">
                <Chips label=words::OWN_DAYS>{chips}</Chips>
                {meta(words::OWN_DAYS_HOW)}
                {self.shown_error(&[Field::Pattern])}
            </div>
        }
    }

    fn limits_fields(self) -> AnyView {
        let numbers = |most: u8| -> Vec<_> {
            (1..=most)
                .map(|n| (n.to_string(), number::count(usize::from(n))))
                .collect()
        };
        view! {
            <div class="split">
                <Select
                    label=words::GAP
                    options=numbers(Limits::LONGEST_GAP)
                    value=self.gap
                    on_change=self.gap.setter()
                    error=self.error(&[Field::Gap])
                />
                <Select
                    label=words::WEEKLY
                    options=numbers(7)
                    value=self.weekly
                    on_change=self.weekly.setter()
                    error=self.error(&[Field::Weekly])
                />
            </div>
        }
    }
}
