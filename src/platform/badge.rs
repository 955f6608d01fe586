//! The mark on the app's icon, where the platform has one.
//! Knows nothing of what it stands for; asks for nothing and shows no number.

#![allow(clippy::disallowed_methods)] // This is the adapter that the rule protects.

use js_sys::{Function, Promise, Reflect};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::{JsFuture, spawn_local};

/// Puts the mark on the icon, or takes it away.
pub fn show(is_shown: bool) {
    let name = if is_shown { "setAppBadge" } else { "clearAppBadge" };
    let Some(promise) = called(name, is_shown) else {
        return;
    };
    spawn_local(async move {
        // Refused where the app is not installed, or marks are switched off: there is nothing to mark then.
        let _ = JsFuture::from(promise).await;
    });
}

fn called(name: &str, is_shown: bool) -> Option<Promise> {
    let navigator: JsValue = web_sys::window()?.navigator().into();
    let method = Reflect::get(&navigator, &JsValue::from_str(name)).ok()?;
    let method: Function = method.dyn_into().ok()?;
    let outcome = if is_shown {
        method.call1(&navigator, &JsValue::from_f64(1.0))
    } else {
        method.call0(&navigator)
    };
    outcome.ok()?.dyn_into().ok()
}
