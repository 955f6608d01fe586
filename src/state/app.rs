//! The store: the journal as every screen sees it, and the one way to change it.
//! Knows the repository and the browser adapters; knows no page and no wording.

use chrono::NaiveDate;
use leptos::prelude::*;
use leptos::task::spawn_local;

use super::command::{self, Stamp};
use super::copied::Copied;
use super::keeper::Keeper;
use crate::domain::{
    Action, Body, Change, Entry, Journal, Kind, RecordId, Settings, Timestamp, When, Zone, civil_day,
};
use crate::live::{Live, Slot};
use crate::platform::{clock, panic, persist, random};
use crate::storage::{Health, OpenReport, Part, Past, RECENT_DAYS, SaveError, SinceBackup};
use crate::text::Locale;

/// Whether what the person does is being kept.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub enum Saving {
    /// The journal is being opened, or something waits for the rest of the program to be saved.
    #[default]
    Opening,
    /// Something large is being saved: how far that is.
    Part(Part),
    /// Everything is saved; the time of the last save in this session, if there was one.
    Saved(Option<chrono::NaiveTime>),
    /// Changes could not be saved and are kept only while the page is open.
    Unsaved {
        /// How many changes.
        changes: usize,
        /// Why the oldest of them was refused.
        why: SaveError,
    },
    /// Another tab is the one that writes.
    OtherTab {
        /// How many changes wait here all the same, because this tab could not save them before.
        unsaved: usize,
        /// Whether that tab has been asked to let go and has not answered yet.
        asked: bool,
    },
    /// A newer version wrote this journal; nothing can be written here.
    Newer,
    /// The browser keeps nothing here: all is lost with the page.
    InMemory,
}

/// An action that can be taken back with one tap, until the next one.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct UndoOffer {
    /// The change to take back.
    pub change: Change,
    /// Names this offer, so that its timer ends only this one.
    pub serial: u64,
}

/// Everything the screens share. A handle: copying it is free.
#[derive(Clone, Copy)]
pub struct AppState {
    /// The journal. Grows while older days are still being read.
    pub journal: Slot<Journal>,
    /// The clock, to the minute.
    pub clock: Slot<clock::Reading>,
    /// Whether changes are being kept.
    pub saving: Slot<Saving>,
    /// What can be taken back now.
    pub undo: Slot<Option<UndoOffer>>,
    /// Whether older days are still being read.
    pub loading: Slot<bool>,
    /// How opening went.
    pub report: Slot<Option<OpenReport>>,
    /// Goes up with every save, so that figures about the store are read again.
    pub saves: Slot<u64>,
    /// Whether the recovery copy has what was saved.
    pub copied: Slot<Copied>,
    /// The day chosen for entries in the small hours, if it is not the setting's.
    pub night_day: Slot<Option<NaiveDate>>,
    /// How numbers and dates are written.
    pub locale: Locale,
    settings: Live<Settings>,
    today: Live<NaiveDate>,
    pub(super) keeper: StoredValue<Keeper, LocalStorage>,
}

impl AppState {
    /// The state before anything is opened.
    pub fn new(locale: Locale) -> Self {
        let journal = Slot::new(Journal::default());
        let clock = Slot::new(clock::read());
        let settings = Live::memo(move || journal.with(Journal::settings));
        let today = Live::memo(move || {
            let hour = settings.with(|settings| settings.day_start_hour);
            clock.with(|clock| civil_day(clock.date, clock.time, hour))
        });
        Self {
            journal,
            clock,
            saving: Slot::new(Saving::Opening),
            undo: Slot::new(None),
            loading: Slot::new(true),
            report: Slot::new(None),
            saves: Slot::new(0),
            copied: Slot::default(),
            night_day: Slot::new(None),
            locale,
            settings,
            today,
            keeper: StoredValue::new_local(Keeper::closed()),
        }
    }

    /// The state that the app has provided. Called by pages only.
    pub fn expect() -> Self {
        expect_context()
    }

    /// The settings.
    pub fn settings(self) -> Settings {
        self.settings.get()
    }

    /// One fact of the settings, without copying the rest.
    pub fn setting<T>(self, read: impl FnOnce(&Settings) -> T) -> T {
        self.settings.with(read)
    }

    /// The civil day that belongs to now.
    pub fn today(self) -> NaiveDate {
        self.today.get()
    }

    /// The last day that something can have happened on: today, or after midnight the day that has begun,
    /// which the person may choose. Reactive.
    pub fn last_day(self) -> NaiveDate {
        self.clock.with(|clock| clock.date)
    }

    /// Whether all entries of a day have been read from the store, reactive.
    pub fn has_read(self, day: NaiveDate) -> bool {
        let age = self.today().signed_duration_since(day).num_days();
        !self.loading.get() || age < RECENT_DAYS
    }

    /// Whether it is between midnight and the hour a day starts, when an entry could belong to either day.
    pub fn is_small_hours(self) -> bool {
        self.clock.with(|clock| clock.date) != self.today()
    }

    /// How entries are described.
    pub fn style(self) -> crate::text::entry::Style {
        crate::text::entry::Style {
            locale: self.locale,
            hide_amounts: self.setting(|s| s.hide_amounts),
        }
    }

    /// Now, filed under the day the person chose for the small hours, or the setting's. Not reactive.
    pub fn when_now(self) -> When {
        let now = clock::read();
        let hour = self.settings.with_untracked(|settings| settings.day_start_hour);
        let mut when = When::at(now.date, now.time, hour, Some(now.offset), zone(&now));
        let chosen = self.night_day.get_untracked();
        if let Some(day) = chosen.filter(|day| *day == now.date && when.day != now.date) {
            when.day = day;
        }
        when
    }

    /// A moment of a day given by wall-clock time, with the offset this device has then.
    /// A time before the day's start belongs to the night that ends the day, unless that night is yet to come.
    pub fn when_on(self, day: NaiveDate, time: Option<chrono::NaiveTime>) -> When {
        let Some(time) = time else { return When::on(day) };
        let hour = self.settings.with_untracked(|settings| settings.day_start_hour);
        let is_night = civil_day(day, time, hour) != day && day < clock::read().date;
        let date = if is_night {
            day.succ_opt().unwrap_or(day)
        } else {
            day
        };
        let there = clock::read_civil(date, time);
        When {
            day,
            ..When::at(date, time, 0, Some(there.offset), zone(&there))
        }
    }

    fn stamp(self) -> Stamp {
        let revision = self
            .journal
            .with_untracked(|journal| self.keeper.with_value(|keeper| keeper.next_revision(journal)));
        Stamp {
            revision,
            written: Timestamp(clock::read().seconds),
            id: RecordId::new(random::bits128()),
        }
    }

    /// Does one thing: decides the change, saves it, shows it. Returns the id the command was given.
    /// A change that cannot be saved is shown all the same and kept for another try; that is said loudly.
    pub fn act(self, command: impl FnOnce(&Journal, Stamp) -> Change) -> RecordId {
        let stamp = self.stamp();
        if self.may_act() {
            let change = command(&self.journal.read_untracked(), stamp);
            self.carry_out(change);
        }
        stamp.id
    }

    fn may_act(self) -> bool {
        !panic::happened() && !self.is_read_only()
    }

    /// Whether nothing can be written in this tab.
    pub fn is_read_only(self) -> bool {
        matches!(
            self.saving.get_untracked(),
            Saving::OtherTab { .. } | Saving::Newer
        )
    }

    fn carry_out(self, change: Change) {
        if change.edits.is_empty() {
            return;
        }
        let has_days = || {
            self.journal
                .with_untracked(|journal| journal.days().next().is_some())
        };
        let had_days = has_days();
        self.journal.update(|journal| journal.apply(&change));
        self.save(&change);
        self.offer_undo(change);
        if !had_days && has_days() && self.saving.get_untracked() != Saving::InMemory {
            // There is something to lose now, and the person has just done something.
            spawn_local(async {
                persist::ask().await;
            });
        }
    }

    fn offer_undo(self, change: Change) {
        // Answers have their own "Clear"; a bar after every tap would cover the next row.
        let is_quiet = matches!(
            change.action,
            Action::Add(Kind::CheckIn | Kind::Reading)
                | Action::Edit(Kind::CheckIn | Kind::Reading | Kind::Settings | Kind::Measure)
                | Action::Start
                | Action::Undo
        );
        let serial = self.saves.get_untracked();
        self.undo.set((!is_quiet).then_some(UndoOffer { change, serial }));
    }

    /// Takes back the offered action.
    pub fn take_back(self) {
        if let Some(offer) = self.undo.get_untracked() {
            self.take_back_change(&offer.change);
        }
    }

    /// Takes back an action of the last 30 days. Returns how many of its records were changed since and stay.
    pub fn take_back_change(self, change: &Change) -> usize {
        let mut left_alone = 0;
        self.act(|journal, stamp| {
            let inverse = change.inverse(journal, stamp.revision);
            left_alone = inverse.left_alone;
            inverse.change
        });
        self.undo.set(None);
        left_alone
    }

    /// Adds an entry and returns its id.
    pub fn add(self, when: When, body: Body) -> RecordId {
        self.act(|journal, stamp| command::add(journal, stamp, when, body))
    }

    /// Replaces an entry.
    pub fn edit(self, id: RecordId, when: Option<When>, body: Body) {
        self.act(|journal, stamp| command::edit(journal, stamp, id, when, body));
    }

    /// Deletes an entry.
    pub fn delete(self, id: RecordId) {
        self.act(|journal, stamp| command::delete(journal, stamp, id));
    }

    /// Changes the settings.
    pub fn change_settings(self, change: impl FnOnce(&mut Settings)) {
        let mut settings = self.settings.get_untracked();
        change(&mut settings);
        self.put_settings(settings);
    }

    fn put_settings(self, settings: Settings) {
        self.act(|journal, stamp| command::set_settings(journal, stamp, settings));
    }

    /// An entry, reactive.
    pub fn entry(self, id: RecordId) -> Option<Entry> {
        self.journal.with(|journal| journal.entry(id).cloned())
    }

    /// What has changed since the last backup. Reactive through saves.
    pub fn since_backup(self) -> SinceBackup {
        self.saves.track();
        self.keeper.with_value(Keeper::since_backup)
    }

    /// The actions of the last 30 days that can still be taken back, newest first. Reactive through saves.
    pub fn history(self) -> Vec<Past> {
        self.saves.track();
        let now = Timestamp(clock::read().seconds);
        let mut history = self.keeper.with_value(|keeper| keeper.history(now));
        self.journal
            .with_untracked(|journal| history.retain(|past| past.change.stands(journal)));
        history
    }

    /// The state of the store. Reactive through saves.
    pub fn health(self) -> Option<Health> {
        self.saves.track();
        self.keeper.with_value(Keeper::health)
    }

    pub(super) fn with_keeper<T>(self, run: impl FnOnce(&mut Keeper) -> T) -> Option<T> {
        let mut out = None;
        self.keeper.update_value(|keeper| out = Some(run(keeper)));
        out
    }
}

fn zone(reading: &clock::Reading) -> Option<Zone> {
    reading.zone.as_deref().and_then(Zone::new)
}
