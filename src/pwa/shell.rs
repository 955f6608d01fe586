//! The functions that `boot.js` offers, each made total: without it they answer with nothing.

use wasm_bindgen::prelude::*;

#[wasm_bindgen]
extern "C" {
    #[wasm_bindgen(catch, js_namespace = tenthShell, js_name = acceptUpdate)]
    fn js_accept_update() -> Result<(), JsValue>;
    #[wasm_bindgen(catch, js_namespace = tenthShell, js_name = checkForUpdate)]
    fn js_check_for_update() -> Result<(), JsValue>;
    #[wasm_bindgen(catch, js_namespace = tenthShell, js_name = install)]
    fn js_install() -> Result<JsValue, JsValue>;
    #[wasm_bindgen(catch, js_namespace = tenthShell, js_name = installation)]
    fn js_installation() -> Result<String, JsValue>;
    #[wasm_bindgen(catch, js_namespace = tenthShell, js_name = updateIsReady)]
    fn js_update_ready() -> Result<bool, JsValue>;
    #[wasm_bindgen(catch, js_namespace = tenthShell, js_name = buildId)]
    fn js_build() -> Result<String, JsValue>;
}

pub(super) fn accept_update() {
    // Absent only in tests without the page around the program.
    let _ = js_accept_update();
}

pub(super) fn check_for_update() {
    let _ = js_check_for_update();
}

pub(super) fn install() {
    let _ = js_install();
}

pub(super) fn installation() -> String {
    js_installation().unwrap_or_default()
}

pub(super) fn update_ready() -> bool {
    js_update_ready().unwrap_or_default()
}

pub(super) fn build() -> String {
    js_build().unwrap_or_default()
}
