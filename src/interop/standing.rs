//! Which dates of a plan stand in the person's calendar by the files that were saved.
//! Knows cycles, numbers and days; no file and no plan.

use chrono::NaiveDate;

use crate::domain::{Cycle, InCalendar, Text, date_code, parse_date, sort};

/// The most runs that are kept with a plan: as many as a text holds.
const MOST_RUNS: usize = 380;
/// The most dates that are read.
const MOST_DATES: u16 = 20_000;

/// Dates of one cycle that stand in the calendar: those of a run of numbers.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
struct Run {
    cycle: u32,
    first: u16,
    last: u16,
    /// The last day of them; `None` if nobody kept it.
    until: Option<NaiveDate>,
}

impl Run {
    fn length(self) -> u16 {
        self.last.saturating_sub(self.first).saturating_add(1)
    }

    fn code(self) -> String {
        let numbers = [self.first.to_string(), self.last.to_string()].join("-");
        let until = self.until.map(date_code).unwrap_or_default();
        [self.cycle.to_string(), numbers, until].join("/")
    }

    fn parse(code: &str) -> Option<Self> {
        let (cycle, rest) = code.split_once('/')?;
        let (numbers, until) = rest.split_once('/')?;
        let (first, last) = numbers.split_once('-')?;
        Some(Self {
            cycle: cycle.parse::<u16>().ok().map(u32::from)?,
            first: first.parse().ok()?,
            last: last.parse().ok()?,
            until: parse_date(until),
        })
    }
}

/// The dates of one plan that stand in the calendar.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub(super) struct Standing(Vec<Run>);

impl Standing {
    /// What is kept with a plan. A first version kept the highest cycle and the most dates of one: more cannot be known.
    pub(super) fn of(known: &InCalendar) -> Self {
        let runs = known.standing.iter().flat_map(|text| text.as_str().split(' '));
        let mut runs: Vec<Run> = runs.filter_map(Run::parse).collect();
        let cycles = u32::from(known.cycles.min(u16::from(Cycle::MOST)));
        let last = known.dates;
        runs.extend((1..=cycles).map(|cycle| Run {
            cycle,
            first: 1,
            last,
            until: None,
        }));
        // No honest plan has more, and each is a line of a file.
        let mut left = MOST_DATES;
        runs.retain(|run| {
            let after = left.checked_sub(run.length());
            left = after.unwrap_or(left);
            after.is_some()
        });
        Self(runs)
    }

    /// As it is kept with a plan; `None` for no dates.
    pub(super) fn code(&self) -> Option<Text> {
        let runs = self.0.iter().take(MOST_RUNS);
        let codes: Vec<String> = runs.map(|run| run.code()).collect();
        Text::new(&codes.join(" "))
    }

    /// Whether there are none.
    pub(super) const fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// The highest number of a cycle.
    pub(super) fn last_cycle(&self) -> u32 {
        self.0.iter().map(|run| run.cycle).max().unwrap_or(0)
    }

    /// The numbers of the dates of a cycle in order, without runs that are over before today.
    pub(super) fn of_cycle(&self, cycle: u32, today: NaiveDate) -> Vec<u16> {
        let is_open = |run: &&Run| run.cycle == cycle && run.until.is_none_or(|until| today <= until);
        let open = self.0.iter().filter(is_open);
        let mut numbers: Vec<u16> = open.flat_map(|run| run.first..=run.last).collect();
        sort(&mut numbers);
        numbers.dedup();
        numbers
    }

    /// Adds a date, after those of earlier cycles and of lower numbers.
    pub(super) fn add(&mut self, cycle: u32, number: u16, day: NaiveDate) {
        match self.0.last_mut() {
            Some(run) if run.cycle == cycle && run.last.checked_add(1) == Some(number) => {
                run.last = number;
                run.until = run.until.max(Some(day));
            }
            _ => self.0.push(Run {
                cycle,
                first: number,
                last: number,
                until: Some(day),
            }),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn runs_are_kept_and_what_is_none_is_passed_over() {
        let day = |code| parse_date(code).unwrap();
        let mut standing = Standing::default();
        for (cycle, number, code) in [
            (1, 1, "2026-11-16"),
            (1, 2, "2026-11-19"),
            (1, 4, "2026-11-25"),
            (2, 5, "2027-02-01"),
        ] {
            standing.add(cycle, number, day(code));
        }
        let code = standing.code().unwrap();
        assert_eq!(
            code.as_str(),
            "1/1-2/2026-11-19 1/4-4/2026-11-25 2/5-5/2027-02-01"
        );
        let kept = |text: &str| InCalendar {
            standing: Text::new(text),
            ..InCalendar::default()
        };
        assert_eq!(Standing::of(&kept(code.as_str())), standing);
        assert_eq!(standing.of_cycle(1, day("2026-11-20")), [4]);
        assert_eq!(standing.last_cycle(), 2);
        for nothing in ["what", "1/2/3", "1/a-b/2026-11-16", "/1-2/", "-1/1-2/"] {
            assert!(Standing::of(&kept(nothing)).is_empty(), "{nothing}");
        }
        assert_eq!(Standing::default().code(), None);
    }

    #[test]
    fn what_a_first_version_kept_is_read_as_far_as_it_says() {
        let first = InCalendar {
            cycles: 2,
            dates: 3,
            ..InCalendar::default()
        };
        let standing = Standing::of(&first);
        let today = NaiveDate::MAX;
        assert_eq!(standing.of_cycle(2, today), [1, 2, 3]);
        assert_eq!(
            (standing.of_cycle(3, today), standing.last_cycle()),
            (Vec::new(), 2)
        );
    }
}
