//! Opening: chooses the newest valid state among local storage, the generation before and the recovery copy.
//! Writes nothing.

use std::collections::{BTreeMap, BTreeSet, VecDeque};
use std::rc::Rc;

use super::super::bucket::Bucket;
use super::super::frame;
use super::super::keys::{self, Named};
use super::super::mirror::{Mirror, MirrorSnapshot};
use super::super::port::{Store, StoreError};
use super::chunks::{Reading, intact_records};
use super::{Damage, Gate, OpenReport, Opened, Origin, RECENT_DAYS, ReadOnly, Repository};
use crate::domain::{DeviceId, Record, Timestamp};
use crate::schema::stored::{FORMAT, Head, LogRecord, Manifest, decode, parse_log};

/// 1970-01-01 in days of the common era.
const EPOCH_DAY: i64 = 719_163;

impl Repository {
    /// Opens a store. `fresh` names this browser profile if the store does not say; `now` decides what is recent.
    pub fn open(
        store: Rc<dyn Store>,
        mirror: Mirror<'_>,
        fresh: DeviceId,
        now: Timestamp,
    ) -> Result<Opened, StoreError> {
        let search = Search::new(store.as_ref(), mirror)?;
        if search.store_value(keys::HEAD)?.as_deref() == Some(keys::ERASING) {
            let mut repository = Self::blank(store.clone(), mirror, fresh);
            repository.gate = Gate::ReadOnly(ReadOnly::Erased);
            return Ok(repository.opened(Origin::Erasing, Vec::new()));
        }
        let (head, head_text, is_copied_head, found_heads) = search.head()?;
        let mut repository = Self::blank(store.clone(), mirror, fresh);
        repository.head_text = head_text;
        if search.local.contains(keys::HEAD) && !found_heads.contains(&false) {
            repository.set_aside.push(keys::HEAD.to_owned());
            repository.note(Damage::Head);
        }
        if let Some(head) = &head {
            repository.device = DeviceId::parse(&head.device).unwrap_or(fresh);
            if head.min_reader > FORMAT {
                repository.gate = Gate::ReadOnly(ReadOnly::Unreadable);
                return Ok(repository.opened(Origin::Local, Vec::new()));
            }
            if head.min_writer > FORMAT {
                repository.gate = Gate::ReadOnly(ReadOnly::Newer);
            }
        }
        let is_degraded = repository.choose_base(&search, head.as_ref())?;
        repository.head = head;
        let is_extended = repository.replay(&search, is_copied_head || is_degraded)?;
        if is_degraded {
            repository.absorb_everything(&search)?;
        }
        let is_missing_chunk =
            (repository.base.chunks.iter()).any(|chunk| !search.local.contains(&keys::chunk(&chunk.id)));
        if is_copied_head || is_extended || is_missing_chunk {
            repository.plan_restore(&search, is_copied_head);
        }
        let backup = search.document(keys::BACKUP)?;
        if search.local.contains(keys::BACKUP) && !matches!(backup, Some((_, false))) {
            repository.set_aside.push(keys::BACKUP.to_owned());
        }
        repository.backup = backup.map(|(mark, _)| mark);
        let origin = if search.is_empty() {
            Origin::Fresh
        } else if is_degraded {
            Origin::Salvaged
        } else if !repository.restore.is_empty() {
            Origin::Mirror
        } else {
            Origin::Local
        };
        let records = repository.first_records(now)?;
        Ok(repository.opened(origin, records))
    }

    fn blank(store: Rc<dyn Store>, mirror: Mirror<'_>, device: DeviceId) -> Self {
        let copies = match mirror {
            Mirror::Whole(copies) => Some(copies.clone()),
            Mirror::Absent | Mirror::Pending => None,
        };
        let is_pending = matches!(mirror, Mirror::Pending);
        Self {
            store,
            device,
            head: None,
            head_text: None,
            base: Manifest::default(),
            last: 0,
            chain: 0,
            pending: Vec::new(),
            pending_chars: 0,
            counter: 0,
            edits: 0,
            entries: 0,
            backup: None,
            last_commit: None,
            unread: VecDeque::new(),
            reading: None,
            has_mirror: is_pending,
            asked: None,
            copies,
            gate: if is_pending {
                Gate::MirrorPending
            } else {
                Gate::Open
            },
            damage: Vec::new(),
            set_aside: Vec::new(),
            restore: Vec::new(),
            rebuild: false,
            rejoined: Vec::new(),
            job: None,
            outbox: Vec::new(),
        }
    }

    fn opened(self, origin: Origin, records: Vec<Record>) -> Opened {
        let report = OpenReport {
            origin,
            damaged: self.damage.clone(),
            read_only: match self.gate {
                Gate::ReadOnly(why) => Some(why),
                _ => None,
            },
            rejoined: self.rejoined.len(),
        };
        Opened {
            repository: self,
            records,
            report,
        }
    }

    /// Finds the manifest to start from; whether it is not the one the head names.
    fn choose_base(&mut self, search: &Search<'_>, head: Option<&Head>) -> Result<bool, StoreError> {
        let mut wanted: Vec<(u64, Option<u32>)> = Vec::new();
        if let Some(head) = head {
            wanted.push((head.generation, Some(head.checksum)));
            wanted.push((head.previous, None));
        }
        wanted.extend(
            search
                .manifests()
                .into_iter()
                .rev()
                .map(|generation| (generation, None)),
        );
        let names_nothing = head.is_none_or(|head| head.generation == 0);
        for (place, (generation, checksum)) in wanted.into_iter().enumerate() {
            if generation == 0 {
                if names_nothing {
                    break;
                }
                continue;
            }
            let key = keys::manifest(generation);
            for value in search.values(&key)? {
                let is_right = checksum.is_none_or(|checksum| frame::stated(&value) == checksum);
                let manifest = frame::open(&key, &value)
                    .filter(|_| is_right)
                    .and_then(decode::<Manifest>);
                if let Some(manifest) = manifest {
                    self.take_base(manifest);
                    let is_degraded = place > 0 || head.is_none();
                    self.rebuild |= is_degraded;
                    return Ok(is_degraded);
                }
            }
            if place == 0 && checksum.is_some() {
                self.note(Damage::Manifest(generation));
                if search.local.contains(&key) {
                    self.set_aside.push(key);
                }
            }
        }
        let is_degraded = !names_nothing || (head.is_none() && search.has_chunks());
        self.rebuild |= is_degraded;
        Ok(is_degraded)
    }

    fn take_base(&mut self, manifest: Manifest) {
        self.last = manifest.log;
        self.chain = manifest.chain;
        self.counter = manifest.counter;
        self.edits = manifest.edits;
        self.entries = manifest.entries();
        self.last_commit = (manifest.log > 0).then_some(Timestamp(manifest.at));
        self.base = manifest;
    }

    /// Replays the log while numbers are consecutive and checksums continue each other, then takes in what is left
    /// over on either side. Whether something came from the recovery copy.
    fn replay(&mut self, search: &Search<'_>, is_foreign_base: bool) -> Result<bool, StoreError> {
        let mut used: BTreeMap<u64, String> = BTreeMap::new();
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
        used: &BTreeMap<u64, String>,
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
    fn absorb_everything(&mut self, search: &Search<'_>) -> Result<(), StoreError> {
        let named: BTreeSet<String> = self
            .base
            .chunks
            .iter()
            .map(|chunk| keys::chunk(&chunk.id))
            .collect();
        for key in search.chunks() {
            if named.contains(&key) {
                continue;
            }
            for value in search.values(&key)? {
                self.rejoined.extend(intact_records(&value));
            }
        }
        self.last = search.numbers().into_iter().fold(self.last, u64::max);
        self.counter =
            (self.rejoined.iter().map(|record| record.revision.counter)).fold(self.counter, u64::max);
        Ok(())
    }

    /// Plans to take over everything valid that only the recovery copy has; the head comes last.
    fn plan_restore(&mut self, search: &Search<'_>, is_copied_head: bool) {
        let Some(copies) = search.copies else {
            return;
        };
        let rank = |key: &str| match keys::parse(key) {
            Named::Chunk(_) => Some((0, 0)),
            Named::Manifest(_) => Some((1, 0)),
            Named::Past(_) => Some((2, 0)),
            Named::Log(number) => Some((3, number)),
            Named::Other if key == keys::BACKUP => Some((4, 0)),
            Named::Head if is_copied_head => Some((5, 0)),
            _ => None,
        };
        let mut restore: Vec<_> = copies
            .iter()
            .filter(|(key, value)| frame::open(key, value).is_some())
            .filter(|(key, _)| {
                *key == keys::HEAD || !search.local.contains(*key) || self.set_aside.contains(*key)
            })
            .filter_map(|(key, value)| Some((rank(key)?, key.clone(), value.clone())))
            .collect();
        restore.sort();
        self.restore = restore.into_iter().map(|(_, key, value)| (key, value)).collect();
    }

    /// Reads what is needed at once and queues the rest, newest first.
    fn first_records(&mut self, now: Timestamp) -> Result<Vec<Record>, StoreError> {
        let today = now.0.div_euclid(86_400).saturating_add(EPOCH_DAY);
        let recent = today.saturating_sub(RECENT_DAYS);
        let mut chunks = self.base.chunks.clone();
        let order = |bucket: &str| match Bucket::parse(bucket) {
            Some(Bucket::First) => 0,
            Some(Bucket::Dead) => 2,
            _ => 1,
        };
        chunks.sort_by_key(|chunk| (order(&chunk.bucket), std::cmp::Reverse(chunk.to)));
        let newest = chunks
            .iter()
            .find(|chunk| order(&chunk.bucket) == 1)
            .map(|chunk| chunk.to);
        let mut records = Vec::new();
        for chunk in chunks {
            let place = order(&chunk.bucket);
            let is_recent = i64::from(chunk.to) >= recent || Some(chunk.to) == newest;
            let is_wanted = place == 0 || (place == 1 && is_recent);
            match is_wanted
                .then(|| self.chunk_payload(&chunk))
                .transpose()?
                .flatten()
            {
                Some(payload) => records.append(&mut Reading::new(payload).next(usize::MAX)),
                None => self.unread.push_back(chunk),
            }
        }
        let logged = self
            .pending
            .iter()
            .flat_map(|log| &log.change.edits)
            .map(|edit| &edit.after);
        records.extend(logged.chain(&self.rejoined).cloned());
        Ok(records)
    }
}

fn read_log(key: &str, value: &str) -> Option<LogRecord> {
    frame::open(key, value).and_then(parse_log)
}

/// Both places at once.
struct Search<'a> {
    store: &'a dyn Store,
    local: BTreeSet<String>,
    copies: Option<&'a MirrorSnapshot>,
}

/// The head chosen, the local head's text, whether the chosen one is the copy's, and from where heads were readable.
type FoundHead = (Option<Head>, Option<String>, bool, Vec<bool>);

impl<'a> Search<'a> {
    fn new(store: &'a dyn Store, mirror: Mirror<'a>) -> Result<Self, StoreError> {
        let copies = match mirror {
            Mirror::Whole(copies) => Some(copies),
            Mirror::Absent | Mirror::Pending => None,
        };
        Ok(Self {
            store,
            local: store.keys()?.into_iter().collect(),
            copies,
        })
    }

    fn store_value(&self, key: &str) -> Result<Option<String>, StoreError> {
        if self.local.contains(key) {
            self.store.get(key)
        } else {
            Ok(None)
        }
    }

    /// A key's values, the local one first.
    fn values(&self, key: &str) -> Result<Vec<String>, StoreError> {
        let copy = self.copies.and_then(|copies| copies.get(key)).cloned();
        Ok(self.store_value(key)?.into_iter().chain(copy).collect())
    }

    /// A document from local storage, else from the copy; whether it is the copy's.
    fn document<T: serde::de::DeserializeOwned>(&self, key: &str) -> Result<Option<(T, bool)>, StoreError> {
        let read = |value: &String| frame::open(key, value).and_then(decode::<T>);
        if let Some(document) = self.store_value(key)?.as_ref().and_then(read) {
            return Ok(Some((document, false)));
        }
        let copy = self.copies.and_then(|copies| copies.get(key));
        Ok(copy.and_then(read).map(|document| (document, true)))
    }

    fn head(&self) -> Result<FoundHead, StoreError> {
        let text = self.store_value(keys::HEAD)?;
        let read = |value: &String| frame::open(keys::HEAD, value).and_then(decode::<Head>);
        let local = text.as_ref().and_then(read);
        let copy = self
            .copies
            .and_then(|copies| copies.get(keys::HEAD))
            .and_then(read);
        let mut found = Vec::new();
        found.extend(local.as_ref().map(|_| false));
        found.extend(copy.as_ref().map(|_| true));
        Ok(match (local, copy) {
            (Some(local), Some(copy)) if copy.generation > local.generation => {
                (Some(copy), text, true, found)
            }
            (Some(local), _) => (Some(local), text, false, found),
            (None, copy) => {
                let is_copied = copy.is_some();
                (copy, text, is_copied, found)
            }
        })
    }

    fn all(&self) -> impl Iterator<Item = &str> {
        let copied = self
            .copies
            .into_iter()
            .flat_map(BTreeMap::keys)
            .map(String::as_str);
        self.local.iter().map(String::as_str).chain(copied)
    }

    fn manifests(&self) -> BTreeSet<u64> {
        self.all()
            .filter_map(|key| match keys::parse(key) {
                Named::Manifest(generation) => Some(generation),
                _ => None,
            })
            .collect()
    }

    fn chunks(&self) -> BTreeSet<String> {
        self.all()
            .filter(|key| matches!(keys::parse(key), Named::Chunk(_)))
            .map(str::to_owned)
            .collect()
    }

    fn has_chunks(&self) -> bool {
        self.all().any(|key| matches!(keys::parse(key), Named::Chunk(_)))
    }

    fn numbers(&self) -> BTreeSet<u64> {
        self.all()
            .filter_map(|key| match keys::parse(key) {
                Named::Log(number) => Some(number),
                _ => None,
            })
            .collect()
    }

    /// Whether neither place holds any part of a journal.
    fn is_empty(&self) -> bool {
        !self.all().any(|key| {
            matches!(
                keys::parse(key),
                Named::Head | Named::Manifest(_) | Named::Chunk(_) | Named::Log(_)
            )
        })
    }
}
