//! Days by how far they are from a dose, or a run: the day itself, the day after, two days after, and any other.
//! Goes by what was recorded, never by a plan; a day before which anything is unknown is in no group.

use super::super::Phase;
use super::FEWEST_OF_A_KIND;
use super::records::{DayDoses, Records, yes_no};
use crate::domain::{Amount, RecordId, SmallMap, sort_by};

/// Which doses are looked at.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum Doses {
    /// All of them.
    All,
    /// Of the days whose doses were all from one batch.
    OfBatch(RecordId),
    /// Of the days with this amount altogether, whatever unit it was written in.
    OfAmount(Amount),
}

/// What days are grouped by.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum Grouping {
    /// How far they are from a dose.
    Doses(Doses),
    /// How far they are from a run.
    Runs,
}

/// The phase of each day, given which days had a dose (or a run); `None` for a day that could be in more than one,
/// because nobody can tell what happened on it or before it.
pub(super) fn phases(happened: &[Option<bool>]) -> Vec<Option<Phase>> {
    let on = |day: Option<usize>| happened.get(day?).copied().flatten();
    (0..happened.len())
        .map(|day| {
            let before = [Some(day), day.checked_sub(1), day.checked_sub(2)];
            let nearest = [Phase::Dose, Phase::Plus1, Phase::Plus2].into_iter().zip(before);
            for (phase, day) in nearest {
                if on(day)? {
                    return Some(phase);
                }
            }
            Some(Phase::Other)
        })
        .collect()
}

/// The phases of these doses alone: days near other doses are in no group, other days are in all of them.
fn phases_of(records: &Records, phases: &[Option<Phase>], doses: Doses) -> Vec<Option<Phase>> {
    let is_of = |day: Option<usize>| {
        let day = day.and_then(|day| records.doses.get(day).copied().flatten());
        day.is_some_and(|day| is_one(&day, doses))
    };
    let places = phases.iter().enumerate();
    places
        .map(|(day, phase)| {
            phase.filter(|phase| match phase {
                Phase::Dose => is_of(Some(day)),
                Phase::Plus1 => is_of(day.checked_sub(1)),
                Phase::Plus2 => is_of(day.checked_sub(2)),
                Phase::Other => true,
            })
        })
        .collect()
}

fn is_one(day: &DayDoses, doses: Doses) -> bool {
    match doses {
        Doses::All => true,
        Doses::OfBatch(batch) => day.batch == Some(batch),
        Doses::OfAmount(amount) => day.amount.is_some_and(|held| is_same(held, amount)),
    }
}

fn is_same(a: Amount, b: Amount) -> bool {
    a.is_comparable(b) && a.smallest() == b.smallest()
}

/// Every grouping that has enough days: all doses, batches and amounts of which at least two have, and runs;
/// each with the phase of every day.
pub(super) fn groupings(records: &Records) -> Vec<(Grouping, Vec<Option<Phase>>)> {
    let all = phases(&records.dosed());
    let mut found = Vec::new();
    if records.doses.iter().any(Option::is_some) {
        found.push((Grouping::Doses(Doses::All), all.clone()));
    }
    for doses in parts(records) {
        found.push((Grouping::Doses(doses), phases_of(records, &all, doses)));
    }
    if let Some(start) = records.runs.iter().position(|run| *run) {
        let runs = yes_no(&records.kept, &records.runs, start);
        found.push((Grouping::Runs, phases(&runs)));
    }
    found
}

/// The batches and the amounts with enough dose days; none where only one has them, since it is nearly all doses.
fn parts(records: &Records) -> Vec<Doses> {
    let enough = |parts: Vec<(Doses, usize)>| -> Vec<Doses> {
        let parts = parts.into_iter().filter(|(_, days)| *days >= FEWEST_OF_A_KIND);
        parts.map(|(doses, _)| doses).collect()
    };
    let kinds = counted(records).map(enough).into_iter();
    kinds.filter(|parts| parts.len() > 1).flatten().collect()
}

/// Every batch, and every amount from the smallest on, with its number of dose days.
pub(super) fn counted(records: &Records) -> [Vec<(Doses, usize)>; 2] {
    let mut batches: SmallMap<RecordId, usize> = SmallMap::new();
    let mut amounts: Vec<(Amount, usize)> = Vec::new();
    for day in records.doses.iter().flatten() {
        if let Some(batch) = day.batch {
            batches.update(batch, |count| *count = count.saturating_add(1));
        }
        let Some(amount) = day.amount else { continue };
        match amounts.iter_mut().find(|(known, _)| is_same(*known, amount)) {
            Some((known, count)) => {
                // Of two units the same one is shown, whichever was written first.
                *known = (*known).min(amount);
                *count = count.saturating_add(1);
            }
            None => amounts.push((amount, 1)),
        }
    }
    sort_by(&mut amounts, &|(a, _), (b, _)| a.cmp(b));
    let batches = batches
        .into_iter()
        .map(|(batch, days)| (Doses::OfBatch(batch), days));
    let amounts = amounts
        .into_iter()
        .map(|(amount, days)| (Doses::OfAmount(amount), days));
    [batches.collect(), amounts.collect()]
}
