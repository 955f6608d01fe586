//! CRC-32C (Castagnoli), for finding accidental damage. Not a defence against a forger.
//! Knows no document.

const TABLE: [u32; 256] = table();

#[allow(clippy::indexing_slicing)] // At compile time, where a wrong index is a build error.
const fn table() -> [u32; 256] {
    let mut table = [0; 256];
    let mut byte: u32 = 0;
    while byte < 256 {
        let mut crc = byte;
        let mut bit = 0;
        while bit < 8 {
            crc = if crc & 1 == 1 {
                (crc >> 1) ^ 0x82f6_3b78
            } else {
                crc >> 1
            };
            bit += 1;
        }
        table[byte as usize] = crc;
        byte += 1;
    }
    table
}

/// A running checksum.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Checksum(u32);

impl Checksum {
    /// The checksum of nothing.
    pub const fn new() -> Self {
        Self(!0)
    }

    /// The checksum after these bytes as well.
    #[must_use]
    pub fn and(self, bytes: &[u8]) -> Self {
        Self(bytes.iter().fold(self.0, |crc, byte| {
            let index = usize::from(crc.to_le_bytes()[0] ^ byte);
            TABLE.get(index).copied().unwrap_or(0) ^ (crc >> 8)
        }))
    }

    /// The checksum as a number.
    pub const fn value(self) -> u32 {
        !self.0
    }

    /// The checksum as [`hex`].
    pub fn code(self) -> String {
        hex(self.value())
    }
}

/// Eight lower-case hexadecimal digits.
pub fn hex(number: u32) -> String {
    (0..8)
        .rev()
        .filter_map(|digit| char::from_digit((number >> (digit * 4)) & 0xf, 16))
        .collect()
}

impl Default for Checksum {
    fn default() -> Self {
        Self::new()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn published_check_values_hold() {
        // The usual check value, and RFC 3720 B.4: 32 bytes of zeros, 32 bytes of ones.
        assert_eq!(Checksum::new().and(b"123456789").code(), "e3069283");
        assert_eq!(Checksum::new().and(&[0; 32]).code(), "8a9136aa");
        assert_eq!(
            Checksum::new().and(&[0xff; 16]).and(&[0xff; 16]).code(),
            "62a8ab43"
        );
    }
}
