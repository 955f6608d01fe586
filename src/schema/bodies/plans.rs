//! Plans, decisions about their days, and corrections of what is left of a batch.
//! Knows no meaning of any of them.

use chrono::Weekday;

use super::super::{Object, Reason};
use super::events::{read_amount, read_dosage, write_amount, write_dosage};
use super::fields::Fields;
use super::write_id;
use crate::domain::{
    Choice, Correction, Cycle, Decision, InCalendar, KeptFree, Label, Limits, Missed, Pattern, Pause, Plan,
    Protocol, ProtocolKind, Text, Weekdays, date_code, in_range, parse_date, parse_time, time_code,
};

pub(super) fn write_plan(object: &mut Object, plan: &Plan) {
    write_protocol(object, plan.protocol);
    object.text("start", &date_code(plan.start));
    if let Some(cycle) = plan.cycle {
        object.number("weeks", i64::from(cycle.weeks));
        object.number("rest_weeks", i64::from(cycle.rest_weeks));
        object.maybe_number("cycles", cycle.count.map(u32::from));
    }
    object.maybe_text("time", plan.time.map(time_code).as_deref());
    let kept_free: Vec<String> = plan.kept_free.iter().map(|span| span.code()).collect();
    object.list("kept_free", kept_free.iter().map(String::as_str));
    let pauses: Vec<String> = plan.pauses.iter().map(|span| span.code()).collect();
    object.list("pauses", pauses.iter().map(String::as_str));
    object.text("missed", plan.missed.code());
    write_id(object, "substance", plan.substance);
    write_id(object, "batch", plan.batch);
    write_dosage(object, plan.dosage.as_ref());
    let mut calendar = Object::new();
    calendar.maybe_text("title", plan.calendar.title.as_ref().map(Label::as_str));
    calendar.maybe_number("alarm", plan.calendar.alarm.map(u32::from));
    let written = |number: u16| (number > 0).then(|| u32::from(number));
    calendar.maybe_number("cycles", written(plan.calendar.cycles));
    calendar.maybe_number("dates", written(plan.calendar.dates));
    calendar.maybe_text("standing", plan.calendar.standing.as_ref().map(Text::as_str));
    if !calendar.is_empty() {
        object.raw("calendar", &calendar.finish());
    }
    object.maybe_text("note", plan.note.as_ref().map(Text::as_str));
    object.maybe_text("ended", plan.ended.map(date_code).as_deref());
}

pub(super) fn read_plan(data: &Fields<'_>) -> Option<Plan> {
    let protocol = read_protocol(data);
    let start = data.required("start", data.parsed("start", Reason::Malformed, parse_date))?;
    if !in_range(start) {
        data.fail("start", Reason::OutOfRange);
    }
    let plan = Plan {
        cycle: read_cycle(data),
        time: data.parsed("time", Reason::Malformed, parse_time),
        kept_free: data.list("kept_free", Reason::Malformed, KeptFree::parse),
        pauses: data.list("pauses", Reason::Malformed, Pause::parse),
        missed: data.coded("missed", Missed::parse).unwrap_or(Missed::Skip),
        substance: data.id("substance"),
        batch: data.id("batch"),
        dosage: read_dosage(data),
        calendar: data.inner("calendar", read_calendar).unwrap_or_default(),
        note: data.note(),
        ended: data.parsed("ended", Reason::Malformed, parse_date),
        ..Plan::new(protocol?, start)
    };
    Some(plan)
}

fn write_protocol(object: &mut Object, protocol: Protocol) {
    object.text("protocol", protocol.kind().code());
    match protocol {
        Protocol::FixedWeekdays(days) | Protocol::Weekdays(days) => {
            object.list("weekdays", days.days().map(Weekdays::code));
        }
        Protocol::AsNeeded(limits) => {
            object.number("gap", i64::from(limits.gap));
            object.number("weekly", i64::from(limits.weekly));
        }
        Protocol::Pattern(pattern) => object.text("pattern", &pattern.code()),
        _ => {}
    }
}

fn read_protocol(data: &Fields<'_>) -> Option<Protocol> {
    let kind = data.required("protocol", data.coded("protocol", ProtocolKind::parse))?;
    Some(match kind {
        ProtocolKind::Fadiman => Protocol::Fadiman,
        ProtocolKind::EveryOtherDay => Protocol::EveryOtherDay,
        ProtocolKind::FixedWeekdays => Protocol::FixedWeekdays(read_weekdays(data)),
        ProtocolKind::FourOnThreeOff => Protocol::FourOnThreeOff,
        ProtocolKind::FiveOnTwoOff => Protocol::FiveOnTwoOff,
        ProtocolKind::Nightly => Protocol::Nightly,
        ProtocolKind::AsNeeded => {
            let usual = Limits::default();
            Protocol::AsNeeded(Limits {
                gap: read_byte(data, "gap", 1, Limits::LONGEST_GAP).unwrap_or(usual.gap),
                weekly: read_byte(data, "weekly", 1, 7).unwrap_or(usual.weekly),
            })
        }
        ProtocolKind::Pattern => {
            let pattern = data.parsed("pattern", Reason::Malformed, Pattern::parse);
            Protocol::Pattern(data.required("pattern", pattern)?)
        }
        ProtocolKind::Weekdays => Protocol::Weekdays(read_weekdays(data)),
    })
}

fn read_weekdays(data: &Fields<'_>) -> Weekdays {
    let days: Vec<Weekday> = data.list("weekdays", Reason::UnknownName, Weekdays::parse);
    if days.is_empty() {
        data.fail("weekdays", Reason::Missing);
    }
    Weekdays::of(&days)
}

fn read_cycle(data: &Fields<'_>) -> Option<Cycle> {
    let weeks = read_byte(data, "weeks", 1, Cycle::LONGEST)?;
    Some(Cycle {
        weeks,
        rest_weeks: read_byte(data, "rest_weeks", 0, Cycle::LONGEST_REST).unwrap_or(0),
        count: read_byte(data, "cycles", 1, Cycle::MOST),
    })
}

fn read_calendar(data: &Fields<'_>) -> Option<InCalendar> {
    let number = |field, most: u16| {
        let number = data.small(field, 0, u32::from(most))?;
        u16::try_from(number).ok()
    };
    Some(InCalendar {
        title: data.label("title"),
        alarm: number("alarm", InCalendar::EARLIEST_ALARM),
        cycles: number("cycles", u16::MAX).unwrap_or(0),
        dates: number("dates", u16::MAX).unwrap_or(0),
        standing: data.parsed("standing", Reason::TooLong, Text::new),
    })
}

fn read_byte(data: &Fields<'_>, field: &'static str, least: u8, most: u8) -> Option<u8> {
    let number = data.small(field, u32::from(least), u32::from(most))?;
    u8::try_from(number).ok()
}

pub(super) fn write_decision(object: &mut Object, decision: Decision) {
    object.text("plan", &decision.plan.code());
    object.text("choice", decision.choice.code());
}

pub(super) fn read_decision(data: &Fields<'_>) -> Option<Decision> {
    Some(Decision {
        plan: data.required("plan", data.id("plan"))?,
        choice: data.required("choice", data.coded("choice", Choice::parse))?,
    })
}

pub(super) fn write_correction(object: &mut Object, correction: &Correction) {
    object.text("batch", &correction.batch.code());
    write_amount(object, correction.amount);
    object.if_true("less", correction.is_less);
    object.maybe_text("note", correction.note.as_ref().map(Text::as_str));
}

pub(super) fn read_correction(data: &Fields<'_>) -> Option<Correction> {
    Some(Correction {
        batch: data.required("batch", data.id("batch"))?,
        amount: data.required("amount", read_amount(data))?,
        is_less: data.is("less"),
        note: data.note(),
    })
}
