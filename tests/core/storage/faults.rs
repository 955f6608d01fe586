//! The fault loop: every operation, every storage call, every kind of fault; then the store is opened again.
//! What was reported as saved is there, the state is the one before or the one after, and nothing unreadable is gone.

use std::collections::BTreeMap;
use std::rc::Rc;

use tenth::domain::{Action, Change, Content, Kind, Record, RecordId, Source, Timestamp};
use tenth::storage::{
    Fault, FaultyStore, MemoryStore, Mirror, MirrorSnapshot, MirrorState, Origin, Part, Progress, Repository,
    SaveError, Step, Stored, apply_batch,
};

use super::bench::{Bench, DEVICE, NOW, by_id, note, without};

type State = BTreeMap<RecordId, Record>;
type Map = MirrorSnapshot;

const GARBAGE: &str = "Tnot a frame at all";

/// A journal of four months, compacted twice, with a few records in the log and unreadable things lying about.
fn journal() -> Bench {
    let store = Rc::new(MemoryStore::default());
    let mut bench = Bench::open(store);
    for ago in 0..24 {
        bench
            .put(u128::from(ago), note(ago * 5, "an ordinary day"))
            .unwrap();
    }
    bench.compact().unwrap();
    for ago in 0..6 {
        bench
            .put(u128::from(ago + 100), note(ago * 9, "another"))
            .unwrap();
    }
    bench.compact().unwrap();
    bench.put(200, note(1, "in the log")).unwrap();
    bench.put(3, note(70, "moved")).unwrap();
    bench.put(4, Content::Deleted).unwrap();
    bench
}

fn map_of(bench: &Bench) -> Map {
    let mut map = bench.repository.raw_dump().unwrap();
    map.insert("tenth.c.0.garbage".to_owned(), GARBAGE.to_owned());
    map.insert("other.app".to_owned(), "{not json".to_owned());
    map
}

fn state_of(map: &Map, mirror: Mirror<'_>) -> (State, Origin) {
    let store = Rc::new(MemoryStore::holding(map.clone()));
    let mut bench = Bench::open_with(store, mirror, MirrorSnapshot::new());
    bench.load();
    (by_id(&bench.journal), bench.report.origin)
}

struct Outcome {
    is_reported: bool,
    map: Map,
    copy: MirrorSnapshot,
}

/// Runs an operation against a store that fails at call `at`; `None` when the operation was over before.
fn strike(
    base: &Map,
    copy: &MirrorSnapshot,
    fault: Fault,
    at: usize,
    operation: &dyn Fn(&mut Bench) -> Result<(), SaveError>,
) -> Option<Outcome> {
    let inner = Rc::new(MemoryStore::holding(base.clone()));
    let faulty = Rc::new(FaultyStore::new(inner.clone(), fault, at));
    let opened = Repository::open(faulty.clone(), Mirror::Absent, DEVICE, Timestamp(NOW));
    let mut is_reported = false;
    let mut mirror = copy.clone();
    if let Ok(opened) = opened {
        let mut bench = Bench::from_opened(opened, mirror);
        is_reported = bench.try_load().is_ok() && operation(&mut bench).is_ok();
        mirror = bench.mirror;
    }
    faulty.settle();
    faulty.has_struck().then(|| Outcome {
        is_reported,
        map: inner.snapshot(),
        copy: mirror,
    })
}

/// The loop itself. `after` is the state that the operation leads to.
fn check(
    name: &str,
    base: &Map,
    copy: &MirrorSnapshot,
    operation: &dyn Fn(&mut Bench) -> Result<(), SaveError>,
) -> usize {
    let before = state_of(base, Mirror::Absent).0;
    let clean = Rc::new(MemoryStore::holding(base.clone()));
    let mut bench = Bench::open_with(clean.clone(), Mirror::Absent, copy.clone());
    bench.load();
    operation(&mut bench).unwrap();
    let after = state_of(&clean.snapshot(), Mirror::Absent).0;
    let mut struck = 0;
    for fault in Fault::ALL {
        for at in 0.. {
            let what = || format!("{name}: {fault:?} at call {at}");
            let Some(outcome) = strike(base, copy, fault, at, operation) else {
                assert!(at > 0);
                break;
            };
            struck += 1;
            let (state, _) = state_of(&outcome.map, Mirror::Absent);
            if outcome.is_reported {
                assert!(state == after, "{}: reported as saved, but is not there", what());
            }
            assert!(
                state == before || state == after,
                "{}: between before and after",
                what()
            );
            assert!(outcome.map.values().any(|value| value == GARBAGE), "{}", what());
            assert_eq!(outcome.map.get("other.app"), base.get("other.app"), "{}", what());
            let (from_both, _) = state_of(&outcome.map, Mirror::Whole(&outcome.copy));
            assert!(
                from_both == before || from_both == after,
                "{}: with the copy, between",
                what()
            );
            // It can be tried again, and then it is done.
            let again = Rc::new(MemoryStore::holding(outcome.map));
            let mut bench = Bench::open_with(again.clone(), Mirror::Absent, outcome.copy);
            bench.load();
            if state == before && state != after {
                operation(&mut bench).unwrap_or_else(|error| panic!("{}: {error:?}", what()));
            } else {
                bench
                    .put(900, note(0, "goes on"))
                    .unwrap_or_else(|error| panic!("{}: {error:?}", what()));
            }
            let (mut state, origin) = state_of(&again.snapshot(), Mirror::Absent);
            state.remove(&RecordId::new(900));
            assert!(
                state == after || (state == before && before == after),
                "{}: again",
                what()
            );
            assert_eq!(origin, Origin::Local, "{}", what());
        }
    }
    struck
}

fn confirmed(bench: &mut Bench, change: &Change) -> Result<(), SaveError> {
    let number = bench.commit(change)?.number;
    match bench.repository.confirm_mirrored(number)? {
        Stored::Safe => Ok(()),
        Stored::RolledBack => Err(SaveError::NotKept),
    }
}

#[test]
fn commit_survives_every_fault() {
    let bench = journal();
    let add = |bench: &mut Bench| {
        let change = bench.change(
            Action::Add(Kind::Note),
            vec![(RecordId::new(901), note(0, "new"))],
        );
        confirmed(bench, &change)
    };
    assert!(check("commit", &map_of(&bench), &bench.mirror, &add) > 100);
}

#[test]
fn first_commit_survives_every_fault() {
    let base = Map::from([("tenth.c.0.garbage".to_owned(), GARBAGE.to_owned())]);
    check("first commit", &base, &MirrorSnapshot::new(), &|bench| {
        let change = bench.change(Action::Start, vec![(RecordId::new(901), note(0, "new"))]);
        confirmed(bench, &change)
    });
}

#[test]
fn edit_move_and_delete_survive_every_fault() {
    let bench = journal();
    check("edits", &map_of(&bench), &bench.mirror, &|bench| {
        let contents = vec![
            (RecordId::new(1), note(100, "moved far")),
            (RecordId::new(2), Content::Deleted),
            (RecordId::new(901), note(0, "new")),
        ];
        let change = bench.change(Action::MoveDay, contents);
        confirmed(bench, &change)
    });
}

#[test]
fn compaction_survives_every_fault() {
    let bench = journal();
    let struck = check("compact", &map_of(&bench), &bench.mirror, &|bench| {
        bench.compact()
    });
    assert!(struck > 300, "{struck}");
}

#[test]
fn an_import_survives_every_fault() {
    let bench = journal();
    check("import", &map_of(&bench), &bench.mirror, &|bench| {
        let change = bench.change(Action::Import(Source::Backup), imported());
        confirmed(bench, &change)
    });
}

fn imported() -> Vec<(RecordId, Content)> {
    (0..20_u64)
        .map(|n| (RecordId::new(5000 + u128::from(n)), note(n * 5, "imported")))
        .collect()
}

/// Opens the store anew and records something small there.
fn goes_on(map: Map) -> (State, Vec<Action>) {
    let store = Rc::new(MemoryStore::holding(map));
    let mut bench = Bench::open(store.clone());
    bench.load();
    bench.put(900, note(0, "goes on")).unwrap();
    let history = bench.repository.history(Timestamp(NOW + 100)).unwrap();
    let actions = history.iter().map(|past| past.action()).collect();
    (state_of(&store.snapshot(), Mirror::Absent).0, actions)
}

#[test]
fn an_import_in_parts_is_nothing_until_it_is_everything() {
    let base = map_of(&journal());
    let before = state_of(&base, Mirror::Absent).0;
    let store = Rc::new(MemoryStore::holding(base));
    let mut bench = Bench::open(store.clone());
    bench.load();
    let change = bench.change(Action::Import(Source::Backup), imported());
    let now = Timestamp(NOW + 50);
    let mut progress = bench.repository.begin(&change, now).unwrap();
    let mut parts = Vec::new();
    let committed = loop {
        match progress {
            Progress::Working(part) => parts.push(part),
            Progress::Saved(committed) => break committed,
        }
        // Whoever looks now sees what was there before; if the program ends here, it goes on from there,
        // and nothing says that there was an import.
        assert!(state_of(&store.snapshot(), Mirror::Absent).0 == before);
        let (mut state, actions) = goes_on(store.snapshot());
        state.remove(&RecordId::new(900));
        assert!(state == before);
        assert!(!actions.contains(&change.action), "{actions:?}");
        // Nothing else is saved in between.
        let small = bench.change(
            Action::Add(Kind::Note),
            vec![(RecordId::new(901), note(0, "small"))],
        );
        assert_eq!(bench.repository.commit_ordinary(&small, now), Ok(None));
        assert!(!bench.repository.wants_compaction());
        assert_eq!(bench.repository.compact_step(now), Ok(Step::Nothing));
        progress = bench.repository.go_on(now).unwrap();
    };
    assert!(parts.len() > 5, "{parts:?}");
    let is_rising = |pair: &[Part]| match pair {
        [first, second] => first.done <= second.done && first.all == second.all && second.done < second.all,
        _ => false,
    };
    assert!(parts.windows(2).all(is_rising), "{parts:?}");
    bench.journal.apply(&change);
    assert!(state_of(&store.snapshot(), Mirror::Absent).0 == by_id(&bench.journal));
    assert_eq!(
        bench.repository.confirm_mirrored(committed.number),
        Ok(Stored::Safe)
    );
    // Tidying is left to idle moments.
    assert!(bench.repository.wants_compaction());
    bench.compact().unwrap();
    let (mut state, actions) = goes_on(store.snapshot());
    state.remove(&RecordId::new(900));
    assert!(state == by_id(&bench.journal));
    assert!(actions.contains(&change.action), "{actions:?}");
}

#[test]
fn an_import_that_never_happened_is_not_offered_for_taking_back() {
    let base = map_of(&journal());
    let before = state_of(&base, Mirror::Absent).0;
    let import = |bench: &mut Bench| {
        let change = bench.change(Action::Import(Source::Backup), imported());
        bench.commit(&change).map(drop)
    };
    let mut left_over = 0;
    for fault in Fault::ALL {
        for at in 0.. {
            let Some(outcome) = strike(&base, &MirrorSnapshot::new(), fault, at, &import) else {
                break;
            };
            if state_of(&outcome.map, Mirror::Absent).0 != before {
                continue;
            }
            left_over += usize::from(outcome.map.keys().any(|key| key.starts_with("tenth.p.")));
            let (_, actions) = goes_on(outcome.map);
            assert!(
                !actions.contains(&Action::Import(Source::Backup)),
                "{fault:?} at {at}"
            );
        }
    }
    assert!(left_over > 0, "no attempt left anything");
}

#[test]
fn an_import_in_parts_gives_way_to_another_writer() {
    let base = map_of(&journal());
    let mut parts = 0;
    loop {
        let store = Rc::new(MemoryStore::holding(base.clone()));
        let mut bench = Bench::open(store.clone());
        bench.load();
        let change = bench.change(Action::Import(Source::Backup), imported());
        let now = Timestamp(NOW + 50);
        bench.repository.begin(&change, now).unwrap();
        let is_over = (0..parts).any(|_| matches!(bench.repository.go_on(now).unwrap(), Progress::Saved(_)));
        if is_over {
            break;
        }
        let mut other = Bench::open(store.clone());
        other.load();
        other.put(901, note(0, "from elsewhere")).unwrap();
        other.compact().unwrap();
        let expected = by_id(&other.journal);
        assert_eq!(bench.repository.go_on(now), Err(SaveError::Elsewhere), "{parts}");
        assert!(!bench.repository.is_under_way());
        assert!(state_of(&store.snapshot(), Mirror::Absent).0 == expected);
        // And it can be saved after all, on top of what the other one wrote.
        let mut again = Bench::open(store.clone());
        again.load();
        again.commit(&change).unwrap();
        let state = state_of(&store.snapshot(), Mirror::Absent).0;
        assert!(state == by_id(&again.journal));
        assert_eq!(state.len(), expected.len() + 20);
        parts += 1;
    }
    assert!(parts > 5, "{parts}");
}

#[test]
fn undo_survives_every_fault() {
    let bench = journal();
    check("undo", &map_of(&bench), &bench.mirror, &|bench| {
        let past = bench.repository.history(Timestamp(NOW + 100))?;
        let last = past
            .iter()
            .find(|past| past.action() != Action::Undo)
            .ok_or(SaveError::Failed)?;
        let revision = bench.journal.next_revision(DEVICE);
        let inverse = last.change.inverse(&bench.journal, revision);
        confirmed(bench, &inverse.change)
    });
}

#[test]
fn marking_a_backup_survives_every_fault() {
    let bench = journal();
    check("backup mark", &map_of(&bench), &bench.mirror, &|bench| {
        let batch = bench.repository.mark_backup(Timestamp(NOW), 5, "digest")?;
        assert_eq!(batch.len(), 1);
        Ok(())
    });
}

#[test]
fn taking_a_backup_mark_back_survives_every_fault() {
    let mut bench = journal();
    for has_former in [false, true] {
        if has_former {
            let batch = bench.repository.mark_backup(Timestamp(NOW - 9), 4, "former");
            apply_batch(&mut bench.mirror, &batch.unwrap());
        }
        let base = map_of(&bench);
        let mark_of = |map: &Map| {
            let store = Rc::new(MemoryStore::holding(map.clone()));
            Bench::open(store).repository.backup_digest().map(str::to_owned)
        };
        let former = mark_of(&base);
        assert_eq!(former.is_some(), has_former);
        let take_back = |bench: &mut Bench| {
            let point = bench.repository.backup_point();
            let (_, former) = bench
                .repository
                .mark_backup_of(point, Timestamp(NOW), 5, "absent")?;
            let batch = bench.repository.unmark_backup(former)?;
            assert_eq!(batch.len(), 1);
            Ok(())
        };
        check("backup mark taken back", &base, &bench.mirror, &take_back);
        for fault in Fault::ALL {
            for at in 0.. {
                let Some(outcome) = strike(&base, &bench.mirror, fault, at, &take_back) else {
                    break;
                };
                let mark = mark_of(&outcome.map);
                let what = || format!("{fault:?} at call {at}: {mark:?}");
                assert!(mark == former || mark.as_deref() == Some("absent"), "{}", what());
                // What the browser takes back after it was read again is nobody's to see.
                if outcome.is_reported && fault != Fault::RolledBack {
                    assert!(mark == former, "{}: reported as taken back", what());
                }
            }
        }
    }
}

#[test]
fn repair_survives_every_fault() {
    // Local storage has lost its newest commits and a chunk is damaged; the copy has everything.
    let bench = journal();
    let mut base = map_of(&bench);
    let chunk = base.keys().find(|key| key.contains(".c.2.")).cloned().unwrap();
    let damaged = base.get(&chunk).unwrap().replace("an", "no");
    base.insert(chunk, damaged);
    let base = without(base, |key| key.ends_with(".j.33"));
    let copy = &bench.mirror;
    let expected = by_id(&bench.journal);
    for fault in Fault::ALL {
        for at in 0.. {
            let inner = Rc::new(MemoryStore::holding(base.clone()));
            let faulty = Rc::new(FaultyStore::new(inner.clone(), fault, at));
            if let Ok(opened) = Repository::open(faulty.clone(), Mirror::Whole(copy), DEVICE, Timestamp(NOW))
            {
                let mut bench = Bench::from_opened(opened, copy.clone());
                let _ = bench.try_load();
                let _ = bench.repository.repair(Timestamp(NOW));
            }
            faulty.settle();
            if !faulty.has_struck() {
                break;
            }
            let (state, _) = state_of(&inner.snapshot(), Mirror::Whole(copy));
            assert!(state == expected, "{fault:?} at {at}");
            assert!(inner.snapshot().values().any(|value| value == GARBAGE));
            let again = Rc::new(MemoryStore::holding(inner.snapshot()));
            let mut bench = Bench::open_with(again.clone(), Mirror::Whole(copy), copy.clone());
            bench.load();
            bench.repository.repair(Timestamp(NOW)).unwrap();
            assert!(state_of(&again.snapshot(), Mirror::Absent) == (expected.clone(), Origin::Local));
        }
    }
}

#[test]
fn saving_what_is_left_survives_every_fault() {
    // A month with several records is damaged, and nothing else has them: no copy, no history, no other generation.
    let bench = journal();
    let mut base = without(map_of(&bench), |key| {
        (1..=30).any(|number| key == format!("tenth.j.{number}"))
    });
    let chunk = base.keys().find(|key| key.contains(".c.1.2026-08")).cloned();
    let chunk = chunk.unwrap();
    let value = base.get(&chunk).unwrap();
    assert!(value.lines().count() > 3, "{value}");
    let bad = value.replacen("ordinary", "0rdinary", 1);
    base.insert(chunk, bad.clone());
    let left = state_of(&base, Mirror::Absent).0;
    assert_eq!(left.len() + 1, by_id(&bench.journal).len());
    let mut struck = 0;
    for fault in Fault::ALL {
        for at in 0.. {
            let repair = |bench: &mut Bench| bench.repository.repair(Timestamp(NOW)).map(drop);
            let Some(outcome) = strike(&base, &MirrorSnapshot::new(), fault, at, &repair) else {
                break;
            };
            struck += 1;
            let what = || format!("{fault:?} at {at}");
            // What the browser takes back after it was read again is nobody's to see.
            let is_kept = outcome.map.values().any(|value| *value == bad);
            assert!(is_kept || fault == Fault::RolledBack, "{}", what());
            let state = state_of(&outcome.map, Mirror::Absent).0;
            assert!(state == left, "{}: {} left", what(), state.len());
        }
    }
    assert!(struck > 300, "{struck}");
}

#[test]
fn erasing_survives_every_fault() {
    let bench = journal();
    let base = map_of(&bench);
    let before = by_id(&bench.journal);
    for fault in Fault::ALL {
        for at in 0.. {
            let inner = Rc::new(MemoryStore::holding(base.clone()));
            let faulty = Rc::new(FaultyStore::new(inner.clone(), fault, at));
            let mut is_reported = false;
            if let Ok(opened) = Repository::open(faulty.clone(), Mirror::Absent, DEVICE, Timestamp(NOW)) {
                let mut repository = opened.repository;
                is_reported = repository.erase().is_ok() && repository.finish_erasing().is_ok();
            }
            faulty.settle();
            if !faulty.has_struck() {
                break;
            }
            let left = inner.snapshot();
            assert_eq!(left.get("other.app"), base.get("other.app"));
            let (state, origin) = state_of(&left, Mirror::Absent);
            match origin {
                Origin::Local => assert!(state == before, "{fault:?} at {at}"),
                Origin::Erasing | Origin::Fresh => assert!(state.is_empty(), "{fault:?} at {at}"),
                other => panic!("{fault:?} at {at}: {other:?}"),
            }
            if is_reported && fault != Fault::Silent && fault != Fault::RolledBack {
                assert_eq!(left.len(), 1, "{fault:?} at {at}");
            }
            if origin == Origin::Erasing {
                let store = Rc::new(MemoryStore::holding(left));
                let mut repository = Bench::open(store.clone()).repository;
                repository.finish_erasing().unwrap();
                assert_eq!(store.snapshot().len(), 1);
            }
        }
    }
}

#[test]
fn the_same_repository_goes_on_after_a_failed_commit() {
    let bench = journal();
    let base = map_of(&bench);
    for fault in [Fault::Error, Fault::Full, Fault::Silent] {
        for at in 0.. {
            let inner = Rc::new(MemoryStore::holding(base.clone()));
            // Opened on a sound store; only then the faults begin.
            let calls = Rc::new(FaultyStore::new(inner.clone(), Fault::Error, usize::MAX));
            drop(Bench::open(calls.clone()));
            let faulty = Rc::new(FaultyStore::new(inner.clone(), fault, calls.calls() + at));
            let mut bench = Bench::open(faulty.clone());
            let first = bench.put(901, note(0, "new"));
            if !faulty.has_struck() {
                break;
            }
            let is_there = |inner: &Rc<MemoryStore>| {
                let (state, _) = state_of(&inner.snapshot(), Mirror::Absent);
                state.contains_key(&RecordId::new(901))
            };
            if first.is_err() {
                assert!(bench.journal.record(RecordId::new(901)).is_none());
                match bench.put(901, note(0, "new")) {
                    Ok(_) => {}
                    Err(SaveError::Elsewhere) => {
                        let mut bench = Bench::open(inner.clone());
                        bench.put(901, note(0, "new")).unwrap();
                    }
                    Err(error) => panic!("{fault:?} at {at}: {error:?}"),
                }
            }
            assert!(is_there(&inner), "{fault:?} at {at}");
        }
    }
}

#[test]
fn a_compaction_in_steps_lets_commits_through() {
    let base = journal();
    let store = Rc::new(MemoryStore::holding(map_of(&base)));
    let mut bench = Bench::open(store.clone());
    bench.load();
    let mut id = 2000;
    loop {
        let step = bench.repository.compact_step(Timestamp(NOW)).unwrap();
        id += 1;
        bench.put(id, note(2, "meanwhile")).unwrap();
        let (state, _) = state_of(&store.snapshot(), Mirror::Absent);
        assert!(state == by_id(&bench.journal));
        if matches!(step, Step::Done(_)) {
            break;
        }
    }
    assert!(id > 2004);
    assert_eq!(bench.repository.entries(), bench.journal.len() as u64);
    bench.compact().unwrap();
    assert_eq!(bench.repository.entries(), bench.journal.len() as u64);
}

#[test]
fn the_copy_may_lag_behind_at_any_point() {
    // The copy stops being fed after each prefix of batches; whatever is lost here is there, and nothing clashes.
    let store = Rc::new(MemoryStore::default());
    let mut bench = Bench::open(store.clone());
    let mut copies = vec![bench.mirror.clone()];
    for n in 0..12_u64 {
        bench.put(u128::from(n % 7), note(n * 20, "x")).unwrap();
        copies.push(bench.mirror.clone());
        if n % 4 == 3 {
            bench.compact().unwrap();
            copies.push(bench.mirror.clone());
        }
    }
    let mut map = store.snapshot();
    // The reserve is padding and needs no copy.
    map.remove("tenth.r");
    let expected = by_id(&bench.journal);
    for copy in &copies {
        let both = Rc::new(MemoryStore::holding(map.clone()));
        let mut bench = Bench::open_with(both.clone(), Mirror::Pending, copy.clone());
        let meta = tenth::storage::MirrorMeta::of(copy);
        match bench.repository.compare_mirror(Some(&meta)).unwrap() {
            MirrorState::Ahead => panic!("a lagging copy is never ahead"),
            MirrorState::InStep => assert!(*copy == map),
            MirrorState::Behind(batch) => {
                let mut copy = copy.clone();
                tenth::storage::apply_batch(&mut copy, &batch);
                let store = Rc::new(MemoryStore::default());
                let mut from_copy = Bench::open_with(store, Mirror::Whole(&copy), MirrorSnapshot::new());
                from_copy.load();
                assert!(by_id(&from_copy.journal) == expected);
            }
        }
        // Both together give the newest state, also when local storage is the one that lags.
        assert!(state_of(&map, Mirror::Whole(copy)).0 == expected);
        assert!(state_of(copy, Mirror::Whole(&map)).0 == expected);
    }
}
