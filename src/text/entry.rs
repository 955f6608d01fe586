//! One entry in words: the title and the line of facts that lists show, and what an action is called in an undo bar.
//! Knows how to read an entry; knows no screen.

use super::{Locale, batch, date, measure, names, number};
use crate::domain::{
    Action, Answers, Body, CheckIn, Correction, Dose, Entry, HardMoment, Journal, Kind, Measure, Moment,
    Reading, RecordId, Run, SideEffect, Source, Value, sort_by,
};
use crate::schedule::content_of;

/// How amounts are shown.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Style {
    /// Numbers, dates and times.
    pub locale: Locale,
    /// Show "taken" instead of amounts.
    pub hide_amounts: bool,
}

/// An entry as a list shows it.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Described {
    /// What it is, on one line.
    pub title: String,
    /// The facts below it; empty when there are none.
    pub meta: String,
}

/// Describes an entry.
pub fn describe(entry: &Entry, journal: &Journal, style: &Style) -> Described {
    let (title, facts) = match &entry.body {
        Body::Dose(dose) => (dose_title(dose, journal, style), dose_facts(dose, journal, style)),
        Body::Reading(reading) => (reading_title(reading), answers(&reading.answers, journal, style)),
        Body::CheckIn(check_in) => (
            names::check_in(check_in.part).to_owned(),
            check_in_facts(check_in, journal, style),
        ),
        Body::SideEffect(effect) => (names::side_effect(effect), side_effect_facts(effect)),
        Body::Medication(medication) => {
            let amount = medication.amount.as_ref().map(|amount| amount.as_str());
            let title = join(" ", [Some(medication.name.as_str()), amount]);
            (
                title,
                vec![
                    names::intake(medication.intake).to_owned(),
                    words(medication.note.as_ref()),
                ],
            )
        }
        Body::Run(run) => (run_title(run, style), run_facts(run)),
        Body::Flare(flare) => {
            let intensity = flare.intensity.map(|intensity| intensity.points().to_string());
            let site = flare.site.as_ref().map(|site| site.as_str().to_owned());
            let facts = vec![
                intensity.unwrap_or_default(),
                site.unwrap_or_default(),
                words(flare.note.as_ref()),
            ];
            (names::flare(flare.kind).to_owned(), facts)
        }
        Body::Note(note) => {
            let tags: Vec<&str> = note.tags.iter().map(|tag| tag.as_str()).collect();
            (
                names::kind(Kind::Note).to_owned(),
                vec![words(note.text.as_ref()), tags.join(", ")],
            )
        }
        Body::Decision(decision) => (names::choice(decision.choice).to_owned(), Vec::new()),
        Body::Correction(correction) => (
            names::kind(Kind::Correction).to_owned(),
            vec![
                label_of(correction.batch, journal).unwrap_or_default(),
                correction_amount(correction, style),
                words(correction.note.as_ref()),
            ],
        ),
        Body::Measure(_)
        | Body::Substance(_)
        | Body::Batch(_)
        | Body::Plan(_)
        | Body::Settings(_)
        | Body::Unknown { .. } => (names::kind(entry.body.kind()).to_owned(), Vec::new()),
    };
    Described {
        title,
        meta: in_a_row(&facts),
    }
}

/// Facts with commas between them; one that ends as a sentence needs none.
fn in_a_row(facts: &[String]) -> String {
    let mut row = String::new();
    for fact in facts.iter().filter(|fact| !fact.is_empty()) {
        if row.ends_with(['.', '!', '?', '…']) {
            row.push(' ');
        } else if !row.is_empty() {
            row.push_str(", ");
        }
        row.push_str(fact);
    }
    row
}

/// A dose in a few words, as on a chip: `0.12 g`, or `taken` when amounts are hidden or not known.
pub fn dose_amount(dose: &Dose, style: &Style) -> String {
    match dose.dosage {
        Some(dosage) if !style.hide_amounts => number::dosage(dosage, &style.locale),
        _ => names::AMOUNT_HIDDEN.to_owned(),
    }
}

/// By how much a batch's stock was corrected, as `0.3 g less`; nothing when amounts are hidden.
fn correction_amount(correction: &Correction, style: &Style) -> String {
    if style.hide_amounts {
        return String::new();
    }
    let amount = number::amount(correction.amount, &style.locale);
    let side = if correction.is_less { " less" } else { " more" };
    [amount.as_str(), side].concat()
}

/// What a dose was of: the batch's label, or the substance's name; empty when neither is said.
pub fn dose_of(dose: &Dose, journal: &Journal) -> String {
    let label = |id: RecordId| label_of(id, journal);
    dose.batch
        .and_then(label)
        .or_else(|| dose.substance.and_then(label))
        .unwrap_or_default()
}

/// What the person calls a batch or a substance.
fn label_of(id: RecordId, journal: &Journal) -> Option<String> {
    match &journal.entry(id)?.body {
        Body::Batch(batch) => Some(batch.label.as_str().to_owned()),
        Body::Substance(substance) => Some(substance.name.as_str().to_owned()),
        _ => None,
    }
}

fn dose_title(dose: &Dose, journal: &Journal, style: &Style) -> String {
    let of = dose_of(dose, journal);
    let amount = dose_amount(dose, style);
    let of = (!style.hide_amounts && !of.is_empty()).then_some(of.as_str());
    let amount = join(", ", [Some(amount.as_str()), of]);
    [names::kind(Kind::Dose), ", ", &amount].concat()
}

/// What a dose holds, as far as anything can be said of it.
fn dose_content(dose: &Dose, journal: &Journal, style: &Style) -> Option<String> {
    let dosage = dose.dosage.filter(|_| !style.hide_amounts)?;
    let content = content_of(journal, dosage, dose.substance, dose.batch)?;
    Some(batch::content_short(content, &style.locale))
}

fn dose_facts(dose: &Dose, journal: &Journal, style: &Style) -> Vec<String> {
    let food = dose
        .food
        .map(|food| names::food(food).to_ascii_lowercase())
        .unwrap_or_default();
    let with: Vec<&str> = dose.with.iter().map(|label| label.as_str()).collect();
    let with = if with.is_empty() {
        String::new()
    } else {
        ["with ", &with.join(", ")].concat()
    };
    let content = dose_content(dose, journal, style).unwrap_or_default();
    vec![content, food, with, words(dose.note.as_ref())]
}

fn reading_title(reading: &Reading) -> String {
    let moment = match reading.moment {
        Moment::Before => "Before",
        Moment::After => "After",
    };
    let minutes = reading
        .minutes
        .filter(|minutes| *minutes > 0)
        .map(number::minutes);
    join(", ", [Some(moment), minutes.as_deref()])
}

fn check_in_facts(check_in: &CheckIn, journal: &Journal, style: &Style) -> Vec<String> {
    let mut facts = answers(&check_in.answers, journal, style);
    if check_in.hard_moment == Some(HardMoment::Yes) {
        facts.push("a hard moment".to_owned());
    }
    if check_in.no_side_effects {
        facts.push("nothing unpleasant".to_owned());
    }
    facts
}

/// Answers in the order in which the person has put the measures.
fn answers(answers: &Answers, journal: &Journal, style: &Style) -> Vec<String> {
    let mut answered: Vec<(Measure, Value)> = Vec::new();
    for (key, value) in answers.iter() {
        answered.extend(journal.measure(*key).map(|of| (of, *value)));
    }
    sort_by(&mut answered, &|(a, _), (b, _)| {
        (a.order, a.key).cmp(&(b.order, b.key))
    });
    let said = |(of, value): &(Measure, Value)| {
        let value = number::value(*value, &of.kind, &style.locale);
        [measure::name_in_sentence(of).as_str(), " ", &value].concat()
    };
    answered.iter().map(said).collect()
}

fn side_effect_facts(effect: &SideEffect) -> Vec<String> {
    let duration = effect
        .duration
        .map(|duration| ["about ", &number::minutes(duration.minutes())].concat());
    vec![
        names::severity(effect.severity).to_owned(),
        duration.unwrap_or_default(),
        words(effect.note.as_ref()),
    ]
}

fn run_title(run: &Run, style: &Style) -> String {
    let duration = number::minutes(run.duration.minutes());
    match run.metres {
        Some(metres) => [
            "Run, ",
            &number::distance(metres, &style.locale),
            " in ",
            &duration,
        ]
        .concat(),
        None => ["Run, ", &duration].concat(),
    }
}

fn run_facts(run: &Run) -> Vec<String> {
    let effort = run
        .effort
        .map(|effort| ["effort ", &effort.points().to_string()].concat());
    let load = run.load().map(|load| ["load ", &load.to_string()].concat());
    let felt = |rating: Option<crate::domain::Rating>, when: &str| {
        rating
            .map(|rating| ["felt ", &rating.points().to_string(), " ", when].concat())
            .unwrap_or_default()
    };
    let surface = run
        .surface
        .map(|surface| names::surface(surface).to_ascii_lowercase());
    vec![
        effort.unwrap_or_default(),
        load.unwrap_or_default(),
        felt(run.before, "before"),
        felt(run.after, "after"),
        surface.unwrap_or_default(),
        words(run.note.as_ref()),
    ]
}

/// The first line of a note, shortened to about a hundred characters at a word.
fn words(note: Option<&crate::domain::Text>) -> String {
    const LONGEST: usize = 100;
    let line = note
        .and_then(|note| note.as_str().lines().next())
        .unwrap_or_default();
    if line.chars().count() <= LONGEST {
        return line.to_owned();
    }
    let start: String = line.chars().take(LONGEST).collect();
    let kept = start.rsplit_once(' ').map_or(start.as_str(), |(kept, _)| kept);
    [kept, " …"].concat()
}

fn join<const N: usize>(separator: &str, parts: [Option<&str>; N]) -> String {
    let parts: Vec<&str> = parts.into_iter().flatten().collect();
    parts.join(separator)
}

/// What was done, as the undo bar says it. `what` describes the entry if there is just one.
pub fn done(action: Action, what: Option<&Described>, records: usize) -> String {
    let title = |kind: Kind| what.map_or_else(|| names::kind(kind).to_owned(), |what| what.title.clone());
    match action {
        Action::Add(kind) => [title(kind).as_str(), ", recorded"].concat(),
        Action::Edit(Kind::Settings) => "Settings changed".to_owned(),
        Action::Edit(kind) => [title(kind).as_str(), ", changed"].concat(),
        Action::Move(kind) => [title(kind).as_str(), ", moved"].concat(),
        Action::Delete(kind) => [title(kind).as_str(), ", deleted"].concat(),
        Action::MoveDay => ["Day moved, ", &entries(records)].concat(),
        Action::DeleteDay => ["Day deleted, ", &entries(records)].concat(),
        Action::Import(Source::Backup) => ["Backup merged, ", &entries(records)].concat(),
        Action::Import(Source::PsychonautWiki) => {
            ["Import from PsychonautWiki Journal, ", &entries(records)].concat()
        }
        Action::Replace => ["Journal replaced, ", &entries(records)].concat(),
        Action::Undo => ["Taken back, ", &entries(records)].concat(),
        Action::Start => "Journal started".to_owned(),
    }
}

fn entries(n: usize) -> String {
    super::counted(n, "entry", "entries")
}

/// When an entry was: its clock time, or nothing when it has none.
pub fn clock(entry: &Entry, locale: &Locale) -> String {
    entry
        .when
        .as_ref()
        .and_then(|when| when.time)
        .map(|time| date::time(time, locale))
        .unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::{Amount, Dosage, Duration, Note, Rating, Tag, Text, Timestamp, Unit};

    fn says(body: Body, title: &str, meta: &str) {
        let entry = Entry {
            when: None,
            written: Timestamp(0),
            body,
        };
        let style = Style {
            locale: Locale::default(),
            hide_amounts: false,
        };
        let described = describe(&entry, &Journal::default(), &style);
        assert_eq!((described.title.as_str(), described.meta.as_str()), (title, meta));
    }

    fn dose() -> Dose {
        let amount = Amount::new(120_000, Unit::Gram).unwrap();
        Dose {
            substance: None,
            dosage: Some(Dosage::exactly(amount)),
            batch: None,
            food: None,
            with: Vec::new(),
            note: None,
        }
    }

    #[test]
    fn entries_read_as_a_person_would_say_them() {
        says(
            Body::Dose(dose()),
            "Dose, 0.12 g",
            "0.19 to 1.6 mg of actives if dried mushrooms",
        );
        let run = Run {
            duration: Duration::from_minutes(46).unwrap(),
            metres: Some(8200),
            effort: Rating::new(5),
            before: Rating::new(0),
            after: None,
            surface: None,
            note: None,
        };
        says(
            Body::Run(run),
            "Run, 8.2 km in 46 min",
            "effort 5, load 230, felt 0 before",
        );
        let note = Note {
            text: Text::new("Good day.\nMore."),
            tags: vec![Tag::new("travel").unwrap()],
        };
        says(Body::Note(note), "Note", "Good day. travel");
    }

    #[test]
    fn hidden_amounts_are_nowhere() {
        let style = Style {
            locale: Locale::default(),
            hide_amounts: true,
        };
        let entry = Entry {
            when: None,
            written: Timestamp(0),
            body: Body::Dose(dose()),
        };
        let described = describe(&entry, &Journal::default(), &style);
        assert_eq!(
            (described.title.as_str(), described.meta.as_str()),
            ("Dose, taken", "")
        );
    }

    #[test]
    fn long_notes_end_at_a_word() {
        let long = Text::new(&"word ".repeat(60)).unwrap();
        let short = words(Some(&long));
        assert!(
            short.ends_with("word …") && short.chars().count() <= 102,
            "{short}"
        );
    }
}
