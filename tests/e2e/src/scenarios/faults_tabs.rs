//! Several tabs of one journal: one writes, the others follow; any of them may be frozen, crashed, old or from the past.

use std::collections::BTreeSet;
use std::time::{Duration, Instant};

use chrono::Days;
use e2e::app::App;
use e2e::decade;
use e2e::runner::Test;
use e2e::tests;
use e2e::webdriver::Driver;
use serde_json::{Value, json};

use super::faults_common::{
    Map, add_note, all_notes, copy, delete_everything, doses, fill_up, is_copied, journal, local, notes,
    payload, planted, quiet, records, run, sealed, start, with,
};

pub const TESTS: &[Test] = tests![
    fault_19_two_tabs_add_two_hundred_each,
    fault_19_two_tabs_add_at_the_same_time,
    fault_20_writing_tab_frozen,
    fault_20_writing_tab_hangs,
    fault_20_writing_tab_crashed,
    fault_21_no_locks,
    fault_19_nothing_is_taken_back_that_another_tab_changed,
    fault_22_tab_back_from_memory,
    fault_03_another_tab_takes_over_what_is_not_saved,
    fault_20_what_the_writing_tab_left_arrives_late,
    fault_20_doses_pressed_before_the_rest_of_the_program_is_there,
    fault_50_everything_deleted_while_another_tab_is_open,
    fault_50_everything_deleted_by_a_tab_that_reads,
    fault_50_not_deleted_under_a_tab_that_goes_on_writing,
    fault_23_newer_version_writes_while_this_one_is_open,
    fault_24_older_version_opens_newer_data,
    fault_35_another_tab_takes_over_during_an_import,
];

const READS_ONLY: &str = "only one tab writes";
const TAKE_OVER: &str = "Write in this tab";

/// Presses the first repeat chip so many times, letting the page breathe in between. By the page's clock there are
/// seconds between them: two presses in one second are one dose.
fn add_doses(app: &App<'_>, count: u64) {
    run(
        app,
        "const [count, done] = arguments; const channel = new MessageChannel(); let left = count; \
         const chip = () => [...document.querySelectorAll('button.chip')].find((it) => it.textContent.includes('0.1')); \
         const Real = Date; let ahead = 0; \
         window.Date = class extends Real { \
           constructor(...all) { if (all.length) super(...all); else super(Real.now() + ahead); } \
           static now() { return Real.now() + ahead; } }; \
         channel.port2.onmessage = () => { \
           if (left === 0) return done(1); \
           left -= 1; ahead += 3000; chip().click(); channel.port1.postMessage(0); }; \
         channel.port1.postMessage(0);",
        &json!(count),
    );
}

/// The chips that repeat a dose are there: the journal is on the screen and can be written.
fn can_add(app: &App<'_>) {
    app.wait_until("a dose can be repeated", || {
        app.js("return [...document.querySelectorAll('button.chip')].some((it) => it.textContent.includes('0.1'))")
            == Value::Bool(true)
    });
}

/// How many entries Today lists.
fn shown_doses(app: &App<'_>) -> usize {
    let rows = app.js("return document.querySelectorAll('main ul.rows > li').length");
    rows.as_u64()
        .and_then(|rows| usize::try_from(rows).ok())
        .unwrap_or(0)
}

fn two_tabs(app: &App<'_>) -> (String, String) {
    let first = app.this_tab();
    start(app);
    can_add(app);
    let second = app.new_tab();
    start(app);
    can_add(app);
    (first, second)
}

fn take_over_within(app: &App<'_>, most: Duration) {
    let asked = Instant::now();
    app.tap(TAKE_OVER);
    app.sees_no(READS_ONLY);
    let took = asked.elapsed();
    assert!(took < most, "took {took:?}");
}

/// So many doses are in local storage: what is pressed while the rest of the program comes is written after it
/// ([`fault_20_doses_pressed_before_the_rest_of_the_program_is_there`]).
#[track_caller]
fn are_stored(app: &App<'_>, count: usize) {
    app.wait_until("all are stored", || doses(&local(app), &Map::new()) == count);
}

fn fault_19_two_tabs_add_two_hundred_each(driver: &Driver) {
    let app = planted(driver, &journal(), &Map::new());
    let (first, second) = two_tabs(&app);
    app.sees(READS_ONLY);
    // What the reading tab is asked to do is refused, not lost silently and not written behind the other's back.
    let before = local(&app);
    add_doses(&app, 3);
    assert_eq!(doses(&local(&app), &Map::new()), doses(&before, &Map::new()));
    app.switch_to(&first);
    add_doses(&app, 200);
    assert_eq!(doses(&local(&app), &Map::new()), 201);
    let shown = shown_doses(&app);
    app.switch_to(&second);
    app.wait_until("the other tab shows them too", || shown_doses(&app) == shown);
    app.tap(TAKE_OVER);
    app.sees_no(READS_ONLY);
    add_doses(&app, 200);
    are_stored(&app, 401);
    let shown = shown_doses(&app);
    app.switch_to(&first);
    app.sees(READS_ONLY);
    app.wait_until("the first tab shows all", || shown_doses(&app) == shown);
    for _ in 0..3 {
        app.tap(TAKE_OVER);
        app.sees_no(READS_ONLY);
        add_doses(&app, 5);
        app.switch_to(&second);
        app.sees(READS_ONLY);
        app.tap(TAKE_OVER);
        app.sees_no(READS_ONLY);
        add_doses(&app, 5);
        app.switch_to(&first);
        app.sees(READS_ONLY);
    }
    assert_eq!(doses(&local(&app), &Map::new()), 431);
    assert_eq!(notes(&local(&app), &Map::new()), all_notes());
    app.reload();
    app.wait_until("all are there after a reload", || shown_doses(&app) == shown + 30);
}

/// In the tab in front: takes the writer's place whenever the other tab has written something and it is offered,
/// adds doses as long as it has it, and counts what it has written. Goes on in the background until `window.ends` is set.
/// Two tabs that ask for it sooner could send it to and fro without either coming to write.
fn add_and_take_over(app: &App<'_>) {
    app.js(&format!(
        "window.wrote = 0; window.ends = false; let heard = true; \
         addEventListener('storage', ({{ key }}) => {{ heard ||= key?.startsWith('tenth.j.'); }}); \
         const setItem = Storage.prototype.setItem; \
         Storage.prototype.setItem = function (key, value) {{ \
           setItem.call(this, key, value); if (key.startsWith('tenth.j.')) window.wrote += 1; }}; \
         const Real = Date; let ahead = 0; \
         window.Date = class extends Real {{ \
           constructor(...all) {{ if (all.length) super(...all); else super(Real.now() + ahead); }} \
           static now() {{ return Real.now() + ahead; }} }}; \
         const button = (name) => [...document.querySelectorAll('button')].find((it) => it.textContent.includes(name)); \
         const channel = new MessageChannel(); \
         channel.port2.onmessage = () => {{ \
           if (window.ends) return; \
           const take = button('{TAKE_OVER}'); \
           if (take && heard) {{ heard = false; take.click(); }} \
           else if (!take) {{ heard = false; ahead += 3000; button('0.1')?.click(); }} \
           channel.port1.postMessage(0); }}; \
         channel.port1.postMessage(0);"
    ));
}

fn fault_19_two_tabs_add_at_the_same_time(driver: &Driver) {
    let app = planted(driver, &journal(), &Map::new());
    let (first, second) = two_tabs(&app);
    let before = doses(&local(&app), &Map::new());
    for tab in [&first, &second] {
        app.switch_to(tab);
        add_and_take_over(&app);
    }
    let wrote = |tab: &String| {
        app.switch_to(tab);
        app.js("return window.wrote").as_u64().unwrap_or(0)
    };
    app.wait_until("both have written", || wrote(&first) > 40 && wrote(&second) > 40);
    for tab in [&first, &second] {
        app.switch_to(tab);
        app.js("window.ends = true");
    }
    // What each has written and seen written is there: neither wrote over the other's.
    let all = || before as u64 + wrote(&first) + wrote(&second);
    app.wait_until("every dose that was written is there", || {
        doses(&local(&app), &Map::new()) as u64 == all()
    });
    assert_eq!(notes(&local(&app), &Map::new()), all_notes());
    for tab in [&first, &second] {
        app.switch_to(tab);
        assert_eq!(app.console_errors(), Vec::<String>::new());
    }
}

fn fault_19_nothing_is_taken_back_that_another_tab_changed(driver: &Driver) {
    // Ten years, so that older days are still being read for a while after the tab has begun to write again.
    let (today, now) = decade::today();
    let stored = decade::generate(3, today).stored(now);
    let app = planted(driver, &stored, &Map::new());
    let day = today.checked_sub_days(Days::new(3_000)).unwrap();
    let first = app.this_tab();
    start(&app);
    app.go(&format!("journal/{day}"));
    app.is_running();
    add_note(&app, "first words");
    app.tap("Edit Note");
    app.fill("Your words", "second words");
    app.tap("Save change");
    app.sees("second words");
    assert!(app.offers("Undo"));
    // The focus keeps the offer from running out.
    app.js("document.querySelector('.undo__button').focus()");
    let second = app.new_tab();
    app.go(&format!("journal/{day}"));
    app.is_running();
    app.sees("second words");
    app.tap(TAKE_OVER);
    app.sees_no(READS_ONLY);
    for words in ["third words", "last words"] {
        app.tap("Edit Note");
        app.fill("Your words", words);
        app.tap("Save change");
        app.sees(words);
    }
    // A new generation, so that the first tab has to read everything anew.
    let file = app.browser.downloads().join("weeks.json");
    xtask::hash::write(&file, e2e::weeks::backup().as_bytes()).unwrap();
    app.open_page("Data");
    app.choose_file(&file);
    app.tap("Take in ");
    app.sees("taken in. You can take that back");
    app.switch_to(&first);
    app.slow_down(4);
    // Whatever is offered for taking back while and after the tab begins to write again is taken.
    app.js("window.offered = 0; const take = [...document.querySelectorAll('button')].find((it) => it.textContent.trim() === 'Write in this tab'); \
        setInterval(() => { const undo = document.querySelector('.undo__button'); \
          if (undo && !document.body.innerText.includes('only one tab writes')) { window.offered += 1; undo.click(); } }, 1); \
        take.click();");
    app.sees_no(READS_ONLY);
    app.sees("last words");
    assert_eq!(app.js("return window.offered"), 0);
    let all = notes(&local(&app), &Map::new());
    assert!(
        all.contains("last words") && !all.contains("second words"),
        "the last words were overwritten"
    );
    app.switch_to(&second);
    app.sees(READS_ONLY);
}

fn fault_20_writing_tab_frozen(driver: &Driver) {
    let app = planted(driver, &journal(), &Map::new());
    let (first, second) = two_tabs(&app);
    app.switch_to(&first);
    add_doses(&app, 5);
    are_stored(&app, 6);
    app.cdp("Page.setWebLifecycleState", &json!({"state": "frozen"}));
    app.switch_to(&second);
    take_over_within(&app, Duration::from_secs(18));
    add_doses(&app, 5);
    are_stored(&app, 11);
    app.switch_to(&first);
    app.cdp("Page.setWebLifecycleState", &json!({"state": "active"}));
    app.sees(READS_ONLY);
    add_doses(&app, 5);
    assert_eq!(doses(&local(&app), &Map::new()), 11, "both tabs write");
}

fn fault_20_writing_tab_hangs(driver: &Driver) {
    let app = planted(driver, &journal(), &Map::new());
    let (first, second) = two_tabs(&app);
    app.switch_to(&first);
    add_doses(&app, 5);
    are_stored(&app, 6);
    // Told by the other tab: the driver would wait for the end of what begins in the tab that it looks at.
    app.js(
        "addEventListener('storage', ({ key }) => { \
           if (key !== 'hang') return; \
           localStorage.hangs = 1; for (const end = performance.now() + 22000; performance.now() < end;); })",
    );
    app.switch_to(&second);
    app.js("localStorage.hang = 1");
    app.wait_until("the first hangs", || {
        app.js("return localStorage.hangs") == json!("1")
    });
    let asked = Instant::now();
    app.tap(TAKE_OVER);
    app.sees("Asking the other tab");
    assert!(!app.offers(TAKE_OVER), "it is asked twice");
    app.sees_no(READS_ONLY);
    assert!(
        asked.elapsed() < Duration::from_secs(18),
        "took {:?}",
        asked.elapsed()
    );
    add_doses(&app, 5);
    are_stored(&app, 11);
    // It comes back, finds that another writes, and follows.
    app.switch_to(&first);
    app.sees(READS_ONLY);
    add_doses(&app, 5);
    assert_eq!(doses(&local(&app), &Map::new()), 11, "both tabs write");
    let shown = shown_doses(&app);
    app.switch_to(&second);
    app.wait_until("both show the same", || shown_doses(&app) == shown);
    assert!(!app.text().contains(READS_ONLY), "nobody writes");
}

fn fault_20_writing_tab_crashed(driver: &Driver) {
    let app = planted(driver, &journal(), &Map::new());
    let (first, second) = two_tabs(&app);
    app.switch_to(&first);
    add_doses(&app, 5);
    are_stored(&app, 6);
    let _ = app.browser.session.cdp("Page.crash", &json!({}));
    app.switch_to(&second);
    let asked = Instant::now();
    if app.text().contains(READS_ONLY) {
        app.tap(TAKE_OVER);
    }
    app.sees_no(READS_ONLY);
    assert!(
        asked.elapsed() < Duration::from_secs(10),
        "took {:?}",
        asked.elapsed()
    );
    add_doses(&app, 5);
    are_stored(&app, 11);
}

fn fault_21_no_locks(driver: &Driver) {
    let app = planted(driver, &journal(), &Map::new());
    let without = "Object.defineProperty(Navigator.prototype, 'locks', { value: undefined });";
    app.before_every_page(without);
    let first = app.this_tab();
    start(&app);
    can_add(&app);
    app.wait_until("it is the writer", || !app.text().contains(READS_ONLY));
    let second = app.new_tab();
    app.before_every_page(without);
    start(&app);
    can_add(&app);
    app.sees(READS_ONLY);
    app.switch_to(&first);
    add_doses(&app, 20);
    app.switch_to(&second);
    app.tap(TAKE_OVER);
    app.sees_no(READS_ONLY);
    add_doses(&app, 20);
    app.switch_to(&first);
    add_doses(&app, 20);
    app.sees(READS_ONLY);
    assert_eq!(doses(&local(&app), &Map::new()), 41);
}

fn fault_22_tab_back_from_memory(driver: &Driver) {
    let app = planted(driver, &journal(), &Map::new());
    let first = app.this_tab();
    start(&app);
    can_add(&app);
    app.js("window.isKept = true");
    quiet(&app);
    let second = app.new_tab();
    start(&app);
    app.sees_no(READS_ONLY);
    add_note(&app, "written while away");
    app.switch_to(&first);
    app.back();
    app.is_running();
    // Whether it came back from memory or was loaded anew, it shows what happened before it may write.
    if app.js("return window.isKept !== true") == true {
        println!(
            "  the browser kept no page in memory; this shows a page that was loaded anew on the way back"
        );
    }
    app.sees("written while away");
    app.sees(READS_ONLY);
    app.tap(TAKE_OVER);
    app.sees_no(READS_ONLY);
    add_note(&app, "written on return");
    let mut expected = all_notes();
    expected.extend(["written while away", "written on return"].map(str::to_owned));
    assert_eq!(notes(&local(&app), &Map::new()), expected);
    app.switch_to(&second);
    app.sees("written on return");
}

/// Two tabs; the first one wrote and has a note that it could not save, the second one writes now.
fn two_tabs_one_unsaved(app: &App<'_>) -> (String, String) {
    let (first, second) = two_tabs(app);
    is_copied(app, &all_notes());
    app.switch_to(&first);
    // The reserve goes first, then the rest.
    app.js("localStorage.removeItem('tenth.r')");
    fill_up(app);
    add_note(app, "no room for this");
    app.sees("Not saved");
    app.switch_to(&second);
    app.tap(TAKE_OVER);
    app.sees_no(READS_ONLY);
    (first, second)
}

fn fault_03_another_tab_takes_over_what_is_not_saved(driver: &Driver) {
    let app = planted(driver, &journal(), &Map::new());
    let (first, second) = two_tabs_one_unsaved(&app);
    app.switch_to(&first);
    app.sees(READS_ONLY);
    app.sees("1 change is kept only while this page stays open");
    app.tap("Save a copy as a file");
    app.tap("Save a backup");
    app.sees("Read back and complete");
    let backup = xtask::hash::read_text(&app.downloaded(".json")).unwrap();
    assert!(backup.contains("no room for this"), "the backup lacks it");
    app.js("localStorage.removeItem('filler')");
    app.tap(TAKE_OVER);
    app.sees_no("Not saved");
    app.sees_no(READS_ONLY);
    assert!(notes(&local(&app), &Map::new()).contains("no room for this"));
    app.switch_to(&second);
    app.sees(READS_ONLY);
    app.sees("no room for this");
    assert!(!app.text().contains("Not saved"), "nothing waits here");
}

/// From now on the tab in front does not see what another one adds to local storage.
fn sees_late(app: &App<'_>) {
    app.js(
        "const { getItem, setItem } = Storage.prototype; const seen = new Set(Object.keys(localStorage)); \
         const keys = () => Object.keys(localStorage).filter((key) => !key.startsWith('tenth.j.') || seen.has(key)); \
         Object.defineProperty(Storage.prototype, 'length', { get: () => keys().length }); \
         Storage.prototype.key = (place) => keys()[place] ?? null; \
         Storage.prototype.getItem = function (key) { return keys().includes(key) ? getItem.call(this, key) : null; }; \
         Storage.prototype.setItem = function (key, value) { seen.add(key); setItem.call(this, key, value); };",
    );
}

/// What the other tab wrote last is in the recovery copy before this tab sees it: nothing is written over it.
fn fault_20_what_the_writing_tab_left_arrives_late(driver: &Driver) {
    let app = planted(driver, &journal(), &Map::new());
    let (first, second) = two_tabs(&app);
    is_copied(&app, &all_notes());
    app.switch_to(&second);
    sees_late(&app);
    app.switch_to(&first);
    add_note(&app, "left by the first");
    let left = with(all_notes(), &["left by the first"]);
    is_copied(&app, &left);
    app.switch_to(&second);
    assert!(!app.text().contains("left by the first"), "it was not late");
    app.tap(TAKE_OVER);
    app.sees_no(READS_ONLY);
    app.sees("left by the first");
    add_note(&app, "by the second");
    let both = with(left, &["by the second"]);
    app.wait_until("both are in local storage", || {
        notes(&local(&app), &Map::new()) == both
    });
    is_copied(&app, &both);
}

/// What the other tab left is put in order before anything is added, which takes the rest of the program: what is
/// pressed before that has come waits, is not said to be saved, and is stored then.
fn fault_20_doses_pressed_before_the_rest_of_the_program_is_there(driver: &Driver) {
    let app = planted(driver, &journal(), &Map::new());
    let first = app.this_tab();
    start(&app);
    can_add(&app);
    let second = app.new_tab();
    app.before_every_page(
        "const known = window.fetch, gate = new Promise((open) => { window.openGate = open; }); \
         window.fetch = async (from, ...more) => { \
           const name = String(from.url ?? from); \
           if (name.endsWith('.wasm') && !name.endsWith('_bg.wasm')) await gate; \
           return known(from, ...more); };",
    );
    start(&app);
    can_add(&app);
    app.sees(READS_ONLY);
    sees_late(&app);
    app.switch_to(&first);
    add_doses(&app, 5);
    are_stored(&app, 6);
    app.wait_until("all are copied", || doses(&Map::new(), &copy(&app)) == 6);
    app.switch_to(&second);
    app.tap(TAKE_OVER);
    app.sees_no(READS_ONLY);
    add_doses(&app, 5);
    assert_eq!(doses(&local(&app), &Map::new()), 6, "it did not wait");
    app.sees("Saving …");
    assert!(!app.text().contains("stored safely"), "said before it is so");
    app.js("window.openGate()");
    are_stored(&app, 11);
    app.wait_until("all are copied", || doses(&Map::new(), &copy(&app)) == 11);
    let shown = shown_doses(&app);
    app.switch_to(&first);
    are_stored(&app, 11);
    app.wait_until("both show the same", || shown_doses(&app) == shown);
}

/// Nothing of the old journal is stored, shown or waiting in the tab in front, and a new one begins there.
#[track_caller]
fn begins_anew(app: &App<'_>) {
    app.sees("Is it doing anything for me?");
    app.wait_until("nothing of the journal is left", || {
        notes(&local(app), &copy(app)).is_empty()
    });
    if app.text().contains(READS_ONLY) {
        app.tap(TAKE_OVER);
        app.sees_no(READS_ONLY);
    }
    app.tap("Open the journal");
    add_note(app, "a new beginning");
    assert_eq!(
        notes(&local(app), &Map::new()),
        BTreeSet::from(["a new beginning".to_owned()])
    );
    assert!(!app.text().contains("note 0"));
}

fn fault_50_everything_deleted_while_another_tab_is_open(driver: &Driver) {
    let app = planted(driver, &journal(), &Map::new());
    let (first, _) = two_tabs_one_unsaved(&app);
    delete_everything(&app);
    app.sees("Everything was deleted.");
    app.js("localStorage.removeItem('filler')");
    app.switch_to(&first);
    begins_anew(&app);
    assert_eq!(app.console_errors(), Vec::<String>::new());
}

fn fault_50_everything_deleted_by_a_tab_that_reads(driver: &Driver) {
    let app = planted(driver, &journal(), &Map::new());
    let (first, _) = two_tabs(&app);
    app.sees(READS_ONLY);
    delete_everything(&app);
    app.sees("Everything was deleted.");
    app.switch_to(&first);
    begins_anew(&app);
}

fn fault_50_not_deleted_under_a_tab_that_goes_on_writing(driver: &Driver) {
    let app = planted(driver, &journal(), &Map::new());
    // It holds the lock, answers, and does not let go.
    run(
        &app,
        "const [, done] = arguments; const channel = new BroadcastChannel('tenth'); \
         channel.onmessage = ({data}) => { if (data === 'ping') channel.postMessage('alive'); }; \
         navigator.locks.request('tenth', () => { done(1); return new Promise(() => {}); });",
        &Value::Null,
    );
    app.new_tab();
    start(&app);
    app.sees(READS_ONLY);
    delete_everything(&app);
    app.sees("Not everything could be deleted. Close other tabs of this app");
    assert_eq!(notes(&local(&app), &Map::new()), all_notes());
    app.tap("Today");
    app.sees("note 0");
}

/// The head as a version from the future would write it.
fn newer_head(map: &Map) -> String {
    let mut head: Value = serde_json::from_str(payload(&map["tenth.h"])).unwrap();
    head["format"] = json!(2);
    head["min_writer"] = json!(2);
    sealed("tenth.h", &head.to_string())
}

const NEWER: &str = "A newer version of Tenth has written this journal.";

fn fault_23_newer_version_writes_while_this_one_is_open(driver: &Driver) {
    let app = planted(driver, &journal(), &Map::new());
    let ours = app.this_tab();
    start(&app);
    can_add(&app);
    let head = newer_head(&local(&app));
    app.new_tab();
    quiet(&app);
    app.js(&format!("localStorage.setItem('tenth.h', {})", json!(head)));
    let theirs = local(&app);
    app.switch_to(&ours);
    app.sees(NEWER);
    add_doses(&app, 5);
    assert_eq!(
        local(&app),
        theirs,
        "the older version wrote over the newer one's data"
    );
    // It is asked to let go, does, and may write again: the data are as new as before.
    run(
        &app,
        "const [, done] = arguments; const channel = new BroadcastChannel('tenth'); \
         const ask = () => { channel.postMessage('ping'); setTimeout(ask, 50); }; \
         channel.onmessage = ({data}) => { \
           if (data === 'released') { channel.postMessage('released'); ask(); } \
           if (data === 'alive') done(1); }; \
         channel.postMessage('release');",
        &Value::Null,
    );
    add_doses(&app, 5);
    app.sees(NEWER);
    assert_eq!(local(&app), theirs, "it was written to");
}

fn fault_24_older_version_opens_newer_data(driver: &Driver) {
    let mut map = journal();
    let head = newer_head(&map);
    map.insert("tenth.h".to_owned(), head.clone());
    let app = planted(driver, &map, &Map::new());
    start(&app);
    app.sees(NEWER);
    app.sees("note 0");
    add_doses(&app, 5);
    assert_eq!(local(&app), map, "it was written to");
    // Everything can be taken away as it is.
    app.open_page("Data");
    app.tap("Save a raw copy");
    let raw = xtask::hash::read_text(&app.downloaded(".json")).unwrap();
    let raw: Value = serde_json::from_str(&raw).unwrap();
    let values: BTreeSet<String> = strings(&raw);
    assert!(values.contains(&head), "the raw copy lacks the head");
    // All but the padding.
    for (key, value) in map.iter().filter(|(key, _)| *key != "tenth.r") {
        assert!(values.contains(value), "the raw copy lacks {key}");
    }
    assert_eq!(local(&app), map, "it was written to");
}

fn strings(value: &Value) -> BTreeSet<String> {
    match value {
        Value::String(text) => BTreeSet::from([text.clone()]),
        Value::Array(all) => all.iter().flat_map(strings).collect(),
        Value::Object(all) => all.values().flat_map(strings).collect(),
        _ => BTreeSet::new(),
    }
}

/// Two tabs; the first one begins to take in ten years, and a script runs there when it has come a part of the way.
/// Returns both, and how many records there are before and after.
fn importing(app: &App<'_>, on_the_way: &str) -> (String, String, usize, usize) {
    let (today, _) = decade::today();
    let decade = decade::generate(3, today);
    let file = app.browser.downloads().join("decade.json");
    xtask::hash::write(&file, decade.backup().as_bytes()).unwrap();
    let (first, second) = two_tabs(app);
    let before = records(&local(app), &Map::new()).len();
    // The settings are in both.
    let after = before + decade.journal().records().count() - 1;
    app.switch_to(&first);
    app.open_page("Data");
    app.choose_file(&file);
    app.sees("new");
    app.slow_down(10);
    // The tab will not be seen any more; all the same it goes on with rests, as one that is.
    app.js(&format!(
        "Object.defineProperty(document, 'visibilityState', {{ get: () => 'visible' }}); \
         const look = () => {{ const bar = document.querySelector('progress'); \
           if (bar && bar.value > 3 && document.body.innerText.includes('Taking in')) {{ \
             localStorage.setItem('on the way', '1'); {on_the_way} }} else setTimeout(look, 0); }}; \
         look(); \
         const it = [...document.querySelectorAll('button')].find((one) => one.textContent.includes('Take in')); \
         setTimeout(() => it.click(), 0);"
    ));
    app.switch_to(&second);
    app.wait_until("part of it is written", || {
        app.js("return localStorage.getItem('on the way')") == "1"
    });
    (first, second, before, after)
}

fn fault_35_another_tab_takes_over_during_an_import(driver: &Driver) {
    let app = planted(driver, &journal(), &Map::new());
    let (first, _, before, after) = importing(&app, "");
    let so_far = records(&local(&app), &Map::new()).len();
    assert!(so_far == before || so_far == after, "{so_far} records in between");
    app.tap(TAKE_OVER);
    app.sees_no(READS_ONLY);
    // The tab that was asked to let go has finished first.
    assert_eq!(records(&local(&app), &Map::new()).len(), after);
    add_doses(&app, 3);
    assert_eq!(records(&local(&app), &Map::new()).len(), after + 3);
    app.switch_to(&first);
    app.slow_down(1);
    app.sees(READS_ONLY);
    app.sees("taken in. You can take that back");
    assert_eq!(
        notes(&local(&app), &Map::new())
            .intersection(&all_notes())
            .count(),
        all_notes().len()
    );
}
