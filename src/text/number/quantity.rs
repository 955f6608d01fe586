//! Quantities with their units: amounts, times, distances, sizes, recorded values.
//! Knows the words of units, no screen.

use super::super::{Locale, names};
use super::{GROUP, count, grouped, scaled};
use crate::domain::{Amount, Dosage, MeasureKind, Unit, Value};

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

/// How many decimals of a unit its smallest part is.
pub const fn places(unit: Unit) -> u8 {
    match unit {
        Unit::Gram => 6,
        Unit::Milligram | Unit::Millilitre | Unit::Capsule => 3,
        Unit::Microgram => 0,
    }
}

fn smallest(n: u64, unit: Unit, locale: &Locale) -> String {
    scaled(
        i64::try_from(n).unwrap_or(i64::MAX),
        u32::from(places(unit)),
        locale,
    )
}

fn with_unit(number: &str, unit: Unit, is_many: bool) -> String {
    [number, " ", names::unit(unit, is_many)].concat()
}

#[cfg(test)]
mod tests {
    use super::super::tests::{COMMA, point};
    use super::*;
    use crate::domain::{Label, Rating};

    fn grams(micrograms: u64) -> Amount {
        Amount::new(micrograms, Unit::Gram).unwrap()
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
}
