//! What is tried in the browser, by area. Each scenario is named after what it does to what.

use e2e::runner::Test;

mod shell;

/// Every scenario.
pub fn all() -> Vec<Test> {
    [shell::TESTS].concat()
}
