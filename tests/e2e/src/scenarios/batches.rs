//! Batches: what is in them, what is left, what is refused, and where another one began.

use e2e::app::App;
use e2e::browser::Looks;
use e2e::runner::Test;
use e2e::tests;
use e2e::webdriver::Driver;

use serde_json::json;
use tenth::domain::RecordId;

use super::{EVENING, open_dose_form, started, weeks_on};

pub const TESTS: &[Test] = tests![
    keep_count_of_a_batch,
    refuse_a_batch_that_cannot_be,
    show_what_a_batch_holds_as_a_range,
    flag_a_new_batch_on_the_charts,
    tell_how_long_a_batch_lasts_by_the_plan,
];

const MORNING: &str = "2026-11-09T09:10";

/// Opens the page of batches.
fn to_batches(app: &App) {
    app.open_page("Settings");
    app.tap("Substances and batches");
    app.sees("What you take, and from which batch.");
}

/// Records a dose from the batch with the form on Today.
fn dose_from(app: &App, amount: &str) {
    app.tap("Today");
    open_dose_form(app);
    app.fill("Amount", amount);
    app.fill("Batch", "Blue jar");
    app.tap("Record");
    app.sees("recorded");
}

fn keep_count_of_a_batch(driver: &Driver) {
    let app = started(driver, MORNING);
    to_batches(&app);
    app.tap("Add a batch");
    app.sees("A new batch can be stronger: begin low.");
    app.fill("Label", "Blue jar");
    app.fill("Form", "Dried");
    app.fill("Opened or made", "2026-11-01");
    app.fill("Strain", "Golden");
    app.fill("How much there was", "1,5");
    app.tap("Add");
    app.sees("Blue jar, since 1 November");
    app.sees("Dried, Golden");
    app.sees("1.5 g left; potency not known");
    app.sees("A new batch can be stronger: begin low.");
    // Of the first dose it is said once more, in the form; the second is as any other.
    app.tap("Today");
    app.tap("Record a dose");
    app.fill("Amount", "0.12 g");
    app.sees_no("begin low");
    app.fill("Batch", "Blue jar");
    app.sees("A new batch can be stronger: begin low.");
    app.tap("Record");
    app.sees("09:10 Dose, 0.12 g, Blue jar");
    app.set_clock("2026-11-10T09:10");
    app.tap_in("Record again", "0.12 g");
    app.sees("09:10 Dose, 0.12 g, Blue jar");
    app.set_clock("2026-11-11T09:10");
    app.tap("Other");
    app.fill("Batch", "Blue jar");
    app.sees_no("begin low");
    app.fill("Amount", "1 ml");
    app.tap("Record");
    app.sees("09:10 Dose, 1 ml, Blue jar");
    to_batches(&app);
    app.sees("1.26 g left, about 10 doses of 0.12 g; potency not known");
    app.sees("1 dose could not be counted: 11 November (in ml).");
    app.sees_no("begin low");
    // What is left can be counted, and the count taken back.
    app.tap("Correct what is left Blue jar");
    app.sees("In g. By what was recorded: 1.26 g left.");
    for (typed, said) in [
        ("", "Write what is left as a number"),
        ("some", "Write what is left as a number"),
        ("-1", "Less than nothing cannot be left."),
        ("99999999", "This is more than can be recorded."),
    ] {
        app.fill("Left now, g", typed);
        app.tap("Save");
        app.sees(said);
        app.focus_is_on("Left now, g");
    }
    app.fill("Left now, g", "1.2");
    app.tap("Save");
    app.sees("1.2 g left, about 10 doses of 0.12 g");
    app.sees("Correction of what is left, recorded");
    app.focus_is_on("Correct what is left Blue jar");
    app.tap("Undo");
    app.sees("1.26 g left");
    app.tap("Correct what is left Blue jar");
    app.fill("Left now, g", "0");
    app.tap("Save");
    app.sees("nothing left; potency not known");
    // It stands in the day, says by how much, and can be deleted there.
    app.tap("Today");
    app.sees("Correction of what is left Blue jar, 1.26 g less");
    app.tap("Edit Correction of what is left");
    app.sees("To correct it again, count anew");
    app.tap("Delete");
    app.sees("Correction of what is left, deleted");
    to_batches(&app);
    app.sees("1.26 g left");
    // Used up, it is a number of doses, and no longer offered.
    app.tap("Edit Blue jar");
    app.tap("Used up");
    app.tap("Save");
    app.sees("Blue jar, used up");
    app.sees("3 doses, the last on 11 November");
    app.sees_no("1.26 g left");
    app.reload();
    app.sees("3 doses, the last on 11 November");
    app.tap("Today");
    app.tap("Other");
    app.sees("Amount");
    let offered = app
        .js("return [...document.querySelectorAll('option')].some((one) => one.textContent === 'Blue jar')");
    assert_eq!(offered, false);
    app.fill("Amount", "0.15 g");
    app.tap("Record");
    // Without a batch it is told what it may hold, like one from a batch of which nothing is known.
    app.sees("09:10 Dose, 0.15 g 0.24 to 2 mg of actives if dried mushrooms");
    app.tap("Journal");
    app.tap("Wednesday 11 November");
    // Of a volume nothing can be told.
    app.sees("09:10 Dose, 1 ml, Blue jar 09:10 Dose, 0.15 g 0.24 to 2 mg of actives if dried mushrooms");
    assert_eq!(app.console_errors(), Vec::<String>::new());
}

/// What is put into which fields, the field that is refused then, and what is said beside it.
type Case = (
    &'static [(&'static str, &'static str)],
    &'static str,
    &'static str,
);

fn refuse_a_batch_that_cannot_be(driver: &Driver) {
    let app = started(driver, MORNING);
    to_batches(&app);
    app.tap("Add a batch");
    app.tap("Add");
    app.sees("Write a name, at most 80 characters.");
    app.focus_is_on("Label");
    app.fill("Label", "Blue jar");
    // What is longer than is kept cannot be typed: it would be left out without a word.
    app.fill("Strain", &"x".repeat(90));
    assert_eq!(app.value_of("Strain").len(), 80);
    app.fill("Strain", "");
    let cases: &[Case] = &[
        (
            &[("How much there was", "-5")],
            "How much there was",
            "This cannot be below zero.",
        ),
        (
            &[("How much there was", "0")],
            "How much there was",
            "Zero is nothing.",
        ),
        (
            &[("How much there was", "a lot")],
            "How much there was",
            "This is not a number",
        ),
        (
            &[("How much there was", "99999999")],
            "How much there was",
            "This is more than can be recorded.",
        ),
        (
            &[("How much there was", "5"), ("Content, mg per gram", "31")],
            "Content, mg per gram",
            "More than 30 mg in a gram",
        ),
        (
            &[("Content, mg per gram", "0")],
            "Content, mg per gram",
            "Zero is nothing.",
        ),
        (
            &[("Content, mg per gram", "6")],
            "± mg per gram",
            "say how far it may be off",
        ),
        (
            &[("± mg per gram", "7")],
            "± mg per gram",
            "This is wider than the content itself",
        ),
        (
            &[("± mg per gram", "-1")],
            "± mg per gram",
            "This cannot be below zero.",
        ),
        (
            &[("± mg per gram", "1"), ("Content, mg per gram", "")],
            "Content, mg per gram",
            "Say the content itself too",
        ),
        (
            &[("Content, mg per gram", "6"), ("Opened or made", "1989-05-05")],
            "Opened or made",
            "Choose a day from 1990 to 2100",
        ),
        (
            &[
                ("Opened or made", ""),
                ("Form", "Capsules"),
                ("One capsule holds", "-2"),
            ],
            "One capsule holds",
            "This cannot be below zero.",
        ),
    ];
    for (fills, field, said) in cases {
        for (label, text) in *fills {
            app.fill(label, text);
        }
        app.tap("Add");
        app.sees(said);
        app.focus_is_on(field);
        // It stands with its field, and nothing is saved.
        let beside = app.js(&format!(
            "const field = [...document.querySelectorAll('.field--error, .field')].find((it) => it.innerText.includes({said:?})); \
             return field && field.querySelector('label').innerText.trim()"
        ));
        assert_eq!(beside, serde_json::json!(field), "{said}");
        let stored =
            app.js("return Object.keys(localStorage).some((key) => localStorage[key].includes('Blue jar'))");
        assert_eq!(stored, false, "{said}");
    }
    // Half a date is not none.
    app.js("[...document.querySelectorAll('label')].find((it) => it.textContent === 'Opened or made').control.focus()");
    app.keys("11");
    app.tap("Add");
    app.sees("Enter the whole date, or none.");
    app.focus_is_on("Opened or made");
    app.fill("Opened or made", "");
    app.sees_no("Enter the whole date, or none.");
    app.fill("One capsule holds", "0.1");
    app.fill("Counted in", "capsules");
    app.fill("How much there was", "20");
    app.is_accessible();
    app.tap("Add");
    app.sees("20 capsules left");
    // Grams and capsules are counted together.
    dose_from(&app, "0.2 g");
    to_batches(&app);
    app.sees("18 capsules left, about 9 doses of 0.2 g");
    app.sees("1 to 1.4 mg of actives for 0.2 g by the stated content");
}

fn show_what_a_batch_holds_as_a_range(driver: &Driver) {
    let app = started(driver, MORNING);
    to_batches(&app);
    app.tap("Add a batch");
    app.fill("Label", "Blue jar");
    app.fill("Form", "Dried");
    app.tap("Add");
    app.sees("no dose yet");
    app.tap("Today");
    app.tap("Record a dose");
    app.fill("Amount", "0.1 g");
    app.sees("Understood as 0.1 g. 0.16 to 1.4 mg of actives for 0.1 g of unknown potency, if it is dried mushrooms.");
    app.fill("Batch", "Blue jar");
    app.sees("0.16 to 1.4 mg of actives for 0.1 g of unknown potency.");
    // Of what nobody knows nothing is said.
    app.fill("Amount", "10 µg");
    app.sees("Understood as 10 µg.");
    app.sees_no("of actives");
    app.fill("Amount", "0.1 g");
    app.tap("Record");
    app.sees("09:10 Dose, 0.1 g, Blue jar 0.16 to 1.4 mg of actives");
    to_batches(&app);
    app.sees("0.16 to 1.4 mg of actives for 0.1 g of unknown potency");
    // What is found out later is said of what was recorded before, which stays as it is.
    let doses = |app: &App| {
        app.js("return Object.keys(localStorage).flatMap((key) => localStorage[key].match(/\\{[^{}]*\"kind\":\"dose\"[^}]*\\}\\}?/g) || []).join('|')")
    };
    let before = doses(&app);
    assert!(
        before.as_str().is_some_and(|text| text.contains("\"0.1\"")),
        "{before}"
    );
    app.tap("Edit Blue jar");
    app.fill("Content, mg per gram", "6.3");
    app.fill("± mg per gram", "1.2");
    app.tap("Save");
    app.sees("0.51 to 0.75 mg of actives for 0.1 g by the stated content");
    app.tap("Today");
    app.sees("09:10 Dose, 0.1 g, Blue jar 0.51 to 0.75 mg of actives");
    to_batches(&app);
    app.tap("Edit Blue jar");
    app.fill("± mg per gram", "");
    app.tap("A laboratory’s result");
    app.tap("Save");
    app.sees("0.63 mg of actives for 0.1 g by a laboratory’s result");
    assert_eq!(doses(&app), before);
    // How much it was can be kept from the screen.
    app.open_page("Settings");
    app.tap("Hide amounts");
    app.tap("Today");
    app.sees("09:10 Dose, taken");
    app.sees_no("of actives");
    to_batches(&app);
    app.sees_no("of actives");
}

fn flag_a_new_batch_on_the_charts(driver: &Driver) {
    let app = weeks_on(driver, Looks::phone());
    to_batches(&app);
    app.tap("Add a batch");
    app.fill("Label", "Red box");
    app.fill("Form", "Dried");
    app.tap("Add");
    app.sees("Red box");
    app.go("journal/2026-11-10");
    app.is_running();
    app.tap("Edit Dose, 0.1 g");
    app.fill("Batch", "Red box");
    app.tap("Save change");
    app.sees("09:10 Dose, 0.1 g, Red box");
    app.tap("Insights");
    app.tap("Mood");
    app.sees("Flags: the first dose from a batch.");
    let flags = |app: &App| {
        app.js("return (document.querySelector('.timeline path.c-flag').getAttribute('d').match(/M/g) || []).length")
    };
    let said = |app: &App| {
        let said =
            app.js("return document.querySelector('.timeline svg[role=img]').getAttribute('aria-label')");
        said.as_str().unwrap_or_default().to_owned()
    };
    app.tap_in("Range", "30 d");
    app.sees("29 of 30 days answered");
    app.is_still();
    assert_eq!(flags(&app), 1);
    assert!(
        said(&app).ends_with(" New batch: Red box from 10 Nov 2026."),
        "{}",
        said(&app)
    );
    let label = app.js("return [...document.querySelectorAll('.timeline svg.chart text')].some((it) => it.textContent === 'Red box')");
    assert_eq!(label, true);
    app.tap_in("Range", "All");
    app.sees("115 of 126 days answered");
    app.is_still();
    assert_eq!(flags(&app), 2);
    assert!(
        said(&app).ends_with(" New batches: Blue jar from 10 Jul 2026, Red box from 10 Nov 2026."),
        "{}",
        said(&app)
    );
    // Read day by day, and in the table.
    app.tab_to("Day");
    app.keys("\u{e012}\u{e012}");
    app.sees("dose day, first from Red box");
    app.tap("Show as table");
    app.sees("taken, first from Red box");
    app.is_accessible();
    app.does_not_scroll_sideways();
    // The small charts have it too.
    app.tap("Insights");
    app.sees("days in this journal");
    app.wait_until("the small charts have flags", || {
        app.js("return [...document.querySelectorAll('.multiple path.c-flag')].some((it) => it.getAttribute('d').includes('M'))") == true
    });
    // So has the load of runs, in its words and by the week, too.
    app.go("insights/runs");
    app.is_running();
    app.tap_in("Range", "30 d");
    app.wait_until("the load has the flag", || flags(&app) == 1);
    app.sees("Flags: the first dose from a batch.");
    assert!(
        said(&app).ends_with(" New batch: Red box from 10 Nov 2026."),
        "{}",
        said(&app)
    );
    app.tap("Show as table");
    app.sees("New batch");
    // So have the calendar and the year in pixels.
    app.tap("Journal");
    app.sees("first dose from a batch");
    app.wait_until("the day of the calendar has a flag", || {
        app.js("const cell = document.querySelector('.heat__cell--batch'); return cell && cell.querySelector('.visually-hidden').textContent.includes('dose day, first from Red box')") == true
    });
    app.tap("Year");
    app.wait_until("the year has a flag for each batch", || {
        app.js("return [...document.querySelectorAll('.year__flag')].flatMap((it) => it.getAttribute('d').match(/M/g)).length") == 2
    });
    app.tap("Show as table");
    app.sees("taken, first from Red box");
}

fn tell_how_long_a_batch_lasts_by_the_plan(driver: &Driver) {
    let (batch, plan) = (
        RecordId::derived(&["red box"]).code(),
        RecordId::derived(&["plan"]).code(),
    );
    let made = json!({"amount": "1", "unit": "g"});
    let more = vec![
        json!({"id": batch, "kind": "batch", "written": 1, "data": {"label": "Red box", "form": "dried", "made": made}}),
        json!({"id": plan, "kind": "schedule", "written": 1, "data": {"protocol": "fadiman", "start": "2026-11-13", "missed": "skip",
            "batch": batch, "amount": "0.1", "unit": "g"}}),
    ];
    let stored = e2e::weeks::stored_with(more);
    let app = App::open_with_stored(driver, Looks::phone(), EVENING, &stored);
    app.sees("Today so far");
    to_batches(&app);
    // Ten doses: 13 November, and every third day after it.
    app.sees("1 g left, about 10 doses of 0.1 g; potency not known");
    app.sees("Lasts until about 10 December by the plan.");
    app.sees("0.16 to 1.4 mg of actives for 0.1 g of unknown potency");
    app.tap("Correct what is left Red box");
    app.fill("Left now, g", "0.35");
    app.tap("Save");
    app.sees("0.35 g left, about 3 doses of 0.1 g");
    app.sees("Lasts until about 19 November by the plan.");
}
