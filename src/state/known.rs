//! What follows from the whole journal and several pages ask for: worked out ahead, or when a page asks before that, and
//! kept from page to page until the journal changes.
//! Knows no page; every number comes from `analysis` and `schedule`.

use std::time::Duration;

use chrono::NaiveDate;
use leptos::prelude::*;

use super::opening::idle;
use super::{AppState, Lasting};
use crate::analysis::{Overview, answered, batch_labels, dose_days, overview};
use crate::domain::{MeasureKey, SmallMap};
use crate::live::{Live, follow};
use crate::schedule::Calendar;

/// By then what a change did is on the screen.
const SHOWN: Duration = Duration::from_millis(250);

/// What follows from the whole journal. A handle.
#[derive(Clone, Copy)]
pub struct Known {
    /// How much there is; `None` for a journal without a day up to today.
    pub overview: Live<Option<Overview>>,
    /// The days with a dose, oldest first.
    pub dose_days: Live<Vec<NaiveDate>>,
    /// The days with the first dose from a batch, oldest first, and what these batches are called.
    pub batches: Live<Vec<(NaiveDate, Vec<String>)>>,
    /// The measures that were ever answered, hidden or not, and how often.
    pub answered: Live<SmallMap<MeasureKey, usize>>,
    /// All plans and what happened; empty while there is no plan.
    pub plans: Live<Calendar>,
}

impl Known {
    fn new(app: AppState) -> Self {
        let overview = Live::memo(move || app.journal.with(|journal| overview(journal, app.today())));
        Self {
            overview,
            dose_days: Live::memo(move || app.journal.with(dose_days)),
            batches: Live::memo(move || app.journal.with(batch_labels)),
            answered: Live::memo(move || {
                let days = overview.with(|overview| Some(overview.as_ref()?.days));
                app.journal
                    .with(|journal| days.map(|days| answered(journal, days)).unwrap_or_default())
            }),
            plans: Live::memo(move || {
                let is_reading = app.loading.get();
                app.journal.with(|journal| {
                    if journal.plans().is_empty() {
                        Calendar::default()
                    } else {
                        let first = journal.days().next().filter(|_| is_reading);
                        Calendar::reading(journal, first)
                    }
                })
            }),
        }
    }

    /// What the app keeps.
    pub fn expect() -> Self {
        Lasting::keep(Self::new)
    }

    /// Works everything out while nobody waits, once all days are read, after every change and when a day begins: the page
    /// that is opened next would be held up by it.
    pub fn prepare(app: AppState) {
        let known = Self::expect();
        let turn = StoredValue::new_local(0_u32);
        follow(move || {
            app.journal.track();
            app.today();
            // What is under way for the state before stops.
            let now = turn.try_update_value(|turn| {
                *turn = turn.wrapping_add(1);
                *turn
            });
            if !app.loading.get() {
                set_timeout(
                    move || known.work_out(0, move || turn.try_get_value() == now),
                    SHOWN,
                );
            }
        });
    }

    /// One thing in each moment, as long as it is wanted.
    fn work_out(self, step: u8, is_wanted: impl Fn() -> bool + 'static) {
        if !is_wanted() {
            return;
        }
        match step {
            0 => drop(self.overview.read_untracked()),
            1 => drop(self.dose_days.read_untracked()),
            2 => drop(self.batches.read_untracked()),
            3 => drop(self.answered.read_untracked()),
            4 => drop(self.plans.read_untracked()),
            _ => return,
        }
        idle(move || self.work_out(step.saturating_add(1), is_wanted));
    }
}
