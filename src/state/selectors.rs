//! What screens need to know, derived from the journal: recent doses, what is due, what was used before.
//! Pure; knows no clock (now is an argument) and no wording.

use chrono::NaiveDate;

use crate::domain::{
    Amount, Batch, Body, Dosage, Dose, Entry, Food, Journal, Label, Measure, Medication, Moment, Part,
    RecordId, SideEffect, SideEffectKind, SmallMap, Tag, When, sort, sort_by,
};

/// How far back a "recent" habit counts, in days with entries.
const RECENT_DAYS: usize = 400;

/// The newest dose at or before a moment, if any.
pub fn last_dose<'a>(journal: &'a Journal, until: &When) -> Option<(RecordId, &'a Entry)> {
    // After midnight a dose may be filed under the next day already, and then under this one again.
    let last = until.day.succ_opt().unwrap_or(until.day);
    let newest = journal.newest_days().filter(|(day, _)| *day <= last);
    let of_day = newest.filter_map(|(_, entries)| {
        entries.into_iter().rev().find(|(_, entry)| {
            matches!(entry.body, Body::Dose(_)) && entry.when.as_ref().is_some_and(|w| is_until(w, until))
        })
    });
    of_day.take(3).reduce(|a, b| match (&a.1.when, &b.1.when) {
        (Some(late), Some(early)) if is_until(late, early) => b,
        _ => a,
    })
}

fn is_until(when: &When, until: &When) -> bool {
    match (when.instant_minutes(), until.instant_minutes()) {
        (Some(a), Some(b)) => a <= b,
        _ => when.day <= until.day,
    }
}

/// The last distinct doses, newest first: what one tap can repeat.
pub fn repeatable_doses(journal: &Journal, most: usize) -> Vec<Dose> {
    distinct(
        recent_bodies(journal).filter_map(|body| match body {
            Body::Dose(dose) if dose.dosage.is_some() => Some(Dose {
                note: None,
                food: None::<Food>,
                with: Vec::new(),
                ..dose.clone()
            }),
            _ => None,
        }),
        most,
    )
}

/// When a dose like this was last taken.
pub fn last_taken<'a>(journal: &'a Journal, like: &Dose) -> Option<&'a When> {
    let is_like =
        |dose: &Dose| (dose.dosage, dose.substance, dose.batch) == (like.dosage, like.substance, like.batch);
    let mut days = journal.newest_days().take(RECENT_DAYS);
    days.find_map(|(_, entries)| {
        let found = entries.into_iter().rev();
        let mut like = found.filter(|(_, entry)| matches!(&entry.body, Body::Dose(dose) if is_like(dose)));
        like.next().and_then(|(_, entry)| entry.when.as_ref())
    })
}

/// What the person usually takes: the median of the last ten amounts that can be compared with each other.
pub fn usual_amount(journal: &Journal, substance: Option<RecordId>) -> Option<Amount> {
    usual_amount_of(journal, &|dose| dose.substance == substance)
}

/// What the person usually takes from a batch, or if nothing was taken from it yet, of its substance.
pub fn usual_amount_of_batch(journal: &Journal, id: RecordId, batch: &Batch) -> Option<Amount> {
    let counts = |dosage: Dosage| crate::schedule::counts(batch, dosage.amount);
    let is_like = |dose: &Dose| dose.batch == Some(id) && dose.dosage.is_some_and(counts);
    let from_batch = usual_amount_of(journal, &is_like);
    from_batch.or_else(|| usual_amount(journal, batch.substance))
}

fn usual_amount_of(journal: &Journal, is_like: &dyn Fn(&Dose) -> bool) -> Option<Amount> {
    let mut amounts: Vec<Amount> = Vec::new();
    for body in recent_bodies(journal) {
        if let Body::Dose(dose) = body
            && let Some(Dosage { amount, .. }) = dose.dosage
            && is_like(dose)
            && amounts.first().is_none_or(|first| first.is_comparable(amount))
        {
            amounts.push(amount);
        }
        if amounts.len() == 10 {
            break;
        }
    }
    sort_by(&mut amounts, &|a, b| a.smallest().cmp(&b.smallest()));
    amounts.get(amounts.len() / 2).copied()
}

/// Boxed, because every use would otherwise be compiled with its own copy of the walk over the days.
fn recent_bodies(journal: &Journal) -> Box<dyn Iterator<Item = &Body> + '_> {
    let days = journal.newest_days().take(RECENT_DAYS);
    Box::new(
        days.flat_map(|(_, entries)| entries.into_iter().rev())
            .map(|(_, entry)| &entry.body),
    )
}

/// Side effects from the list: those used before first, most recent first, then the rest.
pub fn side_effect_kinds(journal: &Journal) -> Vec<SideEffectKind> {
    let mut kinds = Vec::new();
    let used = recent_bodies(journal).filter_map(|body| match body {
        Body::SideEffect(SideEffect { kind: Some(kind), .. }) => Some(*kind),
        _ => None,
    });
    for kind in used.chain(SideEffectKind::ALL.iter().copied()) {
        if !kinds.contains(&kind) {
            kinds.push(kind);
        }
    }
    kinds
}

/// Side effects in the person's own words, most recent first.
pub fn own_side_effects(journal: &Journal, most: usize) -> Vec<Label> {
    distinct(
        recent_bodies(journal).filter_map(|body| match body {
            Body::SideEffect(SideEffect { kind: None, name, .. }) => name.clone(),
            _ => None,
        }),
        most,
    )
}

/// Medicines taken before, with the amount and reason of the last time, most recent first.
pub fn repeatable_medications(journal: &Journal, most: usize) -> Vec<Medication> {
    distinct(
        recent_bodies(journal).filter_map(|body| match body {
            Body::Medication(medication) => Some(Medication {
                note: None,
                ..medication.clone()
            }),
            _ => None,
        }),
        most,
    )
}

/// Tags used before, most used first.
pub fn used_tags(journal: &Journal, most: usize) -> Vec<Tag> {
    let mut counts: SmallMap<&Tag, usize> = SmallMap::new();
    for body in recent_bodies(journal) {
        if let Body::Note(note) = body {
            for tag in &note.tags {
                counts.update(tag, |count| *count = count.saturating_add(1));
            }
        }
    }
    let mut tags: Vec<(&Tag, usize)> = counts.iter().map(|(tag, count)| (*tag, *count)).collect();
    // They are in order of name already.
    sort_by(&mut tags, &|(_, a), (_, b)| b.cmp(a));
    tags.into_iter().take(most).map(|(tag, _)| tag.clone()).collect()
}

fn distinct<T: PartialEq>(items: impl Iterator<Item = T>, most: usize) -> Vec<T> {
    let mut found = Vec::new();
    for item in items {
        if found.len() == most {
            break;
        }
        if !found.contains(&item) {
            found.push(item);
        }
    }
    found
}

/// The measures of a check-in, in the person's order.
pub fn asked(journal: &Journal, part: Part) -> Vec<Measure> {
    measures_where(journal, &|measure| match part {
        Part::Morning => measure.ask.morning,
        Part::Evening => measure.ask.evening,
    })
}

/// The measures asked before and after a dose, in the person's order.
pub fn asked_around_dose(journal: &Journal) -> Vec<Measure> {
    measures_where(journal, &|measure| measure.ask.around_dose)
}

fn measures_where(journal: &Journal, is_asked: &dyn Fn(&Measure) -> bool) -> Vec<Measure> {
    journal
        .measures()
        .into_iter()
        .filter(|measure| !measure.hidden && is_asked(measure))
        .collect()
}

/// The usual minutes slept: the median of the last 14 answered nights, to the nearest quarter of an hour.
pub fn usual_sleep(journal: &Journal) -> Option<u32> {
    use crate::domain::{BuiltIn, MeasureKey, Value};
    let mut nights: Vec<u32> = recent_bodies(journal)
        .filter_map(|body| match body {
            Body::CheckIn(check_in) => match check_in.answers.get(&MeasureKey::BuiltIn(BuiltIn::Sleep)) {
                Some(Value::Minutes(minutes)) => Some(*minutes),
                _ => None,
            },
            _ => None,
        })
        .take(14)
        .collect();
    sort(&mut nights);
    let median = nights.get(nights.len() / 2)?;
    Some(median.saturating_add(7) / 15 * 15)
}

/// Minutes after a dose between which an after-dose reading is offered: 2 to 4 hours, best at 2½.
pub const AFTER_DOSE: std::ops::RangeInclusive<u32> = 120..=240;
/// Minutes after a dose during which a reading from just before it can still be given.
pub const BEFORE_DOSE: std::ops::RangeInclusive<u32> = 0..=60;

/// A reading that could be given now, and the dose it would belong to.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct DueReading {
    /// Before or after.
    pub moment: Moment,
    /// The dose.
    pub dose: RecordId,
    /// Minutes since the dose.
    pub minutes: u32,
}

/// The most readings that are asked for at a time.
const MOST_READINGS: usize = 4;

/// The readings that fit now: "just before" in the first hour after a dose, "after" between 2 and 4 hours.
/// A reading that is being given stays in the list so that its row does not vanish under the thumb.
/// Only the newest few doses are asked about: each has rows of its own.
pub fn readings_now(journal: &Journal, now: &When) -> Vec<DueReading> {
    let mut due: Vec<DueReading> = [now.day.pred_opt(), Some(now.day), now.day.succ_opt()]
        .into_iter()
        .flatten()
        .flat_map(|day| journal.on(day))
        .filter_map(|(dose, entry)| {
            let minutes = match (&entry.body, entry.when.as_ref()) {
                (Body::Dose(_), Some(when)) if is_until(when, now) => {
                    super::command::minutes_between(when, now)?
                }
                _ => return None,
            };
            let moment = match minutes {
                m if BEFORE_DOSE.contains(&m) => Moment::Before,
                m if AFTER_DOSE.contains(&m) => Moment::After,
                _ => return None,
            };
            Some(DueReading {
                moment,
                dose,
                minutes,
            })
        })
        .collect();
    due.split_off(due.len().saturating_sub(MOST_READINGS))
}

/// The reading of a dose or run that was already given, if any.
/// Without `about`, the reading of the day that belongs to nothing.
pub fn reading_about(
    journal: &Journal,
    day: NaiveDate,
    about: Option<RecordId>,
    moment: Moment,
) -> Option<RecordId> {
    let around = [day.pred_opt(), Some(day), day.succ_opt()]
        .map(|one| one.filter(|one| about.is_some() || *one == day));
    around
        .into_iter()
        .flatten()
        .flat_map(|day| journal.on(day))
        .find_map(|(id, entry)| match &entry.body {
            Body::Reading(reading) if reading.about == about && reading.moment == moment => Some(id),
            _ => None,
        })
}

/// Whether a day has a side effect.
pub fn has_side_effect(journal: &Journal, day: NaiveDate) -> bool {
    journal
        .on(day)
        .iter()
        .any(|(_, entry)| matches!(entry.body, Body::SideEffect(_)))
}

/// The last dose of a day, which a side effect of that day is thought to belong to.
pub fn dose_of_day(journal: &Journal, day: NaiveDate) -> Option<RecordId> {
    journal
        .on(day)
        .into_iter()
        .rev()
        .find(|(_, entry)| matches!(entry.body, Body::Dose(_)))
        .map(|(id, _)| id)
}
