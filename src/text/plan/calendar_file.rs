//! Reminders: the file for the person's own calendar.
//! Knows no file.

use crate::text::{counted, number};

/// Heading of the reminders.
pub const REMINDERS: &str = "Reminders";
/// Reminders: what a web app cannot do.
pub const CANNOT_RING: &str = "A closed web app cannot ring. Your phone’s own calendar can: save the dates as a file and open it there. While Tenth is open, every page says when a dose becomes due, and the app’s icon is marked, where there is one.";
/// What the file says and can be chosen: opens the fields below.
pub const EVENT_FIELDS: &str = "Title, alarm and dates";
/// Field.
pub const EVENT_TITLE: &str = "Title in the calendar";
/// Who sees it.
pub const EVENT_TITLE_HOW: &str = "Seen by anyone who sees your calendar.";
/// Field.
pub const EVENT_ALARM: &str = "Rings";
/// Field.
pub const EVENT_SPAN: &str = "Dates";
/// The two spans, in order: this cycle, the whole plan.
pub const EVENT_SPANS: [&str; 2] = ["This cycle", "Whole plan"];
/// Saves the file.
pub const SAVE_FILE: &str = "Save calendar file";
/// How the file is kept up to date.
pub const FILE_HOW: &str = "Times are local, wherever you are. Opening a newer file updates the old dates.";
/// Dates that are not planned any more stand in the person's calendar.
pub const STILL_THERE: &str =
    "Your calendar still has dates of a plan that is over. A file can call them off.";
/// Nothing to put into a file.
pub const NO_DATES: &str = "There are no dates to put into a calendar.";
/// Doses as needed have no dates.
pub const NO_DATES_AS_NEEDED: &str = "Doses as needed have no dates to be reminded of.";
/// A plan without a time of day.
pub const NO_TIME: &str =
    "Without a time of day the dates last the whole day and do not ring. Edit the plan to say a time.";
/// The browser refused to make a file.
pub const NOT_OFFERED: &str =
    "The browser refused to make the file. Allow downloads for this page, then try again.";
/// The name of the calendar file.
pub const FILE_NAME: &str = "tenth-dates.ics";

/// What is in the file that was saved.
pub fn saved_file(dates: usize, called_off: usize) -> String {
    let said = match (dates, called_off) {
        (0, off) => [counted(off, "date", "dates").as_str(), " called off"].concat(),
        (dates, 0) => counted(dates, "date", "dates"),
        (dates, off) => [
            counted(dates, "date", "dates").as_str(),
            ", ",
            &number::count(off),
            " called off",
        ]
        .concat(),
    };
    [FILE_NAME, ": ", &said, ". Open it with your calendar."].concat()
}

/// When the calendar rings.
pub fn alarm(minutes: Option<u16>) -> String {
    match minutes {
        None => "Not at all".to_owned(),
        Some(0) => "At the time".to_owned(),
        Some(n) if n.is_multiple_of(60) => {
            [counted(usize::from(n / 60), "hour", "hours").as_str(), " before"].concat()
        }
        Some(n) => [counted(usize::from(n), "minute", "minutes").as_str(), " before"].concat(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_saved_file_says_what_is_in_it() {
        let says = |dates, off| saved_file(dates, off).replace(". Open it with your calendar.", "");
        assert_eq!(says(14, 0), "tenth-dates.ics: 14 dates");
        assert_eq!(says(13, 1), "tenth-dates.ics: 13 dates, 1 called off");
        assert_eq!(says(0, 11), "tenth-dates.ics: 11 dates called off");
    }
}
