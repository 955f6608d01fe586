//! A share and how far it may be off.

/// The 97.5 % point of the normal distribution.
const Z: f64 = 1.959_963_984_540_054;

/// A share of pairs or days with its 95 % interval, all 0 to 1.
#[derive(Clone, Copy, PartialEq, Debug)]
pub struct Proportion {
    /// The share seen.
    pub share: f64,
    /// Lower end of the interval.
    pub low: f64,
    /// Upper end of the interval.
    pub high: f64,
}

/// The share of `hits` among `all` with its 95 % interval by Wilson, "Probable Inference, the Law of Succession,
/// and Statistical Inference", Journal of the American Statistical Association 22 (1927) 209–212.
/// `None` when there is nothing to share or there are more hits than cases.
pub fn wilson(hits: usize, all: usize) -> Option<Proportion> {
    if all == 0 || hits > all {
        return None;
    }
    let n = all as f64;
    let share = hits as f64 / n;
    let scale = 1.0 + Z * Z / n;
    let centre = (share + Z * Z / (2.0 * n)) / scale;
    let half = Z / scale * (share * (1.0 - share) / n + Z * Z / (4.0 * n * n)).sqrt();
    Some(Proportion {
        share,
        low: (centre - half).max(0.0).min(share),
        high: (centre + half).min(1.0).max(share),
    })
}
