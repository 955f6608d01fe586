//! The end-to-end tests: `cargo xtask test e2e [NAME]`.

use std::process::ExitCode;

use e2e::runner;

#[path = "../scenarios/mod.rs"]
mod scenarios;

fn main() -> ExitCode {
    let filter = std::env::args().nth(1).unwrap_or_default();
    let tests = scenarios::all();
    if runner::run(&tests, &filter) {
        ExitCode::SUCCESS
    } else {
        ExitCode::FAILURE
    }
}
