//! Exact numbers as people write them: commas and points, thousands in groups, fractions.
//! Knows no unit but how fine one is.

use super::Misread;
use crate::domain::{Amount, Unit};

/// An exact number that is not negative.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) struct Quantity {
    over: u128,
    under: u128,
    is_fraction: bool,
}

impl Quantity {
    pub(super) const ONE: Self = Self {
        over: 1,
        under: 1,
        is_fraction: false,
    };

    /// `over` / `under` as people say it: a half, three quarters.
    pub(super) fn fraction(over: u64, under: u64) -> Option<Self> {
        (under > 0).then_some(Self {
            over: u128::from(over),
            under: u128::from(under),
            is_fraction: true,
        })
    }

    /// A whole number.
    pub(super) fn whole(number: u64) -> Self {
        Self {
            over: u128::from(number),
            ..Self::ONE
        }
    }

    /// One number divided by another that was written after a slash.
    pub(super) fn divided_by(&self, other: &Self) -> Option<Self> {
        let is_whole = self.under == 1 && other.under == 1 && other.over > 0;
        is_whole.then_some(Self {
            over: self.over,
            under: other.over,
            is_fraction: true,
        })
    }

    /// Reads digits with separators. The last of two kinds of separators is the decimal one.
    /// A lone comma before exactly three digits separates thousands, unless nothing but zero is before it.
    pub(super) fn parse(text: &str) -> Result<Self, Misread> {
        let (whole, fraction) = match text.rfind(['.', ',']).and_then(|at| text.split_at_checked(at)) {
            Some((whole, rest)) if is_decimal(whole, rest) => (whole, rest.get(1..).unwrap_or("")),
            _ => (text, ""),
        };
        let whole = ungrouped(whole).ok_or(Misread::NoNumber)?;
        let fraction = fraction.trim_end_matches('0');
        if whole.is_empty() && fraction.is_empty() && !text.contains('0') {
            return Err(Misread::NoNumber);
        }
        if !fraction.bytes().all(|b| b.is_ascii_digit()) {
            return Err(Misread::NoNumber);
        }
        if whole.trim_start_matches('0').len() > 18 {
            return Err(Misread::TooLarge);
        }
        if fraction.len() > 12 {
            return Err(Misread::TooPrecise);
        }
        let digits = whole.bytes().chain(fraction.bytes());
        let over = digits.fold(0_u128, |sum, b| {
            sum.saturating_mul(10)
                .saturating_add(u128::from(b.saturating_sub(b'0')))
        });
        let places = u32::try_from(fraction.len()).unwrap_or(0);
        Ok(Self {
            over,
            under: 10_u128.saturating_pow(places),
            is_fraction: false,
        })
    }

    pub(super) const fn is_fraction(&self) -> bool {
        self.is_fraction
    }

    pub(super) fn plus(&self, other: &Self) -> Option<Self> {
        let left = self.over.checked_mul(other.under)?;
        let right = other.over.checked_mul(self.under)?;
        Some(Self {
            over: left.checked_add(right)?,
            under: self.under.checked_mul(other.under)?,
            is_fraction: true,
        })
    }

    /// How many of a unit's smallest part. Only fractions such as a third are rounded.
    pub(super) fn smallest(&self, unit: Unit) -> Result<u64, Misread> {
        let over = self
            .over
            .checked_mul(u128::from(unit.smallest_per_unit()))
            .ok_or(Misread::TooLarge)?;
        if !self.is_fraction && over % self.under != 0 {
            return Err(Misread::TooPrecise);
        }
        let rounded = over.saturating_add(self.under / 2) / self.under;
        u64::try_from(rounded)
            .ok()
            .filter(|smallest| *smallest <= Amount::MAX)
            .ok_or(Misread::TooLarge)
    }

    /// Whether [`Quantity::smallest`] had to round.
    pub(super) fn is_rounded_in(&self, unit: Unit) -> bool {
        let over = self.over.saturating_mul(u128::from(unit.smallest_per_unit()));
        over % self.under != 0
    }
}

/// Whether the separator at the start of `rest` is a decimal one.
fn is_decimal(whole: &str, rest: &str) -> bool {
    let separator = rest.chars().next().unwrap_or('.');
    let is_repeated = whole.contains(separator);
    let other = if separator == '.' { ',' } else { '.' };
    let is_three_digits = rest.len() == 4;
    let leads_with_zero = whole.trim_start_matches('0').is_empty();
    !is_repeated && (separator == '.' || whole.contains(other) || !is_three_digits || leads_with_zero)
}

/// The digits of a whole number whose groups, if there are any, have three digits each.
fn ungrouped(whole: &str) -> Option<String> {
    let mut groups = whole.split(['.', ',', ' ', '\'']);
    let first = groups.next().unwrap_or("");
    let mut digits = first.to_owned();
    let mut is_grouped = false;
    for group in groups {
        if group.len() != 3 {
            return None;
        }
        is_grouped = true;
        digits.push_str(group);
    }
    let is_plain = digits.bytes().all(|b| b.is_ascii_digit());
    (is_plain && (!is_grouped || (1..=3).contains(&first.len()))).then_some(digits)
}
