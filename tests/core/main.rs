//! The native tests of the functional core, one binary.
#![allow(missing_docs)]

mod domain;
mod state;
