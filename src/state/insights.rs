//! Insights: what is asked of the journal, what has been answered, and what follows from it. Answers stay as long as the
//! questions do, so that looking at another page and back works nothing out again.
//! Knows where answers are worked out; what they mean is known by `analysis`.

use std::cell::RefCell;
use std::rc::Rc;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering::Relaxed};

use chrono::NaiveDate;
use leptos::prelude::*;
use leptos::task::spawn_local;

use super::AppState;
use crate::analysis::insights::{Answer, Conclusions, Desk, Draft, Inquiry, Question};
use crate::domain::SmallMap;
use crate::live::{Live, Slot};
use crate::platform::pause::Rests;
use crate::platform::worker::{self, Beside, Message};

/// How many answers there are of how many.
pub type Progress = (usize, usize);

type Answers = SmallMap<Question, Answer>;

/// What is known of the journal's days. A handle.
#[derive(Clone, Copy)]
pub struct Insights {
    /// Goes up when the journal has changed.
    edition: Live<u64>,
    inquiry: Slot<Option<Arc<Inquiry>>>,
    progress: Slot<Progress>,
    conclusions: Slot<Option<Arc<Conclusions>>>,
    work: StoredValue<Work, LocalStorage>,
}

/// What goes on beside the page.
#[derive(Default)]
struct Work {
    /// The edition of the journal that is asked, and the day.
    about: Option<(u64, NaiveDate)>,
    answers: Rc<RefCell<Answers>>,
    beside: Option<Beside>,
    /// Counts up whenever other questions are asked, so that late answers are known as such.
    turn: u64,
}

impl Insights {
    /// Nothing is asked yet.
    pub fn new(app: AppState) -> Self {
        let edition = AtomicU64::new(0);
        Self {
            edition: Live::memo(move || {
                app.journal.track();
                edition.fetch_add(1, Relaxed)
            }),
            inquiry: Slot::default(),
            progress: Slot::default(),
            conclusions: Slot::default(),
            work: StoredValue::new_local(Work::default()),
        }
    }

    /// What the app keeps.
    pub fn expect() -> Self {
        expect_context::<Self>()
    }

    /// What is asked; `None` for a journal without a day.
    pub fn inquiry(self) -> Live<Option<Arc<Inquiry>>> {
        self.inquiry.live()
    }

    /// How many answers there are; equal when all are there.
    pub fn progress(self) -> Live<Progress> {
        self.progress.live()
    }

    /// What stands out and what does not; `None` until everything is answered.
    pub fn conclusions(self) -> Live<Option<Arc<Conclusions>>> {
        self.conclusions.live()
    }

    /// Asks what the journal can be asked now, unless exactly that was asked before. Tracks the journal.
    pub fn look(self, app: AppState) {
        if app.loading.get() {
            return;
        }
        let about = (self.edition.get(), app.today());
        if self.work.with_value(|work| work.about) != Some(about) {
            self.work.update_value(|work| work.about = Some(about));
            spawn_local(self.draw_up(app, about));
        }
    }

    /// Draws up what is asked, with a rest after every step.
    async fn draw_up(self, app: AppState, about: (u64, NaiveDate)) {
        let rests = Rests::default();
        let mut draft = app.journal.with_untracked(|journal| Draft::of(journal, about.1));
        let mut goes_on = draft.is_some();
        while goes_on {
            rests.rest().await;
            if self.edition.try_get_untracked() != Some(about.0) {
                return;
            }
            goes_on = app
                .journal
                .with_untracked(|journal| draft.as_mut().is_some_and(|draft| draft.goes_on(journal)));
        }
        rests.rest().await;
        self.put_up(draft.map(|draft| Arc::new(draft.into_inquiry())));
    }

    /// Asks what was drawn up, unless it is what was asked before.
    fn put_up(self, inquiry: Option<Arc<Inquiry>>) {
        if self.inquiry.with_untracked(|known| *known == inquiry) {
            return;
        }
        self.conclusions.set(None);
        self.work.update_value(|work| work.answers = Rc::default());
        self.inquiry.set(inquiry.clone());
        let questions = inquiry.as_ref().map(|inquiry| inquiry.associations());
        self.progress.set((0, questions.as_ref().map_or(0, Vec::len)));
        match inquiry.zip(questions) {
            Some((inquiry, questions)) => self.ask(inquiry, questions),
            None => {
                self.stop();
            }
        }
    }

    /// Stops what is being worked out.
    fn stop(self) -> u64 {
        let mut turn = 0;
        self.work.update_value(|work| {
            work.beside = None;
            work.turn = work.turn.wrapping_add(1);
            turn = work.turn;
        });
        turn
    }

    fn ask(self, inquiry: Arc<Inquiry>, questions: Vec<Question>) {
        let turn = self.stop();
        if questions.is_empty() {
            self.conclude(&inquiry);
            return;
        }
        let sheet = inquiry.sheet.to_numbers();
        let numbers: Vec<[f64; 4]> = questions.iter().map(|question| question.to_numbers()).collect();
        let questions = Rc::new(questions);
        let on_message = {
            let (inquiry, questions) = (Arc::clone(&inquiry), Rc::clone(&questions));
            move |message| {
                let read = match message {
                    Message::Answer(place, answer) => {
                        questions.get(place).copied().zip(Answer::from_numbers(&answer))
                    }
                    Message::Failed => None,
                };
                match read {
                    Some((question, answer)) => self.put(turn, &inquiry, &questions, question, answer),
                    None => self.here(turn, &inquiry, &questions),
                }
            }
        };
        match worker::ask(&sheet, &numbers, on_message) {
            Some(beside) => self.work.update_value(|work| work.beside = Some(beside)),
            None => self.here(turn, &inquiry, &questions),
        }
    }

    /// Answers in the page itself what is not answered yet, in slices.
    fn here(self, turn: u64, inquiry: &Arc<Inquiry>, questions: &Rc<Vec<Question>>) {
        if !self.is_wanted(turn) {
            return;
        }
        let turn = self.stop();
        let (inquiry, questions) = (Arc::clone(inquiry), Rc::clone(questions));
        spawn_local(async move {
            let mut desk = Desk::new(inquiry.sheet.clone());
            let rests = Rests::default();
            for question in questions.iter().copied() {
                if !self.is_wanted(turn) {
                    return;
                }
                let answer = desk.answer(question);
                self.put(turn, &inquiry, &questions, question, answer);
                if rests.is_due() {
                    rests.rest().await;
                }
            }
        });
    }

    fn is_wanted(self, turn: u64) -> bool {
        self.work.try_with_value(|work| work.turn) == Some(turn)
    }

    fn put(self, turn: u64, inquiry: &Arc<Inquiry>, asked: &[Question], question: Question, answer: Answer) {
        let Some(answers) = self
            .work
            .try_with_value(|work| (work.turn == turn).then(|| Rc::clone(&work.answers)))
            .flatten()
        else {
            return;
        };
        answers.borrow_mut().insert(question, answer);
        let answered = asked
            .iter()
            .filter(|asked| answers.borrow().contains_key(*asked))
            .count();
        if self.conclusions.with_untracked(Option::is_none) {
            self.progress.set((answered, asked.len()));
        }
        if answered == asked.len() {
            self.conclude(inquiry);
        }
    }

    /// Weighs everything, and asks for the size of what stands out.
    fn conclude(self, inquiry: &Arc<Inquiry>) {
        let answers = self.work.with_value(|work| Rc::clone(&work.answers));
        let conclusions = inquiry.conclude(&answers.borrow());
        let sizes: Vec<Question> = conclusions
            .iter()
            .flat_map(|conclusions| &conclusions.found)
            .map(|tried| inquiry.size(tried))
            .filter(|question| !answers.borrow().contains_key(question))
            .collect();
        self.conclusions.set(conclusions.map(Arc::new));
        if sizes.is_empty() {
            self.stop();
        } else {
            self.ask(Arc::clone(inquiry), sizes);
        }
    }
}
