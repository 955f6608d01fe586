//! The words of differences with their intervals.
//! Takes finished words and plain numbers; knows no chart.

use super::super::{Locale, chart};
use crate::domain::MeasureKind;

/// Beside zero, on both sides of the axis of a difference: `lower` and `higher`, with the unit where the axis needs it.
pub const fn sides(kind: &MeasureKind) -> (&'static str, &'static str) {
    match kind {
        MeasureKind::YesNo => ("fewer of 100 days", "more of 100 days"),
        MeasureKind::Minutes => ("min less", "min more"),
        _ => ("lower", "higher"),
    }
}

/// In place of an interval, with few days.
pub const TOO_FEW: &str = "too few days to say";
/// In place of an interval, with enough days.
pub const NOT_SEPARABLE: &str = "not to be told apart";
/// Beside the group that the others are compared with.
pub const COMPARED_WITH: &str = "compared with these";
/// What the marks of intervals mean.
pub const MARKS_INTERVALS: &str = "Thin line: 95 % interval of the difference; thick: 80 %. Mark: the estimate. \
     Upright line: no difference.";
/// The same, behind it, where some rows have no interval.
pub const MARKS_NO_INTERVAL: &str =
    " Without a line: too few days, or weekdays and season cannot be told from the groups.";
/// The same, behind it, where some rows do not stand out.
pub const MARKS_UNCLEAR: &str =
    " Grey and hollow: cannot be told from chance, after correcting for everything that was tried.";

/// The band around zero: ` Band: less than the 1 that you said would matter.`
pub fn marks_band(smallest: f64, kind: &MeasureKind, locale: &Locale) -> String {
    let size = match kind {
        MeasureKind::Minutes | MeasureKind::Number { .. } => chart::value(smallest, kind, locale),
        _ => chart::value(smallest, &MeasureKind::Rating, locale),
    };
    [" Band: less than the ", &size, " that you said would matter."].concat()
}

/// What the keyboard moves along.
pub const READ_A_ROW: &str = "Row";
/// Under the chart, before anything is read.
pub const HOW_TO_READ_ROWS: &str = "Point at a row, or use the arrow keys, to read it in full.";

/// One row read out: `Dose day: +0.4, −0.1 to +0.9, mean 4.7, 41 days`.
pub fn interval_row(name: &str, number: &str, range: &str, detail: &str) -> String {
    let parts = [number, range, detail];
    let said: Vec<&str> = parts.into_iter().filter(|part| !part.is_empty()).collect();
    [name, ": ", &said.join(", ")].concat()
}

/// All rows, for those who do not see them: the name, then the rows.
pub fn described_rows(name: &str, rows: &[String]) -> String {
    [name, ". ", &rows.join("; "), "."].concat()
}

/// Table head.
pub const COMPARED: &str = "Compared";
/// Table head.
pub const DIFFERENCE: &str = "Difference";
/// Table head.
pub const INTERVAL: &str = "95 % interval";
/// Table head.
pub const LIKELY: &str = "80 % interval";
/// Table head.
pub const BEHIND: &str = "Behind it";

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_row_reads_as_one_line_and_says_why_it_has_no_interval() {
        assert_eq!(
            interval_row("Dose day", "+0.4", "−0.1 to +0.9", "mean 4.7, 41 days"),
            "Dose day: +0.4, −0.1 to +0.9, mean 4.7, 41 days"
        );
        assert_eq!(
            interval_row("Day +2", "", TOO_FEW, "mean 4, 2 days"),
            "Day +2: too few days to say, mean 4, 2 days"
        );
    }
}
