//! What people do, day by day: doses, runs, sleep, tags, spells of a medicine.

use tenth::analysis::statistics::Random;

use crate::noise::{Kind, answers, autoregressive, noise, normal};

/// Points of one standard deviation of a measure.
pub const POINTS: f64 = 1.7;

/// The chance that a measure is not answered on a day.
pub const MISSING: f64 = 0.15;

/// A daily value, or none.
pub type Series = Vec<Option<f64>>;

/// Seven inputs as people have them; none has anything to do with a measure.
pub fn inputs(days: usize, kind: Kind, random: &mut Random) -> Vec<Series> {
    vec![
        every_third_day(days),
        fixed_weekdays(days, random),
        run_load(days, random),
        answers(&noise(days, kind, random), 7.0, 1.2, MISSING, random),
        days_of(days, |day| {
            random.unit() < if matches!(day % 7, 4 | 5) { 0.5 } else { 0.1 }
        }),
        days_of(days, |_| random.unit() < 0.06),
        spells(days, random),
    ]
}

/// Eight weeks of a dose every third day, three weeks of rest, and so on.
pub fn every_third_day(days: usize) -> Series {
    days_of(days, |day| day % 77 < 56 && (day % 77) % 3 == 0)
}

/// A dose on Mondays and Thursdays, of which one in ten is left out.
pub fn fixed_weekdays(days: usize, random: &mut Random) -> Series {
    days_of(days, |day| matches!(day % 7, 0 | 3) && random.unit() < 0.9)
}

/// A medicine taken for some days, then not, then again.
pub fn spells(days: usize, random: &mut Random) -> Series {
    let mut is_on = false;
    days_of(days, |_| {
        if random.unit() < if is_on { 0.15 } else { 0.06 } {
            is_on = !is_on;
        }
        is_on
    })
}

/// Ten measures of the same kind that have nothing to do with each other or with any input.
pub fn measures(days: usize, kind: Kind, random: &mut Random) -> Vec<Series> {
    let (centre, missing) = if kind.is_rough {
        (1.0, 1.0 / 3.0)
    } else {
        (5.0, MISSING)
    };
    (0..10)
        .map(|_| answers(&noise(days, kind, random), centre, POINTS, missing, random))
        .collect()
}

/// One measure of which an input adds `effect` standard deviations `lag` days later.
pub fn moved(input: &Series, effect: f64, lag: usize, kind: Kind, random: &mut Random) -> Series {
    let mut values = noise(input.len(), kind, random);
    for (value, moved) in values.iter_mut().skip(lag).zip(input) {
        *value += effect * moved.unwrap_or_default();
    }
    answers(&values, 5.0, POINTS, MISSING, random)
}

fn days_of(days: usize, mut is_one: impl FnMut(usize) -> bool) -> Series {
    (0..days)
        .map(|day| Some(f64::from(u8::from(is_one(day)))))
        .collect()
}

fn run_load(days: usize, random: &mut Random) -> Series {
    let form = autoregressive(days, 0.7, random);
    (0..days)
        .map(|day| {
            let runs = matches!(day % 7, 1 | 3 | 5) && random.unit() < 0.8;
            let load = 250.0 * (0.3 * form[day] + 0.4 * normal(random)).exp();
            Some(if runs { load.round() } else { 0.0 })
        })
        .collect()
}
