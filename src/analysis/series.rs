//! One value for each civil day of a measure. A missing day stays missing.
//! Knows no chart and no wording.

use chrono::NaiveDate;

use super::Days;
use crate::domain::{
    Body, BuiltIn, CheckIn, Entry, Journal, Measure, MeasureKey, Moment, Part, RecordId, Timestamp,
};

/// Which entries a series takes its values from.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Source {
    /// Check-ins. Where both parts of a day answer, the evening counts, because it is about the day as a whole.
    /// Where one part was recorded twice (on two devices), the one written last counts.
    CheckIns,
    /// Readings taken after a dose or run, and for [`BuiltIn::Feeling`] the feeling after a run: their mean.
    After,
}

impl Source {
    /// Where a measure is asked: the two that no check-in asks come from readings,
    /// and so does one that the person has asked only around doses.
    pub const fn of(measure: &Measure) -> Self {
        let ask = measure.ask;
        match measure.key {
            MeasureKey::BuiltIn(BuiltIn::Noticed | BuiltIn::Feeling) => Self::After,
            _ if ask.around_dose && !ask.evening && !ask.morning => Self::After,
            _ => Self::CheckIns,
        }
    }
}

/// One value, or none, for each day of a range.
#[derive(Clone, PartialEq, Debug)]
pub struct Series {
    /// The days.
    pub days: Days,
    /// One place for each day; `None` is a day without an answer.
    pub values: Vec<Option<f64>>,
}

impl Default for Series {
    /// A single day without an answer.
    fn default() -> Self {
        Self {
            days: Days::default(),
            values: vec![None],
        }
    }
}

impl Series {
    /// The value of a day, if it was answered.
    pub fn on(&self, day: NaiveDate) -> Option<f64> {
        self.values.get(self.days.index_of(day)?).copied().flatten()
    }

    /// How many days were answered.
    pub fn answered(&self) -> usize {
        self.values.iter().flatten().count()
    }

    /// The newest answered day and its value.
    pub fn newest(&self) -> Option<(NaiveDate, f64)> {
        let index = self.values.iter().rposition(Option::is_some)?;
        Some((self.days.at(index)?, self.values.get(index).copied().flatten()?))
    }

    /// The part of the series that lies in `days`; days outside the series are missing.
    pub fn within(&self, days: Days) -> Self {
        let values = (0..days.len()).map(|index| self.on(days.at(index)?)).collect();
        Self { days, values }
    }
}

/// The series of a measure over a range. One pass over the journal.
pub fn series(journal: &Journal, key: MeasureKey, source: Source, days: Days) -> Series {
    match source {
        Source::CheckIns => from_check_ins(journal, key, days),
        Source::After => from_readings(journal, key, days),
    }
}

/// Sum of the session loads (effort × minutes) of each day's runs. A day with entries but no run counts 0;
/// a day without any entry is missing, and so is a day with a run of unknown effort.
pub fn run_load(journal: &Journal, days: Days) -> Series {
    let mut values: Vec<Option<f64>> = vec![None; days.len()];
    let mut unknown = vec![false; days.len()];
    for (index, _, entry) in dated(journal, days) {
        let load = match &entry.body {
            Body::Run(run) => run.load(),
            _ => Some(0),
        };
        match (load, values.get_mut(index), unknown.get_mut(index)) {
            (Some(load), Some(value), _) => *value = Some(value.unwrap_or(0.0) + f64::from(load)),
            (None, _, Some(is_unknown)) => *is_unknown = true,
            _ => {}
        }
    }
    for (value, is_unknown) in values.iter_mut().zip(unknown) {
        if is_unknown {
            *value = None;
        }
    }
    Series { days, values }
}

/// The entries of a range, each with the place of its day.
pub(super) fn dated(journal: &Journal, days: Days) -> impl Iterator<Item = (usize, RecordId, &Entry)> {
    /// Below this many days looking entries up by day is quicker than passing over all of them.
    const SHORT: usize = 400;
    let is_short = days.len() <= SHORT;
    let few = is_short.then(|| journal.within(days.first(), days.last()));
    let all = (!is_short).then(|| journal.entries());
    let chosen = few.into_iter().flatten().chain(all.into_iter().flatten());
    chosen.filter_map(move |(id, entry)| {
        let day = entry.when.as_ref()?.day;
        Some((days.index_of(day)?, id, entry))
    })
}

fn from_check_ins(journal: &Journal, key: MeasureKey, days: Days) -> Series {
    // Rank of the answer that holds a day: later parts first, then what was written last; the id breaks ties.
    type Rank = (Part, Timestamp, RecordId);
    let mut best: Vec<Option<(Rank, f64)>> = vec![None; days.len()];
    for (index, id, entry) in dated(journal, days) {
        let Body::CheckIn(check_in) = &entry.body else {
            continue;
        };
        let Some(value) = answer(check_in, key) else {
            continue;
        };
        let rank = (check_in.part, entry.written, id);
        if let Some(place) = best.get_mut(index)
            && place.is_none_or(|(held, _)| held < rank)
        {
            *place = Some((rank, value));
        }
    }
    let values = best.into_iter().map(|place| Some(place?.1)).collect();
    Series { days, values }
}

fn answer(check_in: &CheckIn, key: MeasureKey) -> Option<f64> {
    check_in.answers.get(&key).map(|value| value.as_number())
}

fn from_readings(journal: &Journal, key: MeasureKey, days: Days) -> Series {
    let mut sums: Vec<(f64, u32)> = vec![(0.0, 0); days.len()];
    for (index, _, entry) in dated(journal, days) {
        let value = match &entry.body {
            Body::Reading(reading) if reading.moment == Moment::After => {
                reading.answers.get(&key).map(|value| value.as_number())
            }
            Body::Run(run) if key == MeasureKey::BuiltIn(BuiltIn::Feeling) => {
                run.after.map(|after| f64::from(after.points()))
            }
            _ => None,
        };
        if let (Some(value), Some((sum, count))) = (value, sums.get_mut(index)) {
            *sum += value;
            *count = count.saturating_add(1);
        }
    }
    let values = sums
        .into_iter()
        .map(|(sum, count)| (count > 0).then(|| sum / f64::from(count)))
        .collect();
    Series { days, values }
}
