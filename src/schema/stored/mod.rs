//! The documents the store is made of: head, manifest, chunk, log record, backup mark; as ASCII text and back.
//! Knows neither keys nor checksummed frames, and writes nothing itself.

mod chunk;
mod document;
mod log;

pub use chunk::{chunk_lines, chunk_text, intact_lines};
pub use document::{BackupMark, ChunkInfo, FORMAT, Head, Kept, Manifest};
pub(crate) use document::{Document, decode, encode};
pub use log::{LogRecord, log_text, parse_log};
