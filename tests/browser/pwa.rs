//! The page around the program, absent and present.

use tenth::pwa::{self, Installation};
use wasm_bindgen::prelude::*;
use wasm_bindgen_test::wasm_bindgen_test;

#[wasm_bindgen(inline_js = "export function offer(word) { \
    globalThis.tenthShell = { installation: () => word, updateIsReady: () => word === 'prompt', buildId: () => 'abc' }; \
    dispatchEvent(new Event('tenth-shell')); }")]
extern "C" {
    fn offer(word: &str);
}

/// One test, because all share the page: first without `boot.js`, then with what it says.
#[wasm_bindgen_test]
fn follow_the_page_around_the_program() {
    use leptos::prelude::*;
    let owner = Owner::new();
    owner.set();
    let state = pwa::follow();
    assert_eq!(pwa::build_id(), "");
    assert!(!state.update_ready.get_untracked());
    assert_eq!(state.installation.get_untracked(), Installation::Unknown);
    // Without the page these do nothing, and above all do not panic.
    pwa::accept_update();
    pwa::install();

    offer("prompt");
    assert_eq!(pwa::build_id(), "abc");
    assert!(state.update_ready.get_untracked());
    assert_eq!(state.installation.get_untracked(), Installation::Prompt);

    offer("ios");
    assert!(!state.update_ready.get_untracked());
    assert!(state.installation.get_untracked().has_own_storage());
}
