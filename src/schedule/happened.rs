//! What the journal holds against a plan: dose days, decisions, and dates that never were.
//! Counts days, not doses; knows no amounts.

use chrono::NaiveDate;

use crate::domain::{Body, Choice, Entry, Journal, RecordId, sort};

/// More minutes than any change of zone without crossing the date line.
const OVER_THE_DATE_LINE: i16 = 720;

/// Dose days and decisions, read from the journal once.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Happened {
    doses: Vec<NaiveDate>,
    decisions: Vec<(RecordId, Choice, NaiveDate)>,
    lost: Vec<NaiveDate>,
    /// While older days are still being read: the first that is.
    read_from: Option<NaiveDate>,
}

impl Happened {
    /// Everything in the journal, in one pass.
    pub fn of(journal: &Journal) -> Self {
        let Some(days) = journal.days().next().zip(journal.days().next_back()) else {
            return Self::default();
        };
        let mut entries = journal.entries().map(|(_, entry)| entry);
        Self::read(days, &mut entries, lost_days(journal, None))
    }

    /// What the days from `first` on hold. Quicker than [`Happened::of`] while these are few.
    pub fn since(journal: &Journal, first: NaiveDate) -> Self {
        let Some(last) = journal.days().next_back().filter(|last| first <= *last) else {
            return Self::default();
        };
        let mut entries = journal.within(first, last).map(|(_, entry)| entry);
        Self::read((first, last), &mut entries, lost_days(journal, Some(first)))
    }

    /// What happened, as bare dates: dose days, and decisions by plan.
    pub fn just(doses: &[NaiveDate], decisions: &[(RecordId, Choice, NaiveDate)]) -> Self {
        Self::sorted(doses.to_vec(), decisions.to_vec(), Vec::new())
    }

    /// Marks days in a row instead of sorting them: with ten years of doses that is what takes the time.
    fn read(days: Span, entries: &mut dyn Iterator<Item = &Entry>, lost: Vec<NaiveDate>) -> Self {
        let (first, last) = days;
        let mut has_dose = vec![false; place(first, last).map_or(0, |last| last.saturating_add(1))];
        let mut decisions = Vec::new();
        for entry in entries {
            let Some(when) = &entry.when else { continue };
            match &entry.body {
                Body::Dose(_) => {
                    if let Some(mark) = place(first, when.day).and_then(|place| has_dose.get_mut(place)) {
                        *mark = true;
                    }
                }
                Body::Decision(decision) => decisions.push((decision.plan, decision.choice, when.day)),
                _ => {}
            }
        }
        let doses = first.iter_days().zip(has_dose).filter(|(_, has_dose)| *has_dose);
        Self::sorted(doses.map(|(day, _)| day).collect(), decisions, lost)
    }

    fn sorted(
        mut doses: Vec<NaiveDate>,
        mut decisions: Vec<(RecordId, Choice, NaiveDate)>,
        lost: Vec<NaiveDate>,
    ) -> Self {
        sort(&mut doses);
        doses.dedup();
        sort(&mut decisions);
        decisions.dedup();
        Self {
            doses,
            decisions,
            lost,
            read_from: None,
        }
    }

    /// The same of a journal whose days before `first` are not read yet: whether a dose was missed there nobody knows.
    #[must_use]
    pub fn read_from(self, first: Option<NaiveDate>) -> Self {
        Self {
            read_from: first,
            ..self
        }
    }

    /// The days with at least one dose, oldest first, each once.
    pub fn doses(&self) -> &[NaiveDate] {
        &self.doses
    }

    /// The days with at least one dose that are not before `first`, oldest first.
    pub fn doses_from(&self, first: NaiveDate) -> &[NaiveDate] {
        let start = self.doses.partition_point(|day| *day < first);
        self.doses.get(start..).unwrap_or_default()
    }

    /// Whether a day has a dose.
    pub fn has_dose(&self, day: NaiveDate) -> bool {
        self.doses.binary_search(&day).is_ok()
    }

    /// Whether something was decided about a day of a plan.
    pub fn has_decided(&self, plan: RecordId, choice: Choice, day: NaiveDate) -> bool {
        self.decisions.binary_search(&(plan, choice, day)).is_ok()
    }

    /// The days of a plan about which this was decided, oldest first.
    pub fn decided(&self, plan: RecordId, choice: Choice) -> impl Iterator<Item = NaiveDate> {
        let of_plan = move |(id, what, _): &&(RecordId, Choice, NaiveDate)| *id == plan && *what == choice;
        self.decisions.iter().filter(of_plan).map(|(_, _, day)| *day)
    }

    /// Whether a flight west over the date line left the day out, so that nothing could be done on it.
    pub fn is_lost(&self, day: NaiveDate) -> bool {
        self.lost.binary_search(&day).is_ok()
    }

    /// Whether a day is not read yet.
    pub fn is_unread(&self, day: NaiveDate) -> bool {
        self.read_from.is_some_and(|first| day < first)
    }

    /// How many days with a dose lie from `first` to `last`, both included.
    pub fn doses_between(&self, first: NaiveDate, last: NaiveDate) -> usize {
        let start = self.doses.partition_point(|day| *day < first);
        let end = self.doses.partition_point(|day| *day <= last);
        end.saturating_sub(start)
    }
}

/// The first and the last day that have entries.
type Span = (NaiveDate, NaiveDate);

/// How many days after `first` a day is; `None` before it.
fn place(first: NaiveDate, day: NaiveDate) -> Option<usize> {
    usize::try_from(day.signed_duration_since(first).num_days()).ok()
}

/// Days without an entry between two with entries, where the clock went further ahead than it can on one side of the date line.
fn lost_days(journal: &Journal, since: Option<NaiveDate>) -> Vec<NaiveDate> {
    let mut lost = Vec::new();
    let mut before: Option<NaiveDate> = None;
    for day in journal
        .days()
        .filter(|day| since.is_none_or(|first| first <= *day))
    {
        let between = before.and_then(|before| before.succ_opt());
        if let (Some(before), Some(between)) = (before, between)
            && between.succ_opt() == Some(day)
            && went_ahead(journal, before, day)
        {
            lost.push(between);
        }
        before = Some(day);
    }
    lost
}

fn went_ahead(journal: &Journal, before: NaiveDate, after: NaiveDate) -> bool {
    let offsets = |day: NaiveDate| {
        let entries = journal.within(day, day);
        entries.filter_map(|(_, entry)| entry.when.as_ref()?.offset)
    };
    let (from, to) = (offsets(before).min(), offsets(after).max());
    from.zip(to)
        .is_some_and(|(from, to)| to.saturating_sub(from) > OVER_THE_DATE_LINE)
}
