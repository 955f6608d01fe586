//! Whole numbers of a small unit as decimal text and back, exactly, without floating point.
//! Knows no unit.

/// `value` × 10^−`places` as plain decimal text without trailing zeros.
pub(crate) fn write(value: i64, places: usize) -> String {
    let digits = value.unsigned_abs().to_string();
    let mut padded = "0".repeat(places.saturating_add(1).saturating_sub(digits.len()));
    padded.push_str(&digits);
    let (whole, fraction) = padded
        .split_at_checked(padded.len().saturating_sub(places))
        .unwrap_or((&padded, ""));
    let fraction = fraction.trim_end_matches('0');
    let mut out = String::with_capacity(padded.len().saturating_add(2));
    if value < 0 {
        out.push('-');
    }
    out.push_str(whole);
    if !fraction.is_empty() {
        out.push('.');
        out.push_str(fraction);
    }
    out
}

/// Reads [`write`]; `None` for anything looser, finer than `places`, or too large.
pub(crate) fn read(text: &str, places: usize) -> Option<i64> {
    let (is_negative, digits) = match text.strip_prefix('-') {
        Some(rest) => (true, rest),
        None => (false, text),
    };
    let (whole, fraction) = digits.split_once('.').unwrap_or((digits, "0"));
    let is_plain = |part: &str| !part.is_empty() && part.bytes().all(|b| b.is_ascii_digit());
    if !is_plain(whole) || !is_plain(fraction) {
        return None;
    }
    let fraction = fraction.trim_end_matches('0');
    let missing = places.checked_sub(fraction.len())?;
    let mut joined = String::with_capacity(24);
    joined.push_str(whole);
    joined.push_str(fraction);
    joined.push_str(&"0".repeat(missing));
    let size: i64 = joined.parse().ok()?;
    Some(if is_negative { size.saturating_neg() } else { size })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn decimals_are_exact() {
        for (value, places, text) in [
            (100_000, 6, "0.1"),
            (1, 6, "0.000001"),
            (12_000_000, 6, "12"),
            (72_500, 3, "72.5"),
            (-500, 3, "-0.5"),
            (10, 0, "10"),
            (0, 3, "0"),
        ] {
            assert_eq!(write(value, places), text);
            assert_eq!(read(text, places), Some(value), "{text}");
        }
    }

    #[test]
    fn looser_numbers_are_refused() {
        for text in [
            "",
            ".",
            "1.",
            ".5",
            "1e3",
            "+1",
            "1,5",
            " 1",
            "--1",
            "0.0000001",
            "99999999999999999999",
        ] {
            assert_eq!(read(text, 6), None, "{text}");
        }
    }
}
