//! What is asked of a journal: which measures, which inputs, which groups of days, as columns of one sheet.
//! Knows what each column is; answers nothing.

use chrono::NaiveDate;

use super::super::statistics::{FEWEST_DAYS, seed};
use super::super::{Days, Phase, Rule, Source, all_days, folded, series_of};
use super::inputs::{Input, InputSeries, inputs};
use super::phases::{Doses, Grouping, counted, groupings};
use super::records::Records;
use super::{Column, FEWEST_OF_A_KIND, Question, Sheet};
use crate::domain::{BuiltIn, Direction, Journal, Measure, MeasureKey, MeasureKind, sort_by};

/// A measure that is asked about.
#[derive(Clone, PartialEq, Debug)]
pub struct Outcome {
    /// Which.
    pub key: MeasureKey,
    /// What its values are.
    pub kind: MeasureKind,
    /// Which way is better.
    pub direction: Direction,
    /// Whether it is answered in the morning, before whatever else the day brings.
    pub is_morning: bool,
    /// The smallest change that would matter to the person, in its own units.
    pub smallest_change: Option<f64>,
    /// How many days were answered.
    pub answered: usize,
    /// How many days from the first answer to the last.
    pub span: usize,
}

impl Outcome {
    /// How many days there are of how many that comparisons need, first from the first answer to the last, then with an
    /// answer: two thirds of them. `None` when there are enough.
    pub fn progress(&self) -> Option<(usize, usize)> {
        const ANSWERED: usize = FEWEST_DAYS / 3 * 2;
        let needed = [(self.span, FEWEST_DAYS), (self.answered, ANSWERED)];
        needed.into_iter().find(|(have, of)| have < of)
    }
}

/// An input that is asked about.
#[derive(Clone, PartialEq, Debug)]
pub struct Asked {
    /// Which.
    pub input: Input,
    /// How much of it effects are told for, in its own units.
    pub step: f64,
    /// How it most often is; no, for what is or is not.
    pub usual: f64,
    /// On how many days it was not so.
    pub days: usize,
}

/// Everything that is asked of a journal. The columns of the sheet are the measures, the inputs and the groupings.
#[derive(Clone, PartialEq, Debug)]
pub struct Inquiry {
    /// The days, from the first with an entry to today.
    pub days: Days,
    /// The measures.
    pub outcomes: Vec<Outcome>,
    /// The inputs.
    pub inputs: Vec<Asked>,
    /// What days are grouped by.
    pub groupings: Vec<Grouping>,
    /// Every batch and every amount of a dose day with its number of dose days, those too few to be a grouping as well.
    pub parts: Vec<(Doses, usize)>,
    /// What is written by name but compared with nothing, with its number of days: too rare, or too many others.
    pub left_out: Vec<(Input, usize)>,
    /// The numbers.
    pub sheet: Sheet,
}

impl Inquiry {
    /// Everything that can be asked today; `None` for a journal without a day up to today.
    pub fn of(journal: &Journal, today: NaiveDate) -> Option<Self> {
        let mut draft = Draft::of(journal, today)?;
        while draft.goes_on(journal) {}
        Some(draft.inquiry)
    }

    /// The questions about one measure by itself: its trend, and how it is around doses and runs.
    pub fn about(&self, outcome: usize) -> Vec<Question> {
        let groupings = self.groupings.iter().enumerate();
        let is_asked = |by: Grouping| {
            matches!(by, Grouping::Doses(Doses::All) | Grouping::Runs) && self.is_grouped(by, outcome)
        };
        let differences = groupings.filter(|(_, by)| is_asked(**by)).flat_map(|(place, _)| {
            let grouping = self.grouping_column(place);
            [Phase::Dose, Phase::Plus1, Phase::Plus2].map(|phase| Question::Difference {
                grouping,
                group: group_of(phase),
                outcome,
            })
        });
        std::iter::once(Question::Trend { outcome })
            .chain(differences)
            .collect()
    }

    /// The questions about what goes with what: every input with every measure but itself,
    /// where there are days enough of each kind with an answer.
    pub fn associations(&self) -> Vec<Question> {
        let pairs = (0..self.outcomes.len())
            .flat_map(|outcome| (0..self.inputs.len()).map(move |input| (input, outcome)));
        pairs
            .filter(|(input, outcome)| !self.is_itself(*input, *outcome))
            .filter(|(input, outcome)| self.days_of_a_kind(*input, *outcome) >= FEWEST_OF_A_KIND)
            .map(|(input, outcome)| Question::Association {
                input: self.input_column(input),
                outcome,
            })
            .collect()
    }

    /// The column of an input by its place among the inputs.
    pub fn input_column(&self, input: usize) -> usize {
        self.outcomes.len().saturating_add(input)
    }

    /// The column of a grouping by its place among the groupings.
    pub fn grouping_column(&self, grouping: usize) -> usize {
        self.input_column(self.inputs.len()).saturating_add(grouping)
    }

    /// The answers of a measure in each group of days, in the order of [`group_of`]: others, the day itself, one and two days
    /// after. Days in no group are in none of them.
    pub fn by_group(&self, grouping: usize, outcome: usize) -> [Vec<f64>; 4] {
        let mut groups = [const { Vec::new() }; 4];
        let numbers = self.sheet.values(self.grouping_column(grouping)).iter();
        for (number, answer) in numbers.zip(self.sheet.values(outcome)) {
            if let (Some(number), Some(answer)) = (number, answer)
                && let Some(group) = groups.get_mut(*number as usize)
            {
                group.push(*answer);
            }
        }
        groups
    }

    /// The place among the inputs of a column.
    pub(super) fn input_at(&self, column: usize) -> Option<usize> {
        let place = column.checked_sub(self.outcomes.len())?;
        (place < self.inputs.len()).then_some(place)
    }

    /// Whether an input is the measure itself.
    pub(super) fn is_itself(&self, input: usize, outcome: usize) -> bool {
        let input = self.inputs.get(input).map(|asked| &asked.input);
        let key = self.outcomes.get(outcome).map(|outcome| outcome.key);
        matches!((input, key), (Some(Input::Measure(a)), Some(MeasureKey::BuiltIn(b))) if *a == b)
    }

    /// On how many days with an answer the input was not as it most often is; for what is or is not, on how many days
    /// of whichever there are fewer.
    pub(super) fn days_of_a_kind(&self, input: usize, outcome: usize) -> usize {
        let Some(asked) = self.inputs.get(input) else {
            return 0;
        };
        let values = self.sheet.values(self.input_column(input)).iter();
        let known = values.zip(self.sheet.values(outcome));
        let known = known.filter_map(|(value, answer)| answer.and(*value));
        let (other, same) = known.fold((0_usize, 0_usize), |(other, same), value| {
            if value == asked.usual {
                (other, same.saturating_add(1))
            } else {
                (other.saturating_add(1), same)
            }
        });
        if asked.input.is_yes_no() {
            other.min(same)
        } else {
            other
        }
    }

    /// Whether a measure always had the same answer.
    pub(super) fn is_constant(&self, outcome: usize) -> bool {
        let mut known = self.sheet.values(outcome).iter().flatten();
        let first = known.next();
        known.all(|value| Some(value) == first)
    }

    /// Runs are told beside soreness and recovery, doses beside everything.
    fn is_grouped(&self, grouping: Grouping, outcome: usize) -> bool {
        let key = self.outcomes.get(outcome).map(|outcome| outcome.key);
        let is_of_runs = matches!(
            key,
            Some(MeasureKey::BuiltIn(BuiltIn::Soreness | BuiltIn::Recovered))
        );
        grouping != Grouping::Runs || is_of_runs
    }
}

/// An inquiry that is being drawn up step by step, for those who have something else to do in between.
pub struct Draft {
    measures: Vec<Measure>,
    next: usize,
    records: Option<Records>,
    has_inputs: bool,
    inquiry: Inquiry,
}

impl Draft {
    /// An inquiry of what can be asked today that has not been begun; `None` for a journal without a day up to today.
    pub fn of(journal: &Journal, today: NaiveDate) -> Option<Self> {
        let days = all_days(journal, today)?;
        let mut measures = journal.measures();
        measures.retain(|measure| !measure.hidden);
        Some(Self {
            measures,
            next: 0,
            records: None,
            has_inputs: false,
            inquiry: Inquiry {
                days,
                outcomes: Vec::new(),
                inputs: Vec::new(),
                groupings: Vec::new(),
                parts: Vec::new(),
                left_out: Vec::new(),
                sheet: Sheet {
                    days: days.len(),
                    columns: Vec::new(),
                },
            },
        })
    }

    /// Takes one step, each about one pass over the journal, which must be the same at every step. False after the last.
    pub fn goes_on(&mut self, journal: &Journal) -> bool {
        const MEASURES_A_STEP: usize = 4;
        let days = self.inquiry.days;
        let Some(records) = &self.records else {
            self.records = Some(Records::of(journal, days));
            return true;
        };
        let left = self.measures.get(self.next..).unwrap_or_default();
        if !left.is_empty() {
            let some = left.get(..MEASURES_A_STEP).unwrap_or(left);
            self.inquiry.add_measures(journal, some);
            self.next = self.next.saturating_add(some.len());
            return true;
        }
        if !self.has_inputs {
            self.inquiry.add_inputs(journal, records);
            self.has_inputs = true;
            return true;
        }
        self.inquiry.add_groupings(records);
        false
    }

    /// What has been drawn up.
    pub fn into_inquiry(self) -> Inquiry {
        self.inquiry
    }
}

impl Inquiry {
    fn add_measures(&mut self, journal: &Journal, measures: &[Measure]) {
        let wanted = measures
            .iter()
            .map(|measure| (measure.key, Source::of(measure), Rule::of(measure)));
        let found = series_of(journal, &wanted.collect::<Vec<_>>(), self.days);
        for (measure, series) in measures.iter().zip(found) {
            if let Some(outcome) = outcome(measure, &series.values) {
                self.outcomes.push(outcome);
                self.add_column(&measure.key.code(), series.values);
            }
        }
    }

    fn add_inputs(&mut self, journal: &Journal, records: &Records) {
        let (series, left_out) = inputs(journal, self.days, records);
        for one in series {
            let usual = usual(&one);
            let values = one.values.iter().flatten();
            self.inputs.push(Asked {
                days: values.filter(|value| **value != usual).count(),
                usual,
                step: one.step,
                input: one.input.clone(),
            });
            self.add_column(&input_code(&one.input), one.values);
        }
        self.left_out = left_out;
    }

    fn add_groupings(&mut self, records: &Records) {
        self.parts = counted(records).into_iter().flatten().collect();
        for (grouping, phases) in groupings(records) {
            let numbers = phases.iter().map(|phase| Some(f64::from(group_of((*phase)?))));
            self.add_column(&grouping_code(grouping), numbers.collect());
            self.groupings.push(grouping);
        }
    }

    fn add_column(&mut self, name: &str, values: Vec<Option<f64>>) {
        // The lower half of the hash is as good as all of it.
        let seed = seed(name.as_bytes()) as u32;
        self.sheet.columns.push(Column { seed, values });
    }
}

/// The number of a phase among the groups of days: the others are 0.
pub const fn group_of(phase: Phase) -> u8 {
    match phase {
        Phase::Other => 0,
        Phase::Dose => 1,
        Phase::Plus1 => 2,
        Phase::Plus2 => 3,
    }
}

fn outcome(measure: &Measure, values: &[Option<f64>]) -> Option<Outcome> {
    let first = values.iter().position(Option::is_some)?;
    let last = values.iter().rposition(Option::is_some)?;
    Some(Outcome {
        key: measure.key,
        kind: measure.kind.clone(),
        direction: measure.direction,
        is_morning: measure.ask.morning && !measure.ask.evening,
        smallest_change: measure.smallest_change.map(|change| f64::from(change) / 1000.0),
        answered: values.iter().flatten().count(),
        span: last.saturating_sub(first).saturating_add(1),
    })
}

/// How an input most often is, the smaller of two values; no, for what is or is not.
fn usual(of: &InputSeries) -> f64 {
    if of.input.is_yes_no() {
        return 0.0;
    }
    let mut known: Vec<f64> = of.values.iter().flatten().copied().collect();
    sort_by(&mut known, &f64::total_cmp);
    let mut usual: &[f64] = &[];
    for same in known.chunk_by(|a, b| a == b) {
        if same.len() > usual.len() {
            usual = same;
        }
    }
    usual.first().copied().unwrap_or(0.0)
}

fn input_code(input: &Input) -> String {
    match input {
        Input::Dose => "dose".to_owned(),
        Input::Amount(unit) => ["amount ", unit.code()].concat(),
        Input::Run => "run".to_owned(),
        Input::Load => "load".to_owned(),
        Input::Measure(built_in) => ["measure ", built_in.code()].concat(),
        Input::SideEffect(kind) => ["effect ", kind.code()].concat(),
        Input::OwnSideEffect(name) => ["own effect ", &folded(name.as_str())].concat(),
        Input::Tag(tag) => ["tag ", &folded(tag.as_str())].concat(),
        Input::Medicine(name) => ["medicine ", &folded(name.as_str())].concat(),
    }
}

fn grouping_code(grouping: Grouping) -> String {
    match grouping {
        Grouping::Doses(Doses::All) => "doses".to_owned(),
        Grouping::Doses(Doses::OfBatch(batch)) => ["batch ", &batch.code()].concat(),
        Grouping::Doses(Doses::OfAmount(amount)) => [
            "amount ",
            amount.unit().code(),
            " ",
            &amount.smallest().to_string(),
        ]
        .concat(),
        Grouping::Runs => "runs".to_owned(),
    }
}
