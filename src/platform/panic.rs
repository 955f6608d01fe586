//! The last resort: after a panic nothing is written any more and the static recovery block is shown.
//! Knows neither journal nor signals, because after a panic neither can be trusted.

#![allow(clippy::disallowed_methods)] // This is the adapter that the rule protects.

use std::sync::atomic::{AtomicBool, Ordering};

static PANICKED: AtomicBool = AtomicBool::new(false);

/// Installs the hook. The browser keeps running our callbacks on the broken instance, so everything that writes asks [`happened`].
pub fn install() {
    std::panic::set_hook(Box::new(|panic| {
        PANICKED.store(true, Ordering::SeqCst);
        // The place in the program, for a report; the message could hold what the person wrote.
        let place = panic
            .location()
            .map(|place| [place.file(), ":", &place.line().to_string()].concat());
        show_recovery(place.as_deref());
    }));
}

/// Whether a panic has happened.
pub fn happened() -> bool {
    PANICKED.load(Ordering::SeqCst)
}

fn show_recovery(place: Option<&str>) {
    let Some(document) = web_sys::window().and_then(|window| window.document()) else {
        return;
    };
    if let Some(root) = document.document_element() {
        let _ = root.set_attribute("data-panic", "1");
    }
    if let Some(detail) = document.get_element_by_id("recovery-detail") {
        detail.set_text_content(place);
    }
    if let Some(block) = document.get_element_by_id("recovery") {
        let _ = block.remove_attribute("hidden");
    }
}
