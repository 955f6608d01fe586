//! Laws of the journal: merge, undo, days.

pub(crate) mod arbitrary;
mod laws;
mod sorted;
mod typed;
