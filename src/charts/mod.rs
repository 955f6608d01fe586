//! Charts: where every mark goes, as plain numbers and path strings, and the components that draw them.
//! Knows view models of `analysis`; knows no state, no storage and no words (labels are handed in).

// The component macro wraps every part in a private item of its own, which the lint then calls unreachable.
#![allow(unreachable_pub)]

mod batches;
mod brackets;
mod calendar;
mod changes;
mod coordinate;
mod day_mark;
mod distribution;
mod intervals;
mod labels;
mod layout;
mod loads;
mod model;
mod path;
mod pointer;
mod rolling;
mod rows;
mod ruler;
mod scale;
mod shape;
mod slopes;
mod strips;
mod ticks;
mod year;

#[cfg(feature = "ui")]
mod disclosed;
#[cfg(feature = "ui")]
mod distribution_plot;
#[cfg(feature = "ui")]
mod figure;
#[cfg(feature = "ui")]
mod heat_map;
#[cfg(feature = "ui")]
mod interval_plot;
#[cfg(feature = "ui")]
mod load_plot;
#[cfg(feature = "ui")]
mod measured;
#[cfg(feature = "ui")]
mod multiple;
#[cfg(feature = "ui")]
mod reader;
#[cfg(feature = "ui")]
mod slope_plot;
#[cfg(feature = "ui")]
mod strip_plot;
#[cfg(feature = "ui")]
mod svg;
#[cfg(feature = "ui")]
mod table;
#[cfg(feature = "ui")]
mod time_line_view;
#[cfg(feature = "ui")]
mod tools;
#[cfg(feature = "ui")]
mod year_view;

pub use batches::{BatchLabel, BatchMark, batch_marks, batch_paths};
pub use brackets::{ABOVE, Bracket, bracket_path, brackets};
pub use calendar::{heat_level, month_away, move_in_calendar, weeks_ending};
pub use changes::{ChangeDrawing, changes};
pub use coordinate::Tenths;
pub use day_mark::{DayMark, said};
pub use distribution::{Pile, SpreadDrawing, spread};
pub use intervals::{IntervalDrawing, IntervalRow, PlacedInterval, interval_domain, intervals};
pub use labels::{date_label, description, reading, room_left};
pub use layout::{Drawing, Frame, Marks, SINGLE_DAYS, small_bars, small_multiple, time_line};
pub use loads::{LoadPast, LoadWeek};
pub use model::Past;
pub use path::{bars, dashes, dots, line, line_by_column, rug};
pub use pointer::step;
pub use rolling::Rolling;
pub use rows::Rows;
pub use ruler::{RULER_STEP, Ruler, RulerDay};
pub use scale::Scale;
pub use shape::Shape;
pub use slopes::{SlopeDrawing, SlopeGroup, Way, nearest_pair, slopes};
pub use strips::{Strip, StripDrawing, strips};
pub use ticks::{DateTick, DateUnit, Domain, date_ticks, value_ticks};
pub use year::{Ground, YearDays, YearDrawing, batch_of, mark_of, move_in_year};

#[cfg(feature = "ui")]
pub use distribution_plot::SpreadPlot;
#[cfg(feature = "ui")]
pub use heat_map::{HeatDays, HeatMap, WEEKS};
#[cfg(feature = "ui")]
pub use interval_plot::IntervalPlot;
#[cfg(feature = "ui")]
pub use load_plot::LoadPlot;
#[cfg(feature = "ui")]
pub use measured::{equally_wide, measured_width, place};
#[cfg(feature = "ui")]
pub use multiple::SmallMultiple;
#[cfg(feature = "ui")]
pub use slope_plot::SlopePlot;
#[cfg(feature = "ui")]
pub use strip_plot::{StripGroup, StripPlot};
#[cfg(feature = "ui")]
pub use table::PastTable;
#[cfg(feature = "ui")]
pub use time_line_view::TimeLine;
#[cfg(feature = "ui")]
pub use tools::PastTools;
#[cfg(feature = "ui")]
pub use year_view::YearMap;
