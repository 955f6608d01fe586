//! Backups: whole, exact, checked.

use proptest::prelude::*;
use tenth::domain::{Journal, Timestamp};
use tenth::interop::backup::{Stamp, Unverified, Verified, Writing, export, read, verify};
use tenth::interop::{Context, Integrity, Place, Plan, Reading, Refusal, Rejection};
use tenth::schema::{Fault, Reason};

use crate::domain::arbitrary;

pub(super) const STAMP: Stamp<'_> = Stamp {
    written: Timestamp(1_794_514_440),
    app: "0.1.0",
};

/// The journal as it is after taking in a backup's records.
fn journal_from(text: &str) -> Journal {
    arbitrary::journal_of(&read(text.as_bytes()).unwrap().records)
}

proptest! {
    #[test]
    fn prop_in_parts_is_as_at_once(journal in arbitrary::journal(), most in 1..9_usize) {
        let mut writing = Writing::of(&journal);
        while writing.go_on(most) {}
        prop_assert_eq!(writing.written(), writing.all());
        let text = writing.finish(STAMP);
        prop_assert_eq!(&text, &export(&journal, STAMP));
        let context = Context { offset_at: &|_| 0, zone: None, day_start_hour: 4 };
        let mut reading = Reading::begin(text.as_bytes(), &context).unwrap();
        let mut parts = vec![reading.part()];
        while reading.go_on(most) {
            parts.push(reading.part());
        }
        let all = journal.records().count();
        prop_assert_eq!(parts.len(), all.div_ceil(most).max(1));
        let is_counted = |(at, part): (usize, &(usize, usize))| *part == (at * most, all);
        prop_assert!(parts.iter().enumerate().all(is_counted));
        let import = reading.finish();
        prop_assert_eq!(&import, &read(text.as_bytes()).unwrap());
        prop_assert_eq!(writing.verify(import), verify(&text, &journal));
    }

    #[test]
    fn prop_what_is_exported_imports_equal(journal in arbitrary::journal()) {
        let text = export(&journal, STAMP);
        prop_assert_eq!(&journal_from(&text), &journal);
        let verified = verify(&text, &journal).unwrap();
        prop_assert_eq!(verified.entries, journal.len());
        let import = read(text.as_bytes()).unwrap();
        prop_assert_eq!(import.integrity, Integrity::Intact { digest: verified.digest });
        prop_assert_eq!(import.exported, Some(STAMP.written));
    }

    #[test]
    fn prop_each_record_has_its_own_line(journal in arbitrary::journal()) {
        let text = export(&journal, STAMP);
        prop_assert_eq!(text.lines().count(), journal.records().count() + 3);
    }

    #[test]
    fn prop_a_missing_or_added_record_is_noticed(journal in arbitrary::journal(), extra in arbitrary::record()) {
        let mut more = journal.clone();
        more.absorb(extra);
        prop_assume!(more != journal);
        let text = export(&journal, STAMP);
        prop_assert_eq!(verify(&text, &more), Err(Unverified::Different(1)));
        let reversed = verify(&export(&more, STAMP), &journal);
        prop_assert_eq!(reversed, Err(Unverified::Different(1)));
    }

    #[test]
    fn prop_a_cut_backup_is_refused(journal in arbitrary::journal(), at in any::<proptest::sample::Index>()) {
        let text = export(&journal, STAMP);
        let whole = text.trim_end().len();
        let cut = &text.as_bytes()[..at.index(whole)];
        let refused = matches!(read(cut), Err(Refusal::NotJson { .. } | Refusal::Empty));
        prop_assert!(refused);
    }

    #[test]
    fn prop_a_changed_byte_is_refused_or_reported(
        journal in arbitrary::journal(),
        at in any::<proptest::sample::Index>(),
        byte in any::<u8>(),
    ) {
        let mut bytes = export(&journal, STAMP).into_bytes();
        let at = at.index(bytes.len());
        prop_assume!(bytes[at] != byte);
        bytes[at] = byte;
        if let Ok(import) = read(&bytes) {
            let taken = arbitrary::journal_of(&import.records);
            // Either the records are all there unchanged, or the file is known to be changed.
            let is_intact = matches!(import.integrity, Integrity::Intact { .. });
            prop_assert!(!is_intact || taken == journal);
        }
    }

    #[test]
    fn prop_any_bytes_are_read_or_refused(bytes in proptest::collection::vec(any::<u8>(), 0..200)) {
        let _ = read(&bytes);
    }

    #[test]
    fn prop_a_backup_formatted_by_another_tool_stays_intact(journal in arbitrary::journal()) {
        let value: serde_json::Value = serde_json::from_str(&export(&journal, STAMP)).unwrap();
        // Another tool may change white space; numbers and order stay in this check.
        let spaced = export(&journal, STAMP).replace(",\n", " ,\r\n\t ");
        prop_assert!(verify(&spaced, &journal).is_ok());
        prop_assert!(value["records"].is_array());
    }
}

#[test]
fn a_flip_in_each_byte_of_a_small_backup_is_refused_or_reported() {
    let text = include_str!("../../fixtures/backup-v1.json");
    let journal = journal_from(text);
    for at in 0..text.len() {
        let mut bytes = text.as_bytes().to_vec();
        bytes[at] ^= 1 << (at % 8);
        if let Ok(import) = read(&bytes) {
            let is_intact = matches!(import.integrity, Integrity::Intact { .. });
            assert!(
                !is_intact || arbitrary::journal_of(&import.records) == journal,
                "{at}"
            );
        }
    }
}

#[test]
fn an_empty_journal_has_a_backup() {
    let text = export(&Journal::default(), STAMP);
    assert_eq!(
        text,
        "{\"format\":\"tenth-journal\",\"schema\":1,\"min_reader\":1,\"app\":\"0.1.0\",\
         \"exported\":\"2026-11-12T20:14:00Z\",\"entries\":0,\"digest\":\"00000000\",\n\"records\":[\n]}\n"
    );
    assert_eq!(
        verify(&text, &Journal::default()),
        Ok(Verified {
            entries: 0,
            digest: "00000000".to_owned()
        })
    );
}

/// Never change this file: every later version must read it like this.
#[test]
fn the_first_version_of_the_format_still_reads() {
    let import = read(include_bytes!("../../fixtures/backup-v1.json")).unwrap();
    assert_eq!((import.records.len(), import.rejected.len()), (16, 0));
    assert!(matches!(import.integrity, Integrity::Intact { .. }));
    let journal = arbitrary::journal_of(&import.records);
    assert_eq!(
        export(&journal, STAMP),
        include_str!("../../fixtures/backup-v1.json")
    );
}

fn with_records(records: &str) -> String {
    format!(r#"{{"format":"tenth-journal","schema":1,"records":[{records}]}}"#)
}

#[test]
fn bad_records_are_rejected_by_place_and_good_ones_kept() {
    let good = r#"{"id":"AAAAAAAAAAAAAAAAAAAAAB","rev":"1.AAAAAAAAAAE","kind":"deleted"}"#;
    let newer = good.replace("1.AAAA", "2.AAAA");
    let poisoned = good
        .replace("AAAB", "AAAC")
        .replace("1.AAAA", "18446744073709551615.AAAA");
    let bad = r#"{"id":"AAAAAAAAAAAAAAAAAAAAAD","rev":"1.AAAAAAAAAAE","kind":"dose","day":"9999-01-01","written":0}"#;
    let import =
        read(with_records(&format!("{good},7,{bad},{newer},{poisoned},{newer}")).as_bytes()).unwrap();
    let rejected: Vec<_> = import
        .rejected
        .iter()
        .map(|rejected| (rejected.place, rejected.id.map(|id| id.bits()), rejected.reason))
        .collect();
    let fault = |field, reason| Rejection::Fault(Fault { field, reason });
    assert_eq!(
        rejected,
        [
            (Place::Record(1), None, fault("", Reason::WrongType)),
            (Place::Record(2), Some(3), fault("day", Reason::OutOfRange)),
            (Place::Record(0), Some(1), Rejection::Superseded),
            (Place::Record(4), Some(2), fault("rev", Reason::OutOfRange)),
        ]
    );
    assert_eq!(import.records.len(), 1);
    assert_eq!(import.integrity, Integrity::Changed);
    let plan = Plan::new(import, &Journal::default());
    assert_eq!((plan.new.len(), plan.rejected.len()), (1, 4));
}
