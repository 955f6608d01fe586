//! Doses, side effects, medicines, runs, flares and notes.
//! Knows no meaning of any of them.

use super::super::{Object, Reason};
use super::fields::Fields;
use super::{decimal, write_id};
use crate::domain::{
    Amount, Dosage, Dose, Duration, Flare, FlareKind, Food, Intake, Label, Medication, Note, Rating, Run,
    Severity, SideEffect, SideEffectKind, Surface, Tag, Text, Unit,
};

pub(super) fn write_dose(object: &mut Object, dose: &Dose) {
    write_id(object, "substance", dose.substance);
    write_dosage(object, dose.dosage.as_ref());
    write_id(object, "batch", dose.batch);
    object.maybe_text("food", dose.food.map(Food::code));
    object.list("with", dose.with.iter().map(Label::as_str));
    write_note_text(object, dose.note.as_ref());
}

pub(super) fn read_dose(data: &Fields<'_>) -> Option<Dose> {
    Some(Dose {
        substance: data.id("substance"),
        dosage: read_dosage(data),
        batch: data.id("batch"),
        food: data.coded("food", Food::parse),
        with: data.list("with", Reason::TooLong, Label::new),
        note: data.note(),
    })
}

pub(super) fn write_dosage(object: &mut Object, dosage: Option<&Dosage>) {
    let Some(dosage) = dosage else { return };
    write_amount(object, dosage.amount);
    if dosage.plus_minus > 0 {
        object.text("plus_minus", &written(dosage.plus_minus, dosage.amount.unit()));
    }
    object.if_true("about", dosage.about);
}

pub(super) fn read_dosage(data: &Fields<'_>) -> Option<Dosage> {
    let amount = read_amount(data)?;
    let plus_minus = match data.text("plus_minus") {
        Some(text) => read_smallest(data, "plus_minus", &text, amount.unit())?,
        None => 0,
    };
    if plus_minus > Amount::MAX {
        data.fail("plus_minus", Reason::OutOfRange);
    }
    Some(Dosage {
        amount,
        plus_minus,
        about: data.is("about"),
    })
}

pub(super) fn write_amount(object: &mut Object, amount: Amount) {
    object.text("amount", &written(amount.smallest(), amount.unit()));
    object.text("unit", amount.unit().code());
}

pub(super) fn read_amount(data: &Fields<'_>) -> Option<Amount> {
    let amount = data.text("amount")?;
    let unit = data.required("unit", data.coded("unit", Unit::parse))?;
    let amount = Amount::new(read_smallest(data, "amount", &amount, unit)?, unit);
    if amount.is_none() {
        data.fail("amount", Reason::OutOfRange);
    }
    amount
}

fn written(smallest: u64, unit: Unit) -> String {
    decimal::write(i64::try_from(smallest).unwrap_or(i64::MAX), places(unit))
}

fn read_smallest(data: &Fields<'_>, field: &'static str, text: &str, unit: Unit) -> Option<u64> {
    let number = decimal::read(text, places(unit));
    let smallest = number.and_then(|number| u64::try_from(number).ok());
    if smallest.is_none() {
        let reason = match number {
            Some(_) => Reason::OutOfRange,
            None => Reason::Malformed,
        };
        data.fail(field, reason);
    }
    smallest
}

/// Decimal places of a unit, so that its smallest part is one.
const fn places(unit: Unit) -> usize {
    match unit {
        Unit::Gram => 6,
        Unit::Milligram | Unit::Millilitre | Unit::Capsule => 3,
        Unit::Microgram => 0,
    }
}

pub(super) fn write_side_effect(object: &mut Object, effect: &SideEffect) {
    object.maybe_text("effect", effect.kind.map(SideEffectKind::code));
    object.maybe_text("name", effect.name.as_ref().map(Label::as_str));
    object.text("severity", effect.severity.code());
    object.maybe_number("minutes", effect.duration.map(Duration::minutes));
    write_id(object, "dose", effect.dose);
    write_note_text(object, effect.note.as_ref());
}

pub(super) fn read_side_effect(data: &Fields<'_>) -> Option<SideEffect> {
    let kind = data.coded("effect", SideEffectKind::parse);
    let name = data.label("name");
    if kind.is_none() && name.is_none() {
        data.fail("effect", Reason::Missing);
    }
    let severity = data.required("severity", data.coded("severity", Severity::parse))?;
    Some(SideEffect {
        kind,
        name,
        severity,
        duration: read_duration(data),
        dose: data.id("dose"),
        note: data.note(),
    })
}

pub(super) fn write_medication(object: &mut Object, medication: &Medication) {
    object.text("name", medication.name.as_str());
    object.maybe_text("amount", medication.amount.as_ref().map(Label::as_str));
    object.text("intake", medication.intake.code());
    write_note_text(object, medication.note.as_ref());
}

pub(super) fn read_medication(data: &Fields<'_>) -> Option<Medication> {
    Some(Medication {
        name: data.required("name", data.label("name"))?,
        amount: data.label("amount"),
        intake: data.required("intake", data.coded("intake", Intake::parse))?,
        note: data.note(),
    })
}

pub(super) fn write_run(object: &mut Object, run: &Run) {
    object.number("minutes", i64::from(run.duration.minutes()));
    object.maybe_number("metres", run.metres);
    write_rating(object, "effort", run.effort);
    write_rating(object, "before", run.before);
    write_rating(object, "after", run.after);
    object.maybe_text("surface", run.surface.map(Surface::code));
    write_note_text(object, run.note.as_ref());
}

pub(super) fn read_run(data: &Fields<'_>) -> Option<Run> {
    Some(Run {
        duration: data.required("minutes", read_duration(data))?,
        metres: data.small("metres", 1, 1_000_000),
        effort: read_rating(data, "effort"),
        before: read_rating(data, "before"),
        after: read_rating(data, "after"),
        surface: data.coded("surface", Surface::parse),
        note: data.note(),
    })
}

pub(super) fn write_flare(object: &mut Object, flare: &Flare) {
    object.text("type", flare.kind.code());
    write_rating(object, "intensity", flare.intensity);
    object.maybe_text("site", flare.site.as_ref().map(Label::as_str));
    write_note_text(object, flare.note.as_ref());
}

pub(super) fn read_flare(data: &Fields<'_>) -> Option<Flare> {
    Some(Flare {
        kind: data.required("type", data.coded("type", FlareKind::parse))?,
        intensity: read_rating(data, "intensity"),
        site: data.label("site"),
        note: data.note(),
    })
}

pub(super) fn write_note(object: &mut Object, note: &Note) {
    write_note_text(object, note.text.as_ref());
    object.list("tags", note.tags.iter().map(Tag::as_str));
}

pub(super) fn read_note(data: &Fields<'_>) -> Option<Note> {
    let note = Note {
        text: data.note(),
        tags: data.list("tags", Reason::TooLong, Tag::new),
    };
    if note.text.is_none() && note.tags.is_empty() {
        data.fail("note", Reason::Missing);
    }
    Some(note)
}

fn write_note_text(object: &mut Object, note: Option<&Text>) {
    object.maybe_text("note", note.map(Text::as_str));
}

fn write_rating(object: &mut Object, field: &str, rating: Option<Rating>) {
    object.maybe_number(field, rating.map(|rating| u32::from(rating.points())));
}

fn read_rating(data: &Fields<'_>, field: &'static str) -> Option<Rating> {
    let points = data.small(field, 0, 10)?;
    Rating::new(u8::try_from(points).ok()?)
}

fn read_duration(data: &Fields<'_>) -> Option<Duration> {
    Duration::from_minutes(data.small("minutes", 1, Duration::LONGEST)?)
}
