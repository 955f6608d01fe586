//! One question about a sheet of its own, answered beside the page where that is possible.
//! Knows where it is worked out, and keeps the answer; what it means is known by `analysis`.

use leptos::prelude::*;

use super::Lasting;
use super::answering::Answering;
use crate::analysis::insights::{Answer, Question, Sheet};
use crate::live::{Live, Slot};

/// How many answers are kept.
const KEPT: usize = 16;

/// What was asked of which sheet, and answered; the newest last. A handle.
#[derive(Clone, Copy)]
struct Kept(StoredValue<Vec<(Sheet, Question, Answer)>>);

impl Kept {
    fn find(self, sheet: &Sheet, question: Question) -> Option<Answer> {
        self.0.with_value(|kept| {
            let found = kept
                .iter()
                .find(|(of, asked, _)| of == sheet && *asked == question);
            found.map(|(.., answer)| answer.clone())
        })
    }

    fn keep(self, sheet: Sheet, question: Question, answer: Answer) {
        self.0.update_value(|kept| {
            kept.drain(..kept.len().saturating_sub(KEPT - 1));
            kept.push((sheet, question, answer));
        });
    }
}

/// The answer, once it is there; at once if the same was asked of the same sheet before, on whatever page. Nothing is worked
/// out any longer once the part that asked is gone.
pub fn answer_of(sheet: Sheet, question: Question) -> Live<Option<Answer>> {
    let kept = Lasting::keep(|_| Kept(StoredValue::default()));
    let answer = Slot::new(kept.find(&sheet, question));
    if answer.with_untracked(Option::is_some) {
        return answer.live();
    }
    let answering = Answering::default();
    let asked = sheet.clone();
    let on_answer = Callback::new(move |question| {
        let found = answering.with(|answers| answers.get(&question).cloned());
        if let Some(found) = &found {
            kept.keep(asked.clone(), question, found.clone());
        }
        answer.set(found);
    });
    answering.lay(sheet, on_answer);
    answering.ask(&[question]);
    answer.live()
}
