//! How large something is and how sure that is.
//! Knows no way to work either out.

use super::finite;

/// An estimate with its 95 % and its 80 % interval, in the person's units.
#[derive(Clone, Copy, PartialEq, Debug)]
pub struct Interval {
    /// The estimate.
    pub estimate: f64,
    /// Lower end of the 95 % interval.
    pub low: f64,
    /// Upper end of the 95 % interval.
    pub high: f64,
    /// Lower and upper end of the 80 % interval, which is never wider.
    pub likely: (f64, f64),
}

impl Interval {
    /// An estimate between ends as far below it as above, half a width for each of [`LEVELS`]. `None` unless all are finite.
    pub(super) fn around(estimate: f64, [half, likely]: [f64; 2]) -> Option<Self> {
        let likely = likely.min(half);
        Some(Self {
            estimate: finite(estimate)?,
            low: finite(estimate - half)?,
            high: finite(estimate + half)?,
            likely: (estimate - likely, estimate + likely),
        })
    }

    /// The same for so many units at once, a positive number: a negative one would turn it round.
    #[must_use]
    pub fn times(self, units: f64) -> Self {
        Self {
            estimate: self.estimate * units,
            low: self.low * units,
            high: self.high * units,
            likely: (self.likely.0 * units, self.likely.1 * units),
        }
    }
}

/// How sure an interval is.
#[derive(Clone, Copy, PartialEq, Debug)]
pub(super) struct Level {
    /// The share of chance that it leaves room for.
    pub inside: f64,
    /// Half its width in standard errors, by the normal distribution.
    pub normal: f64,
}

/// The wide interval and the likely one.
pub(super) const LEVELS: [Level; 2] = [
    Level {
        inside: 0.95,
        normal: 1.959_963_984_540_054,
    },
    Level {
        inside: 0.80,
        normal: 1.281_551_565_544_6,
    },
];
