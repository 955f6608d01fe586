//! Finds the words for what is wrong with a file: what kind of fault, and where.
//! Knows the codecs' reports; the words themselves live in `text`.

use crate::interop::{Fault, Place, Reason, Refusal, Rejection};
use crate::text::Locale;
use crate::text::file::{fault, nth, nth_of, place, refusal};

/// Why nothing of a file can be taken.
pub(super) fn words_of(why: &Refusal, locale: &Locale) -> String {
    match why {
        Refusal::Empty => refusal::EMPTY.to_owned(),
        Refusal::TooLarge { bytes } => refusal::too_large(*bytes, locale),
        Refusal::TooManyRecords => refusal::TOO_MANY.to_owned(),
        Refusal::Archive => refusal::ARCHIVE.to_owned(),
        Refusal::Utf16 => refusal::UTF16.to_owned(),
        Refusal::NotText { .. } => refusal::NOT_TEXT.to_owned(),
        Refusal::NotJson { line, column } => refusal::not_json(*line, *column),
        Refusal::NotRecognised => refusal::NOT_RECOGNISED.to_owned(),
        Refusal::Newer { .. } => refusal::NEWER.to_owned(),
        Refusal::Fault(one) => refusal::fault(field_of(*one), reason(one.reason)),
    }
}

/// Why one thing in a file cannot be taken.
pub(super) fn why(rejection: Rejection) -> String {
    match rejection {
        Rejection::Fault(one) => [field_of(one), " ", reason(one.reason)].concat(),
        Rejection::Superseded => [fault::IT, " ", fault::SUPERSEDED].concat(),
    }
}

/// Where in a file something is.
pub(super) fn place_of(at: Place) -> String {
    match at {
        Place::Record(n) => nth(place::RECORD, n),
        Place::Experience(n) => nth(place::EXPERIENCE, n),
        Place::Ingestion {
            experience,
            ingestion,
        } => nth_of(place::EXPERIENCE, experience, place::INGESTION, ingestion),
        Place::TimedNote { experience, note } => {
            nth_of(place::EXPERIENCE, experience, place::TIMED_NOTE, note)
        }
        Place::Rating { experience, rating } => nth_of(place::EXPERIENCE, experience, place::RATING, rating),
        Place::CustomUnit(n) => nth(place::CUSTOM_UNIT, n),
        Place::CustomSubstance(n) => nth(place::CUSTOM_SUBSTANCE, n),
    }
}

const fn field_of(one: Fault) -> &'static str {
    if one.field.is_empty() {
        fault::IT
    } else {
        one.field
    }
}

const fn reason(reason: Reason) -> &'static str {
    match reason {
        Reason::NotJson => fault::NOT_JSON,
        Reason::WrongType => fault::WRONG_TYPE,
        Reason::Missing => fault::MISSING,
        Reason::Repeated => fault::REPEATED,
        Reason::TooMany => fault::TOO_MANY,
        Reason::TooLong => fault::TOO_LONG,
        Reason::TooDeep => fault::TOO_DEEP,
        Reason::Empty => fault::EMPTY,
        Reason::OutOfRange => fault::OUT_OF_RANGE,
        Reason::Malformed => fault::MALFORMED,
        Reason::UnknownName => fault::UNKNOWN_NAME,
    }
}
