//! The list of days, newest first, a month at a time; further months come as they are scrolled to.
//! Knows what the page shows; the words of a row come from `rows`.

use chrono::{Datelike, NaiveDate};
use leptos::html::Div;
use leptos::prelude::*;

use super::Looking;
use super::rows::{Column, Row, columns, rows};
use crate::analysis::{Phase, search};
use crate::components::{Look, button, visually_hidden};
use crate::domain::Body;
use crate::live::{Keyed, Live, Slot, each, follow, in_turn, paints_later, view};
use crate::pages::link;
use crate::platform::visible::watch_near;
use crate::routes::Route;
use crate::state::looking_back::{first_of_month, last_of_month};
use crate::text::entry::{self, Style};
use crate::text::{Locale, date, journal as words, names};

/// A month and its days to show, both newest first.
type Month = (NaiveDate, Vec<NaiveDate>);

/// How far below the screen the next month is made, in CSS pixels.
const AHEAD: u32 = 600;
/// How many days are drawn in one go, so that no task holds up a slow screen.
const ROWS: usize = 5;

pub(super) fn list(looking: Looking) -> AnyView {
    // After the calendar and the year.
    let month = paints_later(2, Live::memo(move || looking.view.with(|view| view.month)));
    let months = Live::memo(move || months(looking, month.get()));
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
    let asked = Live::memo(move || (looking.view.with(|view| view.filter.clone()), month.get()));
    follow(move || {
        asked.track();
        shown.set(1);
    });
    let visible = move || {
        let all = months.read();
        let table = |(month, _): &Month| {
            let month = *month;
            Keyed::new(date::iso(month), move || {
                month_table(looking, months, columns, month)
            })
        };
        all.iter().take(shown.get()).map(table).collect()
    };
    let next = move || months.with(|months| months.get(shown.get()).map(|(month, _)| *month));
    let found = move || {
        let is_filtered = looking.view.with(|view| !view.filter.is_empty());
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
        {each(visible)}
        {move || next().map(|month| more(month, shown))}
    }
}

/// The days to list: those found, or every day from the first on and those ahead that have entries; grouped by month.
fn months(looking: Looking, month: Option<NaiveDate>) -> Vec<Month> {
    let view = looking.view.get();
    let until = month.map_or(NaiveDate::MAX, last_of_month);
    let days: Vec<NaiveDate> = if view.filter.is_empty() {
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
            .with(|journal| search(journal, &view.filter, &|body| name_of(body, &style)));
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

/// Makes the next month when it comes near; the button is for those who do not scroll.
fn more(month: NaiveDate, shown: Slot<usize>) -> AnyView {
    let holder = NodeRef::<Div>::new();
    let show = move || {
        shown.update(|shown| *shown = shown.saturating_add(1));
    };
    let watched = StoredValue::new_local(None);
    follow(move || {
        if let Some(element) = holder.get() {
            watched.set_value(watch_near(&element, AHEAD, show));
        }
    });
    on_cleanup(move || {
        watched.try_update_value(|watched| *watched = None);
    });
    view! {
        <div node_ref=holder>
            {button(Look::Plain, words::show_month(&date::month_year(month)), show)}
        </div>
    }
}

fn month_table(
    looking: Looking,
    months: Live<Vec<Month>>,
    columns: Live<Vec<Column>>,
    month: NaiveDate,
) -> AnyView {
    let app = looking.app;
    let rows = Live::memo(move || {
        let months = months.read();
        let days = months.iter().find(|(known, _)| *known == month);
        let days = days.map(|(_, days)| days.as_slice()).unwrap_or_default();
        let (doses, style) = (looking.doses.read(), app.style());
        columns.with(|columns| {
            app.journal
                .with(|journal| rows(journal, days, &doses, columns, &style))
        })
    });
    let head = move || {
        columns
            .get()
            .into_iter()
            .map(|column| {
                view! {
                    <th scope="col" class="n">
                        <abbr title=column.name>{column.head}</abbr>
                    </th>
                }
            })
            .collect_view()
    };
    let body = move || {
        let rows = rows.get();
        let part = |(turn, rows): (u32, &[Row])| {
            let rows = rows.to_vec();
            in_turn(turn, move || day_rows(&rows, &app.locale))
        };
        (0..).zip(rows.chunks(ROWS)).map(part).collect_view()
    };
    view! {
        <table class="daylist daylist--month">
            <caption>{date::month_year(month)}</caption>
            <thead>
                <tr>
                    <th scope="col">{crate::text::chart::DAY}</th>
                    <th scope="col">{visually_hidden(words::SINCE_DOSE)}</th>
                    {move || head()}
                </tr>
            </thead>
            {move || body()}
        </table>
    }
}

fn day_rows(rows: &[Row], locale: &Locale) -> AnyView {
    let rows = rows.iter().cloned();
    rows.map(|row| day_row(row, locale)).collect_view().into_any()
}

fn day_row(row: Row, locale: &Locale) -> AnyView {
    let width = row.cells.len().saturating_add(2).to_string();
    let cells = row.cells.into_iter().map(|cell| match cell {
        Some(value) => view! { <td class="n">{value}</td> },
        None => view! {
            <td class="n daylist__none">
                <span aria-hidden="true">{words::DASH}</span>
                {visually_hidden(words::NO_ENTRY)}
            </td>
        },
    });
    let cells = cells.collect_view();
    let facts = (!row.facts.is_empty()).then(|| {
        view! {
            <tr>
                <td colspan=width class="daylist__notes">
                    {row.facts}
                </td>
            </tr>
        }
    });
    view! {
        <tbody>
            <tr class="daylist__first">
                <th scope="row">
                    <a class="daylist__day" href=link(Route::Day(row.day))>
                        <span class="daylist__wd" aria-hidden="true">
                            {date::weekday_short(row.day.weekday())}
                        </span>
                        <span aria-hidden="true">{row.day.day().to_string()}</span>
                        {visually_hidden(date::weekday_day(row.day, locale))}
                    </a>
                </th>
                <td>{phase_mark(row.phase)}</td>
                {cells}
            </tr>
            {facts}
        </tbody>
    }
}

/// Shape first, then lightness; the words are for screen readers.
fn phase_mark(phase: Phase) -> AnyView {
    let Some((class, shape, name)) = phase_shape(phase) else {
        return ().into_any();
    };
    view! {
        <svg class="daylist__phase" viewBox="0 0 16 16" aria-hidden="true">
            <path class=class d=shape />
        </svg>
        {visually_hidden(name)}
    }
}

const fn phase_shape(phase: Phase) -> Option<(&'static str, &'static str, &'static str)> {
    match phase {
        Phase::Dose => Some((
            "c-dose",
            "M8 3.8a4.2 4.2 0 1 1 0 8.4a4.2 4.2 0 1 1 0-8.4Z",
            words::DOSE_DAY,
        )),
        Phase::Plus1 => Some(("c-plus1", "M8 3.3L12.7 8L8 12.7L3.3 8Z", words::DAY_AFTER)),
        Phase::Plus2 => Some(("c-plus2", "M8 3.4L12.6 11.7L3.4 11.7Z", words::DAY_PLUS_2)),
        Phase::Other => None,
    }
}

fn phase_key() -> AnyView {
    let marks = [Phase::Dose, Phase::Plus1, Phase::Plus2]
        .into_iter()
        .filter_map(phase_shape);
    let marks = marks.map(|(class, shape, name)| {
        view! {
            <span>
                <svg viewBox="0 0 16 16" aria-hidden="true">
                    <path class=class d=shape />
                </svg>
                {name}
            </span>
        }
    });
    view! {
        <p class="phasekey">
            {marks.collect_view()}
            <span>{words::DASH_KEY}</span>
        </p>
    }
}
