//! The state before the last import or large deletion, kept whole for some days.
//! Writes nothing.

use std::collections::BTreeMap;

use super::super::port::StoreError;
use super::super::{frame, keys};
use super::Repository;
use crate::domain::{Record, RecordId, Timestamp};
use crate::schema::record::from_text;
use crate::schema::stored::{Manifest, chunk_lines, decode, parse_log};

impl Repository {
    /// Until when a snapshot of the state before the last import or large deletion is kept, if there is one.
    pub fn kept_until(&self) -> Option<Timestamp> {
        let kept = self.head.as_ref()?.kept.as_ref()?;
        Some(Timestamp(kept.until))
    }

    /// The records of that snapshot, tombstones included; `None` if there is none, or anything of it cannot be read.
    pub fn kept_records(&self) -> Result<Option<Vec<Record>>, StoreError> {
        let Some(kept) = self.head.as_ref().and_then(|head| head.kept.as_ref()) else {
            return Ok(None);
        };
        let payload = |key: &str| -> Result<Option<String>, StoreError> {
            let value = self.store.get(key)?;
            Ok(value.and_then(|value| frame::open(key, &value).map(str::to_owned)))
        };
        let manifest = if kept.generation == 0 {
            Some(Manifest::default())
        } else {
            payload(&keys::manifest(kept.generation))?.and_then(|text| decode(&text))
        };
        let Some(manifest) = manifest else {
            return Ok(None);
        };
        let mut records: BTreeMap<RecordId, Record> = BTreeMap::new();
        for chunk in &manifest.chunks {
            let Some(text) = payload(&keys::chunk(&chunk.id))? else {
                return Ok(None);
            };
            for line in chunk_lines(&text) {
                let Ok(record) = from_text(line) else {
                    return Ok(None);
                };
                records.insert(record.id, record);
            }
        }
        for number in manifest.log.saturating_add(1)..=kept.log {
            let Some(log) = payload(&keys::log(number))?.and_then(|text| parse_log(&text)) else {
                return Ok(None);
            };
            for edit in log.change.edits {
                records.insert(edit.after.id, edit.after);
            }
        }
        Ok(Some(records.into_values().collect()))
    }
}
