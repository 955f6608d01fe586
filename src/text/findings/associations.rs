//! What goes with what, in one sentence each: the size, the interval, the days behind it, and what it cannot show.
//! Says what was compared and why something was not; never says that one thing causes another.

use super::super::entry::Style;
use super::super::{counted, measure, number};
use super::inputs::{days, is_morning, later, more};
use super::size::{against_smallest, with_interval};
use crate::analysis::insights::{Asked, Conclusions, Input, Tried, Why};
use crate::domain::Measure;

/// A finding and all that is said with it: `The morning after a dose your sleep quality was 1.2 higher (0.9 to 1.5), 337 days. You
/// knew …`.
pub fn finding(tried: &Tried, asked: &Asked, of: &Measure, style: &Style) -> String {
    let (found, with_it) = finding_parts(tried, asked, of, style);
    [found, with_it].join(" ")
}

/// The finding, and what is said with it: whether it matters, and what it cannot show.
/// `of` is the measure; without a size only that it stands out is said.
pub fn finding_parts(tried: &Tried, asked: &Asked, of: &Measure, style: &Style) -> (String, String) {
    let locale = &style.locale;
    let lag = tried.association.strongest;
    let compared = tried.association.lags.get(lag).copied().flatten();
    let answered = counted(compared.map_or(0, |lag| lag.days), "day", "days");
    let name = measure::name_in_sentence(of);
    let size = tried.slope.map(|slope| slope.times(asked.step));
    let was = match size {
        Some(size) => [" was ", &with_interval(size, &of.kind, locale)].concat(),
        None => " differed".to_owned(),
    };
    let start = if asked.input.is_yes_no() {
        [&days(&asked.input, lag, is_morning(of)), " your ", &name].concat()
    } else {
        let step = more(&asked.input, asked.step, style);
        let when = later(&asked.input, of, lag);
        [&step, ", your ", &name, " (", when, ")"].concat()
    };
    let matters = size.map(|size| against_smallest(size, of, locale));
    let sentence = [&start, was.as_str(), ", ", &answered, "."].concat();
    let limit = limit(&asked.input, of, lag).to_owned();
    let with_it = match matters.filter(|matters| !matters.is_empty()) {
        Some(matters) => [matters, limit].join(" "),
        None => limit,
    };
    (sentence, with_it)
}

/// What an association with an input cannot show.
pub fn limit(input: &Input, of: &Measure, lag: usize) -> &'static str {
    match input {
        input if lag == 0 && is_morning(of) && !input.is_morning() => {
            "The morning came before the rest of the day, so this cannot be an effect of it; it may be the other way round."
        }
        Input::Dose | Input::Amount(_) => YOU_KNEW,
        Input::Medicine(_) => {
            "A medicine is often taken because of how one feels, so this may be the other way round."
        }
        Input::SideEffect(_) | Input::OwnSideEffect(_) => {
            "Both may come from the same thing, or be two names for it."
        }
        _ => "The two went together. That does not say that one makes the other.",
    }
}

/// What an open journal of doses can never rule out.
pub const YOU_KNEW: &str = "You knew which days these were; expectation alone can do this.";

/// How many comparisons there were: `Of 98 comparisons, 13 stand out from chance. One of them is about doses.`
pub fn tried(found: &Conclusions, inputs: &[Asked]) -> String {
    let is_of_doses = |tried: &&Tried| {
        let input = inputs.get(tried.input).map(|asked| &asked.input);
        matches!(input, Some(Input::Dose | Input::Amount(_)))
    };
    let all = counted(found.tried(), "comparison", "comparisons");
    let doses = found.found.iter().filter(is_of_doses).count();
    match (found.tried(), found.found.len()) {
        (0, _) => NOTHING_TRIED.to_owned(),
        (_, 0) => ["Nothing stands out from chance in ", &all, "."].concat(),
        (_, 1) => [
            "Of ",
            &all,
            ", one stands out from chance. ",
            one_about_doses(doses),
        ]
        .concat(),
        (_, many) => {
            let about = match doses {
                0 => "None of them is about doses.".to_owned(),
                1 => "One of them is about doses.".to_owned(),
                doses if doses == many => "All of them are about doses.".to_owned(),
                doses => [&number::count(doses), " of them are about doses."].concat(),
            };
            [
                "Of ",
                &all,
                ", ",
                &number::count(many),
                " stand out from chance. ",
                &about,
            ]
            .concat()
        }
    }
}

const fn one_about_doses(doses: usize) -> &'static str {
    if doses == 0 {
        "It is not about doses."
    } else {
        "It is about doses."
    }
}

/// Nothing could be compared yet.
pub const NOTHING_TRIED: &str = "Nothing is compared yet. Comparisons start at 84 days, six blocks of two weeks: below that, chance looks like a pattern.";

/// Below everything that was found.
pub const OPEN_JOURNAL: &str = "These are associations in an open journal. You knew which days were dose days, and expecting something can \
     change what one feels. Of findings like these, up to one in ten is chance.";

/// Below what was tried and did not stand out.
pub const NOTHING_FOUND: &str = "That something does not stand out does not mean that there is nothing. It means that an effect, if there is one, is \
     smaller than these days can show. All of them count in the correction: the more is tried, the more is found by chance.";

/// Why something was not compared.
pub fn why(why: Why) -> String {
    match why {
        Why::TooRare { days } => [
            "Only ",
            &counted(days, "day", "days"),
            " unlike the rest in this, and at least 10 are needed.",
        ]
        .concat(),
        Why::TooMany => "Recorded less often than twenty others. Every comparison more makes it harder for each to stand out.".to_owned(),
        Why::TooFew { pairs, span } => [
            "Both known on ",
            &counted(pairs, "day", "days"),
            " within ",
            &number::count(span),
            "; 84 days are needed, two thirds of them with both.",
        ]
        .concat(),
        Why::NothingVaries => "The answer was always the same.".to_owned(),
        Why::SameWeekdays => {
            "It falls on the same weekdays, or comes and goes with the season, and cannot be told from them.".to_owned()
        }
    }
}
