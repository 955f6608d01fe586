//! Who answers questions about a sheet: the second program beside the page, or, without one, the page itself with rests.
//! Keeps every answer, and what still waits; knows neither what the numbers mean nor what follows from them.

use std::collections::VecDeque;

use leptos::prelude::*;
use leptos::task::spawn_local;

use crate::analysis::insights::{Answer, Desk, Question, Sheet};
use crate::analysis::with_rests;
use crate::domain::SmallMap;
use crate::live::Slot;
use crate::platform::pause::Rests;
use crate::platform::worker::{Beside, Message};

/// Questions that are on their way at a time: enough that the second program never waits for the page, and few, so that
/// what is asked next has not long to wait.
const AT_ONCE: usize = 8;

/// What was answered.
pub(super) type Answers = SmallMap<Question, Answer>;

/// Answers questions about one sheet at a time. A handle.
#[derive(Clone, Copy)]
pub(super) struct Answering {
    work: StoredValue<Work, LocalStorage>,
    is_stopped: Slot<bool>,
}

impl Default for Answering {
    fn default() -> Self {
        Self {
            work: StoredValue::new_local(Work::default()),
            is_stopped: Slot::default(),
        }
    }
}

#[derive(Default)]
struct Work {
    sheet: Sheet,
    /// Is told of each answer after it is kept.
    on_answer: Option<Callback<Question>>,
    answers: Answers,
    /// What is to be asked, the next first.
    waiting: VecDeque<Question>,
    /// What whoever is at work was asked, in this order, and how much of it is answered.
    asked: Vec<Question>,
    answered: usize,
    /// The program beside the page, while it is at work.
    beside: Option<Beside>,
    /// There is no such program: the page answers.
    is_alone: bool,
    /// The page is at work, and takes what waits by itself.
    is_here: bool,
    /// Counts up whenever what is under way is no longer wanted, so that late answers are known as such.
    turn: u64,
}

impl Work {
    /// Ends what is under way; what was asked and not answered waits again.
    fn end(&mut self) {
        self.beside = None;
        self.is_here = false;
        self.turn = self.turn.wrapping_add(1);
        let asked = std::mem::take(&mut self.asked);
        for question in asked.into_iter().skip(self.answered).rev() {
            self.waiting.push_front(question);
        }
        self.answered = 0;
    }

    /// The next questions for whoever is at work, so that no more than `most` are on their way.
    fn next(&mut self, most: usize) -> Vec<Question> {
        let under_way = self.asked.len().saturating_sub(self.answered);
        let room = most.saturating_sub(under_way).min(self.waiting.len());
        let next: Vec<Question> = self.waiting.drain(..room).collect();
        self.asked.extend(&next);
        next
    }

    /// With nothing left to answer, whoever is at work goes, and the memory of it is given back.
    fn end_if_done(&mut self) {
        if self.answered == self.asked.len() {
            self.end();
        }
    }
}

impl Answering {
    /// Forgets everything for another sheet; what was stopped stays so. Each answer is told after it is kept. What hears of it
    /// is given here and not at the beginning, because with it everything that follows from an answer would come with the first
    /// page.
    pub(super) fn lay(self, sheet: Sheet, on_answer: Callback<Question>) {
        self.work.update_value(|work| {
            work.end();
            *work = Work {
                sheet,
                on_answer: Some(on_answer),
                turn: work.turn,
                is_alone: work.is_alone,
                ..Work::default()
            };
        });
    }

    /// Asks what is not answered yet, before whatever still waits.
    pub(super) fn ask(self, questions: &[Question]) {
        self.work.update_value(|work| {
            let on_their_way = work.asked.get(work.answered..).unwrap_or_default();
            let wanted = questions
                .iter()
                .filter(|question| !work.answers.contains_key(*question) && !on_their_way.contains(question));
            let wanted: Vec<Question> = wanted.copied().collect();
            work.waiting.retain(|waiting| !wanted.contains(waiting));
            for question in wanted.into_iter().rev() {
                work.waiting.push_front(question);
            }
        });
        self.go();
    }

    /// Something about the answers.
    pub(super) fn with<T>(self, tell: impl FnOnce(&Answers) -> T) -> T {
        self.work.with_value(|work| tell(&work.answers))
    }

    /// Whether it was stopped with questions left.
    pub(super) const fn is_stopped(self) -> Slot<bool> {
        self.is_stopped
    }

    /// Stops at once. What is not answered waits until it is wanted again.
    pub(super) fn stop(self) {
        self.is_stopped.set(true);
        self.work.update_value(Work::end);
    }

    /// Goes on where it was stopped.
    pub(super) fn go_on(self) {
        self.is_stopped.set(false);
        self.go();
    }

    fn go(self) {
        if self.is_stopped.get_untracked() {
            return;
        }
        match self
            .work
            .with_value(|work| (work.beside.is_some(), work.is_here, work.is_alone))
        {
            (true, ..) => self.send(false),
            (_, true, _) => {}
            _ if self.work.with_value(|work| work.waiting.is_empty()) => {}
            (.., true) => self.here(),
            _ => self.begin(),
        }
    }

    /// Starts the program beside the page.
    fn begin(self) {
        let turn = self.work.with_value(|work| work.turn);
        let beside = Beside::start(move |message| {
            if self.is_wanted(turn) {
                self.take(message);
            }
        });
        match beside {
            Some(beside) => {
                self.work.update_value(|work| work.beside = Some(beside));
                self.send(true);
            }
            None => self.alone(),
        }
    }

    /// Sends what there is room for; the sheet goes first.
    fn send(self, with_sheet: bool) {
        let mut is_sent = true;
        self.work.update_value(|work| {
            let next: Vec<[f64; 4]> = work.next(AT_ONCE).into_iter().map(Question::to_numbers).collect();
            let sheet = with_sheet.then(|| work.sheet.to_numbers());
            if let Some(beside) = &work.beside
                && !next.is_empty()
            {
                is_sent = beside.ask(sheet.as_deref(), &next);
            }
        });
        if !is_sent {
            self.alone();
        }
    }

    fn take(self, message: Message) {
        let read = match message {
            Message::Answer(place, numbers) => {
                let question = self.work.with_value(|work| work.asked.get(place).copied());
                question.zip(Answer::from_numbers(&numbers))
            }
            Message::Failed => None,
        };
        let Some((question, answer)) = read else {
            return self.alone();
        };
        self.put(question, answer);
        self.send(false);
        self.work.update_value(Work::end_if_done);
    }

    /// Without a program beside it the page does it.
    fn alone(self) {
        self.work.update_value(|work| {
            work.end();
            work.is_alone = true;
        });
        self.here();
    }

    /// Answers in the page itself, with rests. What is no longer wanted ends at the next rest, with its half an answer.
    fn here(self) {
        let mut turn = 0;
        self.work.update_value(|work| {
            work.is_here = true;
            turn = work.turn;
        });
        spawn_local(async move {
            let Some(sheet) = self.work.try_with_value(|work| work.sheet.clone()) else {
                return;
            };
            let mut desk = Desk::new(sheet);
            let rests = Rests::default();
            let rest = async || {
                if rests.is_due() {
                    rests.rest().await;
                }
                self.is_wanted(turn)
            };
            // Whoever asks is drawn first.
            rests.rest().await;
            while rest().await {
                let mut next = None;
                self.work.update_value(|work| {
                    next = work.next(1).pop();
                    work.end_if_done();
                });
                let Some(question) = next else { return };
                let Some(answer) = with_rests(desk.answering(question), &rest).await else {
                    return;
                };
                self.put(question, answer);
            }
        });
    }

    fn is_wanted(self, turn: u64) -> bool {
        self.work.try_with_value(|work| work.turn) == Some(turn)
    }

    /// Keeps the answer to the first question that is on its way.
    fn put(self, question: Question, answer: Answer) {
        let mut tell = None;
        self.work.update_value(|work| {
            work.answered = work.answered.saturating_add(1);
            work.answers.insert(question, answer);
            tell = work.on_answer;
        });
        if let Some(tell) = tell {
            tell.run(question);
        }
    }
}
