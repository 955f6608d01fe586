//! Units the person made up in PsychonautWiki Journal, such as a capsule of 100 mg or a pinch of unknown size.
//! Knows no dose.

use super::number::Decimal;
use super::{decimal, is_said, name_of};
use crate::domain::Label;
use crate::schema::json::required;
use crate::schema::{Fault, Members};

/// One such unit.
pub(super) struct CustomUnit {
    /// How much one of it is, if known.
    pub(super) each: Option<Decimal>,
    /// The standard deviation of that, if known.
    pub(super) deviation: Option<Decimal>,
    /// Whether that is a guess.
    pub(super) is_estimate: bool,
    /// The unit that `each` is in.
    pub(super) original: String,
    /// What one is called.
    pub(super) word: Option<Label>,
    /// Whether it has a note, which is not taken.
    pub(super) is_described: bool,
}

/// Reads a unit and its number.
pub(super) fn read(json: &str) -> Result<(i64, CustomUnit), Fault> {
    let members = Members::inside("customUnits", json)?;
    let id = required("id", members.number("id", i64::MIN, i64::MAX)?)?;
    let unit = CustomUnit {
        each: decimal(&members, "dose")?,
        deviation: decimal(&members, "estimatedDoseStandardDeviation")?,
        is_estimate: members.flag("isEstimate")?.unwrap_or(false),
        original: members.text("originalUnit")?.unwrap_or_default().into_owned(),
        word: match name_of(&members, "unit")? {
            Some(word) => Some(word),
            None => name_of(&members, "name")?,
        },
        is_described: is_said(&members, "note"),
    };
    Ok((id, unit))
}
