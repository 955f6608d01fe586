//! The measured width of an element, now and whenever it changes.
//! Knows no chart.

use wasm_bindgen::JsCast;
use wasm_bindgen::prelude::*;

/// Keeps watching until dropped.
pub struct Watched {
    observer: web_sys::ResizeObserver,
    _callback: Closure<dyn FnMut(js_sys::Array)>,
}

impl Drop for Watched {
    fn drop(&mut self) {
        self.observer.disconnect();
    }
}

/// Calls back with the width of an element's content box in CSS pixels, first before the next paint and then on every change.
/// `None` when the browser cannot watch sizes.
pub fn watch_width(element: &web_sys::Element, mut on_width: impl FnMut(f64) + 'static) -> Option<Watched> {
    let callback = Closure::<dyn FnMut(js_sys::Array)>::new(move |entries: js_sys::Array| {
        let entry = entries.get(0).dyn_into::<web_sys::ResizeObserverEntry>();
        if let Ok(entry) = entry {
            on_width(entry.content_rect().width());
        }
    });
    let observer = web_sys::ResizeObserver::new(callback.as_ref().unchecked_ref()).ok()?;
    observer.observe(element);
    Some(Watched {
        observer,
        _callback: callback,
    })
}
