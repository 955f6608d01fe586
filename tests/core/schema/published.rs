//! The published JSON Schema says what the code writes, and refuses what the code refuses.

use jsonschema::Validator;
use proptest::prelude::*;
use serde_json::Value;
use tenth::domain::Timestamp;
use tenth::interop::backup::{Stamp, export, read};

use crate::domain::arbitrary;

const STAMP: Stamp<'_> = Stamp {
    written: Timestamp(1_794_514_440),
    app: "0.1.0",
};

fn published() -> Validator {
    let schema = serde_json::from_str(include_str!("../../../docs/backup.schema.json")).unwrap();
    jsonschema::draft202012::meta::validate(&schema).unwrap();
    jsonschema::draft202012::new(&schema).unwrap()
}

fn complaint(schema: &Validator, json: &str) -> Option<String> {
    let value: Value = serde_json::from_str(json).unwrap();
    let error = schema.iter_errors(&value).next()?;
    Some(format!("{error} at {}", error.instance_path()))
}

#[test]
fn prop_every_export_follows_the_published_schema() {
    let schema = published();
    let mut runner = proptest::test_runner::TestRunner::default();
    runner
        .run(&arbitrary::journal(), |journal| {
            prop_assert_eq!(complaint(&schema, &export(&journal, STAMP)), None);
            Ok(())
        })
        .unwrap();
}

#[test]
fn the_frozen_backup_follows_the_published_schema() {
    let json = include_str!("../../fixtures/backup-v1.json");
    assert_eq!(complaint(&published(), json), None);
}

#[test]
fn what_the_schema_refuses_the_code_does_not_take_either() {
    let schema = published();
    let json = include_str!("../../fixtures/backup-v1.json");
    for (from, to) in [
        (r#""format":"tenth-journal""#, r#""format":"other""#),
        (r#""schema":1"#, r#""schema":"1""#),
        (r#""pain":3"#, r#""pain":11"#),
        (r#""sleep":"430m""#, r#""sleep":"7 h""#),
        (r#""amount":"0.1""#, r#""amount":0.1"#),
        (r#""unit":"g","plus"#, r#""plus"#),
        (r#""part":"morning""#, r#""part":"noon""#),
        (r#""severity":"mild","#, ""),
        (r#""day":"2026-11-13","time":"07:00""#, r#""time":"07:00""#),
        (r#""minutes":42"#, r#""minutes":0"#),
        (r#""label":"Autumn","#, ""),
        (r#""order":0"#, r#""order":0.5"#),
        (r#""name":"Weight","#, ""),
        (r#""day_start_hour":4"#, r#""day_start_hour":13"#),
        (r#""lithium_or_maoi":"no""#, r#""lithium_or_maoi":"maybe""#),
        (r#""effect":"headache","#, ""),
    ] {
        assert!(json.contains(from), "{from}");
        let changed = json.replacen(from, to, 1);
        let value: Value = serde_json::from_str(&changed).unwrap();
        assert!(!schema.is_valid(&value), "the schema takes {to} for {from}");
        let is_taken = read(changed.as_bytes()).is_ok_and(|import| import.rejected.is_empty());
        assert!(!is_taken, "the code takes {to} for {from}");
    }
}

#[test]
fn the_schema_knows_plans_as_the_code_does() {
    let schema = published();
    let backup = |record: &str| {
        let json = format!(r#"{{"format":"tenth-journal","schema":1,"records":[{record}]}}"#);
        serde_json::from_str::<Value>(&json).unwrap()
    };
    let lines = include_str!("../../fixtures/plans-v1.jsonl");
    for record in lines.lines() {
        assert!(schema.is_valid(&backup(record)), "{record}");
    }
    for (from, to) in [
        (r#""protocol":"fadiman""#, r#""protocol":"moon""#),
        (r#""start":"2025-01-06","weeks":8"#, r#""weeks":8"#),
        (r#""weeks":8"#, r#""weeks":13"#),
        (r#""cycles":2,"time""#, r#""cycles":0,"time""#),
        (r#""time":"08:00""#, r#""time":"24:00""#),
        (r#"2025-01-18/race"#, r#"2025-01-18/fun"#),
        (r#""2025-03-01/""#, r#""2025-03-01""#),
        (r#""missed":"shift""#, r#""missed":"double""#),
        (r#""unit":"g","plus"#, r#""plus"#),
        (r#""alarm":30"#, r#""alarm":1441"#),
        (r#","weekdays":["mon","thu"]"#, ""),
        (r#","weekdays":["tue","sat","sun"]"#, r#","weekdays":["day"]"#),
        (r#""pattern":"0100100""#, r#""pattern":"0000""#),
        (r#""gap":2"#, r#""gap":29"#),
        (r#""choice":"skipped""#, r#""choice":"doubled""#),
        (
            r#""plan":"AAAAAAAAAAAAAAAAAAAAAB","choice":"anew""#,
            r#""choice":"anew""#,
        ),
        (r#""batch":"AAAAAAAAAAAAAAAAAAAAAN","amount""#, r#""amount""#),
        (
            r#""day":"2025-01-10","written":1794500030"#,
            r#""written":1794500030"#,
        ),
        (r#""made":{"amount":"5","unit":"g"}"#, r#""made":{"amount":"5"}"#),
    ] {
        let record = lines
            .lines()
            .find(|line| line.contains(from))
            .unwrap_or_else(|| panic!("{from}"));
        let changed = record.replacen(from, to, 1);
        assert!(
            !schema.is_valid(&backup(&changed)),
            "the schema takes {to} for {from}"
        );
        assert!(
            tenth::schema::record::from_text(&changed).is_err(),
            "the code takes {to} for {from}"
        );
    }
}
