//! What the list of days shows for each day: plain words and numbers, ready to be drawn.
//! Knows the journal and the words; knows no element.

use chrono::NaiveDate;

use crate::analysis::{Fact, Phase, day_summary};
use crate::domain::{BuiltIn, Journal, Measure, MeasureKey, MeasureKind};
use crate::text::entry::Style;
use crate::text::{chart, journal as words};

/// How many measures have a column.
const MOST_COLUMNS: usize = 6;

/// A column of the list.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(super) struct Column {
    /// Which measure.
    pub(super) key: MeasureKey,
    /// What its values are.
    pub(super) kind: MeasureKind,
    /// The head, short.
    pub(super) head: String,
    /// The measure's name.
    pub(super) name: String,
}

/// A row of the list.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(super) struct Row {
    /// The day.
    pub(super) day: NaiveDate,
    /// How far it is from a dose.
    pub(super) phase: Phase,
    /// One place for each column; `None` without an answer.
    pub(super) cells: Vec<Option<String>>,
    /// The line of facts; empty when there are none.
    pub(super) facts: String,
}

/// The columns: up to five of the evening and what remains of the morning, sleep first.
/// Bounce-back is left out: it is missing by design on calm days.
pub(super) fn columns(measures: &[Measure]) -> Vec<Column> {
    let column = |measure: &Measure| Column {
        key: measure.key,
        kind: measure.kind.clone(),
        head: words::column(measure),
        name: crate::text::measure::name(measure),
    };
    let is = |measure: &&Measure, built_in: BuiltIn| measure.key == MeasureKey::BuiltIn(built_in);
    let evening = measures
        .iter()
        .filter(|measure| measure.ask.evening && !is(measure, BuiltIn::BounceBack))
        .take(MOST_COLUMNS.saturating_sub(1));
    let morning = measures
        .iter()
        .filter(|measure| measure.ask.morning && !measure.ask.evening);
    let (sleep, rest): (Vec<&Measure>, Vec<&Measure>) = morning.partition(|m| is(m, BuiltIn::Sleep));
    evening
        .chain(sleep)
        .chain(rest)
        .take(MOST_COLUMNS)
        .map(column)
        .collect()
}

/// The rows of some days.
pub(super) fn rows(
    journal: &Journal,
    days: &[NaiveDate],
    dose_days: &[NaiveDate],
    columns: &[Column],
    style: &Style,
) -> Vec<Row> {
    days.iter()
        .map(|day| {
            let summary = day_summary(journal, dose_days, *day);
            let cell = |column: &Column| {
                let value = summary.answers.get(&column.key)?.as_number();
                Some(chart::tight(value, &column.kind, &style.locale))
            };
            Row {
                day: *day,
                phase: summary.phase,
                cells: columns.iter().map(cell).collect(),
                facts: facts(&summary.facts, style),
            }
        })
        .collect()
}

fn facts(facts: &[Fact], style: &Style) -> String {
    let (mut short, mut notes) = (Vec::new(), Vec::new());
    for fact in facts {
        match fact {
            Fact::Dose(dose, time) => short.push(words::dose(dose, *time, style)),
            Fact::Run(run) => short.push(words::run(run, style)),
            Fact::Medication(medication) => short.push(words::medication(medication)),
            Fact::SideEffect(effect) => short.push(words::side_effect(effect)),
            Fact::Flare(flare) => short.push(words::flare(flare)),
            Fact::Tags(tags) => short.push(words::tags(tags)),
            Fact::Note(note) => notes.push(words::note(note)),
        }
    }
    words::line(&short, &notes)
}
