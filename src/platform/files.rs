//! Files: offer text as a download or for pasting, read what the person picked.
//! Knows no format; names and contents are plain values.

#![allow(clippy::disallowed_methods)] // This is the adapter that the rule protects.

use wasm_bindgen::JsCast;
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::JsFuture;

/// Offers text as a file to save. `false` when the browser refuses to build it;
/// whether the person then keeps the file cannot be known.
pub fn offer(name: &str, text: &str) -> bool {
    try_offer(name, text).is_some()
}

fn try_offer(name: &str, text: &str) -> Option<()> {
    let parts = js_sys::Array::of1(&JsValue::from_str(text));
    let options = web_sys::BlobPropertyBag::new();
    let kind = match name.rsplit('.').next() {
        Some("ics") => "text/calendar",
        Some("svg") => "image/svg+xml",
        _ => "application/json",
    };
    options.set_type(kind);
    let blob = web_sys::Blob::new_with_str_sequence_and_options(&parts, &options).ok()?;
    offer_blob(name, &blob)
}

/// Offers finished bytes as a file to save; `None` when the browser refuses.
pub(super) fn offer_blob(name: &str, blob: &web_sys::Blob) -> Option<()> {
    let url = web_sys::Url::create_object_url_with_blob(blob).ok()?;
    let document = web_sys::window()?.document()?;
    let link = document
        .create_element("a")
        .ok()?
        .dyn_into::<web_sys::HtmlAnchorElement>()
        .ok()?;
    link.set_href(&url);
    link.set_download(name);
    link.click();
    // The browser has taken its own reference by now; the object would otherwise live as long as the page.
    let revoke = Closure::once_into_js(move || web_sys::Url::revoke_object_url(&url));
    let _ = web_sys::window()?
        .set_timeout_with_callback_and_timeout_and_arguments_0(revoke.unchecked_ref(), 60_000);
    Some(())
}

/// Puts text where it can be pasted from; whether the browser did. Only good right after something was pressed.
pub async fn copy(text: &str) -> bool {
    let Some(navigator) = web_sys::window().map(|window| window.navigator()) else {
        return false;
    };
    // Absent where the page did not come over a safe connection.
    let clipboard = js_sys::Reflect::get(&navigator, &JsValue::from_str("clipboard"));
    let Some(clipboard) = clipboard.ok().filter(JsValue::is_object) else {
        return false;
    };
    let clipboard: web_sys::Clipboard = clipboard.unchecked_into();
    JsFuture::from(clipboard.write_text(text)).await.is_ok()
}

/// A file the person picked.
pub struct Picked {
    /// Its name.
    pub name: String,
    /// Its size in bytes.
    pub size: f64,
    file: web_sys::File,
}

impl Picked {
    /// The first file of a file field; `None` when nothing is chosen.
    pub fn from_field(field: &web_sys::HtmlInputElement) -> Option<Self> {
        let file = field.files()?.get(0)?;
        Some(Self {
            name: file.name(),
            size: file.size(),
            file,
        })
    }

    /// Reads all bytes; `None` when the browser cannot.
    pub async fn bytes(&self) -> Option<Vec<u8>> {
        let buffer = JsFuture::from(self.file.array_buffer()).await.ok()?;
        Some(js_sys::Uint8Array::new(&buffer).to_vec())
    }
}
