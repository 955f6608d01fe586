//! Finding days: by kind of entry, by answered measure, by tag and by words.
//! Knows no wording: the names of listed things are handed in.

use chrono::NaiveDate;

use crate::domain::{Body, Entry, Journal, Kind, Label, MeasureKey, RecordId, SmallSet, Tag, Text};

/// What to look for. A day is found when it has something for *every* kind, measure and tag named here,
/// and one entry that holds every word.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Filter {
    /// Kinds of entry.
    pub kinds: SmallSet<Kind>,
    /// Measures that were answered.
    pub measures: SmallSet<MeasureKey>,
    /// Tags, compared without case and accents.
    pub tags: SmallSet<Tag>,
    /// Words, compared without case and accents, each anywhere within a word.
    pub text: String,
}

impl Filter {
    /// Whether nothing is looked for, so that every day is found.
    pub fn is_empty(&self) -> bool {
        self.kinds.is_empty()
            && self.measures.is_empty()
            && self.tags.is_empty()
            && self.text.trim().is_empty()
    }
}

/// A day that was found.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct DayMatch {
    /// The day.
    pub day: NaiveDate,
    /// The entries that made it match, in no particular order; none for an empty filter.
    pub entries: Vec<RecordId>,
}

/// The days that match, newest first. `name_of` gives the shown name of something from a list
/// (for example a side effect's kind), so that it can be found by that name.
pub fn search(journal: &Journal, filter: &Filter, name_of: &dyn Fn(&Body) -> String) -> Vec<DayMatch> {
    if filter.is_empty() {
        return journal
            .days()
            .rev()
            .map(|day| DayMatch {
                day,
                entries: Vec::new(),
            })
            .collect();
    }
    let wanted = Wanted::new(filter);
    journal
        .days()
        .rev()
        .filter_map(|day| {
            let mut found = Found::default();
            for (id, entry) in journal.within(day, day) {
                wanted.look(journal, id, entry, name_of, &mut found);
            }
            (found.met.len() == wanted.count).then_some(DayMatch {
                day,
                entries: found.entries,
            })
        })
        .collect()
}

/// Every tag in the journal with the number of its uses, most used first, then by name.
/// Tags that differ only in case or accents count as one, under the spelling used last by day.
pub fn tags_by_use(journal: &Journal) -> Vec<(Tag, usize)> {
    let mut uses: Vec<(String, Option<NaiveDate>, &Tag, usize)> = Vec::new();
    for (_, entry) in journal.entries() {
        let Body::Note(note) = &entry.body else { continue };
        let day = entry.when.as_ref().map(|when| when.day);
        for tag in &note.tags {
            let name = folded(tag.as_str());
            match uses.iter_mut().find(|(known, ..)| *known == name) {
                Some((_, last, spelling, count)) => {
                    *count = count.saturating_add(1);
                    if *last < day {
                        (*last, *spelling) = (day, tag);
                    }
                }
                None => uses.push((name, day, tag, 1)),
            }
        }
    }
    let mut tags: Vec<(Tag, usize)> = Vec::new();
    for (_, _, tag, count) in uses {
        let place = tags.partition_point(|(other, n)| *n > count || (*n == count && other < tag));
        tags.insert(place, (tag.clone(), count));
    }
    tags
}

/// Lower case without the accents of Latin letters, for comparing words.
pub fn folded(text: &str) -> String {
    if text.is_ascii() {
        return text.to_ascii_lowercase();
    }
    let mut out = String::with_capacity(text.len());
    for c in text.chars().flat_map(char::to_lowercase) {
        match c {
            'à'..='å' | 'ā' | 'ă' | 'ą' => out.push('a'),
            'ç' | 'ć' | 'č' => out.push('c'),
            'ď' | 'đ' | 'ð' => out.push('d'),
            'è'..='ë' | 'ē' | 'ė' | 'ę' | 'ě' => out.push('e'),
            'ğ' => out.push('g'),
            'ì'..='ï' | 'ī' | 'į' | 'ı' => out.push('i'),
            'ł' | 'ľ' => out.push('l'),
            'ñ' | 'ń' | 'ň' => out.push('n'),
            'ò'..='ö' | 'ø' | 'ō' | 'ő' => out.push('o'),
            'ŕ' | 'ř' => out.push('r'),
            'ś' | 'š' | 'ş' | 'ș' => out.push('s'),
            'ť' | 'ţ' | 'ț' => out.push('t'),
            'ù'..='ü' | 'ū' | 'ů' | 'ű' => out.push('u'),
            'ý' | 'ÿ' => out.push('y'),
            'ź' | 'ž' | 'ż' => out.push('z'),
            'ß' => out.push_str("ss"),
            'æ' => out.push_str("ae"),
            'œ' => out.push_str("oe"),
            // Combining marks, as some keyboards write accents.
            '\u{300}'..='\u{36f}' => {}
            other => out.push(other),
        }
    }
    out
}

/// One demand of a filter.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Demand {
    Kind(Kind),
    Measure(MeasureKey),
    Tag(usize),
    Words,
}

#[derive(Default)]
struct Found {
    met: Vec<Demand>,
    entries: Vec<RecordId>,
}

struct Wanted<'a> {
    filter: &'a Filter,
    tags: Vec<String>,
    words: Vec<String>,
    count: usize,
}

impl<'a> Wanted<'a> {
    fn new(filter: &'a Filter) -> Self {
        let mut tags: Vec<String> = Vec::new();
        for tag in filter.tags.iter().map(|tag| folded(tag.as_str())) {
            if !tags.contains(&tag) {
                tags.push(tag);
            }
        }
        let words: Vec<String> = folded(&filter.text)
            .split_whitespace()
            .map(str::to_owned)
            .collect();
        let count = filter
            .kinds
            .len()
            .saturating_add(filter.measures.len())
            .saturating_add(tags.len())
            .saturating_add(usize::from(!words.is_empty()));
        Self {
            filter,
            tags,
            words,
            count,
        }
    }

    /// Notes which demands an entry meets.
    fn look(
        &self,
        journal: &Journal,
        id: RecordId,
        entry: &Entry,
        name_of: &dyn Fn(&Body) -> String,
        found: &mut Found,
    ) {
        let mut is_met = false;
        let mut meet = |demand: Demand| {
            is_met = true;
            if !found.met.contains(&demand) {
                found.met.push(demand);
            }
        };
        let kind = entry.body.kind();
        if self.filter.kinds.contains(&kind) {
            meet(Demand::Kind(kind));
        }
        for key in answers(&entry.body).filter(|key| self.filter.measures.contains(key)) {
            meet(Demand::Measure(key));
        }
        if let Body::Note(note) = &entry.body
            && !self.tags.is_empty()
        {
            for tag in note.tags.iter().map(|tag| folded(tag.as_str())) {
                if let Some(place) = self.tags.iter().position(|wanted| *wanted == tag) {
                    meet(Demand::Tag(place));
                }
            }
        }
        if !self.words.is_empty() && self.has_words(journal, &entry.body, name_of) {
            meet(Demand::Words);
        }
        if is_met {
            found.entries.push(id);
        }
    }

    fn has_words(&self, journal: &Journal, body: &Body, name_of: &dyn Fn(&Body) -> String) -> bool {
        let mut said = String::new();
        let mut say = |words: &str| {
            said.push_str(words);
            said.push('\n');
        };
        say(&name_of(body));
        own_words(journal, body, &mut say);
        let said = folded(&said);
        self.words.iter().all(|word| said.contains(word.as_str()))
    }
}

fn answers(body: &Body) -> impl Iterator<Item = MeasureKey> + '_ {
    let answers = match body {
        Body::CheckIn(check_in) => Some(&check_in.answers),
        Body::Reading(reading) => Some(&reading.answers),
        _ => None,
    };
    answers.into_iter().flat_map(|answers| answers.keys().copied())
}

/// Says every word the person wrote in an entry, and the names of the substance and batch it points to.
fn own_words(journal: &Journal, body: &Body, say: &mut dyn FnMut(&str)) {
    let (labels, note): ([Option<&Label>; 2], Option<&Text>) = match body {
        Body::Dose(dose) => {
            for label in &dose.with {
                say(label.as_str());
            }
            (
                [dose.substance, dose.batch].map(|id| name_of_record(journal, id?)),
                dose.note.as_ref(),
            )
        }
        Body::SideEffect(effect) => ([effect.name.as_ref(), None], effect.note.as_ref()),
        Body::Medication(medicine) => (
            [Some(&medicine.name), medicine.amount.as_ref()],
            medicine.note.as_ref(),
        ),
        Body::Run(run) => ([None, None], run.note.as_ref()),
        Body::Flare(flare) => ([flare.site.as_ref(), None], flare.note.as_ref()),
        Body::Correction(correction) => (
            [name_of_record(journal, correction.batch), None],
            correction.note.as_ref(),
        ),
        Body::Note(note) => {
            for tag in &note.tags {
                say(tag.as_str());
            }
            ([None, None], note.text.as_ref())
        }
        _ => ([None, None], None),
    };
    for label in labels.into_iter().flatten() {
        say(label.as_str());
    }
    if let Some(note) = note {
        say(note.as_str());
    }
}

fn name_of_record(journal: &Journal, id: RecordId) -> Option<&Label> {
    match &journal.entry(id)?.body {
        Body::Substance(substance) => Some(&substance.name),
        Body::Batch(batch) => Some(&batch.label),
        _ => None,
    }
}
