//! The width a chart is drawn at: that of the element it stands in.
//! Knows no chart.

use leptos::html::Div;
use leptos::prelude::*;

use super::Tenths;
use crate::live::{Live, Slot, follow, view};
use crate::platform::size::watch_width;

/// How wide the charts of one part of a page are.
#[derive(Clone, Copy)]
struct EqualWidth(Slot<f64>);

/// The charts of this part of the page are equally wide: those after the first are drawn at once, and the browser lays them
/// out once.
pub fn equally_wide() {
    provide_context(EqualWidth(Slot::new(0.0)));
}

/// The measured width of a chart, or of an element as wide as its charts, in whole pixels; 0 until it is laid out. Known
/// before the first paint, or at once where charts are [`equally_wide`].
pub fn measured_width(holder: NodeRef<Div>) -> Live<f64> {
    let EqualWidth(width) = use_context().unwrap_or_else(|| EqualWidth(Slot::new(0.0)));
    shared_width(holder, width)
}

/// The same for one of many elements of equal width, which is measured for all: those after the first are drawn at once,
/// and the browser lays them out once.
pub(super) fn shared_width(holder: NodeRef<Div>, width: Slot<f64>) -> Live<f64> {
    let watched = StoredValue::new_local(None);
    follow(move || {
        let Some(element) = holder.get() else { return };
        // The chart may be gone when the browser calls back.
        let on_width = move |new: f64| {
            let new = new.floor();
            // What is not shown has no width.
            if new > 0.0 && width.get_untracked() != new {
                width.set(new);
            }
        };
        watched.set_value(watch_width(&element, on_width));
    });
    on_cleanup(move || {
        watched.try_update_value(|watched| *watched = None);
    });
    width.live()
}

/// The empty place of a chart that comes later and is as wide: when it comes, its width is known, and it is drawn at once.
pub fn place(width: Slot<f64>) -> AnyView {
    let holder = NodeRef::<Div>::new();
    shared_width(holder, width);
    view! { <div node_ref=holder></div> }
}

/// A length in pixels as SVG reads it.
pub(super) fn px(px: f64) -> String {
    Tenths::from_px(px).text()
}
