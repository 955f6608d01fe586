//! The second program: answers questions about numbers beside the page, so that the page never waits for it.
//! Knows no journal, no words and no browser; `public/worker.js` brings the numbers and takes the answers away.

use std::cell::RefCell;

use tenth::analysis::insights::{Desk, Question, Sheet};
use wasm_bindgen::prelude::wasm_bindgen;

thread_local! {
    static DESK: RefCell<Desk> = RefCell::default();
}

/// Lays a sheet on the desk, in the form of `Sheet::to_numbers`. False for numbers that are no sheet.
#[wasm_bindgen]
pub fn lay(sheet: &[f64]) -> bool {
    let sheet = Sheet::from_numbers(sheet);
    let is_sheet = sheet.is_some();
    DESK.with_borrow_mut(|desk| *desk = Desk::new(sheet.unwrap_or_default()));
    is_sheet
}

/// Answers a question about the sheet, both as numbers. Empty for numbers that are no question.
#[wasm_bindgen]
pub fn answer(question: &[f64]) -> Vec<f64> {
    let answer = |question| DESK.with_borrow_mut(|desk| desk.answer(question).to_numbers());
    Question::from_numbers(question).map(answer).unwrap_or_default()
}

fn main() {}
