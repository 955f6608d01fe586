//! Files that are refused, cancelled, doubled or older: what the journal says of them is what it can know.

use e2e::app::App;
use e2e::runner::Test;
use e2e::tests;
use e2e::webdriver::Driver;
use serde_json::{Value, json};

use super::faults_common::{Map, add_note, all_notes, journal, local, notes, planted, records, start};

pub const TESTS: &[Test] = tests![
    fault_36_the_same_backup_twice_and_an_older_one,
    fault_47_a_file_the_browser_refuses_or_nobody_chooses,
    fault_48_a_download_that_is_blocked,
];

/// Saves a backup and moves it aside, so that the next one is told from it.
fn backup(app: &App<'_>, name: &str) -> std::path::PathBuf {
    app.open_page("Data");
    app.tap("Save a backup");
    let file = app.downloaded(".json");
    app.sees("Read back and complete");
    let aside = app.browser.downloads().join(name);
    std::fs::rename(file, &aside).unwrap();
    aside
}

fn fault_36_the_same_backup_twice_and_an_older_one(driver: &Driver) {
    let app = planted(driver, &journal(), &Map::new());
    start(&app);
    add_note(&app, "in the old backup");
    let old = backup(&app, "old.backup");
    // Changed and deleted since.
    app.tap("Today");
    app.tap("Edit Note");
    app.fill("Your words", "changed since");
    app.tap("Save change");
    app.sees("changed since");
    let after_change = notes(&local(&app), &Map::new());
    let before = records(&local(&app), &Map::new());
    let new = backup(&app, "new.backup");
    for (file, what) in [
        (&new, "the same"),
        (&new, "the same again"),
        (&old, "an older one"),
    ] {
        app.choose_file(file);
        app.sees("Nothing to take in");
        assert_eq!(
            records(&local(&app), &Map::new()),
            before,
            "{what} changed something"
        );
        app.go("data");
        app.is_running();
    }
    // What was deleted stays deleted when an older file is taken in.
    app.tap("Today");
    app.tap("Edit Note");
    app.tap("Delete");
    let deleted = notes(&local(&app), &Map::new());
    assert_eq!(deleted.len(), after_change.len() - 1);
    app.open_page("Data");
    app.choose_file(&new);
    app.sees("Bring back 1 entry deleted here");
    app.sees("Nothing to take in");
    assert_eq!(notes(&local(&app), &Map::new()), deleted);
    app.reload();
    assert_eq!(notes(&local(&app), &Map::new()), deleted);
    let gone = all_notes().len() + 1 - deleted.len();
    assert_eq!(gone, 1);
}

fn fault_47_a_file_the_browser_refuses_or_nobody_chooses(driver: &Driver) {
    let app = planted(driver, &journal(), &Map::new());
    start(&app);
    app.open_page("Data");
    app.sees("none yet");
    app.js("window.createObjectURL = URL.createObjectURL; URL.createObjectURL = () => { throw new TypeError('no'); };");
    app.tap("Save a backup");
    app.sees("The browser refused to make the file.");
    app.sees("none yet");
    // The picker is closed without a choice.
    let here = local(&app);
    app.js("document.querySelector('input[type=file]').dispatchEvent(new Event('change', {bubbles: true}));");
    app.js("document.querySelector('input[type=file]').dispatchEvent(new Event('cancel', {bubbles: true}));");
    app.sees_no("Reading the file …");
    assert_eq!(local(&app), here);
    app.js("URL.createObjectURL = window.createObjectURL;");
    app.tap("Save a backup");
    app.sees("Read back and complete");
    app.sees_no("none yet");
    assert_eq!(app.console_errors(), Vec::<String>::new());
}

fn fault_48_a_download_that_is_blocked(driver: &Driver) {
    let app = planted(driver, &journal(), &Map::new());
    start(&app);
    app.cdp("Browser.setDownloadBehavior", &json!({"behavior": "deny"}));
    app.open_page("Data");
    app.tap("Save a backup");
    // It says what it checked, the text it made, and asks the person to look for the file.
    app.sees("Look for tenth-");
    app.sees("where your browser keeps downloads");
    let files = std::fs::read_dir(app.browser.downloads()).unwrap().count();
    assert_eq!(files, 0, "the download was not blocked");
    for claim in ["is saved", "was saved", "Backup saved"] {
        assert!(!app.text().contains(claim), "it claims that the file {claim}");
    }
    // The person does not see it: then it does not count, and the journal goes on asking for a backup.
    app.tap("I don’t see it");
    app.sees("Then it does not count as a backup.");
    app.sees("added or changed, none of them in a backup");
    app.sees("none yet");
    assert!(!local(&app).contains_key("tenth.b"));
    // The text can be had in another way, whole.
    app.cdp(
        "Browser.grantPermissions",
        &json!({"permissions": ["clipboardReadWrite", "clipboardSanitizedWrite"]}),
    );
    app.tap("Copy its text");
    app.sees("Copied. Paste it into a plain text file");
    let pasted = app.js_async("navigator.clipboard.readText().then(done, (error) => done(String(error)))");
    let backup: Value = serde_json::from_str(pasted.as_str().unwrap()).unwrap();
    assert_eq!(
        backup["records"].as_array().unwrap().len(),
        records(&local(&app), &Map::new()).len()
    );
    // And when the browser lets it through, it counts; what counted before is what counts after another one that is not seen.
    app.cdp(
        "Browser.setDownloadBehavior",
        &json!({"behavior": "allow", "downloadPath": app.browser.downloads()}),
    );
    app.tap("Save a backup");
    app.downloaded(".json");
    app.sees("Read back and complete");
    app.sees("0 entries and settings added or changed since the last backup");
    app.tap("Today");
    add_note(&app, "after the backup");
    app.open_page("Data");
    app.sees("1 entry or setting added or changed since the last backup");
    app.tap("Save a backup");
    app.sees("0 entries and settings added or changed since the last backup");
    app.tap("I don’t see it");
    app.sees("1 entry or setting added or changed since the last backup");
    app.reload();
    app.sees("1 entry or setting added or changed since the last backup");
}
