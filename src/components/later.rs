//! Content that waits for its turn, so that a page is seen and can be used before all of it is built.
//! Knows no content.

use std::time::Duration;

use crate::live::{Slot, when};
use leptos::prelude::*;

/// Builds its content only after as many paints as its turn says: what the person sees first comes first,
/// and no single task holds up the screen for long.
#[component]
pub fn Later(
    /// After how many paints, from 1.
    turn: u32,
    /// The content.
    children: ChildrenFn,
) -> impl IntoView {
    let is_due = Slot::new(false);
    after_paints(turn, is_due);
    when(move || is_due.get(), move || children())
}

fn after_paints(turn: u32, is_due: Slot<bool>) {
    request_animation_frame(move || {
        // A task of its own, after the paint that this frame ends with. The page may be gone by then.
        set_timeout(
            move || match turn.checked_sub(1) {
                Some(left) if left > 0 => after_paints(left, is_due),
                _ => {
                    is_due.set(true);
                }
            },
            Duration::ZERO,
        );
    });
}
