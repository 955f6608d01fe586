//! What the days of a measure are like among themselves: the person's own scale, compared with nobody else's.
//! Describes; infers nothing.

use super::super::Series;
use super::super::statistics::{
    Autocorrelation, Summary, Weekly, autocorrelation, by_weekday, spread, summary,
};
use chrono::Datelike;

/// One person's days of one measure.
#[derive(Clone, Copy, PartialEq, Debug)]
pub struct OwnScale {
    /// Where the answers lie, and how many days have one.
    pub summary: Summary,
    /// The typical change from one day to the next, if any two answered days are adjacent.
    pub day_to_day: Option<f64>,
    /// The standard deviation of the answered days.
    pub standard_deviation: Option<f64>,
    /// How much a day resembles the one before.
    pub autocorrelation: Option<Autocorrelation>,
    /// What each weekday is like, Monday first.
    pub weekdays: [Option<Weekly>; 7],
}

impl OwnScale {
    /// The own scale of a series; `None` without an answer.
    pub fn of(series: &Series) -> Option<Self> {
        let spread = spread(&series.values);
        Some(Self {
            summary: summary(&series.values)?,
            day_to_day: spread.and_then(|spread| spread.day_to_day),
            standard_deviation: spread.map(|spread| spread.standard_deviation),
            autocorrelation: autocorrelation(&series.values),
            weekdays: by_weekday(&series.values, series.days.first().weekday()),
        })
    }

    /// The share of days that were answered, 0–1.
    pub fn completeness(&self) -> f64 {
        self.summary.answered as f64 / self.summary.days.max(1) as f64
    }
}
