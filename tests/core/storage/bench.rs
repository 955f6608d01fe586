//! A small workbench: a store, a journal and an opened repository together, as the state room uses them.

use std::collections::BTreeMap;
use std::rc::Rc;

use chrono::{Days, NaiveDate};
use tenth::domain::{
    Action, Body, Change, Content, DeviceId, Entry, Journal, Kind, Note, Record, RecordId, Text, Timestamp,
    When,
};
use tenth::storage::{
    Committed, MemoryStore, Mirror, MirrorSnapshot, More, OpenReport, Opened, Repository, SaveError, Store,
    StoreError, apply_batch,
};

/// 2026-11-20T00:00Z.
pub(super) const NOW: i64 = 1_795_132_800;
pub(super) const DEVICE: DeviceId = DeviceId::new(7);

pub(super) fn day(ago: u64) -> NaiveDate {
    NaiveDate::from_ymd_opt(2026, 11, 20)
        .and_then(|today| today.checked_sub_days(Days::new(ago)))
        .unwrap()
}

/// What is stored, but for the keys that are lost.
pub(super) fn without(map: MirrorSnapshot, is_lost: impl Fn(&str) -> bool) -> MirrorSnapshot {
    map.into_iter().filter(|(key, _)| !is_lost(key)).collect()
}

/// A note of some days ago.
pub(super) fn note(ago: u64, text: &str) -> Content {
    Content::Entry(Entry {
        when: Some(When::on(day(ago))),
        written: Timestamp(NOW),
        body: Body::Note(Note {
            text: Text::new(text),
            tags: Vec::new(),
        }),
    })
}

/// A repository with the journal it was opened into and the recovery copy it feeds.
pub(super) struct Bench {
    pub(super) repository: Repository,
    pub(super) journal: Journal,
    pub(super) mirror: MirrorSnapshot,
    pub(super) report: OpenReport,
    pub(super) now: i64,
}

impl Bench {
    pub(super) fn open(store: Rc<dyn Store>) -> Self {
        Self::open_with(store, Mirror::Absent, MirrorSnapshot::new())
    }

    pub(super) fn open_with(store: Rc<dyn Store>, mirror: Mirror<'_>, copy: MirrorSnapshot) -> Self {
        Self::from_opened(
            Repository::open(store, mirror, DEVICE, Timestamp(NOW)).unwrap(),
            copy,
        )
    }

    pub(super) fn from_opened(opened: Opened, copy: MirrorSnapshot) -> Self {
        let mut bench = Self {
            repository: opened.repository,
            journal: Journal::default(),
            mirror: copy,
            report: opened.report,
            now: NOW,
        };
        for record in opened.records {
            bench.journal.absorb(record);
        }
        bench.journal.observe_counter(bench.repository.counter());
        bench
    }

    /// Loads everything that is left.
    pub(super) fn load(&mut self) {
        self.try_load().unwrap();
    }

    pub(super) fn try_load(&mut self) -> Result<(), StoreError> {
        loop {
            match self.repository.load_more(50)? {
                More::Records(records) => records.into_iter().for_each(|record| {
                    self.journal.absorb(record);
                }),
                More::Wanted(key) => {
                    let copy = self.mirror.get(&key).cloned();
                    self.repository.offer_copy(&key, copy);
                }
                More::Done => return Ok(()),
            }
        }
    }

    pub(super) fn change(&self, action: Action, contents: Vec<(RecordId, Content)>) -> Change {
        let revision = self.journal.next_revision(self.repository.device());
        Change::putting(action, &self.journal, revision, contents)
    }

    pub(super) fn commit(&mut self, change: &Change) -> Result<Committed, SaveError> {
        self.now += 1;
        let committed = self.repository.commit(change, Timestamp(self.now))?;
        apply_batch(&mut self.mirror, &committed.mirror);
        self.journal.apply(change);
        Ok(committed)
    }

    pub(super) fn put(&mut self, id: u128, content: Content) -> Result<Committed, SaveError> {
        let change = self.change(Action::Add(Kind::Note), vec![(RecordId::new(id), content)]);
        self.commit(&change)
    }

    pub(super) fn compact(&mut self) -> Result<(), SaveError> {
        let batch = self.repository.compact(Timestamp(self.now))?;
        apply_batch(&mut self.mirror, &batch);
        Ok(())
    }
}

/// Everything in a store, by id.
pub(super) fn records(store: &Rc<MemoryStore>) -> BTreeMap<RecordId, Record> {
    let mut bench = Bench::open(store.clone());
    bench.load();
    by_id(&bench.journal)
}

pub(super) fn by_id(journal: &Journal) -> BTreeMap<RecordId, Record> {
    journal
        .records()
        .map(|record| (record.id, record.clone()))
        .collect()
}
