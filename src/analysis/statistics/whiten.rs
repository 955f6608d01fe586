//! Takes out of each day what the day before already says, so that what is left are nearly independent surprises.

/// The surprises of two series on the days when both are known.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct Innovations {
    /// Of the input, a place for each day.
    pub input: Vec<Option<f64>>,
    /// Of the output, on the same days.
    pub output: Vec<Option<f64>>,
}

impl Innovations {
    /// The pairs of the days that have one.
    pub fn pairs(&self) -> impl Iterator<Item = (f64, f64)> {
        self.input
            .iter()
            .zip(&self.output)
            .filter_map(|(x, y)| Some(((*x)?, (*y)?)))
    }
}

/// Filters the output, and the input `lag` days earlier, by the output's lag-1 autocorrelation `rho`, so that
/// output = b × input + surprise holds with the same b and with surprises that do not depend on each other:
/// yₜ − ρᵍ y₍ₜ₋g₎ where g is the number of days since both were last known, scaled to the surprise of a single day
/// by √((1 − ρ²) / (1 − ρ²ᵍ)); the first day is scaled by √(1 − ρ²). Generalised least squares for noise that is
/// autoregressive of order one (Prais and Winsten, Cowles Commission discussion paper 383 (1954)); for days that are
/// missing: Jones, "Maximum Likelihood Fitting of ARMA Models to Time Series with Missing Observations",
/// Technometrics 22 (1980) 389–395.
pub fn innovations(input: &[Option<f64>], output: &[Option<f64>], lag: usize, rho: f64) -> Innovations {
    let rho = if rho.is_finite() {
        rho.clamp(-0.95, 0.95)
    } else {
        0.0
    };
    let mut before: Option<(usize, f64, f64)> = None;
    let earlier = std::iter::repeat_n(&None, lag).chain(input);
    let (input, output) = earlier
        .zip(output)
        .enumerate()
        .map(|(day, (x, y))| match (*x, *y) {
            (Some(x), Some(y)) => {
                let (days, known_x, known_y) = before.map_or((usize::MAX, 0.0, 0.0), |(at, x, y)| {
                    (day.saturating_sub(at), x, y)
                });
                let (carried, scale) = match days {
                    1 => (rho, 1.0),
                    usize::MAX => (0.0, (1.0 - rho * rho).sqrt()),
                    _ => {
                        let carried = rho.powi(i32::try_from(days).unwrap_or(i32::MAX));
                        (carried, ((1.0 - rho * rho) / (1.0 - carried * carried)).sqrt())
                    }
                };
                before = Some((day, x, y));
                (
                    Some(scale * (x - carried * known_x)),
                    Some(scale * (y - carried * known_y)),
                )
            }
            _ => (None, None),
        })
        .unzip();
    Innovations { input, output }
}
