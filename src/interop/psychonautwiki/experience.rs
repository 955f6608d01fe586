//! One experience: its ingestions become doses, its text, ratings and timed notes become notes.
//! Knows no other experience.

use super::amount::{Custom, Stated, Understood, understand};
use super::number::Decimal;
use super::{Reader, count_if, decimal, is_numbered, name_of, seconds, substance_id, tag_of, texts_of};
use crate::domain::{Body, Dose, Food, Label, Note, Tag, Text, Timestamp, When};
use crate::interop::Place;
use crate::schema::json::{MOST_RECORDS, items, required};
use crate::schema::{Fault, Members};

/// The one route that goes without saying.
const USUAL_ROUTE: &str = "ORAL";

/// Reads an experience. What is wrong inside it is rejected by itself; an error means the whole is unreadable.
pub(super) fn read(reader: &mut Reader<'_>, at: usize, json: &str) -> Result<(), Fault> {
    let members = Members::inside("experiences", json)?;
    let list = |field| {
        members
            .raw(field)
            .map_or(Ok(Vec::new()), |json| items(field, json, MOST_RECORDS))
    };
    let (ingestions, ratings, notes) = (list("ingestions")?, list("ratings")?, list("timedNotes")?);
    let mut earliest: Option<i64> = None;
    for (ingestion, item) in ingestions.into_iter().enumerate() {
        match read_ingestion(reader, item) {
            Ok(time) => earliest = Some(earliest.map_or(time, |earlier| earlier.min(time))),
            Err(fault) => reader.reject(
                Place::Ingestion {
                    experience: at,
                    ingestion,
                },
                fault,
            ),
        }
    }
    for (note, item) in notes.into_iter().enumerate() {
        if let Err(fault) = read_timed_note(reader, item) {
            reader.reject(Place::TimedNote { experience: at, note }, fault);
        }
    }
    let mut tags = Vec::new();
    for (rating, item) in ratings.into_iter().enumerate() {
        match read_rating(reader, item) {
            Ok(tag) => tags.extend(tag),
            Err(fault) => reader.reject(
                Place::Rating {
                    experience: at,
                    rating,
                },
                fault,
            ),
        }
    }
    read_note(reader, &members, tags, earliest)?;
    let is_favourite = matches!(members.flag("isFavorite"), Ok(Some(true)));
    count_if(&mut reader.left_out.favourites, is_favourite);
    Ok(())
}

/// Adds a dose, unless it is somebody else's; returns its time in seconds.
fn read_ingestion(reader: &mut Reader<'_>, json: &str) -> Result<i64, Fault> {
    let members = Members::inside("ingestions", json)?;
    let time = required("time", seconds(&members, "time")?)?;
    if members
        .text("consumerName")?
        .is_some_and(|name| !name.trim().is_empty())
    {
        reader.of_others = reader.of_others.saturating_add(1);
        return Ok(time);
    }
    let when = reader.when("time", time)?;
    let written = seconds(&members, "creationDate")?.unwrap_or(time);
    let name = name_of(&members, "substanceName")?;
    let dose = decimal(&members, "dose")?;
    let unit = members.text("units")?.unwrap_or_default();
    let route = members.text("administrationRoute")?.unwrap_or_default();
    let custom = members.number("customUnitId", i64::MIN, i64::MAX)?;
    let understood = understand(&Stated {
        dose,
        deviation: decimal(&members, "estimatedDoseStandardDeviation")?,
        is_estimate: members.flag("isDoseAnEstimate")?.unwrap_or(false),
        unit: unit.trim(),
        custom: custom.map_or(Custom::No, |id| {
            reader.units.get(&id).map_or(Custom::Lost, Custom::Known)
        }),
    });
    let substance = name.as_ref().map(|name| qualified(name, &understood));
    if let (Some(substance), Some(dosage)) = (&substance, &understood.dosage) {
        let units = reader.substances.entry(substance.clone()).or_default();
        units.update(dosage.amount.unit(), |uses| *uses = uses.saturating_add(1));
    } else if let Some(substance) = &substance {
        reader.substances.entry(substance.clone()).or_default();
    }
    let mut words: Vec<String> = members
        .text("notes")?
        .into_iter()
        .map(|note| note.into_owned())
        .collect();
    words.extend(understood.words);
    if !matches!(&*route, "" | USUAL_ROUTE) {
        words.push(route.to_ascii_lowercase());
    }
    let mut texts = texts_of(&words.join("\n")).into_iter();
    let body = Body::Dose(Dose {
        substance: substance.as_ref().map(substance_id),
        dosage: understood.dosage,
        batch: None,
        food: members.text("stomachFullness")?.and_then(|code| food(&code)),
        with: Vec::new(),
        note: texts.next(),
    });
    let stamp = time.to_string();
    let content = [
        name.as_ref().map_or("", Label::as_str).to_owned(),
        dose.map(Decimal::text).unwrap_or_default(),
        custom.map_or_else(|| unit.trim().to_owned(), |_| String::new()),
    ];
    let [name, dose, unit] = &content;
    count_if(&mut reader.left_out.ends, is_numbered(&members, "endTime"));
    reader.add(
        &["ingestion", &stamp, name, dose, unit],
        Some(when.clone()),
        Timestamp(written),
        body,
    );
    for text in texts {
        add_note(
            reader,
            &["ingestion note", &stamp, name],
            when.clone(),
            written,
            Some(text),
            Vec::new(),
        );
    }
    Ok(time)
}

/// "10 mg Psilocybin" of mushrooms is not 10 mg of mushrooms: what the unit measures becomes part of the name.
fn qualified(name: &Label, understood: &Understood) -> Label {
    let of = understood
        .of
        .as_deref()
        .filter(|of| !name.as_str().eq_ignore_ascii_case(of));
    let Some(of) = of else {
        return name.clone();
    };
    let mut full = name.as_str().to_owned();
    full.push_str(" (");
    full.push_str(of);
    full.push(')');
    Label::new(&full).unwrap_or_else(|| name.clone())
}

fn food(code: &str) -> Option<Food> {
    match code {
        "EMPTY" => Some(Food::Empty),
        "QUARTERFULL" | "HALFFULL" => Some(Food::Light),
        "FULL" | "VERYFULL" => Some(Food::Full),
        _ => None,
    }
}

fn read_timed_note(reader: &mut Reader<'_>, json: &str) -> Result<(), Fault> {
    let members = Members::inside("timedNotes", json)?;
    let time = required("time", seconds(&members, "time")?)?;
    let when = reader.when("time", time)?;
    let written = seconds(&members, "creationDate")?.unwrap_or(time);
    let stamp = time.to_string();
    let note = members.text("note")?.unwrap_or_default();
    for text in texts_of(&note) {
        add_note(
            reader,
            &["timed note", &stamp],
            when.clone(),
            written,
            Some(text),
            Vec::new(),
        );
    }
    Ok(())
}

/// A rating at a time becomes a note there; one of the whole is returned as a tag for the experience's own note.
fn read_rating(reader: &mut Reader<'_>, json: &str) -> Result<Option<Tag>, Fault> {
    let members = Members::inside("ratings", json)?;
    let option = required("option", members.text("option")?)?;
    let Some(tag) = tag_of(&shulgin(&option)) else {
        return Ok(None);
    };
    let Some(time) = seconds(&members, "time")? else {
        return Ok(Some(tag));
    };
    let when = reader.when("time", time)?;
    let written = seconds(&members, "creationDate")?.unwrap_or(time);
    add_note(
        reader,
        &["rating", &time.to_string(), &option],
        when,
        written,
        None,
        vec![tag],
    );
    Ok(None)
}

/// The rating in Shulgin's own signs; one that is not on his scale stays as it is.
fn shulgin(option: &str) -> String {
    let sign = match option {
        "minus" => "\u{2212}",
        "plusMinus" => "\u{b1}",
        "plus" => "+",
        "twoPlus" => "++",
        "threePlus" => "+++",
        "fourPlus" => "++++",
        unknown => unknown,
    };
    let mut tag = String::from("Shulgin ");
    tag.push_str(sign);
    tag
}

/// The experience's own words: title, text and place, filed where the experience is.
fn read_note(
    reader: &mut Reader<'_>,
    members: &Members<'_>,
    tags: Vec<Tag>,
    earliest: Option<i64>,
) -> Result<(), Fault> {
    let place = match members.raw("location") {
        Some(json) => {
            let place = Members::inside("location", json)?;
            count_if(&mut reader.left_out.coordinates, is_numbered(&place, "latitude"));
            place.text("name")?
        }
        None => None,
    };
    let title = members.text("title")?.filter(|title| !is_date_like(title));
    let words: Vec<String> = [title, members.text("text")?, place]
        .into_iter()
        .flatten()
        .map(|part| part.trim().to_owned())
        .filter(|part| !part.is_empty())
        .collect();
    let texts = texts_of(&words.join("\n\n"));
    if texts.is_empty() && tags.is_empty() {
        return Ok(());
    }
    let created = seconds(members, "creationDate")?;
    let sorted = seconds(members, "sortDate")?;
    let time = required("creationDate", sorted.or(earliest).or(created))?;
    let when = reader.when("sortDate", time)?;
    let written = created.unwrap_or(time);
    let stamp = written.to_string();
    let mut texts = texts.into_iter();
    add_note(
        reader,
        &["experience", &stamp],
        when.clone(),
        written,
        texts.next(),
        tags,
    );
    for text in texts {
        add_note(
            reader,
            &["experience", &stamp],
            when.clone(),
            written,
            Some(text),
            Vec::new(),
        );
    }
    Ok(())
}

/// Titles the app made up itself are dates: "14 Mar 2022". They say nothing the day does not say.
fn is_date_like(title: &str) -> bool {
    let mut words = title.split_whitespace().rev();
    let is_number =
        |word: &str, digits: usize| word.len() <= digits && word.bytes().all(|b| b.is_ascii_digit());
    let is_year = words
        .next()
        .is_some_and(|word| word.len() == 4 && is_number(word, 4));
    let has_month = words.next().is_some();
    is_year && has_month && words.next().is_some_and(|word| is_number(word, 2)) && words.next().is_none()
}

fn add_note(
    reader: &mut Reader<'_>,
    parts: &[&str],
    when: When,
    written: i64,
    text: Option<Text>,
    tags: Vec<Tag>,
) {
    reader.add(
        parts,
        Some(when),
        Timestamp(written),
        Body::Note(Note { text, tags }),
    );
}
