//! Streams that hold nothing, in place of the crate of this name.
//!
//! Leptos always brings what calls server functions, and that brings `wasm-streams`, whose classes are exported to
//! JavaScript and so stay in the program although nobody makes one: 20 kB of the first file. Tenth calls no server
//! and asks the network for nothing. This is the part of the interface that `server_fn` is compiled against.

use std::pin::Pin;
use std::task::{Context, Poll};

use futures_core::Stream;
use wasm_bindgen::JsValue;

/// A stream to read from.
#[derive(Debug)]
pub struct ReadableStream(web_sys::ReadableStream);

impl ReadableStream {
    /// A stream in place of one of JavaScript.
    pub fn from_raw(raw: web_sys::ReadableStream) -> Self {
        Self(raw)
    }

    /// An empty stream in place of one of Rust. Without stream support in the browser, `undefined` stands for it.
    pub fn from_stream(_: impl Stream<Item = Result<JsValue, JsValue>> + 'static) -> Self {
        Self(web_sys::ReadableStream::new().unwrap_or_else(wasm_bindgen::JsCast::unchecked_into))
    }

    /// The stream of JavaScript.
    pub fn into_raw(self) -> web_sys::ReadableStream {
        self.0
    }

    /// A stream of Rust that ends at once.
    pub fn into_stream(self) -> Nothing {
        Nothing
    }
}

/// A stream that ends at once.
#[derive(Clone, Copy, Debug)]
pub struct Nothing;

impl Stream for Nothing {
    type Item = Result<JsValue, JsValue>;

    fn poll_next(self: Pin<&mut Self>, _: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        Poll::Ready(None)
    }
}
