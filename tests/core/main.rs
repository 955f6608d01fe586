//! The native tests of the functional core, one binary.
#![allow(missing_docs)]

mod analysis;
mod architecture;
mod charts;
mod domain;
mod schema;
mod state;
