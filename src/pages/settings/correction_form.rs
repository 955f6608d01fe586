//! The form that corrects what is left of a batch: the count as it is, recorded as the difference.
//! Knows one batch; a correction is an entry of today and can be taken back.

use leptos::prelude::*;

use super::substances::{Open, close, frame, text_field};
use crate::components::TextField;
use crate::domain::{Batch, Body, RecordId, Text};
use crate::live::{Slot, view};
use crate::schedule::{BatchField, Stock, corrected};
use crate::state::AppState;
use crate::text::{batch as words, number, settings as page_words};

/// The form.
pub(super) fn correction_form(
    app: AppState,
    id: RecordId,
    batch: &Batch,
    stock: Stock,
    open: Slot<Option<Open>>,
) -> AnyView {
    let (left, note) = (Slot::new(String::new()), Slot::new(String::new()));
    let error = Slot::new(None::<String>);
    let hide = app.setting(|settings| settings.hide_amounts);
    let hint = words::by_what_was_recorded(&stock, hide, &app.locale);
    let submit = move || {
        let places = number::places(stock.made.unit());
        let counted = left.with_untracked(|raw| number::typed(raw, places));
        let note = note.with_untracked(|raw| Text::new(raw));
        match corrected(id, &stock, counted, note) {
            Err(wrong) => error.set(Some(words::wrong(BatchField::Left, wrong).to_owned())),
            Ok(correction) => {
                if let Some(correction) = correction {
                    app.add(app.when_now(), Body::Correction(correction));
                }
                close(open, None);
            }
        }
    };
    let label = [
        words::LEFT,
        ", ",
        crate::text::names::unit(stock.made.unit(), true),
    ]
    .concat();
    let fields = view! {
        <p class="meta">{batch.label.as_str().to_owned()}</p>
        <TextField
            label=label
            value=left
            on_input=left.setter()
            input_mode="decimal"
            hint=hint
            error=error
        />
        {text_field(page_words::NOTE, "", note, Slot::new(None))}
    };
    frame(words::CORRECT, fields, page_words::SAVE, open, submit)
}
