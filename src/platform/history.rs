//! The address bar: the path below the app's base, the query, and moving between pages without loading.
//! Knows no routes; paths are plain text.

#![allow(clippy::disallowed_methods)] // This is the adapter that the rule protects.

use std::sync::OnceLock;

use wasm_bindgen::JsCast;
use wasm_bindgen::prelude::*;

/// The path of the app's root with a slash at both ends, from the document's base address. It never changes,
/// and every link asks for it.
pub fn base() -> &'static str {
    static BASE: OnceLock<String> = OnceLock::new();
    BASE.get_or_init(ask_base)
}

fn ask_base() -> String {
    let base = web_sys::window()
        .and_then(|window| window.document())
        .and_then(|document| document.base_uri().ok().flatten())
        .and_then(|base| web_sys::Url::new(&base).ok())
        .map(|url| url.pathname());
    match base {
        Some(path) if path.ends_with('/') => path,
        Some(path) => path
            .rsplit_once('/')
            .map_or_else(|| "/".to_owned(), |(folder, _)| [folder, "/"].concat()),
        None => "/".to_owned(),
    }
}

/// The path below the base and the query without its question mark.
pub fn current() -> (String, String) {
    let Some(location) = web_sys::window().map(|window| window.location()) else {
        return Default::default();
    };
    let path = location.pathname().unwrap_or_default();
    let below = path.strip_prefix(base()).unwrap_or_default().to_owned();
    let query = location.search().unwrap_or_default();
    (below, query.strip_prefix('?').unwrap_or_default().to_owned())
}

/// Puts an address into the address bar: as a new step, or in place of the current one.
pub fn go(address: &str, replace: bool) {
    let Some(history) = web_sys::window().and_then(|window| window.history().ok()) else {
        return;
    };
    // Refused only for other origins or floods of calls; the page is shown all the same.
    let _ = if replace {
        history.replace_state_with_url(&JsValue::NULL, "", Some(address))
    } else {
        history.push_state_with_url(&JsValue::NULL, "", Some(address))
    };
}

/// Puts a word behind the `#` of the address, for this page after it has been loaded anew. It is kept nowhere else.
pub fn leave_word(word: &str) {
    if let Some((here, _)) = here() {
        go(&[here.as_str(), "#", word].concat(), true);
    }
}

/// Whether [`leave_word`] left this word; it is taken away.
pub fn take_word(word: &str) -> bool {
    let Some((here, hash)) = here() else { return false };
    let is_there = hash.strip_prefix('#') == Some(word);
    if is_there {
        go(&here, true);
    }
    is_there
}

/// The address without the origin, and what begins with `#` behind it.
fn here() -> Option<(String, String)> {
    let location = web_sys::window()?.location();
    let here = [location.pathname().ok()?, location.search().ok()?].concat();
    Some((here, location.hash().ok()?))
}

/// Calls back with the address whenever a plain click lands on a link into the app.
/// Clicks that ask for a new tab or a download, and links elsewhere, are left to the browser.
pub fn on_link(callback: impl Fn(String) + 'static) {
    let closure = Closure::<dyn FnMut(web_sys::MouseEvent)>::new(move |event: web_sys::MouseEvent| {
        if let Some(address) = followed(&event) {
            event.prevent_default();
            callback(address);
        }
    });
    if let Some(document) = web_sys::window().and_then(|window| window.document()) {
        // Fails only for a missing callback.
        let _ = document.add_event_listener_with_callback("click", closure.as_ref().unchecked_ref());
    }
    // Listens as long as the page lives.
    closure.forget();
}

fn followed(event: &web_sys::MouseEvent) -> Option<String> {
    let is_plain = event.button() == 0
        && !(event.meta_key() || event.ctrl_key() || event.shift_key() || event.alt_key())
        && !event.default_prevented();
    let target = event.target()?.dyn_into::<web_sys::Element>().ok()?;
    let link = target.closest("a[href]").ok()??;
    // As it is written: asking the browser for its origin and its path takes 4 ms of every page change on a slow phone.
    let address = link.get_attribute("href")?;
    let is_ours = address.starts_with(base())
        && !address.starts_with("//")
        && !address.contains('#')
        && !link.has_attribute("target")
        && !link.has_attribute("download");
    (is_plain && is_ours).then_some(address)
}
