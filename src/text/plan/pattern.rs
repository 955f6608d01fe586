//! What a plan is: the names of protocols, and a plan told in one line.
//! Knows a plan; knows no calendar.

use super::weeks;
use crate::domain::{Limits, Plan, Protocol, ProtocolKind, Weekdays};
use crate::text::{Locale, counted, date, list, number};

/// The name of a protocol.
pub const fn protocol(kind: ProtocolKind) -> &'static str {
    match kind {
        ProtocolKind::Fadiman => "Every third day",
        ProtocolKind::EveryOtherDay => "Every other day",
        ProtocolKind::FixedWeekdays => "Two fixed weekdays",
        ProtocolKind::FourOnThreeOff => "Four on, three off",
        ProtocolKind::FiveOnTwoOff => "Five on, two off",
        ProtocolKind::Nightly => "Every other night",
        ProtocolKind::AsNeeded => "As needed, with limits",
        ProtocolKind::Pattern => "Own pattern",
        ProtocolKind::Weekdays => "Own weekdays",
    }
}

/// A protocol in a few words, with how often that is.
pub const fn protocol_how(kind: ProtocolKind) -> &'static str {
    match kind {
        ProtocolKind::Fadiman => "one on, two off (Fadiman); 2.3 a week",
        ProtocolKind::EveryOtherDay => "3.5 a week",
        ProtocolKind::FixedWeekdays => "such as Monday and Thursday; 2 a week",
        ProtocolKind::FourOnThreeOff => "Stamets; 4 a week. Tolerance is best documented for days in a row",
        ProtocolKind::FiveOnTwoOff => "5 a week. Tolerance is best documented for days in a row",
        ProtocolKind::Nightly => "about an hour before bed; 3.5 a week",
        ProtocolKind::AsNeeded => "no fixed days; least distance and most in a week are yours",
        ProtocolKind::Pattern => "tap the days, up to 14",
        ProtocolKind::Weekdays => "as many as you choose",
    }
}

/// A protocol with what the person chose of it, as in `Two fixed weekdays, Mon and Thu`.
pub fn protocol_of(protocol_of: &Protocol) -> String {
    let name = protocol(protocol_of.kind());
    let more = match protocol_of {
        Protocol::FixedWeekdays(days) | Protocol::Weekdays(days) => weekdays(*days),
        Protocol::AsNeeded(limits) => limits_of(*limits),
        Protocol::Pattern(pattern) => counted(usize::from(pattern.length()), "day", "days"),
        _ => return name.to_owned(),
    };
    [name, ", ", &more].concat()
}

/// `Mon and Thu`.
pub fn weekdays(days: Weekdays) -> String {
    let names: Vec<String> = days
        .days()
        .map(|day| date::weekday_short(day).to_owned())
        .collect();
    list(&names)
}

fn limits_of(limits: Limits) -> String {
    [
        "at least ",
        &counted(usize::from(limits.gap), "day", "days"),
        " apart, at most ",
        &number::count(usize::from(limits.weekly)),
        " in 7",
    ]
    .concat()
}

/// A plan in one line: pattern, cycle, rest, time.
pub fn facts(plan: &Plan, locale: &Locale) -> String {
    let mut parts = vec![protocol_of(&plan.protocol)];
    match plan.cycle {
        Some(cycle) => {
            parts.push([weeks(cycle.weeks).as_str(), " on"].concat());
            if cycle.rest_weeks > 0 {
                parts.push([weeks(cycle.rest_weeks).as_str(), " of rest"].concat());
            }
            if let Some(count) = cycle.count {
                parts.push(counted(usize::from(count), "cycle", "cycles"));
            }
        }
        None => parts.push("no cycles".to_owned()),
    }
    parts.extend(plan.time.map(|time| date::time(time, locale)));
    parts.join("; ")
}

/// What a pattern looks like, for screen readers.
pub fn pattern_label(kind: ProtocolKind) -> String {
    [protocol(kind), ", four weeks"].concat()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::{Cycle, Pattern};

    #[test]
    fn a_plan_is_told_in_one_line() {
        let mut plan = Plan::new(Protocol::Fadiman, "2026-11-09".parse().unwrap());
        assert_eq!(facts(&plan, &Locale::default()), "Every third day; no cycles");
        plan.cycle = Some(Cycle {
            weeks: 6,
            rest_weeks: 1,
            count: Some(2),
        });
        plan.protocol = Protocol::Pattern(Pattern::new(&[true, false]).unwrap());
        assert_eq!(
            facts(&plan, &Locale::default()),
            "Own pattern, 2 days; 6 weeks on; 1 week of rest; 2 cycles"
        );
    }
}
