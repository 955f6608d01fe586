//! Eighteen weeks of an invented person's journal, with a gap, every kind of entry, and nothing left to chance.
//! As a backup, and as the keys a browser would hold. Knows no browser.

use std::collections::BTreeMap;
use std::rc::Rc;

use chrono::{Days, NaiveDate};
use serde_json::{Value, json};
use tenth::domain::{Action, Change, Content, DeviceId, Journal, RecordId, Source, Timestamp};
use tenth::interop::backup;
use tenth::storage::{MemoryStore, Mirror, Repository};

/// How many days, the last of them 12 November 2026.
pub const DAYS: u64 = 126;
/// The days without any entry: 8 to 17 September 2026.
pub const GAP: std::ops::RangeInclusive<u64> = 60..=69;
const DEVICE: DeviceId = DeviceId::new(0x7e47);

/// The day of a number, 0 to 125.
pub fn day(number: u64) -> NaiveDate {
    let first = NaiveDate::from_ymd_opt(2026, 7, 10).unwrap_or_default();
    first.checked_add_days(Days::new(number)).unwrap_or_default()
}

/// Whether the day of a number has a dose: every third.
pub fn is_dosed(number: u64) -> bool {
    number.is_multiple_of(3) && !GAP.contains(&number) && number < DAYS - 1
}

/// The mood of that evening.
pub fn mood(number: u64) -> u64 {
    4 + number * 7 % 5
}

fn id(what: &str, number: u64) -> String {
    RecordId::derived(&["weeks", what, &number.to_string()]).code()
}

/// The records in the form of a backup.
fn records() -> Vec<Value> {
    let substance = id("substance", 0);
    let batch = id("batch", 0);
    let mut all = vec![
        json!({"id": substance, "kind": "substance", "written": 1, "data": {"name": "Supplement A", "unit": "g", "form": "dried"}}),
        json!({"id": batch, "kind": "batch", "written": 1, "data": {"substance": substance, "label": "Blue jar", "opened": "2026-07-01",
            "potency": {"micrograms_per_gram": 6300, "plus_minus": 1200}}}),
        json!({"id": id("knee", 0), "kind": "measure", "written": 1, "data": {"measure": id("knee", 0), "name": "Knee gave way",
            "values": "yes_no", "better": "lower", "ask": ["evening"], "order": 200}}),
        json!({"id": Journal::settings_id().code(), "kind": "settings", "written": 1, "data": {"started": true, "day_start_hour": 4,
            "theme": "auto", "large_ratings": false, "more_contrast": false, "less_motion": false, "hide_amounts": false,
            "cover_in_background": false, "country": "ie", "follows": ["mood", "pain", "runs"], "safety": {}}}),
    ];
    for number in (0..DAYS - 1).filter(|number| !GAP.contains(number)) {
        all.extend(entries(number));
    }
    all
}

/// The entries of a day.
fn entries(number: u64) -> Vec<Value> {
    let date = day(number).to_string();
    // Summer time ended on 25 October.
    let offset = if number < 107 { 120 } else { 60 };
    let mut all = Vec::new();
    let mut add = |what: &str, kind: &str, time: &str, data: Value| {
        all.push(json!({"id": id(what, number), "kind": kind, "day": date, "time": time, "offset": offset, "zone": "Europe/Berlin",
            "written": 1, "data": data}));
    };
    if is_dosed(number) {
        let amount = if number.is_multiple_of(2) { "0.12" } else { "0.1" };
        add(
            "dose",
            "dose",
            "09:10",
            json!({"substance": id("substance", 0), "batch": id("batch", 0), "amount": amount, "unit": "g"}),
        );
        let answers = json!({"pain": number % 4, "mood": 5 + number % 3});
        add(
            "after",
            "reading",
            "11:40",
            json!({"moment": "after", "about": id("dose", number), "minutes": 150, "answers": answers}),
        );
    }
    if number % 4 == 1 {
        add(
            "run",
            "run",
            "17:30",
            json!({"minutes": 46, "metres": 8200, "effort": 6, "before": 4, "after": 7, "surface": "trail"}),
        );
    }
    let mut answers = json!({"pain": 2 + number * 3 % 5, "mood": mood(number), "anxiety": number % 6, "energy": 3 + number % 5, "focus": number % 9});
    let hard = number.is_multiple_of(9);
    if hard {
        answers["bounce_back"] = json!(6);
    }
    if number.is_multiple_of(2) {
        answers[id("knee", 0)] = json!(number.is_multiple_of(8));
    }
    add(
        "evening",
        "check_in",
        "21:15",
        json!({"part": "evening", "answers": answers, "hard": hard}),
    );
    let slept = format!("{}m", 390 + number % 5 * 15);
    add(
        "morning",
        "check_in",
        "07:30",
        json!({"part": "morning", "answers": {"sleep_quality": 4 + number % 5, "sleep": slept}}),
    );
    match number {
        100 => add(
            "note",
            "note",
            "22:00",
            json!({"note": "Dinner with old friends, two glasses.", "tags": ["alcohol"]}),
        ),
        119 => add(
            "flare",
            "flare",
            "15:00",
            json!({"type": "flare", "intensity": 6, "site": "left knee"}),
        ),
        120 => add(
            "note",
            "note",
            "12:00",
            json!({"note": "Train to Lisbon, little sleep.", "tags": ["travel"]}),
        ),
        122 => add(
            "medicine",
            "medication",
            "16:00",
            json!({"name": "Ibuprofen", "amount": "400 mg", "intake": "rescue"}),
        ),
        123 => add(
            "headache",
            "side_effect",
            "13:00",
            json!({"effect": "headache", "severity": "mild", "minutes": 45, "dose": id("dose", 123)}),
        ),
        _ => {}
    }
    all
}

/// As one journal.
pub fn journal() -> Journal {
    journal_with(Vec::new())
}

fn journal_with(more: Vec<Value>) -> Journal {
    let records: Vec<Value> = records()
        .into_iter()
        .chain(more)
        .enumerate()
        .map(|(number, mut record)| {
            record["rev"] = json!(format!("{}.AAAAAAAAAAE", number + 1));
            record
        })
        .collect();
    let file = json!({"format": "tenth-journal", "schema": 1, "min_reader": 1, "app": "0.1.0", "exported": "2026-11-12T07:00:00Z",
        "entries": records.len(), "records": records});
    let import = backup::read(file.to_string().as_bytes()).expect("the weeks are a backup");
    assert!(import.rejected.is_empty(), "{:?}", import.rejected);
    let mut journal = Journal::default();
    for record in import.records {
        journal.absorb(record);
    }
    journal
}

/// As a backup file.
pub fn backup() -> String {
    let stamp = backup::Stamp {
        written: Timestamp(1_794_466_800),
        app: "0.1.0",
    };
    backup::export(&journal(), stamp)
}

/// As the keys and values that the app's own engine writes.
pub fn stored() -> BTreeMap<String, String> {
    stored_with(Vec::new())
}

/// The same with more records, in the form of a backup but without revisions.
pub fn stored_with(more: Vec<Value>) -> BTreeMap<String, String> {
    stored_of(&journal_with(more))
}

/// Any journal as the keys and values that the app's own engine writes.
pub fn stored_of(journal: &Journal) -> BTreeMap<String, String> {
    let now = Timestamp(1_794_466_800);
    let store = Rc::new(MemoryStore::default());
    let opened = Repository::open(store.clone(), Mirror::Absent, DEVICE, now).expect("an empty store opens");
    let mut repository = opened.repository;
    let contents: Vec<(RecordId, Content)> = journal
        .records()
        .map(|record| (record.id, record.content.clone()))
        .collect();
    // What is too much for one change is several.
    let mut saved = Journal::default();
    for contents in contents.chunks(1_000) {
        let revision = saved.next_revision(DEVICE);
        let action = Action::Import(Source::Backup);
        let change = Change::putting(action, &saved, revision, contents.to_vec());
        repository.commit(&change, now).expect("there is room");
        saved.apply(&change);
    }
    while repository.wants_compaction() {
        repository.compact(now).expect("there is room");
    }
    store.snapshot().into_iter().collect()
}
