//! The data of each kind of record, written and read side by side.
//! Knows neither identity nor time.

mod answers;
mod events;
mod fields;
mod plans;
mod things;

use super::{Fault, Members, Object, Reason, decimal};
use crate::domain::{Body, Kind, RecordId};
use fields::Fields;

/// The data of a body. An unknown one has none here; it is written whole by its record.
pub(super) fn write(body: &Body) -> String {
    let mut object = Object::new();
    match body {
        Body::Dose(dose) => events::write_dose(&mut object, dose),
        Body::Reading(reading) => answers::write_reading(&mut object, reading),
        Body::CheckIn(check_in) => answers::write_check_in(&mut object, check_in),
        Body::SideEffect(effect) => events::write_side_effect(&mut object, effect),
        Body::Medication(medication) => events::write_medication(&mut object, medication),
        Body::Run(run) => events::write_run(&mut object, run),
        Body::Flare(flare) => events::write_flare(&mut object, flare),
        Body::Note(note) => events::write_note(&mut object, note),
        Body::Decision(decision) => plans::write_decision(&mut object, *decision),
        Body::Correction(correction) => plans::write_correction(&mut object, correction),
        Body::Measure(measure) => things::write_measure(&mut object, measure),
        Body::Substance(substance) => things::write_substance(&mut object, substance),
        Body::Batch(batch) => things::write_batch(&mut object, batch),
        Body::Plan(plan) => plans::write_plan(&mut object, plan),
        Body::Settings(settings) => things::write_settings(&mut object, settings),
        Body::Unknown { .. } => {}
    }
    object.finish()
}

/// Reads the data of a known kind.
pub(super) fn read(kind: Kind, data: &Members<'_>) -> Result<Body, Fault> {
    let data = Fields::new(data);
    let body = match kind {
        Kind::Dose => events::read_dose(&data).map(Body::Dose),
        Kind::Reading => answers::read_reading(&data).map(Body::Reading),
        Kind::CheckIn => answers::read_check_in(&data).map(Body::CheckIn),
        Kind::SideEffect => events::read_side_effect(&data).map(Body::SideEffect),
        Kind::Medication => events::read_medication(&data).map(Body::Medication),
        Kind::Run => events::read_run(&data).map(Body::Run),
        Kind::Flare => events::read_flare(&data).map(Body::Flare),
        Kind::Note => events::read_note(&data).map(Body::Note),
        Kind::Decision => plans::read_decision(&data).map(Body::Decision),
        Kind::Correction => plans::read_correction(&data).map(Body::Correction),
        Kind::Measure => things::read_measure(&data).map(Body::Measure),
        Kind::Substance => things::read_substance(&data).map(Body::Substance),
        Kind::Batch => things::read_batch(&data).map(Body::Batch),
        Kind::Plan => plans::read_plan(&data).map(|plan| Body::Plan(Box::new(plan))),
        Kind::Settings => things::read_settings(&data).map(Body::Settings),
        Kind::Unknown => {
            data.fail("kind", Reason::UnknownName);
            None
        }
    };
    data.finish(body)
}

fn write_id(object: &mut Object, field: &str, id: Option<RecordId>) {
    if let Some(id) = id {
        object.text(field, &id.code());
    }
}
