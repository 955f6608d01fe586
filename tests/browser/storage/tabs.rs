//! One writer among tabs; the other tab is played by a script that holds the lock.

use std::cell::RefCell;
use std::rc::Rc;

use tenth::platform::tabs::{self, Role, TabEvent};
use wasm_bindgen_test::wasm_bindgen_test;

use super::{promise, script};

const HOLD: &str = "new Promise((held) => navigator.locks.request('tenth', () => { held(); \
                    return new Promise((done) => { globalThis.letGo = done }) }))";

/// Lets the browser deliver what is under way: a message to ourselves comes after all earlier ones.
async fn delivered() {
    promise(
        "new Promise((done) => { const one = new BroadcastChannel('tenth'), two = new BroadcastChannel('tenth'); \
         two.onmessage = (event) => { if (event.data === 'done') { one.close(); two.close(); done() } }; \
         one.postMessage('done') })",
    )
    .await;
    // Who is asked to let go looks first whether it still has the lock; what is asked later is answered later.
    promise("navigator.locks.query()").await;
}

#[wasm_bindgen_test]
async fn write_in_one_tab_at_a_time() {
    let events: Rc<RefCell<Vec<TabEvent>>> = Rc::default();
    let seen = events.clone();
    tabs::listen(move |event| seen.borrow_mut().push(event));

    assert_eq!(tabs::join().await, Role::Writer);
    assert_eq!(tabs::join().await, Role::Writer);
    script("globalThis.other = new BroadcastChannel('tenth')");
    for hostile in [
        "'committed'",
        "'committed 1e9'",
        "'committed -1'",
        "{ committed: 1 }",
        "null",
        "42",
        "'x'.repeat(100000)",
        "'lost'",
        "'returned'",
        "'committed 1\\n'",
        "['release']",
    ] {
        script(&format!("other.postMessage({hostile})"));
    }
    delivered().await;
    assert_eq!(*events.borrow(), []);
    script("other.postMessage('committed 12'); other.postMessage('release')");
    delivered().await;
    assert_eq!(*events.borrow(), [TabEvent::Committed, TabEvent::ReleaseAsked]);
    events.borrow_mut().clear();

    // The other tab waits for the lock and gets it when this one lets go.
    script(&format!("globalThis.taken = {HOLD}"));
    tabs::release();
    promise("globalThis.taken").await;
    assert_eq!(tabs::join().await, Role::Reader);

    // It does not answer, so it is taken over after some seconds.
    assert_eq!(tabs::take_over().await, Role::Writer);
    // And it takes over the same way.
    promise("new Promise((held) => navigator.locks.request('tenth', { steal: true }, () => { held(); return new Promise((done) => { globalThis.letGo = done }) }))").await;
    delivered().await;
    assert_eq!(*events.borrow(), [TabEvent::Lost]);
    // It answers, so it is left alone.
    script("other.onmessage = (event) => { if (event.data === 'ping') other.postMessage('alive') }");
    assert_eq!(tabs::take_over().await, Role::Reader);
    // It lets go when asked.
    script("other.onmessage = (event) => { if (event.data === 'release') letGo() }");
    assert_eq!(tabs::take_over().await, Role::Writer);
    tabs::release();

    without_locks().await;
    script("other.close()");
}

/// Without locks tabs ask each other.
async fn without_locks() {
    script(
        "Object.defineProperty(navigator, 'locks', { configurable: true, value: undefined }); \
         other.onmessage = (event) => { if (event.data === 'ping') other.postMessage('alive') }",
    );
    let second = tabs::join().await;
    script("other.onmessage = null");
    let first = tabs::join().await;
    script("delete navigator.locks");
    tabs::release();
    assert_eq!((second, first), (Role::Reader, Role::Writer));
}
