//! JSON numbers as exact decimals: foreign files write whole numbers, fractions and exponents alike.
//! Knows no unit.

/// A decimal number in millionths, at most 9 × 10¹⁸ millionths either way.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) struct Decimal(i64);

impl Decimal {
    /// How many make one.
    pub(super) const ONE: i64 = 1_000_000;
    const WIDEST: i128 = 9_000_000_000_000_000_000;

    /// Reads a JSON number, rounding beyond the sixth decimal place; `None` for anything else or beyond the range.
    pub(super) fn parse(json: &str) -> Option<Self> {
        let (mantissa, exponent) = match json.split_once(['e', 'E']) {
            Some((mantissa, exponent)) => (mantissa, exponent.parse::<i32>().ok()?),
            None => (json, 0),
        };
        let (is_negative, digits) = match mantissa.strip_prefix('-') {
            Some(digits) => (true, digits),
            None => (false, mantissa),
        };
        let (whole, fraction) = digits.split_once('.').unwrap_or((digits, ""));
        if whole.is_empty() || json.len() > 400 {
            return None;
        }
        // The digits as one number, and the power of ten that turns it into millionths.
        let mut number: i128 = 0;
        let mut power = exponent.checked_add(6)?;
        for (at, byte) in whole.bytes().chain(fraction.bytes()).enumerate() {
            let digit = i128::from(byte.checked_sub(b'0').filter(|digit| *digit <= 9)?);
            let is_fraction = at >= whole.len();
            if number < Self::WIDEST {
                number = number.checked_mul(10)?.checked_add(digit)?;
                power = power.checked_sub(i32::from(is_fraction))?;
            } else {
                power = power.checked_add(i32::from(!is_fraction))?;
            }
        }
        let millionths = shifted(number, power)?;
        let millionths = if is_negative {
            millionths.checked_neg()?
        } else {
            millionths
        };
        (millionths.abs() <= Self::WIDEST).then(|| i64::try_from(millionths).ok().map(Self))?
    }

    /// The number in millionths.
    pub(super) const fn millionths(self) -> i64 {
        self.0
    }

    /// The whole number below or equal.
    pub(super) const fn floor(self) -> i64 {
        self.0.div_euclid(Self::ONE)
    }

    /// The number as plain decimal text.
    pub(super) fn text(self) -> String {
        crate::schema::decimal::write(self.0, 6)
    }
}

/// `number` × 10^`power`, rounded half away from zero. `number` is not negative.
fn shifted(number: i128, power: i32) -> Option<i128> {
    let step = |number: i128| number.checked_mul(10);
    match u32::try_from(power) {
        Ok(_) if number == 0 => Some(0),
        Ok(up) => (0..up.min(60)).try_fold(number, |number, _| step(number)),
        Err(_) => {
            let down = power.unsigned_abs();
            let divisor = 10_i128.checked_pow(down);
            Some(divisor.map_or(0, |divisor| (number + divisor / 2) / divisor))
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_way_to_write_a_number_reads_exactly() {
        for (json, millionths) in [
            ("100", 100_000_000),
            ("100.0", 100_000_000),
            ("1e2", 100_000_000),
            ("1.0E+2", 100_000_000),
            ("0.1", 100_000),
            ("0.30000000000000004", 300_000),
            ("1e-6", 1),
            ("5e-7", 1),
            ("4e-7", 0),
            ("1e-400", 0),
            ("0e999", 0),
            ("-2.5", -2_500_000),
            ("1234567890123456789012e-20", 12_345_679),
        ] {
            assert_eq!(
                Decimal::parse(json).map(Decimal::millionths),
                Some(millionths),
                "{json}"
            );
        }
        assert_eq!(
            Decimal::parse("1.647276011e12").map(Decimal::floor),
            Some(1_647_276_011_000)
        );
        assert_eq!(Decimal::parse("-0.5").map(Decimal::floor), Some(-1));
    }

    #[test]
    fn nonsense_and_enormous_numbers_are_refused() {
        for json in [
            "",
            "-",
            "NaN",
            "1e400",
            "\"1\"",
            "true",
            "1e",
            "1e99999999999",
            ".5",
            "9999999999999999",
        ] {
            assert_eq!(Decimal::parse(json), None, "{json}");
        }
    }
}
