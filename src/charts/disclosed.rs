//! The table below a chart: made only once it is opened or printed, and many rows bit by bit.
//! Knows no chart.

use std::sync::Arc;
use std::time::Duration;

use leptos::prelude::*;

use super::Rows;
use crate::live::{Keyed, Slot, each, follow, view};
use crate::text::chart;

/// What is behind "Show as table". It is told whether all of it is needed at once, for paper.
pub(super) fn disclosed(body: impl Fn(bool) -> AnyView + Send + 'static) -> AnyView {
    let is_open = Slot::new(false);
    // On paper everything is open, and there is no time for rows to follow.
    let is_printing = Slot::new(false);
    let before = window_event_listener_untyped("beforeprint", move |_| is_printing.set(true));
    let after = window_event_listener_untyped("afterprint", move |_| is_printing.set(false));
    on_cleanup(move || {
        before.remove();
        after.remove();
    });
    view! {
        <details
            class="disclose"
            on:toggle=move |event| {
                let element = event_target::<leptos::web_sys::Element>(&event);
                is_open.set(element.has_attribute("open"));
            }
        >
            <summary>
                <svg class="icon" viewBox="0 0 24 24" aria-hidden="true">
                    <path d="M5.5 9.5L12 16l6.5-6.5" />
                </svg>
                {chart::SHOW_AS_TABLE}
            </summary>
            {move || {
                let is_shown = is_open.get() || is_printing.get();
                is_shown
                    .then(|| {
                        view! { <div class="disclose__body">{body(is_printing.get())}</div> }
                    })
            }}
        </details>
    }
}

/// How many rows are built in one go; the rest follows after each paint.
const ROWS: usize = 30;

/// The rows of a table, some at a time unless all are needed at once.
pub(super) fn in_parts(
    count: usize,
    is_whole: bool,
    row: impl Fn(usize) -> Option<AnyView> + Send + Sync + 'static,
) -> AnyView {
    let row: Arc<dyn Fn(usize) -> Option<AnyView> + Send + Sync> = Arc::new(row);
    let all = count.div_ceil(ROWS);
    let parts = Slot::new(if is_whole { all } else { 1 });
    follow(move || {
        if parts.get() < all {
            // The table may be closed again by then.
            set_timeout(
                move || parts.update(|parts| *parts = parts.saturating_add(1)),
                Duration::ZERO,
            );
        }
    });
    let part = move |part: usize| {
        let row = Arc::clone(&row);
        Keyed::new(part.to_string(), move || {
            let from = part.saturating_mul(ROWS);
            let rows = (from..from.saturating_add(ROWS).min(count)).filter_map(|place| row(place));
            rows.collect_view().into_any()
        })
    };
    each(move || (0..parts.get()).map(&part).collect())
}

/// A table of words behind "Show as table".
pub(super) fn rows_table(rows: &Arc<Rows>) -> AnyView {
    let rows = Arc::clone(rows);
    disclosed(move |is_printing| {
        let head = rows.head.iter().enumerate().map(|(place, words)| {
            let class = if place == 0 { "" } else { "n" };
            view! { <th scope="col" class=class>{words.clone()}</th> }
        });
        let drawn = Arc::clone(&rows);
        let body = in_parts(rows.rows.len(), is_printing, move |place| {
            Some(row(drawn.rows.get(place)?))
        });
        view! {
            <div class="tablebox" role="region" aria-label=rows.caption.clone() tabindex="0">
                <table class="table">
                    <caption>{rows.caption.clone()}</caption>
                    <thead>
                        <tr>{head.collect_view()}</tr>
                    </thead>
                    <tbody>{body}</tbody>
                </table>
            </div>
        }
    })
}

fn row(cells: &[String]) -> AnyView {
    let mut cells = cells.iter().cloned();
    let name = cells.next().unwrap_or_default();
    let others = cells.map(|cell| view! { <td class="n">{cell}</td> });
    view! {
        <tr>
            <th scope="row">{name}</th>
            {others.collect_view()}
        </tr>
    }
}
