//! The calendar file: what is in it, and what a newer one does to an older one.

use std::collections::BTreeMap;
use std::process::Command;

use chrono::NaiveDate;
use proptest::prelude::*;
use tenth::domain::*;
use tenth::interop::{CalendarFile, CalendarStamp, Extent, calendar_file};
use tenth::schedule::Calendar;

use crate::schedule::{PLAN, day, days, journal, plan, shifting, weekdays};

fn stamp(today: &str, sequence: u64) -> CalendarStamp {
    CalendarStamp {
        today: day(today),
        written: Timestamp(1_736_150_400),
        sequence,
        day_start_hour: 4,
    }
}

/// Eight weeks from 6 January 2025 at 08:00, half an hour's notice, one cycle with its rest.
fn at_eight(protocol: Protocol) -> Plan {
    Plan {
        time: parse_time("08:00"),
        calendar: InCalendar {
            alarm: Some(30),
            ..InCalendar::default()
        },
        cycle: Some(Cycle {
            weeks: 8,
            rest_weeks: 4,
            count: Some(2),
        }),
        ..plan(protocol)
    }
}

fn calendar(plan: &Plan, doses: &[NaiveDate], skipped: &[NaiveDate]) -> Calendar {
    let plan = (PLAN.bits(), None, Body::Plan(Box::new(plan.clone())));
    let doses = doses.iter().zip(1_000..).map(|(day, id)| {
        let dose = crate::schedule::dose(None, None);
        (id, Some(When::on(*day)), dose)
    });
    let skipped = skipped.iter().zip(2_000..).map(|(day, id)| {
        let decision = Decision {
            plan: PLAN,
            choice: Choice::Skipped,
        };
        (id, Some(When::on(*day)), Body::Decision(decision))
    });
    let entries = [plan].into_iter().chain(doses).chain(skipped);
    Calendar::of(&journal(entries.collect()))
}

fn file(plan: &Plan, extent: Extent, stamp: CalendarStamp) -> CalendarFile {
    calendar_file(&calendar(plan, &[], &[]), Some(PLAN), extent, stamp, "Tenth").unwrap()
}

/// The file of the coming cycle by what has happened.
fn coming(lived: &Calendar, stamp: CalendarStamp) -> CalendarFile {
    calendar_file(lived, Some(PLAN), Extent::ComingCycle, stamp, "Tenth").unwrap()
}

/// What a calendar program holds: by id the sequence, the start, and whether it is called off.
type Held = BTreeMap<String, (u64, String, bool)>;

/// Takes a file in as a calendar program does: the newer of two with one id counts.
fn take_in(held: &mut Held, text: &str) {
    let unfolded = text.replace("\r\n ", "");
    for event in unfolded.split("BEGIN:VEVENT").skip(1) {
        let value = |name: &str| {
            let mut lines = event.lines();
            let line = lines.find(|line| line.starts_with(name)).unwrap_or_default();
            line.split_once(':')
                .map(|(_, value)| value.to_owned())
                .unwrap_or_default()
        };
        let sequence: u64 = value("SEQUENCE").parse().unwrap();
        let is_off = value("STATUS") == "CANCELLED";
        let known = held.get(&value("UID")).map_or(0, |(known, ..)| *known);
        if sequence >= known {
            held.insert(value("UID"), (sequence, value("DTSTART"), is_off));
        }
    }
}

/// The dates that are left in a calendar program, in order.
fn dates(held: &Held) -> Vec<NaiveDate> {
    let on = held.values().filter(|(_, _, is_off)| !is_off);
    let date = |(_, start, _): &(u64, String, bool)| {
        NaiveDate::parse_from_str(start.get(..8).unwrap(), "%Y%m%d").unwrap()
    };
    let mut dates: Vec<NaiveDate> = on.map(date).collect();
    dates.sort();
    dates
}

#[test]
fn an_event_says_when_and_nothing_else() {
    let once = Plan {
        cycle: Some(Cycle {
            weeks: 1,
            rest_weeks: 0,
            count: Some(1),
        }),
        ..at_eight(Protocol::FixedWeekdays(weekdays(&[chrono::Weekday::Thu])))
    };
    let text = file(&once, Extent::WholePlan, stamp("2025-01-06", 12)).text;
    let expected = [
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        "PRODID:-//Tenth//Tenth//EN",
        "CALSCALE:GREGORIAN",
        "METHOD:PUBLISH",
        "BEGIN:VEVENT",
        "UID:AAAAAAAAAAAAAAAAAAAABN-1-1",
        "DTSTAMP:20250106T080000Z",
        "SEQUENCE:12",
        "DTSTART:20250109T080000",
        "DURATION:PT15M",
        "SUMMARY:Tenth",
        "STATUS:CONFIRMED",
        "CLASS:PRIVATE",
        "TRANSP:TRANSPARENT",
        "BEGIN:VALARM",
        "ACTION:DISPLAY",
        "DESCRIPTION:Tenth",
        "TRIGGER:-PT30M",
        "END:VALARM",
        "END:VEVENT",
        "END:VCALENDAR",
        "",
    ];
    assert_eq!(text.split("\r\n").collect::<Vec<_>>(), expected);
}

#[test]
fn one_s_own_title_is_escaped_and_long_lines_are_folded() {
    let titled = Plan {
        calendar: InCalendar {
            title: Label::new(&["Water; plants, \\ and é".repeat(3), "END:VEVENT".to_owned()].concat()),
            ..InCalendar::default()
        },
        ..at_eight(Protocol::Fadiman)
    };
    let text = file(&titled, Extent::ComingCycle, stamp("2025-01-06", 1)).text;
    assert!(text.split("\r\n").all(|line| line.len() <= 75), "{text}");
    assert!(
        text.replace("\r\n ", "")
            .contains(r"SUMMARY:Water\; plants\, \\ and éWater\;")
    );
    assert_eq!(text.lines().filter(|line| *line == "END:VEVENT").count(), 19);
    assert!(!text.contains("VALARM"));
}

#[test]
fn a_plan_without_a_time_is_whole_days_and_a_time_in_the_night_is_on_the_next_date() {
    let whole = Plan {
        time: None,
        ..at_eight(Protocol::Fadiman)
    };
    let text = file(&whole, Extent::ComingCycle, stamp("2025-01-06", 1)).text;
    assert!(text.contains("DTSTART;VALUE=DATE:20250106\r\n"));
    assert!(!text.contains("DURATION") && !text.contains("VALARM"));
    let night = Plan {
        time: parse_time("01:30"),
        ..at_eight(Protocol::Nightly)
    };
    let text = file(&night, Extent::ComingCycle, stamp("2025-01-06", 1)).text;
    assert!(text.contains("DTSTART:20250107T013000\r\n") && !text.contains("DTSTART:20250106"));
}

#[test]
fn the_coming_cycle_is_this_one_or_the_next_and_the_whole_plan_is_all_of_it() {
    let plan = at_eight(Protocol::Fadiman);
    let count = |extent, today| file(&plan, extent, stamp(today, 1)).dates.len();
    assert_eq!(count(Extent::ComingCycle, "2024-12-01"), 19);
    assert_eq!(count(Extent::ComingCycle, "2025-01-06"), 19);
    assert_eq!(count(Extent::ComingCycle, "2025-01-07"), 18);
    assert_eq!(
        count(Extent::ComingCycle, "2025-03-10"),
        19,
        "in the rest: the second cycle"
    );
    assert_eq!(count(Extent::ComingCycle, "2026-01-01"), 0);
    assert_eq!(count(Extent::WholePlan, "2025-01-06"), 38);
    let endless = Plan {
        cycle: None,
        ..at_eight(Protocol::EveryOtherDay)
    };
    let count = |extent| file(&endless, extent, stamp("2025-01-06", 1)).dates.len();
    assert_eq!((count(Extent::ComingCycle), count(Extent::WholePlan)), (42, 183));
    let needed = at_eight(Protocol::AsNeeded(Limits::default()));
    assert_eq!(file(&needed, Extent::WholePlan, stamp("2025-01-06", 1)).dates, []);
    let calendar = calendar(&plan, &[], &[]);
    let nobody = calendar_file(
        &calendar,
        Some(RecordId::new(5)),
        Extent::WholePlan,
        stamp("2025-01-06", 1),
        "x",
    );
    assert_eq!(nobody, None);
}

/// A plan as it is after a file was written of it.
fn after(plan: &Plan, file: &CalendarFile) -> Plan {
    Plan {
        calendar: file.written_of(PLAN).unwrap().clone(),
        ..plan.clone()
    }
}

#[test]
fn a_newer_file_moves_what_a_late_dose_moved() {
    let plan = Plan {
        missed: Missed::Shift,
        ..at_eight(Protocol::Fadiman)
    };
    let first = file(&plan, Extent::ComingCycle, stamp("2025-01-06", 1));
    let mut held = Held::new();
    take_in(&mut held, &first.text);
    let lived = calendar(&after(&plan, &first), &days("2025-01", &[6, 11]), &[]);
    let second = coming(&lived, stamp("2025-01-11", 2));
    take_in(&mut held, &second.text);
    assert_eq!(
        dates(&held),
        lived.courses[0].doses_between(day("2025-01-06"), day("2025-03-02"))
    );
    // One date fell out of the cycle: the 19th, on 1 March, would now be on 3 March.
    assert_eq!((held.len(), dates(&held).len(), second.called_off), (19, 18, 1));
    // The older file, opened again, changes nothing.
    let before = held.clone();
    take_in(&mut held, &first.text);
    assert_eq!(held, before);
}

#[test]
fn skipped_and_kept_free_days_are_called_off_and_the_others_keep_their_ids() {
    let plan = at_eight(Protocol::Fadiman);
    let first = file(&plan, Extent::ComingCycle, stamp("2025-01-06", 1));
    let mut held = Held::new();
    take_in(&mut held, &first.text);
    let uid_on = |held: &Held, start: &str| {
        let mut found = held.iter().filter(|(_, (_, at, _))| at.starts_with(start));
        found.next().map(|(uid, _)| uid.clone())
    };
    let kept = uid_on(&held, "20250121");
    let changed = Plan {
        kept_free: vec![KeptFree {
            from: day("2025-01-11"),
            to: day("2025-01-16"),
            why: FreeFor::Travel,
        }],
        ..after(&plan, &first)
    };
    let lived = calendar(&changed, &[], &days("2025-01", &[18]));
    let second = coming(&lived, stamp("2025-01-06", 2));
    take_in(&mut held, &second.text);
    assert_eq!(second.called_off, 3);
    assert_eq!(
        dates(&held).into_iter().take(4).collect::<Vec<_>>(),
        days("2025-01", &[6, 9, 21, 24])
    );
    assert_eq!(uid_on(&held, "20250121"), kept);
    // What no file ever had is not called off.
    let fresh = Plan {
        calendar: plan.calendar.clone(),
        ..changed
    };
    assert_eq!(
        file(&fresh, Extent::ComingCycle, stamp("2025-01-06", 2)).called_off,
        0
    );
}

#[test]
fn a_plan_with_fewer_days_calls_off_the_rest_and_a_new_plan_those_of_an_ended_one() {
    let many = at_eight(Protocol::FourOnThreeOff);
    let first = file(&many, Extent::WholePlan, stamp("2025-01-06", 1));
    let standing = |file: &CalendarFile| {
        let written = file.written_of(PLAN).unwrap();
        written.standing.as_ref().map(|text| text.as_str().to_owned())
    };
    assert_eq!(
        standing(&first).as_deref(),
        Some("1/1-32/2025-02-27 2/1-32/2025-05-22")
    );
    let mut held = Held::new();
    take_in(&mut held, &first.text);
    // Changed to another protocol before it began, and only the coming cycle is asked for.
    let fewer = Plan {
        protocol: Protocol::Fadiman,
        ..after(&many, &first)
    };
    let mut changed = held.clone();
    take_in(
        &mut changed,
        &file(&fewer, Extent::ComingCycle, stamp("2025-01-06", 2)).text,
    );
    let course = &calendar(&fewer, &[], &[]).courses[0];
    assert_eq!(
        dates(&changed),
        course.doses_between(day("2025-01-06"), day("2025-12-31"))
    );
    // Ended, and another begun.
    let ended = Plan {
        ended: Some(day("2025-01-14")),
        ..after(&many, &first)
    };
    let next = Plan {
        start: day("2025-01-15"),
        ..at_eight(Protocol::Fadiman)
    };
    let both = Calendar::of(&journal(vec![
        (PLAN.bits(), None, Body::Plan(Box::new(ended))),
        (78, None, Body::Plan(Box::new(next))),
    ]));
    let second = calendar_file(
        &both,
        Some(RecordId::new(78)),
        Extent::ComingCycle,
        stamp("2025-01-14", 3),
        "Tenth",
    );
    take_in(&mut held, &second.unwrap().text);
    let expected = days("2025-01", &[6, 7, 8, 9, 13, 15, 18, 21]);
    assert_eq!(dates(&held).into_iter().take(8).collect::<Vec<_>>(), expected);
    assert_eq!(dates(&held).len(), 5 + 19);
}

/// Six weeks from 6 January 2025, then four of rest, as often as they come.
fn six_weeks() -> Plan {
    let cycle = Cycle {
        weeks: 6,
        rest_weeks: 4,
        count: None,
    };
    Plan {
        cycle: Some(cycle),
        ..at_eight(Protocol::Fadiman)
    }
}

#[test]
fn a_cycle_that_is_over_since_the_start_moved_has_its_old_dates_called_off() {
    let plan = six_weeks();
    let first = file(&plan, Extent::ComingCycle, stamp("2025-01-06", 1));
    let mut held = Held::new();
    take_in(&mut held, &first.text);
    let moved = Plan {
        start: day("2024-11-04"),
        ..after(&plan, &first)
    };
    let second = file(&moved, Extent::ComingCycle, stamp("2025-01-06", 2));
    take_in(&mut held, &second.text);
    assert_eq!((first.dates.len(), second.called_off), (14, 14));
    assert_eq!(dates(&held), second.dates);
    assert_eq!(second.dates.first(), Some(&day("2025-01-13")), "the second cycle");
}

#[test]
fn only_what_stands_in_a_calendar_is_called_off_and_only_once() {
    let long = six_weeks();
    let first = file(&long, Extent::ComingCycle, stamp("2025-01-06", 1));
    let mut held = Held::new();
    take_in(&mut held, &first.text);
    let short = Cycle {
        weeks: 2,
        rest_weeks: 4,
        count: Some(9),
    };
    let short = Plan {
        cycle: Some(short),
        ..after(&long, &first)
    };
    let second = file(&short, Extent::ComingCycle, stamp("2025-01-06", 2));
    take_in(&mut held, &second.text);
    assert_eq!((second.dates.len(), second.called_off), (5, 9));
    let third = file(&after(&short, &second), Extent::WholePlan, stamp("2025-01-06", 3));
    take_in(&mut held, &third.text);
    assert_eq!((third.dates.len(), third.called_off), (45, 0));
    assert_eq!(dates(&held), third.dates);
    // A file of the middle of a cycle has only the dates from there on, and only those are called off.
    let late = file(&long, Extent::ComingCycle, stamp("2025-02-01", 1));
    let daily = Plan {
        protocol: Protocol::FixedWeekdays(weekdays(&[chrono::Weekday::Mon])),
        ..after(&long, &late)
    };
    let fewer = file(&daily, Extent::ComingCycle, stamp("2025-02-01", 2));
    assert_eq!((late.dates.len(), fewer.called_off), (5, 5));
    // What a first version of the program kept is read, and kept exactly from then on.
    let old = Plan {
        calendar: InCalendar {
            cycles: 1,
            dates: 14,
            ..long.calendar.clone()
        },
        ..short
    };
    let file_of_old = file(&old, Extent::ComingCycle, stamp("2025-01-06", 2));
    assert_eq!((file_of_old.dates.len(), file_of_old.called_off), (5, 9));
    let written = file_of_old.written_of(PLAN).unwrap();
    assert_eq!((written.cycles, written.dates), (0, 0));
    assert_eq!(written.standing, second.written_of(PLAN).unwrap().standing);
}

#[test]
fn the_dates_of_an_ended_plan_are_called_off_without_another_plan_and_once() {
    let plan = six_weeks();
    let first = file(&plan, Extent::ComingCycle, stamp("2025-01-06", 1));
    let mut held = Held::new();
    take_in(&mut held, &first.text);
    let ended = Plan {
        ended: Some(day("2025-01-14")),
        ..after(&plan, &first)
    };
    let only_off = |plan: &Plan, today| {
        let ended = calendar(plan, &[], &[]);
        calendar_file(&ended, None, Extent::ComingCycle, stamp(today, 2), "Tenth").unwrap()
    };
    let second = only_off(&ended, "2025-01-14");
    take_in(&mut held, &second.text);
    assert_eq!((second.dates.len(), second.called_off), (0, 11));
    assert_eq!(dates(&held), days("2025-01", &[6, 9, 12]));
    // Some calendars strike out what is called off: it stays on its own day.
    let starts = |text: &str| -> Vec<String> {
        let starts = text.lines().filter_map(|line| line.strip_prefix("DTSTART:"));
        starts.map(str::to_owned).collect()
    };
    assert_eq!(starts(&second.text), starts(&first.text)[3..]);
    let stopped = Plan {
        pauses: vec![Pause {
            from: day("2025-01-14"),
            to: None,
        }],
        ..after(&plan, &first)
    };
    let paused = file(&stopped, Extent::ComingCycle, stamp("2025-01-14", 2));
    assert_eq!((paused.dates.len(), paused.called_off), (3, 11));
    assert_eq!(starts(&paused.text), starts(&first.text));
    let third = only_off(&after(&ended, &second), "2025-01-14");
    assert_eq!((third.called_off, third.written), (0, Vec::new()));
    // Once the last of the dates has gone by there is nothing to call off, and a plan that runs keeps its dates.
    assert_eq!(only_off(&ended, "2025-02-17").called_off, 0);
    assert_eq!(only_off(&after(&plan, &first), "2025-01-14").called_off, 0);
    // A plan that has come to be as needed has no dates any more.
    let needed = Plan {
        protocol: Protocol::AsNeeded(Limits::default()),
        ..after(&plan, &first)
    };
    let second = file(&needed, Extent::ComingCycle, stamp("2025-01-06", 2));
    assert_eq!((second.dates.len(), second.called_off), (0, 14));
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]

    /// Whatever happens between two files, a calendar that took in both holds what is planned now.
    #[test]
    fn prop_a_newer_file_leaves_what_is_planned(
        protocol in crate::domain::arbitrary::protocol(),
        protocol_now in crate::domain::arbitrary::protocol(),
        cycle in crate::domain::arbitrary::cycle(),
        shifts in any::<bool>(),
        whole in any::<bool>(),
        doses in proptest::collection::vec(0_u64..60, 0..20),
        skipped in proptest::collection::vec(0_u64..90, 0..4),
        free in proptest::option::of((0_u64..90, 0_u64..9)),
        ended in proptest::option::of(10_u64..90),
    ) {
        let extent = if whole { Extent::WholePlan } else { Extent::ComingCycle };
        let start = day("2025-01-06");
        let at = |ahead: u64| start + chrono::Days::new(ahead);
        let plan = Plan {
            cycle: Some(cycle),
            missed: if shifts { Missed::Shift } else { Missed::Skip },
            ..at_eight(protocol)
        };
        let first = file(&plan, extent, stamp("2025-01-06", 1));
        let mut held = Held::new();
        take_in(&mut held, &first.text);
        prop_assert_eq!(dates(&held), first.dates.clone());
        let free = free.map(|(from, length)| KeptFree { from: at(from), to: at(from + length), why: FreeFor::Race });
        let now = Plan {
            protocol: protocol_now,
            kept_free: free.into_iter().collect(),
            ended: ended.map(at),
            ..after(&plan, &first)
        };
        let doses: Vec<NaiveDate> = doses.into_iter().map(at).collect();
        let skipped: Vec<NaiveDate> = skipped.into_iter().map(at).collect();
        let lived = calendar(&now, &doses, &skipped);
        let second = calendar_file(&lived, Some(PLAN), extent, stamp("2025-01-06", 2), "Tenth").unwrap();
        take_in(&mut held, &second.text);
        let course = &lived.courses[0];
        let last = first.dates.last().into_iter().chain(second.dates.last()).max().copied().unwrap_or(start);
        let planned: Vec<NaiveDate> = course
            .doses_between(start, last)
            .into_iter()
            .filter(|day| !lived.happened.has_decided(PLAN, Choice::Skipped, *day))
            .collect();
        let left = dates(&held);
        prop_assert!(left.iter().all(|day| planned.contains(day)), "{:?} is not in {:?}", left, planned);
        prop_assert!(second.dates.iter().all(|day| left.contains(day)));
        let again = calendar_file(&lived, Some(PLAN), extent, stamp("2025-01-06", 3), "Tenth").unwrap();
        let before = dates(&held);
        take_in(&mut held, &again.text);
        prop_assert_eq!(dates(&held), before);
    }
}

/// Reads files with a parser that is not ours; its lines of id, sequence, start, alarm and title.
fn foreign(files: &[&str]) -> Vec<[String; 5]> {
    let python =
        std::env::var("FOREIGN_PYTHON").expect("`cargo xtask test native` installs the parser and runs this");
    let folder = std::env::temp_dir().join(format!(
        "tenth-calendars-{}-{}",
        std::process::id(),
        files[0].len()
    ));
    std::fs::create_dir_all(&folder).unwrap();
    let script = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/foreign/read_calendars.py");
    let mut command = Command::new(python);
    command.arg(script);
    for (number, text) in files.iter().enumerate() {
        let path = folder.join(format!("{number}.ics"));
        std::fs::write(&path, text).unwrap();
        command.arg(path);
    }
    let output = command.output().unwrap();
    std::fs::remove_dir_all(&folder).unwrap();
    let said = String::from_utf8(output.stderr).unwrap();
    assert!(output.status.success() && said.is_empty(), "{said}");
    let lines = String::from_utf8(output.stdout).unwrap();
    lines
        .lines()
        .map(|line| {
            let parts: Vec<String> = line.split('\t').map(str::to_owned).collect();
            parts.try_into().unwrap()
        })
        .collect()
}

/// The starts, in order.
fn starts(events: &[[String; 5]]) -> Vec<&str> {
    events.iter().map(|[_, _, start, ..]| start.as_str()).collect()
}

#[test]
#[ignore = "needs the parser that cargo xtask test installs"]
fn foreign_parser_reads_the_published_dates() {
    use chrono::Weekday::{Mon, Thu};
    for (protocol, january) in [
        (Protocol::Fadiman, &[6, 9, 12, 15, 18, 21, 24, 27, 30][..]),
        (Protocol::EveryOtherDay, &[6, 8, 10, 12]),
        (
            Protocol::FixedWeekdays(weekdays(&[Mon, Thu])),
            &[6, 9, 13, 16, 20, 23],
        ),
        (
            Protocol::FourOnThreeOff,
            &[6, 7, 8, 9, 13, 14, 15, 16, 20, 21, 22, 23],
        ),
    ] {
        let plan = at_eight(protocol);
        let file = file(&plan, Extent::ComingCycle, stamp("2025-01-06", 1));
        let events = foreign(&[&file.text]);
        let expected: Vec<String> = january
            .iter()
            .map(|n| format!("2025-01-{n:02}T08:00:00"))
            .collect();
        assert_eq!(starts(&events)[..january.len()], expected, "{protocol:?}");
        let all: Vec<String> = file
            .dates
            .iter()
            .map(|day| format!("{}T08:00:00", date_code(*day)))
            .collect();
        assert_eq!(starts(&events), all);
        assert!(
            events
                .iter()
                .all(|[_, _, _, alarm, title]| alarm == "30" && title == "Tenth")
        );
    }
    // Eight weeks from here go over the change to summer time in Europe and in America: the clock stays at eight.
    let spring = Plan {
        start: day("2025-02-24"),
        ..at_eight(Protocol::Fadiman)
    };
    let file = file(&spring, Extent::ComingCycle, stamp("2025-02-24", 1));
    let events = foreign(&[&file.text]);
    assert_eq!(events.len(), 19);
    assert!(starts(&events).iter().all(|start| start.ends_with("T08:00:00")));
}

#[test]
#[ignore = "needs the parser that cargo xtask test installs"]
fn foreign_parser_takes_in_a_newer_file_over_an_older_one() {
    let plan = Plan {
        time: parse_time("08:00"),
        calendar: InCalendar {
            title: Label::new("Water; plants, \\ and é, once more because this line is to be folded"),
            ..InCalendar::default()
        },
        ..shifting(Protocol::Fadiman)
    };
    let first = file(&plan, Extent::ComingCycle, stamp("2025-01-06", 1));
    let lived = calendar(
        &after(&plan, &first),
        &days("2025-01", &[6, 11]),
        &days("2025-01", &[20]),
    );
    let second = coming(&lived, stamp("2025-01-11", 2));
    let events = foreign(&[&first.text, &second.text]);
    assert_eq!(
        starts(&events)[..5],
        [
            "2025-01-06T08:00:00",
            "2025-01-11T08:00:00",
            "2025-01-14T08:00:00",
            "2025-01-17T08:00:00",
            // The 20th is skipped.
            "2025-01-23T08:00:00"
        ]
    );
    assert!(events.iter().all(|[_, _, _, alarm, title]| alarm == "-"
        && Some(title.as_str()) == plan.calendar.title.as_ref().map(Label::as_str)));
    // The other way round the newer one still counts.
    assert_eq!(foreign(&[&second.text, &first.text]), events);
    let whole_days = Plan { time: None, ..plan };
    let file = file(&whole_days, Extent::ComingCycle, stamp("2025-01-06", 1));
    assert_eq!(starts(&foreign(&[&file.text]))[..2], ["2025-01-06", "2025-01-09"]);
}
