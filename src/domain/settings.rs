//! The person's choices about the journal, and their answers to the first safety questions.
//! Knows no screen; a setting here is a fact, what it looks like is decided elsewhere.

use super::event::coded;

coded! {
    /// The colours of the screen.
    Theme {
        /// As the device.
        Auto = "auto",
        /// Light.
        Light = "light",
        /// Dark.
        Dark = "dark",
    }
}

coded! {
    /// The country whose help numbers are shown.
    Country {
        /// None chosen: the international list is shown.
        Other = "other",
        /// United Kingdom.
        UnitedKingdom = "gb",
        /// Ireland.
        Ireland = "ie",
        /// United States.
        UnitedStates = "us",
        /// A country of the European Union.
        EuropeanUnion = "eu",
    }
}

coded! {
    /// Something a person wants to follow; decides which rows the check-ins start with.
    Focus {
        /// Mood.
        Mood = "mood",
        /// Anxiety.
        Anxiety = "anxiety",
        /// Energy.
        Energy = "energy",
        /// Focus.
        Focus = "focus",
        /// Sleep.
        Sleep = "sleep",
        /// Pain.
        Pain = "pain",
        /// Soreness.
        Soreness = "soreness",
        /// Runs.
        Runs = "runs",
        /// Bouncing back.
        BounceBack = "bounce_back",
    }
}

coded! {
    /// An answer to a safety question. Not answered is the absence of an answer.
    Answer {
        /// No.
        No = "no",
        /// Yes.
        Yes = "yes",
    }
}

/// The five questions that matter most. Answers never restrict recording.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug, Default)]
pub struct Safety {
    /// Ever psychosis, schizophrenia, bipolar disorder or mania?
    pub psychosis_or_mania: Option<Answer>,
    /// Lithium or an MAO inhibitor, now or in the last month?
    pub lithium_or_maoi: Option<Answer>,
    /// Pregnant, breast-feeding, or trying?
    pub pregnancy: Option<Answer>,
    /// Under 18?
    pub under_18: Option<Answer>,
    /// Heart-valve disease?
    pub heart_valve: Option<Answer>,
}

/// All settings; one record, kept in every backup.
#[derive(Clone, PartialEq, Eq, Hash, Debug)]
pub struct Settings {
    /// Whether the first-run page is done.
    pub started: bool,
    /// The hour at which a new day begins, 0–12. Applied when an entry is made, never afterwards.
    pub day_start_hour: u8,
    /// Colours.
    pub theme: Theme,
    /// Rating rows in two lines of larger cells.
    pub large_ratings: bool,
    /// More contrast.
    pub more_contrast: bool,
    /// Less motion.
    pub less_motion: bool,
    /// Show "taken" instead of amounts.
    pub hide_amounts: bool,
    /// Cover the screen when the app is in the background.
    pub cover_in_background: bool,
    /// Country for help numbers.
    pub country: Country,
    /// What the person wants to follow.
    pub follows: Vec<Focus>,
    /// Safety answers.
    pub safety: Safety,
}

impl Settings {
    /// The latest hour a day may start at.
    pub const LATEST_START: u8 = 12;
}

impl Default for Settings {
    fn default() -> Self {
        Self {
            started: false,
            day_start_hour: 4,
            theme: Theme::Auto,
            large_ratings: false,
            more_contrast: false,
            less_motion: false,
            hide_amounts: false,
            cover_in_background: true,
            country: Country::Other,
            follows: vec![
                Focus::Mood,
                Focus::Anxiety,
                Focus::Energy,
                Focus::Focus,
                Focus::Sleep,
            ],
            safety: Safety::default(),
        }
    }
}
