//! Damage from outside: flipped bytes, missing, doubled and swapped values, foreign and newer ones.
//! Nothing panics, everything else stays readable, the loss is named, nothing is invented and nothing is thrown away.

use std::collections::{BTreeMap, BTreeSet};
use std::rc::Rc;

use serde_json::{Value, json};
use tenth::domain::{Content, Record, RecordId, Timestamp};
use tenth::storage::{Damage, MemoryStore, Mirror, MirrorSnapshot, More, Origin, ReadOnly, SaveError, Store};

use super::bench::{Bench, NOW, by_id, note, records, without};

pub(super) type State = BTreeMap<RecordId, Record>;

/// A small journal with every kind of value: two generations, history, log, backup mark. Also every version there was.
pub(super) fn journal() -> (Bench, State, BTreeSet<String>) {
    let store = Rc::new(MemoryStore::default());
    let mut bench = Bench::open(store);
    let mut versions = BTreeSet::new();
    let mut put = |bench: &mut Bench, id: u128, content: Content| {
        bench.put(id, content).unwrap();
        versions.extend(by_id(&bench.journal).values().map(|record| format!("{record:?}")));
    };
    for id in 0..5_u64 {
        put(&mut bench, u128::from(id), note(id * 30, "old"));
    }
    bench.compact().unwrap();
    put(&mut bench, 1, note(31, "edited"));
    put(&mut bench, 2, Content::Deleted);
    bench.compact().unwrap();
    put(&mut bench, 10, note(1, "in the log"));
    put(&mut bench, 3, note(2, "moved"));
    bench.repository.mark_backup(Timestamp(NOW), 5, "digest").unwrap();
    let state = by_id(&bench.journal);
    (bench, state, versions)
}

/// The value with the lowest bit of one byte flipped.
pub(super) fn flipped(value: &str, at: usize) -> String {
    let mut bytes = value.as_bytes().to_vec();
    bytes[at] ^= 1;
    String::from_utf8(bytes).unwrap()
}

/// The frame, written out once more: mark, CRC-32C of key and payload each with a newline, payload.
fn sealed(key: &str, payload: &str) -> String {
    let crc = !format!("{key}\n{payload}\n").bytes().fold(!0_u32, |crc, byte| {
        (0..8).fold(crc ^ u32::from(byte), |crc, _| {
            (crc >> 1) ^ (0x82f6_3b78 * (crc & 1))
        })
    });
    format!("T{crc:08x}{payload}")
}

struct Seen {
    state: State,
    damage: Vec<Damage>,
    bench: Bench,
    store: Rc<MemoryStore>,
}

fn see(map: &MirrorSnapshot, mirror: Mirror<'_>) -> Seen {
    let store = Rc::new(MemoryStore::holding(map.clone()));
    let mut bench = Bench::open_with(store.clone(), mirror, MirrorSnapshot::new());
    bench.load();
    Seen {
        state: by_id(&bench.journal),
        damage: bench.repository.damage().to_vec(),
        bench,
        store,
    }
}

#[test]
fn any_flipped_byte_costs_at_most_its_own_record() {
    let (bench, expected, versions) = journal();
    let map = bench.repository.raw_dump().unwrap();
    let copy = bench.mirror.clone();
    for (key, value) in map.iter() {
        for at in 0..value.len() {
            let what = || format!("{key} byte {at}");
            let mut damaged = map.clone();
            let bad = flipped(value, at);
            damaged.insert(key.clone(), bad.clone());

            let mut seen = see(&damaged, Mirror::Absent);
            let whole = |(id, record): &(&RecordId, &Record)| seen.state.get(id) == Some(record);
            let lost = expected.iter().filter(|pair| !whole(pair)).count() as u64;
            // At most the record itself, and one that an older version stands in for.
            assert!(lost <= 1, "{}: {lost} lost", what());
            for record in seen.state.values() {
                assert!(
                    versions.contains(&format!("{record:?}")),
                    "{}: invented {record:?}",
                    what()
                );
            }
            assert!(
                lost == 0 || !seen.damage.is_empty(),
                "{}: lost in silence",
                what()
            );
            let named: u64 = seen.damage.iter().map(Damage::lost).sum();
            let gone = expected.keys().filter(|id| !seen.state.contains_key(id)).count() as u64;
            let is_log = seen.damage.iter().any(|damage| matches!(damage, Damage::Log(_)));
            assert!(named == gone || is_log, "{}: {named} named, {gone} gone", what());

            // It goes on, and the bytes are still there to be exported.
            seen.bench
                .put(900, note(0, "goes on"))
                .unwrap_or_else(|error| panic!("{}: {error:?}", what()));
            assert!(
                seen.store.snapshot().values().any(|kept| *kept == bad) || key == "tenth.b",
                "{}",
                what()
            );
            let again = see(&seen.store.snapshot(), Mirror::Absent);
            let mut state = again.state;
            state.remove(&RecordId::new(900));
            assert!(state == seen.state, "{}: not stable", what());
            assert_eq!(again.damage, [], "{}", what());

            // With the copy nothing is lost at all.
            let mut seen = see(&damaged, Mirror::Whole(&copy));
            assert!(seen.state == expected, "{}: with the copy", what());
            seen.bench.put(900, note(0, "goes on")).unwrap();
            let mut state = records(&seen.store);
            state.remove(&RecordId::new(900));
            assert!(state == expected, "{}: repaired", what());
        }
    }
}

#[test]
fn any_missing_value_is_noticed_or_not_needed() {
    let (bench, expected, _) = journal();
    let map = bench.repository.raw_dump().unwrap();
    for key in map.keys() {
        let mut damaged = map.clone();
        damaged.remove(key);
        let mut seen = see(&damaged, Mirror::Absent);
        let lost = expected
            .iter()
            .filter(|(id, record)| seen.state.get(id) != Some(record))
            .count();
        assert!(
            lost == 0 || !seen.damage.is_empty() || key == "tenth.j.9",
            "{key}: {lost} lost in silence"
        );
        seen.bench.put(900, note(0, "goes on")).unwrap();
        assert_eq!(records(&seen.store).len(), seen.state.len() + 1, "{key}");
        assert!(
            see(&damaged, Mirror::Whole(&bench.mirror)).state == expected,
            "{key}"
        );
    }
}

#[test]
fn a_gap_in_the_log_keeps_what_comes_after_it() {
    let (mut bench, _, _) = journal();
    for id in 20..24 {
        bench.put(id, note(3, "later")).unwrap();
    }
    let expected = by_id(&bench.journal);
    let mut map = bench.repository.raw_dump().unwrap();
    map.remove("tenth.j.11");
    let mut seen = see(&map, Mirror::Absent);
    assert_eq!(seen.damage, [Damage::Log(11)]);
    assert_eq!(seen.state.len() + 1, expected.len());
    assert!(
        seen.state
            .iter()
            .all(|(id, record)| expected.get(id) == Some(record))
    );
    seen.bench.put(900, note(0, "goes on")).unwrap();
    let again = see(&seen.store.snapshot(), Mirror::Absent);
    assert_eq!((again.state.len(), again.damage), (expected.len(), vec![]));
}

#[test]
fn a_doubled_or_swapped_log_record_is_not_replayed() {
    let (mut bench, _, _) = journal();
    bench.put(20, note(3, "a")).unwrap();
    bench.put(21, note(3, "b")).unwrap();
    let expected = by_id(&bench.journal);
    let map = bench.repository.raw_dump().unwrap();

    let mut doubled = map.clone();
    doubled.insert("tenth.j.12".to_owned(), map.get("tenth.j.10").unwrap().clone());
    doubled.insert("tenth.j.010".to_owned(), map.get("tenth.j.10").unwrap().clone());
    let seen = see(&doubled, Mirror::Absent);
    assert!(seen.state == expected);
    assert_eq!(seen.damage, [Damage::Log(12)]);

    let mut swapped = map.clone();
    swapped.insert("tenth.j.10".to_owned(), map.get("tenth.j.11").unwrap().clone());
    swapped.insert("tenth.j.11".to_owned(), map.get("tenth.j.10").unwrap().clone());
    let seen = see(&swapped, Mirror::Absent);
    assert_eq!(seen.state.len() + 2, expected.len());
    assert_eq!(seen.damage, [Damage::Log(10), Damage::Log(11)]);
    assert!(see(&swapped, Mirror::Whole(&bench.mirror)).state == expected);
}

#[test]
fn foreign_and_odd_keys_are_ignored_and_preserved() {
    let (bench, expected, _) = journal();
    let mut map = bench.repository.raw_dump().unwrap();
    let odd = [
        ("somebody", "not json"),
        ("tenth", "no dot"),
        ("tenth.", ""),
        ("tenth.zzz", "?"),
        ("tenth.c.", "T"),
        ("tenth.q.1", "set aside"),
        ("tenth.m.x", "\u{0}"),
        ("tenth.j.99999999999999999999", "ü"),
    ];
    for (key, value) in odd {
        map.insert(key.to_owned(), value.to_owned());
    }
    let mut seen = see(&map, Mirror::Absent);
    assert!(seen.state == expected);
    seen.bench.compact().unwrap();
    for (key, value) in odd {
        assert_eq!(seen.store.get(key), Ok(Some(value.to_owned())), "{key}");
    }
}

#[test]
fn a_damaged_chunk_is_asked_of_the_copy_while_loading() {
    let (bench, expected, _) = journal();
    let mut map = bench.repository.raw_dump().unwrap();
    let key = map.keys().find(|key| key.ends_with("2026-07")).cloned().unwrap();
    let bad = flipped(map.get(&key).unwrap(), 40);
    map.insert(key.clone(), bad);
    // The history would be another place to find it.
    let map = without(map, |key| {
        (1..=7).any(|number| key == format!("tenth.j.{number}"))
    });
    for has_copy in [true, false] {
        let store = Rc::new(MemoryStore::holding(map.clone()));
        let mut seen = Bench::open_with(store.clone(), Mirror::Pending, MirrorSnapshot::new());
        let meta = tenth::storage::MirrorMeta::of(&bench.mirror);
        seen.repository.compare_mirror(Some(&meta)).unwrap();
        let mut asked = Vec::new();
        loop {
            match seen.repository.load_more(1).unwrap() {
                More::Done => break,
                More::Records(records) => records.into_iter().for_each(|record| {
                    seen.journal.absorb(record);
                }),
                More::Wanted(key) => {
                    let copy = bench.mirror.get(&key).cloned().filter(|_| has_copy);
                    seen.repository.offer_copy(&key, copy);
                    asked.push(key);
                }
            }
        }
        assert_eq!(asked, [key.as_str()]);
        let lost: u64 = seen.repository.damage().iter().map(Damage::lost).sum();
        assert_eq!(
            (by_id(&seen.journal) == expected, lost),
            if has_copy { (true, 0) } else { (false, 1) }
        );
        seen.put(900, note(0, "goes on")).unwrap();
        assert_eq!(records(&store).len(), by_id(&seen.journal).len());
        assert_eq!(seen.repository.check_everything(), Ok(vec![]));
    }
}

#[test]
fn a_newer_version_is_respected() {
    let (bench, expected, _) = journal();
    let map = bench.repository.raw_dump().unwrap();
    for (field, read_only, count) in [
        ("min_writer", ReadOnly::Newer, expected.len()),
        ("min_reader", ReadOnly::Unreadable, 0),
    ] {
        let old = map.get("tenth.h").unwrap().get(9..).unwrap();
        let head = sealed(
            "tenth.h",
            &old.replace(&format!("\"{field}\":1"), &format!("\"{field}\":2")),
        );
        assert_eq!(Some(&sealed("tenth.h", old)), map.get("tenth.h"));
        let mut newer = map.clone();
        newer.insert("tenth.h".to_owned(), head);
        let mut seen = see(&newer, Mirror::Absent);
        assert_eq!(seen.bench.report.read_only, Some(read_only));
        assert_eq!(seen.state.len(), count);
        assert_eq!(
            seen.bench.put(1, note(0, "x")).unwrap_err(),
            SaveError::ReadOnly(read_only)
        );
        assert_eq!(seen.bench.compact().unwrap_err(), SaveError::ReadOnly(read_only));
        assert_eq!(seen.bench.repository.raw_dump().unwrap(), newer);
        assert!(seen.store.snapshot() == newer);
    }
}

#[test]
fn without_head_and_manifests_everything_readable_is_put_together() {
    let (bench, expected, _) = journal();
    let map = bench.repository.raw_dump().unwrap();
    let map = without(map, |key| key == "tenth.h" || key.starts_with("tenth.m."));
    let mut seen = see(&map, Mirror::Absent);
    assert_eq!(seen.bench.report.origin, Origin::Salvaged);
    assert!(seen.state == expected);
    seen.bench.put(900, note(0, "goes on")).unwrap();
    assert_eq!(
        see(&seen.store.snapshot(), Mirror::Absent).bench.report.origin,
        Origin::Local
    );
    assert_eq!(records(&seen.store).len(), expected.len() + 1);
}

#[test]
fn fewer_entries_than_there_were_do_not_become_current() {
    let (bench, expected, _) = journal();
    let map = bench.repository.raw_dump().unwrap();
    let inside =
        |key: &str| -> Value { serde_json::from_str(map.get(key).unwrap().get(9..).unwrap()).unwrap() };
    // A manifest by which there are more entries than its chunks give: as if some had been lost on the way, and nobody knew.
    // One more is made up for by the new one in the log.
    for (more, is_made) in [(0, true), (1, false), (7, false)] {
        let mut head = inside("tenth.h");
        let key = format!("tenth.m.{}", head["generation"]);
        let mut manifest = inside(&key);
        // The month that the next generation makes anew: what is in the log is of November.
        let months = manifest["chunks"].as_array_mut().unwrap();
        let month = months
            .iter_mut()
            .find(|chunk| chunk["bucket"] == "2026-11")
            .unwrap();
        month["entries"] = json!(month["entries"].as_u64().unwrap() + 1 + more);
        let manifest = sealed(&key, &manifest.to_string());
        head["checksum"] = json!(u32::from_str_radix(manifest.get(1..9).unwrap(), 16).unwrap());
        let mut stated = map.clone();
        stated.insert(key, manifest);
        stated.insert("tenth.h".to_owned(), sealed("tenth.h", &head.to_string()));

        let mut seen = see(&stated, Mirror::Absent);
        assert!(seen.state == expected && seen.damage.is_empty());
        let made = seen.bench.compact();
        if is_made {
            assert_eq!(made, Ok(()));
            continue;
        }
        assert_eq!(made, Err(SaveError::Shrunk), "{more} more");
        // The generation before stays, nothing of the attempt is left, and what comes next is saved.
        assert!(
            seen.store.snapshot() == stated,
            "{more} more: something is written"
        );
        seen.bench.put(900, note(0, "goes on")).unwrap();
        assert_eq!(records(&seen.store).len(), expected.len() + 1);
    }
}
