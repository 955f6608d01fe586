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
    /// The answer to the question at a place, as numbers.
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

/// Asks questions about a sheet; each answer is called back. `None` where there is no such program or the browser refuses it.
pub fn ask(
    sheet: &[f64],
    questions: &[[f64; QUESTION]],
    on_message: impl Fn(Message) + Clone + 'static,
) -> Option<Beside> {
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
    let asked = js_sys::Object::new();
    for (name, numbers) in [("sheet", sheet), ("questions", questions.as_flattened())] {
        js_sys::Reflect::set(&asked, &name.into(), &Float64Array::from(numbers)).ok()?;
    }
    worker.post_message(&asked).ok()?;
    Some(Beside {
        worker,
        _callbacks: [on_answer, on_error],
    })
}

fn read(said: &Array) -> Message {
    let place = said.get(0).as_f64().filter(|place| *place >= 0.0);
    let answer = said.get(1).dyn_into::<Float64Array>();
    match (place, answer) {
        (Some(place), Ok(answer)) => Message::Answer(place as usize, answer.to_vec()),
        _ => Message::Failed,
    }
}
