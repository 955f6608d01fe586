//! The list of days, newest first, some days at a time; further ones come as they are scrolled to.
//! Knows what the page shows; the words of a row come from `rows`.

use chrono::NaiveDate;
use leptos::html::Div;
use leptos::prelude::*;

use super::Looking;
use super::day_rows::{day_rows, phase_key};
use super::rows::{Column, columns, rows};
use crate::analysis::{Filter, search};
use crate::components::{Look, button};
use crate::domain::Body;
use crate::live::{Keyed, Live, Plain, Slot, each, fill, follow, paints_later, view};
use crate::platform::visible::watch_near;
use crate::state::looking_back::{first_of_month, last_of_month};
use crate::text::entry::{self, Style};
use crate::text::{date, journal as words, names};

/// A month and its days to show, both newest first.
type Month = (NaiveDate, Vec<NaiveDate>);

/// How far below the screen further days are made, in CSS pixels.
const AHEAD: u32 = 600;
/// How many days are drawn in one go, so that no task holds up a slow screen and none is drawn that nobody sees.
const DAYS: usize = 2;

/// Days to show next: their month, which part of it they are, from 0, and how many parts there are up to its end.
type Next = (NaiveDate, usize, usize);

pub(super) fn list(looking: Looking) -> AnyView {
    // After the calendar.
    let month = paints_later(1, Live::memo(move || looking.view.with(|view| view.month)));
    let asked = Live::memo(move || (looking.view.with(|view| view.filter.clone()), month.get()));
    let months = Live::memo(move || asked.with(|(filter, month)| months(looking, filter, *month)));
    // A journal without any answer shows what will be answered.
    let columns = Live::memo(move || {
        let answered = looking.answered.with(|answered| columns(answered));
        if answered.is_empty() {
            looking.measures.with(|measures| columns(measures))
        } else {
            answered
        }
    });
    let shown = Slot::new(1_usize);
    // A new filter or month starts again at the top.
    follow(move || {
        asked.track();
        shown.set(1);
    });
    // Further days of one month leave the others alone.
    let begun = Live::memo(move || months.with(|months| begun(months, shown.get())));
    let tables = move || {
        let table = |month: NaiveDate| {
            Keyed::new(date::iso(month), move || {
                month_table(looking, months, columns, shown.live(), month)
            })
        };
        begun.get().into_iter().map(table).collect()
    };
    let next = Live::memo(move || months.with(|months| next_of(months, shown.get())));
    // On paper no month ends in its middle.
    let printing = window_event_listener_untyped("beforeprint", move |_| {
        if let Some((_, 1.., all)) = next.get_untracked() {
            shown.set(all);
        }
    });
    on_cleanup(move || printing.remove());
    let found = move || {
        let is_filtered = asked.with(|(filter, _)| !filter.is_empty());
        is_filtered.then(|| {
            let days: usize = months.with(|months| months.iter().map(|(_, days)| days.len()).sum());
            if days == 0 {
                words::NOTHING_FOUND.to_owned()
            } else {
                words::found(days)
            }
        })
    };
    view! {
        <div class="line line--between">
            {phase_key()}
            <p class="meta" role="status">
                {move || found()}
            </p>
        </div>
        {each(tables)}
        {move || next.get().map(|next| more(next, shown))}
    }
}

/// The days to list: those found, or every day from the first on and those ahead that have entries; grouped by month.
fn months(looking: Looking, filter: &Filter, month: Option<NaiveDate>) -> Vec<Month> {
    let until = month.map_or(NaiveDate::MAX, last_of_month);
    let days: Vec<NaiveDate> = if filter.is_empty() {
        let mut listed = looking.ahead.get();
        listed.retain(|day| *day <= until);
        if let Some(days) = looking.days.get() {
            let (first, last) = (days.first(), days.last().min(until));
            let back = std::iter::successors(Some(last), |day| day.pred_opt());
            listed.extend(back.take_while(|day| *day >= first));
        }
        listed
    } else {
        let style = looking.app.style();
        let found = looking
            .app
            .journal
            .with(|journal| search(journal, filter, &|body| name_of(body, &style)));
        found
            .into_iter()
            .map(|found| found.day)
            .filter(|day| *day <= until)
            .collect()
    };
    let mut months: Vec<Month> = Vec::new();
    for day in days {
        let month = first_of_month(day);
        match months.last_mut() {
            Some((known, days)) if *known == month => days.push(day),
            _ => months.push((month, vec![day])),
        }
    }
    months
}

/// What entries are found by beside the person's words: names from a list, and amounts unless they are hidden.
fn name_of(body: &Body, style: &Style) -> String {
    let name = match body {
        Body::Dose(dose) if dose.dosage.is_some() => return entry::dose_amount(dose, style),
        Body::SideEffect(effect) => effect.kind.map_or("", names::side_effect_kind),
        Body::Flare(flare) => names::flare(flare.kind),
        Body::Run(_) => names::kind(crate::domain::Kind::Run),
        _ => "",
    };
    name.to_owned()
}

/// How many parts the days of a month are drawn in.
const fn parts_of(days: &[NaiveDate]) -> usize {
    days.len().div_ceil(DAYS)
}

/// The months of which something is shown, of so many parts of all.
fn begun(months: &[Month], shown: usize) -> Vec<NaiveDate> {
    let mut left = shown;
    let has_room = |(_, days): &&Month| {
        let has_room = left > 0;
        left = left.saturating_sub(parts_of(days));
        has_room
    };
    let begun = months.iter().take_while(has_room);
    begun.map(|(month, _)| *month).collect()
}

/// How many parts of a month are shown of so many parts of all.
fn parts_shown(months: &[Month], month: NaiveDate, shown: usize) -> usize {
    let newer = months.iter().take_while(|(known, _)| *known > month);
    let before: usize = newer.map(|(_, days)| parts_of(days)).sum();
    let own = months.iter().find(|(known, _)| *known == month);
    let own = own.map_or(0, |(_, days)| parts_of(days));
    shown.saturating_sub(before).min(own)
}

fn next_of(months: &[Month], shown: usize) -> Option<Next> {
    let mut before = 0_usize;
    months.iter().find_map(|(month, days)| {
        let part = shown.saturating_sub(before);
        before = before.saturating_add(parts_of(days));
        (shown < before).then_some((*month, part, before))
    })
}

/// Makes the next days when they come near; the button is for those who do not scroll.
fn more((month, part, all): Next, shown: Slot<usize>) -> AnyView {
    let holder = NodeRef::<Div>::new();
    let show_part = move || {
        shown.update(|shown| *shown = shown.saturating_add(1));
    };
    let watched = StoredValue::new_local(None);
    follow(move || {
        if let Some(element) = holder.get() {
            watched.set_value(watch_near(&element, AHEAD, show_part));
        }
    });
    on_cleanup(move || {
        watched.try_update_value(|watched| *watched = None);
    });
    let month = date::month_year(month);
    let label = if part == 0 {
        words::show_month(&month)
    } else {
        words::show_rest(&month)
    };
    view! { <div node_ref=holder>{button(Look::Plain, label, move || shown.set(all))}</div> }
}

fn month_table(
    looking: Looking,
    months: Live<Vec<Month>>,
    columns: Live<Vec<Column>>,
    shown: Live<usize>,
    month: NaiveDate,
) -> AnyView {
    let app = looking.app;
    let days_of = move |part: usize| {
        let months = months.read();
        let days = months.iter().find(|(known, _)| *known == month);
        let days = days.and_then(|(_, days)| days.chunks(DAYS).nth(part));
        days.map(<[NaiveDate]>::to_vec).unwrap_or_default()
    };
    let part_of = move |part: usize| {
        let rows = Live::memo(move || {
            let (days, doses, style) = (days_of(part), looking.known.dose_days.read(), app.style());
            columns.with(|columns| {
                app.journal
                    .with(|journal| rows(journal, &days, &doses, columns, &style))
            })
        });
        let body = NodeRef::new();
        fill(body, move || {
            let rows = rows.read();
            rows.iter().flat_map(|row| day_rows(row, &app.locale)).collect()
        });
        view! { <tbody node_ref=body /> }
    };
    let count = Live::memo(move || months.with(|months| parts_shown(months, month, shown.get())));
    let parts = move || {
        let part = |part: usize| Keyed::new(part.to_string(), move || part_of(part));
        (0..count.get()).map(part).collect()
    };
    let head = NodeRef::new();
    fill(head, move || {
        let column = |name: &str, head: Plain| {
            let cell = Plain::new("th").with("scope", "col").with("class", name);
            cell.holding(head)
        };
        let hidden = Plain::new("span")
            .with("class", "visually-hidden")
            .words(words::SINCE_DOSE);
        let own = [
            column("", Plain::new("span").words(crate::text::chart::DAY)),
            column("", hidden),
        ];
        let columns = columns.get().into_iter().map(|of| {
            let short = Plain::new("abbr").with("title", &of.name).words(&of.head);
            column("n", short)
        });
        vec![Plain::new("tr").holding_all(own).holding_all(columns)]
    });
    view! {
        <table class="daylist daylist--month">
            <caption>{date::month_year(month)}</caption>
            <thead node_ref=head />
            {each(parts)}
        </table>
    }
}
