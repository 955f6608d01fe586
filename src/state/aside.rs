//! One question about a sheet of its own, answered beside the page where that is possible.
//! Knows where it is worked out; what the answer means is known by `analysis`.

use leptos::prelude::*;

use super::answering::Answering;
use crate::analysis::insights::{Answer, Question, Sheet};
use crate::live::{Live, Slot};

/// The answer, once it is there. Nothing is worked out any longer once the part that asked is gone.
pub fn answer_of(sheet: Sheet, question: Question) -> Live<Option<Answer>> {
    let answer = Slot::new(None);
    let answering = Answering::default();
    let on_answer = Callback::new(move |question| {
        answer.set(answering.with(|answers| answers.get(&question).cloned()));
    });
    answering.lay(sheet, on_answer);
    answering.ask(&[question]);
    answer.live()
}
