//! What stands around every chart that compares: the sentence above it, what its marks mean, its table.
//! Knows no chart; it is handed the drawing.

use std::sync::Arc;

use leptos::prelude::*;

use super::Rows;
use super::disclosed::rows_table;
use super::tools::tools;
use crate::live::view;

/// A chart with everything around it.
pub(super) fn figure(summary: String, plot: AnyView, marks: String, rows: Rows) -> AnyView {
    let rows = Arc::new(rows);
    let copied = Arc::clone(&rows);
    view! {
        <p class="summary">{summary}</p>
        <figure class="figure">
            {plot}
            <figcaption class="figure__caption">{marks}</figcaption>
            {tools(move || (*copied).clone())}
        </figure>
        {rows_table(&rows)}
    }
}
