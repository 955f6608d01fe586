//! Damage that comes while the journal is open, after it was read: nothing is made anew without what cannot be read,
//! so that the next opening can ask the recovery copy. And what is damaged already waits for that answer.

use std::rc::Rc;

use tenth::domain::{Action, RecordId, Source, Timestamp};
use tenth::storage::{
    Damage, MemoryStore, Mirror, MirrorMeta, MirrorSnapshot, MirrorState, More, SaveError, Store, apply_batch,
};

use super::bench::{Bench, NOW, by_id, note, records, without};
use super::damage::{State, flipped, journal};

type Deed = fn(&mut Bench) -> Result<(), SaveError>;

/// Opens as an ordinary start does: the recovery copy is compared, and asked only for what is wanted.
fn start(store: &Rc<MemoryStore>, copy: &MirrorSnapshot) -> Bench {
    let mut bench = Bench::open_with(store.clone(), Mirror::Pending, copy.clone());
    let meta = (!copy.is_empty()).then(|| MirrorMeta::of(copy));
    let state = bench.repository.compare_mirror(meta.as_ref()).unwrap();
    if let MirrorState::Behind(batch) = state {
        apply_batch(&mut bench.mirror, &batch);
    }
    bench
}

fn import(bench: &mut Bench) -> Result<(), SaveError> {
    let contents = (0..15_u64).map(|n| (RecordId::new(5000 + u128::from(n)), note(n * 11, "imported")));
    let change = bench.change(Action::Import(Source::Backup), contents.collect());
    bench.commit(&change).map(drop)
}

/// A journal without its history, so that only the chunks and the copy have the old records: what is stored,
/// the copy, and what it holds.
fn stored() -> (MirrorSnapshot, MirrorSnapshot, State) {
    let (bench, expected, _) = journal();
    let map = without(bench.repository.raw_dump().unwrap(), |key| {
        (1..=7).any(|number| key == format!("tenth.j.{number}"))
    });
    (map, bench.mirror, expected)
}

fn chunks(map: &MirrorSnapshot) -> Vec<String> {
    map.keys()
        .filter(|key| key.starts_with("tenth.c."))
        .cloned()
        .collect()
}

#[test]
fn a_chunk_damaged_after_loading_stays_for_the_copy_to_repair() {
    let (map, copy, expected) = stored();
    let deeds: [(&str, Deed); 2] = [("compaction", Bench::compact), ("import", import)];
    for (name, deed) in deeds {
        let mut refused = 0;
        for key in chunks(&map) {
            let store = Rc::new(MemoryStore::holding(map.clone()));
            let mut bench = start(&store, &copy);
            bench.load();
            let bad = flipped(&store.get(&key).unwrap().unwrap(), 40);
            store.set(&key, &bad).unwrap();
            let (before, generation) = (store.snapshot(), bench.repository.health().unwrap().generation);
            // Again and again, and with something small in between.
            for _ in 0..2 {
                match deed(&mut bench) {
                    Ok(()) => break,
                    Err(error) => assert_eq!(error, SaveError::NotKept, "{name} {key}"),
                }
                refused += 1;
                assert!(store.snapshot() == before, "{name} {key}: something is written");
                let now = bench.repository.health().unwrap().generation;
                assert_eq!(now, generation, "{name} {key}");
                assert_eq!(bench.repository.damage(), [], "{name} {key}");
            }
            bench.put(900, note(0, "goes on")).unwrap();
            let whole = by_id(&bench.journal);
            assert!(expected.iter().all(|(id, record)| whole.get(id) == Some(record)));

            // The copy has it, and gives it back.
            let again = Rc::new(MemoryStore::holding(store.snapshot()));
            let mut seen = start(&again, &bench.mirror);
            seen.load();
            assert!(by_id(&seen.journal) == whole, "{name} {key}: with the copy");
            seen.put(901, note(0, "repaired")).unwrap();
            assert_eq!(seen.repository.check_everything(), Ok(vec![]), "{name} {key}");
            deed(&mut seen).unwrap_or_else(|error| panic!("{name} {key}: {error:?}"));

            // Without a copy, at most what stood in the damaged line is gone, and it is named.
            let mut seen = start(&store, &MirrorSnapshot::new());
            seen.load();
            seen.put(901, note(0, "repaired")).unwrap();
            let left = records(&store);
            let gone = whole.keys().filter(|id| !left.contains_key(id)).count() as u64;
            let named: u64 = seen.repository.damage().iter().map(Damage::lost).sum();
            assert!(
                gone <= 1 && gone <= named,
                "{name} {key}: {gone} gone, {named} named"
            );
        }
        // Of the months that this changes, every one.
        assert!(refused >= 4, "{name}: refused {refused} times");
    }
}

#[test]
fn putting_everything_together_waits_until_the_copy_was_asked_for_all_of_it() {
    // August is damaged in both places, July only here; a save comes between reading the one and the other.
    let (mut map, mut copy, expected) = stored();
    let named = |end: &str| chunks(&map).into_iter().find(|key| key.ends_with(end)).unwrap();
    let (august, july) = (named("2026-08"), named("2026-07"));
    for key in [&august, &july] {
        let bad = flipped(map.get(key).unwrap(), 40);
        map.insert(key.clone(), bad);
    }
    copy.insert(august.clone(), map.get(&august).unwrap().clone());
    let store = Rc::new(MemoryStore::holding(map));
    let mut bench = start(&store, &copy);
    let mut asked = Vec::new();
    loop {
        match bench.repository.load_more(1).unwrap() {
            More::Done => break,
            More::Records(records) => records.into_iter().for_each(|record| {
                bench.journal.absorb(record);
            }),
            More::Wanted(key) => {
                if key == july {
                    let before = store.snapshot();
                    let too_early = bench.put(900, note(0, "too early")).unwrap_err();
                    assert_eq!(too_early, SaveError::NotLoaded);
                    assert_eq!(
                        bench.repository.compact(Timestamp(NOW)),
                        Err(SaveError::NotLoaded)
                    );
                    assert_eq!(bench.repository.repair_if_needed(Timestamp(NOW)), Ok(None));
                    assert!(store.snapshot() == before);
                }
                let value = bench.mirror.get(&key).cloned();
                bench.repository.offer_copy(&key, value);
                asked.push(key);
            }
        }
    }
    assert_eq!(asked, [august, july]);
    bench.put(900, note(0, "in time")).unwrap();
    assert_eq!(bench.repository.check_everything(), Ok(vec![]));
    let mut state = records(&store);
    assert!(state.remove(&RecordId::new(900)).is_some());
    assert!(state == expected);
}

#[test]
fn putting_everything_together_leaves_nothing_out_that_was_read() {
    // August is damaged in both places when loading; July here, later, before everything is put together.
    let (mut map, mut copy, expected) = stored();
    let named = |end: &str| chunks(&map).into_iter().find(|key| key.ends_with(end)).unwrap();
    let (august, july) = (named("2026-08"), named("2026-07"));
    let bad = flipped(map.get(&august).unwrap(), 40);
    map.insert(august.clone(), bad.clone());
    copy.insert(august, bad);
    let store = Rc::new(MemoryStore::holding(map));
    let mut bench = start(&store, &copy);
    bench.load();
    store
        .set(&july, &flipped(&store.get(&july).unwrap().unwrap(), 40))
        .unwrap();
    let before = store.snapshot();
    let refused = bench.put(900, note(0, "too late")).unwrap_err();
    assert_eq!(refused, SaveError::NotKept);
    assert!(store.snapshot() == before);

    let mut seen = start(&store, &copy);
    seen.load();
    assert!(by_id(&seen.journal) == expected);
    seen.put(900, note(0, "repaired")).unwrap();
    assert_eq!(seen.repository.check_everything(), Ok(vec![]));
    let mut state = records(&store);
    assert!(state.remove(&RecordId::new(900)).is_some());
    assert!(state == expected);
}
