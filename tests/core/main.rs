//! The native tests of the functional core, one binary.
#![allow(missing_docs)]

mod architecture;
mod domain;
mod schema;
mod state;
