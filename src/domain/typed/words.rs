//! The words, signs and digits people use for amounts, brought into one form.
//! Knows no grammar.

use super::Misread;
use super::number::Quantity;
use crate::domain::Unit;

/// One piece of what was typed.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(super) enum Token {
    Number(Quantity),
    Word(String),
    Sign(char),
    /// "about", "roughly", "ca."
    About,
    /// "a", "an"
    Article,
    /// "and"
    And,
    /// "of"
    Of,
    /// "to"
    To,
}

impl Token {
    /// The piece as it can be shown back.
    pub(super) fn text(&self) -> String {
        match self {
            Self::Word(word) => word.clone(),
            Self::Sign(sign) => sign.to_string(),
            _ => String::new(),
        }
    }
}

/// The unit a word means.
pub(super) fn unit(word: &str) -> Option<Unit> {
    Some(match word {
        "g" | "gr" | "gm" | "gram" | "grams" | "gramme" | "grammes" | "gramm" | "gramo" | "gramos"
        | "grama" | "gramas" => Unit::Gram,
        "mg" | "mgs" | "milligram" | "milligrams" | "milligramme" | "milligrammes" | "milligramm"
        | "miligramo" | "miligramos" | "miligrama" | "miligramas" => Unit::Milligram,
        "\u{b5}g" | "\u{3bc}g" | "ug" | "mcg" | "mic" | "mics" | "microgram" | "micrograms"
        | "microgramme" | "microgrammes" | "mikrogramm" | "microgramo" | "microgramos" | "micrograma"
        | "microgramas" => Unit::Microgram,
        "ml" | "millilitre" | "millilitres" | "milliliter" | "milliliters" => Unit::Millilitre,
        "cap" | "caps" | "capsule" | "capsules" | "kapsel" | "kapseln" | "capsula" | "capsulas" => {
            Unit::Capsule
        }
        _ => return None,
    })
}

/// Splits what was typed.
pub(super) fn tokens(typed: &str) -> Result<Vec<Token>, Misread> {
    let plain: Vec<char> = typed.chars().flat_map(char::to_lowercase).map(plain).collect();
    let mut tokens = Vec::new();
    let mut rest = plain.as_slice();
    while let Some((first, after)) = rest.split_first() {
        if first.is_whitespace() {
            rest = after;
        } else if starts_number(rest) {
            let (digits, after) = rest.split_at_checked(number_length(rest)).unwrap_or((rest, &[]));
            let text: String = digits.iter().collect();
            push_number(&mut tokens, Quantity::parse(&text)?)?;
            rest = without_stop(after);
        } else if let Some(fraction) = vulgar(*first) {
            tokens.push(Token::Number(fraction));
            rest = after;
        } else if first.is_alphabetic() {
            let length = rest.iter().take_while(|c| c.is_alphabetic()).count();
            let (letters, after) = rest.split_at_checked(length).unwrap_or((rest, &[]));
            tokens.push(word(letters.iter().collect()));
            rest = without_stop(after);
        } else {
            rest = match rest {
                ['+', '/', '-', next @ ..] | ['+', '-', next @ ..] => {
                    tokens.push(Token::Sign('\u{b1}'));
                    next
                }
                _ => {
                    tokens.push(Token::Sign(*first));
                    after
                }
            };
        }
    }
    Ok(tokens)
}

/// A number after a slash makes a fraction of the one before it.
fn push_number(tokens: &mut Vec<Token>, number: Quantity) -> Result<(), Misread> {
    let fraction = match tokens.as_slice() {
        [.., Token::Number(over), Token::Sign('/')] => {
            Some(over.divided_by(&number).ok_or(Misread::NoNumber)?)
        }
        _ => None,
    };
    if fraction.is_some() {
        tokens.truncate(tokens.len().saturating_sub(2));
    }
    tokens.push(Token::Number(fraction.unwrap_or(number)));
    Ok(())
}

/// Skips a full stop that ends a word or number.
fn without_stop(rest: &[char]) -> &[char] {
    match rest {
        ['.', after @ ..] if !starts_number(rest) => after,
        _ => rest,
    }
}

fn starts_number(rest: &[char]) -> bool {
    match rest {
        ['.' | ',', second, ..] => second.is_ascii_digit(),
        [first, ..] => first.is_ascii_digit(),
        [] => false,
    }
}

/// Digits and the separators between them; a space only before a full group of three.
fn number_length(rest: &[char]) -> usize {
    let mut length: usize = 0;
    loop {
        let ahead = rest.get(length..).unwrap_or(&[]);
        match ahead {
            [first, ..] if first.is_ascii_digit() => length = length.saturating_add(1),
            ['.' | ',', second, ..] if second.is_ascii_digit() => length = length.saturating_add(1),
            [' ' | '\'', a, b, c, after @ ..]
                if length > 0
                    && [a, b, c].iter().all(|c| c.is_ascii_digit())
                    && !after.first().is_some_and(|c| c.is_ascii_digit() || *c == '/') =>
            {
                length = length.saturating_add(1);
            }
            _ => return length,
        }
    }
}

fn word(word: String) -> Token {
    let number = |number| Token::Number(Quantity::whole(number));
    let fraction = |under| Quantity::fraction(1, under).map(Token::Number);
    match word.as_str() {
        "about" | "approx" | "approximately" | "around" | "roughly" | "ca" | "circa" => Token::About,
        "a" | "an" => Token::Article,
        "and" => Token::And,
        "of" => Token::Of,
        "to" | "bis" => Token::To,
        "one" => number(1),
        "two" => number(2),
        "three" => number(3),
        "four" => number(4),
        "five" => number(5),
        "six" => number(6),
        "seven" => number(7),
        "eight" => number(8),
        "nine" => number(9),
        "ten" => number(10),
        "half" => fraction(2).unwrap_or(Token::Word(word)),
        "third" => fraction(3).unwrap_or(Token::Word(word)),
        "quarter" => fraction(4).unwrap_or(Token::Word(word)),
        _ => Token::Word(word),
    }
}

fn vulgar(c: char) -> Option<Quantity> {
    let (over, under) = match c {
        '\u{bd}' => (1, 2),
        '\u{bc}' => (1, 4),
        '\u{be}' => (3, 4),
        '\u{2153}' => (1, 3),
        '\u{2154}' => (2, 3),
        _ => return None,
    };
    Quantity::fraction(over, under)
}

/// Digits, separators and signs of other scripts and keyboards as the plain ones.
fn plain(c: char) -> char {
    let digit = |zero: u32| char::from_digit(u32::from(c).saturating_sub(zero), 10).unwrap_or(c);
    match c {
        '\u{660}'..='\u{669}' => digit(0x660),
        '\u{6f0}'..='\u{6f9}' => digit(0x6f0),
        '\u{966}'..='\u{96f}' => digit(0x966),
        '\u{ff10}'..='\u{ff19}' => digit(0xff10),
        '\u{66b}' | '\u{ff0c}' => ',',
        '\u{ff0e}' | '\u{3002}' => '.',
        '\u{66c}' | '\u{2019}' => '\'',
        '\u{2010}'..='\u{2015}' | '\u{2212}' | '\u{ff0d}' => '-',
        '\u{2248}' | '\u{223c}' | '\u{301c}' | '\u{ff5e}' => '~',
        '\u{2044}' | '\u{2215}' => '/',
        '\u{e1}' => 'a',
        c if c.is_whitespace() => ' ',
        // Full-width Latin letters.
        '\u{ff41}'..='\u{ff5a}' => char::from_u32(u32::from(c).saturating_sub(0xfee0)).unwrap_or(c),
        c => c,
    }
}
