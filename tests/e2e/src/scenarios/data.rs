//! Data: a file from another app in, a backup out, everything deleted, everything back; and files that are not what they say.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use chrono::NaiveDate;
use e2e::app::App;
use e2e::browser::Looks;
use e2e::decade;
use e2e::runner::Test;
use e2e::tests;
use e2e::webdriver::Driver;
use e2e::weeks;
use serde_json::{Value, json};

use super::{EVENING, record_dose, started, weeks_on};

pub const TESTS: &[Test] = tests![
    carry_a_journal_from_elsewhere_through_everything,
    take_in_what_another_app_publishes,
    compare_a_file_again,
    see_what_a_file_would_change,
    settle_what_both_sides_have_changed,
    name_everything_that_is_rejected,
    see_how_far_ten_years_are,
    refuse_a_broken_file,
    replace_only_by_typing,
    nag_about_a_backup,
    make_measures_ones_own,
    name_a_substance_and_a_batch,
];

/// A file in the browser's own folder, so that it goes with it.
fn file(app: &App, name: &str, content: &[u8]) -> PathBuf {
    let path = app.browser.downloads().with_file_name(name);
    xtask::hash::write(&path, content).unwrap();
    path
}

/// A whole export of PsychonautWiki Journal: our own in the published form, which the native tests read as well.
fn sample() -> PathBuf {
    xtask::paths::root().join("tests/fixtures/psychonautwiki/sample.json")
}

/// The sample that PsychonautWiki Journal itself publishes, if it is at hand.
fn published() -> Option<PathBuf> {
    let folder = std::env::var_os("TENTH_FIXTURES")
        .map_or_else(|| xtask::paths::root().join("../shared/fixtures"), PathBuf::from);
    // A driver takes only a path without `..`; one that cannot be made so is not there.
    folder.join("psychonautwiki/LegalSample.json").canonicalize().ok()
}

/// The published sample, or our own in the same form where it is not at hand; which one is said.
fn from_elsewhere() -> PathBuf {
    published().unwrap_or_else(|| {
        println!("  the published sample is not at hand; our own in the same form stands in for it");
        sample()
    })
}

/// Takes a whole export in, twice, and takes it back.
fn take_in_and_back(app: &App, sample: &Path) {
    app.open_page("Data");
    app.choose_file(sample);
    let name = sample.file_name().unwrap_or_default().to_string_lossy();
    app.sees(&format!("{name}, an export of PsychonautWiki Journal."));
    app.sees("new 23 same 0");
    app.sees("Not taken in, because this journal has no place for it: 2 favourite marks.");
    app.sees("Its times are read as this device’s own.");
    app.tap("Take in 20 entries and 3 settings");
    app.sees("20 entries and 3 settings taken in.");
    app.focus_is_on("20 entries and 3 settings taken in.");
    // The same file again adds nothing.
    app.choose_file(sample);
    app.sees("new 0 same 23");
    app.tap("Nothing to take in");
    app.tap("Cancel");
    app.focus_is_on("Choose a file");
    app.tap("Insights");
    app.sees("20 doses.");
    // Taken back, all of it is gone.
    app.open_page("Data");
    app.tap("Take back Import from PsychonautWiki Journal, 20 entries");
    app.tap("Journal");
    app.sees("Your days will stand here");
}

fn take_in_what_another_app_publishes(driver: &Driver) {
    let app = started(driver, EVENING);
    take_in_and_back(&app, &from_elsewhere());
    assert_eq!(app.console_errors(), Vec::<String>::new());
}

/// What the journal holds changes while a file is shown: the preview goes with it.
fn compare_a_file_again(driver: &Driver) {
    let app = started(driver, EVENING);
    app.open_page("Data");
    app.choose_file(&sample());
    app.tap("Take in 20 entries and 3 settings");
    app.sees("20 entries and 3 settings taken in.");
    app.choose_file(&sample());
    app.sees("new 0 same 23");
    app.tap("Take back Import from PsychonautWiki Journal, 20 entries");
    app.sees("new 0 same 0");
    app.tap("Bring back 20 entries and 3 settings deleted here");
    app.tap("Take in 20 entries and 3 settings");
    app.sees("20 entries and 3 settings taken in.");
    assert_eq!(app.console_errors(), Vec::<String>::new());
}

/// Saves a backup and reads the file; it is moved away so that the next one keeps its name.
fn save_backup(app: &App) -> Value {
    app.sees_no("Older days are still being read");
    app.tap("Save a backup");
    app.sees("Read back and complete: ");
    let path = app.downloaded("tenth-2026-11-12.json");
    let text = xtask::hash::read_text(&path).unwrap();
    std::fs::remove_file(&path).unwrap();
    serde_json::from_str(&text).unwrap()
}

fn delete_everything(app: &App) {
    app.tap("Delete everything");
    app.sees("This cannot be taken back.");
    // Without the word nothing happens.
    app.tap_in("Delete everything?", "Delete everything");
    app.sees("This cannot be taken back.");
    app.fill("Type DELETE to go on", "delete");
    app.tap_in("Delete everything?", "Delete everything");
    app.sees("This cannot be taken back.");
    app.fill("Type DELETE to go on", "DELETE");
    app.tap_in("Delete everything?", "Delete everything");
}

/// Everything the browser keeps for the app.
fn stored(app: &App) -> Value {
    app.js("return Object.fromEntries(Object.entries(localStorage).sort())")
}

fn carry_a_journal_from_elsewhere_through_everything(driver: &Driver) {
    let app = started(driver, EVENING);
    app.is_loaded();
    app.is_kept_for_offline();
    app.network_requests();
    app.server.forget_requests();
    let sample = from_elsewhere();

    take_in_and_back(&app, &sample);
    // And it can be brought back.
    app.open_page("Data");
    app.choose_file(&sample);
    app.tap("Bring back 20 entries and 3 settings deleted here");
    app.tap("Take in 20 entries and 3 settings");
    app.sees("20 entries and 3 settings taken in.");

    app.tap("Today");
    record_dose(&app, "0.1 g");
    app.sees("20:05 Dose, 0.1 g");
    app.tap_in("Mood", "7");
    app.tap_in("Energy", "4");
    app.sees("Evening check-in mood 7, energy 4");
    app.tap("Journal");
    app.hears("today, dose day, mood 7");
    app.tap("Year");
    app.fill("Which year", "2022");
    app.tap("Six weeks");
    app.hears("Monday 28 November 2022, dose day, mood not answered");
    app.tap("Insights");
    app.sees("21 doses.");
    app.tap("Mood");
    app.sees("One answer in these days: 7.");

    app.open_page("Data");
    let saved = save_backup(&app);
    app.sees("entries and settings added or changed since the last backup");
    // The page of a measure asks for the app's own second program, and nothing asks for anything else.
    for address in app.network_requests() {
        assert!(address.contains("/worker-"), "{address} was asked for");
    }
    // Deleting ends with a fresh start, from the offline copy.
    app.js("window.isOld = true");
    delete_everything(&app);
    app.wait_until("the page has started anew", || {
        app.js("return !window.isOld") == true
    });
    app.is_running();
    app.is_loaded();
    let host = app.server.url();
    let asked = app.network_requests();
    assert!(
        asked.iter().all(|url| url.starts_with(&host)),
        "asked for {asked:?}"
    );
    app.sees("0 entries, so nothing to save yet");
    app.focus_is_on("Data");
    // It is said once, and nothing remembers it.
    app.sees("Everything was deleted. This is a new, empty journal");
    assert_eq!(app.js("return location.hash + sessionStorage.length"), "0");
    app.sees("What you do in the next 30 days can be taken back here.");
    let left = stored(&app).to_string();
    assert!(!left.contains("0.1"), "something is left: {left}");
    app.tap("Journal");
    app.sees("Your days will stand here");
    app.open_page("Data");
    app.sees("0 entries, so nothing to save yet");
    app.sees_no("Everything was deleted.");
    let path = file(&app, "tenth-2026-11-12.json", saved.to_string().as_bytes());
    app.choose_file(&path);
    app.sees("tenth-2026-11-12.json, a backup of this app, written on 12 November.");
    app.sees("same 0");
    app.tap("Take in ");
    app.sees("taken in. You can take that back");
    let again = save_backup(&app);
    assert_eq!(again["records"], saved["records"]);
    assert_eq!(again["digest"], saved["digest"]);
    app.tap("Today");
    app.sees("20:05 Dose, 0.1 g");
    app.sees("Evening check-in mood 7, energy 4");

    // Through all of this nothing was asked for: not from the own site, and not from anywhere else.
    assert_eq!(app.network_requests(), Vec::<String>::new());
    let asked: Vec<_> = app.server.requests();
    assert!(asked.is_empty(), "asked for {asked:?}");
    assert_eq!(app.console_errors(), Vec::<String>::new());
}

/// However many things of a file cannot be taken, each is named with its place.
fn name_everything_that_is_rejected(driver: &Driver) {
    let app = started(driver, EVENING);
    app.open_page("Data");
    let mut backup: Value = serde_json::from_str(&weeks::backup()).unwrap();
    let records = backup["records"].as_array_mut().unwrap();
    let mut bad = records
        .iter()
        .find(|record| record["kind"] == "dose")
        .unwrap()
        .clone();
    bad["data"]["amount"] = json!("-1");
    let count = records.len();
    records.extend(std::iter::repeat_n(bad, 150));
    app.choose_file(&file(&app, "many.json", backup.to_string().as_bytes()));
    app.sees("rejected 150");
    app.tap("Why 150 were rejected");
    app.sees(&format!("record {} amount", count + 100));
    app.sees_no(&format!("record {}", count + 101));
    app.tap("The other 50");
    app.sees(&format!("record {}: amount", count + 101));
    app.sees(&format!("record {}: amount", count + 150));
    assert_eq!(app.console_errors(), Vec::<String>::new());
}

fn see_what_a_file_would_change(driver: &Driver) {
    let app = weeks_on(driver, Looks::default());
    app.open_page("Data");
    let mut backup: Value = serde_json::from_str(&weeks::backup()).unwrap();
    let path = file(&app, "first.json", backup.to_string().as_bytes());
    app.choose_file(&path);
    app.sees("first.json, a backup of this app, written on 12 November.");
    app.sees("Nothing to take in");
    let before = stored(&app);
    // One record changed later in the file, one that is new, two that cannot be.
    let records = backup["records"].as_array_mut().unwrap();
    let dose = records
        .iter_mut()
        .find(|record| record["kind"] == "dose" && record["day"] == "2026-11-10")
        .unwrap();
    dose["rev"] = json!("90000.AAAAAAAAAAE");
    dose["data"]["amount"] = json!("0.4");
    let mut added = dose.clone();
    added["id"] = json!("AAAAAAAAAAAAAAAAAAAAAD");
    added["day"] = json!("2026-11-11");
    let mut bad = added.clone();
    bad["id"] = json!("AAAAAAAAAAAAAAAAAAAAAE");
    bad["data"]["amount"] = json!("-1");
    let mut no_day = added.clone();
    no_day["id"] = json!("AAAAAAAAAAAAAAAAAAAAAF");
    no_day["day"] = json!("2026-02-30");
    let count = records.len();
    records.extend([added, bad, no_day]);
    let path = file(&app, "second.json", backup.to_string().as_bytes());
    app.choose_file(&path);
    app.sees("preview, nothing changed yet");
    app.sees("The file is not as it was written");
    app.sees("new 1");
    app.sees("newer in the file 1");
    app.sees("rejected 2");
    app.tap("Why 2 were rejected");
    app.sees(&format!("record {} amount", count + 2));
    app.sees(&format!("record {} day", count + 3));
    assert_eq!(stored(&app), before);
    app.tap("Take in 2 entries");
    app.sees("2 entries taken in.");
    app.go("journal/2026-11-10");
    app.is_running();
    app.sees("Dose, 0.4 g");
    app.open_page("Data");
    app.tap("Take back Backup merged, 2 entries");
    app.go("journal/2026-11-10");
    app.is_running();
    app.sees("Dose, 0.1 g");
    app.sees_no("Dose, 0.4 g");
}

/// Two sides that each say they are the newer: nothing is decided for the person.
fn settle_what_both_sides_have_changed(driver: &Driver) {
    for looks in [Looks::phone(), Looks::default().in_the_dark()] {
        let app = weeks_on(driver, looks);
        let mut backup: Value = serde_json::from_str(&weeks::backup()).unwrap();
        let records = backup["records"].as_array_mut().unwrap();
        let dose_of = |records: &[Value], day: &str| {
            let mut all = records.iter();
            all.position(|it| it["kind"] == "dose" && it["day"] == day)
                .unwrap()
        };
        // Of two the order of the changes and the clock disagree: the file has changed them later, but says an earlier time,
        // or earlier, and says a later one.
        for (day, amount, revision, written) in [
            ("2026-11-10", "0.4", "90000.AAAAAAAAAAE", 0),
            ("2026-11-07", "0.3", "1.AAAAAAAAAAA", 2),
        ] {
            let place = dose_of(records, day);
            records[place]["data"]["amount"] = json!(amount);
            records[place]["rev"] = json!(revision);
            records[place]["written"] = json!(written);
        }
        let batch = records
            .iter_mut()
            .find(|record| record["kind"] == "batch")
            .unwrap();
        batch["rev"] = json!("90000.AAAAAAAAAAE");
        batch["written"] = json!(0);
        batch["data"]["note"] = json!("Twice as strong");
        // One is newer by every order, one is new, one cannot be; all others are the same.
        let newer = dose_of(records, "2026-11-04");
        records[newer]["rev"] = json!("90000.AAAAAAAAAAE");
        records[newer]["data"]["amount"] = json!("0.2");
        let mut added = records[newer].clone();
        added["id"] = json!("AAAAAAAAAAAAAAAAAAAAAD");
        added["day"] = json!("2026-11-11");
        let mut bad = added.clone();
        bad["id"] = json!("AAAAAAAAAAAAAAAAAAAAAE");
        bad["data"]["amount"] = json!("-1");
        let same = records.len() - 4;
        records.extend([added, bad]);
        let path = file(&app, "copy.json", backup.to_string().as_bytes());
        app.open_page("Data");
        app.choose_file(&path);
        app.sees(&format!(
            "new 1 same {same} newer in the file 1 conflict 3 rejected 1"
        ));
        app.sees("Why 1 was rejected");
        // Each stands with both contents, and one's own is kept unless one says otherwise.
        let of_tenth = "Tuesday 10 November 2026, Dose, 0.1 g, Blue jar";
        let of_seventh = "Saturday 7 November 2026, Dose, 0.12 g, Blue jar";
        app.sees(of_tenth);
        app.sees(of_seventh);
        app.sees("Dose, 0.4 g, Blue jar");
        app.sees("Dose, 0.3 g, Blue jar");
        app.sees("Twice as strong");
        app.is_accessible();
        app.does_not_scroll_sideways();
        app.sees("Take in 2 entries");
        app.tap_in(of_tenth, "Take the file’s");
        app.sees("Take in 3 entries");
        app.tap("Take the file’s for all");
        app.sees("Take in 4 entries and 1 setting");
        app.tap_in(of_seventh, "Keep mine");
        app.tap_in("Batch", "Keep mine");
        app.tap("Take in 3 entries");
        app.sees("3 entries taken in.");
        for (day, seen) in [
            ("2026-11-10", "09:10 Dose, 0.4 g, Blue jar"),
            ("2026-11-07", "09:10 Dose, 0.12 g, Blue jar"),
            ("2026-11-04", "09:10 Dose, 0.2 g, Blue jar"),
            ("2026-11-11", "09:10 Dose, 0.2 g, Blue jar"),
        ] {
            app.go(&format!("journal/{day}"));
            app.is_running();
            app.sees(seen);
        }
        assert_eq!(app.console_errors(), Vec::<String>::new());
    }
}

/// Writes down, frame by frame, what is shown and what is stored.
const WATCH: &str = "window.seen = []; \
    const look = () => { \
      const bar = document.querySelector('progress'); \
      const of = bar && document.getElementById(bar.getAttribute('aria-labelledby')); \
      const it = JSON.stringify([of ? of.textContent : '', bar && bar.hasAttribute('value') ? bar.value : -1, localStorage['tenth.h']]); \
      if (window.seen.at(-1) !== it) window.seen.push(it); \
      requestAnimationFrame(look); }; look();";

/// The shares that frames have shown under a label, and how many different heads the store has had by then.
fn shares(app: &App, label: &str) -> (Vec<i64>, usize) {
    let seen = app.js("return window.seen.map((it) => JSON.parse(it))");
    let of_label: Vec<&Value> = seen
        .as_array()
        .unwrap()
        .iter()
        .filter(|it| it[0].as_str().is_some_and(|text| text.starts_with(label)))
        .collect();
    let heads: BTreeSet<String> = of_label.iter().map(|it| it[2].to_string()).collect();
    let mut shares: Vec<i64> = of_label.iter().filter_map(|it| it[1].as_i64()).collect();
    shares.retain(|share| *share >= 0);
    (shares, heads.len())
}

fn see_how_far_ten_years_are(driver: &Driver) {
    let app = started(driver, EVENING);
    let decade = decade::generate(3, NaiveDate::from_ymd_opt(2026, 11, 12).unwrap());
    let path = file(&app, "decade.json", decade.backup().as_bytes());
    app.open_page("Data");
    app.sees_no("Older days are still being read");
    app.slow_down(4);
    app.js(WATCH);
    let rises = |label: &str, least: usize| {
        let (shares, heads) = shares(&app, label);
        assert!(
            shares.len() >= least,
            "\"{label}\" was drawn with {shares:?} only"
        );
        assert!(shares.is_sorted(), "\"{label}\" went back: {shares:?}");
        heads
    };
    app.choose_file(&path);
    app.sees("preview, nothing changed yet");
    rises("Reading the file", 3);
    app.tap("Take in ");
    app.sees("taken in. You can take that back");
    // Nothing is the newest state in the store but what was before.
    assert_eq!(rises("Taking in", 3), 1);
    app.sees("Saved ");
    app.tap("Save a backup");
    app.sees("Read back and complete: ");
    rises("Writing the backup", 3);
    rises("Reading it back", 3);
    // What is announced is what is done, not every step of it.
    let announced =
        app.js("return [...document.querySelectorAll('[role=status]')].map((it) => it.textContent).join()");
    assert!(!announced.as_str().unwrap().contains('%'), "{announced}");
    assert_eq!(app.console_errors(), Vec::<String>::new());
}

fn refuse_a_broken_file(driver: &Driver) {
    let app = weeks_on(driver, Looks::phone());
    app.open_page("Data");
    app.sees("Backup merged");
    let before = stored(&app);
    let backup = weeks::backup();
    let half = &backup.as_bytes()[..backup.len() / 2];
    let newer = backup
        .replacen("\"min_reader\":1", "\"min_reader\":99", 1)
        .replacen("\"schema\":1", "\"schema\":99", 1);
    let deep = "[".repeat(100_000);
    for (name, content, said) in [
        ("half.json", half, "The file ends too early or is damaged: line "),
        ("empty.json", &b""[..], "The file is empty."),
        (
            "list.json",
            b"[1, 2, 3]",
            "This is not a backup of this app, nor an export it knows.",
        ),
        (
            "other.json",
            b"{\"hello\": \"world\"}",
            "This is not a backup of this app, nor an export it knows.",
        ),
        ("deep.json", deep.as_bytes(), "The file"),
        (
            "photo.json",
            b"\x89PNG\r\n\x1a\n\x00\xff\xfe",
            "This is not a text file.",
        ),
        (
            "zip.json",
            b"PK\x03\x04\x14\x00",
            "This is an archive. Unpack it first",
        ),
        (
            "wide.json",
            b"\xff\xfe{\x00}\x00",
            "This text is saved as UTF-16.",
        ),
        (
            "newer.json",
            newer.as_bytes(),
            "A newer version of this app wrote this file.",
        ),
    ] {
        let path = file(&app, name, content);
        app.choose_file(&path);
        app.sees(said);
        assert!(!app.offers("Take in"), "{name} can be taken in");
        assert_eq!(stored(&app), before, "{name} changed something");
    }
    // A good file after a bad one works.
    let path = file(&app, "good.json", backup.as_bytes());
    app.choose_file(&path);
    app.sees("Nothing to take in");
    assert_eq!(app.console_errors(), Vec::<String>::new());
}

fn replace_only_by_typing(driver: &Driver) {
    let app = started(driver, EVENING);
    record_dose(&app, "0.33 g");
    app.open_page("Data");
    let path = file(&app, "weeks.json", weeks::backup().as_bytes());
    app.choose_file(&path);
    app.tap("Replace everything with this file");
    app.sees("What the file does not have is deleted here.");
    let before = stored(&app);
    app.tap_in("Replace everything?", "Replace everything with this file");
    app.fill("Type REPLACE to go on", "yes");
    app.keys("\u{e007}");
    app.sees("What the file does not have is deleted here.");
    // Escape is the way back, and the focus returns to where it was.
    app.keys("\u{e00c}");
    app.wait_until("the question is gone", || {
        app.js("return !document.querySelector('dialog[open]')") == true
    });
    app.focus_is_on("Replace everything with this file");
    assert_eq!(stored(&app), before);
    app.tap("Replace everything with this file");
    app.fill("Type REPLACE to go on", "REPLACE");
    app.tap_in("Replace everything?", "Replace everything with this file");
    app.sees("The journal is now what the file holds.");
    app.tap("Insights");
    app.sees("38 doses.");
    app.open_page("Data");
    app.tap("Take back Journal replaced");
    app.tap("Today");
    app.sees("20:05 Dose, 0.33 g");
}

fn nag_about_a_backup(driver: &Driver) {
    let app = started(driver, "2026-11-09T20:05");
    app.sees_no("no backup yet");
    for day in ["2026-11-09", "2026-11-10", "2026-11-12"] {
        app.set_clock(&format!("{day}T20:05"));
        app.sees(if day == "2026-11-09" {
            "Monday 9 November"
        } else if day == "2026-11-10" {
            "Tuesday 10 November"
        } else {
            "Thursday 12 November"
        });
        record_dose(&app, "0.1 g");
        app.sees("Dose, 0.1 g, recorded");
    }
    app.sees("Backup");
    app.sees("no backup yet");
    app.tap_in("Due", "Backup");
    app.sees("added or changed, none of them in a backup");
    app.sees("none yet");
    let saved = save_backup(&app);
    assert_eq!(
        saved["records"]
            .as_array()
            .unwrap()
            .iter()
            .filter(|it| it["kind"] == "dose")
            .count(),
        3
    );
    app.sees("last on 12 November");
    app.sees("0 entries and settings added or changed since the last backup");
    app.sees_no("since the last backup, today");
    // An entry is what was recorded; settings and measures are named apart, everywhere alike.
    app.sees("Read back and complete: 3 entries and ");
    app.sees("Entries 3 entries and ");
    app.tap("Check everything now");
    app.sees("Everything was read and is whole: 3 entries and ");
    app.tap("Today");
    app.sees("Today so far");
    app.sees_no("no backup yet");
    app.reload();
    app.sees_no("since the last one");
}

fn make_measures_ones_own(driver: &Driver) {
    let app = started(driver, EVENING);
    app.tap("Change these rows");
    app.sees("What the check-ins ask, in this order.");
    app.tap("Add a measure of your own");
    app.tap("Add");
    app.sees("Write a name, at most 80 characters.");
    app.fill("Name", "Calm");
    app.tap("In the morning check-in");
    app.tap("Add");
    app.sees("Calm 0 to 10, in the morning, in the evening");
    app.focus_is_on("Edit Calm");
    app.tap("Add a measure of your own");
    app.tap("Cancel");
    app.focus_is_on("Add a measure of your own");
    app.tap("Edit Mood");
    app.tap("Cancel");
    app.focus_is_on("Edit Mood");
    app.tap("Add a measure of your own");
    // Two of one name could not be told apart.
    app.fill("Name", "calm");
    app.tap("Add");
    app.sees("Another measure has this name.");
    app.focus_is_on("Name");
    app.fill("Name", "Weight");
    app.fill("Answers are", "A number with a unit");
    app.fill("Unit", "kg");
    app.fill("What is better", "Neither");
    app.tap("Add");
    app.sees("Weight A number with a unit, in the evening");
    // In another order, under another name, and one hidden.
    for _ in 0..3 {
        app.tap("Move up: Weight");
        app.focus_is_on("Move up: Weight");
    }
    app.tap("Edit Energy");
    app.tap("Hide it from check-ins and charts");
    app.tap("Save");
    app.sees("Energy hidden");
    app.tap("Edit Mood");
    app.fill("Name", "Spirits");
    app.tap("Save");
    app.sees("Spirits 0 to 10");
    // What would matter is the person's own; the literature is told, never filled in.
    app.tap("Edit Pain");
    app.sees("about 2 points less went with feeling much improved (Farrar and others, Pain 2001).");
    let smallest = "Smallest change that would matter to you, in points";
    assert_eq!(app.value_of(smallest), "");
    app.tap("Use 2 points");
    assert_eq!(app.value_of(smallest), "2");
    app.tap("Save");
    app.tap("Edit Pain");
    assert_eq!(app.value_of(smallest), "2");
    app.fill(smallest, "eleven");
    app.tap("Save");
    app.sees("Write a number above zero");
    app.focus_is_on(smallest);
    app.fill(smallest, "1,5");
    app.tap("Save");
    app.focus_is_on("Edit Pain");
    app.tap("Edit Pain");
    assert_eq!(app.value_of(smallest), "1.5");
    app.tap("Cancel");
    app.tap("Add a measure of your own");
    app.fill("Name", "Cups");
    app.fill("Answers are", "A count");
    app.tap("Add");
    app.sees("Cups A count, in the evening");
    app.tap("Today");
    // A count without an answer is not nought, and nought is one tap away.
    app.sees("Use 0 –");
    app.tap("Less, Cups");
    app.sees("Cups 0");
    app.tap("Clear Cups");
    app.sees("Use 0 –");
    app.sees("Spirits not answered");
    app.sees("Calm not answered");
    app.sees_no("Energy");
    let text = app.text();
    assert!(
        text.find("Weight").unwrap() < text.find("Calm").unwrap(),
        "{text}"
    );
    app.fill("Weight", "72,5");
    app.keys("\u{e004}");
    app.sees("Weight 72.5 kg");
    app.fill("Weight", "a lot");
    app.keys("\u{e004}");
    app.sees("This is not a number this row can hold.");
    app.sees("Weight 72.5 kg");
    app.tap_in("Calm", "9");
    app.sees("Calm 9");
    app.reload();
    app.sees("Weight 72.5 kg, Calm 9");
    app.tap("Insights");
    app.tap("Calm");
    app.sees("One answer in these days: 9.");
}

fn name_a_substance_and_a_batch(driver: &Driver) {
    let app = started(driver, EVENING);
    app.open_page("Settings");
    app.tap("Substances and batches");
    app.tap("Add a substance");
    app.fill("Name", "Supplement A");
    app.fill("Usual unit", "g");
    app.tap("Add");
    app.sees("Supplement A");
    app.focus_is_on("Edit Supplement A");
    app.tap("Add a batch");
    app.tap("Cancel");
    app.focus_is_on("Add a batch");
    app.tap("Add a batch");
    app.fill("Label", "Blue jar");
    app.fill("Substance", "Supplement A");
    app.fill("Content, mg per gram", "6,3");
    app.tap("Add");
    app.sees("Without a laboratory’s result, say how far it may be off.");
    app.fill("± mg per gram", "1.2");
    app.tap("Add");
    app.sees("5.1 to 7.5 mg per gram");
    app.tap("Today");
    app.tap("Record a dose");
    app.fill("Amount", "0.1 g");
    app.fill("Substance", "Supplement A");
    app.fill("Batch", "Blue jar");
    app.tap("Record");
    app.sees("20:05 Dose, 0.1 g, Blue jar");
    // How much it was can be kept from the screen; what can be repeated is told apart by what it was of.
    app.open_page("Settings");
    app.tap("Hide amounts");
    app.tap("Today");
    app.sees("20:05 Dose, taken");
    app.sees_no("0.1 g");
    app.sees("Blue jar last Thu 12 Nov, 20:05");
}
