//! Long work in parts, with rests in between in which the page shows how far it is.
//! Knows nothing of the work.

use crate::live::Slot;
use crate::platform::pause::Rests;

/// Records that are read or written at once, between two looks at the clock.
pub(super) const AT_ONCE: usize = 20;

/// Does one step after the other until one says that it was the last; each other one says how much is done of how much.
pub(super) async fn in_parts(
    rests: &Rests,
    percent: Slot<Option<String>>,
    step: &mut dyn FnMut() -> Option<(usize, usize)>,
) {
    while let Some((done, all)) = step() {
        if rests.is_due() {
            percent.set(percent_of(done, all));
            rests.rest().await;
        }
    }
}

/// Whole per cent, rounded down: a hundred is only said when it is done.
pub(super) fn percent_of(done: usize, all: usize) -> Option<String> {
    let percent = done.min(all).saturating_mul(100).checked_div(all)?;
    Some(percent.to_string())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_share_is_rounded_down_and_never_above_all() {
        let said = |done, all| percent_of(done, all).unwrap_or_default();
        assert_eq!(said(0, 0), "");
        assert_eq!(said(0, 3), "0");
        assert_eq!(said(2, 3), "66");
        assert_eq!(said(299, 300), "99");
        assert_eq!(said(3, 3), "100");
        assert_eq!(said(7, 3), "100");
    }
}
