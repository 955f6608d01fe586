//! Moving or deleting all entries of a day at once.
//! Knows the store; both can be taken back.

use chrono::NaiveDate;
use leptos::prelude::*;

use super::entries;
use crate::components::{ActionRow, ConfirmDialog, DateField, Icon, Look, Section, button};
use crate::live::{Live, Slot, view};
use crate::pages::{Place, link};
use crate::platform::document;
use crate::routes::Route;
use crate::state::{AppState, command};
use crate::text::{components, day as words};

pub(super) fn whole_day(app: AppState, day: NaiveDate) -> AnyView {
    let is_moving = Slot::new(false);
    let is_asking = Slot::new(false);
    let on_delete = Callback::new(move |()| {
        is_asking.set(false);
        app.act(|journal, stamp| command::delete_day(journal, stamp, day));
        // Nothing is left of what was here; an empty day begins with its heading.
        document::scroll_to_top();
        document::focus_again(None, Vec::new());
    });
    view! {
        <Section title=words::WHOLE_DAY class="desk__side section--tools">
            <ul class="rows">
                <ActionRow
                    icon=Icon::Move
                    title=words::MOVE
                    meta=words::MOVE_HOW
                    on_press=Callback::new(move |()| is_moving.update(|is_moving| *is_moving = !*is_moving))
                />
                {move || is_moving.get().then(|| view! { <li>{move_form(app, day, is_moving)}</li> })}
                {move || {
                    view! {
                        <ActionRow
                            icon=Icon::Delete
                            title=words::DELETE
                            meta=words::delete_how(entries(app, day))
                            on_press=Callback::new(move |()| is_asking.set(true))
                        />
                    }
                }}
            </ul>
            <ConfirmDialog
                is_open=is_asking
                title=words::DELETE_QUESTION
                text=Live::of(move || words::delete_text(entries(app, day)))
                action=words::DELETE_NOW
                on_confirm=on_delete
                on_cancel=Callback::new(move |()| is_asking.set(false))
            />
        </Section>
    }
}

fn move_form(app: AppState, day: NaiveDate, is_moving: Slot<bool>) -> AnyView {
    let place = Place::expect();
    let to = Slot::new(None::<NaiveDate>);
    let target = move || {
        to.get()
            .filter(|to| *to != day && *to <= app.last_day() && crate::domain::in_range(*to))
    };
    let hint = Live::of(move || {
        target()
            .map(|to| entries(app, to))
            .filter(|n| *n > 0)
            .map(words::joins)
    });
    let ahead = Live::of(move || {
        let is_ahead = to.get().is_some_and(|to| to > app.last_day());
        is_ahead.then(|| words::NOT_YET.to_owned())
    });
    let on_move = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        if let Some(to) = target() {
            app.act(|journal, stamp| command::move_day(journal, stamp, day, to));
            place.go(&link(Route::Day(to)));
        }
    };
    view! {
        <form class="stack" on:submit=on_move>
            <DateField
                label=words::MOVE_TO
                value=to
                on_change=to.setter()
                last=untrack(|| app.last_day())
                hint=hint
                error=ahead
            />
            <div class="buttons">
                <button class="button button--primary" type="submit" disabled=move || target().is_none()>
                    {words::MOVE_NOW}
                </button>
                {button(Look::Plain, components::CANCEL, move || is_moving.set(false))}
            </div>
        </form>
    }
}
