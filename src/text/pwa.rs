//! The words about updates and installing.
//! Knows no browser.

/// A newer version waits.
pub const UPDATE_READY: &str = "A new version is ready. It starts when you say so; entries stay as they are.";
/// Starts the newer version.
pub const UPDATE_NOW: &str = "Start the new version";
/// Asks for a newer version.
pub const CHECK_FOR_UPDATE: &str = "Look for a new version";

/// Heading over the guidance.
pub const INSTALL: &str = "Install on this device";
/// Why one would.
pub const INSTALL_WHY: &str = "Installed, it has an icon and a window of its own, and browsers are less inclined to clear what it stores.";
/// It runs installed.
pub const INSTALLED: &str = "This is the installed app.";
/// Calls up the browser's own question.
pub const INSTALL_NOW: &str = "Install";
/// iPhone and iPad.
pub const INSTALL_IOS: &str = "Tap Share, then Add to Home Screen.";
/// Safari on a Mac.
pub const INSTALL_MAC: &str = "Choose File, then Add to Dock.";
/// Browsers with an entry in their menu.
pub const INSTALL_MENU: &str = "Open the browser’s menu and choose Install or Add to Home screen.";
/// Nothing is known of the browser.
pub const INSTALL_UNKNOWN: &str =
    "This browser does not say how it installs pages. A bookmark opens the same journal.";
/// The installed app may not see the browser's storage.
pub const INSTALL_OWN_STORAGE: &str = "The installed app may begin with an empty journal of its own. Save a backup here first, then install, then open the backup there; that works everywhere.";

/// `Version 0.1.0, build 22ae40de5400dd70`.
pub fn version(version: &str, build: &str) -> String {
    if build.is_empty() {
        ["Version ", version].concat()
    } else {
        ["Version ", version, ", build ", build].concat()
    }
}
