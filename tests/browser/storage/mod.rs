//! The browser adapters against the real thing: local storage, the recovery copy, several tabs.

pub mod local;
pub mod mirror;
pub mod tabs;

use wasm_bindgen::JsValue;
use wasm_bindgen_futures::JsFuture;

/// Runs a script in the page.
pub fn script(source: &str) -> JsValue {
    js_sys::eval(source).unwrap()
}

/// Runs a script that gives a promise, and waits for it.
pub async fn promise(source: &str) -> JsValue {
    JsFuture::from(js_sys::Promise::from(script(source)))
        .await
        .unwrap()
}
