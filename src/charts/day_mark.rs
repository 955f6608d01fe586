//! What marks a day of a calendar: a dose, or what a plan says of the day.
//! Knows no plan and no shape.

use crate::text::chart;

/// What marks a day.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum DayMark {
    /// A dose.
    Dose,
    /// A dose that was not planned.
    Extra,
    /// A dose that was left out on purpose.
    Skipped,
    /// A dose day that went by.
    Missed,
    /// A dose day to come.
    Planned,
    /// A day kept free.
    Free,
}

impl DayMark {
    /// Whether there was a dose.
    pub const fn is_dose(self) -> bool {
        matches!(self, Self::Dose | Self::Extra)
    }

    /// The kind it is drawn as.
    pub const fn drawn_as(self) -> Self {
        match self {
            Self::Extra => Self::Dose,
            other => other,
        }
    }

    /// What it means, for those who do not see it.
    pub const fn words(self) -> &'static str {
        match self {
            Self::Dose => chart::DOSE_DAY,
            Self::Extra => chart::EXTRA_DOSE,
            Self::Skipped => chart::SKIPPED,
            Self::Missed => chart::MISSED,
            Self::Planned => chart::PLANNED,
            Self::Free => chart::KEPT_FREE,
        }
    }
}
