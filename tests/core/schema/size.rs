//! Ten years have to fit.

use chrono::{Days, NaiveDate, NaiveTime};
use tenth::domain::*;
use tenth::schema::record::to_text;

const TEN_YEARS: u64 = 3_650;

fn record(n: u64, start: NaiveDate, kind: u64, hour: u32, body: Body) -> Record {
    let date = start + Days::new(n);
    Record {
        // Ids spread over all bits, as random ones do.
        id: RecordId::new(
            u128::from(n * 3 + kind + 1).wrapping_mul(0x9e37_79b9_7f4a_7c15_f39c_c060_5ced_c835),
        ),
        revision: Revision {
            counter: n * 2 + 1,
            device: DeviceId::new(0x1234_5678_9abc_def0),
        },
        content: Content::Entry(Entry {
            when: Some(When::at(
                date,
                NaiveTime::from_hms_opt(hour, 15, 0).unwrap(),
                4,
                Some(60),
                Zone::new("Europe/Lisbon"),
            )),
            written: Timestamp(1_500_000_000 + i64::try_from(n).unwrap() * 86_400),
            body,
        }),
    }
}

fn evening(n: u64) -> Body {
    let point = |of: u64| Value::Rating(Rating::new(u8::try_from((n * of) % 11).unwrap()).unwrap());
    let asked = [
        BuiltIn::Pain,
        BuiltIn::Mood,
        BuiltIn::Anxiety,
        BuiltIn::Energy,
        BuiltIn::Focus,
    ];
    let mut answers: Answers = asked
        .into_iter()
        .zip([3, 5, 7, 2, 1])
        .map(|(measure, of)| (MeasureKey::BuiltIn(measure), point(of)))
        .collect();
    let is_hard = n.is_multiple_of(5);
    if is_hard {
        answers.insert(MeasureKey::BuiltIn(BuiltIn::BounceBack), point(9));
    }
    Body::CheckIn(CheckIn {
        part: Part::Evening,
        answers,
        hard_moment: Some(if is_hard { HardMoment::Yes } else { HardMoment::No }),
        no_side_effects: true,
    })
}

fn dose() -> Body {
    Body::Dose(Dose {
        substance: Some(RecordId::derived(&["substance"])),
        dosage: Some(Dosage::exactly(Amount::new(120_000, Unit::Gram).unwrap())),
        batch: Some(RecordId::derived(&["batch"])),
        food: Some(Food::Light),
        with: vec![],
        note: None,
    })
}

fn run() -> Body {
    Body::Run(Run {
        duration: Duration::from_minutes(45).unwrap(),
        metres: Some(8_250),
        effort: Rating::new(6),
        before: Rating::new(5),
        after: Rating::new(8),
        surface: Some(Surface::Road),
        note: None,
    })
}

#[test]
fn ten_years_take_less_than_two_million_characters() {
    let start = NaiveDate::from_ymd_opt(2026, 11, 12).unwrap();
    let size = |record: Record| to_text(&record).len();
    let evenings: usize = (0..TEN_YEARS)
        .map(|n| size(record(n, start, 0, 21, evening(n))))
        .sum();
    let doses: usize = (0..1_200).map(|n| size(record(n * 3, start, 1, 8, dose()))).sum();
    let runs: usize = (0..1_500).map(|n| size(record(n * 2, start, 2, 7, run()))).sum();
    let total = evenings + doses + runs;
    assert!(total <= 1_850_000, "{evenings} + {doses} + {runs} = {total}");
}
