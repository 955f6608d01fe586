//! Without a network, and with a newer version: what is kept works, what is new waits until it is asked for.

use e2e::app::App;
use e2e::browser::Looks;
use e2e::runner::Test;
use e2e::tests;
use e2e::webdriver::Driver;
use serde_json::Value;
use xtask::server::Faults;

use super::shell::{make_newer, program_file};
use super::{EVENING, record_dose, started, weeks_on};

pub const TESTS: &[Test] = tests![
    start_on_a_plain_host,
    keep_a_journal_offline,
    reach_help_from_every_screen_offline,
    accept_an_update_with_a_draft_open,
    tell_every_tab_of_an_update,
    keep_the_old_build_when_the_network_dies_in_an_update,
    recover_from_a_truncated_copy,
    recover_from_a_copy_of_two_builds,
    explain_installing,
];

/// Addresses inside the app on a host that knows nothing but files, at its root and in a folder.
fn start_on_a_plain_host(driver: &Driver) {
    let site = xtask::paths::variant("e2e-plain-host");
    xtask::finish::copy_to_base(&xtask::paths::dist(), &site, "/people/someone/").unwrap();
    for (site, base) in [(xtask::paths::dist(), "/"), (site, "/people/someone/")] {
        let app = App::not_yet_open(driver, &site, base, Looks::default());
        app.server.set_faults(Faults {
            plain_host: true,
            ..Faults::default()
        });
        app.go("settings/measures");
        app.is_running();
        app.sees("What the check-ins ask, in this order.");
        let first = app
            .server
            .requests()
            .into_iter()
            .find(|one| one.target.ends_with("settings/measures"));
        assert_eq!(first.map(|one| one.status), Some(404));
        app.tap("Today");
        app.sees("Today so far");
        app.go("no/such/page");
        app.is_running();
        app.sees("There is no such page");
        app.tap("Go to Today");
        app.sees("Today so far");
    }
}

fn keep_a_journal_offline(driver: &Driver) {
    let mut app = started(driver, EVENING);
    app.is_loaded();
    app.is_kept_for_offline();
    app.set_offline(true);
    record_dose(&app, "0.1 g");
    app.sees("20:05 Dose, 0.1 g");
    for (page, seen) in [
        ("Journal", "0.1 g at 20:05"),
        ("Insights", "1 day in this journal"),
        ("Data", "Save a backup"),
        ("Settings", "yes, this version is kept on the device"),
        ("Today", "20:05 Dose, 0.1 g"),
    ] {
        app.open_page(page);
        app.sees(seen);
    }
    // A cold start without any network, on a page never visited: a new browser on the same profile.
    app.browser.quit();
    app.browser.restart(driver).unwrap();
    app.set_clock("2026-11-12T21:00");
    app.go("journal/2026-11-12");
    app.is_running();
    app.sees("20:05 Dose, 0.1 g");
    app.tap_in("Mood", "8");
    app.sees("Evening check-in mood 8");
    app.reload();
    app.sees("Evening check-in mood 8");
}

fn reach_help_from_every_screen_offline(driver: &Driver) {
    let app = weeks_on(driver, Looks::phone());
    app.is_loaded();
    app.is_kept_for_offline();
    app.server.set_faults(Faults {
        down: true,
        ..Faults::default()
    });
    for (path, seen) in [
        ("start", "First entry"),
        ("", "Today so far"),
        ("journal", "November 2026"),
        ("journal/2026-11-10", "The whole day"),
        ("insights", "Running load"),
        ("insights/mood", "Over time"),
        ("data", "Delete everything"),
        ("settings", "Discretion"),
        ("settings/measures", "Knee gave way"),
        ("settings/substances", "Blue jar"),
        ("no/such/page", "There is no such page"),
    ] {
        app.go(path);
        app.is_running();
        app.sees(seen);
        let before = app.taps();
        app.tap("Help");
        app.sees("Help now");
        app.sees("Set for Ireland.");
        app.sees("116 123");
        app.sees("This card works offline.");
        assert_eq!(app.taps() - before, 1, "from {path}");
        assert_eq!(
            app.js("return !!document.querySelector('a[href=\"tel:112\"]')"),
            true,
            "from {path}"
        );
        app.back();
        app.sees(seen);
    }
}

/// Whether the page is still the one that was marked.
fn is_marked(app: &App) -> bool {
    app.js("return window.isOld === true") == true
}

/// The app with one dose, run from its offline copy, and the build it is.
fn kept_with_a_dose(driver: &Driver) -> (App<'_>, Value) {
    let app = started(driver, EVENING);
    app.is_loaded();
    app.is_kept_for_offline();
    app.reload();
    record_dose(&app, "0.1 g");
    let build = app.js("return window.tenthShell.build");
    (app, build)
}

/// Whether another build than this one runs.
fn runs_another(app: &App, old: &Value) -> bool {
    let build = app.js("return document.documentElement.dataset.booted === '1' && window.tenthShell.build");
    build.is_string() && build != *old
}

fn accept_an_update_with_a_draft_open(driver: &Driver) {
    let newer = xtask::paths::variant("e2e-newer-with-draft");
    make_newer(&newer);
    let (app, old) = kept_with_a_dose(driver);
    app.js("window.isOld = true; sessionStorage.setItem('loads', '0')");
    app.server.switch_to(&newer);
    app.open_page("Settings");
    app.tap("Look for a new version");
    app.sees("A new version is ready. It starts when you say so; entries stay as they are.");
    // It waits: one can go on for as long as one likes, with the version one has.
    app.tap("Today");
    app.sees("A new version is ready.");
    app.tap_in("Mood", "6");
    app.sees("Evening check-in mood 6");
    app.tap_in("Add an entry", "Note");
    app.fill("Your words", "In the middle of a sentence");
    assert!(is_marked(&app), "the page was loaded again unasked");
    app.js("addEventListener('pagehide', () => sessionStorage.setItem('loads', Number(sessionStorage.getItem('loads')) + 1))");
    app.tap("Start the new version");
    app.wait_until("the new version runs", || runs_another(&app, &old));
    assert_eq!(
        app.js("return sessionStorage.getItem('loads')"),
        Value::String("1".to_owned())
    );
    app.sees("20:05 Dose, 0.1 g");
    app.sees("Evening check-in mood 6");
    app.sees_no("A new version is ready.");
    app.tap_in("Add an entry", "Note");
    assert_eq!(app.value_of("Your words"), "In the middle of a sentence");
    assert_eq!(app.console_errors(), Vec::<String>::new());
}

/// The tab that only follows may start the new version, too; the one that writes goes on until it is asked.
fn tell_every_tab_of_an_update(driver: &Driver) {
    let newer = xtask::paths::variant("e2e-newer-two-tabs");
    make_newer(&newer);
    let (app, old) = kept_with_a_dose(driver);
    app.js("window.isOld = true");
    let writing = app.this_tab();
    app.new_tab();
    app.go("");
    app.is_loaded();
    app.sees("only one tab writes");
    app.server.switch_to(&newer);
    app.open_page("Settings");
    app.tap("Look for a new version");
    app.sees("A new version is ready.");
    app.tap("Start the new version");
    app.wait_until("the new version runs here", || runs_another(&app, &old));
    app.sees("only one tab writes");
    app.switch_to(&writing);
    app.sees("A new version is ready.");
    assert!(is_marked(&app), "the other tab was loaded again unasked");
    record_dose(&app, "0.2 g");
    app.sees("stored safely");
    app.tap("Start the new version");
    app.wait_until("the new version runs there, too", || runs_another(&app, &old));
    app.sees("Dose, 0.1 g");
    app.sees("Dose, 0.2 g");
    app.sees_no("A new version is ready.");
    assert_eq!(app.console_errors(), Vec::<String>::new());
}

fn keep_the_old_build_when_the_network_dies_in_an_update(driver: &Driver) {
    let newer = xtask::paths::variant("e2e-newer-cut");
    make_newer(&newer);
    let (app, old) = kept_with_a_dose(driver);
    app.server.switch_to(&newer);
    // The picture that is new never arrives.
    app.server.set_faults(Faults {
        cut: vec!["icons/app.svg".to_owned()],
        ..Faults::default()
    });
    let state = app.js_async(
        "navigator.serviceWorker.getRegistration().then((it) => { \
           it.addEventListener('updatefound', () => { const worker = it.installing; \
             worker.addEventListener('statechange', () => { if (worker.state !== 'installing') done(worker.state); }); }); \
           it.update(); });",
    );
    assert_eq!(state, Value::String("redundant".to_owned()));
    assert_eq!(app.js_async("caches.keys().then((all) => done(all.length))"), 1);
    app.server.set_faults(Faults {
        down: true,
        ..Faults::default()
    });
    app.reload();
    assert_eq!(app.js("return window.tenthShell.build"), old);
    app.sees("20:05 Dose, 0.1 g");
    app.sees_no("A new version is ready.");
    // When the network is back, so is the update.
    app.server.set_faults(Faults::default());
    app.open_page("Settings");
    app.tap("Look for a new version");
    app.sees("A new version is ready.");
}

/// Replaces a file of the offline copy by what a script makes of its bytes, and starts again from it.
fn spoil_the_copy(app: &App, path: &str, spoiled: &str) {
    let done = app.js_async(&format!(
        "(async () => {{ const [name] = await caches.keys(); const cache = await caches.open(name); \
           const key = new URL('{path}', document.baseURI).href; const kept = await cache.match(key); \
           const bytes = new Uint8Array(await kept.arrayBuffer()); \
           await cache.put(key, new Response({spoiled}, {{ headers: kept.headers }})); }})().then(() => done('spoiled'), (e) => done(String(e)))",
    ));
    assert_eq!(done, Value::String("spoiled".to_owned()));
    app.go("");
    app.sees("The program could not be loaded");
    app.sees("Your entries are untouched.");
    app.is_accessible();
}

fn recover_from_a_spoiled_copy(driver: &Driver, path: &str, spoiled: &str) {
    let app = started(driver, EVENING);
    app.is_loaded();
    app.is_kept_for_offline();
    app.reload();
    record_dose(&app, "0.1 g");
    app.sees("20:05 Dose, 0.1 g");
    let stored = "return Object.fromEntries(Object.entries(localStorage).sort())";
    let before = app.js(stored);
    spoil_the_copy(&app, path, spoiled);
    assert_eq!(app.js(stored), before);
    app.tap("Download everything as it is stored");
    let file = app.downloaded(".json");
    assert!(xtask::hash::read_text(&file).unwrap().contains("tenth-raw"));
    app.tap("Fetch the program again");
    app.is_running();
    app.sees("20:05 Dose, 0.1 g");
}

fn recover_from_a_truncated_copy(driver: &Driver) {
    recover_from_a_spoiled_copy(driver, &program_file(), "bytes.slice(0, bytes.length / 2)");
}

/// The glue of another build expects a program that is not there.
fn recover_from_a_copy_of_two_builds(driver: &Driver) {
    let glue = program_file().replace("_bg.wasm", ".js");
    recover_from_a_spoiled_copy(
        driver,
        &glue,
        "new TextDecoder().decode(bytes).replace(/\"[0-9a-f]{16}\": import0/, '\"0123456789abcdef\": import0')",
    );
}

fn explain_installing(driver: &Driver) {
    let app = started(driver, EVENING);
    app.open_page("Settings");
    app.sees("Install on this device");
    app.sees("Installed, it has an icon and a window of its own");
    // On an iPhone the installed app begins empty, which must be said before.
    app.before_every_page(
        "addEventListener('beforeinstallprompt', (event) => event.stopImmediatePropagation(), true); \
         Object.defineProperty(navigator, 'userAgent', { get: () => \
           'Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) AppleWebKit/605.1.15 Version/18.0 Mobile/15E148 Safari/604.1' });",
    );
    app.reload();
    app.sees("Tap Share, then Add to Home Screen.");
    app.sees("The installed app may begin with an empty journal of its own. Save a backup here first");
}
