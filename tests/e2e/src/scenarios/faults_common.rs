//! What the fault scenarios share: a small journal made by the app's own engine, put where a browser keeps it,
//! and read back by the engine outside of the browser. Knows no fault.

use std::collections::{BTreeMap, BTreeSet};
use std::rc::Rc;

use chrono::{Days, NaiveDate};
use e2e::app::App;
use e2e::browser::Looks;
use e2e::decade;
use e2e::webdriver::Driver;
use serde_json::{Value, json};
use tenth::domain::{
    Action, Amount, Body, Change, Content, DeviceId, Dosage, Dose, Entry, Journal, Kind, Label, Note, Record,
    RecordId, Settings, Source, Substance, Text, Timestamp, Unit, When,
};
use tenth::storage::{MemoryStore, Mirror, More, Repository};

/// Keys and their values, as a browser keeps them.
pub(super) type Map = BTreeMap<String, String>;

const DEVICE: DeviceId = DeviceId::new(0xfa17);
/// Notes of the small journal.
pub(super) const NOTES: u64 = 40;
/// How many of its notes, the newest, are still single log records.
const IN_LOG: u64 = 6;
/// A page of our own origin on which the program does not run: one that is not there.
const QUIET_PAGE: &str = "quiet.txt";

/// Forty notes, `note 0` today and each next one three days earlier, and a dose that can be repeated.
pub(super) fn journal() -> Map {
    let (today, now) = decade::today();
    let store = Rc::new(MemoryStore::default());
    let mut repository = Repository::open(store.clone(), Mirror::Absent, DEVICE, now)
        .expect("an empty store opens")
        .repository;
    let mut journal = Journal::default();
    let mut commit = |action: Action, contents: Vec<(RecordId, Content)>| {
        let revision = journal.next_revision(DEVICE);
        let change = Change::putting(action, &journal, revision, contents);
        repository.commit(&change, now).expect("there is room");
        journal.apply(&change);
    };
    let note = |number: u64| note_on(day_before(today, number * 3), number);
    commit(Action::Start, lasting());
    commit(
        Action::Import(Source::Backup),
        (IN_LOG..NOTES).rev().map(note).collect(),
    );
    for number in (0..IN_LOG).rev() {
        commit(Action::Add(Kind::Note), vec![note(number)]);
    }
    commit(Action::Add(Kind::Dose), vec![dose_on(day_before(today, 1))]);
    store.snapshot().into_iter().collect()
}

/// The same journal with its log taken into a new generation.
pub(super) fn tidied(map: &Map) -> Map {
    let (_, now) = decade::today();
    let store = Rc::new(MemoryStore::holding(map.clone().into_iter().collect()));
    let mut repository = Repository::open(store.clone(), Mirror::Absent, DEVICE, now)
        .expect("memory opens")
        .repository;
    while !matches!(repository.load_more(500), Ok(More::Done)) {}
    repository.compact(now).expect("there is room");
    store.snapshot().into_iter().collect()
}

/// The texts of the notes of [`journal`].
pub(super) fn all_notes() -> BTreeSet<String> {
    (0..NOTES).map(|number| format!("note {number}")).collect()
}

fn day_before(today: NaiveDate, days: u64) -> NaiveDate {
    today.checked_sub_days(Days::new(days)).expect("a day")
}

fn lasting() -> Vec<(RecordId, Content)> {
    let substance = Body::Substance(Substance {
        name: Label::new("Supplement A").expect("a short label"),
        unit: Unit::Gram,
        form: None,
        hidden: false,
    });
    let settings = Body::Settings(Settings {
        started: true,
        ..Settings::default()
    });
    vec![
        (substance_id(), entry(None, substance)),
        (Journal::settings_id(), entry(None, settings)),
    ]
}

fn substance_id() -> RecordId {
    RecordId::derived(&["faults", "substance"])
}

fn note_on(day: NaiveDate, number: u64) -> (RecordId, Content) {
    let body = Body::Note(Note {
        text: Text::new(&format!("note {number}")),
        tags: Vec::new(),
    });
    let id = RecordId::derived(&["faults", "note", &number.to_string()]);
    (id, entry(Some(When::on(day)), body))
}

fn dose_on(day: NaiveDate) -> (RecordId, Content) {
    let amount = Amount::new(100_000, Unit::Gram).expect("a positive amount");
    let body = Body::Dose(Dose {
        substance: Some(substance_id()),
        dosage: Some(Dosage::exactly(amount)),
        batch: None,
        food: None,
        with: Vec::new(),
        note: None,
    });
    (
        RecordId::derived(&["faults", "dose"]),
        entry(Some(When::on(day)), body),
    )
}

fn entry(when: Option<When>, body: Body) -> Content {
    Content::Entry(Entry {
        when,
        written: Timestamp(1_480_000_000),
        body,
    })
}

/// A browser whose local storage and recovery copy hold these, with the program not started.
pub(super) fn planted<'d>(driver: &'d Driver, local: &Map, copy: &Map) -> App<'d> {
    let app = App::not_yet_open(driver, &xtask::paths::dist(), "/", daytime());
    plant(&app, local, copy);
    app
}

/// A zone in which it is daytime now and the date is the one in UTC, so that `today` means the same to both sides.
pub(super) fn daytime() -> Looks {
    Looks {
        zone: decade::daytime_zone(),
        ..Looks::default()
    }
}

/// Puts these, and nothing else, into local storage and the recovery copy. Leaves the program.
pub(super) fn plant(app: &App<'_>, local: &Map, copy: &Map) {
    quiet(app);
    run(
        app,
        "const [map, done] = arguments; localStorage.clear(); \
         for (const [key, value] of Object.entries(map)) localStorage.setItem(key, value); done(1);",
        &json!(local),
    );
    put_copy(app, copy);
    // Nothing that the quiet page complained about is the program's.
    app.console_errors();
}

/// Makes the recovery copy these; an empty map means that there is none.
pub(super) fn put_copy(app: &App<'_>, copy: &Map) {
    run(
        app,
        "const [map, done] = arguments; const gone = indexedDB.deleteDatabase('tenth'); \
         gone.onsuccess = () => { \
           if (!Object.keys(map).length) return done(1); \
           const open = indexedDB.open('tenth', 1); \
           open.onupgradeneeded = () => open.result.createObjectStore('kv'); \
           open.onsuccess = () => { \
             const work = open.result.transaction('kv', 'readwrite'); \
             for (const [key, value] of Object.entries(map)) work.objectStore('kv').put(value, key); \
             work.oncomplete = () => { open.result.close(); done(1); }; }; };",
        &json!(copy),
    );
}

/// Goes to a page of the origin without the program.
pub(super) fn quiet(app: &App<'_>) {
    app.go(QUIET_PAGE);
}

/// Starts the program and waits until every day has been read.
pub(super) fn start(app: &App<'_>) {
    app.go("");
    app.is_running();
}

/// Local storage as it is, keys of others included.
pub(super) fn local(app: &App<'_>) -> Map {
    map_of(&app.js("return Object.fromEntries(Object.entries(localStorage))"))
}

/// The recovery copy as it is; empty if there is none.
pub(super) fn copy(app: &App<'_>) -> Map {
    let found = app.js_async(
        "indexedDB.databases().then((known) => { \
           if (!known.some((one) => one.name === 'tenth')) return done({}); \
           const open = indexedDB.open('tenth'); \
           open.onsuccess = () => { \
             const base = open.result; \
             if (!base.objectStoreNames.contains('kv')) { base.close(); return done({}); } \
             const work = base.transaction('kv', 'readonly'), map = {}; \
             const cursor = work.objectStore('kv').openCursor(); \
             cursor.onsuccess = () => { const at = cursor.result; \
               if (at) { map[at.key] = at.value; at.continue(); } }; \
             work.oncomplete = () => { base.close(); done(map); }; }; });",
    );
    map_of(&found)
}

fn map_of(value: &Value) -> Map {
    let text = |value: &Value| value.as_str().map(str::to_owned);
    let pairs = value.as_object().into_iter().flatten();
    pairs
        .filter_map(|(key, value)| Some((key.clone(), text(value)?)))
        .collect()
}

/// Every record that the engine finds in these two places, with nothing of the browser at hand.
pub(super) fn records(local: &Map, copy: &Map) -> Vec<Record> {
    let store = Rc::new(MemoryStore::holding(local.clone().into_iter().collect()));
    let opened = Repository::open(
        store,
        Mirror::Whole(&copy.clone().into_iter().collect()),
        DEVICE,
        decade::today().1,
    )
    .expect("memory opens");
    let (mut repository, mut journal) = (opened.repository, Journal::default());
    let take = |journal: &mut Journal, records: Vec<Record>| {
        records.into_iter().for_each(|record| {
            journal.absorb(record);
        });
    };
    take(&mut journal, opened.records);
    loop {
        match repository.load_more(500).expect("memory reads") {
            More::Records(records) => take(&mut journal, records),
            More::Wanted(key) => repository.offer_copy(&key, copy.get(&key).cloned()),
            More::Done => return journal.records().cloned().collect(),
        }
    }
}

/// The texts of the notes among [`records`].
pub(super) fn notes(local: &Map, copy: &Map) -> BTreeSet<String> {
    let entries = records(local, copy);
    let notes = entries.iter().filter_map(|record| match &record.entry()?.body {
        Body::Note(note) => note.text.as_ref().map(|text| text.as_str().to_owned()),
        _ => None,
    });
    notes.collect()
}

/// Some notes and some more.
pub(super) fn with(mut all: BTreeSet<String>, more: &[&str]) -> BTreeSet<String> {
    all.extend(more.iter().map(|text| (*text).to_owned()));
    all
}

/// How many doses are among [`records`].
pub(super) fn doses(local: &Map, copy: &Map) -> usize {
    let entries = records(local, copy);
    let bodies = entries.iter().filter_map(|record| Some(&record.entry()?.body));
    bodies.filter(|body| matches!(body, Body::Dose(_))).count()
}

/// Waits until the recovery copy alone has all these notes.
#[track_caller]
pub(super) fn is_copied(app: &App<'_>, expected: &BTreeSet<String>) {
    app.wait_until("the recovery copy has everything", || {
        notes(&Map::new(), &copy(app)).is_superset(expected)
    });
}

/// Writes a note on Today as a person does.
#[track_caller]
pub(super) fn add_note(app: &App<'_>, text: &str) {
    app.tap_in("Add an entry", "Note");
    app.fill("Your words", text);
    app.tap("Record");
    app.wait_until("the form is closed", || !app.offers("Cancel"));
    app.sees(text);
}

/// Deletes everything, on the page Data as a person does.
#[track_caller]
pub(super) fn delete_everything(app: &App<'_>) {
    app.open_page("Data");
    app.tap("Delete everything");
    app.fill("DELETE", "DELETE");
    app.tap_in("Delete everything?", "Delete everything");
}

/// Fills local storage with somebody else's value until not one more unit fits.
#[track_caller]
pub(super) fn fill_up(app: &App<'_>) {
    let left = app.js(
        "let text = localStorage.getItem('filler') || ''; \
         for (let step = 1 << 22; step >= 1; step >>= 1) { \
           for (;;) { try { localStorage.setItem('filler', text + 'x'.repeat(step)); text += 'x'.repeat(step); } \
             catch { break; } } } \
         try { localStorage.setItem('filler', text + 'x'); return 'room'; } catch { return 'full'; }",
    );
    assert_eq!(left, json!("full"), "the store takes still more");
}

/// The frame around a stored value, written out once more: mark, CRC-32C of key and payload, payload.
pub(super) fn sealed(key: &str, payload: &str) -> String {
    let crc = !format!("{key}\n{payload}\n").bytes().fold(!0_u32, |crc, byte| {
        (0..8).fold(crc ^ u32::from(byte), |crc, _| {
            (crc >> 1) ^ (0x82f6_3b78 * (crc & 1))
        })
    });
    format!("T{crc:08x}{payload}")
}

/// The payload of a stored value.
pub(super) fn payload(value: &str) -> &str {
    value.get(9..).unwrap_or_default()
}

/// The same with the lowest bit of one byte in the middle flipped.
pub(super) fn damaged(value: &str) -> String {
    let mut bytes = value.as_bytes().to_vec();
    let middle = bytes.len() / 2;
    bytes[middle] ^= 1;
    String::from_utf8(bytes).expect("still ASCII")
}

/// Runs a script with one value and a callback at hand.
#[track_caller]
pub(super) fn run(app: &App<'_>, script: &str, value: &Value) -> Value {
    app.browser
        .session
        .run_async(script, std::slice::from_ref(value))
        .unwrap_or_else(|problem| panic!("{problem}"))
}
