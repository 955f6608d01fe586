//! Batches: what is stated about them is theirs, and what was recorded stays as it is.

use tenth::domain::{
    Amount, Batch, Body, Content, Dosage, Dose, Form, Label, Potency, Record, RecordId, Substance, Unit,
};
use tenth::schedule::{Basis, content_of, uncounted};
use tenth::schema::record::to_text;
use tenth::state::{command, selectors};

use super::{Desk, at, day};

fn batch(potency: Option<Potency>) -> Body {
    Body::Batch(Batch {
        substance: None,
        label: Label::new("Blue jar").unwrap(),
        opened: None,
        strain: None,
        potency,
        note: None,
        finished: false,
        form: Some(Form::Dried),
        made: Amount::new(5_000_000, Unit::Gram),
        capsule: None,
    })
}

fn dose(smallest: u64, unit: Unit, batch: RecordId) -> Body {
    Body::Dose(Dose {
        substance: None,
        dosage: Amount::new(smallest, unit).map(Dosage::exactly),
        batch: Some(batch),
        food: None,
        with: Vec::new(),
        note: None,
    })
}

/// A desk with a batch and three doses of it, one of them in millilitres.
fn desk() -> (Desk, RecordId) {
    let mut desk = Desk::default();
    let (id, _) = desk.act(|journal, stamp| command::add_lasting(journal, stamp, batch(None)));
    desk.add(at(9, 9, 0), dose(100_000, Unit::Gram, id));
    desk.add(at(10, 9, 0), dose(120_000, Unit::Gram, id));
    desk.add(at(11, 9, 0), dose(1_000, Unit::Millilitre, id));
    (desk, id)
}

fn dose_records(desk: &Desk) -> Vec<String> {
    let doses = desk.journal.records().filter(
        |record| matches!(&record.content, Content::Entry(entry) if matches!(entry.body, Body::Dose(_))),
    );
    let text = |record: &Record| to_text(record);
    doses.map(|record| text(&record.clone())).collect()
}

#[test]
fn a_changed_potency_changes_what_is_derived_and_nothing_that_was_recorded() {
    let (mut desk, id) = desk();
    let dosage = Dosage::exactly(Amount::new(100_000, Unit::Gram).unwrap());
    let held = |desk: &Desk| {
        content_of(&desk.journal, dosage, None, Some(id))
            .unwrap()
            .rounded()
    };
    assert_eq!((held(&desk).low, held(&desk).high), (160, 1_400));
    let before = dose_records(&desk);
    assert_eq!(before.len(), 3);
    let potency = Potency {
        micrograms_per_gram: 6_300,
        plus_minus: 1_200,
        from_laboratory: false,
    };
    let (_, change) =
        desk.act(|journal, stamp| command::edit(journal, stamp, id, None, batch(Some(potency))));
    let touched: Vec<RecordId> = change.edits.iter().map(|edit| edit.after.id).collect();
    assert_eq!(touched, [id]);
    assert_eq!(dose_records(&desk), before);
    assert_eq!((held(&desk).low, held(&desk).high), (510, 750));
    assert_eq!(held(&desk).basis, Basis::Stated);
    // And back, byte for byte.
    desk.undo(&change);
    assert_eq!(dose_records(&desk), before);
    assert_eq!(held(&desk).high, 1_400);
}

#[test]
fn what_cannot_be_counted_is_found_and_the_usual_amount_is_of_this_batch() {
    let (mut desk, id) = desk();
    let Some(Body::Batch(of)) = desk.journal.entry(id).map(|entry| entry.body.clone()) else {
        panic!("the batch is there");
    };
    let found = uncounted(&desk.journal, id, &of);
    assert_eq!(found.len(), 1);
    assert_eq!((found[0].day, found[0].unit), (day(11), Some(Unit::Millilitre)));
    desk.add(at(12, 9, 0), dose(300_000, Unit::Gram, RecordId::new(999)));
    desk.add(at(12, 10, 0), dose(110_000, Unit::Gram, id));
    let usual = selectors::usual_amount_of_batch(&desk.journal, id, &of);
    assert_eq!(usual, Amount::new(110_000, Unit::Gram));
    // What is newest may be in a unit that does not count.
    desk.add(at(12, 11, 0), dose(2_000, Unit::Millilitre, id));
    let usual = selectors::usual_amount_of_batch(&desk.journal, id, &of);
    assert_eq!(usual, Amount::new(110_000, Unit::Gram));
    // Of a batch that nothing was taken of: what is usual of its substance.
    let usual = selectors::usual_amount_of_batch(&desk.journal, RecordId::new(1_000), &of);
    assert!(usual.is_some());
}

#[test]
fn nothing_is_said_of_a_named_substance_that_is_not_said_to_be_dried() {
    let mut desk = Desk::default();
    let of = |form, unit| {
        Body::Substance(Substance {
            name: Label::new("Something").unwrap(),
            unit,
            form,
            hidden: false,
        })
    };
    for (form, unit, smallest, is_said) in [
        (None, Unit::Gram, 20_000_000, false),
        (Some(Form::Capsule), Unit::Milligram, 100_000, false),
        (Some(Form::Liquid), Unit::Gram, 100_000, false),
        (Some(Form::Dried), Unit::Gram, 100_000, true),
        (Some(Form::Dried), Unit::Milligram, 100_000, true),
    ] {
        let (id, _) = desk.act(|journal, stamp| command::add_lasting(journal, stamp, of(form, unit)));
        let dosage = Dosage::exactly(Amount::new(smallest, unit).unwrap());
        let content = content_of(&desk.journal, dosage, Some(id), None);
        assert_eq!(content.is_some(), is_said, "{form:?} {unit:?}");
    }
    // Where no substance is named, amounts in grams are taken for what most people weigh, and that is said.
    let dosage = Dosage::exactly(Amount::new(100_000, Unit::Gram).unwrap());
    let assumed = content_of(&desk.journal, dosage, None, None).unwrap();
    assert!(assumed.is_assumed_dried);
}
