//! What is tried in the browser, by area. Each scenario is named after what it does to what.

use e2e::app::App;
use e2e::browser::Looks;
use e2e::runner::Test;
use e2e::webdriver::Driver;

mod access;
mod batches;
mod closer;
mod data;
mod faults_common;
mod faults_files;
mod faults_kill;
mod faults_store;
mod faults_tabs;
mod faults_time;
mod insights;
mod journal;
mod measure;
mod offline;
mod plan;
mod plan_notes;
mod plan_today;
mod record;
mod shell;

/// Every scenario.
pub fn all() -> Vec<Test> {
    [
        shell::TESTS,
        record::TESTS,
        journal::TESTS,
        insights::TESTS,
        measure::TESTS,
        closer::TESTS,
        plan_notes::TESTS,
        plan_today::TESTS,
        data::TESTS,
        batches::TESTS,
        plan::TESTS,
        access::TESTS,
        offline::TESTS,
        faults_files::TESTS,
        faults_kill::TESTS,
        faults_store::TESTS,
        faults_tabs::TESTS,
        faults_time::TESTS,
    ]
    .concat()
}

/// The evening that most scenarios play on: a Thursday.
const EVENING: &str = "2026-11-12T20:05";

/// A journal that has just been started, on a phone, at a moment of its civil time.
fn started<'d>(driver: &'d Driver, moment: &str) -> App<'d> {
    started_on(driver, Looks::phone(), moment)
}

/// A journal that has just been started.
fn started_on<'d>(driver: &'d Driver, looks: Looks, moment: &str) -> App<'d> {
    let app = App::open_at(driver, looks, moment);
    app.tap("Open the journal");
    app.sees("Today so far");
    app
}

/// A journal of eighteen weeks, on the evening of its last day.
fn weeks_on<'d>(driver: &'d Driver, looks: Looks) -> App<'d> {
    let app = App::open_with_stored(driver, looks, EVENING, &e2e::weeks::stored());
    app.sees("Today so far");
    app
}

/// Opens the form for a dose on Today, which has another name once there is a dose to repeat.
fn open_dose_form(app: &App) {
    app.tap_one_of(&["Other", "Record a dose"]);
}

/// Records a dose as now with the form on Today.
fn record_dose(app: &App, amount: &str) {
    open_dose_form(app);
    app.fill("Amount", amount);
    app.tap("Record");
    app.sees("recorded");
}
