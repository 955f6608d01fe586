//! Running load by day: bars, and the means of the last seven and the last 28 days as lines.
//! Describes; gives no ratio, no zone and no advice.

use chrono::{Datelike, NaiveDate};

use super::batches::{batch_at, batches_of};
use super::layout::{Drawing, Frame, Marks, SINGLE_DAYS, load_drawing};
use super::{Domain, Scale, Tenths};
use crate::analysis::insights::{Week, loads, week};
use crate::analysis::{Days, Series};

/// Running load over some days.
#[derive(Clone, PartialEq, Debug)]
pub struct LoadPast {
    /// The days shown.
    pub days: Days,
    /// The load of each day; a kept day without a run is 0, an unknown day is missing.
    pub values: Vec<Option<f64>>,
    /// The mean load of a day over the last seven days, with at least four of them known.
    pub week: Vec<Option<f64>>,
    /// The same over the last 28 days, with at least 14 known.
    pub month: Vec<Option<f64>>,
    /// The places of the days with a dose, ascending.
    pub doses: Vec<usize>,
    /// The places of the days with the first dose from a batch, ascending, and what these batches are called.
    pub batches: Vec<(usize, String)>,
}

impl LoadPast {
    /// The part of a series of loads that lies in `days`. Means at its start take in the days before.
    pub fn new(load: &Series, days: Days, dose_days: &[NaiveDate]) -> Self {
        let mean = |window: usize, fewest: usize| -> Vec<Option<f64>> {
            let places = (0..days.len()).map(|place| load.days.index_of(days.at(place)?));
            let means = places.map(|place| {
                let place = place.filter(|place| load.values.get(*place).is_some_and(Option::is_some))?;
                let held = loads(&load.values, place, window);
                (held.known >= fewest).then(|| held.sum / held.known as f64)
            });
            means.collect()
        };
        Self {
            days,
            values: load.within(days).values,
            week: mean(7, 4),
            month: mean(28, 14),
            doses: dose_days.iter().filter_map(|day| days.index_of(*day)).collect(),
            batches: Vec::new(),
        }
    }

    /// The same with the days on which batches began.
    pub fn with_batches(self, starts: &[(NaiveDate, Vec<String>)]) -> Self {
        Self {
            batches: batches_of(starts, self.days),
            ..self
        }
    }

    /// The batches of which the first dose was on the day at a place.
    pub fn batch(&self, index: usize) -> Option<&str> {
        batch_at(&self.batches, index)
    }

    /// From nothing to a round number above the largest day; 0 to 100 without any load.
    pub fn domain(&self) -> Domain {
        let most = self.values.iter().flatten().copied().fold(0.0, f64::max);
        if most > 0.0 {
            Domain::of(&crate::domain::MeasureKind::Count, &[Some(0.0), Some(most)])
        } else {
            Domain::new(0.0, 100.0)
        }
    }

    /// Where everything goes.
    pub fn drawing(&self, frame: Frame) -> (Drawing, String) {
        let marks = Marks {
            days: self.days,
            values: &self.values,
            mean: &self.week,
            band: None,
            doses: &self.doses,
            domain: self.domain(),
        };
        load_drawing(&marks, &self.month, frame)
    }

    /// The weeks from Monday to Sunday, oldest first; the first and the last may have fewer days.
    pub fn weeks(&self) -> Vec<LoadWeek> {
        let mut weeks: Vec<LoadWeek> = Vec::new();
        for (place, value) in self.values.iter().enumerate() {
            let Some(day) = self.days.at(place) else { continue };
            if weeks.is_empty() || day.weekday() == chrono::Weekday::Mon {
                weeks.push(LoadWeek::from(day));
            }
            let Some(current) = weeks.last_mut() else { continue };
            if let Some(value) = value {
                current.sum += value;
                current.known = current.known.saturating_add(1);
            }
            if current.known == 7 {
                current.foster = week(&self.values, place);
            }
            current.batches.extend(self.batch(place).map(str::to_owned));
        }
        weeks
    }
}

/// A week from Monday to Sunday, as far as it is shown.
#[derive(Clone, PartialEq, Debug)]
pub struct LoadWeek {
    /// Its first day.
    pub first: NaiveDate,
    /// The sum of the loads that are known.
    pub sum: f64,
    /// How many days are known.
    pub known: usize,
    /// Monotony and strain, where all seven are.
    pub foster: Option<Week>,
    /// The batches that began in it.
    pub batches: Vec<String>,
}

impl LoadWeek {
    const fn from(first: NaiveDate) -> Self {
        Self {
            first,
            sum: 0.0,
            known: 0,
            foster: None,
            batches: Vec::new(),
        }
    }
}

/// One bar for each day with a load; beyond so many days one for each pixel, as high as its highest day.
pub(super) fn load_bars(values: &[Option<f64>], x: &Scale, y: &Scale) -> String {
    if values.len() <= SINGLE_DAYS {
        return super::path::bars(values, 0.0, x, y);
    }
    let mut out = String::new();
    let bottom = y.at(0.0);
    let mut column: Option<(i32, f64)> = None;
    let mut write = |(px, most): (i32, f64)| {
        out.extend(["M", &px.to_string(), " "]);
        bottom.write(&mut out);
        out.push('V');
        y.at(most).write(&mut out);
    };
    for (index, value) in values.iter().enumerate() {
        let Some(value) = value.filter(|value| *value > 0.0) else {
            continue;
        };
        let Tenths(tenths) = x.at_index(index);
        let px = tenths.saturating_add(5).div_euclid(10);
        match &mut column {
            Some((held, most)) if *held == px => *most = most.max(value),
            _ => {
                if let Some(done) = column.replace((px, value)) {
                    write(done);
                }
            }
        }
    }
    if let Some(done) = column {
        write(done);
    }
    out
}
