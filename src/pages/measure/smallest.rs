//! The smallest change of a measure that would matter, and the way to the form where the person says it.
//! Knows how it looks; what follows from it is said beside each result.

use leptos::prelude::*;

use super::super::insights::how_computed;
use super::super::link;
use super::Looked;
use crate::components::{LinkRow, Section, quiet};
use crate::domain::MeasureKind;
use crate::live::{anew, view};
use crate::routes::Route;
use crate::text::findings::{self as said, Method};
use crate::text::measure_page as words;

/// The section; there is none between yes and no.
pub(super) fn smallest(look: Looked) -> AnyView {
    let content = move || {
        let of = look.of.get().filter(|of| of.kind != MeasureKind::YesNo)?;
        let told = said::smallest(&of, &look.app.locale).map_or_else(
            || words::SMALLEST_UNSAID.to_owned(),
            |said| words::smallest(&said),
        );
        let to = [&link(Route::Measures), "?measure=", &of.key.code()].concat();
        Some(view! {
            <Section title=words::SMALLEST>
                {quiet(told)}
                <ul class="rows rows--framed">
                    <LinkRow href=to title=words::SET_SMALLEST />
                </ul>
                {how_computed(&[Method::SmallestChange])}
            </Section>
        })
    };
    anew(content)
}
