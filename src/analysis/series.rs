//! One value for each civil day of a measure. A missing day stays missing.
//! Knows no chart and no wording.

use chrono::NaiveDate;

use super::Days;
use crate::domain::{
    Body, BuiltIn, DayRule, Direction, Entry, Journal, Measure, MeasureKey, Moment, Part, RecordId, Timestamp,
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

    /// How several of its values of one day become one unless something else is asked for.
    pub const fn rule(self) -> Rule {
        match self {
            Self::CheckIns => Rule::Last,
            Self::After => Rule::Mean,
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
        // By places and not by days: a year of dates costs more than a year of values.
        let ahead = days.first().signed_duration_since(self.days.first()).num_days();
        let value = |place: i64| *self.values.get(usize::try_from(place).ok()?)?;
        let values = (ahead..).take(days.len()).map(value).collect();
        Self { days, values }
    }
}

/// How several values of one day become one.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Rule {
    /// The one that stands for the day: the evening before the morning, then what was written last.
    Last,
    /// Their mean.
    Mean,
    /// The lowest.
    Lowest,
    /// The highest.
    Highest,
}

impl Rule {
    /// How several values of a day become one for a measure: as the person has chosen, or as is usual for its source.
    pub fn of(measure: &Measure) -> Self {
        match measure.day_rule {
            None => Source::of(measure).rule(),
            Some(DayRule::Last) => Self::Last,
            Some(DayRule::Mean) => Self::Mean,
            Some(DayRule::Worst) => Self::worst(measure.direction),
        }
    }

    /// The rule that keeps the worst value; a measure without a better side keeps the last.
    pub const fn worst(direction: Direction) -> Self {
        match direction {
            Direction::HigherIsBetter => Self::Lowest,
            Direction::LowerIsBetter => Self::Highest,
            Direction::Neither => Self::Last,
        }
    }
}

/// The series of a measure over a range, from where it is asked and by the rule that the person has chosen for it.
/// One pass over the journal.
pub fn series_for(journal: &Journal, measure: &Measure, days: Days) -> Series {
    series_by(journal, measure.key, Source::of(measure), Rule::of(measure), days)
}

/// The series of a measure over a range, by the usual rule of its source. One pass over the journal.
pub fn series(journal: &Journal, key: MeasureKey, source: Source, days: Days) -> Series {
    series_by(journal, key, source, source.rule(), days)
}

/// The series of a measure over a range, by a rule. One pass over the journal.
pub fn series_by(journal: &Journal, key: MeasureKey, source: Source, rule: Rule, days: Days) -> Series {
    let found = series_of(journal, &[(key, source, rule)], days).pop();
    found.unwrap_or_default()
}

/// The series of several measures over a range. One pass over the journal for all of them.
pub fn series_of(journal: &Journal, wanted: &[(MeasureKey, Source, Rule)], days: Days) -> Vec<Series> {
    let mut found: Vec<Vec<Option<DayValues>>> = vec![vec![None; days.len()]; wanted.len()];
    for (index, id, entry) in dated(journal, days) {
        each_answer(entry, &mut |key, source, part, value| {
            for ((wanted, of, _), days) in wanted.iter().zip(&mut found) {
                if *wanted == key
                    && *of == source
                    && let Some(place) = days.get_mut(index)
                {
                    *place = Some(DayValues::with(*place, (part, entry.written, id), value));
                }
            }
        });
    }
    let by_rule = wanted.iter().zip(found);
    by_rule
        .map(|((_, _, rule), values)| Series {
            days,
            values: values.into_iter().map(|day| Some(day?.by(*rule))).collect(),
        })
        .collect()
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

/// Which of two values of a day stands for it: later parts first, then what was written last; the id breaks ties.
type Rank = (Part, Timestamp, RecordId);

/// The values of one day, as far as any rule needs them.
#[derive(Clone, Copy)]
struct DayValues {
    rank: Rank,
    last: f64,
    sum: f64,
    count: u32,
    lowest: f64,
    highest: f64,
}

impl DayValues {
    fn with(known: Option<Self>, rank: Rank, value: f64) -> Self {
        let Some(known) = known else {
            return Self {
                rank,
                last: value,
                sum: value,
                count: 1,
                lowest: value,
                highest: value,
            };
        };
        let is_later = known.rank < rank;
        Self {
            rank: if is_later { rank } else { known.rank },
            last: if is_later { value } else { known.last },
            sum: known.sum + value,
            count: known.count.saturating_add(1),
            lowest: known.lowest.min(value),
            highest: known.highest.max(value),
        }
    }

    fn by(self, rule: Rule) -> f64 {
        match rule {
            Rule::Last => self.last,
            Rule::Mean => self.sum / f64::from(self.count),
            Rule::Lowest => self.lowest,
            Rule::Highest => self.highest,
        }
    }
}

/// Calls back with every answer of an entry, where it comes from and which part of the day it is about.
fn each_answer(entry: &Entry, found: &mut dyn FnMut(MeasureKey, Source, Part, f64)) {
    match &entry.body {
        Body::CheckIn(check_in) => {
            for (key, value) in check_in.answers.iter() {
                found(*key, Source::CheckIns, check_in.part, value.as_number());
            }
        }
        Body::Reading(reading) if reading.moment == Moment::After => {
            for (key, value) in reading.answers.iter() {
                found(*key, Source::After, Part::Evening, value.as_number());
            }
        }
        Body::Run(run) => {
            if let Some(after) = run.after {
                let key = MeasureKey::BuiltIn(BuiltIn::Feeling);
                found(key, Source::After, Part::Evening, f64::from(after.points()));
            }
        }
        _ => {}
    }
}
