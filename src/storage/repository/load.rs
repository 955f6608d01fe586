//! Handing out older records, newest first, in slices small enough for an idle moment.
//! Writes nothing.

use super::super::keys;
use super::super::port::StoreError;
use super::Repository;
use super::chunks::Reading;
use crate::domain::Record;

/// The next slice of older records.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum More {
    /// Records; ask again.
    Records(Vec<Record>),
    /// This key is damaged here: read it from the recovery copy, hand it to `offer_copy`, ask again.
    Wanted(String),
    /// Everything is loaded.
    Done,
}

impl Repository {
    /// The next older records, about `budget` at most, newest first.
    pub fn load_more(&mut self, budget: usize) -> Result<More, StoreError> {
        loop {
            if let Some(reading) = &mut self.reading {
                let records = reading.next(budget);
                if !records.is_empty() {
                    return Ok(More::Records(records));
                }
                self.reading = None;
            }
            let Some(info) = self.unread.front().cloned() else {
                return Ok(More::Done);
            };
            if let Some(payload) = self.chunk_payload(&info)? {
                self.unread.pop_front();
                self.asked = None;
                self.reading = Some(Reading::new(payload));
                continue;
            }
            let key = keys::chunk(&info.id);
            let is_answered = matches!(&self.asked, Some((asked, Some(_))) if *asked == key);
            if self.has_mirror && self.copies.is_none() && !is_answered {
                self.asked = Some((key.clone(), None));
                return Ok(More::Wanted(key));
            }
            let records = self.salvage_chunk(&info)?;
            self.unread.pop_front();
            self.asked = None;
            if !records.is_empty() {
                return Ok(More::Records(records));
            }
        }
    }

    /// The recovery copy's value of a key that [`More::Wanted`] named; `None` if it has none.
    pub fn offer_copy(&mut self, key: &str, value: Option<String>) {
        self.asked = Some((key.to_owned(), Some(value)));
    }
}
