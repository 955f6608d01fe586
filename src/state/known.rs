//! What follows from the whole journal and several pages ask for: worked out when a page first asks, and kept from page to
//! page until the journal changes.
//! Knows no page; every number comes from `analysis` and `schedule`.

use chrono::NaiveDate;

use super::{AppState, Lasting};
use crate::analysis::{Overview, answered, batch_labels, dose_days, overview};
use crate::domain::{MeasureKey, SmallMap};
use crate::live::Live;
use crate::schedule::Calendar;

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
                app.journal.with(|journal| {
                    if journal.plans().is_empty() {
                        Calendar::default()
                    } else {
                        Calendar::of(journal)
                    }
                })
            }),
        }
    }

    /// What the app keeps.
    pub fn expect() -> Self {
        Lasting::keep(Self::new)
    }
}
