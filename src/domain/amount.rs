//! How much: amounts as whole numbers of the smallest unit, never floating point.
//! Knows no substance, no batch and no advice; says nothing about what an amount does.

/// What an amount is counted in.
#[derive(Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Debug)]
pub enum Unit {
    /// Grams; the smallest unit is a microgram.
    Gram,
    /// Milligrams; the smallest unit is a microgram.
    Milligram,
    /// Micrograms.
    Microgram,
    /// Millilitres; the smallest unit is a microlitre.
    Millilitre,
    /// Capsules of a batch; the smallest unit is a thousandth.
    Capsule,
}

impl Unit {
    /// Every unit, in the order they are offered.
    pub const ALL: [Self; 5] = [
        Self::Gram,
        Self::Milligram,
        Self::Microgram,
        Self::Millilitre,
        Self::Capsule,
    ];

    /// How many of the smallest unit make one.
    pub const fn smallest_per_unit(self) -> u64 {
        match self {
            Self::Gram => 1_000_000,
            Self::Milligram | Self::Millilitre | Self::Capsule => 1_000,
            Self::Microgram => 1,
        }
    }

    /// Whether the unit is a mass, so that amounts in it can be compared with other masses.
    pub const fn is_mass(self) -> bool {
        matches!(self, Self::Gram | Self::Milligram | Self::Microgram)
    }

    /// The stored name.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Gram => "g",
            Self::Milligram => "mg",
            Self::Microgram => "ug",
            Self::Millilitre => "ml",
            Self::Capsule => "capsule",
        }
    }

    /// Reads [`Unit::code`].
    pub fn parse(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|unit| unit.code() == code)
    }
}

/// A positive amount, at most 10¹² of the smallest unit (a tonne), with the unit it was given in.
#[derive(Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Debug)]
pub struct Amount {
    smallest: u64,
    unit: Unit,
}

impl Amount {
    /// The largest amount that can be recorded, in the smallest unit.
    pub const MAX: u64 = 1_000_000_000_000;

    /// An amount of `smallest` micrograms, microlitres or thousandths of a capsule; `None` for zero or beyond [`Amount::MAX`].
    pub fn new(smallest: u64, unit: Unit) -> Option<Self> {
        (1..=Self::MAX)
            .contains(&smallest)
            .then_some(Self { smallest, unit })
    }

    /// Micrograms, microlitres or thousandths of a capsule, by [`Amount::unit`].
    pub const fn smallest(self) -> u64 {
        self.smallest
    }

    /// The unit the person gave it in.
    pub const fn unit(self) -> Unit {
        self.unit
    }

    /// Whether two amounts measure the same thing, so that they can be compared.
    pub const fn is_comparable(self, other: Self) -> bool {
        match (self.unit, other.unit) {
            (Unit::Millilitre, Unit::Millilitre) | (Unit::Capsule, Unit::Capsule) => true,
            (a, b) => a.is_mass() && b.is_mass(),
        }
    }

    /// Whether this is at least `times` as much as `usual`, or at most that fraction of it. `false` if they cannot be compared.
    pub fn is_far_from(self, usual: Self, times: u64) -> bool {
        self.is_comparable(usual)
            && (self.smallest >= usual.smallest.saturating_mul(times)
                || self.smallest.saturating_mul(times) <= usual.smallest)
    }

    /// Whether a mass is over `grams` grams. `false` for other units.
    pub fn exceeds_grams(self, grams: u64) -> bool {
        self.unit.is_mass() && self.smallest > grams.saturating_mul(1_000_000)
    }
}

/// An amount as a person states it: a number, perhaps rounded, perhaps a range.
#[derive(Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Debug)]
pub struct Dosage {
    /// The amount, or the middle of the range.
    pub amount: Amount,
    /// Half the width of the range in the amount's smallest unit; zero when none was given.
    pub plus_minus: u64,
    /// Whether the person said "about".
    pub about: bool,
}

impl Dosage {
    /// An exact amount.
    pub const fn exactly(amount: Amount) -> Self {
        Self {
            amount,
            plus_minus: 0,
            about: false,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn zero_and_absurd_sizes_are_no_amounts() {
        assert_eq!(Amount::new(0, Unit::Gram), None);
        assert_eq!(Amount::new(Amount::MAX + 1, Unit::Gram), None);
        assert!(Amount::new(Amount::MAX, Unit::Gram).is_some());
    }

    #[test]
    fn masses_compare_across_units_and_nothing_else_does() {
        let hundred_mg = Amount::new(100_000, Unit::Milligram).unwrap();
        let twelve_g = Amount::new(12_000_000, Unit::Gram).unwrap();
        let one_capsule = Amount::new(1_000, Unit::Capsule).unwrap();
        assert!(twelve_g.is_far_from(hundred_mg, 10));
        assert!(hundred_mg.is_far_from(twelve_g, 10));
        assert!(!one_capsule.is_far_from(twelve_g, 10));
        assert!(twelve_g.exceeds_grams(5) && !hundred_mg.exceeds_grams(5) && !one_capsule.exceeds_grams(0));
    }
}
