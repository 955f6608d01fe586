//! Student's distribution: how much wider an interval is where the noise is only known from so many days.
//! Knows no data.

use std::f64::consts::PI;

use super::interval::Level;

/// From here on it cannot be told from the normal distribution.
const AS_GOOD_AS_NORMAL: f64 = 1e9;

/// The point of Student's distribution over the same point of the normal one. `freedom` is at least 1 and need not be whole.
/// Newton's steps from the normal point, which is below it: what is inside is concave there, so that no step goes too far.
pub(super) fn wider(level: Level, freedom: f64) -> f64 {
    if freedom > AS_GOOD_AS_NORMAL {
        return 1.0;
    }
    let mut t = level.normal;
    for _ in 0..50 {
        let density = density(t, freedom);
        let step = (level.inside - 2.0 * t * density * series(t, freedom)) / (2.0 * density);
        t += step;
        if step.abs() < 1e-14 * t {
            break;
        }
    }
    t / level.normal
}

/// How likely `t` is (Abramowitz and Stegun, "Handbook of Mathematical Functions" (1964) 26.7.2).
fn density(t: f64, freedom: f64) -> f64 {
    let share = (1.0 + t * t / freedom).ln() * (freedom + 1.0) / 2.0;
    half_step(freedom / 2.0) / (PI * freedom).sqrt() * (-share).exp()
}

/// What lies between −t and t, over 2 t times the density at t: the incomplete beta function as a series of which no term
/// is negative (26.5.4 and 26.7.1 there).
fn series(t: f64, freedom: f64) -> f64 {
    let x = t * t / (freedom + t * t);
    let (mut sum, mut term) = (1.0, 1.0);
    let mut n = 0.0;
    while term > 1e-17 * sum && n < 10_000.0 {
        term *= x * (freedom / 2.0 + 0.5 + n) / (1.5 + n);
        sum += term;
        n += 1.0;
    }
    sum
}

/// Γ(x + ½) / Γ(x): by its series for large x (Graham, Knuth and Patashnik, "Concrete Mathematics" (1994), exercise 9.60),
/// and down to `x` by what the function is of one more.
fn half_step(x: f64) -> f64 {
    let (mut x, mut down) = (x, 1.0);
    while x < 50.0 {
        down *= x / (x + 0.5);
        x += 1.0;
    }
    let less = x.recip();
    let terms = [
        -1.0 / 8.0,
        1.0 / 128.0,
        5.0 / 1024.0,
        -21.0 / 32_768.0,
        -399.0 / 262_144.0,
    ];
    let tail = terms.iter().rfold(0.0, |sum, term| less * (term + sum));
    down * x.sqrt() * (1.0 + tail)
}
