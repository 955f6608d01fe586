//! Serves the app while it is edited: Trunk builds anew on every change, and the page reloads itself.
//! Knows nothing of releases: what it loosens is a copy of the page, which nothing else reads.

use std::thread;
use std::time::Duration;

use crate::hash::{read_text, write};
use crate::run::{command, show};
use crate::{Result, paths};

/// The copy of the page, beside the page because its addresses are relative to it.
const PAGE: &str = "index.dev.html";
/// Where the page says which scripts may run.
const STRICT: &str = "script-src 'self' ";
/// The same, and scripts in the page itself: Trunk puts the one there that reloads.
const LOOSE: &str = "script-src 'self' 'unsafe-inline' ";
/// How often a change of the page itself is looked for.
const LOOK: Duration = Duration::from_secs(1);

/// Builds, serves on this machine, and does both again on every change, until it is ended.
///
/// # Errors
///
/// When the page has no policy for scripts, or Trunk cannot build or serve.
pub fn serve(port: u16) -> Result<()> {
    copy_page()?;
    // Trunk refuses to ignore folders that are not there yet.
    for folder in [paths::dist(), paths::root().join("target"), paths::tools()] {
        std::fs::create_dir_all(folder).map_err(|error| error.to_string())?;
    }
    thread::spawn(|| {
        loop {
            thread::sleep(LOOK);
            if let Err(problem) = copy_page() {
                eprintln!("{problem}");
            }
        }
    });
    println!("· http://127.0.0.1:{port}/ – rebuilding and reloading on every change; end with Ctrl-C");
    let port = port.to_string();
    let to = ["--address", "127.0.0.1", "--port", &port];
    let page = ["--html-output", "index.html", PAGE];
    show(command("trunk").args(["serve", "--offline"]).args(to).args(page))
}

/// Writes the copy anew if the page has changed.
fn copy_page() -> Result<()> {
    let copy = paths::root().join(PAGE);
    let page = loosened(&read_text(&paths::root().join("index.html"))?)?;
    if read_text(&copy).is_ok_and(|text| text == page) {
        return Ok(());
    }
    write(&copy, page.as_bytes())
}

/// The page with a policy that lets Trunk's own script run.
fn loosened(page: &str) -> Result<String> {
    if page.matches(STRICT).count() != 1 {
        return Err(format!("index.html does not say \"{STRICT}\" once"));
    }
    Ok(page.replace(STRICT, LOOSE))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_copy_differs_from_the_page_by_one_permission() {
        let page = read_text(&paths::root().join("index.html")).unwrap();
        assert!(!page.contains("unsafe-inline"));
        let copy = loosened(&page).unwrap();
        assert_eq!(copy.replace(" 'unsafe-inline'", ""), page);
        assert_eq!(copy.matches("script-src 'self' 'unsafe-inline'").count(), 1);
        assert!(loosened("<!doctype html>").is_err());
    }
}
