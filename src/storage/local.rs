//! The browser's local storage behind the port; the only place that knows gloo-storage.
//! Knows no journal. gloo panics where storage is denied, so that is found out first.

#![allow(clippy::disallowed_methods)] // This is the adapter that the rule protects.

use std::rc::Rc;

use gloo_storage::{LocalStorage, Storage as _};
use js_sys::{JsString, Reflect};
use wasm_bindgen::{JsCast, JsValue};

use super::memory::MemoryStore;
use super::port::{PREFIX, Store, StoreError, Usage};

/// Where a session keeps its journal.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Home {
    /// In the browser.
    Browser,
    /// In memory only, because the browser denies storage: nothing outlives the page.
    MemoryOnly,
}

/// The browser's storage, or a store in memory where it is denied.
pub fn connect() -> (Rc<dyn Store>, Home) {
    match LocalStore::connect() {
        Ok(store) => (Rc::new(store), Home::Browser),
        Err(_) => (Rc::new(MemoryStore::default()), Home::MemoryOnly),
    }
}

/// Local storage of this origin.
pub struct LocalStore {
    raw: web_sys::Storage,
}

impl LocalStore {
    /// Finds out whether storage may be used, without ever panicking.
    pub fn connect() -> Result<Self, StoreError> {
        let window = web_sys::window().ok_or(StoreError::Denied)?;
        let found = window.local_storage().map_err(|_| StoreError::Denied)?;
        // Some browsers hand out an object whose every use throws.
        found
            .ok_or(StoreError::Denied)?
            .length()
            .map_err(|_| StoreError::Denied)?;
        Ok(Self {
            raw: LocalStorage::raw(),
        })
    }

    fn key_at(&self, index: u32) -> Result<Option<String>, StoreError> {
        self.raw.key(index).map_err(|error| named(&error))
    }

    fn length(&self) -> Result<u32, StoreError> {
        self.raw.length().map_err(|error| named(&error))
    }
}

impl Store for LocalStore {
    fn get(&self, key: &str) -> Result<Option<String>, StoreError> {
        self.raw.get_item(key).map_err(|error| named(&error))
    }

    fn set(&self, key: &str, value: &str) -> Result<(), StoreError> {
        self.raw.set_item(key, value).map_err(|error| named(&error))
    }

    fn remove(&self, key: &str) -> Result<(), StoreError> {
        self.raw.remove_item(key).map_err(|error| named(&error))
    }

    fn keys(&self) -> Result<Vec<String>, StoreError> {
        let mut keys = Vec::new();
        for index in 0..self.length()? {
            keys.extend(self.key_at(index)?.filter(|key| key.starts_with(PREFIX)));
        }
        Ok(keys)
    }

    fn usage(&self) -> Result<Usage, StoreError> {
        let mut usage = Usage::default();
        for index in 0..self.length()? {
            let Some(key) = self.key_at(index)? else {
                continue;
            };
            // Measured over there: the values themselves need not cross over.
            let name = JsValue::from_str(&key);
            let value = Reflect::get(self.raw.as_ref(), &name).map_err(|error| named(&error))?;
            let length = |text: &JsValue| text.dyn_ref::<JsString>().map_or(0, JsString::length);
            let size = usize::try_from(length(&name).saturating_add(length(&value))).unwrap_or(usize::MAX);
            usage.all = usage.all.saturating_add(size);
            if key.starts_with(PREFIX) {
                usage.ours = usage.ours.saturating_add(size);
            }
        }
        Ok(usage)
    }
}

/// What a thrown value means, by its name: classes and messages differ between browsers.
fn named(thrown: &JsValue) -> StoreError {
    let name = Reflect::get(thrown, &JsValue::from_str("name")).ok();
    match name.and_then(|name| name.as_string()).as_deref() {
        Some("QuotaExceededError" | "NS_ERROR_DOM_QUOTA_REACHED") => StoreError::Full,
        Some("SecurityError") => StoreError::Denied,
        _ => StoreError::Other,
    }
}
