//! The engine: opens the newest valid state, commits each action with one write, compacts by generations.
//! Knows no browser, clock or randomness; loses nothing it reported as saved and deletes nothing it cannot read.

mod backup;
mod build;
mod chunks;
mod commit;
mod compact;
mod erase;
mod follow;
mod health;
mod history;
mod large;
mod load;
mod open;
mod replay;
mod report;
mod search;
mod snapshot;
mod swap;
mod tidy;
mod write;

use std::collections::VecDeque;
use std::rc::Rc;

use super::mirror::{Batch, MirrorSnapshot};
use super::port::Store;
use crate::domain::{DeviceId, Record, Timestamp};
use crate::schema::stored::{BackupMark, ChunkInfo, Head, LogRecord, Manifest};

pub use backup::{BackupPoint, FormerBackup, SinceBackup};
pub use compact::Step;
pub use follow::CaughtUp;
pub use health::Health;
pub use history::Past;
pub use load::More;
pub use report::{
    Committed, Damage, OpenReport, Opened, Origin, Part, Progress, ReadOnly, SaveError, Stored,
};

/// Actions that can be taken back, and everything that lets them be, are kept this long, in seconds.
const HISTORY_SECONDS: i64 = 30 * 86_400;
/// The most characters the history may take beyond what recovery needs.
const HISTORY_CHARS: usize = 200_000;
/// The last full snapshot before something large is kept this long, in seconds.
const KEPT_SECONDS: i64 = 7 * 86_400;
/// An action that deletes this many records is large.
const MANY_DELETES: usize = 50;
/// A log record longer than this goes into chunks instead.
const LARGE_CHARS: usize = 96_000;
/// Compaction is due when the log since the last one has more records than this.
const LOG_RECORDS: usize = 200;
/// Compaction is due when the log since the last one has more characters than this.
const LOG_CHARS: usize = 64_000;
/// How much is put aside so that a last commit goes through when the store is full.
const RESERVE_CHARS: usize = 65_536;
/// Days before now that are loaded at once when opening.
pub const RECENT_DAYS: i64 = 45;

/// The journal's store, opened.
pub struct Repository {
    store: Rc<dyn Store>,
    device: DeviceId,
    head: Option<Head>,
    /// The head exactly as it was read; every write checks that it is still there.
    head_text: Option<String>,
    base: Manifest,
    /// The last log record and its checksum.
    last: u64,
    chain: u32,
    /// Log records that the base does not include.
    pending: Vec<LogRecord>,
    pending_chars: usize,
    counter: u64,
    edits: u64,
    entries: u64,
    backup: Option<BackupMark>,
    last_commit: Option<Timestamp>,
    unread: VecDeque<ChunkInfo>,
    reading: Option<chunks::Reading>,
    /// Whether there may be a recovery copy to ask.
    has_mirror: bool,
    /// A key whose copy was asked for, and the answer.
    asked: Option<(String, Option<Option<String>>)>,
    /// The recovery copy, if it was handed over whole.
    copies: Option<MirrorSnapshot>,
    gate: Gate,
    damage: Vec<Damage>,
    /// Keys with unreadable values, to be set aside before the first write.
    set_aside: Vec<String>,
    /// Values to take over from the recovery copy before the first write, in order.
    restore: Vec<(String, String)>,
    /// Whether the next write makes a whole new generation, because something was found outside the order.
    rebuild: bool,
    /// Readable records found outside the order.
    rejoined: Vec<Record>,
    /// Chunks that are good nowhere; what was found of them is in `rejoined`. They stay where they are until that
    /// is in a new generation.
    salvaged: Vec<String>,
    job: Option<Box<dyn compact::Job>>,
    outbox: Batch,
}

/// Whether writing is allowed.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum Gate {
    Open,
    MirrorPending,
    ReadOnly(ReadOnly),
    Frozen,
}

impl Repository {
    /// The device id of this browser profile.
    pub const fn device(&self) -> DeviceId {
        self.device
    }

    /// The highest revision counter in the store, loaded or not.
    pub const fn counter(&self) -> u64 {
        self.counter
    }

    /// How many entries are present, loaded or not.
    pub const fn entries(&self) -> u64 {
        self.entries
    }

    /// The number of the last log record.
    pub const fn last(&self) -> u64 {
        self.last
    }

    /// Whether every record has been handed out.
    pub fn is_loaded(&self) -> bool {
        self.unread.is_empty() && self.reading.is_none()
    }

    /// What was found damaged so far. Grows while chunks are being loaded.
    pub fn damage(&self) -> &[Damage] {
        &self.damage
    }

    /// Refuses every write from now on; for after a panic.
    pub const fn freeze(&mut self) {
        self.gate = Gate::Frozen;
    }

    /// What has been written since this was last asked, for the recovery copy.
    pub fn take_batch(&mut self) -> Batch {
        std::mem::take(&mut self.outbox)
    }
}
