//! Which measures were answered at all, and how often.
//! Knows neither their names nor which of them are shown.

use super::Days;
use super::series::dated;
use crate::domain::{Body, BuiltIn, Journal, MeasureKey, SmallMap};

/// How many entries of a range answer each measure: check-ins, readings, and the feeling before or after a run.
/// Measures without an answer are absent.
pub fn answered(journal: &Journal, days: Days) -> SmallMap<MeasureKey, usize> {
    let mut built_in = BuiltIn::ALL.map(|one| (one, 0_usize));
    let mut counts = SmallMap::new();
    // There are tens of thousands of answers, so a built-in measure is not searched for but has its place.
    let mut count = |key: MeasureKey| match key {
        MeasureKey::BuiltIn(one) => {
            if let Some((_, held)) = built_in.get_mut(one.place()) {
                *held = held.saturating_add(1);
            }
        }
        MeasureKey::Own(_) => counts.update(key, |held: &mut usize| *held = held.saturating_add(1)),
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
    let built_in = built_in.into_iter().filter(|(_, held)| *held > 0);
    for (one, held) in built_in {
        counts.insert(MeasureKey::BuiltIn(one), held);
    }
    counts
}
