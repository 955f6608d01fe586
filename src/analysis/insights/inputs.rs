//! What might go with a measure, as one number a day: doses, amounts, runs, load, sleep, tags, side effects, medicines.
//! Knows what each number means; knows no measure it is compared with.

use super::super::{Days, Rule, Source, run_load, series_of};
use super::FEWEST_OF_A_KIND;
use super::records::{DayDoses, Records, mark, yes_no};
use crate::domain::{
    Amount, BuiltIn, Journal, Label, MeasureKey, SideEffectKind, SmallMap, Tag, Unit, sort_by,
};

/// Something that might go with a measure.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum Input {
    /// Whether a dose was taken.
    Dose,
    /// How much was taken, among the days with a dose. The unit stands for all that can be added to it.
    Amount(Unit),
    /// Whether there was a run; only where the load of too few runs is known.
    Run,
    /// Effort × minutes of the day's runs, 0 without one.
    Load,
    /// A measure: minutes slept, or how well.
    Measure(BuiltIn),
    /// A side effect of the list.
    SideEffect(SideEffectKind),
    /// A side effect in the person's words.
    OwnSideEffect(Label),
    /// A tag.
    Tag(Tag),
    /// A medicine, as scheduled or because it was needed.
    Medicine(Label),
}

/// One number a day of an input.
#[derive(Clone, PartialEq, Debug)]
pub struct InputSeries {
    /// Of what.
    pub input: Input,
    /// A place for each day; `None` where nobody can tell. Yes is 1, no is 0.
    pub values: Vec<Option<f64>>,
    /// How much of it effects are told for: 1 for yes and no, 60 minutes of sleep, 100 of load, the usual amount.
    pub step: f64,
}

impl Input {
    /// Whether it either was or was not.
    pub const fn is_yes_no(&self) -> bool {
        !matches!(self, Self::Amount(_) | Self::Load | Self::Measure(_))
    }

    /// Whether it is about the night or the morning, before whatever else the day brings.
    pub const fn is_morning(&self) -> bool {
        matches!(self, Self::Measure(_))
    }
}

/// How many tags, side effects and medicines are compared, the most frequent ones: every comparison more makes it
/// harder for each of the others to stand out.
pub const MOST_NAMED: usize = 20;

/// Everything that was ever recorded and may go with a measure, in a fixed order; and what is written by name but too
/// rarely to be compared, with the number of its days.
pub(super) fn inputs(
    journal: &Journal,
    days: Days,
    records: &Records,
) -> (Vec<InputSeries>, Vec<(Input, usize)>) {
    let mut found = Vec::new();
    let mut add = |input: Input, values: Vec<Option<f64>>, step: f64| {
        if values.iter().flatten().any(|value| *value != 0.0) {
            found.push(InputSeries { input, values, step });
        }
    };
    add(Input::Dose, numbers(&records.dosed()), 1.0);
    if let Some((unit, usual, values)) = amounts(records) {
        add(Input::Amount(unit), values, usual);
    }
    if let Some(start) = records.runs.iter().position(|run| *run) {
        let load = run_load(journal, days).values;
        let known = load
            .iter()
            .zip(&records.runs)
            .filter(|(load, run)| **run && load.is_some());
        let runs = records.runs.iter().filter(|run| **run);
        // Both say nearly the same, so only one of them is compared.
        if known.count().saturating_mul(2) >= runs.count() {
            let unknown = std::iter::repeat_n(None, start);
            add(
                Input::Load,
                unknown.chain(load.into_iter().skip(start)).collect(),
                100.0,
            );
        } else {
            add(
                Input::Run,
                numbers(&yes_no(&records.kept, &records.runs, start)),
                1.0,
            );
        }
    }
    let of_nights = [(BuiltIn::Sleep, 60.0), (BuiltIn::SleepQuality, 1.0)];
    let wanted = of_nights.map(|(night, _)| {
        let key = MeasureKey::BuiltIn(night);
        let rule = journal.measure(key).as_ref().map_or(Rule::Last, Rule::of);
        (key, Source::CheckIns, rule)
    });
    for ((night, step), of) in of_nights.into_iter().zip(series_of(journal, &wanted, days)) {
        add(Input::Measure(night), of.values, step);
    }
    let mut named: Vec<&(Input, Vec<usize>)> = records.named.iter().collect();
    sort_by(&mut named, &|a, b| {
        b.1.len().cmp(&a.1.len()).then_with(|| a.0.cmp(&b.0))
    });
    let frequent = named
        .iter()
        .take_while(|(_, places)| places.len() >= FEWEST_OF_A_KIND);
    let compared = frequent.count().min(MOST_NAMED);
    for (input, places) in named.iter().take(compared) {
        let mut marks = vec![false; days.len()];
        for place in places {
            mark(&mut marks, *place);
        }
        let start = places.first().copied().unwrap_or(0);
        add(input.clone(), numbers(&yes_no(&records.kept, &marks, start)), 1.0);
    }
    let rare = named.iter().skip(compared);
    let rare = rare
        .map(|(input, places)| (input.clone(), places.len()))
        .collect();
    (found, rare)
}

fn numbers(days: &[Option<bool>]) -> Vec<Option<f64>> {
    let number = |day: &Option<bool>| Some(f64::from(u8::from((*day)?)));
    days.iter().map(number).collect()
}

/// The amount of each dose day in the kind of unit that most of them have, and the amount that was taken most often, the
/// smaller of two. Days without a dose are left out: that a dose was taken is another question, and including them would
/// answer it twice. `None` if all amounts are equal.
fn amounts(records: &Records) -> Option<(Unit, f64, Vec<Option<f64>>)> {
    let known = || records.doses.iter().flatten().filter_map(|day| day.amount);
    let unit = most_frequent(known().map(|amount| class(amount.unit())))?;
    let of_class = |amount: &Amount| class(amount.unit()) == unit;
    let usual = most_frequent(known().filter(of_class).map(Amount::smallest))?;
    if known().filter(of_class).all(|amount| amount.smallest() == usual) {
        return None;
    }
    let number = |day: &Option<DayDoses>| Some((*day)?.amount.filter(of_class)?.smallest() as f64);
    Some((unit, usual as f64, records.doses.iter().map(number).collect()))
}

/// The unit that stands for all whose amounts can be added.
const fn class(unit: Unit) -> Unit {
    match unit {
        Unit::Gram | Unit::Milligram | Unit::Microgram => Unit::Gram,
        Unit::Millilitre | Unit::Capsule => unit,
    }
}

/// The item that comes most often, the smallest of several.
fn most_frequent<T: Ord + Copy>(items: impl Iterator<Item = T>) -> Option<T> {
    let mut counts: SmallMap<T, usize> = SmallMap::new();
    for item in items {
        counts.update(item, |count| *count = count.saturating_add(1));
    }
    let mut counts: Vec<(T, usize)> = counts.into_iter().collect();
    sort_by(&mut counts, &|a, b| b.1.cmp(&a.1).then(a.0.cmp(&b.0)));
    counts.first().map(|(item, _)| *item)
}
