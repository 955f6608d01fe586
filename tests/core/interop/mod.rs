//! Files: what leaves comes back, hostile input is refused by name, and a plan never does more than it says.

mod backup;
mod calendar_file;
mod hostile;
mod plan;
mod psychonautwiki;
