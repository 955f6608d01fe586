//! The page of one measure: what it says of a year with a planted effect, its address, and where no second program runs.

use chrono::NaiveDate;
use e2e::app::App;
use e2e::browser::Looks;
use e2e::runner::Test;
use e2e::webdriver::Driver;
use e2e::{planted, tests, weeks};
use tenth::domain::BuiltIn;

use super::EVENING;

const LEFT: &str = "\u{e012}";

/// The scenarios of this area.
pub const TESTS: &[Test] = tests![
    read_what_a_measure_is_like,
    read_charts_row_by_row,
    see_charts_in_forced_colours,
    read_a_measure_without_a_second_program,
    go_back_to_the_days_that_were_shown,
    take_back_a_change_of_range,
    see_the_cycles_of_a_plan_above_the_line,
    say_how_several_answers_of_a_day_become_one,
    say_which_change_would_matter,
    see_how_many_days_are_missing,
    see_that_a_hidden_measure_is_not_compared,
];

/// So many days of the planted journal, with its page of sleep quality open.
fn sleep_quality(driver: &Driver, looks: Looks, days: u64) -> App<'_> {
    let last = NaiveDate::from_ymd_opt(2026, 11, 12).expect("a date");
    let stored = weeks::stored_of(&planted::journal_of(days, 1.0, 0, last));
    let app = App::open_with_stored(driver, looks, EVENING, &stored);
    app.go("insights/sleep_quality");
    app
}

/// Everything that is worked out is there.
fn is_whole(app: &App<'_>) {
    app.sees("From one day to the next typically");
    app.sees(
        "Looked at alone, the day after can be told from other days. Doses stand out among all comparisons",
    );
    app.sees("+0.4 to +1.8");
    app.sees("in 30 days");
    app.sees(
        "Of 4 comparisons of sleep quality, one stands out from chance, counting all 59 of this journal.",
    );
    app.sees("The morning after a dose your sleep quality was 1.2 higher");
    app.sees("Running load, 100 more");
    app.sees("What would matter");
    says_first(app, "The morning after a dose your sleep quality was 1.2 higher");
}

/// The sentence at the top ends with something.
fn says_first(app: &App<'_>, what: &str) {
    app.wait_until(&format!("the page begins with \"{what}\""), || {
        let first = app.js("return document.querySelector('.page__head .summary').textContent;");
        first.as_str().is_some_and(|first| first.contains(what))
    });
}

fn read_what_a_measure_is_like(driver: &Driver) {
    for looks in [
        Looks::default(),
        Looks::default().in_the_dark(),
        Looks::phone(),
        Looks::phone().in_the_dark(),
    ] {
        let app = sleep_quality(driver, looks, planted::DAYS);
        is_whole(&app);
        app.is_still();
        app.is_accessible();
        app.does_not_scroll_sideways();
        assert_eq!(app.console_errors(), Vec::<String>::new());
    }
}

/// Differences with their intervals are read a row at a time: by finger, by pointer and by keys.
fn read_charts_row_by_row(driver: &Driver) {
    let app = sleep_quality(driver, Looks::phone(), planted::DAYS);
    is_whole(&app);
    app.is_still();
    app.js("document.addEventListener('pointerdown', (it) => { window.touched = it.pointerType; }, true)");
    let reading = |row: &str| {
        app.wait_until(&format!("\"{row}\" is read"), || {
            let said = "const it = [...document.querySelectorAll('[role=slider]')].find((it) => it.ariaLabel === 'Row'); \
                        return [it.ariaValueText, it.parentElement.querySelector('.timeline__reading').innerText]";
            let said = app.js(said);
            let said = |place: usize| said[place].as_str().map(e2e::app::tidy).unwrap_or_default();
            said(0).starts_with(row) && said(1) == said(0)
        });
    };
    app.touch("Row", (0.5, 0.05));
    reading("Dose day:");
    assert_eq!(app.js("return window.touched"), "touch");
    app.touch("Row", (0.5, 0.95));
    reading("Other days:");
    app.keys("\u{e011}");
    reading("Dose day:");
    app.keys("\u{e014}");
    app.point_at("Row", 0.5);
    app.is_accessible();
    assert_eq!(app.console_errors(), Vec::<String>::new());
}

/// Marks that are meant to stand back: seen, but behind the others.
const BEHIND: [&str; 7] = [
    "c-grid", "c-band", "c-thin", "c-days", "c-bars", "c-gap", "c-slope",
];

/// With the system's few colours every mark stands out from the page, and shapes of different meaning stay told apart: in the
/// picture, for a style may say what is not painted. The theme that was chosen here is not the system's.
fn see_charts_in_forced_colours(driver: &Driver) {
    for (looks, theme) in [
        (Looks::phone(), "dark"),
        (Looks::default().in_the_dark(), "light"),
    ] {
        let last = NaiveDate::from_ymd_opt(2026, 11, 12).expect("a date");
        let journal = planted::with_readings(planted::journal(1.0, 0, last));
        let stored = weeks::stored_of(&journal);
        let app = App::open_with_stored(driver, looks.in_forced_colours(), EVENING, &stored);
        for (path, whole, full, hollow) in [
            (
                "insights/sleep_quality",
                "Running load, 100 more",
                &["c-dose", "c-plus1"][..],
                &["c-plus2", "c-other", "c-point c-point--soft"][..],
            ),
            (
                "insights/pairs",
                "81 better",
                &["c-change c-change--better"],
                &["c-change c-change--worse"],
            ),
            ("insights/runs", "strain: load × monotony", &[], &[]),
        ] {
            app.go(path);
            app.is_running();
            app.js(&format!("document.documentElement.dataset.theme = '{theme}'"));
            app.sees(whole);
            app.is_still();
            assert_eq!(
                app.js("return matchMedia('(forced-colors: active)').matches"),
                true
            );
            let marks = app.marks();
            assert!(marks.len() > 10, "{path}: {marks:?}");
            for mark in &marks {
                let stands_back = BEHIND.iter().any(|class| mark.class.starts_with(class));
                let least = if stands_back { 1.15 } else { 3.0 };
                assert!(mark.contrast >= least, "{path}: {mark:?}");
            }
            let filled = |class: &str| {
                let shapes = marks.iter().filter(|mark| mark.class == class);
                let filled: Vec<f64> = shapes.filter_map(|mark| mark.filled).collect();
                assert!(!filled.is_empty(), "{path} has no {class}");
                filled
            };
            for class in full {
                assert!(
                    filled(class).iter().all(|share| *share > 0.6),
                    "{path}: {class} {:?}",
                    filled(class)
                );
            }
            for class in hollow {
                assert!(
                    filled(class).iter().all(|share| *share < 0.4),
                    "{path}: {class} {:?}",
                    filled(class)
                );
            }
            app.does_not_scroll_sideways();
        }
        assert_eq!(app.console_errors(), Vec::<String>::new());
    }
}

fn read_a_measure_without_a_second_program(driver: &Driver) {
    let app = sleep_quality(driver, Looks::default(), planted::DAYS);
    app.before_every_page("delete window.Worker");
    app.reload();
    is_whole(&app);
    // Every section says how it was computed.
    assert_eq!(
        app.js(
            "return [...document.querySelectorAll('main section')].filter(it => it.querySelector('h2') && \
                ![...it.querySelectorAll('summary')].some(it => it.textContent === 'How this was computed'))\
                .map(it => it.querySelector('h2').textContent);"
        ),
        serde_json::json!([])
    );
}

fn go_back_to_the_days_that_were_shown(driver: &Driver) {
    let app = sleep_quality(driver, Looks::default(), planted::DAYS);
    app.tap("90 d");
    app.tap("Level of the last 28 days");
    app.sees("Band and dotted line: your own middle half and median of the last 28 days");
    app.open_page("Journal");
    app.back();
    app.sees("Band and dotted line: your own middle half and median of the last 28 days");
    app.sees("of 90 days answered");
    assert_eq!(app.js("return location.search;"), "?range=90&level=28");
}

/// A change of range is a step of its own: Back undoes it, and neither the focus nor the page moves.
fn take_back_a_change_of_range(driver: &Driver) {
    let app = sleep_quality(driver, Looks::phone(), planted::DAYS);
    is_whole(&app);
    app.is_still();
    app.js("document.querySelector('[role=radiogroup]').scrollIntoView({ block: 'center' });");
    let top = || {
        app.js("return Math.round(document.querySelector('[role=radiogroup]').getBoundingClientRect().top);")
    };
    let before = top();
    app.tap("365 d");
    app.sees("of 365 days answered");
    app.tap("30 d");
    app.sees("of 30 days answered");
    app.focus_is_on("30 d");
    assert_eq!(top(), before);
    app.back();
    app.sees("of 365 days answered");
    assert_eq!(app.js("return location.search;"), "?range=365");
    // The focus goes with the choice.
    app.focus_is_on("365 d");
    app.is_still();
    assert_eq!(top(), before);
    app.back();
    app.sees("of 90 days answered");
    app.focus_is_on("90 d");
    assert_eq!(app.js("return location.search;"), "");
    assert_eq!(top(), before);
}

fn see_the_cycles_of_a_plan_above_the_line(driver: &Driver) {
    for looks in [Looks::default(), Looks::phone().in_the_dark()] {
        let last = NaiveDate::from_ymd_opt(2026, 11, 12).expect("a date");
        let journal = planted::with_plan(planted::journal(1.0, 0, last));
        let app = App::open_with_stored(driver, looks, EVENING, &weeks::stored_of(&journal));
        app.go("insights/pain");
        says_first(&app, "Dose days and other days cannot be told apart.");
        app.tap("All");
        app.sees("Brackets above: cycles and rests of your plans.");
        app.tap("90 d");
        app.sees("Rest Cycle 5");
        app.tap("Day");
        app.keys(LEFT);
        app.wait_until("the day that is read says its cycle", || {
            let read = app.js("return document.querySelector('.timeline__reading').textContent;");
            read.as_str().is_some_and(|read| read.contains("cycle "))
        });
        app.is_accessible();
        app.does_not_scroll_sideways();
    }
}

fn say_how_several_answers_of_a_day_become_one(driver: &Driver) {
    let app = super::started(driver, "2026-11-12T08:05");
    let change = |rule: Option<&str>| {
        app.go("settings/measures?measure=mood");
        app.is_running();
        app.sees("Smallest change that would matter to you");
        match rule {
            Some(rule) => app.fill("Several answers on one day", rule),
            // Asked once a day there is nothing to choose.
            None => {
                app.sees_no("Several answers on one day");
                app.tap("In the morning check-in");
                app.sees("As usual: the evening, or the mean after doses");
            }
        }
        app.is_accessible();
        app.tap("Save");
        app.sees_no("Smallest change that would matter to you");
    };
    change(None);
    app.go("");
    app.is_running();
    app.sees("Hours slept");
    app.tap_in("Mood", "2");
    app.sees("mood 2");
    app.set_clock(EVENING);
    app.go("");
    app.is_running();
    app.tap_in("Mood", "8");
    app.sees("mood 8");
    for (rule, said) in [
        (None, "One answer in these days: 8."),
        (Some("Their mean"), "One answer in these days: 5."),
        (Some("The worst"), "One answer in these days: 2."),
        (Some("The last"), "One answer in these days: 8."),
    ] {
        if rule.is_some() {
            change(rule);
        }
        app.go("insights/mood");
        app.is_running();
        app.sees(said);
    }
    app.go("settings/measures?measure=mood");
    app.is_running();
    app.sees("Several answers on one day");
    assert_eq!(app.value_of("Several answers on one day"), "last");
}

fn say_which_change_would_matter(driver: &Driver) {
    let app = sleep_quality(driver, Looks::default(), planted::DAYS);
    app.sees("You have not said yet which change would matter to you.");
    app.tap("Change this measure");
    app.fill("Smallest change that would matter to you, in points", "2");
    app.tap("Save");
    app.sees("Saved ");
    app.go("insights/sleep_quality");
    app.sees("You said that a change of 2 points would matter.");
    app.sees("Band: less than the 2 that you said would matter.");
}

fn see_how_many_days_are_missing(driver: &Driver) {
    let app = sleep_quality(driver, Looks::default(), 40);
    app.sees("of 84 days");
    app.sees_no("stands out");
}

/// Nobody waits for what is not asked.
fn see_that_a_hidden_measure_is_not_compared(driver: &Driver) {
    let last = NaiveDate::from_ymd_opt(2026, 11, 12).expect("a date");
    let journal = planted::hiding(planted::journal_of(90, 1.0, 0, last), BuiltIn::SleepQuality);
    let app = App::open_with_stored(driver, Looks::default(), EVENING, &weeks::stored_of(&journal));
    app.go("insights/sleep_quality");
    app.sees("From one day to the next typically");
    app.sees("This measure is hidden, so it is compared with nothing.");
    app.sees_no("Stop comparing");
    app.sees_no("Dose days are still being compared");
}
