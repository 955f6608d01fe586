//! Reminders: the file for the person's own calendar.
//! Knows no file.

use crate::text::{counted, number};

/// Heading of the reminders.
pub const REMINDERS: &str = "Reminders";
/// Reminders: what a web app cannot do.
pub const CANNOT_RING: &str = "A closed web app cannot ring. Your phone’s own calendar can: save the dates as a file and open it there.";
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
    let dates = counted(dates, "date", "dates");
    let mut text = [FILE_NAME, ": ", &dates].concat();
    if called_off > 0 {
        text.push_str(", ");
        text.push_str(&number::count(called_off));
        text.push_str(" called off");
    }
    text.push_str(". Open it with your calendar.");
    text
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
