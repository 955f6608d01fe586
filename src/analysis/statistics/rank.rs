//! Ranks, with ties shared.

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
