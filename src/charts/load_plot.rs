//! Running load over time, its last seven and 28 days side by side.
//! Knows no page and no state; it is told what to draw.

use std::sync::Arc;

use chrono::NaiveDate;
use leptos::html::Div;
use leptos::prelude::*;

use super::figure::figure;

use super::labels::{batch_starts, push_batch};
use super::measured::measured_width;
use super::reader::{Read, reader};
use super::svg;
use super::time_line_view::{date_marks, flags, value_marks};
use super::{Drawing, Frame, LoadPast, Rows, room_left};
use crate::domain::MeasureKind;
use crate::live::{Live, Slot, view};
use crate::text::number::rounded;
use crate::text::{Locale, chart, date, plots};

/// Load is a number without a unit.
const KIND: MeasureKind = MeasureKind::Count;

/// Bars of load by day, with the means of seven and of 28 days as lines.
#[component]
pub fn LoadPlot(
    /// What it comes to, in one sentence.
    summary: String,
    /// What to draw.
    past: Arc<LoadPast>,
    /// The present civil day, for words only.
    today: NaiveDate,
    /// How numbers and dates are written.
    locale: Locale,
) -> impl IntoView {
    let holder = NodeRef::<Div>::new();
    let width = measured_width(holder);
    let left = room_left(past.domain(), &KIND, &locale);
    let measured = Arc::clone(&past);
    let drawing = Live::memo(move || {
        let width = width.get();
        let frame = Frame {
            width,
            left,
            right: 62.0,
            above: 0.0,
        };
        (width > 0.0).then(|| measured.drawing(frame))
    });
    let rows = table(&past, &locale);
    let marks = if past.values.len() > super::SINGLE_DAYS {
        plots::load::MARKS_LOAD_DENSE
    } else {
        plots::load::MARKS_LOAD
    };
    let of_batches = if past.batches.is_empty() {
        ""
    } else {
        chart::MARKS_BATCHES
    };
    let marks = [marks, of_batches].concat();
    let read = LoadReader {
        past: Arc::clone(&past),
        drawing,
        today,
        locale,
    };
    let plot = view! {
        <div class="timeline" node_ref=holder>
            {move || drawing.with(|drawing| Some(plot(drawing.as_ref()?, &past, &locale)))}
            {reader(chart::READ_A_DAY, chart::HOW_TO_READ, Slot::new(None), read)}
        </div>
    };
    figure(summary, plot, marks, rows)
}

fn table(past: &LoadPast, locale: &Locale) -> Rows {
    let weeks = past.weeks();
    let has_batches = !past.batches.is_empty();
    let rows = weeks.iter().rev().map(|week| {
        let sum = chart::value(week.sum, &KIND, locale);
        let foster = |value: Option<f64>, places: u32| {
            value.map_or_else(|| chart::DASH.to_owned(), |value| rounded(value, places, locale))
        };
        let monotony = foster(week.foster.and_then(|week| week.monotony), 2);
        let strain = foster(week.foster.and_then(|week| week.strain), 0);
        let first = date::full_short(week.first, locale);
        let mut cells = vec![first, sum, week.known.to_string(), monotony, strain];
        cells.extend(has_batches.then(|| week.batches.join(", ")));
        cells
    });
    let mut head = vec![
        plots::load::WEEK_FROM,
        plots::load::LOAD,
        plots::load::DAYS_KNOWN,
        plots::load::MONOTONY,
        plots::load::STRAIN,
    ];
    head.extend(has_batches.then_some(plots::load::NEW_BATCH));
    Rows {
        caption: plots::load::load_by(past.days.first(), past.days.last(), locale),
        head: head.into_iter().map(str::to_owned).collect(),
        rows: rows.collect(),
    }
}

fn plot((drawing, month): &(Drawing, String), past: &LoadPast, locale: &Locale) -> AnyView {
    let (left, right) = drawing.sides;
    let (_, axis) = drawing.ends;
    let newest = |means: &[Option<f64>]| means.iter().flatten().next_back().copied();
    let (week, four) = (newest(&past.week), newest(&past.month));
    let heights = [week, four].map(|mean| mean.map(|mean| drawing.y.px(mean) + 4.0));
    // Two labels at nearly the same height are put apart, the lower line's below.
    let (week_y, month_y) = match (heights, week >= four) {
        ([Some(a), Some(b)], true) if b - a < 14.0 => (Some(b - 14.0), Some(b)),
        ([Some(a), Some(b)], false) if a - b < 14.0 => (Some(a), Some(a - 14.0)),
        ([a, b], _) => (a, b),
    };
    let dense = past.values.len() > super::SINGLE_DAYS;
    let (bars, line) = if dense {
        ("c-bars c-bars--dense", "c-line c-line--s")
    } else {
        ("c-bars", "c-line")
    };
    let mut marks = vec![
        value_marks(drawing, &KIND, locale),
        svg::path(bars, drawing.bars.clone()),
        svg::path("c-second", month.clone()),
        svg::path(line, drawing.mean.clone()),
        svg::path("c-rug", drawing.rug.clone()),
        svg::path("c-gap", drawing.gaps.clone()),
        date_marks(drawing, locale),
        svg::path("c-axis", svg::level((left, right), axis)),
    ];
    let labels = [
        (week_y, "t-strong", plots::load::SEVEN_DAYS),
        (month_y, "t-second", plots::load::FOUR_WEEKS),
    ];
    for (y, class, words) in labels {
        if let Some(y) = y {
            marks.push(svg::words(class, right.px() + 6.0, y, words));
        }
    }
    marks.push(flags(&past.batches, drawing));
    let means = [week, four].map(|mean| mean.map(|mean| chart::value(mean, &KIND, locale)));
    let mut described = plots::load::described_load(past.days.first(), past.days.last(), &means, locale);
    described.push_str(&batch_starts(&past.batches, past.days, locale));
    svg::drawing(drawing.width, drawing.height, described, marks)
}

/// Reads one day after another.
struct LoadReader {
    past: Arc<LoadPast>,
    drawing: Live<Option<(Drawing, String)>>,
    today: NaiveDate,
    locale: Locale,
}

impl Read for LoadReader {
    fn count(&self) -> usize {
        self.past.days.len()
    }

    fn nearest(&self, x: f64, _: f64) -> Option<usize> {
        let days = self.past.days.len();
        self.drawing
            .with_untracked(|drawing| Some(drawing.as_ref()?.0.index_at(x, days)))
    }

    fn words(&self, place: usize) -> String {
        let Some(day) = self.past.days.at(place) else {
            return String::new();
        };
        let said = |values: &[Option<f64>]| {
            let value = values.get(place).copied().flatten();
            value.map(|value| chart::value(value, &KIND, &self.locale))
        };
        let means = [said(&self.past.week), said(&self.past.month)];
        let is_dose = self.past.doses.binary_search(&place).is_ok();
        let mut text = plots::load::load_reading(
            day,
            self.today,
            said(&self.past.values),
            &means,
            is_dose,
            &self.locale,
        );
        push_batch(&mut text, self.past.batch(place));
        text
    }

    fn mark(&self, place: usize) -> Option<AnyView> {
        let value = self.past.values.get(place).copied().flatten();
        self.drawing
            .with(|drawing| Some(super::time_line_view::mark(&drawing.as_ref()?.0, value, place)))
    }
}
