//! Local storage: full, denied, ignored, taken back, shared with others.

use std::rc::Rc;

use chrono::NaiveDate;
use tenth::domain::{
    Action, Body, Change, Content, DeviceId, Entry, Journal, Kind, Note, RecordId, Text, Timestamp, When,
};
use tenth::storage::local::{Home, LocalStore, connect};
use tenth::storage::{LIMIT, Mirror, Opened, Repository, SaveError, Store, StoreError, Stored};
use wasm_bindgen_test::wasm_bindgen_test;

use super::script;

const NOW: Timestamp = Timestamp(1_795_132_800);

fn fresh() -> Rc<LocalStore> {
    script("localStorage.clear()");
    Rc::new(LocalStore::connect().unwrap())
}

fn open(store: Rc<dyn Store>) -> Opened {
    Repository::open(store, Mirror::Absent, DeviceId::new(1), NOW).unwrap()
}

fn add(repository: &Repository, id: u128) -> Change {
    let mut journal = Journal::default();
    journal.observe_counter(repository.counter());
    let entry = Entry {
        when: Some(When::on(NaiveDate::from_ymd_opt(2026, 11, 20).unwrap())),
        written: NOW,
        body: Body::Note(Note {
            text: Text::new("漢字 – é"),
            tags: Vec::new(),
        }),
    };
    let revision = journal.next_revision(repository.device());
    let contents = [(RecordId::new(id), Content::Entry(entry))];
    Change::putting(Action::Add(Kind::Note), &journal, revision, contents)
}

fn save(opened: &mut Opened, id: u128) -> Result<u64, SaveError> {
    let change = add(&opened.repository, id);
    opened
        .repository
        .commit(&change, NOW)
        .map(|committed| committed.number)
}

fn fill_to_the_last_unit() {
    script(
        "{ let size = 0; const all = localStorage; \
           for (let i = 0; i < all.length; i++) size += all.key(i).length + all.getItem(all.key(i)).length; \
           all.setItem('other', 'x'.repeat(5242880 - size - 5)); }",
    );
}

#[wasm_bindgen_test]
fn keep_and_list_ours_only() {
    let store = fresh();
    script("localStorage.setItem('other.app', 'not json')");
    store.set("tenth.a", "1").unwrap();
    assert_eq!(store.keys(), Ok(vec!["tenth.a".to_owned()]));
    assert_eq!(store.get("tenth.a"), Ok(Some("1".to_owned())));
    assert_eq!(store.get("tenth.b"), Ok(None));
    let usage = store.usage().unwrap();
    assert_eq!((usage.ours, usage.all), (8, 25));
    store.remove("tenth.a").unwrap();
    store.remove("tenth.a").unwrap();
    assert_eq!(store.keys(), Ok(vec![]));
    assert_eq!(
        script("localStorage.getItem('other.app')").as_string().as_deref(),
        Some("not json")
    );
}

#[wasm_bindgen_test]
fn save_and_reopen_in_ascii() {
    let store = fresh();
    let mut opened = open(store.clone());
    save(&mut opened, 1).unwrap();
    opened.repository.compact(NOW).unwrap();
    save(&mut opened, 2).unwrap();
    let again = open(store.clone());
    assert_eq!(again.records.len(), 2);
    assert_eq!(again.repository.entries(), 2);
    assert!(
        store
            .keys()
            .unwrap()
            .iter()
            .all(|key| store.get(key).unwrap().unwrap().is_ascii())
    );
}

#[wasm_bindgen_test]
fn read_export_and_delete_in_a_full_store() {
    let store = fresh();
    let mut opened = open(store.clone());
    save(&mut opened, 1).unwrap();
    fill_to_the_last_unit();
    assert_eq!(store.usage().unwrap().all, LIMIT);
    assert_eq!(store.set("tenth.z", ""), Err(StoreError::Full));
    assert_eq!(save(&mut opened, 2), Err(SaveError::Full));
    let again = open(store.clone());
    assert_eq!(again.records.len(), 1);
    assert_eq!(again.repository.raw_dump().unwrap().len(), 2);
    assert_eq!(again.repository.health().unwrap().percent(), 100);
    script("localStorage.removeItem('other')");
    save(&mut opened, 2).unwrap();
    // A compaction puts a reserve aside, and a last save may use it up.
    opened.repository.compact(NOW).unwrap();
    fill_to_the_last_unit();
    save(&mut opened, 3).unwrap();
    fill_to_the_last_unit();
    opened.repository.erase().unwrap();
    opened.repository.finish_erasing().unwrap();
    assert_eq!(store.keys(), Ok(vec![]));
    script("localStorage.clear()");
}

#[wasm_bindgen_test]
fn go_on_in_memory_where_storage_is_denied() {
    for getter in [
        "throw new DOMException('no', 'SecurityError')",
        "return null",
        "return undefined",
    ] {
        script(&format!(
            "globalThis.kept = Object.getOwnPropertyDescriptor(window, 'localStorage'); \
             Object.defineProperty(window, 'localStorage', {{ configurable: true, get() {{ {getter} }} }})"
        ));
        let denied = LocalStore::connect().err();
        let (store, home) = connect();
        let mut opened = open(store.clone());
        let saved = save(&mut opened, 1);
        script("Object.defineProperty(window, 'localStorage', globalThis.kept)");
        assert_eq!(denied, Some(StoreError::Denied), "{getter}");
        assert_eq!((home, saved), (Home::MemoryOnly, Ok(1)), "{getter}");
    }
}

#[wasm_bindgen_test]
fn see_that_a_write_was_ignored() {
    let store = fresh();
    let mut opened = open(store.clone());
    save(&mut opened, 1).unwrap();
    script("globalThis.kept = Storage.prototype.setItem; Storage.prototype.setItem = () => {}");
    let ignored = save(&mut opened, 2);
    script("Storage.prototype.setItem = () => { throw new DOMException('full', 'QuotaExceededError') }");
    let full = save(&mut opened, 2);
    script("Storage.prototype.setItem = () => { throw 'not even an error' }");
    let odd = save(&mut opened, 2);
    script("Storage.prototype.setItem = globalThis.kept");
    assert_eq!(
        (ignored, full, odd),
        (
            Err(SaveError::NotKept),
            Err(SaveError::Full),
            Err(SaveError::Failed)
        )
    );
    assert_eq!(save(&mut opened, 2), Ok(2));
}

#[wasm_bindgen_test]
fn see_that_a_write_was_taken_back_later() {
    let mut opened = open(fresh());
    save(&mut opened, 1).unwrap();
    assert_eq!(opened.repository.confirm_mirrored(1), Ok(Stored::Safe));
    script("localStorage.removeItem('tenth.j.1')");
    assert_eq!(opened.repository.confirm_mirrored(1), Ok(Stored::RolledBack));
    assert_eq!(save(&mut opened, 2), Err(SaveError::Elsewhere));
}
