//! Content that waits for its turn, so that a page is seen and can be used before all of it is built.
//! Knows no content.

use std::time::Duration;

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
    let (is_due, set_due) = signal(false);
    after_paints(turn, set_due);
    view! { <Show when=move || is_due.get()>{children()}</Show> }.into_any()
}

fn after_paints(turn: u32, set_due: WriteSignal<bool>) {
    request_animation_frame(move || {
        // A task of its own, after the paint that this frame ends with. The page may be gone by then.
        set_timeout(
            move || match turn.checked_sub(1) {
                Some(left) if left > 0 => after_paints(left, set_due),
                _ => {
                    set_due.try_set(true);
                }
            },
            Duration::ZERO,
        );
    });
}
