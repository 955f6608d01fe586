//! The words of the journal page: the list of days, its short facts, search and filters.
//! Knows single entries; knows no list.

use chrono::NaiveTime;

use super::entry::{Style, dose_amount};
use super::{chart, counted, date, names, number};
use crate::domain::{
    BuiltIn, Dose, Flare, Kind, Measure, MeasureKey, Medication, Run, SideEffect, Tag, Text,
};

/// The page.
pub const TITLE: &str = "Journal";
/// Heading of the list.
pub const DAYS: &str = "Days";
/// The search field.
pub const SEARCH: &str = "Search notes, medicines, tags";
/// Names the filters.
pub const SHOW_ONLY: &str = "Show only days with";
/// Opens the filters by tag and measure.
pub const MORE_FILTERS: &str = "Tags and measures";
/// Names the filters by tag.
pub const TAGS: &str = "Tags";
/// Names the filters by measure.
pub const ANSWERED: &str = "Answered";
/// Takes all filters away.
pub const CLEAR_FILTERS: &str = "Show all days";
/// Names the choice of the calendar's measure.
pub const MEASURE: &str = "Measure";
/// Names the choice between weeks and a year.
pub const CALENDAR: &str = "Calendar";
/// The calendar of as many weeks as its chart has.
pub const WEEKS: &str = "Six weeks";
/// The calendar of a year.
pub const YEAR: &str = "Year";
/// Steps the calendar of a year back.
pub const EARLIER_YEAR: &str = "Earlier year";
/// Steps the calendar of a year forward.
pub const LATER_YEAR: &str = "Later year";
/// Names the choice of the year.
pub const WHICH_YEAR: &str = "Which year";
/// Column head, for screen readers.
pub const SINCE_DOSE: &str = "Days since dose";
/// Phases, as the key below the list and the hidden text of a mark say them.
pub const DOSE_DAY: &str = "dose day";
/// Phases.
pub const DAY_AFTER: &str = "day after";
/// Phases.
pub const DAY_PLUS_2: &str = "day +2";
/// An empty cell, for screen readers.
pub const NO_ENTRY: &str = "no entry";
/// An empty cell.
pub const DASH: &str = "–";
/// The key of an empty cell.
pub const DASH_KEY: &str = "– no entry";
/// The key of a dose in the calendar.
pub const DOSE_KEY: &str = "dose day";
/// The key of a dose that was left out on purpose.
pub const SKIPPED_KEY: &str = "skipped";
/// The key of a dose day to come.
pub const PLANNED_KEY: &str = "planned";
/// The key of a dose day that went by.
pub const MISSED_KEY: &str = "missed";
/// The key of a day kept free.
pub const FREE_KEY: &str = "kept free";
/// The key of a day with the first dose from a batch.
pub const BATCH_KEY: &str = "first dose from a batch";
/// Heading of the year in pixels, while it is not over.
pub const YEAR_SO_FAR: &str = "The year so far";
/// `Pain: 270 of 327 days answered. 41 days with a dose.`; without a measure only the doses.
pub fn year_told(name: &str, answered: usize, days: usize, doses: usize) -> String {
    let doses = [&counted(doses, "day", "days"), " with a dose."].concat();
    if name.is_empty() {
        return doses;
    }
    let answered = chart::answered_days(answered, days);
    [name, ": ", &answered, ". ", &doses].concat()
}

/// The key of a day without an answer in the year in pixels.
pub const GAP_KEY: &str = "– no answer";
/// Found nothing.
pub const NOTHING_FOUND: &str = "No day matches. Try fewer words or filters.";
/// The empty page.
pub const EMPTY: &str = "Your days will stand here, newest first, with a calendar coloured by any measure. The first entry starts it.";
/// The one thing to do on an empty page.
pub const TO_TODAY: &str = "Record something";

/// `126, 12 without an entry`.
pub fn count(days: usize, without_entry: usize, ahead: usize) -> String {
    let mut text = number::count(days);
    let mut tell = |n: usize, what: &str| {
        if n > 0 {
            text.extend([", ", &number::count(n), what]);
        }
    };
    tell(without_entry, " without an entry");
    tell(ahead, " after today");
    text
}

/// `14 days found`.
pub fn found(days: usize) -> String {
    [counted(days, "day", "days").as_str(), " found"].concat()
}

/// `Show October 2026`.
pub fn show_month(month: &str) -> String {
    ["Show ", month].concat()
}

/// `Show the rest of October 2026`.
pub fn show_rest(month: &str) -> String {
    ["Show the rest of ", month].concat()
}

/// What a filter by kind says.
pub const fn filter(kind: Kind) -> &'static str {
    match kind {
        Kind::Dose => "Dose days",
        Kind::SideEffect => "Side effects",
        Kind::Run => "Runs",
        Kind::Note => "Notes",
        Kind::Medication => "Medicines",
        Kind::Flare => "Flares",
        Kind::Reading => "Readings",
        other => names::kind(other),
    }
}

/// The kinds that can be filtered by, in the order they are offered.
pub const FILTERS: [Kind; 6] = [
    Kind::Dose,
    Kind::SideEffect,
    Kind::Run,
    Kind::Note,
    Kind::Medication,
    Kind::Flare,
];

/// A column's head: short enough for a phone.
pub fn column(measure: &Measure) -> String {
    match (&measure.name, measure.key) {
        (None, MeasureKey::BuiltIn(key)) => built_in_column(key).to_owned(),
        (Some(name), _) if name.as_str().chars().count() <= 5 => name.as_str().to_owned(),
        (Some(name), _) => {
            let mut text: String = name.as_str().chars().take(4).collect();
            text.push('.');
            text
        }
        (None, MeasureKey::Own(_)) => "Own".to_owned(),
    }
}

const fn built_in_column(key: BuiltIn) -> &'static str {
    match key {
        BuiltIn::Pain => "Pain",
        BuiltIn::Mood => "Mood",
        BuiltIn::Anxiety => "Anx.",
        BuiltIn::Energy => "Enrg",
        BuiltIn::Focus => "Foc.",
        BuiltIn::BounceBack => "Bnce",
        BuiltIn::SleepQuality => "Sl.q.",
        BuiltIn::Sleep => "Sleep",
        BuiltIn::Soreness => "Sore",
        BuiltIn::Recovered => "Rec.",
        BuiltIn::Noticed => "Not.",
        BuiltIn::Feeling => "Feel",
    }
}

/// `0.12 g at 09:10`.
pub fn dose(dose: &Dose, time: Option<NaiveTime>, style: &Style) -> String {
    let mut text = dose_amount(dose, style);
    if let Some(time) = time {
        text.push_str(" at ");
        text.push_str(&date::time(time, &style.locale));
    }
    text
}

/// `run 8.2 km`, or its minutes.
pub fn run(run: &Run, style: &Style) -> String {
    let length = match run.metres {
        Some(metres) => number::distance(metres, &style.locale),
        None => number::minutes(run.duration.minutes()),
    };
    ["run ", &length].concat()
}

/// `ibuprofen 400 mg`.
pub fn medication(medication: &Medication) -> String {
    match &medication.amount {
        Some(amount) => [medication.name.as_str(), " ", amount.as_str()].concat(),
        None => medication.name.as_str().to_owned(),
    }
}

/// `headache (mild)`.
pub fn side_effect(effect: &SideEffect) -> String {
    let name = names::side_effect(effect);
    let name = if effect.name.is_none() {
        name.to_ascii_lowercase()
    } else {
        name
    };
    [name.as_str(), " (", names::severity(effect.severity), ")"].concat()
}

/// `flare 6, left knee`.
pub fn flare(flare: &Flare) -> String {
    let mut text = names::flare(flare.kind).to_ascii_lowercase();
    if let Some(intensity) = flare.intensity {
        text.push(' ');
        text.push_str(&intensity.points().to_string());
    }
    if let Some(site) = &flare.site {
        text.push_str(", ");
        text.push_str(site.as_str());
    }
    text
}

/// A note, at most its first 140 characters on one line.
pub fn note(text: &Text) -> String {
    const LONGEST: usize = 140;
    let line = text.as_str().replace('\n', " ");
    if line.chars().count() <= LONGEST {
        return line;
    }
    let start: String = line.chars().take(LONGEST).collect();
    let kept = start.rsplit_once(' ').map_or(start.as_str(), |(kept, _)| kept);
    [kept, " …"].concat()
}

/// `travel, alcohol`.
pub fn tags(tags: &[Tag]) -> String {
    let tags: Vec<&str> = tags.iter().map(Tag::as_str).collect();
    tags.join(", ")
}

/// Facts and notes as one line that begins with a capital: `0.12 g at 09:10, headache (mild). Good meeting.`
pub fn line(facts: &[String], notes: &[String]) -> String {
    let mut text = facts.join(", ");
    for note in notes {
        if !text.is_empty() {
            text.push_str(if text.ends_with(['.', '!', '?', '…']) {
                " "
            } else {
                ". "
            });
        }
        text.push_str(note);
    }
    let mut rest = text.chars();
    match rest.next() {
        Some(first) => first.to_uppercase().chain(rest).collect(),
        None => text,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::Label;

    #[test]
    fn a_line_reads_as_sentences() {
        let texts = |list: &[&str]| list.iter().map(|s| (*s).to_owned()).collect::<Vec<_>>();
        for (facts, notes, expected) in [
            (vec![], vec![], ""),
            (
                vec!["run 8.2 km", "headache (mild)"],
                vec![],
                "Run 8.2 km, headache (mild)",
            ),
            (
                vec!["0.12 g at 09:10"],
                vec!["Good day.", "later"],
                "0.12 g at 09:10. Good day. later",
            ),
            (vec![], vec!["race nerves"], "Race nerves"),
        ] {
            assert_eq!(line(&texts(&facts), &texts(&notes)), expected);
        }
    }

    #[test]
    fn columns_are_short() {
        let mut measure = Measure::built_in(BuiltIn::Anxiety);
        assert_eq!(column(&measure), "Anx.");
        measure.name = Label::new("Left knee");
        assert_eq!(column(&measure), "Left.");
        measure.name = Label::new("Knee");
        assert_eq!(column(&measure), "Knee");
        for key in BuiltIn::ALL {
            assert!(column(&Measure::built_in(key)).chars().count() <= 5);
        }
    }

    #[test]
    fn counts_leave_out_zero() {
        assert_eq!(count(126, 12, 1), "126, 12 without an entry, 1 after today");
        assert_eq!(count(3, 0, 0), "3");
        assert_eq!(found(1), "1 day found");
    }
}
