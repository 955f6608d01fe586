//! Whether the browser has promised not to clear our storage on its own.
//! Knows nothing of what is stored.

use wasm_bindgen::prelude::*;

#[wasm_bindgen(module = "/src/platform/persist.js")]
extern "C" {
    #[wasm_bindgen(catch, js_name = persisted)]
    async fn js_persisted() -> Result<JsValue, JsValue>;
    #[wasm_bindgen(catch, js_name = persist)]
    async fn js_persist() -> Result<JsValue, JsValue>;
}

/// What the browser says about keeping our storage.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub enum Persistence {
    /// It has promised to keep it.
    Promised,
    /// It has not: it may clear it when room is short or the page was not visited for long.
    NotPromised,
    /// It does not say.
    #[default]
    Unknown,
}

/// What holds now.
pub async fn persisted() -> Persistence {
    read(js_persisted().await)
}

/// Asks for it; call it after the first saved entry, when the person has just done something.
pub async fn ask() -> Persistence {
    read(js_persist().await)
}

fn read(answer: Result<JsValue, JsValue>) -> Persistence {
    match answer.ok().and_then(|answer| answer.as_bool()) {
        Some(true) => Persistence::Promised,
        Some(false) => Persistence::NotPromised,
        None => Persistence::Unknown,
    }
}
