//! Which measures were answered at all, and how often.
//! Knows neither their names nor which of them are shown.

use super::Days;
use super::series::dated;
use crate::domain::{Body, BuiltIn, Journal, MeasureKey, SmallMap};

/// How many entries of a range answer each measure: check-ins, readings, and the feeling before or after a run.
/// Measures without an answer are absent.
pub fn answered(journal: &Journal, days: Days) -> SmallMap<MeasureKey, usize> {
    let mut counts = SmallMap::new();
    let mut count = |key: MeasureKey| {
        counts.update(key, |held: &mut usize| *held = held.saturating_add(1));
    };
    for (_, _, entry) in dated(journal, days) {
        match &entry.body {
            Body::CheckIn(check_in) => check_in.answers.keys().copied().for_each(&mut count),
            Body::Reading(reading) => reading.answers.keys().copied().for_each(&mut count),
            Body::Run(run) if run.before.is_some() || run.after.is_some() => {
                count(MeasureKey::BuiltIn(BuiltIn::Feeling));
            }
            _ => {}
        }
    }
    counts
}
