//! Drives the release in a real browser the way a person does: by what is written on the screen.
//! Knows how to press, type and look; nothing of how the app is made.

pub mod app;
pub mod browser;
pub mod decade;
pub mod planted;
pub mod runner;
pub mod webdriver;
pub mod weeks;
