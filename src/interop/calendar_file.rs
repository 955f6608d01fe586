//! A plan's dose days as a calendar file (RFC 5545), so that a calendar program rings for them.
//! Local time wherever one is, a title that says nothing, and ids that stay: opening a newer file updates the older one.
//! Knows no file and no clock. Of the `icalendar` crate it uses the property lines alone, because the rest asks a clock.

use chrono::{DateTime, Days, NaiveDate, NaiveTime, Timelike};
use icalendar::Property;

use super::standing::Standing;
use crate::domain::{Choice, InCalendar, Plan, RecordId, Timestamp, date_code, padded, time_code};
use crate::schedule::{Calendar, Course, CycleSpan, Slot};

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
    /// What to keep with each plan that is in the file, so that the next one can call off what is in this one.
    pub written: Vec<(RecordId, InCalendar)>,
}

impl CalendarFile {
    /// What to keep with a plan; `None` for one that is not in the file.
    pub fn written_of(&self, plan: RecordId) -> Option<&InCalendar> {
        let mut of_plan = self.written.iter().filter(|(id, _)| *id == plan);
        of_plan.next().map(|(_, written)| written)
    }
}

/// Days without an end are written so far ahead.
const YEAR: u64 = 365;
/// Days of a plan without cycles that count as its coming cycle.
const TWELVE_WEEKS: u64 = 83;
/// How long an event takes.
const LENGTH: &str = "PT15M";

/// The file of one plan of the calendar, or with none what only calls off. What ended plans have in older files is
/// called off in both. `neutral` is the title for a plan that has none of its own. `None` if there is no such plan.
pub fn calendar_file(
    calendar: &Calendar,
    plan: Option<RecordId>,
    extent: Extent,
    stamp: CalendarStamp,
    neutral: &str,
) -> Option<CalendarFile> {
    let of_plan = |id: RecordId| calendar.courses.iter().find(|course| course.id == id);
    let mut file = Writing::new(stamp, neutral);
    if let Some(id) = plan {
        file.add(of_plan(id)?, calendar, Some(extent));
    }
    for other in &calendar.courses {
        let has_dates = other.plan.ended.is_some() && !Standing::of(&other.plan.calendar).is_empty();
        if has_dates && Some(other.id) != plan {
            file.add(other, calendar, None);
        }
    }
    Some(CalendarFile {
        text: file.finish(),
        dates: file.dates,
        called_off: file.called_off,
        written: file.written,
    })
}

struct Writing<'a> {
    stamp: CalendarStamp,
    neutral: &'a str,
    events: String,
    dates: Vec<NaiveDate>,
    called_off: usize,
    written: Vec<(RecordId, InCalendar)>,
    /// What stands in the calendar of the plan that is being added.
    standing: Standing,
}

impl<'a> Writing<'a> {
    fn new(stamp: CalendarStamp, neutral: &'a str) -> Self {
        Self {
            stamp,
            neutral,
            events: String::new(),
            dates: Vec::new(),
            called_off: 0,
            written: Vec::new(),
            standing: Standing::default(),
        }
    }

    /// Adds a plan's days from today on, and brings what an older file has of it up to date;
    /// with no extent, only what is to be called off of it.
    fn add(&mut self, course: &Course, calendar: &Calendar, extent: Option<Extent>) {
        let today = self.stamp.today;
        let known = Standing::of(&course.plan.calendar);
        let until = extent.map_or(today, |extent| self.until(course, extent));
        self.standing = Standing::default();
        for number in 1..=u32::MAX {
            let cycle = course.cycle(number);
            let is_wanted = extent.is_some() && cycle.is_some_and(|cycle| cycle.first <= until);
            if number > known.last_cycle() && !is_wanted {
                break;
            }
            let known = known.of_cycle(number, today);
            let last = cycle.and_then(|cycle| cycle.last);
            // Days that have gone by are not added; that old dates of theirs are still to come is not so any more.
            let is_over = course.plan.ended.is_none() && last.is_some_and(|last| last < today);
            let until = is_wanted.then_some(until);
            let count = match cycle.filter(|_| !is_over) {
                Some(cycle) => self.add_cycle(course, calendar, cycle, (until, &known)),
                None => 0,
            };
            // What the cycle had beyond the dates that it has now.
            let gone: Vec<u16> = known.into_iter().filter(|known| *known > count).collect();
            let had = if gone.is_empty() {
                Vec::new()
            } else {
                self.slots_had(course, calendar, number)
            };
            for number_in_cycle in gone {
                let same = had.iter().find(|slot| slot.number == number_in_cycle);
                let slot = Slot {
                    number: number_in_cycle,
                    day: same.map_or(course.plan.start, |slot| slot.day),
                    is_kept_free: false,
                };
                self.event(course, number, slot, false);
            }
        }
        let written = InCalendar {
            cycles: 0,
            dates: 0,
            standing: self.standing.code(),
            ..course.plan.calendar.clone()
        };
        self.written.push((course.id, written));
    }

    /// The dose days of a cycle as they were before the plan was ended or stopped for who knows how long: some
    /// calendars keep what is called off, and there it stands on its own day.
    fn slots_had(&self, course: &Course, calendar: &Calendar, number: u32) -> Vec<Slot> {
        let pauses = course.plan.pauses.iter().filter(|pause| pause.to.is_some());
        let plan = Plan {
            ended: None,
            pauses: pauses.copied().collect(),
            ..course.plan.clone()
        };
        let course = Course::of(course.id, &plan, &calendar.happened);
        let cycle = course.cycle(number);
        cycle.map_or_else(Vec::new, |cycle| course.slots(cycle, self.year_ahead()))
    }

    fn year_ahead(&self) -> NaiveDate {
        let today = self.stamp.today;
        today.checked_add_days(Days::new(YEAR)).unwrap_or(today)
    }

    /// Adds the days of one cycle to `until`, and those that stand in the calendar already; how many dose days it has.
    fn add_cycle(
        &mut self,
        course: &Course,
        calendar: &Calendar,
        cycle: CycleSpan,
        (until, known): (Option<NaiveDate>, &[u16]),
    ) -> u16 {
        let today = self.stamp.today;
        // Of a cycle without an end what an older file has may lie further ahead than what is wanted now.
        let year = self.year_ahead();
        let ahead = until.map_or(year, |until| until.max(year));
        let mut count = 0;
        for slot in course.slots(cycle, cycle.last.unwrap_or(ahead)) {
            count = slot.number;
            let is_known = known.binary_search(&slot.number).is_ok();
            let is_wanted = until.is_some_and(|until| slot.day <= cycle.last.unwrap_or(until));
            let is_skipped = calendar
                .happened
                .has_decided(course.id, Choice::Skipped, slot.day);
            let is_on = !slot.is_kept_free && !is_skipped;
            // What no file ever had need not be called off, and what an ended plan had before its end stays as it is.
            let is_news = is_wanted && is_on && slot.day >= today;
            if is_news || is_known && !(is_on && course.plan.ended.is_some()) {
                self.event(course, cycle.number, slot, is_on);
            }
        }
        count
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

    /// One event, named by its plan, cycle and number in the cycle.
    fn event(&mut self, course: &Course, cycle: u32, slot: Slot, is_on: bool) {
        let plan = &course.plan;
        let name = [course.id.code(), cycle.to_string(), slot.number.to_string()].join("-");
        let title = plan.calendar.title.as_ref();
        let title = title.map_or(self.neutral, |title| title.as_str());
        let sequence = u32::try_from(self.stamp.sequence).unwrap_or(u32::MAX);
        let sequence = sequence.min(i32::MAX.unsigned_abs());
        self.line("BEGIN", "VEVENT");
        self.line("UID", &name);
        self.line("DTSTAMP", &instant(self.stamp.written));
        self.line("SEQUENCE", &sequence.to_string());
        match plan.time {
            Some(time) => {
                self.line("DTSTART", &self.moment(slot.day, time));
                self.line("DURATION", LENGTH);
            }
            None => {
                let mut whole_day = Property::new("DTSTART", compact(slot.day));
                self.push(whole_day.add_parameter("VALUE", "DATE").done());
            }
        }
        self.line("SUMMARY", title);
        self.line("STATUS", if is_on { "CONFIRMED" } else { "CANCELLED" });
        self.line("CLASS", "PRIVATE");
        self.line("TRANSP", "TRANSPARENT");
        // A day without a time has no moment to ring before.
        if let Some(minutes) = plan.calendar.alarm.filter(|_| is_on && plan.time.is_some()) {
            self.line("BEGIN", "VALARM");
            self.line("ACTION", "DISPLAY");
            self.line("DESCRIPTION", title);
            self.line("TRIGGER", &["-PT", &minutes.to_string(), "M"].concat());
            self.line("END", "VALARM");
        }
        self.line("END", "VEVENT");
        if is_on {
            self.dates.push(slot.day);
            self.standing.add(cycle, slot.number, slot.day);
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
