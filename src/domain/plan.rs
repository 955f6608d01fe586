//! Plans: a protocol, when it starts, its cycles and rests, and the days that are kept free.
//! Knows no dose that was taken and never makes one; which day is what follows in `schedule`.

use chrono::{NaiveDate, NaiveTime};

use super::event::coded;
use super::{Dosage, Label, RecordId, Text, Weekdays, civil};

/// A repeating sequence of 1 to 14 days of which at least one is a dose day.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
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

/// Which days are dose days. None of these has been shown to work better than another.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
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

/// How often a dose may be taken as needed.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
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

/// Weeks on, weeks of rest after them, and how often that comes round.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub struct Cycle {
    /// Weeks on, 1–12.
    pub weeks: u8,
    /// Weeks of rest after each, the last included, 0–52.
    pub rest_weeks: u8,
    /// How many cycles, 1–100; `None` goes on until the plan is ended.
    pub count: Option<u8>,
}

impl Cycle {
    /// The longest cycle, in weeks.
    pub const LONGEST: u8 = 12;
    /// The longest rest, in weeks.
    pub const LONGEST_REST: u8 = 52;
    /// The most cycles of a plan.
    pub const MOST: u8 = 100;
}

coded! {
    /// Why days are kept free.
    FreeFor {
        /// A race.
        Race = "race",
        /// Travel.
        Travel = "travel",
        /// Driving.
        Driving = "driving",
        /// Anything else.
        Other = "other",
    }
}

/// Days without a dose inside a plan; the pattern goes on beneath them.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub struct KeptFree {
    /// The first day.
    pub from: NaiveDate,
    /// The last day.
    pub to: NaiveDate,
    /// Why.
    pub why: FreeFor,
}

impl KeptFree {
    /// The stored form, as in `2026-11-22/2026-11-24/race`.
    pub fn code(self) -> String {
        [
            civil::date_code(self.from).as_str(),
            &civil::date_code(self.to),
            self.why.code(),
        ]
        .join("/")
    }

    /// Reads [`KeptFree::code`].
    pub fn parse(code: &str) -> Option<Self> {
        let (from, rest) = code.split_once('/')?;
        let (to, why) = rest.split_once('/')?;
        let (from, to) = (civil::parse_date(from)?, civil::parse_date(to)?);
        let why = FreeFor::parse(why)?;
        (from <= to).then_some(Self { from, to, why })
    }
}

/// Days on which a plan stands still: the day after them goes on where the day before them was.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub struct Pause {
    /// The first day.
    pub from: NaiveDate,
    /// The last day; `None` while nobody has said when it goes on.
    pub to: Option<NaiveDate>,
}

impl Pause {
    /// The stored form, as in `2026-11-22/2026-12-01`, or `2026-11-22/` for one without an end.
    pub fn code(self) -> String {
        let to = self.to.map(civil::date_code).unwrap_or_default();
        [civil::date_code(self.from), to].join("/")
    }

    /// Reads [`Pause::code`].
    pub fn parse(code: &str) -> Option<Self> {
        let (from, to) = code.split_once('/')?;
        let from = civil::parse_date(from)?;
        let to = match to {
            "" => None,
            to => Some(civil::parse_date(to)?),
        };
        to.is_none_or(|to| from <= to).then_some(Self { from, to })
    }
}

coded! {
    /// What happens to the pattern when a dose day is missed. A dose is never doubled.
    Missed {
        /// The pattern stays where it is.
        Skip = "skip",
        /// A late dose moves the rest: the pattern goes on from the day it was taken.
        Shift = "shift",
    }
}

/// What a calendar file of a plan says, and how much of the plan was ever written to one.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Debug, Default)]
pub struct InCalendar {
    /// The title of its events, seen by anyone who sees the calendar; `None` for the neutral one.
    pub title: Option<Label>,
    /// Minutes before the dose at which the calendar rings, 0–1440; `None` for no alarm.
    pub alarm: Option<u16>,
    /// The highest number of a cycle of which dates were written to a file; 0 for none.
    pub cycles: u16,
    /// The most dates of one cycle that were written to a file. What is no longer planned of them is called off.
    pub dates: u16,
}

impl InCalendar {
    /// The earliest an alarm may ring, in minutes before.
    pub const EARLIEST_ALARM: u16 = 1440;
}

/// A plan. An ended one stays, as history.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub struct Plan {
    /// Which days are dose days.
    pub protocol: Protocol,
    /// The first day.
    pub start: NaiveDate,
    /// Cycles and rests; `None` for a plan that simply goes on.
    pub cycle: Option<Cycle>,
    /// The time of day, in whole minutes, if said.
    pub time: Option<NaiveTime>,
    /// Days kept free, in any order.
    pub kept_free: Vec<KeptFree>,
    /// Pauses, in any order.
    pub pauses: Vec<Pause>,
    /// What a missed dose day does.
    pub missed: Missed,
    /// What is taken, by the id of the substance's record.
    pub substance: Option<RecordId>,
    /// From which batch, by the id of its record.
    pub batch: Option<RecordId>,
    /// How much is taken each time, if said.
    pub dosage: Option<Dosage>,
    /// What its calendar file says.
    pub calendar: InCalendar,
    /// The person's words.
    pub note: Option<Text>,
    /// The first day on which it no longer holds, once it is ended.
    pub ended: Option<NaiveDate>,
}

impl Plan {
    /// The most entries of [`Plan::kept_free`], and of [`Plan::pauses`].
    pub const MOST_SPANS: usize = 200;

    /// A plan of which only protocol and start are said.
    pub fn new(protocol: Protocol, start: NaiveDate) -> Self {
        Self {
            protocol,
            start,
            cycle: None,
            time: None,
            kept_free: Vec::new(),
            pauses: Vec::new(),
            missed: Missed::Skip,
            substance: None,
            batch: None,
            dosage: None,
            calendar: InCalendar::default(),
            note: None,
            ended: None,
        }
    }
}

coded! {
    /// What was decided about one day of a plan.
    Choice {
        /// The dose of this day is left out on purpose.
        Skipped = "skipped",
        /// The pattern begins anew with this day, after a dose that was not planned.
        Anew = "anew",
    }
}

/// A decision about one day of a plan.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub struct Decision {
    /// The plan, by the id of its record.
    pub plan: RecordId,
    /// What was decided.
    pub choice: Choice,
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

    #[test]
    fn spans_read_back_and_never_end_before_they_begin() {
        for code in ["2026-11-22/2026-11-24/race", "2024-02-29/2024-02-29/other"] {
            assert_eq!(KeptFree::parse(code).map(KeptFree::code).as_deref(), Some(code));
        }
        for code in ["2026-11-22/2026-12-01", "2026-11-22/"] {
            assert_eq!(Pause::parse(code).map(Pause::code).as_deref(), Some(code));
        }
        for code in [
            "",
            "/",
            "2026-11-22",
            "2026-11-22/2026-11-21",
            "2026-11-22/2026-11-21/race",
            "2026-11-22/2026-11-24/fun",
            "2026-11-22/2026-11-24",
        ] {
            assert_eq!(KeptFree::parse(code), None, "{code}");
        }
        for code in [
            "2026-11-22",
            "2026-11-22/2026-11-21",
            "/2026-11-22",
            "2026-11-22/x",
        ] {
            assert_eq!(Pause::parse(code), None, "{code}");
        }
    }
}
