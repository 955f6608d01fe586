//! Laws of the journal: merge, undo, days.
