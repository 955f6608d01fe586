//! The written form of the journal: one versioned JSON document per record, used in storage and in backups alike.
//! Knows no storage key, no browser and no wording.

mod bodies;
mod checksum;
pub(crate) mod decimal;
mod fault;
pub(crate) mod json;
pub mod record;
pub mod stored;
mod write;

pub use checksum::{Checksum, hex};
pub use fault::{Fault, Reason};
pub(crate) use json::{Members, fault_place};
pub(crate) use write::{Object, compact_ascii};

/// The version of the written form. A file or store with a higher one is refused, never guessed at.
pub const SCHEMA_VERSION: u32 = 1;
