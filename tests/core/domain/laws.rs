//! What holds for any journal: merging, undoing, and the index of days.

use std::collections::BTreeSet;

use proptest::collection::vec;
use proptest::prelude::*;
use tenth::domain::{Absorbed, Action, Body, BuiltIn, Change, DeviceId, Entry, Journal, MeasureKey, Record};

use super::arbitrary::{content, id, journal, journal_of, record};

const ME: DeviceId = DeviceId::new(9);

fn merged(a: &Journal, b: &Journal) -> Journal {
    let mut all = a.clone();
    all.merge(b);
    all
}

#[test]
fn every_built_in_measure_knows_its_place() {
    for (place, built_in) in BuiltIn::ALL.into_iter().enumerate() {
        assert_eq!(built_in.place(), place, "{built_in:?}");
    }
}

proptest! {
    #[test]
    fn prop_merging_does_not_depend_on_order(a in journal(), b in journal(), c in journal()) {
        prop_assert_eq!(merged(&a, &b), merged(&b, &a));
        prop_assert_eq!(merged(&merged(&a, &b), &c), merged(&a, &merged(&b, &c)));
        prop_assert_eq!(merged(&a, &a), a.clone());
        prop_assert_eq!(merged(&merged(&a, &b), &b), merged(&a, &b));
    }

    #[test]
    fn prop_records_may_arrive_in_any_order(records in vec(record(), 0..20), seed in any::<prop::sample::Index>()) {
        let mut turned = records.clone();
        if !turned.is_empty() {
            let at = seed.index(turned.len());
            turned.rotate_left(at);
            turned.reverse();
        }
        prop_assert_eq!(journal_of(&records), journal_of(&turned));
    }

    #[test]
    fn prop_merging_loses_nothing_but_older_content(a in journal(), b in journal()) {
        let all = merged(&a, &b);
        for record in a.records().chain(b.records()) {
            let kept = all.record(record.id).unwrap();
            prop_assert!(kept == record || kept.supersedes(record));
        }
        let ids: BTreeSet<_> = a.records().chain(b.records()).map(|record| record.id).collect();
        prop_assert_eq!(all.records().count(), ids.len());
    }

    #[test]
    fn prop_the_index_of_days_agrees_with_a_rebuild(a in journal(), b in journal()) {
        let all = merged(&a, &b);
        let rebuilt = journal_of(&all.records().cloned().collect::<Vec<_>>());
        prop_assert_eq!(&all, &rebuilt);
        prop_assert!(all.newest_days().eq(rebuilt.newest_days()));
        let with_day = all.entries().filter(|(_, entry)| entry.when.is_some()).count();
        let listed: usize = all.days().map(|day| all.on(day).len()).sum();
        prop_assert_eq!(listed, with_day);
        prop_assert_eq!(all.len(), all.entries().count());
        prop_assert_eq!(all.measures(), rebuilt.measures());
        let own = |entry: &Entry| matches!(&entry.body, Body::Measure(measure) if matches!(measure.key, MeasureKey::Own(_)));
        let set_up = all.entries().filter(|(_, entry)| own(entry)).count();
        let shown = all.measures().iter().filter(|measure| matches!(measure.key, MeasureKey::Own(_))).count();
        prop_assert_eq!(shown, set_up);
        for (day, entries) in all.newest_days() {
            prop_assert!(!entries.is_empty());
            prop_assert!(entries.iter().all(|(_, entry)| entry.when.as_ref().unwrap().day == day));
        }
    }

    #[test]
    fn prop_what_was_done_can_be_taken_back(start in journal(), contents in proptest::collection::btree_map(id(), content(), 0..8)) {
        let mut now = start.clone();
        let change = Change::putting(Action::MoveDay, &now, now.next_revision(ME), contents.clone());
        now.apply(&change);
        for (id, content) in &contents {
            prop_assert_eq!(&now.record(*id).unwrap().content, content);
        }
        let undo = change.inverse(&now, now.next_revision(ME));
        prop_assert_eq!(undo.left_alone, 0);
        prop_assert_eq!(change.stands(&now), !contents.is_empty());
        now.apply(&undo.change);
        prop_assert!(!change.stands(&now));
        prop_assert_eq!(undo.change.stands(&now), !contents.is_empty());
        let entries = |journal: &Journal| -> Vec<_> { journal.entries().map(|(id, entry)| (id, entry.clone())).collect() };
        prop_assert_eq!(entries(&now), entries(&start));
        let redo = undo.change.inverse(&now, now.next_revision(ME));
        now.apply(&redo.change);
        for (id, content) in &contents {
            prop_assert_eq!(&now.record(*id).unwrap().content, content);
        }
    }

    #[test]
    fn prop_taking_back_leaves_later_edits_alone(start in journal(), id in id(), first in content(), second in content()) {
        let mut now = start;
        let change = Change::putting(Action::Undo, &now, now.next_revision(ME), [(id, first)]);
        now.apply(&change);
        let later = Change::putting(Action::Undo, &now, now.next_revision(ME), [(id, second.clone())]);
        now.apply(&later);
        let undo = change.inverse(&now, now.next_revision(ME));
        prop_assert_eq!((undo.left_alone, undo.change.edits.len()), (1, 0));
        now.apply(&undo.change);
        prop_assert_eq!(&now.record(id).unwrap().content, &second);
    }

    #[test]
    fn prop_a_new_revision_is_above_all_others(journal in journal(), id in id(), content in content()) {
        let mut journal = journal;
        let revision = journal.next_revision(ME);
        let record = Record { id, revision, content };
        let absorbed = journal.absorb(record.clone());
        let is_taken = matches!(absorbed, Absorbed::New | Absorbed::Newer);
        prop_assert!(is_taken);
        prop_assert_eq!(journal.record(id), Some(&record));
        prop_assert_eq!(journal.absorb(record), Absorbed::Same);
    }

    #[test]
    fn prop_moving_a_moment_keeps_its_clock(when in super::arbitrary::when(), day in super::arbitrary::date()) {
        let moved = when.moved_to(day);
        prop_assert_eq!(moved.day, day);
        prop_assert_eq!((moved.time, moved.offset, &moved.zone), (when.time, when.offset, &when.zone));
        prop_assert_eq!(moved.moved_to(when.day), when);
    }
}
