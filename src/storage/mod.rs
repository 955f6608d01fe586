//! Keeping the journal: the port, its adapters, and the engine that never loses what it reported as saved.
//! Knows documents and records; knows no state, no screen and no wording.

mod bucket;
mod faulty;
mod frame;
mod keys;
#[cfg(feature = "ui")]
pub mod local;
mod memory;
mod mirror;
mod port;
mod repository;

pub use bucket::Bucket;
pub use faulty::{Fault, FaultyStore};
pub use keys::HEAD as HEAD_KEY;
pub use memory::MemoryStore;
pub use mirror::{Batch, Mirror, MirrorMeta, MirrorSnapshot, MirrorState, apply as apply_batch};
pub use port::{LIMIT, PREFIX, Store, StoreError, Usage, units};
pub use repository::{
    BackupPoint, CaughtUp, Committed, Damage, FormerBackup, Health, More, OpenReport, Opened, Origin, Part,
    Past, Progress, RECENT_DAYS, ReadOnly, Repository, SaveError, SinceBackup, Step, Stored,
};
