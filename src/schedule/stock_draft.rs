//! The numbers of a batch as they are typed in, and what is wrong with them, field by field.
//! Knows no form and no wording.

use chrono::NaiveDate;

use super::Stock;
use super::content::MOST_PER_GRAM;
use crate::domain::{Amount, Correction, Potency, RecordId, Text, Unit, in_range};

/// A number as it is typed in.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub enum Typed {
    /// The field is empty.
    #[default]
    Nothing,
    /// What is in it is no number.
    Unreadable,
    /// A number of the smallest part of its unit.
    Number(i64),
}

/// The numbers of a batch as they are typed in.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct BatchDraft {
    /// How much was made, in the smallest part of `made_unit`.
    pub made: Typed,
    /// The unit of what was made.
    pub made_unit: Unit,
    /// What a capsule holds, in the smallest part of `capsule_unit`.
    pub capsule: Typed,
    /// The unit of what a capsule holds.
    pub capsule_unit: Unit,
    /// The content in micrograms per gram.
    pub potency: Typed,
    /// Half the width of its range, in micrograms per gram.
    pub plus_minus: Typed,
    /// Whether the content is a laboratory's result.
    pub from_laboratory: bool,
    /// When it was opened or made.
    pub opened: Option<NaiveDate>,
}

/// The numbers of a batch.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct BatchNumbers {
    /// How much was made.
    pub made: Option<Amount>,
    /// What a capsule holds.
    pub capsule: Option<Amount>,
    /// The content.
    pub potency: Option<Potency>,
    /// When it was opened or made.
    pub opened: Option<NaiveDate>,
}

/// What of a batch something is wrong with.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum BatchField {
    /// How much was made.
    Made,
    /// What a capsule holds.
    Capsule,
    /// The content.
    Potency,
    /// The margin of the content.
    PlusMinus,
    /// When it was opened or made.
    Opened,
    /// What is left now.
    Left,
}

/// What is wrong with a number.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Wrong {
    /// It is no number.
    Unreadable,
    /// It is below zero.
    Negative,
    /// It is zero where something must be.
    Zero,
    /// It is more than can be recorded.
    TooLarge,
    /// A content of more than 30 mg in a gram.
    TooPotent,
    /// A margin, or that a laboratory found it, is said of a content that is not.
    ContentMissing,
    /// A content that is no laboratory's needs a margin, since it is never shown as one value.
    MarginMissing,
    /// The margin is wider than the content.
    MarginTooWide,
    /// A capsule holds a mass.
    NoMass,
    /// A date outside 1990–2100.
    OutOfRange,
}

/// One thing that is wrong with a batch.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct BatchProblem {
    /// With what.
    pub field: BatchField,
    /// What.
    pub wrong: Wrong,
}

impl BatchDraft {
    /// The numbers that were meant.
    ///
    /// # Errors
    /// Everything that is wrong, at least one thing.
    pub fn read(&self) -> Result<BatchNumbers, Vec<BatchProblem>> {
        let mut problems = Vec::new();
        let mut note = |field: BatchField, wrong: Wrong| problems.push(BatchProblem { field, wrong });
        let made = amount(self.made, self.made_unit);
        let capsule = amount(self.capsule, self.capsule_unit);
        let capsule = capsule.and_then(|capsule| match capsule {
            Some(capsule) if !capsule.unit().is_mass() => Err(Wrong::NoMass),
            other => Ok(other),
        });
        let potency = self.potency(&mut note);
        let made = made.unwrap_or_else(|wrong| {
            note(BatchField::Made, wrong);
            None
        });
        let capsule = capsule.unwrap_or_else(|wrong| {
            note(BatchField::Capsule, wrong);
            None
        });
        if self.opened.is_some_and(|day| !in_range(day)) {
            note(BatchField::Opened, Wrong::OutOfRange);
        }
        if problems.is_empty() {
            Ok(BatchNumbers {
                made,
                capsule,
                potency,
                opened: self.opened,
            })
        } else {
            Err(problems)
        }
    }

    fn potency(&self, note: &mut dyn FnMut(BatchField, Wrong)) -> Option<Potency> {
        let says_more = self.plus_minus != Typed::Nothing || self.from_laboratory;
        let content = match number(self.potency) {
            Ok(None) if says_more => {
                note(BatchField::Potency, Wrong::ContentMissing);
                None
            }
            Ok(Some(0)) => {
                note(BatchField::Potency, Wrong::Zero);
                None
            }
            Ok(Some(content)) if content > u64::from(MOST_PER_GRAM) => {
                note(BatchField::Potency, Wrong::TooPotent);
                None
            }
            Ok(content) => content,
            Err(wrong) => {
                note(BatchField::Potency, wrong);
                None
            }
        };
        let half = match number(self.plus_minus) {
            Ok(half) => half.unwrap_or(0),
            Err(wrong) => {
                note(BatchField::PlusMinus, wrong);
                return None;
            }
        };
        let content = content?;
        if half > content {
            note(BatchField::PlusMinus, Wrong::MarginTooWide);
        } else if half == 0 && !self.from_laboratory {
            note(BatchField::PlusMinus, Wrong::MarginMissing);
        }
        Some(Potency {
            micrograms_per_gram: u32::try_from(content).ok()?,
            plus_minus: u32::try_from(half).ok()?,
            from_laboratory: self.from_laboratory,
        })
    }
}

/// The correction that makes what is left what was counted, in the smallest part of the stock's unit; none if it is that already.
///
/// # Errors
/// What is wrong with the count.
pub fn corrected(
    batch: RecordId,
    stock: &Stock,
    counted: Typed,
    note: Option<Text>,
) -> Result<Option<Correction>, Wrong> {
    let counted = number(counted)?.ok_or(Wrong::Unreadable)?;
    if counted > Amount::MAX {
        return Err(Wrong::TooLarge);
    }
    let counted = i64::try_from(counted).unwrap_or(i64::MAX);
    let amount = Amount::new(counted.abs_diff(stock.left), stock.made.unit());
    Ok(amount.map(|amount| Correction {
        batch,
        amount,
        is_less: counted < stock.left,
        note,
    }))
}

fn number(typed: Typed) -> Result<Option<u64>, Wrong> {
    match typed {
        Typed::Nothing => Ok(None),
        Typed::Unreadable => Err(Wrong::Unreadable),
        Typed::Number(number) => u64::try_from(number).map(Some).map_err(|_| Wrong::Negative),
    }
}

fn amount(typed: Typed, unit: Unit) -> Result<Option<Amount>, Wrong> {
    match number(typed)? {
        None => Ok(None),
        Some(0) => Err(Wrong::Zero),
        Some(smallest) => Amount::new(smallest, unit).map(Some).ok_or(Wrong::TooLarge),
    }
}
