//! A year of an invented person's journal in which one thing is true: the night after a dose day is better by a known
//! number of points. Eleven other measures are noise as days make it: alike from day to day, with weekends and seasons.
//! The same for the same seed. Knows no browser; native tests read it too.

use chrono::{Datelike, Days, NaiveDate, NaiveTime};
use tenth::domain::{
    Amount, Answers, Ask, Body, BuiltIn, CheckIn, Content, Cycle, DeviceId, Direction, Dosage, Dose,
    Duration, Entry, Journal, Label, Measure, MeasureKey, MeasureKind, Moment, Note, Part, Plan, Protocol,
    Rating, Reading, Record, RecordId, Run, Settings, Tag, Timestamp, Value, When,
};

/// How many days.
pub const DAYS: u64 = 365;
/// The days before the first dose, so that there is something to compare with.
pub const RUN_IN: u64 = 21;

/// The measures without an effect: seven built in, and four of the person's own.
const NOISE: [BuiltIn; 7] = [
    BuiltIn::Soreness,
    BuiltIn::Recovered,
    BuiltIn::Pain,
    BuiltIn::Mood,
    BuiltIn::Anxiety,
    BuiltIn::Energy,
    BuiltIn::Focus,
];
const OWN: [&str; 4] = ["Calm", "Appetite", "Knee stiffness", "Screen time felt"];

/// A small generator of numbers (SplitMix64; Steele, Lea, Flood 2014).
struct Numbers(u64);

impl Numbers {
    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        mixed ^ (mixed >> 31)
    }

    /// From 0 up to but not 1.
    fn unit(&mut self) -> f64 {
        (self.next() >> 11) as f64 / (1_u64 << 53) as f64
    }

    /// About normal, with mean 0 and standard deviation 1.
    fn normal(&mut self) -> f64 {
        (0..12).map(|_| self.unit()).sum::<f64>() - 6.0
    }

    fn happens(&mut self, share: f64) -> bool {
        self.unit() < share
    }
}

/// A measure as it goes from day to day.
struct Course {
    key: MeasureKey,
    is_morning: bool,
    middle: f64,
    /// How much of yesterday is left today.
    memory: f64,
    weekend: f64,
    season: f64,
    state: f64,
}

impl Course {
    fn next(&mut self, day: NaiveDate, effect: f64, numbers: &mut Numbers) -> Rating {
        let fresh = (1.0 - self.memory * self.memory).sqrt();
        self.state = self.memory * self.state + fresh * numbers.normal();
        let is_weekend = day.weekday().num_days_from_monday() >= 5;
        let weekend = if is_weekend { self.weekend } else { 0.0 };
        let season = self.season * (f64::from(day.ordinal0()) / 58.0).sin();
        let value = self.middle + 1.5 * self.state + weekend + season + effect;
        Rating::new(value.round().clamp(0.0, 10.0) as u8).expect("at most 10")
    }
}

/// The key of one of the person's own measures, by its place.
fn own(place: usize) -> MeasureKey {
    MeasureKey::Own(RecordId::derived(&["planted", "measure", OWN[place]]))
}

fn courses(numbers: &mut Numbers) -> Vec<Course> {
    let built_in = [BuiltIn::SleepQuality].into_iter().chain(NOISE);
    let keys = built_in.map(MeasureKey::BuiltIn).chain((0..OWN.len()).map(own));
    keys.enumerate()
        .map(|(place, key)| Course {
            key,
            is_morning: place < 3,
            middle: 4.5 + (place % 4) as f64 * 0.5,
            memory: [0.2, 0.5, 0.4, 0.6, 0.3, 0.0][place % 6],
            weekend: [0.0, 0.6, -0.4][place % 3],
            season: [0.0, 0.0, 0.7, 0.4][place % 4],
            state: numbers.normal(),
        })
        .collect()
}

/// A year that ends on `last`, with `effect` points of sleep quality in the morning after a dose day.
pub fn journal(effect: f64, seed: u64, last: NaiveDate) -> Journal {
    journal_of(DAYS, effect, seed, last)
}

/// The same of any number of days.
pub fn journal_of(days: u64, effect: f64, seed: u64, last: NaiveDate) -> Journal {
    let mut numbers = Numbers(seed);
    let mut book = Book::default();
    book.put(
        Journal::settings_id(),
        None,
        Body::Settings(Settings {
            started: true,
            ..Settings::default()
        }),
    );
    for (place, name) in OWN.into_iter().enumerate() {
        let key = own(place);
        let measure = Measure {
            key,
            name: Label::new(name),
            kind: MeasureKind::Rating,
            direction: Direction::HigherIsBetter,
            ask: Ask::EVENING,
            order: 200 + place as i32,
            hidden: false,
            smallest_change: None,
            day_rule: None,
        };
        book.put(key.record_id(), None, Body::Measure(measure));
    }
    let first = last
        .checked_sub_days(Days::new(days.saturating_sub(1)))
        .expect("within the calendar");
    let mut courses = courses(&mut numbers);
    let mut days_since_dose = 3;
    for number in 0..days {
        let day = first
            .checked_add_days(Days::new(number))
            .expect("within the calendar");
        let lift = if days_since_dose == 1 { effect } else { 0.0 };
        // Every third day, now and then a day late.
        let is_due = number >= RUN_IN && days_since_dose >= 3;
        let is_dosed = is_due && !numbers.happens(0.15);
        let answers = |is_morning: bool, courses: &mut Vec<Course>, numbers: &mut Numbers| {
            let mut answers = Answers::new();
            for course in courses
                .iter_mut()
                .filter(|course| course.is_morning == is_morning)
            {
                let is_sleep = course.key == MeasureKey::BuiltIn(BuiltIn::SleepQuality);
                let rating = course.next(day, if is_sleep { lift } else { 0.0 }, numbers);
                answers.insert(course.key, Value::Rating(rating));
            }
            answers
        };
        for (part, hour) in [(Part::Morning, 7), (Part::Evening, 21)] {
            let answers = answers(part == Part::Morning, &mut courses, &mut numbers);
            let check_in = CheckIn {
                answers,
                ..CheckIn::empty(part)
            };
            // One in twelve is forgotten.
            if !numbers.happens(1.0 / 12.0) {
                book.add(part.code(), day, hour, Body::CheckIn(check_in));
            }
        }
        if is_dosed {
            book.add("dose", day, 9, Body::Dose(dose(&mut numbers)));
        }
        if numbers.happens(0.4) {
            book.add("run", day, 17, Body::Run(run(&mut numbers)));
        }
        if numbers.happens(0.12) {
            book.add("note", day, 22, Body::Note(alcohol()));
        }
        days_since_dose = if is_dosed { 1 } else { days_since_dose + 1 };
    }
    book.0
}

/// The same journal with a plan from the first dose on: cycles of eight weeks with two of rest.
pub fn with_plan(journal: Journal) -> Journal {
    let start = journal.days().nth(RUN_IN as usize).unwrap_or_default();
    let plan = Plan {
        cycle: Some(Cycle {
            weeks: 8,
            rest_weeks: 2,
            count: None,
        }),
        ..Plan::new(Protocol::Fadiman, start)
    };
    let mut book = Book(journal);
    let id = RecordId::derived(&["planted", "plan"]);
    book.put(id, None, Body::Plan(Box::new(plan)));
    book.0
}

/// The same journal with one of its measures hidden.
pub fn hiding(journal: Journal, measure: BuiltIn) -> Journal {
    let hidden = Measure {
        hidden: true,
        ..Measure::built_in(measure)
    };
    let mut book = Book(journal);
    book.put(hidden.key.record_id(), None, Body::Measure(hidden));
    book.0
}

/// The same journal with readings around every dose, readings at the same hours of every fourth other day, and two batches.
/// Pain falls by 0, 1, 1 or 2 after a dose and by 0 or 1 at the same hours of other days.
pub fn with_readings(journal: Journal) -> Journal {
    let dosed: Vec<(RecordId, Entry)> = journal
        .entries()
        .filter(|(_, entry)| matches!(entry.body, Body::Dose(_)))
        .map(|(id, entry)| (id, entry.clone()))
        .collect();
    let dose_days: Vec<NaiveDate> = dosed
        .iter()
        .filter_map(|(_, entry)| Some(entry.when.as_ref()?.day))
        .collect();
    let days: Vec<NaiveDate> = journal.days().collect();
    let batches =
        ["Jar one", "Jar two"].map(|label| (RecordId::derived(&["planted", "batch", label]), label));
    let middle = days.get(days.len() / 2).copied().unwrap_or_default();
    let mut book = Book(journal);
    for (id, label) in batches {
        let batch = tenth::domain::Batch {
            substance: None,
            label: Label::new(label).expect("a label"),
            opened: None,
            strain: None,
            potency: None,
            note: None,
            finished: false,
            form: None,
            made: None,
            capsule: None,
        };
        book.put(id, None, Body::Batch(batch));
    }
    let mut number = 0_u8;
    let pain = MeasureKey::BuiltIn(BuiltIn::Pain);
    let mut pair = |book: &mut Book, day: NaiveDate, about: Option<RecordId>| {
        number = (number + 1) % 12;
        let fall = if about.is_some() {
            [0, 1, 1, 2][usize::from(number % 4)]
        } else {
            number % 2
        };
        for (moment, hour, points) in [
            (Moment::Before, 8, 4 + number % 3),
            (Moment::After, 11, 4 + number % 3 - fall),
        ] {
            let reading = Reading {
                moment,
                about,
                minutes: about.filter(|_| moment == Moment::After).map(|_| 150),
                answers: [(pain, Value::Rating(Rating::new(points).expect("at most 10")))]
                    .into_iter()
                    .collect(),
            };
            let what = if moment == Moment::Before {
                "before"
            } else {
                "after"
            };
            book.add(what, day, hour, Body::Reading(reading));
        }
    };
    for (id, entry) in dosed {
        let Some(when) = entry.when.clone() else { continue };
        if let Body::Dose(dose) = entry.body {
            let batch = Some(batches[usize::from(when.day >= middle)].0);
            book.put(id, Some(when.clone()), Body::Dose(Dose { batch, ..dose }));
        }
        pair(&mut book, when.day, Some(id));
    }
    for day in days.iter().filter(|day| !dose_days.contains(day)).step_by(4) {
        pair(&mut book, *day, None);
    }
    book.0
}

fn dose(numbers: &mut Numbers) -> Dose {
    let micrograms = if numbers.happens(0.3) { 150_000 } else { 100_000 };
    let amount = Amount::new(micrograms, tenth::domain::Unit::Gram).expect("a positive amount");
    Dose {
        substance: None,
        dosage: Some(Dosage::exactly(amount)),
        batch: None,
        food: None,
        with: Vec::new(),
        note: None,
    }
}

fn run(numbers: &mut Numbers) -> Run {
    let minutes = 25 + (numbers.unit() * 50.0) as u32;
    Run {
        duration: Duration::from_minutes(minutes).expect("at most two weeks"),
        metres: Some(minutes * 160),
        effort: Rating::new(3 + (numbers.unit() * 5.0) as u8),
        before: None,
        after: None,
        surface: None,
        note: None,
    }
}

fn alcohol() -> Note {
    Note {
        text: None,
        tags: Tag::new("alcohol").into_iter().collect(),
    }
}

#[derive(Default)]
struct Book(Journal);

impl Book {
    fn add(&mut self, what: &str, day: NaiveDate, hour: u32, body: Body) {
        let time = NaiveTime::from_hms_opt(hour, 15, 0).expect("a time of day");
        let id = RecordId::derived(&["planted", what, &day.to_string()]);
        self.put(id, Some(When::at(day, time, 4, Some(60), None)), body);
    }

    fn put(&mut self, id: RecordId, when: Option<When>, body: Body) {
        let revision = self.0.next_revision(DeviceId::new(0x7e47));
        let written = when.as_ref().and_then(When::instant_minutes).unwrap_or(0) * 60;
        self.0.absorb(Record {
            id,
            revision,
            content: Content::Entry(Entry {
                when,
                written: Timestamp(written),
                body,
            }),
        });
    }
}
