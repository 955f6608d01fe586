//! One tab writes and the others read: a lock held for the life of the page, and short messages between tabs.
//! Knows no journal. Messages are hints; what they hint at is always read again and checked.

use wasm_bindgen::prelude::*;

#[wasm_bindgen(module = "/src/platform/tabs.js")]
extern "C" {
    #[wasm_bindgen(js_name = listen)]
    fn js_listen(callback: &Closure<dyn Fn(String, f64)>);
    #[wasm_bindgen(catch, js_name = join)]
    async fn js_join() -> Result<JsValue, JsValue>;
    #[wasm_bindgen(catch, js_name = takeOver)]
    async fn js_take_over() -> Result<JsValue, JsValue>;
    #[wasm_bindgen(js_name = isWriter)]
    fn js_is_writer() -> bool;
    #[wasm_bindgen(js_name = release)]
    fn js_release();
    #[wasm_bindgen(js_name = announce)]
    fn js_announce(number: f64);
    #[wasm_bindgen(js_name = announceErased)]
    fn js_announce_erased();
}

/// What a tab may do.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Role {
    /// This tab writes.
    Writer,
    /// Another tab writes.
    Reader,
}

/// What another tab or the browser says.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum TabEvent {
    /// Another tab saved something: catch up.
    Committed,
    /// Something in storage changed: catch up.
    Changed,
    /// Another tab wants to write: finish, then [`release`].
    ReleaseAsked,
    /// The writer let go: [`join`] may succeed now.
    Released,
    /// Another tab has deleted everything: nothing of the old journal may be shown or written any more.
    Erased,
    /// The lock was taken away because this page did not answer: stop writing.
    Lost,
    /// The page came back from the browser's back-forward memory: open again, then [`join`].
    Returned,
}

/// Starts listening, once for the life of the page.
pub fn listen(on_event: impl Fn(TabEvent) + 'static) {
    let callback: Closure<dyn Fn(String, f64)> = Closure::new(move |word: String, _number: f64| {
        let event = match word.as_str() {
            "committed" => TabEvent::Committed,
            "changed" => TabEvent::Changed,
            "release" => TabEvent::ReleaseAsked,
            "released" => TabEvent::Released,
            "erased" => TabEvent::Erased,
            "lost" => TabEvent::Lost,
            "returned" => TabEvent::Returned,
            _ => return,
        };
        on_event(event);
    });
    js_listen(&callback);
    // It lives as long as the page.
    callback.forget();
}

/// Becomes the writer if no other tab is.
pub async fn join() -> Role {
    role(js_join().await)
}

/// Asks the writer to let go and takes its place; also if it does not answer for some seconds.
pub async fn take_over() -> Role {
    role(js_take_over().await)
}

/// Whether this tab writes.
pub fn is_writer() -> bool {
    js_is_writer()
}

/// Lets another tab write.
pub fn release() {
    js_release();
}

/// Tells the other tabs that log record `number` was saved.
pub fn announce(number: u64) {
    // Exact: numbers stay far below 2⁵³.
    js_announce(number as f64);
}

/// Tells the other tabs that everything was deleted.
pub fn announce_erased() {
    js_announce_erased();
}

fn role(answer: Result<JsValue, JsValue>) -> Role {
    match answer.ok().and_then(|answer| answer.as_bool()) {
        Some(true) => Role::Writer,
        _ => Role::Reader,
    }
}
