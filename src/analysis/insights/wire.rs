//! Sheets, questions and answers as plain lists of numbers, so that they can go to a worker and back.
//! Knows no worker. What is missing is NaN here and nowhere else; what cannot be read is `None`.

use super::super::statistics::{Association, Difference, Group, Interval, Lag, Trend, Untested};
use super::{Answer, Column, Question, Sheet};

/// More days or columns than any journal has are a mistake, and no reason to ask for memory.
const MOST: usize = 1_000_000;

impl Sheet {
    /// The sheet as numbers.
    pub fn to_numbers(&self) -> Vec<f64> {
        let mut numbers = vec![self.days as f64, self.columns.len() as f64];
        for column in &self.columns {
            numbers.push(f64::from(column.seed));
            let values = column.values.iter().map(|value| maybe(*value));
            numbers.extend(values.chain(std::iter::repeat(f64::NAN)).take(self.days));
        }
        numbers
    }

    /// Reads [`Sheet::to_numbers`].
    pub fn from_numbers(numbers: &[f64]) -> Option<Self> {
        let mut read = Reader(numbers);
        let (days, columns) = (read.whole()?, read.whole()?);
        let columns = (0..columns).map(|_| {
            Some(Column {
                seed: u32::try_from(read.whole_up_to(u32::MAX as usize)?).ok()?,
                values: (0..days).map(|_| read.maybe()).collect::<Option<_>>()?,
            })
        });
        let columns = columns.collect::<Option<_>>()?;
        read.end(Self { days, columns })
    }
}

impl Question {
    /// The question as numbers.
    pub fn to_numbers(self) -> [f64; 4] {
        let (kind, a, b, c) = match self {
            Self::Association { input, outcome } => (0, input, outcome, 0),
            Self::Slope { input, outcome, lag } => (1, input, outcome, lag),
            Self::Difference {
                grouping,
                group,
                outcome,
            } => (2, grouping, outcome, usize::from(group)),
            Self::Trend { outcome } => (3, outcome, 0, 0),
        };
        [kind, a, b, c].map(|number| number as f64)
    }

    /// Reads [`Question::to_numbers`].
    pub fn from_numbers(numbers: &[f64]) -> Option<Self> {
        let mut read = Reader(numbers);
        let (kind, a, b, c) = (read.whole()?, read.whole()?, read.whole()?, read.whole()?);
        let question = match kind {
            0 => Self::Association { input: a, outcome: b },
            1 => Self::Slope {
                input: a,
                outcome: b,
                lag: c,
            },
            2 => Self::Difference {
                grouping: a,
                group: u8::try_from(c).ok()?,
                outcome: b,
            },
            3 => Self::Trend { outcome: a },
            _ => return None,
        };
        read.end(question)
    }
}

const UNTESTED: f64 = 0.0;
const ASSOCIATION: f64 = 1.0;
const SLOPE: f64 = 2.0;
const DIFFERENCE: f64 = 3.0;
const TREND: f64 = 4.0;

impl Answer {
    /// The answer as numbers.
    pub fn to_numbers(&self) -> Vec<f64> {
        match self {
            Self::Association(Err(why)) => {
                let (kind, pairs, span) = match *why {
                    Untested::TooFew { pairs, span } => (0.0, pairs, span),
                    Untested::NothingVaries => (1.0, 0, 0),
                    Untested::SameWeekdays => (2.0, 0, 0),
                };
                vec![UNTESTED, kind, pairs as f64, span as f64]
            }
            Self::Association(Ok(found)) => {
                let mut numbers = vec![
                    ASSOCIATION,
                    found.p,
                    f64::from(found.drawn),
                    found.strongest as f64,
                ];
                for lag in found.lags {
                    numbers.extend(lag.map_or([f64::NAN; 3], |lag| {
                        [lag.days as f64, lag.rank_correlation, lag.strength]
                    }));
                }
                numbers
            }
            Self::Slope(slope) => [&[SLOPE], interval_numbers(*slope).as_slice()].concat(),
            Self::Difference(difference) => {
                let mut numbers = vec![DIFFERENCE];
                if let Some(found) = difference {
                    for group in [found.these, found.others] {
                        numbers.extend([group.days as f64, group.mean, group.median]);
                    }
                    numbers.extend(interval_numbers(found.adjusted));
                }
                numbers
            }
            Self::Trend(trend) => {
                let mut numbers = vec![TREND];
                if let Some(found) = trend {
                    numbers.extend(interval_numbers(Some(found.a_day)));
                    numbers.extend([found.span as f64, found.point_days as f64]);
                }
                numbers
            }
        }
    }

    /// Reads [`Answer::to_numbers`].
    pub fn from_numbers(numbers: &[f64]) -> Option<Self> {
        let (kind, rest) = numbers.split_first()?;
        let mut read = Reader(rest);
        let answer = match *kind {
            UNTESTED => Self::Association(Err(read_why(&mut read)?)),
            ASSOCIATION => Self::Association(Ok(read_association(&mut read)?)),
            SLOPE => Self::Slope(read_interval(&mut read)?),
            DIFFERENCE if rest.is_empty() => Self::Difference(None),
            DIFFERENCE => Self::Difference(Some(Difference {
                these: read_group(&mut read)?,
                others: read_group(&mut read)?,
                adjusted: read_interval(&mut read)?,
            })),
            TREND if rest.is_empty() => Self::Trend(None),
            TREND => Self::Trend(Some(Trend {
                a_day: read_interval(&mut read)??,
                span: read.whole()?,
                point_days: read.whole()?,
            })),
            _ => return None,
        };
        read.end(answer)
    }
}

fn interval_numbers(interval: Option<Interval>) -> [f64; 5] {
    interval.map_or([f64::NAN; 5], |found| {
        let (from, to) = found.likely;
        [found.estimate, found.low, found.high, from, to]
    })
}

fn read_interval(read: &mut Reader) -> Option<Option<Interval>> {
    let mut numbers = [None; 5];
    for number in &mut numbers {
        *number = read.maybe()?;
    }
    let [estimate, low, high, from, to] = numbers;
    Some(
        estimate
            .zip(low.zip(high))
            .zip(from.zip(to))
            .map(|((estimate, (low, high)), likely)| Interval {
                estimate,
                low,
                high,
                likely,
            }),
    )
}

fn read_group(read: &mut Reader) -> Option<Group> {
    Some(Group {
        days: read.whole()?,
        mean: read.number()?,
        median: read.number()?,
    })
}

fn read_association(read: &mut Reader) -> Option<Association> {
    let p = read.number()?;
    let drawn = u32::try_from(read.whole()?).ok()?;
    let strongest = read.whole()?;
    let mut lags = [None; 4];
    for lag in &mut lags {
        let [days, correlation, strength] = [read.maybe()?, read.maybe()?, read.maybe()?];
        *lag = days
            .zip(correlation)
            .zip(strength)
            .map(|((days, r), strength)| Lag {
                days: days as usize,
                rank_correlation: r,
                strength,
            });
    }
    Some(Association {
        lags,
        strongest,
        p,
        drawn,
    })
}

fn read_why(read: &mut Reader) -> Option<Untested> {
    let (kind, pairs, span) = (read.whole()?, read.whole()?, read.whole()?);
    match kind {
        0 => Some(Untested::TooFew { pairs, span }),
        1 => Some(Untested::NothingVaries),
        2 => Some(Untested::SameWeekdays),
        _ => None,
    }
}

fn maybe(value: Option<f64>) -> f64 {
    value.unwrap_or(f64::NAN)
}

/// Takes numbers off the front of a list.
struct Reader<'a>(&'a [f64]);

impl Reader<'_> {
    fn next(&mut self) -> Option<f64> {
        let (first, rest) = self.0.split_first()?;
        self.0 = rest;
        Some(*first)
    }

    /// A number that is there.
    fn number(&mut self) -> Option<f64> {
        self.next().filter(|number| number.is_finite())
    }

    /// A number or nothing.
    fn maybe(&mut self) -> Option<Option<f64>> {
        Some(self.next()?).map(|number| number.is_finite().then_some(number))
    }

    /// A whole number that is a count or a place.
    fn whole(&mut self) -> Option<usize> {
        self.whole_up_to(MOST)
    }

    fn whole_up_to(&mut self, most: usize) -> Option<usize> {
        let number = self.number()?;
        let is_whole = number >= 0.0 && number <= most as f64 && number.fract() == 0.0;
        is_whole.then_some(number as usize)
    }

    /// What was read, if nothing is left.
    fn end<T>(self, read: T) -> Option<T> {
        self.0.is_empty().then_some(read)
    }
}
