//! Recording: the first run, doses, the evening, and everything else that can be added.

use e2e::app::App;
use e2e::browser::Looks;
use e2e::runner::Test;
use e2e::tests;
use e2e::webdriver::Driver;

use super::{EVENING, record_dose, started, started_on};

pub const TESTS: &[Test] = tests![
    start_the_journal,
    repeat_a_dose_in_two_taps,
    answer_the_evening_in_ten_taps,
    type_a_dose,
    question_an_odd_dose,
    undo_what_was_recorded,
    record_for_an_earlier_day,
    choose_the_day_after_midnight,
    answer_before_and_after_a_dose,
    record_every_kind_of_entry,
    keep_a_draft,
    write_as_the_browser_does,
];

fn start_the_journal(driver: &Driver) {
    let app = App::open_at(driver, Looks::phone(), EVENING);
    app.sees("Is it doing anything for me?");
    app.sees("What leaves this device");
    // A yes brings advice and the way to help, and closes nothing.
    app.tap_in("Lithium or an MAO inhibitor", "Yes");
    app.sees("Recording stays open");
    app.sees("mention a seizure");
    app.wait_until("the advice is on the screen", || {
        app.js("const box = document.querySelector('#stop').getBoundingClientRect(); return box.top >= 0 && box.bottom <= innerHeight") == true
    });
    app.tap_in("Lithium or an MAO inhibitor", "No");
    app.sees_no("mention a seizure");
    app.tap_in("Measures", "Pain");
    // A first entry asks what is followed, and nothing else.
    app.sees("Energy not answered");
    app.tap_in("Measures", "Energy");
    app.sees_no("Energy not answered");
    app.sees("Pain not answered");
    app.tap_in("Mood", "7");
    app.tap("Open the journal");
    app.sees("Thursday 12 November");
    app.sees("1 of 5 answered");
    // Nothing is "since the last dose" yet, not even for those who hear it.
    let heading = app.js("return document.getElementById('since').innerText");
    assert_eq!(heading, "Record a dose");
    app.sees("Pain, average today");
    record_dose(&app, "0.1 g");
    app.sees("Dose, 0.1 g, recorded");
    app.sees("20:05 Dose, 0.1 g");
    app.sees("since the last dose, Thu 12 Nov, 20:05");
    app.sees("Saved 20:05");
    app.sees("stored safely");
    // It is there after a reload, and the first page does not come again.
    app.reload();
    app.sees("20:05 Dose, 0.1 g");
    app.sees("Evening check-in mood 7");
    assert_eq!(app.console_errors(), Vec::<String>::new());
}

fn repeat_a_dose_in_two_taps(driver: &Driver) {
    let app = started(driver, EVENING);
    record_dose(&app, "0.12 g");
    app.set_clock("2026-11-15T09:10");
    app.reload();
    app.sees("Sunday 15 November");
    app.sees("since the last dose, Thu 12 Nov, 20:05");
    let before = app.taps();
    app.tap_in("Record again", "0.12 g");
    app.sees("Dose, 0.12 g, recorded");
    let taps = app.taps() - before;
    assert!(taps <= 2, "repeating a dose took {taps} taps");
    app.sees("09:10 Dose, 0.12 g");
    // A finger that presses twice takes one dose, also when the chips move under it.
    record_dose(&app, "0.2 g");
    app.set_clock("2026-11-15T09:40");
    app.wait_until("the first chip is the newest", || {
        app.js(
            "const chips = () => [...document.querySelectorAll('[aria-label=\"Record again\"] button')]; \
             if (chips()[0].innerText.trim() !== '0.2 g') return false; \
             chips()[1].click(); return new Promise((done) => requestAnimationFrame(() => { chips()[1].click(); done(true); }))",
        ) == true
    });
    app.sees("09:40 Dose, 0.12 g");
    app.sees_no("09:40 Dose, 0.2 g");
    assert_eq!(app.text().matches("09:40 Dose").count(), 1);
    // Hidden amounts can be told apart by when they were taken.
    app.open_page("Settings");
    app.tap("Hide amounts");
    app.tap("Today");
    app.sees("taken last Sun 15 Nov, 09:40");
    app.is_still();
    let chips = app.js(
        "return [...document.querySelectorAll('[aria-label=\"Record again\"] button')].map((chip) => chip.innerText.trim())",
    );
    let chips: Vec<String> = chips
        .as_array()
        .into_iter()
        .flatten()
        .filter_map(|chip| chip.as_str().map(e2e::app::tidy))
        .collect();
    assert_eq!(
        chips,
        [
            "taken last Sun 15 Nov, 09:40",
            "taken last Sun 15 Nov, 09:10",
            "Other"
        ]
    );
}

fn answer_the_evening_in_ten_taps(driver: &Driver) {
    let app = App::open_at(driver, Looks::phone(), EVENING);
    // Everything that the evening can ask.
    app.tap_in("Measures", "Pain");
    app.tap_in("Measures", "Bouncing back");
    app.tap("Open the journal");
    app.sees("0 of 7 answered");
    let before = app.taps();
    for (row, answer) in [
        ("Pain, average today", "3"),
        ("Mood", "6"),
        ("Anxiety or tension", "2"),
        ("Energy", "10"),
        ("Focus", "0"),
        ("A hard moment today?", "Yes"),
        ("How well did you bounce back?", "5"),
        ("Anything unpleasant?", "Headache"),
        ("Headache, severity", "clear"),
    ] {
        app.tap_in(row, answer);
    }
    app.sees("7 of 7 answered");
    let taps = app.taps() - before;
    assert!(taps <= 10, "the evening took {taps} taps");
    app.sees("Evening check-in");
    for said in [
        "pain 3",
        "mood 6",
        "energy 10",
        "focus 0",
        "bouncing back 5",
        "a hard moment",
        "Headache clear",
    ] {
        app.sees(said);
    }
    // "None" cannot be said beside a side effect, and a side effect takes it back.
    let is_on = |chip: &str| {
        let chips =
            "[...document.querySelectorAll('[role=group][aria-label=\"Anything unpleasant?\"] label')]";
        app.js(&format!(
            "return {chips}.find((it) => it.innerText.trim() === '{chip}').querySelector('input').checked"
        )) == true
    };
    app.tap_in("Anything unpleasant?", "None");
    assert!(is_on("Headache") && !is_on("None"));
    app.tap_in("Anything unpleasant?", "Headache");
    app.sees("6 of 7 answered");
    app.tap_in("Anything unpleasant?", "None");
    app.sees("nothing unpleasant");
    assert!(is_on("None"));
    app.tap_in("Anything unpleasant?", "Headache");
    app.sees("Headache, recorded");
    app.sees_no("nothing unpleasant");
    assert!(is_on("Headache") && !is_on("None"));
    app.sees("7 of 7 answered");
    // What is pressed and goes hands the focus on.
    app.tap_in("Anything unpleasant?", "More");
    assert_eq!(app.focus().1, "checkbox");
    // An answer can be taken back, and what is empty stays empty.
    app.tap("Clear Focus");
    app.sees("6 of 7 answered");
    app.sees_no("focus 0");
    app.reload();
    app.sees("6 of 7 answered");
    app.sees_no("focus 0");
}

fn type_a_dose(driver: &Driver) {
    let app = started(driver, EVENING);
    app.tap("Record a dose");
    for (typed, understood) in [
        (".3 g", "0.3 g"),
        ("0,15g", "0.15 g"),
        ("half a gram", "0.5 g"),
        ("~0.1 g", "about 0.1 g"),
        ("150 mg", "150 mg"),
        ("10 µg", "10 µg"),
        ("10~20 micrograms", "10 to 20 µg"),
        ("1 capsule", "1 capsule"),
    ] {
        app.fill("Amount", typed);
        app.sees(&format!("Understood as {understood}."));
    }
    // Nonsense is said to be that when it is recorded, and what was typed stays.
    for (typed, said) in [
        ("mg", "There is no number in this"),
        ("a handful", "is not a unit known here"),
        ("10 drops", "“drops” is not a unit known here"),
        ("0", "Zero is no dose"),
        ("-1 mg", "An amount cannot be below zero"),
        ("10 mg please", "“please” cannot be read here"),
    ] {
        app.fill("Amount", typed);
        app.sees_no("Understood as");
        app.tap("Record");
        app.sees(said);
        app.focus_is_on("Amount");
        assert_eq!(app.value_of("Amount"), typed);
    }
    app.fill("Amount", "10~20 micrograms");
    // So is a list that cannot be kept whole: nothing of it is cut, and the field is opened where it was folded away.
    app.tap("Food, what else, note");
    for (typed, said) in [
        ("x".repeat(81), "longer than 80 characters"),
        ("tea, ".repeat(101), "more than 100"),
    ] {
        app.fill("Taken with", &typed);
        app.sees(said);
        app.tap("Food, what else, note");
        app.tap("Record");
        app.focus_is_on("Taken with");
        assert_eq!(app.value_of("Taken with"), typed);
    }
    app.fill("Taken with", &"tea, ".repeat(13));
    app.tap("Record");
    app.sees("20:05 Dose, 10 to 20 µg");
    app.tap("Edit Dose, 10 to 20 µg");
    app.tap("Food, what else, note");
    assert_eq!(app.value_of("Taken with").matches("tea").count(), 13);
    app.tap("Cancel");
    // Questioned, never refused: pressing the button once more keeps the words as they were typed, before the note.
    app.tap("Other");
    app.tap("Food, what else, note");
    app.fill("Note", "with breakfast");
    app.fill("Amount", "a handful");
    app.tap("Record");
    app.sees(
        "Recorded without an amount and with these words in its note if you press the button once more.",
    );
    app.focus_is_on("Amount");
    // Other words are another question.
    app.fill("Amount", "a spoonful");
    app.sees_no("once more");
    app.tap("Record");
    app.sees("once more");
    app.tap("Record");
    app.sees_no("once more");
    app.sees("20:05 Dose, taken");
    app.sees("20:05 Dose, 10 to 20 µg");
    app.reload();
    app.tap("Edit Dose, taken");
    app.tap("Food, what else, note");
    assert_eq!(app.value_of("Note"), "a spoonful\nwith breakfast");
}

fn question_an_odd_dose(driver: &Driver) {
    let app = started(driver, EVENING);
    app.tap("Record a dose");
    app.fill("Amount", "12 g");
    app.sees("12 g is a very large amount. Check the number or the unit.");
    // Questioned, never refused: pressing the button once more is an answer.
    app.tap("Record");
    app.sees("12 g is a very large amount. Check the number or the unit. Saved as it is if you press the button once more.");
    app.focus_is_on("Amount");
    assert!(app.offers("12 g is right"));
    app.tap("Record");
    app.sees("20:05 Dose, 12 g");
    app.tap("Undo");
    app.sees_no("20:05 Dose, 12 g");
    record_dose(&app, "0.1 g");
    app.tap("Other");
    app.fill("Amount", "100 mg");
    app.sees_no("Check the number");
    app.fill("Amount", "2 g");
    app.sees("2 g is about 20 times your usual 0.1 g. Check the number or the unit.");
    app.tap("2 g is right");
    app.sees_no("Check the number");
    app.tap("Record");
    app.sees("20:05 Dose, 2 g");
    // The likely amount is one tap away.
    app.tap("Other");
    app.fill("Amount", "150 g");
    app.sees("150 g is about 75 times your usual 2 g.");
    app.tap("Use 1.5 g");
    app.sees("Understood as 1.5 g.");
    app.tap("Record");
    app.sees("20:05 Dose, 1.5 g");
}

fn undo_what_was_recorded(driver: &Driver) {
    let app = started(driver, EVENING);
    record_dose(&app, "0.2 g");
    app.sees("20:05 Dose, 0.2 g");
    // The pages behind More are not under the offer to undo.
    app.tap_in("Main", "More");
    let under = app.js(
        "return [...document.querySelectorAll('.nav__list--more a')].filter((link) => { \
           const box = link.getBoundingClientRect(); \
           return !link.contains(document.elementFromPoint(box.x + box.width / 2, box.y + box.height / 2)); \
         }).map((link) => link.textContent)",
    );
    assert_eq!(under, serde_json::json!([]));
    app.tap_in("Main", "More");
    app.tap("Undo");
    app.sees("Nothing yet.");
    app.sees_no("since the last dose");
    // Deleting, changing and moving can be taken back in the same way.
    record_dose(&app, "0.3 g");
    app.tap("Edit Dose, 0.3 g");
    app.fill("Amount", "0.4 g");
    app.tap("Save change");
    app.sees("Dose, 0.4 g, changed");
    app.tap("Undo");
    app.sees("20:05 Dose, 0.3 g");
    app.tap("Edit Dose, 0.3 g");
    app.tap("Delete");
    app.sees("Dose, 0.3 g, deleted");
    app.sees("Nothing yet.");
    app.tap("Undo");
    app.sees("20:05 Dose, 0.3 g");
    app.sees_no("Undo");
    // What was taken back stays so.
    app.reload();
    app.sees("20:05 Dose, 0.3 g");
    app.sees_no("Dose, 0.2 g");
}

fn record_for_an_earlier_day(driver: &Driver) {
    let app = started(driver, EVENING);
    app.tap("Record a dose");
    app.fill("Amount", "0.1 g");
    // Not for a day that has not come: it is said beside the field, and nothing is stored.
    app.fill("Day", "2026-11-13");
    app.sees("This day has not come yet.");
    app.tap("Record");
    app.focus_is_on("Day");
    app.sees("Nothing yet.");
    app.fill("Day", "2026-11-09");
    app.fill("Time", "08:30");
    app.tap("Record");
    app.sees("since the last dose, Mon 9 Nov, 08:30");
    app.sees("Nothing yet.");
    // Anything can be added to the page of any day, with or without a time.
    app.go("journal/2026-11-09");
    app.is_running();
    app.sees("08:30 Dose, 0.1 g");
    app.tap_in("Add an entry", "Note");
    app.fill("Your words", "Written down later");
    app.tap("Record");
    app.sees("Note Written down later");
    app.tap_in("Mood", "3");
    app.sees("Evening check-in mood 3");
    // Nothing of this is about today.
    app.tap("Today");
    app.sees("Nothing yet.");
    app.sees("0 of 5 answered");
}

fn choose_the_day_after_midnight(driver: &Driver) {
    let app = started(driver, "2026-11-13T01:20");
    app.sees("Which day does this belong to?");
    app.sees("Thursday 12 November");
    record_dose(&app, "0.1 g");
    app.sees("01:20 Dose, 0.1 g");
    app.set_clock("2026-11-13T01:40");
    app.tap_in("Which day does this belong to?", "Fri 13 Nov");
    app.sees("Friday 13 November");
    app.sees("Nothing yet.");
    app.tap("Other");
    app.fill("Amount", "0.2 g");
    app.tap("Record");
    app.sees("01:40 Dose, 0.2 g");
    app.sees_no("01:20 Dose, 0.1 g");
    // Seen from the evening again, it is still the last one; its day can be opened and added to.
    app.set_clock("2026-11-13T02:10");
    app.reload();
    app.sees("30min since the last dose, Fri 13 Nov, 01:40");
    app.tap("Journal");
    app.sees("1, 1 after today");
    app.tap("Friday 13 November, dose day");
    app.sees("01:40 Dose, 0.2 g");
    app.tap_in("Add an entry", "Note");
    app.fill("Your words", "Before the day begins");
    app.fill("Time", "02:05");
    app.tap("Record");
    app.sees("02:05 Note Before the day begins");
    for (day, here, not_here) in [
        ("2026-11-12", "01:20 Dose, 0.1 g", "Dose, 0.2 g"),
        ("2026-11-13", "01:40 Dose, 0.2 g", "Dose, 0.1 g"),
    ] {
        app.go(&format!("journal/{day}"));
        app.is_running();
        app.sees(here);
        app.sees_no(not_here);
    }
    // From four o'clock on nothing is asked.
    app.set_clock("2026-11-13T04:00");
    app.go("");
    app.is_running();
    app.sees("Friday 13 November");
    app.sees_no("Which day does this belong to?");
}

fn answer_before_and_after_a_dose(driver: &Driver) {
    let app = started(driver, "2026-11-12T09:10");
    record_dose(&app, "0.1 g");
    app.sees("How it was just before the dose at 09:10.");
    app.tap_in("Mood now", "5");
    app.sees("Before mood 5");
    app.set_clock("2026-11-12T11:40");
    app.sees("2 h 30 min after the dose at 09:10. Best at about 2½ hours.");
    app.sees_no("Just before the dose");
    app.tap_in("Mood now", "8");
    app.tap_in("Noticed anything?", "2");
    app.sees("After, 2 h 30 min");
    app.sees("mood 8, noticed anything 2");
    app.set_clock("2026-11-12T14:00");
    app.sees_no("Best at about");
    app.sees("After, 2 h 30 min");
}

fn record_every_kind_of_entry(driver: &Driver) {
    let app = started(driver, EVENING);
    app.tap_in("Add an entry", "Run");
    app.fill("Minutes", "0:46");
    app.fill("Distance", "8,2 km");
    app.tap_in("How hard was it overall?", "6");
    app.fill("Surface", "Trail");
    app.tap("Record");
    app.sees("Run, 8.2 km in 46 min");
    app.sees("effort 6, load 276, trail");

    app.tap_in("Add an entry", "Medicine");
    app.tap("Record");
    app.sees("Write its name");
    // The field is where one is now, and a screen reader is told what it needs.
    app.focus_is_on("Medicine");
    let told = app.js("return document.querySelector('[role=status] .field__error').innerText");
    assert_eq!(told, "Write its name, at most 80 characters.");
    app.fill("Medicine", "Ibuprofen");
    app.fill("Amount, as on the pack", "400 mg");
    app.tap_in("Why", "rescue");
    app.tap("Record");
    app.sees("Ibuprofen 400 mg rescue");

    app.tap_in("Add an entry", "Flare");
    app.tap_in("How strong", "7");
    app.fill("Where in the body", "left knee");
    app.tap("Record");
    app.sees("Flare 7, left knee");

    app.tap_in("Add an entry", "Side effect");
    app.fill("What", "Palpitations");
    app.tap_in("How strong", "strong");
    app.fill("How long, in minutes", "90");
    app.tap("Record");
    app.sees("Palpitations strong, about 1 h 30 min");
    // What is on no list is written in a field that says what to write.
    app.tap_in("Add an entry", "Side effect");
    app.fill("What", "Something else");
    app.fill("What it was", "Itching");
    app.tap("Record");
    app.sees("Itching mild");
    // What was used before comes first the next day.
    app.tap_in("Add an entry", "Note");
    app.fill("Your words", "A walk by the sea <b>& tea</b>");
    app.tap_in("Tags", "travel");
    app.fill("Another tag", "Sea");
    app.tap("Record");
    app.sees("A walk by the sea <b>& tea</b>");
    app.sees("travel, Sea");

    app.set_clock("2026-11-13T20:05");
    app.reload();
    app.sees("Friday 13 November");
    app.is_loaded();
    app.is_still();
    let chips = app.js(
        "return [...document.querySelectorAll('[role=group][aria-label=\"Anything unpleasant?\"] label')]\
         .map((chip) => chip.innerText.trim()).slice(0, 3)",
    );
    assert_eq!(chips, serde_json::json!(["None", "Palpitations", "Headache"]));
    assert_eq!(app.console_errors(), Vec::<String>::new());
}

/// A tab that is closed while a note is being written loses nothing.
fn keep_a_draft(driver: &Driver) {
    let app = started(driver, EVENING);
    app.tap_in("Add an entry", "Note");
    app.fill("Your words", "Not finished yet");
    app.wait_until("the draft is kept", || {
        app.js("return Object.keys(localStorage).some((key) => key.startsWith('tenth.') && localStorage[key].includes('Not finished yet'))")
            == true
    });
    app.reload();
    app.sees("Nothing yet.");
    app.tap_in("Add an entry", "Note");
    assert_eq!(app.value_of("Your words"), "Not finished yet");
    app.sees("draft kept");
    app.tap("Record");
    app.sees("Note Not finished yet");
    app.tap_in("Add an entry", "Note");
    assert_eq!(app.value_of("Your words"), "");
}

/// Numbers, dates, times and weeks are written as the browser's language does; the words stay English.
fn write_as_the_browser_does(driver: &Driver) {
    for (language, typed, shown, day, first) in [
        (
            "de-DE",
            "0,15g",
            "20:05 Dose, 0,15 g",
            "Thursday 12 November",
            "Mon",
        ),
        (
            "en-US",
            ".15 g",
            "8:05 PM Dose, 0.15 g",
            "Thursday, November 12",
            "Sun",
        ),
    ] {
        let looks = Looks {
            language,
            ..Looks::phone()
        };
        let app = started_on(driver, looks, EVENING);
        app.sees(day);
        record_dose(&app, typed);
        app.sees(shown);
        app.sees(if language == "en-US" {
            "Saved 8:05 PM"
        } else {
            "Saved 20:05"
        });
        app.open_page("Journal");
        app.wait_until(&format!("in {language} the week begins with {first}"), || {
            let heading = app.js(
                "return document.querySelector('main [role=columnheader], main th')?.textContent.trim() ?? ''",
            );
            heading.as_str().is_some_and(|heading| heading.starts_with(first))
        });
    }
}
