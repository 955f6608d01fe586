//! Files that are wrong on purpose.

use proptest::prelude::*;
use tenth::interop::{Context, Import, LARGEST_FILE, Refusal, read_any};
use tenth::schema::{Fault, Reason};

fn read(bytes: &[u8]) -> Result<Import, Refusal> {
    let context = Context {
        offset_at: &|_| 0,
        zone: None,
        day_start_hour: 4,
    };
    read_any(bytes, &context)
}

fn check(bytes: &[u8], refusal: Refusal) {
    assert_eq!(
        read(bytes),
        Err(refusal),
        "{}",
        String::from_utf8_lossy(&bytes[..bytes.len().min(80)])
    );
}

const HEAD: &str = r#""format":"tenth-journal","schema":1"#;

#[test]
fn files_that_are_no_journal_are_refused_by_name() {
    check(b"", Refusal::Empty);
    check(b" \n", Refusal::Empty);
    check(b"\xef\xbb\xbf", Refusal::Empty);
    check(b"\xff\xfe{\0}\0", Refusal::Utf16);
    check(b"{\0\"\0", Refusal::Utf16);
    check(b"\0{\0\"", Refusal::Utf16);
    check(b"PK\x03\x04....", Refusal::Archive);
    check(b"\x1f\x8b\x08", Refusal::Archive);
    check(b"{\"a\":\"\xff\"}", Refusal::NotText { at: 6 });
    check(b"hello", Refusal::NotJson { line: 1, column: 1 });
    check(b"{\n\"a\":1,\n}", Refusal::NotJson { line: 3, column: 1 });
    check(b"{\"a\":NaN}", Refusal::NotJson { line: 1, column: 6 });
    check(b"[]", Refusal::NotRecognised);
    check(b"7", Refusal::NotRecognised);
    check(b"{}", Refusal::NotRecognised);
    check(br#"{"format":"other"}"#, Refusal::NotRecognised);
}

#[test]
fn wrong_top_levels_are_refused_by_field() {
    let check = |members: &str, field: &'static str, reason: Reason| {
        check(
            format!("{{{members}}}").as_bytes(),
            Refusal::Fault(Fault { field, reason }),
        );
    };
    check(HEAD, "records", Reason::Missing);
    check(
        &format!(r#"{HEAD},"records":[],"records":[]"#),
        "",
        Reason::Repeated,
    );
    check(&format!(r#"{HEAD},"records":{{}}"#), "records", Reason::WrongType);
    check(
        r#""format":"tenth-journal","records":[]"#,
        "schema",
        Reason::Missing,
    );
    check(
        r#""format":"tenth-journal","schema":1e400,"records":[]"#,
        "schema",
        Reason::OutOfRange,
    );
    check(
        r#""format":"tenth-journal","schema":"1","records":[]"#,
        "schema",
        Reason::WrongType,
    );
    check(r#""format":7"#, "format", Reason::WrongType);
    check(r#""experiences":{}"#, "experiences", Reason::WrongType);
    let many: String = (0..300).map(|n| format!(r#""k{n}":0,"#)).collect();
    check(&format!("{many}{HEAD}"), "", Reason::TooMany);
}

#[test]
fn a_newer_format_is_refused_with_its_number_unless_it_says_we_can_read_it() {
    check(
        br#"{"format":"tenth-journal","schema":2,"records":[]}"#,
        Refusal::Newer { schema: 2 },
    );
    check(
        br#"{"format":"tenth-journal","schema":7,"min_reader":3,"records":[]}"#,
        Refusal::Newer { schema: 7 },
    );
    let readable = br#"{"format":"tenth-journal","schema":2,"min_reader":1,"records":[]}"#;
    assert!(read(readable).is_ok());
}

#[test]
fn enormous_files_are_refused_quickly() {
    check(
        &vec![b' '; LARGEST_FILE + 1],
        Refusal::TooLarge {
            bytes: LARGEST_FILE + 1,
        },
    );
    let deep = "[".repeat(100_000);
    assert!(matches!(read(deep.as_bytes()), Err(Refusal::NotJson { .. })));
    let deep = format!(
        "{{{HEAD},\"records\":{}{}}}",
        "[".repeat(100_000),
        "]".repeat(100_000)
    );
    let import = read(deep.as_bytes()).unwrap();
    assert_eq!((import.records.len(), import.rejected.len()), (0, 1));
    for records in ["0,".repeat(200_001), "{},".repeat(1_000_000)] {
        let many = format!("{{{HEAD},\"records\":[{}0]}}", records);
        check(many.as_bytes(), Refusal::TooManyRecords);
    }
}

#[test]
fn one_byte_order_mark_is_skipped_and_a_second_one_is_not() {
    let file = format!("\u{feff}{{{HEAD},\"records\":[]}}");
    assert!(read(file.as_bytes()).is_ok());
    let twice = format!("\u{feff}{file}");
    assert!(matches!(read(twice.as_bytes()), Err(Refusal::NotJson { .. })));
}

proptest! {
    #[test]
    fn prop_any_json_is_read_or_refused(json in json(), name in 0_usize..6) {
        let name = ["records", "experiences", "customUnits", "format", "schema", "customSubstances"][name];
        let _ = read(format!("{{{HEAD},\"{name}s\":0,\"records\":{json}}}").as_bytes());
        let _ = read(format!("{{\"{name}\":{json}}}").as_bytes());
        let _ = read(format!("{{\"experiences\":[{{\"ingestions\":{json},\"ratings\":{json},\"timedNotes\":{json},\"location\":{json}}}]}}").as_bytes());
    }
}

/// JSON with the names foreign files use, nested a little.
fn json() -> impl Strategy<Value = String> {
    let leaf = prop_oneof![
        Just("null".to_owned()),
        Just("true".to_owned()),
        any::<i64>().prop_map(|n| n.to_string()),
        any::<f64>().prop_filter_map("finite", |n| n.is_finite().then(|| n.to_string())),
        "\"[a-z<>=\\u{202e}é]{0,6}\"".prop_map(|s| s),
    ];
    leaf.prop_recursive(4, 40, 5, |inner| {
        let name = proptest::sample::select(vec![
            "time",
            "dose",
            "units",
            "substanceName",
            "customUnitId",
            "id",
            "rev",
            "kind",
            "option",
            "note",
            "text",
            "creationDate",
            "consumerName",
            "data",
            "name",
            "ingestions",
            "sortDate",
        ]);
        prop_oneof![
            proptest::collection::vec(inner.clone(), 0..4).prop_map(|items| format!("[{}]", items.join(","))),
            proptest::collection::btree_map(name, inner, 0..5).prop_map(|members| {
                let members: Vec<String> = members.iter().map(|(k, v)| format!("\"{k}\":{v}")).collect();
                format!("{{{}}}", members.join(","))
            }),
        ]
    })
    .boxed()
}
