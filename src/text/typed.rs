//! What could not be understood of a typed dose, and what is odd about one that was.
//! Questions, never refusals; knows no form.

use super::{Locale, number};
use crate::domain::Dosage;
use crate::domain::typed::{Misread, Question, Why};

/// Said when an odd amount is saved without an answer to the question.
pub const SAVE_AGAIN: &str = "Saved as it is if you press the button once more.";
/// Said when what cannot be read is saved.
pub const SAVE_AS_NOTE: &str =
    "Recorded without an amount and with these words in its note if you press the button once more.";

/// Why a typed dose cannot be read, and what to do.
pub fn misread(misread: &Misread) -> String {
    let plain = match misread {
        Misread::UnknownUnit(word) => {
            return [
                "“",
                word,
                "” is not a unit known here. Use g, mg, µg, ml or capsules.",
            ]
            .concat();
        }
        Misread::Leftover(rest) => {
            return [
                "“",
                rest,
                "” cannot be read here. Write the amount alone and the rest as a note.",
            ]
            .concat();
        }
        Misread::Empty | Misread::NoNumber => {
            "There is no number in this. For example 0.1 g, or half a gram."
        }
        Misread::TooPrecise => "This is finer than can be recorded. Round it, please.",
        Misread::Zero => "Zero is no dose. Leave the field empty if you do not know the amount.",
        Misread::Negative => "An amount cannot be below zero.",
        Misread::TooLarge => "This is more than can be recorded. Check the number and the unit.",
        Misread::RangeBackwards => "The second number of a range must be the larger one.",
        Misread::UnitsDiffer => "Both ends of a range need units that can be compared.",
        Misread::LongLabel => "One of these is longer than 80 characters. Shorten it, or write it as a note.",
        Misread::ManyLabels => "These are more than 100. Leave some out, or write them as a note.",
    };
    plain.to_owned()
}

/// What is odd about an amount: `12 g is a hundred times your usual 0.12 g. Check the number or the unit.`
pub fn question(dosage: Dosage, question: &Question, locale: &Locale) -> String {
    let this = number::amount(dosage.amount, locale);
    match question.why {
        Why::FarAbove { usual } => {
            let times = dosage.amount.smallest() / usual.smallest().max(1);
            let usual = number::amount(usual, locale);
            let times = number::count(usize::try_from(times).unwrap_or(usize::MAX));
            [
                &this,
                " is about ",
                &times,
                " times your usual ",
                &usual,
                ". Check the number or the unit.",
            ]
            .concat()
        }
        Why::FarBelow { usual } => {
            let usual = number::amount(usual, locale);
            [
                &this,
                " is far less than your usual ",
                &usual,
                ". Check the number or the unit.",
            ]
            .concat()
        }
        Why::TwoWays { other } => {
            let other = number::amount(other, locale);
            ["This was read as ", &this, ", but can mean ", &other, "."].concat()
        }
        Why::ManyGrams => [&this, " is a very large amount. Check the number or the unit."].concat(),
    }
}
