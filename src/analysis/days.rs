//! A range of civil days, both ends included.
//! Knows no entries and no calendar system but the Gregorian one.

use chrono::{Days as Span, NaiveDate};

/// A range of civil days from `first` to `last`, both included; never empty.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub struct Days {
    first: NaiveDate,
    last: NaiveDate,
}

impl Days {
    /// A range; `None` if it would end before it begins.
    pub fn new(first: NaiveDate, last: NaiveDate) -> Option<Self> {
        (first <= last).then_some(Self { first, last })
    }

    /// The `count` days that end with `last`; one day when `count` is zero.
    pub fn ending(last: NaiveDate, count: usize) -> Self {
        let back = u64::try_from(count.saturating_sub(1)).unwrap_or(0);
        let first = last
            .checked_sub_days(Span::new(back))
            .unwrap_or(NaiveDate::MIN)
            .min(last);
        Self { first, last }
    }

    /// The first day.
    pub const fn first(self) -> NaiveDate {
        self.first
    }

    /// The last day.
    pub const fn last(self) -> NaiveDate {
        self.last
    }

    /// How many days, at least one.
    // A range is never empty, so there is no `is_empty` to go with it.
    #[allow(clippy::len_without_is_empty)]
    pub fn len(self) -> usize {
        let between = self.last.signed_duration_since(self.first).num_days();
        usize::try_from(between).unwrap_or(0).saturating_add(1)
    }

    /// The place of a day in the range, from 0; `None` outside it.
    pub fn index_of(self, day: NaiveDate) -> Option<usize> {
        if day > self.last {
            return None;
        }
        usize::try_from(day.signed_duration_since(self.first).num_days()).ok()
    }

    /// The day at a place; `None` outside the range.
    pub fn at(self, index: usize) -> Option<NaiveDate> {
        let ahead = u64::try_from(index).ok()?;
        self.first
            .checked_add_days(Span::new(ahead))
            .filter(|day| *day <= self.last)
    }

    /// Whether the day lies in the range.
    pub fn contains(self, day: NaiveDate) -> bool {
        self.first <= day && day <= self.last
    }
}
