//! What the plan page says of what was taken: an extra dose, doses as needed, counters and notes with their reasons; on paper.

use e2e::browser::Looks;
use e2e::runner::Test;
use e2e::tests;
use e2e::webdriver::Driver;
use serde_json::json;
use tenth::domain::{Limits, Plan, Protocol};

use super::plan_today::{day, open, plan, planned};
use super::weeks_on;

pub const TESTS: &[Test] = tests![
    plan_begins_anew_with_an_extra_dose,
    plan_as_needed_keeps_to_its_limits,
    plan_counts_with_reasons_and_can_be_printed,
    plan_counts_without_a_plan,
];

fn plan_begins_anew_with_an_extra_dose(driver: &Driver) {
    let taken = [
        "2026-11-02",
        "2026-11-05",
        "2026-11-08",
        "2026-11-11",
        "2026-11-12",
    ];
    let app = open(driver, "2026-11-12T20:00", &planned(plan("2026-11-02"), &taken));
    app.tap("See the plan");
    app.sees("A dose on Thursday 12 November was not planned.");
    app.sees("Next dose day Saturday 14 November, then Tuesday 17 November.");
    app.sees("4 of 4 dose days taken, 1 not planned");
    app.sees("Week of this cycle: 2 of 6, then 2 weeks of rest. Shown because");
    app.tap("Begin the pattern anew");
    app.sees("Next dose day Sunday 15 November, then Wednesday 18 November.");
    app.sees_no("was not planned");
    // As everything, it can be taken back.
    app.tap("Undo");
    app.sees("Next dose day Saturday 14 November, then Tuesday 17 November.");
    app.sees("A dose on Thursday 12 November was not planned.");
    assert_eq!(app.console_errors(), Vec::<String>::new());
}

fn plan_as_needed_keeps_to_its_limits(driver: &Driver) {
    let limits = Limits { gap: 3, weekly: 2 };
    let as_needed = Plan {
        protocol: Protocol::AsNeeded(limits),
        ..plan("2026-11-02")
    };
    let app = open(driver, "2026-11-12T20:00", &planned(as_needed, &["2026-11-11"]));
    app.sees("As needed: within your limits from Saturday 14 November on.");
    app.tap("See the plan");
    app.sees("The next dose within your limits is from Saturday 14 November on.");
    app.sees("As needed, with limits, at least 3 days apart, at most 2 in 7");
    app.sees("Doses as needed have no dates to be reminded of.");
    app.set_clock("2026-11-14T09:00");
    app.sees("A dose today would be within your limits.");
    // In the rest after six weeks none is offered.
    app.set_clock("2026-12-16T09:00");
    app.sees("Rest, day 3 of 14.");
    app.sees_no("within your limits.");
    assert_eq!(app.console_errors(), Vec::<String>::new());
}

fn plan_counts_with_reasons_and_can_be_printed(driver: &Driver) {
    let in_a_row = Plan {
        protocol: Protocol::FiveOnTwoOff,
        ..Plan::new(Protocol::Fadiman, day("2026-11-09"))
    };
    let taken = ["2026-11-09", "2026-11-10", "2026-11-11", "2026-11-12"];
    let app = open(driver, "2026-11-12T20:00", &planned(in_a_row, &taken));
    app.tap("See the plan");
    app.sees("dose days in the last 30 days");
    app.sees("A dose is recorded today. Shown because");
    app.sees("Doses were recorded on 4 days in a row. Tolerance after doses on days in a row is documented for full doses");
    app.sees("Up to 5 days in a row are dose days.");
    app.sees("This plan has no cycles, and so no rest.");
    app.sees("A skipped or missed dose is never added to the next one.");
    // With forced colours there are no shadows: today is still marked.
    let outline = app.js("return getComputedStyle(document.querySelector('.cal .is-today')).outlineStyle");
    assert_eq!(outline, "solid");
    // On paper the calendar stays, and what can only be pressed goes.
    app.cdp("Emulation.setEmulatedMedia", &json!({"media": "print"}));
    let seen = |selector: &str| {
        let script =
            format!("return [...document.querySelectorAll('{selector}')].some((it) => it.checkVisibility())");
        app.js(&script) == true
    };
    assert!(seen("main table.cal td"));
    assert!(!seen("main button"), "a button is on the paper");
    assert!(!seen("nav"), "the navigation is on the paper");
    assert!(!seen("main input"), "a field is on the paper");
}

fn plan_counts_without_a_plan(driver: &Driver) {
    let never = |start: &str| Plan {
        ended: Some(day(start)),
        ..plan(start)
    };
    let taken = ["2026-11-09", "2026-11-10", "2026-11-11", "2026-11-12"];
    let app = open(driver, "2026-11-12T20:00", &planned(never("2026-11-02"), &taken));
    app.open_page("Plan");
    app.sees("No plan. The journal works without one.");
    app.sees("What was taken lately");
    app.sees("dose days in the last 30 days");
    app.sees("A dose is recorded today. Shown because");
    app.sees("Doses were recorded on 4 days in a row.");
    // Nor is a plan needed that was ever there.
    let app = weeks_on(driver, Looks::phone());
    app.open_page("Plan");
    app.sees("No plan. The journal works without one.");
    app.sees("What was taken lately");
    app.sees("in the last 365");
    app.is_accessible();
    app.does_not_scroll_sideways();
    // Nothing is counted where nothing was taken.
    let app = open(driver, "2026-11-12T20:00", &planned(never("2026-11-02"), &[]));
    app.open_page("Plan");
    app.sees("No plan. The journal works without one.");
    app.sees_no("What was taken lately");
    assert_eq!(app.console_errors(), Vec::<String>::new());
}
