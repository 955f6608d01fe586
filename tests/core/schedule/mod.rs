//! Plans and what becomes of them: the published dates, the laws of the engine, and what is told about them.

mod adherence;
mod calendar;
mod course;
mod draft;
mod laws;
mod notice;
mod shift;
mod stock;
mod vectors;

use chrono::{NaiveDate, Weekday};
use tenth::domain::*;
use tenth::schedule::*;

pub(crate) const PLAN: RecordId = RecordId::new(77);

/// A date as `2025-01-06`.
pub(crate) fn day(code: &str) -> NaiveDate {
    parse_date(code).unwrap_or_else(|| panic!("{code} is no date"))
}

/// Dates of one month, as `days("2025-01", &[6, 9])`.
pub(crate) fn days(month: &str, numbers: &[u32]) -> Vec<NaiveDate> {
    let date = |number: &u32| day(&format!("{month}-{number:02}"));
    numbers.iter().map(date).collect()
}

pub(crate) fn weekdays(days: &[Weekday]) -> Weekdays {
    Weekdays::of(days)
}

/// A plan from Monday 6 January 2025, with eight weeks on and four of rest.
pub(crate) fn plan(protocol: Protocol) -> Plan {
    Plan {
        cycle: Some(Cycle {
            weeks: 8,
            rest_weeks: 4,
            count: None,
        }),
        ..Plan::new(protocol, day("2025-01-06"))
    }
}

pub(crate) fn shifting(protocol: Protocol) -> Plan {
    Plan {
        missed: Missed::Shift,
        ..plan(protocol)
    }
}

pub(crate) fn planned(plan: &Plan) -> Course {
    Course::planned(PLAN, plan)
}

pub(crate) fn with_doses(plan: &Plan, doses: &[NaiveDate]) -> (Course, Happened) {
    let happened = Happened::just(doses, &[]);
    (Course::of(PLAN, plan, &happened), happened)
}

pub(crate) fn pattern(code: &str) -> Protocol {
    Protocol::Pattern(Pattern::parse(code).unwrap())
}

/// A journal of these bodies on these days; bodies without a day have none.
pub(crate) fn journal(entries: Vec<(u128, Option<When>, Body)>) -> Journal {
    let mut journal = Journal::default();
    for (number, (id, when, body)) in entries.into_iter().enumerate() {
        let written = Timestamp(i64::try_from(number).unwrap());
        journal.absorb(Record {
            id: RecordId::new(id),
            revision: Revision {
                counter: 1,
                device: DeviceId::new(1),
            },
            content: Content::Entry(Entry { when, written, body }),
        });
    }
    journal
}

pub(crate) fn amount(smallest: u64, unit: Unit) -> Amount {
    Amount::new(smallest, unit).unwrap()
}

pub(crate) fn dose(dosage: Option<Amount>, batch: Option<RecordId>) -> Body {
    Body::Dose(Dose {
        substance: None,
        dosage: dosage.map(Dosage::exactly),
        batch,
        food: None,
        with: Vec::new(),
        note: None,
    })
}
