//! How often intervals hold the truth, and how wide they are.

use tenth::analysis::at_once;
use tenth::analysis::statistics::{Interval, adjusted, association_slope, difference, median, trend};

use crate::chance::{many, percent};
use crate::journal::{Series, every_third_day, fixed_weekdays, spells};
use crate::noise::{Kind, noise};

/// What is estimated.
pub const ESTIMATES: [&str; 6] = [
    "dose days − other days (every third day, rest weeks)",
    "dose days − next days",
    "dose days − other days (Monday and Thursday)",
    "days with a medicine in spells − without",
    "slope on the dose, same day",
    "trend, over the whole time",
];

/// The effect of a dose in standard deviations of the noise.
const EFFECT: f64 = 0.8;

/// The shares of 95 % and of 80 % intervals that hold the truth in percent, and half the median width of the former in
/// standard deviations; `None` where there were no intervals.
pub type Coverage = Option<(f64, f64, f64)>;

/// What was found, and the truth.
type Found = Option<(Interval, f64)>;

/// Coverage of each of [`ESTIMATES`].
pub fn coverage(runs: usize, days: usize, kind: Kind) -> [Coverage; 6] {
    let found = many(
        runs,
        &format!("coverage {kind:?} {days}"),
        |random| -> [Found; 6] {
            let third = every_third_day(days);
            let fixed = fixed_weekdays(days, random);
            let spells = spells(days, random);
            let mut with = |input: &Series| -> Series {
                let mut values = noise(days, kind, random);
                for (value, input) in values.iter_mut().zip(input) {
                    *value += EFFECT * input.unwrap_or_default();
                }
                answered(&values, random)
            };
            let by_third = with(&third);
            let (by_fixed, by_spells) = (with(&fixed), with(&spells));
            let compared = |groups: &[Option<bool>], values: &Series| {
                Some((at_once(difference(groups, values, 1))?.adjusted?, EFFECT))
            };
            let slope = at_once(association_slope(&adjusted(&third), &adjusted(&by_third), 0, 1));
            let straight = Kind { drift: 0.0, ..kind };
            let a_day = kind.drift / days as f64;
            let line: Vec<f64> = (0_u32..)
                .zip(noise(days, straight, random))
                .map(|(day, v)| v + a_day * f64::from(day))
                .collect();
            let trend = at_once(trend(&answered(&line, random), 1));
            [
                compared(&phases(&third, false), &by_third),
                compared(&phases(&third, true), &by_third),
                compared(&phases(&fixed, false), &by_fixed),
                compared(
                    &spells.iter().map(|on| Some(*on == Some(1.0))).collect::<Vec<_>>(),
                    &by_spells,
                ),
                slope.map(|slope| (slope, EFFECT)),
                trend.map(|trend| (trend.a_day.times(days as f64), kind.drift)),
            ]
        },
    );
    std::array::from_fn(|at| {
        let found: Vec<(Interval, f64)> = found.iter().filter_map(|found| found[at]).collect();
        let wide = found
            .iter()
            .map(|(of, truth)| of.low <= *truth && *truth <= of.high);
        let likely = found
            .iter()
            .map(|(of, truth)| of.likely.0 <= *truth && *truth <= of.likely.1);
        let widths: Vec<f64> = found.iter().map(|(of, _)| (of.high - of.low) / 2.0).collect();
        (found.len() * 10 > runs).then(|| Some((percent(wide), percent(likely), median(&widths)?)))?
    })
}

/// One in seven days is missing; the rest is answered in steps of a quarter standard deviation, without ends,
/// so that the truth stays what was planted.
fn answered(values: &[f64], random: &mut tenth::analysis::statistics::Random) -> Series {
    values
        .iter()
        .map(|value| (random.below(7) > 0).then(|| (value * 4.0).round() / 4.0))
        .collect()
}

/// Dose days against the days after them, or against days that are neither dose day nor one of the two after.
pub(crate) fn phases(doses: &Series, is_against_next: bool) -> Vec<Option<bool>> {
    let dose = |day: usize, ago: usize| day >= ago && doses[day - ago] == Some(1.0);
    (0..doses.len())
        .map(|day| match (dose(day, 0), dose(day, 1), dose(day, 2)) {
            (true, ..) => Some(true),
            (_, next, _) if is_against_next => next.then_some(false),
            (_, next, second) => (!next && !second).then_some(false),
        })
        .collect()
}
