//! The words of batches: what an amount holds, what is left and for how long, and what is wrong with a number.
//! Takes the engine's answers; knows no page.

use chrono::NaiveDate;

use super::{Locale, counted, date, names, number};
use crate::domain::{Amount, Dosage};
use crate::schedule::{ActiveContent, Basis, BatchField, Lasts, Stock, Uncounted, Wrong};

/// Said when a batch is added, and of the first dose from it.
pub const BEGIN_LOW: &str = "A new batch can be stronger: begin low.";
/// A field.
pub const FORM_OF_BATCH: &str = "Form";
/// A field.
pub const MADE: &str = "How much there was";
/// Below it.
pub const MADE_HOW: &str = "Then what is left is counted. Leave it empty if it is not known.";
/// A choice.
pub const MADE_UNIT: &str = "Counted in";
/// A field.
pub const CAPSULE: &str = "One capsule holds";
/// Below it.
pub const CAPSULE_HOW: &str = "So that capsules and grams can be counted together.";
/// A choice.
pub const CAPSULE_UNIT: &str = "Its unit";
/// A button, and the heading of its form.
pub const CORRECT: &str = "Correct what is left";
/// A field.
pub const LEFT: &str = "Left now";
/// Of a batch without a stated content.
pub const POTENCY_NOT_KNOWN: &str = "potency not known";
/// While older days are still being read.
pub const STILL_READING: &str = "What is left is counted as soon as older days are read.";
/// Where a correction is changed.
pub const COUNT_ANEW: &str = "To correct it again, count anew in Settings, Substances and batches.";

/// What an amount holds: `0.16 to 1.4 mg`. One value only where a laboratory gave one.
pub fn milligrams(content: ActiveContent, locale: &Locale) -> String {
    let content = content.rounded();
    let text = |micrograms: u64| number::scaled(i64::try_from(micrograms).unwrap_or(i64::MAX), 3, locale);
    let (low, high) = (text(content.low), text(content.high));
    if low == high {
        [low.as_str(), " mg"].concat()
    } else {
        [low.as_str(), " to ", &high, " mg"].concat()
    }
}

/// The same with what it is for and what it rests on: `0.16 to 1.4 mg of actives for 0.1 g of unknown potency`.
pub fn content(content: ActiveContent, dosage: Dosage, locale: &Locale) -> String {
    let rests_on = match content.basis {
        Basis::Laboratory => " by a laboratory’s result",
        Basis::Stated => " by the stated content",
        Basis::Unknown if content.is_assumed_dried => " of unknown potency, if it is dried mushrooms",
        Basis::Unknown => " of unknown potency",
    };
    [
        milligrams(content, locale).as_str(),
        " of actives for ",
        &number::dosage(dosage, locale),
        rests_on,
    ]
    .concat()
}

/// The same in a row of facts: `0.16 to 1.4 mg of actives`, or `… if dried mushrooms` where nobody said in what form it is.
pub fn content_short(content: ActiveContent, locale: &Locale) -> String {
    let assumed = if content.is_assumed_dried {
        " if dried mushrooms"
    } else {
        ""
    };
    [milligrams(content, locale).as_str(), " of actives", assumed].concat()
}

/// A batch by its label and where it stands: `Blue jar, since 7 October`, `Blue jar, used up`.
pub fn title(label: &str, since: Option<&str>, is_finished: bool) -> String {
    match since {
        _ if is_finished => [label, ", used up"].concat(),
        Some(day) => [label, ", since ", day].concat(),
        None => label.to_owned(),
    }
}

/// What is left: `4.6 g left, about 38 doses of 0.12 g; potency not known`. `each` is hidden with all amounts.
pub fn left(
    stock: &Stock,
    lasts: Option<(Lasts, Amount)>,
    is_potency_known: bool,
    hide_amounts: bool,
    locale: &Locale,
) -> String {
    let mut parts: Vec<String> = Vec::new();
    if stock.left < 0 {
        parts.push("more was taken than there was".to_owned());
    } else if !hide_amounts {
        parts.push(amount_left(stock, locale));
    }
    if let Some((lasts, each)) = lasts.filter(|_| stock.left > 0) {
        let mut doses = match usize::try_from(lasts.doses).unwrap_or(usize::MAX) {
            0 => "less than a dose".to_owned(),
            doses => ["about ", &counted(doses, "dose", "doses")].concat(),
        };
        if hide_amounts {
            doses.push_str(" left");
        } else {
            doses.push_str(" of ");
            doses.push_str(&number::amount(each, locale));
        }
        parts.push(doses);
    }
    let mut text = parts.join(", ");
    if !is_potency_known {
        text.push_str(if text.is_empty() { "" } else { "; " });
        text.push_str(POTENCY_NOT_KNOWN);
    }
    text
}

fn amount_left(stock: &Stock, locale: &Locale) -> String {
    let left = u64::try_from(stock.left).ok();
    match left.and_then(|left| Amount::new(left, stock.made.unit())) {
        Some(left) => [number::amount(left, locale).as_str(), " left"].concat(),
        None => "nothing left".to_owned(),
    }
}

/// When the last dose of what is left is, by the plan: `Lasts until about 3 March by the plan.`
pub fn lasts_until(day: &str) -> String {
    ["Lasts until about ", day, " by the plan."].concat()
}

/// How often a batch was used: `13 doses, the last on 8 September`.
pub fn doses(doses: usize, last: Option<&str>) -> String {
    match (doses, last) {
        (0, _) | (_, None) => "no dose yet".to_owned(),
        (1, Some(day)) => ["1 dose, on ", day].concat(),
        (doses, Some(day)) => [counted(doses, "dose", "doses").as_str(), ", the last on ", day].concat(),
    }
}

/// The doses that could not be counted, by name: `1 dose could not be counted: 13 November (in ml).`
pub fn uncounted(doses: &[Uncounted], today: NaiveDate, locale: &Locale) -> String {
    /// So many are named, the newest.
    const NAMED: usize = 4;
    let named = doses.iter().rev().take(NAMED).map(|dose| {
        let why = dose.unit.map_or("no amount", |unit| names::unit(unit, true));
        let within = if dose.unit.is_some() { " (in " } else { " (" };
        [&date::mention(dose.day, today, locale), within, why, ")"].concat()
    });
    let mut named: Vec<String> = named.collect();
    let more = doses.len().saturating_sub(named.len());
    if more > 0 {
        named.push([number::count(more).as_str(), " earlier"].concat());
    }
    [
        counted(doses.len(), "dose", "doses").as_str(),
        " could not be counted: ",
        &super::list(&named),
        ".",
    ]
    .concat()
}

/// Below the field for what is left: `By what was recorded, 4.6 g are left.`
pub fn by_what_was_recorded(stock: &Stock, hide_amounts: bool, locale: &Locale) -> String {
    let unit = names::unit(stock.made.unit(), true);
    if hide_amounts {
        return ["In ", unit, "."].concat();
    }
    let left = if stock.left < 0 {
        let over = Amount::new(stock.left.unsigned_abs(), stock.made.unit());
        over.map_or_else(String::new, |over| {
            [
                number::amount(over, locale).as_str(),
                " more than there was is taken",
            ]
            .concat()
        })
    } else {
        amount_left(stock, locale)
    };
    ["In ", unit, ". By what was recorded: ", &left, "."].concat()
}

/// What is wrong with a number of a batch, and what to do.
pub fn wrong(field: BatchField, wrong: Wrong) -> &'static str {
    match (wrong, field) {
        (Wrong::Unreadable, BatchField::Left) => "Write what is left as a number, for example 4.6.",
        (Wrong::Unreadable, BatchField::Potency | BatchField::PlusMinus) => {
            "This is not a number of milligrams, for example 6.3."
        }
        (Wrong::Unreadable, _) => "This is not a number, for example 4.6. Correct it or leave it empty.",
        (Wrong::Negative, BatchField::Left) => "Less than nothing cannot be left. Write 0 if it is used up.",
        (Wrong::Negative, _) => "This cannot be below zero.",
        (Wrong::Zero, _) => "Zero is nothing. Leave it empty if it is not known.",
        (Wrong::TooLarge, _) => "This is more than can be recorded. Check the number and the unit.",
        (Wrong::TooPotent, _) => "More than 30 mg in a gram is taken for a slip. 1 % is 10 mg per gram.",
        (Wrong::ContentMissing, _) => "Say the content itself too, or nothing about it.",
        (Wrong::MarginMissing, _) => "Without a laboratory’s result, say how far it may be off.",
        (Wrong::MarginTooWide, _) => "This is wider than the content itself, which would reach below zero.",
        (Wrong::NoMass, _) => "What a capsule holds is a mass, in g, mg or µg.",
        (Wrong::OutOfRange, _) => "Choose a day from 1990 to 2100.",
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::Unit;

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    fn grams(micrograms: u64) -> Amount {
        Amount::new(micrograms, Unit::Gram).unwrap()
    }

    fn held(low: u64, high: u64, basis: Basis) -> ActiveContent {
        ActiveContent {
            low,
            high,
            basis,
            is_assumed_dried: false,
        }
    }

    #[test]
    fn what_an_amount_holds_is_a_range_with_what_it_rests_on() {
        let locale = Locale::default();
        let tenth = Dosage::exactly(grams(100_000));
        for (low, high, basis, text) in [
            (
                160,
                1_360,
                Basis::Unknown,
                "0.16 to 1.4 mg of actives for 0.1 g of unknown potency",
            ),
            (
                510,
                750,
                Basis::Stated,
                "0.51 to 0.75 mg of actives for 0.1 g by the stated content",
            ),
            (
                629,
                631,
                Basis::Stated,
                "0.629 to 0.631 mg of actives for 0.1 g by the stated content",
            ),
            (
                630,
                630,
                Basis::Stated,
                "0.629 to 0.631 mg of actives for 0.1 g by the stated content",
            ),
            (
                600,
                660,
                Basis::Laboratory,
                "0.6 to 0.66 mg of actives for 0.1 g by a laboratory’s result",
            ),
            (
                630,
                630,
                Basis::Laboratory,
                "0.63 mg of actives for 0.1 g by a laboratory’s result",
            ),
        ] {
            assert_eq!(content(held(low, high, basis), tenth, &locale), text);
        }
        let assumed = ActiveContent {
            is_assumed_dried: true,
            ..held(160, 1_360, Basis::Unknown)
        };
        assert!(content(assumed, tenth, &locale).ends_with("of unknown potency, if it is dried mushrooms"));
    }

    #[test]
    fn what_is_left_is_said_in_doses() {
        let stock = |left| Stock {
            made: grams(5_000_000),
            left,
            doses: 0,
            uncounted: 0,
        };
        let lasting = |doses| Some((Lasts { doses, until: None }, grams(120_000)));
        let say =
            |left, lasting, known, hide| super::left(&stock(left), lasting, known, hide, &Locale::default());
        for (said, text) in [
            (
                say(4_600_000, lasting(38), false, false),
                "4.6 g left, about 38 doses of 0.12 g; potency not known",
            ),
            (
                say(120_000, lasting(1), true, false),
                "0.12 g left, about 1 dose of 0.12 g",
            ),
            (
                say(100_000, lasting(0), true, false),
                "0.1 g left, less than a dose of 0.12 g",
            ),
            (say(100_000, None, true, false), "0.1 g left"),
            (say(0, lasting(0), true, false), "nothing left"),
            (say(-5, lasting(0), true, false), "more was taken than there was"),
            (
                say(4_600_000, lasting(38), false, true),
                "about 38 doses left; potency not known",
            ),
            (say(4_600_000, None, true, true), ""),
        ] {
            assert_eq!(said, text);
        }
    }

    #[test]
    fn what_could_not_be_counted_is_named() {
        let dose = |code, unit| Uncounted { day: day(code), unit };
        let today = day("2026-11-12");
        let say = |doses: &[Uncounted]| uncounted(doses, today, &Locale::default());
        assert_eq!(
            say(&[
                dose("2025-12-30", None),
                dose("2026-11-10", Some(Unit::Millilitre))
            ]),
            "2 doses could not be counted: 10 November (in ml) and 30 December 2025 (no amount)."
        );
        assert!(say(&[dose("2026-11-10", None); 6]).ends_with("10 November (no amount) and 2 earlier."));
        assert_eq!(
            doses(13, Some("8 September")),
            "13 doses, the last on 8 September"
        );
    }

    #[test]
    fn every_problem_has_words_and_a_way_out() {
        for field in [
            BatchField::Made,
            BatchField::Capsule,
            BatchField::Potency,
            BatchField::PlusMinus,
            BatchField::Opened,
            BatchField::Left,
        ] {
            for problem in [
                Wrong::Unreadable,
                Wrong::Negative,
                Wrong::Zero,
                Wrong::TooLarge,
                Wrong::TooPotent,
                Wrong::ContentMissing,
                Wrong::MarginMissing,
                Wrong::MarginTooWide,
                Wrong::NoMass,
                Wrong::OutOfRange,
            ] {
                assert!(wrong(field, problem).ends_with('.'));
            }
        }
    }
}
