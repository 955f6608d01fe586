//! Milligrams as a range, and what is left of a batch.

use tenth::domain::*;

use super::*;

fn batch(potency: Option<Potency>) -> Batch {
    Batch {
        substance: None,
        label: Label::new("B").unwrap(),
        opened: None,
        strain: None,
        potency,
        note: None,
        finished: false,
        form: None,
        made: Some(amount(5_000_000, Unit::Gram)),
        capsule: Some(amount(100_000, Unit::Gram)),
    }
}

fn grams(micrograms: u64) -> Dosage {
    Dosage::exactly(amount(micrograms, Unit::Gram))
}

fn range(dosage: Dosage, batch: Option<&Batch>, form: Option<Form>) -> Option<(u64, u64, Basis)> {
    let content = content(dosage, batch, form)?.rounded();
    Some((content.low, content.high, content.basis))
}

#[test]
fn an_amount_of_unknown_potency_is_the_published_range() {
    for (micrograms, low, high) in [
        (100_000, 160, 1_400),
        (200_000, 320, 2_700),
        (300_000, 480, 4_100),
    ] {
        assert_eq!(
            range(grams(micrograms), None, Some(Form::Dried)),
            Some((low, high, Basis::Unknown))
        );
    }
    let unknown = batch(None);
    assert_eq!(
        range(grams(100_000), Some(&unknown), None),
        Some((160, 1_400, Basis::Unknown))
    );
    let two_capsules = Dosage::exactly(amount(2_000, Unit::Capsule));
    assert_eq!(
        range(two_capsules, Some(&unknown), None),
        Some((320, 2_700, Basis::Unknown))
    );
    let about = Dosage {
        plus_minus: 50_000,
        ..grams(100_000)
    };
    assert_eq!(range(about, None, None), Some((80, 2_000, Basis::Unknown)));
}

#[test]
fn nothing_is_said_of_what_nobody_knows() {
    for form in [Form::Fresh, Form::Liquid, Form::Blotter, Form::Other] {
        assert_eq!(content(grams(100_000), None, Some(form)), None, "{form:?}");
    }
    for (smallest, unit) in [
        (10, Unit::Microgram),
        (1_000, Unit::Millilitre),
        (1_000, Unit::Capsule),
        (5_000, Unit::Milligram),
    ] {
        assert_eq!(
            content(Dosage::exactly(amount(smallest, unit)), None, None),
            None,
            "{unit:?}"
        );
    }
    // A hundred milligrams of something dried are a tenth of a gram of it.
    let hundred = Dosage::exactly(amount(100_000, Unit::Milligram));
    assert_eq!(
        range(hundred, None, Some(Form::Dried)),
        Some((160, 1_400, Basis::Unknown))
    );
}

#[test]
fn only_a_laboratory_makes_a_point() {
    let potency = |micrograms_per_gram, plus_minus, from_laboratory| {
        Some(Potency {
            micrograms_per_gram,
            plus_minus,
            from_laboratory,
        })
    };
    let of = |potency| content(grams(100_000), Some(&batch(potency)), None).unwrap();
    let stated = of(potency(6_300, 1_200, false));
    assert_eq!((stated.low, stated.high, stated.basis), (510, 750, Basis::Stated));
    let point = of(potency(6_300, 0, true));
    assert_eq!(
        (point.low, point.high, point.basis),
        (630, 630, Basis::Laboratory)
    );
    let with_margin = of(potency(6_300, 300, true));
    assert_eq!(
        (with_margin.low, with_margin.high, with_margin.basis),
        (600, 660, Basis::Laboratory)
    );
    // Stated without a margin, as an older journal may have it: never a point.
    let bare = of(potency(6_300, 0, false));
    assert_eq!((bare.low, bare.high, bare.basis), (160, 1_360, Basis::Unknown));
    let strong = of(potency(20_000, 0, false));
    assert_eq!((strong.low, strong.high), (160, 2_000));
}

#[test]
fn stock_falls_with_doses_and_can_be_corrected() {
    let id = RecordId::new(5);
    let on = |code| Some(When::on(day(code)));
    let correction = |smallest, unit, is_less| {
        Body::Correction(Correction {
            batch: id,
            amount: amount(smallest, unit),
            is_less,
            note: None,
        })
    };
    let mut entries = vec![
        (5, None, Body::Batch(batch(None))),
        (
            10,
            on("2025-01-06"),
            dose(Some(amount(120_000, Unit::Gram)), Some(id)),
        ),
        (
            11,
            on("2025-01-09"),
            dose(Some(amount(100_000, Unit::Milligram)), Some(id)),
        ),
        (
            12,
            on("2025-01-12"),
            dose(Some(amount(1_500, Unit::Capsule)), Some(id)),
        ),
        (13, on("2025-01-15"), dose(None, Some(id))),
        (
            14,
            on("2025-01-15"),
            dose(Some(amount(1_000, Unit::Millilitre)), Some(id)),
        ),
        (
            15,
            on("2025-01-15"),
            dose(Some(amount(100_000, Unit::Gram)), None),
        ),
    ];
    let left = |entries: &[(u128, Option<When>, Body)]| stock(&journal(entries.to_vec()), id).unwrap();
    // 5 g − 0.12 g − 0.1 g − 0.15 g
    let counted = left(&entries);
    assert_eq!(
        (counted.left, counted.doses, counted.uncounted),
        (4_630_000, 5, 2)
    );
    entries.push((20, on("2025-01-16"), correction(30_000, Unit::Gram, true)));
    entries.push((21, on("2025-01-17"), correction(1_000, Unit::Capsule, false)));
    let counted = left(&entries);
    assert_eq!(counted.left, 4_700_000);
    // What was counted becomes what is left, by a correction of the difference.
    let read = corrected(id, &counted, Typed::Number(4_000_000), None)
        .unwrap()
        .unwrap();
    assert_eq!((read.amount, read.is_less), (amount(700_000, Unit::Gram), true));
    entries.push((22, on("2025-01-18"), Body::Correction(read)));
    let counted = left(&entries);
    assert_eq!(counted.left, 4_000_000);
    assert_eq!(corrected(id, &counted, Typed::Number(4_000_000), None), Ok(None));
    assert_eq!(
        corrected(id, &counted, Typed::Number(-1), None),
        Err(Wrong::Negative)
    );
    assert_eq!(
        corrected(id, &counted, Typed::Nothing, None),
        Err(Wrong::Unreadable)
    );
    // A correction into nothing is possible, and more taken than made is shown as it is.
    assert!(
        corrected(id, &counted, Typed::Number(0), None)
            .unwrap()
            .unwrap()
            .is_less
    );
    entries.push((
        23,
        on("2025-01-19"),
        dose(Some(amount(9_000_000, Unit::Gram)), Some(id)),
    ));
    assert_eq!(left(&entries).left, -5_000_000);
    assert_eq!(stock(&journal(entries), RecordId::new(6)), None);
}

#[test]
fn each_batch_begins_with_its_first_dose() {
    let on = |code| Some(When::on(day(code)));
    let of = |batch| dose(None, Some(RecordId::new(batch)));
    let journal = journal(vec![
        (1, on("2025-01-12"), of(8)),
        (2, on("2025-01-09"), of(9)),
        (3, on("2025-01-15"), of(9)),
        (4, on("2025-01-06"), dose(None, None)),
        (8, None, Body::Batch(batch(None))),
        (10, None, Body::Batch(batch(None))),
    ]);
    assert_eq!(
        tenth::analysis::batch_starts(&journal),
        [
            (day("2025-01-09"), RecordId::new(9)),
            (day("2025-01-12"), RecordId::new(8))
        ]
    );
}

#[test]
fn a_stock_lasts_as_many_doses_as_the_plan_takes_days_for() {
    let stock = Stock {
        made: amount(5_000_000, Unit::Gram),
        left: 1_000_000,
        doses: 0,
        uncounted: 0,
    };
    let batch = batch(None);
    let course = planned(&plan(Protocol::Fadiman));
    let from = day("2025-01-06");
    let tenth = amount(100_000, Unit::Gram);
    // Ten doses: 6, 9, … and the tenth 27 days later.
    assert_eq!(
        lasts(&stock, &batch, tenth, Some(&course), from),
        Some(Lasts {
            doses: 10,
            until: Some(day("2025-02-02")),
        })
    );
    // Rest counts: 20 doses of 0.05 g are one more than a cycle has.
    assert_eq!(
        lasts(&stock, &batch, amount(50_000, Unit::Gram), Some(&course), from),
        Some(Lasts {
            doses: 20,
            until: Some(day("2025-03-31")),
        })
    );
    assert_eq!(
        lasts(&stock, &batch, amount(1_000, Unit::Capsule), None, from),
        Some(Lasts {
            doses: 10,
            until: None
        })
    );
    assert_eq!(
        lasts(
            &stock,
            &batch,
            amount(1_000, Unit::Millilitre),
            Some(&course),
            from
        ),
        None
    );
    for left in [0, -5, 99_999] {
        let stock = Stock { left, ..stock };
        assert_eq!(
            lasts(&stock, &batch, tenth, Some(&course), from),
            Some(Lasts {
                doses: 0,
                until: None
            })
        );
    }
    let endless = Stock {
        left: i64::MAX,
        ..stock
    };
    assert!(
        lasts(&endless, &batch, amount(1, Unit::Gram), Some(&course), from)
            .unwrap()
            .until
            .is_none()
    );
}
