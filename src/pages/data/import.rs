//! Opening a file: chosen, read, shown as a dry run, and only then taken in.
//! Knows the file formats; nothing changes before the person says so.

use std::sync::Arc;

use leptos::prelude::*;
use leptos::task::spawn_local;

use super::preview::preview;
use super::refusal;
use crate::components::{Banner, BannerKind, Icon, Section, icon_small, meta};
use crate::domain::Zone;
use crate::interop::{Choices, Context, Import, LARGEST_FILE, Plan, Refusal, read_any};
use crate::live::{Live, Slot, view};
use crate::platform::{clock, files};
use crate::state::AppState;
use crate::text::data as words;

/// How far the person has come with a file.
#[derive(Clone, Default)]
pub(super) enum Stage {
    /// No file.
    #[default]
    Nothing,
    /// It is being read.
    Reading,
    /// Nothing of it can be taken; why.
    Refused(String),
    /// It was read; this is what it would do.
    Shown(Arc<Shown>),
    /// It was taken in; what is said about that.
    Done(String),
}

/// A file that was read.
pub(super) struct Shown {
    /// Its name.
    pub(super) name: String,
    /// What it holds, for replacing.
    pub(super) import: Import,
    /// What merging it would do.
    pub(super) plan: Plan,
}

/// What the parts of this section share.
#[derive(Clone, Copy)]
pub(super) struct Opening {
    /// The store.
    pub(super) app: AppState,
    /// How far the person has come.
    pub(super) stage: Slot<Stage>,
    /// What was decided about conflicts and deleted entries.
    pub(super) choices: Slot<Choices>,
}

/// The section.
pub(super) fn section(app: AppState) -> AnyView {
    let opening = Opening {
        app,
        stage: Slot::new(Stage::Nothing),
        choices: Slot::new(Choices::default()),
    };
    let state = Live::of(move || {
        opening
            .stage
            .with(|stage| matches!(stage, Stage::Shown(_)).then(|| words::PREVIEW.to_owned()))
    });
    view! {
        <Section title=words::OPEN state=state>
            {chooser(opening)}
            {meta(words::OPEN_HOW)}
            {move || shown(opening)}
        </Section>
    }
}

fn chooser(opening: Opening) -> AnyView {
    let field: NodeRef<leptos::html::Input> = NodeRef::new();
    let choose = move |_| {
        let Some(field) = field.get_untracked() else {
            return;
        };
        if let Some(picked) = files::Picked::from_field(&field) {
            read(opening, picked);
        }
        // So that the same file can be chosen again after it was changed.
        field.set_value("");
    };
    let is_idle = move || !opening.app.loading.get() && !opening.stage.with(|s| matches!(s, Stage::Reading));
    view! {
        <div class="buttons">
            <label class="button button--file" aria-disabled=move || (!is_idle()).then_some("true")>
                {icon_small(Icon::Import)}
                {words::CHOOSE_FILE}
                <input
                    class="visually-hidden"
                    type="file"
                    accept=".json,application/json"
                    node_ref=field
                    disabled=move || !is_idle()
                    on:change=choose
                />
            </label>
        </div>
    }
}

fn shown(opening: Opening) -> AnyView {
    match opening.stage.get() {
        Stage::Nothing => ().into_any(),
        Stage::Reading => view! { <p role="status">{words::READING}</p> },
        Stage::Refused(why) => {
            view! { <div role="alert"><Banner kind=BannerKind::Warn text=why/></div> }
        }
        Stage::Shown(file) => preview(opening, &file),
        Stage::Done(text) => view! { <div role="status"><Banner text=text/></div> },
    }
}

fn read(opening: Opening, picked: files::Picked) {
    opening.stage.set(Stage::Reading);
    opening.choices.set(Choices::default());
    spawn_local(async move {
        let app = opening.app;
        let read = if picked.size > LARGEST_FILE as f64 {
            Err(Refusal::TooLarge {
                bytes: picked.size as usize,
            })
        } else {
            let Some(bytes) = picked.bytes().await else {
                opening.stage.set(Stage::Refused(words::UNREADABLE.to_owned()));
                return;
            };
            read_any(&bytes, &context(app))
        };
        let next = match read {
            Ok(import) => {
                let plan = app
                    .journal
                    .with_untracked(|journal| Plan::new(import.clone(), journal));
                Stage::Shown(Arc::new(Shown {
                    name: picked.name,
                    import,
                    plan,
                }))
            }
            Err(refusal) => Stage::Refused(refusal::words_of(&refusal, &app.locale)),
        };
        opening.stage.set(next);
    });
}

fn context(app: AppState) -> Context<'static> {
    Context {
        offset_at: &|seconds| clock::read_at(seconds).offset,
        zone: clock::read().zone.as_deref().and_then(Zone::new),
        day_start_hour: untrack(|| app.setting(|settings| settings.day_start_hour)),
    }
}
