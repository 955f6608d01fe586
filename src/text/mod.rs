//! Every user-visible string, as constants and small pure functions. English words; numbers and dates by the browser's locale.
//! Knows the domain's values; knows no screen, browser or storage.

pub mod app;
pub mod batch;
pub mod chart;
pub mod components;
pub mod data;
pub mod date;
pub mod day;
pub mod doses;
pub mod entry;
pub mod file;
pub mod findings;
pub mod forms;
pub mod help;
pub mod insights;
pub mod journal;
pub mod measure;
pub mod measure_page;
pub mod names;
pub mod number;
pub mod onboarding;
pub mod pairs;
pub mod plan;
pub mod plots;
pub mod pwa;
pub mod runs;
pub mod settings;
pub mod today;
pub mod typed;

use chrono::Weekday;

/// Whether a date is written day first or month first.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum DateOrder {
    /// 12 November.
    DayMonth,
    /// November 12.
    MonthDay,
}

/// How numbers, dates and times are written where the person lives. Read once from the browser.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Locale {
    /// Between whole and fraction.
    pub decimal: char,
    /// Whether the clock has twelve hours.
    pub clock12: bool,
    /// Whether the halves of the day are written in capitals: `AM`.
    pub is_half_upper: bool,
    /// Day first or month first.
    pub order: DateOrder,
    /// The first day of a week in calendars.
    pub week_start: Weekday,
}

impl Default for Locale {
    /// As in British English.
    fn default() -> Self {
        Self {
            decimal: '.',
            clock12: false,
            is_half_upper: false,
            order: DateOrder::DayMonth,
            week_start: Weekday::Mon,
        }
    }
}

/// The name of the app.
pub const NAME: &str = "Tenth";

/// `1 entry`, `2 entries`: the count with the right word.
pub fn counted(n: usize, one: &str, many: &str) -> String {
    let mut text = number::count(n);
    text.push(' ');
    text.push_str(if n == 1 { one } else { many });
    text
}

/// `a, b and c` without the last comma; empty for nothing.
pub fn list(parts: &[String]) -> String {
    match parts {
        [] => String::new(),
        [one] => one.clone(),
        [first @ .., last] => {
            let mut text = first.join(", ");
            text.push_str(" and ");
            text.push_str(last);
            text
        }
    }
}

/// The title of the page in the browser's tab: the screen's name and the app's, never what the journal is about.
pub fn title(screen: &str) -> String {
    [screen, " – ", NAME].concat()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn counts_and_lists_read_as_sentences() {
        assert_eq!(counted(1, "entry", "entries"), "1 entry");
        assert_eq!(counted(0, "entry", "entries"), "0 entries");
        let words: Vec<String> = ["sleep", "mood", "pain"].map(str::to_owned).to_vec();
        assert_eq!(list(&words), "sleep, mood and pain");
        assert_eq!(list(words.get(..1).unwrap()), "sleep");
        assert_eq!(list(&[]), "");
    }
}
