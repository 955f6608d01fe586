//! Where doses began to come from another batch, so that charts can mark it.
//! Goes by what was taken; knows no potency.

use chrono::NaiveDate;

use crate::domain::{Body, Journal, RecordId, SmallMap, sort};

/// The day of the first dose from each batch, oldest first. A batch of which nothing was taken is absent.
pub fn batch_starts(journal: &Journal) -> Vec<(NaiveDate, RecordId)> {
    let mut firsts: SmallMap<RecordId, Option<NaiveDate>> = SmallMap::new();
    for (_, entry) in journal.entries() {
        if let (Body::Dose(dose), Some(when)) = (&entry.body, &entry.when)
            && let Some(batch) = dose.batch
        {
            firsts.update(batch, |first| {
                *first = Some(first.map_or(when.day, |first| first.min(when.day)));
            });
        }
    }
    let firsts = firsts.iter();
    let mut starts: Vec<(NaiveDate, RecordId)> =
        firsts.filter_map(|(id, first)| Some(((*first)?, *id))).collect();
    sort(&mut starts);
    starts
}
