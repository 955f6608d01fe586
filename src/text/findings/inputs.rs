//! The names of what might go with a measure, and of the days before it.
//! Knows no numbers but how many days lie between.

use super::super::entry::Style;
use super::super::{measure, names, number};
use crate::analysis::insights::Input;
use crate::domain::{Amount, Measure, Unit};

/// The name of an input, as in a table: `Dose`, `Running load`, `Sleep`, `Tag: alcohol`.
pub fn input(input: &Input) -> String {
    let named = |kind: &str, name: &str| [kind, ": ", name].concat();
    match input {
        Input::Dose => "Dose".to_owned(),
        Input::Amount(_) => "Amount of a dose".to_owned(),
        Input::Run => "Run".to_owned(),
        Input::Load => super::super::insights::RUN_LOAD.to_owned(),
        Input::Measure(built_in) => measure::built_in(*built_in).to_owned(),
        Input::SideEffect(kind) => named("Side effect", names::side_effect_kind(*kind)),
        Input::OwnSideEffect(name) => named("Side effect", name.as_str()),
        Input::Tag(tag) => named("Tag", tag.as_str()),
        Input::Medicine(name) => named("Medicine", name.as_str()),
    }
}

/// What came before, as part of a sentence: `a dose`, `“alcohol”`, `the side effect headache`.
fn event(input: &Input) -> String {
    match input {
        Input::Run => "a run".to_owned(),
        Input::SideEffect(kind) => {
            let name = names::side_effect_kind(*kind).to_ascii_lowercase();
            ["the side effect “", &name, "”"].concat()
        }
        Input::OwnSideEffect(name) => ["the side effect “", name.as_str(), "”"].concat(),
        Input::Tag(tag) => ["the tag “", tag.as_str(), "”"].concat(),
        Input::Medicine(name) => ["the medicine “", name.as_str(), "”"].concat(),
        _ => "a dose".to_owned(),
    }
}

/// On which days, for something that was or was not: `On dose days`, `The morning after a dose`, `Two days after a run`.
pub(super) fn days(input: &Input, lag: usize, is_morning: bool) -> String {
    let event = event(input);
    let before = match (lag, is_morning) {
        (0, false) if *input == Input::Dose => return "On dose days".to_owned(),
        (0, true) if *input == Input::Dose => return "On the mornings of dose days".to_owned(),
        (0, false) => "On days with ",
        (0, true) => "On the mornings of days with ",
        (1, false) => "The day after ",
        (1, true) => "The morning after ",
        (2, false) => "Two days after ",
        (2, true) => "Two mornings after ",
        (_, false) => "Three days after ",
        (_, true) => "Three mornings after ",
    };
    [before, &event].concat()
}

/// How much more of something that can be more or less: `For every hour more sleep`.
pub(super) fn more(input: &Input, step: f64, style: &Style) -> String {
    let text = match input {
        Input::Amount(unit) => {
            return ["For every ", &amount(*unit, step, style), " more in a dose"].concat();
        }
        Input::Load => {
            return [
                "For every ",
                &number::rounded(step, 0, &style.locale),
                " more running load",
            ]
            .concat();
        }
        Input::Measure(crate::domain::BuiltIn::Sleep) => "For every hour more sleep",
        _ => "For every point of better sleep",
    };
    text.to_owned()
}

/// The name of an input with one step of it, for what can be more or less: `Dose`, `Sleep, an hour more`.
pub fn step(input: &Input, step: f64, style: &Style) -> String {
    let more = match input {
        Input::Amount(unit) => [&amount(*unit, step, style), " more"].concat(),
        Input::Load => [&number::rounded(step, 0, &style.locale), " more"].concat(),
        Input::Measure(crate::domain::BuiltIn::Sleep) => "1 h more".to_owned(),
        Input::Measure(_) => "1 point more".to_owned(),
        _ => return self::input(input),
    };
    let name = match input {
        Input::Amount(_) => "Amount".to_owned(),
        input => self::input(input),
    };
    [&name, ", ", &more].concat()
}

/// An amount of a step, which is the one that is taken most often; not how much that is, where amounts are hidden.
fn amount(unit: Unit, smallest: f64, style: &Style) -> String {
    if style.hide_amounts {
        return "usual amount".to_owned();
    }
    // `as` saturates, and amounts are whole.
    let amount = Amount::new(smallest as u64, unit);
    amount.map_or_else(String::new, |amount| number::amount(amount, &style.locale))
}

/// How long after something the measure is, in a table and behind a name: `same day`, `next morning`, `2 days later`.
pub fn later(input: &Input, of: &Measure, lag: usize) -> &'static str {
    let is_morning = is_morning(of);
    match (lag, input.is_morning(), is_morning) {
        (0, true, true) => "same morning",
        (0, true, false) => "the day after that night",
        (0, false, true) => "the morning before",
        (0, false, false) => "same day",
        (1, _, true) => "next morning",
        (1, _, false) => "next day",
        (2, _, true) => "2 mornings later",
        (2, _, false) => "2 days later",
        (_, _, true) => "3 mornings later",
        (_, _, false) => "3 days later",
    }
}

/// Whether a measure is asked in the morning alone.
pub(super) const fn is_morning(of: &Measure) -> bool {
    of.ask.morning && !of.ask.evening
}

#[cfg(test)]
mod tests {
    use super::super::super::Locale;
    use super::*;
    use crate::domain::{BuiltIn, Label, SideEffectKind, Tag};

    #[test]
    fn days_are_named_by_what_came_before_and_by_when_the_measure_is_asked() {
        let alcohol = Input::Tag(Tag::new("alcohol").unwrap());
        let medicine = Input::Medicine(Label::new("Ibuprofen").unwrap());
        let headache = Input::SideEffect(SideEffectKind::Headache);
        for (input, lag, is_morning, text) in [
            (&Input::Dose, 0, false, "On dose days"),
            (&Input::Dose, 0, true, "On the mornings of dose days"),
            (&Input::Dose, 2, false, "Two days after a dose"),
            (&Input::Run, 0, false, "On days with a run"),
            (&Input::Run, 1, true, "The morning after a run"),
            (&alcohol, 1, false, "The day after the tag “alcohol”"),
            (
                &medicine,
                3,
                true,
                "Three mornings after the medicine “Ibuprofen”",
            ),
            (
                &headache,
                0,
                true,
                "On the mornings of days with the side effect “headache”",
            ),
        ] {
            assert_eq!(days(input, lag, is_morning), text);
        }
    }

    #[test]
    fn more_of_something_is_told_by_its_step_unless_amounts_are_hidden() {
        let style = Style {
            locale: Locale::default(),
            hide_amounts: false,
        };
        for (input, step, text) in [
            (Input::Load, 100.0, "For every 100 more running load"),
            (Input::Measure(BuiltIn::Sleep), 60.0, "For every hour more sleep"),
            (
                Input::Measure(BuiltIn::SleepQuality),
                1.0,
                "For every point of better sleep",
            ),
            (
                Input::Amount(Unit::Gram),
                100_000.0,
                "For every 0.1 g more in a dose",
            ),
            (
                Input::Amount(Unit::Capsule),
                1_000.0,
                "For every 1 capsule more in a dose",
            ),
        ] {
            assert_eq!(more(&input, step, &style), text);
        }
        let (dose, hidden) = (
            Input::Amount(Unit::Gram),
            Style {
                hide_amounts: true,
                ..style
            },
        );
        assert_eq!(step(&dose, 100_000.0, &style), "Amount, 0.1 g more");
        assert_eq!(step(&dose, 100_000.0, &hidden), "Amount, usual amount more");
        assert_eq!(
            more(&dose, 100_000.0, &hidden),
            "For every usual amount more in a dose"
        );
    }

    #[test]
    fn a_night_comes_before_its_day_and_a_day_after_its_morning() {
        let (pain, quality) = (
            Measure::built_in(BuiltIn::Pain),
            Measure::built_in(BuiltIn::SleepQuality),
        );
        let sleep = Input::Measure(BuiltIn::Sleep);
        assert_eq!(later(&sleep, &pain, 0), "the day after that night");
        assert_eq!(later(&sleep, &quality, 0), "same morning");
        assert_eq!(later(&Input::Load, &quality, 0), "the morning before");
        assert_eq!(later(&Input::Load, &pain, 2), "2 days later");
        assert_eq!(input(&Input::Tag(Tag::new("travel").unwrap())), "Tag: travel");
    }
}
