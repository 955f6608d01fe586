//! Ranks, with ties shared, and how two orders agree.

use super::{finite, mean};

/// The rank of each value, from 1; equal values share the mean of their ranks.
pub fn mid_ranks(values: &[f64]) -> Vec<f64> {
    let mut order: Vec<(f64, usize)> = values.iter().copied().zip(0..).collect();
    // The one place where sorting takes the time: hundreds of times ten years.
    order.sort_unstable_by(|a, b| a.0.total_cmp(&b.0));
    let mut ranks = vec![0.0; values.len()];
    let mut before = 0_usize;
    for group in order.chunk_by(|a, b| a.0 == b.0) {
        let shared = before as f64 + (group.len() as f64 + 1.0) / 2.0;
        for (_, place) in group {
            if let Some(rank) = ranks.get_mut(*place) {
                *rank = shared;
            }
        }
        before = before.saturating_add(group.len());
    }
    ranks
}

/// Spearman's rank correlation of pairs, −1 to 1: Pearson's correlation of the mid-ranks
/// (Kendall and Gibbons, "Rank Correlation Methods", 5th ed. 1990, ch. 3).
/// `None` for fewer than three pairs or when either side does not vary.
pub fn spearman(pairs: &[(f64, f64)]) -> Option<f64> {
    if pairs.len() < 3 {
        return None;
    }
    let x = mid_ranks(&pairs.iter().map(|(x, _)| *x).collect::<Vec<_>>());
    let y = mid_ranks(&pairs.iter().map(|(_, y)| *y).collect::<Vec<_>>());
    correlation(&x, &y)
}

fn correlation(x: &[f64], y: &[f64]) -> Option<f64> {
    let (centre_x, centre_y) = (mean(x)?, mean(y)?);
    let (mut xy, mut xx, mut yy) = (0.0, 0.0, 0.0);
    for (x, y) in x.iter().zip(y) {
        let (x, y) = (x - centre_x, y - centre_y);
        xy += x * y;
        xx += x * x;
        yy += y * y;
    }
    if xx <= 0.0 || yy <= 0.0 {
        return None;
    }
    Some(finite(xy / (xx * yy).sqrt())?.clamp(-1.0, 1.0))
}
