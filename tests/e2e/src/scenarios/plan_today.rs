//! The plan on Today and in the journal's calendar: civil days in every zone, one tap for what is due, the badge.

use chrono::{NaiveDate, NaiveTime};
use e2e::app::App;
use e2e::browser::Looks;
use e2e::runner::Test;
use e2e::tests;
use e2e::webdriver::Driver;
use tenth::domain::{
    Action, Amount, Body, Change, Content, Cycle, DeviceId, Dosage, Dose, Entry, FreeFor, Journal, KeptFree,
    Missed, Plan, Protocol, RecordId, Settings, Timestamp, Unit, When, parse_date,
};

pub const TESTS: &[Test] = tests![
    plan_has_the_same_days_in_three_zones_over_a_clock_change,
    plan_moves_with_a_late_dose,
    plan_loses_no_day_on_a_flight_over_the_date_line,
    plan_is_followed_with_one_tap,
    plan_hides_what_is_due_for_a_while,
    plan_marks_the_icon_while_a_dose_is_due,
    plan_and_doses_stand_together_in_the_calendar,
    plan_and_doses_stand_together_in_the_year,
    plan_of_ten_years_is_looked_at_without_waiting,
];

/// The day of a code such as `2026-11-09`.
pub(super) fn day(code: &str) -> NaiveDate {
    parse_date(code).unwrap_or_else(|| panic!("{code} is no date"))
}

/// A dose of a tenth of a gram, on a morning in Berlin.
fn dose(code: &str) -> (Option<When>, Body) {
    let amount = Amount::new(100_000, Unit::Gram).expect("a tenth of a gram");
    let body = Body::Dose(Dose {
        substance: None,
        dosage: Some(Dosage::exactly(amount)),
        batch: None,
        food: None,
        with: Vec::new(),
        note: None,
    });
    let nine = NaiveTime::from_hms_opt(9, 10, 0).unwrap_or_default();
    (Some(When::at(day(code), nine, 4, Some(60), None)), body)
}

/// Every third day, six weeks on and two of rest.
pub(super) fn plan(start: &str) -> Plan {
    Plan {
        cycle: Some(Cycle {
            weeks: 6,
            rest_weeks: 2,
            count: None,
        }),
        ..Plan::new(Protocol::Fadiman, day(start))
    }
}

/// A journal that has been started, with a plan and doses.
pub(super) fn planned(plan: Plan, doses: &[&str]) -> Journal {
    let settings = Settings {
        started: true,
        ..Settings::default()
    };
    let mut entries = vec![
        (Journal::settings_id(), None, Body::Settings(settings)),
        (RecordId::derived(&["plan"]), None, Body::Plan(Box::new(plan))),
    ];
    for code in doses {
        let (when, body) = dose(code);
        entries.push((RecordId::derived(&["dose", code]), when, body));
    }
    let contents = entries.into_iter().map(|(id, when, body)| {
        let written = Timestamp(1);
        (id, Content::Entry(Entry { when, written, body }))
    });
    let mut journal = Journal::default();
    let revision = journal.next_revision(DeviceId::new(1));
    let change = Change::putting(Action::Start, &journal, revision, contents);
    journal.apply(&change);
    journal
}

pub(super) fn open<'d>(driver: &'d Driver, moment: &str, journal: &Journal) -> App<'d> {
    let app = App::open_with_stored(driver, Looks::phone(), moment, &e2e::weeks::stored_of(journal));
    app.sees("Today so far");
    app
}

/// Looks at Today at a moment of the zone's civil time.
fn look(app: &App, moment: &str) {
    app.set_clock(moment);
    app.reload();
}

fn plan_has_the_same_days_in_three_zones_over_a_clock_change(driver: &Driver) {
    // A Monday. Clocks change on 4 October on Lord Howe Island, on 25 October in Berlin, on 1 November in New York.
    let journal = planned(plan("2026-09-28"), &[]);
    let mut app = open(driver, "2026-09-28T12:00", &journal);
    let days = [
        ("2026-09-27", "The plan begins on Monday 28 September.", ""),
        (
            "2026-09-28",
            "Day 1 of 3: dose day.",
            "Next dose day: Thursday 1 October.",
        ),
        (
            "2026-10-03",
            "Day 3 of 3: normal.",
            "Next dose day: Sunday 4 October.",
        ),
        (
            "2026-10-04",
            "Day 1 of 3: dose day.",
            "Next dose day: Wednesday 7 October.",
        ),
        (
            "2026-10-24",
            "Day 3 of 3: normal.",
            "Next dose day: Sunday 25 October.",
        ),
        (
            "2026-10-25",
            "Day 1 of 3: dose day.",
            "Next dose day: Wednesday 28 October.",
        ),
        (
            "2026-11-01",
            "Day 2 of 3: transition.",
            "Next dose day: Tuesday 3 November.",
        ),
        (
            "2026-11-09",
            "Rest, day 1 of 14.",
            "Next dose day: Monday 23 November.",
        ),
    ];
    for zone in ["Australia/Lord_Howe", "Europe/Berlin", "America/New_York"] {
        app.browser.set_zone(zone).expect("a zone");
        look(&app, "2026-09-27T12:00");
        for (date, place, next) in days {
            // In the first and in the last hour of the day.
            for time in ["04:05", "23:55"] {
                app.set_clock(&format!("{date}T{time}"));
                app.sees(place);
                app.sees(next);
            }
        }
    }
    assert_eq!(app.console_errors(), Vec::<String>::new());
}

fn plan_moves_with_a_late_dose(driver: &Driver) {
    let shifting = Plan {
        missed: Missed::Shift,
        ..plan("2026-11-09")
    };
    let app = open(driver, "2026-11-13T10:00", &planned(shifting, &["2026-11-09"]));
    app.sees("The dose of Thursday 12 November is open. Taken today, it moves the dates after it.");
    app.tap("Taken today");
    app.sees("Taken late, for Thursday 12 November.");
    app.sees("Next dose day: Monday 16 November.");
    app.sees("10:00 Dose, 0.1 g");
    for (date, place) in [
        ("2026-11-14", "Day 2 of 3: transition."),
        ("2026-11-15", "Day 3 of 3: normal."),
        ("2026-11-16", "Today is a dose day in your plan."),
    ] {
        look(&app, &format!("{date}T10:00"));
        app.sees(place);
    }
    // Taken late it was not missed, wherever the day is shown.
    app.tap("Skip");
    let ruler = || {
        let label = app.js("return document.querySelector('.ruler [role=img]')?.getAttribute('aria-label')");
        label.as_str().unwrap_or_default().to_owned()
    };
    app.wait_until("the cycle is drawn", || !ruler().is_empty());
    assert!(!ruler().contains("missed"), "{}", ruler());
    app.open_page("Plan");
    app.sees("2 of 3 dose days taken, 1 late, 1 skipped");
    app.sees("taken late, on 13 November");
    assert_eq!(app.js("return document.querySelectorAll('.is-missed').length"), 0);
    app.tap("Journal");
    app.wait_until("the calendar is there", || !cell(&app, "2026-11-12").is_empty());
    assert_eq!(cell(&app, "2026-11-13").split(", ").nth(1), Some("dose day"));
    let late = cell(&app, "2026-11-12");
    assert!(!late.contains("missed"), "{late}");
    assert_eq!(app.console_errors(), Vec::<String>::new());
}

fn plan_loses_no_day_on_a_flight_over_the_date_line(driver: &Driver) {
    let daily = Plan::new(Protocol::EveryOtherDay, day("2026-11-16"));
    let mut app = open(driver, "2026-11-16T09:00", &planned(daily, &["2026-11-14"]));
    // East of the line the 20th comes first; the dose of that day is taken there.
    app.browser.set_zone("Pacific/Kiritimati").expect("a zone");
    look(&app, "2026-11-20T09:00");
    app.tap("Taken as planned");
    app.sees("Taken as planned. Next dose day: Sunday 22 November.");
    // A short flight later it is the 19th again, and then the 20th for the second time: nothing is due twice.
    app.browser.set_zone("Pacific/Pago_Pago").expect("a zone");
    look(&app, "2026-11-19T12:00");
    app.sees("Day 2 of 2: transition.");
    assert!(!app.offers("Taken as planned"));
    look(&app, "2026-11-20T12:00");
    app.sees("Taken as planned. Next dose day: Sunday 22 November.");
    assert!(!app.offers("Taken as planned"));
    // West again: the 21st is left out, and the 22nd is the dose day that it was.
    app.browser.set_zone("Pacific/Apia").expect("a zone");
    look(&app, "2026-11-22T09:00");
    app.sees("Today is a dose day in your plan.");
    app.sees("Next dose day: Tuesday 24 November.");
    app.tap("Taken as planned");
    app.sees("Taken as planned. Next dose day: Tuesday 24 November.");
    // East and west once more: now it is a dose day, the 24th, that there never was. It is not missed.
    app.browser.set_zone("Pacific/Pago_Pago").expect("a zone");
    look(&app, "2026-11-23T20:00");
    app.tap_in("Mood", "6");
    app.sees("mood 6");
    app.browser.set_zone("Pacific/Apia").expect("a zone");
    look(&app, "2026-11-25T20:00");
    app.sees("Day 2 of 2: transition.");
    app.sees("Next dose day: Thursday 26 November.");
    app.tap_in("Mood", "5");
    app.sees("mood 5");
    app.tap("See the plan");
    app.hears("dose day that the date line left out");
    app.sees("2 of 4 dose days taken, 2 missed");
    assert_eq!(app.console_errors(), Vec::<String>::new());
}

fn plan_is_followed_with_one_tap(driver: &Driver) {
    let at_nine = Plan {
        time: NaiveTime::from_hms_opt(9, 0, 0),
        ..plan("2026-11-09")
    };
    let app = open(driver, "2026-11-12T08:58", &planned(at_nine, &["2026-11-09"]));
    // Before its time nothing is asked, and the chips record as ever.
    app.sees("Day 1 of 3: dose day. Planned for 09:00.");
    assert!(!app.offers("Taken as planned"));
    // The clock strikes while the page is open.
    app.set_clock("2026-11-12T09:00");
    app.sees("Today is a dose day in your plan. Records 0.1 g, as now.");
    app.sees("13 doses left in this cycle.");
    let before = app.taps();
    app.tap("Taken as planned");
    app.sees("Dose, 0.1 g, recorded");
    assert_eq!(app.taps() - before, 1);
    app.sees("Taken as planned. Next dose day: Sunday 15 November. 12 doses left in this cycle.");
    assert!(!app.offers("Later"));
    app.focus();
    // Taken back, it is due again; skipped, it is not.
    app.tap("Undo");
    app.tap("Skip");
    app.sees("Skipped. Nothing is added to the next one. Next dose day: Sunday 15 November.");
    // From there the plan is one tap away.
    let before = app.taps();
    app.tap("See the plan");
    app.sees("This cycle");
    assert_eq!(app.taps() - before, 1);
    app.back();
    // A chip does the same as the button.
    app.set_clock("2026-11-15T09:30");
    app.reload();
    app.sees("Today is a dose day in your plan.");
    app.tap_in("Record again", "0.1 g");
    app.sees("Taken as planned. Next dose day: Wednesday 18 November.");
    assert_eq!(app.console_errors(), Vec::<String>::new());
}

fn plan_hides_what_is_due_for_a_while(driver: &Driver) {
    let app = open(
        driver,
        "2026-11-12T09:30",
        &planned(plan("2026-11-09"), &["2026-11-09"]),
    );
    app.tap("Later");
    app.sees("Hidden until 11:30, or until you open Today again.");
    app.sees_no("Today is a dose day");
    app.focus_is_on("Show now");
    app.set_clock("2026-11-12T11:31");
    app.sees("Today is a dose day in your plan.");
    app.tap("Later");
    app.tap("Show now");
    app.sees("Today is a dose day in your plan.");
    app.tap("Later");
    app.tap("Journal");
    app.sees("Days");
    app.tap("Today");
    app.sees("Today is a dose day in your plan.");
}

fn plan_marks_the_icon_while_a_dose_is_due(driver: &Driver) {
    let app = open(
        driver,
        "2026-11-11T09:30",
        &planned(plan("2026-11-09"), &["2026-11-09"]),
    );
    app.before_every_page(
        "window.badge = null; \
         navigator.setAppBadge = (count) => { window.badge = count; return Promise.resolve(); }; \
         navigator.clearAppBadge = () => { window.badge = 0; return Promise.reject(new Error('not installed')); };",
    );
    let badge = |expected: u64| {
        app.wait_until(&format!("the badge is {expected}"), || {
            app.js("return window.badge").as_u64() == Some(expected)
        });
    };
    app.reload();
    badge(0);
    app.set_clock("2026-11-12T09:30");
    badge(1);
    app.tap("Skip");
    badge(0);
    app.tap("Undo");
    badge(1);
    // Elsewhere in the app it is kept as well.
    app.tap("Journal");
    app.set_clock("2026-11-13T09:30");
    badge(0);
    app.go("journal");
    badge(0);
    app.sees_no("Today is a dose day in your plan.");
    app.set_clock("2026-11-15T09:30");
    badge(1);
    // It is said once, on whichever page, and again for the next dose.
    app.sees("Today is a dose day in your plan.");
    app.is_accessible();
    app.tap("Not now");
    app.sees_no("Today is a dose day in your plan.");
    app.open_page("Insights");
    app.sees_no("Today is a dose day in your plan.");
    app.set_clock("2026-11-16T09:30");
    badge(0);
    app.set_clock("2026-11-18T09:30");
    badge(1);
    app.tap("Go to Today");
    app.sees("Taken as planned");
    app.sees_no("Not now");
    // Where the platform has no badge, nothing is missed.
    app.before_every_page("navigator.setAppBadge = undefined; navigator.clearAppBadge = undefined;");
    app.go("");
    app.sees("Today is a dose day in your plan.");
    assert_eq!(app.console_errors(), Vec::<String>::new());
}

/// A plan with everything: a day kept free, one skipped ahead, one missed, one taken although nothing was planned.
fn eventful() -> Journal {
    let race = KeptFree {
        from: day("2026-11-18"),
        to: day("2026-11-18"),
        why: FreeFor::Race,
    };
    let plan = Plan {
        kept_free: vec![race],
        ..plan("2026-10-26")
    };
    planned(plan, &["2026-10-26", "2026-10-29", "2026-11-04", "2026-11-08"])
}

/// What the calendar says about a day, as a screen reader reads it.
fn cell(app: &App, date: &str) -> String {
    let said = app.js(&format!(
        "const cell = document.getElementById('heat-{date}'); return cell && cell.querySelector('.visually-hidden').textContent"
    ));
    e2e::app::tidy(said.as_str().unwrap_or_default())
}

fn plan_and_doses_stand_together_in_the_calendar(driver: &Driver) {
    let app = open(driver, "2026-11-10T09:30", &eventful());
    app.tap("Skip");
    app.tap("Journal");
    app.wait_until("the calendar is there", || !cell(&app, "2026-11-10").is_empty());
    for (date, said) in [
        ("2026-10-29", "Thursday 29 October, dose day, "),
        ("2026-11-01", "Sunday 1 November, dose missed, "),
        ("2026-11-08", "Sunday 8 November, dose day, not planned, "),
        ("2026-11-09", "Monday 9 November, "),
        ("2026-11-10", "Tuesday 10 November, today, dose skipped, "),
    ] {
        let found = cell(&app, date);
        assert!(found.starts_with(said), "{found} instead of {said}");
    }
    // What is to come this month is seen already.
    app.sees("26 Oct to 6 Dec");
    let ahead = app.js(
        "return [...document.querySelectorAll('.heat__cell--future .visually-hidden')].map((it) => it.textContent).join(', ')",
    );
    assert_eq!(
        ahead,
        "planned dose day, planned dose day, kept free, planned dose day, planned dose day, planned dose day, \
         planned dose day, planned dose day, planned dose day"
    );
    for word in ["skipped", "planned", "missed", "kept free"] {
        app.sees(word);
    }
    // Page keys go a month back and forth; the focus goes along.
    app.js("document.getElementById('heat-2026-11-08').focus()");
    app.keys("\u{e00e}");
    app.wait_until("the focus is a month earlier", || {
        app.js("return document.activeElement.id") == "heat-2026-10-08"
    });
    assert_eq!(app.console_errors(), Vec::<String>::new());
}

fn plan_and_doses_stand_together_in_the_year(driver: &Driver) {
    let app = open(driver, "2026-11-10T09:30", &eventful());
    app.tap("Journal");
    app.tap("Year");
    app.sees("The year so far");
    app.wait_until("the year is drawn", || {
        app.js("return document.querySelectorAll('.year svg path').length >= 6") == true
    });
    let elements = app
        .js("return document.querySelectorAll('.year *').length")
        .as_u64();
    assert!(elements.is_some_and(|count| count < 60), "{elements:?} elements");
    app.js("document.querySelector('.year__days').focus()");
    app.sees("Tuesday 10 November, today, planned dose day");
    for (key, said) in [
        ("\u{e012}", "Monday 9 November, "),
        ("\u{e012}", "Sunday 8 November, dose day, not planned"),
        ("\u{e013}", "Thursday 8 October, "),
        ("\u{e010}", "Saturday 31 October, "),
        ("\u{e00f}", "Monday 30 November"),
        ("\u{e011}", "Sunday 1 November, dose missed"),
    ] {
        app.keys(key);
        app.wait_until(said, || {
            let name = app.js("return document.activeElement.getAttribute('aria-label')");
            name.as_str()
                .is_some_and(|name| e2e::app::tidy(name).starts_with(said))
        });
    }
    app.keys("\u{e007}");
    app.sees("Sunday 1 November");
    app.back();
    app.sees("The year so far");
    app.tap("Show as table");
    for row in [
        "Sat 28 Nov – planned",
        "Wed 18 Nov – kept free",
        "Sun 8 Nov – taken, not planned",
        "Sat 7 Nov – missed",
        "Thu 29 Oct – taken",
    ] {
        app.sees(row);
    }
    assert_eq!(app.console_errors(), Vec::<String>::new());
}

/// Does something in the page and waits for the next frame; in milliseconds, with the longest task meanwhile.
fn took(app: &App, script: &str) -> (f64, f64) {
    let found = app.js_async(&format!(
        "const tasks = []; const watch = new PerformanceObserver((list) => {{ \
           for (const task of list.getEntries()) tasks.push(task.duration); }}); \
         watch.observe({{type: 'longtask'}}); \
         requestAnimationFrame(() => setTimeout(() => {{ \
           const start = performance.now(); {script}; \
           requestAnimationFrame(() => setTimeout(() => {{ \
             const frame = performance.now() - start; \
             requestIdleCallback(() => setTimeout(() => done([frame, Math.max(0, ...tasks)]), 300)); }})); }}));"
    ));
    let number = |at: usize| {
        found
            .get(at)
            .and_then(serde_json::Value::as_f64)
            .unwrap_or(f64::MAX)
    };
    (number(0), number(1))
}

/// Ten years of entries, with a plan a year whose late doses move the rest.
fn plan_of_ten_years_is_looked_at_without_waiting(driver: &Driver) {
    let last = day("2026-11-12");
    let mut journal = e2e::decade::generate(5, last).journal();
    let years = 2016..=2026;
    let plans = years.map(|year| {
        let mut plan = plan("2016-01-04");
        plan.start = NaiveDate::from_ymd_opt(year, 1, 4).unwrap_or(last);
        plan.missed = Missed::Shift;
        plan.ended = NaiveDate::from_ymd_opt(year + 1, 1, 4).filter(|_| year < 2026);
        let body = Body::Plan(Box::new(plan));
        let written = Timestamp(1);
        let id = RecordId::derived(&["plan", &year.to_string()]);
        (
            id,
            Content::Entry(Entry {
                when: None,
                written,
                body,
            }),
        )
    });
    let revision = journal.next_revision(DeviceId::new(1));
    let change = Change::putting(Action::Start, &journal, revision, plans);
    journal.apply(&change);
    let app = open(driver, "2026-11-12T09:30", &journal);
    app.is_loaded();
    app.sees("dose");
    app.slow_down(4);
    let answer = took(
        &app,
        "document.querySelector('.rating input[value=\"6\"]').click()",
    );
    app.tap("Journal");
    app.tap("Year");
    app.sees("The year so far");
    let heads = |heading: &str| {
        app.wait_until(heading, || {
            let found = app.js("return document.getElementById('calendar').innerText");
            e2e::app::tidy(found.as_str().unwrap_or_default()) == heading
        });
    };
    app.wait_until("all years are read", || {
        app.js("return !!document.querySelector('main option[value=\"2016\"]')") == true
    });
    let choose = |year: &str| {
        let script = format!(
            "const years = [...document.querySelectorAll('select')].find((one) => one.value === '2026' || one.dataset.year); \
             years.dataset.year = '1'; years.value = '{year}'; years.dispatchEvent(new Event('change', {{bubbles: true}}))"
        );
        let took = took(&app, &script);
        heads(year);
        took
    };
    let switches = ["2019", "2022", "2017"].map(choose);
    println!(
        "   ten years at a quarter of the speed: answer {answer:.0?}, switch the year {switches:.0?} (frame, longest task; ms)"
    );
    // A machine with other work may be slower; what takes seconds is wrong anywhere.
    for (frame, _) in switches {
        assert!(frame < 1_000.0, "switching the year took {frame} ms");
    }
    // A year later and earlier; the weeks begin where the year ends, and Back brings the year again.
    app.tap("Later year");
    heads("2018");
    app.tap("Earlier year");
    heads("2017");
    app.tap("Earlier year");
    heads("2016");
    app.tap("Earlier year");
    heads("2016");
    app.tap("Later year");
    heads("2017");
    app.tap("Six weeks");
    app.wait_until("the end of 2017 is shown", || {
        app.js("return !!document.getElementById('heat-2017-12-31')") == true
    });
    app.tap("Earlier");
    app.wait_until("November 2017 is shown", || {
        app.js("return !!document.getElementById('heat-2017-11-01') && !document.getElementById('heat-2017-12-31')") == true
    });
    app.tap("Year");
    heads("2017");
    app.wait_until("the year is drawn", || {
        app.js("return !!document.querySelector('.year svg.chart')") == true
    });
    app.js("document.querySelector('.year__days').focus()");
    app.keys("\u{e007}");
    app.sees("Sunday 31 December 2017");
    app.back();
    heads("2017");
    // Earlier plans come when they are asked for, and so do the cycles before the last.
    app.open_page("Plan");
    app.sees("Cycle 5, ");
    app.sees_no("Cycle 1, ");
    app.tap("Show all 6 cycles");
    app.sees("Cycle 1, ");
    app.sees_no("4 Jan 2025 to ");
    app.tap("Show 10 plans");
    app.sees("4 Jan 2025 to ");
    app.sees("4 Jan 2016 to ");
    // Opened directly, it counts nothing before all years are read.
    app.before_every_page(
        "window.counted = []; new MutationObserver(() => { \
           const said = document.body?.innerText.match(/\\d+\\sweeks\\swithout|All together\\s+\\d+/g); \
           window.counted.push(...said ?? []); \
         }).observe(document, {childList: true, subtree: true, characterData: true})",
    );
    app.go("plan");
    app.is_loaded();
    app.sees("weeks without a rest");
    app.sees("All together");
    let counted = app.js("return [...new Set(window.counted)]");
    let counted = counted.as_array().cloned().unwrap_or_default();
    assert!(counted.len() == 2, "{counted:?}");
}
