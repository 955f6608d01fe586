//! Random days: adding, editing, deleting, undoing, compacting, crashing, reopening and a second tab,
//! held against a plain map.

use std::collections::BTreeMap;
use std::rc::Rc;

use proptest::prelude::*;
use tenth::domain::{Action, Content, Journal, Kind, Record, RecordId, Source, Timestamp};
use tenth::storage::{
    CaughtUp, Fault, FaultyStore, MemoryStore, Mirror, MirrorMeta, MirrorSnapshot, MirrorState, Repository,
    SaveError, Step,
};

use super::bench::{Bench, DEVICE, NOW, by_id, note};

type Model = BTreeMap<RecordId, Record>;

#[derive(Clone, Debug)]
enum Deed {
    Put {
        id: u128,
        ago: u64,
        text: u8,
    },
    Delete {
        id: u128,
    },
    Import {
        from: u128,
        count: u8,
    },
    Undo {
        back: usize,
    },
    Compact,
    SomeSteps {
        steps: u8,
    },
    Reopen,
    SecondTab {
        id: u128,
    },
    /// The program ends at the n-th storage call from here, perhaps in the middle of what comes next.
    Crash {
        at: usize,
        after: bool,
    },
    /// The newest writes to local storage are lost, as when the browser is killed; the copy has them.
    Forget {
        keys: usize,
    },
    LoseLocal,
    LoseCopy,
}

fn deed() -> BoxedStrategy<Deed> {
    prop_oneof![
        6 => (0_u128..12, 0_u64..200, any::<u8>()).prop_map(|(id, ago, text)| Deed::Put { id, ago, text }),
        2 => (0_u128..12).prop_map(|id| Deed::Delete { id }),
        1 => (20_u128..30, 1_u8..9).prop_map(|(from, count)| Deed::Import { from, count }),
        2 => (0_usize..4).prop_map(|back| Deed::Undo { back }),
        2 => Just(Deed::Compact),
        1 => (1_u8..5).prop_map(|steps| Deed::SomeSteps { steps }),
        2 => Just(Deed::Reopen),
        1 => (40_u128..44).prop_map(|id| Deed::SecondTab { id }),
        2 => (0_usize..60, any::<bool>()).prop_map(|(at, after)| Deed::Crash { at, after }),
        1 => (1_usize..4).prop_map(|keys| Deed::Forget { keys }),
        1 => Just(Deed::LoseLocal),
        1 => Just(Deed::LoseCopy),
    ]
    .boxed()
}

/// The world: what is in local storage, what is in the copy, what ought to be there.
struct World {
    store: Rc<MemoryStore>,
    bench: Bench,
    model: Model,
}

impl World {
    fn new() -> Self {
        let store = Rc::new(MemoryStore::default());
        Self {
            bench: Bench::open(store.clone()),
            store,
            model: Model::new(),
        }
    }

    /// Opens as the shell does: compares with the copy first, takes it whole if it knows more, keeps it up to date.
    fn reopen(&mut self) {
        self.reopen_on(self.store.clone());
    }

    fn reopen_on(&mut self, store: Rc<MemoryStore>) {
        let copy = std::mem::take(&mut self.bench.mirror);
        let now = self.bench.now;
        let mut bench = Bench::open_with(store.clone(), Mirror::Pending, copy.clone());
        let meta = MirrorMeta::of(&copy);
        match bench.repository.compare_mirror(Some(&meta)).unwrap() {
            MirrorState::InStep => {}
            MirrorState::Behind(batch) => tenth::storage::apply_batch(&mut bench.mirror, &batch),
            MirrorState::Ahead => {
                bench = Bench::open_with(store.clone(), Mirror::Whole(&copy), copy.clone());
                bench.load();
                let batch = bench.repository.repair(Timestamp(now)).unwrap();
                tenth::storage::apply_batch(&mut bench.mirror, &batch);
                let meta = MirrorMeta::of(&bench.mirror);
                if let MirrorState::Behind(batch) = bench.repository.compare_mirror(Some(&meta)).unwrap() {
                    tenth::storage::apply_batch(&mut bench.mirror, &batch);
                }
            }
        }
        bench.load();
        bench.now = now;
        self.store = store;
        self.bench = bench;
        assert_eq!(self.bench.repository.damage(), []);
    }

    fn commit(&mut self, action: Action, contents: Vec<(RecordId, Content)>) {
        let change = self.bench.change(action, contents);
        self.bench.commit(&change).unwrap();
        for edit in change.edits {
            self.model.insert(edit.after.id, edit.after);
        }
    }

    fn undo(&mut self, back: usize) {
        let history = self.bench.repository.history(Timestamp(self.bench.now)).unwrap();
        let Some(past) = history.get(back) else {
            return;
        };
        let revision = self.bench.journal.next_revision(DEVICE);
        let inverse = past.change.inverse(&self.bench.journal, revision);
        self.bench.commit(&inverse.change).unwrap();
        for edit in inverse.change.edits {
            self.model.insert(edit.after.id, edit.after);
        }
    }

    /// Another tab writes; this one is fenced off and catches up.
    fn second_tab(&mut self, id: u128) {
        let mut other = Bench::open(self.store.clone());
        other.load();
        other.now = self.bench.now;
        let committed = other.put(id, note(1, "from the other tab")).unwrap();
        tenth::storage::apply_batch(&mut self.bench.mirror, &committed.mirror);
        let record = other.journal.record(RecordId::new(id)).cloned().unwrap();
        self.model.insert(record.id, record);
        assert!(matches!(
            self.bench.put(id + 10, note(1, "no")),
            Err(SaveError::Elsewhere)
        ));
        match self.bench.repository.catch_up().unwrap() {
            CaughtUp::Records(records) => records.into_iter().for_each(|record| {
                self.bench.journal.absorb(record);
            }),
            CaughtUp::Reopen => self.reopen(),
        }
    }

    fn crash(&mut self, at: usize, after: bool) {
        let fault = if after { Fault::CrashAfter } else { Fault::Crash };
        let faulty = Rc::new(FaultyStore::new(self.store.clone(), fault, at));
        let mut candidate = self.model.clone();
        if let Ok(opened) = Repository::open(faulty.clone(), Mirror::Absent, DEVICE, Timestamp(NOW)) {
            let mut bench = Bench::from_opened(opened, self.bench.mirror.clone());
            bench.now = self.bench.now;
            if bench.try_load().is_ok() {
                let change = bench.change(
                    Action::Add(Kind::Note),
                    vec![(RecordId::new(50), note(9, "crash"))],
                );
                for edit in &change.edits {
                    candidate.insert(edit.after.id, edit.after.clone());
                }
                if bench.commit(&change).is_ok() {
                    self.model = candidate.clone();
                }
                let _ = bench.compact();
            }
            self.bench.mirror = bench.mirror;
        }
        self.reopen();
        // What was under way is there wholly or not at all.
        if by_id(&self.bench.journal) == candidate {
            self.model = candidate;
        }
    }

    /// Takes back the last writes, newest first, as a browser does that had not flushed them: an older prefix remains.
    fn forget(&mut self, keys: usize) {
        let last = self.bench.repository.last();
        let mut map = self.store.snapshot();
        let head_log = map.keys().filter(|key| key.starts_with("tenth.j.")).count();
        for number in (last.saturating_sub(keys as u64) + 1..=last).rev() {
            // Only what the copy has too may be lost without loss.
            let key = format!("tenth.j.{number}");
            if head_log > keys && self.bench.mirror.contains_key(&key) {
                map.remove(&key);
            }
        }
        self.reopen_on(Rc::new(MemoryStore::holding(map)));
    }

    fn perform(&mut self, deed: &Deed) {
        match *deed {
            Deed::Put { id, ago, text } => {
                self.commit(
                    Action::Add(Kind::Note),
                    vec![(RecordId::new(id), note(ago, &format!("text {text}")))],
                );
            }
            Deed::Delete { id } => self.commit(
                Action::Delete(Kind::Note),
                vec![(RecordId::new(id), Content::Deleted)],
            ),
            Deed::Import { from, count } => {
                let contents =
                    (0..u128::from(count)).map(|n| (RecordId::new(from + n), note(n as u64 * 11, "import")));
                self.commit(Action::Import(Source::Backup), contents.collect());
            }
            Deed::Undo { back } => self.undo(back),
            Deed::Compact => self.bench.compact().unwrap(),
            Deed::SomeSteps { steps } => {
                for _ in 0..steps {
                    let step = self
                        .bench
                        .repository
                        .compact_step(Timestamp(self.bench.now))
                        .unwrap();
                    if let Step::Working(batch) | Step::Done(batch) = step {
                        tenth::storage::apply_batch(&mut self.bench.mirror, &batch);
                    }
                }
            }
            Deed::Reopen => self.reopen(),
            Deed::SecondTab { id } => self.second_tab(id),
            Deed::Crash { at, after } => self.crash(at, after),
            Deed::Forget { keys } => self.forget(keys),
            Deed::LoseLocal => self.reopen_on(Rc::new(MemoryStore::default())),
            Deed::LoseCopy => {
                self.bench.mirror = MirrorSnapshot::new();
                self.reopen();
            }
        }
    }
}

fn check(journal: &Journal, world: &World) {
    assert!(
        by_id(journal) == world.model,
        "{:#?}\n{:#?}",
        by_id(journal),
        world.model
    );
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 300, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn prop_the_store_holds_what_was_saved(deeds in proptest::collection::vec(deed(), 1..30)) {
        let mut world = World::new();
        for deed in &deeds {
            world.perform(deed);
            check(&world.bench.journal, &world);
            let present = world.model.values().filter(|record| record.entry().is_some()).count() as u64;
            prop_assert_eq!(world.bench.repository.entries(), present);
        }
        world.reopen();
        check(&world.bench.journal, &world);
        world.bench.compact().unwrap();
        // The copy alone is enough, and so is local storage alone.
        let copy = world.bench.mirror.clone();
        let store = Rc::new(MemoryStore::default());
        let mut from_copy = Bench::open_with(store, Mirror::Whole(&copy), MirrorSnapshot::new());
        from_copy.load();
        check(&from_copy.journal, &world);
        check(&{ let mut alone = Bench::open(world.store.clone()); alone.load(); alone.journal }, &world);
        prop_assert_eq!(world.bench.repository.check_everything(), Ok(vec![]));
    }
}
