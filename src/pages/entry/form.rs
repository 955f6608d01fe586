//! The frame of every entry form: heading, day and time, and the buttons that save, move and delete.
//! Knows no kind of entry; the fields and how to read them are handed in.

use chrono::{NaiveDate, NaiveTime};
use leptos::prelude::*;

use crate::components::{DateField, Icon, Look, TimeField, button, icon_button, icon_small, meta, unique_id};
use crate::domain::{Body, Entry, Kind, RecordId, When, civil_day, in_range};
use crate::live::{Live, Slot, view, when};
use crate::platform::document;
use crate::state::{AppState, command};
use crate::text::{date, entry as entry_text, forms as words, names};

/// What all forms share.
#[derive(Clone)]
pub(super) struct Frame {
    pub(super) app: AppState,
    kind: Kind,
    existing: Option<(RecordId, Entry)>,
    day: Slot<NaiveDate>,
    /// What is wrong with the day in the field, which then is not the one in `day`.
    day_error: Slot<Option<String>>,
    time: Slot<Option<NaiveTime>>,
    /// The time a new entry starts with; saving without touching it means "now".
    first_time: Option<NaiveTime>,
    first_day: NaiveDate,
    /// The draft that is kept of it, if there is one; forgotten when it is saved.
    pub(super) draft: Option<String>,
    on_close: Callback<()>,
}

impl Frame {
    pub(super) fn new(
        app: AppState,
        kind: Kind,
        existing: Option<(RecordId, Entry)>,
        day: NaiveDate,
        on_close: Callback<()>,
    ) -> Self {
        let when = existing.as_ref().and_then(|(_, entry)| entry.when.clone());
        let is_now = existing.is_none() && day == app.when_now().day;
        let first_time = match &when {
            Some(when) => when.time,
            None => is_now.then(|| app.clock.with_untracked(|clock| clock.time)),
        };
        let first_day = when.map_or(day, |when| when.day);
        let on_close = giving_focus_back(on_close, existing.as_ref().map(|(id, _)| *id));
        Self {
            app,
            kind,
            existing,
            day: Slot::new(first_day),
            day_error: Slot::new(None),
            time: Slot::new(first_time),
            first_time,
            first_day,
            draft: None,
            on_close,
        }
    }

    /// The day the form is about now.
    pub(super) fn day(&self) -> NaiveDate {
        self.day.get_untracked()
    }

    /// The entry being changed, if it is not a new one.
    pub(super) fn existing_id(&self) -> Option<RecordId> {
        self.existing.as_ref().map(|(id, _)| *id)
    }

    fn when(&self) -> When {
        let (day, time) = (self.day.get_untracked(), self.time.get_untracked());
        let is_untouched = day == self.first_day && time == self.first_time;
        match self.existing.as_ref().and_then(|(_, entry)| entry.when.as_ref()) {
            Some(when) if is_untouched => when.clone(),
            // An entry keeps the offset of where it was recorded, also when its time is corrected from elsewhere.
            Some(when) if when.offset.is_some() => {
                let there = self.app.when_on(day, time);
                When {
                    offset: time.and(when.offset),
                    zone: time.and(when.zone.clone()),
                    ..there
                }
            }
            None if is_untouched && time.is_some() => self.app.when_now(),
            _ => self.app.when_on(day, time),
        }
    }

    /// Saves what the fields hold and closes; `None` means that something beside a field has to be put right first.
    fn save(&self, body: Option<Body>) {
        let Some(body) = body else { return };
        if self.day_error.with_untracked(Option::is_some) {
            return;
        }
        match &self.existing {
            Some((id, _)) => self.app.edit(*id, Some(self.when()), body),
            None => {
                let when = self.when();
                self.app
                    .act(|journal, stamp| command::add_of_day(journal, stamp, when, body));
            }
        }
        if let Some(draft) = &self.draft {
            self.app.drop_draft_when_saved(draft.clone());
        }
        self.close();
    }

    fn close(&self) {
        self.on_close.run(());
    }

    fn heading(&self) -> String {
        let clock = self
            .existing
            .as_ref()
            .map(|(_, entry)| entry_text::clock(entry, &self.app.locale));
        words::heading(names::kind(self.kind), clock.as_deref())
    }

    /// The form: fields in between, and what saving reads from them.
    pub(super) fn around(self, fields: AnyView, read: impl Fn() -> Option<Body> + 'static) -> AnyView {
        let is_new = self.existing.is_none();
        let saver = self.clone();
        let submit = move |event: leptos::ev::SubmitEvent| {
            event.prevent_default();
            saver.save(read());
            document::focus_wrong(&event);
        };
        let save_word = if is_new { words::RECORD } else { words::SAVE_CHANGE };
        let middle = view! {
            {fields}
            {self.when_fields()}
        };
        self.frame(middle, Some((save_word, Box::new(submit))))
    }

    /// Rows that save themselves: only a way to close, move and delete is needed.
    pub(super) fn around_rows(self, rows: impl FnOnce() -> AnyView) -> AnyView {
        let rows = rows();
        self.frame(rows, None)
    }

    fn frame(self, middle: AnyView, save: Option<Save>) -> AnyView {
        let heading_id = unique_id();
        let labelled_by = heading_id.clone();
        let close = self.on_close;
        let (save_word, submit) = match save {
            Some((word, submit)) => (Some(word), submit),
            None => (
                None,
                Box::new(|event: leptos::ev::SubmitEvent| event.prevent_default()) as Submit,
            ),
        };
        let elsewhere = self.elsewhere();
        let tail = self.existing.is_some().then(|| self.move_and_delete());
        let close_word = if save_word.is_some() {
            words::CANCEL
        } else {
            words::DONE
        };
        focus_soon(&heading_id);
        let save_button = save_word
            .map(|word| view! { <button class="button button--primary" type="submit">{word}</button> });
        view! {
            <form class="editor stack" aria-labelledby=labelled_by on:submit=submit>
                <h3 id=heading_id tabindex="-1">
                    {self.heading()}
                </h3>
                {elsewhere}
                {middle}
                <div class="buttons">
                    {save_button}
                    {button(Look::Plain, close_word, move || close.run(()))}
                </div>
                {tail}
            </form>
        }
    }

    /// Where it was recorded, if the offset is not this device's of that day.
    fn elsewhere(&self) -> Option<AnyView> {
        let when = self.existing.as_ref()?.1.when.as_ref()?;
        let offset = when.offset?;
        let here = self.app.when_on(when.day, when.time).offset;
        let zone = when.zone.as_ref().map(|zone| zone.as_str());
        (here != Some(offset)).then(|| meta(words::recorded_elsewhere(offset, zone)))
    }

    fn when_fields(&self) -> AnyView {
        let (app, day, time, is_new) = (self.app, self.day, self.time, self.existing.is_none());
        let error = self.day_error;
        let hint = move || {
            let time = time.get()?;
            let hour = app.setting(|settings| settings.day_start_hour);
            let day = day.get();
            (civil_day(day, time, hour) != day && day < app.last_day()).then(|| {
                let next = day.succ_opt().unwrap_or(day);
                words::after_midnight(&date::weekday_day_short(next, &app.locale))
            })
        };
        let day_field = is_new.then(|| {
            let on_change = Callback::new(move |chosen: Option<NaiveDate>| {
                let problem = untrack(|| not_a_day(app, chosen));
                if let (Some(chosen), None) = (chosen, problem) {
                    day.set(chosen);
                }
                error.set(problem.map(str::to_owned));
            });
            let last = untrack(|| app.last_day());
            let value = Live::of(move || Some(day.get()));
            view! { <DateField label=words::DAY value=value on_change=on_change last=last error=error /> }
        });
        view! {
            <div class="split">
                {day_field}
                <TimeField
                    label=words::TIME
                    value=time
                    on_change=time.setter()
                    hint=Live::of(hint)
                />
            </div>
        }
    }

    fn move_and_delete(&self) -> AnyView {
        let Some(id) = self.existing_id() else {
            return ().into_any();
        };
        let (app, close) = (self.app, self.on_close);
        let is_moving = Slot::new(false);
        let target = Slot::new(Some(self.day()));
        let error = Slot::new(None::<String>);
        let move_it = move || {
            let chosen = target.get_untracked();
            let problem = untrack(|| not_a_day(app, chosen));
            error.set(problem.map(str::to_owned));
            if let (Some(day), None) = (chosen, problem) {
                app.act(|journal, stamp| command::move_to_day(journal, stamp, id, day));
                close.run(());
            }
        };
        let last = untrack(|| app.last_day());
        let delete = move || {
            app.delete(id);
            close.run(());
        };
        let target_field = move || {
            view! {
                <div class="line">
                    <DateField label=words::DAY value=target on_change=target.setter() last=last error=error />
                    {button(Look::Plain, words::MOVE, move_it)}
                </div>
            }
        };
        view! {
            <div class="buttons">
                <button
                    class="button button--quiet"
                    type="button"
                    aria-expanded=move || is_moving.get().to_string()
                    on:click=move |_| is_moving.update(|open| *open = !*open)
                >
                    {icon_small(Icon::Move)}
                    {words::OTHER_DAY}
                </button>
                {icon_button(Icon::Delete, Look::Danger, words::DELETE, delete)}
            </div>
            {when(move || is_moving.get(), target_field)}
        }
    }
}

/// Why nothing can be put on a day.
fn not_a_day(app: AppState, day: Option<NaiveDate>) -> Option<&'static str> {
    match day {
        Some(day) if day > app.last_day() => Some(crate::text::day::NOT_YET),
        Some(day) if in_range(day) => None,
        _ => Some(words::NO_DAY),
    }
}

type Submit = Box<dyn FnMut(leptos::ev::SubmitEvent)>;
type Save = (&'static str, Submit);

/// Closes and gives the focus back: to what opened the form, or to the button that changes the entry.
fn giving_focus_back(on_close: Callback<()>, entry: Option<RecordId>) -> Callback<()> {
    let opener = StoredValue::new_local(document::focused());
    Callback::new(move |()| {
        let before = opener.try_get_value().flatten();
        on_close.run(());
        // An entry that was deleted leaves the focus to the others of its day.
        let others = entry.map(|id| {
            vec![
                ["#", &super::list::edit_id(id)].concat(),
                "#main .row--time button".to_owned(),
            ]
        });
        document::focus_again(before, others.unwrap_or_default());
    })
}

fn focus_soon(id: &str) {
    let selector = ["#", id].concat();
    request_animation_frame(move || {
        document::focus(&selector);
    });
}
