//! One row that asks for one measure, whatever its values are.
//! Knows components and measures; neither where the answer goes nor what it means.

use leptos::prelude::*;

use super::super::rest::{self, Piece};
use crate::components::{RatingRow, Stepper, TextField, YesNo};
use crate::domain::{BuiltIn, Measure, MeasureKey, MeasureKind, Value};
use crate::live::{Live, Slot, view};
use crate::text::measure::{Occasion, ends, question};
use crate::text::{Locale, forms, number};

/// A row for a measure.
pub(super) fn measure_row(
    measure: &Measure,
    occasion: Occasion,
    locale: Locale,
    usual_sleep: u32,
    value: Live<Option<Value>>,
    on_change: Callback<Option<Value>>,
) -> AnyView {
    let label = question(measure, occasion);
    match &measure.kind {
        MeasureKind::Rating => {
            let (low, high) = ends(measure);
            let rating = Live::of(move || match value.get() {
                Some(Value::Rating(rating)) => Some(rating),
                _ => None,
            });
            let changed = Callback::new(move |rating: Option<_>| on_change.run(rating.map(Value::Rating)));
            view! { <RatingRow label=label low=low high=high value=rating on_change=changed /> }
        }
        MeasureKind::YesNo => {
            let yes = Live::of(move || match value.get() {
                Some(Value::YesNo(yes)) => Some(yes),
                _ => None,
            });
            let changed = Callback::new(move |yes| on_change.run(Some(Value::YesNo(yes))));
            view! { <YesNo label=label value=yes on_change=changed /> }
        }
        // The night alone is asked of everybody, once a day, below its ratings: what takes more than taps
        // is in the rest of the program.
        kind => rest::piece(Piece::Number(NumberRow {
            label,
            kind: kind.clone(),
            is_sleep: measure.key == MeasureKey::BuiltIn(BuiltIn::Sleep),
            usual_sleep,
            locale,
            value,
            on_change,
        })),
    }
}

/// What a row for minutes, a count or a number of one's own shows.
#[derive(Clone)]
pub(crate) struct NumberRow {
    label: String,
    kind: MeasureKind,
    is_sleep: bool,
    usual_sleep: u32,
    locale: Locale,
    value: Live<Option<Value>>,
    on_change: Callback<Option<Value>>,
}

/// Draws a row for minutes, a count or a number of one's own.
pub(crate) fn number_row(row: NumberRow) -> AnyView {
    match &row.kind {
        MeasureKind::Minutes => minutes_row(row),
        MeasureKind::Count => count_row(row),
        MeasureKind::Number { unit } => {
            let unit = unit.as_ref().map(|unit| unit.as_str().to_owned());
            own_row(row, unit)
        }
        // Drawn where it is asked.
        MeasureKind::Rating | MeasureKind::YesNo => ().into_any(),
    }
}

fn minutes_row(row: NumberRow) -> AnyView {
    let (step, most, suggestion) = if row.is_sleep {
        (15, 1_440, row.usual_sleep)
    } else {
        (5, Value::MOST, 30)
    };
    let minutes = Live::of(move || match row.value.get() {
        Some(Value::Minutes(minutes)) => Some(minutes),
        _ => None,
    });
    let changed = Callback::new(move |n: Option<u32>| row.on_change.run(n.map(Value::Minutes)));
    stepper(
        row.label,
        minutes,
        suggestion,
        (step, most),
        number::minutes,
        changed,
    )
}

fn count_row(row: NumberRow) -> AnyView {
    let count = Live::of(move || match row.value.get() {
        Some(Value::Count(count)) => Some(count),
        _ => None,
    });
    let changed = Callback::new(move |n: Option<u32>| row.on_change.run(n.map(Value::Count)));
    stepper(row.label, count, 0, (1, Value::MOST), print_count, changed)
}

fn print_count(n: u32) -> String {
    number::count(usize::try_from(n).unwrap_or(usize::MAX))
}

fn stepper(
    label: String,
    value: Live<Option<u32>>,
    suggestion: u32,
    (step, most): (u32, u32),
    print: fn(u32) -> String,
    on_change: Callback<Option<u32>>,
) -> AnyView {
    view! {
        <Stepper
            label=label
            value=value
            suggestion=Live::just(suggestion)
            step=step
            most=most
            print=print
            on_change=on_change
        />
    }
}

fn own_row(row: NumberRow, unit: Option<String>) -> AnyView {
    let NumberRow {
        label,
        locale,
        value,
        on_change,
        ..
    } = row;
    let error = Slot::new(None::<String>);
    let shown = Live::of(move || match value.get() {
        Some(Value::Thousandths(n)) => number::scaled(n, 3, &locale),
        _ => String::new(),
    });
    let changed = Callback::new(move |raw: String| {
        if raw.trim().is_empty() {
            error.set(None);
            on_change.run(None);
            return;
        }
        let number = number::parse_thousandths(&raw)
            .map(Value::Thousandths)
            .filter(|value| value.is_in_bounds());
        error.set(number.is_none().then(|| forms::BAD_NUMBER.to_owned()));
        if number.is_some() {
            on_change.run(number);
        }
    });
    view! {
        <TextField label=label value=shown on_change=changed hint=unit error=error input_mode="decimal" />
    }
}
