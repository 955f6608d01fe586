//! The written form of records: what is written reads back, and what must not be read is refused by name.

mod published;
mod record;
mod size;
