//! What can be measured: the built-in measures and the person's own.
//! Knows neither their names in any language nor any recorded value.

use super::{Label, RecordId};

/// A measure that every journal has.
#[derive(Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Debug)]
pub enum BuiltIn {
    /// Average pain today, or pain now.
    Pain,
    /// Mood.
    Mood,
    /// Anxiety or tension.
    Anxiety,
    /// Energy.
    Energy,
    /// Focus.
    Focus,
    /// How well a hard moment was recovered from; missing by design on calm days.
    BounceBack,
    /// Sleep quality.
    SleepQuality,
    /// Minutes slept.
    Sleep,
    /// Muscle soreness.
    Soreness,
    /// How recovered one feels.
    Recovered,
    /// How much is noticed after a dose; not a benefit, and it breaks a blind.
    Noticed,
    /// How one feels, before and after a run.
    Feeling,
}

impl BuiltIn {
    /// Every built-in measure, in the order they are asked.
    pub const ALL: [Self; 12] = [
        Self::Pain,
        Self::Mood,
        Self::Anxiety,
        Self::Energy,
        Self::Focus,
        Self::BounceBack,
        Self::SleepQuality,
        Self::Sleep,
        Self::Soreness,
        Self::Recovered,
        Self::Noticed,
        Self::Feeling,
    ];

    /// The place in [`Self::ALL`].
    pub const fn place(self) -> usize {
        self as usize
    }

    /// The stored name.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Pain => "pain",
            Self::Mood => "mood",
            Self::Anxiety => "anxiety",
            Self::Energy => "energy",
            Self::Focus => "focus",
            Self::BounceBack => "bounce_back",
            Self::SleepQuality => "sleep_quality",
            Self::Sleep => "sleep",
            Self::Soreness => "soreness",
            Self::Recovered => "recovered",
            Self::Noticed => "noticed",
            Self::Feeling => "feeling",
        }
    }

    /// Whether a higher value is better.
    pub const fn direction(self) -> Direction {
        match self {
            Self::Pain | Self::Anxiety | Self::Soreness => Direction::LowerIsBetter,
            Self::Noticed => Direction::Neither,
            _ => Direction::HigherIsBetter,
        }
    }

    /// The smallest change that others called important, in thousandths of a point; orientation, never a preset.
    /// Pain: 2 points, from Farrar and others, "Clinical importance of changes in chronic pain intensity measured on an
    /// 11-point numerical pain rating scale", Pain 94 (2001) 149–158, 2,724 people.
    pub const fn usual_smallest_change(self) -> Option<u32> {
        match self {
            Self::Pain => Some(2_000),
            _ => None,
        }
    }

    /// What its values are.
    pub const fn kind(self) -> MeasureKind {
        match self {
            Self::Sleep => MeasureKind::Minutes,
            _ => MeasureKind::Rating,
        }
    }

    /// Where it is asked unless the person changes that.
    pub const fn ask(self) -> Ask {
        match self {
            Self::Pain | Self::Mood => Ask {
                morning: false,
                evening: true,
                around_dose: true,
            },
            Self::Anxiety | Self::Energy | Self::Focus | Self::BounceBack => Ask::EVENING,
            Self::SleepQuality | Self::Sleep | Self::Soreness | Self::Recovered => Ask::MORNING,
            Self::Noticed | Self::Feeling => Ask::NOWHERE,
        }
    }
}

/// Which measure a value belongs to.
#[derive(Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Debug)]
pub enum MeasureKey {
    /// A built-in measure.
    BuiltIn(BuiltIn),
    /// One of the person's own, by the id of its record.
    Own(RecordId),
}

impl MeasureKey {
    /// The stored name: a built-in's code, or the 22 characters of an own measure's id.
    pub fn code(self) -> String {
        match self {
            Self::BuiltIn(built_in) => built_in.code().to_owned(),
            Self::Own(id) => id.code(),
        }
    }

    /// Reads [`MeasureKey::code`].
    pub fn parse(code: &str) -> Option<Self> {
        BuiltIn::ALL
            .into_iter()
            .find(|built_in| built_in.code() == code)
            .map(Self::BuiltIn)
            .or_else(|| RecordId::parse(code).map(Self::Own))
    }

    /// The id of the record that holds the person's choices about this measure.
    pub fn record_id(self) -> RecordId {
        match self {
            Self::BuiltIn(built_in) => RecordId::derived(&["measure", built_in.code()]),
            Self::Own(id) => id,
        }
    }
}

/// What the values of a measure are.
#[derive(Clone, PartialEq, Eq, Hash, PartialOrd, Ord, Debug, Default)]
pub enum MeasureKind {
    /// 0–10.
    #[default]
    Rating,
    /// Yes or no.
    YesNo,
    /// How many.
    Count,
    /// Minutes.
    Minutes,
    /// A number with a unit of the person's own.
    Number {
        /// The unit's name, if any.
        unit: Option<Label>,
    },
}

/// Which way is better.
#[derive(Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Debug, Default)]
pub enum Direction {
    /// More is better.
    #[default]
    HigherIsBetter,
    /// Less is better.
    LowerIsBetter,
    /// Neither.
    Neither,
}

impl Direction {
    /// Every direction, in the order they are offered.
    pub const ALL: [Self; 3] = [Self::HigherIsBetter, Self::LowerIsBetter, Self::Neither];

    /// The stored name.
    pub const fn code(self) -> &'static str {
        match self {
            Self::HigherIsBetter => "higher",
            Self::LowerIsBetter => "lower",
            Self::Neither => "neither",
        }
    }

    /// Reads [`Direction::code`].
    pub fn parse(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|direction| direction.code() == code)
    }
}

/// How several answers of one day become the one that stands for it.
#[derive(Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Debug)]
pub enum DayRule {
    /// The last: the evening before the morning, then what was written last.
    Last,
    /// Their mean.
    Mean,
    /// The worst; the last for a measure without a better side.
    Worst,
}

impl DayRule {
    /// Every rule, in the order they are offered.
    pub const ALL: [Self; 3] = [Self::Last, Self::Mean, Self::Worst];

    /// The stored name.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Last => "last",
            Self::Mean => "mean",
            Self::Worst => "worst",
        }
    }

    /// Reads [`DayRule::code`].
    pub fn parse(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|rule| rule.code() == code)
    }
}

/// Where a measure is asked.
#[derive(Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Debug)]
pub struct Ask {
    /// In the morning check-in.
    pub morning: bool,
    /// In the evening check-in.
    pub evening: bool,
    /// Before and after a dose.
    pub around_dose: bool,
}

impl Ask {
    /// In the morning only.
    pub const MORNING: Self = Self {
        morning: true,
        evening: false,
        around_dose: false,
    };
    /// In the evening only.
    pub const EVENING: Self = Self {
        morning: false,
        evening: true,
        around_dose: false,
    };
    /// Nowhere.
    pub const NOWHERE: Self = Self {
        morning: false,
        evening: false,
        around_dose: false,
    };
}

/// The person's choices about a measure: everything about an own one, and order, place and visibility of a built-in one.
#[derive(Clone, PartialEq, Eq, Hash, Debug)]
pub struct Measure {
    /// Which measure this is about.
    pub key: MeasureKey,
    /// Its name; required for own measures, absent for a built-in one that keeps its name.
    pub name: Option<Label>,
    /// What its values are. For a built-in one always its own kind.
    pub kind: MeasureKind,
    /// Which way is better.
    pub direction: Direction,
    /// Where it is asked.
    pub ask: Ask,
    /// Its place among the others, lowest first.
    pub order: i32,
    /// Whether it is left out of check-ins and charts. Recorded values stay.
    pub hidden: bool,
    /// The smallest change that would matter to the person, in thousandths of the measure's unit
    /// (points, minutes, the number itself), 1 to [`Measure::WIDEST_CHANGE`]; `None` if they have not said.
    pub smallest_change: Option<u32>,
    /// How several answers of one day become one; `None` for what is usual where it is asked.
    pub day_rule: Option<DayRule>,
}

impl Measure {
    /// The largest change that can be called the smallest that matters, in thousandths.
    pub const WIDEST_CHANGE: u32 = 1_000_000_000;

    /// A built-in measure as it is before the person changes anything.
    pub fn built_in(built_in: BuiltIn) -> Self {
        Self {
            key: MeasureKey::BuiltIn(built_in),
            name: None,
            kind: built_in.kind(),
            direction: built_in.direction(),
            ask: built_in.ask(),
            order: i32::try_from(built_in.place()).unwrap_or(0).saturating_mul(10),
            hidden: false,
            smallest_change: None,
            day_rule: None,
        }
    }

    /// Whether a day can have several answers that stand for it: of morning and evening, or of readings after several doses.
    pub const fn may_have_several(ask: Ask) -> bool {
        ask.morning == ask.evening
    }
}
