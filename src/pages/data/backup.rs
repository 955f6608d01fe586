//! Saving a backup: written, read back and compared before it counts.
//! Knows the backup format; whether the person keeps the file cannot be known.

use chrono::NaiveDate;
use leptos::prelude::*;

use crate::components::{Banner, BannerKind, Icon, ReadOut, Section, icon_small, meta};
use crate::domain::Timestamp;
use crate::interop::backup::{Stamp, Unverified, export, verify};
use crate::live::{Live, Slot, view};
use crate::platform::{clock, files};
use crate::pwa;
use crate::state::AppState;
use crate::text::{data as words, number};

/// What became of the last attempt.
#[derive(Clone)]
enum Outcome {
    Good(String),
    Bad(String),
}

/// The section.
pub(super) fn section(app: AppState) -> AnyView {
    let is_busy = Slot::new(false);
    let outcome = Slot::new(None::<Outcome>);
    let last = move || last_day(app);
    let state = Live::of(move || Some(words::last_backup(last(), app.today(), &app.locale)));
    let changed = move || app.since_backup().records;
    let parts = Live::of(move || {
        vec![(
            number::count(usize::try_from(changed()).unwrap_or(usize::MAX)),
            "",
        )]
    });
    let label = Live::of(move || words::since_backup(changed(), last(), app.today()));
    let save = move |_| {
        if is_busy.get_untracked() || app.loading.get_untracked() {
            return;
        }
        is_busy.set(true);
        // One frame later, so that the button has said what is happening before the work begins.
        request_animation_frame(move || {
            set_timeout(
                move || {
                    outcome.set(Some(save(app)));
                    is_busy.set(false);
                },
                std::time::Duration::ZERO,
            );
        });
    };
    let word = move || {
        if is_busy.get() {
            words::SAVING_BACKUP
        } else {
            words::SAVE_BACKUP
        }
    };
    let loading = move || app.loading.get().then(|| meta(words::STILL_LOADING));
    view! {
        <Section title=words::BACKUP state=state>
            <ReadOut parts=parts label=label/>
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
            <div role="status">{move || outcome.get().map(said)}</div>
            {meta(words::BACKUP_HOW)}
        </Section>
    }
}

fn said(outcome: Outcome) -> AnyView {
    match outcome {
        Outcome::Good(text) => view! { <Banner text=text/> },
        Outcome::Bad(text) => {
            view! { <Banner kind=BannerKind::Danger title=words::NOT_VERIFIED_TITLE text=text/> }
        }
    }
}

/// The civil day of the last backup, reactive through saves.
fn last_day(app: AppState) -> Option<NaiveDate> {
    app.since_backup().last.map(|at| clock::read_at(at.0).date)
}

fn save(app: AppState) -> Outcome {
    let now = clock::read();
    let stamp = Stamp {
        written: Timestamp(now.seconds),
        app: pwa::VERSION,
    };
    let text = app.journal.with_untracked(|journal| export(journal, stamp));
    let verified = match app.journal.with_untracked(|journal| verify(&text, journal)) {
        Ok(verified) => verified,
        Err(Unverified::Different(n)) => return Outcome::Bad(words::not_verified(Some(n))),
        Err(_) => return Outcome::Bad(words::not_verified(None)),
    };
    let name = words::file_name(now.date);
    if !files::offer(&name, &text) {
        return Outcome::Bad(words::NOT_OFFERED.to_owned());
    }
    app.mark_backup(
        u64::try_from(verified.entries).unwrap_or(u64::MAX),
        &verified.digest,
    );
    Outcome::Good(words::verified(
        &name,
        verified.entries,
        text.len(),
        &verified.digest,
        &app.locale,
    ))
}
