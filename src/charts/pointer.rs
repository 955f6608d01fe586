//! Which day a person points at, and where the keyboard goes next.
//! Knows no events: keys come by their standard names.

/// The answered day nearest to `index`, at most `reach` days away; the earlier of two equally near.
pub fn nearest_answered(values: &[Option<f64>], index: usize, reach: usize) -> Option<usize> {
    let is_answered = |index: usize| values.get(index).is_some_and(Option::is_some);
    (0..=reach).find_map(|distance| {
        index
            .checked_sub(distance)
            .filter(|before| is_answered(*before))
            .or_else(|| index.checked_add(distance).filter(|after| is_answered(*after)))
    })
}

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
