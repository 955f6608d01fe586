//! Doses, side effects, medicines, runs, flares and notes.
//! Knows no meaning of any of them.

use super::super::json::required;
use super::super::{Fault, Members, Object, Reason};
use super::{decimal, id, label, note, tags, write_id};
use crate::domain::{
    Amount, Dosage, Dose, Duration, Flare, FlareKind, Food, Intake, Label, Medication, Note, Rating, Run,
    Severity, SideEffect, SideEffectKind, Surface, Tag, Text, Unit,
};

pub(super) fn write_dose(object: &mut Object, dose: &Dose) {
    write_id(object, "substance", dose.substance);
    if let Some(dosage) = &dose.dosage {
        let unit = dosage.amount.unit();
        let decimal =
            |smallest: u64| decimal::write(i64::try_from(smallest).unwrap_or(i64::MAX), places(unit));
        object.text("amount", &decimal(dosage.amount.smallest()));
        object.text("unit", unit.code());
        if dosage.plus_minus > 0 {
            object.text("plus_minus", &decimal(dosage.plus_minus));
        }
        object.if_true("about", dosage.about);
    }
    write_id(object, "batch", dose.batch);
    object.maybe_text("food", dose.food.map(Food::code));
    object.list("with", dose.with.iter().map(Label::as_str));
    write_note_text(object, dose.note.as_ref());
}

pub(super) fn read_dose(data: &Members<'_>) -> Result<Dose, Fault> {
    Ok(Dose {
        substance: id(data, "substance")?,
        dosage: read_dosage(data)?,
        batch: id(data, "batch")?,
        food: data.coded("food", Food::parse)?,
        with: data.list("with", Reason::TooLong, Label::new)?,
        note: note(data)?,
    })
}

fn read_dosage(data: &Members<'_>) -> Result<Option<Dosage>, Fault> {
    let Some(amount) = data.text("amount")? else {
        return Ok(None);
    };
    let unit = required("unit", data.coded("unit", Unit::parse)?)?;
    let smallest = |field, text: &str| {
        let number = decimal::read(text, places(unit)).ok_or(Fault::new(field, Reason::Malformed))?;
        u64::try_from(number).map_err(|_| Fault::new(field, Reason::OutOfRange))
    };
    let amount = Amount::new(smallest("amount", &amount)?, unit);
    let plus_minus = match data.text("plus_minus")? {
        Some(text) => smallest("plus_minus", &text)?,
        None => 0,
    };
    if plus_minus > Amount::MAX {
        return Err(Fault::new("plus_minus", Reason::OutOfRange));
    }
    Ok(Some(Dosage {
        amount: amount.ok_or(Fault::new("amount", Reason::OutOfRange))?,
        plus_minus,
        about: data.flag("about")?.unwrap_or(false),
    }))
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

pub(super) fn read_side_effect(data: &Members<'_>) -> Result<SideEffect, Fault> {
    let kind = data.coded("effect", SideEffectKind::parse)?;
    let name = label(data, "name")?;
    if kind.is_none() && name.is_none() {
        return Err(Fault::new("effect", Reason::Missing));
    }
    Ok(SideEffect {
        kind,
        name,
        severity: required("severity", data.coded("severity", Severity::parse)?)?,
        duration: read_duration(data)?,
        dose: id(data, "dose")?,
        note: note(data)?,
    })
}

pub(super) fn write_medication(object: &mut Object, medication: &Medication) {
    object.text("name", medication.name.as_str());
    object.maybe_text("amount", medication.amount.as_ref().map(Label::as_str));
    object.text("intake", medication.intake.code());
    write_note_text(object, medication.note.as_ref());
}

pub(super) fn read_medication(data: &Members<'_>) -> Result<Medication, Fault> {
    Ok(Medication {
        name: required("name", label(data, "name")?)?,
        amount: label(data, "amount")?,
        intake: required("intake", data.coded("intake", Intake::parse)?)?,
        note: note(data)?,
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

pub(super) fn read_run(data: &Members<'_>) -> Result<Run, Fault> {
    Ok(Run {
        duration: required("minutes", read_duration(data)?)?,
        metres: data.small("metres", 1, 1_000_000)?,
        effort: read_rating(data, "effort")?,
        before: read_rating(data, "before")?,
        after: read_rating(data, "after")?,
        surface: data.coded("surface", Surface::parse)?,
        note: note(data)?,
    })
}

pub(super) fn write_flare(object: &mut Object, flare: &Flare) {
    object.text("type", flare.kind.code());
    write_rating(object, "intensity", flare.intensity);
    object.maybe_text("site", flare.site.as_ref().map(Label::as_str));
    write_note_text(object, flare.note.as_ref());
}

pub(super) fn read_flare(data: &Members<'_>) -> Result<Flare, Fault> {
    Ok(Flare {
        kind: required("type", data.coded("type", FlareKind::parse)?)?,
        intensity: read_rating(data, "intensity")?,
        site: label(data, "site")?,
        note: note(data)?,
    })
}

pub(super) fn write_note(object: &mut Object, note: &Note) {
    write_note_text(object, note.text.as_ref());
    object.list("tags", note.tags.iter().map(Tag::as_str));
}

pub(super) fn read_note(data: &Members<'_>) -> Result<Note, Fault> {
    let note = Note {
        text: note(data)?,
        tags: tags(data)?,
    };
    if note.text.is_none() && note.tags.is_empty() {
        return Err(Fault::new("note", Reason::Missing));
    }
    Ok(note)
}

fn write_note_text(object: &mut Object, note: Option<&Text>) {
    object.maybe_text("note", note.map(Text::as_str));
}

fn write_rating(object: &mut Object, field: &str, rating: Option<Rating>) {
    object.maybe_number(field, rating.map(|rating| u32::from(rating.points())));
}

fn read_rating(data: &Members<'_>, field: &'static str) -> Result<Option<Rating>, Fault> {
    let points = data.small(field, 0, 10)?;
    Ok(points
        .and_then(|points| u8::try_from(points).ok())
        .and_then(Rating::new))
}

fn read_duration(data: &Members<'_>) -> Result<Option<Duration>, Fault> {
    let minutes = data.small("minutes", 1, Duration::LONGEST)?;
    Ok(minutes.and_then(Duration::from_minutes))
}
