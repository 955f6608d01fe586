//! Coordinates in whole tenths of a pixel, written without floating-point formatting.
//! A tenth is finer than any screen shows, and short to write.

/// A coordinate or length in tenths of a pixel.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug, Default)]
pub struct Tenths(pub i32);

impl Tenths {
    /// The nearest tenth of a pixel; what is not a number is 0.
    pub fn from_px(px: f64) -> Self {
        // `as` saturates and maps NaN to 0, which is what a chart wants.
        Self((px * 10.0).round() as i32)
    }

    /// In pixels.
    pub fn px(self) -> f64 {
        f64::from(self.0) / 10.0
    }

    /// Writes the number as SVG reads it, for example `-12.5` or `7`.
    pub fn write(self, out: &mut String) {
        if self.0 < 0 {
            out.push('-');
        }
        let size = self.0.unsigned_abs();
        write_whole(size / 10, out);
        if !size.is_multiple_of(10) {
            out.push('.');
            push_digit(size % 10, out);
        }
    }

    /// The number as SVG reads it.
    pub fn text(self) -> String {
        let mut out = String::new();
        self.write(&mut out);
        out
    }
}

fn write_whole(number: u32, out: &mut String) {
    if number >= 10 {
        write_whole(number / 10, out);
    }
    push_digit(number % 10, out);
}

/// A path has thousands of them, so they are looked up.
fn push_digit(digit: u32, out: &mut String) {
    const DIGITS: [&str; 10] = ["0", "1", "2", "3", "4", "5", "6", "7", "8", "9"];
    out.push_str(DIGITS.get(digit as usize).copied().unwrap_or_default());
}
