//! A file as a dry run: how much is new, newer, the same, in conflict or rejected, and the choices that are the person's.
//! Knows the plan; changes the journal only through one command.

use std::sync::Arc;

use leptos::prelude::*;
use leptos::task::spawn_local;

use super::import::{OPENED, Opening, Shown, Stage};
use super::refusal;
use crate::components::{
    Banner, BannerKind, ConfirmDialog, Disclosure, Look, Switch, TableBox, button, meta, unique_id,
};
use crate::domain::{Change, Entry, Journal, Record, Revision, SmallSet, Source, Tally};
use crate::interop::{Choices, Conflict, Integrity, Plan, Rejected, replace};
use crate::live::{Live, Slot, view};
use crate::platform::pause::Rests;
use crate::platform::{clock, document};
use crate::state::AppState;
use crate::text::{components as part_words, data as words, date, entry as entry_words, number};

/// The most conflicts that are listed one by one.
const MOST_CONFLICTS: usize = 20;
/// The most rejections that stand in a table; the others are lines of one text, which costs nothing however many they are.
const MOST_REJECTED: usize = 100;

/// The preview of a file.
pub(super) fn preview(opening: Opening, file: &Arc<Shown>) -> AnyView {
    let app = opening.app;
    let plan = &file.plan;
    let written = plan.exported.map(|at| clock::read_at(at.0).date);
    let sentence = words::recognised(
        &file.name,
        plan.source,
        written,
        app.clock.with_untracked(|clock| clock.date),
        &app.locale,
    );
    let edited = (plan.source == Source::Backup && plan.integrity == Integrity::Changed)
        .then(|| view! { <Banner kind=BannerKind::Warn text=words::EDITED.to_owned()/> });
    view! {
        <div class="stack">
            <p>{sentence}</p>
            {edited}
            {counts(plan)}
            {meta(words::in_file(&Tally::of(file.import.records.iter())))}
            {not_taken(plan)}
            {conflicts(opening, &plan.conflicts)}
            {bring_back(opening, &plan.deleted)}
            {rejected(&plan.rejected)}
            {buttons(opening, file)}
        </div>
    }
}

/// What a foreign file says that the journal will not: quietly lost is worse than said.
fn not_taken(plan: &Plan) -> AnyView {
    let left = plan.left_out;
    let left = words::left_out(left.favourites, left.coordinates, left.ends, left.descriptions);
    let no_zone = (plan.source == Source::PsychonautWiki).then(|| meta(words::NO_ZONE));
    view! {
        {left.map(meta)}
        {no_zone}
    }
}

fn counts(plan: &Plan) -> AnyView {
    let always = [(words::NEW, plan.new.len()), (words::SAME, plan.same)];
    let sometimes = [
        (words::NEWER, plan.newer.len()),
        (words::OLDER, plan.older),
        (words::CONFLICTS, plan.conflicts.len()),
        (words::REJECTED, plan.rejected.len()),
        (words::OF_OTHERS, plan.of_others),
    ];
    let shown = always
        .into_iter()
        .chain(sometimes.into_iter().filter(|(_, n)| *n > 0))
        .map(|(word, n)| {
            view! {
                <div class="readout">
                    <dt class="readout__label">{word}</dt>
                    <dd class="readout__value readout__value--m">{number::count(n)}</dd>
                </div>
            }
        })
        .collect_view();
    view! { <dl class="counts">{shown}</dl> }
}

fn conflicts(opening: Opening, all: &[Conflict]) -> AnyView {
    if all.is_empty() {
        return ().into_any();
    }
    let rows = all
        .iter()
        .take(MOST_CONFLICTS)
        .map(|conflict| conflict_row(opening, conflict))
        .collect_view();
    let more = all.len().saturating_sub(MOST_CONFLICTS);
    let more = (more > 0).then(|| meta(words::more_conflicts(more)));
    let ids: SmallSet<_> = all.iter().map(|conflict| conflict.mine.id).collect();
    let take_all = move || opening.choices.update(|choices| choices.take_file = ids.clone());
    view! {
        <ul class="rows">{rows}</ul>
        {more}
        <div class="buttons">
            {button(Look::Quiet, words::TAKE_FILE_EVERYWHERE, take_all)}
        </div>
    }
}

fn conflict_row(opening: Opening, conflict: &Conflict) -> AnyView {
    let id = conflict.mine.id;
    let (name, label) = (unique_id(), heading(opening, conflict));
    let [mine, theirs] = sides(opening.app, conflict);
    let takes_file = move || opening.choices.with(|choices| choices.take_file.contains(&id));
    let choose = move |event: leptos::ev::Event| {
        let takes = event_target_value(&event) == "file";
        opening.choices.update(|choices| {
            if takes {
                choices.take_file.insert(id);
            } else {
                choices.take_file.remove(&id);
            }
        });
    };
    view! {
        <li class="conflictrow">
            <p>{label.clone()}</p>
            <div class="conflict" role="radiogroup" aria-label=label on:change=choose>
                <label>
                    <span class="conflict__pick">
                        <input type="radio" name=name.clone() value="mine" prop:checked=move || !takes_file()/>
                        {words::KEEP_MINE}
                    </span>
                    <span class="lines">{mine}</span>
                </label>
                <label>
                    <span class="conflict__pick">
                        <input type="radio" name=name value="file" prop:checked=takes_file/>
                        {words::TAKE_FILE}
                    </span>
                    <span class="lines">{theirs}</span>
                </label>
            </div>
        </li>
    }
}

fn heading(opening: Opening, conflict: &Conflict) -> String {
    let app = opening.app;
    let entry = conflict.mine.entry().or_else(|| conflict.file.entry());
    let Some(entry) = entry else {
        return words::DELETED.to_owned();
    };
    let described = app
        .journal
        .with_untracked(|journal| entry_words::describe(entry, journal, &app.style()));
    match &entry.when {
        Some(when) => [
            date::weekday_full(when.day, &app.locale).as_str(),
            ", ",
            &described.title,
        ]
        .concat(),
        None => described.title,
    }
}

/// Both sides in words: with the moment where that differs, and with the time of the change where nothing else does.
fn sides(app: AppState, conflict: &Conflict) -> [String; 2] {
    let both = [conflict.mine.entry(), conflict.file.entry()];
    let [mine, file] = both.map(|entry| entry.and_then(|entry| entry.when.as_ref()));
    let is_moved = mine.map(|when| (when.day, when.time)) != file.map(|when| (when.day, when.time));
    let say = |is_changed: bool| both.map(|entry| side(app, entry, is_moved, is_changed));
    let [mine, file] = say(false);
    if mine == file { say(true) } else { [mine, file] }
}

fn side(app: AppState, entry: Option<&Entry>, is_moved: bool, is_changed: bool) -> String {
    let Some(entry) = entry else {
        return words::DELETED.to_owned();
    };
    let mut parts = Vec::new();
    if let Some(when) = entry.when.as_ref().filter(|_| is_moved) {
        parts.push(date::weekday_full(when.day, &app.locale));
        parts.push(entry_words::clock(entry, &app.locale));
    }
    parts.push(
        app.journal
            .with_untracked(|journal| words::side(entry, journal, &app.style())),
    );
    if is_changed {
        let at = clock::read_at(entry.written.0);
        parts.push(words::changed(
            &date::full(at.date, &app.locale),
            &date::time(at.time, &app.locale),
        ));
    }
    parts.retain(|part| !part.is_empty());
    parts.join(", ")
}

fn bring_back(opening: Opening, deleted: &[Record]) -> AnyView {
    if deleted.is_empty() {
        return ().into_any();
    }
    let is_on = Live::of(move || opening.choices.with(|choices| choices.bring_back));
    let on_toggle = Callback::new(move |on| opening.choices.update(|choices| choices.bring_back = on));
    view! {
        <Switch label=words::bring_back(&Tally::of(deleted.iter())) hint=words::BRING_BACK_HOW is_on=is_on on_toggle=on_toggle/>
    }
}

fn rejected(all: &[Rejected]) -> AnyView {
    if all.is_empty() {
        return ().into_any();
    }
    let (first, others) = all.split_at(all.len().min(MOST_REJECTED));
    let rows = first
        .iter()
        .map(|one| {
            view! {
                <tr>
                    <th scope="row">{refusal::place_of(one.place)}</th>
                    <td>{refusal::why(one.reason)}</td>
                </tr>
            }
        })
        .collect_view();
    let others = (!others.is_empty()).then(|| {
        let mut lines = String::new();
        for one in others {
            lines.extend([
                refusal::place_of(one.place).as_str(),
                ": ",
                &refusal::why(one.reason),
                "\n",
            ]);
        }
        view! {
            <Disclosure label=words::other_rejected(others.len())>
                <p class="meta lines">{lines}</p>
            </Disclosure>
        }
    });
    view! {
        <Disclosure label=words::why_rejected(all.len())>
            <TableBox label=words::REJECTED>
                <table class="table">
                    <thead>
                        <tr>
                            <th scope="col">{words::PLACE}</th>
                            <th scope="col">{words::REASON}</th>
                        </tr>
                    </thead>
                    <tbody>{rows}</tbody>
                </table>
            </TableBox>
            {others}
        </Disclosure>
    }
}

/// What taking the file in would put.
fn taken(plan: &Plan, choices: &Choices) -> Tally {
    let chosen = plan.conflicts.iter().map(|conflict| &conflict.file);
    let chosen = chosen.filter(|record| choices.take_file.contains(&record.id));
    let brought_back = plan.deleted.iter().filter(|_| choices.bring_back);
    let merged = plan.new.iter().chain(&plan.newer);
    Tally::of(merged.chain(chosen).chain(brought_back))
}

fn buttons(opening: Opening, file: &Arc<Shown>) -> AnyView {
    let app = opening.app;
    let (for_count, for_take) = (Arc::clone(file), Arc::clone(file));
    let count = Live::memo(move || opening.choices.with(|choices| taken(&for_count.plan, choices)));
    let take_in = move |_| {
        let n = count.get_untracked();
        if n == Tally::default() || app.is_read_only() {
            return;
        }
        let choices = opening.choices.get_untracked();
        let file = Arc::clone(&for_take);
        let change = move |journal: &Journal, revision| file.plan.change(journal, revision, &choices);
        take(
            opening,
            words::taking_in(&n),
            words::taken_in(&n),
            Box::new(change),
        );
    };
    let cancel = move || {
        opening.stage.set(Stage::Nothing);
        document::focus_again(None, vec!["#main [type=file]".to_owned()]);
    };
    let replacing = (file.plan.source == Source::Backup).then(|| replace_button(opening, file));
    view! {
        <div class="buttons">
            <button
                class="button button--primary"
                type="button"
                aria-disabled=move || (count.get() == Tally::default()).then_some("true")
                on:click=take_in
            >
                {move || words::take_in(&count.get())}
            </button>
            {button(Look::Plain, part_words::CANCEL, cancel)}
            {replacing}
        </div>
    }
}

/// The change that takes a file into the journal, at a revision.
type Decision = Box<dyn FnOnce(&Journal, Revision) -> Change>;

/// Takes a file in by one change: first says so, then does it, then shows how far the saving is.
fn take(opening: Opening, during: String, after: String, change: Decision) {
    opening.work(during.clone());
    document::focus_again(None, vec![["#", OPENED].concat()]);
    spawn_local(async move {
        Rests::default().until_drawn().await;
        let app = opening.app;
        // Meanwhile another tab may have begun to write.
        if app.is_read_only() {
            opening
                .stage
                .set(Stage::Refused(words::WRITTEN_ELSEWHERE.to_owned()));
            return;
        }
        app.act(|journal, stamp| change(journal, stamp.revision));
        opening.stage.set(Stage::Saving(during, after));
    });
}

fn replace_button(opening: Opening, file: &Arc<Shown>) -> AnyView {
    let app = opening.app;
    let is_open = Slot::new(false);
    let in_file = Tally {
        deletions: 0,
        ..Tally::of(file.import.records.iter())
    };
    let text = Live::of(move || words::replace_text(&super::storage::tally(app), &in_file));
    let file = Arc::clone(file);
    let confirm = Callback::new(move |()| {
        is_open.set(false);
        if app.is_read_only() {
            return;
        }
        let file = Arc::clone(&file);
        let (during, after) = (words::REPLACING.to_owned(), words::REPLACED.to_owned());
        let change = move |journal: &Journal, revision| replace(journal, &file.import, revision);
        take(opening, during, after, Box::new(change));
    });
    view! {
        {button(Look::Danger, words::REPLACE, move || is_open.set(true))}
        <ConfirmDialog
            is_open=is_open
            title=words::REPLACE_TITLE
            text=text
            action=words::REPLACE
            typed=words::REPLACE_WORD
            on_confirm=confirm
            on_cancel=Callback::new(move |()| is_open.set(false))
        />
    }
}
