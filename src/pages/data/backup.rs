//! Saving a backup: written, read back and compared before it counts.
//! Knows the backup format; whether the person keeps the file cannot be known.

use std::sync::Arc;

use chrono::NaiveDate;
use leptos::prelude::*;
use leptos::task::spawn_local;

use super::parts::{AT_ONCE, in_parts};
use crate::components::{
    Banner, BannerKind, Icon, Look, ReadOut, Section, Working, button, icon_small, meta,
};
use crate::domain::{Tally, Timestamp};
use crate::interop::Reading;
use crate::interop::backup::{Stamp, Unverified, Verified, Writing};
use crate::live::{Live, Slot, view};
use crate::platform::pause::Rests;
use crate::platform::{clock, files};
use crate::pwa;
use crate::state::{AppState, FormerBackup};
use crate::text::{data as words, number};

/// What became of the last attempt.
#[derive(Clone)]
enum Outcome {
    /// Verified and handed to the browser.
    Good(Arc<Made>),
    /// Not good, or not handed over.
    Bad(String),
    /// Verified, but the person does not see the file.
    NotSeen(Arc<Made>),
}

/// A file that was made.
struct Made {
    name: String,
    text: String,
    /// What it is, in words.
    said: String,
    /// What counted before it.
    former: Option<FormerBackup>,
}

/// The work that is being done: in words (none if there is none), and how far it is in per cent.
#[derive(Clone, Copy, Default)]
pub(super) struct Work {
    label: Slot<String>,
    percent: Slot<Option<String>>,
}

impl Work {
    pub(super) fn is_going_on(self) -> bool {
        self.label.with(|label| !label.is_empty())
    }

    pub(super) fn view(self) -> AnyView {
        view! { <Working label=self.label percent=self.percent/> }.into_any()
    }

    pub(super) fn say(self, label: &str) {
        self.percent.set(None);
        self.label.set(label.to_owned());
    }
}

/// The section.
pub(super) fn section(app: AppState) -> AnyView {
    let is_busy = Slot::new(false);
    let outcome = Slot::new(None::<Outcome>);
    let work = Work::default();
    let last = move || last_day(app);
    let state = Live::of(move || Some(words::last_backup(last(), app.today(), &app.locale)));
    let changed = move || app.since_backup().records;
    let parts = Live::of(move || {
        vec![(
            number::count(usize::try_from(changed()).unwrap_or(usize::MAX)),
            "",
        )]
    });
    let changed_label = Live::of(move || words::since_backup(changed(), last(), app.today()));
    let save = move |_| {
        if is_busy.get_untracked() || app.loading.get_untracked() {
            return;
        }
        is_busy.set(true);
        outcome.set(None);
        spawn_local(async move {
            let came = save(app, work).await;
            work.say("");
            outcome.set(Some(came));
            is_busy.set(false);
        });
    };
    let word = move || {
        if is_busy.get() {
            words::SAVING_BACKUP
        } else {
            words::SAVE_BACKUP
        }
    };
    let is_working = Live::memo(move || work.is_going_on());
    let working = move || is_working.get().then(|| work.view());
    let loading = move || app.loading.get().then(|| meta(words::STILL_LOADING));
    view! {
        <Section title=words::BACKUP state=state>
            <ReadOut parts=parts label=changed_label/>
            <div class="buttons">
                <button
                    class="button button--primary"
                    type="button"
                    aria-busy=move || is_busy.get().then_some("true")
                    aria-disabled=move || app.loading.get().then_some("true")
                    on:click=save
                >
                    {icon_small(Icon::Export)}
                    {move || word()}
                </button>
            </div>
            {move || loading()}
            {move || working()}
            <div role="status">{move || outcome.get().map(|came| said(app, outcome, came))}</div>
            {meta(words::BACKUP_HOW)}
        </Section>
    }
}

fn said(app: AppState, outcome: Slot<Option<Outcome>>, came: Outcome) -> AnyView {
    match came {
        Outcome::Good(made) => {
            let text = made.said.clone();
            let not_seen = move || {
                let is_noted = made.former.clone().is_none_or(|former| app.unmark_backup(former));
                outcome.set(Some(if is_noted {
                    Outcome::NotSeen(Arc::clone(&made))
                } else {
                    Outcome::Bad(words::STILL_COUNTED.to_owned())
                }));
            };
            view! { <Banner text=text>{button(Look::Plain, words::NOT_SEEN, not_seen)}</Banner> }
        }
        Outcome::Bad(text) => {
            view! { <Banner kind=BannerKind::Danger title=words::NOT_VERIFIED_TITLE text=text/> }
        }
        Outcome::NotSeen(made) => not_seen(&made),
    }
}

fn not_seen(made: &Arc<Made>) -> AnyView {
    let copied = Slot::new(None::<String>);
    let text = words::not_counted(&made.name);
    let made = Arc::clone(made);
    let copy = move || {
        let made = Arc::clone(&made);
        spawn_local(async move {
            let is_copied = files::copy(&made.text).await;
            let said = if is_copied {
                words::COPIED
            } else {
                words::NOT_COPIED
            };
            copied.set(Some(said.to_owned()));
        });
    };
    view! {
        <Banner kind=BannerKind::Warn text=text>{button(Look::Plain, words::COPY_TEXT, copy)}</Banner>
        {move || copied.get().map(meta)}
    }
}

/// The civil day of the last backup, reactive through saves.
fn last_day(app: AppState) -> Option<NaiveDate> {
    app.since_backup().last.map(|at| clock::read_at(at.0).date)
}

/// Writes the journal as it is now, reads it back, and offers it as a file; with rests in between.
async fn save(app: AppState, work: Work) -> Outcome {
    let rests = Rests::default();
    work.say(words::WRITING);
    rests.until_drawn().await;
    let point = app.backup_point();
    let tally = app.journal.with_untracked(|journal| Tally::of(journal.records()));
    let writing = app.journal.with_untracked(Writing::of);
    let (text, verified) = match verified(app, writing, &rests, work).await {
        Ok(made) => made,
        Err(Unverified::Different(n)) => return Outcome::Bad(words::not_verified(Some(n))),
        Err(_) => return Outcome::Bad(words::not_verified(None)),
    };
    let name = words::file_name(clock::read().date);
    if !files::offer(&name, &text) {
        return Outcome::Bad(words::NOT_OFFERED.to_owned());
    }
    let entries = u64::try_from(verified.entries).unwrap_or(u64::MAX);
    let former = app.mark_backup(point, entries, &verified.digest);
    let said = words::verified(&name, &tally, text.len(), &verified.digest, &app.locale);
    Outcome::Good(Arc::new(Made {
        name,
        text,
        said,
        former,
    }))
}

/// The text of a backup, written and read back, with rests in between.
pub(super) async fn verified(
    app: AppState,
    mut writing: Writing,
    rests: &Rests,
    work: Work,
) -> Result<(String, Verified), Unverified> {
    let mut step = || writing.go_on(AT_ONCE).then(|| (writing.written(), writing.all()));
    in_parts(rests, work.percent, &mut step).await;
    let text = writing.finish(Stamp {
        written: Timestamp(clock::read().seconds),
        app: pwa::VERSION,
    });
    work.say(words::READING_BACK);
    rests.until_drawn().await;
    let reading = Reading::begin(text.as_bytes(), &super::import::context(app));
    let mut reading = reading.map_err(Unverified::Refused)?;
    let mut step = || reading.go_on(AT_ONCE).then(|| reading.part());
    in_parts(rests, work.percent, &mut step).await;
    let verified = writing.verify(reading.finish())?;
    Ok((text, verified))
}
