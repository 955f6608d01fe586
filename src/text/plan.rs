//! The words of the plan page: patterns, cycles, dates, what is wrong in the form, notes with their reasons.
//! Knows a plan's facts one at a time; knows no form and no calendar.

use chrono::NaiveDate;

use super::{Locale, counted, date, list, number};
use crate::domain::{FreeFor, Limits, Plan, Protocol, ProtocolKind, Weekdays};
use crate::schedule::{Adherence, DayKind, DayOf, Field, Grade, Mark, Notice, PlanProblem, Problem};

/// The page.
pub const TITLE: &str = "Plan";
/// The page without a plan.
pub const NONE: &str = "No plan. The journal works without one.";
/// Heading of the calendar.
pub const THIS_CYCLE: &str = "This cycle";
/// Heading of the calendar of a plan without cycles.
pub const THESE_WEEKS: &str = "These weeks";
/// Heading of the list of dates.
pub const NEXT_DATES: &str = "Next dates";
/// Heading of the pattern.
pub const PATTERN: &str = "Pattern";
/// Heading of the form for a new plan.
pub const NEW_PLAN: &str = "A new plan";
/// Heading of the form for a plan that is there.
pub const CHANGE_PLAN: &str = "Change this plan";
/// Heading of how the plan was kept.
pub const KEPT: &str = "How it went";
/// Heading of the reminders.
pub const REMINDERS: &str = "Reminders";
/// Heading of the plans before.
pub const EARLIER: &str = "Earlier plans";
/// Heading of the batches.
pub const BATCHES: &str = "Batches";
/// Leads to the batches.
pub const TO_BATCHES: &str = "Substances and batches";
/// What is there.
pub const BATCHES_HOW: &str = "What you take, how strong it is, how much is left.";
/// The honest line about patterns.
pub const NONE_BETTER: &str = "No pattern has been shown to work better than another, or better than placebo. More days a week means more exposure and less room to see a difference.";
/// When a confirmation is asked for.
pub const CONFIRMS: &str =
    "Cycles longer than eight weeks, or rests shorter than two, ask for a confirmation.";
/// Why dosing days are counted.
pub const WHY_COUNTED: &str = "Shown because nobody knows how many are safe over the years. Repeated use has never been studied for heart valves.";
/// What a skipped dose never does.
pub const NEVER_DOUBLED: &str = "A skipped or missed dose is never added to the next one.";
/// What days off are.
pub const OFF_COUNTS: &str = "A day off that was kept counts as much as a dose day that was.";
/// What changing a plan does to the past.
pub const CHANGES_ALL: &str =
    "A change holds for the whole plan, past days too. To keep what was, end this plan and start another.";

/// Leaves out a planned dose.
pub const SKIP: &str = "Skip";
/// Takes that back.
pub const UNSKIP: &str = "Plan it again";
/// Opens the fields for a day to keep free.
pub const KEEP_FREE: &str = "Keep a day free";
/// Takes away days that were kept free.
pub const NOT_FREE: &str = "Remove";
/// Stops the plan for a while.
pub const PAUSE: &str = "Pause from today";
/// Ends a pause.
pub const GO_ON: &str = "Go on from today";
/// Ends the plan.
pub const END: &str = "End this plan";
/// Asks whether to end it.
pub const END_TITLE: &str = "End this plan?";
/// What ending does.
pub const END_TEXT: &str = "From today on nothing is planned. What was planned and taken stays under Earlier plans, and you can start again at any time.";
/// Opens the form with an earlier plan in it.
pub const AGAIN: &str = "Start again";
/// Starts the plan of the form.
pub const START: &str = "Start this plan";
/// Saves a changed plan.
pub const SAVE: &str = "Save";
/// Asks whether a plan without much rest is meant.
pub const SURE_TITLE: &str = "Is this meant?";
/// Goes on all the same.
pub const SURE: &str = "Yes, as it is";
/// Prints the page.
pub const PRINT: &str = "Print";

/// Field.
pub const FIRST_DAY: &str = "First day";
/// Field.
pub const CYCLE: &str = "Cycle";
/// Field.
pub const REST: &str = "Rest after it";
/// Field.
pub const CYCLES: &str = "Number of cycles";
/// Field.
pub const TIME: &str = "Time of day";
/// Field.
pub const WHEN_MISSED: &str = "When a dose day is missed";
/// The two ways, in order: skip, shift.
pub const MISSED: [&str; 2] = ["Leave the pattern", "Shift it"];
/// What the two ways do.
pub const MISSED_HOW: &str = "Shifting moves the dates after it by as many days as the dose was late.";
/// Field.
pub const GAP: &str = "Days from dose to dose, at least";
/// Field.
pub const WEEKLY: &str = "Doses in seven days, at most";
/// Field.
pub const WEEKDAYS: &str = "Weekdays";
/// Field.
pub const OWN_DAYS: &str = "Days of the pattern";
/// How one's own pattern is made.
pub const OWN_DAYS_HOW: &str = "Tap the dose days; it repeats after the last day.";
/// Field.
pub const LENGTH: &str = "Days until it repeats";
/// Field.
pub const FREE_FROM: &str = "First day kept free";
/// Field.
pub const FREE_TO: &str = "Last day kept free";
/// Field.
pub const FREE_WHY: &str = "Why";
/// No cycles.
pub const NO_CYCLES: &str = "No cycles, no rest";
/// Cycles without end.
pub const OPEN_END: &str = "Until I end it";
/// No rest.
pub const NO_REST: &str = "No rest";

/// Heading of the calendar's key and the hidden text of its days.
pub const RECORDED: &str = "recorded";
/// The key and the hidden text.
pub const SKIPPED: &str = "skipped";
/// The key and the hidden text.
pub const MISSED_DAY: &str = "missed";
/// The key and the hidden text.
pub const TO_COME: &str = "to come";
/// The key and the hidden text.
pub const FREE: &str = "kept free";
/// The key.
pub const REST_KEY: &str = "no mark: rest";

/// Reminders: what a web app cannot do.
pub const CANNOT_RING: &str = "A closed web app cannot ring. Your phone’s own calendar can: save the dates as a file and open it there.";
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

/// The name of a protocol.
pub const fn protocol(kind: ProtocolKind) -> &'static str {
    match kind {
        ProtocolKind::Fadiman => "Every third day",
        ProtocolKind::EveryOtherDay => "Every other day",
        ProtocolKind::FixedWeekdays => "Two fixed weekdays",
        ProtocolKind::FourOnThreeOff => "Four on, three off",
        ProtocolKind::FiveOnTwoOff => "Five on, two off",
        ProtocolKind::Nightly => "Every other night",
        ProtocolKind::AsNeeded => "As needed, with limits",
        ProtocolKind::Pattern => "Own pattern",
        ProtocolKind::Weekdays => "Own weekdays",
    }
}

/// A protocol in a few words, with how often that is.
pub const fn protocol_how(kind: ProtocolKind) -> &'static str {
    match kind {
        ProtocolKind::Fadiman => "one on, two off (Fadiman); 2.3 a week",
        ProtocolKind::EveryOtherDay => "3.5 a week",
        ProtocolKind::FixedWeekdays => "such as Monday and Thursday; 2 a week",
        ProtocolKind::FourOnThreeOff => "Stamets; 4 a week. Tolerance is best documented for days in a row",
        ProtocolKind::FiveOnTwoOff => "5 a week. Tolerance is best documented for days in a row",
        ProtocolKind::Nightly => "about an hour before bed; 3.5 a week",
        ProtocolKind::AsNeeded => "no fixed days; least distance and most in a week are yours",
        ProtocolKind::Pattern => "tap the days, up to 14",
        ProtocolKind::Weekdays => "as many as you choose",
    }
}

/// A protocol with what the person chose of it, as in `Two fixed weekdays, Mon and Thu`.
pub fn protocol_of(protocol_of: &Protocol) -> String {
    let name = protocol(protocol_of.kind());
    let more = match protocol_of {
        Protocol::FixedWeekdays(days) | Protocol::Weekdays(days) => weekdays(*days),
        Protocol::AsNeeded(limits) => limits_of(*limits),
        Protocol::Pattern(pattern) => counted(usize::from(pattern.length()), "day", "days"),
        _ => return name.to_owned(),
    };
    [name, ", ", &more].concat()
}

/// `Mon and Thu`.
pub fn weekdays(days: Weekdays) -> String {
    let names: Vec<String> = days
        .days()
        .map(|day| date::weekday_short(day).to_owned())
        .collect();
    list(&names)
}

fn limits_of(limits: Limits) -> String {
    [
        "at least ",
        &counted(usize::from(limits.gap), "day", "days"),
        " apart, at most ",
        &number::count(usize::from(limits.weekly)),
        " in 7",
    ]
    .concat()
}

/// A plan in one line: pattern, cycle, rest, time.
pub fn facts(plan: &Plan, locale: &Locale) -> String {
    let mut parts = vec![protocol_of(&plan.protocol)];
    match plan.cycle {
        Some(cycle) => {
            parts.push([weeks(cycle.weeks).as_str(), " on"].concat());
            if cycle.rest_weeks > 0 {
                parts.push([weeks(cycle.rest_weeks).as_str(), " of rest"].concat());
            }
            if let Some(count) = cycle.count {
                parts.push(counted(usize::from(count), "cycle", "cycles"));
            }
        }
        None => parts.push("no cycles".to_owned()),
    }
    parts.extend(plan.time.map(|time| date::time(time, locale)));
    parts.join("; ")
}

/// `6 weeks`.
pub fn weeks(n: u8) -> String {
    counted(usize::from(n), "week", "weeks")
}

/// Why days are kept free.
pub const fn free_for(why: FreeFor) -> &'static str {
    match why {
        FreeFor::Race => "Race",
        FreeFor::Travel => "Travel",
        FreeFor::Driving => "Driving",
        FreeFor::Other => "Something else",
    }
}

/// `day 35 of 42`.
fn day_of(at: DayOf) -> String {
    let number = |n: u32| number::count(usize::try_from(n).unwrap_or(usize::MAX));
    ["day ", &number(at.day), " of ", &number(at.of)].concat()
}

/// The first words of the page's sentence: `Day 35 of 42.`
pub fn cycle_day(at: DayOf) -> String {
    ["D", day_of(at).get(1..).unwrap_or_default(), "."].concat()
}

/// The first words of the page's sentence while resting.
pub fn rest_day(at: DayOf) -> String {
    ["Rest, ", &day_of(at), "."].concat()
}

/// `Day 2 of 3: transition`, as Today says it.
pub fn pattern_day(at: Option<DayOf>, kind: &str) -> String {
    match at {
        Some(at) => ["D", day_of(at).get(1..).unwrap_or_default(), ": ", kind].concat(),
        None => kind.to_owned(),
    }
}

/// Where the dates lead: the next dose days, and the rest or the end after them.
pub fn leads(doses: &[NaiveDate], then: Option<&str>, locale: &Locale) -> String {
    let mut parts: Vec<String> = doses.iter().map(|day| date::weekday_day(*day, locale)).collect();
    parts.extend(then.map(str::to_owned));
    match parts.split_first() {
        None => "No dose day is to come.".to_owned(),
        Some((first, rest)) if doses.is_empty() => {
            let rest = rest.concat();
            ["No dose day is left in this cycle; then ", first, &rest, "."].concat()
        }
        Some((first, rest)) => {
            let rest: String = rest.iter().map(|part| [", then ", part].concat()).collect();
            ["Next dose day ", first, &rest, "."].concat()
        }
    }
}

/// A plan that has not begun.
pub fn begins(day: NaiveDate, locale: &Locale) -> String {
    ["Begins on ", &date::weekday_day(day, locale), "."].concat()
}

/// A plan that stands still.
pub fn paused_since(day: NaiveDate, locale: &Locale) -> String {
    ["Paused since ", &date::weekday_day(day, locale), "."].concat()
}

/// Doses as needed: whether one is within the limits today, or from when on.
pub fn as_needed(earliest: Option<NaiveDate>, locale: &Locale) -> String {
    match earliest {
        None => "A dose today would be within your limits.".to_owned(),
        Some(day) => [
            "The next dose within your limits is from ",
            &date::weekday_day(day, locale),
            " on.",
        ]
        .concat(),
    }
}

/// The name of the calendar's table.
pub fn caption(first: NaiveDate, last: NaiveDate, locale: &Locale) -> String {
    ["Planned and recorded, ", &date::span(first, last, locale)].concat()
}

/// Why a day is kept free, in a sentence.
pub fn kept_free(why: FreeFor) -> String {
    match why {
        FreeFor::Other => "Kept free".to_owned(),
        why => ["Kept free, ", &free_for(why).to_lowercase()].concat(),
    }
}

/// What a mark means, for the key and for screen readers.
pub fn mark(mark: Mark, locale: &Locale) -> String {
    match mark {
        Mark::Taken => "dose recorded".to_owned(),
        Mark::TakenLate(day) => ["dose recorded, late for ", &date::day(day, locale)].concat(),
        Mark::Unplanned => "dose recorded, not planned".to_owned(),
        Mark::Skipped => "dose skipped".to_owned(),
        Mark::Missed => "dose missed".to_owned(),
        Mark::MovedTo(day) => ["taken late, on ", &date::day(day, locale)].concat(),
        Mark::Lost => "dose day that the date line left out".to_owned(),
        Mark::Due => "dose day, nothing recorded yet".to_owned(),
        Mark::Planned => "dose day to come".to_owned(),
    }
}

/// A cycle and how it was kept, as a heading: `Cycle 2, 9 Oct – 19 Nov`.
pub fn cycle_of(n: u32, first: NaiveDate, last: Option<NaiveDate>, locale: &Locale) -> String {
    let number = number::count(usize::try_from(n).unwrap_or(usize::MAX));
    let span = last.map_or_else(
        || date::day(first, locale),
        |last| date::span(first, last, locale),
    );
    ["Cycle ", &number, ", ", &span].concat()
}

/// How a plan or a cycle was kept: `10 of 12 dose days taken, 1 skipped, 1 missed; 28 of 28 days off kept`.
pub fn kept(kept: &Adherence) -> String {
    let n = |n: u32| usize::try_from(n).unwrap_or(usize::MAX);
    let mut parts = Vec::new();
    if kept.planned > 0 {
        let of = counted(n(kept.planned), "dose day", "dose days");
        parts.push([number::count(n(kept.taken)).as_str(), " of ", &of, " taken"].concat());
    }
    for (count, word) in [
        (kept.late, " late"),
        (kept.skipped, " skipped"),
        (kept.missed, " missed"),
        (kept.unplanned, " not planned"),
    ] {
        if count > 0 {
            parts.push([number::count(n(count)).as_str(), word].concat());
        }
    }
    if kept.off > 0 {
        let of = counted(n(kept.off), "day off", "days off");
        parts.push([number::count(n(kept.off_kept)).as_str(), " of ", &of, " kept"].concat());
    }
    if parts.is_empty() {
        return "Nothing has come due yet.".to_owned();
    }
    parts.join(", ")
}

/// `Rest begins`, with how long: `four weeks, to 17 December`.
pub fn rest_until(rest_weeks: u8, last: Option<NaiveDate>, locale: &Locale) -> String {
    let mut text = weeks(rest_weeks);
    if let Some(last) = last {
        text.push_str(", to ");
        text.push_str(&date::day(last, locale));
    }
    text
}

/// A dose that was not planned, and what can follow.
pub fn extra_dose(day: NaiveDate, locale: &Locale) -> String {
    [
        "A dose on ",
        &date::weekday_day(day, locale),
        " was not planned. The plan goes on as it was; or its pattern can begin anew with that day.",
    ]
    .concat()
}

/// Begins the pattern anew.
pub const BEGIN_ANEW: &str = "Begin the pattern anew";

/// An earlier plan: when it was.
pub fn was(first: NaiveDate, last: Option<NaiveDate>, locale: &Locale) -> String {
    match last {
        Some(last) if last >= first => date::span(first, last, locale),
        _ => ["from ", &date::full(first, locale)].concat(),
    }
}

/// What is wrong in the form, in plain words, with what to do.
pub fn problem(wrong: PlanProblem, other: Option<&str>) -> String {
    match (wrong.problem, wrong.field) {
        (Problem::Missing, Field::Start) => "Choose the first day.".to_owned(),
        (Problem::Missing, Field::KeptFree(_) | Field::Pause(_)) => "Choose its first day.".to_owned(),
        (Problem::Missing, _) => "Enter a number.".to_owned(),
        (Problem::OutOfRange, Field::Start | Field::KeptFree(_) | Field::Pause(_)) => {
            "Choose a day between 1990 and 2100.".to_owned()
        }
        (Problem::OutOfRange, Field::Gap) => "Enter 1 to 28 days.".to_owned(),
        (Problem::OutOfRange, Field::Weekly) => "Enter 1 to 7 doses.".to_owned(),
        (Problem::OutOfRange, Field::CycleWeeks) => "A cycle has 1 to 12 weeks.".to_owned(),
        (Problem::OutOfRange, Field::RestWeeks) => "A rest has 0 to 52 weeks.".to_owned(),
        (Problem::OutOfRange, Field::Cycles) => {
            "That goes beyond the year 2100 or 100 cycles; choose fewer.".to_owned()
        }
        (Problem::OutOfRange, Field::Alarm) => "It rings at most a day before.".to_owned(),
        (Problem::OutOfRange, _) => "This number is out of range.".to_owned(),
        (Problem::TooLong, Field::Pattern) => "A pattern has at most 14 days; leave some out.".to_owned(),
        (Problem::TooLong, _) => "There are too many; remove some that are over.".to_owned(),
        (Problem::NoDose, _) => "Choose at least one dose day.".to_owned(),
        (Problem::NotTwo, _) => "Choose exactly two weekdays.".to_owned(),
        (Problem::TooClose, _) => "Leave at least one day between the two.".to_owned(),
        (Problem::WithoutCycle, Field::RestWeeks) => {
            "A rest follows a cycle; choose how long a cycle is, or no rest.".to_owned()
        }
        (Problem::WithoutCycle, _) => "Without cycles there is no number of them.".to_owned(),
        (Problem::Backwards, _) => "The last day is before the first; change one of them.".to_owned(),
        (Problem::Overlaps(_), _) => match other {
            Some(other) => [
                "Another plan holds on some of these days (",
                other,
                "). End it first, or choose a later day.",
            ]
            .concat(),
            None => {
                "Another plan holds on some of these days. End it first, or choose a later day.".to_owned()
            }
        },
        (Problem::SwallowsCycle { number: n }, _) => [
            "No dose day of cycle ",
            &number::count(usize::try_from(n).unwrap_or(usize::MAX)),
            " would be left; keep fewer days free, or pause the plan instead.",
        ]
        .concat(),
        (Problem::SwallowsPlan, _) => {
            "No dose day would be left; keep fewer days free, or pause the plan instead.".to_owned()
        }
        (Problem::CannotShift, _) => {
            "Weekdays and doses as needed cannot shift; leave the pattern.".to_owned()
        }
    }
}

/// A note about a plan or what was taken, with how good its reason is.
pub fn notice(notice: Notice, locale: &Locale) -> String {
    let days = |n: i64| counted(usize::try_from(n).unwrap_or(0), "day", "days");
    let what = match notice {
        Notice::LongCycle { weeks: n } => [
            "A cycle of ",
            &weeks(n),
            " goes on for more than eight without a rest.",
        ]
        .concat(),
        Notice::ShortRest { weeks: 0 } => "There is no rest after a cycle.".to_owned(),
        Notice::ShortRest { weeks: n } => ["A rest of ", &weeks(n), " is shorter than two."].concat(),
        Notice::NoRest => "This plan has no cycles, and so no rest.".to_owned(),
        Notice::PlannedInARow { days: n } => {
            ["Up to ", &days(i64::from(n)), " in a row are dose days."].concat()
        }
        Notice::LongWithoutRest { days: n } => {
            [days(n).as_str(), " have passed since the last rest of two weeks."].concat()
        }
        Notice::BriefBreak { days: n } => {
            ["The last break was ", &days(n), ", less than two weeks."].concat()
        }
        Notice::TakenInARow { days: n } => {
            ["Doses were recorded on ", &days(i64::from(n)), " in a row."].concat()
        }
        Notice::RisingAmount { from, to } => [
            "The amount has risen over four weeks, from ",
            &number::amount(from, locale),
            " to ",
            &number::amount(to, locale),
            ".",
        ]
        .concat(),
    };
    [what.as_str(), " ", why(notice)].concat()
}

const fn why(notice: Notice) -> &'static str {
    match (notice, notice.grade()) {
        (Notice::RisingAmount { .. }, _) => {
            "A rising amount can be a sign of tolerance; a rest lets it fall again. Our own caution, from no study."
        }
        (_, Grade::Mechanistic) => {
            "Nobody has studied heart valves after repeated small doses; the concern follows from how these substances act, not from findings in people."
        }
        (_, Grade::Plausible) => {
            "Tolerance after doses on days in a row is documented for full doses; for small ones it is plausible and weakly shown."
        }
        (_, Grade::Ours) => "Our own caution, from no study.",
    }
}

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

/// The name of a day of one's own pattern, from 1.
pub fn pattern_place(n: usize) -> String {
    ["Day ", &number::count(n)].concat()
}

/// What a pattern looks like, for screen readers.
pub fn pattern_label(kind: ProtocolKind) -> String {
    [protocol(kind), ", four weeks"].concat()
}

/// What comes after a cycle: `four weeks of rest`.
pub fn of_rest(rest_weeks: u8) -> String {
    [weeks(rest_weeks).as_str(), " of rest"].concat()
}

/// Counters.
pub const IN_30: &str = "dose days in the last 30 days";
/// Counters.
pub const IN_90: &str = "in the last 90";
/// Counters.
pub const IN_365: &str = "in the last 365";
/// The key.
pub const EXTRA_KEY: &str = "+ not planned";
/// The key.
pub const FREE_KEY: &str = "× kept free";

/// What kind of day one without a dose is.
pub const fn day_kind(kind: Option<DayKind>) -> &'static str {
    match kind {
        Some(DayKind::Dose) => "dose day",
        Some(DayKind::Transition) => "day after a dose",
        Some(DayKind::Normal) => "day off",
        Some(DayKind::Rest) => "rest",
        Some(DayKind::KeptFree) => "kept free",
        Some(DayKind::Paused) => "paused",
        Some(DayKind::Before) => "before the plan",
        Some(DayKind::After) => "after the plan",
        None => "no plan",
    }
}

/// How long ago the last dose was, and how long without a rest: `3 days since the last dose; 5 weeks without a rest.`
pub fn since(last: Option<i64>, without_rest: Option<i64>) -> Option<String> {
    let days = |n: i64| usize::try_from(n).unwrap_or(0);
    let last = match last? {
        0 => "A dose is recorded today".to_owned(),
        n => [counted(days(n), "day", "days").as_str(), " since the last dose"].concat(),
    };
    let spell = without_rest.map(|n| {
        [
            "; ",
            &counted(days(n) / 7, "week", "weeks"),
            " without a rest of two weeks",
        ]
        .concat()
    });
    Some([last.as_str(), spell.as_deref().unwrap_or(""), "."].concat())
}

/// Nothing is to come.
pub const NOTHING_TO_COME: &str = "No date is to come.";
/// A row.
pub const DOSE_DAY: &str = "dose day";
/// A row.
pub const SKIPPED_DAY: &str = "skipped";
/// A row.
pub const LAST_OF_CYCLE: &str = "last of this cycle";
/// A row.
pub const REST_BEGINS: &str = "Rest begins";
/// A row.
pub const PLAN_ENDS: &str = "The plan is over";
/// In place of a date.
pub const TODAY: &str = "Today";
/// How the field is read when it is empty.
pub const FREE_TO_HOW: &str = "Empty: that day alone.";
/// The plan was deleted elsewhere.
pub const GONE: &str = "This plan is not there any more.";

/// A row: `Cycle 2 begins`.
pub fn cycle_begins(n: u32) -> String {
    let number = number::count(usize::try_from(n).unwrap_or(usize::MAX));
    ["Cycle ", &number, " begins"].concat()
}

/// All cycles together.
pub const OVERALL: &str = "All together";

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::{Cycle, Pattern};

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    #[test]
    fn the_sentence_leads_from_the_next_dose_to_the_rest() {
        let locale = Locale::default();
        let (one, two) = (day("2026-11-14"), day("2026-11-17"));
        let says = |doses: &[NaiveDate], then| leads(doses, then, &locale);
        let (first, second) = (date::weekday_day(one, &locale), date::weekday_day(two, &locale));
        assert_eq!(
            says(&[one, two], None),
            ["Next dose day ", &first, ", then ", &second, "."].concat()
        );
        assert_eq!(
            says(&[one], Some("4 weeks of rest")),
            ["Next dose day ", &first, ", then 4 weeks of rest."].concat()
        );
        assert_eq!(
            says(&[], Some("4 weeks of rest")),
            "No dose day is left in this cycle; then 4 weeks of rest."
        );
        assert_eq!(says(&[], None), "No dose day is to come.");
    }

    #[test]
    fn what_was_kept_names_only_what_there_was() {
        let says = |kept_so_far| kept(&kept_so_far);
        assert_eq!(says(Adherence::default()), "Nothing has come due yet.");
        let some = Adherence {
            planned: 12,
            taken: 10,
            late: 1,
            skipped: 1,
            missed: 1,
            unplanned: 2,
            off: 30,
            off_kept: 28,
        };
        assert_eq!(
            says(some),
            "10 of 12 dose days taken, 1 late, 1 skipped, 1 missed, 2 not planned, 28 of 30 days off kept"
        );
    }

    #[test]
    fn a_plan_is_told_in_one_line() {
        let mut plan = Plan::new(Protocol::Fadiman, day("2026-11-09"));
        assert_eq!(facts(&plan, &Locale::default()), "Every third day; no cycles");
        plan.cycle = Some(Cycle {
            weeks: 6,
            rest_weeks: 1,
            count: Some(2),
        });
        plan.protocol = Protocol::Pattern(Pattern::new(&[true, false]).unwrap());
        assert_eq!(
            facts(&plan, &Locale::default()),
            "Own pattern, 2 days; 6 weeks on; 1 week of rest; 2 cycles"
        );
    }
}
