//! Numbers as people read them: the locale's decimal sign, thin spaces between thousands, a true minus, units apart.
//! Works on whole numbers of the smallest unit; knows no screen.

mod quantity;
mod typed;

use super::Locale;

pub use quantity::{amount, amount_number, bytes, distance, dosage, megabytes, minutes, places, value};
pub use typed::{parse_kilometres, parse_minutes, parse_thousandths, typed};

/// Between groups of three digits: a narrow space that does not break.
pub const GROUP: char = '\u{202f}';

/// The minus sign.
pub const MINUS: char = '\u{2212}';

/// A whole number with its thousands apart: `12 480`.
pub fn count(n: usize) -> String {
    grouped(u64::try_from(n).unwrap_or(u64::MAX))
}

/// `n` hundredths (`scale` 2), thousandths (`scale` 3) and so on, without trailing zeros: `0.12`, `−3`.
pub fn scaled(n: i64, scale: u32, locale: &Locale) -> String {
    let unit = 10_u64.checked_pow(scale).unwrap_or(1);
    let size = n.unsigned_abs();
    let mut text = String::new();
    if n < 0 {
        text.push(MINUS);
    }
    text.push_str(&grouped(size / unit));
    let fraction = padded(size % unit, scale);
    let fraction = fraction.trim_end_matches('0');
    if !fraction.is_empty() {
        text.push(locale.decimal);
        text.push_str(fraction);
    }
    text
}

/// A number rounded half away from zero to exactly `places` decimals (0 to 6): `4.6`, `−0.5`, `3.0`.
/// What is not a number, or beyond 10¹², is a dash.
pub fn rounded(value: f64, places: u32, locale: &Locale) -> String {
    let places = places.min(6);
    let unit = 10_u64.checked_pow(places).unwrap_or(1);
    if !value.is_finite() || value.abs() > 1e12 {
        return "–".to_owned();
    }
    let size = (value.abs() * unit as f64).round() as u64;
    let mut text = String::new();
    if value < 0.0 && size > 0 {
        text.push(MINUS);
    }
    text.push_str(&grouped(size / unit));
    if places > 0 {
        text.push(locale.decimal);
        text.push_str(&padded(size % unit, places));
    }
    text
}

/// `3.9 to 5.3`.
pub fn range(low: f64, high: f64, places: u32, locale: &Locale) -> String {
    [rounded(low, places, locale), rounded(high, places, locale)].join(" to ")
}

/// The digits of `n`, with zeros in front up to `width`.
fn padded(n: u64, width: u32) -> String {
    let digits = n.to_string();
    let width = usize::try_from(width).unwrap_or(0);
    if width == 0 {
        return String::new();
    }
    let mut text = "0".repeat(width.saturating_sub(digits.len()));
    text.push_str(&digits);
    text
}

fn grouped(n: u64) -> String {
    let digits = n.to_string();
    let mut text = String::new();
    for (place, digit) in digits.chars().enumerate() {
        if place > 0 && digits.len().saturating_sub(place).is_multiple_of(3) {
            text.push(GROUP);
        }
        text.push(digit);
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    pub(super) const COMMA: Locale = Locale {
        decimal: ',',
        clock12: false,
        is_half_upper: false,
        order: crate::text::DateOrder::DayMonth,
        week_start: chrono::Weekday::Mon,
    };

    pub(super) fn point() -> Locale {
        Locale::default()
    }

    #[test]
    fn whole_numbers_group_by_three() {
        for (n, text) in [
            (0, "0"),
            (999, "999"),
            (1_000, "1\u{202f}000"),
            (12_480, "12\u{202f}480"),
            (1_234_567, "1\u{202f}234\u{202f}567"),
        ] {
            assert_eq!(count(n), text);
        }
    }

    #[test]
    fn fractions_lose_only_trailing_zeros() {
        for (n, scale, text) in [
            (120_000, 6, "0.12"),
            (1, 6, "0.000001"),
            (-1_500, 3, "−1.5"),
            (0, 3, "0"),
            (
                i64::MIN,
                0,
                "−9\u{202f}223\u{202f}372\u{202f}036\u{202f}854\u{202f}775\u{202f}808",
            ),
        ] {
            assert_eq!(scaled(n, scale, &point()), text);
        }
        assert_eq!(scaled(1_250, 3, &COMMA), "1,25");
    }

    #[test]
    fn rounding_never_shows_minus_zero() {
        for (value, places, text) in [
            (4.55, 1, "4.6"),
            (-0.04, 1, "0.0"),
            (-0.5, 1, "−0.5"),
            (2.0, 0, "2"),
            (9.999, 2, "10.00"),
            (f64::NAN, 1, "–"),
            (f64::INFINITY, 1, "–"),
        ] {
            assert_eq!(rounded(value, places, &point()), text, "{value}");
        }
        assert_eq!(range(3.9, 5.34, 1, &COMMA), "3,9 to 5,3");
    }
}
