//! The shell: the page before, around and in place of the program.

use e2e::app::App;
use e2e::browser::Looks;
use e2e::runner::Test;
use e2e::tests;
use e2e::webdriver::Driver;
use serde_json::Value;
use xtask::server::Faults;

pub const TESTS: &[Test] = tests![
    start_the_program,
    paint_before_the_program,
    start_on_a_deep_link,
    show_today_without_the_rest_of_the_program,
    say_when_the_rest_of_the_program_cannot_be_had,
    start_under_a_sub_path,
    start_offline,
    recover_without_the_program,
    download_raw_data_without_the_program,
    refuse_to_run_in_a_frame,
    keep_running_without_network_requests,
    refuse_a_page_in_place_of_the_program_when_updating,
    update_only_when_asked,
];

fn start_the_program(driver: &Driver) {
    let app = App::open(driver);
    assert_eq!(app.console_errors(), Vec::<String>::new());
    assert_eq!(
        app.js("return !!document.getElementById('shell')"),
        Value::Bool(false)
    );
    assert_eq!(
        app.cdp("Page.getInstallabilityErrors", &serde_json::json!({}))["installabilityErrors"],
        serde_json::json!([])
    );
    app.is_accessible();
    app.does_not_scroll_sideways();
}

fn paint_before_the_program(driver: &Driver) {
    let app = App::not_yet_open(driver, &xtask::paths::dist(), "/", Looks::phone().in_the_dark());
    app.before_every_page(
        "delete WebAssembly.instantiateStreaming; WebAssembly.instantiate = () => new Promise(() => {});",
    );
    app.go("");
    app.sees("Opening your journal");
    app.is_accessible();
    app.does_not_scroll_sideways();
}

fn start_on_a_deep_link(driver: &Driver) {
    let app = App::open(driver);
    app.go("journal/2026-11-12");
    app.is_running();
    assert_eq!(app.console_errors(), Vec::<String>::new());
}

/// The rest is asked for in an idle moment, or when something of it is wanted.
fn show_today_without_the_rest_of_the_program(driver: &Driver) {
    let app = App::open(driver);
    app.tap("Open the journal");
    app.before_every_page("window.requestIdleCallback = () => {};");
    app.reload();
    let asked = || app.js("return performance.getEntriesByType('resource').map((one) => one.name).join(' ')");
    let names = asked().as_str().unwrap_or_default().to_owned();
    assert!(names.contains(&program_file()), "{names}");
    assert!(!names.contains(&rest_file()), "{names}");
    app.tap("Note");
    app.is_closed();
    assert!(asked().as_str().unwrap_or_default().contains(&rest_file()));
    assert_eq!(app.console_errors(), Vec::<String>::new());
}

fn say_when_the_rest_of_the_program_cannot_be_had(driver: &Driver) {
    let app = App::not_yet_open(driver, &xtask::paths::dist(), "/", Looks::default());
    app.server.set_faults(Faults {
        front_page_for: vec![rest_file()],
        ..Faults::default()
    });
    app.go("settings");
    app.sees("This part of Tenth could not be loaded");
    app.is_accessible();
    app.server.set_faults(Faults::default());
    app.tap("Reload");
    app.sees("Settings");
    app.is_closed();
}

fn start_under_a_sub_path(driver: &Driver) {
    let site = xtask::paths::variant("e2e-sub-path");
    xtask::finish::copy_to_base(&xtask::paths::dist(), &site, "/journal/tenth/").unwrap();
    let app = App::open_with(driver, &site, "/journal/tenth/", Looks::default());
    app.is_kept_for_offline();
    app.go("day/2026-11-12");
    app.is_running();
    assert_eq!(app.console_errors(), Vec::<String>::new());
    let outside: Vec<_> = app
        .server
        .requests()
        .into_iter()
        .filter(|one| !one.target.starts_with("/journal/tenth/"))
        .collect();
    assert!(outside.is_empty(), "asked outside of its folder: {outside:?}");
    app.set_offline(true);
    app.go("day/2026-11-13");
    app.is_running();
}

fn start_offline(driver: &Driver) {
    let mut app = App::open(driver);
    app.is_kept_for_offline();
    app.server.set_faults(Faults {
        down: true,
        ..Faults::default()
    });
    // A cold start: a new browser process, the network gone, a page never visited before.
    app.browser.quit();
    app.browser.restart(driver).unwrap();
    app.go("settings");
    app.is_running();
    assert_eq!(
        app.js("return !!navigator.serviceWorker.controller"),
        Value::Bool(true)
    );
}

/// The program's file is answered with the front page, as a careless host does.
fn recover_without_the_program(driver: &Driver) {
    let app = App::not_yet_open(driver, &xtask::paths::dist(), "/", Looks::default());
    app.server.set_faults(Faults {
        front_page_for: vec![program_file()],
        ..Faults::default()
    });
    app.go("");
    app.sees("The program could not be loaded");
    app.is_accessible();
    app.server.set_faults(Faults::default());
    app.tap("Fetch the program again");
    app.is_running();
}

fn download_raw_data_without_the_program(driver: &Driver) {
    let app = App::not_yet_open(driver, &xtask::paths::dist(), "/", Looks::default());
    app.server.set_faults(Faults {
        front_page_for: vec![program_file()],
        ..Faults::default()
    });
    app.go("");
    app.js_async(
        "localStorage.setItem('tenth.x', 'a\\u0001b'); localStorage.setItem('other', 'not ours'); \
         const open = indexedDB.open('tenth', 1); \
         open.onupgradeneeded = () => open.result.createObjectStore('kv'); \
         open.onsuccess = () => { const t = open.result.transaction('kv', 'readwrite'); \
           t.objectStore('kv').put('mirrored', 'm'); t.oncomplete = () => { open.result.close(); done(1); }; };",
    );
    app.go("");
    app.tap("Download everything as it is stored");
    let file = app.downloaded(".json");
    assert!(
        file.file_name()
            .unwrap()
            .to_string_lossy()
            .starts_with("tenth-raw-")
    );
    let raw: Value = serde_json::from_str(&xtask::hash::read_text(&file).unwrap()).unwrap();
    assert_eq!(raw["localStorage"], serde_json::json!({"tenth.x": "a\u{1}b"}));
    assert_eq!(raw["indexedDB"], serde_json::json!({"m": "mirrored"}));
    app.sees("1 stored item handed to the browser");
}

fn refuse_to_run_in_a_frame(driver: &Driver) {
    let app = App::not_yet_open(driver, &xtask::paths::dist(), "/", Looks::default());
    app.before_every_page("Object.defineProperty(window, 'self', { get: () => ({}) });");
    app.go("");
    app.sees("Tenth does not run inside another page");
    assert_eq!(
        app.js("return document.documentElement.dataset.booted"),
        Value::Null
    );
}

fn keep_running_without_network_requests(driver: &Driver) {
    let app = App::open(driver);
    app.is_kept_for_offline();
    app.reload();
    app.is_closed();
    let host = app.server.url();
    let strangers: Vec<_> = app
        .network_requests()
        .into_iter()
        .filter(|url| !url.starts_with(&host))
        .collect();
    assert!(strangers.is_empty(), "asked for {strangers:?}");
    // Started from the offline copy: nothing but the check for a new worker reaches the server.
    app.server.forget_requests();
    for attempt in [
        "fetch('index.html')",
        "fetch('https://example.org/')",
        "new Promise((_, no) => { const it = new XMLHttpRequest(); it.onerror = no; it.open('GET', 'index.html'); it.send(); })",
    ] {
        let refused = app.js_async(&format!(
            "Promise.resolve().then(() => {attempt}).then(() => done('reached'), () => done('refused'))"
        ));
        assert_eq!(refused, Value::String("refused".to_owned()), "{attempt}");
    }
    app.js_async("const it = new Image(); it.onload = () => done(1); it.onerror = () => done(0); it.src = 'icons/app-512.png?x';");
    let asked: Vec<_> = app
        .server
        .requests()
        .into_iter()
        .filter(|one| one.target != "/sw.js")
        .collect();
    assert!(asked.is_empty(), "asked for {asked:?}");
}

/// A new build whose program file is really the front page is refused; the old one keeps working.
fn refuse_a_page_in_place_of_the_program_when_updating(driver: &Driver) {
    let app = App::open(driver);
    app.is_kept_for_offline();
    app.reload();
    app.server.set_faults(Faults {
        front_page_for: vec![program_file()],
        replaced: newer_worker(),
        ..Faults::default()
    });
    let state = app.js_async(
        "navigator.serviceWorker.getRegistration().then((it) => { \
           it.addEventListener('updatefound', () => { const worker = it.installing; \
             worker.addEventListener('statechange', () => { if (worker.state !== 'installing') done(worker.state); }); }); \
           it.update(); });",
    );
    // The hashes of the new list match no file any more, so the worker must not have been installed.
    assert_eq!(state, Value::String("redundant".to_owned()));
    app.reload();
    assert_eq!(
        app.js("return !!navigator.serviceWorker.controller"),
        Value::Bool(true)
    );
    assert_eq!(app.js("return window.tenthShell.updateReady"), Value::Bool(false));
}

/// A worker that differs from the present one and expects a program that the host does not have.
fn newer_worker() -> std::collections::HashMap<String, Vec<u8>> {
    let worker = xtask::hash::read_text(&xtask::paths::dist().join("sw.js")).unwrap();
    let program = program_file();
    let at = worker.find(&program).unwrap() + program.len() + 4;
    let hash: String = worker[at..].chars().take(64).collect();
    let other: String = hash.chars().rev().collect();
    let id = worker
        .split_once("BUILD = '")
        .unwrap()
        .1
        .chars()
        .take(16)
        .collect::<String>();
    let worker = worker.replace(&hash, &other).replace(&id, "0123456789abcdef");
    [("sw.js".to_owned(), worker.into_bytes())].into()
}

fn update_only_when_asked(driver: &Driver) {
    let newer = xtask::paths::variant("e2e-newer");
    make_newer(&newer);
    let app = App::open(driver);
    app.is_kept_for_offline();
    app.reload();
    let old = app.js("return window.tenthShell.build");
    app.js("sessionStorage.setItem('loads', '0')");
    app.server.switch_to(&newer);
    app.js("window.tenthShell.checkForUpdate()");
    app.wait_until("the update is ready", || {
        app.js("return window.tenthShell.updateReady") == Value::Bool(true)
    });
    // Reloading is not asking: the old build stays until the person accepts.
    app.reload();
    assert_eq!(app.js("return window.tenthShell.build"), old);
    app.wait_until("the update is still offered", || {
        app.js("return window.tenthShell.updateReady") == Value::Bool(true)
    });
    app.js("addEventListener('pagehide', () => sessionStorage.setItem('loads', Number(sessionStorage.getItem('loads')) + 1)); window.tenthShell.acceptUpdate()");
    app.wait_until("the new build runs", || {
        let build = app.js("return window.tenthShell && window.tenthShell.build");
        build.is_string() && build != old
    });
    app.is_running();
    assert_eq!(
        app.js("return sessionStorage.getItem('loads')"),
        Value::String("1".to_owned())
    );
    let copies = app.js_async("caches.keys().then(done)");
    app.wait_until("the old copy is gone", || {
        app.js_async("caches.keys().then((all) => done(all.length))") == 1
    });
    assert!(!copies.is_null());
}

/// The same program with another icon: a build of its own.
pub(super) fn make_newer(folder: &std::path::Path) {
    xtask::finish::copy_to_base(&xtask::paths::dist(), folder, "/").unwrap();
    let icon = folder.join("icons/app.svg");
    let text = xtask::hash::read_text(&icon).unwrap();
    xtask::hash::write(&icon, format!("{text}\n").as_bytes()).unwrap();
    let twice = folder.with_extension("finished");
    xtask::finish::copy_to_base(folder, &twice, "/").unwrap();
    let _ = std::fs::remove_dir_all(folder);
    std::fs::rename(&twice, folder).unwrap();
}

/// The program's file name in the release.
pub(super) fn program_file() -> String {
    let files = xtask::hash::files_below(&xtask::paths::dist()).unwrap();
    files.into_iter().find(|file| file.ends_with("_bg.wasm")).unwrap()
}

/// The name of the file with the rest of the program in the release.
fn rest_file() -> String {
    let files = xtask::hash::files_below(&xtask::paths::dist()).unwrap();
    files
        .into_iter()
        .find(|file| file.ends_with("-rest.wasm"))
        .unwrap()
}
