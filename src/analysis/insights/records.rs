//! What was recorded of each day, read from the journal once: doses, runs, and what is written by name.
//! Says on which days something happened, on which it did not, and on which nobody can tell; compares nothing.
//!
//! A day without any entry is unknown: nobody said that nothing happened. On a day with an entry, what is not
//! recorded is a "no", but only from when it began to be recorded: doses from the first entry of the journal (the
//! days before the first dose are what later ones are compared with), everything else from its own first record.

use super::super::series::dated;
use super::super::{Days, folded};
use super::Input;
use crate::domain::{Amount, Body, Dose, Journal, RecordId, SmallMap, sort};

/// The doses of one day.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct DayDoses {
    /// How much altogether; `None` if one of them has no amount or they cannot be added.
    pub amount: Option<Amount>,
    /// The batch all of them are from; `None` if that is not said of each.
    pub batch: Option<RecordId>,
}

/// What was recorded, a place for each day of a range.
pub(super) struct Records {
    pub(super) kept: Vec<bool>,
    pub(super) doses: Vec<Option<DayDoses>>,
    pub(super) runs: Vec<bool>,
    /// What is written by name, with the places of its days, ascending.
    pub(super) named: Vec<(Input, Vec<usize>)>,
}

impl Records {
    pub(super) fn of(journal: &Journal, days: Days) -> Self {
        let mut kept = vec![false; days.len()];
        let mut doses: Vec<Option<DayDoses>> = vec![None; days.len()];
        let mut runs = vec![false; days.len()];
        let mut named = ByName(SmallMap::new());
        for (index, _, entry) in dated(journal, days) {
            mark(&mut kept, index);
            match &entry.body {
                Body::Dose(dose) => {
                    if let Some(day) = doses.get_mut(index) {
                        *day = Some(with_dose(*day, dose));
                    }
                }
                Body::Run(_) => mark(&mut runs, index),
                Body::SideEffect(effect) => match (&effect.name, effect.kind) {
                    (None, Some(kind)) => named.mark(Input::SideEffect(kind), kind.code(), index),
                    (Some(name), _) => named.mark(Input::OwnSideEffect(name.clone()), name.as_str(), index),
                    (None, None) => {}
                },
                Body::Medication(medicine) => {
                    let name = &medicine.name;
                    named.mark(Input::Medicine(name.clone()), name.as_str(), index);
                }
                Body::Note(note) => {
                    for tag in &note.tags {
                        named.mark(Input::Tag(tag.clone()), tag.as_str(), index);
                    }
                }
                _ => {}
            }
        }
        Self {
            kept,
            doses,
            runs,
            named: named.into_list(),
        }
    }

    /// Whether a dose was taken, day by day.
    pub(super) fn dosed(&self) -> Vec<Option<bool>> {
        let marks: Vec<bool> = self.doses.iter().map(Option::is_some).collect();
        yes_no(&self.kept, &marks, 0)
    }
}

/// Yes where it is marked, no on other days with an entry from `start` on, and unknown elsewhere.
pub(super) fn yes_no(kept: &[bool], marks: &[bool], start: usize) -> Vec<Option<bool>> {
    let days = kept.iter().zip(marks).enumerate();
    days.map(|(index, (kept, mark))| (*mark || *kept && index >= start).then_some(*mark))
        .collect()
}

pub(super) fn mark(marks: &mut [bool], index: usize) {
    if let Some(mark) = marks.get_mut(index) {
        *mark = true;
    }
}

/// A day with one more dose.
fn with_dose(day: Option<DayDoses>, dose: &Dose) -> DayDoses {
    let amount = dose.dosage.map(|dosage| dosage.amount);
    match day {
        None => DayDoses {
            amount,
            batch: dose.batch,
        },
        Some(day) => DayDoses {
            amount: day.amount.zip(amount).and_then(|(sum, more)| added(sum, more)),
            batch: day.batch.filter(|batch| Some(*batch) == dose.batch),
        },
    }
}

fn added(a: Amount, b: Amount) -> Option<Amount> {
    let unit = a.unit().max(b.unit());
    let sum = a.smallest().saturating_add(b.smallest());
    a.is_comparable(b).then(|| Amount::new(sum, unit))?
}

/// What is written by name. Names that differ in capital letters or accents alone are one, shown as the first of them
/// by alphabet, so that it does not matter which was recorded first.
struct ByName(SmallMap<(u8, String), (Option<Input>, Vec<usize>)>);

impl ByName {
    fn mark(&mut self, input: Input, name: &str, index: usize) {
        let kind = match input {
            Input::SideEffect(_) => 0,
            Input::OwnSideEffect(_) => 1,
            Input::Tag(_) => 2,
            _ => 3,
        };
        self.0.update((kind, folded(name)), |(shown, places)| {
            if shown.as_ref().is_none_or(|shown| input < *shown) {
                *shown = Some(input);
            }
            places.push(index);
        });
    }

    fn into_list(self) -> Vec<(Input, Vec<usize>)> {
        let list = self.0.into_iter();
        list.filter_map(|(_, (input, mut places))| {
            sort(&mut places);
            places.dedup();
            Some((input?, places))
        })
        .collect()
    }
}
