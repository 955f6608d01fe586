//! Ordinary days: first run, save, reopen, compact, load by parts, undo, backup, erase.

use std::rc::Rc;

use tenth::domain::{Action, Content, Kind, RecordId, Source, Timestamp};
use tenth::storage::{
    CaughtUp, MemoryStore, Mirror, MirrorMeta, MirrorState, Origin, Repository, SaveError, Store, Stored,
    apply_batch,
};

use super::bench::{Bench, DEVICE, NOW, by_id, day, note, records};

#[test]
fn a_first_run_writes_nothing_until_something_is_saved() {
    let store = Rc::new(MemoryStore::default());
    let mut bench = Bench::open(store.clone());
    assert_eq!(bench.report.origin, Origin::Fresh);
    assert!(store.snapshot().is_empty());
    let committed = bench.put(1, note(0, "first")).unwrap();
    assert_eq!(committed.number, 1);
    assert_eq!(bench.repository.confirm_mirrored(1), Ok(Stored::Safe));
    assert_eq!(records(&store), by_id(&bench.journal));
    assert_eq!(bench.mirror, store.snapshot());
    assert_eq!(Bench::open(store).report.origin, Origin::Local);
}

#[test]
fn one_action_is_one_write() {
    let store = Rc::new(MemoryStore::default());
    let mut bench = Bench::open(store.clone());
    bench.put(1, note(0, "a")).unwrap();
    let committed = bench.put(2, note(0, "b")).unwrap();
    let written: Vec<_> = committed.mirror.iter().map(|(key, _)| key.as_str()).collect();
    assert_eq!(written, ["tenth.j.2"]);
}

#[test]
fn compaction_keeps_everything_and_old_months_load_later() {
    let store = Rc::new(MemoryStore::default());
    let mut bench = Bench::open(store.clone());
    for ago in 0..300_u64 {
        bench
            .put(u128::from(ago), note(ago, &format!("day {ago}")))
            .unwrap();
        if ago % 70 == 69 {
            bench.compact().unwrap();
        }
    }
    bench.put(5, Content::Deleted).unwrap();
    bench.compact().unwrap();
    assert_eq!(bench.mirror.get("tenth.h"), store.snapshot().get("tenth.h"));

    let mut again = Bench::open(store.clone());
    assert!(!again.repository.is_loaded());
    assert!(again.journal.len() < 120, "{}", again.journal.len());
    assert!(
        (0..45)
            .filter(|ago| *ago != 5)
            .all(|ago| !again.journal.on(day(ago)).is_empty())
    );
    assert_eq!(again.repository.entries(), 299);
    again
        .put(1000, note(0, "while older ones are not loaded"))
        .unwrap();
    again.load();
    assert_eq!(again.journal.len(), 300);
    assert_eq!(records(&store), by_id(&again.journal));
    assert_eq!(again.repository.check_everything(), Ok(vec![]));
}

#[test]
fn moving_to_another_month_leaves_nothing_behind() {
    let store = Rc::new(MemoryStore::default());
    let mut bench = Bench::open(store.clone());
    bench.put(1, note(100, "secret-a")).unwrap();
    bench.put(2, note(100, "other")).unwrap();
    bench.compact().unwrap();
    bench.put(1, note(200, "secret-b")).unwrap();
    bench.put(2, Content::Deleted).unwrap();
    bench.compact().unwrap();
    let head = store.get("tenth.h").unwrap().unwrap();
    assert!(head.contains("\"generation\":2"), "{head}");
    assert_eq!(bench.repository.entries(), 1);
    let again = records(&store);
    assert_eq!(again, by_id(&bench.journal));
}

#[test]
fn an_import_is_one_commit_in_chunks_and_can_be_taken_back_after_a_reload() {
    let store = Rc::new(MemoryStore::default());
    let mut bench = Bench::open(store.clone());
    bench.put(1, note(3, "mine")).unwrap();
    let contents = (0..3000_u64)
        .map(|n| (RecordId::new(10_000 + u128::from(n)), note(n % 900, "imported")))
        .collect();
    let import = bench.change(Action::Import(Source::Backup), contents);
    bench.commit(&import).unwrap();
    assert_eq!(bench.repository.entries(), 3001);
    bench.put(2, note(1, "after")).unwrap();

    let mut again = Bench::open(store.clone());
    assert!(again.journal.len() < 3000);
    let past = again.repository.history(Timestamp(NOW)).unwrap();
    let actions: Vec<_> = past.iter().map(|past| past.action()).collect();
    assert_eq!(
        actions,
        [
            Action::Add(Kind::Note),
            Action::Import(Source::Backup),
            Action::Add(Kind::Note)
        ]
    );
    let revision = again.journal.next_revision(DEVICE);
    let too_early = past[1].change.inverse(&again.journal, revision);
    assert_eq!(again.commit(&too_early.change).unwrap_err(), SaveError::NotLoaded);
    again.load();
    let inverse = past[1].change.inverse(&again.journal, revision);
    assert_eq!(inverse.left_alone, 0);
    again.commit(&inverse.change).unwrap();
    assert_eq!(again.journal.len(), 2);
    assert_eq!(again.repository.entries(), 2);
    let reopened = records(&store);
    assert_eq!(reopened, by_id(&again.journal));
}

#[test]
fn the_journal_before_something_large_is_kept_for_seven_days() {
    let store = Rc::new(MemoryStore::default());
    let mut bench = Bench::open(store.clone());
    bench.put(1, note(3, "mine")).unwrap();
    bench.put(2, note(400, "mine, long ago")).unwrap();
    assert_eq!(bench.repository.kept_until(), None);
    let before = by_id(&bench.journal);
    let contents = (0..3000_u64)
        .map(|n| (RecordId::new(10_000 + u128::from(n)), note(n % 900, "imported")))
        .chain([(RecordId::new(1), note(3, "overwritten"))])
        .collect();
    let import = bench.change(Action::Import(Source::Backup), contents);
    bench.commit(&import).unwrap();
    let imported = bench.now;
    bench.put(2, note(400, "changed since")).unwrap();

    let kept = |bench: &Bench| -> Option<std::collections::BTreeMap<_, _>> {
        let records = bench.repository.kept_records().unwrap()?;
        Some(records.into_iter().map(|record| (record.id, record)).collect())
    };
    let week = 7 * 24 * 3600;
    let mut again = Bench::open(store.clone());
    again.load();
    assert_eq!(again.repository.kept_until(), Some(Timestamp(imported + week)));
    assert_eq!(kept(&again).as_ref(), Some(&before));
    // Nothing less than all of it is ever handed out.
    let log = store.get("tenth.j.1").unwrap().unwrap();
    store.remove("tenth.j.1").unwrap();
    assert_eq!(kept(&again), None);
    store.set("tenth.j.1", &log).unwrap();
    // It outlives tidying for a week, and goes with the first one after that.
    again.now = imported + week - 10;
    again.compact().unwrap();
    assert_eq!(kept(&again).as_ref(), Some(&before));
    again.now = imported + week + 1;
    again.put(3, note(1, "a week later")).unwrap();
    again.compact().unwrap();
    assert_eq!(again.repository.kept_until(), None);
    assert_eq!(kept(&again), None);
}

#[test]
fn backup_marks_count_what_came_since() {
    let store = Rc::new(MemoryStore::default());
    let mut bench = Bench::open(store.clone());
    bench.put(1, note(0, "a")).unwrap();
    bench.put(2, note(0, "b")).unwrap();
    assert_eq!(bench.repository.since_backup().changes, 2);
    bench.repository.mark_backup(Timestamp(NOW), 2, "digest").unwrap();
    bench.put(3, note(0, "c")).unwrap();
    let again = Bench::open(store);
    let since = again.repository.since_backup();
    assert_eq!((since.changes, since.records, since.entries), (1, 1, 2));
    assert_eq!(since.last, Some(Timestamp(NOW)));
    assert_eq!(again.repository.backup_digest(), Some("digest"));
}

#[test]
fn a_second_writer_is_fenced_off_and_a_reader_catches_up() {
    let store = Rc::new(MemoryStore::default());
    let mut one = Bench::open(store.clone());
    one.put(1, note(0, "a")).unwrap();
    let mut two = Bench::open(store.clone());
    one.put(2, note(0, "b")).unwrap();
    assert_eq!(two.put(3, note(0, "c")).unwrap_err(), SaveError::Elsewhere);
    let CaughtUp::Records(new) = two.repository.catch_up().unwrap() else {
        panic!("expected records");
    };
    assert_eq!(new.len(), 1);
    new.into_iter().for_each(|record| {
        two.journal.absorb(record);
    });
    two.put(3, note(0, "c")).unwrap();
    assert_eq!(one.put(4, note(0, "d")).unwrap_err(), SaveError::Elsewhere);
    one.repository.catch_up().unwrap();
    one.repository.compact(Timestamp(NOW)).unwrap();
    assert_eq!(two.repository.catch_up(), Ok(CaughtUp::Reopen));
    assert_eq!(two.put(5, note(0, "e")).unwrap_err(), SaveError::Elsewhere);
    assert_eq!(records(&store).len(), 3);
}

#[test]
fn nothing_is_written_before_the_copy_is_compared() {
    let store = Rc::new(MemoryStore::default());
    let mut first = Bench::open(store.clone());
    first.put(1, note(0, "a")).unwrap();
    let behind = store.snapshot();
    first.put(2, note(0, "b")).unwrap();
    let copy = first.mirror.clone();

    let older = Rc::new(MemoryStore::holding(behind));
    let mut bench = Bench::open_with(older.clone(), Mirror::Pending, copy.clone());
    assert_eq!(bench.put(3, note(0, "c")).unwrap_err(), SaveError::MirrorPending);
    assert_eq!(
        bench.repository.compare_mirror(Some(&MirrorMeta::of(&copy))),
        Ok(MirrorState::Ahead)
    );
    let mut bench = Bench::open_with(older.clone(), Mirror::Whole(&copy), copy.clone());
    assert_eq!(bench.report.origin, Origin::Mirror);
    assert_eq!(bench.journal.len(), 2);
    bench.put(3, note(0, "c")).unwrap();
    assert_eq!(records(&older).len(), 3);
}

#[test]
fn the_copy_alone_is_enough_and_a_missing_copy_is_made_anew() {
    let store = Rc::new(MemoryStore::default());
    let mut first = Bench::open(store.clone());
    for n in 0..100 {
        first.put(u128::from(n), note(n * 3, "x")).unwrap();
    }
    first.compact().unwrap();
    first.put(1000, note(0, "y")).unwrap();
    let expected = by_id(&first.journal);

    let empty = Rc::new(MemoryStore::default());
    let mut bench = Bench::open_with(empty.clone(), Mirror::Whole(&first.mirror), first.mirror.clone());
    assert_eq!(bench.report.origin, Origin::Mirror);
    bench.load();
    assert_eq!(by_id(&bench.journal), expected);
    bench.repository.repair(Timestamp(NOW)).unwrap();
    assert_eq!(records(&empty), expected);

    let mut bench = Bench::open_with(store.clone(), Mirror::Pending, Default::default());
    let Ok(MirrorState::Behind(batch)) = bench.repository.compare_mirror(Some(&MirrorMeta::default())) else {
        panic!("expected a batch");
    };
    let copy = batch
        .into_iter()
        .filter_map(|(key, value)| Some((key, value?)))
        .collect();
    let mut from_copy = Bench::open_with(
        Rc::new(MemoryStore::default()),
        Mirror::Whole(&copy),
        copy.clone(),
    );
    from_copy.load();
    assert_eq!(by_id(&from_copy.journal), expected);
    let meta = MirrorMeta::of(&copy);
    assert_eq!(
        bench.repository.compare_mirror(Some(&meta)),
        Ok(MirrorState::InStep)
    );
}

#[test]
fn a_backup_mark_that_was_taken_back_here_leaves_the_copy_too() {
    let mut bench = Bench::open(Rc::new(MemoryStore::default()));
    bench.put(1, note(0, "kept")).unwrap();
    let point = bench.repository.backup_point();
    let marked = bench
        .repository
        .mark_backup_of(point, Timestamp(NOW), 1, "digest");
    let (batch, former) = marked.unwrap();
    let mut copy = bench.mirror.clone();
    apply_batch(&mut copy, &batch);
    let meta = MirrorMeta::of(&copy);
    let state = |bench: &mut Bench| bench.repository.compare_mirror(Some(&meta)).unwrap();
    assert_eq!(state(&mut bench), MirrorState::InStep);
    // The copy could not be told.
    let batch = bench.repository.unmark_backup(former).unwrap();
    assert_eq!(state(&mut bench), MirrorState::Behind(batch));
}

#[test]
fn what_only_the_copy_had_is_put_back_without_an_action() {
    let mut bench = Bench::open(Rc::new(MemoryStore::default()));
    for id in 0..4 {
        bench.put(id, note(id as u64 * 30, "kept")).unwrap();
    }
    bench.compact().unwrap();
    bench.put(9, note(0, "in the log")).unwrap();
    let expected = by_id(&bench.journal);
    let copy = bench.mirror.clone();
    let store = Rc::new(MemoryStore::default());
    let mut bench = Bench::open_with(store.clone(), Mirror::Whole(&copy), copy.clone());
    bench
        .repository
        .compare_mirror(Some(&MirrorMeta::of(&copy)))
        .unwrap();
    bench.load();
    assert!(
        bench
            .repository
            .repair_if_needed(Timestamp(NOW))
            .unwrap()
            .is_some()
    );
    assert_eq!(records(&store), expected);
    // Then all is in order, and nothing is written any more.
    assert_eq!(bench.repository.repair_if_needed(Timestamp(NOW)).unwrap(), None);
}

#[test]
fn erasing_leaves_nothing_and_an_interrupted_one_goes_on() {
    let store = Rc::new(MemoryStore::default());
    store.set("somebody.else", "stays").unwrap();
    let mut bench = Bench::open(store.clone());
    bench.put(1, note(0, "a")).unwrap();
    bench.compact().unwrap();
    bench.repository.erase().unwrap();
    assert!(matches!(bench.put(2, note(0, "b")), Err(SaveError::ReadOnly(_))));
    let opened = Repository::open(
        store.clone(),
        Mirror::Whole(&bench.mirror),
        DEVICE,
        Timestamp(NOW),
    )
    .unwrap();
    assert_eq!(opened.report.origin, Origin::Erasing);
    let mut repository = opened.repository;
    let erased = &mut bench.repository;
    assert!(erased.may_be_erased() && !erased.is_being_erased());
    repository.finish_erasing().unwrap();
    let left: Vec<_> = store.snapshot().into_iter().map(|(key, _)| key).collect();
    assert_eq!(left, ["somebody.else"]);
    let mut anew = Bench::open(store.clone());
    assert_eq!(anew.report.origin, Origin::Fresh);
    // Who finishes late leaves the new journal alone.
    anew.put(3, note(0, "c")).unwrap();
    let before = store.snapshot();
    repository.finish_erasing().unwrap();
    assert_eq!(store.snapshot(), before);
}

#[test]
fn a_tab_that_follows_sees_that_everything_is_erased() {
    let store = Rc::new(MemoryStore::default());
    let mut bench = Bench::open(store.clone());
    bench.put(1, note(0, "a")).unwrap();
    let mut other = Bench::open(store);
    assert!(!other.repository.is_being_erased() && !other.repository.may_be_erased());
    bench.repository.erase().unwrap();
    assert!(other.repository.is_being_erased() && other.repository.may_be_erased());
    assert_eq!(other.repository.catch_up().unwrap(), CaughtUp::Reopen);
    bench.repository.finish_erasing().unwrap();
    assert!(!other.repository.is_being_erased() && other.repository.may_be_erased());
}

#[test]
fn after_a_crash_of_the_program_nothing_is_written() {
    let store = Rc::new(MemoryStore::default());
    let mut bench = Bench::open(store.clone());
    bench.put(1, note(0, "a")).unwrap();
    let before = store.snapshot();
    bench.repository.freeze();
    assert_eq!(bench.put(2, note(0, "b")).unwrap_err(), SaveError::Frozen);
    assert!(bench.repository.mark_backup(Timestamp(NOW), 1, "x").is_err() && bench.compact().is_err());
    assert_eq!(store.snapshot(), before);
}
