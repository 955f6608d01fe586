//! What screens are made of: views that have forgotten their types, and values that are read live.
//! Knows Leptos and nothing of this app.
//!
//! Leptos makes its machinery anew for every type it meets: for every closure, every element around other elements,
//! every kind of value in a signal. Here each of them is put in a box of one type first, so that the machinery is there once.

mod drawn;
mod plain;
mod value;

pub use drawn::{Keyed, anew, each, either, erased, follow, in_turn, in_turn_for, paints_later, soon, when};
pub use plain::{Plain, fill};
pub use value::{Live, Slot, Value};

/// Leptos' `view!`, as a view without a type of its own.
macro_rules! view {
    ($($tokens:tt)*) => {
        $crate::live::erased(::leptos::view! { $($tokens)* })
    };
}
pub(crate) use view;
