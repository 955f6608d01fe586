//! The dry run and what it does to a journal.

use proptest::prelude::*;
use tenth::domain::{
    Action, Body, Content, DeviceId, Entry, Journal, Note, Record, RecordId, Revision, Source, Text,
    Timestamp, When,
};
use tenth::interop::backup::{export, read};
use tenth::interop::{Choices, Plan, replace};

use super::backup::STAMP;
use crate::domain::arbitrary;

const ME: DeviceId = DeviceId::new(77);

fn plan(journal: &Journal, file: &Journal) -> Plan {
    Plan::new(read(export(file, STAMP).as_bytes()).unwrap(), journal)
}

fn import_into(journal: &mut Journal, file: &Journal, choices: &Choices) -> tenth::domain::Change {
    let change = plan(journal, file).change(journal, journal.next_revision(ME), choices);
    journal.apply(&change);
    change
}

fn contents(journal: &Journal) -> Vec<(RecordId, &Entry)> {
    journal.entries().collect()
}

proptest! {
    #[test]
    fn prop_importing_twice_is_importing_once(mut journal in arbitrary::journal(), file in arbitrary::journal(), take in any::<bool>(), bring_back in any::<bool>()) {
        let choices = |journal: &Journal| {
            let plan = plan(journal, &file);
            Choices { bring_back, ..if take { Choices::taking_file(&plan) } else { Choices::default() } }
        };
        let chosen = choices(&journal);
        import_into(&mut journal, &file, &chosen);
        let once = journal.clone();
        let chosen = choices(&journal);
        let again = import_into(&mut journal, &file, &chosen);
        prop_assert_eq!(again.edits, vec![]);
        prop_assert_eq!(journal, once);
    }

    #[test]
    fn prop_undo_takes_back_the_whole_import(mut journal in arbitrary::journal(), file in arbitrary::journal(), bring_back in any::<bool>()) {
        let before = journal.clone();
        let choices = Choices { bring_back, ..Choices::taking_file(&plan(&journal, &file)) };
        let change = import_into(&mut journal, &file, &choices);
        let undo = change.inverse(&journal, journal.next_revision(ME));
        prop_assert_eq!(undo.left_alone, 0);
        journal.apply(&undo.change);
        prop_assert_eq!(contents(&journal), contents(&before));
    }

    #[test]
    fn prop_everything_in_the_file_is_accounted_for(journal in arbitrary::journal(), file in arbitrary::journal()) {
        let plan = plan(&journal, &file);
        let counted = plan.new.len() + plan.newer.len() + plan.same + plan.older + plan.deleted.len() + plan.conflicts.len();
        prop_assert_eq!(counted, file.records().count());
        let change = plan.change(&journal, journal.next_revision(ME), &Choices::default());
        prop_assert_eq!(change.edits.len(), plan.new.len() + plan.newer.len());
        prop_assert_eq!(change.action, Action::Import(Source::Backup));
    }

    #[test]
    fn prop_taking_the_file_everywhere_gives_its_content_or_newer(mut journal in arbitrary::journal(), file in arbitrary::journal()) {
        let plan = plan(&journal, &file);
        let chosen = Choices { bring_back: true, ..Choices::taking_file(&plan) };
        import_into(&mut journal, &file, &chosen);
        for conflict in &plan.conflicts {
            prop_assert_eq!(&journal.record(conflict.file.id).unwrap().content, &conflict.file.content);
        }
        for record in plan.new.iter().chain(&plan.newer).chain(&plan.deleted) {
            prop_assert_eq!(&journal.record(record.id).unwrap().content, &record.content);
        }
    }

    #[test]
    fn prop_choices_keep_to_the_conflicts_there_still_are(mut journal in arbitrary::journal(), file in arbitrary::journal()) {
        let before = plan(&journal, &file);
        let mut chosen = Choices::taking_file(&before);
        chosen.keep_to(&before);
        prop_assert_eq!(&chosen, &Choices::taking_file(&before));
        import_into(&mut journal, &file, &chosen);
        chosen.keep_to(&plan(&journal, &file));
        prop_assert!(chosen.take_file.is_empty());
    }

    #[test]
    fn prop_replacing_leaves_what_the_file_has(mut journal in arbitrary::journal(), file in arbitrary::journal()) {
        let import = read(export(&file, STAMP).as_bytes()).unwrap();
        let before = journal.clone();
        let change = replace(&journal, &import, journal.next_revision(ME));
        journal.apply(&change);
        prop_assert_eq!(contents(&journal), contents(&file));
        let again = replace(&journal, &import, journal.next_revision(ME));
        prop_assert_eq!(again.edits, vec![]);
        let undo = change.inverse(&journal, journal.next_revision(ME));
        journal.apply(&undo.change);
        prop_assert_eq!(contents(&journal), contents(&before));
    }
}

fn note(counter: u64, written: i64, text: &str) -> Record {
    Record {
        id: RecordId::new(1),
        revision: Revision {
            counter,
            device: DeviceId::new(1),
        },
        content: Content::Entry(Entry {
            when: Some(When::on(chrono::NaiveDate::from_ymd_opt(2026, 11, 12).unwrap())),
            written: Timestamp(written),
            body: Body::Note(Note {
                text: Text::new(text),
                tags: vec![],
            }),
        }),
    }
}

fn deleted(counter: u64) -> Record {
    Record {
        content: Content::Deleted,
        ..note(counter, 0, "x")
    }
}

#[test]
fn each_pair_stands_as_it_should() {
    // new, newer, same, older, deleted, conflicts
    let check = |mine: Option<Record>, file: Record, expected: [usize; 6]| {
        let journal = arbitrary::journal_of(mine.as_slice());
        let plan = plan(&journal, &arbitrary::journal_of(&[file]));
        let found = [
            plan.new.len(),
            plan.newer.len(),
            plan.same,
            plan.older,
            plan.deleted.len(),
            plan.conflicts.len(),
        ];
        assert_eq!(found, expected, "{mine:?}");
    };
    let mine = || Some(note(5, 500, "mine"));
    check(None, note(5, 500, "file"), [1, 0, 0, 0, 0, 0]);
    check(None, deleted(5), [1, 0, 0, 0, 0, 0]);
    check(mine(), note(6, 600, "file"), [0, 1, 0, 0, 0, 0]);
    check(mine(), note(6, 400, "file"), [0, 0, 0, 0, 0, 1]);
    check(mine(), note(4, 400, "file"), [0, 0, 0, 1, 0, 0]);
    check(mine(), note(6, 500, "file"), [0, 1, 0, 0, 0, 0]);
    check(mine(), note(4, 500, "file"), [0, 0, 0, 1, 0, 0]);
    check(mine(), note(4, 600, "file"), [0, 0, 0, 0, 0, 1]);
    check(mine(), note(5, 500, "file"), [0, 0, 0, 0, 0, 1]);
    check(mine(), note(9, 500, "mine"), [0, 0, 1, 0, 0, 0]);
    check(mine(), deleted(6), [0, 1, 0, 0, 0, 0]);
    check(mine(), deleted(4), [0, 0, 0, 1, 0, 0]);
    check(Some(deleted(6)), note(5, 500, "file"), [0, 0, 0, 0, 1, 0]);
    check(Some(deleted(6)), note(7, 500, "file"), [0, 1, 0, 0, 0, 0]);
    check(Some(deleted(6)), deleted(9), [0, 0, 1, 0, 0, 0]);
}

#[test]
fn what_could_not_be_read_from_a_backup_is_not_deleted_by_replacing() {
    let journal = arbitrary::journal_of(&[note(5, 500, "mine")]);
    let broken = export(&journal, STAMP).replace("2026-11-12\",\"written", "2026-13-12\",\"written");
    let import = read(broken.as_bytes()).unwrap();
    assert_eq!(import.rejected.len(), 1);
    let change = replace(&journal, &import, journal.next_revision(ME));
    assert_eq!(change.edits, vec![]);
}

#[test]
fn a_counter_at_the_edge_does_not_spoil_later_backups() {
    let edge = 1_000_000_000_000_000;
    let file = arbitrary::journal_of(&[note(edge, 600, "file")]);
    for mine in [None, Some(note(5, 500, "mine"))] {
        for is_replacing in [false, true] {
            let mut journal = arbitrary::journal_of(mine.as_slice());
            let import = read(export(&file, STAMP).as_bytes()).unwrap();
            let revision = journal.next_revision(ME);
            let change = if is_replacing {
                replace(&journal, &import, revision)
            } else {
                Plan::new(import, &journal).change(&journal, revision, &Choices::default())
            };
            journal.apply(&change);
            assert_eq!(contents(&journal), contents(&file));
            assert_eq!(journal.next_revision(ME).counter, revision.counter + 1);
            let again = read(export(&journal, STAMP).as_bytes()).unwrap();
            assert_eq!((again.records.len(), again.rejected), (1, vec![]));
            assert!(plan(&journal, &file).is_empty());
        }
    }
}
