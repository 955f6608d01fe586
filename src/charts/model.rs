//! What a chart over time is drawn from: one measure over some days, with its mean, its band and the doses.
//! Knows no size; its words are handed in or come from `text`.

use chrono::NaiveDate;

use super::batches::{batch_at, batches_of};
use super::{Domain, Marks, Rolling};
use crate::analysis::insights::Stretch;
use crate::analysis::{Days, Series, Summary, seven_day_mean, summary};
use crate::domain::MeasureKind;

/// One measure over some days.
#[derive(Clone, PartialEq, Debug)]
pub struct Past {
    /// The days shown.
    pub days: Days,
    /// One place for each day.
    pub values: Vec<Option<f64>>,
    /// The 7-day mean of each day.
    pub mean: Vec<Option<f64>>,
    /// Median, quartiles and counts of the days shown; `None` without an answer.
    pub summary: Option<Summary>,
    /// The places of the days with a dose, ascending.
    pub doses: Vec<usize>,
    /// The places of the days with the first dose from a batch, ascending, and what these batches are called.
    pub batches: Vec<(usize, String)>,
    /// The cycles and rests of plans that have a day here, ascending.
    pub parts: Vec<Stretch>,
    /// The values of the vertical axis.
    pub domain: Domain,
    /// What the values are.
    pub kind: MeasureKind,
    /// Median and middle half of the last 28 days, in place of one band for all days.
    pub rolling: Option<Rolling>,
}

impl Default for Past {
    /// A single day without an answer.
    fn default() -> Self {
        let nothing = Series::default();
        Self::new(&nothing, nothing.days, &[], &MeasureKind::Rating)
    }
}

impl Past {
    /// The part of a series that lies in `days`. Means at its start take in the days before.
    pub fn new(series: &Series, days: Days, dose_days: &[NaiveDate], kind: &MeasureKind) -> Self {
        let all = Series {
            days: series.days,
            values: seven_day_mean(&series.values),
        };
        let values = series.within(days).values;
        Self {
            days,
            mean: all.within(days).values,
            summary: summary(&values),
            doses: dose_days.iter().filter_map(|day| days.index_of(*day)).collect(),
            batches: Vec::new(),
            parts: Vec::new(),
            domain: Domain::of(kind, &values),
            kind: kind.clone(),
            rolling: None,
            values,
        }
    }

    /// The same with the days on which batches began.
    pub fn with_batches(self, starts: &[(NaiveDate, Vec<String>)]) -> Self {
        Self {
            batches: batches_of(starts, self.days),
            ..self
        }
    }

    /// The same with the cycles and rests of plans, ascending.
    pub fn with_parts(self, parts: &[Stretch]) -> Self {
        let is_here =
            |part: &&Stretch| part.days.first() <= self.days.last() && self.days.first() <= part.days.last();
        Self {
            parts: parts.iter().filter(is_here).copied().collect(),
            ..self
        }
    }

    /// The same with the level of the last 28 days instead of one band for all days. `series` also has the days before.
    pub fn with_rolling(self, series: &Series) -> Self {
        Self {
            rolling: Some(Rolling::new(series, self.days)),
            ..self
        }
    }

    /// The same with the person's own range as the vertical axis, as small multiples show it.
    pub fn in_own_range(self) -> Self {
        Self {
            domain: Domain::own(&self.values),
            ..self
        }
    }

    /// What is to be drawn.
    pub fn marks(&self) -> Marks<'_> {
        Marks {
            days: self.days,
            values: &self.values,
            mean: &self.mean,
            band: self.summary.map(|s| (s.lower_quartile, s.upper_quartile)),
            doses: &self.doses,
            domain: self.domain,
        }
    }

    /// The value at a place, if the day was answered.
    pub fn value(&self, index: usize) -> Option<f64> {
        self.values.get(index).copied().flatten()
    }

    /// Whether the day at a place had a dose.
    pub fn is_dose(&self, index: usize) -> bool {
        self.doses.binary_search(&index).is_ok()
    }

    /// The batches of which the first dose was on the day at a place.
    pub fn batch(&self, index: usize) -> Option<&str> {
        batch_at(&self.batches, index)
    }

    /// The cycle or rest that the day at a place is in; of two, the one that began later.
    pub fn part(&self, index: usize) -> Option<&Stretch> {
        let day = self.days.at(index)?;
        let mut newest_first = self.parts.iter().rev();
        newest_first.find(|part| part.days.index_of(day).is_some())
    }

    /// How many days were answered.
    pub fn answered(&self) -> usize {
        self.summary.map_or(0, |summary| summary.answered)
    }
}
