//! From values to coordinates, linearly.
//! Knows no axis and no data.

use super::Tenths;

/// Maps the values `from..=to` to the pixels `start..=end`; either may run backwards.
#[derive(Clone, Copy, PartialEq, Debug)]
pub struct Scale {
    from: f64,
    start: f64,
    end: f64,
    px_per_value: Option<f64>,
}

impl Scale {
    /// A scale. When `from` equals `to` (or is not finite) every value lies in the middle.
    pub fn new(from: f64, to: f64, start: f64, end: f64) -> Self {
        let width = to - from;
        Self {
            from,
            start,
            end,
            px_per_value: (width.is_finite() && width != 0.0).then(|| (end - start) / width),
        }
    }

    /// Where a value lies, in pixels.
    pub fn px(&self, value: f64) -> f64 {
        match self.px_per_value {
            Some(px_per_value) => self.start + (value - self.from) * px_per_value,
            None => (self.start + self.end) / 2.0,
        }
    }

    /// Where a value lies.
    pub fn at(&self, value: f64) -> Tenths {
        Tenths::from_px(self.px(value))
    }

    /// Where the `index`-th day lies.
    pub fn at_index(&self, index: usize) -> Tenths {
        self.at(index as f64)
    }

    /// The value at a pixel; `from` when every value lies in the middle.
    pub fn value_at(&self, px: f64) -> f64 {
        match self.px_per_value {
            Some(px_per_value) if px_per_value != 0.0 => self.from + (px - self.start) / px_per_value,
            _ => self.from,
        }
    }
}
