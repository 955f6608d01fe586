//! The journal: a map from id to record where the newest revision wins.
//! Knows no storage, so it can hold a part of a journal that is still being loaded.

use std::collections::BTreeMap;

use chrono::NaiveDate;

use super::{
    Body, BuiltIn, Change, DeviceId, Entry, Kind, Measure, MeasureKey, Plan, Record, RecordId, Revision,
    Settings, sort_by,
};

/// What happened to a record that was offered to a journal.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Absorbed {
    /// Its id was not there.
    New,
    /// It replaced older content.
    Newer,
    /// The same record was there already.
    Same,
    /// What was there is newer and stays.
    Older,
}

/// All records, by id, with an index of days.
#[derive(Clone, Debug, Default)]
pub struct Journal {
    records: BTreeMap<RecordId, Record>,
    /// The days that have entries, oldest first. Each holds its entries' ids in no particular order.
    days: Vec<(NaiveDate, Vec<RecordId>)>,
    /// The entries that set up a measure or a plan, in no particular order: few, and asked for at every step.
    set_up: Vec<RecordId>,
    counter: u64,
    present: usize,
}

impl PartialEq for Journal {
    fn eq(&self, other: &Self) -> bool {
        // The rest follows from the records.
        self.records == other.records && self.counter == other.counter
    }
}

impl Eq for Journal {}

impl Journal {
    /// The record with this id, deleted or not.
    pub fn record(&self, id: RecordId) -> Option<&Record> {
        self.records.get(&id)
    }

    /// The present entry with this id.
    pub fn entry(&self, id: RecordId) -> Option<&Entry> {
        self.record(id).and_then(Record::entry)
    }

    /// Every record, tombstones included, by id.
    pub fn records(&self) -> impl Iterator<Item = &Record> {
        self.records.values()
    }

    /// Every present entry, by id.
    pub fn entries(&self) -> impl Iterator<Item = (RecordId, &Entry)> {
        self.records
            .values()
            .filter_map(|record| Some((record.id, record.entry()?)))
    }

    /// How many entries are present.
    pub const fn len(&self) -> usize {
        self.present
    }

    /// Whether no entry is present.
    pub const fn is_empty(&self) -> bool {
        self.present == 0
    }

    /// The days that have entries, oldest first.
    pub fn days(&self) -> impl DoubleEndedIterator<Item = NaiveDate> + '_ {
        self.days.iter().map(|(day, _)| *day)
    }

    /// The ids of a day's entries, in no particular order.
    fn ids_on(&self, day: NaiveDate) -> &[RecordId] {
        let place = self.days.binary_search_by_key(&day, |(day, _)| *day);
        let found = place.ok().and_then(|place| self.days.get(place));
        found.map_or(&[], |(_, ids)| ids)
    }

    /// The entries of the days from `first` to `last`, both included, day by day in no particular order within a day.
    pub fn within(&self, first: NaiveDate, last: NaiveDate) -> impl Iterator<Item = (RecordId, &Entry)> {
        let start = self.days.partition_point(|(day, _)| *day < first);
        let end = self.days.partition_point(|(day, _)| *day <= last);
        let days = self.days.get(start..end).unwrap_or_default();
        days.iter()
            .flat_map(|(_, ids)| ids)
            .filter_map(|id| Some((*id, self.entry(*id)?)))
    }

    /// The entries of a day: those without a time first, then by time, then by when they were written:
    /// within one second the order of their revisions tells.
    pub fn on(&self, day: NaiveDate) -> Vec<(RecordId, &Entry)> {
        let ids = self.ids_on(day).iter();
        let mut entries: Vec<(RecordId, &Entry)> =
            ids.filter_map(|id| Some((*id, self.entry(*id)?))).collect();
        let place = |(id, entry): &(RecordId, &Entry)| {
            let time = entry.when.as_ref().map(|when| when.sort_key());
            let revision = self.record(*id).map(|record| record.revision);
            (time, entry.written, revision, *id)
        };
        sort_by(&mut entries, &|a, b| place(a).cmp(&place(b)));
        entries
    }

    /// The entries of every day, newest day first, in the order of [`Journal::on`] within a day.
    pub fn newest_days(&self) -> impl Iterator<Item = (NaiveDate, Vec<(RecordId, &Entry)>)> {
        self.days().rev().map(|day| (day, self.on(day)))
    }

    /// The revision that a new change by this device gets.
    pub fn next_revision(&self, device: DeviceId) -> Revision {
        Revision {
            counter: self.counter.saturating_add(1),
            device,
        }
    }

    /// The highest counter seen.
    pub const fn counter(&self) -> u64 {
        self.counter
    }

    /// Tells the journal of a counter it may not have the records of yet, so that new revisions stay above it.
    pub fn observe_counter(&mut self, counter: u64) {
        self.counter = self.counter.max(counter);
    }

    /// Takes in one record if it is newer than what is there.
    pub fn absorb(&mut self, record: Record) -> Absorbed {
        self.observe_counter(record.revision.counter);
        let absorbed = match self.records.get(&record.id) {
            None => Absorbed::New,
            Some(known) if *known == record => Absorbed::Same,
            Some(known) if record.supersedes(known) => Absorbed::Newer,
            Some(_) => Absorbed::Older,
        };
        if matches!(absorbed, Absorbed::New | Absorbed::Newer) {
            self.replace(record);
        }
        absorbed
    }

    /// Applies a change. Newer content that is already there stays.
    pub fn apply(&mut self, change: &Change) {
        for edit in &change.edits {
            self.absorb(edit.after.clone());
        }
    }

    /// Takes in every record of another journal. Commutative, associative and idempotent.
    pub fn merge(&mut self, other: &Self) {
        for record in other.records() {
            self.absorb(record.clone());
        }
        self.observe_counter(other.counter);
    }

    fn replace(&mut self, record: Record) {
        let id = record.id;
        let sets_up = |record: &Record| matches!(record.kind(), Some(Kind::Measure | Kind::Plan));
        if sets_up(&record) != self.record(id).is_some_and(sets_up) {
            if sets_up(&record) {
                self.set_up.push(id);
            } else {
                self.set_up.retain(|known| *known != id);
            }
        }
        let day_of = |record: &Record| record.entry()?.when.as_ref().map(|when| when.day);
        let (new_day, is_present) = (day_of(&record), record.entry().is_some());
        let old = self.records.insert(id, record);
        let (old_day, was_present) = (
            old.as_ref().and_then(day_of),
            old.is_some_and(|old| old.entry().is_some()),
        );
        self.present = self
            .present
            .saturating_add(usize::from(is_present))
            .saturating_sub(usize::from(was_present));
        if old_day == new_day {
            return;
        }
        if let Some(day) = new_day {
            self.add_to_day(day, id);
        }
        if let Some(day) = old_day {
            self.take_from_day(day, id);
        }
    }

    fn add_to_day(&mut self, day: NaiveDate, id: RecordId) {
        match self.days.binary_search_by_key(&day, |(day, _)| *day) {
            Err(place) => self.days.insert(place, (day, vec![id])),
            Ok(place) => {
                if let Some((_, ids)) = self.days.get_mut(place) {
                    ids.push(id);
                }
            }
        }
    }

    fn take_from_day(&mut self, day: NaiveDate, id: RecordId) {
        let Ok(place) = self.days.binary_search_by_key(&day, |(day, _)| *day) else {
            return;
        };
        if let Some((_, ids)) = self.days.get_mut(place) {
            ids.retain(|known| *known != id);
            if ids.is_empty() {
                self.days.remove(place);
            }
        }
    }

    /// The id of the one settings record.
    pub fn settings_id() -> RecordId {
        RecordId::derived(&["settings"])
    }

    /// The settings, or the defaults.
    pub fn settings(&self) -> Settings {
        match self.entry(Self::settings_id()).map(|entry| &entry.body) {
            Some(Body::Settings(settings)) => settings.clone(),
            _ => Settings::default(),
        }
    }

    /// The plan of a record, if it is one.
    pub fn plan(&self, id: RecordId) -> Option<&Plan> {
        match &self.entry(id)?.body {
            Body::Plan(plan) => Some(plan.as_ref()),
            _ => None,
        }
    }

    /// Every plan, ended ones included, by its first day.
    pub fn plans(&self) -> Vec<(RecordId, &Plan)> {
        let found = self.set_up.iter().filter_map(|id| Some((*id, self.plan(*id)?)));
        let mut plans: Vec<(RecordId, &Plan)> = found.collect();
        sort_by(&mut plans, &|(a, one), (b, other)| {
            (one.start, a).cmp(&(other.start, b))
        });
        plans
    }

    /// Whether a plan holds on a day or is to come: one that is not ended by then.
    pub fn has_plan(&self, day: NaiveDate) -> bool {
        let mut plans = self.set_up.iter().filter_map(|id| self.plan(*id));
        plans.any(|plan| plan.ended.is_none_or(|ended| day < ended))
    }

    /// A measure as the person has set it up; `None` for an own measure that is not there.
    pub fn measure(&self, key: MeasureKey) -> Option<Measure> {
        match (self.entry(key.record_id()).map(|entry| &entry.body), key) {
            (Some(Body::Measure(measure)), _) => Some(measure.clone()),
            (_, MeasureKey::BuiltIn(built_in)) => Some(Measure::built_in(built_in)),
            _ => None,
        }
    }

    /// Every measure, built in and own, hidden ones included, in the person's order.
    pub fn measures(&self) -> Vec<Measure> {
        let set_up = self.set_up.iter().filter_map(|id| self.entry(*id));
        let own = set_up.filter_map(|entry| match &entry.body {
            Body::Measure(measure) if matches!(measure.key, MeasureKey::Own(_)) => Some(measure.clone()),
            _ => None,
        });
        let mut measures: Vec<Measure> = BuiltIn::ALL
            .into_iter()
            .filter_map(|built_in| self.measure(MeasureKey::BuiltIn(built_in)))
            .chain(own)
            .collect();
        sort_by(&mut measures, &|a, b| (a.order, a.key).cmp(&(b.order, b.key)));
        measures
    }
}
