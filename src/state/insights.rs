//! Insights: what is asked of the journal, what has been answered, and what follows from it. Answers stay as long as the
//! questions do, so that looking at another page and back works nothing out again.
//! Knows where answers are worked out; what they mean is known by `analysis`.

use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering::Relaxed};

use chrono::NaiveDate;
use leptos::prelude::*;
use leptos::task::spawn_local;

use super::answering::{Answering, Answers};
use super::{AppState, Lasting};
use crate::analysis::insights::{Answer, Conclusions, Draft, Inquiry, Question};
use crate::live::{Live, Slot};
use crate::platform::pause::Rests;

/// How many answers there are of how many.
pub type Progress = (usize, usize);

/// The edition of the journal that is asked, and the day.
type About = (u64, NaiveDate);

/// What is known of the journal's days. A handle.
#[derive(Clone, Copy)]
pub struct Insights {
    /// Goes up when the journal has changed.
    edition: Live<u64>,
    about: StoredValue<Option<About>>,
    inquiry: Slot<Option<Arc<Inquiry>>>,
    progress: Slot<Progress>,
    conclusions: Slot<Option<Arc<Conclusions>>>,
    /// Counts the answers that pages look at one by one.
    told: Slot<u32>,
    answering: Answering,
}

impl Insights {
    /// Nothing is asked yet.
    fn new(app: AppState) -> Self {
        let edition = AtomicU64::new(0);
        Self {
            edition: Live::memo(move || {
                app.journal.track();
                edition.fetch_add(1, Relaxed)
            }),
            about: StoredValue::new(None),
            inquiry: Slot::default(),
            progress: Slot::default(),
            conclusions: Slot::default(),
            told: Slot::default(),
            answering: Answering::default(),
        }
    }

    /// What the app keeps.
    pub fn expect() -> Self {
        Lasting::keep(Self::new)
    }

    /// What is asked; `None` for a journal without a day.
    pub fn inquiry(self) -> Live<Option<Arc<Inquiry>>> {
        self.inquiry.live()
    }

    /// How many of the comparisons are made; equal when all are.
    pub fn progress(self) -> Live<Progress> {
        self.progress.live()
    }

    /// What stands out and what does not; `None` until everything is answered.
    pub fn conclusions(self) -> Live<Option<Arc<Conclusions>>> {
        self.conclusions.live()
    }

    /// Asks something more, such as [`Inquiry::about`] one measure, before whatever still waits. What was answered before is
    /// not asked again.
    pub fn ask(self, questions: &[Question]) {
        self.answering.ask(questions);
    }

    /// The answer to something that was asked with [`Self::ask`], as soon as it is there. Tracks these answers.
    pub fn answer(self, question: Question) -> Option<Answer> {
        self.told.track();
        self.answering.with(|answers| answers.get(&question).cloned())
    }

    /// Whether it was stopped with something left to answer.
    pub fn is_stopped(self) -> Live<bool> {
        self.answering.is_stopped().live()
    }

    /// Stops at once what is being worked out.
    pub fn stop(self) {
        self.answering.stop();
    }

    /// Goes on where it was stopped.
    pub fn go_on(self) {
        self.answering.go_on();
    }

    /// Asks what the journal can be asked now, unless exactly that was asked before. Tracks the journal.
    pub fn look(self, app: AppState) {
        if app.loading.get() {
            return;
        }
        let about = (self.edition.get(), app.today());
        if self.about.get_value() != Some(about) {
            self.about.set_value(Some(about));
            spawn_local(self.draw_up(app, about));
        }
    }

    /// Draws up what is asked, with a rest after every step.
    async fn draw_up(self, app: AppState, about: About) {
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
        let sheet = inquiry.as_ref().map(|inquiry| inquiry.sheet.clone());
        let questions = inquiry.as_ref().map(|inquiry| inquiry.associations());
        let questions = questions.unwrap_or_default();
        self.conclusions.set(None);
        self.progress.set((0, questions.len()));
        let on_answer = Callback::new(move |question| self.hear(question));
        self.answering.lay(sheet.unwrap_or_default(), on_answer);
        // Whoever looks at it may ask more, which then comes first.
        self.answering.ask(&questions);
        self.inquiry.set(inquiry);
        if questions.is_empty() {
            self.conclude();
        }
    }

    /// An answer has come.
    fn hear(self, question: Question) {
        if !matches!(question, Question::Association { .. }) {
            self.told.update(|told| *told = told.wrapping_add(1));
            if self.is_last_size(question) {
                self.conclude();
            }
            return;
        }
        let (done, all) = self.progress.get_untracked();
        let done = done.saturating_add(1);
        self.progress.set((done, all));
        if done == all {
            self.conclude();
        }
    }

    /// Whether with this answer the size of everything that stands out is known.
    fn is_last_size(self, question: Question) -> bool {
        let both = self.inquiry.get_untracked().zip(self.conclusions.get_untracked());
        both.is_some_and(|(inquiry, conclusions)| {
            let sizes: Vec<Question> = conclusions
                .found
                .iter()
                .map(|tried| inquiry.size(tried))
                .collect();
            let is_answered = |answers: &Answers| sizes.iter().all(|size| answers.contains_key(size));
            sizes.contains(&question) && self.answering.with(is_answered)
        })
    }

    /// Weighs everything, and asks for the size of what stands out.
    fn conclude(self) {
        let Some(inquiry) = self.inquiry.get_untracked() else {
            return;
        };
        let conclusions = self.answering.with(|answers| inquiry.conclude(answers));
        let found = conclusions.iter().flat_map(|conclusions| &conclusions.found);
        let sizes: Vec<Question> = found.map(|tried| inquiry.size(tried)).collect();
        self.conclusions.set(conclusions.map(Arc::new));
        self.answering.ask(&sizes);
    }
}
