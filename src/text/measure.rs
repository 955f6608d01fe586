//! The names of measures, the questions that ask for them, and the words at both ends of a scale.
//! Knows no value that was recorded.

use crate::domain::{BuiltIn, DayRule, Direction, Measure, MeasureKey, MeasureKind};

/// Where a measure is being asked; the same measure is asked about the whole day or about now.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Occasion {
    /// In a check-in, about the day or the night as a whole.
    CheckIn,
    /// At one moment, before or after something.
    Now,
}

/// The short name of a built-in measure, for lists and charts.
pub const fn built_in(measure: BuiltIn) -> &'static str {
    match measure {
        BuiltIn::Pain => "Pain",
        BuiltIn::Mood => "Mood",
        BuiltIn::Anxiety => "Anxiety or tension",
        BuiltIn::Energy => "Energy",
        BuiltIn::Focus => "Focus",
        BuiltIn::BounceBack => "Bouncing back",
        BuiltIn::SleepQuality => "Sleep quality",
        BuiltIn::Sleep => "Sleep",
        BuiltIn::Soreness => "Soreness",
        BuiltIn::Recovered => "Recovered",
        BuiltIn::Noticed => "Noticed anything",
        BuiltIn::Feeling => "Feeling",
    }
}

/// The measure's name: the person's own, or the built-in one.
pub fn name(measure: &Measure) -> String {
    match (&measure.name, measure.key) {
        (Some(own), _) => own.as_str().to_owned(),
        (None, MeasureKey::BuiltIn(built_in_measure)) => built_in(built_in_measure).to_owned(),
        (None, MeasureKey::Own(_)) => "Own measure".to_owned(),
    }
}

/// The name inside a sentence: small letters for a built-in measure, the person's own letters otherwise.
pub fn name_in_sentence(measure: &Measure) -> String {
    let name = name(measure);
    match measure.name {
        Some(_) => name,
        None if measure.key == MeasureKey::BuiltIn(BuiltIn::Recovered) => "recovery".to_owned(),
        None => name.to_ascii_lowercase(),
    }
}

/// The label of the row that asks for it.
pub fn question(measure: &Measure, occasion: Occasion) -> String {
    let MeasureKey::BuiltIn(key) = measure.key else {
        return name(measure);
    };
    if measure.name.is_some() {
        return name(measure);
    }
    match (key, occasion) {
        (BuiltIn::Pain, Occasion::CheckIn) => "Pain, average today",
        (BuiltIn::Pain, Occasion::Now) => "Pain now",
        (BuiltIn::Mood, Occasion::Now) => "Mood now",
        (BuiltIn::Noticed, _) => "Noticed anything?",
        (BuiltIn::BounceBack, _) => "How well did you bounce back?",
        (BuiltIn::Sleep, _) => "Hours slept",
        (BuiltIn::Soreness, _) => "Muscle soreness",
        (BuiltIn::Recovered, _) => "How recovered do you feel?",
        (other, _) => built_in(other),
    }
    .to_owned()
}

/// The words at 0 and at 10.
pub fn ends(measure: &Measure) -> (&'static str, &'static str) {
    match (measure.key, measure.direction) {
        (MeasureKey::BuiltIn(key), _) => built_in_ends(key),
        (MeasureKey::Own(_), Direction::HigherIsBetter) => ("very bad", "very good"),
        (MeasureKey::Own(_), Direction::LowerIsBetter) => ("none", "worst imaginable"),
        (MeasureKey::Own(_), Direction::Neither) => ("none", "most imaginable"),
    }
}

const fn built_in_ends(measure: BuiltIn) -> (&'static str, &'static str) {
    match measure {
        BuiltIn::Pain => ("none", "worst imaginable"),
        BuiltIn::Mood | BuiltIn::SleepQuality | BuiltIn::Feeling => ("very bad", "very good"),
        BuiltIn::Anxiety | BuiltIn::Soreness => ("none", "extreme"),
        BuiltIn::Energy => ("none", "full"),
        BuiltIn::Focus => ("very scattered", "very clear"),
        BuiltIn::BounceBack | BuiltIn::Recovered => ("not at all", "fully"),
        BuiltIn::Sleep => ("", ""),
        BuiltIn::Noticed => ("nothing", "very much"),
    }
}

/// What the values of a measure are.
pub const fn kind(kind: &MeasureKind) -> &'static str {
    match kind {
        MeasureKind::Rating => "0 to 10",
        MeasureKind::YesNo => "Yes or no",
        MeasureKind::Count => "A count",
        MeasureKind::Minutes => "A length of time",
        MeasureKind::Number { .. } => "A number with a unit",
    }
}

/// Which way is better.
pub const fn direction(direction: Direction) -> &'static str {
    match direction {
        Direction::HigherIsBetter => "Higher is better",
        Direction::LowerIsBetter => "Lower is better",
        Direction::Neither => "Neither",
    }
}

/// How several answers of a day become one.
pub const fn day_rule(rule: DayRule) -> &'static str {
    match rule {
        DayRule::Last => "The last",
        DayRule::Mean => "Their mean",
        DayRule::Worst => "The worst",
    }
}

/// Where a measure is asked, in a few words: `in the evening, before and after a dose`.
pub fn asked(measure: &Measure) -> String {
    let ask = measure.ask;
    let parts: Vec<&str> = [
        (ask.morning, "in the morning"),
        (ask.evening, "in the evening"),
        (ask.around_dose, "before and after a dose"),
    ]
    .into_iter()
    .filter_map(|(is_asked, words)| is_asked.then_some(words))
    .collect();
    if parts.is_empty() {
        "not asked".to_owned()
    } else {
        parts.join(", ")
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::Label;

    #[test]
    fn a_renamed_measure_is_asked_by_its_new_name() {
        let mut pain = Measure::built_in(BuiltIn::Pain);
        assert_eq!(question(&pain, Occasion::CheckIn), "Pain, average today");
        assert_eq!(question(&pain, Occasion::Now), "Pain now");
        assert_eq!(name_in_sentence(&pain), "pain");
        let recovered = Measure::built_in(BuiltIn::Recovered);
        assert_eq!(name_in_sentence(&recovered), "recovery");
        pain.name = Label::new("Left Knee");
        assert_eq!(question(&pain, Occasion::Now), "Left Knee");
        assert_eq!(name_in_sentence(&pain), "Left Knee");
    }

    #[test]
    fn every_rating_has_words_at_both_ends() {
        for key in BuiltIn::ALL {
            let measure = Measure::built_in(key);
            let (low, high) = ends(&measure);
            assert_eq!(
                measure.kind == MeasureKind::Rating,
                !low.is_empty() && !high.is_empty(),
                "{key:?}"
            );
        }
    }

    #[test]
    fn where_it_is_asked_reads_as_a_phrase() {
        assert_eq!(
            asked(&Measure::built_in(BuiltIn::Pain)),
            "in the evening, before and after a dose"
        );
        assert_eq!(asked(&Measure::built_in(BuiltIn::Feeling)), "not asked");
    }
}
