//! How much a day resembles the day before.

use super::{answered, finite, mean};

/// The lag-1 autocorrelation of a series.
#[derive(Clone, Copy, PartialEq, Debug)]
pub struct Autocorrelation {
    /// Pairs of adjacent days that were both answered.
    pub pairs: usize,
    /// As estimated, −1 to 1; too low in short series.
    pub estimate: f64,
    /// With the small-sample bias removed, −1 to 1.
    pub corrected: f64,
}

/// The lag-1 autocorrelation over adjacent answered days; `None` when there are fewer than five answers,
/// no two of them adjacent, or all are equal.
///
/// Without gaps the estimate is r₁ = Σ (yₜ − ȳ)(yₜ₊₁ − ȳ) / Σ (yₜ − ȳ)²; with gaps both sums become means over
/// what was answered (Parzen, "On Spectral Analysis with Missing Observations and Amplitude Modulation",
/// Sankhyā A 25 (1963) 383–392). Its bias for an unknown mean is −(1 + 4ρ)/n, so that the corrected value is
/// (n r₁ + 1) / (n − 4) (Shaman and Stine, "The Bias of Autoregressive Coefficient Estimators",
/// Journal of the American Statistical Association 83 (1988) 842–848, after Marriott and Pope, Biometrika 41 (1954)).
pub fn autocorrelation(values: &[Option<f64>]) -> Option<Autocorrelation> {
    let known = answered(values);
    let n = known.len() as f64;
    if n < 5.0 {
        return None;
    }
    let centre = mean(&known)?;
    let squares: f64 = known.iter().map(|v| (v - centre).powi(2)).sum();
    let (products, pairs) = values
        .iter()
        .zip(values.iter().skip(1))
        .filter_map(|(a, b)| Some(((*a)?, (*b)?)))
        .filter(|(a, b)| a.is_finite() && b.is_finite())
        .fold((0.0, 0_usize), |(sum, pairs), (a, b)| {
            (sum + (a - centre) * (b - centre), pairs.saturating_add(1))
        });
    if pairs == 0 || squares <= 0.0 {
        return None;
    }
    let estimate = finite(products / pairs as f64 * (n - 1.0) / squares)?.clamp(-1.0, 1.0);
    let corrected = ((n * estimate + 1.0) / (n - 4.0)).clamp(-1.0, 1.0);
    Some(Autocorrelation {
        pairs,
        estimate,
        corrected,
    })
}
