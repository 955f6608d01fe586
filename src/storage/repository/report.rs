//! What the engine reports: how opening went, what is damaged, whether a save held.
//! Knows no wording.

use super::super::bucket::Bucket;
use super::super::mirror::Batch;
use super::super::port::StoreError;
use super::Repository;
use crate::domain::Record;

/// An opened store.
pub struct Opened {
    /// The engine.
    pub repository: Repository,
    /// What is loaded at once: everything without a day, the last weeks, the log. Older records follow with `load_more`.
    pub records: Vec<Record>,
    /// How it went.
    pub report: OpenReport,
}

/// Where the state came from.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Origin {
    /// Nothing was there: a first run, or both places were lost.
    Fresh,
    /// Local storage, as it was left.
    Local,
    /// Local storage had lost something that the recovery copy still had.
    Mirror,
    /// The current generation was unreadable; everything readable was put together.
    Salvaged,
    /// Everything is being erased; finish that before anything else.
    Erasing,
}

/// How opening went.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct OpenReport {
    /// Where the state came from.
    pub origin: Origin,
    /// What could not be read, so far.
    pub damaged: Vec<Damage>,
    /// Why nothing can be written, if so.
    pub read_only: Option<ReadOnly>,
    /// Actions that were found outside the order and taken in again.
    pub rejoined: usize,
}

/// Something that could not be read. Its bytes stay, set aside, and can be exported.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Damage {
    /// The head.
    Head,
    /// The manifest of this generation.
    Manifest(u64),
    /// The log record with this number; the actions after it were kept.
    Log(u64),
    /// The records of one chunk.
    Chunk {
        /// Which.
        bucket: Bucket,
        /// How many records it held.
        records: u32,
        /// How many of them could not be recovered from anywhere.
        lost: u32,
    },
}

/// Why nothing can be written.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum ReadOnly {
    /// A newer version wrote this store, and this one may not write to it.
    Newer,
    /// A newer version wrote this store, and this one cannot even read it.
    Unreadable,
    /// It is being erased, or has been.
    Erased,
}

/// A change that is in local storage and was read back.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Committed {
    /// The number of its log record.
    pub number: u64,
    /// What the recovery copy needs, in one strict transaction.
    pub mirror: Batch,
}

/// How far something long is.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Part {
    /// How many steps are done.
    pub done: usize,
    /// How many there are, at least one.
    pub all: usize,
}

impl Default for Part {
    /// Nothing yet of one step.
    fn default() -> Self {
        Self { done: 0, all: 1 }
    }
}

/// What became of one part of saving an action.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Progress {
    /// There is more to do, and nothing is saved yet.
    Working(Part),
    /// It is saved.
    Saved(Committed),
}

/// What became of a commit once the recovery copy has it.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Stored {
    /// It is in both places.
    Safe,
    /// The browser took it back from local storage; open again with the recovery copy.
    RolledBack,
}

/// Why nothing was saved. The old state is intact.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum SaveError {
    /// The browser does not allow storage.
    Denied,
    /// No room is left.
    Full,
    /// Storage failed in another way.
    Failed,
    /// The browser said yes but did not keep it, or what was saved before cannot be read any more; opening again
    /// repairs that.
    NotKept,
    /// The part of the program that does this could not be fetched.
    PartMissing,
    /// Somebody else wrote in the meantime: open again and apply the change to what is there now.
    Elsewhere,
    /// Nothing may be written here.
    ReadOnly(ReadOnly),
    /// The program has crashed; reload before writing.
    Frozen,
    /// The recovery copy has not been compared yet.
    MirrorPending,
    /// Older records must be loaded first.
    NotLoaded,
    /// Storage is over 80 % full and this is large.
    TooLarge,
    /// The result would have fewer entries than it should.
    Shrunk,
}

impl From<StoreError> for SaveError {
    fn from(error: StoreError) -> Self {
        match error {
            StoreError::Denied => Self::Denied,
            StoreError::Full => Self::Full,
            StoreError::Other => Self::Failed,
        }
    }
}

impl Damage {
    /// How many records are gone.
    pub fn lost(&self) -> u64 {
        match self {
            Self::Chunk { lost, .. } => u64::from(*lost),
            _ => 0,
        }
    }
}
