//! Opening a file: chosen, read, shown as a dry run, and only then taken in.
//! Knows the file formats; nothing changes before the person says so.

use std::sync::Arc;

use leptos::prelude::*;
use leptos::task::spawn_local;

use super::parts::{AT_ONCE, in_parts, percent_of};
use super::preview::preview;
use super::refusal;
use crate::components::{Banner, BannerKind, Icon, Section, Working, icon_small, meta};
use crate::domain::Zone;
use crate::interop::{Choices, Context, Import, LARGEST_FILE, Plan, Reading, Refusal};
use crate::live::{Live, Slot, view};
use crate::platform::pause::Rests;
use crate::platform::{clock, files};
use crate::state::{AppState, Part, Saving};
use crate::text::data as words;

/// The id of what is said of a file.
pub(super) const OPENED: &str = "opened";

/// How far the person has come with a file.
#[derive(Clone, Default)]
pub(super) enum Stage {
    /// No file.
    #[default]
    Nothing,
    /// It is being read or taken in; in words.
    Working(String),
    /// Nothing of it can be taken; why.
    Refused(String),
    /// It was read; this is what it would do.
    Shown(Arc<Shown>),
    /// It was taken in, which may not be saved yet: what is said until it is, and then.
    Saving(String, String),
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
    /// How far the reading is, in per cent.
    percent: Slot<Option<String>>,
    /// What was decided about conflicts and deleted entries.
    pub(super) choices: Slot<Choices>,
}

impl Opening {
    /// Says what is being done from now on.
    pub(super) fn work(self, label: String) {
        self.percent.set(None);
        self.stage.set(Stage::Working(label));
    }
}

/// The section.
pub(super) fn section(app: AppState) -> AnyView {
    let opening = Opening {
        app,
        stage: Slot::new(Stage::Nothing),
        percent: Slot::new(None),
        choices: Slot::new(Choices::default()),
    };
    // While the preview is open, something may be taken back here or recorded in another tab.
    Effect::new(move |before: Option<()>| {
        app.journal.track();
        if before.is_some() {
            compare_again(opening);
        }
    });
    let state = Live::of(move || {
        opening
            .stage
            .with(|stage| matches!(stage, Stage::Shown(_)).then(|| words::PREVIEW.to_owned()))
    });
    view! {
        <Section title=words::OPEN state=state>
            {chooser(opening)}
            {meta(words::OPEN_HOW)}
            // What was pressed goes with the preview; the focus stays here.
            <div id=OPENED tabindex="-1">
                {move || shown(opening)}
            </div>
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
    let is_idle = move || {
        let is_working = opening.stage.with(|stage| matches!(stage, Stage::Working(_)));
        !is_working && !opening.app.loading.get() && part_of(opening.app).is_none()
    };
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
        Stage::Working(label) => view! { <Working label=label percent=opening.percent/> },
        Stage::Refused(why) => {
            view! { <div role="alert"><Banner kind=BannerKind::Warn text=why/></div> }
        }
        Stage::Shown(file) => preview(opening, &file),
        Stage::Saving(label, text) => saving(opening, label, text),
    }
}

/// How far the saving of something large is, if that is under way.
fn part_of(app: AppState) -> Option<Part> {
    match app.saving.get() {
        Saving::Part(part) => Some(part),
        _ => None,
    }
}

/// The end of taking a file in: how far the saving is, and what came of it.
fn saving(opening: Opening, label: String, text: String) -> AnyView {
    let app = opening.app;
    if Live::memo(move || part_of(app).is_some()).get() {
        let percent = Live::of(move || part_of(app).and_then(|part| percent_of(part.done, part.all)));
        return view! { <Working label=label percent=percent/> };
    }
    if app.has_unsaved() {
        let text = words::TAKEN_NOT_SAVED.to_owned();
        return view! { <div role="alert"><Banner kind=BannerKind::Warn text=text/></div> };
    }
    view! { <div role="status"><Banner text=text/></div> }
}

fn read(opening: Opening, picked: files::Picked) {
    opening.work(words::READING.to_owned());
    opening.choices.set(Choices::default());
    spawn_local(async move {
        let next = match read_in_parts(opening, &picked).await {
            Ok(shown) => Stage::Shown(Arc::new(shown)),
            Err(why) => Stage::Refused(why),
        };
        opening.stage.set(next);
    });
}

/// Reads a file with rests in between; or says why that cannot be done.
async fn read_in_parts(opening: Opening, picked: &files::Picked) -> Result<Shown, String> {
    let app = opening.app;
    let refused = |why: Refusal| refusal::words_of(&why, &app.locale);
    if picked.size > LARGEST_FILE as f64 {
        let bytes = picked.size as usize;
        return Err(refused(Refusal::TooLarge { bytes }));
    }
    let rests = Rests::default();
    rests.until_drawn().await;
    let bytes = picked.bytes().await;
    let bytes = bytes.ok_or_else(|| words::UNREADABLE.to_owned())?;
    let mut reading = Reading::begin(&bytes, &context(app)).map_err(refused)?;
    let mut step = || reading.go_on(AT_ONCE).then(|| reading.part());
    in_parts(&rests, opening.percent, &mut step).await;
    opening.work(words::COMPARING.to_owned());
    rests.until_drawn().await;
    let import = reading.finish();
    let plan = app
        .journal
        .with_untracked(|journal| Plan::new(import.clone(), journal));
    Ok(Shown {
        name: picked.name.clone(),
        import,
        plan,
    })
}

/// Compares the file that is shown with what the journal holds now.
fn compare_again(opening: Opening) {
    let Stage::Shown(file) = untrack(|| opening.stage.get()) else {
        return;
    };
    let import = file.import.clone();
    let plan = opening
        .app
        .journal
        .with_untracked(|journal| Plan::new(import.clone(), journal));
    opening.choices.update(|choices| choices.keep_to(&plan));
    opening.stage.set(Stage::Shown(Arc::new(Shown {
        name: file.name.clone(),
        import,
        plan,
    })));
}

/// What reading a file needs to know of this device and its person.
pub(super) fn context(app: AppState) -> Context<'static> {
    Context {
        offset_at: &|seconds| clock::read_at(seconds).offset,
        zone: clock::read().zone.as_deref().and_then(Zone::new),
        day_start_hour: untrack(|| app.setting(|settings| settings.day_start_hour)),
    }
}
