//! The plan: made, changed, paused, ended and started again; what cannot be meant; its dates in a file.

use std::path::Path;
use std::process::Command;

use e2e::app::App;
use e2e::runner::Test;
use e2e::tests;
use e2e::webdriver::Driver;

use super::{EVENING, started};

pub const TESTS: &[Test] = tests![
    make_a_plan_and_change_it,
    refuse_a_plan_that_cannot_be_meant,
    see_on_today_what_the_form_says,
    save_the_dates_for_a_calendar,
];

/// What is said of every pattern, before one is chosen and beside the one that holds.
const HONEST: &str = "No pattern has been shown to work better than another, or better than placebo.";

/// A plan that begins on this day, the rest as it is offered.
fn plan_from(app: &App, first: &str) {
    app.open_page("Plan");
    app.sees("No plan.");
    app.sees(HONEST);
    app.fill("First day", first);
    app.tap("Start this plan");
    app.sees("This cycle");
    app.sees(HONEST);
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
    let paused = |from: &str, to: &str| {
        app.fill("First day of the pause", from);
        app.fill("Last day of the pause", to);
        app.tap_in("Pattern", "Save");
    };
    app.tap("Pause this plan");
    assert_eq!(app.value_of("First day of the pause"), "2026-11-12");
    paused("2026-11-20", "2026-11-18");
    app.sees("The last day is before the first; change one of them.");
    app.focus_is_on("Last day of the pause");
    paused("2026-11-20", "2026-11-24");
    app.focus_is_on("Pause this plan");
    app.sees("Pause begins");
    app.sees("to 24 November");
    app.sees_no("Paused");
    app.tap("Remove Pause begins");
    app.sees_no("Pause begins");
    app.tap("Pause this plan");
    app.tap_in("Pattern", "Save");
    app.sees("Paused since Thursday 12 November.");
    app.focus_is_on("Change the pause");
    app.tap("Change the pause");
    app.fill("Last day of the pause", "2026-11-11");
    app.tap_in("Pattern", "Save");
    app.sees("Choose today or a later day.");
    app.fill("Last day of the pause", "2026-11-20");
    app.tap_in("Pattern", "Save");
    app.sees("Paused from Thursday 12 November to Friday 20 November.");
    app.focus_is_on("Change the pause");
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

/// What is chosen in the form is what Today goes by: the days, whether a late dose moves them, weekdays, limits.
fn see_on_today_what_the_form_says(driver: &Driver) {
    let app = started(driver, "2026-11-12T09:30");
    app.open_page("Plan");
    app.tap("Own pattern");
    app.fill("Days until it repeats", "4");
    app.tap_in("Days of the pattern", "Day 3");
    app.tap_in("When a dose day is missed", "Shift it");
    app.fill("Number of cycles", "3");
    app.tap("Start this plan");
    app.sees("Own pattern, 4 days; 6 weeks on; 4 weeks of rest; 3 cycles");
    app.tap("Today");
    app.sees("Day 1 of 4: dose day. Next dose day: Saturday 14 November.");
    // The day after it is late, and moves what follows.
    app.set_clock("2026-11-13T09:30");
    app.sees("The dose of Thursday 12 November is open. Taken today, it moves the dates after it.");
    app.tap("Taken today");
    app.sees("Taken late, for Thursday 12 November.");
    app.sees("Next dose day: Sunday 15 November.");
    let change = |change: &dyn Fn()| {
        app.open_page("Plan");
        app.tap("Edit");
        change();
        app.tap_in("Change this plan", "Save");
    };
    // Of the form that is opened again nothing is lost.
    change(&|| {
        assert_eq!(app.value_of("Days until it repeats"), "4");
        assert_eq!(app.value_of("Number of cycles"), "3");
    });
    app.sees("Own pattern, 4 days; 6 weeks on; 4 weeks of rest; 3 cycles");
    app.tap("Today");
    app.sees("Taken late, for Thursday 12 November.");
    change(&|| {
        app.tap("Own weekdays");
        // Weekdays cannot shift, so that is not asked.
        app.sees_no("When a dose day is missed");
        app.tap_in("Weekdays", "Tuesday");
        app.tap_in("Weekdays", "Saturday");
    });
    app.sees("Own weekdays, Tue and Sat; 6 weeks on");
    app.tap("Today");
    app.set_clock("2026-11-14T09:30");
    app.sees("Today is a dose day in your plan.");
    app.sees("Next dose day: Tuesday 17 November.");
    app.set_clock("2026-11-16T09:30");
    app.sees("Not a dose day.");
    change(&|| {
        app.tap("As needed, with limits");
        app.fill("Days from dose to dose, at least", "5");
        app.fill("Doses in seven days, at most", "1");
    });
    app.sees("As needed, with limits, at least 5 days apart, at most 1 in 7");
    app.tap("Today");
    app.sees("As needed: within your limits from Friday 20 November on.");
    app.set_clock("2026-11-20T09:30");
    app.sees("As needed: a dose today is within your limits.");
    app.is_accessible();
    assert_eq!(app.console_errors(), Vec::<String>::new());
}

/// The starts that a calendar program is left with after it has taken in some files, one after the other, in order.
/// It is no program of ours, and it takes no line that the standard does not allow.
fn taken_in(files: &[&Path]) -> Vec<String> {
    let python = xtask::tools::python().unwrap();
    let script = xtask::paths::root().join("tests/foreign/read_calendars.py");
    let output = Command::new(python).arg(script).args(files).output().unwrap();
    let said = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success() && said.is_empty(), "{said}");
    let lines = String::from_utf8(output.stdout).unwrap();
    let start = |line: &str| {
        let parts: Vec<&str> = line.split('\t').collect();
        assert_eq!(parts.get(3..), Some(&["10", "Water the plants"][..]), "{line}");
        parts[2].to_owned()
    };
    lines.lines().map(start).collect()
}

/// The value of every line of a file that begins with a name.
fn values<'a>(file: &'a str, name: &str) -> Vec<&'a str> {
    file.lines().filter_map(|line| line.strip_prefix(name)).collect()
}

fn save_the_dates_for_a_calendar(driver: &Driver) {
    let app = started(driver, "2025-01-02T20:05");
    app.open_page("Plan");
    app.sees("No plan.");
    app.fill("First day", "2025-01-06");
    app.fill("Time of day", "09:00");
    app.tap("Start this plan");
    app.sees("Begins on Monday 6 January.");
    // One that has not begun can be ended, too, and makes room for another.
    app.tap("End this plan");
    app.tap("End this plan");
    app.sees("Ended before it began on 6 January 2025");
    app.sees("Earlier plans");
    app.fill("First day", "2025-01-06");
    app.fill("Time of day", "09:00");
    app.fill("Number of cycles", "2");
    app.tap("Start this plan");
    app.sees("Begins on Monday 6 January.");
    app.sees("Every third day; 6 weeks on; 4 weeks of rest; 2 cycles; 09:00");
    app.sees("A closed web app cannot ring.");
    app.tap("Title, alarm and dates");
    // It rings at its time, unless it is told not to.
    assert_eq!(app.value_of("Rings"), "0");
    app.fill("Title in the calendar", "Water the plants");
    app.fill("Rings", "10 minutes before");
    // What the browser saved, out of the way of the next file.
    let saved = |name: &str, said: &str| {
        app.tap("Save calendar file");
        app.sees(&format!("tenth-dates.ics: {said}."));
        let path = app.downloaded("tenth-dates.ics");
        let kept = app.browser.downloads().with_file_name(name);
        std::fs::rename(path, &kept).unwrap();
        kept
    };
    let text = |path: &Path| xtask::hash::read_text(path).unwrap();
    let first = saved("first.ics", "14 dates");
    // The dates that the literature has for a Monday.
    let published = [6, 9, 12, 15, 18, 21, 24, 27, 30].map(|day| format!("2025-01-{day:02}T09:00:00"));
    let cycle = taken_in(&[&first]);
    assert_eq!(cycle.len(), 14);
    assert_eq!(cycle[..9], published);
    // The next file calls off what is left out since.
    app.tap("Skip Thursday");
    app.sees("Thursday, skipped");
    let second = saved("second.ics", "13 dates, 1 called off");
    assert_eq!(values(&text(&second), "UID:"), values(&text(&first), "UID:"));
    let mut left = cycle;
    assert_eq!(left.remove(1), "2025-01-09T09:00:00");
    assert_eq!(taken_in(&[&first, &second]), left);
    // In the other order the older file changes nothing.
    assert_eq!(taken_in(&[&second, &first]), left);
    // The whole plan has the second cycle, too, over the change to summer time.
    app.tap("Whole plan");
    app.fill("Rings", "30 minutes before");
    app.fill("Rings", "10 minutes before");
    let third = saved("third.ics", "27 dates");
    let all = taken_in(&[&first, &second, &third]);
    assert_eq!(all[..13], left);
    assert_eq!(
        [&all[13], &all[26]],
        ["2025-03-17T09:00:00", "2025-04-25T09:00:00"]
    );
    // Once the plan is ended, its dates can still be called off.
    app.tap("End this plan");
    app.tap("End this plan");
    app.sees("Your calendar still has dates of a plan that is over.");
    let fourth = saved("fourth.ics", "27 dates called off");
    app.sees_no("Your calendar still has dates");
    assert_eq!(
        taken_in(&[&first, &second, &third, &fourth]),
        Vec::<String>::new()
    );
    assert_eq!(app.console_errors(), Vec::<String>::new());
}
