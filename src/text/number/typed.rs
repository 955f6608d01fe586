//! Numbers as people type them.
//! Knows no unit; amounts with units are read in the domain.

use super::{GROUP, MINUS};
use crate::schedule::Typed;

/// Reads whole minutes as people type them: `65`, `65 min`, `1:05`, `1 h 5 min`. `None` for anything else.
pub fn parse_minutes(raw: &str) -> Option<u32> {
    let text = raw.trim().to_ascii_lowercase();
    let text = text
        .strip_suffix("minutes")
        .or(text.strip_suffix("min"))
        .unwrap_or(&text);
    let number = |part: &str| part.trim().parse::<u32>().ok();
    let Some((hours, minutes)) = text.split_once([':', 'h']) else {
        return number(text);
    };
    let minutes = match minutes.trim() {
        "" if !text.contains(':') => 0,
        minutes => number(minutes).filter(|minutes| *minutes < 60)?,
    };
    number(hours)?.checked_mul(60)?.checked_add(minutes)
}

/// Reads kilometres as people type them, with or without the unit, into metres. `None` for anything else.
pub fn parse_kilometres(raw: &str) -> Option<i64> {
    let text = raw.trim().to_ascii_lowercase();
    parse_thousandths(text.strip_suffix("km").unwrap_or(&text))
}

/// Reads a number a person typed, with comma or point, into thousandths. `None` for anything else or more than three decimals.
pub fn parse_thousandths(raw: &str) -> Option<i64> {
    parse(raw, 3)
}

/// What is in a field for a number with at most so many decimals, counted in the last of them.
pub fn typed(raw: &str, places: u8) -> Typed {
    if raw.trim().is_empty() {
        return Typed::Nothing;
    }
    let number = parse(raw, places).or_else(|| beyond(raw.trim(), places));
    number.map_or(Typed::Unreadable, Typed::Number)
}

/// The largest or the smallest number for one that has more digits than can be counted: too large, but no nonsense.
fn beyond(text: &str, places: u8) -> Option<i64> {
    let digits = text.strip_prefix(['-', MINUS]).unwrap_or(text);
    let (whole, fraction) = digits.split_at_checked(digits.find(['.', ',']).unwrap_or(digits.len()))?;
    let is_digit = |c: char| c.is_ascii_digit() || c.is_whitespace() || c == GROUP;
    // Whatever is wrong with it is not its length if it cannot be read with a short one.
    parse(&["1", fraction].concat(), places)?;
    let is_number = whole.starts_with(|c: char| c.is_ascii_digit()) && whole.chars().all(is_digit);
    is_number.then_some(if digits.len() < text.len() {
        i64::MIN
    } else {
        i64::MAX
    })
}

fn parse(raw: &str, places: u8) -> Option<i64> {
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
    if (whole.is_empty() && fraction.is_empty())
        || fraction.len() > usize::from(places)
        || !plain(whole)
        || !plain(fraction)
    {
        return None;
    }
    let whole: i64 = if whole.is_empty() { 0 } else { whole.parse().ok()? };
    let mut size = whole;
    for place in 0..usize::from(places) {
        let digit = fraction.as_bytes().get(place);
        let digit = digit.map_or(0, |byte| i64::from(byte.saturating_sub(b'0')));
        size = size.checked_mul(10)?.checked_add(digit)?;
    }
    size.checked_mul(sign)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn minutes_and_kilometres_are_read_with_their_units() {
        for (text, minutes) in [
            ("65", Some(65)),
            (" 65 min", Some(65)),
            ("65 Minutes", Some(65)),
            ("1:05", Some(65)),
            ("1 h 5 min", Some(65)),
            ("1h", Some(60)),
            ("0:45", Some(45)),
            ("1:75", None),
            ("1:", None),
            (":30", None),
            ("about an hour", None),
            ("-5", None),
            ("", None),
        ] {
            assert_eq!(parse_minutes(text), minutes, "{text}");
        }
        for (text, metres) in [
            ("8.2", Some(8_200)),
            ("8,2 km", Some(8_200)),
            ("8.2KM", Some(8_200)),
            ("800 m", None),
            ("km", None),
        ] {
            assert_eq!(parse_kilometres(text), metres, "{text}");
        }
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

    #[test]
    fn a_field_holds_nothing_nonsense_or_a_number() {
        for (text, places, read) in [
            (" ", 6, Typed::Nothing),
            ("5", 6, Typed::Number(5_000_000)),
            ("0,000001", 6, Typed::Number(1)),
            ("-1", 3, Typed::Number(-1_000)),
            ("60", 0, Typed::Number(60)),
            ("1.5", 0, Typed::Unreadable),
            ("much", 3, Typed::Unreadable),
            ("9999999999999999", 6, Typed::Number(i64::MAX)),
            ("99999999999999999999999,5", 6, Typed::Number(i64::MAX)),
            ("-9999999999999999", 6, Typed::Number(i64::MIN)),
            ("9-9", 6, Typed::Unreadable),
            ("-", 6, Typed::Unreadable),
            (".", 6, Typed::Unreadable),
            ("9999999999999999.1234567", 6, Typed::Unreadable),
        ] {
            assert_eq!(typed(text, places), read, "{text}");
        }
    }
}
