//! Application state: commands, selectors, and the store that saves what they decide.
//! Commands and selectors are pure and compile without a browser; only `app` and its neighbours touch one.

pub mod command;
pub mod copied;
pub mod looking_back;
pub mod plan_today;
pub mod selectors;

#[cfg(feature = "ui")]
mod answering;
#[cfg(feature = "ui")]
mod app;
#[cfg(feature = "ui")]
mod aside;
#[cfg(feature = "ui")]
mod errands;
#[cfg(feature = "ui")]
mod insights;
#[cfg(feature = "ui")]
mod keeper;
#[cfg(feature = "ui")]
mod known;
#[cfg(feature = "ui")]
mod lasting;
#[cfg(feature = "ui")]
mod opening;
#[cfg(feature = "ui")]
mod saving;
#[cfg(feature = "ui")]
mod tabs;

#[cfg(feature = "ui")]
pub use crate::storage::{FormerBackup, Part};
#[cfg(feature = "ui")]
pub use app::{AppState, Saving, UndoOffer};
#[cfg(feature = "ui")]
pub use aside::answer_of;
#[cfg(feature = "ui")]
pub use insights::{Insights, Progress};
#[cfg(feature = "ui")]
pub use known::Known;
#[cfg(feature = "ui")]
pub use lasting::Lasting;
#[cfg(feature = "ui")]
pub use opening::open;
