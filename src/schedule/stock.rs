//! What is left of a batch: made, minus what was taken of it, corrected; and how long that lasts.
//! Estimates nothing that was not recorded.

use chrono::NaiveDate;

use super::Course;
use super::content::scaled;
use crate::domain::{Amount, Batch, Body, Correction, Dose, Journal, RecordId, Unit, sort_by};

/// What is left of a batch.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Stock {
    /// How much there was at first; its unit is that of everything here.
    pub made: Amount,
    /// What is left, in the unit's smallest part. Below zero if more was recorded than there was.
    pub left: i64,
    /// How many doses were taken of it.
    pub doses: u32,
    /// How many of these could not be counted: without an amount, or in a unit that does not compare.
    pub uncounted: u32,
}

/// How long a stock lasts.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Lasts {
    /// How many doses are in it.
    pub doses: u64,
    /// The day of the last of them by the plan; `None` without a plan, for doses as needed,
    /// and where the plan ends before the stock does.
    pub until: Option<NaiveDate>,
}

/// A dose that cannot be counted against what was made.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Uncounted {
    /// Its day.
    pub day: NaiveDate,
    /// The unit that does not compare; `None` if it has no amount.
    pub unit: Option<Unit>,
}

/// What is left of each batch whose beginning is known, by the batch's id, in one pass over the journal.
pub fn stocks(journal: &Journal) -> Vec<(RecordId, Stock)> {
    let batches = journal.entries().filter_map(|(id, entry)| match &entry.body {
        Body::Batch(batch) => Some((id, batch, Stock::begun(batch)?)),
        _ => None,
    });
    let mut batches: Vec<(RecordId, &Batch, Stock)> = batches.collect();
    if batches.is_empty() {
        return Vec::new();
    }
    for (_, entry) in journal.entries() {
        let id = match &entry.body {
            Body::Dose(dose) => dose.batch,
            Body::Correction(correction) => Some(correction.batch),
            _ => None,
        };
        let Some((_, batch, stock)) = batches.iter_mut().find(|(known, ..)| Some(*known) == id) else {
            continue;
        };
        match &entry.body {
            Body::Dose(dose) => stock.take(dose, batch),
            Body::Correction(correction) => stock.correct(correction, batch),
            _ => {}
        }
    }
    batches.into_iter().map(|(id, _, stock)| (id, stock)).collect()
}

/// What is left of one batch; `None` if it is not there or nobody said how much was made.
pub fn stock(journal: &Journal, batch: RecordId) -> Option<Stock> {
    let found = stocks(journal).into_iter().find(|(id, _)| *id == batch);
    found.map(|(_, stock)| stock)
}

/// Whether an amount can be counted against what was made of a batch; any can where that is not known.
pub fn counts(batch: &Batch, amount: Amount) -> bool {
    let made = batch.made.map(Amount::unit);
    made.is_none_or(|unit| in_unit(amount, unit, batch.capsule).is_some())
}

/// The doses of a batch that cannot be counted against what was made, oldest first.
pub fn uncounted(journal: &Journal, id: RecordId, batch: &Batch) -> Vec<Uncounted> {
    let Some(made) = batch.made else {
        return Vec::new();
    };
    let of_batch = journal.entries().filter_map(|(_, entry)| match &entry.body {
        Body::Dose(dose) if dose.batch == Some(id) => {
            let amount = dose.dosage.map(|dosage| dosage.amount);
            let day = entry.when.as_ref()?.day;
            let counted = amount.and_then(|amount| in_unit(amount, made.unit(), batch.capsule));
            let unit = amount.map(Amount::unit);
            counted.is_none().then_some(Uncounted { day, unit })
        }
        _ => None,
    });
    let mut found: Vec<Uncounted> = of_batch.collect();
    sort_by(&mut found, &|a, b| a.day.cmp(&b.day));
    found
}

/// How long a stock lasts at this amount a time, from `from` on. `None` if the amount does not compare with the stock.
pub fn lasts(
    stock: &Stock,
    batch: &Batch,
    each: Amount,
    course: Option<&Course>,
    from: NaiveDate,
) -> Option<Lasts> {
    /// More doses than these are in no plan.
    const MOST: u64 = 40_000;
    let each = in_unit(each, stock.made.unit(), batch.capsule)?;
    let left = u64::try_from(stock.left).unwrap_or(0);
    let doses = left.checked_div(each)?;
    let last = (1..=MOST).contains(&doses).then_some(doses);
    let until = last.zip(course).and_then(|(doses, course)| {
        let mut day = course.next_dose(from)?;
        for _ in 1..doses {
            day = course.next_dose(day.succ_opt()?)?;
        }
        Some(day)
    });
    Some(Lasts { doses, until })
}

impl Stock {
    fn begun(batch: &Batch) -> Option<Self> {
        let made = batch.made?;
        Some(Self {
            made,
            left: signed(made.smallest()),
            doses: 0,
            uncounted: 0,
        })
    }

    fn take(&mut self, dose: &Dose, batch: &Batch) {
        self.doses = self.doses.saturating_add(1);
        let amount = dose.dosage.map(|dosage| dosage.amount);
        match amount.and_then(|amount| in_unit(amount, self.made.unit(), batch.capsule)) {
            Some(taken) => self.left = self.left.saturating_sub(signed(taken)),
            None => self.uncounted = self.uncounted.saturating_add(1),
        }
    }

    fn correct(&mut self, correction: &Correction, batch: &Batch) {
        let by = in_unit(correction.amount, self.made.unit(), batch.capsule).map_or(0, signed);
        self.left = if correction.is_less {
            self.left.saturating_sub(by)
        } else {
            self.left.saturating_add(by)
        };
    }
}

/// An amount in the smallest part of a unit: masses compare, and capsules by what one holds.
pub(super) fn in_unit(amount: Amount, unit: Unit, capsule: Option<Amount>) -> Option<u64> {
    let thousand = Unit::Capsule.smallest_per_unit();
    let capsule = capsule.filter(|capsule| capsule.unit().is_mass());
    let capsule = capsule.map(Amount::smallest);
    let given = amount.unit();
    match (given == unit || given.is_mass() && unit.is_mass(), given, unit) {
        (true, ..) => Some(amount.smallest()),
        (_, Unit::Capsule, to) if to.is_mass() => Some(scaled(amount.smallest(), capsule?, thousand)),
        (_, from, Unit::Capsule) if from.is_mass() => Some(scaled(amount.smallest(), thousand, capsule?)),
        _ => None,
    }
}

fn signed(smallest: u64) -> i64 {
    i64::try_from(smallest).unwrap_or(i64::MAX)
}
