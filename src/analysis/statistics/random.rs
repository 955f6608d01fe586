//! Repeatable chance: a small generator whose seed comes from the question, so that an answer never changes
//! between two looks at the same journal. Not for secrets.

use oorandom::Rand32;

/// Random numbers from a seed: PCG-XSH-RR 64/32 of O'Neill, "PCG: A Family of Simple Fast Space-Efficient
/// Statistically Good Algorithms for Random Number Generation" (2014).
#[derive(Clone, Debug)]
pub struct Random(Rand32);

impl Random {
    /// The generator of a seed.
    pub fn new(seed: u64) -> Self {
        Self(Rand32::new(seed))
    }

    /// A number below `end`, each equally likely; 0 for an `end` of 0.
    pub fn below(&mut self, end: usize) -> usize {
        match u32::try_from(end) {
            Ok(end) if end > 1 => self.0.rand_range(0..end) as usize,
            _ => 0,
        }
    }

    /// A number from 0 up to but not 1, in steps of 2⁻³².
    pub fn unit(&mut self) -> f64 {
        f64::from(self.0.rand_u32()) / 4_294_967_296.0
    }

    /// Puts the items in an order drawn at random, each order equally likely (Fisher and Yates).
    pub fn shuffle<T>(&mut self, items: &mut [T]) {
        for end in (1..items.len()).rev() {
            items.swap(end, self.below(end.saturating_add(1)));
        }
    }
}

/// The seed of a question, from whatever names it: the 64-bit FNV-1a hash
/// (Fowler, Noll, Vo; draft-eastlake-fnv).
pub fn seed(question: &[u8]) -> u64 {
    question.iter().fold(0xcbf2_9ce4_8422_2325, |hash, byte| {
        (hash ^ u64::from(*byte)).wrapping_mul(0x0100_0000_01b3)
    })
}
