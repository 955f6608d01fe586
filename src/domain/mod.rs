//! The domain model: what a journal holds and which rules always hold for it.
//! Knows civil dates; knows no clock, randomness, JSON, storage or screen.

mod amount;
mod body;
mod change;
mod check_in;
mod civil;
mod event;
mod ids;
mod journal;
mod measure;
mod plan;
mod protocol;
mod record;
mod settings;
mod sorted;
mod substance;
mod text;
pub mod typed;
mod value;
mod weekdays;
mod when;

pub use amount::{Amount, Dosage, Unit};
pub use body::{Body, Kind};
pub use change::{Action, Change, Edit, Inverse, Source};
pub use check_in::{Answers, CheckIn, HardMoment, Moment, Part, Reading};
pub use civil::{date_code, padded, parse_date, parse_time, time_code};
pub use event::{
    Dose, Duration, Flare, FlareKind, Food, Intake, Medication, Note, Run, Severity, SideEffect,
    SideEffectKind, Surface,
};
pub use ids::{DeviceId, RecordId, Revision};
pub use journal::{Absorbed, Journal};
pub use measure::{Ask, BuiltIn, DayRule, Direction, Measure, MeasureKey, MeasureKind};
pub use plan::{Choice, Cycle, Decision, FreeFor, InCalendar, KeptFree, Missed, Pause, Plan};
pub use protocol::{Limits, Pattern, Protocol, ProtocolKind};
pub use record::{Content, Entry, Record, Tally};
pub use settings::{Answer, Country, Focus, Safety, Settings, Theme};
pub use sorted::{SmallMap, SmallSet, sort, sort_by};
pub use substance::{Batch, Correction, Form, Potency, Substance};
pub use text::{Label, Tag, Text};
pub use value::{Rating, Value};
pub use weekdays::Weekdays;
pub use when::{FIRST_DAY, LAST_DAY, Timestamp, When, Zone, civil_day, in_range};
