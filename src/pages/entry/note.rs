//! The form of a note with tags. What is being written is kept as a draft until it is recorded.

use leptos::prelude::*;

use super::form::Frame;
use crate::components::{ChipCheck, Chips, TextArea, TextField, meta};
use crate::domain::{Body, Entry, Note, Tag, Text};
use crate::live::{Live, Slot, view};
use crate::state::selectors;
use crate::text::forms as words;

pub(super) fn form(mut frame: Frame, body: Option<Body>) -> AnyView {
    let app = frame.app;
    let known = match body {
        Some(Body::Note(note)) => Some(note),
        _ => None,
    };
    let draft_name = match frame.existing_id() {
        Some(id) => ["note.", &id.code()].concat(),
        None => ["note.", &crate::text::date::iso(frame.day())].concat(),
    };
    // What is recorded and only waits to be saved is kept, but it is not half a note any more.
    let is_recorded = |draft: &String| {
        let stands = |entry: &Entry| matches!(&entry.body, Body::Note(note) if is_text(note, draft));
        app.journal.with_untracked(|journal| match frame.existing_id() {
            Some(id) => journal.entry(id).is_some_and(stands),
            None => journal
                .on(frame.day())
                .into_iter()
                .any(|(_, entry)| stands(entry)),
        })
    };
    let draft = app.draft(&draft_name).filter(|draft| !is_recorded(draft));
    frame.draft = Some(draft_name.clone());
    let has_draft = draft.is_some();
    let stored = known
        .as_ref()
        .and_then(|note| note.text.as_ref())
        .map(|text| text.as_str().to_owned());
    let text = Slot::new(draft.or(stored).unwrap_or_default());
    let chosen = Slot::new(known.map(|note| note.tags).unwrap_or_default());
    let new_tag = Slot::new(String::new());
    let error = Slot::new(None::<String>);
    let on_input = Callback::new(move |typed: String| {
        app.keep_draft(&draft_name, &typed);
        text.set(typed);
    });
    let read = move || {
        let words_ = text.get_untracked();
        let note = Text::new(&words_);
        let mut tags = chosen.get_untracked();
        tags.extend(Tag::new(&new_tag.get_untracked()).filter(|tag| !tags.contains(tag)));
        let problem = match (&note, words_.trim().is_empty()) {
            (None, false) => Some(words::TOO_LONG),
            (None, true) if tags.is_empty() => Some(words::NO_WORDS),
            _ => None,
        };
        error.set(problem.map(str::to_owned));
        if problem.is_some() {
            return None;
        }
        Some(Body::Note(Note { text: note, tags }))
    };
    let mut offered = app
        .journal
        .with_untracked(|journal| selectors::used_tags(journal, 8));
    for tag in chosen
        .get_untracked()
        .into_iter()
        .chain(words::FIRST_TAGS.iter().filter_map(|tag| Tag::new(tag)))
    {
        if !offered.contains(&tag) {
            offered.push(tag);
        }
    }
    let chips = offered
        .into_iter()
        .map(|tag| tag_chip(tag, chosen))
        .collect_view();
    let fields = view! {
        <TextArea label=words::WORDS value=text on_input=on_input />
        {has_draft.then(|| meta(words::DRAFT_KEPT))}
        <Chips label=words::TAGS>{chips}</Chips>
        <TextField label=words::NEW_TAG value=new_tag on_input=new_tag.setter() error=error />
    };
    frame.around(fields, read)
}

fn is_text(note: &Note, text: &str) -> bool {
    Text::new(text).is_some_and(|text| note.text == Some(text))
}

fn tag_chip(tag: Tag, chosen: Slot<Vec<Tag>>) -> AnyView {
    let name = tag.as_str().to_owned();
    let (shown, toggled) = (tag.clone(), tag);
    let is_on = Live::of(move || chosen.with(|all| all.contains(&shown)));
    let on_toggle = Callback::new(move |on: bool| {
        chosen.update(|all| {
            all.retain(|one| *one != toggled);
            if on {
                all.push(toggled.clone());
            }
        });
    });
    view! { <ChipCheck label=name is_on=is_on on_toggle=on_toggle /> }
}
