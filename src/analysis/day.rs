//! One day at a glance: phase, answers, and the facts worth a short line.
//! Knows no wording and no order of columns.

use chrono::{NaiveDate, NaiveTime};

use super::{Phase, phase};
use crate::domain::{
    Answers, Body, Dose, Entry, Flare, Journal, Kind, MeasureKey, Medication, Part, RecordId, Run,
    SideEffect, Tag, Text, Timestamp,
};

/// Something worth a few words in the list of days.
#[derive(Clone, Copy, PartialEq, Debug)]
pub enum Fact<'a> {
    /// A dose, and its time if known.
    Dose(&'a Dose, Option<NaiveTime>),
    /// A run.
    Run(&'a Run),
    /// A medicine taken.
    Medication(&'a Medication),
    /// A side effect.
    SideEffect(&'a SideEffect),
    /// A flare or hard moment.
    Flare(&'a Flare),
    /// A note's words.
    Note(&'a Text),
    /// A note's tags; at least one.
    Tags(&'a [Tag]),
}

/// One day at a glance.
#[derive(Clone, PartialEq, Debug)]
pub struct DaySummary<'a> {
    /// The day.
    pub day: NaiveDate,
    /// How far it is from a dose.
    pub phase: Phase,
    /// The check-ins' answers, by the rule of [`super::Source::CheckIns`].
    pub answers: Answers,
    /// Doses first, then by time.
    pub facts: Vec<Fact<'a>>,
    /// How many entries the day has.
    pub entries: usize,
}

/// Sums up one day, given the sorted days of doses.
pub fn day_summary<'a>(journal: &'a Journal, dose_days: &[NaiveDate], day: NaiveDate) -> DaySummary<'a> {
    let entries = journal.on(day);
    let is_dose = |entry: &&Entry| entry.body.kind() == Kind::Dose;
    let facts_where = |doses: bool| {
        entries
            .iter()
            .map(|(_, entry)| *entry)
            .filter(move |entry| is_dose(entry) == doses)
            .flat_map(facts)
    };
    DaySummary {
        day,
        phase: phase(day, dose_days),
        facts: facts_where(true).chain(facts_where(false)).collect(),
        answers: day_answers(&entries),
        entries: entries.len(),
    }
}

/// The check-ins' answers of one day's entries: the evening before the morning, then what was written last.
pub fn day_answers(entries: &[(RecordId, &Entry)]) -> Answers {
    let mut answers = Answers::new();
    let mut held: Vec<(MeasureKey, Rank)> = Vec::new();
    for (id, entry) in entries {
        let Body::CheckIn(check_in) = &entry.body else {
            continue;
        };
        let rank = (check_in.part, entry.written, *id);
        for (key, value) in check_in.answers.iter() {
            match held.iter_mut().find(|(known, _)| known == key) {
                Some((_, holder)) if *holder > rank => continue,
                Some((_, holder)) => *holder = rank,
                None => held.push((*key, rank)),
            }
            answers.insert(*key, *value);
        }
    }
    answers
}

/// What decides between two answers of one day.
type Rank = (Part, Timestamp, RecordId);

fn facts(entry: &Entry) -> impl Iterator<Item = Fact<'_>> {
    let time = entry.when.as_ref().and_then(|when| when.time);
    let (one, other) = match &entry.body {
        Body::Dose(dose) => (Some(Fact::Dose(dose, time)), None),
        Body::Run(run) => (Some(Fact::Run(run)), None),
        Body::Medication(medication) => (Some(Fact::Medication(medication)), None),
        Body::SideEffect(effect) => (Some(Fact::SideEffect(effect)), None),
        Body::Flare(flare) => (Some(Fact::Flare(flare)), None),
        Body::Note(note) => (
            note.text.as_ref().map(Fact::Note),
            (!note.tags.is_empty()).then_some(Fact::Tags(&note.tags)),
        ),
        _ => (None, None),
    };
    one.into_iter().chain(other)
}
