//! What can end a program at any moment: the browser killed, a tab crashed or closed, a program that panics.
//! What was shown as saved is there afterwards, and what was begun is whole or not at all.

use std::collections::BTreeSet;
use std::thread;
use std::time::{Duration, SystemTime, UNIX_EPOCH};

use e2e::app::App;
use e2e::decade;
use e2e::runner::Test;
use e2e::tests;
use e2e::webdriver::Driver;
use serde_json::{Value, json};

use super::faults_common::{
    Map, add_note, all_notes, copy, daytime, doses, is_copied, journal, local, notes, plant, planted, quiet,
    records, start,
};

pub const TESTS: &[Test] = tests![
    fault_06_browser_killed_after_a_save,
    fault_07_browser_killed_while_tidying,
    fault_08_tab_crashed_after_a_save,
    fault_09_tab_closed_while_typing,
    fault_31_program_panics,
    fault_35_browser_killed_during_an_import,
];

/// A moment from 0 to `most` milliseconds, another one each time.
fn a_moment(most: u64) -> Duration {
    let now = SystemTime::now().duration_since(UNIX_EPOCH).unwrap_or_default();
    let mixed = u64::from(now.subsec_nanos()).wrapping_mul(0x9e37_79b9_7f4a_7c15) >> 32;
    Duration::from_millis(mixed % (most + 1))
}

/// The fault itself: some time after something, the browser is gone.
fn kill_after(app: &mut App<'_>, moment: Duration) {
    thread::sleep(moment);
    app.kill_and_restart();
}

fn fault_06_browser_killed_after_a_save(driver: &Driver) {
    let mut app = planted(driver, &journal(), &Map::new());
    start(&app);
    let mut expected = all_notes();
    is_copied(&app, &expected);
    for round in 0..8 {
        let text = format!("kept in round {round}");
        add_note(&app, &text);
        app.sees("Saved ");
        assert!(!app.text().contains("Not saved"), "{}", app.text());
        expected.insert(text.clone());
        // At the very moment it is said to be stored safely, and within two seconds of being saved.
        let moment = if round % 2 == 0 {
            app.sees("stored safely");
            Duration::ZERO
        } else {
            a_moment(2_000)
        };
        kill_after(&mut app, moment);
        app.sees(&text);
        app.wait_until(
            &format!("all is there after a kill {moment:?} after a save"),
            || notes(&local(&app), &Map::new()) == expected,
        );
    }
}

/// As many single records as make the next save due for tidying.
fn long_log() -> Map {
    let (today, now) = decade::today();
    decade::generate(7, today).long_log(now, 199)
}

/// How often the browser is killed in the middle of tidying.
const ROUNDS: u32 = 50;

fn fault_07_browser_killed_while_tidying(driver: &Driver) {
    let log = long_log();
    let mut app = planted(driver, &Map::new(), &Map::new());
    let count = records(&log, &Map::new()).len();
    for round in 0..ROUNDS {
        plant(&app, &log, &log);
        // An ordinary end of the browser, so that what was planted is on the disk.
        app.restart();
        start(&app);
        app.tap_in("Record again", "g");
        app.sees("recorded");
        let before = doses(&log, &Map::new());
        kill_after(&mut app, a_moment(500));
        app.wait_until(&format!("all is there in round {round}"), || {
            let here = local(&app);
            records(&here, &Map::new()).len() == count + 1 && doses(&here, &Map::new()) == before + 1
        });
        app.wait_until("the log is tidied in the end", || {
            local(&app).keys().any(|key| key.starts_with("tenth.c."))
        });
        assert_eq!(records(&local(&app), &copy(&app)).len(), count + 1);
    }
}

fn fault_08_tab_crashed_after_a_save(driver: &Driver) {
    let app = planted(driver, &journal(), &Map::new());
    start(&app);
    add_note(&app, "just before the crash");
    let crashed = app.this_tab();
    let other = app.new_tab();
    app.switch_to(&crashed);
    // The answer never comes: there is nobody left to give it.
    let _ = app.browser.session.cdp("Page.crash", &json!({}));
    app.switch_to(&other);
    start(&app);
    app.sees("just before the crash");
    app.sees_no("only one tab writes");
    add_note(&app, "and on it goes");
    let mut expected = all_notes();
    expected.extend(["just before the crash", "and on it goes"].map(str::to_owned));
    assert_eq!(notes(&local(&app), &Map::new()), expected);
}

fn fault_09_tab_closed_while_typing(driver: &Driver) {
    let app = planted(driver, &journal(), &Map::new());
    let first = app.this_tab();
    let second = app.new_tab();
    start(&app);
    app.tap_in("Add an entry", "Note");
    app.fill("Your words", "half a sentence that nobody has");
    app.browser.session.close_tab().unwrap();
    app.switch_to(&first);
    assert_ne!(first, second);
    start(&app);
    app.tap_in("Add an entry", "Note");
    assert_eq!(app.value_of("Your words"), "half a sentence that nobody has");
    app.sees("draft kept");
    app.tap("Record");
    app.sees("half a sentence that nobody has");
    // Recorded: the draft is gone.
    app.tap_in("Add an entry", "Note");
    assert_eq!(app.value_of("Your words"), "");
}

fn fault_31_program_panics(driver: &Driver) {
    let app = App::not_yet_open(driver, &xtask::paths::variant("test-hooks"), "/", daytime());
    plant(&app, &journal(), &Map::new());
    start(&app);
    is_copied(&app, &all_notes());
    app.tap_in("Add an entry", "Note");
    app.fill("Your words", "a draft from before");
    let (here, there) = (local(&app), copy(&app));
    app.js("dispatchEvent(new Event('test-hook-panic'))");
    app.sees("Reload");
    app.wait_until("the recovery block is shown", || {
        app.js("return document.getElementById('recovery').checkVisibility()") == Value::Bool(true)
    });
    app.is_accessible();
    // Whatever reaches the broken program, it writes nothing any more.
    app.js(
        "for (const it of document.querySelectorAll('.app button, .app input')) it.click(); \
         for (const it of document.querySelectorAll('textarea')) { \
           it.value = 'typed after the end'; it.dispatchEvent(new Event('input', {bubbles: true})); } \
         for (const it of document.querySelectorAll('form')) it.requestSubmit(); \
         dispatchEvent(new StorageEvent('storage', {key: 'tenth.h'})); \
         dispatchEvent(new PageTransitionEvent('pageshow', {persisted: true})); \
         document.dispatchEvent(new Event('visibilitychange'));",
    );
    app.js_async("setTimeout(() => requestAnimationFrame(() => done(1)), 300)");
    assert_eq!(local(&app), here, "local storage was written after a panic");
    assert_eq!(copy(&app), there, "the recovery copy was written after a panic");
    // Everything that is stored can be taken away without the program.
    app.tap("Download everything as it is stored");
    let file = app.downloaded(".json");
    let raw: Value = serde_json::from_str(&xtask::hash::read_text(&file).unwrap()).unwrap();
    assert_eq!(raw["localStorage"], json!(here));
    assert_eq!(raw["indexedDB"], json!(there));
    app.tap("Reload");
    app.is_running();
    app.sees("note 0");
    app.tap_in("Add an entry", "Note");
    assert_eq!(app.value_of("Your words"), "a draft from before");
    app.tap("Record");
    let mut expected = all_notes();
    expected.insert("a draft from before".to_owned());
    app.wait_until("it is saved", || notes(&local(&app), &Map::new()) == expected);
}

fn fault_35_browser_killed_during_an_import(driver: &Driver) {
    let (today, _) = decade::today();
    let decade = decade::generate(3, today);
    let here = journal();
    let mut app = planted(driver, &Map::new(), &Map::new());
    let file = app.browser.downloads().with_file_name("decade.json");
    xtask::hash::write(&file, decade.backup().as_bytes()).unwrap();
    let before = records(&here, &Map::new()).len();
    let after = before + decade.journal().records().count() - 1;
    let mut outcomes = BTreeSet::new();
    for round in 0..5 {
        plant(&app, &here, &here);
        app.restart();
        app.go("data");
        app.is_running();
        app.choose_file(&file);
        app.sees("new");
        // Pressed without waiting for the answer, which comes only when it is done.
        app.js(
            "const it = [...document.querySelectorAll('button')].find((one) => one.textContent.includes('Take in')); \
             setTimeout(() => it.click(), 0);",
        );
        let moment = if round == 4 {
            Duration::from_secs(4)
        } else {
            a_moment(700)
        };
        kill_after(&mut app, moment);
        app.wait_until("it is opened", || {
            app.js("return !!document.querySelector('main h1')") == json!(true)
        });
        quiet(&app);
        let found = records(&local(&app), &copy(&app)).len();
        assert!(
            found == before || found == after,
            "{found} records after a kill at {moment:?}; {before} before, {after} after"
        );
        // What was there before is still whole: as the journal, or beside it as a file.
        if found == after {
            app.go("data");
            app.is_loaded();
            app.tap("Save it as a file");
            app.sees("Read back and complete. Look for tenth-before-");
            let file = xtask::hash::read_text(&app.downloaded(".json")).unwrap();
            for note in all_notes() {
                assert!(
                    file.contains(&note),
                    "{note} is not in the journal before the import"
                );
            }
            quiet(&app);
        }
        let kept = notes(&local(&app), &copy(&app));
        assert!(
            kept.is_superset(&all_notes()),
            "own notes are missing after a kill at {moment:?}"
        );
        outcomes.insert(found);
    }
    assert!(outcomes.contains(&after), "the import was never finished");
}
