//! All comparisons weighed together: which stand out from chance, which do not, and which could not be made.
//! Finds associations, never causes; knows no wording.

use super::super::statistics::{Association, Interval, Q, Untested, adjusted_p};
use super::{Answer, Input, Inquiry, Question};
use crate::domain::{MeasureKey, SmallMap, sort_by};

/// A comparison that was made: an input with a measure, at lags of 0 to 3 days.
#[derive(Clone, PartialEq, Debug)]
pub struct Tried {
    /// The input, by its place among those of the inquiry.
    pub input: usize,
    /// The measure, by its place among those of the inquiry.
    pub outcome: usize,
    /// The test.
    pub association: Association,
    /// How much the measure changes with one unit of the input at the strongest lag, if that was asked ([`Inquiry::size`]).
    pub slope: Option<Interval>,
    /// The p, adjusted for everything that was tried.
    pub adjusted_p: f64,
}

/// Why a comparison was not made.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Why {
    /// Too few days on which it was not as it most often is.
    TooRare {
        /// How many there are.
        days: usize,
    },
    /// It is recorded often enough, but less often than as many others as are compared.
    TooMany,
    /// Too few days with both known.
    TooFew {
        /// Days with both known.
        pairs: usize,
        /// Days from the first to the last of them.
        span: usize,
    },
    /// One side is always the same.
    NothingVaries,
    /// It is always on the same weekdays, so that it cannot be told from them.
    SameWeekdays,
}

/// A comparison that was not made.
#[derive(Clone, PartialEq, Debug)]
pub struct Untried {
    /// The input.
    pub input: Input,
    /// The measure; `None` for all of them.
    pub outcome: Option<MeasureKey>,
    /// Why.
    pub why: Why,
}

/// What stands and what does not.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct Conclusions {
    /// What stands out from chance, the surest first.
    pub found: Vec<Tried>,
    /// What does not, the nearest to it first.
    pub nothing: Vec<Tried>,
    /// What could not be compared, by input.
    pub untried: Vec<Untried>,
}

impl Conclusions {
    /// How many comparisons were made.
    pub fn tried(&self) -> usize {
        self.found.len().saturating_add(self.nothing.len())
    }
}

impl Inquiry {
    /// Weighs the answers of all associations; `None` while one of them is missing, since what stands out depends on
    /// everything that was tried.
    pub fn conclude(&self, answers: &SmallMap<Question, Answer>) -> Option<Conclusions> {
        let mut tried = Vec::new();
        let mut untried = self.not_asked();
        for question in self.associations() {
            let Question::Association { input, outcome } = question else {
                continue;
            };
            let input = self.input_at(input)?;
            let Answer::Association(result) = answers.get(&question)? else {
                return None;
            };
            match result {
                Ok(association) => {
                    let mut comparison = Tried {
                        input,
                        outcome,
                        association: association.clone(),
                        slope: None,
                        adjusted_p: association.p,
                    };
                    if let Some(Answer::Slope(slope)) = answers.get(&self.size(&comparison)) {
                        comparison.slope = *slope;
                    }
                    tried.push(comparison);
                }
                Err(why) => untried.extend(self.untried(input, outcome, self.why(*why, outcome))),
            }
        }
        let p: Vec<f64> = tried.iter().map(|tried| tried.association.p).collect();
        for (tried, adjusted) in tried.iter_mut().zip(adjusted_p(&p)) {
            tried.adjusted_p = adjusted;
        }
        sort_by(&mut tried, &surest_first);
        let (found, nothing) = tried.into_iter().partition(|tried| tried.adjusted_p <= Q);
        Some(Conclusions {
            found,
            nothing,
            untried,
        })
    }

    /// The question how large an association is, at its strongest lag.
    pub fn size(&self, tried: &Tried) -> Question {
        Question::Slope {
            input: self.input_column(tried.input),
            outcome: tried.outcome,
            lag: tried.association.strongest,
        }
    }

    /// What no question is asked about: whatever is too rare, on all days or on those with an answer.
    fn not_asked(&self) -> Vec<Untried> {
        let left_out = self.left_out.iter().map(|(input, days)| Untried {
            input: input.clone(),
            outcome: None,
            why: match *days {
                days if days < super::FEWEST_OF_A_KIND => Why::TooRare { days },
                _ => Why::TooMany,
            },
        });
        let mut untried = Vec::new();
        for (input, asked) in self.inputs.iter().enumerate() {
            if asked.days < super::FEWEST_OF_A_KIND {
                untried.push(Untried {
                    input: asked.input.clone(),
                    outcome: None,
                    why: Why::TooRare { days: asked.days },
                });
                continue;
            }
            for outcome in (0..self.outcomes.len()).filter(|outcome| !self.is_itself(input, *outcome)) {
                let days = self.days_of_a_kind(input, outcome);
                if days < super::FEWEST_OF_A_KIND {
                    untried.extend(self.untried(input, outcome, Why::TooRare { days }));
                }
            }
        }
        untried.extend(left_out);
        untried
    }

    /// An input that was asked about varies: if nothing is left of it, weekdays explain all of it.
    fn why(&self, why: Untested, outcome: usize) -> Why {
        match why {
            Untested::TooFew { pairs, span } => Why::TooFew { pairs, span },
            Untested::NothingVaries if self.is_constant(outcome) => Why::NothingVaries,
            Untested::NothingVaries | Untested::SameWeekdays => Why::SameWeekdays,
        }
    }

    fn untried(&self, input: usize, outcome: usize, why: Why) -> Option<Untried> {
        Some(Untried {
            input: self.inputs.get(input)?.input.clone(),
            outcome: Some(self.outcomes.get(outcome)?.key),
            why,
        })
    }
}

fn surest_first(a: &Tried, b: &Tried) -> std::cmp::Ordering {
    let strength = |tried: &Tried| {
        let lag = tried.association.lags.get(tried.association.strongest);
        lag.copied().flatten().map_or(0.0, |lag| lag.strength.abs())
    };
    let p = a.association.p.total_cmp(&b.association.p);
    p.then_with(|| strength(b).total_cmp(&strength(a)))
        .then_with(|| (a.outcome, a.input).cmp(&(b.outcome, b.input)))
}
