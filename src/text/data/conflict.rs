//! What one side of a conflict says: in full, and things that no list of entries shows by what makes them out.
//! Takes an entry; knows no file.

use crate::domain::{Batch, Body, Entry, Journal, Measure, Note, Substance};
use crate::text::entry::{self, Style};
use crate::text::{Locale, measure, names, settings};

/// One side: `Dose, 0.12 g, Blue jar`, `Weight, a number with a unit, in the morning`.
pub fn side(of: &Entry, journal: &Journal, style: &Style) -> String {
    match &of.body {
        Body::Measure(measure) => measure_side(measure),
        Body::Substance(substance) => substance_side(substance),
        Body::Batch(batch) => batch_side(batch, &style.locale),
        Body::Note(note) => note_side(note),
        _ => {
            let described = entry::describe(of, journal, style);
            in_a_row([described.title, described.meta])
        }
    }
}

/// Said where two sides differ in nothing that is told: `changed on 12 November at 20:14`.
pub fn changed(day: &str, time: &str) -> String {
    ["changed on ", day, " at ", time].concat()
}

fn measure_side(of: &Measure) -> String {
    let hidden = if of.hidden { settings::HIDDEN } else { "" };
    in_a_row([
        measure::name(of),
        measure::kind(&of.kind).to_ascii_lowercase(),
        measure::asked(of),
        hidden.to_owned(),
    ])
}

fn substance_side(of: &Substance) -> String {
    in_a_row([
        of.name.as_str().to_owned(),
        settings::counted_in(of.unit),
        of.form
            .map(|form| names::form(form).to_owned())
            .unwrap_or_default(),
    ])
}

fn batch_side(of: &Batch, locale: &Locale) -> String {
    let strain = of.strain.as_ref().map(|strain| strain.as_str().to_owned());
    let potency = of.potency.map(|potency| settings::potency(potency, locale));
    let note = of.note.as_ref().map(|note| note.as_str().to_owned());
    in_a_row([
        of.label.as_str().to_owned(),
        strain.unwrap_or_default(),
        potency.unwrap_or_default(),
        note.unwrap_or_default(),
    ])
}

fn note_side(of: &Note) -> String {
    let text = of.text.as_ref().map(|text| text.as_str().to_owned());
    let tags: Vec<&str> = of.tags.iter().map(|tag| tag.as_str()).collect();
    in_a_row([text.unwrap_or_default(), tags.join(", ")])
}

fn in_a_row<const N: usize>(facts: [String; N]) -> String {
    let facts: Vec<String> = facts.into_iter().filter(|fact| !fact.is_empty()).collect();
    facts.join(", ")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::{BuiltIn, Label, Potency, Tag, Text, Timestamp};

    fn says(body: Body) -> String {
        let style = Style {
            locale: Locale::default(),
            hide_amounts: false,
        };
        let entry = Entry {
            when: None,
            written: Timestamp(0),
            body,
        };
        side(&entry, &Journal::default(), &style)
    }

    #[test]
    fn what_no_list_of_entries_shows_is_told_apart() {
        let mut pain = Measure::built_in(BuiltIn::Pain);
        pain.name = Label::new("Knee");
        pain.hidden = true;
        assert_eq!(
            says(Body::Measure(pain)),
            "Knee, 0 to 10, in the evening, before and after a dose, hidden"
        );
        let batch = Batch {
            substance: None,
            label: Label::new("Blue jar").unwrap(),
            opened: None,
            strain: None,
            potency: Some(Potency {
                micrograms_per_gram: 6300,
                plus_minus: 1200,
                from_laboratory: false,
            }),
            note: Text::new("Dry"),
            finished: false,
            form: None,
            made: None,
            capsule: None,
        };
        assert_eq!(says(Body::Batch(batch)), "Blue jar, 5.1 to 7.5 mg per gram, Dry");
        let note = Note {
            text: Text::new("One.\nTwo"),
            tags: vec![Tag::new("travel").unwrap()],
        };
        assert_eq!(says(Body::Note(note)), "One.\nTwo, travel");
    }
}
