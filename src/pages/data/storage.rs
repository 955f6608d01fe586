//! How the store is doing, a raw copy of it, and deleting everything.
//! Knows what the store reports; no key and no value.

use leptos::prelude::*;
use leptos::task::spawn_local;

use crate::components::{
    Banner, BannerKind, ConfirmDialog, Icon, Look, Progress, Section, button, icon_button, meta,
};
use crate::domain::Tally;
use crate::interop::raw_json;
use crate::live::{Live, Slot, view};
use crate::platform::persist::{self, Persistence};
use crate::platform::{clock, document, files};
use crate::state::AppState;
use crate::text::data as words;

/// The panel.
pub(super) fn section(app: AppState) -> AnyView {
    let persistence = Slot::new(Persistence::Unknown);
    spawn_local(async move {
        persistence.set(persist::persisted().await);
    });
    let state = Live::of(move || {
        let in_order = app
            .health()
            .is_some_and(|health| health.quarantined == 0 && !health.is_filling());
        Some(
            if in_order {
                words::IN_ORDER
            } else {
                words::NEEDS_A_LOOK
            }
            .to_owned(),
        )
    });
    view! {
        <Section title=words::STORAGE state=state class="desk__side">
            {move || facts(app, persistence)}
            {move || protect(persistence)}
            {checks(app)}
        </Section>
    }
}

fn facts(app: AppState, persistence: Slot<Persistence>) -> AnyView {
    let Some(health) = app.health() else {
        return view! { <Banner kind=BannerKind::Warn text=words::NO_HEALTH.to_owned()/> };
    };
    let last = health.last_commit.map_or_else(
        || words::NOTHING_SAVED.to_owned(),
        |at| {
            let at = clock::read_at(at.0);
            words::last_saved(at.date, at.time, app.clock.with(|clock| clock.date), &app.locale)
        },
    );
    let damaged = if health.quarantined == 0 {
        words::NONE.to_owned()
    } else {
        words::set_aside(health.quarantined)
    };
    let protected = words::protected(match persistence.get() {
        Persistence::Promised => Some(true),
        Persistence::NotPromised => Some(false),
        Persistence::Unknown => None,
    });
    let copy = if app.copied.get().is_behind() {
        words::RECOVERY_BEHIND
    } else {
        words::RECOVERY_COMPLETE
    };
    let entries = if app.loading.get() {
        words::STILL_COUNTING.to_owned()
    } else {
        words::tallied(&tally(app))
    };
    let space = words::space(health.all, health.limit, &app.locale);
    let note = if health.is_filling() {
        words::SPACE_FILLING
    } else {
        words::SPACE_HOW
    };
    view! {
        <dl class="facts">
            {fact(words::LAST_ENTRY, last)}
            {fact(words::ENTRIES, entries)}
            {fact(words::RECOVERY_COPY, copy.to_owned())}
            {fact(words::PROTECTED, protected.to_owned())}
            {fact(words::DAMAGED, damaged)}
        </dl>
        <Progress
            label=words::SPACE
            done=Live::just(health.all)
            all=Live::just(health.limit)
            what=""
            count=space
            note=note.to_owned()
        />
    }
}

/// How much the journal holds. What was deleted is not shown: it is kept only so that it stays deleted.
pub(super) fn tally(app: AppState) -> Tally {
    let all = app.journal.with(|journal| Tally::of(journal.records()));
    Tally { deletions: 0, ..all }
}

fn fact(name: &'static str, value: String) -> AnyView {
    view! {
        <div class="facts__row">
            <dt>{name}</dt>
            <dd>{value}</dd>
        </div>
    }
}

fn protect(persistence: Slot<Persistence>) -> Option<AnyView> {
    let ask = move || {
        spawn_local(async move {
            persistence.set(persist::ask().await);
            let near = ["#protect button", "#checks button"];
            document::focus_again(None, near.map(str::to_owned).to_vec());
        });
    };
    (persistence.get() == Persistence::NotPromised).then(|| {
        view! {
            <div class="buttons" id="protect">
                {button(Look::Plain, words::PROTECT, ask)}
            </div>
        }
    })
}

fn checks(app: AppState) -> AnyView {
    let result = Slot::new(None::<(BannerKind, String)>);
    let check = move || {
        let tally = untrack(|| tally(app));
        result.set(Some(match app.check_everything() {
            Some(damage) if damage.is_empty() => (BannerKind::Info, words::checked(0, &tally)),
            Some(damage) => (BannerKind::Danger, words::checked(damage.len(), &tally)),
            None => (BannerKind::Warn, words::NO_HEALTH.to_owned()),
        }));
    };
    let copy = move || {
        let name = words::raw_file_name(clock::read().date);
        let is_offered = app
            .raw_dump()
            .is_some_and(|dump| files::offer(&name, &raw_json(&dump)));
        if !is_offered {
            result.set(Some((BannerKind::Warn, words::RAW_FAILED.to_owned())));
        }
    };
    let said = move || {
        result
            .get()
            .map(|(kind, text)| view! { <Banner kind=kind text=text/> })
    };
    view! {
        <div class="buttons" id="checks">
            {button(Look::Plain, words::CHECK, check)}
            {button(Look::Quiet, words::RAW_COPY, copy)}
        </div>
        {meta(words::RAW_COPY_HOW)}
        <div role="status">{move || said()}</div>
    }
}

/// Deleting everything, behind a word that must be typed.
pub(super) fn delete_section(app: AppState) -> AnyView {
    let is_open = Slot::new(false);
    let has_failed = Slot::new(false);
    let text = Live::of(move || words::delete_text(&tally(app)));
    let confirm = Callback::new(move |()| {
        is_open.set(false);
        spawn_local(async move {
            if !app.delete_everything().await {
                has_failed.set(true);
            }
        });
    });
    let failed = move || {
        has_failed
            .get()
            .then(|| view! { <Banner kind=BannerKind::Danger text=words::DELETE_FAILED.to_owned()/> })
    };
    view! {
        <Section title=words::DELETE_ALL class="desk__side">
            {meta(words::DELETE_ALL_HOW)}
            <div class="buttons">
                {icon_button(Icon::Delete, Look::Danger, words::DELETE_ALL, move || is_open.set(true))}
            </div>
            <div role="alert">{move || failed()}</div>
            <ConfirmDialog
                is_open=is_open
                title=words::DELETE_ALL_TITLE
                text=text
                action=words::DELETE_ALL
                typed=words::DELETE_WORD
                on_confirm=confirm
                on_cancel=Callback::new(move |()| is_open.set(false))
            />
        </Section>
    }
}
