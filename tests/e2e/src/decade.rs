//! Ten years of an invented person's journal, the same for the same seed: 3,650 check-ins, 1,200 doses, 1,500 runs.
//! As records, as a backup, and as the keys a browser would hold. Knows no browser.

mod plans;

use std::collections::BTreeMap;
use std::rc::Rc;

use chrono::{Days, NaiveDate, NaiveTime};
use tenth::domain::{
    Action, Amount, Answers, Body, BuiltIn, Change, CheckIn, Content, DeviceId, Dosage, Dose, Duration,
    Entry, HardMoment, Journal, Label, MeasureKey, Note, Part, Rating, Record, RecordId, Run, Settings,
    Source, Substance, Surface, Text, Timestamp, Unit, Value, When, Zone,
};
use tenth::interop::backup;
use tenth::storage::{MemoryStore, Mirror, Repository};

/// How many days.
pub const DAYS: u64 = 3_650;
/// How many doses.
pub const DOSES: u64 = 1_200;
/// How many runs.
pub const RUNS: u64 = 1_500;
/// The last days, which are still one log record an action, as in daily use.
const RECENT: u64 = 14;
const DEVICE: DeviceId = DeviceId::new(0x7e47);
const EPOCH_DAYS: i32 = 719_163;

/// A small generator of numbers (SplitMix64; Steele, Lea, Flood 2014). Equal seeds give equal journals.
struct Numbers(u64);

impl Numbers {
    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        mixed ^ (mixed >> 31)
    }

    /// From 0 to `most`, both included.
    fn up_to(&mut self, most: u64) -> u64 {
        self.next() % (most + 1)
    }

    /// A rating around a middle, two points to either side.
    fn rating(&mut self, middle: u64) -> Rating {
        let points = (middle + self.up_to(4)).saturating_sub(2).min(10);
        Rating::new(points as u8).expect("at most 10")
    }
}

/// The journal, day by day, ending on `last`.
pub struct Decade {
    days: Vec<Vec<(RecordId, Content)>>,
    base: Vec<(RecordId, Content)>,
}

/// Makes ten years that end on `last`.
pub fn generate(seed: u64, last: NaiveDate) -> Decade {
    let mut numbers = Numbers(seed);
    let substance = RecordId::derived(&["decade", "substance"]);
    let first = last
        .checked_sub_days(Days::new(DAYS - 1))
        .expect("within the calendar");
    let zone = Zone::new("Europe/Berlin");
    let base = vec![
        (
            substance,
            undated(Body::Substance(Substance {
                name: label("Supplement A"),
                unit: Unit::Gram,
                form: None,
                hidden: false,
            })),
        ),
        (
            Journal::settings_id(),
            undated(Body::Settings(Settings {
                started: true,
                ..Settings::default()
            })),
        ),
    ];
    let days = (0..DAYS)
        .map(|number| {
            let day = first
                .checked_add_days(Days::new(number))
                .expect("within the calendar");
            let mut entries = Vec::new();
            let mut add = |what: &str, at: NaiveTime, body: Body| {
                let id = RecordId::derived(&["decade", what, &number.to_string()]);
                let when = When::at(day, at, 4, Some(60), zone.clone());
                entries.push((
                    id,
                    Content::Entry(Entry {
                        when: Some(when),
                        written: written(day, at),
                        body,
                    }),
                ));
            };
            let dosed = spread(number, DOSES);
            if dosed {
                add(
                    "dose",
                    clock(8, numbers.up_to(59)),
                    Body::Dose(dose(substance, &mut numbers)),
                );
            }
            if spread(number + 1, RUNS) {
                add("run", clock(17, numbers.up_to(59)), Body::Run(run(&mut numbers)));
            }
            if numbers.up_to(19) == 0 {
                add(
                    "note",
                    clock(12, numbers.up_to(59)),
                    Body::Note(note(&mut numbers)),
                );
            }
            add(
                "evening",
                clock(21, numbers.up_to(59)),
                Body::CheckIn(evening(number, dosed, &mut numbers)),
            );
            entries
        })
        .collect();
    Decade { days, base }
}

/// Whether the day of this number has one of `count` things spread evenly over all days.
fn spread(number: u64, count: u64) -> bool {
    (number + 1) * count / DAYS > number * count / DAYS
}

fn dose(substance: RecordId, numbers: &mut Numbers) -> Dose {
    let micrograms = 80_000 + 10_000 * numbers.up_to(8);
    let amount = Amount::new(micrograms, Unit::Gram).expect("a positive amount");
    Dose {
        substance: Some(substance),
        dosage: Some(Dosage::exactly(amount)),
        batch: None,
        food: None,
        with: Vec::new(),
        note: None,
    }
}

fn run(numbers: &mut Numbers) -> Run {
    let minutes = 25 + numbers.up_to(60);
    Run {
        duration: Duration::from_minutes(minutes as u32).expect("at most two weeks"),
        metres: Some((minutes * (150 + numbers.up_to(60))) as u32),
        effort: Some(numbers.rating(5)),
        before: Some(numbers.rating(5)),
        after: Some(numbers.rating(7)),
        surface: Some(Surface::Road),
        note: None,
    }
}

fn note(numbers: &mut Numbers) -> Note {
    let words = [
        "Slept late, quiet day.",
        "Long walk, knee a little stiff.",
        "Deadline – wenig Ruhe, viel Kaffee.",
    ];
    let at = numbers.up_to(words.len() as u64 - 1) as usize;
    Note {
        text: Text::new(words[at]),
        tags: Vec::new(),
    }
}

/// A slow wave over the year, a little more on dose days, and noise.
fn evening(number: u64, dosed: bool, numbers: &mut Numbers) -> CheckIn {
    let season = [5, 5, 6, 6, 6, 5, 5, 4, 4, 4];
    let level = season[(number / 37 % 10) as usize] + u64::from(dosed);
    let mut answers = Answers::new();
    for (measure, middle) in [
        (BuiltIn::Pain, 10 - level),
        (BuiltIn::Mood, level),
        (BuiltIn::Anxiety, 9 - level),
        (BuiltIn::Energy, level),
        (BuiltIn::Focus, level),
    ] {
        answers.insert(
            MeasureKey::BuiltIn(measure),
            Value::Rating(numbers.rating(middle)),
        );
    }
    let hard = numbers.up_to(5) == 0;
    if hard {
        answers.insert(
            MeasureKey::BuiltIn(BuiltIn::BounceBack),
            Value::Rating(numbers.rating(6)),
        );
    }
    CheckIn {
        part: Part::Evening,
        answers,
        hard_moment: Some(if hard { HardMoment::Yes } else { HardMoment::No }),
        no_side_effects: false,
    }
}

impl Decade {
    /// Another journal of so long, to be kept in the same way.
    pub fn of(journal: &Journal) -> Self {
        let mut base = Vec::new();
        let mut days: BTreeMap<NaiveDate, Vec<(RecordId, Content)>> = BTreeMap::new();
        for record in journal.records() {
            let day = record.entry().and_then(|entry| Some(entry.when.as_ref()?.day));
            let list = day.map_or(&mut base, |day| days.entry(day).or_default());
            list.push((record.id, record.content.clone()));
        }
        Self {
            days: days.into_values().collect(),
            base,
        }
    }

    /// As one journal.
    pub fn journal(&self) -> Journal {
        let mut journal = Journal::default();
        for (id, content) in self.base.iter().chain(self.days.iter().flatten()) {
            let revision = journal.next_revision(DEVICE);
            journal.absorb(Record {
                id: *id,
                revision,
                content: content.clone(),
            });
        }
        journal
    }

    /// As a backup file.
    pub fn backup(&self) -> String {
        backup::export(
            &self.journal(),
            backup::Stamp {
                written: Timestamp(1_700_000_000),
                app: "0.1.0",
            },
        )
    }

    /// As the keys and values that the app's own engine writes: all but the last two weeks compacted into chunks.
    pub fn stored(&self, now: Timestamp) -> BTreeMap<String, String> {
        let store = Rc::new(MemoryStore::default());
        let opened =
            Repository::open(store.clone(), Mirror::Absent, DEVICE, now).expect("an empty store opens");
        let mut repository = opened.repository;
        let mut journal = Journal::default();
        let mut commit = |action: Action, now: Timestamp, contents: Vec<(RecordId, Content)>| {
            let revision = journal.next_revision(DEVICE);
            let change = Change::putting(action, &journal, revision, contents);
            repository.commit(&change, now).expect("there is room");
            journal.apply(&change);
            while repository.wants_compaction() {
                repository.compact(now).expect("there is room");
            }
        };
        let old = self.days.len().saturating_sub(RECENT as usize);
        // A month at a time and at its own time, so that no more history is kept than in daily use.
        let (before, recent) = self.days.split_at(old);
        let ago = |days: usize| Timestamp(now.0 - 86_400 * days as i64);
        commit(Action::Start, ago(self.days.len()), self.base.clone());
        for (month, days) in before.chunks(30).enumerate() {
            let end = ago(self.days.len() - month * 30 - days.len());
            commit(
                Action::Import(Source::Backup),
                end,
                days.iter().flatten().cloned().collect(),
            );
        }
        for (number, day) in recent.iter().enumerate() {
            for (id, content) in day {
                if let Content::Entry(entry) = content {
                    let kind = entry.body.kind();
                    commit(
                        Action::Add(kind),
                        ago(recent.len() - number),
                        vec![(*id, content.clone())],
                    );
                }
            }
        }
        store.snapshot().into_iter().collect()
    }

    /// As the keys of a young journal that was never compacted: its last entries, each still a log record of its own.
    pub fn long_log(&self, now: Timestamp, entries: usize) -> BTreeMap<String, String> {
        let store = Rc::new(MemoryStore::default());
        let opened =
            Repository::open(store.clone(), Mirror::Absent, DEVICE, now).expect("an empty store opens");
        let (mut repository, mut journal) = (opened.repository, Journal::default());
        let all: Vec<_> = self.days.iter().flatten().cloned().collect();
        let last = all
            .into_iter()
            .rev()
            .take(entries)
            .rev()
            .map(|one| (Action::Start, vec![one]));
        for (action, contents) in std::iter::once((Action::Start, self.base.clone())).chain(last) {
            let change = Change::putting(action, &journal, journal.next_revision(DEVICE), contents);
            repository.commit(&change, now).expect("there is room");
            journal.apply(&change);
        }
        store.snapshot().into_iter().collect()
    }
}

fn undated(body: Body) -> Content {
    Content::Entry(Entry {
        when: None,
        written: Timestamp(1_480_000_000),
        body,
    })
}

fn label(text: &str) -> Label {
    Label::new(text).expect("a short label")
}

fn clock(hour: u64, minute: u64) -> NaiveTime {
    NaiveTime::from_hms_opt(hour as u32, minute as u32, 0).expect("a time of day")
}

/// The instant at which something of that day was written, an hour east of UTC.
fn written(day: NaiveDate, at: NaiveTime) -> Timestamp {
    Timestamp(day.and_time(at).and_utc().timestamp() - 3_600)
}

/// Today by the computer's clock, in UTC, with the instant.
pub fn today() -> (NaiveDate, Timestamp) {
    let since = std::time::SystemTime::now()
        .duration_since(std::time::UNIX_EPOCH)
        .unwrap_or_default();
    let seconds = since.as_secs() as i64;
    let day = NaiveDate::from_num_days_from_ce_opt((seconds / 86_400) as i32 + EPOCH_DAYS).expect("a day");
    (day, Timestamp(seconds))
}

/// A zone in which it is daytime now and the date is the one in UTC, so that [`today`] means the same to a browser there.
pub fn daytime_zone() -> &'static str {
    match today().1.0.rem_euclid(86_400) / 3_600 {
        0..6 => "Etc/GMT-8",
        6..20 => "Etc/UTC",
        _ => "Etc/GMT+8",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn last() -> NaiveDate {
        NaiveDate::from_ymd_opt(2026, 11, 12).unwrap()
    }

    fn kinds(journal: &Journal) -> BTreeMap<&'static str, usize> {
        let mut kinds = BTreeMap::new();
        for record in journal.records() {
            *kinds
                .entry(record.kind().map_or("", tenth::domain::Kind::code))
                .or_default() += 1;
        }
        kinds
    }

    #[test]
    fn the_counts_are_as_announced() {
        let kinds = kinds(&generate(1, last()).journal());
        assert_eq!(
            (kinds["check_in"], kinds["dose"], kinds["run"]),
            (3_650, 1_200, 1_500)
        );
    }

    #[test]
    fn equal_seeds_give_equal_journals_and_others_do_not() {
        let backup = |seed| generate(seed, last()).backup();
        assert!(backup(1) == backup(1));
        assert!(backup(1) != backup(2));
    }

    #[test]
    fn ten_years_take_at_most_two_million_characters() {
        let stored = generate(1, last()).stored(Timestamp(1_795_132_800));
        let size: usize = stored
            .iter()
            .map(|(key, value)| tenth::storage::units(key) + tenth::storage::units(value))
            .sum();
        println!("{} keys, {size} characters", stored.len());
        assert!(size <= 2_000_000, "{size} characters");
        assert!(size > 500_000, "suspiciously little: {size} characters");
    }
}
