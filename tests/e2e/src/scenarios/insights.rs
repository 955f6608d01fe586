//! Insights: what stands out of a year with one planted effect, of the same year without it, and where no second program runs.

use chrono::NaiveDate;
use e2e::app::App;
use e2e::browser::Looks;
use e2e::runner::Test;
use e2e::webdriver::Driver;
use e2e::{planted, tests, weeks};

use super::EVENING;

/// The scenarios of this area.
pub const TESTS: &[Test] = tests![
    find_what_stands_out_of_a_year,
    find_nothing_where_nothing_is,
    find_it_without_a_second_program,
    stop_in_the_middle_without_a_second_program,
    stop_comparing_and_go_on,
];

const FOUND: &str = "Of 59 comparisons, one stands out from chance. It is about doses.";

/// A year of twelve measures, of which sleep quality is so many points higher in the morning after a dose.
fn year(driver: &Driver, looks: Looks, effect: f64) -> App<'_> {
    let last = NaiveDate::from_ymd_opt(2026, 11, 12).expect("a date");
    let stored = weeks::stored_of(&planted::journal(effect, 0, last));
    App::open_with_stored(driver, looks, EVENING, &stored)
}

fn find_what_stands_out_of_a_year(driver: &Driver) {
    for looks in [Looks::default(), Looks::phone().in_the_dark()] {
        let app = year(driver, looks, 1.0);
        app.is_closed();
        app.network_requests();
        app.open_page("Insights");
        app.sees(FOUND);
        app.sees("The morning after a dose your sleep quality was 1.");
        app.sees("expectation alone can do this");
        // What was found is the first thing on the page, and what was not is named right below it.
        assert_eq!(first_heading(&app), "What stands so far");
        assert_eq!(findings(&app), 1);
        app.tap("Tested, and nothing found: 58");
        app.sees("All of them count in the correction");
        let nothing = nothing_found(&app);
        assert_eq!(nothing.len(), 12, "a line for each measure: {nothing:?}");
        let lines_with_dose = nothing.iter().filter(|line| line.contains("Dose"));
        assert_eq!(lines_with_dose.count(), 11, "{nothing:?}");
        let planted = nothing.iter().find(|line| line.starts_with("Sleep quality: "));
        assert!(planted.is_some_and(|line| !line.contains("Dose")), "{nothing:?}");
        app.is_accessible();
        app.does_not_scroll_sideways();
        for address in app.network_requests() {
            assert!(address.contains("/worker-"), "{address} was asked for");
        }
        // Looking elsewhere and back asks nothing again.
        app.open_page("Today");
        app.open_page("Insights");
        app.sees(FOUND);
        assert_eq!(app.network_requests(), Vec::<String>::new());
        assert_eq!(app.console_errors(), Vec::<String>::new());
    }
}

fn first_heading(app: &App<'_>) -> serde_json::Value {
    app.js("return document.querySelector('main h2').textContent;")
}

/// How many findings lead to their measures.
fn findings(app: &App<'_>) -> serde_json::Value {
    app.js("return document.querySelectorAll('.stands a.row').length;")
}

/// The lines of what was tested without a finding.
fn nothing_found(app: &App<'_>) -> Vec<String> {
    let lines = app.js("return [...document.querySelectorAll('.stands .row')].filter((it) => it.checkVisibility() && !it.matches('a')).map((it) => it.textContent);");
    let lines = lines.as_array().cloned().unwrap_or_default();
    lines
        .iter()
        .filter_map(|line| Some(line.as_str()?.to_owned()))
        .collect()
}

fn find_nothing_where_nothing_is(driver: &Driver) {
    let app = year(driver, Looks::default(), 0.0);
    app.open_page("Insights");
    app.sees("Nothing stands out from chance in 59 comparisons.");
    assert_eq!(first_heading(&app), "What stands so far");
    assert_eq!(findings(&app), 0);
    app.tap("Tested, and nothing found: 59");
    let nothing = nothing_found(&app);
    let lines_with_dose = nothing.iter().filter(|line| line.contains("Dose"));
    assert_eq!(lines_with_dose.count(), 12, "{nothing:?}");
    app.sees("That something does not stand out does not mean that there is nothing.");
}

fn find_it_without_a_second_program(driver: &Driver) {
    let app = year(driver, Looks::default(), 1.0);
    app.before_every_page("delete window.Worker");
    app.reload();
    app.open_page("Insights");
    app.sees(FOUND);
}

/// In the middle of the first answer the page is held at a rest, as if the person were so quick.
fn stop_in_the_middle_without_a_second_program(driver: &Driver) {
    let app = year(driver, Looks::default(), 1.0);
    app.before_every_page(
        "delete window.Worker; window.hold = true; window.held = null; let rests = 0; \
         const now = performance.now.bind(performance); let ahead = 0; \
         performance.now = () => now() + (window.hold ? ahead += 100 : ahead); \
         const later = window.setTimeout.bind(window); \
         window.setTimeout = (call, ...when) => { \
           const compares = /[0-9] comparisons/.test(document.querySelector('.progress__count')?.textContent); \
           if (!window.hold || when.length || !compares || (rests += 1) < 4) return later(call, ...when); \
           window.hold = false; rests = 0; window.held = call; };",
    );
    app.reload();
    app.open_page("Insights");
    let is_held = || {
        app.wait_until("the page rests in the middle of an answer", || {
            app.js("return !!window.held;") == true
        });
        app.tap("Stop comparing");
        app.sees("Go on comparing");
    };
    is_held();
    app.is_accessible();
    // What was under way ends here, and nothing is worked out any longer.
    app.js("window.held(); window.held = null; window.hold = true;");
    app.is_still();
    app.sees("0 of 59 comparisons");
    app.tap("Go on comparing");
    is_held();
    // It is gone on with before what was under way has noticed that it is not wanted.
    app.tap("Go on comparing");
    app.js("window.held();");
    app.sees(FOUND);
    assert_eq!(app.console_errors(), Vec::<String>::new());
}

fn stop_comparing_and_go_on(driver: &Driver) {
    let app = year(driver, Looks::default(), 1.0);
    // A second program that never answers, until the true one may take its place.
    app.before_every_page(
        "window.hold = true; window.ended = 0; const True = window.Worker; \
         window.Worker = function (script) { \
           return window.hold ? { postMessage() {}, terminate() { window.ended += 1; } } : new True(script); };",
    );
    app.reload();
    app.open_page("Insights");
    app.sees("0 of 59 comparisons");
    app.tap("Stop comparing");
    app.sees("Go on comparing");
    assert_eq!(app.js("return window.ended;"), 1);
    app.js("window.hold = false;");
    app.is_accessible();
    app.tap("Go on comparing");
    app.sees(FOUND);
    // Who stops while the days are still being put together is not overruled when they are.
    app.reload();
    app.open_page("Insights");
    app.tap("Stop comparing");
    app.sees("0 of 59 comparisons");
    app.sees("Go on comparing");
    // Wherever something waits for an answer, it is said to be stopped, and can be gone on with.
    app.js("window.hold = false;");
    app.tap("Doses by amount and batch");
    app.sees("Stopped before this was worked out.");
    app.is_accessible();
    app.tap("Go on comparing");
    app.sees("Nobody drew the amounts");
    app.sees_no("Stopped before this was worked out.");
}
