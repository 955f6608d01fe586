//! The sentence under the plan page's title: where the day is in the plan, and where the plan leads.
//! Knows a plan's facts one at a time.

use chrono::NaiveDate;

use super::{day_of, kept_free, today, weeks};
use crate::domain::FreeFor;
use crate::schedule::{Allowance, DayOf, Mark};
use crate::text::{Locale, date};

/// The first words of the page's sentence: `Day 35 of 42.`
pub fn cycle_day(at: DayOf) -> String {
    ["D", day_of(at).get(1..).unwrap_or_default(), "."].concat()
}

/// Where the dates lead: the next dose days, and the rest or the end after them.
pub fn leads(doses: &[NaiveDate], then: Option<&str>, today: NaiveDate, locale: &Locale) -> String {
    let doses_said = doses.iter().map(|day| date::weekday_from(*day, today, locale));
    let mut parts: Vec<String> = doses_said.collect();
    parts.extend(then.map(str::to_owned));
    match parts.split_first() {
        None => "No dose day is to come.".to_owned(),
        Some((first, rest)) if doses.is_empty() => {
            let rest = rest.concat();
            ["No dose day is left in this cycle; then ", first, &rest, "."].concat()
        }
        Some((first, rest)) => {
            let rest: String = rest.iter().map(|part| [", then ", part].concat()).collect();
            ["Next dose day ", first, &rest, "."].concat()
        }
    }
}

/// A plan that has not begun.
pub fn begins(day: NaiveDate, today: NaiveDate, locale: &Locale) -> String {
    ["Begins on ", &date::weekday_from(day, today, locale), "."].concat()
}

/// Doses as needed: whether one is within the limits today, or from when on. On a day that allows none, why: what is
/// recorded, or that it is kept free; in a rest and before the plan nothing.
pub fn as_needed(
    allowance: Option<Allowance>,
    free_for: Option<FreeFor>,
    mark: Option<Mark>,
    locale: &Locale,
) -> String {
    match (allowance, free_for) {
        (Some(Allowance::Within), _) => "A dose today would be within your limits.".to_owned(),
        (Some(Allowance::TooSoon { earliest } | Allowance::WeekFull { earliest }), _) => [
            "The next dose within your limits is from ",
            &date::weekday_day(earliest, locale),
            " on.",
        ]
        .concat(),
        (None, _) if mark.is_some() => today::became(mark, locale),
        (None, Some(why)) => [kept_free(why).as_str(), "."].concat(),
        (None, None) => String::new(),
    }
}

/// What comes after a cycle: `four weeks of rest`.
pub fn of_rest(rest_weeks: u8) -> String {
    [weeks(rest_weeks).as_str(), " of rest"].concat()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    #[test]
    fn the_sentence_leads_from_the_next_dose_to_the_rest() {
        let locale = Locale::default();
        let (one, two) = (day("2026-11-14"), day("2026-11-17"));
        let says = |doses: &[NaiveDate], then| leads(doses, then, one, &locale);
        let (first, second) = (date::weekday_day(one, &locale), date::weekday_day(two, &locale));
        assert_eq!(
            says(&[one, two], None),
            ["Next dose day ", &first, ", then ", &second, "."].concat()
        );
        assert_eq!(
            says(&[one], Some("4 weeks of rest")),
            ["Next dose day ", &first, ", then 4 weeks of rest."].concat()
        );
        assert_eq!(
            says(&[], Some("4 weeks of rest")),
            "No dose day is left in this cycle; then 4 weeks of rest."
        );
        assert_eq!(says(&[], None), "No dose day is to come.");
    }

    #[test]
    fn doses_as_needed_are_offered_only_where_the_day_allows_one() {
        let locale = Locale::default();
        let says = |allowance, free, mark| as_needed(allowance, free, mark, &locale);
        assert_eq!(
            says(Some(Allowance::Within), None, None),
            "A dose today would be within your limits."
        );
        let earliest = day("2026-11-14");
        assert_eq!(
            says(Some(Allowance::TooSoon { earliest }), None, None),
            "The next dose within your limits is from Saturday 14 November on."
        );
        assert_eq!(says(None, None, None), "");
        assert_eq!(says(None, Some(FreeFor::Driving), None), "Kept free, driving.");
        assert_eq!(says(None, None, Some(Mark::Taken)), "Taken as planned.");
    }
}
