//! What the days say: inputs, phases, pairs, comparisons, and what is concluded from all of them.

mod comparisons;
mod hostile;
mod inputs;
mod load;
mod measure_page;
mod pairs;
mod rests;
mod stretches;
mod words;

/// A year with one effect planted, the same that the end-to-end tests show.
#[allow(unreachable_pub, dead_code)]
#[path = "../../../e2e/src/planted.rs"]
mod planted;

use tenth::domain::{Amount, Body, Dosage, Dose, Duration, Note, Rating, RecordId, Run, Tag, Unit};

fn tag(name: &str) -> Body {
    Body::Note(Note {
        text: None,
        tags: vec![Tag::new(name).unwrap()],
    })
}

fn run(minutes: u32, effort: Option<u8>) -> Body {
    Body::Run(Run {
        duration: Duration::from_minutes(minutes).unwrap(),
        metres: None,
        effort: effort.and_then(Rating::new),
        before: Rating::new(4),
        after: Rating::new(6),
        surface: None,
        note: None,
    })
}

fn dose_of(smallest: u64, unit: Unit, batch: Option<u128>) -> Body {
    Body::Dose(Dose {
        substance: None,
        dosage: Amount::new(smallest, unit).map(Dosage::exactly),
        batch: batch.map(RecordId::new),
        food: None,
        with: Vec::new(),
        note: None,
    })
}
