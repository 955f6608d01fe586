//! The words of groups of days by their values.
//! Takes finished words; knows no chart.

/// One pile read out: `Dose day, 5: 12 days`.
pub fn pile_of(group: &str, pile: &str) -> String {
    [group, ", ", pile].concat()
}

/// A group and what it was like: `Dose day: mean 4.7, 41 days`.
pub fn strip_described(group: &str, what: &str) -> String {
    [group, ": ", what].concat()
}

/// All groups, for those who do not see them: `Pain by its values. Dose day: mean 4.7, 41 days. Other days: …`
pub fn described_strips(name: &str, groups: &[String]) -> String {
    let mut text = [name, "."].concat();
    for group in groups {
        text.extend([" ", group, "."]);
    }
    text
}

/// What the marks of strips mean.
pub const MARKS_STRIPS: &str =
    "Small dots: single days; with many days, bars. Large mark below: the mean of the group.";
/// Names the part of the chart that the keyboard moves along.
pub const READ_A_STRIP: &str = "Group and value";
