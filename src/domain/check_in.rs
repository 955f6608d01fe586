//! Answers about oneself: the morning and evening check-in, and single readings around a dose or a run.
//! Knows no schedule; nothing here is required, and what is not answered is simply absent.

use super::{MeasureKey, RecordId, SmallMap, Value};

/// Answered values by measure. A measure that is not a key was not answered.
pub type Answers = SmallMap<MeasureKey, Value>;

/// Which check-in of the day.
#[derive(Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Debug)]
pub enum Part {
    /// About the night and the waking body.
    Morning,
    /// About the day as a whole.
    Evening,
}

impl Part {
    /// Both parts.
    pub const ALL: [Self; 2] = [Self::Morning, Self::Evening];

    /// The stored name.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Morning => "morning",
            Self::Evening => "evening",
        }
    }

    /// Reads [`Part::code`].
    pub fn parse(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|part| part.code() == code)
    }
}

/// Whether the day had a hard moment; asked so that bounce-back is missing by design on calm days.
#[derive(Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Debug)]
pub enum HardMoment {
    /// No hard moment.
    No,
    /// A hard moment.
    Yes,
}

/// A morning or evening check-in: any number of answers for one day.
#[derive(Clone, PartialEq, Eq, Hash, Debug)]
pub struct CheckIn {
    /// Which check-in.
    pub part: Part,
    /// The answers given.
    pub answers: Answers,
    /// The answer to "a hard moment today?", if given.
    pub hard_moment: Option<HardMoment>,
    /// Whether "nothing unpleasant" was tapped, so that silence and "none" stay apart.
    pub no_side_effects: bool,
}

impl CheckIn {
    /// A check-in with nothing answered yet.
    pub const fn empty(part: Part) -> Self {
        Self {
            part,
            answers: Answers::new(),
            hard_moment: None,
            no_side_effects: false,
        }
    }

    /// Whether nothing at all is answered.
    pub fn is_empty(&self) -> bool {
        self.answers.is_empty() && self.hard_moment.is_none() && !self.no_side_effects
    }
}

/// Where in relation to its dose or run a reading was taken.
#[derive(Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Debug)]
pub enum Moment {
    /// Before.
    Before,
    /// After.
    After,
}

/// Values of measures at one time, before or after a dose or run, or at the same hours of an ordinary day.
#[derive(Clone, PartialEq, Eq, Hash, Debug)]
pub struct Reading {
    /// Before or after.
    pub moment: Moment,
    /// The dose or run it belongs to; `None` on an ordinary day, taken at the hours of a dose day for comparison.
    pub about: Option<RecordId>,
    /// Minutes between the dose or run and the reading, if both times are known.
    pub minutes: Option<u32>,
    /// The values.
    pub answers: Answers,
}
