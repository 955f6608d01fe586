//! How much an ingestion was: numbers and unit words turned into a dosage, and what cannot be turned kept as words.
//! Knows no substance's usual dose.

use super::number::Decimal;
use super::units::CustomUnit;
use crate::domain::{Amount, Dosage, Label, Unit};

/// What an ingestion says about its size.
pub(super) struct Stated<'a> {
    pub(super) dose: Option<Decimal>,
    pub(super) deviation: Option<Decimal>,
    pub(super) is_estimate: bool,
    pub(super) unit: &'a str,
    pub(super) custom: Custom<'a>,
}

/// Which unit of the person's own an ingestion counts.
pub(super) enum Custom<'a> {
    /// None; the dose is in `unit`.
    No,
    /// This one.
    Known(&'a CustomUnit),
    /// One that the file does not have.
    Lost,
}

/// What could be made of it.
#[derive(Default, PartialEq, Eq, Debug)]
pub(super) struct Understood {
    /// The dosage, if the unit is one of ours.
    pub(super) dosage: Option<Dosage>,
    /// What the unit measures, when it says so: "Psilocybin" in "mg Psilocybin".
    pub(super) of: Option<String>,
    /// The original words, when the dosage does not say all of it.
    pub(super) words: Option<String>,
}

/// Turns what an ingestion says into a dosage.
pub(super) fn understand(stated: &Stated<'_>) -> Understood {
    let Some(dose) = stated.dose else {
        return Understood::default();
    };
    let exactly = |number: Decimal| i128::from(number.millionths()) * i128::from(Decimal::ONE);
    let (word, said_in, size, deviation, is_estimate) = match stated.custom {
        Custom::Known(custom) => (
            custom.original.as_str(),
            custom.word.as_ref().map_or("", Label::as_str),
            custom.each.and_then(|each| product(dose, each)),
            product_deviation(dose, stated.deviation, custom),
            stated.is_estimate || custom.is_estimate,
        ),
        Custom::No => (
            stated.unit,
            stated.unit,
            Some(exactly(dose)),
            stated.deviation.map_or(0, exactly),
            stated.is_estimate,
        ),
        Custom::Lost => ("", stated.unit, None, 0, false),
    };
    let words = (dose.millionths() != 0).then(|| spoken(dose, said_in));
    let Some((unit, of)) = unit_of(word) else {
        return Understood {
            words,
            ..Understood::default()
        };
    };
    let dosage = size.and_then(|size| dosage(size, deviation, unit, is_estimate));
    let is_whole = dosage.is_some_and(|(_, is_exact)| is_exact) && matches!(stated.custom, Custom::No);
    Understood {
        dosage: dosage.map(|(dosage, _)| dosage),
        of: of.map(str::to_owned),
        words: words.filter(|_| !is_whole),
    }
}

/// Our unit for a foreign unit word, and what the rest of the words says it measures.
pub(super) fn unit_of(words: &str) -> Option<(Unit, Option<&str>)> {
    let words = words.trim();
    let (first, rest) = words.split_once(char::is_whitespace).unwrap_or((words, ""));
    let unit = match first {
        "g" | "G" => Unit::Gram,
        "mg" | "Mg" | "MG" => Unit::Milligram,
        "\u{b5}g" | "\u{3bc}g" | "ug" | "mcg" => Unit::Microgram,
        "ml" | "mL" | "ML" => Unit::Millilitre,
        "capsule" | "capsules" | "cap" | "caps" => Unit::Capsule,
        _ => return None,
    };
    Some((unit, Some(rest.trim()).filter(|rest| !rest.is_empty())))
}

fn spoken(dose: Decimal, unit: &str) -> String {
    let mut words = dose.text();
    if !unit.is_empty() {
        words.push(' ');
        words.push_str(unit);
    }
    words
}

/// In millionths of millionths, so that nothing is lost.
fn product(count: Decimal, each: Decimal) -> Option<i128> {
    i128::from(count.millionths()).checked_mul(i128::from(each.millionths()))
}

/// The standard deviation of a product of independent quantities: √((aσᵦ)² + (bσₐ)²), in millionths of millionths.
fn product_deviation(count: Decimal, deviation: Option<Decimal>, custom: &CustomUnit) -> i128 {
    let part = |a: Option<Decimal>, b: Option<Decimal>| {
        let size = a
            .zip(b)
            .and_then(|(a, b)| product(a, b))
            .unwrap_or(0)
            .unsigned_abs();
        size.saturating_mul(size)
    };
    let sum = part(Some(count), custom.deviation).saturating_add(part(custom.each, deviation));
    i128::try_from(sum.isqrt()).unwrap_or(0)
}

/// A dosage from millionths of millionths of a unit, and whether it is exact.
/// Smaller than the smallest unit it is rounded and marked as "about".
fn dosage(size: i128, deviation: i128, unit: Unit, is_estimate: bool) -> Option<(Dosage, bool)> {
    let one = i128::from(Decimal::ONE) * i128::from(Decimal::ONE) / i128::from(unit.smallest_per_unit());
    let rounded = |size: i128| u64::try_from(size.max(0).saturating_add(one / 2) / one).ok();
    let smallest = rounded(size)?;
    // Numbers that went through floating point differ from a whole one by less than a millionth of it.
    let error = (size - i128::from(smallest) * one).unsigned_abs();
    let is_exact = error.saturating_mul(1_000_000) <= size.unsigned_abs();
    let dosage = Dosage {
        amount: Amount::new(smallest, unit)?,
        plus_minus: rounded(deviation)?.min(Amount::MAX),
        about: is_estimate || !is_exact,
    };
    Some((dosage, is_exact))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(
        dose: &str,
        unit: &str,
        dosage: Option<(u64, Unit, bool)>,
        of: Option<&str>,
        words: Option<&str>,
    ) {
        let found = understand(&Stated {
            dose: Decimal::parse(dose),
            deviation: None,
            is_estimate: false,
            unit,
            custom: Custom::No,
        });
        let amount = found
            .dosage
            .map(|d| (d.amount.smallest(), d.amount.unit(), d.about));
        assert_eq!(
            (amount, found.of.as_deref(), found.words.as_deref()),
            (dosage, of, words),
            "{dose} {unit}"
        );
    }

    #[test]
    fn units_become_ours_or_stay_words() {
        check("100", "mg", Some((100_000, Unit::Milligram, false)), None, None);
        check(
            "0.30000000000000004",
            "g",
            Some((300_000, Unit::Gram, false)),
            None,
            None,
        );
        check("10", "\u{b5}g", Some((10, Unit::Microgram, false)), None, None);
        check("10", "\u{3bc}g", Some((10, Unit::Microgram, false)), None, None);
        check(
            "7.5",
            "ug",
            Some((8, Unit::Microgram, true)),
            None,
            Some("7.5 ug"),
        );
        check(
            "2.5",
            "mg Psilocybin",
            Some((2_500, Unit::Milligram, false)),
            Some("Psilocybin"),
            None,
        );
        check("0.5", "mL", Some((500, Unit::Millilitre, false)), None, None);
        check("3", "drops", None, None, Some("3 drops"));
        check("3", "", None, None, Some("3"));
        check("0", "mg", None, None, None);
        check("-2", "mg", None, None, Some("-2 mg"));
        check("9000000000000", "g", None, None, Some("9000000000000 g"));
        check("null", "mg", None, None, None);
    }

    #[test]
    fn custom_units_multiply_and_so_do_their_uncertainties() {
        let capsule = CustomUnit {
            each: Decimal::parse("0.1"),
            deviation: Decimal::parse("0.01"),
            is_estimate: true,
            original: "g".to_owned(),
            word: Label::new("capsule"),
            is_described: false,
        };
        let found = understand(&Stated {
            dose: Decimal::parse("2"),
            deviation: None,
            is_estimate: false,
            unit: "capsule",
            custom: Custom::Known(&capsule),
        });
        let dosage = found.dosage.unwrap();
        assert_eq!(
            (dosage.amount.smallest(), dosage.plus_minus, dosage.about),
            (200_000, 20_000, true)
        );
        assert_eq!(found.words.as_deref(), Some("2 capsule"));
    }
}
