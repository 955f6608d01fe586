//! The native tests of the functional core, one binary.
// Helpers of tests may panic like tests; the lint only knows the tests themselves.
#![allow(
    missing_docs,
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing
)]

mod analysis;
mod architecture;
mod charts;
mod domain;
mod interop;
mod schedule;
mod schema;
mod state;
mod storage;
