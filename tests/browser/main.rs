//! Tests that need a browser but no server: WebAssembly in a headless Chromium.
#![cfg(target_arch = "wasm32")]
// Helpers of tests may panic like tests; the lint only knows the tests themselves.
#![allow(
    missing_docs,
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing
)]

use wasm_bindgen_test::wasm_bindgen_test_configure;

wasm_bindgen_test_configure!(run_in_browser);

mod charts;
mod live;
mod pwa;
pub mod storage;
