//! One answered value of one measure. Missing is the absence of a value, never zero.
//! Knows no measure and no scale wording.

/// A rating from 0 to 10. Zero is an answer.
#[derive(Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Debug)]
pub struct Rating(u8);

impl Rating {
    /// A rating; `None` above 10.
    pub fn new(points: u8) -> Option<Self> {
        (points <= 10).then_some(Self(points))
    }

    /// The points, 0–10.
    pub const fn points(self) -> u8 {
        self.0
    }
}

/// An answered value.
#[derive(Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Debug)]
pub enum Value {
    /// 0–10.
    Rating(Rating),
    /// Yes or no.
    YesNo(bool),
    /// How many, 0–99,999.
    Count(u32),
    /// Minutes, 0–99,999 (sleep, duration).
    Minutes(u32),
    /// Thousandths of the measure's own unit, −10⁹ to 10⁹.
    Thousandths(i64),
}

impl Value {
    /// The largest count or number of minutes.
    pub const MOST: u32 = 99_999;
    /// The largest size of a number, in thousandths.
    pub const WIDEST: i64 = 1_000_000_000;

    /// Whether the value is within its bounds.
    pub const fn is_in_bounds(self) -> bool {
        match self {
            Self::Rating(_) | Self::YesNo(_) => true,
            Self::Count(n) | Self::Minutes(n) => n <= Self::MOST,
            Self::Thousandths(n) => -Self::WIDEST <= n && n <= Self::WIDEST,
        }
    }

    /// The value as a number for charts and statistics: points, 0 or 1, a count, minutes, or the number itself.
    pub fn as_number(self) -> f64 {
        match self {
            Self::Rating(rating) => f64::from(rating.points()),
            Self::YesNo(yes) => f64::from(u8::from(yes)),
            Self::Count(n) | Self::Minutes(n) => f64::from(n),
            Self::Thousandths(n) => n as f64 / 1000.0,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ratings_end_at_ten_and_zero_is_one_of_them() {
        assert_eq!(Rating::new(11), None);
        assert_eq!(Value::Rating(Rating::new(0).unwrap()).as_number(), 0.0);
    }
}
