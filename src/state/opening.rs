//! Opening the journal: first what today needs, then the recovery copy is compared, then older days in idle moments.
//! Knows the repository's protocol and the mirror; knows no page.

use std::rc::Rc;
use std::time::Duration;

use leptos::prelude::*;
use leptos::task::spawn_local;

use super::AppState;
use super::app::Saving;
use super::keeper::Keeper;
use crate::domain::{DeviceId, Journal, Record, Timestamp};
use crate::later::later;
use crate::platform::{clock, mirror, panic, random};
use crate::storage::local::Home;
use crate::storage::{
    Batch, HEAD_KEY, Mirror, MirrorMeta, MirrorSnapshot, MirrorState, More, OpenReport, Origin, ReadOnly,
    Repository, Step, Store,
};

/// Records handed over in one idle moment; small enough for a slow phone.
const SLICE: usize = 60;
/// How long taking over waits for the recovery copy, in milliseconds. The tab that wrote may hang and keep it.
const LOOK_WITHIN: u32 = 1_500;
/// Records that the screens are given at a time while older days are being read.
const SHOWN_AT_ONCE: usize = 1_500;

/// Opens the journal that a store keeps. Returns once there is something to show.
pub async fn open(app: AppState, store: Rc<dyn Store>, home: Home) {
    let is_fresh = open_with(app, &store, None);
    if home == Home::MemoryOnly {
        app.saving.set(Saving::InMemory);
        app.with_keeper(|keeper| keeper.repository().map(|r| r.compare_mirror(None).is_ok()));
        app.loading.set(false);
        return;
    }
    super::tabs::start(app, store.clone());
    if is_fresh {
        // Nothing here: before greeting a newcomer, ask the recovery copy.
        compare(app, &store).await;
    } else {
        spawn_local(async move { compare(app, &store).await });
    }
}

/// Opens with what is known of the recovery copy. Returns whether nothing was found.
fn open_with(app: AppState, store: &Rc<dyn Store>, copy: Option<&MirrorSnapshot>) -> bool {
    let mirror = copy.map_or(Mirror::Pending, Mirror::Whole);
    let device = DeviceId::new(random::bits64());
    let now = Timestamp(clock::read().seconds);
    let Ok(opened) = Repository::open(store.clone(), mirror, device, now) else {
        app.saving.set(Saving::Unsaved {
            changes: 0,
            why: crate::storage::SaveError::Failed,
        });
        return false;
    };
    let read_only = opened.report.read_only;
    let is_fresh = opened.report.origin == Origin::Fresh;
    // What is not read yet may have been changed elsewhere.
    app.loading.set(true);
    take(app, opened.records, opened.repository.counter());
    app.with_keeper(|keeper| keeper.open(store.clone(), opened.repository));
    app.report.set(Some(opened.report));
    if matches!(read_only, Some(ReadOnly::Newer | ReadOnly::Unreadable)) {
        app.saving.set(Saving::Newer);
    }
    is_fresh
}

fn take(app: AppState, records: Vec<Record>, counter: u64) {
    app.journal.update(|journal: &mut Journal| {
        journal.observe_counter(counter);
        for record in records {
            journal.absorb(record);
        }
    });
}

/// Takes in what only the recovery copy has shown so far. The browser may show this tab a moment late
/// what another one has written; then it comes from the copy, so that nothing is written over it.
pub(super) async fn take_over_from_copy(app: AppState) {
    let doubts = app.copied.get_untracked().doubts();
    // What cannot be read in time is not taken for an empty one.
    let Some(meta) = copied_within(LOOK_WITHIN).await else {
        app.doubt_the_copy();
        return;
    };
    match app.compare_copy(Some(&meta), doubts) {
        Some(MirrorState::Ahead) => {
            if let Some(store) = app.with_keeper(|keeper| keeper.store()).flatten() {
                reopen_from_copy(app, &store).await;
                load_older(app);
            }
        }
        // What the tab that wrote could not copy.
        Some(MirrorState::Behind(batch)) => app.mirror(batch),
        _ => {}
    }
}

/// What the recovery copy has, if there is one.
pub(super) async fn copied() -> Option<MirrorMeta> {
    copied_within(mirror::PATIENCE).await
}

async fn copied_within(patience: u32) -> Option<MirrorMeta> {
    let (head, keys) = mirror::meta(HEAD_KEY, patience).await.ok()?;
    Some(MirrorMeta { head, keys })
}

/// Compares with the recovery copy, takes over what only it has, and brings it up to date.
async fn compare(app: AppState, store: &Rc<dyn Store>) {
    super::tabs::join(app).await;
    let doubts = app.copied.get_untracked().doubts();
    let meta = copied().await;
    match app.compare_copy(meta.as_ref(), doubts) {
        Some(MirrorState::Ahead) => reopen_from_copy(app, store).await,
        Some(MirrorState::Behind(batch)) => app.mirror(batch),
        _ => {}
    }
    app.finish_erasing_if_begun().await;
    if app.saving.get_untracked() == Saving::Opening {
        app.saving.set(Saving::Saved(None));
    }
    app.save_waiting();
    load_older(app);
}

/// Opens again with the whole recovery copy at hand.
pub(super) async fn reopen_from_copy(app: AppState, store: &Rc<dyn Store>) {
    // Somebody else may have gone on from what could be taken back here.
    app.undo.set(None);
    app.loading.set(true);
    let doubts = app.copied.get_untracked().doubts();
    let copy: Option<MirrorSnapshot> = mirror::all().await.ok().map(|all| all.into_iter().collect());
    open_with(app, store, copy.as_ref());
    let meta = copy.as_ref().map(MirrorMeta::of);
    if let Some(MirrorState::Behind(batch)) = app.compare_copy(meta.as_ref(), doubts) {
        app.mirror(batch);
    }
}

/// Reads older days, a slice at a time, whenever the browser has a moment.
pub(super) fn load_older(app: AppState) {
    if app.with_keeper(Keeper::begin_reading) == Some(true) {
        load_slice(app, Vec::new());
    }
}

/// Reads the next slice. `read` are records that the screens have not been given yet: every time they are given some,
/// all that is shown is worked out again.
fn load_slice(app: AppState, mut read: Vec<Record>) {
    if panic::happened() {
        return;
    }
    let more = app.with_keeper(|keeper| keeper.repository().map(|repository| repository.load_more(SLICE)));
    match more.flatten() {
        Some(Ok(More::Records(records))) => {
            read.extend(records);
            if read.len() >= SHOWN_AT_ONCE {
                take(app, std::mem::take(&mut read), 0);
            }
            idle(move || load_slice(app, read));
        }
        Some(Ok(More::Wanted(key))) => spawn_local(async move {
            let value = mirror::get(&key).await.ok().flatten();
            app.with_keeper(|keeper| {
                if let Some(repository) = keeper.repository() {
                    repository.offer_copy(&key, value);
                }
            });
            load_slice(app, read);
        }),
        _ => {
            if !read.is_empty() {
                take(app, read, 0);
            }
            app.with_keeper(Keeper::end_reading);
            app.loading.set(false);
            note_damage(app);
            app.save_waiting();
        }
    }
}

fn note_damage(app: AppState) {
    let damage = app.with_keeper(|keeper| keeper.repository().map(|repository| repository.damage().to_vec()));
    if let Some(Some(damage)) = damage {
        app.report.update(|report| {
            if let Some(OpenReport { damaged, .. }) = report {
                *damaged = damage;
            }
        });
    }
}

/// Compacts the log when it has grown long, one step in each idle moment.
pub(super) fn compact_when_idle(app: AppState) {
    if may_compact(app) {
        compact_soon(app);
    }
}

/// Asked again before every step: since the last one somebody else may have finished it, or taken the writer's place.
fn may_compact(app: AppState) -> bool {
    let wants = app.with_keeper(|keeper| {
        keeper
            .repository()
            .is_some_and(|r| r.is_loaded() && r.wants_compaction())
    });
    wants == Some(true) && !panic::happened() && !app.is_read_only()
}

later! {
    fn compact_step(app: AppState) -> () {
        let now = Timestamp(clock::read().seconds);
        let step = may_compact(app)
            .then(|| app.with_keeper(|keeper| keeper.repository().map(|r| r.compact_step(now))));
        match step.flatten().flatten() {
            Some(Ok(Step::Working(batch))) => {
                mirror_quietly(app, batch);
                compact_soon(app);
            }
            Some(Ok(Step::Done(batch))) => {
                mirror_quietly(app, batch);
                app.saves.update(|n| *n = n.wrapping_add(1));
            }
            // It is given up without a change and tried again after a later save.
            _ => {}
        }
    }
    in rest fetched by fetch_compacting
}

/// Compacting is in the rest of the program; without that the log stays as long as it is.
fn compact_soon(app: AppState) {
    idle(move || {
        spawn_local(async move {
            compact_step(app).await.ok();
        })
    });
}

fn mirror_quietly(app: AppState, batch: Batch) {
    if !batch.is_empty() {
        app.mirror(batch);
    }
}

/// Runs when the browser has a moment, and in any case soon.
pub(super) fn idle(run: impl FnOnce() + 'static) {
    set_timeout(run, Duration::from_millis(8));
}
