//! Series, summaries, phases, days and search.

mod days;
mod insights;
mod runs;
mod search;
mod series;
mod statistics;

use chrono::{NaiveDate, NaiveTime};
use tenth::domain::{
    Answers, Body, BuiltIn, CheckIn, Content, DeviceId, Dose, Entry, Journal, MeasureKey, Part, Rating,
    Record, RecordId, Revision, Timestamp, Value, When,
};

pub(crate) const PAIN: MeasureKey = MeasureKey::BuiltIn(BuiltIn::Pain);
pub(crate) const MOOD: MeasureKey = MeasureKey::BuiltIn(BuiltIn::Mood);

pub(crate) fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

pub(crate) fn rating(points: u8) -> Value {
    Value::Rating(Rating::new(points).unwrap())
}

pub(crate) fn answers(list: &[(MeasureKey, u8)]) -> Answers {
    list.iter().map(|(key, points)| (*key, rating(*points))).collect()
}

pub(crate) fn check_in(part: Part, list: &[(MeasureKey, u8)]) -> Body {
    Body::CheckIn(CheckIn {
        answers: answers(list),
        ..CheckIn::empty(part)
    })
}

pub(crate) fn dose() -> Body {
    Body::Dose(Dose {
        substance: None,
        dosage: None,
        batch: None,
        food: None,
        with: Vec::new(),
        note: None,
    })
}

/// Builds journals entry by entry; ids and times of writing count up.
#[derive(Default)]
pub(crate) struct Book {
    pub(crate) journal: Journal,
    next: u32,
}

impl Book {
    pub(crate) fn add(&mut self, on: &str, body: Body) -> RecordId {
        self.put(When::on(day(on)), body)
    }

    pub(crate) fn at(&mut self, on: &str, time: &str, body: Body) -> RecordId {
        let time: NaiveTime = time.parse().unwrap();
        self.put(When::at(day(on), time, 4, Some(0), None), body)
    }

    pub(crate) fn put(&mut self, when: When, body: Body) -> RecordId {
        self.next += 1;
        let id = RecordId::new(u128::from(self.next));
        self.journal.absorb(Record {
            id,
            revision: Revision {
                counter: u64::from(self.next),
                device: DeviceId::new(1),
            },
            content: Content::Entry(Entry {
                when: Some(when),
                written: Timestamp(i64::from(self.next)),
                body,
            }),
        });
        id
    }
}
