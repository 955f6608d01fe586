//! Things that happen in a day: doses, side effects, medicines, runs, flares and notes.
//! Knows no schedule, no advice and no wording.

use super::{Dosage, Label, Rating, RecordId, Tag, Text};

/// Minutes, 1 to 20,160 (two weeks).
#[derive(Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Debug)]
pub struct Duration(u32);

impl Duration {
    /// The longest duration, in minutes.
    pub const LONGEST: u32 = 20_160;

    /// A duration; `None` for zero or more than two weeks.
    pub fn from_minutes(minutes: u32) -> Option<Self> {
        (1..=Self::LONGEST).contains(&minutes).then_some(Self(minutes))
    }

    /// The minutes.
    pub const fn minutes(self) -> u32 {
        self.0
    }
}

macro_rules! coded {
    ($(#[$doc:meta])* $name:ident { $($(#[$variant_doc:meta])* $variant:ident = $code:literal,)+ }) => {
        $(#[$doc])*
        #[derive(Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Debug)]
        pub enum $name { $($(#[$variant_doc])* $variant,)+ }

        impl $name {
            /// Every one, in the order they are offered.
            pub const ALL: &'static [Self] = &[$(Self::$variant),+];

            /// The stored name.
            pub const fn code(self) -> &'static str {
                match self { $(Self::$variant => $code),+ }
            }

            /// Reads the stored name.
            pub fn parse(code: &str) -> Option<Self> {
                Self::ALL.iter().copied().find(|one| one.code() == code)
            }
        }
    };
}
pub(super) use coded;

coded! {
    /// How full the stomach was.
    Food {
        /// Nothing for hours.
        Empty = "empty",
        /// Something light.
        Light = "light",
        /// A full meal.
        Full = "full",
    }
}

/// A dose as it was taken.
#[derive(Clone, PartialEq, Eq, Hash, Debug)]
pub struct Dose {
    /// Which substance, by the id of its record; `None` if the person records amounts only.
    pub substance: Option<RecordId>,
    /// How much; `None` if not known.
    pub dosage: Option<Dosage>,
    /// Which batch, by the id of its record.
    pub batch: Option<RecordId>,
    /// How full the stomach was, if said.
    pub food: Option<Food>,
    /// What else was taken with it.
    pub with: Vec<Label>,
    /// The person's words.
    pub note: Option<Text>,
}

coded! {
    /// How strong a side effect was.
    Severity {
        /// Mild.
        Mild = "mild",
        /// Clear.
        Clear = "clear",
        /// Strong.
        Strong = "strong",
    }
}

coded! {
    /// A side effect from the list.
    SideEffectKind {
        /// Headache.
        Headache = "headache",
        /// Nausea.
        Nausea = "nausea",
        /// Stomach upset.
        Stomach = "stomach",
        /// Jittery or restless.
        Jittery = "jittery",
        /// Anxious.
        Anxious = "anxious",
        /// Dizzy.
        Dizzy = "dizzy",
        /// Low mood.
        LowMood = "low_mood",
        /// Palpitations.
        Palpitations = "palpitations",
        /// Changes in seeing or other senses.
        Visual = "visual",
        /// Trouble sleeping.
        Insomnia = "insomnia",
        /// Emotional sensitivity or mood swings.
        MoodSwings = "mood_swings",
        /// Confused.
        Confused = "confused",
        /// Sweating, chills or feeling hot.
        Temperature = "temperature",
        /// Muscle tension.
        Tension = "tension",
    }
}

/// Something unpleasant.
#[derive(Clone, PartialEq, Eq, Hash, Debug)]
pub struct SideEffect {
    /// What, from the list; `None` for something in the person's own words.
    pub kind: Option<SideEffectKind>,
    /// What, in the person's own words; required when `kind` is `None`.
    pub name: Option<Label>,
    /// How strong.
    pub severity: Severity,
    /// How long, if said.
    pub duration: Option<Duration>,
    /// The dose it is thought to belong to, if any.
    pub dose: Option<RecordId>,
    /// The person's words.
    pub note: Option<Text>,
}

coded! {
    /// Why a medicine was taken.
    Intake {
        /// As scheduled.
        Scheduled = "scheduled",
        /// Because it was needed.
        Rescue = "rescue",
    }
}

/// A medicine taken.
#[derive(Clone, PartialEq, Eq, Hash, Debug)]
pub struct Medication {
    /// Its name as the person writes it.
    pub name: Label,
    /// The amount as the person writes it, for example "400 mg".
    pub amount: Option<Label>,
    /// Why.
    pub intake: Intake,
    /// The person's words.
    pub note: Option<Text>,
}

coded! {
    /// What the run was on.
    Surface {
        /// Road.
        Road = "road",
        /// Trail.
        Trail = "trail",
        /// Track.
        Track = "track",
        /// Treadmill.
        Treadmill = "treadmill",
    }
}

/// A run.
#[derive(Clone, PartialEq, Eq, Hash, Debug)]
pub struct Run {
    /// How long.
    pub duration: Duration,
    /// How far, in metres (1–1,000,000), if known.
    pub metres: Option<u32>,
    /// How hard it was overall, 0–10, if said.
    pub effort: Option<Rating>,
    /// How one felt before, 0–10, if said.
    pub before: Option<Rating>,
    /// How one felt after, 0–10, if said.
    pub after: Option<Rating>,
    /// What it was on, if said.
    pub surface: Option<Surface>,
    /// The person's words.
    pub note: Option<Text>,
}

impl Run {
    /// Session load: effort × minutes, in arbitrary units (Foster's session-RPE method). `None` without an effort.
    pub fn load(&self) -> Option<u32> {
        self.effort
            .map(|effort| u32::from(effort.points()).saturating_mul(self.duration.minutes()))
    }
}

coded! {
    /// A flare or a hard moment.
    FlareKind {
        /// Pain or another symptom flared up.
        Flare = "flare",
        /// A hard moment.
        HardMoment = "hard_moment",
    }
}

/// A flare or a hard moment, at a time.
#[derive(Clone, PartialEq, Eq, Hash, Debug)]
pub struct Flare {
    /// Which of the two.
    pub kind: FlareKind,
    /// How strong, 0–10, if said.
    pub intensity: Option<Rating>,
    /// Where in the body, if said.
    pub site: Option<Label>,
    /// The person's words.
    pub note: Option<Text>,
}

/// Words and tags about a day or a moment. At least one of the two is there.
#[derive(Clone, PartialEq, Eq, Hash, Debug)]
pub struct Note {
    /// The person's words.
    pub text: Option<Text>,
    /// Tags such as travel, alcohol, illness.
    pub tags: Vec<Tag>,
}
