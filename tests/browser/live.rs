//! Values that are read live, and views that come and go with them.

use leptos::prelude::*;
use leptos::task::tick;
use tenth::live::{Keyed, Live, Plain, Slot, each, either, fill, follow, in_turn, when};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use wasm_bindgen_test::wasm_bindgen_test;

/// Shows a view in an element of its own, and says what it holds.
pub(crate) fn shown(view: impl FnOnce() -> AnyView + 'static) -> (web_sys::HtmlElement, impl Sized) {
    let holder = document().create_element("div").unwrap();
    document().body().unwrap().append_child(&holder).unwrap();
    let holder: web_sys::HtmlElement = holder.unchecked_into();
    let handle = leptos::mount::mount_to(holder.clone(), view);
    (holder, handle)
}

#[wasm_bindgen_test]
async fn views_follow_what_they_read() {
    let ends = Slot::new(None::<(Slot<u32>, Live<bool>)>);
    let runs = Slot::new(0_u32);
    let (holder, _shown) = shown(move || {
        let count = Slot::new(0_u32);
        let is_even = Live::memo(move || count.get().is_multiple_of(2));
        ends.set(Some((count, is_even)));
        follow(move || {
            is_even.track();
            runs.update(|runs| *runs += 1);
        });
        let text = Live::of(move || count.get().to_string());
        leptos::view! {
            <p>{move || text.get()}</p>
            {when(move || is_even.get(), || "even".into_any())}
            {either(move || count.get() > 2, || "many".into_any(), || "few".into_any())}
        }
        .into_any()
    });
    tick().await;
    assert_eq!(holder.text_content().unwrap(), "0evenfew");
    let (count, is_even) = ends.get_untracked().unwrap();
    count.set(2);
    tick().await;
    assert_eq!(holder.text_content().unwrap(), "2evenfew");
    assert_eq!(runs.get_untracked(), 1, "an equal value is no change");
    count.update(|count| *count += 1);
    tick().await;
    assert_eq!(holder.text_content().unwrap(), "3many");
    assert_eq!(runs.get_untracked(), 2);
    assert!(!is_even.get_untracked());
}

#[wasm_bindgen_test]
async fn rows_keep_their_elements_when_they_move() {
    let names = Slot::new(vec!["a".to_owned(), "b".to_owned(), "c".to_owned()]);
    let (holder, _shown) = shown(move || {
        each(move || {
            let row =
                |name: String| Keyed::new(name.clone(), move || leptos::view! { <p>{name}</p> }.into_any());
            names.get().into_iter().map(row).collect()
        })
    });
    tick().await;
    let last = holder.query_selector_all("p").unwrap().get(2).unwrap();
    names.set(vec!["c".to_owned(), "d".to_owned(), "a".to_owned()]);
    tick().await;
    assert_eq!(holder.text_content().unwrap(), "cda");
    let first = holder.query_selector("p").unwrap().unwrap();
    assert!(last.is_same_node(Some(&first)));
}

/// Waits for the next frame.
pub(crate) async fn frame() {
    let next = js_sys::Promise::new(&mut |done, _| {
        request_animation_frame(move || drop(done.call0(&JsValue::NULL)));
    });
    JsFuture::from(next).await.unwrap();
}

#[wasm_bindgen_test]
async fn views_come_when_it_is_their_turn_and_stay() {
    let word = Slot::new("third");
    let (holder, _shown) = shown(move || {
        leptos::view! {
            {in_turn(0, || "first ".into_any())}
            {in_turn(1, || "second ".into_any())}
            {in_turn(3, move || (move || word.get()).into_any())}
        }
        .into_any()
    });
    let mut texts = vec![holder.text_content().unwrap()];
    while texts.last().is_some_and(|text| !text.ends_with("third")) {
        frame().await;
        let text = holder.text_content().unwrap();
        if texts.last() != Some(&text) {
            texts.push(text);
        }
    }
    assert_eq!(texts, ["first ", "first second ", "first second third"]);
    word.set("last");
    tick().await;
    assert_eq!(holder.text_content().unwrap(), "first second last");
}

#[wasm_bindgen_test]
async fn a_value_that_is_gone_reads_as_its_default_and_takes_nothing() {
    let inner = Slot::new(None::<Slot<u32>>);
    let is_open = Slot::new(true);
    let (_holder, _shown) = shown(move || {
        when(
            move || is_open.get(),
            move || {
                inner.set(Some(Slot::new(7)));
                ().into_any()
            },
        )
    });
    tick().await;
    let gone = inner.get_untracked().unwrap();
    assert_eq!(gone.get_untracked(), 7);
    is_open.set(false);
    tick().await;
    assert_eq!(gone.try_get_untracked(), None);
    assert_eq!(gone.get_untracked(), 0);
    assert_eq!(gone.live().get_untracked(), 0);
    gone.set(8);
    gone.update(|n| *n += 1);
    assert_eq!(gone.get_untracked(), 0);
}

#[wasm_bindgen_test]
async fn plain_elements_are_made_anew_when_what_they_show_changes() {
    let names = Slot::new(vec!["a".to_owned(), "b & c".to_owned()]);
    let (holder, _shown) = shown(move || {
        let list = NodeRef::new();
        fill(list, move || {
            let item = |name: &String| Plain::new("li").with("title", name).words(name);
            names.with(|names| names.iter().map(item).collect())
        });
        leptos::view! { <ul node_ref=list /> }.into_any()
    });
    tick().await;
    assert_eq!(
        holder.inner_html(),
        "<ul><li title=\"a\">a</li><li title=\"b &amp; c\">b &amp; c</li></ul>"
    );
    names.update(|names| names.truncate(1));
    tick().await;
    assert_eq!(holder.inner_html(), "<ul><li title=\"a\">a</li></ul>");
}
