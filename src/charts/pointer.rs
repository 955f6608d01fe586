//! Where the keyboard goes next.
//! Knows no events: keys come by their standard names.

/// The next place for a key: arrows go one day, Page keys thirty, Home and End to the ends.
/// `None` for other keys and for no days.
pub fn step(index: usize, key: &str, days: usize) -> Option<usize> {
    let last = days.checked_sub(1)?;
    let next = match key {
        "ArrowLeft" | "ArrowDown" => index.saturating_sub(1),
        "ArrowRight" | "ArrowUp" => index.saturating_add(1),
        "PageUp" => index.saturating_add(30),
        "PageDown" => index.saturating_sub(30),
        "Home" => 0,
        "End" => last,
        _ => return None,
    };
    Some(next.min(last))
}
