//! The line of a measure over the days that the address says, with doses and batches, and on request the level behind it.
//! Knows the address; every number comes from `analysis`.

use leptos::prelude::*;

use super::super::insights::{how_computed, ranges};
use super::super::{Place, link};
use super::Looked;
use crate::charts::{Past, PastTable, PastTools, SINGLE_DAYS, TimeLine};
use crate::components::{CheckRow, meta};
use crate::live::{Live, Slot, in_turn, view};
use crate::routes::Route;
use crate::state::looking_back::{MeasureView, Range};
use crate::text::findings::Method;
use crate::text::{chart, insights as words, measure_page};

/// The section.
pub(super) fn over_time(
    look: Looked,
    past: Live<Past>,
    name: Live<String>,
    shown: Live<MeasureView>,
    width: Slot<f64>,
) -> AnyView {
    let (app, place) = (look.app, Place::expect());
    let go = move |view: MeasureView| {
        place.go(&[link(Route::Measure(look.key)).as_str(), "?", &view.query()].concat());
    };
    let range = Live::of(move || shown.get().range);
    let on_range = move |range: Range| {
        go(MeasureView {
            range,
            ..shown.get_untracked()
        });
    };
    let on_level = Callback::new(move |with_level| {
        go(MeasureView {
            with_level,
            ..shown.get_untracked()
        });
    });
    view! {
        <section class="section" aria-labelledby="over-time">
            <div class="section__head">
                <h2 id="over-time">{words::OVER_TIME}</h2>
                {ranges(range, on_range)}
            </div>
            {move || app.loading.get().then(|| meta(words::STILL_READING))}
            <figure class="figure">
                <div class="timeline__place">
                    <TimeLine past=past name=name width=width today=app.today() locale=app.locale />
                </div>
                <figcaption class="figure__caption">{move || past.with(marks)}</figcaption>
                {in_turn(1, move || view! {
                    <CheckRow
                        label=measure_page::LEVEL
                        is_on=Live::of(move || shown.get().with_level)
                        on_toggle=on_level
                    />
                    <PastTools past=past name=name locale=app.locale />
                })}
            </figure>
            {in_turn(1, move || view! {
                <PastTable past=past name=name locale=app.locale />
                {how_computed(&[Method::OverTime])}
            })}
        </section>
    }
}

/// What the marks mean, no more than there are.
fn marks(past: &Past) -> String {
    let marks = match (past.rolling.is_some(), past.values.len() > SINGLE_DAYS) {
        (true, _) => chart::MARKS_ROLLING,
        (_, true) => chart::MARKS_DENSE,
        _ => chart::MARKS,
    };
    let more = [
        (!past.batches.is_empty(), chart::MARKS_BATCHES),
        (!past.parts.is_empty(), chart::MARKS_PARTS),
    ];
    let more = more
        .iter()
        .filter(|(is_there, _)| *is_there)
        .map(|(_, words)| *words);
    std::iter::once(marks).chain(more).collect()
}
