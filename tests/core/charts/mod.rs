//! Scale, ticks, paths, layout, reading and the calendar.

mod batches;
mod brackets;
mod calendar;
mod distribution;
mod intervals;
mod layout;
mod loads;
mod model;
mod path;
mod rolling;
mod rows;
mod ruler;
mod slopes;
mod strips;
mod ticks;
mod year;
