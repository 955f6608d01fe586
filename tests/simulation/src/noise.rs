//! Noise as diaries have it: days that resemble the day before, drift, weekdays, whole points, missing days.

use tenth::analysis::statistics::Random;

/// What the days of a measure are like when nothing acts on them.
#[derive(Clone, Copy, PartialEq, Debug)]
pub struct Kind {
    /// How much a day resembles the day before: lag-1 autocorrelation, 0 up to 1.
    pub rho: f64,
    /// How far the level moves over the whole time, in standard deviations.
    pub drift: f64,
    /// How much weekdays differ, as a standard deviation, in standard deviations of the days.
    pub weekdays: f64,
    /// Whether half of the variance is a slip of the finger that tomorrow knows nothing of, so that the noise is not
    /// autoregressive of any order; and whether answers crowd at the lower end and every third is missing.
    pub is_rough: bool,
}

/// Standard normal numbers (Box and Muller 1958).
pub fn normal(random: &mut Random) -> f64 {
    let radius = (-2.0 * (1.0 - random.unit()).ln()).sqrt();
    radius * (std::f64::consts::TAU * random.unit()).cos()
}

/// A series of unit variance whose days resemble the day before.
pub fn autoregressive(days: usize, rho: f64, random: &mut Random) -> Vec<f64> {
    let mut state = normal(random);
    (0..days)
        .map(|_| {
            let value = state;
            state = rho * state + (1.0 - rho * rho).sqrt() * normal(random);
            value
        })
        .collect()
}

/// Noise of a kind: half of the drift is a straight line, half a slow swing.
pub fn noise(days: usize, kind: Kind, random: &mut Random) -> Vec<f64> {
    let pattern: Vec<f64> = (0..7).map(|_| kind.weekdays * normal(random)).collect();
    let sign = if random.below(2) == 0 { 1.0 } else { -1.0 };
    let phase = random.unit();
    autoregressive(days, kind.rho, random)
        .into_iter()
        .enumerate()
        .map(|(day, value)| {
            let value = if kind.is_rough {
                (value + normal(random)) / std::f64::consts::SQRT_2
            } else {
                value
            };
            let along = day as f64 / days as f64;
            let swing = (std::f64::consts::TAU * (along + phase)).sin() / 2.0;
            value + pattern[day % 7] + kind.drift * (sign * along + swing) / 1.5
        })
        .collect()
}

/// What a person answers: whole points from 0 to 10 about `centre`, one standard deviation being `size` points;
/// a day is missing with the chance `missing`.
pub fn answers(
    values: &[f64],
    centre: f64,
    size: f64,
    missing: f64,
    random: &mut Random,
) -> Vec<Option<f64>> {
    values
        .iter()
        .map(|value| {
            let is_missing = random.unit() < missing;
            (!is_missing).then(|| (centre + size * value).round().clamp(0.0, 10.0))
        })
        .collect()
}
