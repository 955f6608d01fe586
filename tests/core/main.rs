//! The native tests of the functional core, one binary.
#![allow(missing_docs)]

mod architecture;
mod analysis;
mod charts;
mod domain;
mod schema;
mod state;
