//! The frame around every stored value: a mark, a checksum over key and payload, then the payload, all ASCII.
//! Knows no content. A value under a wrong key, or with any byte changed, does not open.

use crate::schema::{Checksum, hex};

const MARK: char = 'T';
const CHECKSUM_DIGITS: usize = 8;

/// The CRC-32C checksum of the parts, each followed by a newline.
pub(super) fn checksum(parts: &[&str]) -> u32 {
    let sum = parts
        .iter()
        .fold(Checksum::new(), |sum, part| sum.and(part.as_bytes()).and(b"\n"));
    sum.value()
}

/// A payload in its frame for this key.
pub(super) fn seal(key: &str, payload: &str) -> String {
    let mut value = String::with_capacity(payload.len().saturating_add(CHECKSUM_DIGITS).saturating_add(1));
    value.push(MARK);
    value.push_str(&hex(checksum(&[key, payload])));
    value.push_str(payload);
    value
}

/// The payload, if frame, key and checksum are right.
pub(super) fn open<'a>(key: &str, value: &'a str) -> Option<&'a str> {
    let (digits, payload) = value.strip_prefix(MARK)?.split_at_checked(CHECKSUM_DIGITS)?;
    (payload.is_ascii() && digits == hex(checksum(&[key, payload]))).then_some(payload)
}

/// The checksum a framed value states; zero if it has none.
pub(super) fn stated(value: &str) -> u32 {
    value
        .strip_prefix(MARK)
        .and_then(|rest| rest.get(..CHECKSUM_DIGITS))
        .and_then(|digits| u32::from_str_radix(digits, 16).ok())
        .unwrap_or_default()
}

/// What is inside a frame whose checksum is wrong.
pub(super) fn inside(value: &str) -> &str {
    value
        .get(CHECKSUM_DIGITS.saturating_add(MARK.len_utf8())..)
        .unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_checksum_is_crc_32c() {
        // RFC 3720 B.4 and the usual check value; the final newline is part of the sum.
        assert_eq!(checksum(&["123456789"]), crc_bitwise(b"123456789\n"));
        assert_eq!(crc_bitwise(b"123456789"), 0xe306_9283);
    }

    fn crc_bitwise(bytes: &[u8]) -> u32 {
        !bytes.iter().fold(!0_u32, |crc, byte| {
            (0..8).fold(crc ^ u32::from(*byte), |crc, _| {
                if crc & 1 == 1 {
                    (crc >> 1) ^ 0x82f6_3b78
                } else {
                    crc >> 1
                }
            })
        })
    }

    #[test]
    fn a_changed_byte_or_key_does_not_open() {
        let value = seal("tenth.j.1", "{\"a\":1}");
        assert_eq!(open("tenth.j.1", &value), Some("{\"a\":1}"));
        assert_eq!(open("tenth.j.2", &value), None);
        for at in 0..value.len() {
            let mut bytes = value.clone().into_bytes();
            bytes[at] ^= 1;
            assert_eq!(
                open("tenth.j.1", &String::from_utf8(bytes).unwrap()),
                None,
                "{at}"
            );
            assert_eq!(open("tenth.j.1", value.get(..at).unwrap()), None);
        }
    }
}
