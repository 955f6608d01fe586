//! One question about the columns of a sheet, and its answer.
//! Knows numbers only; each answer depends on nothing but its columns, so that questions can be answered anywhere, in any order.

use super::super::rests::{at_once, may_rest};
use super::super::statistics::{
    Adjusted, Association, Difference, Interval, Permutations, Trend, Untested, adjusted, association,
    association_slope, difference, seed, trend,
};
use super::Sheet;

/// A question about columns of a sheet, by their places.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum Question {
    /// Whether a measure goes with an input of the same day or of up to three days before.
    Association {
        /// The input's column.
        input: usize,
        /// The measure's column.
        outcome: usize,
    },
    /// How much a measure changes with an input so many days before: takes longer than the test, so it is asked for findings,
    /// and for others when somebody wants to see it.
    Slope {
        /// The input's column.
        input: usize,
        /// The measure's column.
        outcome: usize,
        /// Days by which the input comes first, 0–3.
        lag: usize,
    },
    /// How far a measure on the days of one group is from that on the days of group 0.
    Difference {
        /// The column that holds the number of each day's group.
        grouping: usize,
        /// The group, from 1.
        group: u8,
        /// The measure's column.
        outcome: usize,
    },
    /// How a measure has moved over the whole time.
    Trend {
        /// The measure's column.
        outcome: usize,
    },
}

impl Question {
    /// The column of the measure it is about.
    pub const fn outcome(self) -> usize {
        match self {
            Self::Association { outcome, .. }
            | Self::Slope { outcome, .. }
            | Self::Difference { outcome, .. }
            | Self::Trend { outcome } => outcome,
        }
    }
}

/// What the numbers say to a question of the same name.
#[derive(Clone, PartialEq, Debug)]
pub enum Answer {
    /// The test, or why it cannot be done.
    Association(Result<Association, Untested>),
    /// The size; `None` where the test cannot be done.
    Slope(Option<Interval>),
    /// Both groups; `None` where one of them is empty.
    Difference(Option<Difference>),
    /// The trend; `None` where there are too few days.
    Trend(Option<Trend>),
}

/// Where questions are answered: a sheet, and what was already worked out of its columns.
#[derive(Clone, Debug, Default)]
pub struct Desk {
    sheet: Sheet,
    adjusted: Vec<Option<Adjusted>>,
}

impl Desk {
    /// A desk with a sheet on it.
    pub fn new(sheet: Sheet) -> Self {
        Self {
            adjusted: vec![None; sheet.columns.len()],
            sheet,
        }
    }

    /// Answers a question. The same question about the same columns always has the same answer.
    pub fn answer(&mut self, question: Question) -> Answer {
        at_once(self.answering(question))
    }

    /// Answers a question too, and may rest in between: of ten years, an answer takes a tenth of a second and more.
    pub async fn answering(&mut self, question: Question) -> Answer {
        let seed = self.seed(question);
        match question {
            Question::Association { input, outcome } => {
                let (x, y) = (self.adjusted(input), self.adjusted(outcome));
                may_rest().await;
                Answer::Association(association(&x, &y, Permutations::default(), seed).await)
            }
            Question::Slope { input, outcome, lag } => {
                let (x, y) = (self.adjusted(input), self.adjusted(outcome));
                may_rest().await;
                Answer::Slope(association_slope(&x, &y, lag, seed).await)
            }
            Question::Difference {
                grouping,
                group,
                outcome,
            } => {
                let is_of = |number: &Option<f64>| match (*number)? {
                    0.0 => Some(false),
                    number => (number == f64::from(group)).then_some(true),
                };
                let groups: Vec<Option<bool>> = self.sheet.values(grouping).iter().map(is_of).collect();
                Answer::Difference(difference(&groups, self.sheet.values(outcome), seed).await)
            }
            Question::Trend { outcome } => Answer::Trend(trend(self.sheet.values(outcome), seed).await),
        }
    }

    /// The column without weekdays and slow trend, worked out once.
    fn adjusted(&mut self, column: usize) -> Adjusted {
        if let Some(Some(known)) = self.adjusted.get(column) {
            return known.clone();
        }
        let found = adjusted(self.sheet.values(column));
        if let Some(place) = self.adjusted.get_mut(column) {
            *place = Some(found.clone());
        }
        found
    }

    fn seed(&self, question: Question) -> u64 {
        let (kind, columns, detail) = match question {
            Question::Association { input, outcome } => (0, [input, outcome], 0),
            Question::Slope { input, outcome, lag } => (1, [input, outcome], lag.min(255) as u8),
            Question::Difference {
                grouping,
                group,
                outcome,
            } => (2, [grouping, outcome], group),
            Question::Trend { outcome } => (3, [outcome, outcome], 0),
        };
        let [first, second] = columns.map(|column| self.sheet.seed(column).to_le_bytes());
        seed(&[&[kind, detail], first.as_slice(), &second].concat())
    }
}
