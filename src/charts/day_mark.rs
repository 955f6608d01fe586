//! What marks a day of a calendar: a dose, what a plan says of the day, and where another batch began.
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

    /// What it means in a table's column of doses.
    pub const fn in_table(self) -> &'static str {
        match self {
            Self::Dose => chart::TAKEN,
            Self::Extra => chart::TAKEN_EXTRA,
            Self::Skipped => chart::SKIPPED_DOSE,
            Self::Missed => chart::MISSED_DOSE,
            Self::Planned => chart::PLANNED_DOSE,
            Self::Free => chart::KEPT_FREE,
        }
    }
}

/// What is said of a day: its mark, and which batch its dose was the first of.
pub fn said(mark: Option<DayMark>, batch: Option<&str>) -> Option<String> {
    let mark = mark.map(|mark| mark.words().to_owned());
    match (mark, batch.map(chart::first_from)) {
        (Some(mark), Some(batch)) => Some([mark.as_str(), ", ", &batch].concat()),
        (mark, batch) => mark.or(batch),
    }
}
