//! Protocols: which days are dose days, as a repeating pattern, as weekdays, or as needed within limits.
//! Knows no date and recommends none of them.

use super::Weekdays;
use super::event::coded;

/// A repeating sequence of 1 to 14 days of which at least one is a dose day.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub struct Pattern {
    length: u8,
    doses: u16,
}

impl Pattern {
    /// The longest pattern, in days.
    pub const LONGEST: usize = 14;

    /// A pattern of these days, `true` for a dose; `None` if it is empty, longer than 14 days or without a dose.
    pub fn new(days: &[bool]) -> Option<Self> {
        if days.len() > Self::LONGEST || !days.contains(&true) {
            return None;
        }
        let bits = days.iter().rev();
        let doses = bits.fold(0, |bits: u16, is_dose| bits << 1 | u16::from(*is_dose));
        let length = u8::try_from(days.len()).ok()?;
        Some(Self { length, doses })
    }

    /// How many days it has, 1–14.
    pub const fn length(self) -> u8 {
        self.length
    }

    /// Whether a day of it is a dose day; days are counted from 0, and the pattern repeats.
    pub const fn is_dose(self, day: u8) -> bool {
        // A pattern is never empty.
        self.doses >> (day % self.length) & 1 == 1
    }

    /// Its days in order.
    pub fn days(self) -> Vec<bool> {
        (0..self.length).map(|day| self.is_dose(day)).collect()
    }

    /// The stored name: `1` for a dose day and `0` for any other, as in `100`.
    pub fn code(self) -> String {
        let digit = |day| if self.is_dose(day) { '1' } else { '0' };
        (0..self.length).map(digit).collect()
    }

    /// Reads [`Pattern::code`].
    pub fn parse(code: &str) -> Option<Self> {
        let is_plain = code.bytes().all(|byte| matches!(byte, b'0' | b'1'));
        let days: Vec<bool> = code.bytes().map(|byte| byte == b'1').collect();
        is_plain.then(|| Self::new(&days))?
    }
}

coded! {
    /// The name of a protocol.
    ProtocolKind {
        /// One on, two off.
        Fadiman = "fadiman",
        /// Every other day.
        EveryOtherDay = "every_other_day",
        /// Two weekdays with at least a day between them.
        FixedWeekdays = "fixed_weekdays",
        /// Four on, three off.
        FourOnThreeOff = "four_on_three_off",
        /// Five on, two off.
        FiveOnTwoOff = "five_on_two_off",
        /// Every other night.
        Nightly = "nightly",
        /// As needed.
        AsNeeded = "as_needed",
        /// One's own sequence of days.
        Pattern = "pattern",
        /// One's own choice of weekdays.
        Weekdays = "weekdays",
    }
}

/// Which days are dose days. None of these has been shown to work better than another.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub enum Protocol {
    /// One on, two off (Fadiman): dose, transition, normal.
    Fadiman,
    /// Every other day.
    EveryOtherDay,
    /// Two weekdays with at least a day between them.
    FixedWeekdays(Weekdays),
    /// Four on, three off (Stamets).
    FourOnThreeOff,
    /// Five on, two off (a variant of Stamets).
    FiveOnTwoOff,
    /// Every other night, about an hour before bed.
    Nightly,
    /// As needed, within limits.
    AsNeeded(Limits),
    /// One's own repeating sequence of days.
    Pattern(Pattern),
    /// One's own choice of weekdays.
    Weekdays(Weekdays),
}

impl Protocol {
    /// Its name.
    pub const fn kind(self) -> ProtocolKind {
        match self {
            Self::Fadiman => ProtocolKind::Fadiman,
            Self::EveryOtherDay => ProtocolKind::EveryOtherDay,
            Self::FixedWeekdays(_) => ProtocolKind::FixedWeekdays,
            Self::FourOnThreeOff => ProtocolKind::FourOnThreeOff,
            Self::FiveOnTwoOff => ProtocolKind::FiveOnTwoOff,
            Self::Nightly => ProtocolKind::Nightly,
            Self::AsNeeded(_) => ProtocolKind::AsNeeded,
            Self::Pattern(_) => ProtocolKind::Pattern,
            Self::Weekdays(_) => ProtocolKind::Weekdays,
        }
    }

    /// The days it repeats, if it goes by days and not by weekdays.
    pub const fn pattern(self) -> Option<Pattern> {
        // The first day of a pattern is its lowest bit.
        let (length, doses) = match self {
            Self::Fadiman => (3, 0b1),
            Self::EveryOtherDay | Self::Nightly => (2, 0b1),
            Self::FourOnThreeOff => (7, 0b1111),
            Self::FiveOnTwoOff => (7, 0b1_1111),
            Self::Pattern(pattern) => return Some(pattern),
            Self::FixedWeekdays(_) | Self::Weekdays(_) | Self::AsNeeded(_) => return None,
        };
        Some(Pattern { length, doses })
    }

    /// The weekdays it is taken on, if it goes by weekdays.
    pub const fn weekdays(self) -> Option<Weekdays> {
        match self {
            Self::FixedWeekdays(days) | Self::Weekdays(days) => Some(days),
            _ => None,
        }
    }

    /// The most dose days in a row.
    pub fn longest_run(self) -> u8 {
        let longest = |days: &mut dyn Iterator<Item = bool>| {
            let mut run: u8 = 0;
            let mut longest = 0;
            for is_dose in days {
                run = if is_dose { run.saturating_add(1) } else { 0 };
                longest = longest.max(run);
            }
            longest
        };
        if let Some(pattern) = self.pattern() {
            // Twice round, for a run that goes over the end; one without an end counts as one round.
            let twice = pattern.length.saturating_mul(2);
            let run = longest(&mut (0..twice).map(|day| pattern.is_dose(day)));
            return run.min(pattern.length);
        }
        if let Some(days) = self.weekdays() {
            let twice = Weekdays::ALL.into_iter().chain(Weekdays::ALL);
            return longest(&mut twice.map(|day| days.contains(day))).min(7);
        }
        match self {
            Self::AsNeeded(limits) if limits.gap == 1 => limits.weekly,
            _ => 1,
        }
    }
}

/// How often a dose may be taken as needed.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub struct Limits {
    /// The fewest days from one dose day to the next, 1–28; 2 leaves a day between them.
    pub gap: u8,
    /// The most dose days in any 7 days, 1–7.
    pub weekly: u8,
}

impl Limits {
    /// The longest gap that can be asked for, in days.
    pub const LONGEST_GAP: u8 = 28;
}

impl Default for Limits {
    /// At least two days from dose to dose and at most three in seven days: our own choice, from no source.
    fn default() -> Self {
        Self { gap: 2, weekly: 3 }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn patterns_have_one_to_fourteen_days_and_a_dose() {
        let fadiman = Pattern::new(&[true, false, false]).unwrap();
        assert_eq!((fadiman.code().as_str(), fadiman.length()), ("100", 3));
        let is_dose = |day| fadiman.is_dose(day);
        assert!(is_dose(0) && !is_dose(1) && !is_dose(2) && is_dose(3));
        for code in ["", "0", "000", "12", "100000000000000", "-1", "1 0"] {
            assert_eq!(Pattern::parse(code), None, "{code}");
        }
        for code in ["1", "0100", "10000000000001"] {
            assert_eq!(Pattern::parse(code).map(Pattern::code).as_deref(), Some(code));
        }
    }
}
