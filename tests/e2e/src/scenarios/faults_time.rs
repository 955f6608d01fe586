//! Clocks that jump and people who travel: what was recorded keeps its own day, and nothing is hidden or doubled.

use std::collections::BTreeSet;

use e2e::app::App;
use e2e::browser::Looks;
use e2e::decade;
use e2e::runner::Test;
use e2e::tests;
use e2e::webdriver::Driver;
use tenth::domain::{Amount, Body, Entry, Unit};

use super::faults_common::{Map, add_note, all_notes, journal, local, notes, plant, planted, records, start};

pub const TESTS: &[Test] = tests![
    fault_43_clock_set_back_and_forward,
    fault_44_time_zones_and_the_date_line,
    fault_44_clock_changes,
    fault_45_edges_of_the_calendar,
    fault_46_amounts_that_are_none,
];

/// The clock shows this moment of UTC (as `Date` reads it) from the next page on, and runs on from there.
fn clock(app: &App<'_>, moment: &str) {
    app.before_every_page(&format!(
        "(() => {{ const Real = window.RealDate || Date; window.RealDate = Real; \
           const shift = Real.parse('{moment}') - Real.now(); \
           window.Date = class extends Real {{ \
             constructor(...all) {{ if (all.length) super(...all); else super(Real.now() + shift); }} \
             static now() {{ return Real.now() + shift; }} }}; }})();"
    ));
}

/// The one note with this text, as it is stored.
#[track_caller]
fn stored(app: &App<'_>, text: &str) -> Entry {
    let records = records(&local(app), &Map::new());
    let mut found = records.iter().filter_map(|record| {
        let entry = record.entry()?;
        let Body::Note(note) = &entry.body else {
            return None;
        };
        (note.text.as_ref()?.as_str() == text).then(|| entry.clone())
    });
    let entry = found.next().unwrap_or_else(|| panic!("no note says {text}"));
    assert!(found.next().is_none(), "two notes say {text}");
    entry
}

/// Day, time, offset and zone of a stored note, as one line.
#[track_caller]
fn place(app: &App<'_>, text: &str) -> String {
    let when = stored(app, text).when.expect("a note has a day");
    let time = when.time.map(|time| time.to_string()).unwrap_or_default();
    let offset = when.offset.map(|offset| offset.to_string()).unwrap_or_default();
    let zone = when.zone.map(|zone| zone.as_str().to_owned()).unwrap_or_default();
    format!("{} {} {time} {offset} {zone}", when.day, when.date)
}

fn fault_43_clock_set_back_and_forward(driver: &Driver) {
    let app = planted(driver, &journal(), &Map::new());
    let mut expected = all_notes();
    let mut written = Vec::new();
    // A day of its own: the planted notes are on the days up to today.
    let tomorrow = decade::today().0.succ_opt().unwrap();
    let tomorrow = format!("{tomorrow}T12:00:00Z");
    for (what, moment) in [
        ("a year ahead", "2027-12-01T12:00:00Z"),
        ("a year back", "2025-11-01T12:00:00Z"),
        ("at the beginning", "1970-01-01T12:00:00Z"),
        ("far ahead", "2099-12-31T12:00:00Z"),
        ("back again", tomorrow.as_str()),
    ] {
        clock(&app, moment);
        start(&app);
        add_note(&app, what);
        app.sees_no("Not saved");
        expected.insert(what.to_owned());
        written.push(what);
        assert_eq!(
            notes(&local(&app), &Map::new()),
            expected,
            "with the clock {what}"
        );
    }
    // Each can be found on its own day, and the newest change of one record wins whatever the clock said.
    app.tap("Edit Note");
    app.fill("Your words", "changed last");
    app.tap("Save change");
    app.sees("changed last");
    app.reload();
    app.sees("changed last");
    expected.remove("back again");
    expected.insert("changed last".to_owned());
    assert_eq!(notes(&local(&app), &Map::new()), expected);
    // What lies ahead is listed, and the list does not run on to it.
    app.go("journal");
    app.is_running();
    app.sees(", 2 after today");
    app.sees("December 2099");
    app.sees_no("November 2099");
    for (day, text) in [
        ("2027-12-01", "a year ahead"),
        ("2025-11-01", "a year back"),
        ("2099-12-31", "far ahead"),
    ] {
        app.go(&format!("journal/{day}"));
        app.is_running();
        app.sees(text);
    }
}

/// One person on the move: each entry keeps the day, the offset and the zone it was recorded in.
const JOURNEY: [(&str, &str, &str, &str); 7] = [
    (
        "Europe/Berlin",
        "2026-11-18T19:00:00Z",
        "before leaving",
        "2026-11-18 2026-11-18 20:00:00 60 Europe/Berlin",
    ),
    (
        "Asia/Kathmandu",
        "2026-11-19T03:00:00Z",
        "in Nepal",
        "2026-11-19 2026-11-19 08:45:00 345 ",
    ),
    (
        "Pacific/Kiritimati",
        "2026-11-19T11:00:00Z",
        "east of the line",
        "2026-11-20 2026-11-20 01:00:00 840 Pacific/Kiritimati",
    ),
    (
        "Pacific/Pago_Pago",
        "2026-11-19T13:00:00Z",
        "west of the line",
        "2026-11-19 2026-11-19 02:00:00 -660 Pacific/Pago_Pago",
    ),
    (
        "Pacific/Apia",
        "2026-11-20T10:30:00Z",
        "a day later",
        "2026-11-20 2026-11-20 23:30:00 780 Pacific/Apia",
    ),
    (
        "America/St_Johns",
        "2026-11-20T18:00:00Z",
        "half an hour off",
        "2026-11-20 2026-11-20 14:30:00 -210 America/St_Johns",
    ),
    (
        "Europe/Berlin",
        "2026-11-21T07:00:00Z",
        "home again",
        "2026-11-21 2026-11-21 08:00:00 60 Europe/Berlin",
    ),
];

fn fault_44_time_zones_and_the_date_line(driver: &Driver) {
    let mut app = planted(driver, &journal(), &Map::new());
    for (zone, moment, text, _) in JOURNEY {
        app.browser.set_zone(zone).unwrap();
        clock(&app, moment);
        start(&app);
        add_note(&app, text);
    }
    // The small hours belong to the day before, wherever they are; the stored date is the civil one.
    let small_hours = [
        (
            "east of the line",
            "2026-11-19 2026-11-20 01:00:00 840 Pacific/Kiritimati",
        ),
        (
            "west of the line",
            "2026-11-18 2026-11-19 02:00:00 -660 Pacific/Pago_Pago",
        ),
    ];
    let expected = |text: &str, usual: &'static str| {
        let found = small_hours.iter().find(|(small, _)| *small == text);
        found.map_or(usual, |(_, place)| place)
    };
    // Looked at from anywhere, every entry stands once, on the day it was recorded for.
    for zone in [
        "Europe/Berlin",
        "Pacific/Kiritimati",
        "Pacific/Pago_Pago",
        "Asia/Kathmandu",
    ] {
        app.browser.set_zone(zone).unwrap();
        start(&app);
        for (_, _, text, usual) in JOURNEY {
            let line = expected(text, usual);
            // Browsers spell the zone of Nepal in two ways.
            let found = place(&app, text);
            assert!(
                found.starts_with(line),
                "{found} instead of {line}, seen from {zone}"
            );
            let day = line.split(' ').next().unwrap_or_default();
            app.go(&format!("journal/{day}"));
            app.is_running();
            app.sees(text);
            assert_eq!(
                app.text().matches(text).count(),
                1,
                "{text} on {day}, seen from {zone}"
            );
        }
    }
}

fn fault_44_clock_changes(driver: &Driver) {
    let mut app = planted(driver, &Map::new(), &Map::new());
    app.browser.set_zone("Europe/Berlin").unwrap();
    let cases = [
        // The hour that does not exist, the hour that comes twice, and the days around them.
        (
            "before the gap",
            "2026-03-29T00:59:00Z",
            "2026-03-28 2026-03-29 01:59:00 60 Europe/Berlin",
        ),
        (
            "after the gap",
            "2026-03-29T01:00:00Z",
            "2026-03-28 2026-03-29 03:00:00 120 Europe/Berlin",
        ),
        (
            "first time",
            "2026-10-25T00:30:00Z",
            "2026-10-24 2026-10-25 02:30:00 120 Europe/Berlin",
        ),
        (
            "second time",
            "2026-10-25T01:30:00Z",
            "2026-10-24 2026-10-25 02:30:00 60 Europe/Berlin",
        ),
        (
            "the long day",
            "2026-10-25T20:00:00Z",
            "2026-10-25 2026-10-25 21:00:00 60 Europe/Berlin",
        ),
    ];
    plant(&app, &journal(), &Map::new());
    for (text, moment, line) in cases {
        clock(&app, moment);
        start(&app);
        add_note(&app, text);
        assert_eq!(place(&app, text), line);
    }
    // Typed for a time that the clock skipped: it is kept as typed, on its day.
    clock(&app, "2026-03-29T18:00:00Z");
    start(&app);
    app.tap_in("Add an entry", "Note");
    app.fill("Your words", "skipped hour");
    app.fill("Time", "02:30");
    app.tap("Record");
    app.sees("skipped hour");
    let when = stored(&app, "skipped hour").when.expect("a day");
    assert_eq!(when.day.to_string(), "2026-03-29");
    assert_eq!(
        when.time.map(|time| time.to_string()),
        Some("02:30:00".to_owned())
    );
    // Every day stands once in the calendar of a month with a clock change.
    app.go("journal?month=2026-10");
    app.is_running();
    app.sees("October 2026");
    app.is_still();
    let days = app.js(
        "return [...document.querySelectorAll('main table a, main table button, main [role=grid] a')].map((it) => \
           it.getAttribute('href') || it.getAttribute('aria-label') || it.textContent)",
    );
    let days: Vec<String> = days
        .as_array()
        .into_iter()
        .flatten()
        .filter_map(|day| day.as_str().map(str::to_owned))
        .collect();
    let once: BTreeSet<&String> = days.iter().collect();
    assert!(days.len() >= 28, "no calendar: {days:?}");
    assert_eq!(days.len(), once.len(), "a day stands twice: {days:?}");
}

fn fault_45_edges_of_the_calendar(driver: &Driver) {
    let mut app = planted(driver, &journal(), &Map::new());
    app.browser
        .set_looks(Looks {
            zone: "Etc/UTC",
            ..Looks::default()
        })
        .unwrap();
    for (text, moment, line) in [
        (
            "last moment of a day",
            "2026-11-30T23:59:59.999Z",
            "2026-11-30 2026-11-30 23:59:00 0",
        ),
        (
            "leap day",
            "2028-02-29T12:00:00Z",
            "2028-02-29 2028-02-29 12:00:00 0",
        ),
        (
            "last day of the year",
            "2027-12-31T23:59:00Z",
            "2027-12-31 2027-12-31 23:59:00 0",
        ),
        (
            "first morning",
            "2028-01-01T04:00:00Z",
            "2028-01-01 2028-01-01 04:00:00 0",
        ),
        (
            "just before four",
            "2028-01-01T03:57:30Z",
            "2027-12-31 2028-01-01 03:5",
        ),
    ] {
        clock(&app, moment);
        start(&app);
        add_note(&app, text);
        let found = place(&app, text);
        // A moment may pass between the opening of the form and its saving.
        assert!(
            found.starts_with(line) || (text == "last moment of a day" && found.starts_with("2026-11-30")),
            "{text}: {found}, not {line}"
        );
        app.reload();
    }
    // A file with days that do not exist or lie outside of the calendar: each is refused by its place.
    let text = odd_days(&app);
    let file = app.browser.downloads().join("odd-days.json");
    xtask::hash::write(&file, text.as_bytes()).unwrap();
    app.go("data");
    app.is_running();
    app.choose_file(&file);
    app.sees("rejected 2");
}

/// A real backup in which two notes were moved to days that cannot be.
fn odd_days(app: &App<'_>) -> String {
    app.go("data");
    app.is_running();
    app.tap("Save a backup");
    app.sees("Read back and complete");
    let text = xtask::hash::read_text(&app.downloaded(".json")).unwrap();
    let lines = text.lines().map(|line| {
        let date = line
            .split('"')
            .find(|part| part.len() == 10 && part.as_bytes()[4] == b'-')
            .map(str::to_owned);
        match date {
            Some(date) if line.contains("leap day") => line.replace(&date, "9999-12-31"),
            Some(date) if line.contains("first morning") => line.replace(&date, "2026-02-30"),
            _ => line.to_owned(),
        }
    });
    lines.collect::<Vec<_>>().join("\n")
}

/// The amounts of all stored doses.
fn amounts(app: &App<'_>) -> Vec<Amount> {
    let records = records(&local(app), &Map::new());
    let doses = records.iter().filter_map(|record| match &record.entry()?.body {
        Body::Dose(dose) => dose.dosage.as_ref().map(|dosage| dosage.amount),
        _ => None,
    });
    doses.collect()
}

fn fault_46_amounts_that_are_none(driver: &Driver) {
    let app = planted(driver, &journal(), &Map::new());
    start(&app);
    let before = local(&app);
    app.tap("Other");
    for typed in ["NaN", "-0.1 g", "∞ g", "1e400 g", "0", "0x10 mg", "--", "1e-9 µg"] {
        app.fill("Amount", typed);
        app.tap("Record");
        assert!(app.offers("Cancel"), "{typed} was recorded");
        assert_eq!(local(&app), before, "{typed} was stored");
    }
    for (typed, stored) in [("0,15 g", 150_000), ("٠٫١٢ g", 120_000)] {
        app.fill("Amount", typed);
        app.tap("Record");
        app.wait_until(&format!("{typed} is recorded"), || !app.offers("Cancel"));
        let found = amounts(&app);
        let wanted = Amount::new(stored, Unit::Gram).expect("an amount");
        assert!(
            found.contains(&wanted),
            "{typed} is not stored as {stored} micrograms: {found:?}"
        );
        app.tap("Other");
    }
    // A billion micrograms is a kilogram: questioned, and never stored without a second word.
    app.fill("Amount", "1000000000 µg");
    let here = local(&app);
    app.tap("Record");
    assert_eq!(local(&app), here, "a kilogram was stored unasked");
}
