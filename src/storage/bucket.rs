//! Which chunk a record belongs to: its civil month, or one of two chunks for what has no day.
//! Knows no store.

use chrono::Datelike;

use crate::domain::{Content, Record, padded};

/// The records that are kept together in one chunk.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum Bucket {
    /// Settings, measures, substances, batches and everything else without a day; always loaded first.
    First,
    /// The entries of one civil month.
    Month {
        /// The civil year.
        year: i32,
        /// 1–12.
        month: u32,
    },
    /// Tombstones.
    Dead,
}

impl Bucket {
    /// Where a record belongs.
    pub fn of(record: &Record) -> Self {
        match &record.content {
            Content::Deleted => Self::Dead,
            Content::Entry(entry) => entry.when.as_ref().map_or(Self::First, |when| Self::Month {
                year: when.day.year(),
                month: when.day.month(),
            }),
        }
    }

    /// The stored name.
    pub fn code(self) -> String {
        match self {
            Self::First => "first".to_owned(),
            Self::Month { year, month } => [year.to_string(), padded(month, 2)].join("-"),
            Self::Dead => "dead".to_owned(),
        }
    }

    /// Reads [`Bucket::code`].
    pub fn parse(code: &str) -> Option<Self> {
        match code {
            "first" => Some(Self::First),
            "dead" => Some(Self::Dead),
            _ => {
                let (year, month) = code.split_once('-')?;
                let bucket = Self::Month {
                    year: year.parse().ok()?,
                    month: month.parse().ok().filter(|month| (1..=12).contains(month))?,
                };
                (bucket.code() == code).then_some(bucket)
            }
        }
    }
}
