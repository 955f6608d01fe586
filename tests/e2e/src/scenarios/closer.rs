//! A closer look: doses by amount and batch, before and after, runs and recovery; with a year behind them, and with nothing.

use chrono::NaiveDate;
use e2e::app::App;
use e2e::browser::Looks;
use e2e::runner::Test;
use e2e::webdriver::Driver;
use e2e::{planted, tests, weeks};

use super::{EVENING, started};

/// The scenarios of this area.
pub const TESTS: &[Test] = tests![
    look_at_runs_and_recovery,
    look_at_before_and_after,
    look_at_doses_by_amount_and_batch,
    look_closer_at_nothing,
];

const LOOKS: fn() -> [Looks; 2] = || [Looks::default(), Looks::phone().in_the_dark()];
const LEFT: &str = "\u{e012}";

/// A year with readings, in which sleep quality is a point higher in the morning after a dose.
fn year(driver: &Driver, looks: Looks) -> App<'_> {
    let last = NaiveDate::from_ymd_opt(2026, 11, 12).expect("a date");
    let journal = planted::with_readings(planted::journal(1.0, 0, last));
    App::open_with_stored(driver, looks, EVENING, &weeks::stored_of(&journal))
}

fn is_good(app: &App) {
    app.is_accessible();
    app.does_not_scroll_sideways();
    assert_eq!(app.console_errors(), Vec::<String>::new());
}

/// The query of the address.
fn query(app: &App) -> String {
    app.js("return location.search")
        .as_str()
        .unwrap_or_default()
        .to_owned()
}

fn look_at_runs_and_recovery(driver: &Driver) {
    for looks in LOOKS() {
        let app = year(driver, looks);
        app.open_page("Insights");
        app.sees("What stands so far");
        // What stands below moves down once, when everything has been compared.
        app.sees("Tested, and nothing found");
        app.tap("Runs and recovery");
        app.focus_is_on("Runs and recovery");
        app.sees(" in the last 7 days.");
        app.sees("strain: load × monotony");
        app.sees("Why there is no risk zone");
        // The planted runs change nothing in the morning.
        app.sees("The morning after a run your soreness cannot be told from other days");
        app.sees("The morning after a run your recovery cannot be told from other days");
        app.tap("30 d");
        app.wait_until("the address says 30 days", || query(&app) == "?range=30");
        app.reload();
        // The chart is drawn anew as older days come in.
        app.sees_no("Older days are still being read");
        app.sees("your recovery cannot be told");
        app.tap("Day");
        app.keys(LEFT);
        app.sees("mean of 7 days");
        app.tap("Show as table");
        app.sees("Monotony");
        is_good(&app);
        // The range is a step of its own.
        app.back();
        app.wait_until("the usual range is back", || query(&app).is_empty());
        app.sees("Load by day");
        app.back();
        app.sees("What stands so far");
    }
}

fn look_at_before_and_after(driver: &Driver) {
    for looks in LOOKS() {
        let app = year(driver, looks);
        // Counts how often a second program is started.
        app.before_every_page(
            "window.started = 0; const Real = window.Worker; \
             window.Worker = class extends Real { constructor(...all) { super(...all); window.started += 1; } };",
        );
        app.go("insights/pairs");
        app.sees("After 108 doses your pain was typically 1.0 lower, 2 h 30 min later.");
        app.sees("the same 27 times and never higher: lower in 75 % (66 to 82 %).");
        app.sees("81 better");
        app.sees("Full circle: better; open circle: the same");
        // Half of it comes by itself.
        app.sees("On 64 ordinary days at the same hours your pain fell by 0.5 too. After doses it ended another 0.5 lower");
        app.sees("comes back by itself");
        // Looking elsewhere and back works nothing out again.
        let started = app.js("return window.started;");
        assert_ne!(started, 0);
        app.open_page("Today");
        app.back();
        app.sees("After doses it ended another 0.5 lower");
        assert_eq!(app.js("return window.started;"), started);
        app.tap("Pair");
        app.keys(LEFT);
        app.sees("before, ");
        // Today has no dose: it can be one of the ordinary days.
        app.tap("Answer for today, a day without a dose");
        app.sees("At the hour of a dose");
        app.tap("6");
        app.sees("Clear Pain now");
        is_good(&app);
    }
}

fn look_at_doses_by_amount_and_batch(driver: &Driver) {
    for looks in LOOKS() {
        let app = year(driver, looks);
        app.go("insights/doses");
        app.fill("Measure", "Sleep quality");
        app.wait_until("the address names it", || query(&app) == "?measure=sleep_quality");
        app.sees("The morning after 0.1 g your sleep quality was 1.");
        app.sees("The morning after Jar one your sleep quality was 1.");
        app.sees("Nobody drew the amounts");
        app.sees("How much was taken does not go with your sleep quality beyond chance, in 59 comparisons.");
        is_good(&app);
        app.tap("2 days after");
        app.wait_until("the address says which days", || {
            query(&app) == "?measure=sleep_quality&after=2"
        });
        app.back();
        app.wait_until("the days before are back", || {
            query(&app) == "?measure=sleep_quality"
        });
        app.sees("The morning after Jar one your sleep quality was 1.");
        app.tap("2 days after");
        app.reload();
        app.sees("Two mornings after 0.1 g and 0.15 g your sleep quality cannot be told from other days.");
        app.tap("Doses in 30, 90 and 365 days");
        app.sees("A new plan");
    }
}

fn look_closer_at_nothing(driver: &Driver) {
    let app = started(driver, EVENING);
    for (path, seen) in [
        ("insights/runs", "Each run you record becomes a bar here"),
        ("insights/pairs", "A pair is one value before and one after"),
        ("insights/doses", "Once there are doses and answered days"),
    ] {
        app.go(path);
        app.sees(seen);
        is_good(&app);
    }
}
