//! From when to when doses came from which batch, so that charts can mark where another began.
//! Goes by what was taken; knows no potency.

use chrono::NaiveDate;

use crate::domain::{Body, Journal, RecordId, SmallMap, sort_by};

/// The doses that came from one batch.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct BatchUse {
    /// The batch, by the id of its record.
    pub batch: RecordId,
    /// The day of the first dose.
    pub first: NaiveDate,
    /// The day of the last dose so far.
    pub last: NaiveDate,
    /// How many doses.
    pub doses: usize,
}

/// Every batch that something was taken of, by its first day.
pub fn batch_uses(journal: &Journal) -> Vec<BatchUse> {
    let mut uses: SmallMap<RecordId, Option<BatchUse>> = SmallMap::new();
    for (_, entry) in journal.entries() {
        if let (Body::Dose(dose), Some(when)) = (&entry.body, &entry.when)
            && let Some(batch) = dose.batch
        {
            uses.update(batch, |known| {
                *known = Some(match *known {
                    None => BatchUse {
                        batch,
                        first: when.day,
                        last: when.day,
                        doses: 1,
                    },
                    Some(known) => BatchUse {
                        batch,
                        first: known.first.min(when.day),
                        last: known.last.max(when.day),
                        doses: known.doses.saturating_add(1),
                    },
                });
            });
        }
    }
    let mut uses: Vec<BatchUse> = uses.iter().filter_map(|(_, known)| *known).collect();
    sort_by(&mut uses, &|a, b| (a.first, a.batch).cmp(&(b.first, b.batch)));
    uses
}

/// The day of the first dose from each batch, oldest first. A batch of which nothing was taken is absent.
pub fn batch_starts(journal: &Journal) -> Vec<(NaiveDate, RecordId)> {
    batch_uses(journal)
        .into_iter()
        .map(|known| (known.first, known.batch))
        .collect()
}

/// The days on which doses began to come from a batch, oldest first, with the labels of these batches.
/// A batch that is no longer in the journal has no label.
pub fn batch_labels(journal: &Journal) -> Vec<(NaiveDate, Vec<String>)> {
    let mut days: Vec<(NaiveDate, Vec<String>)> = Vec::new();
    for (day, id) in batch_starts(journal) {
        let label = match journal.entry(id).map(|entry| &entry.body) {
            Some(Body::Batch(batch)) => batch.label.as_str().to_owned(),
            _ => String::new(),
        };
        match days.last_mut() {
            Some((last, labels)) if *last == day => labels.push(label),
            _ => days.push((day, vec![label])),
        }
    }
    days
}
