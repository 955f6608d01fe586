//! Replaying the log, and taking in again what is readable but outside the order.
//! Writes nothing; whatever needs repair is only noted.

use super::super::port::StoreError;
use super::super::{frame, keys};
use super::chunks::intact_records;
use super::search::Search;
use super::{Damage, Repository};
use crate::domain::SmallMap;
use crate::schema::stored::{LogRecord, parse_log};

impl Repository {
    /// Replays the log while numbers are consecutive and checksums continue each other, then takes in what is left
    /// over on either side. Whether something came from the recovery copy.
    pub(super) fn replay(&mut self, search: &Search<'_>, is_foreign_base: bool) -> Result<bool, StoreError> {
        let mut used: SmallMap<u64, String> = SmallMap::new();
        let mut is_extended = false;
        loop {
            let number = self.last.saturating_add(1);
            let key = keys::log(number);
            let continuing = |value: &String| read_log(&key, value).filter(|log| self.continues(log));
            let local = search.store_value(&key)?;
            let found = local
                .as_ref()
                .and_then(|value| Some((continuing(value)?, value.clone())));
            let copied = || {
                let value = search.copies.and_then(|copies| copies.get(&key))?;
                Some((continuing(value)?, value.clone()))
            };
            let is_local = found.is_some();
            let Some((log, value)) = found.or_else(copied) else {
                break;
            };
            is_extended |= !is_local;
            self.take_in(&log, frame::stated(&value));
            self.pending_chars = self.pending_chars.saturating_add(value.len());
            self.pending.push(log);
            used.insert(number, value);
        }
        self.take_left_over(search, &used, is_foreign_base)?;
        Ok(is_extended)
    }

    fn continues(&self, log: &LogRecord) -> bool {
        log.number == self.last.saturating_add(1) && log.chain == self.chain
    }

    fn take_left_over(
        &mut self,
        search: &Search<'_>,
        used: &SmallMap<u64, String>,
        is_foreign_base: bool,
    ) -> Result<(), StoreError> {
        let (mut highest, last) = (self.last, self.last);
        for number in search.numbers() {
            let key = keys::log(number);
            let is_included = number <= self.base.log;
            if is_included && !is_foreign_base {
                continue;
            }
            let copy = search.copies.and_then(|copies| copies.get(&key));
            let local = search.store_value(&key)?;
            if is_included && local.as_ref() == copy {
                continue;
            }
            for (value, is_local) in local.iter().map(|v| (v, true)).chain(copy.map(|v| (v, false))) {
                if used.get(&number) == Some(value) || (is_included && !is_local) {
                    continue;
                }
                if let Some(log) = read_log(&key, value) {
                    self.rejoined
                        .extend(log.change.edits.into_iter().map(|edit| edit.after));
                    self.rebuild = true;
                    highest = highest.max(number);
                } else if is_local {
                    self.set_aside.push(key.clone());
                    if !used.contains_key(&number) {
                        self.note(Damage::Log(number));
                    }
                }
            }
        }
        if highest > last {
            self.note(Damage::Log(last.saturating_add(1)));
            self.last = highest;
        }
        self.counter =
            (self.rejoined.iter().map(|record| record.revision.counter)).fold(self.counter, u64::max);
        Ok(())
    }

    /// Takes in every intact record of chunks that the chosen base does not name.
    pub(super) fn absorb_everything(&mut self, search: &Search<'_>) -> Result<(), StoreError> {
        let named: Vec<String> = self
            .base
            .chunks
            .iter()
            .map(|chunk| keys::chunk(&chunk.id))
            .collect();
        for key in search.chunks() {
            if named.iter().any(|known| known == key) {
                continue;
            }
            for value in search.values(key)? {
                self.rejoined.extend(intact_records(&value));
            }
        }
        self.last = search.numbers().into_iter().fold(self.last, u64::max);
        self.counter =
            (self.rejoined.iter().map(|record| record.revision.counter)).fold(self.counter, u64::max);
        Ok(())
    }
}

fn read_log(key: &str, value: &str) -> Option<LogRecord> {
    frame::open(key, value).and_then(parse_log)
}
