//! One record as text.

use proptest::prelude::*;
use tenth::domain::{Body, Content, Journal, Record, RecordId, Revision};
use tenth::schema::record::{from_text, to_text};
use tenth::schema::{Fault, Reason};

use crate::domain::arbitrary;

proptest! {
    #[test]
    fn prop_what_is_written_reads_back(record in arbitrary::record()) {
        let text = to_text(&record);
        prop_assert!(text.is_ascii() && !text.contains(['\n', '\r', '\t']), "{text}");
        prop_assert_eq!(from_text(&text), Ok(record), "{}", text);
        prop_assert!(serde_json::from_str::<serde_json::Value>(&text).is_ok(), "{}", text);
    }

    #[test]
    fn prop_any_text_is_read_or_refused(text in "\\PC{0,60}") {
        let _ = from_text(&text);
    }

    #[test]
    fn prop_any_changed_byte_is_read_or_refused(record in arbitrary::record(), at in any::<proptest::sample::Index>(), byte in 0_u8..128) {
        let mut bytes = to_text(&record).into_bytes();
        let at = at.index(bytes.len());
        bytes[at] = byte;
        if let Ok(read) = from_text(std::str::from_utf8(&bytes).unwrap()) {
            let again = to_text(&read);
            prop_assert_eq!(from_text(&again), Ok(read), "{}", again);
        }
    }
}

const HEAD: &str = r#""id":"AAAAAAAAAAAAAAAAAAAAAA","rev":"1.AAAAAAAAAAE""#;

/// A record with this kind, its members besides identity, and this data.
fn with(members: &str) -> String {
    format!("{{{HEAD},{members}}}")
}

fn dose(data: &str) -> String {
    with(&format!(
        r#""kind":"dose","day":"2026-11-12","written":1,"data":{data}"#
    ))
}

#[test]
fn each_bad_field_is_refused_by_name() {
    let check = |text: &str, field: &'static str, reason: Reason| {
        assert_eq!(from_text(text), Err(Fault { field, reason }), "{text}");
    };
    check("", "", Reason::NotJson);
    check("[]", "", Reason::WrongType);
    check("{", "", Reason::NotJson);
    check("{} {}", "", Reason::NotJson);
    check("{}", "id", Reason::Missing);
    check(r#"{"id":7}"#, "id", Reason::WrongType);
    check(r#"{"id":"seven"}"#, "id", Reason::Malformed);
    check(
        r#"{"id":"AAAAAAAAAAAAAAAAAAAAAA","rev":null}"#,
        "rev",
        Reason::Missing,
    );
    check(&format!("{{{HEAD},{HEAD}}}"), "", Reason::Repeated);
    check(&with(r#""x":1"#), "kind", Reason::Missing);
    check(&with(r#""kind":"dose","written":1"#), "day", Reason::Missing);
    check(
        &with(r#""kind":"dose","day":"2026-11-12""#),
        "written",
        Reason::Missing,
    );
    for day in [
        "2026-02-29",
        "2026-11-12T00:00",
        "+262142-01-01",
        "26-11-12",
        "2026-1-1",
        "",
        "9-99-9999",
    ] {
        check(
            &with(&format!(r#""kind":"dose","day":"{day}","written":1"#)),
            "day",
            Reason::Malformed,
        );
    }
    for day in ["1989-12-31", "2101-01-01", "9999-12-31"] {
        check(
            &with(&format!(r#""kind":"dose","day":"{day}","written":1"#)),
            "day",
            Reason::OutOfRange,
        );
    }
    let day = r#""kind":"dose","day":"2026-11-12","written":1"#;
    for time in ["24:00", "23:59:60", "1:30", "12:60"] {
        check(
            &with(&format!(r#"{day},"time":"{time}""#)),
            "time",
            Reason::Malformed,
        );
    }
    check(
        &with(&format!(r#"{day},"date":"2026-11-14""#)),
        "date",
        Reason::OutOfRange,
    );
    check(
        &with(&format!(r#"{day},"offset":1081"#)),
        "offset",
        Reason::OutOfRange,
    );
    check(
        &with(&format!(r#"{day},"offset":60.0"#)),
        "offset",
        Reason::OutOfRange,
    );
    check(
        &with(&format!(r#"{day},"zone":"<img>""#)),
        "zone",
        Reason::Malformed,
    );
    check(&dose("[]"), "data", Reason::WrongType);
    check(&dose(r#"{"amount":0.1,"unit":"g"}"#), "amount", Reason::WrongType);
    check(&dose(r#"{"amount":"0.1"}"#), "unit", Reason::Missing);
    check(
        &dose(r#"{"amount":"0.1","unit":"kg"}"#),
        "unit",
        Reason::UnknownName,
    );
    for amount in ["0", "-1", "-0", "1000000.000001"] {
        check(
            &dose(&format!(r#"{{"amount":"{amount}","unit":"g"}}"#)),
            "amount",
            Reason::OutOfRange,
        );
    }
    for amount in ["", "1e3", "0,1", "NaN", "0.0000001", "٣"] {
        check(
            &dose(&format!(r#"{{"amount":"{amount}","unit":"g"}}"#)),
            "amount",
            Reason::Malformed,
        );
    }
    check(
        &dose(&format!(r#"{{"note":"{}"}}"#, "x".repeat(10_001))),
        "note",
        Reason::TooLong,
    );
    check(&dose(r#"{"note":" \u0000\u202e "}"#), "note", Reason::Empty);
    check(&dose(r#"{"note":"\ud800"}"#), "note", Reason::NotJson);
    check(&dose(r#"{"with":["\u0000"]}"#), "with", Reason::Empty);
    let many = vec!["\"a\""; 257].join(",");
    check(&dose(&format!(r#"{{"with":[{many}]}}"#)), "with", Reason::TooMany);
}

#[test]
fn each_bad_answer_is_refused() {
    let check = |answers: &str, reason: Reason| {
        let text = with(&format!(
            r#""kind":"check_in","day":"2026-11-12","written":1,"data":{{"part":"evening","answers":{answers}}}"#
        ));
        assert_eq!(
            from_text(&text),
            Err(Fault {
                field: "answers",
                reason
            }),
            "{answers}"
        );
    };
    check(r#"{"pain":11}"#, Reason::OutOfRange);
    check(r#"{"pain":-1}"#, Reason::OutOfRange);
    check(r#"{"pain":1e400}"#, Reason::OutOfRange);
    check(r#"{"pain":[1]}"#, Reason::WrongType);
    check(r#"{"pain":4,"pain":5}"#, Reason::Repeated);
    check(r#"{"__proto__":4}"#, Reason::UnknownName);
    check(r#"{"pain":"100000x"}"#, Reason::OutOfRange);
    check(r#"{"pain":"x"}"#, Reason::Malformed);
    check(r#"{"pain":"1000000.001"}"#, Reason::OutOfRange);
    check("[]", Reason::WrongType);
}

#[test]
fn null_is_the_same_as_absent() {
    let bare = from_text(&dose("{}")).unwrap();
    let nulls = dose(
        r#"{"substance":null,"amount":null,"unit":null,"about":null,"food":null,"with":null,"note":null}"#,
    );
    assert_eq!(from_text(&nulls), Ok(bare));
}

#[test]
fn a_newer_kind_is_kept_byte_for_byte_and_can_be_deleted() {
    let text = with(
        r#""kind":"plan","data":{"b":[1.50,-0,1e5,"\u00e9\/"],"a":{"\"}":null}},"written":77,"extra":{}"#,
    );
    let record = from_text(&text).unwrap();
    assert_eq!(to_text(&record), text);
    let mut journal = Journal::default();
    journal.absorb(record.clone());
    let newer = Record {
        revision: Revision {
            counter: 2,
            ..record.revision
        },
        content: Content::Deleted,
        ..record.clone()
    };
    journal.absorb(newer.clone());
    assert_eq!((journal.len(), journal.record(record.id)), (0, Some(&newer)));
    let restored = Record {
        revision: Revision {
            counter: 3,
            ..record.revision
        },
        ..record
    };
    assert_eq!(from_text(&to_text(&restored)), Ok(restored.clone()));
    assert_eq!(to_text(&restored), text.replace("1.AAAA", "3.AAAA"));
}

#[test]
fn a_newer_kind_is_kept_on_one_line_in_ascii() {
    let text = with("\"kind\" : \"plan\",\n \"data\": [ \"a  é\u{1f344}\", { } ]");
    let record = from_text(&text).unwrap();
    let expected = with(r#""kind":"plan","data":["a  \u00e9\ud83c\udf44",{}]"#);
    assert_eq!(to_text(&record), expected);
    let deep = format!("{}{}", "[".repeat(100_000), "]".repeat(100_000));
    assert_eq!(
        from_text(&with(&format!(r#""kind":"plan","data":{deep}"#))),
        Err(Fault {
            field: "data",
            reason: Reason::TooDeep
        })
    );
}

#[test]
fn unknown_fields_of_a_known_kind_are_ignored() {
    let record = from_text(&dose(r#"{"packet":"B7","amount":"0.1","unit":"g"}"#)).unwrap();
    assert!(matches!(&record.entry().unwrap().body, Body::Dose(dose) if dose.dosage.is_some()));
    assert_eq!(record.id, RecordId::new(0));
}

#[test]
fn a_full_evening_stays_small() {
    let text = r#"{"id":"AAAAAAAAAAAAAAAAAAAAAA","rev":"12345.AAAAAAAAAAE","kind":"check_in","day":"2026-11-12","time":"21:30","offset":60,"zone":"Europe/Lisbon","written":1794561234,"data":{"part":"evening","answers":{"pain":4,"mood":6,"anxiety":3,"energy":5,"focus":6,"bounce_back":7},"hard":true,"no_effects":true}}"#;
    let record = from_text(text).unwrap();
    assert_eq!(to_text(&record), text);
    assert!(text.len() <= 300, "{}", text.len());
}

fn schedule(data: &str) -> String {
    with(&format!(r#""kind":"schedule","written":1,"data":{data}"#))
}

#[test]
fn each_bad_field_of_a_plan_is_refused_by_name() {
    let check = |data: &str, field: &'static str, reason: Reason| {
        assert_eq!(from_text(&schedule(data)), Err(Fault { field, reason }), "{data}");
    };
    let plan = |more: &str| format!(r#"{{"protocol":"fadiman","start":"2025-01-06"{more}}}"#);
    assert!(from_text(&schedule(&plan(""))).is_ok());
    check("{}", "protocol", Reason::Missing);
    check(
        r#"{"protocol":"moon","start":"2025-01-06"}"#,
        "protocol",
        Reason::UnknownName,
    );
    check(r#"{"protocol":"fadiman"}"#, "start", Reason::Missing);
    check(
        r#"{"protocol":"fadiman","start":"2101-01-01"}"#,
        "start",
        Reason::OutOfRange,
    );
    let of =
        |protocol: &str, more: &str| format!(r#"{{"protocol":"{protocol}","start":"2025-01-06"{more}}}"#);
    check(&of("weekdays", ""), "weekdays", Reason::Missing);
    check(
        &of("fixed_weekdays", r#","weekdays":["day"]"#),
        "weekdays",
        Reason::UnknownName,
    );
    check(&of("pattern", ""), "pattern", Reason::Missing);
    for pattern in ["", "000", "12", "100000000000000"] {
        check(
            &of("pattern", &format!(r#","pattern":"{pattern}""#)),
            "pattern",
            Reason::Malformed,
        );
    }
    check(&of("as_needed", r#","gap":0"#), "gap", Reason::OutOfRange);
    check(&of("as_needed", r#","weekly":8"#), "weekly", Reason::OutOfRange);
    check(&plan(r#","weeks":13"#), "weeks", Reason::OutOfRange);
    check(
        &plan(r#","weeks":6,"rest_weeks":53"#),
        "rest_weeks",
        Reason::OutOfRange,
    );
    check(&plan(r#","weeks":6,"cycles":0"#), "cycles", Reason::OutOfRange);
    check(&plan(r#","time":"24:00""#), "time", Reason::Malformed);
    check(
        &plan(r#","kept_free":["2025-02-02/2025-02-01/race"]"#),
        "kept_free",
        Reason::Malformed,
    );
    check(&plan(r#","pauses":["2025-02-02"]"#), "pauses", Reason::Malformed);
    check(&plan(r#","missed":"double""#), "missed", Reason::UnknownName);
    check(&plan(r#","amount":"0.1""#), "unit", Reason::Missing);
    check(
        &plan(r#","calendar":{"alarm":1441}"#),
        "alarm",
        Reason::OutOfRange,
    );
    check(&plan(r#","ended":"soon""#), "ended", Reason::Malformed);
}

#[test]
fn decisions_and_corrections_are_refused_without_what_they_are_about() {
    let on = |kind: &str, data: &str| {
        from_text(&with(&format!(
            r#""kind":"{kind}","day":"2026-11-12","written":1,"data":{data}"#
        )))
    };
    let fault = |field, reason| Err(Fault { field, reason });
    let id = "AAAAAAAAAAAAAAAAAAAAAC";
    assert_eq!(
        on("decision", r#"{"choice":"anew"}"#),
        fault("plan", Reason::Missing)
    );
    assert_eq!(
        on("decision", &format!(r#"{{"plan":"{id}","choice":"doubled"}}"#)),
        fault("choice", Reason::UnknownName)
    );
    assert_eq!(
        on("correction", r#"{"amount":"1","unit":"g"}"#),
        fault("batch", Reason::Missing)
    );
    assert_eq!(
        on("correction", &format!(r#"{{"batch":"{id}"}}"#)),
        fault("amount", Reason::Missing)
    );
    assert_eq!(
        on(
            "correction",
            &format!(r#"{{"batch":"{id}","amount":"-1","unit":"g"}}"#)
        ),
        fault("amount", Reason::OutOfRange)
    );
    let batch = with(r#""kind":"batch","written":1,"data":{"label":"B","made":{"unit":"g"}}"#);
    assert_eq!(from_text(&batch), fault("data", Reason::Missing));
}

#[test]
fn plans_of_the_published_form_never_change() {
    for text in include_str!("../../fixtures/plans-v1.jsonl").lines() {
        let record = from_text(text).unwrap_or_else(|fault| panic!("{fault}: {text}"));
        assert_eq!(to_text(&record), text);
        assert!(!matches!(record.entry().unwrap().body, Body::Unknown { .. }));
    }
}

#[test]
fn a_field_that_only_a_newer_plan_has_is_no_reason_to_refuse_it() {
    let text = schedule(r#"{"protocol":"fadiman","start":"2025-01-06","moon":"full"}"#);
    assert!(matches!(
        from_text(&text).unwrap().entry().unwrap().body,
        Body::Plan(_)
    ));
}
