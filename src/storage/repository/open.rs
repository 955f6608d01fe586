//! Opening: chooses the newest valid state among local storage, the generation before and the recovery copy.
//! Writes nothing.

use std::collections::VecDeque;
use std::rc::Rc;

use super::super::bucket::Bucket;
use super::super::frame;
use super::super::keys::{self, Named};
use super::super::mirror::Mirror;
use super::super::port::{Store, StoreError};
use super::chunks::Reading;
use super::search::Search;
use super::{Damage, Gate, OpenReport, Opened, Origin, RECENT_DAYS, ReadOnly, Repository};
use crate::domain::{DeviceId, Record, Timestamp, sort, sort_by};
use crate::schema::stored::{FORMAT, Head, Manifest, decode};

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
        let found = search.head()?;
        let (head, is_copied_head) = (found.head, found.is_copied);
        let mut repository = Self::blank(store.clone(), mirror, fresh);
        repository.head_text = found.text;
        if found.is_damaged {
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
            (repository.base.chunks.iter()).any(|chunk| !search.is_local(&keys::chunk(&chunk.id)));
        if is_copied_head || is_extended || is_missing_chunk {
            repository.plan_restore(&search, is_copied_head);
        }
        let backup = search.document(keys::BACKUP)?;
        if search.is_local(keys::BACKUP) && !matches!(backup, Some((_, false))) {
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
            salvaged: Vec::new(),
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
                if search.is_local(&key) {
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
            .filter(|(key, _)| *key == keys::HEAD || !search.is_local(key) || self.set_aside.contains(*key))
            .filter_map(|(key, value)| Some((rank(key)?, key.clone(), value.clone())))
            .collect();
        sort(&mut restore);
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
        sort_by(&mut chunks, &|a, b| {
            (order(&a.bucket), b.to).cmp(&(order(&b.bucket), a.to))
        });
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
