//! Tests that need a browser but no server: WebAssembly in a headless Chromium.
#![cfg(target_arch = "wasm32")]
#![allow(missing_docs)]

use wasm_bindgen_test::wasm_bindgen_test_configure;

wasm_bindgen_test_configure!(run_in_browser);

mod pwa;
pub mod storage;
