//! Numbers as people read them: the locale's decimal sign, thin spaces between thousands, a true minus, units apart.
//! Works on whole numbers of the smallest unit; knows no screen.

use super::Locale;
use crate::domain::{Amount, Dosage, MeasureKind, Unit, Value};

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

/// `0.12 g`, `150 mg`, `10 µg`, `1 capsule`.
pub fn amount(amount: Amount, locale: &Locale) -> String {
    with_unit(
        &smallest(amount.smallest(), amount.unit(), locale),
        amount.unit(),
        amount.smallest() > amount.unit().smallest_per_unit(),
    )
}

/// An amount as it was stated: `0.12 g`, `about 0.1 g`, `10 to 20 µg`.
pub fn dosage(dosage: Dosage, locale: &Locale) -> String {
    let (middle, unit) = (dosage.amount.smallest(), dosage.amount.unit());
    let mut text = String::new();
    if dosage.about {
        text.push_str("about ");
    }
    if dosage.plus_minus == 0 {
        text.push_str(&amount(dosage.amount, locale));
        return text;
    }
    let high = middle.saturating_add(dosage.plus_minus);
    text.push_str(&smallest(middle.saturating_sub(dosage.plus_minus), unit, locale));
    text.push_str(" to ");
    text.push_str(&with_unit(
        &smallest(high, unit, locale),
        unit,
        high > unit.smallest_per_unit(),
    ));
    text
}

/// The number of an amount without its unit, as it stands in a field: `0.12`.
pub fn amount_number(amount: Amount, locale: &Locale) -> String {
    smallest(amount.smallest(), amount.unit(), locale).replace(GROUP, "")
}

/// `7 h 10 min`, `46 min`, `2 h`.
pub fn minutes(minutes: u32) -> String {
    let (hours, rest) = (minutes / 60, minutes % 60);
    let mut text = String::new();
    if hours > 0 {
        text.push_str(&grouped(u64::from(hours)));
        text.push_str(" h");
    }
    if rest > 0 || hours == 0 {
        if hours > 0 {
            text.push(' ');
        }
        text.push_str(&grouped(u64::from(rest)));
        text.push_str(" min");
    }
    text
}

/// `8.2 km`, and `400 m` below a kilometre. Rounded to ten metres above.
pub fn distance(metres: u32, locale: &Locale) -> String {
    if metres < 1000 {
        return [grouped(u64::from(metres)).as_str(), " m"].concat();
    }
    let hundredths = (metres.saturating_add(5)) / 10;
    [scaled(i64::from(hundredths), 2, locale).as_str(), " km"].concat()
}

/// Bytes as `840 B`, `210 kB` or `1.4 MB` (decimal prefixes).
pub fn bytes(n: usize, locale: &Locale) -> String {
    match n {
        0..=999 => [count(n).as_str(), " B"].concat(),
        1_000..=999_499 => [count(n.saturating_add(500) / 1000).as_str(), " kB"].concat(),
        _ => [megabytes(n, locale).as_str(), " MB"].concat(),
    }
}

/// Millions with up to two decimals, rounded: `0.21`.
pub fn megabytes(n: usize, locale: &Locale) -> String {
    let hundredths = n.saturating_add(5_000) / 10_000;
    scaled(i64::try_from(hundredths).unwrap_or(i64::MAX), 2, locale)
}

/// A recorded value with its unit: `6`, `yes`, `7 h 10 min`, `72.5 kg`.
pub fn value(value: Value, kind: &MeasureKind, locale: &Locale) -> String {
    match value {
        Value::Rating(rating) => grouped(u64::from(rating.points())),
        Value::YesNo(true) => "yes".to_owned(),
        Value::YesNo(false) => "no".to_owned(),
        Value::Count(n) => grouped(u64::from(n)),
        Value::Minutes(n) => minutes(n),
        Value::Thousandths(n) => {
            let mut text = scaled(n, 3, locale);
            if let MeasureKind::Number { unit: Some(unit) } = kind {
                text.push(' ');
                text.push_str(unit.as_str());
            }
            text
        }
    }
}

/// Reads a number a person typed, with comma or point, into thousandths. `None` for anything else or more than three decimals.
pub fn parse_thousandths(raw: &str) -> Option<i64> {
    let text: String = raw
        .chars()
        .filter(|c| !c.is_whitespace() && *c != GROUP)
        .map(|c| match c {
            ',' => '.',
            MINUS => '-',
            other => other,
        })
        .collect();
    let (sign, digits) = match text.strip_prefix('-') {
        Some(rest) => (-1, rest),
        None => (1, text.as_str()),
    };
    let (whole, fraction) = digits.split_once('.').unwrap_or((digits, ""));
    let plain = |part: &str| part.bytes().all(|b| b.is_ascii_digit());
    if (whole.is_empty() && fraction.is_empty()) || fraction.len() > 3 || !plain(whole) || !plain(fraction) {
        return None;
    }
    let whole: i64 = if whole.is_empty() { 0 } else { whole.parse().ok()? };
    let mut thousandths: i64 = 0;
    for place in 0..3 {
        let digit = fraction
            .as_bytes()
            .get(place)
            .map_or(0, |byte| i64::from(byte.saturating_sub(b'0')));
        thousandths = thousandths.saturating_mul(10).saturating_add(digit);
    }
    let size = whole.checked_mul(1000)?.checked_add(thousandths)?;
    size.checked_mul(sign)
}

fn smallest(n: u64, unit: Unit, locale: &Locale) -> String {
    let scale = match unit {
        Unit::Gram => 6,
        Unit::Milligram | Unit::Millilitre | Unit::Capsule => 3,
        Unit::Microgram => 0,
    };
    scaled(i64::try_from(n).unwrap_or(i64::MAX), scale, locale)
}

fn with_unit(number: &str, unit: Unit, is_many: bool) -> String {
    [number, " ", super::names::unit(unit, is_many)].concat()
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
    use crate::domain::{Label, Rating};

    const COMMA: Locale = Locale {
        decimal: ',',
        clock12: false,
        order: super::super::DateOrder::DayMonth,
        week_start: chrono::Weekday::Mon,
    };

    fn point() -> Locale {
        Locale::default()
    }

    fn grams(micrograms: u64) -> Amount {
        Amount::new(micrograms, Unit::Gram).unwrap()
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

    #[test]
    fn amounts_read_as_they_were_stated() {
        let exact = |micrograms, unit| amount(Amount::new(micrograms, unit).unwrap(), &point());
        assert_eq!(exact(120_000, Unit::Gram), "0.12 g");
        assert_eq!(exact(150_000, Unit::Milligram), "150 mg");
        assert_eq!(exact(10, Unit::Microgram), "10 µg");
        assert_eq!(exact(1_000, Unit::Capsule), "1 capsule");
        assert_eq!(exact(500, Unit::Capsule), "0.5 capsule");
        assert_eq!(exact(2_000, Unit::Capsule), "2 capsules");
        assert_eq!(exact(1_500, Unit::Millilitre), "1.5 ml");
        let about = Dosage {
            about: true,
            ..Dosage::exactly(grams(100_000))
        };
        assert_eq!(dosage(about, &COMMA), "about 0,1 g");
        let between = Dosage {
            plus_minus: 5,
            ..Dosage::exactly(Amount::new(15, Unit::Microgram).unwrap())
        };
        assert_eq!(dosage(between, &point()), "10 to 20 µg");
        let wide = Dosage {
            plus_minus: u64::MAX,
            ..Dosage::exactly(grams(1))
        };
        assert!(dosage(wide, &point()).starts_with("0 to "));
    }

    #[test]
    fn times_and_ways_are_short() {
        for (n, text) in [(0, "0 min"), (46, "46 min"), (60, "1 h"), (430, "7 h 10 min")] {
            assert_eq!(minutes(n), text);
        }
        for (n, text) in [
            (400, "400 m"),
            (8_200, "8.2 km"),
            (9_724, "9.72 km"),
            (9_996, "10 km"),
        ] {
            assert_eq!(distance(n, &point()), text);
        }
        for (n, text) in [
            (840, "840 B"),
            (210_400, "210 kB"),
            (999_499, "999 kB"),
            (999_500, "1 MB"),
            (1_400_000, "1.4 MB"),
        ] {
            assert_eq!(bytes(n, &point()), text);
        }
    }

    #[test]
    fn values_carry_their_unit() {
        let kilogram = MeasureKind::Number {
            unit: Label::new("kg"),
        };
        assert_eq!(value(Value::Thousandths(72_500), &kilogram, &point()), "72.5 kg");
        assert_eq!(
            value(
                Value::Rating(Rating::new(0).unwrap()),
                &MeasureKind::Rating,
                &point()
            ),
            "0"
        );
        assert_eq!(
            value(Value::Minutes(430), &MeasureKind::Minutes, &point()),
            "7 h 10 min"
        );
    }

    #[test]
    fn typed_numbers_are_read_and_nonsense_is_not() {
        for (text, thousandths) in [
            ("72,5", 72_500),
            (".5", 500),
            ("3.", 3_000),
            ("-1.25", -1_250),
            ("−2", -2_000),
            ("1\u{202f}000", 1_000_000),
        ] {
            assert_eq!(parse_thousandths(text), Some(thousandths), "{text}");
        }
        for text in [
            "",
            ".",
            "-",
            "1.2345",
            "1e3",
            "1.2.3",
            "five",
            "99999999999999999999",
        ] {
            assert_eq!(parse_thousandths(text), None, "{text}");
        }
    }
}
