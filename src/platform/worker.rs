//! A program beside the page that answers questions given as numbers. Ends when it is dropped.
//! Knows its messages (`public/worker.js`), not what the numbers mean.

use js_sys::{Array, Float64Array};
use wasm_bindgen::JsCast;
use wasm_bindgen::prelude::*;
use web_sys::{MessageEvent, Worker};

use super::document;

/// Numbers to a question.
const QUESTION: usize = 4;

/// What comes from beside the page.
#[derive(Clone, PartialEq, Debug)]
pub enum Message {
    /// The answer to the question at a place, as numbers. Places are counted from the first question asked.
    Answer(usize, Vec<f64>),
    /// Nothing can be worked out there: the program did not load, or gave up.
    Failed,
}

/// The program at work.
pub struct Beside {
    worker: Worker,
    _callbacks: [Closure<dyn FnMut(JsValue)>; 2],
}

impl Drop for Beside {
    fn drop(&mut self) {
        self.worker.terminate();
    }
}

impl Beside {
    /// Starts the program; each answer is called back. `None` where there is none or the browser refuses it.
    pub fn start(on_message: impl Fn(Message) + Clone + 'static) -> Option<Self> {
        let script = document::stated("worker").filter(|script| !script.is_empty())?;
        let worker = Worker::new(&script).ok()?;
        let tell = on_message.clone();
        let on_answer = Closure::<dyn FnMut(JsValue)>::new(move |event: JsValue| {
            let said = event
                .dyn_into::<MessageEvent>()
                .map(|event| Array::from(&event.data()));
            tell(said.map_or(Message::Failed, |said| read(&said)));
        });
        let on_error = Closure::<dyn FnMut(JsValue)>::new(move |_| on_message(Message::Failed));
        worker.set_onmessage(Some(on_answer.as_ref().unchecked_ref()));
        worker.set_onerror(Some(on_error.as_ref().unchecked_ref()));
        Some(Self {
            worker,
            _callbacks: [on_answer, on_error],
        })
    }

    /// Asks questions, about another sheet from now on if there is one. False if they cannot be sent.
    pub fn ask(&self, sheet: Option<&[f64]>, questions: &[[f64; QUESTION]]) -> bool {
        let asked = js_sys::Object::new();
        let numbers = [("sheet", sheet), ("questions", Some(questions.as_flattened()))];
        let is_written = numbers.into_iter().all(|(name, numbers)| {
            numbers.is_none_or(|numbers| {
                js_sys::Reflect::set(&asked, &name.into(), &Float64Array::from(numbers)).is_ok()
            })
        });
        is_written && self.worker.post_message(&asked).is_ok()
    }
}

fn read(said: &Array) -> Message {
    let place = said.get(0).as_f64().filter(|place| *place >= 0.0);
    let answer = said.get(1).dyn_into::<Float64Array>();
    match (place, answer) {
        (Some(place), Ok(answer)) => Message::Answer(place as usize, answer.to_vec()),
        _ => Message::Failed,
    }
}
