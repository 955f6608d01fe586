//! Rests between parts of long work, so that the page is drawn and answers meanwhile.
//! Knows nothing of the work.

#![allow(clippy::disallowed_methods)] // This is the adapter that the rule protects.

use std::cell::Cell;

use wasm_bindgen::JsCast;
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::JsFuture;
use web_sys::VisibilityState;

/// Work goes on so long before a rest, in milliseconds: well under what is felt as a halt.
const AT_ONCE: f64 = 30.0;
/// A frame that does not come within this is not waited for, in milliseconds: a page that is not seen gets none.
const LONGEST: i32 = 100;

/// The rests of one piece of work.
pub struct Rests(Cell<f64>);

impl Default for Rests {
    fn default() -> Self {
        Self(Cell::new(now()))
    }
}

impl Rests {
    /// Whether it is time for a rest. While nobody sees the page there is nothing to rest for.
    pub fn is_due(&self) -> bool {
        now() - self.0.get() >= AT_ONCE && is_seen()
    }

    /// Lets the browser do what has waited: answer, and draw if a frame is due.
    pub async fn rest(&self) {
        turn().await;
        self.0.set(now());
    }

    /// Rests until what has changed is drawn.
    pub async fn until_drawn(&self) {
        frame().await;
        self.0.set(now());
    }
}

fn is_seen() -> bool {
    let document = web_sys::window().and_then(|window| window.document());
    document.is_some_and(|document| document.visibility_state() == VisibilityState::Visible)
}

/// Milliseconds on a clock that is only good for differences.
fn now() -> f64 {
    let timed = js_sys::Reflect::get(&js_sys::global(), &JsValue::from_str("performance"));
    let timed = timed.map(JsCast::unchecked_into::<Performance>);
    timed.map_or(0.0, |clock| clock.now())
}

#[wasm_bindgen]
extern "C" {
    type Performance;
    #[wasm_bindgen(method)]
    fn now(this: &Performance) -> f64;
}

async fn turn() {
    let Some(window) = web_sys::window() else { return };
    let later = js_sys::Promise::new(&mut |done, _| {
        let _ = window.set_timeout_with_callback(&done);
    });
    let _ = JsFuture::from(later).await;
}

async fn frame() {
    let Some(window) = web_sys::window() else { return };
    let drawn = js_sys::Promise::new(&mut |done, _| {
        let later = window.clone();
        let soon = done.clone();
        // The frame is drawn after this call; what is put behind it comes when that has happened.
        let in_frame = Closure::once_into_js(move || {
            let _ = later.set_timeout_with_callback(&soon);
        });
        let _ = window.request_animation_frame(in_frame.unchecked_ref());
        let _ = window.set_timeout_with_callback_and_timeout_and_arguments_0(&done, LONGEST);
    });
    let _ = JsFuture::from(drawn).await;
}
