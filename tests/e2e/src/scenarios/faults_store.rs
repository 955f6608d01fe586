//! What a browser's storage can do to a journal: be full, refuse, forget, take back, break.
//! Every entry that was shown as saved is there afterwards, and nothing unreadable is thrown away.

use e2e::app::App;
use e2e::runner::Test;
use e2e::tests;
use e2e::webdriver::Driver;
use serde_json::json;

use super::faults_common::{
    Map, add_note, all_notes, copy, damaged, daytime, delete_everything, fill_up, is_copied, journal, local,
    notes, payload, plant, planted, quiet, records, sealed, start, tidied, with,
};
use super::{EVENING, record_dose, started};

pub const TESTS: &[Test] = tests![
    fault_01_the_program_dies_at_the_nth_write,
    fault_02_the_nth_write_finds_no_room,
    fault_03_full_to_the_last_unit,
    fault_03_a_draft_outlives_a_save_that_failed,
    fault_03_delete_everything_when_full,
    fault_03_a_file_without_room_holds_up_no_entry,
    fault_04_writes_that_are_silently_ignored,
    fault_05_a_write_that_is_taken_back,
    fault_05_a_write_that_is_taken_back_without_a_copy,
    fault_10_local_storage_lost,
    fault_11_the_copy_lost,
    fault_12_both_lost,
    fault_13_the_head_damaged_missing_or_old,
    fault_14_a_month_damaged_here_and_whole_in_the_copy,
    fault_14_a_month_damaged_everywhere,
    fault_15_the_log_with_gaps_doubles_and_swaps,
    fault_16_values_of_others,
    fault_17_storage_denied,
    fault_18_no_database,
    fault_49_another_page_writes_garbage,
];

/// From the n-th write on nothing reaches the store or the copy any more: what is opened next is the journal before
/// the import or after it.
fn fault_01_the_program_dies_at_the_nth_write(driver: &Driver) {
    let here = journal();
    let app = planted(driver, &Map::new(), &Map::new());
    let file = app.browser.downloads().with_file_name("weeks.json");
    xtask::hash::write(&file, e2e::weeks::backup().as_bytes()).unwrap();
    let before = records(&here, &here).len();
    let import = |dies_at: u64| {
        plant(&app, &here, &here);
        app.go("data");
        app.is_loaded();
        app.choose_file(&file);
        app.sees("new");
        app.js(&format!(
            "window.writes = 0; const dies = () => window.writes++ >= {dies_at}; \
             for (const name of ['setItem', 'removeItem']) {{ \
               const real = Storage.prototype[name]; \
               Storage.prototype[name] = function (...all) {{ return dies() ? undefined : real.apply(this, all); }}; }} \
             const put = IDBObjectStore.prototype.put; \
             IDBObjectStore.prototype.put = function (...all) {{ \
               if (window.writes > {dies_at}) {{ this.transaction.abort(); return null; }} return put.apply(this, all); }};"
        ));
        app.tap("Take in ");
        app.wait_until("the import has ended", || {
            let text = app.text();
            text.contains("You can take that back") || text.contains("Not saved")
        });
        let writes = app.js("return window.writes").as_u64().unwrap_or(0);
        quiet(&app);
        (writes, records(&local(&app), &copy(&app)).len())
    };
    let (writes, after) = import(u64::MAX >> 12);
    assert!(after > before && writes > 4, "{writes} writes");
    let mut outcomes = std::collections::BTreeSet::new();
    for dies_at in 0..writes {
        let (_, found) = import(dies_at);
        assert!(
            found == before || found == after,
            "{found} records after the end at write {dies_at}; {before} before, {after} after"
        );
        // The program itself opens it, and goes on.
        start(&app);
        app.sees("note 0");
        add_note(&app, "life goes on");
        assert!(!app.text().contains("Not saved"), "{}", app.text());
        outcomes.insert(found);
    }
    assert!(outcomes.contains(&before), "no write mattered");
}

/// The n-th write of an action is refused for want of room: what was there stays, it is said, and trying again helps.
fn fault_02_the_nth_write_finds_no_room(driver: &Driver) {
    let app = planted(driver, &journal(), &Map::new());
    let file = app.browser.downloads().with_file_name("weeks.json");
    xtask::hash::write(&file, e2e::weeks::backup().as_bytes()).unwrap();
    let before = records(&journal(), &Map::new()).len();
    for refused in 0..4 {
        plant(&app, &journal(), &Map::new());
        app.go("data");
        app.is_loaded();
        app.choose_file(&file);
        app.sees("new");
        app.js(&format!(
            "let left = {refused}; window.setItem = Storage.prototype.setItem; \
             Storage.prototype.setItem = function (...all) {{ \
               if (left-- <= 0) throw new DOMException('no room', 'QuotaExceededError'); \
               return window.setItem.apply(this, all); }};"
        ));
        app.tap("Take in ");
        app.sees("Not saved");
        app.sees("The browser’s storage is full.");
        assert_eq!(
            records(&local(&app), &Map::new()).len(),
            before,
            "write {refused}"
        );
        app.js("Storage.prototype.setItem = window.setItem;");
        app.tap("Try again");
        app.sees_no("Not saved");
        app.wait_until("the file is in the store", || {
            records(&local(&app), &Map::new()).len() > before
        });
        assert!(notes(&local(&app), &Map::new()).is_superset(&all_notes()));
    }
}

fn fault_03_full_to_the_last_unit(driver: &Driver) {
    let app = planted(driver, &journal(), &Map::new());
    start(&app);
    is_copied(&app, &all_notes());
    fill_up(&app);
    // What was put aside lets the next entries through.
    add_note(&app, "into the reserve");
    assert!(!app.text().contains("Not saved"), "the reserve was of no use");
    fill_up(&app);
    add_note(&app, "no room for this");
    app.sees("Not saved");
    app.sees("The browser’s storage is full.");
    app.sees("1 change is kept only while this page stays open");
    // Reading and exporting go on, and the export has what could not be saved.
    app.tap("Save a copy as a file");
    app.tap("Save a backup");
    app.sees("Read back and complete");
    let backup = xtask::hash::read_text(&app.downloaded(".json")).unwrap();
    for text in ["note 0", "note 39", "into the reserve", "no room for this"] {
        assert!(backup.contains(text), "the backup lacks {text}");
    }
    app.tap("Today");
    // Deleting too: it is shown at once and waits with the rest.
    app.tap("Edit Note");
    app.tap("Delete");
    app.sees("2 changes are kept only while");
    // Room is made: everything that waited is saved.
    app.js("localStorage.removeItem('filler')");
    app.tap("Try again");
    app.sees_no("Not saved");
    let saved = notes(&local(&app), &Map::new());
    assert_eq!(
        saved.len(),
        all_notes().len() + 1,
        "two were added and one deleted"
    );
    let seen = app.text();
    app.reload();
    app.sees_no("Not saved");
    for text in ["note 0", "into the reserve", "no room for this"] {
        assert_eq!(
            saved.contains(text),
            seen.contains(text),
            "{text} on the screen and in the store"
        );
        if saved.contains(text) {
            app.sees(text);
        } else {
            app.sees_no(text);
        }
    }
    assert_eq!(app.console_errors(), Vec::<String>::new());
}

fn fault_03_a_draft_outlives_a_save_that_failed(driver: &Driver) {
    let app = planted(driver, &journal(), &Map::new());
    start(&app);
    is_copied(&app, &all_notes());
    app.tap_in("Add an entry", "Note");
    app.fill("Your words", "written while there was room");
    let has_draft = || {
        local(&app)
            .values()
            .any(|value| value == "written while there was room")
    };
    assert!(has_draft());
    // The reserve goes first, then the rest.
    app.js("localStorage.removeItem('tenth.r')");
    fill_up(&app);
    app.tap("Record");
    app.sees("Not saved");
    assert!(has_draft(), "the draft is gone, and nothing was saved");
    // It is recorded as far as this page goes: a new form is empty.
    app.tap_in("Add an entry", "Note");
    assert_eq!(app.value_of("Your words"), "");
    app.tap("Cancel");
    // The page is closed before there is room: only the draft is left, and it is enough.
    app.reload();
    app.sees_no("Not saved");
    app.sees_no("written while there was room");
    app.tap_in("Add an entry", "Note");
    assert_eq!(app.value_of("Your words"), "written while there was room");
    // Counts the looks whether it is saved by now.
    app.js(
        "const later = window.setTimeout; window.looks = 0; window.ahead = 0; \
         window.setTimeout = (run, after, ...rest) => { \
           if (after !== 500) return later(run, after, ...rest); \
           window.ahead += 1; \
           return later(() => { run(); window.looks += 1; window.ahead -= 1; }, after); };",
    );
    let looks = || app.js("return window.looks").as_u64().unwrap_or(0);
    app.tap("Record");
    app.sees("Not saved");
    // The next note is begun meanwhile. Its draft takes the place of the one before, and is not what was recorded.
    let is_kept = || local(&app).values().any(|value| value == "the next words");
    app.tap_in("Add an entry", "Note");
    app.fill("Your words", "the next words");
    assert!(is_kept());
    let before = looks();
    app.wait_until("it was looked again", || looks() > before + 1);
    app.js("localStorage.removeItem('filler')");
    app.tap("Try again");
    app.sees_no("Not saved");
    assert!(notes(&local(&app), &Map::new()).contains("written while there was room"));
    app.wait_until("it is not looked any more", || {
        app.js("return window.ahead") == json!(0)
    });
    assert!(is_kept(), "the draft of what is still being written is gone");
    assert_eq!(app.value_of("Your words"), "the next words");
    app.tap("Record");
    app.sees("the next words");
    app.wait_until("what was saved is no draft any more", || !is_kept());
    assert!(!has_draft());
}

fn fault_03_delete_everything_when_full(driver: &Driver) {
    let app = planted(driver, &journal(), &Map::new());
    start(&app);
    fill_up(&app);
    delete_everything(&app);
    app.wait_until("nothing of the journal is left", || {
        notes(&local(&app), &copy(&app)).is_empty() && local(&app).keys().all(|key| key == "filler")
    });
    app.go("");
    app.is_running();
    app.sees("Is it doing anything for me?");
    // A new journal fits where the old one was.
    app.tap("Open the journal");
    add_note(&app, "a new beginning");
    assert!(notes(&local(&app), &Map::new()).contains("a new beginning"));
}

/// An import that does not fit waits, and is said; entries made after it are saved all the same.
fn fault_03_a_file_without_room_holds_up_no_entry(driver: &Driver) {
    let app = started(driver, EVENING);
    app.is_loaded();
    // Above four fifths of what there is, nothing large is begun.
    app.js("localStorage.setItem('filler', 'x'.repeat(4300000))");
    let path = app.browser.downloads().with_file_name("weeks.json");
    xtask::hash::write(&path, e2e::weeks::backup().as_bytes()).unwrap();
    app.open_page("Data");
    app.choose_file(&path);
    app.tap("Take in ");
    app.sees("has not enough room to save so much at once");
    app.sees("1 change is kept only while this page stays open");
    app.tap("Today");
    record_dose(&app, "0.3 g");
    app.sees("20:05 Dose, 0.3 g");
    // The dose is saved, and that the import is not stays on the screen.
    app.wait_until("the dose is in the store", || {
        local(&app)
            .values()
            .any(|value| value.contains("\"amount\":\"0.3\""))
    });
    app.sees("1 change is kept only while this page stays open");
    app.reload();
    app.sees("20:05 Dose, 0.3 g");
    app.sees_no("Not saved");
    let is_imported = local(&app).values().any(|value| value.contains("Lisbon"));
    assert!(!is_imported, "nothing of what did not fit may be there");
}

fn fault_04_writes_that_are_silently_ignored(driver: &Driver) {
    let app = planted(driver, &journal(), &Map::new());
    start(&app);
    is_copied(&app, &all_notes());
    app.js("window.setItem = Storage.prototype.setItem; Storage.prototype.setItem = function () {};");
    add_note(&app, "ignored at first");
    app.sees("Not saved");
    app.sees("The browser did not keep what it had accepted.");
    app.js("Storage.prototype.setItem = window.setItem;");
    app.tap("Try again");
    app.sees_no("Not saved");
    let expected = with(all_notes(), &["ignored at first"]);
    assert_eq!(notes(&local(&app), &Map::new()), expected);
    is_copied(&app, &expected);
}

/// As when two tabs overrun the quota together: the browser takes the next write back after it has answered yes,
/// and perhaps tells.
fn take_back_next(app: &App, tells: bool) {
    app.js(&format!("window.tellsOfIt = {tells}"));
    app.js(
        "const setItem = Storage.prototype.setItem; window.takenBack = 0; \
         Storage.prototype.setItem = function (key, value) { \
           const before = this.getItem(key); setItem.call(this, key, value); \
           if (key.startsWith('tenth.j.') && !window.takenBack) { \
             window.takenBack = 1; \
             setTimeout(() => { \
               if (before === null) this.removeItem(key); else setItem.call(this, key, before); \
               window.takenBack = 2; \
               if (window.tellsOfIt) dispatchEvent(new StorageEvent('storage', {key, storageArea: this})); }, 10); } };",
    );
}

fn is_taken_back(app: &App) {
    app.wait_until("the browser has taken it back", || {
        app.js("return window.takenBack") == json!(2)
    });
}

/// Where there is no recovery copy, what was taken back waits, and is saved by another try.
fn fault_05_a_write_that_is_taken_back_without_a_copy(driver: &Driver) {
    let app = planted(driver, &journal(), &Map::new());
    app.before_every_page(
        "IDBFactory.prototype.open = function () { \
           return { set onerror(tell) { const ask = () => window.takenBack === 1 ? setTimeout(ask, 5) : tell({ preventDefault() {} }); ask(); } }; };",
    );
    start(&app);
    app.sees("note 0");
    take_back_next(&app, false);
    add_note(&app, "taken back once");
    is_taken_back(&app);
    app.sees("The browser did not keep what it had accepted.");
    app.sees("1 change is kept only while this page stays open");
    assert_eq!(notes(&local(&app), &Map::new()), all_notes());
    app.tap("Try again");
    app.sees_no("did not keep");
    app.sees("taken back once");
    let expected = with(all_notes(), &["taken back once"]);
    assert_eq!(notes(&local(&app), &Map::new()), expected);
    // If the browser tells of it, it is saved again by itself.
    app.js("window.takenBack = 0; window.tellsOfIt = true;");
    add_note(&app, "taken back as well");
    is_taken_back(&app);
    let expected = with(expected, &["taken back as well"]);
    app.wait_until("it is in local storage all the same", || {
        notes(&local(&app), &Map::new()) == expected
    });
    app.sees_no("Not saved");
    add_note(&app, "and one more");
    assert_eq!(
        notes(&local(&app), &Map::new()),
        with(expected, &["and one more"])
    );
}

fn fault_05_a_write_that_is_taken_back(driver: &Driver) {
    let app = planted(driver, &journal(), &Map::new());
    start(&app);
    is_copied(&app, &all_notes());
    take_back_next(&app, true);
    add_note(&app, "taken back once");
    is_taken_back(&app);
    let expected = with(all_notes(), &["taken back once"]);
    app.wait_until("it is in local storage all the same", || {
        notes(&local(&app), &Map::new()) == expected
    });
    app.sees("taken back once");
    app.sees_no("Not saved");
    // And the next one is ordinary again.
    add_note(&app, "and one more");
    assert_eq!(
        notes(&local(&app), &Map::new()),
        with(expected, &["and one more"])
    );
}

fn fault_10_local_storage_lost(driver: &Driver) {
    let app = planted(driver, &Map::new(), &journal());
    start(&app);
    app.sees("note 0");
    assert!(
        !app.text().contains("Is it doing anything for me?"),
        "a newcomer is greeted"
    );
    app.sees("recovery copy");
    // It is put back without waiting for the person to write something.
    app.wait_until("local storage has everything again", || {
        notes(&local(&app), &Map::new()) == all_notes()
    });
    add_note(&app, "life goes on");
    assert_eq!(
        notes(&local(&app), &Map::new()),
        with(all_notes(), &["life goes on"])
    );
    app.reload();
    app.sees("life goes on");
}

fn fault_11_the_copy_lost(driver: &Driver) {
    let app = planted(driver, &journal(), &Map::new());
    start(&app);
    app.sees("note 0");
    is_copied(&app, &all_notes());
    add_note(&app, "with a new copy");
    is_copied(&app, &with(all_notes(), &["with a new copy"]));
}

fn fault_12_both_lost(driver: &Driver) {
    let app = planted(driver, &journal(), &journal());
    start(&app);
    app.sees("note 0");
    quiet(&app);
    let origin = app.server.url();
    app.cdp(
        "Storage.clearDataForOrigin",
        &json!({"origin": origin.trim_end_matches('/'), "storageTypes": "all"}),
    );
    app.console_errors();
    app.go("");
    app.is_running();
    app.sees("Is it doing anything for me?");
    assert!(
        app.offers("I have a backup") || app.text().contains("backup"),
        "{}",
        app.text()
    );
    assert_eq!(app.console_errors(), Vec::<String>::new());
}

fn fault_13_the_head_damaged_missing_or_old(driver: &Driver) {
    let whole = journal();
    let app = planted(driver, &Map::new(), &Map::new());
    let mut broken = whole.clone();
    broken.insert("tenth.h".to_owned(), damaged(&whole["tenth.h"]));
    let mut missing = whole.clone();
    missing.remove("tenth.h");
    let (damaged_head, missing_head) = (broken, missing);
    // The head of an hour ago beside what has been tidied since.
    let tidy = tidied(&whole);
    let mut old_head = tidy.clone();
    old_head.insert("tenth.h".to_owned(), whole["tenth.h"].clone());
    assert_ne!(old_head, tidy);
    for (what, here, there) in [
        ("old, no copy", &old_head, &Map::new()),
        ("old, whole copy", &old_head, &tidy),
        ("old in both", &old_head, &old_head),
        ("damaged, no copy", &damaged_head, &Map::new()),
        ("damaged, whole copy", &damaged_head, &whole),
        ("damaged in both", &damaged_head, &damaged_head),
        ("missing, no copy", &missing_head, &Map::new()),
        ("missing, whole copy", &missing_head, &whole),
    ] {
        plant(&app, here, there);
        start(&app);
        app.sees("note 0");
        app.wait_until(&format!("the store is whole again: {what}"), || {
            notes(&local(&app), &Map::new()) == all_notes()
        });
        add_note(&app, what);
        assert_eq!(notes(&local(&app), &Map::new()), with(all_notes(), &[what]));
        if here.get("tenth.h") == damaged_head.get("tenth.h") {
            let kept = local(&app);
            let aside = kept.iter().filter(|(key, _)| key.starts_with("tenth.q."));
            assert!(
                aside.clone().any(|(_, value)| *value == here["tenth.h"]),
                "the damaged head was not set aside: {what}"
            );
        }
    }
}

/// The key of the chunk of an old month, and its value.
fn a_month(map: &Map) -> (String, String) {
    let mut months = map
        .iter()
        .filter(|(key, _)| key.starts_with("tenth.c.") && key.contains("-"));
    let (key, value) = months.next().expect("a chunk of a month");
    (key.clone(), value.clone())
}

fn fault_14_a_month_damaged_here_and_whole_in_the_copy(driver: &Driver) {
    let whole = journal();
    let (key, value) = a_month(&whole);
    let mut broken = whole.clone();
    broken.insert(key.clone(), damaged(&value));
    let app = planted(driver, &broken, &whole);
    start(&app);
    app.wait_until("the month is whole again", || {
        local(&app).get(&key) == Some(&value) && notes(&local(&app), &Map::new()) == all_notes()
    });
    app.sees("recovery copy");
}

fn fault_14_a_month_damaged_everywhere(driver: &Driver) {
    let whole = journal();
    let (key, value) = a_month(&whole);
    // One line of it is hit: that entry is gone and no other.
    let at = value.find("note 3").expect("a note of that month");
    let mut bytes = value.clone().into_bytes();
    bytes[at] = b'N';
    let hit = String::from_utf8(bytes).unwrap();
    let mut broken = whole.clone();
    broken.insert(key, hit.clone());
    let app = planted(driver, &broken, &broken);
    start(&app);
    app.sees("1 entry");
    app.sees("could not be read");
    app.wait_until("what is left is whole again", || {
        let left = notes(&local(&app), &Map::new());
        left.len() == all_notes().len() - 1 && left.is_subset(&all_notes())
    });
    assert!(
        local(&app).values().any(|kept| *kept == hit),
        "the damaged value is not kept aside"
    );
    app.go("data");
    app.is_running();
    app.sees("1 value could not be read; kept aside, unchanged");
}

/// The log without one of its records, with one under a second number, and with two in each other's place.
/// What cannot be proved to belong where it stands is set aside; nothing is made up, and all others are there.
fn fault_15_the_log_with_gaps_doubles_and_swaps(driver: &Driver) {
    let whole = journal();
    let mut numbered: Vec<(String, String)> = whole
        .iter()
        .filter(|(key, value)| key.starts_with("tenth.j.") && value.contains("note "))
        .map(|(key, value)| (key.clone(), value.clone()))
        .collect();
    numbered.sort();
    let [(first, first_value), (second, second_value), ..] = numbered.as_slice() else {
        panic!("the log has no two notes");
    };
    let text_of = |value: &str| {
        let at = value.find("note ").expect("a note");
        let number: String = value[at + 5..].chars().take_while(char::is_ascii_digit).collect();
        format!("note {number}")
    };
    let (lost, also_lost) = (text_of(first_value), text_of(second_value));
    let mut gap = whole.clone();
    gap.remove(first);
    let mut double = whole.clone();
    double.insert(
        "tenth.j.9999".to_owned(),
        sealed("tenth.j.9999", payload(first_value)),
    );
    let mut swapped = whole.clone();
    swapped.insert(first.clone(), second_value.clone());
    swapped.insert(second.clone(), first_value.clone());
    let app = planted(driver, &Map::new(), &Map::new());
    for (what, here, there, missing) in [
        ("gap", &gap, &Map::new(), vec![&lost]),
        ("gap, whole copy", &gap, &whole, vec![]),
        ("double", &double, &Map::new(), vec![]),
        ("swapped", &swapped, &Map::new(), vec![&lost, &also_lost]),
        ("swapped, whole copy", &swapped, &whole, vec![]),
    ] {
        plant(&app, here, there);
        start(&app);
        app.is_loaded();
        let expected: Vec<String> = all_notes()
            .into_iter()
            .filter(|note| !missing.contains(&note))
            .collect();
        if !missing.is_empty() {
            app.sees("could not be read");
        }
        app.wait_until(&format!("what can be read is put together: {what}"), || {
            notes(&local(&app), &Map::new()).into_iter().eq(expected.clone())
        });
        add_note(&app, "and on it goes");
        let expected = with(expected.into_iter().collect(), &["and on it goes"]);
        assert_eq!(notes(&local(&app), &Map::new()), expected, "{what}");
        for (key, value) in here
            .iter()
            .filter(|(key, _)| what.starts_with("swapped") && [first, second].contains(key))
        {
            assert!(
                local(&app).values().any(|kept| kept == value),
                "{key} was not kept: {what}"
            );
        }
    }
}

fn fault_16_values_of_others(driver: &Driver) {
    let mut map = journal();
    let odd: Map = [
        ("other.app", "not JSON {"),
        ("tenth", "no prefix"),
        ("tenthly.h", "looks alike"),
        ("", "an empty key"),
        ("\u{1f344}", "an odd key \u{2028}"),
    ]
    .into_iter()
    .map(|(key, value)| (key.to_owned(), value.to_owned()))
    .collect();
    map.extend(odd.clone());
    map.insert("tenth.weird".to_owned(), "ours by name, unknown".to_owned());
    let app = planted(driver, &map, &Map::new());
    start(&app);
    add_note(&app, "among others");
    let others = |map: &Map| -> Map {
        let mine = |key: &String| odd.contains_key(key);
        map.iter()
            .filter(|(key, _)| mine(key))
            .map(|(key, value)| (key.clone(), value.clone()))
            .collect()
    };
    assert_eq!(others(&local(&app)), odd);
    assert_eq!(
        local(&app).get("tenth.weird").map(String::as_str),
        Some("ours by name, unknown")
    );
    app.go("data");
    app.is_running();
    app.tap("Delete everything");
    app.fill("DELETE", "DELETE");
    app.tap_in("Delete everything?", "Delete everything");
    app.wait_until("only the values of others are left", || local(&app) == odd);
}

fn fault_17_storage_denied(driver: &Driver) {
    for denial in [
        "Object.defineProperty(window, 'localStorage', \
           { get() { throw new DOMException('denied', 'SecurityError'); } });",
        "Object.defineProperty(window, 'localStorage', { value: null });",
        "Object.defineProperty(window, 'localStorage', { value: undefined });",
    ] {
        let app = App::not_yet_open(driver, &xtask::paths::dist(), "/", daytime());
        app.before_every_page(denial);
        app.go("");
        app.is_running();
        app.sees("This browser does not let the page keep anything.");
        app.tap("Open the journal");
        add_note(&app, "only while this is open");
        app.sees("Not being saved");
        // It can still be taken away as a file.
        app.tap("Save a copy as a file");
        app.tap("Save a backup");
        let backup = xtask::hash::read_text(&app.downloaded(".json")).unwrap();
        assert!(backup.contains("only while this is open"));
        assert_eq!(app.console_errors(), Vec::<String>::new());
    }
}

fn fault_18_no_database(driver: &Driver) {
    for failure in [
        "indexedDB.open = () => { throw new DOMException('no', 'SecurityError'); };",
        "IDBFactory.prototype.open = function () { return {}; };",
        "Object.defineProperty(window, 'indexedDB', { value: undefined });",
        "IDBObjectStore.prototype.put = function () { this.transaction.abort(); };",
    ] {
        let app = planted(driver, &journal(), &Map::new());
        app.before_every_page(failure);
        start(&app);
        app.sees("note 0");
        add_note(&app, "without a copy");
        assert!(
            !app.text().contains("Not saved"),
            "with {failure}: {}",
            app.text()
        );
        app.wait_until("it is saved", || {
            notes(&local(&app), &Map::new()) == with(all_notes(), &["without a copy"])
        });
        app.sees("no copy");
        app.open_page("Data");
        app.sees("the last change is not in it");
        assert_eq!(app.console_errors(), Vec::<String>::new(), "with {failure}");
    }
}

fn fault_49_another_page_writes_garbage(driver: &Driver) {
    let app = planted(driver, &journal(), &Map::new());
    start(&app);
    add_note(&app, "before the garbage");
    let expected = with(all_notes(), &["before the garbage"]);
    is_copied(&app, &expected);
    let ours = app.this_tab();
    app.new_tab();
    quiet(&app);
    let garbage = "<img src=x onerror=alert(1)>";
    app.js(&format!(
        "const last = Math.max(...Object.keys(localStorage).filter((key) => key.startsWith('tenth.j.')) \
           .map((key) => Number(key.slice(8)))); \
         localStorage.setItem('tenth.j.' + last, '{garbage}'); \
         localStorage.setItem('tenth.j.' + (last + 1), '{garbage}'); \
         localStorage.setItem('tenth.h', '{garbage}');"
    ));
    app.switch_to(&ours);
    app.wait_until("the program still shows what was there", || {
        app.text().contains("before the garbage")
    });
    add_note(&app, "after the garbage");
    let expected = with(expected, &["after the garbage"]);
    app.wait_until("the store is whole again", || {
        notes(&local(&app), &Map::new()) == expected
    });
    app.sees_no("Not saved");
    assert!(!app.text().contains("onerror"), "garbage is shown");
    let aside = local(&app);
    assert!(
        aside
            .iter()
            .any(|(key, value)| key.starts_with("tenth.q.") && value == garbage),
        "the garbage was not set aside"
    );
    app.reload();
    app.sees("before the garbage");
    app.sees("after the garbage");
    assert!(!app.text().contains("onerror"), "garbage is shown");
}
