//! Looking back: calendar and list, a day's page, search and filters, one measure over time.

use e2e::app::App;
use e2e::browser::Looks;
use e2e::runner::Test;
use e2e::tests;
use e2e::webdriver::Driver;
use e2e::weeks;

use super::weeks_on;

pub const TESTS: &[Test] = tests![
    look_at_the_calendar,
    list_the_days,
    find_days,
    change_an_entry,
    move_an_entry_and_a_day,
    delete_a_day_and_undo,
    look_at_a_measure_over_time,
    read_a_chart_by_key_and_tap,
    read_a_chart_as_table,
];

/// What the calendar says about a day, as a screen reader reads it.
fn cell(app: &App, date: &str) -> String {
    let said = app.js(&format!(
        "const cell = document.getElementById('heat-{date}'); return cell && cell.querySelector('.visually-hidden').textContent"
    ));
    e2e::app::tidy(said.as_str().unwrap_or_default())
}

fn look_at_the_calendar(driver: &Driver) {
    let app = weeks_on(driver, Looks::phone());
    app.tap("Journal");
    app.sees("126, 11 without an entry");
    app.sees("5 Oct to 15 Nov");
    assert_eq!(
        cell(&app, "2026-11-10"),
        format!("Tuesday 10 November, dose day, pain {}", 2 + 123 * 3 % 5)
    );
    app.fill("Measure", "Mood");
    app.wait_until("the calendar shows the mood", || {
        cell(&app, "2026-11-11") == format!("Wednesday 11 November, mood {}", weeks::mood(124))
    });
    // Today is not answered yet; a day with nothing is not a zero.
    assert_eq!(
        cell(&app, "2026-11-12"),
        "Thursday 12 November, today, mood not answered"
    );
    app.tap("Earlier");
    app.sees("21 Sep to 1 Nov");
    app.tap("Earlier");
    app.wait_until("September is shown", || {
        cell(&app, "2026-09-10") == "Thursday 10 September, mood not answered"
    });
    // The choice stands in the address: another page and back, and it is there again.
    app.tap("Insights");
    app.sees("days in this journal");
    app.back();
    app.wait_until("September is shown again", || {
        cell(&app, "2026-09-10") == "Thursday 10 September, mood not answered"
    });
    // A day opens from the calendar, by tap and by key.
    app.tap("Sunday 20 September");
    app.sees("Dose day. Recorded in Berlin, UTC+2.");
    app.sees("09:10 Dose, 0.12 g, Blue jar");
    app.back();
    app.wait_until("the calendar is back", || !cell(&app, "2026-09-21").is_empty());
    // A year in the place of the weeks, and the weeks again.
    app.tap("Year");
    app.sees("The year so far");
    app.sees(" days answered. ");
    // By any measure, also one's own.
    app.fill("Measure", "Knee gave way");
    app.sees("Knee gave way: 58 of 135 days answered.");
    app.js("document.querySelector('.year__days').focus()");
    app.keys("\u{e012}");
    app.sees("Wednesday 11 November, Knee gave way no");
    app.fill("Measure", "Mood");
    app.sees("Mood: 115 of 135 days answered.");
    // It can be taken along, as other charts can.
    app.tap("Save as SVG");
    app.sees("The picture was given to the browser to save.");
    let picture = std::fs::read_to_string(app.downloaded(".svg")).expect("it was saved");
    assert!(
        picture.starts_with("<svg") && picture.contains("Mood by day"),
        "{picture:.300}"
    );
    app.tap("Save as PNG");
    let picture = std::fs::read(app.downloaded(".png")).expect("it was saved");
    assert!(picture.starts_with(b"\x89PNG"), "{} bytes", picture.len());
    app.wait_until("the weeks are gone", || cell(&app, "2026-09-21").is_empty());
    // There is no other year to go to, and the list begins where the year ends.
    app.tap("Earlier year");
    app.sees("Thursday 12 November");
    app.tap("Six weeks");
    app.sees("5 Oct to 15 Nov");
    app.tap("Earlier");
    app.tap("Earlier");
    app.wait_until("September is back", || !cell(&app, "2026-09-21").is_empty());
    // One stop for Tab; the arrows walk over the days.
    app.js("document.getElementById('heat-2026-09-21').focus()");
    for (key, day) in [
        ("\u{e012}", "20"),
        ("\u{e013}", "13"),
        ("\u{e014}", "14"),
        ("\u{e015}", "21"),
    ] {
        app.keys(key);
        let (name, _) = app.focus();
        assert!(name.contains(&format!("{day} September")), "{name}");
        let stops =
            "return [...document.querySelectorAll('.heat a')].filter((it) => it.tabIndex === 0).length";
        assert!(app.js(stops) == 1, "Tab stops at one day");
    }
    app.keys("\u{e007}");
    app.sees("The day after a dose. Recorded in Berlin, UTC+2.");
}

fn list_the_days(driver: &Driver) {
    let app = weeks_on(driver, Looks::phone());
    app.tap("Journal");
    // Earlier months come as one scrolls.
    let months = |app: &App| {
        let all =
            app.js("return [...document.querySelectorAll('caption')].map((it) => it.textContent).join(', ')");
        all.as_str().unwrap_or_default().to_owned()
    };
    app.hears("Days since dose");
    assert!(!months(&app).contains("July"), "{}", months(&app));
    // So do the days of a month: those that nobody sees yet are not there.
    let days = |app: &App| {
        app.js("return document.querySelectorAll('.daylist__day').length")
            .as_u64()
    };
    assert!(days(&app) < Some(20), "{:?}", days(&app));
    app.wait_until("July is reached", || {
        app.js("window.scrollTo(0, document.body.scrollHeight)");
        app.js("return !!document.querySelector('.daylist__day[href$=\"2026-07-10\"]')") == true
    });
    assert!(months(&app).ends_with("November 2026, October 2026, September 2026, August 2026, July 2026"));
    for line in [
        "Tuesday 10 November dose day 6 5 3 6 6 7:15 0.1 g at 09:10, headache (mild)",
        "Ibuprofen 400 mg",
        "Run 8.2 km",
        "0.12 g at 09:10, travel. Train to Lisbon, little sleep.",
        "Flare 6, left knee",
        "Thursday 12 November day +2 no entry",
    ] {
        app.hears(line);
    }
    app.tap("Friday 10 July");
    app.sees("Dose day.");
}

fn find_days(driver: &Driver) {
    let app = weeks_on(driver, Looks::default());
    app.tap("Journal");
    app.fill("Search notes, medicines, tags", "lisbon");
    app.sees("1 day found");
    app.sees("Train to Lisbon, little sleep.");
    app.sees_no("Dinner with old friends");
    app.fill("Search notes, medicines, tags", "0.12");
    app.sees("0.12 g at 09:10");
    app.sees(" days found");
    app.sees_no("0.1 g at");
    app.fill("Search notes, medicines, tags", "nowhere at all");
    app.sees("No day matches. Try fewer words or filters.");
    app.tap("Show all days");
    app.sees_no("No day matches");
    app.focus_is_on("Search notes");
    for (filter, found) in [
        ("Dose days", "38 days found"),
        ("Side effects", "1 day found"),
        ("Runs", "28 days found"),
        ("Medicines", "1 day found"),
        ("Flares", "1 day found"),
        ("Notes", "2 days found"),
    ] {
        app.tap_in("Show only days with", filter);
        app.sees(found);
        app.tap("Show all days");
        app.sees_no(found);
    }
    app.tap("Tags and measures");
    app.tap_in("Tags", "alcohol");
    app.sees("1 day found");
    app.sees("two glasses");
    // Filters narrow together.
    app.tap_in("Show only days with", "Flares");
    app.sees("No day matches.");
    app.tap("Show all days");
    app.tap_in("Answered", "Bouncing back");
    app.sees("days found");
    // The filter is in the address, so a reload keeps it.
    app.reload();
    app.sees("days found");
    app.tap("Show all days");
    app.sees_no("days found");
}

fn change_an_entry(driver: &Driver) {
    let app = weeks_on(driver, Looks::phone());
    app.go("journal/2026-11-10");
    app.is_running();
    app.sees("Tuesday 10 November");
    app.sees("Dose day. Recorded in Berlin, UTC+1.");
    app.tap("Edit Dose, 0.1 g");
    assert_eq!(app.value_of("Amount"), "0.1");
    app.fill("Amount", "0.15 g");
    app.fill("Time", "08:40");
    app.tap("Save change");
    app.sees("08:40 Dose, 0.15 g, Blue jar");
    app.tap("Edit Headache");
    app.tap_in("How strong", "strong");
    app.tap("Save change");
    app.sees("Headache strong, about 45 min");
    app.reload();
    app.sees("08:40 Dose, 0.15 g, Blue jar");
    app.sees("Headache strong");
}

fn move_an_entry_and_a_day(driver: &Driver) {
    let app = weeks_on(driver, Looks::phone());
    app.go("journal/2026-11-10");
    app.is_running();
    app.tap("Edit Headache");
    app.tap("Other day");
    app.fill("Day", "2026-11-11");
    app.tap("Move");
    app.sees("Headache, moved");
    app.sees_no("about 45 min");
    app.tap("Wednesday 11 November");
    app.sees("13:00 Headache mild, about 45 min");
    // A whole day, onto one that has entries: both stand together, and it can be taken back.
    app.tap("Move to another day");
    app.fill("Move to", "2026-11-13");
    app.sees("This day has not come yet.");
    app.fill("Move to", "2026-11-12");
    app.sees_no("This day has not come yet.");
    app.tap_in("The whole day", "Move");
    app.sees("Thursday 12 November");
    app.sees("13:00 Headache mild");
    app.sees("Day moved");
    app.tap("Undo");
    app.sees_no("13:00 Headache mild");
    app.tap("Wednesday 11 November");
    app.sees("13:00 Headache mild");
    // Onto one with check-ins of its own: it is said that there are two.
    app.sees_no("Recorded more than once");
    app.tap("Move to another day");
    app.fill("Move to", "2026-11-10");
    app.sees("Both will stand together.");
    app.tap_in("The whole day", "Move");
    app.sees("Tuesday 10 November");
    app.sees("Recorded more than once on this day; each is listed as an entry.");
}

fn delete_a_day_and_undo(driver: &Driver) {
    let app = weeks_on(driver, Looks::phone());
    app.go("journal/2026-11-07");
    app.is_running();
    app.sees("Train to Lisbon");
    app.tap("Delete this day");
    app.sees("Delete this day?");
    app.tap("Cancel");
    app.sees("Train to Lisbon");
    app.tap("Delete this day");
    app.tap_in("Delete this day?", "Delete");
    app.sees("Nothing recorded on this day.");
    app.sees("Day deleted, ");
    app.focus_is_on("Saturday 7 November");
    app.tap("Undo");
    app.sees("Train to Lisbon");
    app.focus_is_on("Saturday 7 November");
    app.tap("Edit Note");
    app.tap("Delete");
    app.sees("Note, deleted");
    app.sees_no("Train to Lisbon");
    // The bar is gone after a reload, the way back in Data is not.
    app.reload();
    app.sees_no("Note, deleted");
    app.open_page("Data");
    app.tap("Take back Note, deleted");
    app.go("journal/2026-11-07");
    app.is_running();
    app.sees("Train to Lisbon");
}

fn look_at_a_measure_over_time(driver: &Driver) {
    let app = weeks_on(driver, Looks::default());
    app.tap("Insights");
    app.sees("126 days in this journal, 115 with an evening check-in, 38 doses.");
    app.tap("Mood");
    app.sees("115 of 126 days answered, 10 Jul to 12 Nov. 0 is very bad, 10 is very good.");
    app.tap_in("Range", "90 d");
    app.sees("79 of 90 days answered, 15 Aug to 12 Nov.");
    app.tap_in("Range", "All");
    app.sees("115 of 126 days answered, 10 Jul to 12 Nov.");
    app.sees("Typically 6, and the middle half of the answered days between 5 and 7.");
    app.is_still();
    // The line stops at the gap: it is drawn in more than one piece.
    let pieces = |app: &App| {
        app.js("return (document.querySelector('.timeline path.c-line').getAttribute('d').match(/M/g) || []).length")
    };
    let ticks = |app: &App| {
        app.js("return (document.querySelector('.timeline path.c-rug').getAttribute('d').match(/M/g) || []).length")
    };
    assert_eq!(pieces(&app), 2);
    assert_eq!(ticks(&app), 38);
    let said = app.js("return document.querySelector('.timeline svg[role=img]').getAttribute('aria-label')");
    assert_eq!(
        said,
        "Mood by day, 10 Jul to 12 Nov: median 6, middle half 5 to 7, 115 of 126 days answered, 38 days with a dose. New batch: Blue jar from 10 Jul 2026."
    );
    app.tap_in("Range", "30 d");
    app.sees("29 of 30 days answered, 14 Oct to 12 Nov.");
    app.is_still();
    assert_eq!(ticks(&app), 10);
    app.tap_in("Range", "365 d");
    // Before the journal began there was nothing to answer.
    app.sees("115 of 126 days answered, 10 Jul to 12 Nov.");
    app.tap_in("Range", "30 d");
    app.sees("29 of 30 days answered");
    // The range is in the address.
    app.reload();
    app.sees("29 of 30 days answered");
}

fn read_a_chart_by_key_and_tap(driver: &Driver) {
    let app = weeks_on(driver, Looks::phone());
    app.go("insights/mood?range=30");
    app.is_running();
    app.sees("Point at the chart, or use the arrow keys, to read a day.");
    let reading = |app: &App| {
        let said = app.js("return document.querySelector('[role=slider]').getAttribute('aria-valuetext')");
        e2e::app::tidy(said.as_str().unwrap_or_default())
    };
    app.tab_to("Day");
    app.keys("\u{e012}");
    let yesterday = format!("Wed 11 Nov: {}", weeks::mood(124));
    app.sees(&yesterday);
    assert_eq!(reading(&app), yesterday);
    app.keys("\u{e012}");
    app.sees(&format!("Tue 10 Nov: {}, dose day", weeks::mood(123)));
    // Home and End lead to the ends; a day without an answer says so.
    app.keys("\u{e010}");
    app.sees("Thu 12 Nov: not answered");
    app.keys("\u{e011}");
    app.sees(&format!("Wed 14 Oct: {}", weeks::mood(96)));
    // A pointer reads the day it is over, a finger the day it is on.
    app.point_at("Day", 0.98);
    app.sees_no("Wed 14 Oct:");
    let late = reading(&app);
    assert!(late.contains(" Nov: "), "{late}");
    // The words stand where everybody sees them.
    app.sees(&late);
    app.point_at("Day", 0.15);
    app.wait_until("an earlier day is read", || reading(&app).contains(" Oct: "));
    let early = reading(&app);
    app.tap("Day");
    app.wait_until("the day in the middle is read", || {
        let middle = reading(&app);
        middle != early && middle != late
    });
    app.js("document.addEventListener('pointerdown', (it) => { window.touched = it.pointerType; }, true)");
    app.touch("Day", (0.15, 0.5));
    app.wait_until("the same earlier day is read by touch", || reading(&app) == early);
    app.sees(&early);
    assert_eq!(app.js("return window.touched"), "touch");
}

fn read_a_chart_as_table(driver: &Driver) {
    let app = weeks_on(driver, Looks::phone());
    app.go("insights/mood");
    app.is_running();
    app.sees("79 of 90 days answered, 15 Aug to 12 Nov.");
    // On paper the table is there without being opened, and what is only for pressing is not.
    let rows = |app: &App| {
        app.js("return document.querySelectorAll('.table:has(caption) tbody tr').length")
            .as_u64()
    };
    assert_eq!(rows(&app), Some(0));
    app.js("dispatchEvent(new Event('beforeprint'))");
    app.wait_until("the whole table is there", || rows(&app) >= Some(79));
    app.cdp(
        "Emulation.setEmulatedMedia",
        &serde_json::json!({"media": "print"}),
    );
    app.sees(&format!("Wed 11 Nov {}", weeks::mood(124)));
    app.sees_no("Point at the chart");
    app.sees_no("365 d");
    app.sees("90 d");
    app.cdp("Emulation.setEmulatedMedia", &serde_json::json!({"media": ""}));
    app.js("dispatchEvent(new Event('afterprint'))");
    app.wait_until("the table is closed again", || rows(&app) == Some(0));
    app.tap("Show as table");
    app.sees("Mood by day, 2026");
    app.sees(&format!("Wed 11 Nov {}", weeks::mood(124)));
    app.sees(&format!("Tue 10 Nov {} taken", weeks::mood(123)));
    // Days with neither answer nor dose have no row.
    app.sees_no("Thu 10 Sep");
    // Other kinds of measures have charts and tables of their own.
    app.go("insights/sleep");
    app.is_running();
    app.sees("Typically 7 h");
    app.tap("Insights");
    app.tap("Knee gave way");
    app.sees("Yes on 10 of 40 answered days.");
}
