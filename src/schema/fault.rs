//! Why a document was refused, precisely enough to be told and tested.
//! Knows no wording.

/// One refusal: which field, and what is wrong with it.
#[derive(Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Debug)]
pub struct Fault {
    /// The field's name in the document; `""` for the document as a whole.
    pub field: &'static str,
    /// What is wrong.
    pub reason: Reason,
}

/// What is wrong with a field.
#[derive(Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Debug)]
pub enum Reason {
    /// The text is not JSON, or its strings are broken.
    NotJson,
    /// Something else than an object, list, text, number or yes/no was expected here.
    WrongType,
    /// A required field is absent.
    Missing,
    /// A field is there twice.
    Repeated,
    /// A list or object has too many items.
    TooMany,
    /// A text is longer than allowed.
    TooLong,
    /// Lists and objects are nested too deeply.
    TooDeep,
    /// A text is empty once invisible characters are removed.
    Empty,
    /// A number, date or time is outside its range.
    OutOfRange,
    /// Not written as an id, revision, date, time, zone or number is.
    Malformed,
    /// Not one of the known names.
    UnknownName,
}

impl Fault {
    /// A fault of one field.
    pub(crate) const fn new(field: &'static str, reason: Reason) -> Self {
        Self { field, reason }
    }
}

impl std::fmt::Display for Fault {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(self.field)?;
        f.write_str(match self.reason {
            Reason::NotJson => " not json",
            Reason::WrongType => " wrong type",
            Reason::Missing => " missing",
            Reason::Repeated => " repeated",
            Reason::TooMany => " too many",
            Reason::TooLong => " too long",
            Reason::TooDeep => " too deep",
            Reason::Empty => " empty",
            Reason::OutOfRange => " out of range",
            Reason::Malformed => " malformed",
            Reason::UnknownName => " unknown name",
        })
    }
}

impl std::error::Error for Fault {}
