//! How long the longest journal takes, and how long at a time.

use std::time::{Duration, Instant};

use tenth::analysis::insights::{Column, Desk, Question, Sheet};
use tenth::analysis::statistics::{Adjusted, Permutations, Random, adjusted, association};
use tenth::analysis::{at_once, with_rests};

use crate::coverage::phases;
use crate::journal::{Series, inputs, measures};
use crate::noise::Kind;

/// Ten years of days.
const DAYS: usize = 3_652;

/// Times that each stretch between two rests is measured; the shortest counts, since nothing else had a part in it.
const ROUNDS: usize = 5;

/// What it takes to ask everything of ten years: twelve measures against seven inputs at four lags.
pub struct Kernel {
    /// All series without weekdays and trend.
    pub adjusting: Duration,
    /// All questions with 2,000 orders of the blocks each.
    pub all_orders: Duration,
    /// All questions as the app asks them: drawing stops when it is clear that there is nothing.
    pub as_asked: Took,
    /// One slope with its interval.
    pub slope: Took,
    /// One difference with its interval.
    pub difference: Took,
    /// One trend with its interval.
    pub trend: Took,
}

/// What answers take at a desk where nothing was worked out before.
#[derive(Clone, Copy)]
pub struct Took {
    /// All of it.
    pub all: Duration,
    /// The longest stretch in which it cannot rest.
    pub stretch: Duration,
}

/// Measures it.
pub fn kernel() -> Kernel {
    let kind = Kind {
        rho: 0.4,
        drift: 1.0,
        weekdays: 0.3,
        is_rough: false,
    };
    let mut random = Random::new(1);
    let (inputs, mut series) = (inputs(DAYS, kind, &mut random), measures(DAYS, kind, &mut random));
    series.extend(measures(DAYS, kind, &mut random).into_iter().take(2));
    let sheet = sheet(&inputs, &series);
    let (outcome, input, grouping) = (0, series.len(), series.len() + inputs.len());
    let (adjusting, (inputs, measures)) = timed(|| {
        let all = |series: &[Series]| -> Vec<Adjusted> { series.iter().map(|one| adjusted(one)).collect() };
        (all(&inputs), all(&series))
    });
    let permutations = Permutations {
        most: 2_000,
        enough: u32::MAX,
    };
    let of_inputs = |measure| {
        let ask = |input| at_once(association(input, measure, permutations, 1)).is_ok();
        inputs.iter().filter(|input| ask(*input)).count()
    };
    let associations: Vec<Question> = (input..grouping)
        .flat_map(|input| (0..series.len()).map(move |outcome| Question::Association { input, outcome }))
        .collect();
    let one = |question| took(&sheet, &[question]);
    Kernel {
        adjusting,
        all_orders: timed(|| measures.iter().map(of_inputs).sum::<usize>()).0,
        as_asked: took(&sheet, &associations),
        slope: one(Question::Slope {
            input,
            outcome,
            lag: 1,
        }),
        difference: one(Question::Difference {
            grouping,
            group: 1,
            outcome,
        }),
        trend: one(Question::Trend { outcome }),
    }
}

/// The measures, the inputs, and which days are dose days, on which nothing was taken for two days, and which are neither.
fn sheet(inputs: &[Series], measures: &[Series]) -> Sheet {
    let doses = phases(&inputs[0], false);
    let groups = doses.into_iter().map(|group| match group {
        Some(is_dose) => Some(f64::from(u8::from(is_dose))),
        None => Some(2.0),
    });
    let series = measures.iter().chain(inputs).cloned();
    let columns = series.chain([groups.collect()]);
    Sheet {
        days: DAYS,
        columns: (1..)
            .zip(columns)
            .map(|(seed, values)| Column { seed, values })
            .collect(),
    }
}

fn took(sheet: &Sheet, questions: &[Question]) -> Took {
    let (all, _) = timed(|| {
        let mut desk = Desk::new(sheet.clone());
        questions
            .iter()
            .map(|question| desk.answer(*question))
            .collect::<Vec<_>>()
    });
    let rounds: Vec<Vec<Duration>> = (0..ROUNDS).map(|_| stretches(sheet, questions)).collect();
    let shortest = |at: usize| rounds.iter().map(|round| round[at]).min();
    let stretch = (0..rounds[0].len()).filter_map(shortest).max();
    Took {
        all,
        stretch: stretch.unwrap_or_default(),
    }
}

/// What it takes from one place where it may rest to the next.
fn stretches(sheet: &Sheet, questions: &[Question]) -> Vec<Duration> {
    let mut desk = Desk::new(sheet.clone());
    let mut stretches = Vec::new();
    let mut from = Instant::now();
    for question in questions {
        let rest = async || {
            stretches.push(from.elapsed());
            from = Instant::now();
            true
        };
        let answered = at_once(with_rests(desk.answering(*question), rest));
        std::hint::black_box(answered);
        stretches.push(from.elapsed());
        from = Instant::now();
    }
    stretches
}

fn timed<T>(work: impl FnOnce() -> T) -> (Duration, T) {
    let start = Instant::now();
    let done = std::hint::black_box(work());
    (start.elapsed(), done)
}
