//! Scale, ticks, paths, layout, reading and the calendar.

mod batches;
mod calendar;
mod layout;
mod model;
mod path;
mod ruler;
mod ticks;
mod year;
