//! Charts: where every mark goes, as plain numbers and path strings, and the components that draw them.
//! Knows view models of `analysis`; knows no state, no storage and no words (labels are handed in).

mod calendar;
mod coordinate;
mod layout;
mod path;
mod reading;
mod scale;
mod ticks;

pub use calendar::{heat_level, move_in_calendar, weeks_ending};
pub use coordinate::Tenths;
pub use layout::{Drawing, Frame, Marks, SINGLE_DAYS, small_multiple, time_line};
pub use path::{dashes, dots, line, line_by_column, rug};
pub use reading::{nearest_answered, step};
pub use scale::Scale;
pub use ticks::{DateTick, DateUnit, Domain, date_ticks, value_ticks};
