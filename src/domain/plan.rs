//! Plans: a protocol, when it starts, its cycles and rests, and the days that are kept free.
//! Knows no dose that was taken and never makes one; which day is what follows in `schedule`.

use chrono::{NaiveDate, NaiveTime};

use super::event::coded;
use super::{Dosage, Label, Protocol, RecordId, Text, civil};

/// Weeks on, weeks of rest after them, and how often that comes round.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
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
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
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
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
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
#[derive(Clone, PartialEq, Eq, Hash, Debug, Default)]
pub struct InCalendar {
    /// The title of its events, seen by anyone who sees the calendar; `None` for the neutral one.
    pub title: Option<Label>,
    /// Minutes before the dose at which the calendar rings, 0–1440; `None` for no alarm.
    pub alarm: Option<u16>,
    /// As a first version kept it: the highest number of a cycle of which dates were written; 0 once the dates
    /// themselves are kept.
    pub cycles: u16,
    /// As a first version kept it: the most dates of one cycle that were written.
    pub dates: u16,
    /// Which dates stand in the person's calendar by the last file, as `interop` writes it.
    /// What is no longer planned of them is called off.
    pub standing: Option<Text>,
}

impl InCalendar {
    /// The earliest an alarm may ring, in minutes before.
    pub const EARLIEST_ALARM: u16 = 1440;
}

/// A plan. An ended one stays, as history.
#[derive(Clone, PartialEq, Eq, Hash, Debug)]
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

    /// Whether it was ended by its first day: then it holds on no day.
    pub fn never_began(&self) -> bool {
        self.ended.is_some_and(|ended| ended <= self.start)
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
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
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
