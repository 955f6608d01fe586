//! For everyone: every screen and every form without a violation, without sideways scrolling, and by keyboard alone.

use e2e::app::App;
use e2e::browser::Looks;
use e2e::runner::Test;
use e2e::webdriver::Driver;
use e2e::{planted, tests, weeks};

use super::{EVENING, weeks_on};

pub const TESTS: &[Test] = tests![
    tour_a_light_phone,
    tour_a_dark_phone,
    tour_a_light_desk,
    tour_a_dark_desk,
    tour_the_narrowest_phone,
    tour_in_large_print,
    tour_a_year_on_a_light_phone,
    tour_a_year_on_a_dark_desk,
    tour_a_year_on_the_narrowest_phone,
    tour_a_year_in_large_print,
    look_at_a_year_by_keyboard_alone,
    start_by_keyboard_alone,
    work_by_keyboard_alone,
    answer_a_rating_by_keyboard,
    press_with_a_thumb,
];

const TAB: &str = "\u{e004}";
const ENTER: &str = "\u{e007}";
const SPACE: &str = " ";
const ESCAPE: &str = "\u{e00c}";
const LEFT: &str = "\u{e012}";
const RIGHT: &str = "\u{e014}";

/// Every screen, and every form and question on it, each looked at once.
fn tour(app: &App, look: fn(&App)) {
    let at = |path: &str, seen: &str| {
        app.go(path);
        app.is_running();
        app.sees(seen);
        look(app);
    };
    at("start", "First entry");
    app.tap_in("Heart-valve disease?", "Yes");
    app.sees("Studies leave people with this out");
    look(app);
    app.tap_in("Heart-valve disease?", "No");

    at("", "Today so far");
    app.tap("Other");
    app.fill("Amount", "12 g");
    app.sees("Check the number or the unit.");
    app.tap("Food, what else, note");
    look(app);
    for (kind, field) in [
        ("Run", "How hard was it overall?"),
        ("Side effect", "How long, in minutes"),
        ("Medicine", "Amount, as on the pack"),
        ("Flare", "Where in the body"),
        ("Note", "Another tag"),
    ] {
        app.tap_in("Add an entry", kind);
        app.sees(field);
        app.tap("Record");
        look(app);
    }
    app.tap_in("A hard moment today?", "Yes");
    app.tap_in("Anything unpleasant?", "Nausea");
    app.sees("Nausea, recorded");
    app.tap("Morning check-in");
    app.sees("Hours slept");
    look(app);

    at("journal", "November 2026");
    app.tap("Tags and measures");
    app.tap_in("Tags", "travel");
    app.sees("1 day found");
    look(app);

    at("journal/2026-11-10", "The whole day");
    app.tap("Edit Dose, 0.1 g");
    app.tap("Other day");
    look(app);
    app.tap("Move to another day");
    look(app);
    app.tap("Delete this day");
    app.sees("Delete this day?");
    look(app);
    app.tap("Cancel");
    at("journal/2026-09-10", "Nothing recorded on this day.");
    at("journal/2026-11-20", "This day has not come yet.");

    at("insights", "Running load");
    at("insights/mood", "Typically 6");
    app.tap("Show as table");
    app.sees("Mood by day, 2026");
    app.tap("Day");
    look(app);
    at("insights/soreness", "It starts with your first answer");
    at(
        "insights/AAAAAAAAAAAAAAAAAAAAAA",
        "This measure is not in the journal.",
    );

    at("plan", "A new plan");
    app.tap("Own pattern");
    look(app);
    app.tap("Two fixed weekdays");
    app.tap("Start this plan");
    app.sees("Choose exactly two weekdays.");
    look(app);
    app.tap("Every third day");
    app.tap("Start this plan");
    app.sees("This cycle");
    app.tap("Keep a day free");
    app.sees("Last day kept free");
    look(app);
    // With a plan, the weeks and the year hold what is planned, and Today says where the day is in it.
    at("journal", "planned");
    app.tap("Year");
    app.sees("The year so far");
    app.tap("Show as table");
    app.sees(" by day, 20");
    look(app);
    at("", "See the plan");

    at("data", "Delete everything");
    app.sees_no("Older days are still being read");
    app.tap("Save a backup");
    app.sees("Read back and complete");
    app.tap("Check everything now");
    app.sees("is whole");
    look(app);
    let file = app.browser.downloads().with_file_name("edited.json");
    let edited = weeks::backup().replacen("\"amount\":\"0.12\"", "\"amount\":\"-1\"", 3);
    xtask::hash::write(&file, edited.as_bytes()).unwrap();
    app.choose_file(&file);
    app.tap("Why 3 were rejected");
    look(app);
    app.tap("Replace everything with this file");
    app.sees("Type REPLACE to go on");
    look(app);
    app.tap("Cancel");
    app.tap("Delete everything");
    app.sees("Type DELETE to go on");
    look(app);
    app.tap("Cancel");
    xtask::hash::write(&file, b"{").unwrap();
    app.choose_file(&file);
    app.sees("damaged");
    look(app);

    at("settings", "Discretion");
    app.tap("How to check that nothing leaves");
    look(app);
    at("settings/measures", "Knee gave way");
    app.tap("Add a measure of your own");
    app.fill("Answers are", "A number with a unit");
    app.tap("Add");
    app.sees("Write a name");
    look(app);
    at("settings/substances", "Blue jar");
    app.tap("Add a substance");
    look(app);
    app.tap("Cancel");
    app.tap("Edit Blue jar");
    look(app);
    at("help", "Help now");
    at("no/such/page", "There is no such page");
}

fn without_violations(app: &App) {
    app.is_accessible();
    app.does_not_scroll_sideways();
}

fn tour_a_light_phone(driver: &Driver) {
    tour(&weeks_on(driver, Looks::phone()), without_violations);
}

fn tour_a_dark_phone(driver: &Driver) {
    tour(
        &weeks_on(driver, Looks::phone().in_the_dark()),
        without_violations,
    );
}

fn tour_a_light_desk(driver: &Driver) {
    tour(&weeks_on(driver, Looks::default()), without_violations);
}

fn tour_a_dark_desk(driver: &Driver) {
    tour(
        &weeks_on(driver, Looks::default().in_the_dark()),
        without_violations,
    );
}

fn tour_the_narrowest_phone(driver: &Driver) {
    let app = weeks_on(driver, Looks::narrow());
    // A pasted address has no space to break at.
    app.tap_in("Add an entry", "Note");
    app.fill("Your words", &["https://", &"a-long-address/".repeat(6)].concat());
    app.tap("Record");
    app.sees("a-long-address");
    app.does_not_scroll_sideways();
    tour(&app, |app| app.does_not_scroll_sideways());
}

/// Text at twice its size on an ordinary phone.
fn tour_in_large_print(driver: &Driver) {
    tour(&weeks_on(driver, Looks::phone().in_large_print()), |app| {
        app.does_not_scroll_sideways();
    });
}

/// Every page of Insights with a year behind it, in which something stands out and there is something to compare.
fn tour_a_year(driver: &Driver, looks: Looks, look: fn(&App)) {
    let app = year_on(driver, looks);
    for (path, seen, opened) in [
        (
            "insights",
            "one stands out from chance",
            "Tested, and nothing found: 58",
        ),
        (
            "insights/sleep_quality",
            "What would matter",
            "Each row in a sentence",
        ),
        ("insights/runs", "your recovery cannot be told", "Show as table"),
        (
            "insights/pairs",
            "After 108 doses",
            "Answer for today, a day without a dose",
        ),
        (
            "insights/doses?measure=sleep_quality",
            "than on other days",
            "How this was computed",
        ),
    ] {
        app.go(path);
        app.is_running();
        app.sees(seen);
        app.tap(opened);
        app.is_still();
        look(&app);
    }
}

fn year_on(driver: &Driver, looks: Looks) -> App<'_> {
    let last = weeks::day(125);
    let journal = planted::with_readings(planted::journal(1.0, 0, last));
    App::open_with_stored(driver, looks, EVENING, &weeks::stored_of(&journal))
}

fn tour_a_year_on_a_light_phone(driver: &Driver) {
    tour_a_year(driver, Looks::phone(), without_violations);
}

fn tour_a_year_on_a_dark_desk(driver: &Driver) {
    tour_a_year(driver, Looks::default().in_the_dark(), without_violations);
}

fn tour_a_year_on_the_narrowest_phone(driver: &Driver) {
    tour_a_year(driver, Looks::narrow(), |app| {
        app.does_not_scroll_sideways();
        is_large_enough(app);
    });
}

fn tour_a_year_in_large_print(driver: &Driver) {
    tour_a_year(driver, Looks::phone().in_large_print(), |app| {
        app.does_not_scroll_sideways();
    });
}

/// From what stands out to its measure, along its chart, to the doses behind it; the focus is seen at every stop.
fn look_at_a_year_by_keyboard_alone(driver: &Driver) {
    let app = year_on(driver, Looks::phone());
    app.go("insights");
    app.is_running();
    app.sees("one stands out from chance");
    app.tab_to("The morning after a dose your sleep quality was");
    app.keys(ENTER);
    app.focus_is_on("Sleep quality");
    app.sees("can be told from other days");
    app.sees("What would matter");
    app.tab_to("90 d");
    app.keys(LEFT);
    app.sees("of 30 days answered");
    app.focus_is_on("30 d");
    app.tab_to("Day");
    app.keys(LEFT);
    app.sees_no("Point at the chart, or use the arrow keys, to read a day.");
    app.tab_to("Save as SVG");
    app.tab_to("Show as table");
    app.keys(ENTER);
    app.sees("Sleep quality by day, 2026");
    app.tab_to("By amount and batch");
    app.keys(ENTER);
    app.focus_is_on("Doses by amount and batch");
    app.tab_to("Measure");
    app.tab_to("Day after");
    app.keys(RIGHT);
    app.focus_is_on("2 days after");
    app.sees("Two mornings after");
    app.back();
    app.sees("The morning after Jar one");
    app.is_still();
    app.tab_to("How this was computed");
}

/// From nothing to a recorded dose and its undoing without touching a pointer; the focus is seen at every stop.
fn start_by_keyboard_alone(driver: &Driver) {
    let app = App::open_at(driver, Looks::default(), EVENING);
    app.tab_to("Skip to content");
    app.tab_to("Start with one entry");
    app.keys(ENTER);
    app.tab_to("0");
    app.keys("7");
    app.sees("Clear Mood");
    app.tab_to("Open the journal");
    app.keys(ENTER);
    app.sees("Today so far");
    app.focus_is_on("Thursday 12 November");
    app.sees("mood 7");

    app.tab_to("Record a dose");
    app.keys(ENTER);
    app.focus_is_on("Dose");
    app.tab_to("Amount");
    app.keys("0.1 g");
    app.sees("Understood as 0.1 g.");
    app.keys(ENTER);
    app.sees("20:05 Dose, 0.1 g");
    app.focus();
    app.tab_to("Undo");
    app.keys(ENTER);
    app.sees_no("20:05 Dose, 0.1 g");
    app.focus();
}

fn work_by_keyboard_alone(driver: &Driver) {
    let app = weeks_on(driver, Looks::phone());
    // Over the bars to the content, and along the navigation.
    app.keys(TAB);
    app.focus_is_on("Skip to content");
    app.keys(ENTER);
    app.focus_is_on("Thursday 12 November");
    app.tab_to("0.1 g");
    app.keys(SPACE);
    app.sees("20:05 Dose, 0.1 g");
    app.focus();
    app.tab_to("Note");
    app.keys(ENTER);
    app.focus_is_on("Note");
    app.tab_to("Your words");
    app.keys("By keyboard");
    app.tab_to("Record");
    app.keys(ENTER);
    app.sees("20:05 Note By keyboard");
    app.focus();
    app.tab_to("Edit Note");
    app.keys(ENTER);
    app.focus_is_on("Note, 20:05");
    app.tab_to("Delete");
    app.keys(ENTER);
    app.sees_no("20:05 Note By keyboard");
    app.focus();
    app.tab_to("Plan");
    app.tab_to("More");
    app.keys(ENTER);
    app.tab_to("Data");
    app.keys(ENTER);
    app.focus_is_on("Data");
    // A file field by keyboard is a field; a question keeps the focus to itself and gives it back.
    app.tab_to("Choose a file");
    app.tab_to("Delete everything");
    app.keys(ENTER);
    app.sees("Type DELETE to go on");
    for _ in 0..6 {
        app.keys(TAB);
        let inside =
            "return document.activeElement === document.body || !!document.activeElement.closest('dialog')";
        assert_eq!(app.js(inside), true);
    }
    app.keys(ESCAPE);
    app.focus_is_on("Delete everything");
    app.tab_to("Help");
    app.keys(ENTER);
    app.sees("Help now");
    app.focus_is_on("Help");
}

fn answer_a_rating_by_keyboard(driver: &Driver) {
    let app = App::open_at(driver, Looks::phone(), EVENING);
    app.tap("Open the journal");
    app.sees("0 of 5 answered");
    app.js("document.querySelector('[role=radiogroup] input').focus()");
    // One and then zero is ten.
    app.keys("10");
    app.sees("mood 10");
    app.keys("3");
    app.sees("mood 3");
    // Arrows move; what was passed on the way is not an entry of its own.
    app.keys("\u{e014}\u{e014}\u{e014}");
    app.sees("mood 6");
    app.keys("\u{e017}");
    app.sees("0 of 5 answered");
    app.sees("Nothing yet.");
    app.focus();
    app.open_page("Data");
    app.sees("Undo");
    let text = app.text();
    assert!(text.matches("Take back Evening check-in").count() <= 5, "{text}");
}

/// Everything that can be pressed is large enough for a thumb.
fn press_with_a_thumb(driver: &Driver) {
    let app = weeks_on(driver, Looks::narrow());
    for (path, seen) in [
        ("start", "First entry"),
        ("", "Today so far"),
        ("journal", "November 2026"),
        ("journal/2026-11-10", "The whole day"),
        ("insights", "Running load"),
        ("insights/mood", "Typically 6"),
        ("data", "Delete everything"),
        ("settings", "Discretion"),
        ("settings/measures", "Knee gave way"),
        ("settings/substances", "Blue jar"),
        ("help", "Help now"),
    ] {
        app.go(path);
        app.is_running();
        app.sees(seen);
        app.is_still();
        is_large_enough(&app);
    }
}

/// Whatever can be pressed on this page is no smaller than a thumb needs.
fn is_large_enough(app: &App) {
    let small = app.js(
            "return [...document.querySelectorAll('button, a[href], summary, select, input')].filter((it) => it.checkVisibility()) \
               .map((it) => [it, (it.matches('[type=radio], [type=checkbox], [type=file]') && it.labels[0] || it).getBoundingClientRect()]) \
               .filter(([it, box]) => box.width && (box.width < 24 || box.height < 24) && !it.closest('p, .skip') && !it.matches('.skip')) \
               .map(([it, box]) => it.outerHTML.slice(0, 120) + ' ' + box.width + '×' + box.height)",
        );
    assert_eq!(
        small,
        serde_json::json!([]),
        "on {}",
        app.js("return location.pathname")
    );
}
