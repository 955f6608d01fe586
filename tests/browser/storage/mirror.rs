//! The recovery copy: round trip, all or nothing, failures as values.

use tenth::platform::mirror::{self, MirrorError};
use wasm_bindgen_test::wasm_bindgen_test;

use super::{promise, script};

fn put(key: &str, value: &str) -> (String, Option<String>) {
    (key.to_owned(), Some(value.to_owned()))
}

#[wasm_bindgen_test]
async fn write_and_read_the_copy() {
    mirror::erase().await.unwrap();
    assert_eq!(
        mirror::meta("tenth.h", mirror::PATIENCE).await,
        Ok((None, vec![]))
    );
    let large = "x".repeat(3_000_000);
    mirror::apply(&[
        put("tenth.h", "head"),
        put("tenth.j.1", "one"),
        put("tenth.c.1", &large),
    ])
    .await
    .unwrap();
    let (head, keys) = mirror::meta("tenth.h", mirror::PATIENCE).await.unwrap();
    assert_eq!(head.as_deref(), Some("head"));
    assert_eq!(keys, ["tenth.c.1", "tenth.h", "tenth.j.1"]);
    mirror::apply(&[put("tenth.h", "head 2"), ("tenth.j.1".to_owned(), None)])
        .await
        .unwrap();
    let all = mirror::all().await.unwrap();
    let [(chunk_key, chunk), (head_key, head)] = all.as_slice() else {
        panic!("{} values", all.len());
    };
    assert_eq!((chunk_key.as_str(), chunk.len()), ("tenth.c.1", 3_000_000));
    assert_eq!((head_key.as_str(), head.as_str()), ("tenth.h", "head 2"));
    assert_eq!(mirror::get("tenth.j.1").await, Ok(None));
    assert_eq!(mirror::get("tenth.h").await, Ok(Some("head 2".to_owned())));
    mirror::erase().await.unwrap();
    assert_eq!(mirror::all().await.unwrap().len(), 0);
}

#[wasm_bindgen_test]
async fn step_aside_when_another_tab_deletes_the_copy() {
    mirror::apply(&[put("a", "1")]).await.unwrap();
    promise(
        "new Promise((done, failed) => { const request = indexedDB.deleteDatabase('tenth'); \
         request.onsuccess = done; request.onblocked = failed; request.onerror = failed; })",
    )
    .await;
    assert_eq!(mirror::all().await.unwrap().len(), 0);
    mirror::apply(&[put("a", "2")]).await.unwrap();
    assert_eq!(mirror::get("a").await, Ok(Some("2".to_owned())));
}

#[wasm_bindgen_test]
async fn wait_for_another_tab_that_lets_go_of_the_copy_late() {
    mirror::apply(&[put("a", "1")]).await.unwrap();
    promise(
        "new Promise((done, failed) => { const request = indexedDB.open('tenth'); request.onerror = failed; \
         request.onsuccess = () => { const copy = request.result; \
           copy.onversionchange = () => setTimeout(() => copy.close(), 200); done(); }; })",
    )
    .await;
    mirror::erase().await.unwrap();
    assert_eq!(mirror::all().await.unwrap().len(), 0);
}

#[wasm_bindgen_test]
async fn say_that_there_is_no_copy() {
    mirror::erase().await.unwrap();
    for (patch, expected) in [
        (
            "() => { throw new DOMException('no', 'SecurityError') }",
            MirrorError::Failed,
        ),
        ("() => ({})", MirrorError::Timeout),
        (
            "function () { const r = {}; setTimeout(() => r.onblocked()); return r }",
            MirrorError::Blocked,
        ),
        (
            "function () { const r = { error: new DOMException('', 'QuotaExceededError') }; \
             setTimeout(() => r.onerror({ preventDefault() {} })); return r }",
            MirrorError::Full,
        ),
    ] {
        script(&format!(
            "globalThis.kept = IDBFactory.prototype.open; IDBFactory.prototype.open = {patch}"
        ));
        let answer = mirror::apply(&[put("a", "1")]).await;
        let meta = match expected {
            MirrorError::Timeout => answer.map(|()| (None, vec![])),
            _ => mirror::meta("a", mirror::PATIENCE).await,
        };
        script("IDBFactory.prototype.open = globalThis.kept");
        assert_eq!(answer, Err(expected), "{patch}");
        assert_eq!(meta, Err(expected), "{patch}");
    }
    mirror::apply(&[put("a", "1")]).await.unwrap();
}

#[wasm_bindgen_test]
async fn write_all_of_a_batch_or_nothing() {
    mirror::erase().await.unwrap();
    mirror::apply(&[put("a", "1")]).await.unwrap();
    script(
        "{ const put = IDBObjectStore.prototype.put; let calls = 0; globalThis.kept = put; \
           IDBObjectStore.prototype.put = function (...all) { \
             calls += 1; if (calls === 2) this.transaction.abort(); return put.apply(this, all) } }",
    );
    let answer = mirror::apply(&[put("a", "2"), put("b", "2")]).await;
    script("IDBObjectStore.prototype.put = globalThis.kept");
    assert_eq!(answer, Err(MirrorError::Failed));
    assert_eq!(mirror::get("a").await, Ok(Some("1".to_owned())));
    assert_eq!(mirror::get("b").await, Ok(None));
}
