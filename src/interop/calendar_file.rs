//! A plan's dose days as a calendar file (RFC 5545), so that a calendar program rings for them.
//! Local time wherever one is, a title that says nothing, and ids that stay: opening a newer file updates the older one.
//! Knows no file and no clock. Of the `icalendar` crate it uses the property lines alone, because the rest asks a clock.

use chrono::{DateTime, Days, NaiveDate, NaiveTime, Timelike};
use icalendar::Property;

use crate::domain::{Choice, InCalendar, RecordId, Timestamp, date_code, padded, time_code};
use crate::schedule::{Calendar, Course, CycleSpan};

/// How much of a plan goes into a file.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Extent {
    /// The cycle that today is in, or the next one. Of a plan without cycles the next twelve weeks.
    ComingCycle,
    /// From today to the plan's end; of a plan without an end a year.
    WholePlan,
}

/// What a file is stamped with.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct CalendarStamp {
    /// Today; days before it are not added.
    pub today: NaiveDate,
    /// When it is written.
    pub written: Timestamp,
    /// A number that never falls, so that the newer of two files counts: the journal's counter.
    pub sequence: u64,
    /// The hour at which days start: a time before it is on the next date, in the night of the day.
    pub day_start_hour: u8,
}

/// A calendar file.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct CalendarFile {
    /// The file.
    pub text: String,
    /// The dose days in it, in order.
    pub dates: Vec<NaiveDate>,
    /// How many dates of older files it calls off.
    pub called_off: usize,
    /// What to keep with the plan, so that the next file can call off what is in this one.
    pub written: InCalendar,
}

/// Days without an end are written so far ahead.
const YEAR: u64 = 365;
/// Days of a plan without cycles that count as its coming cycle.
const TWELVE_WEEKS: u64 = 83;
/// How long an event takes.
const LENGTH: &str = "PT15M";

/// The file of one plan of the calendar. What ended plans have in older files is called off in it too.
/// `neutral` is the title for a plan that has none of its own. `None` if there is no such plan.
pub fn calendar_file(
    calendar: &Calendar,
    plan: RecordId,
    extent: Extent,
    stamp: CalendarStamp,
    neutral: &str,
) -> Option<CalendarFile> {
    let course = calendar.courses.iter().find(|course| course.id == plan)?;
    let mut file = Writing::new(stamp, neutral);
    let written = file.add(course, calendar, Some(extent));
    for other in calendar.courses.iter().filter(|other| other.id != plan) {
        if other.plan.ended.is_some() && other.plan.calendar.dates > 0 {
            file.add(other, calendar, None);
        }
    }
    Some(CalendarFile {
        text: file.finish(),
        dates: file.dates,
        called_off: file.called_off,
        written,
    })
}

/// One event, named by its plan, cycle and number in the cycle.
struct Event<'a> {
    course: &'a Course,
    cycle: u32,
    number: u16,
    day: NaiveDate,
    is_on: bool,
}

struct Writing<'a> {
    stamp: CalendarStamp,
    neutral: &'a str,
    events: String,
    dates: Vec<NaiveDate>,
    called_off: usize,
    /// Whether the plan that is being added has only dates to be called off.
    only_calls_off: bool,
}

impl<'a> Writing<'a> {
    fn new(stamp: CalendarStamp, neutral: &'a str) -> Self {
        Self {
            stamp,
            neutral,
            events: String::new(),
            dates: Vec::new(),
            called_off: 0,
            only_calls_off: false,
        }
    }

    /// Adds a plan's days from today on; with no extent, only what is to be called off of it.
    fn add(&mut self, course: &Course, calendar: &Calendar, extent: Option<Extent>) -> InCalendar {
        self.only_calls_off = extent.is_none();
        let mut written = course.plan.calendar.clone();
        let (known_cycles, known_dates) = (u32::from(written.cycles), written.dates);
        let until = extent.map_or(self.stamp.today, |extent| self.until(course, extent));
        for number in 1..=u32::MAX {
            let cycle = course.cycle(number);
            // What an older file has is always brought up to date.
            let known = if number <= known_cycles { known_dates } else { 0 };
            let is_wanted = extent.is_some() && cycle.is_some_and(|cycle| cycle.first <= until);
            if number > known_cycles && !is_wanted {
                break;
            }
            let last = cycle.and_then(|cycle| cycle.last);
            if course.plan.ended.is_none() && last.is_some_and(|last| last < self.stamp.today) {
                continue;
            }
            let count = cycle.map_or(0, |cycle| {
                self.add_cycle(course, calendar, cycle, (until, is_wanted, known))
            });
            self.call_off(course, number, (count, known));
            if is_wanted {
                written.cycles = written.cycles.max(u16::try_from(number).unwrap_or(u16::MAX));
                written.dates = written.dates.max(count);
            }
        }
        written
    }

    /// Adds the days of one cycle of which an older file has `known`; how many dose days it has now.
    fn add_cycle(
        &mut self,
        course: &Course,
        calendar: &Calendar,
        cycle: CycleSpan,
        (until, is_wanted, known): (NaiveDate, bool, u16),
    ) -> u16 {
        let today = self.stamp.today;
        // Of a cycle without an end what an older file has may lie further ahead than what is wanted now.
        let year = today.checked_add_days(Days::new(YEAR)).unwrap_or(today);
        let mut count = 0;
        for slot in course.slots(cycle, cycle.last.unwrap_or(until.max(year))) {
            let is_known = slot.number <= known;
            if !is_known && (!is_wanted || slot.day > cycle.last.unwrap_or(until)) {
                break;
            }
            count = slot.number;
            let is_skipped = calendar
                .happened
                .has_decided(course.id, Choice::Skipped, slot.day);
            let is_on = !slot.is_kept_free && !is_skipped;
            if is_on && self.only_calls_off {
                continue;
            }
            // What no file ever had need not be called off, and days gone by need not be added.
            if is_known || is_on && slot.day >= today {
                self.event(&Event {
                    course,
                    cycle: cycle.number,
                    number: slot.number,
                    day: slot.day,
                    is_on,
                });
            }
        }
        count
    }

    /// Calls off the dates of a cycle beyond those that it has now.
    fn call_off(&mut self, course: &Course, cycle: u32, (count, known): (u16, u16)) {
        for number in count.saturating_add(1)..=known {
            self.event(&Event {
                course,
                cycle,
                number,
                day: course.plan.start,
                is_on: false,
            });
        }
    }

    fn until(&self, course: &Course, extent: Extent) -> NaiveDate {
        let today = self.stamp.today;
        let ahead = |days: u64| today.checked_add_days(Days::new(days)).unwrap_or(today);
        let coming = |day: NaiveDate| course.cycle_on(day).filter(|cycle| cycle.last >= Some(day));
        match extent {
            Extent::WholePlan => course.last_day().unwrap_or_else(|| ahead(YEAR)),
            Extent::ComingCycle if course.plan.cycle.is_none() => ahead(TWELVE_WEEKS),
            Extent::ComingCycle => {
                let next = course.next_dose(today).unwrap_or(course.plan.start);
                let cycle = coming(today.max(course.plan.start)).or_else(|| coming(next));
                cycle.and_then(|cycle| cycle.last).unwrap_or(today)
            }
        }
    }

    fn event(&mut self, event: &Event<'_>) {
        let plan = &event.course.plan;
        let (cycle, number) = (event.cycle.to_string(), event.number.to_string());
        let title = plan.calendar.title.as_ref();
        let title = title.map_or(self.neutral, |title| title.as_str());
        let sequence = u32::try_from(self.stamp.sequence).unwrap_or(u32::MAX);
        let sequence = sequence.min(i32::MAX.unsigned_abs());
        self.line("BEGIN", "VEVENT");
        self.line("UID", &[event.course.id.code(), cycle, number].join("-"));
        self.line("DTSTAMP", &instant(self.stamp.written));
        self.line("SEQUENCE", &sequence.to_string());
        match plan.time {
            Some(time) => {
                self.line("DTSTART", &self.moment(event.day, time));
                self.line("DURATION", LENGTH);
            }
            None => {
                let mut whole_day = Property::new("DTSTART", compact(event.day));
                self.push(whole_day.add_parameter("VALUE", "DATE").done());
            }
        }
        self.line("SUMMARY", title);
        self.line("STATUS", if event.is_on { "CONFIRMED" } else { "CANCELLED" });
        self.line("CLASS", "PRIVATE");
        self.line("TRANSP", "TRANSPARENT");
        // A day without a time has no moment to ring before.
        if let Some(minutes) = plan.calendar.alarm.filter(|_| event.is_on && plan.time.is_some()) {
            self.line("BEGIN", "VALARM");
            self.line("ACTION", "DISPLAY");
            self.line("DESCRIPTION", title);
            self.line("TRIGGER", &["-PT", &minutes.to_string(), "M"].concat());
            self.line("END", "VALARM");
        }
        self.line("END", "VEVENT");
        if event.is_on {
            self.dates.push(event.day);
        } else {
            self.called_off = self.called_off.saturating_add(1);
        }
    }

    fn moment(&self, day: NaiveDate, time: NaiveTime) -> String {
        let is_night = time.hour() < u32::from(self.stamp.day_start_hour);
        let date = if is_night {
            day.succ_opt().unwrap_or(day)
        } else {
            day
        };
        let clock = time_code(time).replace(':', "");
        [compact(date).as_str(), "T", &clock, "00"].concat()
    }

    fn line(&mut self, name: &str, value: &str) {
        self.push(Property::new(name, value));
    }

    fn push(&mut self, property: Property) {
        let line: Result<String, _> = property.try_into();
        self.events.push_str(&line.unwrap_or_default());
    }

    fn finish(&mut self) -> String {
        let events = std::mem::take(&mut self.events);
        self.line("BEGIN", "VCALENDAR");
        self.line("VERSION", "2.0");
        self.line("PRODID", "-//Tenth//Tenth//EN");
        self.line("CALSCALE", "GREGORIAN");
        self.line("METHOD", "PUBLISH");
        self.events.push_str(&events);
        self.line("END", "VCALENDAR");
        std::mem::take(&mut self.events)
    }
}

/// A date as `20250106`.
fn compact(date: NaiveDate) -> String {
    date_code(date).replace('-', "")
}

/// An instant as `20250106T080000Z`.
fn instant(at: Timestamp) -> String {
    let at = DateTime::from_timestamp(at.0, 0).unwrap_or_default().naive_utc();
    let time = [at.hour(), at.minute(), at.second()].map(|part| padded(part, 2));
    [compact(at.date()).as_str(), "T", &time.concat(), "Z"].concat()
}
