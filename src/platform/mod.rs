//! Browser adapters: clock, randomness, history, files, the document, rests.
//! Knows browser interfaces and nothing of ours but plain values.

pub mod badge;
pub mod clock;
pub mod document;
pub mod files;
pub mod history;
pub mod locale;
pub mod mirror;
pub mod panic;
pub mod pause;
pub mod persist;
pub mod picture;
pub mod random;
pub mod size;
pub mod tabs;
pub mod visible;
pub mod worker;
