//! Identity and order: record ids, device ids and revisions.
//! Knows no randomness (bits are handed in) and no clock (order is a counter, never a time).

/// The identity of a record for ever: 128 random bits, or bits derived from foreign content.
#[derive(Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Debug)]
pub struct RecordId(u128);

impl RecordId {
    /// An id from 128 random bits.
    pub const fn new(bits: u128) -> Self {
        Self(bits)
    }

    /// The raw bits.
    pub const fn bits(self) -> u128 {
        self.0
    }

    /// An id that is the same whenever the parts are the same (FNV-1a, 128 bit, parts separated by a zero byte).
    /// Used for built-in things and for foreign imports, so that importing twice adds nothing.
    pub fn derived(parts: &[&str]) -> Self {
        const OFFSET: u128 = 0x6c62_272e_07bb_0142_62b8_2175_6295_c58d;
        const PRIME: u128 = 0x0000_0000_0100_0000_0000_0000_0000_013b;
        let step = |hash: u128, byte: u8| (hash ^ u128::from(byte)).wrapping_mul(PRIME);
        let hash = parts
            .iter()
            .fold(OFFSET, |hash, part| step(part.bytes().fold(hash, step), 0));
        Self(hash)
    }

    /// The id as 22 characters of the URL-safe base-64 alphabet.
    pub fn code(self) -> String {
        encode(self.0, 22)
    }

    /// Reads [`RecordId::code`]; `None` for anything else.
    pub fn parse(code: &str) -> Option<Self> {
        (code.len() == 22).then(|| decode(code)).flatten().map(Self)
    }
}

/// A random number that names one browser profile. It is never part of a backup.
#[derive(Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Debug)]
pub struct DeviceId(u64);

impl DeviceId {
    /// A device id from 64 random bits.
    pub const fn new(bits: u64) -> Self {
        Self(bits)
    }

    /// The id as 11 characters of the URL-safe base-64 alphabet.
    pub fn code(self) -> String {
        encode(u128::from(self.0), 11)
    }

    /// Reads [`DeviceId::code`]; `None` for anything else.
    pub fn parse(code: &str) -> Option<Self> {
        let bits = (code.len() == 11).then(|| decode(code)).flatten()?;
        u64::try_from(bits).ok().map(Self)
    }
}

/// The age of a record's content: a Lamport counter, then the device that wrote it.
/// Totally ordered and never a wall clock, so a clock set back cannot hide newer data.
#[derive(Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Debug)]
pub struct Revision {
    /// One more than the highest counter the writer had seen.
    pub counter: u64,
    /// Who wrote it; breaks ties between devices.
    pub device: DeviceId,
}

impl Revision {
    /// `counter.device`, for example `42.AAAAAAAAAAE`.
    pub fn code(self) -> String {
        let mut code = self.counter.to_string();
        code.push('.');
        code.push_str(&self.device.code());
        code
    }

    /// Reads [`Revision::code`]; `None` for anything else.
    pub fn parse(code: &str) -> Option<Self> {
        let (counter, device) = code.split_once('.')?;
        if counter.is_empty() || !counter.bytes().all(|b| b.is_ascii_digit()) {
            return None;
        }
        Some(Self {
            counter: counter.parse().ok()?,
            device: DeviceId::parse(device)?,
        })
    }
}

const ALPHABET: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";

fn encode(bits: u128, digits: u32) -> String {
    (0..digits)
        .rev()
        .filter_map(|digit| {
            let index = bits.checked_shr(digit.saturating_mul(6)).unwrap_or(0) & 63;
            ALPHABET
                .get(usize::try_from(index).ok()?)
                .map(|byte| char::from(*byte))
        })
        .collect()
}

fn decode(code: &str) -> Option<u128> {
    code.bytes().try_fold(0_u128, |bits, byte| {
        let digit = ALPHABET.iter().position(|known| *known == byte)?;
        bits.checked_mul(64)?.checked_add(u128::try_from(digit).ok()?)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn codes_read_back() {
        for bits in [0, 1, 63, 64, u128::MAX, 0x0123_4567_89ab_cdef_0123_4567_89ab_cdef] {
            let id = RecordId::new(bits);
            assert_eq!(RecordId::parse(&id.code()), Some(id));
            let device = DeviceId::new(bits as u64);
            assert_eq!(DeviceId::parse(&device.code()), Some(device));
            let revision = Revision {
                counter: bits as u64,
                device,
            };
            assert_eq!(Revision::parse(&revision.code()), Some(revision));
        }
    }

    #[test]
    fn nonsense_is_refused() {
        for code in [
            "",
            "A",
            "AAAAAAAAAAAAAAAAAAAAA!",
            "zzzzzzzzzzzzzzzzzzzzzz",
            "ÄAAAAAAAAAAAAAAAAAAAAA",
        ] {
            assert_eq!(RecordId::parse(code), None, "{code}");
        }
        for code in [
            "",
            ".",
            "1",
            "1.",
            "+1.AAAAAAAAAAE",
            "-1.AAAAAAAAAAE",
            "1.AAAAAAAAAAE.2",
        ] {
            assert_eq!(Revision::parse(code), None, "{code}");
        }
    }

    #[test]
    fn derived_ids_depend_on_every_part() {
        let id = RecordId::derived(&["a", "bc"]);
        assert_eq!(id, RecordId::derived(&["a", "bc"]));
        assert_ne!(id, RecordId::derived(&["ab", "c"]));
        assert_ne!(id, RecordId::derived(&["a", "b", "c"]));
    }

    #[test]
    fn the_counter_decides_before_the_device() {
        let low = Revision {
            counter: 1,
            device: DeviceId::new(9),
        };
        let high = Revision {
            counter: 2,
            device: DeviceId::new(1),
        };
        assert!(low < high);
    }
}
