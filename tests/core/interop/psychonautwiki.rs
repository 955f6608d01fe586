//! PsychonautWiki Journal files, with every trap of the format.

use std::path::PathBuf;

use chrono::{NaiveDate, NaiveTime};
use tenth::domain::{
    Body, DeviceId, Dose, Entry, Food, Journal, Kind, Note, RecordId, Source, Tag, Unit, When, Zone,
};
use tenth::interop::{Choices, Context, Import, LeftOut, Place, Plan, Rejection, read_any};
use tenth::schema::{Fault, Reason};

const ANDROID: &str = include_str!("../../fixtures/psychonautwiki/android.json");
const IOS: &str = include_str!("../../fixtures/psychonautwiki/ios.json");
const SAMPLE: &str = include_str!("../../fixtures/psychonautwiki/sample.json");
const ME: DeviceId = DeviceId::new(5);

fn read_at(json: &str, offset: i16) -> Import {
    let context = Context {
        offset_at: &|_| offset,
        zone: Zone::new("Europe/Ljubljana"),
        day_start_hour: 4,
    };
    read_any(json.as_bytes(), &context).unwrap()
}

fn read(json: &str) -> Import {
    read_at(json, 60)
}

fn entries(import: &Import) -> impl Iterator<Item = (RecordId, &Entry)> {
    import
        .records
        .iter()
        .map(|record| (record.id, record.entry().unwrap()))
}

fn doses(import: &Import) -> Vec<(&Entry, &Dose)> {
    let mut doses: Vec<_> = entries(import)
        .filter_map(|(_, entry)| match &entry.body {
            Body::Dose(dose) => Some((entry, dose)),
            _ => None,
        })
        .collect();
    doses.sort_by_key(|(entry, dose)| (entry.when.as_ref().unwrap().sort_key(), dose.note.clone()));
    doses
}

fn notes(import: &Import) -> Vec<(&Entry, &Note)> {
    let mut notes: Vec<_> = entries(import)
        .filter_map(|(_, entry)| match &entry.body {
            Body::Note(note) => Some((entry, note)),
            _ => None,
        })
        .collect();
    notes.sort_by_key(|(entry, _)| entry.when.as_ref().unwrap().sort_key());
    notes
}

fn clock(when: &When) -> String {
    when.time.unwrap().to_string().get(..5).unwrap().to_owned()
}

fn count(import: &Import, kind: Kind) -> usize {
    entries(import)
        .filter(|(_, entry)| entry.body.kind() == kind)
        .count()
}

fn substance_name(import: &Import, dose: &Dose) -> String {
    let found = entries(import).find(|(id, _)| Some(*id) == dose.substance);
    match &found.unwrap().1.body {
        Body::Substance(substance) => substance.name.as_str().to_owned(),
        other => panic!("{other:?}"),
    }
}

#[test]
fn everything_of_ones_own_is_read_and_nothing_of_others() {
    let import = read(ANDROID);
    assert_eq!(import.source, Source::PsychonautWiki);
    assert_eq!(import.rejected, []);
    assert_eq!(import.of_others, 1);
    assert_eq!(count(&import, Kind::Dose), 9);
    let found: Vec<_> = doses(&import)
        .into_iter()
        .map(|(entry, dose)| {
            let when = entry.when.as_ref().unwrap();
            let amount = dose
                .dosage
                .map(|d| (d.amount.smallest(), d.amount.unit(), d.plus_minus, d.about));
            (
                clock(when),
                substance_name(&import, dose),
                amount,
                dose.food,
                dose.note.as_ref().map(|note| note.as_str().to_owned()),
            )
        })
        .collect();
    let row = |time: &str, name: &str, amount, food, note: Option<&str>| {
        (
            time.to_owned(),
            name.to_owned(),
            amount,
            food,
            note.map(str::to_owned),
        )
    };
    let mushrooms = "Psilocybin mushrooms";
    assert_eq!(
        found,
        [
            row(
                "10:15",
                mushrooms,
                Some((240_000, Unit::Gram, 40_000, true)),
                Some(Food::Empty),
                Some("2 capsule")
            ),
            row(
                "11:15",
                "Caffeine",
                Some((80_000, Unit::Milligram, 15_500, true)),
                Some(Food::Light),
                Some("one cup")
            ),
            row(
                "12:15",
                "Psilocybin mushrooms (Psilocybin)",
                Some((2_500, Unit::Milligram, 0, false)),
                None,
                Some("sublingual")
            ),
            row("13:15", "Kanna", None, None, Some("under protest\n3 drops")),
            row("13:16", "Kanna", None, None, None),
            row("13:17", "Kanna", None, None, Some("1")),
            row(
                "07:26",
                mushrooms,
                Some((100_000, Unit::Gram, 0, false)),
                None,
                None
            ),
            row(
                "07:26",
                mushrooms,
                Some((100_000, Unit::Gram, 0, false)),
                None,
                None
            ),
            row(
                "07:26",
                "Lion's mane",
                Some((1_000_000, Unit::Gram, 0, false)),
                None,
                None
            ),
        ]
    );
}

#[test]
fn words_ratings_and_places_become_notes() {
    let import = read(ANDROID);
    let found: Vec<_> = notes(&import)
        .into_iter()
        .map(|(entry, note)| {
            let tags: Vec<_> = note.tags.iter().map(Tag::as_str).collect();
            let time = clock(entry.when.as_ref().unwrap());
            (time, note.text.as_ref().map(|text| text.as_str()), tags)
        })
        .collect();
    assert_eq!(
        found,
        [
            (
                "10:15".to_owned(),
                Some("Winter weekend\n\nWalked to the lake.\nCold, clear, quiet.\n\nLakeside hut"),
                vec!["Shulgin ++", "Shulgin beyondWords"]
            ),
            ("10:40".to_owned(), None, vec!["Shulgin +"]),
            ("10:55".to_owned(), Some("Warm hands."), vec![]),
        ]
    );
}

#[test]
fn substances_come_with_their_most_used_unit() {
    let import = read(ANDROID);
    let mut found: Vec<_> = entries(&import)
        .filter_map(|(_, entry)| match &entry.body {
            Body::Substance(substance) => Some((substance.name.as_str().to_owned(), substance.unit)),
            _ => None,
        })
        .collect();
    found.sort();
    let expected = [
        ("Caffeine", Unit::Milligram),
        ("Ginger tincture", Unit::Millilitre),
        ("Kanna", Unit::Milligram),
        ("Lion's mane", Unit::Gram),
        ("Psilocybin mushrooms", Unit::Gram),
        ("Psilocybin mushrooms (Psilocybin)", Unit::Milligram),
    ];
    assert_eq!(found, expected.map(|(name, unit)| (name.to_owned(), unit)));
}

#[test]
fn the_same_journal_from_the_other_phone_adds_nothing() {
    let mut journal = Journal::default();
    let take = |journal: &mut Journal, import: Import| {
        let plan = Plan::new(import, journal);
        let change = plan.change(journal, journal.next_revision(ME), &Choices::default());
        journal.apply(&change);
        (plan, change)
    };
    let (plan, change) = take(&mut journal, read(ANDROID));
    assert_eq!((plan.new.len(), plan.conflicts.len()), (18, 0));
    let (plan, again) = take(&mut journal, read(ANDROID));
    assert_eq!((plan.same, again.edits.len()), (18, 0));
    let (plan, ios) = take(&mut journal, read(IOS));
    assert_eq!(
        (plan.conflicts.as_slice(), plan.same, ios.edits.len()),
        ([].as_slice(), 18, 0)
    );
    let (plan, elsewhere) = take(&mut journal, read_at(ANDROID, -300));
    assert_eq!(
        (plan.conflicts.len(), plan.same, elsewhere.edits.len()),
        (0, 18, 0)
    );
    let undo = change.inverse(&journal, journal.next_revision(ME));
    journal.apply(&undo.change);
    assert_eq!(journal.len(), 0);
    let plan = Plan::new(read(ANDROID), &journal);
    assert_eq!((plan.new.len(), plan.deleted.len()), (0, 18));
    let back = Choices {
        bring_back: true,
        ..Choices::default()
    };
    journal.apply(&plan.change(&journal, journal.next_revision(ME), &back));
    assert_eq!(journal.len(), 18);
}

#[test]
fn the_small_hours_go_to_the_evening_before_in_the_persons_place() {
    // 2026-01-11 00:30 UTC is 01:30 in Ljubljana and still the evening of the tenth in Lima.
    let json = r#"{"experiences":[{"ingestions":[{"time":1768091400000,"substanceName":"Kanna"}]}]}"#;
    let at = |offset| {
        let import = read_at(json, offset);
        let when = doses(&import)[0].0.when.clone().unwrap();
        (when.day, when.date, when.time, when.offset)
    };
    let day = |d| NaiveDate::from_ymd_opt(2026, 1, d).unwrap();
    let time = |h, m| NaiveTime::from_hms_opt(h, m, 0);
    assert_eq!(at(60), (day(10), day(11), time(1, 30), Some(60)));
    assert_eq!(at(-300), (day(10), day(10), time(19, 30), Some(-300)));
    assert_eq!(at(345), (day(11), day(11), time(6, 15), Some(345)));
}

#[test]
fn what_is_wrong_is_named_with_its_place_and_the_rest_is_kept() {
    let json = r#"{
        "customUnits": [{"name": "no number"}],
        "customSubstances": [{"name": 7}],
        "experiences": [
            "text",
            {"ingestions": [
                {"substanceName": "Kanna"},
                {"substanceName": "Kanna", "time": "yesterday"},
                {"substanceName": "Kanna", "time": 1e300},
                {"substanceName": "Kanna", "time": 0},
                {"substanceName": "Kanna", "time": 1768091400000, "dose": "much"},
                {"substanceName": "Kanna", "time": 1768091400000, "dose": 5, "units": "mg", "color": {"x": []}}
            ], "ratings": [{"time": null}], "timedNotes": [{"note": "when?"}]}
        ]}"#;
    let import = read(json);
    let found: Vec<_> = import
        .rejected
        .iter()
        .map(|rejected| (rejected.place, rejected.reason))
        .collect();
    let fault = |field, reason| Rejection::Fault(Fault { field, reason });
    let ingestion = |ingestion| Place::Ingestion {
        experience: 1,
        ingestion,
    };
    assert_eq!(
        found,
        [
            (Place::CustomUnit(0), fault("id", Reason::Missing)),
            (Place::Experience(0), fault("experiences", Reason::WrongType)),
            (ingestion(0), fault("time", Reason::Missing)),
            (ingestion(1), fault("time", Reason::WrongType)),
            (ingestion(2), fault("time", Reason::OutOfRange)),
            (ingestion(3), fault("time", Reason::OutOfRange)),
            (ingestion(4), fault("dose", Reason::WrongType)),
            (
                Place::TimedNote {
                    experience: 1,
                    note: 0
                },
                fault("time", Reason::Missing)
            ),
            (
                Place::Rating {
                    experience: 1,
                    rating: 0
                },
                fault("option", Reason::Missing)
            ),
            (Place::CustomSubstance(0), fault("name", Reason::WrongType)),
        ]
    );
    assert_eq!(count(&import, Kind::Dose), 1);
}

#[test]
fn long_words_are_kept_in_several_notes() {
    let json = format!(
        r#"{{"experiences":[{{"creationDate":1768091400000,"text":"{}"}}]}}"#,
        "word ".repeat(5_000)
    );
    let import = read(&json);
    let characters: usize = notes(&import)
        .iter()
        .map(|(_, note)| note.text.as_ref().unwrap().as_str().matches("word").count())
        .sum();
    assert_eq!((notes(&import).len(), characters), (3, 5_000));
}

#[test]
fn milliseconds_become_the_second_they_lie_in() {
    let at = |time: &str| {
        let json =
            format!(r#"{{"experiences":[{{"ingestions":[{{"time":{time},"substanceName":"Kanna"}}]}}]}}"#);
        doses(&read(&json))[0].0.written.0
    };
    for time in [
        "1768091400000",
        "1768091400999",
        "1768091400999.9",
        "1.7680914005e12",
    ] {
        assert_eq!(at(time), 1_768_091_400, "{time}");
    }
}

#[test]
fn thousands_of_the_same_dose_are_read_in_one_pass() {
    let one = r#"{"time":1768091400000,"substanceName":"Kanna","dose":1,"units":"mg"}"#;
    let json = format!(
        r#"{{"experiences":[{{"ingestions":[{one}{}]}}]}}"#,
        format!(",{one}").repeat(20_000)
    );
    assert_eq!(count(&read(&json), Kind::Dose), 20_001);
}

#[test]
fn hostile_words_are_only_words() {
    let json = r#"{"experiences":[{"ingestions":[{"time":1768091400000,
        "substanceName":"<img src=x onerror=alert(1)>\u202e","notes":"=cmd|' /C calc'!A0\u0000","dose":1,"units":"</script>"}]}]}"#;
    let import = read(json);
    let doses = doses(&import);
    assert_eq!(
        substance_name(&import, doses[0].1),
        "<img src=x onerror=alert(1)>"
    );
    assert_eq!(
        doses[0].1.note.as_ref().unwrap().as_str(),
        "=cmd|' /C calc'!A0\n1 </script>"
    );
}

/// A whole export of our own in the published form, which the tests of the built app take in as well;
/// and the sample itself, which is not part of this repository, where it is at hand.
#[test]
fn a_whole_export_gives_twenty_doses() {
    let folder = std::env::var_os("TENTH_FIXTURES").map_or_else(
        || PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../shared/fixtures"),
        PathBuf::from,
    );
    let published = std::fs::read_to_string(folder.join("psychonautwiki/LegalSample.json")).ok();
    for json in [SAMPLE.to_owned()].into_iter().chain(published) {
        let import = read(&json);
        let kinds = (count(&import, Kind::Dose), count(&import, Kind::Substance));
        assert_eq!((kinds, import.records.len()), ((20, 3), 23));
        assert_eq!((import.rejected.len(), import.of_others), (0, 0));
        let favourites = LeftOut {
            favourites: 2,
            ..LeftOut::default()
        };
        assert_eq!(import.left_out, favourites);
        assert!(doses(&import).iter().all(|(_, dose)| dose.dosage.is_some()));
    }
}

#[test]
fn what_the_journal_has_no_place_for_is_counted() {
    let left_out = LeftOut {
        favourites: 1,
        coordinates: 1,
        ends: 0,
        descriptions: 1,
    };
    assert_eq!(read(ANDROID).left_out, left_out);
    let ios = LeftOut {
        favourites: 1,
        ..LeftOut::default()
    };
    assert_eq!(read(IOS).left_out, ios);
    // Neither nulls and blanks nor nonsense are a loss; what is somebody else's is not counted twice.
    let json = r#"{"experiences":[
        {"isFavorite":null,"location":{"name":"Hut","latitude":null,"longitude":null},"creationDate":1768091400000,
         "ingestions":[{"substanceName":"Kanna","time":1768091400000,"endTime":1768095000000},
            {"substanceName":"Kanna","time":1768091400000,"endTime":null},
            {"substanceName":"Kanna","time":1768091400000,"endTime":1768095000000,"consumerName":"Robin"}]},
        {"isFavorite":"very","creationDate":1768091400000,"text":"kept all the same"}],
        "customSubstances":[{"name":"Ginger","units":"g","description":" "}],
        "customUnits":[{"id":3,"originalUnit":"g","note":"a small spoon"}]}"#;
    let import = read(json);
    assert_eq!(import.rejected, []);
    assert_eq!(
        import.left_out,
        LeftOut {
            favourites: 0,
            coordinates: 0,
            ends: 1,
            descriptions: 1
        }
    );
    assert_eq!(notes(&import).len(), 2);
}
