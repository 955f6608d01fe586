//! What a person types as a dose, read as they mean it, or a reason why not. It is shown back before it is saved.
//! Knows no screen and no substance; the usual unit and amount are handed in.

mod number;
mod question;
mod words;

use super::{Amount, Dosage, Label, Unit};
use number::Quantity;
pub use question::{Question, Why, question};
use words::Token;

/// The most labels of a typed list.
const MOST_LABELS: usize = 100;

/// Why a typed dose cannot be read.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Misread {
    /// Nothing was typed.
    Empty,
    /// There is no number in it, or one that cannot be read.
    NoNumber,
    /// A word that is no unit known here.
    UnknownUnit(String),
    /// Something after the dose that is not part of one.
    Leftover(String),
    /// Finer than the unit's smallest part.
    TooPrecise,
    /// Nothing is no dose.
    Zero,
    /// Below zero.
    Negative,
    /// More than can be recorded.
    TooLarge,
    /// The second number of a range is below the first.
    RangeBackwards,
    /// The two sides of a range are in units that cannot be compared.
    UnitsDiffer,
    /// One of a list is longer than a label.
    LongLabel,
    /// A list has more than 100 labels.
    ManyLabels,
}

/// Reads a typed dose. A number without a unit is in `usual`.
///
/// # Errors
/// The first thing that cannot be read.
pub fn dosage(typed: &str, usual: Unit) -> Result<Dosage, Misread> {
    let mut reader = Reader::new(words::tokens(typed)?);
    if reader.rest.is_empty() {
        return Err(Misread::Empty);
    }
    let about = reader.skip_about();
    let first = reader.quantity()?;
    let first_unit = reader.unit()?;
    if reader.skip_if(|token| matches!(token, Token::To | Token::Sign('-' | '~'))) {
        let second = reader.quantity()?;
        let second_unit = reader.unit()?;
        reader.end()?;
        let (low_unit, high_unit) = sides(first_unit, second_unit, usual)?;
        return range(
            first.smallest(low_unit)?,
            second.smallest(high_unit)?,
            low_unit,
            about,
        );
    }
    if reader.skip_if(|token| matches!(token, Token::Sign('\u{b1}'))) {
        let margin = reader.quantity()?;
        let margin_unit = reader.unit()?;
        reader.end()?;
        let (unit, margin_unit) = sides(first_unit, margin_unit, usual)?;
        let mut dosage = exactly(&first, unit, about)?;
        dosage.plus_minus = margin.smallest(margin_unit)?;
        return Ok(dosage);
    }
    let about = reader.skip_about() || about;
    reader.end()?;
    exactly(&first, first_unit.unwrap_or(usual), about)
}

/// Reads a list of labels with commas between, such as what a dose was taken with. What is empty is none.
/// A comma inside one of `known`, as a file may bring them, does not divide it.
///
/// # Errors
/// One is longer than 80 characters, or there are more than 100.
pub fn labels(typed: &str, known: &[Label]) -> Result<Vec<Label>, Misread> {
    let mut labels: Vec<Label> = Vec::new();
    let mut rest = typed.trim_start();
    while !rest.is_empty() {
        let is_next = |label: &&Label| {
            let after = rest.strip_prefix(label.as_str()).map(str::trim_start);
            after.is_some_and(|after| after.is_empty() || after.starts_with(','))
        };
        // The one at its own place first: what nobody changed is read as it was.
        let mut known = known.get(labels.len()).into_iter().chain(known);
        let raw = match known.find(is_next) {
            Some(label) => label.as_str(),
            None => rest.split(',').next().unwrap_or_default(),
        };
        match Label::new(raw) {
            Some(label) => labels.push(label),
            None if raw.trim().chars().count() > Label::LONGEST => return Err(Misread::LongLabel),
            None => {}
        }
        let after = rest.strip_prefix(raw).unwrap_or_default().trim_start();
        rest = after.strip_prefix(',').unwrap_or(after).trim_start();
    }
    if labels.len() > MOST_LABELS {
        return Err(Misread::ManyLabels);
    }
    Ok(labels)
}

/// The dose that the same text is where point and comma are used the other way round, as in `1.250 mg`;
/// `None` where that makes no difference.
pub fn other_way(typed: &str, usual: Unit) -> Option<Dosage> {
    let swapped: String = typed
        .chars()
        .map(|c| match c {
            '.' => ',',
            ',' => '.',
            other => other,
        })
        .collect();
    let this = dosage(typed, usual).ok()?;
    dosage(&swapped, usual).ok().filter(|other| *other != this)
}

fn exactly(quantity: &Quantity, unit: Unit, about: bool) -> Result<Dosage, Misread> {
    Ok(Dosage {
        amount: amount(quantity.smallest(unit)?, unit)?,
        plus_minus: 0,
        about: about || quantity.is_rounded_in(unit),
    })
}

/// The middle of a range. Where it falls between two of the smallest unit, the margin covers both ends.
fn range(low: u64, high: u64, unit: Unit, about: bool) -> Result<Dosage, Misread> {
    if high < low {
        return Err(Misread::RangeBackwards);
    }
    let middle = low.midpoint(high);
    Ok(Dosage {
        amount: amount(middle.max(u64::from(high > 0)), unit)?,
        plus_minus: high.saturating_sub(middle),
        about,
    })
}

fn amount(smallest: u64, unit: Unit) -> Result<Amount, Misread> {
    Amount::new(smallest, unit).ok_or(if smallest == 0 {
        Misread::Zero
    } else {
        Misread::TooLarge
    })
}

/// The units of two numbers when either may have been left out.
fn sides(first: Option<Unit>, second: Option<Unit>, usual: Unit) -> Result<(Unit, Unit), Misread> {
    let second = second.or(first).unwrap_or(usual);
    let first = first.unwrap_or(second);
    let is_comparable = first == second || (first.is_mass() && second.is_mass());
    is_comparable
        .then_some((first, second))
        .ok_or(Misread::UnitsDiffer)
}

struct Reader {
    /// The tokens not read yet, last first.
    rest: Vec<Token>,
}

impl Reader {
    fn new(mut tokens: Vec<Token>) -> Self {
        tokens.reverse();
        Self { rest: tokens }
    }

    fn skip_if(&mut self, is_wanted: fn(&Token) -> bool) -> bool {
        let is_next = self.rest.last().is_some_and(is_wanted);
        if is_next {
            self.rest.pop();
        }
        is_next
    }

    fn skip_about(&mut self) -> bool {
        let mut about = false;
        while self.skip_if(|token| matches!(token, Token::About | Token::Sign('~'))) {
            about = true;
        }
        about
    }

    /// A number, or several that belong together: "1 1/2", "one and a half", "half a".
    fn quantity(&mut self) -> Result<Quantity, Misread> {
        if self.skip_if(|token| matches!(token, Token::Sign('-'))) {
            return Err(Misread::Negative);
        }
        self.skip_if(|token| matches!(token, Token::Sign('+')));
        let has_article = self.skip_if(|token| matches!(token, Token::Article));
        let mut total = match self.rest.last() {
            Some(Token::Number(_)) => self.number(),
            Some(Token::Word(_)) if has_article => Some(Quantity::ONE),
            Some(Token::Word(word)) if words::unit(word).is_none() => {
                return Err(Misread::UnknownUnit(word.clone()));
            }
            _ => None,
        }
        .ok_or(Misread::NoNumber)?;
        let is_joined = self.skip_if(|token| matches!(token, Token::And));
        self.skip_if(|token| matches!(token, Token::Of));
        let is_followed = self.skip_if(|token| matches!(token, Token::Article));
        match self.rest.last() {
            Some(Token::Number(next)) if next.is_fraction() && (is_joined || !is_followed) => {
                let next = self.number().ok_or(Misread::NoNumber)?;
                total = total.plus(&next).ok_or(Misread::TooLarge)?;
                self.skip_if(|token| matches!(token, Token::Of));
                self.skip_if(|token| matches!(token, Token::Article));
            }
            _ if is_joined => return Err(Misread::NoNumber),
            _ => {}
        }
        Ok(total)
    }

    fn number(&mut self) -> Option<Quantity> {
        match self.rest.pop() {
            Some(Token::Number(number)) => Some(number),
            _ => None,
        }
    }

    fn unit(&mut self) -> Result<Option<Unit>, Misread> {
        let Some(Token::Word(word)) = self.rest.last() else {
            return Ok(None);
        };
        let unit = words::unit(word).ok_or_else(|| Misread::UnknownUnit(word.clone()))?;
        self.rest.pop();
        Ok(Some(unit))
    }

    fn end(&self) -> Result<(), Misread> {
        match self.rest.last() {
            None => Ok(()),
            Some(token) => Err(Misread::Leftover(token.text())),
        }
    }
}
