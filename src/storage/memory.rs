//! A store in memory: for tests, and for a session in which the browser denies storage.
//! Knows no journal. Counts its size as a browser does.

use std::cell::RefCell;

use super::port::{LIMIT, PREFIX, Store, StoreError, Usage, units};
use crate::domain::SmallMap;

/// A map with a browser's size limit.
#[derive(Debug)]
pub struct MemoryStore {
    map: RefCell<SmallMap<String, String>>,
    limit: usize,
}

impl Default for MemoryStore {
    fn default() -> Self {
        Self::with_limit(LIMIT)
    }
}

impl MemoryStore {
    /// An empty store that refuses to hold more than `limit` UTF-16 code units.
    pub fn with_limit(limit: usize) -> Self {
        Self {
            map: RefCell::default(),
            limit,
        }
    }

    /// A store with this content, whatever its size.
    pub fn holding(map: SmallMap<String, String>) -> Self {
        Self {
            map: RefCell::new(map),
            limit: LIMIT,
        }
    }

    /// Everything in it, foreign keys included.
    pub fn snapshot(&self) -> SmallMap<String, String> {
        let map = self.map.try_borrow().map(|map| map.clone());
        map.unwrap_or_default()
    }
}

impl Store for MemoryStore {
    fn get(&self, key: &str) -> Result<Option<String>, StoreError> {
        let map = self.map.try_borrow().map_err(|_| StoreError::Other)?;
        Ok(map.get(key).cloned())
    }

    fn set(&self, key: &str, value: &str) -> Result<(), StoreError> {
        let mut map = self.map.try_borrow_mut().map_err(|_| StoreError::Other)?;
        let size: usize = map.iter().map(|(k, v)| units(k).saturating_add(units(v))).sum();
        let old = map
            .get(key)
            .map_or(0, |old| units(key).saturating_add(units(old)));
        let new = units(key).saturating_add(units(value));
        if new > old && size.saturating_sub(old).saturating_add(new) > self.limit {
            return Err(StoreError::Full);
        }
        map.insert(key.to_owned(), value.to_owned());
        Ok(())
    }

    fn remove(&self, key: &str) -> Result<(), StoreError> {
        let mut map = self.map.try_borrow_mut().map_err(|_| StoreError::Other)?;
        map.remove(key);
        Ok(())
    }

    fn keys(&self) -> Result<Vec<String>, StoreError> {
        let map = self.map.try_borrow().map_err(|_| StoreError::Other)?;
        Ok(map
            .keys()
            .filter(|key| key.starts_with(PREFIX))
            .cloned()
            .collect())
    }

    fn usage(&self) -> Result<Usage, StoreError> {
        let map = self.map.try_borrow().map_err(|_| StoreError::Other)?;
        Ok(map.iter().fold(Usage::default(), |usage, (key, value)| {
            let size = units(key).saturating_add(units(value));
            let ours = if key.starts_with(PREFIX) { size } else { 0 };
            Usage {
                ours: usage.ours.saturating_add(ours),
                all: usage.all.saturating_add(size),
            }
        }))
    }
}
