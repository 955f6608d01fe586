//! A set of weekdays.
//! Knows no week's beginning but the calendar's own: Monday.

use chrono::{Datelike, NaiveDate, Weekday};

/// A set of weekdays.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Default)]
pub struct Weekdays(u8);

impl Weekdays {
    /// Every weekday, Monday first.
    pub const ALL: [Weekday; 7] = [
        Weekday::Mon,
        Weekday::Tue,
        Weekday::Wed,
        Weekday::Thu,
        Weekday::Fri,
        Weekday::Sat,
        Weekday::Sun,
    ];

    /// The set of these weekdays.
    pub fn of(days: &[Weekday]) -> Self {
        Self(days.iter().fold(0, |bits, day| bits | bit(*day)))
    }

    /// The same set with one weekday put in or taken out.
    pub fn with(self, day: Weekday, is_in: bool) -> Self {
        Self(if is_in {
            self.0 | bit(day)
        } else {
            self.0 & !bit(day)
        })
    }

    /// Whether a weekday is in it.
    pub fn contains(self, day: Weekday) -> bool {
        self.0 & bit(day) != 0
    }

    /// Whether a date falls on one of them.
    pub fn holds(self, date: NaiveDate) -> bool {
        self.contains(date.weekday())
    }

    /// How many there are.
    pub const fn count(self) -> u32 {
        self.0.count_ones()
    }

    /// The weekdays in it, Monday first.
    pub fn days(self) -> impl Iterator<Item = Weekday> {
        Self::ALL.into_iter().filter(move |day| self.contains(*day))
    }

    /// The fewest days from one of them to the next, round the week: 7 for a single one, `None` for none.
    pub fn gap(self) -> Option<u8> {
        let next = |ahead: u32| self.0 >> ahead | self.0 << 7_u32.saturating_sub(ahead);
        let meets = |ahead: &u8| self.0 & next(u32::from(*ahead)) & 0x7f != 0;
        (1..=7).find(meets)
    }

    /// The stored name of a weekday, as in `mon`.
    pub const fn code(day: Weekday) -> &'static str {
        match day {
            Weekday::Mon => "mon",
            Weekday::Tue => "tue",
            Weekday::Wed => "wed",
            Weekday::Thu => "thu",
            Weekday::Fri => "fri",
            Weekday::Sat => "sat",
            Weekday::Sun => "sun",
        }
    }

    /// Reads [`Weekdays::code`].
    pub fn parse(code: &str) -> Option<Weekday> {
        Self::ALL.into_iter().find(|day| Self::code(*day) == code)
    }
}

fn bit(day: Weekday) -> u8 {
    1 << day.num_days_from_monday()
}

#[cfg(test)]
mod tests {
    use super::*;
    use Weekday::*;

    #[test]
    fn the_gap_goes_round_the_week() {
        for (days, gap) in [
            (&[][..], None),
            (&[Mon], Some(7)),
            (&[Mon, Thu], Some(3)),
            (&[Sun, Mon], Some(1)),
            (&[Mon, Wed], Some(2)),
            (&[Sat, Mon], Some(2)),
            (&Weekdays::ALL[..], Some(1)),
        ] {
            assert_eq!(Weekdays::of(days).gap(), gap, "{days:?}");
        }
    }

    #[test]
    fn a_set_is_what_was_put_in() {
        let set = Weekdays::of(&[Thu, Mon]).with(Fri, true).with(Thu, false);
        assert_eq!(set.days().collect::<Vec<_>>(), [Mon, Fri]);
        assert!(set.count() == 2 && set.contains(Fri) && !set.contains(Thu));
        for day in Weekdays::ALL {
            assert_eq!(Weekdays::parse(Weekdays::code(day)), Some(day));
        }
    }
}
