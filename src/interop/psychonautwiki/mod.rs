//! The export of PsychonautWiki Journal, Android and iOS. Every list and nearly every field of it may be absent.
//! Knows no journal; ids come from source, time and content, so that the same file always gives the same records.

mod amount;
mod experience;
mod number;
mod units;

use std::collections::BTreeMap;

use crate::domain::{
    Body, Content, DeviceId, Entry, Label, Record, RecordId, Revision, SmallMap, Source, Substance, Tag,
    Text, Timestamp, Unit, When, in_range,
};
use crate::schema::json::{MOST_RECORDS, items};
use crate::schema::{Fault, Members, Reason};

use super::{Context, Import, Integrity, LeftOut, Place, Refusal, Rejected, Rejection};
use number::Decimal;

/// The lists a file of this kind may have; one of them is enough to recognise it.
pub(super) const LISTS: [&str; 4] = [
    "experiences",
    "substanceCompanions",
    "customSubstances",
    "customUnits",
];
/// The first part of every derived id.
const NAME: &str = "psychonautwiki";

/// Reads an export whose top level is parsed already.
pub(super) fn read(members: &Members<'_>, context: &Context<'_>) -> Result<Import, Refusal> {
    let list = |field| match members.raw(field) {
        Some(json) => items(field, json, MOST_RECORDS).map_err(|fault| match fault.reason {
            Reason::TooMany => Refusal::TooManyRecords,
            _ => Refusal::Fault(fault),
        }),
        None => Ok(Vec::new()),
    };
    let mut reader = Reader::new(context);
    for (at, item) in list("customUnits")?.into_iter().enumerate() {
        match units::read(item) {
            Ok((id, unit)) => {
                count_if(&mut reader.left_out.descriptions, unit.is_described);
                reader.units.insert(id, unit);
            }
            Err(fault) => reader.reject(Place::CustomUnit(at), fault),
        }
    }
    for (at, item) in list("experiences")?.into_iter().enumerate() {
        if let Err(fault) = experience::read(&mut reader, at, item) {
            reader.reject(Place::Experience(at), fault);
        }
        if reader.records.len() > MOST_RECORDS {
            return Err(Refusal::TooManyRecords);
        }
    }
    for (at, item) in list("customSubstances")?.into_iter().enumerate() {
        if let Err(fault) = reader.add_custom_substance(item) {
            reader.reject(Place::CustomSubstance(at), fault);
        }
    }
    Ok(reader.finish())
}

/// What has been read so far.
struct Reader<'a> {
    context: &'a Context<'a>,
    units: BTreeMap<i64, units::CustomUnit>,
    records: BTreeMap<RecordId, Record>,
    /// How often each derived id came up.
    times: BTreeMap<RecordId, usize>,
    /// How often each substance was used, by unit.
    substances: BTreeMap<Label, SmallMap<Unit, usize>>,
    rejected: Vec<Rejected>,
    of_others: usize,
    left_out: LeftOut,
}

impl<'a> Reader<'a> {
    fn new(context: &'a Context<'a>) -> Self {
        Self {
            context,
            units: BTreeMap::new(),
            records: BTreeMap::new(),
            times: BTreeMap::new(),
            substances: BTreeMap::new(),
            rejected: Vec::new(),
            of_others: 0,
            left_out: LeftOut::default(),
        }
    }

    fn reject(&mut self, place: Place, fault: Fault) {
        self.rejected.push(Rejected {
            place,
            id: None,
            reason: Rejection::Fault(fault),
        });
    }

    /// Adds an entry under an id made of these parts. What is there twice in one file is two things.
    fn add(&mut self, parts: &[&str], when: Option<When>, written: Timestamp, body: Body) {
        let times = self.times.entry(derived(parts, 0)).or_insert(0);
        let id = derived(parts, *times);
        *times = times.saturating_add(1);
        let content = Content::Entry(Entry { when, written, body });
        self.records.insert(id, record(id, content));
    }

    fn add_custom_substance(&mut self, json: &str) -> Result<(), Fault> {
        let members = Members::inside("customSubstances", json)?;
        let Some(name) = name_of(&members, "name")? else {
            return Ok(());
        };
        let word = members.text("units")?;
        let unit = word
            .and_then(|word| amount::unit_of(&word).map(|(unit, _)| unit))
            .unwrap_or(Unit::Milligram);
        count_if(&mut self.left_out.descriptions, is_said(&members, "description"));
        let units = self.substances.entry(name).or_default();
        units.update(unit, |_| {});
        Ok(())
    }

    /// When an instant was, on the wall calendar of the person's place.
    fn when(&self, field: &'static str, seconds: i64) -> Result<When, Fault> {
        let out = Fault::new(field, Reason::OutOfRange);
        let offset = (self.context.offset_at)(seconds);
        let local = seconds.saturating_add(i64::from(offset).saturating_mul(60));
        let wall = chrono::DateTime::from_timestamp(local, 0).ok_or(out)?.naive_utc();
        let when = When::at(
            wall.date(),
            wall.time(),
            self.context.day_start_hour,
            Some(offset),
            self.context.zone.clone(),
        );
        if in_range(when.day) { Ok(when) } else { Err(out) }
    }

    fn finish(mut self) -> Import {
        for (name, units) in std::mem::take(&mut self.substances) {
            // The most used unit; of equals the first, so that the order of the file does not matter.
            let most = units.values().copied().max().unwrap_or(0);
            let unit = units.into_iter().find(|(_, uses)| *uses == most);
            let id = substance_id(&name);
            let content = Content::Entry(Entry {
                when: None,
                written: Timestamp(0),
                body: Body::Substance(Substance {
                    name,
                    unit: unit.map_or(Unit::Milligram, |(unit, _)| unit),
                    form: None,
                    hidden: false,
                }),
            });
            self.records.insert(id, record(id, content));
        }
        Import {
            source: Source::PsychonautWiki,
            records: self.records.into_values().collect(),
            rejected: self.rejected,
            of_others: self.of_others,
            left_out: self.left_out,
            exported: None,
            integrity: Integrity::Unstated,
        }
    }
}

/// Counts something that is left out.
const fn count_if(count: &mut usize, is_there: bool) {
    if is_there {
        *count = count.saturating_add(1);
    }
}

/// Whether there are words in a field that is not taken; whatever else it holds is nobody's loss.
fn is_said(members: &Members<'_>, field: &'static str) -> bool {
    let text = members.text(field).ok().flatten();
    text.is_some_and(|text| !text.trim().is_empty())
}

/// Whether there is a number in a field that is not taken.
fn is_numbered(members: &Members<'_>, field: &'static str) -> bool {
    decimal(members, field).is_ok_and(|number| number.is_some())
}

fn derived(parts: &[&str], again: usize) -> RecordId {
    let again = again.to_string();
    let mut all = vec![NAME];
    all.extend_from_slice(parts);
    if again != "0" {
        all.push(&again);
    }
    RecordId::derived(&all)
}

fn substance_id(name: &Label) -> RecordId {
    derived(&["substance", name.as_str()], 0)
}

/// A foreign record has no revision until a journal takes it in.
const fn record(id: RecordId, content: Content) -> Record {
    Record {
        id,
        revision: Revision {
            counter: 0,
            device: DeviceId::new(0),
        },
        content,
    }
}

/// Seconds since 1970 from milliseconds, whole or decimal; iOS cuts to whole seconds, so all are.
fn seconds(members: &Members<'_>, field: &'static str) -> Result<Option<i64>, Fault> {
    let Some(milliseconds) = decimal(members, field)? else {
        return Ok(None);
    };
    Ok(Some(milliseconds.floor().div_euclid(1000)))
}

fn decimal(members: &Members<'_>, field: &'static str) -> Result<Option<Decimal>, Fault> {
    let Some(json) = members.raw(field) else {
        return Ok(None);
    };
    let is_number = json.starts_with(|c: char| c == '-' || c.is_ascii_digit());
    match Decimal::parse(json) {
        Some(number) => Ok(Some(number)),
        None if is_number => Err(Fault::new(field, Reason::OutOfRange)),
        None => Err(Fault::new(field, Reason::WrongType)),
    }
}

/// A name; an empty one is none.
fn name_of(members: &Members<'_>, field: &'static str) -> Result<Option<Label>, Fault> {
    match members.text(field)? {
        Some(text) if text.trim().is_empty() => Ok(None),
        Some(text) => match Label::new(&text) {
            Some(label) => Ok(Some(label)),
            None => Err(Fault::new(field, Reason::TooLong)),
        },
        None => Ok(None),
    }
}

/// A text of any length as texts that fit a note each.
fn texts_of(text: &str) -> Vec<Text> {
    let characters: Vec<char> = text.trim().chars().collect();
    characters
        .chunks(Text::LONGEST)
        .filter_map(|chunk| Text::new(&chunk.iter().collect::<String>()))
        .collect()
}

/// A word as a tag, cut where a tag must end.
fn tag_of(word: &str) -> Option<Tag> {
    Tag::new(&word.chars().take(Tag::LONGEST).collect::<String>())
}
