//! How plans were kept, the one that holds and those before; notes with their reasons.
//! Knows figures and notices; counts nothing.

use super::weeks;
use crate::schedule::{Adherence, Grade, Notice};
use crate::text::{Locale, counted, number};

/// Heading of how the plan was kept.
pub const KEPT: &str = "How it went";
/// Heading of the plans before.
pub const EARLIER: &str = "Earlier plans";
/// The same where one is still to begin.
pub const OTHERS: &str = "Other plans";
/// Shows the plans before: `Show 10 plans`.
pub fn show_plans(count: usize) -> String {
    ["Show ", &counted(count, "plan", "plans")].concat()
}
/// Shows more than the last cycles: `Show all 5 cycles`.
pub fn show_cycles(count: usize) -> String {
    ["Show all ", &counted(count, "cycle", "cycles")].concat()
}
/// What days off are.
pub const OFF_COUNTS: &str = "A day off that was kept counts as much as a dose day that was.";
/// Opens the form with an earlier plan in it.
pub const AGAIN: &str = "Start again";
/// All cycles together.
pub const OVERALL: &str = "All together";

/// How a plan or a cycle was kept: `10 of 12 dose days taken, 1 skipped, 1 missed; 28 of 28 days off kept`.
pub fn kept(kept: &Adherence) -> String {
    let n = |n: u32| usize::try_from(n).unwrap_or(usize::MAX);
    let mut parts = Vec::new();
    if kept.planned > 0 {
        let of = counted(n(kept.planned), "dose day", "dose days");
        parts.push([number::count(n(kept.taken)).as_str(), " of ", &of, " taken"].concat());
    }
    for (count, word) in [
        (kept.late, " late"),
        (kept.skipped, " skipped"),
        (kept.missed, " missed"),
        (kept.unplanned, " not planned"),
    ] {
        if count > 0 {
            parts.push([number::count(n(count)).as_str(), word].concat());
        }
    }
    if kept.off > 0 {
        let of = counted(n(kept.off), "day off", "days off");
        parts.push([number::count(n(kept.off_kept)).as_str(), " of ", &of, " kept"].concat());
    }
    if parts.is_empty() {
        return "Nothing has come due yet.".to_owned();
    }
    parts.join(", ")
}

/// A note about a plan or what was taken, with how good its reason is.
pub fn notice(notice: Notice, locale: &Locale) -> String {
    let what = match notice {
        Notice::LongCycle { weeks: n } => [
            "A cycle of ",
            &weeks(n),
            " goes on for more than eight without a rest.",
        ]
        .concat(),
        Notice::ShortRest { weeks: 0 } => "There is no rest after a cycle.".to_owned(),
        Notice::ShortRest { weeks: n } => ["A rest of ", &weeks(n), " is shorter than two."].concat(),
        Notice::NoRest => "This plan has no cycles, and so no rest.".to_owned(),
        Notice::PlannedInARow { days: n } => {
            ["Up to ", &days(i64::from(n)), " in a row are dose days."].concat()
        }
        Notice::LongWithoutRest { days: n } => [
            full_weeks(n).as_str(),
            " have passed without a rest of two weeks.",
        ]
        .concat(),
        Notice::BriefBreak { days: n } => {
            ["The last break was ", &days(n), ", less than two weeks."].concat()
        }
        Notice::TakenInARow { days: n } => {
            ["Doses were recorded on ", &days(i64::from(n)), " in a row."].concat()
        }
        Notice::RisingAmount { from, to } => [
            "The amount has risen over four weeks, from ",
            &number::amount(from, locale),
            " to ",
            &number::amount(to, locale),
            ".",
        ]
        .concat(),
    };
    [what.as_str(), " ", why(notice)].concat()
}

const fn why(notice: Notice) -> &'static str {
    match (notice, notice.grade()) {
        (Notice::RisingAmount { .. }, _) => {
            "A rising amount can be a sign of tolerance; a rest lets it fall again. Our own caution, from no study."
        }
        (_, Grade::Mechanistic) => {
            "Nobody has studied heart valves after repeated small doses; the concern follows from how these substances act, not from findings in people."
        }
        (_, Grade::Plausible) => {
            "Tolerance after doses on days in a row is documented for full doses; for small ones it is plausible and weakly shown."
        }
        (_, Grade::Ours) => "Our own caution, from no study.",
    }
}

fn days(n: i64) -> String {
    counted(usize::try_from(n).unwrap_or(0), "day", "days")
}

/// `5 weeks` of 35 to 41 days.
fn full_weeks(days: i64) -> String {
    counted(usize::try_from(days / 7).unwrap_or(0), "week", "weeks")
}

/// How long ago the last dose was, and how long without a rest:
/// `3 days since the last dose; 5 weeks without a rest of two weeks.`
pub fn since(last: Option<i64>, without_rest: Option<i64>) -> Option<String> {
    let last = match last? {
        0 => "A dose is recorded today".to_owned(),
        n => [days(n).as_str(), " since the last dose"].concat(),
    };
    // A first week without a rest is nothing to tell.
    let spell = without_rest.filter(|days| *days >= 7);
    let spell = spell.map(|n| ["; ", &full_weeks(n), " without a rest of two weeks"].concat());
    Some([last.as_str(), spell.as_deref().unwrap_or(""), "."].concat())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_spell_is_told_from_its_first_week_on() {
        let says = |last, spell| since(Some(last), Some(spell)).unwrap_or_default();
        assert_eq!(says(0, 4), "A dose is recorded today.");
        assert_eq!(
            says(1, 7),
            "1 day since the last dose; 1 week without a rest of two weeks."
        );
        assert_eq!(
            says(3, 20),
            "3 days since the last dose; 2 weeks without a rest of two weeks."
        );
        assert_eq!(since(None, None), None);
    }

    #[test]
    fn a_spell_is_as_many_weeks_where_it_is_told_and_where_it_is_noted() {
        for (days, weeks) in [(57, "8 weeks"), (3_647, "521 weeks")] {
            let told = since(Some(2), Some(days)).unwrap_or_default();
            assert_eq!(
                told,
                format!("2 days since the last dose; {weeks} without a rest of two weeks.")
            );
            let noted = notice(Notice::LongWithoutRest { days }, &Locale::default());
            let begins = format!("{weeks} have passed without a rest of two weeks. ");
            assert!(noted.starts_with(&begins), "{noted}");
        }
    }

    #[test]
    fn what_was_kept_names_only_what_there_was() {
        let says = |kept_so_far| kept(&kept_so_far);
        assert_eq!(says(Adherence::default()), "Nothing has come due yet.");
        let some = Adherence {
            planned: 12,
            taken: 10,
            late: 1,
            skipped: 1,
            missed: 1,
            unplanned: 2,
            off: 30,
            off_kept: 28,
        };
        assert_eq!(
            says(some),
            "10 of 12 dose days taken, 1 late, 1 skipped, 1 missed, 2 not planned, 28 of 30 days off kept"
        );
    }
}
