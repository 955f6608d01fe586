//! Whether an amount deserves a second look. It never refuses; the person decides.
//! Knows no effect of any amount.

use crate::domain::{Amount, Dosage, Unit};

/// More than this many grams is always asked about.
const MANY_GRAMS: u64 = 5;
/// So many times the usual amount, or that fraction of it, is asked about.
const FAR: u64 = 10;
/// A correction is offered only if it comes closer to the usual amount than this factor.
const NEAR: u64 = 2;

/// A question about an amount.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Question {
    /// What is unusual.
    pub why: Why,
    /// What was probably meant, if a slip of the decimal point or the unit explains it.
    pub likely: Option<Amount>,
}

/// What is unusual about an amount.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Why {
    /// At least ten times the usual amount.
    FarAbove {
        /// The usual amount.
        usual: Amount,
    },
    /// At most a tenth of the usual amount.
    FarBelow {
        /// The usual amount.
        usual: Amount,
    },
    /// Over five grams.
    ManyGrams,
    /// Another amount for people who write point and comma the other way round.
    TwoWays {
        /// The other amount.
        other: Amount,
    },
}

/// Asks about an amount that is far from the person's usual one, or over five grams.
pub fn question(dosage: Dosage, usual: Option<Amount>) -> Option<Question> {
    let amount = dosage.amount;
    let far = usual.filter(|usual| amount.is_far_from(*usual, FAR));
    let why = match far {
        Some(usual) if amount.smallest() > usual.smallest() => Why::FarAbove { usual },
        Some(usual) => Why::FarBelow { usual },
        None if amount.exceeds_grams(MANY_GRAMS) => Why::ManyGrams,
        None => return None,
    };
    Some(Question {
        why,
        likely: usual.and_then(|usual| likely(amount, usual)),
    })
}

/// Of the amounts that a slipped decimal point or a wrong unit would explain, the one closest to the usual amount.
fn likely(amount: Amount, usual: Amount) -> Option<Amount> {
    if !amount.is_comparable(usual) {
        return None;
    }
    let down = [10, 100, 1_000, 1_000_000].into_iter().filter_map(|factor: u64| {
        let is_exact = amount.smallest().is_multiple_of(factor);
        is_exact.then_some((
            amount.smallest().checked_div(factor)?,
            shifted(amount.unit(), factor, false),
        ))
    });
    let up = [10, 100, 1_000, 1_000_000].into_iter().filter_map(|factor: u64| {
        Some((
            amount.smallest().checked_mul(factor)?,
            shifted(amount.unit(), factor, true),
        ))
    });
    down.chain(up)
        .filter_map(|(smallest, unit)| Amount::new(smallest, unit))
        .filter(|candidate| !candidate.is_far_from(usual, NEAR))
        .min_by_key(|candidate| distance(candidate.smallest(), usual.smallest()))
}

/// The unit in which the same digits are `factor` times as much or as little, or the same unit.
fn shifted(unit: Unit, factor: u64, is_more: bool) -> Unit {
    match (unit, factor, is_more) {
        (Unit::Milligram, 1_000, true) | (Unit::Microgram, 1_000_000, true) => Unit::Gram,
        (Unit::Gram, 1_000, false) | (Unit::Microgram, 1_000, true) => Unit::Milligram,
        (Unit::Gram, 1_000_000, false) | (Unit::Milligram, 1_000, false) => Unit::Microgram,
        _ => unit,
    }
}

/// How many thousandths larger the larger of two numbers is.
fn distance(a: u64, b: u64) -> u128 {
    let (small, large) = (u128::from(a.min(b)), u128::from(a.max(b)));
    large.saturating_mul(1_000) / small.max(1)
}
