//! What a protocol looks like: four weeks of ticks, a tall one for a dose day.
//! Knows one protocol; a week looks the same wherever it begins.

use leptos::prelude::*;

use crate::domain::{Pattern, Plan, Protocol, ProtocolKind, Weekdays};
use crate::live::view;
use crate::schedule::{Course, DayKind};
use crate::text::plan::pattern as words;

/// Four weeks.
const DAYS: usize = 28;
/// Units between two ticks.
const STEP: usize = 7;

/// The protocol of a kind, with what is usual where the person has chosen nothing yet. `None` where there is no picture.
fn usual(kind: ProtocolKind, weekdays: Weekdays, days: &[bool]) -> Option<Protocol> {
    use chrono::Weekday::{Mon, Thu};
    let or_usual = |usual: Weekdays| if weekdays.count() > 0 { weekdays } else { usual };
    Some(match kind {
        ProtocolKind::Fadiman => Protocol::Fadiman,
        ProtocolKind::EveryOtherDay => Protocol::EveryOtherDay,
        ProtocolKind::Nightly => Protocol::Nightly,
        ProtocolKind::FourOnThreeOff => Protocol::FourOnThreeOff,
        ProtocolKind::FiveOnTwoOff => Protocol::FiveOnTwoOff,
        ProtocolKind::FixedWeekdays => Protocol::FixedWeekdays(or_usual(Weekdays::of(&[Mon, Thu]))),
        ProtocolKind::Weekdays if weekdays.count() > 0 => Protocol::Weekdays(weekdays),
        ProtocolKind::Pattern => Protocol::Pattern(Pattern::new(days)?),
        ProtocolKind::Weekdays | ProtocolKind::AsNeeded => return None,
    })
}

/// The picture of a protocol.
pub(super) fn picture(kind: ProtocolKind, weekdays: Weekdays, days: &[bool]) -> Option<AnyView> {
    let protocol = usual(kind, weekdays, days)?;
    // A Monday far from any change; only the order of days is looked at.
    let monday = chrono::NaiveDate::from_ymd_opt(2024, 1, 1)?;
    let course = Course::planned(crate::domain::RecordId::new(0), &Plan::new(protocol, monday));
    let is_dose: Vec<bool> = monday
        .iter_days()
        .take(DAYS)
        .map(|day| course.on(day) == DayKind::Dose)
        .collect();
    let ticks = |wanted: bool, height: &str| -> String {
        let places = is_dose.iter().enumerate().filter(|(_, dose)| **dose == wanted);
        places
            .map(|(place, _)| {
                let x = place.saturating_mul(STEP).saturating_add(STEP / 2).to_string();
                ["M", &x, " 20v-", height].concat()
            })
            .collect()
    };
    let width = DAYS.saturating_mul(STEP).to_string();
    let (view_box, axis) = (["0 0 ", &width, " 22"].concat(), ["M0 20.5H", &width].concat());
    Some(view! {
        <svg class="pattern" viewBox=view_box role="img" aria-label=words::pattern_label(kind)>
            <path class="c-axis" d=axis />
            <path class="c-tick" d=ticks(false, "5") />
            <path class="c-rug" d=ticks(true, "17") />
        </svg>
    })
}
