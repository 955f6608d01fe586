//! The search field and the filters above the list of days.
//! Knows what the page shows; finding days belongs to `analysis`.

use std::time::Duration;

use leptos::prelude::*;

use super::Looking;
use crate::analysis::{Filter, tags_by_use};
use crate::components::{ChipButton, ChipCheck, Chips, Icon, Timer, icon, icon_small};
use crate::domain::{Kind, Measure, MeasureKey, Tag};
use crate::live::{Live, Slot, view, when};
use crate::platform::document;
use crate::text::{journal as words, measure as measure_text};

/// How long the person has stopped typing before the list follows.
const PAUSE: Duration = Duration::from_millis(200);
/// The most tags offered.
const MOST_TAGS: usize = 12;

pub(super) fn filters(looking: Looking) -> AnyView {
    let has_filter = move || looking.view.with(|view| !view.filter.is_empty());
    let kinds = words::FILTERS
        .iter()
        .map(|kind| kind_chip(looking, *kind))
        .collect_view();
    view! {
        {search_field(looking)}
        <Chips label=words::SHOW_ONLY>{kinds}</Chips>
        {more(looking)}
        {move || {
            has_filter()
                .then(|| {
                    let on_press = Callback::new(move |()| {
                        looking.show(|view| view.filter = Filter::default());
                        document::focus_again(None, vec!["#main [type=search]".to_owned()]);
                    });
                    view! { <ChipButton label=words::CLEAR_FILTERS icon=Icon::Close on_press=on_press /> }
                })
        }}
    }
}

fn search_field(looking: Looking) -> AnyView {
    let timer = Timer::default();
    on_cleanup(move || timer.stop());
    let search = move |text: String| {
        timer.start(PAUSE, move || looking.show(|view| view.filter.text = text));
    };
    let text = move || looking.view.with(|view| view.filter.text.clone());
    view! {
        <div class="search" role="search">
            {icon_small(Icon::Search)}
            <input
                class="field__input"
                type="search"
                aria-label=words::SEARCH
                placeholder=words::SEARCH
                prop:value=text
                on:input=move |event| search(event_target_value(&event))
            />
        </div>
    }
}

fn kind_chip(looking: Looking, kind: Kind) -> AnyView {
    let is_on = Live::of(move || looking.view.with(|view| view.filter.kinds.contains(&kind)));
    let on_toggle = Callback::new(move |is_on: bool| {
        looking.show(|view| {
            if is_on {
                view.filter.kinds.insert(kind)
            } else {
                view.filter.kinds.remove(&kind)
            };
        });
    });
    view! { <ChipCheck label=words::filter(kind) is_on=is_on on_toggle=on_toggle /> }
}

/// Tags and measures: offered as far as the journal has any.
fn more(looking: Looking) -> AnyView {
    let tags = Live::memo(move || {
        let used = looking.app.journal.with(tags_by_use);
        used.into_iter()
            .take(MOST_TAGS)
            .map(|(tag, _)| tag)
            .collect::<Vec<_>>()
    });
    let tag_chips = move || {
        let tags = tags.get();
        (!tags.is_empty()).then(|| {
            let chips = tags.into_iter().map(|tag| tag_chip(looking, tag)).collect_view();
            view! { <Chips label=words::TAGS>{chips}</Chips> }
        })
    };
    let measure_chips = move || {
        let measures = looking.answered.get();
        (!measures.is_empty()).then(|| {
            let chips = measures
                .iter()
                .map(|measure| measure_chip(looking, measure))
                .collect_view();
            view! { <Chips label=words::ANSWERED>{chips}</Chips> }
        })
    };
    // Drawn when it is opened.
    let is_open = Slot::new(false);
    let toggle = move |event: leptos::ev::Event| {
        is_open.set(event_target::<leptos::web_sys::Element>(&event).has_attribute("open"));
    };
    let chips = move || {
        view! {
            <div class="disclose__body">{move || tag_chips()} {move || measure_chips()}</div>
        }
    };
    view! {
        <details class="disclose" on:toggle=toggle>
            <summary>{icon(Icon::Down)}{words::MORE_FILTERS}</summary>
            {when(move || is_open.get(), chips)}
        </details>
    }
}

fn tag_chip(looking: Looking, tag: Tag) -> AnyView {
    let (label, known) = (tag.as_str().to_owned(), tag.clone());
    let is_on = Live::of(move || looking.view.with(|view| view.filter.tags.contains(&known)));
    let on_toggle = Callback::new(move |is_on: bool| {
        let tag = tag.clone();
        looking.show(move |view| {
            if is_on {
                view.filter.tags.insert(tag)
            } else {
                view.filter.tags.remove(&tag)
            };
        });
    });
    view! { <ChipCheck label=label is_on=is_on on_toggle=on_toggle /> }
}

fn measure_chip(looking: Looking, measure: &Measure) -> AnyView {
    let key: MeasureKey = measure.key;
    let is_on = Live::of(move || looking.view.with(|view| view.filter.measures.contains(&key)));
    let on_toggle = Callback::new(move |is_on: bool| {
        looking.show(|view| {
            if is_on {
                view.filter.measures.insert(key)
            } else {
                view.filter.measures.remove(&key)
            };
        });
    });
    view! { <ChipCheck label=measure_text::name(measure) is_on=is_on on_toggle=on_toggle /> }
}
