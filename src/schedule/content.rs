//! How many milligrams of the active substances an amount holds: a range, and a point only from a laboratory.
//! Knows dried mushrooms; says nothing about anything else, and never what an amount does.

use crate::domain::{Amount, Batch, Body, Dosage, Form, Journal, Potency, RecordId, Unit};

/// ActiveContent of dried mushrooms of unknown potency, in micrograms per gram: 0.16 % to 1.36 % of dry weight.
/// The least is Cavanna's (0.5 g with 0.8 mg), the most the strongest of five strains of *P. cubensis* by LC-MS/MS.
pub const UNKNOWN_PER_GRAM: (u64, u64) = (1_600, 13_600);
/// More than this content, in micrograms per gram, is taken for a slip.
pub const MOST_PER_GRAM: u32 = 30_000;

const MICROGRAMS_PER_GRAM: u64 = 1_000_000;

/// What a range rests on.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Basis {
    /// A laboratory's result for the batch.
    Laboratory,
    /// What the person says of the batch.
    Stated,
    /// What dried mushrooms are known to hold.
    Unknown,
}

/// What an amount holds of the active substances, in micrograms.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct ActiveContent {
    /// At least.
    pub low: u64,
    /// At most; the same as `low` only for an exact amount and a laboratory's result without a margin.
    pub high: u64,
    /// What it rests on.
    pub basis: Basis,
    /// Whether nobody said in what form it is, so that it is taken for dried.
    pub is_assumed_dried: bool,
}

impl ActiveContent {
    /// The ends to two digits, as they are shown: 1360 µg is 1.4 mg. Ends that rounding would make one value keep
    /// their digits, and stand a microgram to both sides if they are one, unless a laboratory gave them.
    pub fn rounded(self) -> Self {
        let (low, high) = (two_digits(self.low), two_digits(self.high));
        let (low, high) = match (low == high, self.low == self.high, self.basis) {
            (false, ..) | (_, _, Basis::Laboratory) => (low, high),
            (_, false, _) => (self.low, self.high),
            _ => (self.low.saturating_sub(1), self.high.saturating_add(1)),
        };
        Self { low, high, ..self }
    }
}

/// What an amount holds by what the journal says of the substance and the batch it is from.
pub fn content_of(
    journal: &Journal,
    dosage: Dosage,
    substance: Option<RecordId>,
    batch: Option<RecordId>,
) -> Option<ActiveContent> {
    let body = |id: Option<RecordId>| journal.entry(id?).map(|entry| &entry.body);
    let batch = match body(batch) {
        Some(Body::Batch(batch)) => Some(batch),
        _ => None,
    };
    let form = match body(substance.or_else(|| batch?.substance)) {
        Some(Body::Substance(substance)) => substance.form,
        _ => None,
    };
    // A substance that the person has named may be anything, unless it is said to be dried.
    if batch.is_none() && substance.is_some() && form != Some(Form::Dried) {
        return None;
    }
    content(dosage, batch, form)
}

/// What an amount holds, by its batch. `substance` is the form of what it is a batch of.
/// `None` where nothing can be said: fresh material, liquids and blotters without a stated content,
/// volumes, and amounts that may be of the active substance itself.
pub fn content(dosage: Dosage, batch: Option<&Batch>, substance: Option<Form>) -> Option<ActiveContent> {
    let form = batch.and_then(|batch| batch.form).or(substance);
    let capsule = batch.and_then(|batch| batch.capsule);
    let (mass, is_material) = match dosage.amount.unit() {
        Unit::Gram => (Mass::of(dosage), true),
        Unit::Milligram => (
            Mass::of(dosage),
            matches!(form, Some(Form::Dried | Form::Capsule)),
        ),
        Unit::Capsule => (Mass::in_capsules(dosage, capsule?), true),
        Unit::Microgram | Unit::Millilitre => return None,
    };
    let mass = mass?;
    let potency = batch.and_then(|batch| batch.potency);
    let is_dry = is_material && matches!(form, None | Some(Form::Dried | Form::Capsule));
    let (low, high, basis) = match potency {
        Some(potency) if is_material => per_gram(potency),
        None if is_dry => (UNKNOWN_PER_GRAM.0, UNKNOWN_PER_GRAM.1, Basis::Unknown),
        _ => return None,
    };
    Some(ActiveContent {
        low: micrograms(mass.low, low),
        high: micrograms(mass.high, high),
        basis,
        is_assumed_dried: form.is_none() && basis == Basis::Unknown,
    })
}

/// The least and the most that a stated content may be, in micrograms per gram.
/// One without a margin that is no laboratory's is as good as none, so it only widens what is known.
fn per_gram(potency: Potency) -> (u64, u64, Basis) {
    let (middle, half) = (
        u64::from(potency.micrograms_per_gram),
        u64::from(potency.plus_minus),
    );
    let (low, high) = (middle.saturating_sub(half), middle.saturating_add(half));
    match (potency.from_laboratory, half) {
        (true, _) => (low, high, Basis::Laboratory),
        (false, 0) => (
            low.min(UNKNOWN_PER_GRAM.0),
            high.max(UNKNOWN_PER_GRAM.1),
            Basis::Unknown,
        ),
        (false, _) => (low, high, Basis::Stated),
    }
}

/// A mass in micrograms, as a range.
struct Mass {
    low: u64,
    high: u64,
}

impl Mass {
    fn of(dosage: Dosage) -> Option<Self> {
        let middle = dosage.amount.smallest();
        dosage.amount.unit().is_mass().then(|| Self {
            low: middle.saturating_sub(dosage.plus_minus),
            high: middle.saturating_add(dosage.plus_minus),
        })
    }

    fn in_capsules(dosage: Dosage, capsule: Amount) -> Option<Self> {
        let one = capsule.unit().is_mass().then(|| capsule.smallest())?;
        let thousandths = dosage.amount.smallest();
        let of = |thousandths: u64| scaled(thousandths, one, Unit::Capsule.smallest_per_unit());
        Some(Self {
            low: of(thousandths.saturating_sub(dosage.plus_minus)),
            high: of(thousandths.saturating_add(dosage.plus_minus)),
        })
    }
}

fn micrograms(mass: u64, per_gram: u64) -> u64 {
    scaled(mass, per_gram, MICROGRAMS_PER_GRAM)
}

/// `a` × `b` / `by`, rounded.
pub(super) fn scaled(a: u64, b: u64, by: u64) -> u64 {
    let product = u128::from(a).saturating_mul(u128::from(b));
    let rounded = product
        .saturating_add(u128::from(by / 2))
        .checked_div(u128::from(by));
    u64::try_from(rounded.unwrap_or(0)).unwrap_or(u64::MAX)
}

fn two_digits(number: u64) -> u64 {
    let mut step: u64 = 1;
    while number / step >= 100 {
        step = step.saturating_mul(10);
    }
    let rounded = number.saturating_add(step / 2) / step;
    rounded.saturating_mul(step)
}
