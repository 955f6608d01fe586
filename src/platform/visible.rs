//! Tells when an element comes near the part of the page that is seen.
//! Knows no list.

use wasm_bindgen::JsCast;
use wasm_bindgen::prelude::*;

/// Keeps watching until dropped.
pub struct Watched {
    observer: web_sys::IntersectionObserver,
    _callback: Closure<dyn FnMut(js_sys::Array)>,
}

impl Drop for Watched {
    fn drop(&mut self) {
        self.observer.disconnect();
    }
}

/// Calls back whenever an element comes within `margin` CSS pixels of what is seen, at once if it is there already.
/// `None` when the browser cannot watch that.
pub fn watch_near(
    element: &web_sys::Element,
    margin: u32,
    mut on_near: impl FnMut() + 'static,
) -> Option<Watched> {
    let callback = Closure::<dyn FnMut(js_sys::Array)>::new(move |entries: js_sys::Array| {
        let is_near = entries.iter().any(|entry| {
            entry
                .dyn_into::<web_sys::IntersectionObserverEntry>()
                .is_ok_and(|entry| entry.is_intersecting())
        });
        if is_near {
            on_near();
        }
    });
    let options = web_sys::IntersectionObserverInit::new();
    options.set_root_margin(&[margin.to_string().as_str(), "px 0px"].concat());
    let observer =
        web_sys::IntersectionObserver::new_with_options(callback.as_ref().unchecked_ref(), &options).ok()?;
    observer.observe(element);
    Some(Watched {
        observer,
        _callback: callback,
    })
}
