//! What the days of a measure are like among themselves: where they lie, how far apart they are, what a week is like.
//! Knows how it looks; every number comes from `analysis`.

use std::sync::Arc;

use leptos::prelude::*;

use super::super::insights::how_computed;
use super::{Looked, noted};
use crate::analysis::Series;
use crate::analysis::insights::OwnScale;
use crate::charts::SpreadPlot;
use crate::components::{Disclosure, meta, table_of};
use crate::domain::{Measure, MeasureKind};
use crate::live::{Live, anew, in_turn, view};
use crate::text::findings::{self as said, Method};
use crate::text::{chart, measure_page as words, number, plots};

/// The section. What is below the chart is drawn after it.
pub(super) fn own_scale(look: Looked) -> AnyView {
    let own = Live::memo(move || look.all.with(|all| OwnScale::of(all.as_ref()?)));
    let chart = move || Some(spread(look, &look.of.get()?, &look.all.get()?, &own.get()?));
    let below = move || anew(move || Some(facts(look, &look.of.get()?, &own.get()?)));
    let main = view! {
        {anew(chart)}
        {in_turn(1, below)}
        {how_computed(&[Method::OwnScale])}
    };
    let note = view! { <p>{words::OWN_LIMIT}</p> };
    noted(words::OWN_SCALE.to_owned(), words::OWN_NOTE, main, note)
}

fn spread(look: Looked, of: &Measure, all: &Series, own: &OwnScale) -> AnyView {
    let locale = look.app.locale;
    let summary = said::own_scale(own, of, &locale);
    // Between yes and no there is nothing to spread over.
    if of.kind == MeasureKind::YesNo {
        return meta(summary);
    }
    view! {
        <SpreadPlot
            name=words::by_values(of)
            summary=summary
            values=Arc::new(all.values.clone())
            kind=of.kind.clone()
            locale=locale
        />
    }
}

fn facts(look: Looked, of: &Measure, own: &OwnScale) -> AnyView {
    let facts = words::facts(own, of, &look.app.locale)
        .into_iter()
        .map(|(what, value)| {
            view! {
                <div class="facts__row">
                    <dt>{what}</dt>
                    <dd>{value}</dd>
                </div>
            }
        });
    let facts = facts.collect_view();
    view! {
        <dl class="facts">{facts}</dl>
        {weekdays(look, of, own)}
    }
}

fn weekdays(look: Looked, of: &Measure, own: &OwnScale) -> AnyView {
    let value = |value: f64| chart::value(value, &of.kind, &look.app.locale);
    let rows = own.weekdays.iter().enumerate().filter_map(|(place, day)| {
        let day = day.as_ref()?;
        let name = words::weekday(place).to_owned();
        Some(vec![
            name,
            value(day.mean),
            value(day.median),
            number::count(day.answered),
        ])
    });
    let head = [words::WEEKDAY, words::MEAN, words::MEDIAN, plots::spread::DAYS];
    let table = table_of(words::WEEKDAYS, &head, rows.collect());
    view! { <Disclosure label=words::WEEKDAYS>{table}</Disclosure> }
}
