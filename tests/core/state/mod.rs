//! Commands and selectors on small journals.

mod batches;
mod commands;
mod copied;
mod looking_back;
mod plan_today;
mod selectors;

use chrono::{NaiveDate, NaiveTime};
use tenth::domain::{Amount, Body, Change, DeviceId, Dosage, Dose, Journal, RecordId, Timestamp, Unit, When};
use tenth::state::command::{self, Stamp};

/// A journal that is changed one command at a time, as the app does it.
#[derive(Default)]
pub(crate) struct Desk {
    pub(crate) journal: Journal,
    ids: u128,
}

impl Desk {
    pub(crate) fn act(&mut self, command: impl FnOnce(&Journal, Stamp) -> Change) -> (RecordId, Change) {
        self.ids += 1;
        let id = RecordId::new(self.ids);
        let revision = self.journal.next_revision(DeviceId::new(1));
        let written = Timestamp(self.ids as i64);
        let change = command(
            &self.journal,
            Stamp {
                revision,
                written,
                id,
            },
        );
        self.journal.apply(&change);
        (id, change)
    }

    pub(crate) fn add(&mut self, when: When, body: Body) -> RecordId {
        self.act(|journal, stamp| command::add(journal, stamp, when, body))
            .0
    }

    pub(crate) fn undo(&mut self, change: &Change) -> usize {
        let inverse = change.inverse(&self.journal, self.journal.next_revision(DeviceId::new(1)));
        self.journal.apply(&inverse.change);
        inverse.left_alone
    }
}

pub(crate) fn day(d: u32) -> NaiveDate {
    NaiveDate::from_ymd_opt(2026, 11, d).unwrap()
}

pub(crate) fn at(d: u32, h: u32, m: u32) -> When {
    When::at(
        day(d),
        NaiveTime::from_hms_opt(h, m, 0).unwrap(),
        4,
        Some(0),
        None,
    )
}

pub(crate) fn grams_dose(milligrams: u64) -> Body {
    let amount = Amount::new(milligrams * 1000, Unit::Gram).unwrap();
    Body::Dose(Dose {
        substance: None,
        dosage: Some(Dosage::exactly(amount)),
        batch: None,
        food: None,
        with: Vec::new(),
        note: None,
    })
}
