//! What the person does, as pure functions: the journal and an intention in, one change out.
//! Knows no clock, no randomness and no storage; ids, times and revisions are handed in.

use chrono::NaiveDate;

use crate::domain::{
    Action, Body, Change, CheckIn, Content, Entry, HardMoment, Journal, Kind, Measure, MeasureKey, Part,
    RecordId, Revision, Settings, Timestamp, Value, When, sort, sort_by,
};

/// What every change is stamped with.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Stamp {
    /// The revision of the records it puts.
    pub revision: Revision,
    /// When it is written.
    pub written: Timestamp,
    /// The id for a record that may be new.
    pub id: RecordId,
}

impl Stamp {
    fn entry(self, when: Option<When>, body: Body) -> Content {
        Content::Entry(Entry {
            when,
            written: self.written,
            body,
        })
    }

    fn put(self, action: Action, journal: &Journal, contents: Vec<(RecordId, Content)>) -> Change {
        Change::putting(action, journal, self.revision, contents)
    }
}

/// Adds an entry to a day.
pub fn add(journal: &Journal, stamp: Stamp, when: When, body: Body) -> Change {
    let action = Action::Add(body.kind());
    stamp.put(action, journal, vec![(stamp.id, stamp.entry(Some(when), body))])
}

/// Adds an entry as [`add`] does. A side effect takes back in the same change that there was nothing unpleasant.
pub fn add_of_day(journal: &Journal, stamp: Stamp, when: When, body: Body) -> Change {
    let day = when.day;
    with_side_effect(journal, stamp, day, add(journal, stamp, when, body))
}

fn with_side_effect(journal: &Journal, stamp: Stamp, day: NaiveDate, mut change: Change) -> Change {
    if matches!(
        change.action,
        Action::Add(Kind::SideEffect) | Action::Move(Kind::SideEffect)
    ) {
        let taken_back = answer_nothing_unpleasant(journal, stamp, When::on(day), false);
        change.edits.extend(taken_back.edits);
    }
    change
}

/// Adds a substance or batch, which belong to no day.
pub fn add_lasting(journal: &Journal, stamp: Stamp, body: Body) -> Change {
    let action = Action::Add(body.kind());
    stamp.put(action, journal, vec![(stamp.id, stamp.entry(None, body))])
}

/// Replaces an entry's time and content. The minutes of readings that belong to it follow its new time.
pub fn edit(journal: &Journal, stamp: Stamp, id: RecordId, when: Option<When>, body: Body) -> Change {
    let action = Action::Edit(body.kind());
    let followers = when
        .as_ref()
        .map(|when| readings_about(journal, id, when))
        .unwrap_or_default();
    let mut contents = vec![(id, stamp.entry(when, body))];
    contents.extend(followers.into_iter().map(|(id, entry)| {
        (
            id,
            Content::Entry(Entry {
                written: stamp.written,
                ..entry
            }),
        )
    }));
    stamp.put(action, journal, contents)
}

fn readings_about(journal: &Journal, about: RecordId, when: &When) -> Vec<(RecordId, Entry)> {
    let near = [Some(when.day), when.day.succ_opt(), when.day.pred_opt()];
    let stored_day = journal
        .entry(about)
        .and_then(|entry| entry.when.as_ref())
        .map(|when| when.day);
    let mut days: Vec<NaiveDate> = near.into_iter().chain([stored_day]).flatten().collect();
    sort(&mut days);
    days.dedup();
    days.into_iter()
        .flat_map(|day| journal.on(day))
        .filter_map(|(id, entry)| match &entry.body {
            Body::Reading(reading) if reading.about == Some(about) => {
                let minutes = entry.when.as_ref().and_then(|own| minutes_between(when, own));
                let body = Body::Reading(crate::domain::Reading {
                    minutes,
                    ..reading.clone()
                });
                (body != entry.body).then(|| {
                    (
                        id,
                        Entry {
                            body,
                            ..entry.clone()
                        },
                    )
                })
            }
            _ => None,
        })
        .collect()
}

/// Whole minutes between two moments, whichever came first; `None` if one has no instant.
pub fn minutes_between(a: &When, b: &When) -> Option<u32> {
    let distance = a.instant_minutes()?.abs_diff(b.instant_minutes()?);
    u32::try_from(distance).ok()
}

/// Deletes an entry.
pub fn delete(journal: &Journal, stamp: Stamp, id: RecordId) -> Change {
    let kind = journal.entry(id).map_or(Kind::Unknown, |entry| entry.body.kind());
    stamp.put(Action::Delete(kind), journal, vec![(id, Content::Deleted)])
}

/// Moves an entry to another day; its clock time stays.
pub fn move_to_day(journal: &Journal, stamp: Stamp, id: RecordId, day: NaiveDate) -> Change {
    let kind = journal.entry(id).map_or(Kind::Unknown, |entry| entry.body.kind());
    let contents = journal
        .entry(id)
        .and_then(|entry| moved(entry, stamp, day))
        .map(|content| (id, content));
    let change = stamp.put(Action::Move(kind), journal, contents.into_iter().collect());
    with_side_effect(journal, stamp, day, change)
}

/// Moves every entry of a day to another day.
pub fn move_day(journal: &Journal, stamp: Stamp, from: NaiveDate, to: NaiveDate) -> Change {
    let contents = journal
        .on(from)
        .into_iter()
        .filter_map(|(id, entry)| Some((id, moved(entry, stamp, to)?)))
        .collect();
    stamp.put(Action::MoveDay, journal, contents)
}

fn moved(entry: &Entry, stamp: Stamp, day: NaiveDate) -> Option<Content> {
    let when = entry.when.as_ref()?.moved_to(day);
    Some(stamp.entry(Some(when), entry.body.clone()))
}

/// Deletes every entry of a day.
pub fn delete_day(journal: &Journal, stamp: Stamp, day: NaiveDate) -> Change {
    let contents = journal
        .on(day)
        .into_iter()
        .map(|(id, _)| (id, Content::Deleted))
        .collect();
    stamp.put(Action::DeleteDay, journal, contents)
}

/// The check-ins of a part of a day, the one written last at the end; ids decide between equals.
/// There is more than one after a merge of two devices, or after a day was moved onto another.
pub fn check_ins(journal: &Journal, day: NaiveDate, part: Part) -> Vec<(RecordId, &Entry, &CheckIn)> {
    let found = journal.on(day).into_iter();
    let mut found: Vec<_> = found
        .filter_map(|(id, entry)| match &entry.body {
            Body::CheckIn(check_in) if check_in.part == part => Some((id, entry, check_in)),
            _ => None,
        })
        .collect();
    sort_by(&mut found, &|(a, one, _), (b, other, _)| {
        (one.written, a).cmp(&(other.written, b))
    });
    found
}

/// What the check-ins of a part of a day say together: of every answer the newest, as in the calendar and the charts.
pub fn check_in(journal: &Journal, day: NaiveDate, part: Part) -> Option<CheckIn> {
    said_together(&check_ins(journal, day, part))
}

fn said_together(all: &[(RecordId, &Entry, &CheckIn)]) -> Option<CheckIn> {
    let ((.., newest), older) = all.split_last()?;
    let mut said = (*newest).clone();
    for (.., check_in) in older.iter().rev() {
        for (key, value) in check_in.answers.iter() {
            if !said.answers.contains_key(key) {
                said.answers.insert(*key, *value);
            }
        }
        said.hard_moment = said.hard_moment.or(check_in.hard_moment);
        said.no_side_effects |= check_in.no_side_effects;
    }
    Some(said)
}

/// Sets or clears one answer of a day's check-in. A check-in with nothing left in it is deleted.
pub fn answer(
    journal: &Journal,
    stamp: Stamp,
    when: When,
    part: Part,
    key: MeasureKey,
    value: Option<Value>,
) -> Change {
    change_check_in(journal, stamp, when, part, &|check_in| {
        match value {
            Some(value) => check_in.answers.insert(key, value),
            None => check_in.answers.remove(&key),
        };
    })
}

/// Answers "a hard moment today?". "No" also clears how well one bounced back.
pub fn answer_hard_moment(journal: &Journal, stamp: Stamp, when: When, answer: Option<HardMoment>) -> Change {
    change_check_in(journal, stamp, when, Part::Evening, &|check_in| {
        check_in.hard_moment = answer;
        if answer != Some(HardMoment::Yes) {
            check_in
                .answers
                .remove(&MeasureKey::BuiltIn(crate::domain::BuiltIn::BounceBack));
        }
    })
}

/// Says, or takes back, that there was nothing unpleasant. It cannot be said of a day with a side effect.
pub fn answer_nothing_unpleasant(journal: &Journal, stamp: Stamp, when: When, nothing: bool) -> Change {
    if nothing && super::selectors::has_side_effect(journal, when.day) {
        return stamp.put(Action::Edit(Kind::CheckIn), journal, Vec::new());
    }
    change_check_in(journal, stamp, when, Part::Evening, &|check_in| {
        check_in.no_side_effects = nothing
    })
}

/// Changes what a day's check-ins say. What changes goes into the one written last, whose answers all count;
/// the others lose what they say otherwise and keep their time, so that no other answer changes with it.
fn change_check_in(
    journal: &Journal,
    stamp: Stamp,
    when: When,
    part: Part,
    change: &dyn Fn(&mut CheckIn),
) -> Change {
    let known = check_ins(journal, when.day, part);
    let mut said = said_together(&known).unwrap_or_else(|| CheckIn::empty(part));
    change(&mut said);
    let mut contents = Vec::new();
    let mut put = |id, entry: Option<&Entry>, check_in: CheckIn, written| {
        let content = if check_in.is_empty() {
            Content::Deleted
        } else {
            let stored = entry.and_then(|entry| entry.when.clone());
            Content::Entry(Entry {
                when: Some(stored.unwrap_or_else(|| when.clone())),
                written,
                body: Body::CheckIn(check_in),
            })
        };
        contents.push((id, content));
    };
    let Some(((id, entry, newest), older)) = known.split_last() else {
        if !said.is_empty() {
            put(stamp.id, None, said, stamp.written);
        }
        return stamp.put(Action::Add(Kind::CheckIn), journal, contents);
    };
    let mut changed = (*newest).clone();
    change(&mut changed);
    if changed != **newest {
        put(*id, Some(entry), changed, stamp.written);
    }
    for (id, entry, check_in) in older {
        let mut left = (*check_in).clone();
        for (key, value) in check_in.answers.iter() {
            if said.answers.get(key) != Some(value) {
                left.answers.remove(key);
            }
        }
        left.hard_moment = left.hard_moment.filter(|_| left.hard_moment == said.hard_moment);
        left.no_side_effects &= said.no_side_effects;
        if left != **check_in {
            put(*id, Some(entry), left, entry.written);
        }
    }
    stamp.put(Action::Edit(Kind::CheckIn), journal, contents)
}

/// Puts the settings.
pub fn set_settings(journal: &Journal, stamp: Stamp, settings: Settings) -> Change {
    let action = if settings.started && !journal.settings().started {
        Action::Start
    } else {
        Action::Edit(Kind::Settings)
    };
    let content = stamp.entry(None, Body::Settings(settings));
    stamp.put(action, journal, vec![(Journal::settings_id(), content)])
}

/// Puts the person's choices about one or more measures.
pub fn set_measures(journal: &Journal, stamp: Stamp, measures: Vec<Measure>) -> Change {
    let is_new = measures.iter().any(|m| journal.measure(m.key).is_none());
    let action = if is_new {
        Action::Add(Kind::Measure)
    } else {
        Action::Edit(Kind::Measure)
    };
    let contents = measures
        .into_iter()
        .map(|measure| (measure.key.record_id(), stamp.entry(None, Body::Measure(measure))))
        .collect();
    stamp.put(action, journal, contents)
}
