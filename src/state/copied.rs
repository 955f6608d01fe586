//! Whether the recovery copy has what was saved: only then does it outlive a crash of the browser.
//! Knows no copy: it is told what became of copying and of comparing, in the order in which that is known.

/// What is known of the recovery copy.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub struct Copied {
    /// How many saves are being copied, or looked at once more after that.
    pub under_way: usize,
    doubts: u64,
    settled: u64,
}

impl Copied {
    /// Whether something could not be copied, or the copy could not be compared.
    pub const fn is_behind(self) -> bool {
        self.settled < self.doubts
    }

    /// Something could not be copied, or the copy could not be compared.
    pub const fn doubt(&mut self) {
        self.doubts = self.doubts.saturating_add(1);
    }

    /// How many doubts there have been: what a comparison that begins now can settle.
    pub const fn doubts(self) -> u64 {
        self.doubts
    }

    /// The copy has everything that was saved when there were so many doubts. Later ones stay: they came while it was
    /// compared, and it may not have shown them.
    pub fn settle(&mut self, doubts: u64) {
        self.settled = self.settled.max(doubts);
    }
}
