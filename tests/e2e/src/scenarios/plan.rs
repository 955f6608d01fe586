//! The plan: made, changed, paused, ended and started again; what cannot be meant; its dates in a file.

use e2e::app::App;
use e2e::runner::Test;
use e2e::tests;
use e2e::webdriver::Driver;

use super::{EVENING, started};

pub const TESTS: &[Test] = tests![
    make_a_plan_and_change_it,
    refuse_a_plan_that_cannot_be_meant,
    save_the_dates_for_a_calendar,
];

/// A plan that begins on this day, the rest as it is offered.
fn plan_from(app: &App, first: &str) {
    app.open_page("Plan");
    app.sees("No plan.");
    app.fill("First day", first);
    app.tap("Start this plan");
    app.sees("This cycle");
}

fn make_a_plan_and_change_it(driver: &Driver) {
    let app = started(driver, EVENING);
    plan_from(&app, "2026-11-09");
    app.sees("Day 4 of 42. Next dose day Thursday 12 November, then Sunday 15 November.");
    app.sees("0 of 1 dose day taken, 1 missed");
    app.sees("Every third day; 6 weeks on; 4 weeks of rest");
    // A dose day is left out, and is planned again.
    app.tap("Skip Sunday");
    app.sees("Sunday, skipped");
    app.sees("then Wednesday 18 November");
    app.tap("Plan it again Sunday");
    app.sees("Sunday, dose day");
    // A day is kept free.
    app.tap("Keep a day free");
    app.fill("First day kept free", "2026-11-15");
    app.tap_in("Keep a day free", "Save");
    app.sees("Kept free, race");
    app.focus_is_on("Keep a day free");
    app.sees_no("Sunday, dose day");
    app.tap("Remove Kept free, race");
    app.sees("Sunday, dose day");
    // It stands still for a while, and goes on where it was.
    app.tap("Pause from today");
    app.sees("Paused since Thursday 12 November.");
    app.tap("Say its last day");
    app.fill("Last day of the pause", "2026-11-11");
    app.tap_in("Pattern", "Save");
    app.sees("Choose today or a later day.");
    app.fill("Last day of the pause", "2026-11-20");
    app.tap_in("Pattern", "Save");
    app.sees("Paused from Thursday 12 November to Friday 20 November.");
    app.focus_is_on("Say its last day");
    app.tap("Edit");
    assert!(
        !app.offers("Go on from today"),
        "it would take what is typed along"
    );
    app.tap_in("Change this plan", "Cancel");
    app.focus_is_on("Edit");
    app.tap("Go on from today");
    app.sees("Day 4 of 42.");
    // Little rest is asked about, not refused.
    app.tap("Edit");
    app.fill("Rest after it", "No rest");
    app.tap_in("Change this plan", "Save");
    app.sees("There is no rest after a cycle.");
    app.tap("Yes, as it is");
    app.sees("Every third day; 6 weeks on");
    app.sees_no("of rest");
    // Ended, it stays as history, and can be started again.
    app.tap("End this plan");
    app.sees("From today on nothing is planned.");
    app.tap("End this plan");
    app.sees("No plan.");
    app.sees("Earlier plans");
    app.tap("Start again");
    app.fill("Rest after it", "4 weeks");
    app.tap("Start this plan");
    app.sees("Day 1 of 42. Next dose day Thursday 12 November, then Sunday 15 November.");
    // All of it is there after a reload.
    app.reload();
    app.sees("Day 1 of 42.");
    app.sees("Earlier plans");
    assert_eq!(app.console_errors(), Vec::<String>::new());
}

fn refuse_a_plan_that_cannot_be_meant(driver: &Driver) {
    let app = started(driver, EVENING);
    app.open_page("Plan");
    let refused = |why: &str| {
        app.tap("Start this plan");
        app.sees(why);
        app.sees("No plan.");
    };
    app.fill("First day", "1989-12-31");
    refused("Choose a day from 1990 to 2100.");
    app.fill("First day", "2026-11-12");
    app.fill("Cycle", "No cycles, no rest");
    refused("A rest follows a cycle; choose how long a cycle is, or no rest.");
    app.focus_is_on("Rest after it");
    app.fill("Cycle", "6 weeks");
    app.tap("Two fixed weekdays");
    refused("Choose exactly two weekdays.");
    app.focus_is_on("Choose exactly two weekdays.");
    app.tap_in("Weekdays", "Sunday");
    app.tap_in("Weekdays", "Monday");
    refused("Leave at least one day between the two.");
    app.tap("Own weekdays");
    app.tap_in("Weekdays", "Sunday");
    app.tap_in("Weekdays", "Monday");
    refused("Choose at least one dose day.");
    app.tap("Own pattern");
    app.tap_in("Days of the pattern", "Day 1");
    refused("Choose at least one dose day.");
    app.tap("Every other day");
    app.tap("Start this plan");
    app.sees("Day 1 of 42.");
    // Days that leave nothing of a cycle, and another plan's days.
    app.tap("Keep a day free");
    let keep_free = |from: &str, to: &str, why: &str| {
        app.fill("First day kept free", from);
        app.fill("Last day kept free", to);
        app.tap_in("Keep a day free", "Save");
        app.sees(why);
    };
    keep_free("2026-11-20", "2026-11-18", "The last day is before the first");
    app.focus_is_on("First day kept free");
    keep_free("2026-11-01", "2026-11-11", "The plan does not hold on these days");
    keep_free("2026-11-12", "2026-12-31", "No dose day of cycle 1 would be left");
    app.tap_in("Keep a day free", "Cancel");
    assert!(!app.text().contains("Kept free"), "nothing was saved");
    app.set_clock("2026-11-20T09:00");
    app.reload();
    app.tap("End this plan");
    app.tap("End this plan");
    app.sees("No plan.");
    app.fill("First day", "2026-11-16");
    refused("Another plan holds on some of these days (Every other day;");
    assert_eq!(app.console_errors(), Vec::<String>::new());
}

/// The value of every line of a file that begins with a name.
fn values<'a>(file: &'a str, name: &str) -> Vec<&'a str> {
    file.lines().filter_map(|line| line.strip_prefix(name)).collect()
}

fn save_the_dates_for_a_calendar(driver: &Driver) {
    let app = started(driver, EVENING);
    app.open_page("Plan");
    app.sees("No plan.");
    app.fill("First day", "2026-11-16");
    app.fill("Time of day", "09:00");
    app.tap("Start this plan");
    app.sees("Begins on Monday 16 November.");
    // One that has not begun can be ended, too, and makes room for another.
    app.tap("End this plan");
    app.tap("End this plan");
    app.sees("Ended before it began on 16 November 2026");
    app.fill("First day", "2026-11-16");
    app.fill("Time of day", "09:00");
    app.tap("Start this plan");
    app.sees("Begins on Monday 16 November.");
    app.sees("A closed web app cannot ring.");
    app.tap("Title, alarm and dates");
    app.fill("Title in the calendar", "Water the plants");
    app.fill("Rings", "10 minutes before");
    app.tap("Save calendar file");
    app.sees("tenth-dates.ics: 14 dates.");
    let path = app.downloaded("tenth-dates.ics");
    let first = xtask::hash::read_text(&path).unwrap();
    std::fs::remove_file(&path).unwrap();
    let starts = values(&first, "DTSTART:");
    assert_eq!(
        starts.get(..4).unwrap_or_default(),
        [
            "20261116T090000",
            "20261119T090000",
            "20261122T090000",
            "20261125T090000"
        ]
    );
    assert_eq!(values(&first, "TRIGGER:").len(), 14);
    assert!(
        values(&first, "SUMMARY:")
            .iter()
            .all(|title| *title == "Water the plants")
    );
    // The next file calls off what is left out since.
    app.tap("Skip Thursday");
    app.sees("Thursday, skipped");
    app.tap("Save calendar file");
    app.sees("tenth-dates.ics: 13 dates, 1 called off.");
    let second = xtask::hash::read_text(&app.downloaded("tenth-dates.ics")).unwrap();
    assert_eq!(values(&second, "UID:"), values(&first, "UID:"));
    assert_eq!(values(&second, "STATUS:CANCELLED").len(), 1);
    let number = |file: &str| {
        values(file, "SEQUENCE:")
            .first()
            .and_then(|n| n.parse::<u32>().ok())
    };
    assert!(number(&second) > number(&first), "a newer file must count");
    // Once the plan is ended, its dates can still be called off.
    app.tap("End this plan");
    app.tap("End this plan");
    app.sees("Your calendar still has dates of a plan that is over.");
    std::fs::remove_file(&path).unwrap();
    app.tap("Save calendar file");
    app.sees("tenth-dates.ics: 13 dates called off.");
    app.sees_no("Your calendar still has dates");
    let third = xtask::hash::read_text(&app.downloaded("tenth-dates.ics")).unwrap();
    assert_eq!(values(&third, "STATUS:CANCELLED").len(), 13);
    assert_eq!(app.console_errors(), Vec::<String>::new());
}
