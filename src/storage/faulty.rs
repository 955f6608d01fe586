//! A store that fails on purpose: at the n-th call, in a chosen way. For tests.
//! Knows no journal.

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use super::memory::MemoryStore;
use super::port::{Store, StoreError, Usage};

/// How a call fails.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Fault {
    /// The call reports an error and does nothing.
    Error,
    /// A write reports that the store is full; reads work.
    Full,
    /// Every write from here on reports that the store is full.
    FullFromHere,
    /// A write reports success and does nothing.
    Silent,
    /// A write happens, is reported as success, and is undone at the first call after its read-back.
    RolledBack,
    /// The program ends here: this call and every later one do nothing.
    Crash,
    /// A write happens, then the program ends.
    CrashAfter,
}

impl Fault {
    /// Every kind.
    pub const ALL: [Self; 7] = [
        Self::Error,
        Self::Full,
        Self::FullFromHere,
        Self::Silent,
        Self::RolledBack,
        Self::Crash,
        Self::CrashAfter,
    ];
}

/// A memory store seen through one fault at the n-th call.
#[derive(Debug)]
pub struct FaultyStore {
    inner: Rc<MemoryStore>,
    fault: Fault,
    at: usize,
    calls: Cell<usize>,
    is_dead: Cell<bool>,
    undo: RefCell<Option<(usize, String, Option<String>)>>,
}

impl FaultyStore {
    /// Fails at call number `at`, counted from zero over all kinds of calls.
    pub fn new(inner: Rc<MemoryStore>, fault: Fault, at: usize) -> Self {
        Self {
            inner,
            fault,
            at,
            calls: Cell::new(0),
            is_dead: Cell::new(false),
            undo: RefCell::new(None),
        }
    }

    /// How many calls were made.
    pub fn calls(&self) -> usize {
        self.calls.get()
    }

    /// Whether the fault has struck.
    pub fn has_struck(&self) -> bool {
        self.calls.get() > self.at
    }

    /// Carries out a roll-back that is still due.
    pub fn settle(&self) {
        if let Some((_, key, old)) = self.undo.take() {
            let _ = match old {
                Some(old) => self.inner.set(&key, &old),
                None => self.inner.remove(&key),
            };
        }
    }

    /// Counts a call; `Some` if it is the one that fails.
    fn count(&self) -> Result<Option<Fault>, StoreError> {
        let call = self.calls.get();
        self.calls.set(call.saturating_add(1));
        if self
            .undo
            .borrow()
            .as_ref()
            .is_some_and(|(made, ..)| call > made.saturating_add(1))
        {
            self.settle();
        }
        if self.is_dead.get() {
            return Err(StoreError::Other);
        }
        let strikes = call == self.at || (self.fault == Fault::FullFromHere && call > self.at);
        if strikes && self.fault == Fault::Crash {
            self.is_dead.set(true);
            return Err(StoreError::Other);
        }
        Ok(strikes.then_some(self.fault))
    }

    fn read(&self) -> Result<(), StoreError> {
        match self.count()? {
            Some(Fault::Error) => Err(StoreError::Other),
            Some(Fault::CrashAfter) => {
                self.is_dead.set(true);
                Err(StoreError::Other)
            }
            _ => Ok(()),
        }
    }

    fn write(
        &self,
        key: &str,
        grows: bool,
        write: impl Fn() -> Result<(), StoreError>,
    ) -> Result<(), StoreError> {
        match self.count()? {
            Some(Fault::Error) => Err(StoreError::Other),
            Some(Fault::Full | Fault::FullFromHere) if grows => Err(StoreError::Full),
            Some(Fault::Silent) => Ok(()),
            Some(Fault::RolledBack) => {
                let old = self.inner.get(key)?;
                let made = self.calls.get().saturating_sub(1);
                self.undo.replace(Some((made, key.to_owned(), old)));
                write()
            }
            Some(Fault::CrashAfter) => {
                self.is_dead.set(true);
                write()?;
                Err(StoreError::Other)
            }
            _ => write(),
        }
    }
}

impl Store for FaultyStore {
    fn get(&self, key: &str) -> Result<Option<String>, StoreError> {
        self.read()?;
        self.inner.get(key)
    }

    fn set(&self, key: &str, value: &str) -> Result<(), StoreError> {
        self.write(key, true, || self.inner.set(key, value))
    }

    fn remove(&self, key: &str) -> Result<(), StoreError> {
        self.write(key, false, || self.inner.remove(key))
    }

    fn keys(&self) -> Result<Vec<String>, StoreError> {
        self.read()?;
        self.inner.keys()
    }

    fn usage(&self) -> Result<Usage, StoreError> {
        self.read()?;
        self.inner.usage()
    }
}
