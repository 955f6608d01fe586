//! What a record holds: one variant for each kind of record.
//! Knows no ids, times or revisions; those belong to every record alike.

use super::event::coded;
use super::{
    Batch, CheckIn, Correction, Decision, Dose, Flare, Measure, Medication, Note, Plan, Reading, Run,
    Settings, SideEffect, Substance,
};

coded! {
    /// The kind of a record.
    Kind {
        /// A dose.
        Dose = "dose",
        /// Values before or after.
        Reading = "reading",
        /// A morning or evening check-in.
        CheckIn = "check_in",
        /// A side effect.
        SideEffect = "side_effect",
        /// A medicine taken.
        Medication = "medication",
        /// A run.
        Run = "run",
        /// A flare or hard moment.
        Flare = "flare",
        /// A note or tags.
        Note = "note",
        /// A decision about a day of a plan.
        Decision = "decision",
        /// A correction of what is left of a batch.
        Correction = "correction",
        /// Choices about a measure.
        Measure = "measure",
        /// A substance.
        Substance = "substance",
        /// A batch.
        Batch = "batch",
        /// A plan.
        Plan = "schedule",
        /// Settings.
        Settings = "settings",
        /// Something a newer version wrote.
        Unknown = "unknown",
    }
}

impl Kind {
    /// Whether records of this kind belong to a day.
    pub const fn has_day(self) -> bool {
        !matches!(
            self,
            Self::Measure | Self::Substance | Self::Batch | Self::Plan | Self::Settings | Self::Unknown
        )
    }
}

/// The content of a record.
#[derive(Clone, PartialEq, Eq, Hash, Debug)]
pub enum Body {
    /// A dose.
    Dose(Dose),
    /// Values before or after.
    Reading(Reading),
    /// A check-in.
    CheckIn(CheckIn),
    /// A side effect.
    SideEffect(SideEffect),
    /// A medicine taken.
    Medication(Medication),
    /// A run.
    Run(Run),
    /// A flare or hard moment.
    Flare(Flare),
    /// A note or tags.
    Note(Note),
    /// A decision about a day of a plan.
    Decision(Decision),
    /// A correction of what is left of a batch.
    Correction(Correction),
    /// Choices about a measure.
    Measure(Measure),
    /// A substance.
    Substance(Substance),
    /// A batch.
    Batch(Batch),
    /// A plan.
    Plan(Box<Plan>),
    /// Settings.
    Settings(Settings),
    /// A record this version cannot read, kept exactly as it was found and written back unchanged.
    Unknown {
        /// The kind's stored name.
        kind: String,
        /// The stored text, never looked into.
        text: String,
    },
}

impl Body {
    /// The kind.
    pub const fn kind(&self) -> Kind {
        match self {
            Self::Dose(_) => Kind::Dose,
            Self::Reading(_) => Kind::Reading,
            Self::CheckIn(_) => Kind::CheckIn,
            Self::SideEffect(_) => Kind::SideEffect,
            Self::Medication(_) => Kind::Medication,
            Self::Run(_) => Kind::Run,
            Self::Flare(_) => Kind::Flare,
            Self::Note(_) => Kind::Note,
            Self::Decision(_) => Kind::Decision,
            Self::Correction(_) => Kind::Correction,
            Self::Measure(_) => Kind::Measure,
            Self::Substance(_) => Kind::Substance,
            Self::Batch(_) => Kind::Batch,
            Self::Plan(_) => Kind::Plan,
            Self::Settings(_) => Kind::Settings,
            Self::Unknown { .. } => Kind::Unknown,
        }
    }
}
