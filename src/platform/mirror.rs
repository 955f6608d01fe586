//! The recovery copy: a map from key to text in the browser's database, written with strict durability.
//! Knows no journal. Every failure is a value; nothing waits for ever.

use js_sys::Array;
use wasm_bindgen::JsCast;
use wasm_bindgen::prelude::*;

#[wasm_bindgen(module = "/src/platform/mirror.js")]
extern "C" {
    #[wasm_bindgen(catch, js_name = meta)]
    async fn js_meta(key: &str, patience: u32) -> Result<JsValue, JsValue>;
    #[wasm_bindgen(catch, js_name = all)]
    async fn js_all() -> Result<JsValue, JsValue>;
    #[wasm_bindgen(catch, js_name = get)]
    async fn js_get(key: &str) -> Result<JsValue, JsValue>;
    #[wasm_bindgen(catch, js_name = apply)]
    async fn js_apply(keys: Array, values: Array) -> Result<JsValue, JsValue>;
    #[wasm_bindgen(catch, js_name = erase)]
    async fn js_erase() -> Result<JsValue, JsValue>;
}

/// Why the copy could not be used. The journal goes on without it.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum MirrorError {
    /// The browser has no database for us.
    Unavailable,
    /// Another tab stands in the way.
    Blocked,
    /// No answer in time.
    Timeout,
    /// There is no room left.
    Full,
    /// Anything else.
    Failed,
}

/// As long as reading may take on a slow machine, in milliseconds.
pub const PATIENCE: u32 = 20_000;

/// The value of one key (`None` if absent), and every key. After `patience` milliseconds it is [`MirrorError::Timeout`]:
/// another tab that hangs in the middle of writing keeps everybody waiting.
pub async fn meta(key: &str, patience: u32) -> Result<(Option<String>, Vec<String>), MirrorError> {
    let answer = list(js_meta(key, patience).await)?;
    let keys = answer.iter().skip(1).filter_map(|key| key.as_string()).collect();
    Ok((answer.get(0).as_string(), keys))
}

/// Every key and its value.
pub async fn all() -> Result<Vec<(String, String)>, MirrorError> {
    let answer: Vec<JsValue> = list(js_all().await)?.to_vec();
    let mut all = Vec::new();
    for pair in answer.chunks(2) {
        if let [key, value] = pair
            && let (Some(key), Some(value)) = (key.as_string(), value.as_string())
        {
            all.push((key, value));
        }
    }
    Ok(all)
}

/// The value of one key.
pub async fn get(key: &str) -> Result<Option<String>, MirrorError> {
    Ok(list(js_get(key).await)?.get(0).as_string())
}

/// Puts values and removes keys (`None`) in one strict transaction: all of it or nothing.
pub async fn apply(batch: &[(String, Option<String>)]) -> Result<(), MirrorError> {
    if batch.is_empty() {
        return Ok(());
    }
    let keys = batch.iter().map(|(key, _)| JsValue::from_str(key)).collect();
    let values = batch
        .iter()
        .map(|(_, value)| value.as_deref().map_or(JsValue::NULL, JsValue::from_str))
        .collect();
    list(js_apply(keys, values).await).map(drop)
}

/// Deletes the copy.
pub async fn erase() -> Result<(), MirrorError> {
    list(js_erase().await).map(drop)
}

fn list(answer: Result<JsValue, JsValue>) -> Result<Array, MirrorError> {
    let answer = answer.map_err(|_| MirrorError::Failed)?;
    match answer.as_string().as_deref() {
        None => answer.dyn_into().map_err(|_| MirrorError::Failed),
        Some("unavailable") => Err(MirrorError::Unavailable),
        Some("blocked") => Err(MirrorError::Blocked),
        Some("timeout") => Err(MirrorError::Timeout),
        Some("full") => Err(MirrorError::Full),
        Some(_) => Err(MirrorError::Failed),
    }
}
