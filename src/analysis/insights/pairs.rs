//! Before and after the same dose, the same run, or at the same hours of an ordinary day.
//! Counts and describes; a change after a dose is no effect of it, and the ordinary days show how much comes by itself.

use std::cmp::Reverse;

use chrono::NaiveDate;

use super::super::statistics::{Proportion, mean, median, seed, wilson};
use super::super::{Days, dose_days};
use super::{Column, Question, Sheet};
use crate::domain::{
    Body, BuiltIn, Direction, Journal, Kind, MeasureKey, Moment, Reading, RecordId, SmallMap, Timestamp,
};

/// What readings were taken around.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum About {
    /// A dose.
    Dose,
    /// A run.
    Run,
    /// Nothing: an ordinary day without a dose, at the hours of a dose day.
    OrdinaryDay,
}

/// A value before and a value after.
#[derive(Clone, Copy, PartialEq, Debug)]
pub struct Pair {
    /// The day.
    pub day: NaiveDate,
    /// Before.
    pub before: f64,
    /// After.
    pub after: f64,
    /// Minutes from the dose or run to the value after, if known.
    pub minutes: Option<u32>,
}

impl Pair {
    /// After minus before.
    pub fn change(&self) -> f64 {
        self.after - self.before
    }
}

/// Pairs and what they say together.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct Pairs {
    /// The pairs, oldest first.
    pub pairs: Vec<Pair>,
    /// The median of the changes.
    pub median_change: Option<f64>,
    /// The mean of the changes.
    pub mean_change: Option<f64>,
    /// How many got better; `None` for a measure without a better side.
    pub improved: Option<usize>,
    /// How many stayed the same, which is an answer.
    pub unchanged: usize,
    /// The share of all pairs that got better, with its interval.
    pub share_improved: Option<Proportion>,
    /// The median of the minutes from the dose or run to the value after, where they are known.
    pub median_minutes: Option<f64>,
}

/// The pairs of a measure, one for each dose, run or ordinary day: the value nearest before and the one nearest after, by
/// the minutes between; of several with the same minutes or none, the one written last before and first after.
/// How one feels before and after a run is also in the run itself, which counts unless readings say it.
pub fn pairs(journal: &Journal, key: MeasureKey, direction: Direction, about: About) -> Pairs {
    let mut ends: SmallMap<Place, Ends> = SmallMap::new();
    let doses = dose_days(journal);
    for (id, entry) in journal.entries() {
        let Some(day) = entry.when.as_ref().map(|when| when.day) else {
            continue;
        };
        match &entry.body {
            Body::Reading(reading) => {
                let value = reading.answers.get(&key);
                let place = place(journal, &doses, day, reading, about);
                if let (Some(place), Some(value)) = (place, value) {
                    let at = (reading.minutes, entry.written, id);
                    ends.update(place, |ends: &mut Ends| {
                        ends.take(reading.moment, at, value.as_number());
                    });
                }
            }
            Body::Run(run) if about == About::Run && key == MeasureKey::BuiltIn(BuiltIn::Feeling) => {
                let own = [run.before, run.after].map(|rating| Some(f64::from(rating?.points())));
                if let [Some(before), Some(after)] = own {
                    ends.update((day, id), |ends: &mut Ends| ends.own = Some((before, after)));
                }
            }
            _ => {}
        }
    }
    let pairs = ends.iter().filter_map(|((day, _), ends)| ends.pair(*day));
    described(pairs.collect(), direction)
}

/// What has values both before and after doses or runs, by measure: what may have [`pairs`]. One pass over the journal.
pub fn paired(journal: &Journal) -> Vec<(MeasureKey, About)> {
    let mut sides: SmallMap<(MeasureKey, About), [bool; 2]> = SmallMap::new();
    let mut mark = |key: MeasureKey, about: About, moment: Moment| {
        sides.update((key, about), |[before, after]: &mut [bool; 2]| match moment {
            Moment::Before => *before = true,
            Moment::After => *after = true,
        });
    };
    for (_, entry) in journal.entries() {
        match &entry.body {
            Body::Reading(reading) => {
                let Some(about) = reading.about.and_then(|id| about(journal, id)) else {
                    continue;
                };
                for key in reading.answers.keys() {
                    mark(*key, about, reading.moment);
                }
            }
            Body::Run(run) if run.before.is_some() && run.after.is_some() => {
                let feeling = MeasureKey::BuiltIn(BuiltIn::Feeling);
                mark(feeling, About::Run, Moment::Before);
                mark(feeling, About::Run, Moment::After);
            }
            _ => {}
        }
    }
    let both = sides.iter().filter(|(_, sides)| **sides == [true, true]);
    both.map(|(what, _)| *what).collect()
}

/// What a record is that readings may be about.
fn about(journal: &Journal, id: RecordId) -> Option<About> {
    match journal.entry(id)?.body.kind() {
        Kind::Dose => Some(About::Dose),
        Kind::Run => Some(About::Run),
        _ => None,
    }
}

/// What a reading belongs to, if that is what is asked about.
fn place(
    journal: &Journal,
    doses: &[NaiveDate],
    day: NaiveDate,
    reading: &Reading,
    about: About,
) -> Option<Place> {
    let Some(id) = reading.about else {
        let is_ordinary = about == About::OrdinaryDay && doses.binary_search(&day).is_err();
        return is_ordinary.then_some((day, RecordId::new(0)));
    };
    let is_asked = self::about(journal, id) == Some(about);
    is_asked.then_some((journal.entry(id)?.when.as_ref()?.day, id))
}

/// The fair comparison: the changes after doses (or runs) against those at the same hours of ordinary days, as a sheet of
/// two columns and the question about it. Several pairs of a day count as their mean. `None` without pairs of both.
pub fn against_ordinary_days(these: &Pairs, ordinary: &Pairs, key: MeasureKey) -> Option<(Sheet, Question)> {
    let all = || these.pairs.iter().chain(&ordinary.pairs).map(|pair| pair.day);
    let days = Days::new(all().min()?, all().max()?)?;
    let mut changes: Vec<(f64, f64)> = vec![(0.0, 0.0); days.len()];
    let mut groups: Vec<Option<f64>> = vec![None; days.len()];
    // Of a day with both, the dose or run says what kind of day it is.
    for (group, pairs) in [(1.0, these), (0.0, ordinary)] {
        for pair in &pairs.pairs {
            let place = days.index_of(pair.day)?;
            let (sum, held) = (changes.get_mut(place)?, groups.get_mut(place)?);
            if held.is_none_or(|held| held == group) {
                *held = Some(group);
                *sum = (sum.0 + pair.change(), sum.1 + 1.0);
            }
        }
    }
    let has = |group: f64| groups.contains(&Some(group));
    let is_both = has(1.0) && has(0.0);
    let seed = seed(["pairs ", &key.code()].concat().as_bytes()) as u32;
    let changes = changes
        .iter()
        .map(|(sum, count)| (*count > 0.0).then_some(sum / count));
    let columns = [changes.collect(), groups].map(|values| Column { seed, values });
    let sheet = Sheet {
        days: days.len(),
        columns: columns.into(),
    };
    let question = Question::Difference {
        grouping: 1,
        group: 1,
        outcome: 0,
    };
    is_both.then_some((sheet, question))
}

/// Sums up pairs.
fn described(pairs: Vec<Pair>, direction: Direction) -> Pairs {
    let changes: Vec<f64> = pairs.iter().map(Pair::change).collect();
    let is_better = |change: &&f64| match direction {
        Direction::HigherIsBetter => **change > 0.0,
        _ => **change < 0.0,
    };
    let better = changes.iter().filter(is_better).count();
    let improved = (direction != Direction::Neither).then_some(better);
    let minutes: Vec<f64> = pairs
        .iter()
        .filter_map(|pair| pair.minutes.map(f64::from))
        .collect();
    Pairs {
        median_change: median(&changes),
        mean_change: mean(&changes),
        improved,
        unchanged: changes.iter().filter(|change| **change == 0.0).count(),
        share_improved: improved.and_then(|improved| wilson(improved, changes.len())),
        median_minutes: median(&minutes),
        pairs,
    }
}

/// The day, and the dose or run; on an ordinary day the same for all of its readings.
type Place = (NaiveDate, RecordId);
/// Minutes from the dose or run if known, when the reading was written, and its id.
type At = (Option<u32>, Timestamp, RecordId);

/// The values nearest to what they are about.
#[derive(Clone, Copy, Default)]
struct Ends {
    before: Option<(At, f64)>,
    after: Option<(At, f64)>,
    own: Option<(f64, f64)>,
}

impl Ends {
    fn take(&mut self, moment: Moment, at: At, value: f64) {
        // What has no minutes is farthest away.
        let distance = |at: At| at.0.unwrap_or(u32::MAX);
        let (side, is_nearer) = match moment {
            Moment::Before => {
                let last = |at: At| (distance(at), Reverse((at.1, at.2)));
                let held = self.before.map(|(held, _)| last(held));
                (&mut self.before, held.is_none_or(|held| last(at) < held))
            }
            Moment::After => {
                let first = |at: At| (distance(at), (at.1, at.2));
                let held = self.after.map(|(held, _)| first(held));
                (&mut self.after, held.is_none_or(|held| first(at) < held))
            }
        };
        if is_nearer {
            *side = Some((at, value));
        }
    }

    fn pair(&self, day: NaiveDate) -> Option<Pair> {
        let read = self.before.zip(self.after);
        let read = read.map(|((_, before), (at, after))| (before, after, at.0));
        let own = self.own.map(|(before, after)| (before, after, None));
        let (before, after, minutes) = read.or(own)?;
        Some(Pair {
            day,
            before,
            after,
            minutes,
        })
    }
}
