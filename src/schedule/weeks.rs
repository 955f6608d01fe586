//! The calendar by weeks, with the weeks in which a plan only stands still as one row.
//! Draws nothing.

use chrono::{Days, NaiveDate, Weekday};

use super::{Calendar, CalendarDay, DayKind};

/// The most weeks looked at: ten years.
const MOST_WEEKS: usize = 520;

/// A row of the calendar.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum WeekRow {
    /// Seven days.
    Week(Vec<CalendarDay>),
    /// Several weeks that are paused, without anything recorded.
    Paused {
        /// The first day.
        first: NaiveDate,
        /// The last day.
        last: NaiveDate,
    },
}

impl Calendar {
    /// The whole weeks from the one of `first` to the one of `last`, of ten years at most.
    pub fn week_rows(
        &self,
        (first, last): (NaiveDate, NaiveDate),
        first_weekday: Weekday,
        today: NaiveDate,
    ) -> Vec<WeekRow> {
        let start = first.week(first_weekday).checked_first_day().unwrap_or(first);
        let starts = std::iter::successors(Some(start), |day| day.checked_add_days(Days::new(7)));
        let mut rows: Vec<WeekRow> = Vec::new();
        for start in starts.take_while(|day| *day <= last).take(MOST_WEEKS) {
            let end = start.checked_add_days(Days::new(6)).unwrap_or(start);
            let days = self.between(start, end, today);
            let is_paused = is_paused(&days, today);
            match rows.last_mut() {
                Some(WeekRow::Paused { last, .. }) if is_paused => *last = end,
                Some(WeekRow::Week(before)) if is_paused && self::is_paused(before, today) => {
                    let first = before.first().map_or(start, |day| day.day);
                    rows.pop();
                    rows.push(WeekRow::Paused { first, last: end });
                }
                _ => rows.push(WeekRow::Week(days)),
            }
        }
        rows
    }
}

fn is_paused(week: &[CalendarDay], today: NaiveDate) -> bool {
    let is_still = |day: &CalendarDay| day.kind == Some(DayKind::Paused) && day.mark.is_none();
    week.iter().all(|day| is_still(day) && day.day != today)
}
