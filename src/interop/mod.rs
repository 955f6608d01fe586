//! Files: what leaves the journal and what comes in. Text or bytes in, records and precise refusals out.
//! Knows no browser, no storage and no wording.

pub mod backup;
mod calendar_file;
mod import;
mod plan;
mod psychonautwiki;
mod raw;
mod standing;

pub use crate::schema::{Fault, Reason};
pub use calendar_file::{CalendarFile, CalendarStamp, Extent, calendar_file};
pub use import::{
    Context, Import, Integrity, LARGEST_FILE, LeftOut, Place, Reading, Refusal, Rejected, Rejection, read_any,
};
pub use plan::{Choices, Conflict, Plan, replace};
pub use raw::raw_json;
