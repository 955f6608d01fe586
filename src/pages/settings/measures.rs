//! Measures: their order, names, where they are asked, and own ones.
//! Knows the choices about measures; recorded values are never touched here.

use leptos::prelude::*;

use super::measure_form::editor;
use crate::components::{Icon, Look, PageHead, icon_button, icon_small};
use crate::domain::{Measure, MeasureKey};
use crate::live::{Live, Slot, view};
use crate::pages::{Place, back};
use crate::platform::document;
use crate::routes::{Route, query_value};
use crate::state::{AppState, command};
use crate::text::{components as part_words, measure as names, settings as words};

/// The page.
#[component]
pub(crate) fn MeasuresPage() -> impl IntoView {
    let app = AppState::expect();
    // Which measure is being changed, at first the one that the address names; `Some(None)` is a new one.
    let asked = Place::expect()
        .query
        .with_untracked(|query| query_value(query, "measure"));
    let asked = asked.and_then(|code| MeasureKey::parse(&code));
    let open = Slot::new(asked.map(Some));
    if asked.is_some() {
        show(open, asked.map(Some));
    }
    let measures = Live::memo(move || app.journal.with(|journal| journal.measures()));
    let rows = move || {
        let all = measures.get();
        let last = all.len().saturating_sub(1);
        all.into_iter()
            .enumerate()
            .map(|(at, measure)| {
                if open.get() == Some(Some(measure.key)) {
                    return view! { <li class="editor">{editor(app, Some(measure), open)}</li> };
                }
                row(app, at, at == last, &measure, open)
            })
            .collect_view()
    };
    let adding = move || match open.get() {
        Some(None) => view! { <div class="editor">{editor(app, None, open)}</div> },
        _ => view! {
            <div class="buttons" id="add-measure">
                {icon_button(Icon::Plus, Look::Plain, words::ADD_MEASURE, move || show(open, Some(None)))}
            </div>
        },
    };
    view! {
        {back(Route::Settings, words::BACK)}
        <PageHead title=words::MEASURES.to_owned() lede=words::MEASURES_LEDE.to_owned()/>
        <section class="section section--open" aria-labelledby="measures-list">
            <h2 class="visually-hidden" id="measures-list">
                {words::IN_ORDER}
            </h2>
            <ul class="rows rows--framed">{move || rows()}</ul>
            {move || adding()}
        </section>
    }
}

fn row(
    app: AppState,
    at: usize,
    is_last: bool,
    measure: &Measure,
    open: Slot<Option<Option<MeasureKey>>>,
) -> AnyView {
    let key = measure.key;
    let name = names::name(measure);
    let meta = if measure.hidden {
        words::HIDDEN.to_owned()
    } else {
        [names::kind(&measure.kind), ", ", &names::asked(measure)].concat()
    };
    let shift = move |up: bool| {
        app.act(|journal, stamp| command::set_measures(journal, stamp, swapped(&journal.measures(), at, up)));
        // The list is drawn anew; the focus stays on the button that was pressed, so that it can be pressed again.
        let pressed = ["#", &arrow_id(key, up)].concat();
        request_animation_frame(move || {
            document::focus(&pressed);
        });
    };
    view! {
        <li class="row row--plain">
            <span>
                <span class="row__title">{name.clone()}</span>
                <span class="row__meta">{meta}</span>
            </span>
            <span class="line line--nowrap">
                <button
                    class="button button--quiet button--icon"
                    type="button"
                    id=arrow_id(key, true)
                    aria-label=[words::UP, &name].concat()
                    aria-disabled=(at == 0).then_some("true")
                    on:click=move |_| shift(true)
                >
                    {icon_small(Icon::Up)}
                </button>
                <button
                    class="button button--quiet button--icon"
                    type="button"
                    id=arrow_id(key, false)
                    aria-label=[words::DOWN, &name].concat()
                    aria-disabled=is_last.then_some("true")
                    on:click=move |_| shift(false)
                >
                    {icon_small(Icon::Down)}
                </button>
                <button
                    class="button button--quiet button--icon"
                    type="button"
                    id=edit_id(key)
                    aria-label=part_words::edit(&name)
                    on:click=move |_| show(open, Some(Some(key)))
                >
                    {icon_small(Icon::Edit)}
                </button>
            </span>
        </li>
    }
}

fn arrow_id(key: MeasureKey, up: bool) -> String {
    [if up { "up-" } else { "down-" }, &key.code()].concat()
}

fn edit_id(key: MeasureKey) -> String {
    ["edit-", &key.code()].concat()
}

/// Opens a form. The focus follows into its first field.
fn show(open: Slot<Option<Option<MeasureKey>>>, what: Option<Option<MeasureKey>>) {
    open.set(what);
    request_animation_frame(|| {
        document::focus(".editor input");
    });
}

/// Closes the form. The focus goes back to what opened it, or to the row of a measure that was added.
pub(super) fn close(open: Slot<Option<Option<MeasureKey>>>, added: Option<MeasureKey>) {
    let key = added.or(open.get_untracked().flatten());
    open.set(None);
    let row = key.map(|key| ["#", &edit_id(key)].concat());
    document::focus_again(
        None,
        row.into_iter()
            .chain(["#add-measure button".to_owned()])
            .collect(),
    );
}

/// The measures whose place changes when the one at `at` moves one up or down.
fn swapped(measures: &[Measure], at: usize, up: bool) -> Vec<Measure> {
    let mut moved: Vec<&Measure> = measures.iter().collect();
    let other = if up { at.checked_sub(1) } else { at.checked_add(1) };
    let Some(other) = other.filter(|other| *other < moved.len() && at < moved.len()) else {
        return Vec::new();
    };
    moved.swap(at, other);
    moved
        .into_iter()
        .zip(0_i32..)
        .filter(|(measure, place)| measure.order != place.saturating_mul(10))
        .map(|(measure, place)| Measure {
            order: place.saturating_mul(10),
            ..measure.clone()
        })
        .collect()
}
