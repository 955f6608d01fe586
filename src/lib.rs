//! Tenth: a private journal whose data never leave the browser.
//!
//! The functional core (`domain` to `storage`'s engine) compiles without the feature `ui` and knows no browser.
//! `ARCHITECTURE.md` is the map; `tests/core/architecture.rs` holds it to the code.

pub mod analysis;
pub mod charts;
pub mod domain;
pub mod interop;
pub mod routes;
pub mod schedule;
pub mod schema;
pub mod state;
pub mod storage;
pub mod text;

#[cfg(feature = "ui")]
pub mod app;
#[cfg(feature = "ui")]
pub mod components;
#[cfg(feature = "ui")]
mod later;
#[cfg(feature = "ui")]
pub mod live;
#[cfg(feature = "ui")]
pub mod pages;
#[cfg(feature = "ui")]
pub mod platform;
#[cfg(feature = "ui")]
pub mod pwa;
