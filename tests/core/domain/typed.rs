//! What people type as a dose.

use proptest::prelude::*;
use tenth::domain::typed::{Misread, Question, Why, dosage, labels, other_way, question};
use tenth::domain::{Amount, Dosage, Label, Unit};

use super::arbitrary;

fn amount(smallest: u64, unit: Unit) -> Amount {
    Amount::new(smallest, unit).unwrap()
}

#[test]
fn a_list_is_read_whole_or_not_at_all() {
    let read = |typed: &str| {
        labels(typed, &[]).map(|labels| {
            labels
                .iter()
                .map(|one| one.as_str().to_owned())
                .collect::<Vec<_>>()
        })
    };
    assert_eq!(read(" , ,"), Ok(vec![]));
    assert_eq!(
        read("tea,, green coffee ,"),
        Ok(vec!["tea".to_owned(), "green coffee".to_owned()])
    );
    let long = |length| ["tea, ", &"ü".repeat(length)].concat();
    assert_eq!(read(&long(Label::LONGEST)).map(|all| all.len()), Ok(2));
    assert_eq!(read(&long(Label::LONGEST + 1)), Err(Misread::LongLabel));
    let many = |count| "tea,".repeat(count);
    assert_eq!(read(&many(100)).map(|all| all.len()), Ok(100));
    assert_eq!(read(&many(101)), Err(Misread::ManyLabels));
}

#[test]
fn what_a_file_brought_with_a_comma_in_it_stays_one() {
    let all = |names: &[&str]| -> Vec<Label> { names.iter().map(|name| Label::new(name).unwrap()).collect() };
    let known = all(&["tea, green", "toast"]);
    for (typed, expected) in [
        ("tea, green, toast", &["tea, green", "toast"] as &[_]),
        ("toast, tea, green , milk", &["toast", "tea, green", "milk"]),
        ("tea, greens, toast", &["tea", "greens", "toast"]),
        ("tea,", &["tea"]),
    ] {
        assert_eq!(labels(typed, &known), Ok(all(expected)), "{typed}");
    }
}

proptest! {
    #[test]
    fn a_list_that_nobody_changed_is_read_as_it_was(names in proptest::collection::vec("[a-c, ]{1,6}", 0..6)) {
        let known: Vec<Label> = names.iter().filter_map(|name| Label::new(name)).collect();
        let shown: Vec<&str> = known.iter().map(Label::as_str).collect();
        prop_assert_eq!(labels(&shown.join(", "), &known), Ok(known));
    }
}

#[test]
fn what_people_type_is_read_as_they_mean_it() {
    let check = |typed: &str, smallest: u64, unit: Unit, plus_minus: u64, about: bool| {
        let expected = Dosage {
            amount: amount(smallest, unit),
            plus_minus,
            about,
        };
        assert_eq!(dosage(typed, Unit::Gram), Ok(expected), "{typed}");
    };
    let exactly = |typed: &str, smallest: u64, unit: Unit| check(typed, smallest, unit, 0, false);
    use Unit::{Capsule, Gram, Microgram, Milligram, Millilitre};
    exactly(".3 g", 300_000, Gram);
    exactly("0,15g", 150_000, Gram);
    exactly(",15 g", 150_000, Gram);
    exactly("half a gram", 500_000, Gram);
    exactly("a half gram", 500_000, Gram);
    exactly("half gram", 500_000, Gram);
    exactly("a quarter of a gram", 250_000, Gram);
    exactly("one and a half grams", 1_500_000, Gram);
    exactly("a gram", 1_000_000, Gram);
    exactly("1½ caps", 1_500, Capsule);
    exactly("1 1/2 capsules", 1_500, Capsule);
    exactly("1/4 g", 250_000, Gram);
    exactly("3/4 gram", 750_000, Gram);
    exactly("two capsules", 2_000, Capsule);
    exactly("1 capsule", 1_000, Capsule);
    exactly("2 caps", 2_000, Capsule);
    exactly("150 mg", 150_000, Milligram);
    exactly("150MG", 150_000, Milligram);
    exactly("10 µg", 10, Microgram);
    exactly("10 μg", 10, Microgram);
    exactly("10 ug", 10, Microgram);
    exactly("10 mcg", 10, Microgram);
    exactly("0.5 ml", 500, Millilitre);
    exactly("0.1", 100_000, Gram);
    exactly("+0.1", 100_000, Gram);
    exactly("1.", 1_000_000, Gram);
    exactly("٠٫١ g", 100_000, Gram);
    exactly("۱۵۰ mg", 150_000, Milligram);
    exactly("１５０ ｍｇ", 150_000, Milligram);
    exactly("1,500 mg", 1_500_000, Milligram);
    exactly("1.500 g", 1_500_000, Gram);
    exactly("0,150 g", 150_000, Gram);
    exactly("1 500 mg", 1_500_000, Milligram);
    exactly("1’500 mg", 1_500_000, Milligram);
    exactly("1.234,5 mg", 1_234_500, Milligram);
    exactly("1,234.5 mg", 1_234_500, Milligram);
    exactly("1,234,567 ug", 1_234_567, Microgram);
    exactly("  0.1\u{a0}g. ", 100_000, Gram);
    check("~0.1 g", 100_000, Gram, 0, true);
    check("≈ 0.1 g", 100_000, Gram, 0, true);
    check("about half a gram", 500_000, Gram, 0, true);
    check("ca. 150 mg", 150_000, Milligram, 0, true);
    check("a third of a gram", 333_333, Gram, 0, true);
    check("10~20 micrograms", 15, Microgram, 5, false);
    check("10-20 mg", 15_000, Milligram, 5_000, false);
    check("10 – 20 mg", 15_000, Milligram, 5_000, false);
    check("10 mg to 0.02 g", 15_000, Milligram, 5_000, false);
    check("10 mg-20", 15_000, Milligram, 5_000, false);
    check("0.1-0.2", 150_000, Gram, 50_000, false);
    check("~10-20 mg", 15_000, Milligram, 5_000, true);
    check("1-2 ug", 1, Microgram, 1, false);
    check("10-10 mg", 10_000, Milligram, 0, false);
    check("0.1 ± 0.02 g", 100_000, Gram, 20_000, false);
    check("0.1 g +/- 20 mg", 100_000, Gram, 20_000, false);
}

#[test]
fn a_lone_sign_before_three_digits_can_be_read_in_two_ways() {
    let other = |typed: &str| other_way(typed, Unit::Milligram).map(|dosage| dosage.amount);
    let milligrams = |n: u64| Some(amount(n * 1000, Unit::Milligram));
    assert_eq!(other("1.250 mg"), milligrams(1250));
    assert_eq!(
        other("1,250 mg"),
        Some(amount(1250, Unit::Milligram)),
        "one and a quarter"
    );
    for typed in [
        "1.25 mg",
        "1,25",
        "0.125 g",
        "1.234,5 mg",
        "150 mg",
        "half a gram",
        "mg",
        "",
    ] {
        assert_eq!(other(typed), None, "{typed}");
    }
}

#[test]
fn what_cannot_be_read_says_why() {
    let check =
        |typed: &str, misread: Misread| assert_eq!(dosage(typed, Unit::Gram), Err(misread), "{typed}");
    let unknown = |word: &str| Misread::UnknownUnit(word.to_owned());
    let leftover = |word: &str| Misread::Leftover(word.to_owned());
    check("", Misread::Empty);
    check(" \n", Misread::Empty);
    check("mg", Misread::NoNumber);
    check("~", Misread::NoNumber);
    check("about", Misread::NoNumber);
    check("a", Misread::NoNumber);
    check("1 and g", Misread::NoNumber);
    check("1/0 g", Misread::NoNumber);
    check("12,34,5 mg", Misread::NoNumber);
    check("1.2.3 mg", Misread::NoNumber);
    check("some", unknown("some"));
    check("10 drops", unknown("drops"));
    check("1e3 mg", unknown("e"));
    check("NaN", unknown("nan"));
    check("10 mg please", leftover("please"));
    check("10 mg!", leftover("!"));
    check("0.0000001 g", Misread::TooPrecise);
    check("7.5 ug", Misread::TooPrecise);
    check("0", Misread::Zero);
    check("0,00 mg", Misread::Zero);
    check("-1 mg", Misread::Negative);
    check("−0.1 g", Misread::Negative);
    check("10--20 mg", Misread::Negative);
    check("1000001 g", Misread::TooLarge);
    check("99999999999999999999999 ug", Misread::TooLarge);
    check("20-10 mg", Misread::RangeBackwards);
    check("1 ml - 2 g", Misread::UnitsDiffer);
    check("10 - 20 drops", unknown("drops"));
    check("0-0 mg", Misread::Zero);
}

/// A decimal text of an amount in its own unit.
fn written(amount: Amount, point: char) -> String {
    let per = amount.unit().smallest_per_unit();
    let fraction = format!(
        "{:0width$}",
        amount.smallest() % per,
        width = per.ilog10() as usize
    );
    let whole = (amount.smallest() / per).to_string();
    if per == 1 {
        whole
    } else {
        format!("{whole}{point}{fraction}")
    }
}

proptest! {
    #[test]
    fn prop_any_amount_written_out_reads_back(given in arbitrary::dosage(), arabic in any::<bool>()) {
        let amount = given.amount;
        let mut text = format!("{} {}", written(amount, '.'), amount.unit().code());
        if arabic {
            let digits = ['٠', '١', '٢', '٣', '٤', '٥', '٦', '٧', '٨', '٩'];
            text = text.chars().map(|c| c.to_digit(10).map_or(c, |d| digits[d as usize])).collect();
        }
        prop_assert_eq!(dosage(&text, Unit::Gram), Ok(Dosage::exactly(amount)), "{}", text);
    }

    #[test]
    fn prop_a_comma_is_a_point_unless_it_separates_thousands(smallest in 1_u64..1_000_000_000) {
        let grams = amount(smallest, Unit::Gram);
        prop_assert_eq!(dosage(&written(grams, ','), Unit::Gram), Ok(Dosage::exactly(grams)));
    }

    #[test]
    fn prop_a_range_covers_both_ends(low in 1_u64..1_000_000, width in 0_u64..1_000_000) {
        let found = dosage(&format!("{low}-{} ug", low + width), Unit::Gram).unwrap();
        prop_assert!(found.amount.smallest() - found.plus_minus.min(found.amount.smallest()) <= low);
        prop_assert_eq!(found.amount.smallest() + found.plus_minus, low + width);
        prop_assert!(found.plus_minus <= width / 2 + 1);
    }

    #[test]
    fn prop_anything_typed_is_read_or_refused(typed in "[ 0-9.,~/+a-z½±-]{0,16}|\\PC{0,20}") {
        if let Ok(found) = dosage(&typed, Unit::Milligram) {
            prop_assert!(found.amount.smallest() > 0 && found.plus_minus <= Amount::MAX);
        }
    }

    #[test]
    fn prop_far_amounts_are_asked_about_and_near_ones_are_not(given in arbitrary::dosage(), usual in 1_u64..100_000_000) {
        let usual = amount(usual, given.amount.unit());
        let asked = question(given, Some(usual));
        let is_odd = given.amount.is_far_from(usual, 10) || given.amount.exceeds_grams(5);
        prop_assert_eq!(asked.is_some(), is_odd);
        if let Some(likely) = asked.and_then(|asked| asked.likely) {
            prop_assert!(!likely.is_far_from(usual, 2));
            prop_assert_ne!(likely.smallest(), given.amount.smallest());
        }
    }
}

#[test]
fn slips_of_point_and_unit_are_offered_back() {
    let usual = amount(100_000, Unit::Gram);
    let check = |typed: &str, usual: Option<Amount>, expected: Option<(Why, Option<Amount>)>| {
        let asked = question(dosage(typed, Unit::Gram).unwrap(), usual);
        assert_eq!(
            asked,
            expected.map(|(why, likely)| Question { why, likely }),
            "{typed}"
        );
    };
    let above = Why::FarAbove { usual };
    let below = Why::FarBelow { usual };
    check(
        "12",
        Some(usual),
        Some((above, Some(amount(120_000, Unit::Gram)))),
    );
    check(
        "1 g",
        Some(usual),
        Some((above, Some(amount(100_000, Unit::Gram)))),
    );
    check(
        "100 g",
        Some(usual),
        Some((above, Some(amount(100_000, Unit::Milligram)))),
    );
    check(
        "0.01",
        Some(usual),
        Some((below, Some(amount(100_000, Unit::Gram)))),
    );
    check(
        "0.1 mg",
        Some(usual),
        Some((below, Some(amount(100_000, Unit::Gram)))),
    );
    check(
        "100 ug",
        Some(usual),
        Some((below, Some(amount(100_000, Unit::Milligram)))),
    );
    check("4 g", Some(usual), Some((above, None)));
    check("0.9", Some(usual), None);
    check("0.011", Some(usual), None);
    check("6 g", None, Some((Why::ManyGrams, None)));
    check("5 g", None, None);
    // Over five grams always, however large the usual amount is.
    check(
        "6 g",
        Some(amount(5_500_000, Unit::Gram)),
        Some((Why::ManyGrams, None)),
    );
    check(
        "40 g",
        Some(amount(5_500_000, Unit::Gram)),
        Some((Why::ManyGrams, Some(amount(4_000_000, Unit::Gram)))),
    );
    check("900 caps", Some(usual), None);
    check(
        "6 g",
        Some(amount(1_000, Unit::Capsule)),
        Some((Why::ManyGrams, None)),
    );
}
