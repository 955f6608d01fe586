//! How often something is found where there is nothing.

use tenth::analysis::at_once;
use tenth::analysis::statistics::{Adjusted, Permutations, Q, adjusted, adjusted_p, association, seed};

use crate::chance::{many, percent};
use crate::journal::{Series, inputs, measures};
use crate::noise::Kind;

/// Journals of one kind of noise in which nothing has to do with anything.
pub struct Errors {
    /// Questions that could be asked, on average of a journal.
    pub questions: f64,
    /// Journals with at least one finding, in percent.
    pub journals: f64,
    /// Questions with p of at most .05, in percent.
    pub five: f64,
    /// Questions with p of at most .001, in percent.
    pub one: f64,
}

/// Asks everything of every journal: seven inputs at four lags against ten measures.
pub fn errors(runs: usize, days: usize, kind: Kind) -> Errors {
    let found = many(runs, &format!("errors {kind:?} {days}"), |random| {
        let inputs = inputs(days, kind, random);
        let measures = measures(days, kind, random);
        every_p(&inputs, &measures)
    });
    let all: Vec<f64> = found.iter().flatten().copied().collect();
    Errors {
        questions: all.len() as f64 / runs as f64,
        journals: percent(found.iter().map(|p| adjusted_p(p).iter().any(|p| *p <= Q))),
        five: percent(all.iter().map(|p| *p <= 0.05)),
        one: percent(all.iter().map(|p| *p <= 0.001)),
    }
}

fn every_p(inputs: &[Series], measures: &[Series]) -> Vec<f64> {
    let adjust =
        |series: &[Series]| -> Vec<Adjusted> { series.iter().map(|series| adjusted(series)).collect() };
    let (inputs, measures) = (adjust(inputs), adjust(measures));
    let mut p = Vec::new();
    for (i, input) in (0_u8..).zip(&inputs) {
        for (m, measure) in (0_u8..).zip(&measures) {
            p.extend(
                at_once(association(
                    input,
                    measure,
                    Permutations::default(),
                    seed(&[i, m]),
                ))
                .map(|found| found.p),
            );
        }
    }
    p
}
