//! What a plan makes of each civil day, how it was kept, and what is left.
//! Counts in civil days only; knows no clock, no time zone, no screen and no wording: today is an argument.
//!
//! A [`Course`] is one plan with what was taken so far; [`Calendar`] puts all plans and doses side by side.
//! The journal's records are the only truth: nothing here makes a dose.

mod adherence;
mod anchor;
mod calendar;
mod content;
mod counters;
mod course;
mod draft;
mod happened;
mod limits;
mod notice;
mod pausing;
mod place;
mod read;
mod slots;
mod spans;
mod stock;
mod stock_draft;
mod weeks;
mod whole;

pub use adherence::Adherence;
pub use calendar::{Calendar, CalendarDay, Mark};
pub use content::{ActiveContent, Basis, MOST_PER_GRAM, UNKNOWN_PER_GRAM, content, content_of};
pub use counters::{Counters, counters};
pub use course::{Course, CycleSpan, DayKind};
pub use draft::{Field, PlanDraft, PlanProblem, Problem, SpanDraft, proposed_time};
pub use happened::Happened;
pub use limits::{Allowance, allowance};
pub use notice::{Grade, Notice, plan_notices, record_notices};
pub use pausing::{go_on, paused};
pub use place::{DayOf, Position};
pub use slots::Slot;
pub use stock::{Lasts, Stock, Uncounted, counts, lasts, stock, stocks, uncounted};
pub use stock_draft::{BatchDraft, BatchField, BatchNumbers, BatchProblem, Typed, Wrong, corrected};
pub use weeks::WeekRow;
