//! A measure before and after the same dose, or the same run. There only for measures that have such readings.
//! Knows how it looks; every number comes from `analysis`.

use std::sync::Arc;

use leptos::prelude::*;

use super::super::insights::how_computed;
use super::super::insights::pairs::with_ordinary;
use super::super::link;
use super::{Looked, noted};
use crate::analysis::insights::{About, Pairs, pairs};
use crate::charts::SlopePlot;
use crate::components::{LinkRow, quiet};
use crate::domain::Measure;
use crate::live::{Live, anew, in_turn, view};
use crate::routes::Route;
use crate::text::findings::{self as said, Method};
use crate::text::{measure_page as words, pairs as pairs_text};

/// The pairs of a measure, around what there are any of.
#[derive(Clone, PartialEq)]
struct Read {
    about: About,
    pairs: Arc<Pairs>,
}

/// The section.
pub(super) fn before_after(look: Looked) -> AnyView {
    let read = Live::memo(move || read(look));
    let content = move || {
        let of = look.of.get()?;
        let Some(read) = read.get() else {
            return of.ask.around_dose.then(|| section(look, quiet(said::NO_PAIRS)));
        };
        Some(section(look, plotted(look, &of, read)))
    };
    anew(content)
}

/// Doses first; runs where there is nothing around doses.
fn read(look: Looked) -> Option<Read> {
    let of = look.of.get()?;
    let found = |about: About| {
        let pairs = look
            .app
            .journal
            .with(|journal| pairs(journal, of.key, of.direction, about));
        (!pairs.pairs.is_empty()).then(|| Read {
            about,
            pairs: Arc::new(pairs),
        })
    };
    found(About::Dose).or_else(|| found(About::Run))
}

fn section(look: Looked, content: AnyView) -> AnyView {
    let to = [&link(Route::Insights), "/pairs?measure=", &look.key.code()].concat();
    let main = view! {
        {content}
        {how_computed(&[Method::Pairs, Method::Difference])}
    };
    let notes = view! {
        <p>{said::REGRESSION_TO_THE_MEAN}</p>
        <ul class="rows">
            <LinkRow href=to title=words::TO_PAIRS />
        </ul>
    };
    noted(
        words::BEFORE_AFTER.to_owned(),
        words::BEFORE_AFTER_NOTE,
        main,
        notes,
    )
}

fn plotted(look: Looked, of: &Measure, read: Read) -> AnyView {
    let Read { about, pairs } = read;
    let summary = said::pairs(&pairs, about, of, &look.app.locale);
    let ordinary = (about == About::Dose).then(|| {
        let (of, pairs) = (of.clone(), Arc::clone(&pairs));
        view! {
            <h3>{pairs_text::ORDINARY}</h3>
            {in_turn(4, move || with_ordinary(look.app, &of, &pairs))}
        }
    });
    view! {
        <SlopePlot
            name=words::after(of, about == About::Run)
            summary=summary
            pairs=pairs
            kind=of.kind.clone()
            direction=of.direction
            today=look.app.today()
            locale=look.app.locale
        />
        {ordinary}
    }
}
